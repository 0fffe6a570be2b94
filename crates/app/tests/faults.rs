//! Each fault of each kind of institution, for a query and for every order, ends in a defined state, before the eyes of
//! whoever must act, and has its effect once.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use app::cases::list::Scope;
use app::institutions::{Courier, InstitutionEvent};
use app::{App, Clock as _, FixedClock};
use docket::claim::{Claim, ClaimClass, Doubled, Liability};
use docket::filing::file_case::Application;
use docket::inquiry::InquiryState;
use docket::measure::months_max;
use docket::measure::order::OrderState;
use docket::office::Actor;
use docket::party::{Party, PartyKind, Role};
use docket::{Case, EntryNo};
use gateways::channel::{Channel, Clock};
use gateways::institution::Transport;
use gateways::message::{Holding, HoldingKind, Outcome, Reply};
use gateways::signature::Key;
use gateways::simulator::{
    self, Fault, Rate, Running, Script, ScriptedFault, ScriptedHoldings, Simulator, serve,
};
use law::seizure2020::Turn;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use store::{Store, StoreUrl};
use testkit::synthetic::{self, COURT_CODE, COURT_NAME, Plan};
use values::{CaseId, Fen, InstitutionKind};

/// What an order or a query came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// It was done, or answered, once.
    Done,
    /// Half of the money is held; nothing else can be done in part.
    Half,
    Refused,
    /// No report came in time.
    Late,
    Disputed,
}
use End::{Disputed, Done, Half, Late, Refused};

/// What happens to the order at the institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    Once,
    None,
}
use Effect::Once;

/// How often a fault happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Often {
    /// With the first message or reply that it can happen to.
    First,
    Always,
}
use Often::{Always, First};

/// Each fault, what a query and what an order comes to, and what the institution did.
const FAULTS: [(Fault, Often, End, End, Effect); 16] = [
    (Fault::Slow, Always, Done, Done, Once),
    (Fault::Down, First, Done, Done, Once),
    (Fault::Down, Always, Late, Late, Effect::None),
    (Fault::Closed, First, Done, Done, Once),
    (Fault::Closed, Always, Late, Late, Effect::None),
    (Fault::Lost, First, Done, Done, Once),
    (Fault::Lost, Always, Late, Late, Once),
    (Fault::Garbage, First, Done, Done, Once),
    (Fault::Garbage, Always, Late, Late, Once),
    (Fault::Duplicate, Always, Done, Done, Once),
    // The first reply to each request cannot be read.
    (Fault::Unreadable, Always, Done, Done, Once),
    (Fault::WrongDebtor, Always, Disputed, Disputed, Once),
    (Fault::Partial, Always, Done, Half, Once),
    (Fault::Contradiction, Always, Done, Done, Once),
    (Fault::Later, Always, Done, Done, Once),
    (Fault::Refusal, Always, Refused, Refused, Effect::None),
];

/// What is ordered, in the order in which it can be.
const MATTERS: [&str; 5] = ["query", "control", "renew", "release", "deduct"];

/// What a person has with each kind of institution.
fn thing(kind: InstitutionKind) -> Option<HoldingKind> {
    Some(match kind {
        InstitutionKind::Bank => HoldingKind::Deposit,
        InstitutionKind::RealEstate => HoldingKind::RealEstate,
        InstitutionKind::Land => HoldingKind::Land,
        InstitutionKind::Vehicle => HoldingKind::Vehicle,
        InstitutionKind::Equity => HoldingKind::Equity,
        InstitutionKind::Securities => HoldingKind::Securities,
        InstitutionKind::Pension => HoldingKind::ProvidentFund,
        InstitutionKind::PaymentPlatform => HoldingKind::Wallet,
        InstitutionKind::Tax => HoldingKind::Receivable,
        InstitutionKind::Police => return None,
    })
}

/// Pages that say that something was done, answered or refused.
const REPORTS: [&str; 6] = [
    "inquiry_answered",
    "control_confirmed",
    "renewal_confirmed",
    "release_confirmed",
    "deduction_confirmed",
    "order_refused",
];

const BALANCE: Fen = Fen(1_000_000);
const HELD: Fen = Fen(400_000);
const DEDUCTED: Fen = Fen(100_000);

/// A court with one institution of each kind, each a simulator that writes down what it does.
struct World {
    app: App,
    clock: Arc<FixedClock>,
    folder: PathBuf,
    running: Vec<(InstitutionKind, Running)>,
    couriers: Vec<Courier>,
    clerk: Actor,
    handler: Actor,
    cases: u64,
}

fn actor(app: &App, id: &str) -> Actor {
    app.actor(&id.parse().unwrap()).unwrap()
}

fn world() -> World {
    let clock = Arc::new(FixedClock::at(Plan::demonstration().today));
    let app =
        App::open(synthetic::config(Store::open(&StoreUrl::SqliteMemory).unwrap(), clock.clone())).unwrap();
    synthetic::found(&app).unwrap();
    let folder = std::env::temp_dir().join(format!("zhida-faults-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let time = {
        let clock = clock.clone();
        Clock::new(move || clock.now())
    };
    let left = synthetic::institutions().map(|(institution, _)| InstitutionEvent::Left { institution });
    let mut events: Vec<InstitutionEvent> = left.collect();
    let mut running = Vec::new();
    for kind in InstitutionKind::ALL {
        let settings = simulator::Settings {
            state: Some(folder.join(format!("{}.jsonl", kind.word()))),
            latency: Duration::from_millis(1),
            ..simulator::Settings::new(kind)
        };
        let simulator = Simulator::open(&settings).unwrap();
        let server = serve(simulator, "127.0.0.1:0", Key::of_simulators(), time.clone()).unwrap();
        events.push(InstitutionEvent::Joined {
            institution: format!("the-{}", kind.word().replace('_', "-")).parse().unwrap(),
            name: format!("某{}", kind.title()),
            institution_kind: kind,
            answer_days: 3,
            renewal_days: 3,
            transport: Some(Transport::Http { address: server.address() }),
        });
        running.push((kind, server));
    }
    app.manage_institutions(&testkit::office::system(), &events).unwrap();
    let courier = |(id, transport)| {
        let channel = Channel::open(&transport, COURT_CODE, Key::of_simulators(), time.clone()).unwrap();
        Courier::new(app.clone(), id, channel, time.clone())
    };
    let couriers = app.transports().unwrap().into_iter().map(courier).collect();
    let (clerk, handler) = (actor(&app, "clerk-1"), actor(&app, "one-1"));
    World { app, clock, folder, running, couriers, clerk, handler, cases: 0 }
}

impl World {
    /// Lets every courier go until it has nothing to do, on each of so many days.
    fn carry(&mut self, days: usize) {
        for _ in 0..days {
            for courier in &mut self.couriers {
                while !courier.round().unwrap().is_idle() {}
            }
            self.clock.move_to(self.clock.today().next());
        }
    }

    /// How often a fault happens at all institutions from now on; never where nobody says.
    fn fail(&self, fault: Fault, often: Option<Often>) {
        let (rate, times) = match often {
            None => (Some("0".parse().unwrap()), 0),
            Some(Always) => (Some(Rate::ALWAYS), 0),
            Some(First) => (None, 1),
        };
        for (_, running) in &self.running {
            let ordered = ScriptedFault { fault, rate, times, request: None };
            running.simulator().script(Script::Faults(ordered)).unwrap();
        }
    }

    fn case(&self, id: &CaseId) -> Case {
        self.app.open_case(&self.handler, id).unwrap().case
    }

    fn act(&self, id: &CaseId, act: &str, command: &Value) -> EntryNo {
        let done = self.app.act(&self.handler, id, act, command, None);
        EntryNo(done.unwrap_or_else(|error| panic!("{act} {command}: {}", error.sentence())).pages)
    }

    /// A new case against a person who has one thing with each institution, and nothing asked yet.
    fn file(&mut self) -> CaseId {
        self.cases += 1;
        let (serial, today) = (self.cases, self.app.today());
        let resident_id = testkit::identity::resident_id(serial);
        for (kind, running) in &self.running {
            let Some(thing) = thing(*kind) else { continue };
            let money = matches!(
                thing,
                HoldingKind::Deposit
                    | HoldingKind::ProvidentFund
                    | HoldingKind::Wallet
                    | HoldingKind::Receivable
            );
            let holding = Holding {
                id: format!("{}-{serial}", kind.word()),
                kind: thing,
                description: format!("{}{serial}", kind.title()),
                owner: format!("张某{serial}"),
                share: None,
                amount_fen: money.then_some(BALANCE),
                encumbrances: Vec::new(),
            };
            let number = resident_id.reveal().to_owned();
            let holdings = ScriptedHoldings { number, holdings: vec![holding] };
            running.simulator().script(Script::Holdings(holdings)).unwrap();
        }
        let party = |no: u32, role: Role, name: String| Party {
            no,
            role,
            kind: PartyKind::suggested_by(&name),
            credit_code: None,
            resident_id: (role == Role::Debtor).then(|| resident_id.clone()),
            phone: None,
            address: None,
            name,
        };
        let application = Application {
            kind: docket::filing::Kind::First,
            earlier: None,
            received_on: today,
            instrument: format!("（2026）内0299民初{serial}号"),
            instrument_by: COURT_NAME.to_owned(),
            effective_on: today.plus_days(-60),
            cause: "民间借贷纠纷".to_owned(),
            livelihood: None,
            judgment: None,
            parties: vec![
                party(1, Role::Creditor, "王某".to_owned()),
                party(2, Role::Debtor, format!("张某{serial}")),
            ],
            claims: vec![Claim {
                no: 1,
                label: "借款本金".to_owned(),
                creditors: vec![1],
                debtors: vec![2],
                liability: Liability::Joint,
                class: ClaimClass::Principal,
                doubled: Doubled::Counts,
                amount_fen: Fen::yuan(1_000_000),
                due_on: today.plus_days(-30),
                interest: Vec::new(),
                span: None,
            }],
            duties: Vec::new(),
        };
        let id = self.app.file_case(&self.clerk, application).unwrap();
        let assign = json!({"handler": self.handler.id});
        self.app.act(&self.clerk, &id, "assign_case", &assign, None).unwrap();
        id
    }

    /// Asks every institution, or orders something of each that has what it takes; gives the pages.
    fn order(&self, id: &CaseId, matter: &str) -> Vec<EntryNo> {
        let before = self.case(id).pages;
        let case = self.case(id);
        match matter {
            "query" => {
                for police in [None, Some("the-police")] {
                    let ask = json!({"debtor": null, "scope": "every", "institution": police});
                    self.act(id, "ask_institutions", &ask);
                }
            }
            "control" => {
                for one in &case.properties {
                    let money = one.kind.is_money().then_some(HELD);
                    let value = (!one.kind.is_money()).then_some(HELD);
                    let way = if one.kind.is_tangible() { "seal" } else { "freeze" };
                    let months = months_max(one.kind, self.app.today(), Turn::First);
                    let control = json!({"property": one.no, "way": way, "amount_fen": money,
                        "value_fen": value, "months": months, "keeper": null, "owner_confirms": null,
                        "excess_reason": null});
                    self.act(id, "control_property", &control);
                }
            }
            "renew" => {
                for one in &case.measures {
                    let months = months_max(one.kind, self.app.today(), Turn::Renewal);
                    self.act(id, "order_renewal", &json!({"measure": one.no, "months": months}));
                }
            }
            "release" => {
                for one in &case.measures {
                    let release =
                        json!({"measure": one.no, "ground": "other", "amount_fen": null, "reason": "流拍"});
                    self.act(id, "order_release", &release);
                }
            }
            _ => {
                for one in case.measures.iter().filter(|one| one.kind.is_money()) {
                    let deduct = json!({"measure": one.no, "amount_fen": DEDUCTED});
                    self.act(id, "order_deduction", &deduct);
                }
            }
        }
        (before + 1..=self.case(id).pages).map(EntryNo).collect()
    }
}

/// What an order or a query came to.
fn end(case: &Case, no: EntryNo) -> End {
    if let Some(inquiry) = case.inquiry(no) {
        return match inquiry.state {
            _ if case.is_disputed(inquiry) => Disputed,
            InquiryState::Answered { .. } => Done,
            InquiryState::Refused { .. } => Refused,
            InquiryState::TimedOut { .. } => Late,
            InquiryState::Open => panic!("{inquiry:?}"),
        };
    }
    let order = case.order(no).unwrap();
    let measure = case.measure(order.measure).unwrap();
    match order.state {
        OrderState::Done { .. } if order.no == measure.no && measure.held < measure.ordered => Half,
        OrderState::Done { .. } => Done,
        OrderState::Refused { .. } => Refused,
        OrderState::TimedOut { .. } => Late,
        OrderState::Disputed { .. } => Disputed,
        OrderState::Open => panic!("{order:?}"),
    }
}

/// What an institution wrote down that it did: for each request, whether it had an effect.
fn done_at(world: &World, kind: InstitutionKind) -> BTreeMap<String, bool> {
    let text = fs::read_to_string(world.folder.join(format!("{}.jsonl", kind.word()))).unwrap();
    let mut done = BTreeMap::new();
    for line in text.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        if line["line"] == "answered" {
            let request = line["reply"]["request"].as_str().unwrap().to_owned();
            assert!(done.insert(request, !line["effect"].is_null()).is_none(), "twice: {line}");
        }
    }
    done
}

/// What ran up to the fault, and what is to come of it.
struct Tried {
    fault: Fault,
    often: Often,
    matter: &'static str,
    case: CaseId,
    pages: Vec<EntryNo>,
}

#[test]
fn each_fault_of_each_institution_ends_in_a_defined_state_on_a_desk_and_has_one_effect() {
    let mut world = world();
    let mut tried: Vec<Tried> = Vec::new();
    // All is well until the order that is to go wrong.
    for (fault, often, ..) in FAULTS {
        for matter in MATTERS {
            let case = world.file();
            tried.push(Tried { fault, often, matter, case, pages: Vec::new() });
        }
    }
    for step in ["query", "control"] {
        let rank = |matter: &str| MATTERS.iter().position(|one| *one == matter);
        for one in tried.iter().filter(|one| rank(one.matter) > rank(step)) {
            world.order(&one.case, step);
            if step == "control" {
                world.act(&one.case, "issue_notice", &json!({"report_days": 10}));
                let on = world.app.today();
                let served = json!({"debtor": 2, "way": "direct", "on": on, "receipt": null});
                world.act(&one.case, "serve_notice", &served);
            }
        }
        world.carry(2);
    }
    for (fault, often, ..) in FAULTS {
        world.fail(fault, Some(often));
        for one in tried.iter_mut().filter(|one| (one.fault, one.often) == (fault, often)) {
            one.pages = world.order(&one.case, one.matter);
        }
        world.carry(6);
        world.app.time_out_requests().unwrap();
        world.fail(fault, None);
        // An institution that was away is called on again.
        world.carry(1);
    }

    let done: BTreeMap<InstitutionKind, BTreeMap<String, bool>> =
        InstitutionKind::ALL.into_iter().map(|kind| (kind, done_at(&world, kind))).collect();
    let mut on_the_desk: BTreeSet<(String, u32)> = BTreeSet::new();
    for row in world.app.requests_to_act_on(&world.handler, Scope::Mine, (0, 10_000)).unwrap() {
        assert!(on_the_desk.insert((row.case_id, row.entry)));
    }
    let desk = world.app.desk(&world.handler).unwrap().unwrap();
    assert_eq!(desk.requests.0 as usize, on_the_desk.len());
    assert!(!desk.requests.1.is_empty());

    let mut seen: HashSet<(InstitutionKind, &str, Fault)> = HashSet::new();
    for one in &tried {
        let view = world.app.open_case(&world.handler, &one.case).unwrap();
        let (case, entries) = (view.case, view.entries);
        let (_, _, of_query, of_order, effect) =
            FAULTS.into_iter().find(|(fault, often, ..)| (*fault, *often) == (one.fault, one.often)).unwrap();
        for no in &one.pages {
            let (institution, is_money) = match (case.inquiry(*no), case.order(*no)) {
                (Some(inquiry), _) => (&inquiry.institution, false),
                (_, Some(order)) => {
                    let measure = case.measure(order.measure).unwrap();
                    (measure.institution.as_ref().unwrap(), measure.kind.is_money())
                }
                _ => panic!("page {} orders nothing", no.0),
            };
            let kind = world.app.directory().institutions[institution].kind;
            let what = format!("{:?} {:?}: {} at {kind:?}", one.fault, one.often, one.matter);
            seen.insert((kind, one.matter, one.fault));
            let got = end(&case, *no);
            let expected = if one.matter == "query" { of_query } else { of_order };
            let expected = match expected {
                Half if one.matter == "control" && is_money => Half,
                Half => Done,
                other => other,
            };
            assert_eq!(got, expected, "{what}");

            let request = format!("{}-{}", one.case, no.0);
            let had_effect = done[&kind].get(&request).copied().unwrap_or(false);
            let expected = one.matter != "query" && effect == Once;
            assert_eq!(had_effect, expected, "{what}: the effect at the institution");
            let reports = entries
                .iter()
                .filter(|entry| REPORTS.contains(&entry.event.kind()) && entry.event.rests_on().contains(no));
            let expected = usize::from(matches!(got, Done | Half | Refused));
            assert_eq!(reports.count(), expected, "{what}: one report on the docket");

            let waits = on_the_desk.contains(&(one.case.to_string(), no.0));
            assert_eq!(waits, got != Done, "{what}: on the desk");
        }
        let deducted: Fen = case.deductions.iter().map(|one| one.amount).sum();
        let confirmed = one.matter == "deduct" && one.pages.iter().all(|no| end(&case, *no) == Done);
        if confirmed {
            assert_eq!(deducted, Fen(DEDUCTED.0 * 4), "{:?}", one.fault);
        }
        let mut things: Vec<_> = case.properties.iter().map(|one| &one.register_no).collect();
        let all = things.len();
        things.sort();
        things.dedup();
        assert_eq!(things.len(), all, "{:?}: a thing stands twice on the docket", one.fault);
    }
    for kind in InstitutionKind::ALL {
        for fault in Fault::ALL {
            let has = |matter| seen.contains(&(kind, matter, fault));
            assert!(has("query"), "{kind:?} {fault:?}");
            let holds = thing(kind).is_some();
            for matter in ["control", "renew", "release"] {
                assert_eq!(has(matter), holds, "{kind:?} {fault:?} {matter}");
            }
        }
    }
    drop(world.running);
    fs::remove_dir_all(&world.folder).unwrap();
}

#[test]
fn a_stray_reply_is_on_the_desk_of_whoever_looks_after_them() {
    let world = world();
    let reply = Reply {
        request: "内0299-2026-执-1-99".to_owned(),
        at: world.clock.now(),
        receipt: String::new(),
        person: "某公司".to_owned(),
        outcome: Outcome::Refused { reason: "系统维护".to_owned() },
    };
    world.app.receive_replies(&"the-bank".parse().unwrap(), std::slice::from_ref(&reply)).unwrap();
    for (id, strays) in [("command-1", 1), ("bureau-head", 1), ("one-1", 0)] {
        let desk = world.app.desk(&actor(&world.app, id)).unwrap().unwrap();
        assert_eq!(desk.attention.strays.count, strays, "{id}");
    }
}
