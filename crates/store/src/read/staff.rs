//! Staff, credentials and sessions.

use crate::{Query, Row, Store, StoreError};
use values::Instant;

const STAFF_LIST: Query = query!("read/staff_list");
const TEAM_LIST: Query = query!("read/team_list");
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

    /// All teams: id and name.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn team_list(&self, court: &str) -> Result<Vec<(String, String)>, StoreError> {
        let rows = self.read(|connection| connection.rows(&TEAM_LIST, &[court.into()]))?;
        rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))).collect()
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
