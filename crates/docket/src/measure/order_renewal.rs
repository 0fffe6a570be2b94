//! Order that a measure runs longer (裁定续行).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::clock::Urgency;
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Kind, Pages, command};
use crate::measure::order::{self, OrderKind, RenewalConfirmed, due_on, renewal_days};
use crate::measure::term::{self, last_safe_day};
use crate::measure::{Measure, QUESTIONS, from_the_desk, last_day, months_max};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::procedure_interpretation2022;
use law::seizure2020::{RENEWAL_ALERT_DAYS, Turn};
use serde::{Deserialize, Serialize};
use values::Day;

command! {
    /// Orders that a measure runs longer.
    pub struct OrderRenewal {
        pub measure: EntryNo, "控制措施", Kind::Page(Pages::Measure);
        pub months: u32, "续行期限（月）", Kind::Whole(1, 36), "自续行之日起算，每次不超过原法定最长期限";
    }
}

/// 裁定续行.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewalOrdered {
    /// The measure.
    pub measure: EntryNo,
    /// For how many months from the day of renewal.
    pub months: u32,
    /// The day by which a report is expected.
    pub due_on: Day,
    /// Working days that the institution needs to renew; as before where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal_days: Option<u32>,
    /// What the court had decided of the questions that shape the last day.
    #[serde(default, skip_serializing_if = "Applied::is_empty")]
    pub applied: Applied,
}

impl Act for OrderRenewal {
    const ABOUT: About = About {
        name: "order_renewal",
        title: "续行控制",
        topic: Topic::Measure,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(procedure_interpretation2022::article("第四百八十五条第二款、第三款")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::WhereMeasuresAreKept,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if case.still_owed(ctx.today).is_zero() {
            return Vec::new();
        }
        case.measures
            .iter()
            .filter(|measure| measure.property.is_some() && measure.runs_on(ctx.today))
            .filter(|measure| case.open_order_on(measure.no).is_none())
            .filter_map(|measure| {
                let safe = last_safe_day(measure, renewal_days(measure.institution.as_ref(), ctx));
                (safe.days_since(ctx.today) <= RENEWAL_ALERT_DAYS[0]).then(|| Offer::Open {
                    reason: format!(
                        "{}的{}{}，最迟应于{}发出续行手续",
                        measure.place(),
                        measure.way.title(),
                        Urgency::words(measure.until, ctx.today),
                        safe.chinese()
                    ),
                    due_on: Some(safe),
                    weight: Weight::Next,
                    prefill: vec![
                        ("measure", measure.no.to_string()),
                        ("months", months_max(measure.kind, ctx.today, Turn::Renewal).to_string()),
                    ],
                })
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let measure = from_the_desk(case, self.measure)?;
        match measure.running(ctx.today) {
            Err(Refusal::MeasureEnded { on }) if measure.released_on.is_none() => {
                return Err(Refusal::RenewalTooLate { ended_on: on });
            }
            other => other?,
        };
        if case.open_order_on(measure.no).is_some() {
            return Err(Refusal::OrderOpen);
        }
        let applied = Applied::of(ctx.law, QUESTIONS);
        let until = last_day(measure.kind, ctx.today, self.months, Turn::Renewal, &applied)?;
        if until <= measure.until {
            return Err(Refusal::DayTooEarly {
                label: "续行后的届满日",
                day: until,
                after: measure.until,
                what: "原届满日",
            });
        }
        let due_on = due_on(measure.institution.as_ref(), ctx);
        let ordered = RenewalOrdered {
            measure: self.measure,
            months: self.months,
            due_on,
            renewal_days: Some(renewal_days(measure.institution.as_ref(), ctx)),
            applied,
        };
        let mut events = vec![ordered.into()];
        if measure.institution.is_none() {
            let order = EntryNo(case.pages + 1);
            let (measure, on) = (self.measure, ctx.today);
            events.push(RenewalConfirmed { order, measure, until, on, receipt: String::new() }.into());
        }
        Ok(events)
    }

    fn summary(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, Measure::place);
        format!("续行控制{place}{}个月", self.months)
    }
}

impl Happening for RenewalOrdered {
    const KIND: &'static str = "renewal_ordered";
    const TITLE: &'static str = "裁定续行";
    const PAPERS: &'static [Paper] = &[Paper::ControlRuling, Paper::AssistanceNotice];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(measure) = case.measures.iter_mut().find(|one| one.no == self.measure) {
            measure.renewal_days = self.renewal_days.unwrap_or(measure.renewal_days);
            measure.applied.clone_from(&self.applied);
        }
        term::awaits(case, self.measure, stamp.on);
        order::open(case, stamp, self.measure, OrderKind::Renewal { months: self.months }, self.due_on);
    }

    fn sentence(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, Measure::place);
        format!("裁定续行控制{place}，期限{}个月", self.months)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.measure]
    }
}
