//! Seizure, reference price and auction under random inputs: nothing panics, and the sums of the law hold.

use serde_json::{Value, json};

/// A small deterministic generator.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// Nothing, something odd, or as much as an input may say.
    fn fen(&mut self) -> u64 {
        match self.below(8) {
            0 => 0,
            1 => 100_000_000_000_000,
            2 => self.below(10),
            _ => self.below(2_000_000_000),
        }
    }

    fn day(&mut self) -> String {
        let (year, month) = (1991 + self.below(37), 1 + self.below(12));
        format!("{year}-{month:02}-{:02}", 1 + self.below(28))
    }
}

fn outputs(rule: &str, input: &Value) -> Option<serde_json::Map<String, Value>> {
    let rule = law::rule(rule).expect("the rule is in the catalogue");
    rule.evaluate(input, &law::Settings::default(), today()).ok().map(|answer| answer.outputs)
}

fn int(outputs: &serde_json::Map<String, Value>, name: &str) -> i128 {
    outputs[name].as_i64().expect("a whole number").into()
}

#[test]
fn a_forfeited_deposit_is_split_without_rest() {
    let mut chance = Chance(1);
    for _ in 0..3_000 {
        let (deposit, costs, first, resale) = (chance.fen(), chance.fen(), chance.fen(), chance.fen());
        let given = json!({
            "deposit_fen": deposit, "costs_fen": costs, "first_price_fen": first, "resale_price_fen": resale,
        });
        let value = outputs("AUC-16", &given).expect("any amounts can be split");
        let parts = ["costs", "price_gap", "to_this_case_debt", "to_related_debt"];
        assert_eq!(parts.iter().map(|part| int(&value, part)).sum::<i128>(), i128::from(deposit), "{given}");
        assert!(int(&value, "price_gap") <= i128::from(first.saturating_sub(resale)), "{given}");
    }
}

#[test]
fn start_prices_means_commissions_and_shares_are_exact() {
    let mut chance = Chance(2);
    for _ in 0..3_000 {
        let reference = i128::from(chance.fen());
        let value = outputs("AUC-03/10", &json!({ "ref_fen": reference as i64 })).expect("any price");
        assert_eq!(int(&value, "first_start_min_fen"), (reference * 7 + 9) / 10);
        let quotes: Vec<u64> = (0..=chance.below(5)).map(|_| chance.fen()).collect();
        let value = outputs("VAL-05", &json!({ "quotes_fen": quotes })).expect("some quotes");
        let (sum, number) = (quotes.iter().sum::<u64>(), quotes.len() as u64);
        assert_eq!(int(&value, "reference_fen"), i128::from((2 * sum + number) / (2 * number)));
        let value = outputs("AUC-20", &json!({ "price_fen": reference as i64 })).expect("any price");
        assert!(int(&value, "max_fen") * 20 <= reference);
        let (need, close, percent) =
            (i128::from(chance.fen()), 1 + i128::from(chance.below(90_000)), chance.below(21));
        let given = json!({
            "need_fen": need as i64, "prev_close_fen": close as i64, "haircut": format!("{percent}%"),
        });
        let unit = close * (100 - i128::from(percent));
        let value = outputs("SEI-09", &given).expect("a price above nothing");
        assert_eq!(int(&value, "unit_value_fen_x100"), unit, "{given}");
        assert_eq!(int(&value, "shares"), (need * 100 + unit - 1) / unit, "{given}");
    }
}

#[test]
fn every_day_gives_days_that_lie_after_it() {
    let mut chance = Chance(3);
    for _ in 0..3_000 {
        let day = chance.day();
        let what = ["不动产 一拍", "动产 一拍", "不动产 二拍", "动产 二拍"][chance.below(4) as usize];
        for (rule, given, name) in [
            ("AUC-05", json!({ "failed": day }), "online_second_by"),
            ("AUC-06", json!({ "published": day, "what": what }), "legal_min_day"),
            ("VAL-01", json!({ "seized": day }), "by"),
            (
                "SEI-02",
                json!({ "kind": "动产", "start": day, "years": 1 + chance.below(3) }),
                "end_inclusive",
            ),
        ] {
            let value = outputs(rule, &given).expect("any day");
            assert!(value[name].as_str().expect("a day") > day.as_str(), "{rule} {given}");
        }
    }
}

#[test]
fn nonsense_is_refused_with_a_sentence() {
    for (rule, given) in [
        ("VAL-05", json!({ "quotes_fen": [] })),
        ("SEI-09", json!({ "need_fen": 1, "prev_close_fen": 0, "haircut": "20%" })),
        ("SEI-09", json!({ "need_fen": 1, "prev_close_fen": 1, "haircut": "21%" })),
        ("SEI-02", json!({ "kind": "动产", "start": "2026-03-10", "years": 0 })),
        ("AUC-12", json!({ "end": "2026-03-02T10:00:00", "last_bid": "2026-03-02T10:00:01" })),
        ("AUC-12", json!({ "end": "2026-03-02T25:00:00" })),
        ("AUC-16", json!({ "deposit_fen": -1, "costs_fen": 0, "first_price_fen": 0, "resale_price_fen": 0 })),
    ] {
        assert!(outputs(rule, &given).is_none(), "{rule} {given}");
    }
}

fn today() -> values::Day {
    "2026-11-21".parse().expect("a day")
}
