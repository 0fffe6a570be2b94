//! The catalogue as a whole: their worked examples, disturbed at one place by extreme, empty or wrong values, are
//! answered or refused with a sentence; every answer explains itself; a court's settings change what they should.

use law::Settings;
use law::debt::LARGEST_AMOUNT;
use law::registry::{Example, examples, rules};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn disturbances() -> Vec<Value> {
    vec![
        Value::Null,
        json!(0),
        json!(1),
        json!(-1),
        json!(100_000_000_000_000_i64),
        json!(LARGEST_AMOUNT),
        json!(i64::MAX),
        json!(1.5),
        json!(""),
        json!("1991-01-01"),
        json!("2027-12-31"),
        json!("1900-01-01"),
        json!("2199-12-31"),
        json!("100000%"),
        json!([]),
        json!([[]]),
        json!({}),
        json!(true),
    ]
}

/// Every place of a value, as the path to it.
fn places(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                let here = format!("{path}/{key}");
                found.push(here.clone());
                places(inner, &here, found);
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                let here = format!("{path}/{index}");
                found.push(here.clone());
                places(inner, &here, found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_disturbed_example_is_answered_or_refused_with_a_sentence() {
    let (settings, mut tried, mut refused) = (Settings::default(), 0, 0);
    for rule in rules() {
        for example in examples(rule.id) {
            let mut found = Vec::new();
            places(&example.inputs, "", &mut found);
            for (place, wrong) in
                found.iter().flat_map(|place| disturbances().into_iter().map(move |wrong| (place, wrong)))
            {
                let mut inputs = example.inputs.clone();
                *inputs.pointer_mut(place).expect("the place was found in these inputs") = wrong;
                tried += 1;
                if let Err(refusal) = rule.evaluate(&inputs, &settings, today()) {
                    assert!(!refusal.to_string().is_empty(), "{} {place}", rule.id);
                    refused += 1;
                }
            }
        }
    }
    assert!(tried > 20_000 && refused > 5_000, "{tried} tried, {refused} refused");
}

/// Every amount of a value as large as an amount can be: whole numbers above a thousand.
fn enlarged(value: &Value) -> Value {
    match value {
        Value::Number(number) if number.as_i64().is_some_and(|number| number > 1_000) => {
            json!(LARGEST_AMOUNT)
        }
        Value::Array(list) => list.iter().map(enlarged).collect(),
        Value::Object(object) => object.iter().map(|(key, one)| (key.clone(), enlarged(one))).collect(),
        other => other.clone(),
    }
}

#[test]
fn the_largest_amounts_at_all_places_are_answered_or_refused_with_a_sentence() {
    let (mut answered, mut refused) = (0, 0);
    for rule in rules() {
        for example in examples(rule.id) {
            match rule.evaluate(&enlarged(&example.inputs), &Settings::default(), today()) {
                Ok(_) => answered += 1,
                Err(refusal) => {
                    assert!(!refusal.to_string().is_empty(), "{}", rule.id);
                    refused += 1;
                }
            }
        }
    }
    assert!(answered > 10 * refused, "{answered} answered, {refused} refused");
}

#[test]
fn every_answer_names_its_outputs_and_explains_itself() {
    let mut faults = Vec::new();
    for rule in rules() {
        let mut given = BTreeSet::new();
        for example in examples(rule.id) {
            let answer = match rule.evaluate(&example.inputs, &Settings::default(), today()) {
                Ok(answer) => answer,
                Err(refusal) => {
                    faults.push(format!("{} {}: {refusal}", rule.id, example.title));
                    continue;
                }
            };
            let derivation = &answer.derivation;
            if derivation.rule != rule.id {
                faults.push(format!("{} is explained as {}", rule.id, derivation.rule));
            }
            if derivation.conclusion.is_empty() || derivation.steps.is_empty() {
                faults.push(format!("{} {}: no step or no conclusion", rule.id, example.title));
            }
            given.extend(answer.outputs.keys().cloned());
        }
        let outputs = rule.computation().map_or(&[][..], |computation| computation.outputs);
        let named = outputs.iter().filter(|output| output.name != law::registry::ANY_NAME);
        let never = named.filter(|output| !given.contains(output.name));
        faults.extend(never.map(|output| format!("{} never gives {}", rule.id, output.name)));
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_rule_has_a_worked_example_and_a_duty_says_that_it_computes_nothing() {
    let mut faults = Vec::new();
    for rule in rules() {
        let is_duty = rule.computation().is_none();
        let proves = |example: &Example| !is_duty || example.expected["computes"] == false;
        if !examples(rule.id).any(proves) {
            faults.push(rule.id);
        }
    }
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn a_setting_of_the_court_changes_the_result() {
    let check =
        |setting: (&str, &str), rule: &str, inputs: Value, output: &str, before: Value, after: Value| {
            let rule = law::rule(rule).expect("the rule is in the catalogue");
            let mut settings = Settings::default();
            let of = |settings: &Settings| {
                let answer = rule.evaluate(&inputs, settings, today()).expect("the inputs can be read");
                answer.outputs[output].clone()
            };
            assert_eq!(of(&settings), before, "{}", rule.id);
            settings.set(setting.0, setting.1, today()).expect("the answer is allowed");
            assert_eq!(of(&settings), after, "{}", rule.id);
        };
    let before_debt = ("D-09", "before_debt");
    let pool = json!({"pool_fen": 100, "execution_fee_fen": 10, "ordinary": {"A": 100}});
    check(before_debt, "DIS-03", pool, "sum", json!(100), json!(90));
    let net = json!({"net_pool_fen": 100, "execution_fee_fen": 10, "claims": [["A", "2025-01-10", 100]]});
    check(before_debt, "DIS-06", net, "A", json!(100), json!(90));
    let rounds =
        json!({"pool_fen": 100, "execution_fee_fen": 10, "instrument_debts": {"A": 95}, "doubled": {"A": 9}});
    check(before_debt, "DIS-04", rounds, "round1", json!({"A": 95}), json!({"A": 90}));
    let joining = json!({
        "applicant": "with_instrument", "began": "2026-01-05", "applied": "2026-03-09",
        "plan_served": "2026-03-09", "paid_out": "2026-03-20"
    });
    check(("D-12", "before_plan_served"), "DIS-02", joining, "admitted", json!(true), json!(false));
    let noticed = json!({"noticed": "2026-03-02"});
    check(("FND-06", "15"), "FND-04", noticed.clone(), "by", json!("2026-04-01"), json!("2026-03-17"));
    check(("FND-06", "15"), "FND-06", noticed, "by", json!("2026-04-01"), json!("2026-03-17"));
}

#[test]
fn a_decided_question_takes_its_mark_away() {
    let check = |setting: (&str, &str), rule: &str, inputs: Value| {
        let rule = law::rule(rule).expect("the rule is in the catalogue");
        let mut settings = Settings::default();
        let marked = |settings: &Settings| {
            let answer = rule.evaluate(&inputs, settings, today()).expect("the inputs can be read");
            answer.derivation.confidence.needs_confirmation()
        };
        assert!(marked(&settings), "{} rests on {}", rule.id, setting.0);
        settings.set(setting.0, setting.1, today()).expect("the answer is allowed");
        assert!(!marked(&settings), "{} no longer rests on {}", rule.id, setting.0);
    };
    check(("D-03", "day_before"), "SEI-02", json!({"kind": "deposit", "start": "2026-03-10"}));
    for method in ["online", "paper"] {
        let published = json!({"kind": "movable", "published": "2026-03-10", "method": method});
        check(("D-15", "1"), "AUC-06", published);
    }
}

fn today() -> values::Day {
    "2026-11-21".parse().expect("a day")
}
