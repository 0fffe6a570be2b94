//! Zhida and the institutions die in the middle of thousands of queries, and nothing is lost or done twice.
//!
//! Everything is real: `zhida serve` over a database on disk, `zhida simulate` for each institution with a state file,
//! keys in files, `kill -9`, and `zhida admin institution add` where an institution comes back under another address.
//! `ZHIDA_QUERIES=10000` runs the full number.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use app::institutions::InstitutionEvent;
use app::{App, AppConfig, MachineClock};
use docket::inquiry::InquiryState;
use documents::PressConfig;
use gateways::institution::Transport;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::read::cases::CaseFilter;
use store::read::institutions::RequestKey;
use store::{Store, StoreUrl};
use testkit::synthetic::{self, COURT_CODE, COURT_NAME};
use values::{CaseId, InstitutionKind};

/// Who is asked: id and kind.
const ASKED: [(&str, &str); 4] =
    [("bank-farm", "bank"), ("bank-city", "bank"), ("real-estate", "real_estate"), ("vehicle", "vehicle")];
/// Queries in a test run.
const QUERIES: usize = 3_000;
/// How long the work may stand still before the test gives up.
const PATIENCE: Duration = Duration::from_secs(120);

fn queries() -> usize {
    std::env::var("ZHIDA_QUERIES").map_or(QUERIES, |number| number.parse().unwrap())
}

/// A process of the program, killed when dropped; on Unix this is SIGKILL.
struct Process {
    child: Child,
    address: String,
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Process {
    /// Starts the program; it says its address on either of its outputs.
    fn start<A: AsRef<OsStr>>(arguments: &[A]) -> Process {
        let mut child = Command::new(env!("CARGO_BIN_EXE_zhida"))
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (tell, told) = std::sync::mpsc::channel();
        let outputs: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for output in outputs {
            let tell = tell.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    if let Some((_, address)) = line.split_once("已启动：http://") {
                        let _ = tell.send(format!("http://{address}"));
                    }
                }
            });
        }
        drop(tell);
        let address = told.recv().expect("the process says where it listens");
        Process { child, address }
    }
}

/// An installation: its folder holds database, settings, keys, and what the simulators remember.
struct Installation {
    folder: PathBuf,
    store: Store,
}

impl Installation {
    fn app(&self) -> App {
        App::open(AppConfig {
            store: self.store.clone(),
            court: COURT_CODE.parse().unwrap(),
            court_name: Some(COURT_NAME.to_owned()),
            clock: Arc::new(MachineClock),
            press: PressConfig::default(),
            settings: docket::Settings::default(),
            synthetic: true,
            letterhead: None,
        })
        .unwrap()
    }

    fn settings(&self) -> PathBuf {
        self.folder.join("zhida.json")
    }

    fn serve(&self) -> Process {
        Process::start(&[OsStr::new("serve"), OsStr::new("--config"), self.settings().as_os_str()])
    }

    fn state(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.jsonl"))
    }

    fn simulate(&self, id: &str, kind: &str) -> Process {
        let (state, key) = (self.state(id), self.folder.join(format!("{id}.key")));
        let words = |path: &Path| path.to_str().unwrap().to_owned();
        Process::start(&[
            "simulate",
            kind,
            "--state",
            &words(&state),
            "--key",
            &words(&key),
            "--fault",
            "duplicate=0.05",
        ])
    }

    /// Waits until the journal is so long.
    fn until_written(&self, position: i64) {
        wait_until("the journal grows", || self.store.last_position().unwrap() >= position);
    }

    fn is_answered(&self) -> bool {
        let first = RequestKey { case_id: String::new(), entry: 0 };
        ASKED.iter().all(|(id, _)| self.store.open_requests(COURT_CODE, id, &first, 1).unwrap().is_empty())
    }
}

fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < PATIENCE, "{what}: not within {PATIENCE:?}");
        std::thread::park_timeout(Duration::from_millis(20));
    }
}

/// A court whose couriers have all these queries to carry, and the simulators that will answer.
fn installation() -> (Installation, BTreeMap<&'static str, Process>, usize) {
    let folder = std::env::temp_dir().join(format!("zhida-couriers-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let database = folder.join("zhida.sqlite");
    let settings = json!({
        "version": 1, "court": COURT_CODE, "court_name": COURT_NAME, "listen": "127.0.0.1:0",
        "store": format!("sqlite:{}", database.display()), "gateway_keys": folder,
    });
    fs::write(folder.join("zhida.json"), settings.to_string()).unwrap();
    let store = Store::open(&StoreUrl::SqliteFile(database)).unwrap();
    let installation = Installation { folder, store };
    let mut simulators = BTreeMap::new();
    for (place, (id, kind)) in ASKED.into_iter().enumerate() {
        let key = format!("{id}:{}", format!("{:02x}", place + 1).repeat(32));
        fs::write(installation.folder.join(format!("{id}.key")), key).unwrap();
        simulators.insert(id, installation.simulate(id, kind));
    }
    let app = installation.app();
    app.bring_tables_up_to_date(|_| ()).unwrap();
    synthetic::found(&app).unwrap();
    let transport = |_: InstitutionKind, id: &str| {
        simulators.get(id).map(|process| Transport::Http { address: process.address.clone() })
    };
    let events: Vec<_> = synthetic::institution_events(transport)
        .into_iter()
        .map(|event| match event {
            InstitutionEvent::Joined { institution, transport: None, .. } => {
                InstitutionEvent::Left { institution }
            }
            joined => joined,
        })
        .collect();
    app.manage_institutions(&testkit::office::system(), &events).unwrap();
    let debtors = synthetic::ask_about(&app, 7, queries() / ASKED.len()).unwrap();
    (installation, simulators, debtors * ASKED.len())
}

/// The requests that a simulator answered, and how many things it named; each request once.
fn answered(state: &Path) -> (BTreeSet<String>, usize) {
    let (mut requests, mut holdings) = (BTreeSet::new(), 0);
    for line in fs::read_to_string(state).unwrap().lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        if line["line"] == "answered" {
            let request = line["reply"]["request"].as_str().unwrap().to_owned();
            assert!(requests.insert(request), "answered twice: {line}");
            holdings += line["reply"]["holdings"].as_array().unwrap().len();
        }
    }
    (requests, holdings)
}

#[test]
fn every_query_has_one_end_though_zhida_and_an_institution_are_killed_in_the_middle() {
    let (installation, mut simulators, queries) = installation();
    let asked = installation.store.last_position().unwrap();
    let part = |percent: usize| asked + i64::try_from(queries * percent / 100).unwrap();

    let server = installation.serve();
    installation.until_written(part(20));
    drop(server);
    assert!(!installation.is_answered());
    let server = installation.serve();
    installation.until_written(part(45));
    simulators.remove("bank-farm");
    // The others go on meanwhile; the bank comes back somewhere else.
    installation.until_written(part(55));
    assert!(!installation.is_answered());
    let bank = installation.simulate("bank-farm", "bank");
    let config = installation.settings();
    let added = Command::new(env!("CARGO_BIN_EXE_zhida"))
        .args(["admin", "institution", "add", "bank-farm", "示范县农村商业银行", "--kind", "bank"])
        .args(["--address", &bank.address, "--config", config.to_str().unwrap()])
        .output()
        .unwrap();
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    simulators.insert("bank-farm", bank);
    installation.until_written(part(75));
    drop(server);
    let server = installation.serve();
    wait_until("every query is answered", || installation.is_answered());
    drop(server);
    drop(simulators);

    let mut requests: BTreeMap<&str, (BTreeSet<String>, usize)> =
        ASKED.into_iter().map(|(id, _)| (id, answered(&installation.state(id)))).collect();
    let app = installation.app();
    let officer = app.actor(&"command-1".parse().unwrap()).unwrap();
    let filter = CaseFilter { limit: u32::MAX, ..CaseFilter::default() };
    let mut ended = 0;
    for row in installation.store.case_list(COURT_CODE, &filter).unwrap() {
        let id: CaseId = row.case_id.parse().unwrap();
        let view = app.open_case(&officer, &id).unwrap();
        let count = |kind: &str| view.entries.iter().filter(|entry| entry.event.kind() == kind).count();
        assert_eq!(count("inquiry_answered"), view.case.inquiries.len(), "{id}: one answer to each question");
        assert_eq!(count("reply_disputed") + count("inquiry_timed_out"), 0, "{id}");
        for inquiry in &view.case.inquiries {
            let InquiryState::Answered { found, .. } = inquiry.state else { panic!("{id}: {inquiry:?}") };
            let (known, holdings) = requests.get_mut(inquiry.institution.as_str()).unwrap();
            assert!(known.remove(&format!("{id}-{}", inquiry.no.0)), "{id}: nobody answered {inquiry:?}");
            *holdings -= found as usize;
            ended += 1;
        }
        let mut things: Vec<_> = view
            .case
            .properties
            .iter()
            .map(|one| (one.debtor, one.institution.clone(), one.kind as usize, one.register_no.clone()))
            .collect();
        let all = things.len();
        assert_eq!(count("property_found"), all);
        things.sort();
        things.dedup();
        assert_eq!(things.len(), all, "{id}: a thing stands twice on the docket");
    }
    assert_eq!(ended, queries);
    for (id, (left, holdings)) in requests {
        assert!(left.is_empty(), "{id} answered what no docket asked: {left:?}");
        assert_eq!(holdings, 0, "{id}: as many things on the dockets as it named");
    }
    fs::remove_dir_all(&installation.folder).unwrap();
}
