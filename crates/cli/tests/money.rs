//! Zhida dies again and again while money is imported, claimed, taken back, divided, held back, proposed, approved, handed
//! to the bank and answered, and not a fen is lost, claimed twice or paid twice.
//!
//! Everything is real: `zhida serve` over a database on disk, its API, `kill -9`. Whoever was not answered asks again
//! with the same words. `ZHIDA_KILLS=200` runs the full number.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use app::cases::open::CaseView;
use app::{App, MachineClock};
use docket::money::payment::PaymentState;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, RwLock};
use std::time::Duration;
use store::{Store, StoreUrl, Verification};
use testkit::synthetic::{self, COURT_CODE, COURT_NAME, PASSWORD};
use values::{CaseId, Fen};

/// Kills in a test run.
const KILLS: usize = 12;
/// Everything is counted after so many kills, and in the end.
const COUNTED_EVERY: usize = 4;
const CASES: usize = 6;
const HANDLERS: [&str; 3] = ["fast-1", "one-1", "two-1"];
const ACCOUNT: &str = "8801000000000001";
const HEAD: &str = "交易流水号,交易日期,交易时间,起息日,借方发生额（元）,贷方发生额（元）,余额,对方户名,对方账号,子账号,摘要,附言";

fn kills() -> usize {
    std::env::var("ZHIDA_KILLS").map_or(KILLS, |number| number.parse().unwrap())
}

/// A small deterministic generator (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}

/// What was answered, and must therefore stand.
#[derive(Default)]
struct Acknowledged {
    /// Lines of imported statements.
    lines: BTreeMap<String, Fen>,
    /// Claims: the line and the case.
    claims: Vec<(String, String)>,
    /// Acts: the case, the last page, who.
    acts: Vec<(String, u32, String)>,
    /// Batches of payments.
    batches: BTreeSet<String>,
    /// Orders whose end the bank told, and whether it paid.
    answered: BTreeMap<String, bool>,
}

/// What all who work share.
struct Court {
    folder: PathBuf,
    app: App,
    cases: Vec<CaseId>,
    address: RwLock<String>,
    ends: AtomicBool,
    requests: AtomicU64,
    files: Mutex<Vec<String>>,
    acknowledged: Mutex<Acknowledged>,
}

/// The running program; dropped, it is killed with SIGKILL.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Court {
    fn found() -> Court {
        let folder = std::env::temp_dir().join(format!("zhida-money-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let database = folder.join("zhida.sqlite");
        let letterhead = json!({"address": "示范县人民路1号", "phone": "0472-0000000", "account_holder": COURT_NAME,
            "bank": "某某银行示范县支行", "account_number": ACCOUNT, "bank_code": "102100000021"});
        let court = json!({"court": COURT_CODE, "court_name": COURT_NAME, "letterhead": letterhead});
        let settings = json!({"version": 1, "listen": "127.0.0.1:0",
            "store": format!("sqlite:{}", database.display()), "courts": [court]});
        std::fs::write(folder.join("zhida.json"), settings.to_string()).unwrap();
        let app = App::open(synthetic::config(
            Store::open(&StoreUrl::SqliteFile(database)).unwrap(),
            Arc::new(MachineClock),
        ))
        .unwrap();
        app.bring_tables_up_to_date(|_| ()).unwrap();
        synthetic::found(&app).unwrap();
        let cases = (0..CASES).map(|no| file(&app, no)).collect();
        Court {
            folder,
            app,
            cases,
            address: RwLock::default(),
            ends: AtomicBool::new(false),
            requests: AtomicU64::new(0),
            files: Mutex::default(),
            acknowledged: Mutex::default(),
        }
    }

    fn serve(&self) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_zhida"))
            .args([OsStr::new("serve"), OsStr::new("--config"), self.folder.join("zhida.json").as_os_str()])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let address = lines.find_map(|line| Some(line.split_once("已启动：http://")?.1.to_owned())).unwrap();
        std::thread::spawn(move || lines.for_each(drop));
        *self.address.write().unwrap() = format!("http://{address}/api/v1");
        Server(child)
    }
}

/// A case whose creditor has an account; every other one has a sub-account.
fn file(app: &App, no: usize) -> CaseId {
    let officer = |id: &str| app.actor(&id.parse().unwrap()).unwrap();
    let today = app.today();
    let application = json!({
        "received_on": today, "instrument": format!("（2025）内0299民初{}号", no + 1), "instrument_by": COURT_NAME,
        "effective_on": today.plus_days(-60), "cause": "买卖合同纠纷", "livelihood": null,
        "parties": [
            {"no": 1, "role": "creditor", "name": format!("常某{no}"), "kind": "person"},
            {"no": 2, "role": "debtor", "name": format!("乌某{no}"), "kind": "person"}
        ],
        "claims": [{"no": 1, "label": "货款", "creditors": [1], "debtors": [2], "liability": "joint",
            "class": "principal", "doubled": "left_out", "amount_fen": 900_000_000, "due_on": today.plus_days(-50),
            "interest": [], "span": null}],
        "duties": [], "judgment": null
    });
    let id = app.file_case(&officer("clerk-1"), serde_json::from_value(application).unwrap()).unwrap();
    let act = |who: &str, act: &str, command: Value| {
        app.act(&officer(who), &id, act, &command, None).unwrap();
    };
    let handler = HANDLERS[no % HANDLERS.len()];
    act("clerk-1", "assign_case", json!({"handler": handler, "reason": null}));
    if no.is_multiple_of(2) {
        act("finance-1", "open_sub_account", json!({"number": sub_account(no)}));
    }
    act(handler, "record_account", account_of(no));
    id
}

/// The account of the creditor of a case, as the handler records it, and again after the bank sent money for it back.
fn account_of(no: usize) -> Value {
    json!({"party": 1, "holder": format!("常某{no}"), "bank": "某某银行示范县支行",
        "account": format!("622202{:010}", no + 1)})
}

fn sub_account(no: usize) -> String {
    format!("88019{no:06}")
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// Whether the bank pays an order: it always says the same.
fn pays(order_no: &str) -> bool {
    !order_no.bytes().map(u32::from).sum::<u32>().is_multiple_of(4)
}

/// Somebody who works, and asks again until there is an answer.
struct Desk<'a> {
    court: &'a Court,
    agent: ureq::Agent,
    tokens: BTreeMap<&'static str, String>,
    chance: Chance,
}

impl<'a> Desk<'a> {
    fn new(court: &'a Court, seed: u64) -> Desk<'a> {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)))
            .build()
            .new_agent();
        let chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        Desk { court, agent, tokens: BTreeMap::new(), chance }
    }

    /// Asks until somebody answers: status and body. Once the work has ended nobody starts the server again, so silence
    /// is a failure then.
    fn send(&self, token: Option<&str>, path: &str, body: Option<&Value>) -> (u16, Value) {
        loop {
            // Asked before: what was sent to a server that died may fail after the last one has been started.
            let is_last = self.court.ends.load(Ordering::Relaxed);
            let url = format!("{}{path}", self.court.address.read().unwrap());
            let bearer = format!("Bearer {}", token.unwrap_or_default());
            let answer = match body {
                Some(body) => self.agent.post(url).header("authorization", bearer).send_json(body),
                None => self.agent.get(url).header("authorization", bearer).call(),
            };
            let read = answer
                .and_then(|mut answer| Ok((answer.status().as_u16(), answer.body_mut().read_to_string()?)));
            if let Ok((status, text)) = read
                && let Ok(body) = serde_json::from_str(&text)
            {
                assert!(status < 500, "{path}: {text}");
                self.court.requests.fetch_add(1, Ordering::Relaxed);
                return (status, body);
            }
            assert!(!is_last, "{path}: nobody answers any more");
            std::thread::park_timeout(Duration::from_millis(5));
        }
    }

    fn ask(&mut self, who: &'static str, path: &str, body: Option<&Value>) -> (u16, Value) {
        if !self.tokens.contains_key(who) {
            let (_, session) = self.send(None, "/session", Some(&json!({"name": who, "password": PASSWORD})));
            self.tokens.insert(who, session["token"].as_str().unwrap().to_owned());
        }
        self.send(Some(&self.tokens[who]), path, body)
    }

    /// Looks something up; nothing where it is refused.
    fn get(&mut self, who: &'static str, path: &str) -> Value {
        self.ask(who, path, None).1
    }

    /// Does one of these acts that the program offers now, with what it has filled in.
    fn act(&mut self, who: &'static str, case: &CaseId, acts: &[&str], extra: &Value) {
        let path = format!("/cases/{}", encode(case.as_str()));
        let steps = self.get(who, &format!("{path}/steps"));
        let offered: Vec<&Value> = steps["open"].as_array().into_iter().flatten().collect();
        let offered: Vec<&Value> =
            offered.into_iter().filter(|step| acts.contains(&step["act"].as_str().unwrap())).collect();
        let Some(step) = self.chance.one_of(&offered) else { return };
        let mut command = step["prefill"].clone();
        for (name, value) in extra.as_object().unwrap() {
            command[name] = value.clone();
        }
        let asked = json!({"pages": steps["pages"], "command": command});
        let act = step["act"].as_str().unwrap();
        let (status, done) = self.ask(who, &format!("{path}/acts/{act}"), Some(&asked));
        if status == 200 {
            let pages = u32::try_from(done["pages"].as_u64().unwrap()).unwrap();
            let mut acknowledged = self.court.acknowledged.lock().unwrap();
            acknowledged.acts.push((case.to_string(), pages, who.to_owned()));
        }
    }

    /// A handler with the cases.
    fn handle(&mut self) {
        let no = self.chance.below(CASES);
        let (case, handler) = (self.court.cases[no].clone(), HANDLERS[no % HANDLERS.len()]);
        let today = self.court.app.today();
        match self.chance.below(12) {
            0..=2 => self.claim(handler, &case),
            3..=7 => self.act(handler, &case, &["allocate_money", "pay_out"], &json!({})),
            8 => self.act(handler, &case, &["record_account"], &account_of(no)),
            9 => {
                let hold = json!({"ground": "frozen", "creditor": 1, "amount_fen": 1_000,
                    "reason": "另案裁定冻结申请执行人在本案的应得款项"});
                self.act(handler, &case, &["hold_payment"], &hold);
            }
            10 => {
                let release = json!({"ended_on": today, "reason": "另案已经解除冻结"});
                self.act(handler, &case, &["release_hold"], &release);
            }
            _ => self.take_back(handler),
        }
    }

    fn claim(&mut self, who: &'static str, case: &CaseId) {
        let waiting = self.get(who, "/funds/suspense?limit=20");
        let lines = waiting["lines"].as_array().cloned().unwrap_or_default();
        let Some(line) = self.chance.one_of(&lines) else { return };
        let no = line["source_no"].as_str().unwrap().to_owned();
        let body = json!({"case_id": case.as_str(), "debtor": 2});
        let (status, _) = self.ask(who, &format!("/funds/lines/{ACCOUNT}/{no}/claim"), Some(&body));
        if status == 200 {
            self.court.acknowledged.lock().unwrap().claims.push((no, case.to_string()));
        }
    }

    fn take_back(&mut self, who: &'static str) {
        let claims = self.court.acknowledged.lock().unwrap().claims.clone();
        let Some((no, _)) = self.chance.one_of(&claims) else { return };
        let path = format!("/funds/lines/{ACCOUNT}/{no}/take-back");
        self.ask(who, &path, Some(&json!({"reason": "认错案件"})));
    }

    /// Finance: imports, hands payments to the bank, and brings its answers.
    fn keep_the_till(&mut self) {
        match self.chance.below(4) {
            0 => {
                let text = self.statement();
                self.import(&text);
            }
            1 => {
                let files = self.court.files.lock().unwrap().clone();
                if let Some(text) = self.chance.one_of(&files) {
                    self.import(text);
                }
            }
            2 => self.batch(),
            _ => self.answer(),
        }
    }

    /// A new statement: some lines to sub-accounts, some of which nobody knows anything.
    fn statement(&mut self) -> String {
        let mut files = self.court.files.lock().unwrap();
        let day = self.court.app.today().to_string().replace('-', "");
        let mut text = format!("账号：{ACCOUNT}\n{HEAD}\n");
        for line in 0..6_usize {
            let to = if line.is_multiple_of(3) {
                sub_account(self.chance.below(CASES / 2) * 2)
            } else {
                String::new()
            };
            let (no, sum) = (files.len() * 6 + line, 100 + self.chance.below(90_000));
            text.push_str(&format!(
                "SF{no:06},{day},091502,{day},,{}.{:02},,乌某,6222000000000001234,{to},转账,还款\n",
                sum / 100,
                sum % 100
            ));
        }
        files.push(text.clone());
        text
    }

    fn import(&mut self, text: &str) {
        let (status, done) =
            self.ask("finance-1", "/funds/statements", Some(&json!({"name": "流水.csv", "text": text})));
        assert_eq!(status, 200, "{done}");
        assert_eq!(done["refused"], json!([]), "{done}");
        let mut acknowledged = self.court.acknowledged.lock().unwrap();
        acknowledged.lines.extend(lines_of(text));
    }

    fn batch(&mut self) {
        let waiting = self.get("finance-1", "/payments");
        let payments: Vec<Value> = waiting["to_send"]
            .as_array()
            .into_iter()
            .flatten()
            .take(10)
            .map(|line| json!({"case_id": line["case_id"], "payment": line["payment"]}))
            .collect();
        if payments.is_empty() {
            return;
        }
        let body = json!({"payments": payments});
        let (status, made) = self.ask("finance-1", "/payments/batches", Some(&body));
        if status == 200 {
            let number = made["number"].as_str().unwrap().to_owned();
            self.court.acknowledged.lock().unwrap().batches.insert(number);
        }
    }

    /// The bank's answer to one batch that is under way.
    fn answer(&mut self) {
        let overview = self.get("finance-1", "/payments");
        let under_way = overview["under_way"].as_array().cloned().unwrap_or_default();
        let Some(line) = self.chance.one_of(&under_way) else { return };
        let number = line["batch"].as_str().unwrap();
        let batch = self.get("finance-1", &format!("/payments/batches/{number}"));
        let mut text = "支付指令号,处理结果,失败原因\n".to_owned();
        let mut told = Vec::new();
        for order in batch["orders"].as_array().unwrap() {
            let order_no = order["order_no"].as_str().unwrap().to_owned();
            let word = if pays(&order_no) { "交易成功," } else { "交易失败,户名与账号不符" };
            text.push_str(&format!("{order_no},{word}\n"));
            told.push(order_no);
        }
        let body = json!({"file_name": "支付结果.csv", "text": text});
        let (status, done) = self.ask("finance-1", "/payments/answers", Some(&body));
        if status == 200 {
            assert_eq!(done["disputed"], json!([]), "{done}");
            let mut acknowledged = self.court.acknowledged.lock().unwrap();
            // The batch may be one whose making was never answered, because the program died.
            acknowledged.batches.insert(number.to_owned());
            acknowledged.answered.extend(told.into_iter().map(|order_no| {
                let is_paid = pays(&order_no);
                (order_no, is_paid)
            }));
        }
    }

    /// The head decides what waits.
    fn decide(&mut self) {
        let case = self.court.cases[self.chance.below(CASES)].clone();
        self.act("bureau-head", &case, &["approve_proposal"], &json!({"remark": "同意"}));
    }

    fn work(mut self, job: fn(&mut Desk<'_>)) {
        while !self.court.ends.load(Ordering::Relaxed) {
            job(&mut self);
        }
    }
}

fn lines_of(text: &str) -> impl Iterator<Item = (String, Fen)> {
    text.lines().skip(2).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        (cells[0].to_owned(), Fen(cells[5].replace('.', "").parse().unwrap()))
    })
}

/// Counts everything, while the server is dead: what was answered stands, and the books add up.
fn count(court: &Court) -> (Fen, Fen) {
    let (app, store) = (&court.app, court.app.store());
    assert!(matches!(store.verify().unwrap(), Verification::Sound { .. }));
    let officer = |id: &str| app.actor(&id.parse().unwrap()).unwrap();
    let head = officer("bureau-head");
    let views: BTreeMap<String, CaseView> =
        court.cases.iter().map(|id| (id.to_string(), app.open_case(&head, id).unwrap())).collect();
    let of_state = |state| store.bank_lines(COURT_CODE, state, "", (0, 1_000_000)).unwrap();
    let (waiting, claimed) = (of_state("unclaimed"), of_state("claimed"));

    // Each claimed line is a receipt of one case, and each receipt a line.
    let mut receipts: BTreeMap<(String, u32), Fen> = BTreeMap::new();
    for (id, view) in &views {
        for receipt in &view.case.receipts {
            assert!(receipts.insert((id.clone(), receipt.no.0), receipt.amount).is_none());
        }
    }
    for line in &claimed {
        let page = (line.case_id.clone().unwrap(), line.page.unwrap());
        assert_eq!(receipts.remove(&page), Some(line.amount), "{line:?}");
    }
    assert_eq!(receipts, BTreeMap::new(), "receipts without a line");

    // Each payment that is settled is an order that the bank paid, once.
    let payments = || views.iter().flat_map(|(id, view)| view.case.payments.iter().map(move |one| (id, one)));
    let mut settled: BTreeSet<(String, u32)> = BTreeSet::new();
    let mut out = Fen::ZERO;
    for (id, payment) in payments() {
        if let PaymentState::Settled { .. } = payment.state {
            assert!(settled.insert((id.clone(), payment.no.0)));
            out += payment.amount;
        }
    }
    let came: Fen = waiting.iter().chain(&claimed).map(|line| line.amount).sum();
    let suspense: Fen = waiting.iter().map(|line| line.amount).sum();
    let in_cases: Fen = views.values().map(|view| view.case.balance()).sum();
    assert_eq!(in_cases + suspense, came - out, "cases and suspense are what came and did not go");
    let totals = store.account_totals(COURT_CODE).unwrap();
    assert_eq!(totals.iter().map(|(_, sum)| *sum).sum::<Fen>(), Fen::ZERO);
    let total =
        |word: &str| totals.iter().find(|(account, _)| account == word).map_or(Fen::ZERO, |(_, sum)| *sum);
    assert_eq!((total("bank"), -total("suspense")), (came - out, suspense));

    let acknowledged = court.acknowledged.lock().unwrap();
    let there: BTreeMap<&str, Fen> =
        waiting.iter().chain(&claimed).map(|line| (line.source_no.as_str(), line.amount)).collect();
    for (no, sum) in &acknowledged.lines {
        assert_eq!(there.get(no.as_str()), Some(sum), "line {no} was imported");
    }
    for (case, page, who) in &acknowledged.acts {
        let entry = &views[case].entries.get(*page as usize - 1);
        assert_eq!(entry.map(|entry| entry.stamp.actor.as_str()), Some(who.as_str()), "{case}, page {page}");
    }
    let mut claims: BTreeMap<&(String, String), usize> = BTreeMap::new();
    acknowledged.claims.iter().for_each(|claim| *claims.entry(claim).or_default() += 1);
    for ((no, case), times) in claims {
        let stream = store.stream(COURT_CODE, &format!("bank/{ACCOUNT}/{no}")).unwrap();
        let is_claim = |kind: &str, body: &str| kind == "bank_line_claimed" && body.contains(case);
        let found = stream.iter().filter(|event| is_claim(&event.kind, &event.body)).count();
        assert!(found >= times, "line {no} was claimed {times} times for {case}");
    }
    let finance = officer("finance-1");
    let mut ended: BTreeMap<String, bool> = BTreeMap::new();
    let batches: BTreeSet<String> = payments()
        .filter_map(|(_, payment)| match &payment.state {
            PaymentState::Sent { batch, .. } => Some(batch.clone()),
            _ => None,
        })
        .chain(acknowledged.batches.iter().cloned())
        .collect();
    let mut ordered: BTreeSet<(String, u32)> = BTreeSet::new();
    for number in &batches {
        for order in app.payment_batch(&finance, number).unwrap().orders {
            let key = (order.case.to_string(), order.entry.0);
            assert!(ordered.insert(key.clone()), "{key:?} was handed to the bank twice");
            let payment = views[&key.0].case.payment(order.entry).unwrap();
            match payment.state {
                PaymentState::Settled { .. } => ended.insert(order.order_no, true),
                PaymentState::Failed { .. } => ended.insert(order.order_no, false),
                _ => None,
            };
        }
    }
    for (order_no, is_paid) in &ended {
        assert_eq!(pays(order_no), *is_paid, "{order_no}");
    }
    for (order_no, is_paid) in &acknowledged.answered {
        assert_eq!(ended.get(order_no), Some(is_paid), "{order_no} was answered");
    }
    (came, out)
}

#[test]
fn not_a_fen_is_lost_or_moved_twice_though_the_program_is_killed_again_and_again() {
    let court = Court::found();
    let mut chance = Chance(0x1234_5678_9ABC_DEF1);
    let kills = kills();
    let mut server = Some(court.serve());
    std::thread::scope(|scope| {
        let jobs: [fn(&mut Desk<'_>); 4] =
            [|desk| desk.handle(), |desk| desk.keep_the_till(), |desk| desk.decide(), |desk| desk.handle()];
        for (seed, job) in (1..).zip(jobs) {
            let desk = Desk::new(&court, seed);
            scope.spawn(move || desk.work(job));
        }
        // Whatever fails here must end those who work, or they would wait for ever.
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            for kill in 1..=kills {
                let until = court.requests.load(Ordering::Relaxed) + chance.below(60) as u64;
                while court.requests.load(Ordering::Relaxed) < until {
                    std::thread::park_timeout(Duration::from_millis(1));
                }
                std::thread::park_timeout(Duration::from_micros(chance.below(20_000) as u64));
                server = None;
                if kill.is_multiple_of(COUNTED_EVERY) {
                    count(&court);
                }
                server = Some(court.serve());
            }
        }));
        court.ends.store(true, Ordering::Relaxed);
        if let Err(failed) = outcome {
            std::panic::resume_unwind(failed);
        }
    });
    let mut desk = Desk::new(&court, 99);
    for text in court.files.lock().unwrap().clone() {
        desk.import(&text);
    }
    drop(server);
    let (came, out) = count(&court);
    let files = court.files.lock().unwrap();
    assert_eq!(came, files.iter().flat_map(|text| lines_of(text)).map(|(_, sum)| sum).sum());
    let acknowledged = court.acknowledged.lock().unwrap();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let head = court.app.actor(&"bureau-head".parse().unwrap()).unwrap();
    for id in &court.cases {
        for entry in court.app.open_case(&head, id).unwrap().entries {
            *kinds.entry(entry.event.kind().to_owned()).or_default() += 1;
        }
    }
    println!("{kinds:?}");
    println!(
        "{kills} kills, {} answers, {} lines of {came}, {} claims, {} acts, {} orders answered, {out} paid",
        court.requests.load(Ordering::Relaxed),
        acknowledged.lines.len(),
        acknowledged.claims.len(),
        acknowledged.acts.len(),
        acknowledged.answered.len(),
    );
    assert!(!acknowledged.claims.is_empty() && !acknowledged.acts.is_empty());
    assert!(kills < 100 || !acknowledged.answered.is_empty());
    std::fs::remove_dir_all(&court.folder).unwrap();
}
