//! What a script puts into a simulated world.

use super::faults::{Fault, Rate};
use crate::message::{ChangeKind, Holding, Trace};
use serde::{Deserialize, Serialize};
use values::{CreditCode, Day, Fen};

/// One line of a script. Over HTTP it is the body of `POST /script/holdings`, `/measures`, `/traces`, `/changes`,
/// `/clock` or `/faults`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "script", rename_all = "snake_case")]
pub enum Script {
    /// What a person has.
    Holdings(ScriptedHoldings),
    /// A measure from before the institution joined.
    Measures(ScriptedMeasure),
    /// Where the police saw a person.
    Traces(ScriptedTraces),
    /// A change in the register of enterprises.
    Changes(ScriptedChange),
    /// The day that it is.
    Clock(ScriptedClock),
    /// A fault.
    Faults(ScriptedFault),
}

/// What a person has: this and nothing else from now on. Measures stay; a balance is set anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScriptedHoldings {
    /// The number of the identity card, the credit code, or the name of a person without either.
    pub number: String,
    /// The things; of money the whole balance.
    pub holdings: Vec<Holding>,
}

/// A measure that the institution registered on paper before it joined, and that runs. The person has the thing from
/// now on, whatever else there is. A number that is known already changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScriptedMeasure {
    /// Whose thing: as for holdings.
    pub number: String,
    /// The thing as it stands without this measure; of money the whole balance.
    pub holding: Holding,
    /// The institution's number of the measure.
    pub control: String,
    /// The code of the court.
    pub court: String,
    /// The case number.
    pub case_number: String,
    /// The sum that is held, where it is money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_fen: Option<Fen>,
    /// The first day of effect.
    pub from: Day,
    /// The last day of effect.
    pub until: Day,
}

/// Where the police saw a person: there and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScriptedTraces {
    /// As for holdings.
    pub number: String,
    /// The traces.
    pub traces: Vec<Trace>,
}

/// A change, which is at once the next in the feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScriptedChange {
    /// The enterprise.
    pub credit_code: CreditCode,
    /// Its name.
    pub name: String,
    /// The day of the change.
    pub on: Day,
    /// What changed.
    pub kind: ChangeKind,
    /// What stood before.
    #[serde(default)]
    pub before: String,
    /// What stands now.
    #[serde(default)]
    pub after: String,
}

/// The day that it is, whatever the requests say; none: the day of each request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScriptedClock {
    /// The day.
    pub today: Option<Day>,
}

/// A fault: from now on at a rate, or the next few times that it can happen. A simulator that is started again has
/// forgotten it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScriptedFault {
    /// The fault.
    pub fault: Fault,
    /// At which rate from now on: `"0.05"`.
    #[serde(default)]
    pub rate: Option<Rate>,
    /// Without a rate: how often.
    #[serde(default = "once")]
    pub times: u32,
    /// Without a rate: with which request; with any where none is named.
    #[serde(default)]
    pub request: Option<String>,
}

fn once() -> u32 {
    1
}
