//! The directory of a court: staff and teams, as far as a case needs to know them.

use crate::office::{Actor, Office};
use std::collections::BTreeMap;
use values::{StaffId, TeamId};

/// One member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The name.
    pub name: String,
    /// The office.
    pub office: Office,
    /// The team.
    pub team: Option<TeamId>,
    /// Whether the member still serves at this court.
    pub serving: bool,
}

/// One team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// The Chinese name.
    pub name: String,
}

/// Staff and teams of one court.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// All who serve or have served.
    pub members: BTreeMap<StaffId, Member>,
    /// All teams.
    pub teams: BTreeMap<TeamId, Team>,
}

impl Directory {
    /// The name of a member of staff, or the id where nobody is known by it.
    #[must_use]
    pub fn name(&self, id: &StaffId) -> String {
        self.members.get(id).map_or_else(|| id.to_string(), |member| member.name.clone())
    }

    /// The name of a team.
    #[must_use]
    pub fn team_name(&self, id: &TeamId) -> String {
        self.teams.get(id).map_or_else(|| id.to_string(), |team| team.name.clone())
    }

    /// The member as someone who acts, where serving.
    #[must_use]
    pub fn actor(&self, id: &StaffId) -> Option<Actor> {
        let member = self.members.get(id).filter(|member| member.serving)?;
        Some(Actor {
            id: id.clone(),
            name: member.name.clone(),
            office: member.office,
            team: member.team.clone(),
        })
    }

    /// Those who can handle cases, with their ids.
    pub fn handlers(&self) -> impl Iterator<Item = (&StaffId, &Member)> {
        self.members.iter().filter(|(_, member)| {
            member.serving && matches!(member.office, Office::Handler | Office::TeamLeader)
        })
    }
}
