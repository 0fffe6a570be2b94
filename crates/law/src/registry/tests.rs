use super::examples::all;
use super::*;
use crate::derivation::Confidence;
use crate::settings::Settings;
use crate::statutes::{Wording, statute};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use values::Day;

/// Fails with every fault, one per line, so that a whole module can be mended at once.
fn assert_no_faults(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn ids_are_unique_and_every_rule_is_complete() {
    let mut ids = BTreeSet::new();
    let mut faults = Vec::new();
    for rule in rules() {
        let mut check = |holds: bool, fault: &str| {
            if !holds {
                faults.push(format!("{}: {fault}", rule.id));
            }
        };
        check(ids.insert(rule.id), "the id is used twice");
        check(!rule.title.is_empty() && !rule.says.is_empty(), "no title or no words");
        check(rule.article().is_some_and(|article| !article.article.is_empty()), "rests on nothing");
        for version in rule.versions {
            check(version.last_day().is_none_or(|last| version.first_day() <= last), "ends before it begins");
            for source in version.sources {
                check(statute(source.article.statute).is_some(), "an unknown statute");
            }
        }
        match rule.work {
            Work::Computes(computation) => check(!computation.outputs.is_empty(), "computes nothing"),
            Work::Duty { why } => check(!why.is_empty(), "a duty without the reason why it computes nothing"),
        }
        check(rule.settings.iter().all(|id| crate::settings::setting(id).is_some()), "an unknown setting");
    }
    assert_no_faults(&faults);
}

#[test]
fn every_rule_is_proved_by_a_worked_example_or_by_the_words_of_its_article() {
    let mut faults = Vec::new();
    for rule in rules() {
        let computes = rule.computation().is_some();
        if computes && examples(rule.id).count() == 0 {
            faults.push(format!("{} computes and has no worked example", rule.id));
        }
        let read = rule.versions.iter().filter(|version| version.confidence == Confidence::Read);
        for version in read {
            if version.sources.iter().all(|source| source.quote.is_empty()) {
                faults.push(format!("{} {} was read in full and quotes no article", rule.id, version.from));
            }
        }
    }
    assert_no_faults(&faults);
}

#[test]
fn every_worked_example_holds() {
    let vectors: Vec<Value> = all()
        .iter()
        .map(|example| {
            json!({
                "rule": example.rule, "title": example.title,
                "inputs": example.inputs, "expected": example.expected,
            })
        })
        .collect();
    let report = verify(&Value::Array(vectors));
    assert!(
        report.all_hold(),
        "{}",
        report.to_string().lines().filter(|line| !line.starts_with("通过")).collect::<Vec<_>>().join("\n")
    );
    for example in all() {
        let rule = rule(&example.rule).unwrap();
        assert_eq!(rule.id, example.rule);
        let given = example.expected.as_object().unwrap();
        assert!(!given.is_empty(), "{} {} expects nothing", example.rule, example.title);
    }
}

#[test]
fn the_words_of_an_article_stand_in_its_text() {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/law/text");
    if !texts.exists() {
        return;
    }
    let read = |file: &str| std::fs::read_to_string(texts.join(format!("{file}.md"))).unwrap_or_default();
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let civil_code = ["civil-code-general", "civil-code-property", "civil-code-contracts"].map(read).concat();
    let mut faults = Vec::new();
    for rule in rules() {
        for source in rule.versions.iter().flat_map(|version| version.sources) {
            let statute = statute(source.article.statute).unwrap();
            if source.quote.is_empty() {
                continue;
            }
            assert_eq!(statute.wording, Wording::Full, "{} quotes a text nobody has read", rule.id);
            let text =
                if statute.file.starts_with("civil-code") { civil_code.clone() } else { read(statute.file) };
            if !plain(&text).contains(&plain(source.quote)) {
                faults.push(format!("{} {}: {}", rule.id, source.article, source.quote));
            }
        }
    }
    assert_no_faults(&faults);
}

#[test]
fn on_every_day_of_the_years_1991_to_2027_at_most_one_version_is_in_force() {
    let (first, last): (Day, Day) = ("1991-01-01".parse().unwrap(), "2027-12-31".parse().unwrap());
    for rule in rules() {
        let mut day = first;
        while day <= last {
            let in_force = rule.versions.iter().filter(|version| version.in_force_on(day)).count();
            assert!(in_force <= 1, "{} has {in_force} versions on {day}", rule.id);
            day = day.next();
        }
        let current: Day = "2026-11-21".parse().unwrap();
        assert!(rule.version_on(current).is_some(), "{} is not in force today", rule.id);
    }
}

#[test]
fn where_no_version_is_in_force_the_answer_says_so() {
    let mut walked = 0;
    for rule in rules() {
        let Some(computation) = rule.computation().filter(|computation| !computation.event.is_empty()) else {
            continue;
        };
        assert!(computation.inputs.iter().any(|field| field.name == computation.event), "{}", rule.id);
        let with_event = |example: &&Example| example.inputs[computation.event].is_string();
        let Some(example) = examples(rule.id).find(with_event) else { continue };
        for year in 1991..=2027 {
            let day: Day = format!("{year}-03-01").parse().unwrap();
            let mut inputs = example.inputs.clone();
            inputs[computation.event] = json!(day);
            let Ok(answer) = rule.evaluate(&inputs, &Settings::default()) else { continue };
            let said = answer.outputs.contains_key("not_in_force");
            assert_eq!(said, rule.version_on(day).is_none(), "{} {day}", rule.id);
            assert_eq!(answer.derivation.version.is_empty(), said, "{} {day}", rule.id);
            walked += 1;
        }
    }
    assert!(walked > 100, "{walked}");
}

#[test]
fn a_rule_is_found_by_its_id_and_by_a_joint_id() {
    assert_eq!(rule("INT-01").map(|rule| rule.id), Some("INT-01"));
    assert_eq!(rule("CAL-01/02").map(|rule| rule.id), Some("CAL-01"));
    assert_eq!(rule("INT-05/PRI-01").map(|rule| rule.id), Some("INT-05"));
    assert!(rule("XYZ-01").is_none());
}

#[test]
fn every_rule_answers_an_empty_or_wrong_input_with_a_sentence() {
    for rule in rules() {
        for input in [Value::Null, json!({}), json!({"served": 1, "days": "x", "debt": 3})] {
            if let Err(error) = rule.evaluate(&input, &Settings::default()) {
                assert!(!error.to_string().is_empty(), "{}", rule.id);
            }
        }
    }
}

#[test]
fn a_rule_that_needs_confirmation_bears_the_mark_until_the_court_confirms_it() {
    let doubtful =
        rules().find(|rule| rule.confidence() == Confidence::Recalled && examples(rule.id).count() > 0);
    let rule = doubtful.expect("some rule is from memory");
    let inputs = &examples(rule.id).next().unwrap().inputs;
    let mut settings = Settings::default();
    assert!(
        rule.evaluate(inputs, &settings).unwrap().derivation.confidence.needs_confirmation(),
        "{}",
        rule.id
    );
    settings.set(rule.id, "confirmed").unwrap();
    assert!(
        !rule.evaluate(inputs, &settings).unwrap().derivation.confidence.needs_confirmation(),
        "{}",
        rule.id
    );
    settings.set(rule.id, "not_used").unwrap();
    assert!(rule.evaluate(inputs, &settings).unwrap_err().to_string().contains("不采用"));
}
