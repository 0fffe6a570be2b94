//! Rules of resuming enforcement (RES).

use super::answer::Answer;
use super::field::{choice, day, flag, one_ground};
use super::inputs::Inputs;
use super::readers::{Answered, ground};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::civil_procedure2023::article as procedure;
use crate::ending_round2016::{self as round, after};
use crate::procedure_interpretation2022::article as interpretation;
use crate::settlement2020::article as settlement;
use serde_json::json;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "RES-01",
        title: "恢复执行",
        says: "发现并核实财产，或者不履行和解协议的，以执恢字立案恢复执行；中止情形消失的在原案恢复，不另立案。",
        versions: versions! {
            "2016-12-01", Excerpt:
                round::article("第九条第一款"),
                settlement("第十一条") => "经审查，理由成立的，裁定恢复执行；",
                procedure("第二百六十七条第二款") => "中止的情形消失后，恢复执行。";
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<after::Trigger>("trigger", "事由")],
            &[choice(
                "action",
                "处理",
                &[("file_resumed_case", "立执恢案"), ("same_case", "原案恢复"), ("verify_first", "先行核实")],
            )],
            resumption,
        ),
    },
    Rule {
        id: "RES-02",
        title: "终本案件的续行查封",
        says: "终本后查封、扣押、冻结期限照常计算，届满前续行的保持原顺位，未续行的效力消灭。",
        versions: versions! {
            "2015-02-04", Read:
                interpretation("第四百八十五条第二款") => "人民法院应当在查封、扣押、冻结期限届满前办理续行查封、扣押、冻结手续，续行期限不得超过前款规定的期限。",
                round::article("第十条");
        },
        settings: &[],
        work: computes(
            "term_ends",
            &[
                day("term_ends", "期限最后一日"),
                day("renewed", "续行办妥日，未续行的不填").optional(),
                day("on", "计算日").optional().form("不填的为期限最后一日"),
            ],
            &[flag("keeps_rank", "是否保持原顺位")],
            rank,
        ),
    },
];

fn resumption(inputs: &Inputs<'_>) -> Answered {
    let explained = after::resumption(ground(inputs, "trigger")?);
    Ok(Answer::of(&explained, json!({ "action": explained.value })))
}

fn rank(inputs: &Inputs<'_>) -> Answered {
    let ends = inputs.day("term_ends")?;
    let renewed = inputs.optional_day("renewed")?;
    let on = if inputs.has("on") { inputs.day("on")? } else { ends };
    let explained = after::keeps_rank(ends, renewed, on);
    Ok(Answer::of(&explained, json!({ "keeps_rank": explained.value })))
}
