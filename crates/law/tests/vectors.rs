//! The worked examples of the catalogue of rules, where it lies beside the repository.

use law::registry::{Outcome, verify};
use std::path::Path;

/// The prefixes of the rules this release carries out.
const CARRIED_OUT: [&str; 10] = ["CAL", "SVC", "LIM", "FEE", "INT", "SEI", "NOT", "QRY", "FND", "TIM"];

#[test]
fn every_worked_example_of_the_rules_carried_out_holds() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/law/vectors.json");
    let Ok(text) = std::fs::read_to_string(path) else { return };
    let report = verify(&serde_json::from_str(&text).unwrap());
    let mut held = 0;
    for result in &report.results {
        if CARRIED_OUT.iter().any(|prefix| result.rule.starts_with(prefix)) {
            assert_eq!(result.outcome, Outcome::Holds, "{} {} {}", result.number, result.rule, result.title);
            held += 1;
        }
    }
    assert!(held >= 40, "only {held} examples\n{report}");
    assert_eq!(report.failures().count(), 0, "{report}");
}
