//! Reading what a person found, and answering checklists.

use super::answer::Answer;
use super::inputs::{InputError, Inputs, unreadable};
use super::readers::Answered;
use super::rule::Field;
use crate::checklist::{Checklist, Finding, Requirement};
use crate::derivation::Explained;
use crate::grounds::Ground;
use serde_json::{Value, json};

/// The inputs of a checklist: one for each requirement, under its name.
pub(super) const fn fields<const COUNT: usize>(requirements: &[Requirement]) -> [Field; COUNT] {
    let mut fields = [Field { name: "", label: "" }; COUNT];
    let mut index = 0;
    while index < COUNT {
        fields[index] = Field { name: requirements[index].name, label: requirements[index].text };
        index += 1;
    }
    fields
}

/// The outputs of a checklist.
pub(super) const CHECKLIST_OUTPUTS: &[Field] = &[
    Field { name: "complete", label: "是否全部具备" },
    Field { name: "finding", label: "met 已具备、unknown 未查明、not_met 不具备" },
    Field { name: "missing", label: "不具备的条件的名称" },
    Field { name: "unknown", label: "未查明的条件的名称" },
    Field { name: "conditions", label: "各项条件、依据和结果" },
];

/// A finding: true, false, or a word; absent or null where it is not known.
pub(super) fn finding(inputs: &Inputs<'_>, name: &str) -> Result<Finding, InputError> {
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
pub(super) fn checklist(inputs: &Inputs<'_>, requirements: &[Requirement]) -> Result<Checklist, InputError> {
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
pub(super) fn checklist_answer(explained: &Explained<Checklist>) -> Answer {
    let list = &explained.value;
    let names = |wanted: Finding| -> Vec<&str> {
        list.missing()
            .filter(|condition| condition.finding == wanted)
            .map(|condition| condition.requirement.name)
            .collect()
    };
    let value = json!({
        "complete": list.finding().is_satisfied(),
        "finding": list.finding(),
        "missing": names(Finding::NotMet),
        "unknown": names(Finding::Unknown),
        "conditions": list.conditions,
    });
    Answer::of(explained, value)
}

/// Reads a checklist, explains it and answers it.
pub(super) fn checked(
    inputs: &Inputs<'_>,
    requirements: &[Requirement],
    explain: impl FnOnce(Checklist) -> Explained<Checklist>,
) -> Answered {
    checklist(inputs, requirements).map(|list| checklist_answer(&explain(list)))
}

/// One ground, by its name.
pub(super) fn ground<T: Ground>(inputs: &Inputs<'_>, name: &str) -> Result<T, InputError> {
    inputs.typed(name, "说明中所列的一项")
}

/// Several grounds, in the order of the text and each once.
pub(super) fn grounds<T: Ground>(inputs: &Inputs<'_>, name: &str) -> Result<Vec<T>, InputError> {
    let mut given = Vec::new();
    for value in inputs.list(name)? {
        given.push(
            serde_json::from_value::<T>(value.clone())
                .map_err(|_| unreadable(name, "说明中所列各项的列表"))?,
        );
    }
    Ok(T::ALL.iter().copied().filter(|ground| given.contains(ground)).collect())
}

/// A flag that may be left out.
pub(super) fn flag_or(inputs: &Inputs<'_>, name: &str, otherwise: bool) -> Result<bool, InputError> {
    if inputs.has(name) { inputs.flag(name) } else { Ok(otherwise) }
}

#[cfg(test)]
mod tests {
    use crate::Settings;
    use crate::registry::rule;
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
                let answer = rule(id).unwrap().evaluate(&json!({ name: day }), &Settings::default());
                if let Err(refusal) = answer {
                    assert!(!refusal.to_string().is_empty(), "{id} {day}");
                }
            }
        }
    }
}
