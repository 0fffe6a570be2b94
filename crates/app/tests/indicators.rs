//! Every figure of the cube is the one that a recount of the dockets gives, whoever held a case and whatever was corrected.

#![allow(clippy::unwrap_used)]

mod invented;

use app::App;
use app::cases::batch::Batch;
use app::indicators::{Part, Selection};
use docket::indicator::{Class, Fact, by_id};
use docket::office::Actor;
use docket::{Entry, Event};
use invented::{court, officer};
use serde_json::{Value, json};
use store::read::indicators::{Level, Of};
use testkit::random::Random;
use testkit::stores;
use testkit::synthetic::{self, Pace};
use values::{CaseId, CaseKind, Day, Fen};

const HANDLERS: [&str; 5] = ["fast-1", "fast-2", "one-1", "one-2", "upkeep-1"];

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A case with a history: handed on, paid in parts, settled and corrected, closed or not.
fn play(app: &App, random: &mut Random, serial: u64) -> CaseId {
    let clerk = officer(app, "clerk-1");
    let head = officer(app, "bureau-head");
    let received_on = day("2025-06-01").plus_days(random.between(0, 500) as i32);
    let drawn = synthetic::draw(random, received_on, app.today());
    let number = app::register::next_number(app.court(), &CaseKind::Enforcement, received_on.year(), serial);
    let mut batch = Batch::file(app, &clerk, drawn.application, &number, received_on).unwrap();
    let mut on = received_on;
    let wait = |random: &mut Random, on: Day| on.plus_days(random.between(0, 40) as i32).min(app.today());
    let act = |batch: &mut Batch<'_>, who: &Actor, act: &str, command: Value, on: Day| {
        batch.act(who, act, &command, on).is_ok()
    };
    for step in 0..random.between(0, 9) {
        on = wait(random, on);
        let handler = batch.case().handler().cloned().map(|id| officer(app, id.as_str()));
        match (random.between(0, 5), handler) {
            (0 | 1, _) | (_, None) => {
                let to = *random.one_of(&HANDLERS);
                act(&mut batch, &head, "assign_case", json!({"handler": to, "reason": "工作需要"}), on);
            }
            (2 | 3, Some(handler)) => {
                let owed = batch.case().statement(on).totals.owed;
                let amount = if random.in_hundred(40) { owed } else { Fen(owed.0 / 2) };
                let receipt = json!({"debtor": 2, "amount_fen": amount, "value_on": on.max(received_on),
                    "bank_reference": format!("R{number}-{step}"), "payer": "某人", "deduction": null});
                act(&mut batch, &officer(app, "finance-1"), "receive_money", receipt, on);
                let receipt = batch.case().receipts.last().map(|receipt| receipt.no);
                act(&mut batch, &handler, "allocate_money", json!({"receipt": receipt}), on);
            }
            (4, Some(handler)) => {
                let owed = batch.case().statement(on).totals.owed;
                let terms = json!({"agreed_on": on, "filing": "recorded_and_signed", "signed": "in_person", "debtor": null,
                    "total_fen": owed, "instalments": [{"due_on": on.plus_days(60), "amount_fen": owed}],
                    "breach": "all_due", "controls": "kept", "terms": null});
                act(&mut batch, &handler, "record_settlement", terms, on);
            }
            (_, Some(handler)) => {
                let page = batch.case().correctable.last().copied();
                act(&mut batch, &handler, "correct_entry", json!({"entry": page, "reason": "记载有误"}), on);
            }
        }
    }
    if drawn.pace == Pace::Closed
        && let Some(handler) = batch.case().handler().cloned().map(|id| officer(app, id.as_str()))
    {
        on = wait(random, on);
        let payable = batch.case().payable(1);
        let account = json!({"party": 1, "holder": batch.case().party_name(1), "bank": "某某银行示范县支行",
            "account": "6222000000000001"});
        act(&mut batch, &handler, "record_account", account, on);
        act(&mut batch, &handler, "pay_out", json!({"creditor": 1, "amount_fen": payable}), on);
        if let Some(proposal) = batch.case().proposals.last().map(|proposal| proposal.no) {
            act(&mut batch, &head, "approve_proposal", json!({"proposal": proposal, "remark": null}), on);
            batch.paid(&officer(app, "finance-1"), on).ok();
        }
        act(&mut batch, &handler, "close_performed", json!({"note": null}), on);
    }
    batch.commit().unwrap()
}

/// A case as a person would count it, page by page.
struct Told {
    filed_on: Day,
    kind: String,
    class: &'static str,
    cause: String,
    /// Who was named when.
    named: Vec<(Day, String, String)>,
    closed_on: Option<Day>,
    received: Vec<(Day, Fen)>,
    paid: Vec<(Day, Fen)>,
    settled: Vec<Day>,
}

impl Told {
    fn by(case: &docket::Case, entries: &[Entry]) -> Told {
        let struck = docket::case::struck_pages(entries);
        let valid = || entries.iter().filter(|entry| !struck.contains(&entry.stamp.no));
        let mut told = Told {
            filed_on: case.filing.filed_on,
            kind: case.filing.number.kind().code().to_owned(),
            class: Class::of(case).word(),
            cause: case.filing.cause.clone(),
            named: Vec::new(),
            closed_on: None,
            received: Vec::new(),
            paid: Vec::new(),
            settled: Vec::new(),
        };
        for entry in valid() {
            match &entry.event {
                Event::Assigned(event) => {
                    let team = event.team.as_ref().map_or_else(String::new, ToString::to_string);
                    told.named.push((entry.stamp.on, event.handler.to_string(), team));
                }
                Event::MoneyReceived(event) => told.received.push((event.value_on, event.amount_fen)),
                Event::PaymentSettled(_) => {
                    let payout = case.payouts.iter().find(|payout| payout.no == entry.stamp.no).unwrap();
                    told.paid.push((payout.on, payout.amount));
                }
                Event::SettlementRecorded(event) => told.settled.push(event.agreed_on),
                Event::ClosedPerformed(_) => told.closed_on = Some(entry.stamp.on),
                _ => {}
            }
        }
        told
    }

    /// Whether somebody held the case when a day ended.
    fn is_of(&self, of: &Of, on: Day) -> bool {
        let named = self.named.iter().rev().find(|(from, ..)| *from <= on);
        let (handler, team) = named.map_or(("", ""), |(_, handler, team)| (handler, team));
        match of.level {
            Level::Whole | Level::Court => true,
            Level::Team => team == of.unit,
            Level::Handler => handler == of.unit,
            Level::Cause => self.cause == of.unit,
        }
    }

    fn is_open_before(&self, day: Day) -> bool {
        self.filed_on < day && self.closed_on.is_none_or(|closed_on| closed_on >= day)
    }
}

/// Carried, received, closed, open; then the money received and paid, and the settlements.
fn recount(cases: &[Told], selection: &Selection) -> [i64; 7] {
    let mut found = [0_i64; 7];
    let (from, until, of) = (selection.from, selection.until, &selection.of);
    let chosen = cases.iter().filter(|case| {
        let class = match selection.class.as_str() {
            "" => true,
            "livelihood" => !matches!(case.class, "enterprise" | "ordinary"),
            other => other == case.class,
        };
        class && (selection.kind.is_empty() || selection.kind == case.kind)
    });
    for case in chosen {
        let within = |on: Day| from <= on && on <= until && case.is_of(of, on);
        let at_start = case.is_open_before(from) && case.is_of(of, from.previous());
        let closed = case.closed_on.is_some_and(within);
        let at_end = case.is_open_before(until.next()) && case.is_of(of, until);
        found[0] += i64::from(at_start);
        // Whatever was there at the end or was closed, and was not there at the start, came in between.
        found[1] += i64::from(at_end) + i64::from(closed) - i64::from(at_start);
        found[2] += i64::from(closed);
        found[3] += i64::from(at_end);
        let sum = |all: &[(Day, Fen)]| all.iter().filter(|one| within(one.0)).map(|one| one.1.0).sum::<i64>();
        found[4] += sum(&case.received);
        found[5] += sum(&case.paid);
        found[6] += case.settled.iter().filter(|on| within(**on)).count() as i64;
    }
    found
}

#[test]
fn the_cube_tells_what_a_recount_of_the_dockets_tells() {
    for store in stores::empty() {
        let app = court(store, 0);
        let mut random = Random::seeded(0x5eed);
        let (mut taken, mut ids) = (std::collections::BTreeMap::new(), Vec::new());
        for _ in 0..120 {
            let mut drawn = random.clone();
            let year = day("2025-06-01").plus_days(drawn.between(0, 500) as i32).year();
            let serial = taken.entry(year).or_insert(0_u64);
            ids.push(play(&app, &mut random, *serial));
            *serial += 1;
        }
        let head = officer(&app, "bureau-head");
        let told = |id: &CaseId| {
            let view = app.open_case(&head, id).unwrap();
            Told::by(&view.case, &view.entries)
        };
        let cases: Vec<Told> = ids.iter().map(told).collect();
        assert!(
            cases.iter().any(|case| case.named.len() > 2)
                && cases.iter().any(|case| case.closed_on.is_some())
        );
        let units = [("", Level::Court), ("", Level::Handler), ("民间借贷纠纷", Level::Cause)];
        let teams = ["fast", "ordinary-1", "upkeep"].map(|team| (team, Level::Team));
        let handlers = HANDLERS.map(|handler| (handler, Level::Handler));
        let shown = ["carried", "received", "closed", "open", "recovered", "paid", "settled"];
        let shown = shown.map(|id| by_id(id).unwrap());
        for (unit, level) in units.into_iter().chain(teams).chain(handlers) {
            for round in 0..40 {
                let from = day("2025-05-20").plus_days(random.between(0, 540) as i32);
                let until = from.plus_days(random.between(0, 300) as i32).min(app.today());
                let selection = Selection {
                    of: Of { level, unit: unit.to_owned() },
                    class: (*random.one_of(&["", "", "livelihood", "enterprise", "wages"])).to_owned(),
                    kind: (*random.one_of(&["", "执"])).to_owned(),
                    from: from.min(until),
                    until,
                };
                let figures = app.figures(&head, &selection, &shown).unwrap();
                let figures: Vec<i64> = figures.into_iter().map(|figure| figure.counted).collect();
                assert_eq!(figures, recount(&cases, &selection), "{selection:?}");
                if round % 8 == 0 {
                    let closed = by_id("closed").unwrap();
                    let cases_of = |part: Part| {
                        app.behind(&head, closed, &selection, part, (0, 500)).unwrap().lines.len() as i64
                    };
                    assert_eq!(cases_of(Part::During(Fact::Closed)), figures[2], "{selection:?}");
                    assert_eq!(cases_of(Part::Carried), figures[0], "{selection:?}");
                }
            }
        }
    }
}
