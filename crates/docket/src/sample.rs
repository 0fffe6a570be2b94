//! A docket as it was stored once, with a page of every kind.
//!
//! `tests/fixtures/events.jsonl` keeps the pages that older programs wrote, one a line. Tests read it to show that old
//! pages stay readable; whoever keeps rows that follow from dockets reads it to see whether these still follow.

use crate::event::{Entry, EntryNo, Event, Stamp};
use serde::Deserialize;
use serde_json::Value;
use values::{Day, Instant, StaffId};

/// One stored page.
#[derive(Deserialize)]
struct Page {
    on: Day,
    actor: StaffId,
    kind: String,
    body: Value,
}

/// The pages, in their order.
///
/// # Panics
/// Where a stored page cannot be read any more, which tests rule out.
#[must_use]
pub fn entries() -> Vec<Entry> {
    read(include_str!("../tests/fixtures/events.jsonl"))
}

/// The pages of a case of preservation, in their order.
///
/// # Panics
/// As [`entries`].
#[must_use]
pub fn preservation() -> Vec<Entry> {
    read(include_str!("../tests/fixtures/preservation.jsonl"))
}

fn read(pages: &str) -> Vec<Entry> {
    pages
        .lines()
        .zip(1..)
        .map(|(line, no)| {
            let page: Page = serde_json::from_str(line).expect("a stored page is JSON");
            let recorded_at = Instant::at(page.on, 0);
            let stamp = Stamp { no: EntryNo(no), on: page.on, recorded_at, actor: page.actor };
            let event =
                Event::read(&page.kind, &page.body.to_string()).expect("stored pages stay readable for ever");
            Entry { stamp, event }
        })
        .collect()
}
