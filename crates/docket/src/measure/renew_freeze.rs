//! Renew a freeze before it runs out (续行冻结).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::clock::Urgency;
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Kind, Pages, command};
use crate::measure::{QUESTIONS, last_day, months_max, term};
use crate::office::Office;
use crate::property::PropertyKind;
use crate::refusal::{Basis, Refusal};
use law::seizure2020::{RENEWAL_ALERT_DAYS, Turn};
use serde::{Deserialize, Serialize};
use values::Day;

command! {
    /// Renews one freeze.
    pub struct RenewFreeze {
        pub measure: EntryNo, "冻结措施", Kind::Page(Pages::Measure);
        pub renewed_on: Day, "续冻日期", Kind::Day, "银行办理续冻之日，须在原期限届满之前";
        pub months: u32, "续冻期限（月）", Kind::Whole(1, 36), "每次最长一年，自续冻之日起算";
    }
}

/// 续行冻结.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreezeRenewed {
    /// The measure.
    pub measure: EntryNo,
    /// The day the bank renewed.
    pub renewed_on: Day,
    /// The new last day.
    pub until: Day,
    /// What the court had decided of the questions that shape the last day.
    #[serde(default, skip_serializing_if = "Applied::is_empty")]
    pub applied: Applied,
}

impl Act for RenewFreeze {
    const ABOUT: About = About {
        name: "renew_freeze",
        title: "续行冻结",
        topic: Topic::Measure,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::procedure_interpretation2022::article("第四百八十五条第二款、第三款")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::WhereMeasuresAreKept,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let owed = case.still_owed(ctx.today).is_positive();
        case.measures
            .iter()
            .filter(|measure| measure.property.is_none() && measure.released_on.is_none() && owed)
            .filter(|measure| measure.lapse.is_none())
            .filter_map(|measure| {
                if measure.until < ctx.today {
                    return Some(Offer::Barred(Refusal::RenewalTooLate { ended_on: measure.until }));
                }
                let safe = measure.last_safe_on();
                (safe.days_since(ctx.today) <= RENEWAL_ALERT_DAYS[0]).then(|| Offer::Open {
                    reason: format!(
                        "{}的冻结{}，最迟应于{}到柜台办理续冻，届满即失效",
                        measure.place(),
                        Urgency::words(measure.until, ctx.today),
                        safe.chinese()
                    ),
                    due_on: Some(safe),
                    weight: Weight::Next,
                    prefill: vec![
                        ("measure", measure.no.to_string()),
                        ("renewed_on", ctx.today.to_string()),
                        ("months", months_max(PropertyKind::Deposit, ctx.today, Turn::Renewal).to_string()),
                    ],
                })
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let measure = super::over_the_counter(case, self.measure)?;
        if self.renewed_on > ctx.today {
            return Err(Refusal::DayInFuture { label: "续冻日期", day: self.renewed_on });
        }
        if let Some(on) = measure.released_on {
            return Err(Refusal::MeasureEnded { on });
        }
        if self.renewed_on > measure.until {
            return Err(Refusal::RenewalTooLate { ended_on: measure.until });
        }
        if self.renewed_on < measure.from {
            return Err(Refusal::DayTooEarly {
                label: "续冻日期",
                day: self.renewed_on,
                after: measure.from,
                what: "冻结日",
            });
        }
        let applied = Applied::of(ctx.law, QUESTIONS);
        let until = last_day(PropertyKind::Deposit, self.renewed_on, self.months, Turn::Renewal, &applied)?;
        if until <= measure.until {
            return Err(Refusal::DayTooEarly {
                label: "续冻后的届满日",
                day: until,
                after: measure.until,
                what: "原届满日",
            });
        }
        Ok(vec![FreezeRenewed { measure: self.measure, renewed_on: self.renewed_on, until, applied }.into()])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("续行冻结{}个月", self.months)
    }
}

impl Happening for FreezeRenewed {
    const KIND: &'static str = "freeze_renewed";
    const TITLE: &'static str = "续行冻结";
    const PAPERS: &'static [Paper] = &[Paper::FreezeRuling, Paper::AssistanceNotice];

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        if let Some(measure) = case.measures.iter_mut().find(|measure| measure.no == self.measure) {
            measure.until = self.until;
            measure.applied.clone_from(&self.applied);
        }
        term::prolonged(case, self.measure);
    }

    fn sentence(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, super::Measure::place);
        format!("续行冻结{place}，至{}", self.until.chinese())
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.measure]
    }
}
