use super::examples::all;
use super::*;
use crate::derivation::Confidence;
use crate::settings::Settings;
use crate::statutes::{Wording, statute};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use values::Day;

/// A day on which the catalogue is tried.
pub(crate) fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

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
        check(rule.article(today()).is_some_and(|article| !article.article.is_empty()), "rests on nothing");
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
    let report = verify(&Value::Array(vectors), today());
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
fn a_quotation_ends_where_a_sentence_or_an_item_of_a_list_ends() {
    let mut faults = Vec::new();
    for rule in rules() {
        for source in rule.versions.iter().flat_map(|version| version.sources) {
            if !source.quote.is_empty() && !source.quote.ends_with(['。', '；', '）', '”']) {
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
            let Ok(answer) = rule.evaluate(&inputs, &Settings::default(), today()) else { continue };
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
            if let Err(error) = rule.evaluate(&input, &Settings::default(), today()) {
                assert!(!error.to_string().is_empty(), "{}", rule.id);
            }
        }
    }
}

#[test]
fn a_rule_that_needs_confirmation_bears_the_mark_until_the_court_confirms_it() {
    let doubtful = rules()
        .find(|rule| rule.confidence(today()) == Confidence::Recalled && examples(rule.id).count() > 0);
    let rule = doubtful.expect("some rule is from memory");
    let inputs = &examples(rule.id).next().unwrap().inputs;
    let mut settings = Settings::default();
    assert!(
        rule.evaluate(inputs, &settings, today()).unwrap().derivation.confidence.needs_confirmation(),
        "{}",
        rule.id
    );
    settings.set(rule.id, "confirmed", today()).unwrap();
    assert!(
        !rule.evaluate(inputs, &settings, today()).unwrap().derivation.confidence.needs_confirmation(),
        "{}",
        rule.id
    );
    settings.set(rule.id, "not_used", today()).unwrap();
    assert!(rule.evaluate(inputs, &settings, today()).unwrap_err().to_string().contains("不采用"));
}

/// The fields of a rule with all parts of their rows.
fn fields_of(rule: &Rule) -> Vec<(String, Field)> {
    fn collect(path: &str, field: &Field, found: &mut Vec<(String, Field)>) {
        let path = format!("{path}.{}", field.name);
        found.push((path.clone(), *field));
        field.kind.parts().iter().for_each(|part| collect(&path, part, found));
    }
    let mut found = Vec::new();
    if let Some(computation) = rule.computation() {
        computation.inputs.iter().for_each(|field| collect("in", field, &mut found));
        computation.outputs.iter().for_each(|field| collect("out", field, &mut found));
    }
    found
}

/// Letters that stand in the Chinese of officers.
const FOREIGN: [&str; 1] = ["LPR"];

/// Whether a text is one that officers read: no stored word, and no unit of JSON.
fn is_chinese(text: &str) -> bool {
    let mut text = text.to_owned();
    FOREIGN.iter().for_each(|word| text = text.replace(word, ""));
    let runs = text.split(|c: char| !c.is_ascii_alphabetic()).map(str::len);
    runs.max() < Some(3) && !text.contains("（分）") && !text.contains("JSON")
}

#[test]
fn what_officers_read_of_a_rule_is_chinese() {
    let mut faults = Vec::new();
    for rule in rules() {
        let mut check = |place: &str, text: &str| {
            // The ids of rules are what officers look them up by.
            let ids = rules().filter(|other| text.contains(other.id));
            let plain = ids.fold(text.to_owned(), |text, other| text.replace(other.id, ""));
            if !is_chinese(&plain) {
                faults.push(format!("{} {place}: {text}", rule.id));
            }
        };
        check("title", rule.title);
        check("says", rule.says);
        for (path, field) in fields_of(rule) {
            check(&path, field.label);
            check(&path, field.form);
            field.kind.choices().iter().for_each(|choice| check(&path, choice.title));
        }
    }
    assert_no_faults(&faults);
}

#[test]
fn every_field_has_a_label_and_every_choice_its_words_once() {
    let mut faults = Vec::new();
    for rule in rules() {
        for (path, field) in fields_of(rule) {
            let choices = field.kind.choices();
            let words: BTreeSet<&str> = choices.iter().map(|choice| choice.word.as_ref()).collect();
            let is_choice = matches!(field.kind, Kind::Choice(_) | Kind::FlagOr(_) | Kind::Several(_));
            if field.label.is_empty() || words.len() != choices.len() || (is_choice && choices.is_empty()) {
                faults.push(format!("{} {path}", rule.id));
            }
        }
    }
    assert_no_faults(&faults);
}

#[test]
fn every_worked_example_has_the_fields_of_its_rule_and_their_kinds() {
    let mut faults = Vec::new();
    for example in all() {
        let rule = rule(&example.rule).unwrap();
        let Some(computation) = rule.computation() else { continue };
        let mut check = |side: &str, name: &str, field: Option<&Field>, value: &Value| {
            let Some(field) = field else {
                return faults.push(format!("{} {side}.{name} is not declared", rule.id));
            };
            if !field.fits(value) {
                faults.push(format!("{} {side}.{name} is no {}: {value}", rule.id, field.kind.name()));
            }
        };
        for (name, value) in example.inputs.as_object().unwrap() {
            check("in", name, rule.input(name), value);
        }
        let outputs = rule.evaluate(&example.inputs, &Settings::default(), today()).unwrap().outputs;
        for (name, value) in example.expected.as_object().unwrap().iter().chain(&outputs) {
            check("out", name, rule.output(name), value);
        }
        for (name, value) in &outputs {
            let is_name =
                rule.output(name).is_some_and(|field| matches!(field.kind, Kind::List(Kind::InputName)));
            for input in value.as_array().into_iter().flatten().filter_map(Value::as_str).filter(|_| is_name)
            {
                if rule.input(input).is_none() {
                    faults.push(format!("{} out.{name} names no input: {input}", rule.id));
                }
            }
        }
        for field in computation.outputs.iter().filter(|field| field.is_required()) {
            if !outputs.contains_key(field.name) {
                faults.push(format!("{} out.{} is missing: {}", rule.id, field.name, example.title));
            }
        }
    }
    assert_no_faults(&faults);
}

#[test]
fn an_input_that_is_required_is_asked_for() {
    let mut faults = Vec::new();
    for example in all() {
        let rule = rule(&example.rule).unwrap();
        let inputs = rule.computation().map_or(&[][..], |computation| computation.inputs);
        for field in inputs.iter().filter(|field| field.is_required()) {
            let mut rest = example.inputs.clone();
            let given = rest.as_object_mut().unwrap().remove(field.name).is_some();
            if !given || rule.evaluate(&rest, &Settings::default(), today()).is_ok() {
                faults.push(format!("{} {} {}", rule.id, field.name, example.title));
            }
        }
    }
    assert_no_faults(&faults);
}

#[test]
fn a_rule_takes_every_word_that_a_choice_offers() {
    let mut faults = Vec::new();
    for example in all() {
        let rule = rule(&example.rule).unwrap();
        let inputs = rule.computation().map_or(&[][..], |computation| computation.inputs);
        let offers =
            |field: &&Field| matches!(field.kind, Kind::Choice(_) | Kind::FlagOr(_) | Kind::Several(_));
        for field in inputs.iter().filter(offers) {
            for choice in field.kind.choices() {
                let mut inputs = example.inputs.clone();
                let several = matches!(field.kind, Kind::Several(_));
                inputs[field.name] = if several { json!([choice.word]) } else { json!(choice.word) };
                let refused = match rule.evaluate(&inputs, &Settings::default(), today()) {
                    Err(InputError::Unreadable { name, .. }) => name == field.name,
                    Err(InputError::Unsound(why)) => why.starts_with(&format!("“{}”只能填写", field.name)),
                    _ => false,
                };
                if refused {
                    faults.push(format!("{} {} {}", rule.id, field.name, choice.word));
                }
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert_no_faults(&faults);
}

#[test]
fn a_version_that_begins_later_has_no_effect_yet() {
    const LATER: Rule = Rule {
        id: "CAL-01",
        title: "试例",
        says: "试例。",
        versions: &[
            Version::between(
                "2024-01-01",
                "2026-12-31",
                Confidence::Read,
                &[Source::quoted(crate::civil_procedure2023::article("第八十五条"), "旧文。")],
            ),
            Version::since(
                "2027-01-01",
                Confidence::Recalled,
                &[Source::unread(crate::civil_procedure2023::article("第八十六条"))],
            ),
        ],
        settings: &[],
        work: Work::Duty { why: "试例。" },
    };
    for (day, article, mark, from) in [
        ("2023-12-31", "第八十五条", "", "2024-01-01"),
        ("2026-12-31", "第八十五条", "", "2024-01-01"),
        ("2027-01-01", "第八十六条", "待核", "2027-01-01"),
    ] {
        let day: Day = day.parse().unwrap();
        assert_eq!(LATER.article(day).map(|one| one.article), Some(article), "{day}");
        assert_eq!(LATER.mark(day), mark, "{day}");
        assert_eq!(LATER.to_json(day)["in_force_from"], from, "{day}");
        let answer = LATER.evaluate(&json!({}), &Settings::default(), day).unwrap();
        assert_eq!(answer.derivation.confidence.mark(), mark, "{day}");
        assert_eq!(answer.derivation.steps[0].article.map(|one| one.article), Some(article), "{day}");
    }
    assert_eq!(LATER.version_on("2023-12-31".parse().unwrap()).map(|version| version.from), None);
}
