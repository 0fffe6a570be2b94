//! The directory of the court, from its read tables.

use docket::directory::{Directory, Institution, Member, Team};
use docket::office::Office;
use store::{Store, StoreError};

/// Staff, teams and institutions as the read tables have them.
pub(crate) fn load(store: &Store, court: &str) -> Result<Directory, StoreError> {
    let mut directory = Directory::default();
    for row in store.staff_list(court)? {
        let (Ok(id), Some(office)) = (row.staff.parse(), Office::by_word(&row.office)) else { continue };
        let team = row.team.and_then(|team| team.parse().ok());
        directory.members.insert(id, Member { name: row.name, office, team, serving: row.serving });
    }
    for (id, name) in store.team_list(court)? {
        if let Ok(id) = id.parse() {
            directory.teams.insert(id, Team { name });
        }
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
