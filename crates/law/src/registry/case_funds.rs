//! Rules of case funds (FND).

use super::inputs::{Inputs, unreadable};
use super::readers::{Answered, calendar, due_answer};
use super::rule::{Computation, Rule, Source, Version, Work, field};
use crate::case_funds2017;
use crate::derivation::Confidence;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "FND-04",
        title: "发放执行案款的期限",
        says: "",
        versions: &[Version::between(
            "2017-05-01",
            "",
            Confidence::Excerpt,
            &[Source::unread(case_funds2017::article("第十条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("noticed", "收到到账通知日"), field("court_limit_days", "本院规定的更短期限")],
            outputs: &[field("by", "最迟发放日")],
            evaluate: payout,
        }),
    },
    Rule {
        id: "FND-05",
        title: "延缓发放后的期限",
        says: "",
        versions: &[Version::between(
            "2017-05-01",
            "",
            Confidence::Recalled,
            &[Source::unread(case_funds2017::article("第十条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("reason_ended", "延缓事由消失日")],
            outputs: &[field("by", "最迟发放日")],
            evaluate: postponed_payout,
        }),
    },
];

pub(super) fn payout(inputs: &Inputs<'_>) -> Answered {
    if inputs.has("reason_ended") {
        return postponed_payout(inputs);
    }
    let limit = inputs.number_or("court_limit_days", case_funds2017::PAYOUT_DAYS)?;
    if limit == 0 {
        return Err(unreadable("court_limit_days", "正整数"));
    }
    let explained = case_funds2017::payout_due_within(calendar(), inputs.day("noticed")?, limit);
    Ok(due_answer(&explained, "by"))
}

fn postponed_payout(inputs: &Inputs<'_>) -> Answered {
    let ended = inputs.day("reason_ended")?;
    Ok(due_answer(&case_funds2017::payout_due_after_postponement(calendar(), ended), "by"))
}
