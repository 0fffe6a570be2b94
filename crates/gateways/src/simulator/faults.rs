//! What can go wrong at an institution, on demand.

use super::chance::Chance;
use crate::message::Request;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

/// One way in which an institution fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Everything is done, and the answer comes late.
    Slow,
    /// Nothing is done; status 503 with a `Retry-After` of thirty seconds.
    Down,
    /// Nothing is done; the connection is closed without a word.
    Closed,
    /// Everything is done, and the connection is closed without a word: a request that is sent again is answered
    /// with the first reply.
    Lost,
    /// Everything is done, and what comes back is cut short or no JSON at all, though rightly signed.
    Garbage,
    /// The reply stands in the message twice.
    Duplicate,
    /// The first time the reply is given, it cannot be read; its neighbours can.
    Unreadable,
    /// The reply names another person, and a query tells of that person's property.
    WrongDebtor,
    /// Half of what could be held is held.
    Partial,
    /// A query tells other balances than there are.
    Contradiction,
    /// The request is only accepted, so many times as the simulator is told; then it is answered.
    Later,
    /// The request is refused.
    Refusal,
}

impl Fault {
    /// All faults: first those of a whole message, then those of one reply.
    pub const ALL: [Fault; 12] = [
        Fault::Slow,
        Fault::Down,
        Fault::Closed,
        Fault::Lost,
        Fault::Garbage,
        Fault::Duplicate,
        Fault::Unreadable,
        Fault::WrongDebtor,
        Fault::Partial,
        Fault::Contradiction,
        Fault::Later,
        Fault::Refusal,
    ];

    /// The word on the command line and in scripts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Fault::Slow => "slow",
            Fault::Down => "down",
            Fault::Closed => "closed",
            Fault::Lost => "lost",
            Fault::Garbage => "garbage",
            Fault::Duplicate => "duplicate",
            Fault::Unreadable => "unreadable",
            Fault::WrongDebtor => "wrong_debtor",
            Fault::Partial => "partial",
            Fault::Contradiction => "contradiction",
            Fault::Later => "later",
            Fault::Refusal => "refusal",
        }
    }

    fn is_of_message(self) -> bool {
        matches!(self, Fault::Slow | Fault::Down | Fault::Closed | Fault::Lost | Fault::Garbage)
    }
}

/// How often something happens, in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rate(u32);

impl Rate {
    /// Every time.
    pub const ALWAYS: Rate = Rate(1_000_000);
}

impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{:06}", self.0 / 1_000_000, self.0 % 1_000_000)
    }
}

impl From<Rate> for String {
    fn from(rate: Rate) -> String {
        rate.to_string()
    }
}

impl TryFrom<String> for Rate {
    type Error = NotAFaultRate;

    fn try_from(text: String) -> Result<Rate, NotAFaultRate> {
        text.parse()
    }
}

/// A text that is not a fault with its rate, or not a rate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”不是故障和比例，请按 slow=0.05 填写；故障有 {words}", words = Fault::ALL.map(Fault::word).join("、"))]
pub struct NotAFaultRate(pub String);

impl FromStr for Rate {
    type Err = NotAFaultRate;

    /// Reads `0.05`, at most six places, from 0 to 1.
    fn from_str(text: &str) -> Result<Rate, NotAFaultRate> {
        let bad = || NotAFaultRate(text.to_owned());
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        if part.len() > 6 || !whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit()) {
            return Err(bad());
        }
        let whole: u32 = whole.parse().map_err(|_| bad())?;
        let part: u32 = format!("{part:0<6}").parse().map_err(|_| bad())?;
        let rate = whole.checked_mul(1_000_000).and_then(|whole| whole.checked_add(part));
        rate.filter(|rate| *rate <= Rate::ALWAYS.0).map(Rate).ok_or_else(bad)
    }
}

/// A fault and how often it happens: `slow=0.05`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FaultRate {
    /// The fault.
    pub fault: Fault,
    /// How often.
    pub rate: Rate,
}

impl FromStr for FaultRate {
    type Err = NotAFaultRate;

    fn from_str(text: &str) -> Result<FaultRate, NotAFaultRate> {
        let bad = || NotAFaultRate(text.to_owned());
        let (word, rate) = text.split_once('=').ok_or_else(bad)?;
        let fault = Fault::ALL.into_iter().find(|fault| fault.word() == word).ok_or_else(bad)?;
        Ok(FaultRate { fault, rate: rate.parse().map_err(|_| bad())? })
    }
}

/// Which faults happen when. Those by rate follow from the seed and the request, so that a run can be repeated; a
/// fault of a whole message follows from its first request and from how often that was sent, so that it passes.
pub(super) struct Faults {
    seed: String,
    rates: HashMap<Fault, Rate>,
    once: Vec<Once>,
    /// How often a message that begins with a request came.
    attempts: HashMap<String, u32>,
}

/// Faults that a script ordered.
struct Once {
    fault: Fault,
    times: u32,
    request: Option<String>,
}

impl Faults {
    pub(super) fn new(seed: u64, rates: &[FaultRate]) -> Faults {
        Faults {
            seed: seed.to_string(),
            rates: rates.iter().map(|one| (one.fault, one.rate)).collect(),
            once: Vec::new(),
            attempts: HashMap::new(),
        }
    }

    pub(super) fn set_rate(&mut self, fault: Fault, rate: Rate) {
        self.rates.insert(fault, rate);
    }

    /// Orders a fault for the next chances that it has, with any request or with one.
    pub(super) fn order(&mut self, fault: Fault, times: u32, request: Option<String>) {
        self.once.push(Once { fault, times, request });
    }

    /// What happens to a message.
    pub(super) fn of_message(&mut self, requests: &[Request]) -> Option<Fault> {
        let of_message = || Fault::ALL.into_iter().filter(|fault| fault.is_of_message());
        if let Some(fault) =
            of_message().find(|fault| self.take(*fault, |id| requests.iter().any(|one| one.id == id)))
        {
            return Some(fault);
        }
        let first = requests.first()?;
        if !of_message().any(|fault| self.rates.contains_key(&fault)) {
            return None;
        }
        let attempt = self.attempts.entry(first.id.clone()).or_default();
        *attempt += 1;
        let attempt = attempt.to_string();
        of_message().find(|fault| self.drawn(*fault, &[&first.id, &attempt]))
    }

    /// Whether a fault happens to the reply to a request.
    pub(super) fn of_reply(&mut self, fault: Fault, request: &str) -> bool {
        self.take(fault, |id| id == request) || self.drawn(fault, &[request])
    }

    fn take(&mut self, fault: Fault, is_meant: impl Fn(&str) -> bool) -> bool {
        let meant = |once: &Once| once.fault == fault && once.request.as_deref().is_none_or(&is_meant);
        let Some(at) = self.once.iter().position(meant) else { return false };
        self.once[at].times = self.once[at].times.saturating_sub(1);
        if self.once[at].times == 0 {
            self.once.remove(at);
        }
        true
    }

    fn drawn(&self, fault: Fault, of: &[&str]) -> bool {
        let Some(rate) = self.rates.get(&fault) else { return false };
        let words = [&["fault", &self.seed, fault.word()], of].concat();
        Chance::of(&words).below(Rate::ALWAYS.0) < rate.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_read_exactly_or_refused() {
        for (text, read) in [
            ("slow=0.05", Some((Fault::Slow, 50_000))),
            ("wrong_debtor=1", Some((Fault::WrongDebtor, 1_000_000))),
            ("down=0", Some((Fault::Down, 0))),
            ("down=0.000001", Some((Fault::Down, 1))),
            ("down=1.000001", None),
            ("down=-1", None),
            ("down=0.0000001", None),
            ("down=", None),
            ("down", None),
            ("tired=0.1", None),
        ] {
            let got = text.parse::<FaultRate>().ok().map(|one| (one.fault, one.rate.0));
            assert_eq!(got, read, "{text}");
        }
    }

    #[test]
    fn faults_come_as_often_as_they_should_and_always_the_same() {
        let rate = |text: &str| vec![text.parse().unwrap()];
        let drawn = |seed| {
            let mut faults = Faults::new(seed, &rate("refusal=0.1"));
            (0..10_000)
                .map(|number| faults.of_reply(Fault::Refusal, &number.to_string()))
                .collect::<Vec<bool>>()
        };
        let first = drawn(1);
        assert!((850..1_150).contains(&first.iter().filter(|happens| **happens).count()));
        assert_eq!(first, drawn(1));
        assert_ne!(first, drawn(2));
    }
}
