//! Small words that many pages share.

use docket::clock::Urgency;
use values::Day;

/// A due day as pages show it: how far away, and how urgent.
pub(crate) struct Due {
    pub(crate) on: String,
    pub(crate) words: String,
    pub(crate) class: &'static str,
}

impl Due {
    /// A due day seen from today.
    pub(crate) fn new(due_on: Day, today: Day) -> Due {
        let class = match Urgency::of(due_on, today) {
            Urgency::Late => "late",
            Urgency::Today => "today",
            Urgency::Soon => "soon",
            Urgency::Later => "later",
        };
        Due { on: due_on.to_string(), words: Urgency::words(due_on, today), class }
    }
}
