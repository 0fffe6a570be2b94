//! Zhida and the institutions die in the middle of thousands of queries and hundreds of orders, and nothing is lost or
//! done twice.
//!
//! Everything is real: `zhida serve` over a database on disk, `zhida simulate` for each institution with a state file,
//! keys in files, `kill -9`, and `zhida admin institution add` where an institution comes back under another address.
//! `ZHIDA_QUERIES=10000` runs the full number of queries, `ZHIDA_ORDER_CASES=1000` as many cases with five orders each.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use app::cases::batch::Batch;
use app::institutions::InstitutionEvent;
use app::{App, MachineClock};
use docket::inquiry::InquiryState;
use docket::inquiry::answer::{Answer, Told};
use docket::measure::order::{OrderKind, OrderState};
use docket::property::PropertyKind;
use docket::property::found::Holding;
use gateways::institution::Transport;
use gateways::message;
use gateways::simulator::{Script, ScriptedHoldings, Settings, Simulator};
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
use testkit::synthetic::{self, COURT_CODE, COURT_NAME, Held};
use values::{CaseId, Fen, InstitutionKind};

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
        App::open(synthetic::config(self.store.clone(), Arc::new(MachineClock))).unwrap()
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

    /// Writes the key that the court shares with an institution.
    fn share_key(&self, id: &str, number: usize) {
        let key = format!("{id}:{}", format!("{number:02x}").repeat(32));
        fs::write(self.folder.join(format!("{id}.key")), key).unwrap();
    }

    fn simulate(&self, id: &str, kind: &str, fault: &str) -> Process {
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
            fault,
        ])
    }

    /// Waits until the journal is so long.
    fn until_written(&self, position: i64) {
        wait_until("the journal grows", || self.store.last_position().unwrap() >= position);
    }

    fn is_answered(&self, asked: &[(&str, &str)]) -> bool {
        let first = RequestKey { case_id: String::new(), entry: 0 };
        asked.iter().all(|(id, _)| self.store.open_requests(COURT_CODE, id, &first, 1).unwrap().is_empty())
    }
}

fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < PATIENCE, "{what}: not within {PATIENCE:?}");
        std::thread::park_timeout(Duration::from_millis(20));
    }
}

/// A founded court without cases, in a folder of its own.
fn court(name: &str) -> (Installation, App) {
    let folder = std::env::temp_dir().join(format!("zhida-couriers-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let database = folder.join("zhida.sqlite");
    let settings = json!({
        "version": 1, "listen": "127.0.0.1:0", "store": format!("sqlite:{}", database.display()),
        "courts": [{"court": COURT_CODE, "court_name": COURT_NAME, "gateway_keys": folder}],
    });
    fs::write(folder.join("zhida.json"), settings.to_string()).unwrap();
    let store = Store::open(&StoreUrl::SqliteFile(database)).unwrap();
    let installation = Installation { folder, store };
    let app = installation.app();
    app.bring_tables_up_to_date(|_| ()).unwrap();
    synthetic::found(&app).unwrap();
    (installation, app)
}

/// Enters where the institutions with a simulator are reached; the others help no more.
fn reach(app: &App, simulators: &BTreeMap<&'static str, Process>) {
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
}

/// A court whose couriers have all these queries to carry, and the simulators that will answer.
fn installation() -> (Installation, BTreeMap<&'static str, Process>, usize) {
    let (installation, app) = court("queries");
    let mut simulators = BTreeMap::new();
    for (place, (id, kind)) in ASKED.into_iter().enumerate() {
        installation.share_key(id, place + 1);
        simulators.insert(id, installation.simulate(id, kind, "duplicate=0.05"));
    }
    reach(&app, &simulators);
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
    assert!(!installation.is_answered(&ASKED));
    let server = installation.serve();
    installation.until_written(part(45));
    simulators.remove("bank-farm");
    // The others go on meanwhile; the bank comes back somewhere else.
    installation.until_written(part(55));
    assert!(!installation.is_answered(&ASKED));
    let bank = installation.simulate("bank-farm", "bank", "duplicate=0.05");
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
    wait_until("every query is answered", || installation.is_answered(&ASKED));
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

/// Who is ordered: id and kind. At the first money is frozen, at the second deducted; the others renew.
const ORDERED: [(&str, &str); 5] = [
    ("bank-city", "bank"),
    ("bank-farm", "bank"),
    ("bank-post", "bank"),
    ("real-estate", "real_estate"),
    ("vehicle", "vehicle"),
];
/// Cases with one order to each of them.
const ORDER_CASES: u32 = 60;
const FROZEN: Fen = Fen(700_000);
const DEDUCTED: Fen = Fen(300_000);

/// Cases with measures that each institution confirmed on paper, told to the simulators through their state files.
fn cases_with_measures(installation: &Installation, app: &App, cases: u32) {
    let today = app.today();
    let held = Held {
        seed: 11,
        measures: cases * 4,
        handler: "one-1",
        in_a_case: 4,
        months: Some(3),
        days_ago: (12, 80),
        today,
    };
    assert_eq!(synthetic::hold(app, &held).unwrap(), cases * 4);
    let mut registered = synthetic::registered(app).unwrap();
    for (place, (id, kind)) in ORDERED.into_iter().enumerate() {
        installation.share_key(id, place + 1);
        let state = Some(installation.state(id));
        let simulator = Simulator::open(&Settings { state, ..Settings::new(kind.parse().unwrap()) }).unwrap();
        for measure in registered.remove(&id.parse().unwrap()).unwrap_or_default() {
            simulator.script(Script::Measures(measure)).unwrap();
        }
    }
}

/// In each case an order to each institution: a freeze, a deduction, three renewals. Gives the orders.
fn order_in_all_cases(installation: &Installation, app: &App) -> BTreeSet<String> {
    let handler = app.actor(&"one-1".parse().unwrap()).unwrap();
    let city =
        Settings { state: Some(installation.state("bank-city")), ..Settings::new(InstitutionKind::Bank) };
    let city = Simulator::open(&city).unwrap();
    let filter = CaseFilter { limit: u32::MAX, ..CaseFilter::default() };
    let today = app.today();
    let mut orders = BTreeSet::new();
    for row in installation.store.case_list(COURT_CODE, &filter).unwrap() {
        let id: CaseId = row.case_id.parse().unwrap();
        let mut batch = Batch::open(app, &handler, &id).unwrap();
        let before = batch.case().orders.len();
        let served = json!({"debtor": 2, "way": "direct", "on": today, "receipt": null});
        batch.act(&handler, "serve_notice", &served, today).unwrap();
        let ask = json!({"debtor": null, "scope": "every", "institution": "bank-city"});
        batch.act(&handler, "ask_institutions", &ask, today).unwrap();
        let debtor = batch.case().party(2).unwrap();
        let account = format!("62990000{:08}", batch.case().filing.number.serial());
        let holding = message::Holding {
            id: account.clone(),
            kind: message::HoldingKind::Deposit,
            description: format!("账户{account}"),
            owner: debtor.name.clone(),
            share: None,
            amount_fen: Some(FROZEN),
            encumbrances: Vec::new(),
        };
        let number = debtor.credit_code.as_ref().unwrap().reveal().to_owned();
        let holdings = ScriptedHoldings { number, holdings: vec![holding] };
        city.script(Script::Holdings(holdings)).unwrap();
        let told = Told {
            on: today,
            receipt: String::new(),
            mark: "1".to_owned(),
            other_person: None,
            answer: Answer::Holdings(vec![Holding {
                register_no: account.clone(),
                kind: PropertyKind::Deposit,
                description: format!("账户{account}"),
                owner: debtor.name.clone(),
                share: None,
                amount: Some(FROZEN),
                encumbrances: Vec::new(),
            }]),
        };
        let inquiry = batch.case().inquiries.last().unwrap().no;
        batch.told(inquiry, &told, today);
        let property = batch.case().properties.last().unwrap().no;
        let freeze = json!({"property": property, "way": "freeze", "amount_fen": FROZEN, "value_fen": null,
            "months": 12, "keeper": null, "owner_confirms": null, "excess_reason": null});
        batch.act(&handler, "control_property", &freeze, today).unwrap();
        for measure in batch.case().measures.clone() {
            let (act, command) = match measure.institution.as_ref().unwrap().as_str() {
                "bank-city" => continue,
                "bank-farm" => ("order_deduction", json!({"measure": measure.no, "amount_fen": DEDUCTED})),
                _ => ("order_renewal", json!({"measure": measure.no, "months": 12})),
            };
            batch.act(&handler, act, &command, today).unwrap();
        }
        orders.extend(batch.case().orders[before..].iter().map(|order| format!("{id}-{}", order.no.0)));
        batch.commit().unwrap();
    }
    orders
}

/// What a simulator did, by request: the reply and the effect, each once.
fn effects(state: &Path) -> BTreeMap<String, (Value, Value)> {
    let mut effects = BTreeMap::new();
    for line in fs::read_to_string(state).unwrap().lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        if line["line"] == "answered" {
            let request = line["reply"]["request"].as_str().unwrap().to_owned();
            let done = (line["reply"].clone(), line["effect"].clone());
            assert!(effects.insert(request, done).is_none(), "done twice: {line}");
        }
    }
    effects
}

#[test]
fn every_order_has_one_effect_though_zhida_and_the_institutions_are_killed_in_the_middle() {
    let cases = std::env::var("ZHIDA_ORDER_CASES").map_or(ORDER_CASES, |number| number.parse().unwrap());
    let (installation, app) = court("orders");
    cases_with_measures(&installation, &app, cases);
    let orders = order_in_all_cases(&installation, &app);
    assert_eq!(orders.len(), cases as usize * ORDERED.len());
    let start = |fault: &str| -> BTreeMap<&'static str, Process> {
        ORDERED.into_iter().map(|(id, kind)| (id, installation.simulate(id, kind, fault))).collect()
    };

    // The institutions do what is ordered, and Zhida dies before the replies, which are seconds late, reach it.
    let simulators = start("slow=1");
    reach(&app, &simulators);
    let asked = installation.store.last_position().unwrap();
    let server = installation.serve();
    wait_until("every institution has begun", || {
        ORDERED.iter().all(|(id, _)| !effects(&installation.state(id)).is_empty())
    });
    drop(server);
    // Bulletins that fell due are sealed by themselves when the server starts.
    let since = installation.store.journal_after(asked, 100).unwrap();
    assert!(since.iter().all(|event| event.stream.starts_with("bulletins/")), "no reply has come: {since:?}");
    // The institutions die, too, and come back somewhere else, where half of all replies are lost on the way.
    drop(simulators);
    let mut simulators = start("lost=0.5");
    reach(&app, &simulators);
    let begun = installation.store.last_position().unwrap();
    let part = |percent: usize| begun + i64::try_from(orders.len() * percent / 100).unwrap();
    let server = installation.serve();
    installation.until_written(part(20));
    drop(server);
    assert!(!installation.is_answered(&ORDERED));
    for (id, _) in &ORDERED[..3] {
        simulators.remove(id);
    }
    let server = installation.serve();
    for (id, kind) in &ORDERED[..3] {
        simulators.insert(id, installation.simulate(id, kind, "lost=0.5"));
    }
    reach(&app, &simulators);
    wait_until("every order is reported", || installation.is_answered(&ORDERED));
    drop(server);
    drop(simulators);

    let mut done: BTreeMap<String, (Value, Value)> =
        ORDERED.iter().flat_map(|(id, _)| effects(&installation.state(id))).collect();
    let officer = app.actor(&"command-1".parse().unwrap()).unwrap();
    let filter = CaseFilter { limit: u32::MAX, ..CaseFilter::default() };
    for row in installation.store.case_list(COURT_CODE, &filter).unwrap() {
        let id: CaseId = row.case_id.parse().unwrap();
        let view = app.open_case(&officer, &id).unwrap();
        let case = &view.case;
        for order in case.orders.iter().filter(|order| orders.contains(&format!("{id}-{}", order.no.0))) {
            let what = format!("{id}: {order:?}");
            assert!(matches!(order.state, OrderState::Done { .. }), "{what}");
            let reports = view.entries.iter().filter(|entry| {
                entry.event.kind().ends_with("_confirmed") && entry.event.rests_on().contains(&order.no)
            });
            assert_eq!(reports.count(), 1, "{what}");
            let (reply, effect) = done.remove(&format!("{id}-{}", order.no.0)).expect(&what);
            assert!(!effect.is_null(), "{what}: {reply}");
            let measure = case.measure(order.measure).unwrap();
            match &order.what {
                OrderKind::Control { .. } => {
                    assert_eq!(reply["control"], measure.control_no.as_str(), "{what}");
                    assert_eq!((reply["held_fen"].as_i64(), measure.held), (Some(FROZEN.0), FROZEN));
                }
                OrderKind::Renewal { .. } => assert_eq!(reply["until"], measure.until.to_string(), "{what}"),
                _ => {
                    assert_eq!(
                        (reply["amount_fen"].as_i64(), measure.deducted),
                        (Some(DEDUCTED.0), DEDUCTED)
                    );
                }
            }
        }
        let deducted: Fen = case.deductions.iter().map(|one| one.amount).sum();
        assert_eq!((case.measures.len(), deducted), (ORDERED.len(), DEDUCTED), "{id}");
    }
    assert!(done.is_empty(), "done though nobody ordered it: {done:?}");
    fs::remove_dir_all(&installation.folder).unwrap();
}
