//! What an institution does with measures: what they hold, how they wait, run out and move up.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod court;

use court::*;
use gateways::channel::Channel;
use gateways::institution::InstitutionKind::{Bank, Equity, Police, RealEstate, Tax};
use gateways::message::{
    ChangeKind, Encumbrance, EncumbranceKind, Holding, HoldingKind, Matter, Outcome, Person, Request, Trace,
};
use gateways::simulator::{
    Script, ScriptedChange, ScriptedClock, ScriptedMeasure, ScriptedTraces, Settings, Simulator, serve,
};
use values::{Day, Fen};

/// One request on a day, in one of several cases.
fn on(page: usize, case: usize, today: &str, matter: Matter) -> Request {
    let case_number = format!("（2026）内0299执{case}号");
    Request { case_number, issued_on: day(today), ..request(page, person(), matter) }
}

struct Held {
    control: String,
    fen: Fen,
    until: Option<Day>,
    rank: u32,
}

fn held(channel: &Channel, request: &Request) -> Held {
    match ask(channel, request).outcome {
        Outcome::Controlled { control, held_fen: fen, until, rank, .. } => Held { control, fen, until, rank },
        other => panic!("{other:?}"),
    }
}

fn status(control: &str) -> Matter {
    Matter::Status { control: control.to_owned() }
}

fn reason(channel: &Channel, request: &Request) -> String {
    match ask(channel, request).outcome {
        Outcome::Refused { reason } => reason,
        other => panic!("{other:?}"),
    }
}

fn house(earlier: Option<&str>) -> Holding {
    let seizure = |until: &str| Encumbrance {
        kind: EncumbranceKind::Seizure,
        by: "东岭县人民法院".to_owned(),
        amount_fen: None,
        until: Some(day(until)),
    };
    Holding {
        kind: HoldingKind::RealEstate,
        amount_fen: None,
        encumbrances: earlier.map(seizure).into_iter().collect(),
        ..deposit("house", 0)
    }
}

fn seal(months: u32) -> Matter {
    Matter::Control { holding: "house".to_owned(), amount_fen: None, portion: None, months, live: true }
}

#[test]
fn a_balance_is_held_in_the_order_of_the_freezes() {
    let bank = institution(Bank, &[]);
    let channel = channel(&bank);
    let first = held(&channel, &on(1, 1, "2026-03-01", freeze("1", 700)));
    let second = held(&channel, &on(2, 2, "2026-03-01", freeze("1", 700)));
    let third = held(&channel, &on(3, 3, "2026-03-01", freeze("1", 700)));
    assert_eq!((first.fen, first.until, first.rank), (Fen::yuan(700), Some(day("2027-02-28")), 0));
    assert_eq!((second.fen, second.rank), (Fen::yuan(300), 0), "what the first leaves");
    assert_eq!((third.fen, third.until, third.rank), (Fen::ZERO, None, 2), "it waits behind two");

    let deduct = |control: &str, yuan| Matter::Deduct {
        control: control.to_owned(),
        amount_fen: Fen::yuan(yuan),
        to_account: "150101".to_owned(),
    };
    let beyond = on(4, 1, "2026-03-05", deduct(&first.control, 701));
    assert_eq!(reason(&channel, &beyond), "划拨金额超过已冻结金额");
    let deducted = ask(&channel, &on(5, 1, "2026-03-05", deduct(&first.control, 500))).outcome;
    assert!(matches!(deducted, Outcome::Deducted { amount_fen, .. } if amount_fen == Fen::yuan(500)));
    let left = held(&channel, &on(6, 1, "2026-03-05", status(&first.control)));
    assert_eq!(left.fen, Fen::yuan(200), "what was deducted is held no more");
    assert_eq!(held(&channel, &on(7, 2, "2026-03-05", status(&second.control))).fen, Fen::yuan(300));

    let release = Matter::Release { control: first.control.clone(), amount_fen: None };
    ask(&channel, &on(8, 1, "2026-03-06", release));
    let second = held(&channel, &on(9, 2, "2026-03-06", status(&second.control)));
    assert_eq!((second.fen, second.rank), (Fen::yuan(500), 0), "all that is left of the balance");
    let third = held(&channel, &on(10, 3, "2026-03-06", status(&third.control)));
    assert_eq!((third.fen, third.until, third.rank), (Fen::ZERO, None, 1));

    let partly =
        |yuan| Matter::Release { control: second.control.clone(), amount_fen: Some(Fen::yuan(yuan)) };
    assert_eq!(reason(&channel, &on(11, 2, "2026-03-06", partly(501))), "解除金额超过已冻结金额");
    ask(&channel, &on(12, 2, "2026-03-07", partly(100)));
    let third = held(&channel, &on(13, 3, "2026-03-07", status(&third.control)));
    assert_eq!((third.fen, third.until), (Fen::yuan(100), Some(day("2027-03-06"))), "it begins that day");
    let gone = reason(&channel, &on(14, 1, "2026-03-07", status(&first.control)));
    assert_eq!(gone, "该项措施已经解除或者逾期失效");
}

#[test]
fn a_house_waits_behind_the_seizure_of_another_court_until_that_ends() {
    let registry = institution(RealEstate, &[]);
    has(&registry, vec![house(Some("2026-06-30"))]);
    let channel = channel(&registry);
    let first = held(&channel, &on(1, 1, "2026-03-01", seal(36)));
    let second = held(&channel, &on(2, 2, "2026-03-02", seal(36)));
    assert_eq!((first.until, first.rank, second.rank), (None, 1, 2));
    let renew = |control: &str| Matter::Renew { control: control.to_owned(), months: 36 };
    let waits = reason(&channel, &on(3, 1, "2026-06-30", renew(&first.control)));
    assert_eq!(waits, "轮候措施尚未生效，无需续行");
    let first = held(&channel, &on(4, 1, "2026-08-01", status(&first.control)));
    assert_eq!((first.until, first.rank), (Some(day("2029-06-30")), 0), "from the day after");
    match ask(&channel, &on(5, 1, "2029-06-30", renew(&first.control))).outcome {
        Outcome::Renewed { until } => assert_eq!(until, day("2032-06-29")),
        other => panic!("{other:?}"),
    }
    let lapsed = reason(&channel, &on(6, 1, "2032-06-30", renew(&first.control)));
    assert_eq!(lapsed, "该项措施已经解除或者逾期失效");
    let second = held(&channel, &on(7, 2, "2032-06-30", status(&second.control)));
    assert_eq!((second.until, second.rank), (Some(day("2035-06-29")), 0));
}

#[test]
fn what_rests_on_a_thing_is_told_to_other_cases_only() {
    let bank = institution(Bank, &[]);
    let channel = channel(&bank);
    held(&channel, &on(1, 1, "2026-03-01", freeze("1", 700)));
    let seen = |page, case| match ask(&channel, &on(page, case, "2026-03-01", Matter::Query)).outcome {
        Outcome::Holdings { holdings } => holdings[0].clone(),
        other => panic!("{other:?}"),
    };
    let (own, other) = (seen(2, 1), seen(3, 2));
    assert_eq!((own.amount_fen, other.amount_fen), (Some(Fen::yuan(300)), Some(Fen::yuan(300))));
    assert!(own.encumbrances.is_empty());
    assert_eq!(other.encumbrances[0].by, "内0299（2026）内0299执1号");
    assert_eq!(other.encumbrances[0].amount_fen, Some(Fen::yuan(700)));
}

#[test]
fn what_cannot_be_done_is_refused_in_words() {
    let bank = institution(Bank, &[]);
    let channel = channel(&bank);
    let control = held(&channel, &on(1, 1, "2026-03-01", freeze("1", 700))).control;
    let months = |months| Matter::Control {
        holding: "1".to_owned(),
        amount_fen: None,
        portion: None,
        months,
        live: false,
    };
    let renew = |control: &str, months| Matter::Renew { control: control.to_owned(), months };
    for (page, (matter, expected)) in [
        (freeze("2", 1), "被执行人名下查无此项财产"),
        (freeze("1", 0), "冻结金额应当大于零"),
        (freeze("1", -5), "冻结金额应当大于零"),
        (months(0), "期限应为1至36个月"),
        (months(u32::MAX), "期限应为1至36个月"),
        (renew("nothing", 12), "查无此项措施"),
        (renew(&control, 0), "期限应为1至36个月"),
        (Matter::Locate, "本单位不办理查找人员"),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(reason(&channel, &on(100 + page, 1, "2026-03-01", matter)), expected);
    }
    let others = Request { person: stranger(1), ..on(200, 1, "2026-03-01", freeze("1", 1)) };
    assert_eq!(reason(&channel, &others), "被执行人名下查无此项财产");
    let transport = gateways::institution::Transport::Http { address: bank.address() };
    let other_court = Channel::open(&transport, "内0298", key(), clock()).unwrap();
    assert_eq!(reason(&other_court, &on(300, 1, "2026-03-01", renew(&control, 12))), "该项措施非贵院采取");
}

#[test]
fn money_that_comes_in_falls_under_the_freeze() {
    let bank = institution(Bank, &[]);
    let channel = channel(&bank);
    let control = held(&channel, &on(1, 1, "2026-03-01", freeze("1", 3_000))).control;
    has(&bank, vec![deposit("1", 5_000)]);
    assert_eq!(held(&channel, &on(2, 1, "2026-03-02", status(&control))).fen, Fen::yuan(3_000));
    assert_eq!(free(&channel, 3), Fen::yuan(2_000));
}

/// A freeze of 700 yuan on an account with 1,000, made on paper a year ago.
fn on_paper(control: &str) -> Script {
    Script::Measures(ScriptedMeasure {
        number: DEBTOR.to_owned(),
        holding: deposit("old", 1_000),
        control: control.to_owned(),
        court: COURT.to_owned(),
        case_number: "（2025）内0299执77号".to_owned(),
        amount_fen: Some(Fen::yuan(700)),
        from: day("2025-03-10"),
        until: day("2026-03-09"),
    })
}

#[test]
fn a_measure_from_before_the_institution_joined_is_renewed_deducted_and_released_like_any_other() {
    let folder = folder("earlier");
    let settings = Settings { state: Some(folder.join("bank.jsonl")), ..Settings::new(Bank) };
    let open = || serve(Simulator::open(&settings).unwrap(), "127.0.0.1:0", key(), clock()).unwrap();
    let bank = open();
    // The same twice is once, and the bank gives its own numbers around it.
    for control in ["K1", "K1", "银控-00000001"] {
        bank.simulator().script(on_paper(control)).unwrap();
    }
    drop(bank);
    let bank = open();
    let channel = channel(&bank);
    let shown = match ask(&channel, &on(1, 77, "2026-03-01", Matter::Query)).outcome {
        Outcome::Holdings { holdings } => holdings,
        other => panic!("{other:?}"),
    };
    let old: Vec<_> = shown.iter().filter(|holding| holding.id == "old").collect();
    assert_eq!(
        (old.len(), old[0].amount_fen),
        (1, Some(Fen::ZERO)),
        "700 by the first and 300 by the second"
    );
    let standing = |page, control: &str| held(&channel, &on(page, 77, "2026-03-01", status(control)));
    assert_eq!(standing(2, "K1").fen, Fen::yuan(700));
    assert_eq!(standing(3, "银控-00000001").fen, Fen::yuan(300));
    let new = held(&channel, &on(4, 78, "2026-03-01", freeze("old", 100)));
    assert_eq!((new.control.as_str(), new.rank), ("银控-00000002", 2));

    let renew = Matter::Renew { control: "K1".to_owned(), months: 12 };
    match ask(&channel, &on(5, 77, "2026-03-01", renew)).outcome {
        Outcome::Renewed { until } => assert_eq!(until, day("2027-02-28")),
        other => panic!("{other:?}"),
    }
    let (amount_fen, to_account) = (Fen::yuan(200), "150101".to_owned());
    let deduct = Matter::Deduct { control: "K1".to_owned(), amount_fen, to_account };
    assert!(matches!(
        ask(&channel, &on(6, 77, "2026-03-02", deduct)).outcome,
        Outcome::Deducted { amount_fen, .. } if amount_fen == Fen::yuan(200)
    ));
    let release = Matter::Release { control: "K1".to_owned(), amount_fen: None };
    assert!(matches!(ask(&channel, &on(7, 77, "2026-03-03", release)).outcome, Outcome::Released { .. }));
    let ended = reason(&channel, &on(8, 77, "2026-03-10", status("银控-00000001")));
    assert_eq!(ended, "该项措施已经解除或者逾期失效");
    drop(bank);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_police_tell_where_somebody_was_seen() {
    let police = institution(Police, &[]);
    let channel = channel(&police);
    let trace =
        Trace { on: day("2026-02-20"), place: "东岭县".to_owned(), what: "旅馆住宿登记".to_owned() };
    let traces = vec![trace.clone()];
    let scripted = ScriptedTraces { number: DEBTOR.to_owned(), traces };
    police.simulator().script(Script::Traces(scripted)).unwrap();
    let located = ask(&channel, &request(1, person(), Matter::Locate)).outcome;
    assert_eq!(located, Outcome::Located { traces: vec![trace] });
    let others = (0..300).filter(|number| {
        let located = ask(&channel, &request(10 + number, stranger(*number), Matter::Locate)).outcome;
        matches!(located, Outcome::Located { traces } if !traces.is_empty())
    });
    assert!((60..140).contains(&others.count()), "about a third were seen");
    assert_eq!(reason(&channel, &request(2, person(), Matter::Query)), "本机关只办理查找人员");
}

#[test]
fn the_tax_office_knows_refunds() {
    let tax = institution(Tax, &[]);
    let queries: Vec<_> = (0..30).map(|number| request(number, stranger(number), Matter::Query)).collect();
    let kinds: Vec<HoldingKind> = send(&channel(&tax), &queries)
        .replies
        .into_iter()
        .flat_map(|reply| match reply.outcome {
            Outcome::Holdings { holdings } => holdings,
            other => panic!("{other:?}"),
        })
        .map(|holding| holding.kind)
        .collect();
    assert!(!kinds.is_empty() && kinds.iter().all(|kind| *kind == HoldingKind::Receivable));
}

#[test]
fn the_register_of_enterprises_tells_changes_in_order_and_when_their_day_comes() {
    let register = institution(Equity, &[]);
    let channel = channel(&register);
    // Codes that differ in their last but one place have different check characters; most of a range is no code.
    let codes = (0..=9).flat_map(|place| {
        let body = format!("9135010076621404{place}");
        ('0'..='9').chain('A'..='Z').filter_map(move |check| format!("{body}{check}").parse().ok())
    });
    let companies: Vec<Person> = codes
        .map(|code| Person { name: "某公司".to_owned(), resident_id: None, credit_code: Some(code) })
        .collect();
    assert!(companies.len() >= 5);
    for (page, company) in companies.iter().enumerate() {
        ask(&channel, &request(page, company.clone(), Matter::Query));
        ask(&channel, &request(100 + page, company.clone(), Matter::Query));
    }
    let now = channel.changes(0, 100).unwrap().changes;
    assert!(now.iter().all(|change| change.on <= day("2026-03-01")), "what is to come is not told");
    let today = Some(day("2027-03-01"));
    register.simulator().script(Script::Clock(ScriptedClock { today })).unwrap();
    let later = channel.changes(0, 100).unwrap().changes;
    assert!(later.starts_with(&now) && later.len() > now.len(), "the feed only grows");
    let scripted = ScriptedChange {
        credit_code: companies[0].credit_code.clone().unwrap(),
        name: "某公司".to_owned(),
        on: day("2027-03-01"),
        kind: ChangeKind::LegalRepresentative,
        before: "王某".to_owned(),
        after: "李某".to_owned(),
    };
    register.simulator().script(Script::Changes(scripted)).unwrap();
    let after = later.last().map_or(0, |change| change.number);
    let fresh = channel.changes(after, 100).unwrap().changes;
    assert_eq!((fresh.len(), fresh[0].number, fresh[0].after.as_str()), (1, after + 1, "李某"));
    assert_eq!(channel.changes(after, 0).unwrap().changes, []);
}
