//! What dockets ask goes to institutions and comes back, once, whatever happens on the way.

#![allow(clippy::unwrap_used)]

use app::cases::list::Scope;
use app::institutions::{Courier, InstitutionEvent, Taken};
use app::{App, AppError, Clock as _, FixedClock};
use docket::inquiry::{Inquiry, InquiryState, coverage};
use docket::measure::Standing;
use docket::office::Actor;
use docket::party::Role;
use docket::property::{Property, PropertyKind};
use gateways::channel::{Channel, Clock};
use gateways::institution::Transport;
use gateways::message::{ChangeKind, Holding, HoldingKind, Outcome, Person, Reply};
use gateways::signature::Key;
use gateways::simulator::{
    self, FaultRate, Running, Script, ScriptedChange, ScriptedMeasure, Simulator, serve,
};
use serde_json::json;
use std::sync::Arc;
use store::read::cases::CaseFilter;
use store::read::institutions::RequestKey;
use store::{Store, StoreUrl};
use testkit::synthetic::{self, COURT_CODE, Plan};
use values::{CaseId, Fen, InstitutionId, InstitutionKind};

/// A court with thirty cases, and a simulator behind each of its institutions.
struct World {
    app: App,
    clock: Arc<FixedClock>,
    running: Vec<Running>,
    couriers: Vec<Courier>,
}

fn time(clock: &Arc<FixedClock>) -> Clock {
    let clock = clock.clone();
    Clock::new(move || clock.now())
}

fn world(store: Store, faults: &[FaultRate]) -> World {
    let plan = Plan { cases: 30, ..Plan::demonstration() };
    let clock = Arc::new(FixedClock::at(plan.today));
    let app = App::open(synthetic::config(store, clock.clone())).unwrap();
    synthetic::found(&app).unwrap();
    synthetic::fill(&app, &plan).unwrap();
    let running = std::cell::RefCell::new(Vec::new());
    let started = |kind: InstitutionKind, id: &str| {
        let seed = id.bytes().map(u64::from).sum();
        let settings =
            simulator::Settings { seed, faults: faults.to_vec(), ..simulator::Settings::new(kind) };
        let one = Simulator::open(&settings).unwrap();
        let server = serve(one, "127.0.0.1:0", Key::of_simulators(), time(&clock)).unwrap();
        let address = server.address();
        running.borrow_mut().push(server);
        Some(Transport::Http { address })
    };
    let events = synthetic::institution_events(started);
    app.manage_institutions(&testkit::office::system(), &events).unwrap();
    let couriers = app
        .transports()
        .unwrap()
        .into_iter()
        .map(|(id, transport)| {
            let channel = Channel::open(&transport, COURT_CODE, Key::of_simulators(), time(&clock)).unwrap();
            Courier::new(app.clone(), id, channel, time(&clock))
        })
        .collect();
    World { app, clock, running: running.into_inner(), couriers }
}

impl World {
    /// Lets every courier go until nothing is left to do, at most so many rounds; a day passes after each.
    fn carry(&mut self, rounds: usize) {
        for _ in 0..rounds {
            for courier in &mut self.couriers {
                while !courier.round().unwrap().is_idle() {}
            }
            self.clock.move_to(self.clock.today().next());
        }
    }

    /// An open case with a handler in which nobody has asked yet.
    fn open_case(&self) -> CaseId {
        let filter = CaseFilter { limit: 30, ..CaseFilter::default() };
        let rows = self.app.store().case_list(COURT_CODE, &filter).unwrap();
        let handled = rows.iter().filter(|row| row.handler.is_some());
        let ids = handled.map(|row| row.case_id.parse::<CaseId>().unwrap());
        let fresh = |id: &CaseId| {
            let view = self.app.open_case(&officer(self), id).unwrap();
            view.case.inquiries.is_empty() && view.case.held(view.today).is_zero()
        };
        ids.into_iter().find(fresh).unwrap()
    }
}

/// Asks every institution about the debtors of one case.
fn ask(world: &World, id: &CaseId) {
    let officer = officer(world);
    let command = json!({"debtor": null, "scope": "every", "institution": null});
    world.app.act(&officer, id, "ask_institutions", &command, None).unwrap();
}

fn officer(world: &World) -> Actor {
    world.app.actor(&"command-1".parse().unwrap()).unwrap()
}

fn memory() -> Store {
    Store::open(&StoreUrl::SqliteMemory).unwrap()
}

#[test]
fn every_institution_is_asked_and_its_answer_is_on_the_docket() {
    let mut world = world(memory(), &[]);
    let id = world.open_case();
    ask(&world, &id);
    world.carry(1);
    let view = world.app.open_case(&officer(&world), &id).unwrap();
    assert!(view.case.inquiries.len() >= 9);
    assert!(view.case.inquiries.iter().all(Inquiry::is_answered), "{:?}", view.case.inquiries);
    let found: u32 = view
        .case
        .inquiries
        .iter()
        .map(|inquiry| match inquiry.state {
            InquiryState::Answered { found, .. } => found,
            _ => 0,
        })
        .sum();
    assert_eq!(view.case.properties.iter().filter(|one| one.institution.is_some()).count() as u32, found);
    assert_eq!(coverage(&view.case, &world.app.directory(), view.today).percent(), 100);
    assert_eq!(world.running.len(), 10);
}

/// An open case in which an answer found property of this kind that may be controlled, asked for as often as it takes.
fn case_with(world: &mut World, wanted: PropertyKind) -> (CaseId, Property) {
    let filter = CaseFilter { limit: 30, ..CaseFilter::default() };
    let rows = world.app.store().case_list(COURT_CODE, &filter).unwrap();
    let ids: Vec<CaseId> =
        rows.iter().filter(|row| row.handler.is_some()).map(|row| row.case_id.parse().unwrap()).collect();
    for id in &ids {
        // What is asked already is answered soon; a refusal says so.
        let command = json!({"debtor": null, "scope": "every", "institution": null});
        let _ = world.app.act(&officer(world), id, "ask_institutions", &command, None);
    }
    world.carry(6);
    for id in ids {
        let view = world.app.open_case(&officer(world), &id).unwrap();
        let room = view.case.room(view.today, 6);
        let free = |one: &&Property| {
            let own = one.owner.as_deref() == Some(view.case.party_name(one.debtor));
            let worth = one.kind != PropertyKind::Deposit || one.value.is_some_and(|value| value > Fen(100));
            one.kind == wanted && one.institution.is_some() && own && worth
        };
        if room > Fen(100_000)
            && let Some(property) = view.case.properties.iter().find(free)
        {
            return (id, property.clone());
        }
    }
    panic!("the simulated world has no such property");
}

fn handler(world: &World, id: &CaseId) -> Actor {
    let case = world.app.open_case(&officer(world), id).unwrap().case;
    world.app.actor(case.handler().unwrap()).unwrap()
}

#[test]
fn money_is_frozen_renewed_deducted_and_released_through_a_bank() {
    let mut world = world(memory(), &["lost=0.3".parse().unwrap(), "duplicate=0.5".parse().unwrap()]);
    let (id, property) = case_with(&mut world, PropertyKind::Deposit);
    let handler = handler(&world, &id);
    let act = |world: &World, act: &str, command: serde_json::Value| {
        world.app.act(&handler, &id, act, &command, None).unwrap();
    };
    act(
        &world,
        "control_property",
        json!({"property": property.no, "way": "freeze", "amount_fen": 100, "value_fen": null, "months": 12,
            "keeper": null, "owner_confirms": null, "excess_reason": null}),
    );
    world.carry(8);
    let measure =
        |world: &World| world.app.open_case(&handler, &id).unwrap().case.measures.last().unwrap().clone();
    let frozen = measure(&world);
    assert_eq!((frozen.standing.clone(), frozen.held), (Standing::Confirmed, Fen(100)), "{frozen:?}");
    world.clock.move_to(frozen.until.plus_days(-20));
    act(&world, "order_renewal", json!({"measure": frozen.no, "months": 12}));
    world.carry(8);
    assert!(measure(&world).until > frozen.until);
    act(
        &world,
        "order_release",
        json!({"measure": frozen.no, "ground": "other", "amount_fen": null, "reason": "流拍"}),
    );
    world.carry(8);
    assert!(measure(&world).released_on.is_some());
    let case = world.app.open_case(&handler, &id).unwrap().case;
    assert!(case.orders.iter().all(|order| !order.is_open()));
}

#[test]
fn a_freeze_confirmed_on_paper_is_renewed_through_the_bank_that_joined_since() {
    let mut world = world(memory(), &[]);
    let (id, property) = case_with(&mut world, PropertyKind::Deposit);
    let handler = handler(&world, &id);
    let act = |world: &World, act: &str, command: serde_json::Value| {
        world.app.act(&handler, &id, act, &command, None).unwrap();
    };
    let bank = property.institution.clone().unwrap();
    let reached = |transport| {
        let known = world.app.directory().institutions[&bank].clone();
        let joined = InstitutionEvent::Joined {
            institution: bank.clone(),
            name: known.name,
            institution_kind: known.kind,
            answer_days: 3,
            renewal_days: 3,
            transport,
        };
        world.app.manage_institutions(&testkit::office::system(), &[joined]).unwrap();
    };
    let by_gateway = world.app.transports().unwrap().into_iter().find(|(one, _)| *one == bank).unwrap().1;
    reached(None);
    act(
        &world,
        "control_property",
        json!({"property": property.no, "way": "freeze", "amount_fen": 100, "value_fen": null, "months": 12,
            "keeper": null, "owner_confirms": null, "excess_reason": null}),
    );
    let measure = || world.app.open_case(&handler, &id).unwrap().case.measures.last().unwrap().clone();
    let from = world.app.today();
    act(
        &world,
        "record_receipt",
        json!({"order": measure().no, "on": from, "result": "done", "held_fen": 100, "rank": null,
            "receipt": null, "control_no": "纸质2026-1", "remark": null}),
    );
    // The bank joins and knows what it did on paper.
    let frozen = measure();
    let case = world.app.open_case(&handler, &id).unwrap().case;
    let party = case.party(property.debtor).unwrap();
    let number = party.resident_id.as_ref().map(|id| id.reveal().to_owned());
    let simulator =
        world.running.iter().find(|one| by_gateway == Transport::Http { address: one.address() }).unwrap();
    simulator
        .simulator()
        .script(Script::Measures(ScriptedMeasure {
            number: number.or(party.credit_code.as_ref().map(|code| code.reveal().to_owned())).unwrap(),
            holding: Holding {
                id: property.register_no.clone().unwrap(),
                kind: HoldingKind::Deposit,
                description: property.description.clone(),
                owner: party.name.clone(),
                share: None,
                amount_fen: property.value,
                encumbrances: Vec::new(),
            },
            control: frozen.control_no.clone(),
            court: COURT_CODE.to_owned(),
            case_number: case.filing.number.to_string(),
            amount_fen: Some(frozen.held),
            from: frozen.from,
            until: frozen.until,
        }))
        .unwrap();
    reached(Some(by_gateway));
    world.clock.move_to(frozen.until.plus_days(-20));
    act(&world, "order_renewal", json!({"measure": frozen.no, "months": 12}));
    world.carry(2);
    let renewed = world.app.open_case(&handler, &id).unwrap().case.measures.last().unwrap().clone();
    assert!(renewed.until > frozen.until, "{renewed:?}");
}

#[test]
fn a_house_is_sealed_at_its_register() {
    let mut world = world(memory(), &[]);
    let (id, property) = case_with(&mut world, PropertyKind::RealEstate);
    let handler = handler(&world, &id);
    let command = json!({"property": property.no, "way": "seal", "amount_fen": null, "value_fen": 9_000_000,
        "months": 36, "keeper": null, "owner_confirms": null, "excess_reason": "房屋整体无法分割，无其他足额财产"});
    world.app.act(&handler, &id, "control_property", &command, None).unwrap();
    world.carry(2);
    let case = world.app.open_case(&handler, &id).unwrap().case;
    let seal = case.measures.last().unwrap();
    assert!(matches!(seal.standing, Standing::Confirmed | Standing::Waiting(_)), "{seal:?}");
}

/// Waits for couriers that go by themselves.
fn wait_until(is_so: impl Fn() -> bool) {
    let began = std::time::Instant::now();
    while !is_so() {
        assert!(began.elapsed().as_secs() < 60, "it does not happen");
        std::thread::park_timeout(std::time::Duration::from_millis(10));
    }
}

#[test]
fn no_courier_goes_without_a_key_and_the_officers_are_told() {
    let world = world(memory(), &[]);
    let keys = Arc::new(|id: &InstitutionId| (id.as_str() != "bank-farm").then(Key::of_simulators));
    let couriers = world.app.start_couriers(keys, time(&world.clock));
    wait_until(|| !world.app.troubles().all().is_empty());
    let id = world.open_case();
    ask(&world, &id);
    let open = || {
        let case = world.app.open_case(&officer(&world), &id).unwrap().case;
        let open = case.inquiries.into_iter().filter(Inquiry::is_open);
        open.map(|one| one.institution.to_string()).collect::<std::collections::BTreeSet<_>>()
    };
    wait_until(|| open().len() == 1);
    assert_eq!(open().into_iter().collect::<Vec<_>>(), ["bank-farm"]);
    let troubles: Vec<_> = world.app.troubles().all().into_iter().collect();
    assert_eq!(troubles.len(), 1);
    assert_eq!((troubles[0].0.as_str(), troubles[0].1.word), ("bank-farm", "no_key"));
    drop(couriers);
}

#[test]
fn another_key_is_taken_up_without_a_restart() {
    let world = world(memory(), &[]);
    let right = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let keys = {
        let right = right.clone();
        move |_: &InstitutionId| {
            let wrong = Key::new("bank-1", b"a key that is shared with nobody").unwrap();
            let is_right = right.load(std::sync::atomic::Ordering::SeqCst);
            Some(if is_right { Key::of_simulators() } else { wrong })
        }
    };
    let couriers = world.app.start_couriers(Arc::new(keys), time(&world.clock));
    let id = world.open_case();
    ask(&world, &id);
    wait_until(|| world.app.troubles().all().values().any(|trouble| trouble.word == "signature_refused"));
    right.store(true, std::sync::atomic::Ordering::SeqCst);
    let answered = || world.app.open_case(&officer(&world), &id).unwrap().case.inquiries;
    wait_until(|| answered().iter().all(Inquiry::is_answered));
    wait_until(|| world.app.troubles().all().is_empty());
    drop(couriers);
}

#[test]
fn officers_and_couriers_write_on_the_same_docket_and_neither_loses_a_page() {
    let world = world(memory(), &[]);
    let id = world.open_case();
    let before = world.app.open_case(&officer(&world), &id).unwrap().case.properties.len();
    let handler = handler(&world, &id);
    ask(&world, &id);
    let couriers = world.app.start_couriers(Arc::new(|_: &_| Some(Key::of_simulators())), time(&world.clock));
    let mut recorded = 0;
    while recorded < 40 {
        let found = json!({"debtor": 2, "kind": "movable", "description": format!("设备{recorded}"),
            "value_fen": 100, "source": "found", "owner": null, "register_no": null});
        match world.app.act(&handler, &id, "record_property", &found, None) {
            Ok(_) => recorded += 1,
            Err(AppError::Conflict) => {}
            Err(error) => panic!("{error}"),
        }
    }
    let case = || world.app.open_case(&officer(&world), &id).unwrap().case;
    wait_until(|| case().inquiries.iter().all(Inquiry::is_answered));
    drop(couriers);
    let by_hand = case().properties.iter().skip(before).filter(|one| one.institution.is_none()).count();
    assert_eq!(by_hand, 40);
}

#[test]
fn whatever_an_institution_does_wrong_ends_in_a_defined_state_and_nothing_is_entered_twice() {
    for (fault, ends) in [
        ("down=0.6", "answered"),
        ("closed=0.6", "answered"),
        ("lost=0.6", "answered"),
        ("garbage=0.6", "answered"),
        ("duplicate=1", "answered"),
        ("unreadable=1", "answered"),
        ("later=1", "answered"),
        ("wrong_debtor=1", "disputed"),
        ("refusal=1", "refused"),
        ("down=1", "timed_out"),
        ("closed=1", "timed_out"),
        ("garbage=1", "timed_out"),
    ] {
        let mut world = world(memory(), &[fault.parse().unwrap()]);
        let id = world.open_case();
        ask(&world, &id);
        world.carry(12);
        world.app.time_out_requests().unwrap();
        let case = world.app.open_case(&officer(&world), &id).unwrap().case;
        for inquiry in &case.inquiries {
            let state = match &inquiry.state {
                _ if !inquiry.disputed.is_empty() => "disputed",
                InquiryState::Open => "open",
                InquiryState::Answered { .. } => "answered",
                InquiryState::Refused { .. } => "refused",
                InquiryState::TimedOut { .. } => "timed_out",
            };
            assert_eq!(state, ends, "{fault}: {} {:?}", inquiry.name, inquiry.state);
        }
        let mut numbers: Vec<_> =
            case.properties.iter().map(|one| (&one.institution, &one.register_no)).collect();
        let all = numbers.len();
        numbers.sort();
        numbers.dedup();
        assert_eq!(numbers.len(), all, "{fault}: a thing stands twice on the docket");
        if ends == "timed_out" {
            assert!(world.couriers.iter().any(|courier| courier.trouble().is_some()), "{fault}");
        }
    }
}

#[test]
fn a_standing_query_asks_again_on_its_day_and_once() {
    let mut world = world(memory(), &[]);
    let id = world.open_case();
    let today = world.app.today();
    let command = json!({"every_days": 30, "first_on": today, "stop": null});
    world.app.act(&officer(&world), &id, "set_standing_query", &command, None).unwrap();
    let asked = |world: &World| world.app.open_case(&officer(world), &id).unwrap().case.inquiries.len();
    for (rounds, times) in [(0, 1), (1, 1), (29, 2)] {
        world.carry(rounds);
        world.app.repeat_due().unwrap();
        world.app.repeat_due().unwrap();
        let debtors = world.app.open_case(&officer(&world), &id).unwrap().case.side(Role::Debtor).count();
        // Three banks, real estate, land, vehicles, equity.
        assert_eq!(asked(&world), 7 * debtors * times, "after {rounds} more days");
    }
}

#[test]
fn a_reply_that_nobody_asked_for_waits_in_the_shared_queue_until_it_is_given_to_its_request() {
    let world = world(memory(), &[]);
    let id = world.open_case();
    ask(&world, &id);
    let case = world.app.open_case(&officer(&world), &id).unwrap().case;
    let asked = case.inquiries[0].clone();
    let party = case.party(asked.debtor).unwrap();
    let reply = Reply {
        request: format!("{id}-99999"),
        at: world.clock.now(),
        receipt: "回执1".to_owned(),
        person: Person {
            name: party.name.clone(),
            resident_id: party.resident_id.clone(),
            credit_code: party.credit_code.clone(),
        }
        .label(),
        outcome: Outcome::Holdings { holdings: Vec::new() },
    };
    for _ in 0..2 {
        let twice = [reply.clone(), reply.clone()];
        let taken = world.app.receive_replies(&asked.institution, &twice).unwrap();
        assert_eq!(taken, [Taken::Unmatched; 2]);
    }
    let command = officer(&world);
    let waiting = world.app.stray_replies(&command, "open", (0, 10)).unwrap();
    assert_eq!(waiting.len(), 1, "the same reply is kept once");
    let candidates = world.app.stray_candidates(&command, &waiting[0]).unwrap();
    assert_eq!(candidates[0].awaited.key, RequestKey { case_id: id.to_string(), entry: asked.no.0 });
    assert_eq!(candidates[0].reasons, ["姓名或者名称相同", "案号相同", "发出后三十日内收到"]);
    let number = case.filing.number.to_string();
    let found = world.app.stray_search(&command, &waiting[0], &number).unwrap();
    assert!(found.iter().any(|one| one.awaited.key == candidates[0].awaited.key), "{found:?}");
    assert!(world.app.stray_search(&command, &waiting[0], "（2020）内0299执9999号").unwrap().is_empty());
    assert_eq!(world.app.stray_reply_count(&command, "open").unwrap(), 1);
    let handler = handler(&world, &id);
    assert!(matches!(world.app.stray_replies(&handler, "open", (0, 10)), Err(AppError::Forbidden)));
    assert_eq!(world.app.attention(&command, Scope::Seen).unwrap().strays.count, 1);
    assert_eq!(world.app.attention(&handler, Scope::Mine).unwrap().strays.count, 0);
    world.app.assign_stray(&command, 1, &candidates[0].awaited.key).unwrap();
    assert!(matches!(
        world.app.assign_stray(&command, 1, &candidates[0].awaited.key),
        Err(AppError::NotFound)
    ));
    let case = world.app.open_case(&command, &id).unwrap().case;
    assert!(case.inquiry(asked.no).unwrap().is_answered());
    assert!(world.app.stray_replies(&command, "open", (0, 10)).unwrap().is_empty());
    assert_eq!(world.app.stray_replies(&command, "assigned", (0, 10)).unwrap().len(), 1);
}

#[test]
fn a_change_in_the_register_is_told_in_every_open_case_of_the_enterprise_once() {
    let mut world = world(memory(), &[]);
    let filter = CaseFilter { limit: 30, ..CaseFilter::default() };
    let rows = world.app.store().case_list(COURT_CODE, &filter).unwrap();
    let view = rows
        .iter()
        .map(|row| world.app.open_case(&officer(&world), &row.case_id.parse().unwrap()).unwrap())
        .find(|view| view.case.side(Role::Debtor).any(|party| party.credit_code.is_some()))
        .expect("an enterprise is a debtor");
    let party = view.case.side(Role::Debtor).find(|party| party.credit_code.is_some()).unwrap();
    let register =
        world.running.iter().find(|one| one.simulator().kind() == InstitutionKind::Equity).unwrap();
    register
        .simulator()
        .script(Script::Changes(ScriptedChange {
            credit_code: party.credit_code.clone().unwrap(),
            name: party.name.clone(),
            on: world.app.today(),
            kind: ChangeKind::Shareholder,
            before: "甲某".to_owned(),
            after: "乙某".to_owned(),
        }))
        .unwrap();
    world.carry(3);
    let case = world.app.open_case(&officer(&world), &view.case.id).unwrap().case;
    let told = case.alerts.iter().filter(|alert| alert.change.after == "乙某").count();
    assert_eq!(told, 1, "{:?}", case.alerts);
    let steps = docket_steps(&world, &view.case.id);
    assert!(steps.contains(&"settle_alert"), "{steps:?}");
    // It waits on the desk of the handler and in the count of the court, until somebody says what was done.
    let of = |actor: &Actor, scope| world.app.attention(actor, scope).unwrap().alerts;
    let handler = handler(&world, &view.case.id);
    let waiting = of(&handler, Scope::Mine);
    let row = waiting.first.iter().find(|row| row.case_id == view.case.id.as_str()).unwrap();
    assert!(row.told.contains("由甲某变更为乙某"), "{}", row.told);
    let in_court = of(&officer(&world), Scope::Seen).count;
    assert!(in_court >= waiting.count);
    let settled = json!({"alert": row.entry, "done": "已告知申请执行人可以申请追加原股东"});
    world.app.act(&handler, &view.case.id, "settle_alert", &settled, None).unwrap();
    assert_eq!(of(&handler, Scope::Mine).count, waiting.count - 1);
    assert_eq!(of(&officer(&world), Scope::Seen).count, in_court - 1);
}

/// The acts that are open to the handler of a case.
fn docket_steps(world: &World, id: &CaseId) -> Vec<&'static str> {
    let handler = handler(world, id);
    let view = world.app.open_case(&handler, id).unwrap();
    view.steps.open.iter().map(|step| step.act).collect()
}
