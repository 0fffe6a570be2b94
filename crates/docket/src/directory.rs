//! The directory of a court: staff, teams and institutions, as far as a case needs to know them.

use crate::office::{Actor, Office};
use crate::staffing::{Absence, Conflict, Mentorship, TeamDuty};
use std::collections::BTreeMap;
use values::{Day, InstitutionId, InstitutionKind, StaffId, TeamId};

/// The id under which the program enters what institutions tell, and what is due every day.
pub const GATEWAY: &str = "gateway";
/// Its name on the timeline.
pub const GATEWAY_NAME: &str = "查控网关";

/// The id under which the program itself claims money whose case the sub-account says.
pub const MATCHING: &str = "matching";
/// The name on the timeline.
pub const MATCHING_NAME: &str = "案款匹配";

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

/// One institution that helps to enforce (协助执行单位).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Institution {
    /// The Chinese name.
    pub name: String,
    /// What kind it is.
    pub kind: InstitutionKind,
    /// Days after which an answer is late.
    pub answer_days: u32,
    /// Working days that it takes to renew a measure, counted back from the last working day of a term.
    pub renewal_days: u32,
    /// Whether it is reached through a gateway; otherwise its answers are entered by hand.
    pub has_service: bool,
    /// Whether it still helps this court.
    pub serving: bool,
}

/// Staff, teams and institutions of one court.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// All who serve or have served.
    pub members: BTreeMap<StaffId, Member>,
    /// All teams.
    pub teams: BTreeMap<TeamId, Team>,
    /// What kind of cases each team takes, where it was said.
    pub duties: BTreeMap<TeamId, TeamDuty>,
    /// Absences, past and coming, by who is away and from which day.
    pub absences: BTreeMap<(StaffId, Day), Absence>,
    /// Who learns from whom, by the learner and the first day.
    pub mentors: BTreeMap<(StaffId, Day), Mentorship>,
    /// Persons with whom a member of staff must not deal, recorded beforehand.
    pub conflicts: BTreeMap<StaffId, Vec<Conflict>>,
    /// All institutions that help or have helped.
    pub institutions: BTreeMap<InstitutionId, Institution>,
}

impl Directory {
    /// The name of a member of staff, or the id where nobody is known by it.
    #[must_use]
    pub fn name(&self, id: &StaffId) -> String {
        match self.members.get(id) {
            Some(member) => member.name.clone(),
            None if id.as_str() == GATEWAY => GATEWAY_NAME.to_owned(),
            None if id.as_str() == MATCHING => MATCHING_NAME.to_owned(),
            None => id.to_string(),
        }
    }

    /// The name of a team.
    #[must_use]
    pub fn team_name(&self, id: &TeamId) -> String {
        self.teams.get(id).map_or_else(|| id.to_string(), |team| team.name.clone())
    }

    /// The member as someone who acts, where serving, and who stands in for nobody.
    #[must_use]
    pub fn actor(&self, id: &StaffId) -> Option<Actor> {
        let member = self.members.get(id).filter(|member| member.serving)?;
        Some(Actor {
            id: id.clone(),
            name: member.name.clone(),
            office: member.office,
            team: member.team.clone(),
            covers: Vec::new(),
        })
    }

    /// The name of an institution, or the id where nobody is known by it.
    #[must_use]
    pub fn institution_name(&self, id: &InstitutionId) -> String {
        self.institutions.get(id).map_or_else(|| id.to_string(), |institution| institution.name.clone())
    }

    /// An institution, where it still helps.
    #[must_use]
    pub fn serving_institution(&self, id: &InstitutionId) -> Option<(&InstitutionId, &Institution)> {
        self.institutions.get_key_value(id).filter(|(_, institution)| institution.serving)
    }

    /// Those who can handle cases, with their ids.
    pub fn handlers(&self) -> impl Iterator<Item = (&StaffId, &Member)> {
        self.members.iter().filter(|(_, member)| {
            member.serving && matches!(member.office, Office::Handler | Office::TeamLeader)
        })
    }
}
