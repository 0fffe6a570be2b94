//! Say what was done after a measure ended without renewal (届满失效后的处理), so that nothing lapses unseen.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{self, Kind, Pages, command};
use crate::measure::{Measure, Standing, term};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Day;

/// What was done. The stored word never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The thing is held anew, from another day and behind whoever came in between.
    Retaken,
    /// It is not held any more.
    GivenUp,
}

impl form::Answer for Answer {
    const REQUIRED: bool = true;
}

/// Stored words and Chinese titles.
pub const ANSWERS: &[(&str, &str)] = &[("retaken", "已重新控制"), ("given_up", "不再控制")];

impl Answer {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Answer::Retaken => "已重新控制",
            Answer::GivenUp => "不再控制",
        }
    }
}

/// What somebody said about a measure that ended without renewal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lapse {
    /// What was done.
    pub answer: Answer,
    /// Why it ended, and why no more was done.
    pub reason: String,
    /// The day on which it was said.
    pub on: Day,
}

command! {
    /// Says what was done after a measure ended without renewal.
    pub struct RecordLapse {
        pub measure: EntryNo, "届满失效的措施", Kind::Page(Pages::Measure);
        pub answer: Answer, "处理结果", Kind::Choice(ANSWERS), "选择“已重新控制”的，须先对同一财产重新裁定控制";
        pub reason: String, "未能续行的原因和处理理由", Kind::Prose(500);
    }
}

/// 届满失效处理.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LapseRecorded {
    /// The measure.
    pub measure: EntryNo,
    /// What was done.
    pub answer: Answer,
    /// Why.
    pub reason: String,
}

/// The later measure that holds the same thing, or is to hold it.
fn retaken<'a>(case: &'a Case, lapsed: &Measure) -> Option<&'a Measure> {
    case.measures.iter().find(|later| {
        let same_thing = match lapsed.property {
            Some(property) => later.property == Some(property),
            None => later.debtor == lapsed.debtor && later.register_no == lapsed.register_no,
        };
        same_thing
            && later.no > lapsed.no
            && later.released_on.is_none()
            && !matches!(later.standing, Standing::Refused { .. })
    })
}

impl Act for RecordLapse {
    const ABOUT: About = About {
        name: "record_lapse",
        title: "登记届满失效处理",
        topic: Topic::Measure,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::seizure2020::article("第二十七条第一款")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::WhereMeasuresAreKept,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        // Where nothing is owed there is nothing to take again.
        let weight = if case.still_owed(ctx.today).is_zero() { Weight::Useful } else { Weight::Next };
        let lapsed = case.measures.iter().filter(|measure| measure.lapsed_unanswered_on(ctx.today));
        lapsed
            .map(|measure| {
                let held_anew = retaken(case, measure).is_some();
                let then = if held_anew {
                    "已重新控制，请说明原因"
                } else {
                    "请重新控制或者说明不再控制的理由"
                };
                let mut prefill = vec![("measure", measure.no.to_string())];
                if held_anew {
                    prefill.push(("answer", "retaken".to_owned()));
                }
                Offer::Open {
                    reason: format!(
                        "{}的{}已于{}届满失效，{then}",
                        measure.place(),
                        measure.way.verb(),
                        measure.until.chinese()
                    ),
                    due_on: Some(measure.until),
                    weight,
                    prefill,
                }
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let measure = case.measure(self.measure).ok_or(Refusal::NotOnDocket("控制措施"))?;
        match measure.running(ctx.today) {
            Ok(running) => return Err(Refusal::MeasureRunning { until: running.until }),
            Err(refusal) if !measure.lapsed_unanswered_on(ctx.today) => return Err(refusal),
            Err(_) => {}
        }
        let reason = self.reason.trim();
        if reason.is_empty() {
            return Err(Refusal::ReasonMissing);
        }
        if self.answer == Answer::Retaken && retaken(case, measure).is_none() {
            return Err(Refusal::NotRetaken);
        }
        Ok(vec![
            LapseRecorded { measure: self.measure, answer: self.answer, reason: reason.to_owned() }.into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, Measure::place);
        format!("{place}届满失效：{}", self.answer.title())
    }
}

impl Happening for LapseRecorded {
    const KIND: &'static str = "lapse_recorded";
    const TITLE: &'static str = "届满失效处理";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(measure) = case.measures.iter_mut().find(|one| one.no == self.measure) {
            measure.lapse = Some(Lapse { answer: self.answer, reason: self.reason.clone(), on: stamp.on });
        }
        term::ended(case, self.measure, stamp.on);
    }

    fn sentence(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, Measure::place);
        format!("{place}届满失效，{}：{}", self.answer.title(), self.reason)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.measure]
    }
}
