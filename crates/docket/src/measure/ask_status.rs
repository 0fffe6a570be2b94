//! Ask how a waiting measure stands (查询轮候状态): when the earlier ones are gone it has effect by itself.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::measure::order::{self, OrderKind, due_on};
use crate::measure::{Measure, Standing};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Day;

/// How many days pass before the program itself asks again: the court's own standard.
pub const ASK_EVERY_DAYS: i32 = 7;

command! {
    /// Asks how a waiting measure stands.
    pub struct AskStatus {
        pub measure: EntryNo, "轮候措施", Kind::Page(Pages::Measure);
    }
}

/// 查询轮候状态.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusAsked {
    /// The measure.
    pub measure: EntryNo,
    /// The day by which an answer is expected.
    pub due_on: Day,
}

impl Act for AskStatus {
    const ABOUT: About = About {
        name: "ask_status",
        title: "查询轮候状态",
        topic: Topic::Measure,
        offices: &[
            Office::Handler,
            Office::Assistant,
            Office::TeamLeader,
            Office::CommandCentre,
            Office::System,
        ],
        approval: Approval::None,
        basis: Basis::Article(law::seizure2020::article("第二十六条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::WhereMeasuresAreKept,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        case.measures
            .iter()
            .filter(|measure| is_waiting(measure) && case.open_order_on(measure.no).is_none())
            .map(|measure| {
                let asked_on = case.last_asked_on(measure.no);
                let is_due = asked_on.is_none_or(|on| ctx.today.days_since(on) >= ASK_EVERY_DAYS);
                Offer::Open {
                    reason: format!(
                        "{}{}，在先措施解除后自动生效",
                        measure.place(),
                        measure.standing_words(ctx.today)
                    ),
                    due_on: None,
                    weight: if is_due { Weight::Useful } else { Weight::Possible },
                    prefill: vec![("measure", measure.no.to_string())],
                }
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let measure = case.measure(self.measure).ok_or(Refusal::NotOnDocket("控制措施"))?;
        if !is_waiting(measure) {
            return Err(Refusal::NotWaiting);
        }
        if case.open_order_on(measure.no).is_some() {
            return Err(Refusal::OrderOpen);
        }
        let due_on = due_on(measure.institution.as_ref(), ctx);
        Ok(vec![StatusAsked { measure: self.measure, due_on }.into()])
    }

    fn summary(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, Measure::place);
        format!("查询{place}的轮候状态")
    }
}

/// Whether a measure waits behind others and its institution can be asked about it.
#[must_use]
pub fn is_waiting(measure: &Measure) -> bool {
    matches!(measure.standing, Standing::Waiting(_))
        && measure.released_on.is_none()
        && measure.institution.is_some()
        && !measure.control_no.is_empty()
}

impl Happening for StatusAsked {
    const KIND: &'static str = "status_asked";
    const TITLE: &'static str = "查询轮候状态";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        order::open(case, stamp, self.measure, OrderKind::Status, self.due_on);
    }

    fn sentence(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, Measure::place);
        format!("查询{place}的轮候状态")
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.measure]
    }
}
