//! A court that asks, and the institutions that it asks. Each test uses a part of it.
#![allow(dead_code, clippy::unwrap_used, reason = "each test uses a part of it, and may panic")]

use gateways::channel::{Channel, ChannelError, Clock, Delivery, Http, HttpLimits};
use gateways::institution::{InstitutionKind, Transport};
use gateways::message::{Holding, HoldingKind, Matter, Outcome, Person, Reply, Request};
use gateways::signature::Key;
use gateways::simulator::{
    FaultRate, Running, Script, ScriptedFault, ScriptedHoldings, Settings, Simulator, serve,
};
use std::path::PathBuf;
use std::time::Duration;
use values::{Day, Fen, Instant};

pub(crate) const COURT: &str = "内0299";
pub(crate) const DEBTOR: &str = "11010519491231002X";

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// It is always ten in the morning of the first of March.
pub(crate) fn clock() -> Clock {
    Clock::new(|| Instant::at(day("2026-03-01"), 36_000))
}

pub(crate) fn key() -> Key {
    Key::new("bank-1", b"a secret of a court and its bank").unwrap()
}

pub(crate) fn person() -> Person {
    Person { name: "张三".to_owned(), resident_id: Some(DEBTOR.parse().unwrap()), credit_code: None }
}

pub(crate) fn stranger(number: usize) -> Person {
    Person { name: format!("某{number}"), resident_id: None, credit_code: None }
}

pub(crate) fn request(page: usize, person: Person, matter: Matter) -> Request {
    Request {
        id: format!("{COURT}-2026执1-{page}"),
        case_number: "（2026）内0299执1号".to_owned(),
        officer: "李法官".to_owned(),
        issued_on: day("2026-03-01"),
        person,
        matter,
    }
}

pub(crate) fn deposit(id: &str, yuan: i64) -> Holding {
    Holding {
        id: id.to_owned(),
        kind: HoldingKind::Deposit,
        description: "活期储蓄账户".to_owned(),
        owner: "张三".to_owned(),
        share: None,
        amount_fen: Some(Fen::yuan(yuan)),
        encumbrances: Vec::new(),
    }
}

pub(crate) fn freeze(holding: &str, yuan: i64) -> Matter {
    let amount_fen = Some(Fen::yuan(yuan));
    Matter::Control { holding: holding.to_owned(), amount_fen, portion: None, months: 12, live: false }
}

/// An institution of a kind at which the debtor has 1,000 yuan in account `1`, with faults such as `slow=1`.
pub(crate) fn institution(kind: InstitutionKind, faults: &[&str]) -> Running {
    let faults: Vec<FaultRate> = faults.iter().map(|fault| fault.parse().unwrap()).collect();
    // Nobody waits for a slow answer to the end.
    let latency = Duration::from_secs(3_600);
    let settings = Settings { faults, latency, ..Settings::new(kind) };
    let running = serve(Simulator::open(&settings).unwrap(), "127.0.0.1:0", key(), clock()).unwrap();
    has(&running, vec![deposit("1", 1_000)]);
    running
}

pub(crate) fn has(running: &Running, holdings: Vec<Holding>) {
    let number = DEBTOR.to_owned();
    running.simulator().script(Script::Holdings(ScriptedHoldings { number, holdings })).unwrap();
}

/// Orders one fault for the next chance that it has.
pub(crate) fn order(running: &Running, fault: &str) {
    let fault: FaultRate = format!("{fault}=1").parse().unwrap();
    let ordered = ScriptedFault { fault: fault.fault, rate: None, times: 1, request: None };
    running.simulator().script(Script::Faults(ordered)).unwrap();
}

pub(crate) fn channel(running: &Running) -> Channel {
    let transport = Transport::Http { address: running.address() };
    Channel::open(&transport, COURT, key(), clock()).unwrap()
}

/// A channel that loses patience at once.
pub(crate) fn impatient(running: &Running) -> Http {
    let limits = HttpLimits { whole: Duration::from_millis(100), ..HttpLimits::default() };
    Http::new(&running.address(), COURT, key(), clock(), limits)
}

pub(crate) fn send(channel: &Channel, requests: &[Request]) -> Delivery {
    channel.send(requests).unwrap()
}

pub(crate) fn ask(channel: &Channel, request: &Request) -> Reply {
    let mut delivery = send(channel, std::slice::from_ref(request));
    assert_eq!((delivery.replies.len(), delivery.unreadable.len()), (1, 0));
    delivery.replies.remove(0)
}

pub(crate) fn free(channel: &Channel, page: usize) -> Fen {
    match ask(channel, &request(page, person(), Matter::Query)).outcome {
        Outcome::Holdings { holdings } => holdings[0].amount_fen.unwrap(),
        other => panic!("{other:?}"),
    }
}

pub(crate) fn word(sent: &Result<Delivery, ChannelError>) -> &'static str {
    sent.as_ref().err().map_or("answered", ChannelError::word)
}

/// A new empty folder among the temporary ones.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("zhida-gateways-{name}-{}", std::process::id()));
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
