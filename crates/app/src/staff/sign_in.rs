//! Sign in and out: argon2id passwords, server-side sessions, lockout after repeated failures.

use crate::app::App;
use crate::error::AppError;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use docket::office::Actor;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use store::Change;
use store::read::tables::{CREDENTIAL, SESSION};
use values::{Instant, StaffId};

/// A session lasts so long.
pub const SESSION_SECONDS: i64 = 12 * 3600;
/// So many failures in a row lock an account.
pub const FAILURES_MAX: u32 = 5;
/// A locked account opens again after so long.
pub const LOCKED_SECONDS: i64 = 15 * 60;
/// The password of everybody in the invented court of the demonstration.
pub const DEMO_PASSWORD: &str = "demo-zhida-2026";
/// The shortest password.
pub const PASSWORD_CHARACTERS_MIN: usize = 10;

/// A session just begun: the token goes into the cookie and nowhere else.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// The secret token.
    pub token: String,
    /// How long it lasts.
    pub seconds: i64,
}

/// Whoever is signed in.
#[derive(Clone, Debug)]
pub struct Officer {
    /// The officer.
    pub actor: Actor,
    /// The token that forms must carry.
    pub form_token: String,
}

/// Why somebody was not signed in. A wrong name and a wrong password are the same from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInRefused {
    /// Name or password do not fit.
    Wrong,
    /// Too many failures; try again later.
    Locked,
}

impl SignInRefused {
    /// The sentence for whoever tried.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            SignInRefused::Wrong => "用户名或者密码不正确，请重新输入。",
            SignInRefused::Locked => "连续多次输入错误，账号已锁定十五分钟，请稍后再试或者联系系统管理员。",
        }
    }
}

impl App {
    /// Signs somebody in.
    ///
    /// # Errors
    /// Where the store fails; a wrong password is an `Ok(Err(…))`.
    pub fn sign_in(&self, name: &str, password: &str) -> Result<Result<NewSession, SignInRefused>, AppError> {
        self.refresh()?;
        let now = self.inner.clock.now();
        let member = name.trim().parse::<StaffId>().ok().filter(|id| self.actor(id).is_some());
        let credential = match &member {
            Some(id) => self.store().credential(self.court().as_str(), id.as_str())?,
            None => None,
        };
        let (Some(id), Some(credential)) = (member, credential) else {
            // As much work as for somebody who exists, so that time tells nothing.
            let _ = hash_password(password);
            return Ok(Err(SignInRefused::Wrong));
        };
        if credential.locked_until.is_some_and(|until| until > now) {
            return Ok(Err(SignInRefused::Locked));
        }
        if !password_fits(password, &credential.password_hash) {
            let failures = credential.failures + 1;
            let locked = (failures >= FAILURES_MAX).then(|| now.plus_seconds(LOCKED_SECONDS));
            let failures = if locked.is_some() { 0 } else { failures };
            self.put_credential(&id, &credential.password_hash, failures, locked)?;
            return Ok(Err(if locked.is_some() { SignInRefused::Locked } else { SignInRefused::Wrong }));
        }
        if credential.failures > 0 || credential.locked_until.is_some() {
            self.put_credential(&id, &credential.password_hash, 0, None)?;
        }
        let (token, form_token) = (random_token(), random_token());
        let values = vec![
            token_hash(&token).into(),
            self.court().as_str().into(),
            id.as_str().into(),
            form_token.into(),
            now.plus_seconds(SESSION_SECONDS).into(),
        ];
        self.append(Vec::new(), vec![Change::Put { table: &SESSION, values }])?;
        Ok(Ok(NewSession { token, seconds: SESSION_SECONDS }))
    }

    /// Whoever holds a session token, where the session still lasts and the officer still serves.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn officer(&self, token: &str) -> Result<Option<Officer>, AppError> {
        let Some(session) = self.store().session(&token_hash(token))? else { return Ok(None) };
        self.refresh()?;
        if session.expires_at <= self.inner.clock.now() || session.court != self.court().as_str() {
            return Ok(None);
        }
        let actor = session.staff.parse().ok().and_then(|id| self.actor(&id));
        Ok(actor.map(|actor| Officer { actor, form_token: session.form_token }))
    }

    /// The code of the court in which a session was begun, whichever of the installation it is.
    pub(crate) fn session_court(&self, token: &str) -> Result<Option<String>, AppError> {
        Ok(self.store().session(&token_hash(token))?.map(|session| session.court))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn sign_out(&self, token: &str) -> Result<(), AppError> {
        let key = vec![token_hash(token).into()];
        self.append(Vec::new(), vec![Change::Delete { table: &SESSION, key }])
    }

    /// Gives a member of staff a password.
    ///
    /// # Errors
    /// [`AppError::BadInput`] where it is too short.
    pub fn set_password(&self, id: &StaffId, password: &str) -> Result<(), AppError> {
        if password.chars().count() < PASSWORD_CHARACTERS_MIN {
            return Err(AppError::BadInput(format!("密码至少{PASSWORD_CHARACTERS_MIN}位")));
        }
        self.put_credential(id, &hash_password(password), 0, None)
    }

    /// Gives several members of staff the same password, hashed once: for an invented court.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn set_passwords(&self, ids: &[StaffId], password: &str) -> Result<(), AppError> {
        let hash = hash_password(password);
        ids.iter().try_for_each(|id| self.put_credential(id, &hash, 0, None))
    }

    fn put_credential(
        &self,
        id: &StaffId,
        hash: &str,
        failures: u32,
        locked_until: Option<Instant>,
    ) -> Result<(), AppError> {
        let values = vec![
            self.court().as_str().into(),
            id.as_str().into(),
            hash.into(),
            failures.into(),
            locked_until.into(),
        ];
        self.append(Vec::new(), vec![Change::Put { table: &CREDENTIAL, values }])
    }
}

fn hash_password(password: &str) -> String {
    Argon2::default()
        .hash_password(password.as_bytes())
        .expect("argon2id with its default parameters hashes any password")
        .to_string()
}

fn password_fits(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// A password that nobody can guess and anybody can type: four groups of four, without look-alikes.
#[must_use]
pub fn random_password() -> String {
    const SIGNS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789x";
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).expect("the machine gives random bytes");
    let signs: Vec<char> =
        bytes.iter().map(|byte| char::from(SIGNS[usize::from(*byte) % SIGNS.len()])).collect();
    signs.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

/// Thirty-two random bytes in hexadecimal digits.
fn random_token() -> String {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).expect("the machine gives random bytes");
    hexadecimal(&bytes)
}

fn token_hash(token: &str) -> String {
    hexadecimal(&Sha256::digest(token.as_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
