//! The readers of the rules of objections.

use super::super::answer::Answer;
use super::super::inputs::{InputError, Inputs, unreadable};
use super::super::prose::spans;
use super::super::readers::{Answered, calendar, decide, due, dues, joined, shown, shown_answer, with_dues};
use crate::arbitral_award2018 as award;
use crate::checklist::Finding;
use crate::civil_procedure2023::objection as code;
use crate::enforcement_procedure2020 as procedure;
use crate::limit::{Length, Limit};
use crate::notarized_debt2018 as notarized;
use crate::objection2020::{self as objection, Against, ObjectStage};
use crate::supervision2023 as supervision;
use serde_json::{Value, json};
use values::Day;

fn optional_day(inputs: &Inputs<'_>, name: &str) -> Result<Option<Day>, InputError> {
    inputs.has(name).then(|| inputs.day(name)).transpose()
}

fn in_time(
    inputs: &Inputs<'_>,
    rule: &'static str,
    against: Against,
    ended: &str,
) -> Result<Answer, InputError> {
    let ended = optional_day(inputs, ended)?;
    let explained = objection::raised_in_time(rule, against, inputs.day("received")?, ended);
    Ok(Answer::of(&explained, json!({ "in_time": explained.value })))
}

pub(super) fn act_objection(inputs: &Inputs<'_>) -> Answered {
    let against: Against = inputs.typed_or("against", "act 或者 ending", Against::Act)?;
    if !matches!(against, Against::Act | Against::Ending) {
        return Err(unreadable("against", "act 或者 ending"));
    }
    let answer = in_time(inputs, "OBJ-01", against, "procedure_ended")?;
    with_dues(
        answer,
        inputs,
        &[
            ("received", "file_by", &objection::FILING),
            ("received", "decide_by", &code::ACT_DECISION),
            ("filed", "tell_by", &objection::TELLING),
            ("ruling_served", "reconsider_by", &code::RECONSIDERATION),
        ],
    )
}

pub(super) fn incomplete(inputs: &Inputs<'_>) -> Answered {
    dues(
        inputs,
        &[
            ("told", "complete_by", &objection::COMPLETION),
            ("ruling_served", "reconsider_by", &objection::REFUSAL_RECONSIDERATION),
        ],
    )
}

pub(super) fn reconsideration(inputs: &Inputs<'_>) -> Answered {
    inputs.day("received")?;
    dues(
        inputs,
        &[
            ("received", "decide_by", &procedure::RECONSIDERATION),
            ("received", "extended_by", &procedure::RECONSIDERATION_EXTENDED),
            ("request_at_court", "send_file_by", &procedure::FILE_SENT),
        ],
    )
}

pub(super) fn stay(inputs: &Inputs<'_>) -> Answered {
    let name = match (inputs.flag_or("applicant_security", false)?, inputs.flag_or("debtor_security", false)?)
    {
        (true, _) => "applicant",
        (false, true) => "debtor",
        (false, false) => "none",
    };
    let explained = procedure::STAY.decide(name).expect("the table holds the case");
    Ok(Answer::of(&explained, json!({ "outcome": explained.value.outcome, "text": explained.value.text })))
}

pub(super) fn third_party(inputs: &Inputs<'_>) -> Answered {
    let stage: ObjectStage = inputs.typed("stage", "review、rejected 或者 suit")?;
    let served = inputs.optional_day("rejection_served")?;
    let secured = inputs.flag_or("applicant_security", false)?;
    let explained = objection::may_dispose(calendar(), stage, served, secured, inputs.optional_day("on")?)
        .ok_or_else(|| {
            InputError::Unsound(
                "已驳回的，应当填写驳回裁定送达日（rejection_served）和判断日（on）".to_owned(),
            )
        })?;
    let mut answer = Answer::of(&explained, json!({ "may_dispose": explained.value }));
    if inputs.has("received") {
        let against = if inputs.flag_or("acquired_by_party", false)? {
            Against::ObjectAcquiredByParty
        } else {
            Against::Object
        };
        answer = joined(answer, in_time(inputs, "OBJ-05", against, "ended")?);
    }
    with_dues(
        answer,
        inputs,
        &[
            ("received", "decide_by", &code::THIRD_PARTY_DECISION),
            ("rejection_served", "sue_by", &code::SUIT),
        ],
    )
}

fn names<'a>(inputs: &Inputs<'a>, name: &str) -> Result<Vec<&'a str>, InputError> {
    if !inputs.has(name) {
        return Ok(Vec::new());
    }
    let names = inputs.list(name)?.iter().map(Value::as_str).collect::<Option<Vec<&str>>>();
    names.ok_or_else(|| unreadable(name, "姓名的列表"))
}

pub(super) fn panel(inputs: &Inputs<'_>) -> Answered {
    inputs.list("panel")?;
    let panel = names(inputs, "panel")?;
    let explained = objection::excluded_reviewers(
        &panel,
        &names(inputs, "implementing")?,
        &names(inputs, "former_panel")?,
    );
    let is_panel = panel.len() >= 3 && panel.len() % 2 == 1;
    let value = json!({
        "excluded": explained.value,
        "is_panel": is_panel,
        "allowed": is_panel && explained.value.is_empty(),
    });
    Ok(Answer::of(&explained, value))
}

pub(super) fn defence(inputs: &Inputs<'_>) -> Answered {
    if inputs.text("ground")? != "set_off" {
        return decide(inputs, "ground", &objection::DEFENCE);
    }
    let mut answer = shown(inputs, &objection::SET_OFF)?;
    let upheld = answer.outputs["allowed"] == true;
    answer.set("outcome", json!(if upheld { "set_off_upheld" } else { "set_off_refused" }));
    answer.set("text", json!(if upheld { objection::SET_OFF.met } else { objection::SET_OFF.unmet }));
    Ok(answer)
}

pub(super) fn rights(inputs: &Inputs<'_>) -> Answered {
    match inputs.text("right")? {
        "buyer" => shown(inputs, &objection::BUYER),
        "priority_notice" => shown(inputs, &objection::PRIORITY_NOTICE),
        "lessee" => shown(inputs, &objection::LESSEE),
        "home_buyer" => home_buyer(inputs),
        _ => {
            Err(InputError::Unsound("“right”只能填写：buyer、home_buyer、priority_notice、lessee".to_owned()))
        }
    }
}

fn home_buyer(inputs: &Inputs<'_>) -> Answered {
    let half_paid = objection::more_than_half(inputs.fen("paid_fen")?, inputs.fen("price_fen")?);
    let (contract, home) = (
        inputs.flag_or("contract_before_seizure", false)?,
        inputs.flag_or("for_living_and_only_home", false)?,
    );
    let found = |name: &str| match name {
        "contract_before_seizure" => contract,
        "for_living_and_only_home" => home,
        _ => half_paid,
    };
    Ok(shown_answer(&objection::HOME_BUYER.check(|name| Finding::from(found(name)))))
}

pub(super) fn idle(inputs: &Inputs<'_>) -> Answered {
    let spans = spans(inputs, &["starts"])?;
    let explained = objection::higher_court_from(calendar(), inputs.day("starts")?, &spans);
    Ok(Answer::of(&explained, json!({ "from": explained.value })))
}

pub(super) fn supervise(inputs: &Inputs<'_>) -> Answered {
    let answer = decide(inputs, "against", &supervision::AGAINST)?;
    if answer.outputs["outcome"] == "not_admissible" {
        return Ok(answer);
    }
    Ok(joined(answer, due(inputs, "effective", &supervision::APPLICATION)?))
}

pub(super) fn not_enforced(inputs: &Inputs<'_>) -> Answered {
    let extended = inputs.flag_or("extended", false)?;
    let limit: Limit = match (inputs.text("step")?, extended) {
        ("award_debtor", false) => award::DEBTOR,
        ("award_stranger", false) => award::STRANGER,
        ("award_review", false) => award::REVIEW,
        ("award_review", true) => award::REVIEW.of_length(Length::Months(3)),
        ("award_set_aside", false) => award::setting_aside(inputs.day("event")?),
        ("notarized_debtor", false) => notarized::DEBTOR,
        ("notarized_review", false) => notarized::REVIEW,
        ("notarized_review", true) => notarized::REVIEW.of_length(Length::Days(90)),
        ("notarized_reconsideration", false) => notarized::RECONSIDERATION,
        ("notarized_reconsideration_decision", false) => notarized::RECONSIDERATION_DECISION,
        (_, true) => return Err(InputError::Unsound("只有法院的审查期限可以延长".to_owned())),
        _ => {
            return Err(InputError::Unsound(
                "“step”只能填写：award_debtor、award_stranger、award_review、award_set_aside、notarized_debtor、notarized_review、notarized_reconsideration、notarized_reconsideration_decision".to_owned(),
            ));
        }
    };
    due(inputs, "event", &limit)
}
