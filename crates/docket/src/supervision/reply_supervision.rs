//! Answer an order of supervision (回复督办).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::supervision::obstacle::Obstacle;
use crate::supervision::{BASIS, Reply, State};
use serde::{Deserialize, Serialize};

command! {
    /// Answers an order.
    pub struct ReplySupervision {
        pub supervision: EntryNo, "督办事项", Kind::Page(Pages::Supervision);
        pub done: String, "办理情况", Kind::Prose(500), "做了什么；办不到的，写明障碍";
        pub effect: Option<String>, "效果", Kind::Prose(300), "可以留空";
    }
}

/// 督办回复.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupervisionReplied {
    /// The order.
    pub supervision: EntryNo,
    /// What was done.
    pub done: String,
    /// What came of it.
    pub effect: Option<String>,
    /// The name of whoever answers.
    pub by_name: String,
}

impl Act for ReplySupervision {
    const ABOUT: About = About {
        name: "reply_supervision",
        title: "回复督办",
        topic: Topic::Supervision,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: BASIS,
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if is_a_leader_over_others(case, ctx) {
            return Vec::new();
        }
        let waiting = case.supervisions.iter().filter(|one| one.state == State::Waiting);
        waiting
            .map(|one| Offer::Open {
                reason: match &one.remark {
                    Some(remark) => format!("{}督办：{}（退回意见：{remark}）", one.by_name, one.order),
                    None => format!("{}督办：{}", one.by_name, one.order),
                },
                due_on: Some(one.due_on),
                weight: Weight::Next,
                prefill: vec![("supervision", one.no.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if is_a_leader_over_others(case, ctx) {
            return Err(Refusal::NotYourCase);
        }
        let one = case.open_supervision(self.supervision)?;
        if let (State::Replied, Some(reply)) = (one.state, one.replies.last()) {
            return Err(Refusal::Supervision(Obstacle::AlreadyReplied { on: reply.on }));
        }
        let effect = self.effect.as_ref().map(|effect| effect.trim().to_owned());
        Ok(vec![
            SupervisionReplied {
                supervision: self.supervision,
                done: self.done.trim().to_owned(),
                effect: effect.filter(|effect| !effect.is_empty()),
                by_name: ctx.actor.name.clone(),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("回复督办：{}", self.done)
    }
}

/// A team leader answers only where he handles the case.
fn is_a_leader_over_others(case: &Case, ctx: &Context<'_>) -> bool {
    ctx.actor.office == Office::TeamLeader && case.handler() != Some(&ctx.actor.id)
}

impl Happening for SupervisionReplied {
    const KIND: &'static str = "supervision_replied";
    const TITLE: &'static str = "督办回复";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.clocks.meet(ClockKind::Supervision, self.supervision.0, stamp.on);
        let Some(one) = case.supervision_mut(self.supervision) else { return };
        one.state = State::Replied;
        one.replies.push(Reply {
            no: stamp.no,
            by: stamp.actor.clone(),
            by_name: self.by_name.clone(),
            on: stamp.on,
            due_on: one.due_on,
            done: self.done.clone(),
            effect: self.effect.clone(),
        });
    }

    fn sentence(&self, _case: &Case) -> String {
        match &self.effect {
            Some(effect) => format!("{}回复督办：{}；效果：{effect}", self.by_name, self.done),
            None => format!("{}回复督办：{}", self.by_name, self.done),
        }
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.supervision]
    }
}
