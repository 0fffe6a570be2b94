//! The directory of the court, from its read tables.

use docket::directory::{Directory, Institution, Member, Team};
use docket::office::Office;
use docket::staffing::{Absence, Conflict, Mentorship, TeamDuty};
use law::civil_procedure2023::recusal::Ground;
use store::{Store, StoreError};

/// Staff, teams and institutions as the read tables have them.
pub(crate) fn load(store: &Store, court: &str) -> Result<Directory, StoreError> {
    let mut directory = Directory::default();
    for row in store.staff_list(court)? {
        let (Ok(id), Some(office)) = (row.staff.parse(), Office::by_word(&row.office)) else { continue };
        let team = row.team.and_then(|team| team.parse().ok());
        directory.members.insert(id, Member { name: row.name, office, team, serving: row.serving });
    }
    for row in store.team_list(court)? {
        let Ok(id) = row.team.parse::<values::TeamId>() else { continue };
        if let Some(duty) = TeamDuty::by_word(&row.duty) {
            directory.duties.insert(id.clone(), duty);
        }
        directory.teams.insert(id, Team { name: row.name });
    }
    for row in store.absence_list(court)? {
        let (Ok(staff), Ok(cover)) = (row.staff.parse(), row.cover.parse()) else { continue };
        directory.absences.insert((staff, row.from), Absence { until: row.until, cover });
    }
    for row in store.mentor_list(court)? {
        let (Ok(learner), Ok(mentor)) = (row.learner.parse(), row.mentor.parse()) else { continue };
        directory.mentors.insert((learner, row.from), Mentorship { mentor, until: row.until });
    }
    for row in store.conflict_list(court)? {
        let (Ok(staff), Some(ground)) = (row.staff.parse(), Ground::by_word(&row.ground)) else { continue };
        let conflict = Conflict { name: row.name, number: row.number, ground };
        directory.conflicts.entry(staff).or_default().push(conflict);
    }
    for row in store.institution_list(court)? {
        let (Ok(id), Ok(kind)) = (row.institution.parse(), row.kind.parse()) else { continue };
        let institution = Institution {
            name: row.name,
            kind,
            answer_days: row.answer_days,
            renewal_days: row.renewal_days,
            has_service: !row.transport.is_empty(),
            serving: row.serving,
        };
        directory.institutions.insert(id, institution);
    }
    Ok(directory)
}
