//! How a message is signed, so that each side knows who wrote it, that nobody changed it, and that it is new.
//!
//! The signature is HMAC-SHA256 over four lines: what is done, to what, the second it was signed, and the SHA-256 of
//! the body. A request signs its method and its path; a reply signs its status and the signature of the request that
//! it answers, so that no old reply can be passed off as the answer to a new request; a file signs the word `FILE`
//! and its name.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::fmt::{self, Write as _};
use std::str::FromStr;
use subtle::ConstantTimeEq;
use values::Instant;

/// The header with the id of the key.
pub const KEY_HEADER: &str = "Zhida-Key";
/// The header with the second of signing, since 1970.
pub const TIME_HEADER: &str = "Zhida-Time";
/// The header with the signature in hexadecimal digits.
pub const SIGNATURE_HEADER: &str = "Zhida-Signature";

const SECOND: i64 = 1_000_000;

/// A secret that two sides share, with the id by which they name it.
///
/// It never shows its secret: neither `Debug` nor anything else writes it.
#[derive(Clone)]
pub struct Key {
    id: String,
    secret: Vec<u8>,
}

impl Key {
    /// The shortest secret that is accepted, in bytes.
    pub const SECRET_BYTES_MIN: usize = 16;

    /// A key from its parts.
    ///
    /// # Errors
    /// The id is empty, longer than 64 or not of letters, digits, `-`, `_`, `.`; or the secret is too short.
    pub fn new(id: &str, secret: &[u8]) -> Result<Key, NotAKey> {
        let sign_of_id = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        if id.is_empty() || id.len() > 64 || !id.bytes().all(sign_of_id) {
            return Err(NotAKey::Id);
        }
        if secret.len() < Key::SECRET_BYTES_MIN {
            return Err(NotAKey::Secret);
        }
        Ok(Key { id: id.to_owned(), secret: secret.to_owned() })
    }

    /// The key that a simulator uses where none is given. It is public: nothing real may ever accept it.
    #[must_use]
    pub fn of_simulators() -> Key {
        Key { id: "simulator".to_owned(), secret: b"the public key of simulators".to_vec() }
    }

    /// The id, which is no secret.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Key({})", self.id)
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Key) -> bool {
        self.id == other.id && bool::from(self.secret.ct_eq(&other.secret))
    }
}

impl Eq for Key {}

impl FromStr for Key {
    type Err = NotAKey;

    /// Reads the line of a key file: the id, a colon, and the secret in hexadecimal digits.
    fn from_str(line: &str) -> Result<Key, NotAKey> {
        let (id, secret) = line.trim().split_once(':').ok_or(NotAKey::Form)?;
        Key::new(id, &from_hex(secret.trim()).ok_or(NotAKey::Form)?)
    }
}

/// Why a text is not a key. It never repeats the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAKey {
    /// Not of the form `id:hexadecimal`.
    #[error("密钥应为一行“编号:十六进制密钥”")]
    Form,
    /// The id is not one.
    #[error("密钥编号应为 1 至 64 位字母、数字或者 - _ .")]
    Id,
    /// The secret is too short.
    #[error("密钥至少 16 字节（32 位十六进制数字）")]
    Secret,
}

/// What is signed.
#[derive(Clone, Copy, Debug)]
pub struct Signed<'a> {
    /// The method of a request, the status of a reply, or `FILE`.
    pub act: &'a str,
    /// The path of a request from `/v1` on with its query, the signature of the request that a reply answers, or the
    /// name of a file.
    pub of: &'a str,
    /// The body.
    pub body: &'a [u8],
}

/// How long a signature holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Five minutes before and after: messages over HTTP.
    Message,
    /// 31 days: files, which may lie in a folder over a holiday. Five minutes ahead at most.
    File,
}

impl Freshness {
    fn seconds(self) -> i64 {
        match self {
            Freshness::Message => 5 * 60,
            Freshness::File => 31 * 86_400,
        }
    }
}

/// Why a signature does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// Something is missing.
    #[error("there is no {0}")]
    Missing(&'static str),
    /// Something is not of its form.
    #[error("{0} is not of its form")]
    Malformed(&'static str),
    /// It was made with a key that is not known here.
    #[error("the key is not known here")]
    UnknownKey,
    /// It is too old, or from the future.
    #[error("it was signed {seconds} seconds ago by the clock here, outside what is accepted")]
    NotNow {
        /// The age; negative where it is from the future.
        seconds: i64,
    },
    /// It does not fit the message.
    #[error("it does not fit the message")]
    Wrong,
}

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The id of the key.
    pub key_id: String,
    /// When it was made, in seconds since 1970.
    pub time: i64,
    /// The signature, 64 hexadecimal digits.
    pub value: String,
}

impl Signature {
    /// Signs.
    #[must_use]
    pub fn make(key: &Key, signed: Signed<'_>, now: Instant) -> Signature {
        let time = now.0.div_euclid(SECOND);
        Signature { key_id: key.id.clone(), time, value: hex(&code(key, signed, time)) }
    }

    /// Checks, the signature in constant time.
    ///
    /// # Errors
    /// See [`SignatureError`].
    pub fn check(
        &self,
        key: &Key,
        signed: Signed<'_>,
        now: Instant,
        freshness: Freshness,
    ) -> Result<(), SignatureError> {
        if self.key_id != key.id {
            return Err(SignatureError::UnknownKey);
        }
        let given = from_hex(&self.value).ok_or(SignatureError::Malformed(SIGNATURE_HEADER))?;
        if !bool::from(code(key, signed, self.time).ct_eq(given.as_slice())) {
            return Err(SignatureError::Wrong);
        }
        let seconds = now.0.div_euclid(SECOND).saturating_sub(self.time);
        if seconds > freshness.seconds() || seconds < -Freshness::Message.seconds() {
            return Err(SignatureError::NotNow { seconds });
        }
        Ok(())
    }

    /// The three headers with their values.
    #[must_use]
    pub fn headers(&self) -> [(&'static str, String); 3] {
        [
            (KEY_HEADER, self.key_id.clone()),
            (TIME_HEADER, self.time.to_string()),
            (SIGNATURE_HEADER, self.value.clone()),
        ]
    }

    /// Reads the three headers.
    ///
    /// # Errors
    /// One is missing, or the time is no number.
    pub fn from_headers<'a>(header: impl Fn(&str) -> Option<&'a str>) -> Result<Signature, SignatureError> {
        let read = |name: &'static str| header(name).ok_or(SignatureError::Missing(name));
        Ok(Signature {
            key_id: read(KEY_HEADER)?.to_owned(),
            time: read(TIME_HEADER)?.parse().map_err(|_| SignatureError::Malformed(TIME_HEADER))?,
            value: read(SIGNATURE_HEADER)?.to_owned(),
        })
    }

    /// The text of a signature file: the three headers, one a line.
    #[must_use]
    pub fn to_file(&self) -> String {
        self.headers().iter().map(|(name, value)| format!("{name}: {value}\n")).collect()
    }

    /// Reads a signature file.
    ///
    /// # Errors
    /// As [`Signature::from_headers`].
    pub fn from_file(text: &str) -> Result<Signature, SignatureError> {
        Signature::from_headers(|name| {
            text.lines().find_map(|line| {
                let (head, value) = line.split_once(':')?;
                head.trim().eq_ignore_ascii_case(name).then(|| value.trim())
            })
        })
    }
}

/// The authentication code over the four lines.
fn code(key: &Key, signed: Signed<'_>, time: i64) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(&key.secret).expect("HMAC takes keys of any length");
    let body = hex(&Sha256::digest(signed.body));
    mac.update(format!("{}\n{}\n{time}\n{body}", signed.act, signed.of).as_bytes());
    mac.finalize().into_bytes().into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a String takes whatever is written to it");
        text
    })
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_772_326_800 * SECOND);

    fn signed(body: &[u8]) -> Signed<'_> {
        Signed { act: "POST", of: "/v1/requests", body }
    }

    #[test]
    fn a_signature_holds_for_its_message_key_and_time_only() {
        let key: Key = "bank-1:000102030405060708090a0b0c0d0e0f".parse().unwrap();
        let other: Key = "bank-1:100102030405060708090a0b0c0d0e0f".parse().unwrap();
        let stranger: Key = "bank-2:000102030405060708090a0b0c0d0e0f".parse().unwrap();
        let made = Signature::make(&key, signed(b"{}"), NOW);
        let later = |seconds: i64| NOW.plus_seconds(seconds);
        use Freshness::{File, Message};
        for (key, message, now, freshness, held) in [
            (&key, signed(b"{}"), NOW, Message, Ok(())),
            (&key, signed(b"{}"), later(300), Message, Ok(())),
            (&key, signed(b"{}"), later(-300), Message, Ok(())),
            (&key, signed(b"{}"), later(301), Message, Err(SignatureError::NotNow { seconds: 301 })),
            (&key, signed(b"{}"), later(-301), File, Err(SignatureError::NotNow { seconds: -301 })),
            (&key, signed(b"{}"), later(31 * 86_400), File, Ok(())),
            (&key, signed(b"{ }"), NOW, Message, Err(SignatureError::Wrong)),
            (&key, Signed { act: "GET", ..signed(b"{}") }, NOW, Message, Err(SignatureError::Wrong)),
            (&key, Signed { of: "/v1/other", ..signed(b"{}") }, NOW, Message, Err(SignatureError::Wrong)),
            (&other, signed(b"{}"), NOW, Message, Err(SignatureError::Wrong)),
            (&stranger, signed(b"{}"), NOW, Message, Err(SignatureError::UnknownKey)),
        ] {
            assert_eq!(made.check(key, message, now, freshness), held);
        }
        assert_eq!(Signature::from_file(&made.to_file()), Ok(made));
    }

    #[test]
    fn what_is_no_signature_is_refused_without_a_panic() {
        let key = Key::of_simulators();
        for value in ["", "zz", "é0", "00", &"0".repeat(63), &"0".repeat(64)] {
            let made = Signature { key_id: key.id().to_owned(), time: i64::MIN, value: value.to_owned() };
            assert!(made.check(&key, signed(b""), NOW, Freshness::Message).is_err(), "{value}");
        }
        assert_eq!(Signature::from_file("Zhida-Key: a\n"), Err(SignatureError::Missing(TIME_HEADER)));
    }

    #[test]
    fn a_key_is_read_from_a_line_and_never_printed() {
        let key: Key = " bank-1:000102030405060708090a0b0c0d0e0f\n".parse().unwrap();
        assert_eq!(format!("{key:?}"), "Key(bank-1)");
        for (line, error) in [
            ("bank-1", NotAKey::Form),
            ("bank-1:0g", NotAKey::Form),
            ("bank-1:00", NotAKey::Secret),
            ("a b:000102030405060708090a0b0c0d0e0f", NotAKey::Id),
            (":000102030405060708090a0b0c0d0e0f", NotAKey::Id),
        ] {
            assert_eq!(line.parse::<Key>().unwrap_err(), error, "{line}");
        }
    }
}
