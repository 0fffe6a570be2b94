//! Rules of control measures (SEI).

use super::answer::Answer;
use super::inputs::{InputError, Inputs, unreadable};
use super::readers::{Answered, length};
use super::rule::{Computation, Rule, Source, Version, Work, field};
use crate::calendar::Calendar;
use crate::civil_procedure2023;
use crate::derivation::{Article, Confidence, Derivation};
use crate::listed_state_shares2001;
use crate::procedure_interpretation2022;
use crate::seizure2020;
use crate::trademark_preservation2020;
use serde_json::json;
use values::Ratio;

use crate::civil_code;

use crate::preservation2020;

use crate::procedure_interpretation2022::{self as interpretation, PropertyKind};

use crate::seizure2020::{self as seizure, ConvertedTerm};

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "SEI-01",
        title: "查封、扣押、冻结的生效",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Read,
            &[Source::unread(seizure2020::article("第一条第二款"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("served_on_assisting_unit", "送达协助执行人日")],
            outputs: &[field("effective_on", "生效日")],
            evaluate: effective,
        }),
    },
    Rule {
        id: "SEI-02",
        title: "查封、扣押、冻结的最长期限",
        says: "",
        versions: &[Version::between(
            "2022-04-10",
            "",
            Confidence::Read,
            &[Source::unread(procedure_interpretation2022::article("第四百八十五条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("kind", "财产种类"),
                field("start", "生效日"),
                field("years", "年数；不填为最长期限"),
            ],
            outputs: &[
                field("end_inclusive", "最后一日"),
                field("corresponding_day", "对应日"),
                field("max_end_inclusive", "最长至"),
                field("allowed", "是否在最长期限内"),
            ],
            evaluate: max_term,
        }),
    },
    Rule {
        id: "SEI-03",
        title: "特殊财产的最长期限",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Design,
            &[
                Source::unread(trademark_preservation2020::article("第二条")),
                Source::unread(listed_state_shares2001::article("第六条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("kind", "财产种类"), field("start", "生效日")],
            outputs: &[field("end_inclusive", "最后一日"), field("corresponding_day", "对应日")],
            evaluate: max_term,
        }),
    },
    Rule {
        id: "SEI-04",
        title: "续行查封、扣押、冻结",
        says: "",
        versions: &[Version::between(
            "2022-04-10",
            "",
            Confidence::Read,
            &[
                Source::unread(procedure_interpretation2022::article("第四百八十五条第二款")),
                Source::unread(seizure2020::article("第二十七条第一款")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("expiry", "期限最后一日")],
            outputs: &[field("last_safe_on", "最迟办妥日"), field("alerts", "提醒日")],
            evaluate: renewal,
        }),
    },
    Rule {
        id: "SEI-05",
        title: "期限届满的提醒",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Design,
            &[Source::unread(seizure2020::article("第二十七条第一款"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("expiry", "期限最后一日")],
            outputs: &[
                field("last_safe_on", "最后一个工作日"),
                field("alerts", "提前60、30、15、7、3日的提醒日"),
            ],
            evaluate: renewal,
        }),
    },
    Rule {
        id: "SEI-06",
        title: "保全转为执行措施",
        says: "",
        versions: &[Version::between(
            "2022-04-10",
            "",
            Confidence::Read,
            &[
                Source::unread(procedure_interpretation2022::article("第一百六十八条")),
                Source::unread(preservation2020::article("第十七条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("preservation_end", "保全期限最后一日"), field("filed", "进入执行程序日")],
            outputs: &[field("new_ruling_needed", "是否须重新裁定"), field("end_inclusive", "最后一日")],
            evaluate: conversion,
        }),
    },
    Rule {
        id: "SEI-07",
        title: "轮候查封、扣押、冻结",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Recalled,
            &[Source::unread(seizure2020::article("第二十六条第一款"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("earlier_lifted", "在先措施解除日；未解除的不填"), field("years", "年数")],
            outputs: &[field("effective", "是否生效"), field("end_inclusive", "最后一日")],
            evaluate: waiting,
        }),
    },
    Rule {
        id: "SEI-08",
        title: "是否明显超标的额",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Design,
            &[
                Source::unread(seizure2020::article("第十九条")),
                Source::unread(civil_procedure2023::article("第二百五十三条第一款")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("value_fen", "财产价额（分）"),
                field("claim_fen", "债权额及执行费用（分）"),
                field("threshold", "提示线，默认130%"),
            ],
            outputs: &[field("coverage", "short、sufficient 或者 obvious_excess")],
            evaluate: coverage,
        }),
    },
    Rule {
        id: "SEI-09",
        title: "冻结的数额和数量",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Excerpt,
            &[
                Source::unread(preservation2020::article("第十五条第三款")),
                Source::unread(Article::new(preservation2020::GOOD_FAITH_OPINION, "第七条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("need_fen", "应冻结价额（分）"),
                field("prev_close_fen", "前一交易日收盘价（分）"),
                field("haircut", "下浮比例，不超过20%"),
                field("claim_fen", "或者：债权额及执行费用（分）"),
                field("covered_fen", "已控制价额（分）"),
            ],
            outputs: &[field("shares", "股数"), field("freeze_fen", "冻结数额（分）")],
            evaluate: quantity,
        }),
    },
];

/// Reads a kind by its stored spelling, or by its Chinese name at the beginning of a text.
fn kind(inputs: &Inputs<'_>) -> Result<PropertyKind, InputError> {
    let text = inputs.text("kind")?;
    if let Ok(kind) = inputs.typed("kind", "财产种类") {
        return Ok(kind);
    }
    PropertyKind::ALL
        .into_iter()
        .find(|kind| text.starts_with(kind.label()))
        .ok_or_else(|| unreadable("kind", "财产种类，例如 银行存款、动产、不动产、其他财产权、注册商标权"))
}

fn effective(inputs: &Inputs<'_>) -> Answered {
    let explained = seizure::effective_on(inputs.day("served_on_assisting_unit")?);
    Ok(Answer::of(&explained, json!({ "effective_on": explained.value })))
}

fn max_term(inputs: &Inputs<'_>) -> Answered {
    let (kind, start) = (kind(inputs)?, inputs.day("start")?);
    let longest = kind.max_term();
    let length = if inputs.has("years") || inputs.has("months") { length(inputs)? } else { longest };
    let explained = interpretation::max_term_end(kind, start);
    let end = civil_code::term_end(start, length);
    let value = json!({
        "end_inclusive": end,
        "corresponding_day": civil_code::corresponding_day(start, length),
        "max_end_inclusive": explained.value,
        "allowed": end <= explained.value,
    });
    Ok(Answer::of(&explained, value))
}

fn renewal(inputs: &Inputs<'_>) -> Answered {
    let explained = seizure::renewal_plan(Calendar::national(), inputs.day("expiry")?);
    let plan = explained.value;
    let value = json!({ "last_safe_on": plan.last_safe_on, "alerts": plan.alerts_on, "provisional": plan.provisional });
    Ok(Answer::of(&explained, value))
}

fn conversion(inputs: &Inputs<'_>) -> Answered {
    let explained = seizure::term_after_conversion(inputs.day("preservation_end")?, inputs.day("filed")?);
    let value = match explained.value {
        ConvertedTerm::Continues { ends_on } => {
            json!({ "new_ruling_needed": false, "end_inclusive": ends_on })
        }
        ConvertedTerm::Expired => json!({ "new_ruling_needed": true, "end_inclusive": null }),
    };
    Ok(Answer::of(&explained, value))
}

fn waiting(inputs: &Inputs<'_>) -> Answered {
    if !inputs.has("earlier_lifted") {
        let explained = Derivation::new("SEI-07", "轮候查封、扣押、冻结的期限", Confidence::Recalled)
            .step(seizure::article("第二十六条第一款"), "在先措施解除的，登记在先的轮候措施即自动生效。")
            .remark("在先措施未解除，轮候措施尚未生效，没有期限。")
            .conclude((), "尚未生效，期限未起算。");
        return Ok(Answer::of(&explained, json!({ "effective": false, "end_inclusive": null })));
    }
    let explained = seizure::waiting_term_end(inputs.day("earlier_lifted")?, length(inputs)?);
    Ok(Answer::of(&explained, json!({ "effective": true, "end_inclusive": explained.value })))
}

fn coverage(inputs: &Inputs<'_>) -> Answered {
    let threshold = if inputs.has("threshold") {
        inputs.ratio("threshold")?
    } else {
        seizure::obvious_excess_threshold()
    };
    let explained = seizure::coverage(inputs.fen("value_fen")?, inputs.fen("claim_fen")?, threshold);
    Ok(Answer::of(&explained, json!({ "coverage": explained.value })))
}

fn quantity(inputs: &Inputs<'_>) -> Answered {
    if inputs.has("claim_fen") {
        let explained =
            preservation2020::freeze_amount(inputs.fen("claim_fen")?, inputs.fen_or_zero("covered_fen")?);
        return Ok(Answer::of(&explained, json!({ "freeze_fen": explained.value })));
    }
    let (need, close) = (inputs.fen("need_fen")?, inputs.fen("prev_close_fen")?);
    let haircut = if inputs.has("haircut") { inputs.ratio("haircut")? } else { Ratio::ZERO };
    let explained = preservation2020::shares_to_freeze(need, close, haircut)
        .ok_or_else(|| unreadable("prev_close_fen", "大于零的收盘价"))?;
    let haircut = haircut.min(Ratio::new(1, 5));
    let unit = ((Ratio::ONE - haircut) * Ratio::from(100)).of(close).round_half_up();
    Ok(Answer::of(&explained, json!({ "unit_value_fen_x100": unit, "shares": explained.value })))
}
