//! What is made public to find property: the bounty notice (悬赏公告), and the exposure of listed debtors (曝光).

pub mod expose_debtor;
pub mod obstacle;
pub mod offer_bounty;

use crate::event::EntryNo;
use crate::party::PartyNo;
use values::Day;

/// A bounty notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounty {
    /// The page that granted it.
    pub no: EntryNo,
    /// The day of that page.
    pub on: Day,
    /// The creditor who asked for it and pays.
    pub creditor: PartyNo,
    /// The debtor whose property is looked for.
    pub debtor: PartyNo,
}

/// An exposure of a listed debtor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exposure {
    /// The page that records it.
    pub no: EntryNo,
    /// The day of that page.
    pub on: Day,
    /// The debtor.
    pub debtor: PartyNo,
    /// The batch: `2024年第一批`.
    pub batch: String,
}
