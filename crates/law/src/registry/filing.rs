//! Rules of intake and competence (CAS).

use super::answer::Answer;
use super::field::{Kind, choice, day, flag, list, one_case, text};
use super::inputs::Inputs;
use super::readers::{Answered, decide, due, joined, named_due, shown, with_dues};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::case_filing2014 as opinion;
use crate::civil_procedure2023;
use crate::criminal_property2014;
use crate::enforcement_procedure2020 as procedure;
use crate::enforcement_work2020 as work;
use crate::procedure_interpretation2022 as interpretation;
use serde_json::json;
use values::CaseKind;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "CAS-01",
        title: "执行案件的受理",
        says: "五项条件加上主体明确、给付内容明确，全部具备的应当在七日内立案；缺任何一项的应当在七日内裁定不予受理。是否超过申请执行时效不是受理条件。",
        versions: versions! {
            "2021-01-01", Read:
                work::article("第16条") => "人民法院对符合上述条件的申请，应当在七日内予以立案；不符合上述条件之一的，应当在七日内裁定不予受理。",
                interpretation::article("第四百六十一条") => "当事人申请人民法院执行的生效法律文书应当具备下列条件：（一）权利义务主体明确；（二）给付内容明确。";
        },
        settings: &[],
        work: computes(
            "received",
            &[
                flag("effective", "法律文书是否已经生效").optional().form("各项不填的视为不具备"),
                flag("entitled", "申请人是否权利人或者其继承人、权利承受人").optional(),
                flag("payable_and_clear", "是否有给付内容且执行标的和被执行人明确").optional(),
                flag("unperformed", "义务人是否未在期限内履行").optional(),
                flag("competent", "是否属于本院管辖").optional(),
                flag("parties_clear", "权利义务主体是否明确").optional(),
                flag("content_clear", "给付内容是否明确").optional(),
                day("received", "收到申请日").optional(),
            ],
            &[
                flag("allowed", "是否应当立案"),
                list("missing", "不具备的条件", &Kind::InputName),
                list("missing_labels", "不具备的条件（中文）", &Kind::Text),
                day("by", "立案或者裁定不予受理的最迟日，填写收到申请日时给出").optional(),
            ],
            acceptance,
        ),
    },
    Rule {
        id: "CAS-02",
        title: "执行案件的管辖法院",
        says: "民事裁判由第一审法院或者同级的财产所在地法院执行；其他法律文书由被执行人住所地或者财产所在地法院执行，仲裁裁决由中级法院管辖。向财产所在地法院申请的，应当证明当地有可供执行的财产。",
        versions: versions! {
            "2024-01-01", Read:
                civil_procedure2023::article("第二百三十五条") => "由第一审人民法院或者与第一审人民法院同级的被执行的财产所在地人民法院执行。",
                procedure::article("第一条") => "应当提供该人民法院辖区有可供执行财产的证明材料。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                one_case("instrument", "执行依据", &work::COMPETENCE),
                flag("at_property", "是否向财产所在地法院申请").optional().form("不填的视为否"),
            ],
            &[
                choice(
                    "outcome",
                    "管辖法院",
                    &[
                        ("first_instance_or_property", "第一审法院或者同级的财产所在地法院"),
                        ("first_instance", "第一审法院"),
                        ("issuing_court_or_property", "作出裁定、支付令的法院或者同级的财产所在地法院"),
                        ("intermediate_home_or_property", "被执行人住所地或者财产所在地的中级法院"),
                        ("home_or_property", "被执行人住所地或者财产所在地法院"),
                    ],
                ),
                text("text", "管辖法院（中文）"),
                flag("needs_proof_of_property", "是否应当提供当地有可供执行财产的证明"),
            ],
            competence,
        ),
    },
    Rule {
        id: "CAS-03",
        title: "两个以上法院有管辖权",
        says: "由最先立案的法院执行。立案前发现他院已经立案的不得重复立案；立案后发现的应当撤销案件，已经控制的财产交先立案的法院。",
        versions: versions! {
            "2009-01-01" to "2020-12-31", Recalled: procedure::article("第二条");
            "2021-01-01", Read:
                procedure::article("第二条") => "立案后发现其他有管辖权的人民法院已经立案的，应当撤销案件；已经采取执行措施的，应当将控制的财产交先立案的执行法院处理。",
                work::article("第13条") => "当事人向两个以上人民法院申请执行的，由最先立案的人民法院管辖。";
        },
        settings: &[],
        work: computes(
            "filed_elsewhere",
            &[
                day("filed_here", "本院立案日，未立案的不填").optional(),
                day("filed_elsewhere", "其他法院立案日，未立案的不填").optional(),
                flag("controlled", "本院是否已经控制财产").optional().form("不填的视为否"),
            ],
            &[
                choice(
                    "act",
                    "处理",
                    &[
                        ("keep", "本院办理"),
                        ("do_not_file", "不得立案"),
                        ("withdraw", "撤销案件"),
                        ("ask_superior", "报请指定"),
                    ],
                ),
                flag("hand_over", "是否移交已控制的财产"),
            ],
            double_filing,
        ),
    },
    Rule {
        id: "CAS-04",
        title: "执行管辖权异议",
        says: "当事人应当自收到执行通知书之日起十日内提出；对裁定不服的向上一级法院申请复议。审查和复议期间不停止执行。",
        versions: versions! {
            "2009-01-01" to "2020-12-31", Recalled: procedure::article("第三条");
            "2021-01-01", Read:
                procedure::article("第三条") => "人民法院受理执行申请后，当事人对管辖权有异议的，应当自收到执行通知书之日起十日内提出。",
                procedure::article("第三条第三款") => "管辖权异议审查和复议期间，不停止执行。";
        },
        settings: &[],
        work: computes(
            "notice_received",
            &[day("notice_received", "收到执行通知书日"), day("raised", "提出异议日").optional()],
            &[
                day("by", "最迟提出日"),
                flag("stays", "是否停止执行"),
                flag("in_time", "是否按期提出，填写提出日时给出"),
            ],
            competence_objection,
        ),
    },
    Rule {
        id: "CAS-05",
        title: "申请执行和移送执行",
        says: "一般由当事人申请；赡养费、扶养费、抚育费案件，民事制裁决定，刑事附带民事裁判和刑事裁判涉财产部分由审判庭移送。刑事裁判涉财产部分材料齐全的，七日内立案。",
        versions: versions! {
            "2014-11-06" to "2020-12-31", Recalled: work::article("第17条");
            "2021-01-01", Read:
                work::article("第17条") => "发生法律效力的具有给付赡养费、扶养费、抚育费内容的法律文书、民事制裁决定书，以及刑事附带民事判决、裁定、调解书，由审判庭移送执行机构执行。",
                criminal_property2014::article("第七条") => "人民法院立案部门经审查，认为属于移送范围且移送材料齐全的，应当在七日内立案，并移送执行机构。";
        },
        settings: &[],
        work: computes(
            "received",
            &[
                one_case("instrument", "执行依据", &work::BEGINNING),
                day("received", "收到申请或者移送材料日").optional(),
            ],
            &[
                choice("outcome", "结果", &[("transfer", "移送执行"), ("application", "当事人申请")]),
                text("text", "说明"),
                day("file_by", "立案的最迟日，填写收到日时给出").optional(),
            ],
            beginning,
        ),
    },
    Rule {
        id: "CAS-06",
        title: "执行案件的类别",
        says: "执行案件分执行实施类和执行审查类，都要先立案、进系统；未经立案的事项不得进入执行程序。",
        versions: versions! {
            "2015-01-01", Excerpt:
                opinion::article("第一条"),
                opinion::article("第四条");
        },
        settings: &[],
        work: computes(
            "",
            &[text("kind", "案件类型代字").form("例如 执、执恢、执异")],
            &[
                choice(
                    "class",
                    "类别",
                    &[
                        ("implementation", "执行实施类"),
                        ("review", "执行审查类"),
                        ("neither", "两类均未列举"),
                    ],
                ),
                text("title", "案件类型名称"),
            ],
            class,
        ),
    },
    Rule {
        id: "CAS-07",
        title: "同一法律文书不得拆分立案",
        says: "同一法律文书立一个执行案件，不得人为拆分；分期履行、多个债务人或者债权人各有债务债权、赡养费等定期给付的除外。",
        versions: versions! {
            "2015-01-01", Recalled: opinion::article("第七条");
        },
        settings: &[],
        work: computes(
            "",
            &[one_case("ground", "事由", &opinion::SPLITTING)],
            &[
                choice("outcome", "结果", &[("separate_allowed", "可以分别立案"), ("one_case", "立为一案")]),
                text("text", "说明"),
            ],
            |inputs| decide(inputs, "ground", &opinion::SPLITTING),
        ),
    },
    Rule {
        id: "CAS-08",
        title: "恢复执行案件的立案",
        says: "和解被撤销或者未履行、终本后发现财产、委托退回、终结执行后又具备条件的，按执恢字立案；中止原因消失的在原案中继续，不另立案。",
        versions: versions! {
            "2015-01-01", Recalled:
                opinion::article("第六条"),
                interpretation::article("第五百一十八条");
        },
        settings: &[],
        work: computes(
            "",
            &[one_case("trigger", "事由", &opinion::RESUMPTION)],
            &[
                choice(
                    "outcome",
                    "结果",
                    &[("file_resumption", "按执恢字立案"), ("same_case_continues", "原案继续")],
                ),
                text("text", "说明"),
            ],
            |inputs| decide(inputs, "trigger", &opinion::RESUMPTION),
        ),
    },
    Rule {
        id: "CAS-09",
        title: "执行回转",
        says: "据以执行的法律文书被撤销、变更的，重新立案，裁定原申请执行人返还已得财产及孳息，迟延返还金钱的承担加倍利息。特定物退还原物；不能退还又谈不拢折价的，终结回转，另行起诉。",
        versions: versions! {
            "1998-07-08" to "2020-12-31", Recalled: work::article("第65条");
            "2021-01-01", Read:
                work::article("第65条") => "责令原申请执行人返还已取得的财产及其孳息。拒不返还的，强制执行。执行回转应重新立案，适用执行程序的有关规定。",
                work::article("第66条") => "执行回转时，已执行的标的物系特定物的，应当退还原物。不能退还原物的，经双方当事人同意，可以折价赔偿。",
                civil_procedure2023::article("第二百四十四条") => "对已被执行的财产，人民法院应当作出裁定，责令取得财产的人返还；拒不返还的，强制执行。";
        },
        settings: &[],
        work: computes(
            "",
            &[one_case("property", "应当返还的财产", &work::REVERSAL)],
            &[
                choice(
                    "outcome",
                    "结果",
                    &[
                        ("return_with_fruits", "返还财产及孳息"),
                        (
                            "return_with_fruits_and_doubled_interest",
                            "返还财产及孳息，并加倍支付迟延期间的利息",
                        ),
                        ("return_thing", "返还原物"),
                        ("pay_agreed_value", "折价赔偿"),
                        ("end_reversal", "终结执行回转程序"),
                    ],
                ),
                text("text", "说明"),
                flag("new_case", "是否重新立案"),
            ],
            reversal,
        ),
    },
];

fn acceptance(inputs: &Inputs<'_>) -> Answered {
    with_dues(shown(inputs, &work::ACCEPTANCE)?, inputs, &[("received", "by", &work::FILING)])
}

fn competence(inputs: &Inputs<'_>) -> Answered {
    let mut answer = decide(inputs, "instrument", &work::COMPETENCE)?;
    let at_property = inputs.flag_or("at_property", false)?;
    if at_property {
        answer.derivation = answer
            .derivation
            .step(procedure::article("第一条"), "应当提供该人民法院辖区有可供执行财产的证明材料。");
    }
    answer.set("needs_proof_of_property", json!(at_property));
    Ok(answer)
}

fn double_filing(inputs: &Inputs<'_>) -> Answered {
    let explained =
        work::double_filing(inputs.optional_day("filed_here")?, inputs.optional_day("filed_elsewhere")?);
    let hand_over = explained.value == work::DoubleFiling::Withdraw && inputs.flag_or("controlled", false)?;
    Ok(Answer::of(&explained, json!({ "act": explained.value, "hand_over": hand_over })))
}

fn competence_objection(inputs: &Inputs<'_>) -> Answered {
    let mut answer = due(inputs, "notice_received", &procedure::COMPETENCE_OBJECTION)?;
    answer.set("stays", json!(false));
    if inputs.has("raised") {
        let raised = json!(inputs.day("raised")?);
        let in_time = raised.as_str() <= answer.outputs["by"].as_str();
        answer.set("in_time", json!(in_time));
    }
    Ok(answer)
}

fn beginning(inputs: &Inputs<'_>) -> Answered {
    let answer = decide(inputs, "instrument", &work::BEGINNING)?;
    if !inputs.has("received") {
        return Ok(answer);
    }
    let limit = if inputs.text("instrument")? == "criminal_property" {
        criminal_property2014::FILING
    } else {
        work::FILING
    };
    Ok(joined(answer, named_due(inputs, "received", "file_by", &limit)?))
}

fn class(inputs: &Inputs<'_>) -> Answered {
    let kind: CaseKind = inputs.typed("kind", "案件类型代字，例如 执、执恢、执异")?;
    let explained = opinion::class_of(&kind);
    Ok(Answer::of(&explained, json!({ "class": explained.value, "title": kind.title() })))
}

fn reversal(inputs: &Inputs<'_>) -> Answered {
    let mut answer = decide(inputs, "property", &work::REVERSAL)?;
    answer.set("new_case", json!(true));
    Ok(answer)
}
