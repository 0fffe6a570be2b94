//! Record that somebody who was detained was released at the end of the term (拘留期满解除).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::coercion::obstacle::Obstacle;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::civil_procedure2023::article;
use serde::{Deserialize, Serialize};
use values::Day;

command! {
    /// Records one release.
    pub struct ReleaseDetained {
        pub detention: EntryNo, "拘留", Kind::Page(Pages::Detention);
        pub released_on: Day, "解除日期", Kind::Day;
        pub note: Option<String>, "说明", Kind::Text(200);
    }
}

/// 拘留期满解除.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetaineeReleased {
    /// The detention.
    pub detention: EntryNo,
    /// The day of release.
    pub released_on: Day,
    /// In words.
    pub note: Option<String>,
}

/// The detention ends for the case.
pub(crate) fn release(case: &mut Case, no: EntryNo, on: Day) {
    if let Some(detention) = case.detentions.iter_mut().find(|detention| detention.no == no) {
        detention.released_on = Some(on);
    }
    case.clocks.meet(ClockKind::DetentionEnds, no.0, on);
}

impl Act for ReleaseDetained {
    const ABOUT: About = About {
        name: "release_detained",
        title: "拘留期满解除",
        topic: Topic::Sanction,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(article("第一百一十八条第二款")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Always,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        case.detentions
            .iter()
            .filter(|detention| detention.released_on.is_none() && detention.until <= ctx.today)
            .map(|detention| Offer::Open {
                reason: format!(
                    "{}的拘留至{}届满，应当解除",
                    detention.person.words(case),
                    detention.until.chinese()
                ),
                due_on: Some(detention.until),
                weight: Weight::Next,
                prefill: vec![
                    ("detention", detention.no.to_string()),
                    ("released_on", detention.until.to_string()),
                ],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let detention = case.running_detention(self.detention)?;
        if self.released_on > ctx.today {
            return Err(Refusal::DayInFuture { label: "解除日期", day: self.released_on });
        }
        if self.released_on < detention.until {
            return Err(Obstacle::DetentionRunning { until: detention.until }.into());
        }
        let (detention, released_on, note) = (self.detention, self.released_on, self.note.clone());
        Ok(vec![DetaineeReleased { detention, released_on, note }.into()])
    }

    fn summary(&self, case: &Case) -> String {
        format!("{}拘留期满解除", case.detained(self.detention))
    }
}

impl Happening for DetaineeReleased {
    const KIND: &'static str = "detainee_released";
    const TITLE: &'static str = "拘留期满解除";
    const CORRECTABLE: bool = true;

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        release(case, self.detention, self.released_on);
    }

    fn sentence(&self, case: &Case) -> String {
        let note = self.note.as_ref().map_or_else(String::new, |note| format!("。{note}"));
        format!("{}拘留期满，{}解除{note}", case.detained(self.detention), self.released_on.chinese())
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.detention]
    }
}
