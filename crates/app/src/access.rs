//! Who may open what, and who did.

use crate::app::App;
use crate::error::AppError;
use docket::office::{Actor, Sight};
use store::Change;
use store::read::clocks::Whose;
use store::read::tables::ACCESS_LOG;

/// Whose cases an officer sees in lists.
#[must_use]
pub fn whose(actor: &Actor) -> Option<Whose> {
    match actor.office.sight() {
        Sight::Nothing => None,
        Sight::Court => Some(Whose::Court),
        Sight::Team => Some(match &actor.team {
            Some(team) => Whose::Team(team.to_string()),
            None => Whose::Handler(actor.id.to_string()),
        }),
    }
}

impl App {
    /// Logs that an officer read the personal data of a case.
    pub(crate) fn log_access(&self, actor: &Actor, case_id: &str, what: &str) -> Result<(), AppError> {
        let values = vec![
            self.court().as_str().into(),
            self.inner.clock.now().into(),
            actor.id.as_str().into(),
            case_id.into(),
            what.into(),
        ];
        self.append(Vec::new(), vec![Change::Put { table: &ACCESS_LOG, values }])
    }
}
