//! Rules of the calendar, of service and of limitation.

use super::inputs::{InputError, Inputs, day_of, outputs, unreadable};
use crate::calendar::Calendar;
use crate::civil_code::{self, Filing, TermLength};
use crate::civil_procedure2023::limitation::{self, LimitationEvent, LimitationOutcome, LimitationStart};
use crate::civil_procedure2023::period::{self, Period};
use crate::civil_procedure2023::service::{self, ServiceMethod};
use crate::derivation::Explained;
use crate::procedure_interpretation2022;
use serde_json::{Value, json};
use values::Day;

type Answer = Result<Value, InputError>;

fn calendar() -> &'static Calendar {
    Calendar::national()
}

pub(super) fn period_outputs(explained: &Explained<Period>) -> Value {
    let period = explained.value;
    let value = json!({
        "first_day": period.starts_after.next(),
        "raw_end": period.raw_end,
        "end": period.end,
        "is_makeup_workday": calendar().is_makeup_workday(period.end),
        "provisional": period.provisional,
    });
    outputs(explained, value)
}

/// The outputs of a period under another name for its end.
pub(super) fn due_outputs(explained: &Explained<Period>, name: &str) -> Value {
    let mut value = period_outputs(explained);
    value[name] = json!(explained.value.end);
    value
}

pub(super) fn days_after(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let (served, days) = (inputs.day("served")?, inputs.number("days")?);
    let period = period::period_of_days(calendar(), served, days);
    Ok(period_outputs(&period.explain("CAL-02", "期间届满日", &format!("{days}日"))))
}

pub(super) fn months_after(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let start = inputs.day("start")?;
    let (months, spoken) = if inputs.has("years") {
        let years = inputs.small_or("years", 0)?;
        (u32::from(years) * 12, format!("{years}年"))
    } else {
        let months = inputs.number("months")?;
        (months, format!("{months}个月"))
    };
    let period = period::period_of_months(calendar(), start, months);
    Ok(period_outputs(&period.explain("CAL-03", "期间届满日", &spoken)))
}

pub(super) fn working_days_after(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let (event, days) = (inputs.day("event")?, inputs.number("working_days")?);
    let period = period::period_of_working_days(calendar(), event, days);
    Ok(period_outputs(&period.explain("CAL-04", "工作日期间届满日", &format!("{days}个工作日"))))
}

pub(super) fn posted_in_time(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let end = inputs.day("end")?;
    let period = Period { starts_after: end, raw_end: end, end, provisional: false };
    let explained = period::posted_in_time(&period, inputs.day("postmark")?);
    Ok(outputs(&explained, json!({ "in_time": explained.value })))
}

pub(super) fn extension_request(input: &Value) -> Answer {
    let explained = period::extension_request_due(calendar(), Inputs::of(input)?.day("obstacle_end")?);
    Ok(due_outputs(&explained, "apply_by"))
}

pub(super) fn closing_time(input: &Value) -> Answer {
    let filing: Filing = Inputs::of(input)?.typed("filing", "online 或者 at_the_counter")?;
    let explained = civil_code::closing_time(filing);
    Ok(outputs(&explained, json!({ "closes_at": explained.value })))
}

pub(super) fn length(inputs: &Inputs<'_>) -> Result<TermLength, InputError> {
    if inputs.has("months") {
        inputs.small_or("months", 0).map(TermLength::Months)
    } else if inputs.has("years") {
        inputs.small_or("years", 0).map(TermLength::Years)
    } else {
        Err(InputError::Missing("years".to_owned()))
    }
}

pub(super) fn term_of_effect(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let (start, length) = (inputs.day("start")?, length(&inputs)?);
    Ok(json!({
        "end_inclusive": civil_code::term_end(start, length),
        "corresponding_day": civil_code::corresponding_day(start, length),
        "rolls": false,
    }))
}

pub(super) fn rest_day(input: &Value) -> Answer {
    let day = Inputs::of(input)?.day("day")?;
    Ok(json!({
        "is_rest_day": calendar().is_rest_day(day),
        "is_makeup_workday": calendar().is_makeup_workday(day),
        "is_published": calendar().is_published(day.year()),
        "next_working_day": calendar().next_working_day_from(day),
    }))
}

fn method(name: &str, value: &Value) -> Result<ServiceMethod, InputError> {
    serde_json::from_value(value.clone()).map_err(|_| unreadable(name, "送达方式"))
}

fn served_outputs(explained: &Explained<Day>) -> Value {
    outputs(explained, json!({ "served_on": explained.value }))
}

pub(super) fn service_day(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let method = method("method", inputs.get("method")?)?;
    Ok(served_outputs(&service::effective_on(method, inputs.day("date")?)))
}

pub(super) fn earliest_service(input: &Value) -> Answer {
    let mut services = Vec::new();
    for one in Inputs::of(input)?.list("services")? {
        match one.as_array().map(Vec::as_slice) {
            Some([kind, day]) => services.push((method("services", kind)?, day_of("services", day)?)),
            _ => return Err(unreadable("services", "送达方式和日期的列表")),
        }
    }
    let first = service::earliest(&services).ok_or_else(|| unreadable("services", "至少一次送达"))?;
    Ok(served_outputs(&first))
}

pub(super) fn public_notice(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let published = inputs.day("published")?;
    match inputs.number_or("days", u32::from(service::PUBLIC_NOTICE_DAYS))? {
        30 => Ok(served_outputs(&service::effective_on(ServiceMethod::PublicNotice, published))),
        60 => Ok(served_outputs(&service::effective_on(ServiceMethod::PublicNoticeAbroad, published))),
        _ => Err(unreadable("days", "30（境内无住所的为60）")),
    }
}

pub(super) fn address_reuse(input: &Value) -> Answer {
    let changed = Inputs::of(input)?.flag("changed_in_writing")?;
    Ok(json!({ "first_instance_address_usable": !changed }))
}

pub(super) fn entrusted_service(input: &Value) -> Answer {
    let received = Inputs::of(input)?.day("received")?;
    Ok(due_outputs(&procedure_interpretation2022::entrusted_service_due(calendar(), received), "serve_by"))
}

pub(super) fn limitation(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    if inputs.number_or("years", 2)? != 2 {
        return Err(unreadable("years", "2：申请执行的期间为二年"));
    }
    let start = limitation_start(&inputs)?;
    Ok(period_outputs(&limitation::limitation_end(calendar(), start)))
}

fn limitation_start(inputs: &Inputs<'_>) -> Result<LimitationStart, InputError> {
    for (name, start) in [
        ("breach", LimitationStart::Breach as fn(Day) -> LimitationStart),
        ("notarized_instalment_last_day", LimitationStart::NotarizedInstalment),
        ("effective", LimitationStart::Effect),
    ] {
        if inputs.has(name) {
            return inputs.day(name).map(start);
        }
    }
    inputs.day("performance_last_day").map(LimitationStart::LastDayOfPerformance)
}

pub(super) fn limitation_with_events(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let mut events = Vec::new();
    if inputs.has("interrupted") {
        for day in inputs.list("interrupted")? {
            events.push(LimitationEvent::Interrupted(day_of("interrupted", day)?));
        }
    }
    if inputs.has("obstacles") {
        for span in inputs.list("obstacles")? {
            match span.as_array().map(Vec::as_slice) {
                Some([from, end]) => events.push(LimitationEvent::Obstacle {
                    from: day_of("obstacles", from)?,
                    ended_on: day_of("obstacles", end)?,
                }),
                _ => return Err(unreadable("obstacles", "起止日期的列表")),
            }
        }
    }
    let after = if inputs.has("after_obstacle") {
        inputs.typed("after_obstacle", "six_months 或者 rest_continues")?
    } else {
        limitation::AfterObstacle::default()
    };
    let start = limitation_start(&inputs)?;
    Ok(period_outputs(&limitation::limitation_end_after(calendar(), start, &events, after)))
}

pub(super) fn late_application(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let objection = inputs.typed("objection", "none、founded 或者 unfounded")?;
    let explained =
        limitation::outcome_of_application(inputs.day("limitation_end")?, inputs.day("applied")?, objection);
    let refused = explained.value == LimitationOutcome::RuleNonEnforcement;
    Ok(outputs(&explained, json!({ "accept": true, "rule_non_enforcement": refused })))
}

pub(super) fn limitation_after_ending(input: &Value) -> Answer {
    let ending = Inputs::of(input)?.typed("ending", "round_ended、measures_taken 或者 withdrawn")?;
    let explained = limitation::limitation_applies_after(ending);
    Ok(outputs(&explained, json!({ "applies": explained.value })))
}
