//! Approve or turn down a proposal (批准、不批准).
//!
//! What is approved is decided again on the day of approval, against the case as it stands then: a proposal that was
//! lawful yesterday may not be so today.

use crate::act::{
    About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended, by_name,
};
use crate::approval::{Outcome, Proposal};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::office::Office;
use crate::refusal::{APPROVAL_BASIS, Refusal};
use serde::{Deserialize, Serialize};

const APPROVERS: &[Office] =
    &[Office::TeamLeader, Office::BureauHead, Office::VicePresident, Office::President];

command! {
    /// Approves one proposal.
    pub struct ApproveProposal {
        pub proposal: EntryNo, "待审批事项", Kind::Page(Pages::Proposal);
        pub remark: Option<String>, "审批意见", Kind::Text(200);
    }
}

command! {
    /// Turns one proposal down.
    pub struct RejectProposal {
        pub proposal: EntryNo, "待审批事项", Kind::Page(Pages::Proposal);
        pub reason: String, "不批准的理由", Kind::Text(200);
    }
}

/// 批准.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approved {
    /// The proposal.
    pub proposal: EntryNo,
    /// The approver's remark.
    pub remark: Option<String>,
}

/// 不批准.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// The proposal.
    pub proposal: EntryNo,
    /// Why.
    pub reason: String,
}

/// The proposal, where this officer may decide it.
fn for_decision<'a>(case: &'a Case, no: EntryNo, ctx: &Context<'_>) -> Result<&'a Proposal, Refusal> {
    let proposal =
        case.proposals.iter().find(|proposal| proposal.no == no).ok_or(Refusal::NotOnDocket("待审批事项"))?;
    if !proposal.is_waiting() {
        return Err(Refusal::ProposalDecided);
    }
    if proposal.by == ctx.actor.id {
        return Err(Refusal::OwnProposal);
    }
    if !may_decide(proposal, case, ctx) {
        return Err(Refusal::NotYourOffice { act: "审批", allowed: vec![proposal.approver] });
    }
    Ok(proposal)
}

/// The office asked for, or one above it; a team leader only within the team.
fn may_decide(proposal: &Proposal, case: &Case, ctx: &Context<'_>) -> bool {
    let office = ctx.actor.office;
    if !APPROVERS.contains(&office) || office < proposal.approver {
        return false;
    }
    office != Office::TeamLeader || ctx.actor.team.as_ref() == case.team()
}

fn offers_for(case: &Case, ctx: &Context<'_>, weight: Weight) -> Vec<Offer> {
    case.proposals
        .iter()
        .filter(|proposal| proposal.is_waiting() && may_decide(proposal, case, ctx))
        .map(|proposal| {
            if proposal.by == ctx.actor.id {
                return Offer::Barred(Refusal::OwnProposal);
            }
            Offer::Open {
                reason: format!("{}（{}提请）", proposal.summary, ctx.directory.name(&proposal.by)),
                due_on: case.clocks.get(ClockKind::Approval, proposal.no.0).map(|clock| clock.due_on),
                weight,
                prefill: vec![("proposal", proposal.no.to_string())],
            }
        })
        .collect()
}

impl Act for ApproveProposal {
    const ABOUT: About = About {
        name: "approve_proposal",
        title: "批准",
        topic: Topic::Approval,
        offices: APPROVERS,
        approval: Approval::None,
        basis: APPROVAL_BASIS,
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::WhereMeasuresAreKept,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        offers_for(case, ctx, Weight::Next)
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let proposal = for_decision(case, self.proposal, ctx)?;
        let act = by_name(&proposal.act).ok_or_else(|| Refusal::UnknownAct(proposal.act.clone()))?;
        let approved: Event = Approved { proposal: self.proposal, remark: self.remark.clone() }.into();
        // The proposal no longer counts as waiting when its own command is decided.
        let stamp = Stamp {
            no: EntryNo(case.pages + 1),
            on: ctx.today,
            recorded_at: values::Instant::at(ctx.today, 0),
            actor: ctx.actor.id.clone(),
        };
        let mut after = case.with(&stamp, std::slice::from_ref(&approved));
        after.pages = stamp.no.0;
        let answered = act.decide(&proposal.command, &after, ctx)?;
        if proposal.shown.is_some() && proposal.shown != answered.shown {
            return Err(Refusal::ProposalStale);
        }
        let mut events = vec![approved];
        events.extend(answered.events);
        Ok(events)
    }

    fn summary(&self, _case: &Case) -> String {
        "批准".to_owned()
    }
}

impl Act for RejectProposal {
    const ABOUT: About = About {
        name: "reject_proposal",
        title: "不批准",
        topic: Topic::Approval,
        offices: APPROVERS,
        approval: Approval::None,
        basis: APPROVAL_BASIS,
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::WhereMeasuresAreKept,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        offers_for(case, ctx, Weight::Useful)
            .into_iter()
            .filter(|offer| matches!(offer, Offer::Open { .. }))
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        for_decision(case, self.proposal, ctx)?;
        Ok(vec![Rejected { proposal: self.proposal, reason: self.reason.trim().to_owned() }.into()])
    }

    fn summary(&self, _case: &Case) -> String {
        "不批准".to_owned()
    }
}

fn decided(case: &mut Case, no: EntryNo, outcome: Outcome, stamp: &Stamp) {
    if let Some(proposal) = case.proposals.iter_mut().find(|proposal| proposal.no == no) {
        proposal.outcome = outcome;
    }
    case.clocks.meet(ClockKind::Approval, no.0, stamp.on);
}

fn asked_for(case: &Case, no: EntryNo) -> &str {
    case.proposals.iter().find(|proposal| proposal.no == no).map_or("", |proposal| proposal.summary.as_str())
}

impl Happening for Approved {
    const KIND: &'static str = "approved";
    const TITLE: &'static str = "批准";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        decided(case, self.proposal, Outcome::Approved, stamp);
    }

    fn sentence(&self, case: &Case) -> String {
        let remark = self.remark.as_ref().map_or_else(String::new, |remark| format!("（{remark}）"));
        format!("批准：{}{remark}", asked_for(case, self.proposal))
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.proposal]
    }
}

impl Happening for Rejected {
    const KIND: &'static str = "rejected";
    const TITLE: &'static str = "不批准";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        decided(case, self.proposal, Outcome::Rejected, stamp);
    }

    fn sentence(&self, case: &Case) -> String {
        format!("不批准：{}，理由：{}", asked_for(case, self.proposal), self.reason)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.proposal]
    }
}
