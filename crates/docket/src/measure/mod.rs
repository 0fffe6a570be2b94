//! Control measures over property (财产控制): freezing, sealing, impounding.
//!
//! A measure is ordered, carried out by the institution that keeps the thing or by the court itself, and has effect
//! from then to its last day. What counts as held is what was confirmed. Whatever is ordered of an institution (the
//! measure, its renewal, its end, a deduction) is an [`order`]: a page whose number is the number of the request.
//!
//! Acts are the files named after what an officer does. The others are what they share: [`order`] and [`disputed`]
//! (reports that are not taken as they came), `guard` (what no measure may do), `excess` (what to release first),
//! [`term`] (until when a renewal can be ordered) and `longest` (how long a measure lasts at most).

pub mod ask_status;
pub mod control_property;
pub mod deduct_deposit;
pub mod disputed;
pub mod freeze_deposit;
mod guard;
pub mod inspect_seal;
pub mod order;
pub mod order_deduction;
pub mod order_release;
pub mod order_renewal;
pub mod record_lapse;
pub mod record_receipt;
pub mod release_freeze;
pub mod renew_freeze;
pub mod substitute_property;
pub mod take_over_preservation;
pub mod term;

mod excess;
mod longest;

pub use longest::{last_day, months_max};

use crate::applied::Applied;
use crate::case::Case;
use crate::event::EntryNo;
use crate::form::Answer;
use crate::party::PartyNo;
use crate::property::PropertyKind;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use values::{Day, Fen, InstitutionId};

/// The questions that shape the last day of a measure.
pub const QUESTIONS: &[&str] = &["D-03"];

/// In which way property is held. The stored word never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// 冻结.
    Freeze,
    /// 查封.
    Seal,
    /// 活封: the debtor keeps and uses it, and may neither transfer nor burden it.
    LiveSeal,
    /// 扣押.
    Impound,
}

impl Answer for Way {
    const REQUIRED: bool = true;
}

/// Stored words and Chinese titles.
pub const WAYS: &[(&str, &str)] =
    &[("freeze", "冻结"), ("seal", "查封"), ("live_seal", "活封（可继续使用）"), ("impound", "扣押")];

impl Way {
    /// The Chinese verb.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Way::Freeze => "冻结",
            Way::Seal => "查封",
            Way::LiveSeal => "活封",
            Way::Impound => "扣押",
        }
    }

    /// The verb of rulings: a live seal is a seal.
    #[must_use]
    pub fn verb(self) -> &'static str {
        match self {
            Way::LiveSeal => "查封",
            other => other.title(),
        }
    }

    /// Whether property of this kind can be held in this way.
    #[must_use]
    pub fn suits(self, kind: PropertyKind) -> bool {
        match self {
            Way::Freeze => !kind.is_tangible(),
            Way::Seal | Way::LiveSeal => kind.is_tangible(),
            Way::Impound => {
                matches!(kind, PropertyKind::Vehicle | PropertyKind::Movable | PropertyKind::Other)
            }
        }
    }
}

/// How a measure stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Ordered, and not yet confirmed.
    Ordered,
    /// Confirmed: it has effect from its first to its last day.
    Confirmed,
    /// It waits behind so many others (轮候) and holds nothing.
    Waiting(u32),
    /// It was not carried out.
    Refused {
        /// The day.
        on: Day,
        /// Why.
        reason: String,
    },
}

/// A freeze that was made over the counter of a bank, and is renewed, lifted and deducted there; or the refusal.
pub(crate) fn over_the_counter(case: &Case, no: EntryNo) -> Result<&Measure, Refusal> {
    let measure = case.measure(no).ok_or(Refusal::NotOnDocket("冻结措施"))?;
    if measure.is_over_the_counter() { Ok(measure) } else { Err(Refusal::NotOverTheCounter) }
}

/// A measure about which something can be ordered from the desk, or the refusal.
pub(crate) fn from_the_desk(case: &Case, no: EntryNo) -> Result<&Measure, Refusal> {
    let measure = case.measure(no).ok_or(Refusal::NotOnDocket("控制措施"))?;
    if measure.is_over_the_counter() { Err(Refusal::OverTheCounter) } else { Ok(measure) }
}

/// One control measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The page that brought it about.
    pub no: EntryNo,
    /// Whose property it holds.
    pub debtor: PartyNo,
    /// What kind of property.
    pub kind: PropertyKind,
    /// In which way.
    pub way: Way,
    /// The property, where it stands on the docket.
    pub property: Option<EntryNo>,
    /// The institution that carries it out; none where that is the court itself, or was done over the counter.
    pub institution: Option<InstitutionId>,
    /// Who keeps the thing, in words: the bank, the register, the keeper of a thing left in use.
    pub holder: String,
    /// The number under which it is kept: account, register number, plate.
    pub register_no: String,
    /// What exactly, in words, where it is no account.
    pub thing: String,
    /// The share or number that is held, where the value of an equity cannot be found.
    pub portion: Option<String>,
    /// The number that the institution gave the measure.
    pub control_no: String,
    /// The sum the ruling names, or the value at which the thing was taken.
    pub ordered: Fen,
    /// What was confirmed to be held.
    pub held: Fen,
    /// What was deducted since.
    pub deducted: Fen,
    /// The first day of effect, or the day of the order while nothing is confirmed.
    pub from: Day,
    /// The last day of effect, or of the term asked for.
    pub until: Day,
    /// What the court had decided of the questions that shape the last day, when it was last ordered.
    pub applied: Applied,
    /// How it stands.
    pub standing: Standing,
    /// Working days that whoever carries it out needs to renew it.
    pub renewal_days: u32,
    /// How a thing that stays in use was last found.
    pub inspected: Option<inspect_seal::Inspection>,
    /// The day it was lifted.
    pub released_on: Option<Day>,
    /// What was said to be done after it ended without renewal.
    pub lapse: Option<record_lapse::Lapse>,
}

impl Measure {
    /// Whether it was made over the counter of a bank, and is renewed and lifted there.
    #[must_use]
    pub fn is_over_the_counter(&self) -> bool {
        self.property.is_none()
    }

    /// Whether the court itself laid its hand on the thing: no institution keeps it, and no bank froze it at its counter.
    #[must_use]
    pub fn is_carried_out_by_the_court(&self) -> bool {
        self.institution.is_none() && !self.is_over_the_counter()
    }

    /// Whether it has effect on a day.
    #[must_use]
    pub fn runs_on(&self, day: Day) -> bool {
        self.standing == Standing::Confirmed && self.released_on.is_none() && day <= self.until
    }

    /// What it still holds.
    #[must_use]
    pub fn held_now(&self) -> Fen {
        (self.held - self.deducted).or_zero()
    }

    /// What it takes of the limit of the case on a day: what it holds, or what was ordered and may yet be confirmed.
    #[must_use]
    pub fn committed_on(&self, day: Day) -> Fen {
        match self.standing {
            Standing::Ordered if self.released_on.is_none() => self.ordered,
            _ if self.runs_on(day) => self.held_now(),
            _ => Fen::ZERO,
        }
    }

    /// In words, long numbers without their middle: `某某银行账户6222****1234`.
    #[must_use]
    pub fn place(&self) -> String {
        let words = if self.thing.is_empty() {
            format!("{}账户{}", self.holder, self.register_no)
        } else {
            self.thing.clone()
        };
        values::mask_long_numbers(&words)
    }

    /// How it stands on a day, in words.
    #[must_use]
    pub fn standing_words(&self, day: Day) -> String {
        match (&self.standing, self.released_on) {
            (_, Some(on)) => format!("已于{}解除", on.chinese()),
            (Standing::Ordered, _) => "待回执".to_owned(),
            (Standing::Waiting(rank), _) => format!("轮候第{rank}位"),
            (Standing::Refused { reason, .. }, _) => format!("未办成：{reason}"),
            (Standing::Confirmed, _) if day > self.until => {
                let then = self.lapse.as_ref().map_or("", |lapse| lapse.answer.title());
                let comma = if then.is_empty() { "" } else { "，" };
                format!("已于{}届满失效{comma}{then}", self.until.chinese())
            }
            (Standing::Confirmed, _) => format!("至{}", self.until.chinese()),
        }
    }

    /// The measure, where it runs on the day, or the refusal that says why not.
    pub(crate) fn running(&self, day: Day) -> Result<&Measure, Refusal> {
        match (self.released_on, &self.standing) {
            (Some(on), _) => Err(Refusal::MeasureEnded { on }),
            (None, Standing::Refused { on, .. }) => Err(Refusal::MeasureEnded { on: *on }),
            (None, Standing::Ordered | Standing::Waiting(_)) => Err(Refusal::MeasureNotConfirmed),
            (None, Standing::Confirmed) if day > self.until => Err(Refusal::MeasureEnded { on: self.until }),
            (None, Standing::Confirmed) => Ok(self),
        }
    }
}
