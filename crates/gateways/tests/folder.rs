//! An institution without a service, reached through a folder.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod court;

use court::*;
use gateways::channel::Folder;
use gateways::institution::InstitutionKind::Bank;
use gateways::message::{Matter, Outcome};
use gateways::signature::{Key, Signature, Signed};
use gateways::simulator::{FolderService, Script, ScriptedHoldings, Settings, Simulator};
use std::fs;
use std::path::Path;

fn bank(folder: &Path, faults: &[&str]) -> FolderService {
    let faults = faults.iter().map(|fault| fault.parse().unwrap()).collect();
    let simulator = Simulator::open(&Settings { faults, ..Settings::new(Bank) }).unwrap();
    let (number, holdings) = (DEBTOR.to_owned(), vec![deposit("1", 1_000)]);
    simulator.script(Script::Holdings(ScriptedHoldings { number, holdings })).unwrap();
    FolderService::open(simulator, folder, key(), clock()).unwrap()
}

fn names(room: &Path) -> Vec<String> {
    let entries = fs::read_dir(room).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn requests_go_out_and_replies_come_back_until_they_are_applied() {
    let place = folder("round-trip");
    let bank = bank(&place, &[]);
    let channel = Folder::open(&place, COURT, key(), clock()).unwrap();
    let sent = channel.send(&[request(1, person(), freeze("1", 600))]).unwrap();
    assert!(sent.replies.is_empty());
    sent.applied().unwrap();
    assert_eq!(names(&place.join("out")), ["00000001.json", "00000001.json.signature", "last-number"]);

    assert_eq!(bank.serve_waiting().unwrap(), 1);
    assert_eq!(names(&place.join("out")), ["last-number"]);
    let first = channel.send(&[]).unwrap();
    let second = channel.send(&[request(2, person(), Matter::Query)]).unwrap();
    assert_eq!(first.replies, second.replies, "what is not applied is delivered again");
    assert!(matches!(first.replies[0].outcome, Outcome::Controlled { .. }));
    second.applied().unwrap();
    assert_eq!(names(&place.join("done")), ["00000001.json", "00000001.json.signature"]);
    assert!(channel.send(&[]).unwrap().replies.is_empty());

    let reopened = Folder::open(&place, COURT, key(), clock()).unwrap();
    drop(reopened.send(&[request(3, person(), Matter::Query)]).unwrap());
    assert!(names(&place.join("out")).contains(&"00000003.json".to_owned()), "no number is used twice");
}

#[test]
fn what_cannot_be_read_is_set_aside_with_the_reason() {
    let place = folder("bad");
    let bank = bank(&place, &[]);
    let channel = Folder::open(&place, COURT, key(), clock()).unwrap();
    drop(channel.send(&[request(1, person(), Matter::Query)]).unwrap());
    assert_eq!(bank.serve_waiting().unwrap(), 1);

    let incoming = place.join("in");
    fs::write(incoming.join("unsigned.json"), r#"{"replies":[]}"#).unwrap();
    let put = |name: &str, signed_as: &str, key: &Key, body: &[u8]| {
        let signature = Signature::make(key, Signed { act: "FILE", of: signed_as, body }, clock().now());
        fs::write(incoming.join(format!("{name}.signature")), signature.to_file()).unwrap();
        fs::write(incoming.join(name), body).unwrap();
    };
    put("garbage.json", "garbage.json", &key(), b"\xff\xfe");
    put("renamed.json", "original.json", &key(), br#"{"replies":[]}"#);
    put("forged.json", "forged.json", &Key::of_simulators(), br#"{"replies":[]}"#);
    fs::write(incoming.join("half.json.part"), "{").unwrap();

    let delivery = channel.send(&[]).unwrap();
    assert_eq!((delivery.replies.len(), delivery.unreadable.len()), (1, 4));
    let bad = names(&place.join("bad"));
    for name in ["forged.json", "garbage.json", "renamed.json", "unsigned.json"] {
        assert!(bad.contains(&name.to_owned()) && bad.contains(&format!("{name}.why")), "{bad:?}");
    }
    let why = fs::read_to_string(place.join("bad").join("unsigned.json.why")).unwrap();
    assert_eq!(why, "there is no signature beside it\n");
    assert!(names(&incoming).contains(&"half.json.part".to_owned()), "what is not whole is not touched");
}

#[test]
fn a_batch_that_the_institution_cannot_read_is_set_aside_there() {
    let place = folder("bad-batch");
    let bank = bank(&place, &[]);
    let stranger = Folder::open(&place, COURT, Key::of_simulators(), clock()).unwrap();
    drop(stranger.send(&[request(1, person(), Matter::Query)]).unwrap());
    assert_eq!(bank.serve_waiting().unwrap(), 0);
    let bad = names(&place.join("bad"));
    assert_eq!(bad, ["00000001.json", "00000001.json.signature", "00000001.json.why"]);
}

#[test]
fn a_lost_answer_is_had_by_sending_again() {
    let place = folder("lost");
    let bank = bank(&place, &[]);
    let channel = Folder::open(&place, COURT, key(), clock()).unwrap();
    let lost = gateways::simulator::ScriptedFault {
        fault: gateways::simulator::Fault::Lost,
        rate: None,
        times: 1,
        request: None,
    };
    bank.simulator().script(Script::Faults(lost)).unwrap();
    let freeze = [request(1, person(), freeze("1", 600))];
    drop(channel.send(&freeze).unwrap());
    assert_eq!(bank.serve_waiting().unwrap(), 0);
    drop(channel.send(&freeze).unwrap());
    assert_eq!(bank.serve_waiting().unwrap(), 1);
    let delivery = channel.send(&[]).unwrap();
    assert!(
        matches!(&delivery.replies[0].outcome, Outcome::Controlled { control, .. } if control == "银控-00000001")
    );
}
