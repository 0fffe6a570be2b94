//! Offices (职务) and the officer who acts.

use serde::{Deserialize, Serialize};
use values::{StaffId, TeamId};

/// The office a member of staff holds. Rights follow the office, not the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Office {
    /// 承办法官: handles cases.
    Handler,
    /// 法官助理: works on a handler's cases.
    Assistant,
    /// 书记员、内勤: files, registers, serves.
    Clerk,
    /// 团队长: leads a team.
    TeamLeader,
    /// 执行局局长.
    BureauHead,
    /// 分管副院长.
    VicePresident,
    /// 院长.
    President,
    /// 财务人员: books money.
    Finance,
    /// 执行指挥中心人员: sees every case of the court.
    CommandCentre,
    /// 审计、监察人员: reads everything, changes nothing.
    Auditor,
    /// 系统管理员: staff, teams, settings; no case.
    Administrator,
    /// 上级法院: an officer of a court above, who supervises in cases of the courts below and does nothing else there.
    UpperCourt,
    /// 系统: what the program itself enters on the docket.
    System,
}

impl Office {
    /// All offices that a person can hold.
    pub const HELD: [Office; 11] = [
        Office::Handler,
        Office::Assistant,
        Office::Clerk,
        Office::TeamLeader,
        Office::BureauHead,
        Office::VicePresident,
        Office::President,
        Office::Finance,
        Office::CommandCentre,
        Office::Auditor,
        Office::Administrator,
    ];

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Office::Handler => "承办法官",
            Office::Assistant => "法官助理",
            Office::Clerk => "书记员（内勤）",
            Office::TeamLeader => "团队长",
            Office::BureauHead => "执行局局长",
            Office::VicePresident => "分管副院长",
            Office::President => "院长",
            Office::Finance => "财务人员",
            Office::CommandCentre => "指挥中心",
            Office::Auditor => "审计监察",
            Office::Administrator => "系统管理员",
            Office::UpperCourt => "上级法院",
            Office::System => "系统",
        }
    }

    /// The stored word, also used on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Office::Handler => "handler",
            Office::Assistant => "assistant",
            Office::Clerk => "clerk",
            Office::TeamLeader => "team_leader",
            Office::BureauHead => "bureau_head",
            Office::VicePresident => "vice_president",
            Office::President => "president",
            Office::Finance => "finance",
            Office::CommandCentre => "command_centre",
            Office::Auditor => "auditor",
            Office::Administrator => "administrator",
            Office::UpperCourt => "upper_court",
            Office::System => "system",
        }
    }

    /// The office behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<Office> {
        Office::HELD.into_iter().find(|office| office.word() == word)
    }

    /// The office behind a word on a docket, where those of a court above stand as well.
    #[must_use]
    pub fn on_docket(word: &str) -> Option<Office> {
        Office::by_word(word)
            .or_else(|| [Office::UpperCourt, Office::System].into_iter().find(|office| office.word() == word))
    }

    /// How far this office sees.
    #[must_use]
    pub fn sight(self) -> Sight {
        match self {
            Office::Handler | Office::Assistant | Office::TeamLeader => Sight::Team,
            Office::Clerk
            | Office::BureauHead
            | Office::VicePresident
            | Office::President
            | Office::Finance
            | Office::CommandCentre
            | Office::Auditor
            | Office::UpperCourt
            | Office::System => Sight::Court,
            Office::Administrator => Sight::Nothing,
        }
    }
}

/// How far an office sees (need-to-know).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// No case at all.
    Nothing,
    /// The cases of the own team, and those handled in person.
    Team,
    /// Every case of the court.
    Court,
}

/// Whoever acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub id: StaffId,
    /// The name shown on the timeline.
    pub name: String,
    /// In which office.
    pub office: Office,
    /// In which team, if in one.
    pub team: Option<TeamId>,
    /// For whom he stands in today (代管): colleagues who are absent and named him.
    pub covers: Vec<StaffId>,
}

impl Actor {
    /// Whether this officer has business with a case of the given team and handler.
    #[must_use]
    pub fn may_open(&self, team: Option<&TeamId>, handler: Option<&StaffId>) -> bool {
        match self.office.sight() {
            Sight::Nothing => false,
            Sight::Court => true,
            Sight::Team => {
                handler.is_some_and(|handler| self.handles_for(handler))
                    || (self.team.is_some() && self.team.as_ref() == team)
            }
        }
    }

    /// Whether the cases of this handler are the officer's own, or those of somebody for whom he stands in.
    #[must_use]
    pub fn handles_for(&self, handler: &StaffId) -> bool {
        *handler == self.id || self.covers.contains(handler)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(office: Office, team: &str) -> Actor {
        Actor {
            id: "wang".parse().unwrap(),
            name: "王某".to_owned(),
            office,
            team: team.parse().ok(),
            covers: Vec::new(),
        }
    }

    #[test]
    fn whoever_stands_in_opens_the_cases_of_the_absent() {
        let (absent, other): (StaffId, StaffId) = ("zhao".parse().unwrap(), "qian".parse().unwrap());
        let cover = Actor { covers: vec![absent.clone()], ..actor(Office::Handler, "fast") };
        assert!(cover.may_open(None, Some(&absent)));
        assert!(!cover.may_open(None, Some(&other)));
        assert!(!actor(Office::Handler, "fast").may_open(None, Some(&absent)));
        assert!(
            !Actor { covers: vec![absent.clone()], ..actor(Office::Administrator, "") }
                .may_open(None, Some(&absent))
        );
    }

    #[test]
    fn a_handler_sees_the_team_and_nothing_else() {
        let fast: TeamId = "fast".parse().unwrap();
        let other: TeamId = "ordinary-1".parse().unwrap();
        assert!(actor(Office::Handler, "fast").may_open(Some(&fast), None));
        assert!(!actor(Office::Handler, "fast").may_open(Some(&other), None));
        assert!(actor(Office::Handler, "fast").may_open(Some(&other), Some(&"wang".parse().unwrap())));
        assert!(!actor(Office::Handler, "fast").may_open(None, None));
        assert!(actor(Office::BureauHead, "fast").may_open(Some(&other), None));
        assert!(!actor(Office::Administrator, "fast").may_open(Some(&fast), None));
    }
}
