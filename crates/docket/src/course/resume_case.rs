//! Resume enforcement after a suspension (恢复执行).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::course::suspend_case::Ground;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use crate::settlement::obstacle::Obstacle;
use serde::{Deserialize, Serialize};

command! {
    /// Resumes enforcement from today.
    pub struct ResumeCase {
        pub facts: String, "恢复理由", Kind::Prose(500);
    }
}

/// 恢复执行.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resumed {
    /// Why.
    pub facts: String,
}

/// Whether enforcement is suspended for a settlement that is in force: it is resumed with the instrument, or not at all.
fn waits_for_settlement(case: &Case) -> bool {
    let ground = case.open_suspension().map(|suspension| suspension.ground);
    ground == Some(Ground::Settlement) && case.settlement().is_some()
}

impl Act for ResumeCase {
    const ABOUT: About = About {
        name: "resume_case",
        title: "恢复执行",
        topic: Topic::Course,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::enforcement_work2020::article("第60条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        case.open_suspension()
            .filter(|_| !waits_for_settlement(case))
            .map(|suspension| Offer::Open {
                reason: format!("自{}起中止，事由消失后应当恢复并书面通知当事人", suspension.since.chinese()),
                due_on: None,
                weight: Weight::Next,
                prefill: Vec::new(),
            })
            .into_iter()
            .collect()
    }

    fn decide(&self, case: &Case, _ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        case.open_suspension().ok_or(Refusal::NotSuspended)?;
        if waits_for_settlement(case) {
            return Err(Refusal::Settlement(Obstacle::InForce));
        }
        Ok(vec![Resumed { facts: self.facts.trim().to_owned() }.into()])
    }

    fn summary(&self, _case: &Case) -> String {
        "恢复执行".to_owned()
    }
}

impl Happening for Resumed {
    const KIND: &'static str = "resumed";
    const TITLE: &'static str = "恢复执行";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(suspension) = case.suspensions.iter_mut().find(|suspension| suspension.until.is_none()) {
            suspension.until = Some(stamp.on);
        }
        case.recount_handling();
    }

    fn sentence(&self, _case: &Case) -> String {
        format!("恢复执行：{}", self.facts)
    }
}
