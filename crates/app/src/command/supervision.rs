//! Orders of supervision (督办) of many cases.

use crate::app::App;
use crate::cases::list::{COUNTED, Scope};
use crate::error::AppError;
use docket::office::{Actor, Office};
use docket::supervision;
use law::Calendar;
use store::read::supervision::{SupervisionRow, Which};
use values::Day;

/// Days for which what is over stays on the list.
pub const LATELY_DAYS: i32 = 14;
/// Working days that an order proposes for its answer.
const PROPOSED_DAYS: u32 = 3;

/// Which orders a list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The officer's own cases, or all that the office sees.
    pub scope: Scope,
    /// Only those of a team.
    pub team: Option<String>,
    /// How they stand.
    pub standing: Standing,
    /// Lines passed over, and lines at most.
    pub page: (u32, u32),
}

/// How the orders of a list stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They wait for an answer, those beyond their day first.
    Waiting,
    /// They wait for an answer beyond their day.
    Overdue,
    /// They wait to be accepted.
    Replied,
    /// They are over since [`LATELY_DAYS`] at most.
    Settled,
}

impl Standing {
    /// Every standing with its word and Chinese title.
    pub const CHOICES: [(Standing, &'static str, &'static str); 4] = [
        (Standing::Waiting, "waiting", "待回复"),
        (Standing::Overdue, "overdue", "逾期未回复"),
        (Standing::Replied, "replied", "待认可"),
        (Standing::Settled, "settled", "近十四日办结"),
    ];

    /// The standing behind a word; those that wait for any other.
    #[must_use]
    pub fn by_word(word: &str) -> Standing {
        Standing::CHOICES.iter().find(|(_, known, _)| *known == word).map_or(Standing::Waiting, |one| one.0)
    }

    pub(crate) fn which(self, today: Day) -> Which {
        match self {
            Standing::Waiting => Which::Waiting,
            Standing::Overdue => Which::Overdue(today),
            Standing::Replied => Which::Replied,
            Standing::Settled => Which::SettledSince(today.plus_days(-LATELY_DAYS)),
        }
    }
}

/// Whether an officer answers orders: whoever handles cases or helps to.
#[must_use]
pub fn answers(actor: &Actor) -> bool {
    matches!(actor.office, Office::Handler | Office::Assistant)
}

/// Whether an officer gives orders.
#[must_use]
pub fn orders(actor: &Actor) -> bool {
    supervision::OFFICES.contains(&actor.office)
}

impl App {
    /// A page of the orders that an officer may see.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; the store cannot be read.
    pub fn supervisions(&self, actor: &Actor, asked: &Asked) -> Result<Vec<SupervisionRow>, AppError> {
        let (whose, which) = (asked.scope.of(actor)?, asked.standing.which(self.today()));
        let team = asked.team.as_deref();
        Ok(self.store().supervisions(self.court().as_str(), &whose, team, which, asked.page)?)
    }

    /// How many there are, counted up to [`COUNTED`].
    ///
    /// # Errors
    /// As [`App::supervisions`].
    pub fn supervision_count(
        &self,
        actor: &Actor,
        scope: Scope,
        team: Option<&str>,
        standing: Standing,
    ) -> Result<u32, AppError> {
        let (whose, which) = (scope.of(actor)?, standing.which(self.today()));
        Ok(self.store().supervision_count(self.court().as_str(), &whose, team, which, COUNTED)?)
    }

    /// The day that an order proposes for its answer.
    #[must_use]
    pub fn proposed_reply_day(&self) -> Day {
        Calendar::national().plus_working_days(self.today(), PROPOSED_DAYS)
    }
}
