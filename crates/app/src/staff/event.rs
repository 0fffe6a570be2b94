//! What can happen to staff and teams, and the rows that follow.

use docket::directory::{Directory, Member, Team};
use docket::office::Office;
use docket::staffing::{Absence, Conflict, Mentorship, TeamDuty};
use serde::{Deserialize, Serialize};
use store::Change;
use store::read::tables::{STAFF_ABSENCE, STAFF_CONFLICT, STAFF_MENTOR, STAFF_ROW, TEAM_ROW};
use values::{Day, StaffId, TeamId};

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
    /// It was said what a team is there for.
    DutyGiven {
        /// The team.
        team: TeamId,
        /// What it takes.
        duty: TeamDuty,
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
    /// Somebody is away, or the days or the cover of an absence changed.
    AbsenceEntered {
        /// Who is away.
        staff: StaffId,
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
        /// Who stands in.
        cover: StaffId,
    },
    /// An absence did not come about.
    AbsenceWithdrawn {
        /// Who was to be away.
        staff: StaffId,
        /// The first day.
        from: Day,
    },
    /// Somebody learns from somebody, or ended to.
    MentorGiven {
        /// Who learns.
        learner: StaffId,
        /// The first day.
        from: Day,
        /// Who teaches.
        mentor: StaffId,
        /// The last day, where it ended.
        until: Option<Day>,
    },
    /// A person with whom somebody must not deal was recorded.
    ConflictRecorded {
        /// The member of staff.
        staff: StaffId,
        /// The person, and why.
        #[serde(flatten)]
        conflict: Conflict,
    },
    /// It was recorded by mistake, or is no longer so.
    ConflictWithdrawn {
        /// The member of staff.
        staff: StaffId,
        /// The name of the person.
        name: String,
    },
}

impl StaffEvent {
    pub(crate) fn word(&self) -> &'static str {
        match self {
            StaffEvent::TeamNamed { .. } => "team_named",
            StaffEvent::DutyGiven { .. } => "duty_given",
            StaffEvent::OfficeTaken { .. } => "office_taken",
            StaffEvent::Left { .. } => "left",
            StaffEvent::AbsenceEntered { .. } => "absence_entered",
            StaffEvent::AbsenceWithdrawn { .. } => "absence_withdrawn",
            StaffEvent::MentorGiven { .. } => "mentor_given",
            StaffEvent::ConflictRecorded { .. } => "conflict_recorded",
            StaffEvent::ConflictWithdrawn { .. } => "conflict_withdrawn",
        }
    }
}

/// The row that an event writes, given the directory after it.
pub(crate) fn change(court: &str, event: &StaffEvent, after: &Directory) -> Option<Change> {
    Some(match event {
        StaffEvent::TeamNamed { team, .. } | StaffEvent::DutyGiven { team, .. } => Change::Put {
            table: &TEAM_ROW,
            values: vec![
                court.into(),
                team.as_str().into(),
                after.team_name(team).into(),
                after.duties.get(team).map_or("", |duty| duty.word()).into(),
            ],
        },
        StaffEvent::OfficeTaken { staff, .. } | StaffEvent::Left { staff } => {
            let member = after.members.get(staff)?;
            Change::Put {
                table: &STAFF_ROW,
                values: vec![
                    court.into(),
                    staff.as_str().into(),
                    member.name.as_str().into(),
                    member.office.word().into(),
                    member.team.as_ref().map(TeamId::as_str).into(),
                    member.serving.into(),
                ],
            }
        }
        StaffEvent::AbsenceEntered { staff, from, until, cover } => Change::Put {
            table: &STAFF_ABSENCE,
            values: vec![
                court.into(),
                staff.as_str().into(),
                (*from).into(),
                (*until).into(),
                cover.as_str().into(),
            ],
        },
        StaffEvent::AbsenceWithdrawn { staff, from } => Change::Delete {
            table: &STAFF_ABSENCE,
            key: vec![court.into(), staff.as_str().into(), (*from).into()],
        },
        StaffEvent::MentorGiven { learner, from, mentor, until } => Change::Put {
            table: &STAFF_MENTOR,
            values: vec![
                court.into(),
                learner.as_str().into(),
                (*from).into(),
                mentor.as_str().into(),
                (*until).into(),
            ],
        },
        StaffEvent::ConflictRecorded { staff, conflict } => Change::Put {
            table: &STAFF_CONFLICT,
            values: vec![
                court.into(),
                staff.as_str().into(),
                conflict.name.as_str().into(),
                conflict.number.as_deref().into(),
                conflict.ground.word().into(),
            ],
        },
        StaffEvent::ConflictWithdrawn { staff, name } => Change::Delete {
            table: &STAFF_CONFLICT,
            key: vec![court.into(), staff.as_str().into(), name.as_str().into()],
        },
    })
}

/// The directory after an event.
pub(crate) fn apply(directory: &mut Directory, event: &StaffEvent) {
    match event.clone() {
        StaffEvent::TeamNamed { team, name } => {
            directory.teams.insert(team, Team { name });
        }
        StaffEvent::DutyGiven { team, duty } => {
            directory.duties.insert(team, duty);
        }
        StaffEvent::OfficeTaken { staff, name, office, team } => {
            directory.members.insert(staff, Member { name, office, team, serving: true });
        }
        StaffEvent::Left { staff } => {
            if let Some(member) = directory.members.get_mut(&staff) {
                member.serving = false;
            }
        }
        StaffEvent::AbsenceEntered { staff, from, until, cover } => {
            directory.absences.insert((staff, from), Absence { until, cover });
        }
        StaffEvent::AbsenceWithdrawn { staff, from } => {
            directory.absences.remove(&(staff, from));
        }
        StaffEvent::MentorGiven { learner, from, mentor, until } => {
            directory.mentors.insert((learner, from), Mentorship { mentor, until });
        }
        StaffEvent::ConflictRecorded { staff, conflict } => {
            let known = directory.conflicts.entry(staff).or_default();
            known.retain(|one| one.name != conflict.name);
            known.push(conflict);
        }
        StaffEvent::ConflictWithdrawn { staff, name } => {
            directory.conflicts.entry(staff).or_default().retain(|one| one.name != name);
        }
    }
}
