//! Put a case on another track than the table finds (调整分流), or propose it.

use super::obstacle::Obstacle;
use super::{BASIS, Chosen, OFFICES, Track};
use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

command! {
    /// Puts a case on another track.
    pub struct OverrideTrack {
        pub track: Track, "分流为", Kind::Choice(Track::CHOICES);
        pub reason: String, "理由", Kind::Prose(300), "写明与分流标准的认定不同的原因";
    }
}

command! {
    /// Proposes another track.
    pub struct ProposeTrack {
        pub track: Track, "建议分流为", Kind::Choice(Track::CHOICES);
        pub reason: String, "理由", Kind::Prose(300), "写明与分流标准的认定不同的原因";
    }
}

/// 调整分流.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackOverridden {
    /// The track.
    pub track: Track,
    /// Why.
    pub reason: String,
    /// The name of whoever chose it, or approved it.
    pub by_name: String,
    /// What the table had found.
    pub against: Option<Track>,
}

/// Why this officer may not decide on the track of this case.
pub(super) fn barred(case: &Case, ctx: &Context<'_>) -> Option<Refusal> {
    let foreign = case.team().is_some() && case.team() != ctx.actor.team.as_ref();
    (ctx.actor.office == Office::TeamLeader && foreign).then_some(Refusal::Triage(Obstacle::OtherTeam))
}

fn decide(track: Track, reason: &str, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    if let Some(refusal) = barred(case, ctx) {
        return Err(refusal);
    }
    if case.triage.track() == Some(track) {
        return Err(Refusal::Triage(Obstacle::AlreadyOnTrack { track }));
    }
    let against = case.triage.found.as_ref().map(|found| found.track);
    let (reason, by_name) = (reason.trim().to_owned(), ctx.actor.name.clone());
    Ok(vec![TrackOverridden { track, reason, by_name, against }.into()])
}

fn offers(case: &Case, ctx: &Context<'_>, reason: &str) -> Vec<Offer> {
    if case.triage.track().is_none() || barred(case, ctx).is_some() {
        return Vec::new();
    }
    vec![Offer::Open {
        reason: reason.to_owned(),
        due_on: None,
        weight: Weight::Possible,
        prefill: Vec::new(),
    }]
}

impl Act for OverrideTrack {
    const ABOUT: About = About {
        name: "override_track",
        title: "调整分流",
        topic: Topic::Filing,
        offices: OFFICES,
        approval: Approval::None,
        basis: BASIS,
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        offers(case, ctx, "分流标准的认定不合本案情况的，可以调整并说明理由")
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        decide(self.track, &self.reason, case, ctx)
    }

    fn summary(&self, _case: &Case) -> String {
        format!("分流调整为{}：{}", self.track.title(), self.reason)
    }
}

impl Act for ProposeTrack {
    const ABOUT: About = About {
        name: "propose_track",
        title: "提请调整分流",
        topic: Topic::Filing,
        offices: &[Office::Handler],
        approval: Approval::By(Office::TeamLeader),
        basis: BASIS,
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        match case.waiting::<ProposeTrack>().next() {
            Some(_) => Vec::new(),
            None => offers(case, ctx, "分流标准的认定不合本案情况的，可以提请团队长调整"),
        }
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        decide(self.track, &self.reason, case, ctx)
    }

    fn summary(&self, _case: &Case) -> String {
        format!("提请将分流调整为{}：{}", self.track.title(), self.reason)
    }
}

impl Happening for TrackOverridden {
    const KIND: &'static str = "track_overridden";
    const TITLE: &'static str = "调整分流";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        // Whoever goes back to what the table finds leaves the case to the table.
        let follows = case.triage.found.as_ref().is_some_and(|found| found.track == self.track);
        case.triage.chosen = (!follows).then(|| Chosen {
            no: stamp.no,
            track: self.track,
            reason: self.reason.clone(),
            by_name: self.by_name.clone(),
            on: stamp.on,
            against: self.against,
        });
    }

    fn sentence(&self, _case: &Case) -> String {
        format!("{}将本案分流调整为{}：{}", self.by_name, self.track.title(), self.reason)
    }
}
