//! Rules of changing and adding parties (PTY).

use super::answer::Answer;
use super::field::{choice, day, flag, one_case, text};
use super::inputs::Inputs;
use super::readers::{Answered, decide, with_dues};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::derivation::Article;
use crate::party_change2020::{self as change, article};
use crate::statutes;
use serde_json::json;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "PTY-01",
        title: "变更、追加当事人的事由和救济",
        says: "只能依列举的事由变更、追加；除简单明确的外组成合议庭公开听证，六十日内裁定。不服的十日内申请复议；依第十四条第二款、第十七条至第二十一条作出的裁定，应当十五日内提起执行异议之诉，走错途径会失权。",
        versions: versions! {
            "2016-12-01" to "2020-12-31", Recalled: article("第三十条");
            "2021-01-01", Read:
                article("第三十条") => "可以自裁定书送达之日起十日内向上一级人民法院申请复议，但依据本规定第三十二条的规定应当提起诉讼的除外。",
                article("第三十二条") => "被申请人或申请人对执行法院依据本规定第十四条第二款、第十七条至第二十一条规定作出的变更、追加裁定或驳回申请裁定不服的，可以自裁定书送达之日起十五日内，向执行法院提起执行异议之诉。",
                article("第二十八条") => "执行法院应当自收到书面申请之日起六十日内作出裁定。有特殊情况需要延长的，由本院院长批准。";
        },
        settings: &[],
        work: computes(
            "application_received",
            &[
                one_case("ground", "事由", &change::GROUNDS),
                day("application_received", "收到书面申请日").optional(),
                day("ruling_served", "裁定书送达日").optional(),
                day("reconsideration_received", "上一级法院收到复议申请日").optional(),
            ],
            &[
                choice(
                    "outcome",
                    "对裁定的救济",
                    &[
                        ("reconsideration", "复议"),
                        ("suit", "执行异议之诉"),
                        ("no_ruling_needed", "无需裁定"),
                        ("not_addable", "不得追加"),
                    ],
                ),
                text("text", "追加谁、承担什么责任"),
                text("article", "条文"),
                day("decide_by", "作出裁定的最迟日").optional(),
                day("remedy_by", "申请复议或者起诉的最迟日").optional(),
                day("reconsideration_by", "作出复议裁定的最迟日").optional(),
            ],
            grounds,
        ),
    },
    Rule {
        id: "PTY-02",
        title: "变更、追加期间的财产处分",
        says: "审查期间和申请之前只能参照财产保全查封、扣押、冻结；复议和诉讼期间不得处分争议范围内的财产，申请人提供相应担保的可以准许继续执行。",
        versions: versions! {
            "2016-12-01" to "2020-12-31", Recalled: article("第三十一条第二款");
            "2021-01-01", Read:
                article("第三十一条第二款") => "复议期间，人民法院不得对其争议范围内的财产进行处分。申请人请求人民法院继续执行并提供相应担保的，人民法院可以准许。",
                article("第三十三条第二款") => "诉讼期间，人民法院不得对被申请人争议范围内的财产进行处分。",
                article("第二十九条") => "申请人申请对被申请人的财产采取查封、扣押、冻结措施的，执行法院应当参照民事诉讼法第一百条的规定办理。";
        },
        settings: &[],
        work: computes(
            "",
            &[one_case("stage", "执行异议之诉的阶段", &change::DISPOSAL)],
            &[
                choice(
                    "outcome",
                    "结果",
                    &[
                        ("preserve_only", "只能保全"),
                        ("no_disposal", "不得处分"),
                        ("may_continue", "可以准许继续执行"),
                        ("may_dispose", "可以执行"),
                    ],
                ),
                text("text", "说明"),
            ],
            |inputs| decide(inputs, "stage", &change::DISPOSAL),
        ),
    },
    Rule {
        id: "PTY-03",
        title: "不得在执行中追加配偶",
        says: "变更、追加当事人的事由中没有配偶，不能仅因是被执行人的配偶而追加；配偶本身是债务人、取得遗产或者书面承诺代为履行的除外。",
        versions: versions! {
            "2016-12-01" to "2020-12-31", Recalled: article("第一条");
            "2021-01-01", Read:
                article("第一条") => "申请符合法定条件的，人民法院应予支持。",
                article("第二十四条") => "申请执行人申请变更、追加该第三人为被执行人，在承诺范围内承担责任的，人民法院应予支持。";
        },
        settings: &[],
        work: computes(
            "",
            &[one_case("spouse", "配偶的情形", &change::SPOUSE)],
            &[
                choice(
                    "outcome",
                    "结果",
                    &[
                        ("not_addable", "不得追加"),
                        ("already_party", "本为被执行人"),
                        ("addable", "可以追加"),
                        ("addable_as_creditor", "可以变更为申请执行人"),
                    ],
                ),
                text("text", "说明"),
            ],
            |inputs| decide(inputs, "spouse", &change::SPOUSE),
        ),
    },
    Rule {
        id: "PTY-04",
        title: "未届出资期限的股东",
        says: "出资期限已届满未缴的，可以追加；未届满的，公司法允许债权人要求提前缴纳，但能否在执行程序中直接追加有争议，由合议庭决定。",
        versions: versions! {
            "2024-07-01", Read:
                article("第十七条") => "申请执行人申请变更、追加未缴纳或未足额缴纳出资的股东、出资人或依公司法规定对该出资承担连带责任的发起人为被执行人，在尚未缴纳出资的范围内依法承担责任的，人民法院应予支持。",
                Article::new(statutes::COMPANY_LAW, "第五十四条") => "公司不能清偿到期债务的，公司或者已到期债权的债权人有权要求已认缴出资但未届出资期限的股东提前缴纳出资。";
        },
        settings: &[],
        work: computes(
            "on",
            &[
                flag("company_insolvent", "公司财产是否不足以清偿").optional().form("不填的视为否"),
                day("contribution_due", "出资期限届满日"),
                day("on", "判断日"),
            ],
            &[choice(
                "decision",
                "处理",
                &[("addable", "可以追加"), ("court_decides", "由合议庭决定"), ("not_addable", "不得追加")],
            )],
            unpaid_capital,
        ),
    },
];

fn grounds(inputs: &Inputs<'_>) -> Answered {
    let mut answer = decide(inputs, "ground", &change::GROUNDS)?;
    let name = inputs.text("ground")?;
    let case = change::GROUNDS.cases.iter().find(|case| case.name == name);
    answer.set("article", json!(case.map(|case| case.article.article)));
    let remedy = if answer.outputs["outcome"] == "suit" { &change::SUIT } else { &change::RECONSIDERATION };
    with_dues(
        answer,
        inputs,
        &[
            ("application_received", "decide_by", &change::DECISION),
            ("ruling_served", "remedy_by", remedy),
            ("reconsideration_received", "reconsideration_by", &change::RECONSIDERATION_DECISION),
        ],
    )
}

fn unpaid_capital(inputs: &Inputs<'_>) -> Answered {
    let insolvent = inputs.flag_or("company_insolvent", false)?;
    let explained = change::unpaid_capital(insolvent, inputs.day("contribution_due")?, inputs.day("on")?);
    Ok(Answer::of(&explained, json!({ "decision": explained.value })))
}
