//! Answer what the table suggests after an officer chose another track (处理分流建议).

use super::obstacle::Obstacle;
use super::override_track::barred;
use super::{BASIS, OFFICES, Track};
use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// How a suggestion is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The case goes to the track that is suggested.
    Accept,
    /// It stays where the officer put it.
    Keep,
}

crate::form::required_answers!(Answer);

impl Answer {
    /// Stored words and Chinese labels.
    pub const CHOICES: &'static [(&'static str, &'static str)] =
        &[("accept", "采纳，按分流标准"), ("keep", "不采纳，维持原调整")];
}

command! {
    /// Answers a suggestion.
    pub struct SettleTrack {
        pub answer: Answer, "处理", Kind::Choice(Answer::CHOICES);
        pub reason: Option<String>, "理由", Kind::Prose(300), "不采纳的必填";
    }
}

/// 分流建议处理.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackSettled {
    /// How.
    pub answer: Answer,
    /// The track that was suggested.
    pub suggested: Track,
    /// Why.
    pub reason: Option<String>,
    /// The name of whoever answered.
    pub by_name: String,
}

impl Act for SettleTrack {
    const ABOUT: About = About {
        name: "settle_track",
        title: "处理分流建议",
        topic: Topic::Filing,
        offices: OFFICES,
        approval: Approval::None,
        basis: BASIS,
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        match case.triage.suggestion() {
            Some(found) if barred(case, ctx).is_none() => vec![Offer::Open {
                reason: format!("{}现认定为{}：{}", found.source(), found.track.title(), found.reason()),
                due_on: None,
                weight: Weight::Useful,
                prefill: Vec::new(),
            }],
            _ => Vec::new(),
        }
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if let Some(refusal) = barred(case, ctx) {
            return Err(refusal);
        }
        let suggested = case.triage.suggestion().ok_or(Refusal::Triage(Obstacle::NothingSuggested))?.track;
        let reason = self.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
        if self.answer == Answer::Keep && reason.is_none() {
            return Err(Refusal::Triage(Obstacle::KeepingUnexplained));
        }
        let (reason, by_name) = (reason.map(str::to_owned), ctx.actor.name.clone());
        Ok(vec![TrackSettled { answer: self.answer, suggested, reason, by_name }.into()])
    }

    fn summary(&self, _case: &Case) -> String {
        "处理分流建议".to_owned()
    }
}

impl Happening for TrackSettled {
    const KIND: &'static str = "track_settled";
    const TITLE: &'static str = "分流建议处理";

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        match self.answer {
            Answer::Accept => case.triage.chosen = None,
            Answer::Keep => {
                if let Some(chosen) = &mut case.triage.chosen {
                    chosen.against = Some(self.suggested);
                }
            }
        }
    }

    fn sentence(&self, _case: &Case) -> String {
        let suggested = self.suggested.title();
        let reason = self.reason.as_ref().map_or_else(String::new, |reason| format!("：{reason}"));
        match self.answer {
            Answer::Accept => format!("{}采纳分流建议，本案改为{suggested}{reason}", self.by_name),
            Answer::Keep => format!("{}不采纳改为{suggested}的分流建议{reason}", self.by_name),
        }
    }
}
