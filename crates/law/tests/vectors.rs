//! The worked examples of the catalogue of rules, where it lies beside the repository.

use law::registry::verify;
use std::path::Path;

#[test]
fn every_worked_example_of_the_catalogue_of_rules_holds() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/law/vectors.json");
    let Ok(text) = std::fs::read_to_string(path) else { return };
    let report = verify(&serde_json::from_str(&text).unwrap(), today());
    assert!(report.results.len() >= 69, "{report}");
    assert!(report.all_hold(), "{report}");
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
    let answer = rule.evaluate(&input, &settings, today()).expect("the debt can be read").outputs;
    assert_eq!(answer["owed_fen"], 28_177_477);
    let missing = serde_json::json!({"base_fen": 100, "from": "2024-01-01", "until": "2024-02-01", "rate": "5%", "per": "year"});
    let rule = law::rule("INT-15").expect("INT-15 is in the catalogue");
    let refusal = rule
        .evaluate(&missing, &settings, today())
        .expect_err("the law has no default for the days of a year");
    assert_eq!(refusal.to_string(), "缺少“year_days”");
}

fn today() -> values::Day {
    "2026-11-21".parse().expect("a day")
}
