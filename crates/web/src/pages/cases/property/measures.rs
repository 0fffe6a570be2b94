//! Control measures with their standing, and the orders about them.

use crate::pages::cases::case_path;
use crate::pages::cases::property::assets::standing_class;
use crate::show::{Amount, Due};
use docket::Case;
use docket::measure::order::{Order, OrderKind};
use docket::measure::{Measure, Standing};
use values::{Day, Fen};

/// One measure.
pub(crate) struct MeasureLine {
    pub(crate) page: String,
    pub(crate) no: u32,
    /// The case number, where lines of several cases stand together; empty otherwise.
    pub(crate) in_case: String,
    pub(crate) way: &'static str,
    pub(crate) place: String,
    pub(crate) debtor: String,
    /// Who keeps it, where the place does not say so.
    pub(crate) keeper: String,
    /// The number that the institution gave it.
    pub(crate) control_no: String,
    pub(crate) ordered: String,
    /// The share or number that is held, where the value is not known.
    pub(crate) portion: Option<String>,
    pub(crate) held_now: Amount,
    /// What was confirmed at first and deducted since, where something was.
    pub(crate) deducted: Option<String>,
    /// How a thing that stays in use was last found.
    pub(crate) inspected: Option<String>,
    pub(crate) from: String,
    pub(crate) until: String,
    pub(crate) standing: String,
    pub(crate) class: &'static str,
    /// How far its last day is, where it runs.
    pub(crate) due: Option<Due>,
    /// Orders whose report is awaited.
    pub(crate) awaited: Vec<OrderLine>,
    /// Orders that are done or came to nothing.
    pub(crate) past: Vec<OrderLine>,
    pub(crate) has_ended: bool,
}

/// One order about a measure.
pub(crate) struct OrderLine {
    pub(crate) page: String,
    pub(crate) words: String,
}

/// The measures of a case: what ends first stands first.
pub(crate) fn measures(case: &Case, today: Day) -> Vec<MeasureLine> {
    let mut all: Vec<&Measure> = case.measures.iter().collect();
    all.sort_by_key(|measure| (measure.until, measure.no));
    all.into_iter().map(|measure| measure_line(case, measure, today)).collect()
}

/// The line of one measure.
pub(crate) fn measure_line(case: &Case, measure: &Measure, today: Day) -> MeasureLine {
    let runs = measure.runs_on(today);
    let orders = case.orders.iter().filter(|order| order.measure == measure.no);
    let (awaited, past): (Vec<&Order>, Vec<&Order>) = orders.partition(|order| order.awaits_report());
    let line = |order: &Order| OrderLine {
        page: format!("{}#page-{}", case_path(&case.id), order.no),
        words: format!("{}：{}", order_words(&order.what), order.state_words()),
    };
    let place = measure.place();
    MeasureLine {
        page: format!("{}#page-{}", case_path(&case.id), measure.no),
        no: measure.no.0,
        in_case: String::new(),
        way: measure.way.title(),
        debtor: case.party_name(measure.debtor).to_owned(),
        keeper: if place.contains(&measure.holder) { String::new() } else { measure.holder.clone() },
        place,
        control_no: measure.control_no.clone(),
        ordered: measure.ordered.to_string(),
        portion: measure.portion.clone(),
        held_now: Amount::new(if runs { measure.held_now() } else { Fen::ZERO }),
        deducted: measure
            .deducted
            .is_positive()
            .then(|| format!("原控制{}元，已划拨{}元", measure.held, measure.deducted)),
        inspected: measure.inspected.map(|last| format!("{}检查：{}", last.on, last.condition.title())),
        from: measure.from.to_string(),
        until: measure.until.to_string(),
        standing: measure.standing_words(today),
        class: standing_class(measure, today),
        due: runs.then(|| Due::new(measure.until, today)),
        awaited: awaited.into_iter().map(line).collect(),
        past: past.into_iter().map(line).collect(),
        has_ended: has_ended(measure, today),
    }
}

/// Whether it will hold nothing any more unless ordered anew.
fn has_ended(measure: &Measure, today: Day) -> bool {
    measure.released_on.is_some()
        || matches!(measure.standing, Standing::Refused { .. })
        || (measure.standing == Standing::Confirmed && today > measure.until)
}

fn order_words(what: &OrderKind) -> String {
    match what {
        OrderKind::Control { months } | OrderKind::Renewal { months } => {
            format!("{}{months}个月", what.title())
        }
        OrderKind::Release { amount: Some(amount), .. } | OrderKind::Deduction { amount } => {
            format!("{}{amount}元", what.title())
        }
        OrderKind::Status => what.title().to_owned(),
        OrderKind::Release { ground, amount: None } => format!("{}（{}）", what.title(), ground.title()),
    }
}
