//! Control measures by the day on which they must be renewed (续封): the [`board`] of a court, the renewal of many at
//! once ([`renew`]), and the papers of such a batch ([`papers`]).
//!
//! The read table knows the last safe day of every measure in force; what is due, without a safe path or lapsed
//! follows from it and from the court's day, and is never stored.

pub mod board;
pub mod papers;
pub mod renew;

use docket::EntryNo;
use docket::act::Act;
use docket::measure::order_renewal::OrderRenewal;
use docket::office::Office;
use std::fmt;
use std::str::FromStr;
use values::CaseId;

/// A measure of a court, or the page of an order: `内0222-2026-执-1.5`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageKey {
    /// The case.
    pub case: CaseId,
    /// The page.
    pub entry: EntryNo,
}

impl fmt::Display for PageKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.case, self.entry)
    }
}

/// The text names no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a page of a docket")]
pub struct NotAPageKey;

impl FromStr for PageKey {
    type Err = NotAPageKey;

    fn from_str(text: &str) -> Result<PageKey, NotAPageKey> {
        let (case, entry) = text.rsplit_once('.').ok_or(NotAPageKey)?;
        let entry = entry.parse().map_err(|_| NotAPageKey)?;
        Ok(PageKey { case: case.parse().map_err(|_| NotAPageKey)?, entry: EntryNo(entry) })
    }
}

/// Whether an office may order renewals at all.
#[must_use]
pub fn may_renew(office: Office) -> bool {
    OrderRenewal::ABOUT.offices.contains(&office)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_key_is_read_as_it_is_written() {
        let key: PageKey = "内0222-2026-执-1.5".parse().expect("a key");
        assert_eq!((key.entry, key.to_string().as_str()), (EntryNo(5), "内0222-2026-执-1.5"));
        for text in ["", "内0222-2026-执-1", "内0222-2026-执-1.", "内0222-2026-执-1.x", ".5"] {
            assert_eq!(text.parse::<PageKey>(), Err(NotAPageKey), "{text}");
        }
    }
}
