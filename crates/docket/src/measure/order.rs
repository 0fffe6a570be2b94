//! Orders to institutions (协助执行): what is to be done with a measure, and what the institution reports back.
//!
//! An order is known by its page, as an inquiry is. [`take`] turns a report into the pages that follow; it never
//! fails: a repetition writes nothing.

use crate::act::Context;
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::measure::disputed::{ReportDispute, dispute, disputed};
use crate::measure::release_freeze::Ground;
use crate::measure::{Standing, inspect_seal, term};
use crate::property::Property;
use serde::{Deserialize, Serialize};
use values::{Day, Fen, InstitutionId};

/// Days after which a report on paper is late: the court's own standard, as for an institution without a number.
pub(crate) const PAPER_DAYS: u32 = 15;

/// One order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The page that orders; it is also the number of the request.
    pub no: EntryNo,
    /// The measure.
    pub measure: EntryNo,
    /// What is to be done.
    pub what: OrderKind,
    /// Who is to do it; none where the court does it itself or the papers go by hand to somebody without an id.
    pub institution: Option<InstitutionId>,
    /// The day.
    pub ordered_on: Day,
    /// The day by which a report is expected.
    pub due_on: Day,
    /// How it stands.
    pub state: OrderState,
}

/// What is to be done with a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderKind {
    /// Take it.
    Control {
        /// For how many months.
        months: u32,
    },
    /// Let it run longer.
    Renewal {
        /// For how many months from the day of renewal.
        months: u32,
    },
    /// End it, or let it hold less.
    Release {
        /// Why.
        ground: Ground,
        /// What is released; all of it where none is named.
        amount: Option<Fen>,
    },
    /// Send held money to the court.
    Deduction {
        /// The sum.
        amount: Fen,
    },
    /// Say how it stands while it waits.
    Status,
}

impl OrderKind {
    /// The stored word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            OrderKind::Control { .. } => "control",
            OrderKind::Renewal { .. } => "renew",
            OrderKind::Release { .. } => "release",
            OrderKind::Deduction { .. } => "deduct",
            OrderKind::Status => "status",
        }
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            OrderKind::Control { .. } => "控制",
            OrderKind::Renewal { .. } => "续行",
            OrderKind::Release { .. } => "解除",
            OrderKind::Deduction { .. } => "划拨",
            OrderKind::Status => "轮候状态",
        }
    }
}

/// How an order stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderState {
    /// No report yet.
    Open,
    /// Done.
    Done {
        /// The day.
        on: Day,
        /// The page of the report.
        report: EntryNo,
    },
    /// Not done.
    Refused {
        /// The day.
        on: Day,
        /// Why.
        reason: String,
    },
    /// No report came in time.
    TimedOut {
        /// The day.
        on: Day,
    },
    /// A report came that cannot be taken as it is; it waits for the officer.
    Disputed {
        /// The day of the report.
        on: Day,
        /// Why.
        why: ReportDispute,
        /// What it said, in words.
        told: String,
    },
}

impl Order {
    /// Whether a report is still awaited.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == OrderState::Open
    }

    /// Whether a report can be entered: one that comes too late is a report all the same, and so is the right one
    /// after one that was disputed.
    #[must_use]
    pub fn awaits_report(&self) -> bool {
        matches!(self.state, OrderState::Open | OrderState::TimedOut { .. } | OrderState::Disputed { .. })
    }

    /// How it stands, in words.
    #[must_use]
    pub fn state_words(&self) -> String {
        match &self.state {
            OrderState::Open => format!("待回执（{}前）", self.due_on.chinese()),
            OrderState::Done { on, .. } => format!("已于{}办理", on.chinese()),
            OrderState::Refused { reason, .. } => format!("未办成：{reason}"),
            OrderState::TimedOut { .. } => "逾期未回执".to_owned(),
            OrderState::Disputed { why, told, .. } => format!("回执存疑：{}；回执称{told}", why.title()),
        }
    }
}

/// What an institution reports of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The day of the report.
    pub on: Day,
    /// The number of the receipt.
    pub receipt: String,
    /// What was done.
    pub done: Done,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// The thing is held.
    Controlled {
        /// The institution's number of the measure.
        control_no: String,
        /// What is held, where it is held by amount.
        held: Option<Fen>,
        /// The first day of effect.
        from: Day,
        /// The last day of effect; none while it waits.
        until: Option<Day>,
        /// How many measures stand before it.
        rank: u32,
    },
    /// It runs longer.
    Renewed {
        /// The last day of effect.
        until: Day,
    },
    /// It is lifted, or holds less.
    Released {
        /// The day.
        on: Day,
    },
    /// Money is on its way.
    Deducted {
        /// The sum.
        amount: Fen,
        /// The day.
        on: Day,
    },
    /// It is not done.
    Refused {
        /// Why.
        reason: String,
    },
}

/// The pages that follow from a report; none where it repeats what is known or reports something else. A report that
/// says what cannot be is disputed.
#[must_use]
pub fn take(case: &Case, order: EntryNo, report: &Report) -> Vec<Event> {
    let Some(asked) = case.order(order).filter(|order| order.awaits_report()) else { return Vec::new() };
    if let Some(why) = dispute(case, asked, report) {
        return disputed(asked, report, why, &report.done.words());
    }
    let (measure, on, receipt) = (asked.measure, report.on, report.receipt.clone());
    match (&asked.what, &report.done) {
        (_, Done::Refused { reason }) => {
            vec![OrderRefused { order, measure, on, reason: reason.clone(), receipt }.into()]
        }
        (
            OrderKind::Control { .. } | OrderKind::Status,
            Done::Controlled { control_no, held, from, until, rank },
        ) => {
            let in_effect = *rank == 0 && until.is_some();
            // Money is held as far as there is any; a thing is held as a whole, at the value it was taken at.
            let held = case.measure(measure).map_or(Fen::ZERO, |one| match held {
                Some(held) if one.kind.is_money() => (*held).min(one.ordered),
                _ => one.ordered,
            });
            vec![
                ControlConfirmed {
                    order: Some(order).filter(|order| *order != measure),
                    measure,
                    control_no: control_no.clone(),
                    held_fen: if in_effect { held } else { Fen::ZERO },
                    from: *from,
                    until: *until,
                    rank: *rank,
                    on,
                    receipt,
                }
                .into(),
            ]
        }
        (OrderKind::Renewal { .. }, Done::Renewed { until }) => {
            vec![RenewalConfirmed { order, measure, until: *until, on, receipt }.into()]
        }
        (OrderKind::Release { amount, .. }, Done::Released { on: released_on }) => {
            vec![
                ReleaseConfirmed { order, measure, amount_fen: *amount, released_on: *released_on, receipt }
                    .into(),
            ]
        }
        (OrderKind::Deduction { .. }, Done::Deducted { amount, on: deducted_on }) => {
            vec![
                DeductionConfirmed {
                    order,
                    measure,
                    amount_fen: *amount,
                    deducted_on: *deducted_on,
                    receipt,
                }
                .into(),
            ]
        }
        _ => Vec::new(),
    }
}

/// The page that says that no report came in time; none where one came, or the day has not passed.
#[must_use]
pub fn time_out(case: &Case, order: EntryNo, today: Day) -> Vec<Event> {
    match case.order(order) {
        Some(asked) if asked.is_open() && asked.due_on < today => vec![OrderTimedOut { order }.into()],
        _ => Vec::new(),
    }
}

/// The day by which an institution is expected to report.
#[must_use]
pub fn due_on(institution: Option<&InstitutionId>, ctx: &Context<'_>) -> Day {
    let known = institution.and_then(|id| ctx.directory.institutions.get(id));
    ctx.today.plus_days(known.map_or(PAPER_DAYS, |one| one.answer_days) as i32)
}

/// How many working days an institution needs to renew.
#[must_use]
pub fn renewal_days(institution: Option<&InstitutionId>, ctx: &Context<'_>) -> u32 {
    institution.and_then(|id| ctx.directory.institutions.get(id)).map_or(0, |one| one.renewal_days)
}

/// Who keeps a thing, in words: its keeper, or the institution.
pub(crate) fn holder(property: &Property, keeper: Option<&str>, ctx: &Context<'_>) -> String {
    match (keeper, &property.institution) {
        (Some(keeper), _) => keeper.to_owned(),
        (None, Some(institution)) => ctx.directory.institution_name(institution),
        (None, None) => String::new(),
    }
}

/// Puts an order about a measure on the docket; it goes to the institution that keeps the thing.
pub(crate) fn open(case: &mut Case, stamp: &Stamp, measure: EntryNo, what: OrderKind, due_on: Day) {
    let institution = case.measure(measure).and_then(|measure| measure.institution.clone());
    let (no, ordered_on, state) = (stamp.no, stamp.on, OrderState::Open);
    case.orders.push(Order { no, measure, what, institution, ordered_on, due_on, state });
}

pub(crate) fn close(case: &mut Case, order: EntryNo, state: OrderState) {
    if let Some(order) = case.orders.iter_mut().find(|one| one.no == order) {
        order.state = state;
    }
}

/// 控制回执.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlConfirmed {
    /// The measure.
    pub measure: EntryNo,
    /// The order, where it is another page than that of the measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<EntryNo>,
    /// The institution's number of the measure.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub control_no: String,
    /// What is held.
    pub held_fen: Fen,
    /// The first day of effect.
    pub from: Day,
    /// The last day of effect; none while it waits.
    pub until: Option<Day>,
    /// How many measures stand before it.
    #[serde(default)]
    pub rank: u32,
    /// The day of the report.
    pub on: Day,
    /// The number of the receipt.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub receipt: String,
}

impl Happening for ControlConfirmed {
    const KIND: &'static str = "control_confirmed";
    const TITLE: &'static str = "控制回执";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        close(case, self.order.unwrap_or(self.measure), OrderState::Done { on: self.on, report: stamp.no });
        let Some(measure) = case.measures.iter_mut().find(|one| one.no == self.measure) else { return };
        measure.control_no.clone_from(&self.control_no);
        measure.held = self.held_fen;
        measure.from = self.from;
        match self.until {
            Some(until) if self.rank == 0 => {
                measure.standing = Standing::Confirmed;
                measure.until = until;
                term::begin(case, self.measure);
                inspect_seal::watch(case, self.measure, self.from, inspect_seal::INSPECT_EVERY_DAYS);
            }
            _ => measure.standing = Standing::Waiting(self.rank.max(1)),
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let Some(measure) = case.measure(self.measure) else { return String::new() };
        let (way, place) = (measure.way.title(), measure.place());
        let receipt = receipt_words(&self.receipt);
        match self.until {
            Some(until) if self.rank == 0 && measure.kind.is_money() => {
                format!("已{way}{place}，实际控制{}元，至{}{receipt}", self.held_fen, until.chinese())
            }
            Some(until) if self.rank == 0 => format!("已{way}{place}，至{}{receipt}", until.chinese()),
            _ => format!("轮候{way}{place}，前有{}项措施，尚不产生效力{receipt}", self.rank.max(1)),
        }
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.order.unwrap_or(self.measure)]
    }
}

/// The number of a receipt at the end of a sentence.
fn receipt_words(receipt: &str) -> String {
    if receipt.is_empty() { String::new() } else { format!("（回执{receipt}）") }
}

/// 续行回执.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewalConfirmed {
    /// The order.
    pub order: EntryNo,
    /// The measure.
    pub measure: EntryNo,
    /// The last day of effect.
    pub until: Day,
    /// The day of the report.
    pub on: Day,
    /// The number of the receipt.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub receipt: String,
}

impl Happening for RenewalConfirmed {
    const KIND: &'static str = "renewal_confirmed";
    const TITLE: &'static str = "续行回执";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        close(case, self.order, OrderState::Done { on: self.on, report: stamp.no });
        if let Some(measure) = case.measures.iter_mut().find(|one| one.no == self.measure) {
            measure.until = measure.until.max(self.until);
            // A report that came late says that nothing lapsed.
            measure.lapse = None;
        }
        term::prolonged(case, self.measure);
    }

    fn sentence(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, super::Measure::place);
        format!("{place}已续行，至{}{}", self.until.chinese(), receipt_words(&self.receipt))
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.order]
    }
}

/// 解除回执.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseConfirmed {
    /// The order.
    pub order: EntryNo,
    /// The measure.
    pub measure: EntryNo,
    /// What is released; all of it where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_fen: Option<Fen>,
    /// The day.
    pub released_on: Day,
    /// The number of the receipt.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub receipt: String,
}

impl Happening for ReleaseConfirmed {
    const KIND: &'static str = "release_confirmed";
    const TITLE: &'static str = "解除回执";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        close(case, self.order, OrderState::Done { on: self.released_on, report: stamp.no });
        let Some(measure) = case.measures.iter_mut().find(|one| one.no == self.measure) else { return };
        match self.amount_fen {
            Some(amount) if amount < measure.held_now() => measure.held -= amount,
            _ => {
                measure.released_on = Some(self.released_on);
                term::ended(case, self.measure, self.released_on);
            }
        }
        if !case.measures.iter().any(|measure| measure.runs_on(stamp.on)) {
            case.clocks.meet(ClockKind::LiftMeasures, 0, self.released_on);
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, super::Measure::place);
        let receipt = receipt_words(&self.receipt);
        match self.amount_fen {
            Some(amount) => format!("已解除{place}中的{amount}元{receipt}"),
            None => format!("已解除{place}{receipt}"),
        }
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.order]
    }
}

/// 划拨回执.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeductionConfirmed {
    /// The order.
    pub order: EntryNo,
    /// The measure.
    pub measure: EntryNo,
    /// The sum.
    pub amount_fen: Fen,
    /// The day, which stops the interest on this part.
    pub deducted_on: Day,
    /// The number of the receipt.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub receipt: String,
}

impl Happening for DeductionConfirmed {
    const KIND: &'static str = "deduction_confirmed";
    const TITLE: &'static str = "划拨回执";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        close(case, self.order, OrderState::Done { on: self.deducted_on, report: stamp.no });
        let Some(measure) = case.measures.iter_mut().find(|one| one.no == self.measure) else { return };
        measure.deducted += self.amount_fen;
        let debtor = measure.debtor;
        case.deductions.push(crate::money::Deduction {
            no: stamp.no,
            debtor,
            amount: self.amount_fen,
            deducted_on: self.deducted_on,
            arrived: None,
        });
    }

    fn sentence(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, super::Measure::place);
        format!("已从{place}划拨{}元至本院案款账户{}", self.amount_fen, receipt_words(&self.receipt))
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.order]
    }
}

/// 未能协助办理.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderRefused {
    /// The order.
    pub order: EntryNo,
    /// The measure.
    pub measure: EntryNo,
    /// The day of the report.
    pub on: Day,
    /// Why.
    pub reason: String,
    /// The number of the receipt.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub receipt: String,
}

impl Happening for OrderRefused {
    const KIND: &'static str = "order_refused";
    const TITLE: &'static str = "未能协助办理";

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        close(case, self.order, OrderState::Refused { on: self.on, reason: self.reason.clone() });
        // An order that is refused as a whole leaves no measure; one about a running measure leaves it as it was.
        if self.order == self.measure
            && let Some(measure) = case.measures.iter_mut().find(|one| one.no == self.measure)
        {
            measure.standing = Standing::Refused { on: self.on, reason: self.reason.clone() };
        }
        term::asks_again(case, self.measure);
    }

    fn sentence(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, super::Measure::place);
        let what = case.order(self.order).map_or("", |order| order.what.title());
        format!("{place}的{what}未能办理：{}", self.reason)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.order]
    }
}

/// 逾期未回执.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderTimedOut {
    /// The order.
    pub order: EntryNo,
}

impl Happening for OrderTimedOut {
    const KIND: &'static str = "order_timed_out";
    const TITLE: &'static str = "逾期未回执";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        close(case, self.order, OrderState::TimedOut { on: stamp.on });
        if let Some(measure) = case.order(self.order).map(|order| order.measure) {
            term::asks_again(case, measure);
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let Some(order) = case.order(self.order) else { return String::new() };
        let place = case.measure(order.measure).map_or_else(String::new, super::Measure::place);
        format!("{place}的{}逾期未回执", order.what.title())
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.order]
    }
}
