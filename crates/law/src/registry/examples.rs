//! Worked examples: at least one for every rule that computes, shown in the rule library and evaluated by the tests.
//!
//! A file holds a list of `{"rule", "title", "inputs", "expected"}`, the form that [`verify()`](super::verify())
//! reads. The expectations were worked by hand from the articles.

use serde::Deserialize;
use serde_json::Value;
use std::sync::OnceLock;

/// A worked example.
#[derive(Clone, Debug, Deserialize)]
pub struct Example {
    /// The id of the rule.
    pub rule: String,
    /// What it shows, in Chinese.
    pub title: String,
    /// What goes in.
    pub inputs: Value,
    /// What must come out; a rule may give more.
    pub expected: Value,
}

const FILES: [(&str, &str); 33] = [
    ("calendar", include_str!("../../examples/calendar.json")),
    ("service", include_str!("../../examples/service.json")),
    ("limitation", include_str!("../../examples/limitation.json")),
    ("filing", include_str!("../../examples/filing.json")),
    ("case_numbers", include_str!("../../examples/case_numbers.json")),
    ("fees", include_str!("../../examples/fees.json")),
    ("interest", include_str!("../../examples/interest.json")),
    ("priorities", include_str!("../../examples/priorities.json")),
    ("distribution", include_str!("../../examples/distribution.json")),
    ("notice", include_str!("../../examples/notice.json")),
    ("investigation", include_str!("../../examples/investigation.json")),
    ("bounty", include_str!("../../examples/bounty.json")),
    ("seizure", include_str!("../../examples/seizure.json")),
    ("exempt_property", include_str!("../../examples/exempt_property.json")),
    ("reference_price", include_str!("../../examples/reference_price.json")),
    ("auction", include_str!("../../examples/auction.json")),
    ("case_funds", include_str!("../../examples/case_funds.json")),
    ("personal_measures", include_str!("../../examples/personal_measures.json")),
    ("dishonest_list", include_str!("../../examples/dishonest_list.json")),
    ("consumption", include_str!("../../examples/consumption.json")),
    ("settlement", include_str!("../../examples/settlement.json")),
    ("security", include_str!("../../examples/security.json")),
    ("closing", include_str!("../../examples/closing.json")),
    ("ending_round", include_str!("../../examples/ending_round.json")),
    ("resumption", include_str!("../../examples/resumption.json")),
    ("objections", include_str!("../../examples/objections.json")),
    ("parties", include_str!("../../examples/parties.json")),
    ("preservation", include_str!("../../examples/preservation.json")),
    ("bankruptcy", include_str!("../../examples/bankruptcy.json")),
    ("aid", include_str!("../../examples/aid.json")),
    ("delegation", include_str!("../../examples/delegation.json")),
    ("handling", include_str!("../../examples/handling.json")),
    ("indicators", include_str!("../../examples/indicators.json")),
];

/// The worked examples of a rule.
pub fn examples(id: &str) -> impl Iterator<Item = &'static Example> {
    all().iter().filter(move |example| example.rule == id)
}

pub(super) fn all() -> &'static [Example] {
    static ALL: OnceLock<Vec<Example>> = OnceLock::new();
    ALL.get_or_init(|| {
        let read = |(name, text): &(&str, &str)| -> Vec<Example> {
            serde_json::from_str(text).unwrap_or_else(|error| panic!("examples of {name}: {error}"))
        };
        FILES.iter().flat_map(read).collect()
    })
}
