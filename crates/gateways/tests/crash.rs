//! The simulator dies in the middle of its work, again and again, and nothing is lost or done twice.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod court;

use court::*;
use gateways::channel::Channel;
use gateways::institution::{InstitutionKind, Transport};
use gateways::message::{Matter, Outcome, Reply, Request};
use gateways::simulator::{Script, ScriptedHoldings, Settings, Simulator, serve};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use values::Fen;

const STATE: &str = "ZHIDA_TEST_SIMULATOR_STATE";

fn settings(state: &Path) -> Settings {
    Settings { state: Some(state.to_owned()), ..Settings::new(InstitutionKind::Bank) }
}

/// Not a test: what the tests below start as a process of its own.
#[test]
fn simulator_process() {
    let Some(state) = std::env::var_os(STATE) else { return };
    let simulator = Simulator::open(&settings(Path::new(&state))).unwrap();
    let running = serve(simulator, "127.0.0.1:0", key(), clock()).unwrap();
    println!("\nready {}", running.address());
    running.wait().unwrap();
}

struct Process {
    child: Child,
    address: String,
}

impl Process {
    fn start(state: &Path) -> Process {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["simulator_process", "--exact", "--nocapture"])
            .env(STATE, state)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .find_map(|line| line.unwrap().strip_prefix("ready ").map(str::to_owned))
            .expect("the simulator says where it listens");
        Process { child, address }
    }

    fn channel(&self) -> Channel {
        let transport = Transport::Http { address: self.address.clone() };
        Channel::open(&transport, COURT, key(), clock()).unwrap()
    }
}

impl Drop for Process {
    /// On Unix this is SIGKILL.
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Two thousand requests: every fifth freezes one yuan of one of four accounts, the others ask about strangers.
fn requests() -> Vec<Request> {
    (0..2_000)
        .map(|number| match number % 5 {
            0 => request(number, person(), freeze(&format!("account {}", number % 4), 1)),
            _ => request(number, stranger(number), Matter::Query),
        })
        .collect()
}

/// A file of a bank at which the debtor has 1,000 yuan in each of four accounts.
fn bank_file(name: &str) -> PathBuf {
    let state = folder(name).join("bank.jsonl");
    let holdings = (0..4).map(|number| deposit(&format!("account {number}"), 1_000)).collect();
    let simulator = Simulator::open(&settings(&state)).unwrap();
    let number = DEBTOR.to_owned();
    simulator.script(Script::Holdings(ScriptedHoldings { number, holdings })).unwrap();
    state
}

/// How often each request was answered for good, by the file.
fn answered(state: &Path) -> BTreeMap<String, usize> {
    let mut answered = BTreeMap::new();
    for line in fs::read_to_string(state).unwrap().lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        if line["line"] == "answered" {
            *answered.entry(line["reply"]["request"].as_str().unwrap().to_owned()).or_default() += 1;
        }
    }
    answered
}

#[test]
fn nothing_is_lost_or_doubled_by_kill_nine() {
    let state = bank_file("kill");
    let requests = requests();
    let mut before: BTreeMap<String, Reply> = BTreeMap::new();
    for batches_before_death in [3, 20, 45, 70] {
        let process = Process::start(&state);
        let channel = process.channel();
        let (tell, heard) = mpsc::channel();
        let seen: Vec<Reply> = std::thread::scope(|scope| {
            let client = scope.spawn(|| {
                let mut seen = Vec::new();
                for batch in requests.chunks(20) {
                    match channel.send(batch) {
                        Ok(delivery) => seen.extend(delivery.replies),
                        // It is dead.
                        Err(_) => break,
                    }
                    if tell.send(()).is_err() {
                        break;
                    }
                }
                drop(tell);
                seen
            });
            for () in heard.iter().take(batches_before_death) {}
            // The client is in the middle of the next batch.
            drop(process);
            drop(heard);
            client.join().unwrap()
        });
        assert!(seen.len() >= batches_before_death * 20);
        for reply in seen {
            let first = before.entry(reply.request.clone()).or_insert_with(|| reply.clone());
            assert_eq!(*first, reply, "the same request has the same reply for ever");
        }
    }

    let process = Process::start(&state);
    let channel = process.channel();
    let mut controls = BTreeSet::new();
    for batch in requests.chunks(100) {
        let delivery = send(&channel, batch);
        assert_eq!(delivery.replies.len(), 100);
        for reply in delivery.replies {
            assert!(before.get(&reply.request).is_none_or(|first| *first == reply));
            if let Outcome::Controlled { control, held_fen, .. } = reply.outcome {
                assert_eq!(held_fen, Fen::yuan(1));
                assert!(controls.insert(control), "a measure has a number of its own");
            }
        }
    }
    assert_eq!(controls.len(), 400);
    match ask(&channel, &request(9_999, person(), Matter::Query)).outcome {
        Outcome::Holdings { holdings } => {
            let free: Fen = holdings.iter().filter_map(|holding| holding.amount_fen).sum();
            assert_eq!(free, Fen::yuan(4_000 - 400), "each was frozen once");
        }
        other => panic!("{other:?}"),
    }
    drop(process);
    let answered = answered(&state);
    assert_eq!(answered.len(), 2_001);
    assert!(answered.values().all(|count| *count == 1));
}

#[test]
fn a_torn_last_line_is_dropped_and_done_anew() {
    let state = bank_file("torn");
    let run = |requests: &[Request]| {
        let simulator = Simulator::open(&settings(&state)).unwrap();
        let running = serve(simulator, "127.0.0.1:0", key(), clock()).unwrap();
        send(&channel(&running), requests).replies
    };
    let two = [request(1, person(), freeze("account 1", 5)), request(2, person(), freeze("account 1", 7))];
    let first = run(&two);
    let whole = fs::read(&state).unwrap();
    let last_line = whole[..whole.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
    for torn_at in [last_line, last_line + 1, (last_line + whole.len()) / 2, whole.len() - 1] {
        fs::write(&state, &whole[..torn_at]).unwrap();
        assert_eq!(run(&two), first);
        assert_eq!(fs::read(&state).unwrap(), whole);
    }
}

#[test]
fn the_file_of_another_world_or_with_a_broken_line_is_refused() {
    let state = bank_file("other");
    let other = Settings { seed: 2, ..settings(&state) };
    assert_eq!(
        Simulator::open(&other).err().unwrap().to_string(),
        format!("状态文件 {} 属于另一模拟机构（种类或者种子不同）", state.display())
    );
    writeln!(OpenOptions::new().append(true).open(&state).unwrap(), "no line").unwrap();
    assert_eq!(
        Simulator::open(&settings(&state)).err().unwrap().to_string(),
        format!("状态文件 {} 第3行无法识别", state.display())
    );
}
