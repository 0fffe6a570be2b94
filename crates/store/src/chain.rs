//! The seal that makes a changed event show.
//!
//! Every event carries a SHA-256 over the seal of the event before it **on the same stream**, its own content and
//! its position. Chained by stream rather than by court, so that writers of different cases never wait for each
//! other on any engine. What it finds: an event that was changed, exchanged or taken out of the middle of a stream.
//! What it cannot find: the removal of a stream's last events, or of a whole stream; only a seal kept elsewhere can.
//!
//! Anyone can check a seal by hand. The content of an event is its fields as netstrings (`5:court,`), in the order of
//! [`Content`]; then `seal = sha256(previous seal ‖ hex(sha256(content)) ‖ decimal position)`, in lower-case
//! hexadecimal digits, where the seal before the first event is empty.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What of an event is sealed, in this order. Times are in their stored form.
pub(crate) struct Content<'event> {
    pub(crate) court: &'event str,
    pub(crate) stream: &'event str,
    pub(crate) version: i64,
    pub(crate) recorded_at: &'event str,
    pub(crate) on_day: &'event str,
    pub(crate) actor: &'event str,
    pub(crate) kind: &'event str,
    pub(crate) schema_version: i64,
    pub(crate) body: &'event str,
}

impl Content<'_> {
    /// The digest of the content, 64 hexadecimal digits. Callers compute it before they wait for the writer.
    pub(crate) fn digest(&self) -> String {
        let (version, schema_version) = (self.version.to_string(), self.schema_version.to_string());
        let fields = [
            self.court,
            self.stream,
            &version,
            self.recorded_at,
            self.on_day,
            self.actor,
            self.kind,
            &schema_version,
            self.body,
        ];
        let mut text = String::with_capacity(fields.iter().map(|field| field.len() + 8).sum());
        for field in fields {
            write!(text, "{}:{field},", field.len()).expect("writing to a string cannot fail");
        }
        digest(text.as_bytes())
    }
}

/// The seal of an event, 64 hexadecimal digits.
pub(crate) fn seal(previous: &str, content_digest: &str, position: i64) -> String {
    let mut text = String::with_capacity(148);
    text.push_str(previous);
    text.push_str(content_digest);
    write!(text, "{position}").expect("writing to a string cannot fail");
    digest(text.as_bytes())
}

/// SHA-256 in lower-case hexadecimal digits.
pub(crate) fn digest(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(body: &str) -> Content<'_> {
        Content {
            court: "A",
            stream: "case/1",
            version: 1,
            recorded_at: "2026-03-10T09:05:07.000123+08:00",
            on_day: "2026-03-10",
            actor: "u1",
            kind: "Filed",
            schema_version: 1,
            body,
        }
    }

    #[test]
    fn digests_are_those_of_the_standard() {
        assert_eq!(digest(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn every_part_moves_the_seal() {
        let first = content("{}").digest();
        assert_ne!(first, content("{ }").digest());
        assert_ne!(seal("", &first, 1), seal("", &first, 2));
        assert_ne!(seal("", &first, 1), seal(&first, &first, 1));
    }

    #[test]
    fn the_bounds_between_fields_are_sealed() {
        let moved = Content { actor: "u1F", kind: "iled", ..content("{}") };
        assert_ne!(moved.digest(), content("{}").digest());
    }
}
