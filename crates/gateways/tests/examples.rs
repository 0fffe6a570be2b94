//! The examples of `docs/reference/gateways.md` are the files in `samples`, and what they say is so.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use gateways::channel::{read_changes, read_replies};
use gateways::message::{Batch, Matter, Replies};
use gateways::signature::{Key, Signature, Signed};
use gateways::simulator::{
    Fault, ScriptedChange, ScriptedClock, ScriptedFault, ScriptedHoldings, ScriptedMeasure, ScriptedTraces,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use values::Instant;

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

fn page() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join("docs/reference/gateways.md")).unwrap()
}

/// Reads a sample; what is written from it says at least what the sample says.
fn check<T: DeserializeOwned + Serialize>(name: &str) -> T {
    let text = fs::read_to_string(samples().join(name)).unwrap();
    let read: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let (sample, written): (Value, Value) =
        (serde_json::from_str(&text).unwrap(), serde_json::to_value(&read).unwrap());
    assert!(holds(&written, &sample), "{name}: {written} does not say what the sample says");
    read
}

fn holds(written: &Value, sample: &Value) -> bool {
    match (written, sample) {
        (Value::Object(written), Value::Object(sample)) => {
            sample.iter().all(|(key, value)| written.get(key).is_some_and(|one| holds(one, value)))
        }
        (Value::Array(written), Value::Array(sample)) => {
            written.len() == sample.len() && written.iter().zip(sample).all(|(one, two)| holds(one, two))
        }
        (written, sample) => written == sample,
    }
}

#[test]
fn every_sample_is_read_whole() {
    let batch: Batch = check("batch.json");
    let words: BTreeSet<&str> = batch.requests.iter().map(|request| request.matter.word()).collect();
    assert_eq!(words.len(), 7, "one of each matter: {words:?}");
    let replies: Replies = check("replies.json");
    let text = fs::read(samples().join("replies.json")).unwrap();
    assert_eq!(read_replies(&text).unwrap(), (replies.replies.clone(), Vec::new()));
    for request in &batch.requests {
        let answers = replies.replies.iter().filter(|reply| reply.request == request.id);
        assert!(answers.clone().all(|reply| reply.is_about(&request.person)), "{}", request.id);
        let is_status = matches!(request.matter, Matter::Status { .. });
        assert_eq!(answers.count(), usize::from(!is_status), "{}", request.id);
    }
    let changes = read_changes(&fs::read(samples().join("changes.json")).unwrap()).unwrap();
    assert_eq!((changes.changes.len(), changes.unreadable.len()), (2, 0));
    check::<ScriptedHoldings>("script-holdings.json");
    check::<ScriptedMeasure>("script-measure.json");
    check::<ScriptedTraces>("script-traces.json");
    check::<ScriptedChange>("script-change.json");
    check::<ScriptedClock>("script-clock.json");
    check::<ScriptedFault>("script-fault.json");
    assert!(check_rate("script-fault-rate.json"));
}

/// A rate is written with all its places: `"0.050000"`.
fn check_rate(name: &str) -> bool {
    let text = fs::read_to_string(samples().join(name)).unwrap();
    serde_json::from_str::<ScriptedFault>(&text).unwrap().rate.is_some()
}

#[test]
fn every_example_of_the_page_is_a_sample_and_every_sample_is_shown() {
    let page = page();
    let shown: BTreeSet<&str> =
        page.split("```json\n").skip(1).map(|rest| rest.split_once("```").expect("a block ends").0).collect();
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(samples()).unwrap() {
        files.insert(fs::read_to_string(entry.unwrap().path()).unwrap());
    }
    let files: BTreeSet<&str> = files.iter().map(String::as_str).collect();
    for sample in &files {
        assert!(shown.contains(sample), "docs/reference/gateways.md does not show this sample:\n{sample}");
    }
    for block in &shown {
        assert!(files.contains(block), "docs/reference/gateways.md shows what is in no sample:\n{block}");
    }
}

#[test]
fn the_worked_signature_is_right() {
    let key: Key = "bank-1:000102030405060708090a0b0c0d0e0f".parse().unwrap();
    let body = r#"{"court":"内0299","requests":[]}"#.as_bytes();
    let now = Instant(1_772_326_800_000_000);
    let request = Signature::make(&key, Signed { act: "POST", of: "/v1/requests", body }, now);
    let reply = Signature::make(
        &key,
        Signed { act: "200", of: &request.value, body: br#"{"replies":[]}"# },
        now.plus_seconds(1),
    );
    let file = Signature::make(&key, Signed { act: "FILE", of: "00000001.json", body }, now);
    let page = page();
    for signature in [request, reply, file] {
        let lines = signature.to_file();
        assert!(page.contains(&lines), "docs/reference/gateways.md does not say:\n{lines}");
    }
}

#[test]
fn every_fault_is_on_the_page() {
    let page = page();
    for fault in Fault::ALL {
        let row = format!("| `{}` |", fault.word());
        assert!(page.contains(&row), "docs/reference/gateways.md has no row {row}");
    }
}
