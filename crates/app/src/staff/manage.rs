//! Make teams, take staff in, move them, see them off. Every change is an event on the stream `staff`.

use crate::app::{App, new_event};
use crate::error::AppError;
use docket::office::{Actor, Office};
use serde::{Deserialize, Serialize};
use store::read::tables::{STAFF_ROW, TEAM_ROW};
use store::{Change, StreamAppend};
use values::{StaffId, TeamId};

/// The stream of staff and teams.
pub const STREAM: &str = "staff";

/// What can happen to staff and teams.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StaffEvent {
    /// A team was made, or given another name.
    TeamNamed {
        /// The team.
        team: TeamId,
        /// The Chinese name.
        name: String,
    },
    /// Somebody took an office, the first or another.
    OfficeTaken {
        /// Who.
        staff: StaffId,
        /// The name.
        name: String,
        /// The office.
        office: Office,
        /// The team.
        team: Option<TeamId>,
    },
    /// Somebody left the court.
    Left {
        /// Who.
        staff: StaffId,
    },
}

impl StaffEvent {
    fn word(&self) -> &'static str {
        match self {
            StaffEvent::TeamNamed { .. } => "team_named",
            StaffEvent::OfficeTaken { .. } => "office_taken",
            StaffEvent::Left { .. } => "left",
        }
    }
}

/// The row that an event writes, given the directory before it.
pub(crate) fn change(
    court: &str,
    event: &StaffEvent,
    before: &docket::directory::Directory,
) -> Option<Change> {
    match event {
        StaffEvent::TeamNamed { team, name } => Some(Change::Put {
            table: &TEAM_ROW,
            values: vec![court.into(), team.as_str().into(), name.as_str().into()],
        }),
        StaffEvent::OfficeTaken { staff, name, office, team } => Some(Change::Put {
            table: &STAFF_ROW,
            values: vec![
                court.into(),
                staff.as_str().into(),
                name.as_str().into(),
                office.word().into(),
                team.as_ref().map(TeamId::as_str).into(),
                true.into(),
            ],
        }),
        StaffEvent::Left { staff } => before.members.get(staff).map(|member| Change::Put {
            table: &STAFF_ROW,
            values: vec![
                court.into(),
                staff.as_str().into(),
                member.name.as_str().into(),
                member.office.word().into(),
                member.team.as_ref().map(TeamId::as_str).into(),
                false.into(),
            ],
        }),
    }
}

impl App {
    /// Enters events of staff and teams.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for anybody but an administrator or the system; [`AppError::MoneyStands`] where somebody
    /// would leave in whose cases money stands; [`AppError::Conflict`].
    pub fn manage_staff(&self, actor: &Actor, events: &[StaffEvent]) -> Result<(), AppError> {
        if !matches!(actor.office, Office::Administrator | Office::System) {
            return Err(AppError::Forbidden);
        }
        let court = self.court().as_str();
        let taken = self.store().stream_length(court, STREAM)?;
        for event in events {
            if let StaffEvent::Left { staff } = event {
                let stands = self.store().handler_money(court, staff.as_str())?;
                if !stands.is_empty() {
                    return Err(AppError::MoneyStands(stands));
                }
            }
        }
        let mut directory = (*self.directory()).clone();
        let mut changes = Vec::new();
        for event in events {
            changes.extend(change(court, event, &directory));
            apply(&mut directory, event);
        }
        let new =
            events.iter().map(|event| new_event(event.word(), self.today(), &actor.id, event)).collect();
        self.append(vec![StreamAppend { stream: STREAM.to_owned(), expected: taken, events: new }], changes)?;
        self.reload_directory()
    }
}

/// The directory after an event.
pub(crate) fn apply(directory: &mut docket::directory::Directory, event: &StaffEvent) {
    use docket::directory::{Member, Team};
    match event {
        StaffEvent::TeamNamed { team, name } => {
            directory.teams.insert(team.clone(), Team { name: name.clone() });
        }
        StaffEvent::OfficeTaken { staff, name, office, team } => {
            let member = Member { name: name.clone(), office: *office, team: team.clone(), serving: true };
            directory.members.insert(staff.clone(), member);
        }
        StaffEvent::Left { staff } => {
            if let Some(member) = directory.members.get_mut(staff) {
                member.serving = false;
            }
        }
    }
}
