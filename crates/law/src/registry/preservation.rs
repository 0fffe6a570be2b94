//! Rules of preservation (PRE).

use super::answer::Answer;
use super::field::{Kind, choice, day, flag, list, money, one_case, text, whole};
use super::inputs::{InputError, Inputs};
use super::readers::{Answered, calendar, decide, due, dues, joined, named_due, shown, with_dues};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::civil_procedure2023;
use crate::limit::Limit;
use crate::preservation2020::{self as preservation, Phase, article};
use crate::procedure_interpretation2022 as interpretation;
use serde_json::json;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "PRE-01",
        title: "保全裁定的作出和执行",
        says: "接受申请（需要担保的，提供担保）后五日内裁定，五日内开始执行；情况紧急的和诉前保全，四十八小时内裁定并立即执行。",
        versions: versions! {
            "2016-12-01" to "2020-12-31", Recalled: article("第四条");
            "2021-01-01", Read:
                article("第四条") => "人民法院接受财产保全申请后，应当在五日内作出裁定；需要提供担保的，应当在提供担保后五日内作出裁定；裁定采取保全措施的，应当在五日内开始执行。对情况紧急的，必须在四十八小时内作出裁定；裁定采取保全措施的，应当立即开始执行。",
                civil_procedure2023::article("第一百零四条") => "人民法院接受申请后，必须在四十八小时内作出裁定；裁定采取保全措施的，应当立即开始执行。";
        },
        settings: &[],
        work: computes(
            "applied",
            &[
                day("applied", "接受申请日"),
                choice(
                    "urgency",
                    "情形",
                    &[("ordinary", "一般"), ("urgent", "情况紧急"), ("before_suit", "诉前保全")],
                )
                .optional()
                .form("不填的按“一般”"),
                whole("applied_hour", "紧急和诉前保全：接受申请的时，0至23").optional().form("不填的为0"),
                day("secured", "需要提供担保的，提供担保日").optional(),
                day("ruled", "作出裁定日").optional(),
            ],
            &[
                day("rule_by", "最迟裁定日"),
                whole("rule_by_hour", "紧急和诉前保全：最迟裁定的时").optional(),
                day("start_by", "开始执行的最迟日，填写裁定日时给出").optional(),
                flag("start_at_once", "是否应当立即开始执行"),
            ],
            ruling,
        ),
    },
    Rule {
        id: "PRE-02",
        title: "诉前保全后起诉",
        says: "采取诉前保全措施后三十日内不起诉或者申请仲裁的，应当解除保全；按期起诉的，保全自动转为诉讼保全，期限连续计算。",
        versions: versions! {
            "2024-01-01", Read:
                civil_procedure2023::article("第一百零四条") => "申请人在人民法院采取保全措施后三十日内不依法提起诉讼或者申请仲裁的，人民法院应当解除保全。",
                article("第十七条") => "在人民法院采取保全措施后三十日内依法提起诉讼或者申请仲裁的，诉前财产保全措施自动转为诉讼或仲裁中的保全措施；";
        },
        settings: &[],
        work: computes(
            "measure",
            &[day("measure", "采取保全措施日")],
            &[day("by", "最迟起诉或者申请仲裁日")],
            |inputs| due(inputs, "measure", &preservation::SUIT_AFTER),
        ),
    },
    Rule {
        id: "PRE-03",
        title: "财产保全担保的数额",
        says: "诉讼中的担保不超过请求保全数额（或者争议标的价值）的百分之三十；诉前保全应当提供相当于请求保全数额的担保，特殊情况酌情处理。",
        versions: versions! {
            "2016-12-01" to "2020-12-31", Recalled: article("第五条");
            "2021-01-01", Read:
                article("第五条") => "担保数额不超过请求保全数额的百分之三十；申请保全的财产系争议标的的，担保数额不超过争议标的价值的百分之三十。",
                interpretation::article("第一百五十二条") => "申请诉前财产保全的，应当提供相当于请求保全数额的担保；情况特殊的，人民法院可以酌情处理。";
        },
        settings: &["D-06"],
        work: computes(
            "applied",
            &[
                money("claim_fen", "请求保全数额，或者争议标的价值"),
                choice(
                    "phase",
                    "保全的阶段",
                    &[("in_suit", "诉讼中"), ("before_suit", "诉前"), ("after_instrument", "执行前")],
                )
                .optional()
                .form("不填的按“诉讼中”"),
                day("applied", "申请日").optional(),
            ],
            &[money("max_security_fen", "担保数额上限，不足一分的舍去")],
            security,
        ),
    },
    Rule {
        id: "PRE-04",
        title: "免予提供担保",
        says: "追索赡养费、劳动报酬、工伤等六种情形和执行前保全，可以不要求提供担保；诉前保全必须提供担保。",
        versions: versions! {
            "2016-12-01" to "2020-12-31", Recalled: article("第九条");
            "2021-01-01", Read:
                article("第九条") => "当事人在诉讼中申请财产保全，有下列情形之一的，人民法院可以不要求提供担保：（一）追索赡养费、扶养费、抚育费、抚恤金、医疗费用、劳动报酬、工伤赔偿、交通事故人身损害赔偿的；（二）婚姻家庭纠纷案件中遭遇家庭暴力且经济困难的；（三）人民检察院提起的公益诉讼涉及损害赔偿的；（四）因见义勇为遭受侵害请求损害赔偿的；（五）案件事实清楚、权利义务关系明确，发生保全错误可能性较小的；（六）申请保全人为商业银行、保险公司等由金融监管部门批准设立的具有独立偿付债务能力的金融机构及其分支机构的。",
                civil_procedure2023::article("第一百零四条") => "申请人应当提供担保，不提供担保的，裁定驳回申请。";
        },
        settings: &[],
        work: computes(
            "",
            &[one_case("ground", "事由", &preservation::WAIVER)],
            &[
                choice(
                    "outcome",
                    "结果",
                    &[
                        ("may_waive", "可以不要求"),
                        ("must_secure", "必须提供"),
                        ("court_decides", "由法院决定"),
                    ],
                ),
                text("text", "说明"),
            ],
            |inputs| decide(inputs, "ground", &preservation::WAIVER),
        ),
    },
    Rule {
        id: "PRE-05",
        title: "执行前保全",
        says: "法律文书生效后、进入执行程序前可以申请保全；履行期间届满后五日内不申请执行的，应当解除保全。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: interpretation::article("第一百六十三条");
            "2022-04-10", Read:
                interpretation::article("第一百六十三条") => "债权人在法律文书指定的履行期间届满后五日内不申请执行的，人民法院应当解除保全。";
        },
        settings: &[],
        work: computes(
            "due_end",
            &[day("due_end", "履行期间届满日")],
            &[day("by", "最迟申请执行日")],
            |inputs| due(inputs, "due_end", &interpretation::APPLICATION_AFTER_PRESERVATION),
        ),
    },
    Rule {
        id: "PRE-06",
        title: "财产保全中的网络查询",
        says: "诉讼中不能提供明确的财产信息但有具体线索，法院已作出保全裁定，申请人书面申请的，可以在裁定范围内网络查询；查得的信息应当保密。",
        versions: versions! {
            "2016-12-01" to "2020-12-31", Recalled: article("第十一条");
            "2021-01-01", Read:
                article("第十一条") => "在该裁定执行过程中，申请保全人可以向已经建立网络执行查控系统的执行法院，书面申请通过该系统查询被保全人的财产。",
                article("第十二条") => "人民法院对查询到的被保全人财产信息，应当依法保密。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                flag("in_suit", "是否诉讼中的保全").optional().form("不填的视为否"),
                flag("clues_given", "是否提供了具体财产线索").optional(),
                flag("ruling_made", "是否已经作出保全裁定").optional(),
                flag("asked_in_writing", "是否书面申请查询").optional(),
            ],
            &[
                flag("allowed", "是否可以查询"),
                list("missing", "不具备的条件", &Kind::InputName),
                list("missing_labels", "不具备的条件（中文）", &Kind::Text),
            ],
            |inputs| shown(inputs, &preservation::NETWORK_QUERY),
        ),
    },
    Rule {
        id: "PRE-07",
        title: "反担保和变更保全标的物",
        says: "财产纠纷案件提供充分有效担保的，应当解除保全；保全的是争议标的的，须经申请保全人同意。提供等值担保财产且有利于执行的，可以变更保全标的物。",
        versions: versions! {
            "2016-12-01" to "2020-12-31", Recalled: article("第二十二条");
            "2021-01-01", Read:
                article("第二十二条") => "财产纠纷案件，被保全人或第三人提供充分有效担保请求解除保全，人民法院应当裁定准许。被保全人请求对作为争议标的的财产解除保全的，须经申请保全人同意。",
                interpretation::article("第一百六十七条") => "财产保全的被保全人提供其他等值担保财产且有利于执行的，人民法院可以裁定变更保全标的物为被保全人提供的担保财产。",
                civil_procedure2023::article("第一百零七条") => "财产纠纷案件，被申请人提供担保的，人民法院应当裁定解除保全。";
        },
        settings: &[],
        work: computes(
            "",
            &[one_case("offer", "担保", &preservation::COUNTER_SECURITY)],
            &[
                choice(
                    "outcome",
                    "结果",
                    &[
                        ("shall_lift", "应当解除"),
                        ("may_not_lift", "不得解除"),
                        ("may_substitute", "可以变更标的物"),
                        ("not_lifted", "不予解除"),
                    ],
                ),
                text("text", "说明"),
            ],
            |inputs| decide(inputs, "offer", &preservation::COUNTER_SECURITY),
        ),
    },
    Rule {
        id: "PRE-08",
        title: "解除保全",
        says: "收到解除保全申请后五日内裁定，情况紧急的四十八小时内裁定。案外人异议成立而申请保全人没有起诉的，起诉期限届满之日起七日内解除。",
        versions: versions! {
            "2016-12-01" to "2020-12-31", Recalled: article("第二十三条");
            "2021-01-01", Read:
                article("第二十三条") => "人民法院收到解除保全申请后，应当在五日内裁定解除保全；对情况紧急的，必须在四十八小时内裁定解除保全。",
                article("第二十七条") => "人民法院应当自起诉期限届满之日起七日内对该被保全财产解除保全。";
        },
        settings: &[],
        work: computes(
            "requested",
            &[
                day("requested", "收到解除保全申请日").optional(),
                flag("urgent", "情况是否紧急").optional().form("不填的视为否"),
                whole("requested_hour", "情况紧急的，收到申请的时，0至23").optional().form("不填的为0"),
                day("suit_term_end", "案外人异议成立的，起诉期限届满日；与收到申请日至少填一个").optional(),
            ],
            &[
                day("by", "最迟裁定日").optional(),
                whole("by_hour", "情况紧急的，最迟裁定的时").optional(),
                day("lift_by", "案外人异议成立后最迟解除日").optional(),
            ],
            lifting,
        ),
    },
    Rule {
        id: "PRE-09",
        title: "申请续行财产保全",
        says: "保全期限届满七日前申请续行，逾期后果自负；法院采取保全时应当书面告知期限届满日。向前倒算的期限遇休息日不顺延，提示日为其前的工作日。",
        versions: versions! {
            "2016-12-01" to "2020-12-31", Recalled: article("第十八条");
            "2021-01-01", Read:
                article("第十八条") => "申请保全人申请续行财产保全的，应当在保全期限届满七日前向人民法院提出；逾期申请或者不申请的，自行承担不能续行保全的法律后果。";
        },
        settings: &[],
        work: computes(
            "expiry",
            &[day("expiry", "保全期限届满日")],
            &[
                day("latest_application", "最迟申请日，不因休息日顺延"),
                day("alert", "提示日：最迟申请日或者其前最后一个工作日"),
            ],
            renewal,
        ),
    },
    Rule {
        id: "PRE-10",
        title: "对财产保全的救济",
        says: "不服保全裁定的，裁定书送达之日起五日内申请复议一次，法院十日内审查，不停止执行；对实施行为提执行行为异议，案外人主张实体权利的提案外人异议。",
        versions: versions! {
            "2016-12-01" to "2020-12-31", Recalled: article("第二十五条");
            "2021-01-01", Read:
                article("第二十五条") => "可以自裁定书送达之日起五日内向作出裁定的人民法院申请复议一次。人民法院应当自收到复议申请后十日内审查。",
                interpretation::article("第一百七十一条") => "可以自收到裁定书之日起五日内向作出裁定的人民法院申请复议。",
                article("第二十六条") => "认为保全裁定实施过程中的执行行为违反法律规定提出书面异议的，人民法院应当依照民事诉讼法第二百二十五条规定审查处理。";
        },
        settings: &[],
        work: computes(
            "ruling_received",
            &[
                one_case("against", "针对", &preservation::REMEDY),
                day("ruling_received", "收到裁定书日").optional(),
                day("request_received", "法院收到复议申请日").optional(),
            ],
            &[
                choice(
                    "outcome",
                    "结果",
                    &[
                        ("reconsideration", "复议"),
                        ("act_objection", "执行行为异议"),
                        ("third_party_objection", "案外人异议"),
                    ],
                ),
                text("text", "说明"),
                day("by", "最迟申请复议日").optional(),
                day("decide_by", "最迟审查日").optional(),
            ],
            remedy,
        ),
    },
];

fn hour(inputs: &Inputs<'_>, name: &str) -> Result<u32, InputError> {
    let hour = inputs.number_or(name, 0)?;
    if hour > 23 {
        return Err(InputError::Unsound("时应当在0至23之间".to_owned()));
    }
    Ok(hour)
}

fn within_48_hours(inputs: &Inputs<'_>, rule: &'static str, day: &str, at: &str, output: &str) -> Answered {
    let explained = preservation::urgent_ruling_due(rule, inputs.day(day)?, hour(inputs, at)?);
    let mut answer = Answer::of(&explained, json!({}));
    answer.set(output, json!(explained.value.0));
    answer.set(&format!("{output}_hour"), json!(explained.value.1));
    Ok(answer)
}

fn ruling(inputs: &Inputs<'_>) -> Answered {
    let urgency = if inputs.has("urgency") { inputs.text("urgency")? } else { "ordinary" };
    let start: [(&str, &str, &Limit); 1] = [("ruled", "start_by", &preservation::START)];
    match urgency {
        "ordinary" => {
            inputs.day("applied")?;
            let event = if inputs.has("secured") { "secured" } else { "applied" };
            let mut answer = named_due(inputs, event, "rule_by", &preservation::RULING)?;
            answer.set("start_at_once", json!(false));
            with_dues(answer, inputs, &start)
        }
        "urgent" | "before_suit" => {
            let mut answer = within_48_hours(inputs, "PRE-01", "applied", "applied_hour", "rule_by")?;
            answer.set("start_at_once", json!(true));
            Ok(answer)
        }
        _ => Err(InputError::Unsound("“urgency”只能填写：ordinary、urgent、before_suit".to_owned())),
    }
}

fn security(inputs: &Inputs<'_>) -> Answered {
    let phase: Phase =
        inputs.typed_or("phase", "in_suit、before_suit 或者 after_instrument", Phase::InSuit)?;
    let explained = preservation::largest_security(inputs.fen("claim_fen")?, phase);
    Ok(Answer::of(&explained, json!({ "max_security_fen": explained.value })))
}

fn lifting(inputs: &Inputs<'_>) -> Answered {
    let after_objection = ("suit_term_end", "lift_by", &preservation::LIFTING_AFTER_OBJECTION);
    if inputs.flag_or("urgent", false)? {
        let answer = within_48_hours(inputs, "PRE-08", "requested", "requested_hour", "by")?;
        return with_dues(answer, inputs, &[after_objection]);
    }
    dues(inputs, &[("requested", "by", &preservation::LIFTING), after_objection])
}

fn renewal(inputs: &Inputs<'_>) -> Answered {
    let explained = preservation::renewal_request(calendar(), inputs.day("expiry")?);
    let value = json!({ "latest_application": explained.value.latest, "alert": explained.value.alert });
    Ok(Answer::of(&explained, value))
}

fn remedy(inputs: &Inputs<'_>) -> Answered {
    let answer = decide(inputs, "against", &preservation::REMEDY)?;
    if answer.outputs["outcome"] != "reconsideration" {
        return Ok(answer);
    }
    let limits: [(&str, &str, &Limit); 2] = [
        ("ruling_received", "by", &preservation::RECONSIDERATION),
        ("request_received", "decide_by", &preservation::RECONSIDERATION_DECISION),
    ];
    if limits.iter().any(|(event, ..)| inputs.has(event)) {
        return Ok(joined(answer, dues(inputs, &limits)?));
    }
    Ok(answer)
}
