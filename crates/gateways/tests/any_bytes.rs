//! Whatever an institution sends, reading it never panics, and what is read can be written and read again.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use gateways::channel::{read_changes, read_replies};
use gateways::message::{Batch, Replies};
use gateways::signature::{Freshness, Key, Signature, Signed};
use proptest::prelude::*;
use values::Instant;

const SAMPLE: &str = include_str!("../samples/replies.json");

proptest! {
    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_replies(&bytes);
        let _ = read_changes(&bytes);
        let _ = serde_json::from_slice::<Batch>(&bytes);
    }

    #[test]
    fn any_reply_with_a_wound_is_read_without_a_panic(
        at in 0..SAMPLE.len(),
        length in 0..40_usize,
        with in prop_oneof!["[-0-9\"{}\\[\\],:a-z]{0,12}", "-?[0-9]{1,30}", "\"[^\"]{0,20}\""],
    ) {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        bytes.splice(at..(at + length).min(SAMPLE.len()), with.into_bytes());
        if let Ok((replies, _)) = read_replies(&bytes) {
            let again = serde_json::to_vec(&Replies { replies: replies.clone() }).unwrap();
            let (read, unreadable) = read_replies(&again).unwrap();
            prop_assert_eq!(read, replies);
            prop_assert!(unreadable.is_empty());
        }
    }

    #[test]
    fn any_signature_is_checked_without_a_panic(
        file in ".{0,80}", value in ".{0,70}", time in any::<i64>(), now in any::<i64>(),
    ) {
        let _ = Signature::from_file(&file);
        let key = Key::of_simulators();
        let signature = Signature { key_id: key.id().to_owned(), time, value };
        let signed = Signed { act: "GET", of: "/", body: b"" };
        prop_assert!(signature.check(&key, signed, Instant(now), Freshness::Message).is_err());
        // Even a right one is refused at the wrong time, without overflow.
        let right = Signature { time, ..Signature::make(&key, signed, Instant(now)) };
        let _ = right.check(&key, signed, Instant(now), Freshness::File);
    }
}
