//! The worked examples of the catalogue of rules, where it lies beside the repository.

use law::registry::{Outcome, verify};
use std::path::Path;

/// The prefixes of the rules this release carries out.
const CARRIED_OUT: [&str; 12] =
    ["CAL", "SVC", "LIM", "FEE", "INT", "SEI", "VAL", "AUC", "NOT", "QRY", "FND", "TIM"];

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

#[test]
fn any_debt_can_be_stated_from_json() {
    let input = serde_json::json!({
        "on": "2024-12-31",
        "debt": {
            "obligations": [{
                "label": "本金", "amount": 50_000_000, "in_base": true, "class": "principal", "due_on": "2024-07-01",
                "interest": [{
                    "base": "unpaid", "rate": {"daily": "0.03%"}, "from": "2024-01-01", "until": "payment",
                    "year_days": "days365"
                }]
            }, {
                "label": "律师费", "amount": 2_000_000, "in_base": true, "class": "awarded_cost", "due_on": "2024-07-01"
            }],
            "receipts": [{"stop_on": "2024-10-08", "amount": 30_000_000}]
        }
    });
    let settings = law::Settings::default();
    let rule = law::rule("INT-05").expect("INT-05 is in the catalogue");
    let answer = rule.evaluate(&input, &settings).expect("the debt can be read").outputs;
    assert_eq!(answer["owed_fen"], 28_177_477);
    let missing = serde_json::json!({"base_fen": 100, "from": "2024-01-01", "until": "2024-02-01", "rate": "5%", "per": "year"});
    let rule = law::rule("INT-15").expect("INT-15 is in the catalogue");
    let refusal =
        rule.evaluate(&missing, &settings).expect_err("the law has no default for the days of a year");
    assert_eq!(refusal.to_string(), "缺少“year_days”");
}
