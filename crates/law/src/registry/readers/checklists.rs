//! Reading what a person found about the conditions of a text, and answering whether they hold.

use super::Answered;
use crate::checklist::{Checklist, Conditions, Finding, Requirement};
use crate::derivation::Explained;
use crate::registry::answer::Answer;
use crate::registry::field::{Field, Kind, Pair, choice, field, flag, flag_or, list, rows, text};
use crate::registry::inputs::{InputError, Inputs};
use serde_json::{Value, json};

/// The inputs of conditions: one for each requirement, under its name.
pub(in crate::registry) const fn fields<const COUNT: usize>(conditions: &Conditions) -> [Field; COUNT] {
    let requirements = conditions.requirements;
    let mut fields = [condition("", ""); COUNT];
    let mut index = 0;
    while index < COUNT {
        fields[index] = condition(requirements[index].name, requirements[index].text);
        index += 1;
    }
    fields
}

/// An input that says of a condition whether it is met; left out, it is not known.
pub(in crate::registry) const fn condition(name: &'static str, label: &'static str) -> Field {
    flag_or(name, label, NEITHER_YES_NOR_NO).optional()
}

const NEITHER_YES_NOR_NO: &[Pair] =
    &[("not_applicable", Finding::NotApplicable.label()), ("unknown", Finding::Unknown.label())];

/// What may be found about conditions.
pub(in crate::registry) const FINDINGS: &[Pair] = &[
    ("met", Finding::Met.label()),
    ("not_applicable", Finding::NotApplicable.label()),
    ("unknown", Finding::Unknown.label()),
    ("not_met", Finding::NotMet.label()),
];

/// One condition of a checklist.
pub(in crate::registry) const CONDITION_PARTS: &[Field] = &[
    field("name", "条件", Kind::InputName),
    text("text", "内容"),
    text("article", "依据"),
    choice("finding", "结果", FINDINGS),
];

/// The outputs of a checklist.
pub(in crate::registry) const CHECKLIST_OUTPUTS: &[Field] = &[
    flag("complete", "是否全部具备"),
    choice("finding", "结论", FINDINGS),
    list("missing", "不具备的条件", &Kind::InputName),
    list("unknown", "未查明的条件", &Kind::InputName),
    rows("conditions", "各项条件、依据和结果", CONDITION_PARTS),
];

/// A finding: true, false, or a word; absent or null where it is not known.
pub(in crate::registry) fn finding(inputs: &Inputs<'_>, name: &str) -> Result<Finding, InputError> {
    if !inputs.has(name) {
        return Ok(Finding::Unknown);
    }
    match inputs.get(name)? {
        Value::Null => Ok(Finding::Unknown),
        Value::Bool(met) => Ok(Finding::from(*met)),
        _ => inputs.typed(name, "true、false、unknown 或者 not_applicable"),
    }
}

/// Holds requirements against the inputs of the same names.
pub(in crate::registry) fn checklist(
    inputs: &Inputs<'_>,
    requirements: &[Requirement],
) -> Result<Checklist, InputError> {
    if !requirements.iter().any(|requirement| inputs.has(requirement.name)) {
        let first = requirements.first().map_or("", |requirement| requirement.name);
        return Err(InputError::Missing(first.to_owned()));
    }
    for requirement in requirements {
        finding(inputs, requirement.name)?;
    }
    let found = |name: &str| finding(inputs, name).unwrap_or(Finding::Unknown);
    Ok(Checklist::of(requirements, found))
}

/// Answers a checklist.
pub(in crate::registry) fn checklist_answer(explained: &Explained<Checklist>) -> Answer {
    let list = &explained.value;
    let names = |wanted: Finding| -> Vec<&str> {
        list.missing()
            .filter(|condition| condition.finding == wanted)
            .map(|condition| condition.requirement.name)
            .collect()
    };
    let value = json!({
        "complete": list.is_complete(),
        "finding": list.finding(),
        "missing": names(Finding::NotMet),
        "unknown": names(Finding::Unknown),
        "conditions": list.conditions,
    });
    Answer::of(explained, value)
}

/// Holds conditions against the inputs of the same names; what is left out is unknown.
pub(in crate::registry) fn findings(inputs: &Inputs<'_>, conditions: &Conditions) -> Answered {
    let list = checklist(inputs, conditions.requirements)?;
    Ok(checklist_answer(&list.conclude(conditions)))
}

/// Holds conditions that somebody must show against the inputs of the same names; what is left out is not shown.
///
/// Besides the outputs of every checklist: `allowed`, and as `missing_labels` what was not shown, in Chinese.
pub(in crate::registry) fn shown(inputs: &Inputs<'_>, conditions: &Conditions) -> Answered {
    for requirement in conditions.requirements {
        finding(inputs, requirement.name)?;
    }
    let explained = conditions.check(|name| match finding(inputs, name) {
        Ok(found) if found.is_satisfied() => found,
        _ => Finding::NotMet,
    });
    Ok(shown_answer(&explained))
}

/// Answers whether conditions were shown.
pub(in crate::registry) fn shown_answer(explained: &Explained<Checklist>) -> Answer {
    let mut answer = checklist_answer(explained);
    answer.set("allowed", json!(explained.value.is_complete()));
    answer.set("missing_labels", json!(explained.value.missing_texts()));
    answer
}

#[cfg(test)]
mod tests {
    use crate::Settings;
    use crate::registry::rule;
    use crate::registry::tests::today;
    use serde_json::json;

    #[test]
    fn the_days_at_the_edge_of_the_calendar_break_nothing() {
        for (id, name) in [
            ("PER-04", "decision_received"),
            ("DSH-03", "decision"),
            ("DSH-05", "paid"),
            ("TER-04", "filed"),
            ("TER-08", "closed"),
            ("TER-11", "filed"),
            ("SET-05", "last_day"),
            ("GUA-01", "from"),
            ("GUA-02", "stay_end"),
        ] {
            for day in ["0001-01-01", "1991-02-28", "2024-02-29", "2027-12-31", "9999-12-31"] {
                let answer = rule(id).unwrap().evaluate(&json!({ name: day }), &Settings::default(), today());
                if let Err(refusal) = answer {
                    assert!(!refusal.to_string().is_empty(), "{id} {day}");
                }
            }
        }
    }
}
