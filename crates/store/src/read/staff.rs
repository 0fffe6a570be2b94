//! Staff, credentials and sessions.

use crate::{Query, Row, Store, StoreError};
use values::{Day, Instant};

const STAFF_LIST: Query = query!("read/staff_list");
const TEAM_LIST: Query = query!("read/team_list");
const ABSENCE_LIST: Query = query!("read/absence_list");
const MENTOR_LIST: Query = query!("read/mentor_list");
const CONFLICT_LIST: Query = query!("read/conflict_list");
const CREDENTIAL: Query = query!("read/credential");
const SESSION: Query = query!("read/session");

/// One member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffRow {
    /// The id.
    pub staff: String,
    /// The name.
    pub name: String,
    /// The stored word of the office.
    pub office: String,
    /// The team's id.
    pub team: Option<String>,
    /// Whether still serving.
    pub serving: bool,
}

/// One team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamRow {
    /// The id.
    pub team: String,
    /// The name.
    pub name: String,
    /// The stored word of the duty; empty where none was given.
    pub duty: String,
}

/// One absence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsenceRow {
    /// Who is away.
    pub staff: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// Who stands in.
    pub cover: String,
}

/// One learner and his mentor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentorRow {
    /// The learner.
    pub learner: String,
    /// The first day.
    pub from: Day,
    /// The mentor.
    pub mentor: String,
    /// The last day, where it ended.
    pub until: Option<Day>,
}

/// One person with whom a member of staff must not deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictRow {
    /// The member of staff.
    pub staff: String,
    /// The name of the person.
    pub name: String,
    /// The identity number or credit code, where known.
    pub number: Option<String>,
    /// The stored word of the ground.
    pub ground: String,
}

/// The password of a member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialRow {
    /// The argon2id hash.
    pub password_hash: String,
    /// Failed attempts in a row.
    pub failures: u32,
    /// Locked until then.
    pub locked_until: Option<Instant>,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// The court.
    pub court: String,
    /// The member of staff.
    pub staff: String,
    /// The token that forms must carry.
    pub form_token: String,
    /// When it ends.
    pub expires_at: Instant,
}

impl Store {
    /// Everybody who serves or has served.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn staff_list(&self, court: &str) -> Result<Vec<StaffRow>, StoreError> {
        let rows = self.read(|connection| connection.rows(&STAFF_LIST, &[court.into()]))?;
        rows.iter()
            .map(|row| {
                Ok(StaffRow {
                    staff: row.text(0)?.to_owned(),
                    name: row.text(1)?.to_owned(),
                    office: row.text(2)?.to_owned(),
                    team: row.optional(3, Row::text)?.map(str::to_owned),
                    serving: row.flag(4)?,
                })
            })
            .collect()
    }

    /// All teams.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn team_list(&self, court: &str) -> Result<Vec<TeamRow>, StoreError> {
        let rows = self.read(|connection| connection.rows(&TEAM_LIST, &[court.into()]))?;
        let team = |row: &Row| {
            let text = |column| row.text(column).map(str::to_owned);
            Ok(TeamRow { team: text(0)?, name: text(1)?, duty: text(2)? })
        };
        rows.iter().map(team).collect()
    }

    /// All absences, past and coming.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn absence_list(&self, court: &str) -> Result<Vec<AbsenceRow>, StoreError> {
        let rows = self.read(|connection| connection.rows(&ABSENCE_LIST, &[court.into()]))?;
        let absence = |row: &Row| {
            let text = |column| row.text(column).map(str::to_owned);
            Ok(AbsenceRow { staff: text(0)?, from: row.day(1)?, until: row.day(2)?, cover: text(3)? })
        };
        rows.iter().map(absence).collect()
    }

    /// All pairs of learner and mentor.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn mentor_list(&self, court: &str) -> Result<Vec<MentorRow>, StoreError> {
        let rows = self.read(|connection| connection.rows(&MENTOR_LIST, &[court.into()]))?;
        let pair = |row: &Row| {
            let text = |column| row.text(column).map(str::to_owned);
            let until = row.optional(3, Row::day)?;
            Ok(MentorRow { learner: text(0)?, from: row.day(1)?, mentor: text(2)?, until })
        };
        rows.iter().map(pair).collect()
    }

    /// All persons with whom members of staff must not deal.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn conflict_list(&self, court: &str) -> Result<Vec<ConflictRow>, StoreError> {
        let rows = self.read(|connection| connection.rows(&CONFLICT_LIST, &[court.into()]))?;
        let conflict = |row: &Row| {
            let text = |column| row.text(column).map(str::to_owned);
            let number = row.optional(2, Row::text)?.map(str::to_owned);
            Ok(ConflictRow { staff: text(0)?, name: text(1)?, number, ground: text(3)? })
        };
        rows.iter().map(conflict).collect()
    }

    /// The password of a member of staff.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn credential(&self, court: &str, staff: &str) -> Result<Option<CredentialRow>, StoreError> {
        let row = self.read(|connection| connection.row(&CREDENTIAL, &[court.into(), staff.into()]))?;
        row.map(|row| {
            Ok(CredentialRow {
                password_hash: row.text(0)?.to_owned(),
                failures: u32::try_from(row.integer(1)?).unwrap_or(u32::MAX),
                locked_until: row.optional(2, Row::instant)?,
            })
        })
        .transpose()
    }

    /// The session behind the hash of a token.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn session(&self, token_hash: &str) -> Result<Option<SessionRow>, StoreError> {
        let row = self.read(|connection| connection.row(&SESSION, &[token_hash.into()]))?;
        row.map(|row| {
            Ok(SessionRow {
                court: row.text(0)?.to_owned(),
                staff: row.text(1)?.to_owned(),
                form_token: row.text(2)?.to_owned(),
                expires_at: row.instant(3)?,
            })
        })
        .transpose()
    }
}
