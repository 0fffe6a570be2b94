//! Why an act of triage is refused.

use super::{BASIS, Track};
use crate::refusal::Basis;

/// What stands in the way of an act of triage. The fields say by their names what they carry.
#[allow(missing_docs)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// A team leader puts cases of the own team on another track, and of nobody yet.
    OtherTeam,
    /// The case is on that track already.
    AlreadyOnTrack { track: Track },
    /// Nothing is suggested that nobody has answered.
    NothingSuggested,
    /// What the table suggests is not followed without a reason.
    KeepingUnexplained,
}

impl Obstacle {
    /// A stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Obstacle::OtherTeam => "triage_other_team",
            Obstacle::AlreadyOnTrack { .. } => "triage_already_on_track",
            Obstacle::NothingSuggested => "triage_nothing_suggested",
            Obstacle::KeepingUnexplained => "triage_keeping_unexplained",
        }
    }

    /// What stands in the way, in one Chinese sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Obstacle::OtherTeam => "团队长只能调整本团队案件的分流".to_owned(),
            Obstacle::AlreadyOnTrack { track } => format!("本案已是{}案件", track.title()),
            Obstacle::NothingSuggested => "没有待处理的分流建议".to_owned(),
            Obstacle::KeepingUnexplained => "不采纳分流建议的，须写明理由".to_owned(),
        }
    }

    /// What the officer can do instead.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Obstacle::OtherTeam => "请由该团队的团队长或者局长调整。",
            Obstacle::AlreadyOnTrack { .. } => "无须调整；分流标准的认定变化时，程序会提出建议。",
            Obstacle::NothingSuggested => "需要改变分流的，请办理“调整分流”。",
            Obstacle::KeepingUnexplained => "请填写理由后重新提交。",
        }
    }

    /// The rule of the house that forbids it.
    #[must_use]
    pub fn basis(&self) -> Basis {
        BASIS
    }

    /// One example of each, for the reference page.
    #[must_use]
    pub fn examples() -> Vec<Obstacle> {
        vec![
            Obstacle::OtherTeam,
            Obstacle::AlreadyOnTrack { track: Track::Fast },
            Obstacle::NothingSuggested,
            Obstacle::KeepingUnexplained,
        ]
    }
}
