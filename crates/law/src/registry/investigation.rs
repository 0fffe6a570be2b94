//! Rules of property investigation (QRY).

use super::answer::Answer;
use super::field::{Kind, choice, day, flag, list, one_case, one_ground, several, text};
use super::inputs::{InputError, Inputs};
use super::readers::{Answered, decide, due, dues, joined, named_due, shown};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::civil_procedure2023;
use crate::enforcement_periods2006 as periods;
use crate::network_freeze2013 as network;
use crate::property_investigation2020::{self as investigation, DebtorKind, ReportBreach, article};
use serde_json::json;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "QRY-01",
        title: "报告财产令与执行通知同时发出",
        says: "金钱债权执行中，报告财产令应当与执行通知同时发出；再次责令报告的，应当重新发出。令中载明期限、范围、期间、补充报告和法律责任。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: article("第三条");
            "2021-01-01", Read:
                article("第三条") => "金钱债权执行中，报告财产令应当与执行通知同时发出。人民法院根据案件需要再次责令被执行人报告财产情况的，应当重新向其发出报告财产令。",
                article("第四条") => "报告财产令应附财产调查表，被执行人必须按照要求逐项填写。";
        },
        settings: &[],
        work: computes(
            "",
            &[choice("claim", "债权", &[("money", "金钱债权"), ("other", "其他")])],
            &[flag("with_notice", "是否与执行通知同时发出")],
            report_order,
        ),
    },
    Rule {
        id: "QRY-02",
        title: "财产报告的期间",
        says: "被执行人应当报告当前财产，以及收到执行通知之日前一年至提交报告之日的转让、设立负担、放弃债权、大额支出等变动；出租、共有、由他人占有或者登记的财产一并报告。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: article("第六条");
            "2021-01-01", Read:
                article("第六条") => "被执行人自收到执行通知之日前一年至提交书面财产报告之日，其财产情况发生下列变动的，应当将变动情况一并报告：（一）转让、出租财产的；（二）在财产上设立担保物权等权利负担的；（三）放弃债权或延长债权清偿期的；（四）支出大额资金的；（五）其他影响生效法律文书确定债权实现的财产变动。",
                civil_procedure2023::article("第二百五十二条") => "应当报告当前以及收到执行通知之日前一年的财产情况。",
                article("第五条") => "被执行人应当在报告财产令载明的期限内向人民法院书面报告下列财产情况：（一）收入、银行存款、现金、理财产品、有价证券；（二）土地使用权、房屋等不动产；（三）交通运输工具、机器设备、产品、原材料等动产；（四）债权、股权、投资权益、基金份额、信托受益权、知识产权等财产性权利；（五）其他应当报告的财产。";
        },
        settings: &[],
        work: computes(
            "notice_received",
            &[day("notice_received", "收到执行通知日"), day("reported", "提交书面报告日")],
            &[day("from", "应当报告变动的起日"), day("until", "应当报告变动的止日")],
            report_window,
        ),
    },
    Rule {
        id: "QRY-03",
        title: "补充报告财产",
        says: "报告后财产发生影响债权实现的变动，自变动之日起十日内补充报告；终结本次执行程序后仍应补充报告。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: article("第七条");
            "2021-01-01", Read:
                article("第七条") => "应当自财产变动之日起十日内向人民法院补充报告。",
                article("第十一条第二款") => "人民法院裁定终结本次执行程序的，被执行人仍应依照本规定第七条的规定履行补充报告义务。";
        },
        settings: &[],
        work: computes(
            "changed",
            &[day("changed", "财产变动日")],
            &[day("by", "最迟补充报告日")],
            supplementary_report,
        ),
    },
    Rule {
        id: "QRY-04",
        title: "违反报告财产义务",
        says: "拒绝报告、虚假报告、无正当理由逾期报告的，可以罚款、拘留，并且应当纳入失信名单；单位还可以处罚主要负责人和直接责任人员；构成犯罪的追究刑事责任。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: article("第九条");
            "2021-01-01", Read:
                article("第九条") => "可以根据情节轻重对被执行人或者其法定代理人予以罚款、拘留；",
                article("第十条") => "人民法院应当依照相关规定将其纳入失信被执行人名单。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                one_ground::<crate::dishonest_list2017::listing::ReportFailure>(
                    "breach",
                    "违反报告义务的情形",
                ),
                choice("debtor", "被执行人", &[("person", "自然人"), ("entity", "单位")]),
            ],
            &[
                several(
                    "may_fine_or_detain",
                    "可以罚款、拘留的人",
                    &[
                        ("debtor", "被执行人"),
                        ("statutory_agent", "法定代理人"),
                        ("principal", "主要负责人"),
                        ("directly_responsible", "直接责任人员"),
                    ],
                ),
                flag("must_list", "是否应当纳入失信被执行人名单"),
            ],
            breach,
        ),
    },
    Rule {
        id: "QRY-05",
        title: "网络查询的对象和用途",
        says: "人民法院应当通过网络查控系统调查，只能查被执行人等执行义务主体，只能用于本案执行；电子结果与纸质结果效力相同。每次查询都要留痕。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: article("第一条");
            "2021-01-01", Read:
                article("第一条") => "人民法院应当通过网络执行查控系统进行调查，根据案件需要应当通过其他方式进行调查的，同时采取其他调查方式。",
                network::article("第七条") => "人民法院办理执行案件过程中，不得对被执行人以外的非执行义务主体采取网络查控措施。",
                article("第十三条") => "人民法院通过网络执行查控系统进行调查，与现场调查具有同等法律效力。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                flag("is_obligor", "被查询人是否被执行人或者其他执行义务主体")
                    .optional()
                    .form("不填的视为否"),
                flag("for_this_case", "是否用于本执行案件").optional(),
                flag("unperformed", "被执行人是否未按执行通知履行").optional(),
            ],
            &[
                flag("allowed", "是否可以查询"),
                list("missing", "不具备的条件", &Kind::InputName),
                list("missing_labels", "不具备的条件（中文）", &Kind::Text),
            ],
            |inputs| shown(inputs, &network::QUERY),
        ),
    },
    Rule {
        id: "QRY-06",
        title: "核实财产线索",
        says: "申请执行人提供的线索明确、具体的，七日内调查核实；情况紧急的，三日内调查核实。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: article("第二条");
            "2021-01-01", Read: article("第二条") => "财产线索明确、具体的，人民法院应当在七日内调查核实；情况紧急的，应当在三日内调查核实。";
        },
        settings: &[],
        work: computes(
            "clue",
            &[day("clue", "收到财产线索日"), flag("urgent", "情况是否紧急").optional().form("不填的视为否")],
            &[day("by", "最迟核实日")],
            clue,
        ),
    },
    Rule {
        id: "QRY-07",
        title: "申请执行人查询财产情况",
        says: "申请查询被执行人报告的财产，应当准许；申请查询法院调查所得，由法院根据案件需要决定。申请执行人及其代理人都应当保密。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: article("第八条第二款");
            "2021-01-01", Read:
                article("第八条第二款") => "申请执行人申请查询被执行人报告的财产情况的，人民法院应当准许。",
                article("第十二条第三款") => "申请执行人申请查询人民法院调查的财产信息的，人民法院可以根据案件需要决定是否准许。";
        },
        settings: &[],
        work: computes(
            "",
            &[one_case("information", "资料", &investigation::INSPECTION)],
            &[
                choice("outcome", "结果", &[("shall_allow", "应当准许"), ("court_decides", "由法院决定")]),
                text("text", "说明"),
            ],
            |inputs| decide(inputs, "information", &investigation::INSPECTION),
        ),
    },
    Rule {
        id: "QRY-08",
        title: "委托审计",
        says: "被执行人是法人或者非法人组织的，申请执行人可以书面申请审计，法院十日内决定。费用由申请执行人预交；查出逃避债务的由被执行人承担，否则由申请执行人承担。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: article("第十七条");
            "2021-01-01", Read:
                article("第十七条") => "可以书面申请人民法院委托审计机构对该被执行人进行审计。人民法院应当自收到书面申请之日起十日内决定是否准许。",
                article("第二十条") => "审计费用由提出审计申请的申请执行人预交。被执行人存在拒绝报告或虚假报告财产情况，隐匿、转移财产或者其他逃避债务情形的，审计费用由被执行人承担；未发现被执行人存在上述情形的，审计费用由申请执行人承担。";
        },
        settings: &[],
        work: computes(
            "requested",
            &[
                day("requested", "收到书面审计申请日"),
                choice("debtor", "被执行人", &[("entity", "法人或者非法人组织"), ("person", "自然人")])
                    .optional()
                    .form("不填的按“法人或者非法人组织”"),
                one_case("result", "审计结果", &investigation::AUDIT_COSTS)
                    .optional()
                    .form("不填的按“尚无结果”"),
            ],
            &[
                day("by", "最迟决定日"),
                choice(
                    "outcome",
                    "费用",
                    &[
                        ("applicant_prepays", "申请执行人预交"),
                        ("debtor_bears", "被执行人承担"),
                        ("applicant_bears", "申请执行人承担"),
                    ],
                ),
                text("text", "说明"),
            ],
            audit,
        ),
    },
    Rule {
        id: "QRY-09",
        title: "答复金融机构的异议",
        says: "金融机构认为网络查控措施违法、书面提出异议的，法院十五日内审查完毕并书面回复。",
        versions: versions! {
            "2013-09-02", Read: network::article("第六条") => "人民法院应当在15日内审查完毕并书面回复。";
        },
        settings: &[],
        work: computes(
            "objection_received",
            &[day("objection_received", "收到书面异议日")],
            &[day("by", "最迟回复日")],
            |inputs| due(inputs, "objection_received", &network::ANSWER_TO_BANK),
        ),
    },
    Rule {
        id: "QRY-10",
        title: "财产调查的启动和完成",
        says: "申请执行人申请调查的，十日内启动；调查一般在启动后一个月内完成。",
        versions: versions! {
            "2007-01-01", Excerpt: periods::article("第六条");
        },
        settings: &[],
        work: computes(
            "requested",
            &[
                day("requested", "收到调查申请日").optional(),
                day("started", "启动调查日；两日至少填一个").optional(),
            ],
            &[day("start_by", "最迟启动日"), day("finish_by", "一般完成日")],
            |inputs| {
                dues(
                    inputs,
                    &[
                        ("requested", "start_by", &periods::INVESTIGATION_STARTS),
                        ("started", "finish_by", &periods::INVESTIGATION_ENDS),
                    ],
                )
            },
        ),
    },
];

fn report_order(inputs: &Inputs<'_>) -> Answered {
    let kind = inputs.typed("claim", "money 或者 other")?;
    let explained = investigation::report_order_goes_with_notice(kind);
    Ok(Answer::of(&explained, json!({ "with_notice": explained.value })))
}

fn report_window(inputs: &Inputs<'_>) -> Answered {
    let (notice, reported) = (inputs.day("notice_received")?, inputs.day("reported")?);
    if reported < notice {
        return Err(InputError::Unsound("提交书面报告日不得早于收到执行通知日".to_owned()));
    }
    let explained = investigation::report_window(notice, reported);
    Ok(Answer::of(&explained, json!({ "from": explained.value.from, "until": explained.value.until })))
}

fn supplementary_report(inputs: &Inputs<'_>) -> Answered {
    due(inputs, "changed", &investigation::SUPPLEMENTARY_REPORT)
}

fn breach(inputs: &Inputs<'_>) -> Answered {
    let breach: ReportBreach =
        inputs.typed("breach", "refused、false、late_without_reason 或者 late_with_reason")?;
    let debtor: DebtorKind = inputs.typed("debtor", "person 或者 entity")?;
    let explained = investigation::breach_of_report(breach, debtor);
    let value = json!({
        "may_fine_or_detain": explained.value.targets,
        "must_list": explained.value.must_list,
    });
    Ok(Answer::of(&explained, value))
}

/// The limit to check a clue (QRY-06, TIM-06).
pub(super) fn clue(inputs: &Inputs<'_>) -> Answered {
    let urgent = inputs.flag_or("urgent", false)?;
    due(inputs, "clue", if urgent { &investigation::URGENT_CLUE } else { &investigation::CLUE })
}

fn audit(inputs: &Inputs<'_>) -> Answered {
    let entity = DebtorKind::Entity;
    let debtor = inputs.typed_or("debtor", "entity 或者 person", entity)?;
    if debtor != entity {
        return Err(InputError::Unsound("只能对法人或者非法人组织申请审计".to_owned()));
    }
    let decision = named_due(inputs, "requested", "by", &investigation::AUDIT)?;
    let costs = if inputs.has("result") {
        decide(inputs, "result", &investigation::AUDIT_COSTS)?
    } else {
        let pending = investigation::AUDIT_COSTS.decide("pending").expect("the table holds the case");
        Answer::of(&pending, json!({ "outcome": pending.value.outcome, "text": pending.value.text }))
    };
    Ok(joined(decision, costs))
}
