//! Order something in a case that somebody else handles (督办).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::supervision::obstacle::Obstacle;
use crate::supervision::{BASIS, OFFICES, State, Supervision};
use law::Calendar;
use serde::{Deserialize, Serialize};
use values::Day;

/// Working days that the form proposes for the answer.
const PROPOSED_DAYS: u32 = 3;

command! {
    /// Orders something in a case.
    pub struct Supervise {
        pub order: String, "督办要求", Kind::Prose(500), "写明要办什么、办到什么程度";
        pub due_on: Day, "回复期限", Kind::Day;
    }
}

/// 督办.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supervised {
    /// What is to be done.
    pub order: String,
    /// Until when it must be answered.
    pub due_on: Day,
    /// The name of whoever orders it.
    pub by_name: String,
    /// The office.
    pub by_office: Office,
    /// The name of the handler that day.
    pub handler_name: String,
}

/// Why this officer may not supervise in this case.
fn obstacle(case: &Case, ctx: &Context<'_>) -> Option<Refusal> {
    let Some(assignment) = &case.assignment else { return Some(Refusal::NoHandler) };
    if assignment.handler == ctx.actor.id {
        return Some(Refusal::Supervision(Obstacle::OwnCase));
    }
    let own_team = ctx.actor.team.is_some() && ctx.actor.team == assignment.team;
    (ctx.actor.office == Office::TeamLeader && !own_team).then_some(Refusal::Supervision(Obstacle::OtherTeam))
}

impl Act for Supervise {
    const ABOUT: About = About {
        name: "supervise",
        title: "督办",
        topic: Topic::Supervision,
        offices: OFFICES,
        approval: Approval::None,
        basis: BASIS,
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if obstacle(case, ctx).is_some() {
            return Vec::new();
        }
        let due_on = Calendar::national().plus_working_days(ctx.today, PROPOSED_DAYS);
        vec![Offer::Open {
            reason: "可就本案提出要求，由承办人按期回复".to_owned(),
            due_on: None,
            weight: Weight::Possible,
            prefill: vec![("due_on", due_on.to_string())],
        }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if let Some(refusal) = obstacle(case, ctx) {
            return Err(refusal);
        }
        if self.due_on < ctx.today {
            return Err(Refusal::Supervision(Obstacle::DueInPast { due_on: self.due_on }));
        }
        let handler_name = case.assignment.as_ref().map(|one| one.handler_name.clone());
        Ok(vec![
            Supervised {
                order: self.order.trim().to_owned(),
                due_on: self.due_on,
                by_name: ctx.actor.name.clone(),
                by_office: ctx.actor.office,
                handler_name: handler_name.unwrap_or_default(),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("督办：{}", self.order)
    }
}

impl Happening for Supervised {
    const KIND: &'static str = "supervised";
    const TITLE: &'static str = "督办";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let supervision = Supervision {
            no: stamp.no,
            order: self.order.clone(),
            by: stamp.actor.clone(),
            by_name: self.by_name.clone(),
            by_office: self.by_office,
            ordered_on: stamp.on,
            due_on: self.due_on,
            replies: Vec::new(),
            sent_back: 0,
            remark: None,
            state: State::Waiting,
        };
        let label = format!("回复{}督办：{}", self.by_name, supervision.short(30));
        case.clocks.start(ClockKind::Supervision, stamp.no.0, label, stamp.on, self.due_on);
        case.supervisions.push(supervision);
    }

    fn sentence(&self, _case: &Case) -> String {
        format!(
            "{}{}督办，要求{}于{}前回复：{}",
            self.by_office.title(),
            self.by_name,
            self.handler_name,
            self.due_on.chinese(),
            self.order
        )
    }
}
