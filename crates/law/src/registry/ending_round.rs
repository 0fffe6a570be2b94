//! Rules of ending this round of enforcement (TER).

use super::answer::Answer;
use super::field::{Kind, Pair, choice, day, flag, list, one_ground, rows, several, text, whole};
use super::inputs::Inputs;
use super::readers::{
    Answered, CHECKLIST_OUTPUTS, CONDITION_PARTS, FINDINGS, calendar, checklist, checklist_answer, condition,
    due_answer, fields, finding, findings, ground,
};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::approvals::{Act, approval, with_approval};
use crate::checklist::Finding;
use crate::derivation::{Article, Confidence, Derivation};
use crate::dishonest_list2017::term::{self, QueriesAfterEnding};
use crate::ending_round2016::{self as round, after, readiness};
use crate::procedure_interpretation2022::article as interpretation;
use crate::statutes;
use serde_json::json;

/// What must hold for ending this round.
const CONDITIONS: &[Pair] = &[
    ("notice_and_report", "执行通知和财产报告"),
    ("restriction", "限制消费和失信名单"),
    ("investigation", "穷尽财产调查"),
    ("three_months", "立案超过三个月"),
    ("search_and_sanction", "查找被执行人和处罚妨害行为"),
    ("talk", "告知并听取意见"),
    ("route", "签字确认，或者合议庭核实并经批准"),
];

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "TER-01",
        title: "终本的条件",
        says: "五项条件须同时具备：已通知并责令报告，已限制消费并依法纳入失信名单，已穷尽调查而无可供执行的财产，立案已超过三个月，已查找被执行人并处罚妨害行为。并须告知申请执行人，经其签字或者合议庭审查、院长批准。",
        versions: versions! {
            "2016-12-01", Excerpt: round::article("第一条");
        },
        settings: &[],
        work: computes(
            "on",
            &[
                day("filed", "立案日").optional(),
                day("on", "拟终本日").optional(),
                condition("notice_sent", "已发出执行通知"),
                condition("report_ordered", "已责令报告财产"),
                condition("report_checked", "报告已核查"),
                condition("report_failure_sanctioned", "违反报告已处罚"),
                condition("report_on_file", "报告情况已入卷"),
                condition("consumption_restricted", "已限制消费"),
                condition("listed_if_due", "符合条件的已纳入失信名单"),
                condition("clues_checked", "线索已核查"),
                condition("network_queried", "网络已查询"),
                condition("local_inquiry_made", "当地已调查"),
                condition("searched_if_hidden", "隐匿的已搜查"),
                condition("audit_or_bounty_if_applied", "申请审计、悬赏的已办理"),
                condition("other_investigation_done", "其他调查已完成"),
                condition("nothing_disposable", "没有可供执行或者处置的财产"),
                condition("missing_debtor_searched", "下落不明的已查找"),
                condition("obstruction_sanctioned", "妨害执行的已处罚"),
                condition("applicant_told", "已告知申请执行人"),
                condition("view_recorded", "意见已记录"),
                condition("applicant_signed", "申请执行人已签字确认"),
                condition("panel_checked", "合议庭已审查核实"),
                condition("president_approved", "院长已批准"),
            ],
            &[
                flag("allowed", "可否终本"),
                choice("finding", "结论", FINDINGS),
                rows(
                    "conditions",
                    "各项条件、依据和结果",
                    &[
                        choice("name", "条件", CONDITIONS),
                        text("text", "内容"),
                        text("article", "依据"),
                        choice("finding", "结果", FINDINGS),
                        list("missing", "尚缺", &Kind::Text),
                    ],
                ),
                several("missing", "不具备的条件", CONDITIONS),
                several("unknown", "未查明的条件", CONDITIONS),
                day("earliest", "最早终本日"),
            ],
            readiness,
        ),
    },
    Rule {
        id: "TER-02",
        title: "财产报告的核查",
        says: "应当发出报告财产令，核查报告，对逾期、拒绝、虚假报告依法处罚，并记录入卷。",
        versions: versions! {
            "2016-12-01", Excerpt: round::article("第二条");
        },
        settings: &[],
        work: computes(
            "",
            &fields::<{ readiness::NOTICE_AND_REPORT.requirements.len() }>(&readiness::NOTICE_AND_REPORT),
            CHECKLIST_OUTPUTS,
            report,
        ),
    },
    Rule {
        id: "TER-03",
        title: "穷尽财产调查",
        says: "应当核查线索，网络查询，到当地调查，隐匿的搜查，依申请审计、悬赏；未发现财产，或者流拍后不接受抵债、车船查封而未能扣押等不能处置。",
        versions: versions! {
            "2016-12-01", Recalled:
                round::article("第三条"),
                round::article("第四条");
        },
        settings: &[],
        work: computes(
            "",
            &fields::<{ readiness::INVESTIGATION.requirements.len() }>(&readiness::INVESTIGATION),
            CHECKLIST_OUTPUTS,
            investigation,
        ),
    },
    Rule {
        id: "TER-04",
        title: "终本的最早日",
        says: "自立案之日起超过三个月才可以终本，最早为三个月届满的次日。",
        versions: versions! {
            "2016-12-01", Excerpt: round::article("第一条第四项");
        },
        settings: &[],
        work: computes(
            "filed",
            &[day("filed", "立案日")],
            &[day("three_months_end", "三个月届满日"), day("earliest", "最早终本日")],
            earliest,
        ),
    },
    Rule {
        id: "TER-05",
        title: "终本的审批",
        says: "申请执行人签字确认的可以终本；否则须合议庭审查核实并经院长批准。事前应当告知执行经过和结果并听取意见。",
        versions: versions! {
            "2016-12-01" to "2022-04-09", Recalled: interpretation("第五百一十九条第一款（2015年）");
            "2022-04-10", Read:
                interpretation("第五百一十七条第一款") => "在申请执行人签字确认或者执行法院组成合议庭审查核实并经院长批准后，可以裁定终结本次执行程序。",
                round::article("第五条");
        },
        settings: &[],
        work: computes(
            "",
            &[
                flag("applicant_signed", "申请执行人是否签字确认").optional(),
                flag("panel_checked", "合议庭是否审查核实").optional(),
                flag("president_approved", "院长是否批准").optional(),
                flag("applicant_told", "是否告知申请执行人").optional(),
                flag("view_recorded", "是否记录其意见").optional(),
            ],
            &[
                choice(
                    "approver",
                    "批准人",
                    &[("handler", "承办人"), ("panel_and_president", "合议庭和院长")],
                ),
                flag("complete", "手续是否齐备"),
                choice("finding", "结论", FINDINGS),
                list("missing", "不具备的条件的名称", &Kind::InputName),
                list("unknown", "未查明的条件的名称", &Kind::InputName),
                rows("conditions", "各项条件、依据和结果", CONDITION_PARTS),
            ],
            approval_route,
        ),
    },
    Rule {
        id: "TER-06",
        title: "终本裁定书",
        says: "裁定书载明债权、执行经过、调查结果、实现和未实现的债权、继续履行的义务和再次申请的权利，上网公开；送达申请执行人后结案。",
        versions: versions! {
            "2016-12-01", Recalled: round::article("第六条");
        },
        settings: &[],
        work: computes(
            "",
            &fields::<{ readiness::RULING.requirements.len() }>(&readiness::RULING),
            CHECKLIST_OUTPUTS,
            ruling,
        ),
    },
    Rule {
        id: "TER-07",
        title: "终本后的效力",
        says: "终本后债务不消灭，申请执行人可以随时再次申请，不受时效限制；查封、失信、限制消费继续，被执行人仍应补充报告财产。",
        versions: versions! {
            "2022-04-10", Read:
                interpretation("第五百一十七条第二款") => "再次申请不受申请执行时效期间的限制。",
                crate::property_investigation2020::article("第十一条第二款") => "被执行人仍应依照本规定第七条的规定履行补充报告义务。",
                round::article("第十条");
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<after::Matter>("matter", "事项")],
            &[flag("goes_on", "终本后是否继续")],
            goes_on,
        ),
    },
    Rule {
        id: "TER-08",
        title: "终本后的定期查询",
        says: "终本后五年内每六个月查询一次，共十次，结果告知申请执行人；符合条件的依职权恢复执行。",
        versions: versions! {
            "2016-12-01", Excerpt: round::article("第九条第二款");
        },
        settings: &[],
        work: computes(
            "closed",
            &[day("closed", "终本结案日")],
            &[list("queries", "各次查询日", &Kind::Day)],
            schedule,
        ),
    },
    Rule {
        id: "TER-09",
        title: "终本案件信息库",
        says: "终本案件信息有误的三日内更正；履行完毕、终结执行等应予屏蔽的，三日内屏蔽。",
        versions: versions! {
            "2016-12-01", Recalled:
                round::article("第十二条"),
                round::article("第十六条");
        },
        settings: &[],
        work: computes(
            "event",
            &[day("event", "事由发生日"), one_ground::<after::StoreTask>("task", "事项")],
            &[day("by", "最迟办理日")],
            store,
        ),
    },
    Rule {
        id: "TER-10",
        title: "对终本的异议",
        says: "当事人、利害关系人认为终本违法的，可以自收到或者知道之日起六十日内提出执行行为异议。",
        versions: versions! {
            "2016-12-01", Recalled:
                round::article("第七条"),
                Article::new(statutes::ENDING_OBJECTION_REPLY, "全文");
        },
        settings: &[],
        work: computes(
            "served",
            &[day("served", "送达日或者知道之日")],
            &[day("by", "最迟提出日")],
            objection,
        ),
    },
    Rule {
        id: "TER-11",
        title: "终本五年的赔偿预警",
        says: "立案超过五年、已终本且无可供执行财产的，终结前也可以申请错误执行赔偿，应当提前预警。",
        versions: versions! {
            "2022-03-01", Read:
                Article::new(statutes::ENFORCEMENT_COMPENSATION, "第五条第三项") => "自立案执行之日起超过五年，且已裁定终结本次执行程序，被执行人已无可供执行财产的；";
        },
        settings: &[],
        work: computes(
            "",
            &[
                day("filed", "立案执行日"),
                day("on", "计算日").optional(),
                flag("round_ended", "是否已终本").optional().form("不填的视为是"),
                flag("no_property", "是否已无可供执行财产").optional().form("不填的视为是"),
            ],
            &[
                day("admissible_from", "五年届满的次日"),
                flag("admissible", "计算日可否申请；未填计算日的为空"),
            ],
            compensation,
        ),
    },
    Rule {
        id: "TER-12",
        title: "终本后查询无果的删除",
        says: "终本后两次以上网络查询未发现财产、又无有效线索的，删除无期限的失信信息；限制消费不因此解除。",
        versions: versions! {
            "2017-05-01", Excerpt: Article::new(statutes::DISHONEST_LIST, "第十条第一款第四项");
        },
        settings: &[],
        work: computes(
            "last_query",
            &[
                whole("empty_queries", "未发现财产的查询次数"),
                whole("useful_clues", "有效线索条数").optional().form("不填的为零"),
                flag("termed", "名单是否有期限").optional().form("不填的视为否"),
                day("last_query", "最近一次查询日").optional(),
            ],
            &[
                flag("delete", "是否删除"),
                day("delete_by", "最迟删除日；不删除或者未填查询日的为空").optional(),
                flag("restriction_stays", "限制消费是否继续"),
            ],
            empty_queries,
        ),
    },
];

fn readiness(inputs: &Inputs<'_>) -> Answered {
    let mut facts = readiness::Facts {
        filed_on: inputs.optional_day("filed")?,
        on: inputs.optional_day("on")?,
        ..readiness::Facts::default()
    };
    for requirement in readiness::requirements() {
        facts.findings.insert(requirement.name, finding(inputs, requirement.name)?);
    }
    let explained = readiness::readiness(&facts);
    let found = &explained.value;
    let names = |wanted: Finding| -> Vec<&str> {
        found.conditions.iter().filter(|one| one.finding == wanted).map(|one| one.name).collect()
    };
    let value = json!({
        "allowed": found.is_allowed(),
        "finding": found.finding(),
        "conditions": found.conditions,
        "missing": names(Finding::NotMet),
        "unknown": names(Finding::Unknown),
        "earliest": found.earliest,
    });
    Ok(Answer::of(&explained, value))
}

fn report(inputs: &Inputs<'_>) -> Answered {
    findings(inputs, &readiness::NOTICE_AND_REPORT)
}

fn investigation(inputs: &Inputs<'_>) -> Answered {
    findings(inputs, &readiness::INVESTIGATION)
}

fn earliest(inputs: &Inputs<'_>) -> Answered {
    let explained = readiness::earliest_ending(inputs.day("filed")?);
    Ok(Answer::of(&explained, json!(explained.value)))
}

fn approval_route(inputs: &Inputs<'_>) -> Answered {
    let signed = finding(inputs, "applicant_signed")?.is_satisfied();
    let (act, route) = if signed {
        (Act::EndRoundWithConsent, readiness::CONSENT_ROUTE)
    } else {
        (Act::EndRoundWithoutConsent, readiness::PANEL_ROUTE)
    };
    let list = checklist(inputs, &[readiness::TALK, route].concat())?;
    let derivation = with_approval(Derivation::new("TER-05", "终本的审批", Confidence::Read), act);
    let mut answer = checklist_answer(&list.explain(derivation, "手续齐备。", "手续不全。"));
    answer.set("approver", json!(approval(act).approver));
    Ok(answer)
}

fn ruling(inputs: &Inputs<'_>) -> Answered {
    findings(inputs, &readiness::RULING)
}

fn goes_on(inputs: &Inputs<'_>) -> Answered {
    let explained = after::goes_on(ground(inputs, "matter")?);
    Ok(Answer::of(&explained, json!({ "goes_on": explained.value })))
}

fn schedule(inputs: &Inputs<'_>) -> Answered {
    let explained = after::query_schedule(inputs.day("closed")?);
    Ok(Answer::of(&explained, json!({ "queries": explained.value })))
}

fn store(inputs: &Inputs<'_>) -> Answered {
    let explained = after::store_due(calendar(), ground(inputs, "task")?, inputs.day("event")?);
    Ok(due_answer(&explained, "by"))
}

fn objection(inputs: &Inputs<'_>) -> Answered {
    Ok(due_answer(&after::objection_due(calendar(), inputs.day("served")?), "by"))
}

fn compensation(inputs: &Inputs<'_>) -> Answered {
    let explained = after::compensation_admissible_from(inputs.day("filed")?);
    let from = explained.value;
    let stands = inputs.flag_or("round_ended", true)? && inputs.flag_or("no_property", true)?;
    let on = inputs.optional_day("on")?;
    let value = json!({ "admissible_from": from, "admissible": on.map(|on| stands && on >= from) });
    Ok(Answer::of(&explained, value))
}

fn empty_queries(inputs: &Inputs<'_>) -> Answered {
    let queries = QueriesAfterEnding {
        empty: inputs.number("empty_queries")?,
        useful_clues: inputs.number_or("useful_clues", 0)?,
    };
    let mut explained = term::deleted_after_empty_queries(queries);
    let termed = inputs.flag_or("termed", false)?;
    let delete = explained.value && !termed;
    if termed {
        explained.derivation.conclusion = "有期限的名单不因此删除。".to_owned();
    }
    let last = inputs.optional_day("last_query")?;
    let by = last.filter(|_| delete).map(|last| term::deleted_by(calendar(), last).end);
    let value = json!({ "delete": delete, "delete_by": by, "restriction_stays": true });
    Ok(Answer::of(&explained, value))
}
