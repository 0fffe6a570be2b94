//! Rules of delegation and cross enforcement (DEL).

use super::answer::Answer;
use super::field::{choice, day, flag, one_case, text, whole};
use super::inputs::{InputError, Inputs};
use super::readers::{Answered, decide, dues};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::civil_procedure2023;
use crate::derivation::Article;
use crate::entrusted_enforcement2020::{self as delegation, article};
use crate::statutes;
use serde_json::json;
use values::Day;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "DEL-01",
        title: "委托执行的条件",
        says: "本辖区已无财产、外省有可供执行财产的，可以将案件委托异地同级法院；查询、冻结、送达等事项通过执行指挥平台委托。确需赴外省执行的，应当经高级法院批准。",
        versions: versions! {
            "2011-05-16" to "2020-12-31", Recalled: article("第一条");
            "2021-01-01", Read:
                article("第一条") => "可以将案件委托异地的同级人民法院执行。执行法院确需赴异地执行案件的，应当经其所在辖区高级人民法院批准。",
                article("第四条") => "事项委托应当通过人民法院执行指挥中心综合管理平台办理委托事项的相关手续。";
        },
        settings: &[],
        work: computes(
            "",
            &[one_case("situation", "情形", &delegation::KIND)],
            &[
                choice(
                    "outcome",
                    "结果",
                    &[
                        ("case_delegation_allowed", "可以委托案件"),
                        ("case_delegation_not_allowed", "不得委托案件"),
                        ("task_delegation", "事项委托"),
                        ("needs_high_court_approval", "报高级法院批准"),
                    ],
                ),
                text("text", "说明"),
            ],
            |inputs| decide(inputs, "situation", &delegation::KIND),
        ),
    },
    Rule {
        id: "DEL-02",
        title: "委托执行的办理期限",
        says: "受托法院收到委托函后七日内立案、十五日内开始执行，三十日未执行完毕的函告执行情况。委托法院收到立案通知书后作销案处理，七日内书面通知申请执行人。",
        versions: versions! {
            "2011-05-16" to "2020-12-31", Recalled: article("第七条");
            "2021-01-01", Read:
                article("第七条") => "受托法院收到委托执行函后，应当在7日内予以立案，并及时将立案通知书通过委托法院送达申请执行人，同时将指定的承办人、联系电话等书面告知委托法院。",
                article("第二条") => "委托法院应当在收到受托法院的立案通知书后作销案处理。",
                civil_procedure2023::article("第二百四十条") => "受委托人民法院收到委托函件后，必须在十五日内开始执行，不得拒绝。执行完毕后，应当将执行结果及时函复委托人民法院；在三十日内如果还未执行完毕，也应当将执行情况函告委托人民法院。";
        },
        settings: &[],
        work: computes(
            "letter_received",
            &[
                day("letter_received", "受托法院收到委托执行函日").optional(),
                day("filing_notice_received", "委托法院收到立案通知书日；两日至少填一个").optional(),
            ],
            &[
                day("file_by", "受托法院最迟立案日").optional(),
                day("begin_by", "受托法院最迟开始执行日").optional(),
                day("report_by", "函告执行情况的最迟日").optional(),
                day("tell_applicant_by", "委托法院通知申请执行人的最迟日").optional(),
            ],
            |inputs| {
                dues(
                    inputs,
                    &[
                        ("letter_received", "file_by", &delegation::FILING),
                        ("letter_received", "begin_by", &delegation::BEGINNING),
                        ("letter_received", "report_by", &delegation::REPORT),
                        ("filing_notice_received", "tell_applicant_by", &delegation::TELLING),
                    ],
                )
            },
        ),
    },
    Rule {
        id: "DEL-03",
        title: "移交查封、冻结",
        says: "移交后视为受托法院的措施，续封续冻仍保持原委托法院的顺位；移交时有效期不足一个月的，委托法院先续封续冻再移交。",
        versions: versions! {
            "2011-05-16" to "2020-12-31", Recalled: article("第六条");
            "2021-01-01", Read:
                article("第六条") => "查封、扣押、冻结等措施的有效期限在移交受托法院时不足1个月的，委托法院应当先行续封或者续冻，再移交受托法院。",
                article("第六条第二款") => "续封续冻时，仍为原委托法院的查封冻结顺序。";
        },
        settings: &[],
        work: computes(
            "handed_over",
            &[day("handed_over", "移交受托法院日"), day("last_day", "查封、冻结期限的最后一日")],
            &[
                flag("must_renew", "是否应当先行续封续冻"),
                flag("keeps_rank", "是否保持原顺位"),
                whole("days_left", "剩余天数"),
            ],
            transfer,
        ),
    },
    Rule {
        id: "DEL-04",
        title: "补办、退回和提级",
        says: "材料不全的，委托法院三十日内补办；退回须报高级法院同意，同意后十五日内退回。受托法院六个月内未执结的，申请执行人可以请求上一级法院提级或者指定执行。",
        versions: versions! {
            "2011-05-16" to "2020-12-31", Recalled: article("第八条");
            "2021-01-01", Read:
                article("第八条") => "委托法院应当在30日内完成补办事项，在上述期限内未完成的，应当作出书面说明。",
                article("第九条") => "高级人民法院同意退回后，受托法院应当在15日内将有关委托手续和案卷材料退回委托法院，并作出书面说明。",
                article("第十一条") => "受托法院未能在6个月内将受托案件执结的，申请执行人有权请求受托法院的上一级人民法院提级执行或者指定执行，上一级人民法院应当立案审查，发现受托法院无正当理由不予执行的，应当限期执行或者作出裁定提级执行或者指定执行。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                day("asked", "受托法院要求补办日").optional(),
                day("return_approved", "高级法院同意退回日").optional(),
                day("filed", "受托法院立案日；三日至少填一个").optional(),
            ],
            &[
                day("complete_by", "最迟补办日").optional(),
                day("return_by", "最迟退回日").optional(),
                day("finish_by", "六个月届满日").optional(),
                day("higher_court_from", "申请执行人可以请求上一级法院的第一日").optional(),
            ],
            completion,
        ),
    },
    Rule {
        id: "DEL-05",
        title: "交叉执行的方式",
        says: "交叉执行有督促执行、指令执行、提级执行、集中执行、协同执行五种方式，由上级法院根据案件情况选择。",
        versions: versions! {
            "2024-06-17", Excerpt: Article::new(statutes::CROSS_ENFORCEMENT, "关于交叉执行方式的规定");
        },
        settings: &[],
        work: computes(
            "",
            &[one_case("form", "执行方式", &delegation::CROSS)],
            &[
                choice(
                    "outcome",
                    "由谁执行",
                    &[
                        ("original_court", "原执行法院"),
                        ("designated_court", "指令的法院"),
                        ("superior_court", "上级法院"),
                        ("several_courts", "数个法院"),
                    ],
                ),
                text("text", "说明"),
            ],
            |inputs| decide(inputs, "form", &delegation::CROSS),
        ),
    },
];

fn transfer(inputs: &Inputs<'_>) -> Answered {
    let (handed_over, last_day) = (inputs.day("handed_over")?, inputs.day("last_day")?);
    if last_day < handed_over {
        return Err(InputError::Unsound(
            "移交前期限已经届满，不能续行，只能由受托法院重新查封、冻结".to_owned(),
        ));
    }
    let explained = delegation::renewal_before_transfer(handed_over, last_day);
    let value = json!({
        "must_renew": explained.value,
        "keeps_rank": true,
        "days_left": last_day.days_since(handed_over),
    });
    Ok(Answer::of(&explained, value))
}

fn completion(inputs: &Inputs<'_>) -> Answered {
    let mut answer = dues(
        inputs,
        &[
            ("asked", "complete_by", &delegation::COMPLETION),
            ("return_approved", "return_by", &delegation::RETURN),
            ("filed", "finish_by", &delegation::IDLE),
        ],
    )?;
    let finish: Option<Day> = answer.outputs.get("finish_by").and_then(|day| day.as_str()?.parse().ok());
    if let Some(finish) = finish {
        answer.set("higher_court_from", json!(finish.next()));
    }
    Ok(answer)
}
