//! Assign a case to a handler, for the first time or anew (分案、变更承办人).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::{Assignment, Case};
use crate::clock::ClockKind;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use crate::staffing::Recusal;
use law::Calendar;
use law::enforcement_periods2006::{HANDLER, HANDLER_NOTICE};
use serde::{Deserialize, Serialize};
use values::{StaffId, TeamId};

command! {
    /// Assigns the case.
    pub struct AssignCase {
        pub handler: StaffId, "承办人", Kind::Staff;
        pub reason: Option<String>, "原因", Kind::Text(200), "变更承办人时必填";
    }
}

/// 分案.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// The handler.
    pub handler: StaffId,
    /// The handler's name.
    pub handler_name: String,
    /// The handler's team.
    pub team: Option<TeamId>,
    /// Why the handler changed.
    pub reason: Option<String>,
    /// Why this handler, where it is the first and a reason was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Act for AssignCase {
    const ABOUT: About = About {
        name: "assign_case",
        title: "分案",
        topic: Topic::Filing,
        offices: &[Office::Clerk, Office::TeamLeader, Office::BureauHead, Office::CommandCentre],
        approval: Approval::None,
        basis: Basis::rule("TIM-04"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::WhereMeasuresAreKept,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        let clock = case.clocks.get(ClockKind::NameHandler, 0);
        vec![match case.assignment {
            None => Offer::Open {
                reason: HANDLER.text.trim_end_matches('。').to_owned(),
                due_on: clock.map(|clock| clock.due_on),
                weight: Weight::Next,
                prefill: Vec::new(),
            },
            Some(_) => Offer::Open {
                reason: "可变更承办人，须写明原因".to_owned(),
                due_on: None,
                weight: Weight::Possible,
                prefill: Vec::new(),
            },
        }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let member = ctx
            .directory
            .members
            .get(&self.handler)
            .filter(|member| member.serving && matches!(member.office, Office::Handler | Office::TeamLeader))
            .ok_or(Refusal::NotOnDocket("承办人（须为在职的承办法官或者团队长）"))?;
        if case.handler() == Some(&self.handler) {
            return Err(Refusal::SameHandler);
        }
        let reason = self.reason.as_ref().map(|reason| reason.trim()).filter(|reason| !reason.is_empty());
        if case.assignment.is_some() && reason.is_none() {
            return Err(Refusal::ReasonMissing);
        }
        match ctx.directory.recusal(&self.handler, &case.parties) {
            Some(Recusal::Certain { name, ground }) => {
                return Err(Refusal::Recused { officer: member.name.clone(), name, ground });
            }
            Some(Recusal::Doubtful { name }) if reason.is_none() => {
                return Err(Refusal::RecusalUnchecked { officer: member.name.clone(), name });
            }
            Some(Recusal::Doubtful { .. }) | None => {}
        }
        let reason = reason.map(str::to_owned);
        let (reason, why) = if case.assignment.is_some() { (reason, None) } else { (None, reason) };
        Ok(vec![
            Assigned {
                handler: self.handler.clone(),
                handler_name: member.name.clone(),
                team: member.team.clone(),
                reason,
                why,
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("由{}承办", self.handler)
    }
}

impl Happening for Assigned {
    const KIND: &'static str = "assigned";
    const TITLE: &'static str = "分案";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.clocks.meet(ClockKind::NameHandler, 0, stamp.on);
        if case.notice_issued_on.is_none() {
            // The earlier of the limits from the receipt of the application and from that of the file (TIM-05).
            let own = HANDLER_NOTICE.after(Calendar::national(), stamp.on).value.end;
            if let Some(clock) = case.clocks.get(ClockKind::SendNotice, 0).cloned() {
                case.clocks.resume(ClockKind::SendNotice, 0, clock.due_on.min(own));
            }
        }
        let assignment = Assignment {
            handler: self.handler.clone(),
            handler_name: self.handler_name.clone(),
            team: self.team.clone(),
            on: stamp.on,
        };
        case.former_handlers.extend(case.assignment.replace(assignment));
    }

    fn sentence(&self, _case: &Case) -> String {
        match (&self.reason, &self.why) {
            (None, None) => format!("由{}承办", self.handler_name),
            (None, Some(why)) => format!("由{}承办：{why}", self.handler_name),
            (Some(reason), _) => format!("变更由{}承办：{reason}", self.handler_name),
        }
    }
}
