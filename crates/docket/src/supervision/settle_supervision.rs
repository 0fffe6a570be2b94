//! Accept an answer, send it back, or take the order back (认可、退回、撤回督办).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::office::{Actor, Office};
use crate::refusal::Refusal;
use crate::supervision::obstacle::Obstacle;
use crate::supervision::{BASIS, Decision, Ending, OFFICES, State, Supervision, height};
use serde::{Deserialize, Serialize};
use values::{Day, StaffId};

command! {
    /// Settles an order.
    pub struct SettleSupervision {
        pub supervision: EntryNo, "督办事项", Kind::Page(Pages::Supervision);
        pub decision: Decision, "处理", Kind::Choice(Decision::CHOICES);
        pub remark: Option<String>, "意见", Kind::Prose(300), "退回、撤回的必填";
        pub due_on: Option<Day>, "新的回复期限", Kind::Day, "退回的必填";
    }
}

/// 督办处理.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupervisionSettled {
    /// The order.
    pub supervision: EntryNo,
    /// How.
    pub decision: Decision,
    /// In words.
    pub remark: Option<String>,
    /// Until when it must be answered again, where it was sent back.
    pub due_on: Option<Day>,
    /// The name of whoever settles it.
    pub by_name: String,
}

/// Whether somebody may settle an order: whoever gave it, and whoever stands higher. What a court above ordered is
/// settled by that court, and by none of its officers what the court below ordered itself.
#[must_use]
pub fn may_settle(one: &Supervision, actor: &Actor) -> bool {
    may_settle_of((&one.by, one.by_office), actor)
}

/// As [`may_settle`], of an order of which only is known who gave it in which office.
#[must_use]
pub fn may_settle_of((by, by_office): (&StaffId, Office), actor: &Actor) -> bool {
    match (by_office, actor.office) {
        (Office::UpperCourt, Office::UpperCourt) => by.court() == actor.id.court(),
        (Office::UpperCourt, _) | (_, Office::UpperCourt) => false,
        _ => *by == actor.id || height(actor.office) > height(by_office),
    }
}

impl Act for SettleSupervision {
    const ABOUT: About = About {
        name: "settle_supervision",
        title: "处理督办回复",
        topic: Topic::Supervision,
        offices: OFFICES,
        approval: Approval::None,
        basis: BASIS,
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let mine = case.supervisions.iter().filter(|one| may_settle(one, ctx.actor));
        mine.filter_map(|one| {
            let prefill = vec![("supervision", one.no.to_string())];
            match (one.state, one.replies.last()) {
                (State::Replied, Some(reply)) => Some(Offer::Open {
                    reason: format!("{}回复督办：{}", reply.by_name, reply.done),
                    due_on: None,
                    weight: Weight::Next,
                    prefill,
                }),
                (State::Waiting, _) => Some(Offer::Open {
                    reason: format!("“{}”不再需要的，可以撤回", one.short(30)),
                    due_on: None,
                    weight: Weight::Possible,
                    prefill: [prefill, vec![("decision", "withdraw".to_owned())]].concat(),
                }),
                _ => None,
            }
        })
        .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let refuse = |obstacle| Err(Refusal::Supervision(obstacle));
        let one = case.open_supervision(self.supervision)?;
        if !may_settle(one, ctx.actor) {
            return refuse(Obstacle::NotTheOrderer { by: one.by_name.clone() });
        }
        let remark = self.remark.as_ref().map(|remark| remark.trim().to_owned());
        let remark = remark.filter(|remark| !remark.is_empty());
        let due_on = match self.decision {
            Decision::Withdraw if remark.is_none() => return refuse(Obstacle::WithdrawalUnexplained),
            Decision::Accept | Decision::SendBack if one.state == State::Waiting => {
                return refuse(Obstacle::NotReplied);
            }
            Decision::Accept | Decision::Withdraw => None,
            Decision::SendBack => match (&remark, self.due_on) {
                (Some(_), Some(due_on)) if due_on < ctx.today => {
                    return refuse(Obstacle::DueInPast { due_on });
                }
                (Some(_), Some(due_on)) => Some(due_on),
                _ => return refuse(Obstacle::NothingToGoOn),
            },
        };
        Ok(vec![
            SupervisionSettled {
                supervision: self.supervision,
                decision: self.decision,
                remark,
                due_on,
                by_name: ctx.actor.name.clone(),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        "处理督办回复".to_owned()
    }
}

impl Happening for SupervisionSettled {
    const KIND: &'static str = "supervision_settled";
    const TITLE: &'static str = "督办处理";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let subject = self.supervision.0;
        let Some(one) = case.supervision_mut(self.supervision) else { return };
        one.remark.clone_from(&self.remark);
        match (self.decision, self.due_on) {
            (Decision::Accept, _) => one.state = State::Settled(stamp.on, Ending::Accepted),
            (Decision::Withdraw, _) => {
                let was_waiting = one.state == State::Waiting;
                one.state = State::Settled(stamp.on, Ending::Withdrawn);
                if was_waiting {
                    case.clocks.drop_one(ClockKind::Supervision, subject);
                }
            }
            (Decision::SendBack, due_on) => {
                let due_on = due_on.unwrap_or(stamp.on);
                one.state = State::Waiting;
                one.sent_back += 1;
                one.due_on = due_on;
                let label = format!("回复{}督办（退回）：{}", one.by_name, one.short(30));
                case.clocks.start(ClockKind::Supervision, subject, label, stamp.on, due_on);
            }
        }
    }

    fn sentence(&self, _case: &Case) -> String {
        let remark = self.remark.as_ref().map(|remark| format!("：{remark}")).unwrap_or_default();
        match (self.decision, self.due_on) {
            (Decision::Accept, _) => format!("{}认可督办回复，督办办结{remark}", self.by_name),
            (Decision::Withdraw, _) => format!("{}撤回督办{remark}", self.by_name),
            (Decision::SendBack, Some(due_on)) => {
                format!("{}退回督办回复，要求于{}前再次回复{remark}", self.by_name, due_on.chinese())
            }
            (Decision::SendBack, None) => format!("{}退回督办回复{remark}", self.by_name),
        }
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.supervision]
    }
}
