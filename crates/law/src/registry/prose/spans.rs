//! Reading the days that do not count towards a limit.

use super::super::field::{ANY_NAME, Field, Kind, Pair, a_word, day, field};
use super::super::inputs::{InputError, Inputs, day_of, unreadable};
use crate::trial_limits2000::{ExcludedSpan, ExclusionReason};
use serde_json::{Value, json};
use values::Day;

const SPAN: &[Field] = &[day("from", "首日"), day("until", "末日")];

/// Spans of days, the first and the last included.
pub(in crate::registry) const SPANS: Kind =
    Kind::Either(&[Kind::Tuples(SPAN), Kind::Tuple(SPAN), Kind::Phrase]);

/// The days that do not count, as a list.
pub(in crate::registry) const EXCLUDED: Field = field(
    "excluded",
    "不计入的期间",
    Kind::Either(&[
        Kind::Rows(&[
            day("from", "首日"),
            day("until", "末日"),
            field("reason", "事由", Kind::Either(&[a_word(REASONS), Kind::Text])).optional(),
        ]),
        Kind::Phrase,
    ]),
)
.optional()
.form("首尾日均计入");

/// The days that do not count under the name of their reason, in words.
pub(in crate::registry) const EXCLUDED_BY_REASON: Field =
    field(ANY_NAME, "该事由的不计入期间", SPANS).optional().form(
        "以事由为名称，写“2026-03-01至2026-03-31”、一对日期，或者其列表；\
                写不成期间的不予受理",
    );

const REASONS: &[Pair] = &[
    ("valuation", "评估"),
    ("audit", "审计"),
    ("auction", "拍卖"),
    ("sale", "变卖"),
    ("public_notice", "公告"),
    ("expertise", "鉴定"),
    ("competence", "管辖争议"),
    ("suspension", "中止"),
    ("settlement", "和解后暂缓"),
    ("security", "担保后暂缓"),
    ("superior_stay", "上级暂缓"),
    ("request", "请示"),
    ("coordination", "协调"),
];

const EXPECTED: &str = "期间，例如 2026-03-01..2026-03-31、2026-03-01至2026-03-31，或者一对日期";

/// What stands between the first and the last day of a span in prose.
const BETWEEN: [&str; 8] = ["..", "至", "到", "~", "～", " to ", "—", "-"];

/// The spans of an input: the list `excluded`, and every other field that is not one of the rule's `own`, whose name is
/// the reason. A reason that no list names is unlisted; a field that holds no span is refused.
pub(in crate::registry) fn spans(inputs: &Inputs<'_>, own: &[&str]) -> Result<Vec<ExcludedSpan>, InputError> {
    let mut spans = Vec::new();
    for (name, value) in inputs.entries() {
        if own.contains(&name.as_str()) || !inputs.has(name) {
            continue;
        }
        for value in each_span(value) {
            let spoken = if name == "excluded" {
                value.get("reason").and_then(Value::as_str).unwrap_or_default()
            } else {
                name
            };
            spans.push(span(name, value, reason(spoken))?);
        }
    }
    Ok(spans)
}

/// The spans of a list, or the one span that stands alone; two days are one span.
fn each_span(value: &Value) -> &[Value] {
    match value.as_array() {
        Some(list) if !list.iter().any(is_day) => list,
        _ => std::slice::from_ref(value),
    }
}

fn is_day(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.parse::<Day>().is_ok())
}

fn span(name: &str, value: &Value, reason: ExclusionReason) -> Result<ExcludedSpan, InputError> {
    let bad = || unreadable(name, EXPECTED);
    let (from, until) = match value {
        Value::String(text) => from_and_until(text).ok_or_else(bad)?,
        Value::Array(pair) => match pair.as_slice() {
            [from, until] => (day_of(name, from)?, day_of(name, until)?),
            _ => return Err(bad()),
        },
        Value::Object(span) => {
            let last = span.get("until").or_else(|| span.get("to"));
            (day_of(name, span.get("from").ok_or_else(bad)?)?, day_of(name, last.ok_or_else(bad)?)?)
        }
        _ => return Err(bad()),
    };
    if until < from {
        return Err(InputError::Unsound(format!("“{name}”的终止日早于起始日")));
    }
    Ok(ExcludedSpan { from, until, reason })
}

/// The two days of `2026-03-01至2026-03-31`.
fn from_and_until(text: &str) -> Option<(Day, Day)> {
    let day = |text: &str| day_of("", &json!(text.trim())).ok();
    let at = |(place, between): (usize, &str)| {
        let first = text[..place].trim_start().trim_start_matches(['自', '从']).trim_end_matches('起');
        let last = text[place + between.len()..].trim_end().trim_end_matches('止');
        Some((day(first)?, day(last)?))
    };
    BETWEEN.iter().flat_map(|between| text.match_indices(between)).find_map(at)
}

fn reason(name: &str) -> ExclusionReason {
    match name {
        "valuation" | "appraisal" | "audit" | "asset_clearing" | "评估" | "审计" | "资产清理" => {
            ExclusionReason::AuditOrAppraisal
        }
        "auction" | "sale" | "拍卖" | "变卖" => ExclusionReason::AuctionOrSale,
        "public_notice" | "announcement" | "expertise" | "公告" | "鉴定" => {
            ExclusionReason::NoticeOrExpertise
        }
        "competence" | "管辖争议" | "管辖权异议" => ExclusionReason::Competence,
        "suspension" | "中止" | "中止执行" => ExclusionReason::Suspension,
        "stay" | "settlement" | "security" | "暂缓" | "暂缓执行" | "和解" | "执行和解" | "担保"
        | "执行担保" => ExclusionReason::StayOnSettlementOrSecurity,
        "superior_stay" | "上级暂缓" => ExclusionReason::StayBySuperior,
        "request" | "请示" => ExclusionReason::RequestToSuperior,
        "coordination" | "协调" => ExclusionReason::Coordination,
        _ => ExclusionReason::Unlisted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;

    fn read(inputs: &Value) -> Result<Vec<ExcludedSpan>, InputError> {
        spans(&Inputs::of(inputs, &Settings::default()).unwrap(), &["filed"])
    }

    #[test]
    fn a_span_is_read_however_it_is_written() {
        let expected: (Day, Day) = ("2026-03-01".parse().unwrap(), "2026-03-31".parse().unwrap());
        for written in [
            json!("2026-03-01..2026-03-31"),
            json!("2026-03-01 to 2026-03-31"),
            json!("2026-03-01~2026-03-31"),
            json!("2026-03-01 ～ 2026-03-31"),
            json!("2026-03-01至2026-03-31"),
            json!("2026-03-01 - 2026-03-31"),
            json!("2026年3月1日-2026年3月31日"),
            json!("自2026年3月1日起至2026年3月31日止"),
            json!(["2026-03-01", "2026-03-31"]),
            json!([["2026-03-01", "2026-03-31"]]),
            json!(["2026-03-01至2026-03-31"]),
            json!({"from": "2026-03-01", "until": "2026-03-31"}),
            json!([{"from": "2026-03-01", "to": "2026-03-31"}]),
        ] {
            let found = read(&json!({ "filed": "2026-01-15", "auction": written })).unwrap();
            let days: Vec<(Day, Day)> = found.iter().map(|span| (span.from, span.until)).collect();
            assert_eq!(days, [expected], "{written}");
            assert_eq!(found[0].reason, ExclusionReason::AuctionOrSale);
        }
    }

    #[test]
    fn what_is_no_span_is_refused_under_any_name() {
        for inputs in [
            json!({"auction": "2026-03-31..2026-03-01"}),
            json!({"auction": "三月"}),
            json!({"auction": "2026-03-01...2026-03-31"}),
            json!({"auction": ["2026-03-01"]}),
            json!({"auction": ["2026-03-01", "2026-03-31", "2026-04-01"]}),
            json!({"auction": {"from": "2026-03-01"}}),
            json!({"holiday": "国庆"}),
            json!({"months": 3}),
            json!({"excluded": [{"from": "2026-03-01", "until": "2026-02-01", "reason": "auction"}]}),
        ] {
            assert!(read(&inputs).is_err(), "{inputs}");
        }
        let strange = read(&json!({"holiday": "2026-03-01至2026-03-31"})).unwrap();
        assert_eq!(strange[0].reason, ExclusionReason::Unlisted);
        assert_eq!(read(&json!({"auction": null, "valuation": []})).unwrap(), []);
    }
}
