//! Rules of the list of dishonest debtors (DSH).

use super::answer::Answer;
use super::field::{answer_to, choice, day, flag, one_ground, several, several_grounds, whole};
use super::inputs::{InputError, Inputs};
use super::readers::{Answered, CHECKLIST_OUTPUTS, calendar, due_answer, findings, ground, grounds};
use super::rule::{Rule, computes, duty};
use super::versions::versions;
use crate::approvals::{Act, approval};
use crate::derivation::{Article, Confidence};
use crate::dishonest_list2017 as list;
use crate::dishonest_list2017::listing::{self, Exclusion, ListingGround};
use crate::dishonest_list2017::publication::{self, ListState};
use crate::dishonest_list2017::term::{self, Aggravation, DeletionGround, ListingKind, TermStart};
use crate::{property_investigation2020 as investigation, statutes};
use serde_json::{Value, json};

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "DSH-01",
        title: "纳入失信名单的事由",
        says: "有六种情形之一的，应当纳入失信名单：有履行能力而拒不履行，暴力、威胁抗拒，规避执行，违反财产报告，违反限制消费令，无正当理由拒不履行和解协议。",
        versions: versions! {
            "2017-05-01", Excerpt: list::article("第一条");
        },
        settings: &[],
        work: computes(
            "",
            &[several_grounds::<list::listing::ListingGround>("grounds", "事由")],
            &[
                flag("shall_list", "是否应当纳入"),
                several_grounds::<list::listing::ListingGround>("grounds", "成立的事由"),
                several_grounds::<list::listing::ListingGround>("excluded", "被排除的事由"),
            ],
            listing,
        ),
    },
    Rule {
        id: "DSH-02",
        title: "不得纳入失信名单",
        says: "提供充分担保、控制的财产足以清偿、履行顺序在后或者其他不属拒不履行的，不得依第一项纳入。未成年人一律不得纳入，全日制在校学生也不纳入。",
        versions: versions! {
            "2017-05-01", Excerpt:
                list::article("第三条"),
                list::article("第四条");
        },
        settings: &[],
        work: computes(
            "",
            &[
                several_grounds::<list::listing::ListingGround>("grounds", "事由"),
                several_grounds::<list::listing::Exclusion>("exclusions", "排除事由").optional(),
            ],
            &[
                flag("shall_list", "是否应当纳入"),
                several_grounds::<list::listing::ListingGround>("grounds", "仍然成立的事由"),
                several_grounds::<list::listing::ListingGround>("excluded", "被排除的事由"),
            ],
            listing,
        ),
    },
    Rule {
        id: "DSH-03",
        title: "失信名单的期限",
        says: "仅因有履行能力而拒不履行纳入的，没有期限。其他情形为二年；暴力、威胁情节严重或者有多项失信行为的，可以延长一至三年。期限届满后三个工作日内删除。",
        versions: versions! {
            "2017-05-01", Excerpt:
                list::article("第二条"),
                list::article("第十条第二款");
        },
        settings: &["D-17"],
        work: computes(
            "decision",
            &[
                day("decision", "作出决定日"),
                whole("years", "期限（年）").optional().form("不填的为二年"),
                several_grounds::<list::listing::ListingGround>("grounds", "事由").optional(),
                flag("aggravated", "是否暴力、威胁情节严重或者有多项失信行为")
                    .optional()
                    .form("不填的视为否"),
                day("published", "发布日；本院从发布日起算的必填").optional(),
                answer_to("starts_from", "起算日", "D-17"),
            ],
            &[
                flag("termed", "是否有期限"),
                day("term_last_day", "期限最后一日；没有期限的为空").optional(),
                day("delete_by", "最迟删除日；没有期限的为空").optional(),
                flag("lawful_term", "期限的年数是否符合规定"),
            ],
            term,
        ),
    },
    Rule {
        id: "DSH-04",
        title: "纳入失信名单的程序",
        says: "依申请的，十五日内审查决定；也可以依职权决定。决定书写明理由和期限，由院长签发，作出之日起生效。公布前可以给一至三个月宽限期。",
        versions: versions! {
            "2017-05-01", Recalled: list::article("第五条");
        },
        settings: &[],
        work: computes(
            "application_received",
            &[
                day("application_received", "收到申请日"),
                day("decided", "作出决定日").optional(),
                whole("grace_months", "宽限期（月），零至三").optional().form("不填的为零"),
            ],
            &[
                day("by", "最迟决定日"),
                day("publish_after", "宽限期最后一日；未填决定日的为空"),
                choice("approver", "签发人", &[("president", "院长")]),
            ],
            procedure,
        ),
    },
    Rule {
        id: "DSH-05",
        title: "无期限失信信息的删除",
        says: "没有期限的，有履行完毕、和解履行完毕、申请执行人书面申请、终本后两次查询无果、中止执行、不予执行、终结执行之一的，三个工作日内删除。",
        versions: versions! {
            "2017-05-01", Excerpt: list::article("第十条第一款");
        },
        settings: &[],
        work: computes(
            "paid",
            &[
                day("paid", "事由发生日").form("例如 履行完毕日"),
                one_ground::<list::term::DeletionGround>("ground", "事由")
                    .optional()
                    .form("不填的按“履行完毕”"),
                flag("termed", "名单是否有期限").optional().form("不填的视为否"),
            ],
            &[day("delete_by", "最迟删除日；有期限的为空").optional(), flag("deleted", "是否因此删除")],
            deletion,
        ),
    },
    Rule {
        id: "DSH-06",
        title: "有期限失信信息的删除",
        says: "有期限的名单不因履行等事由当然删除，期限届满后三个工作日内删除。积极履行或者主动纠正的，可以另作决定提前删除。",
        versions: versions! {
            "2017-05-01", Excerpt:
                list::article("第十条第二款"),
                list::article("第二条第二款");
        },
        settings: &[],
        work: computes(
            "term_last_day",
            &[day("term_last_day", "期限最后一日"), day("early_decision", "提前删除的决定日").optional()],
            &[day("delete_by", "最迟删除日")],
            termed_deletion,
        ),
    },
    Rule {
        id: "DSH-07",
        title: "再次纳入失信名单",
        says: "删除后有新的事由的可以再次纳入。依申请执行人申请删除的，六个月内他又申请纳入的不予支持。",
        versions: versions! {
            "2017-05-01", Excerpt:
                list::article("第十条第三款"),
                list::article("第十条第四款");
        },
        settings: &[],
        work: computes(
            "deleted",
            &[
                day("deleted", "删除日"),
                day("asked", "申请纳入日"),
                choice(
                    "deletion",
                    "删除原因",
                    &[("applicants_request", "申请执行人申请"), ("other", "其他")],
                ),
                choice("by", "由谁提出", &[("applicant", "申请执行人"), ("court", "法院")])
                    .optional()
                    .form("不填的按“申请执行人”"),
            ],
            &[flag("allowed", "可否纳入"), day("blocked_until", "六个月的最后一日")],
            again,
        ),
    },
    Rule {
        id: "DSH-08",
        title: "撤销、更正失信信息",
        says: "不应纳入而纳入的应当撤销，记载不准确的应当更正，均在三个工作日内办理。",
        versions: versions! {
            "2017-05-01", Recalled: list::article("第九条");
        },
        settings: &[],
        work: computes(
            "found",
            &[
                day("found", "发现日"),
                choice("fault", "情形", &[("wrong_listing", "不应纳入"), ("wrong_data", "信息不准确")]),
            ],
            &[day("by", "最迟办理日")],
            mending,
        ),
    },
    Rule {
        id: "DSH-09",
        title: "申请纠正失信信息",
        says: "申请纠正的，十五日内审查，成立的三个工作日内纠正，不成立的驳回。驳回送达后十日内可以向上一级法院申请复议，十五日内作出决定；不停止执行。",
        versions: versions! {
            "2017-05-01", Excerpt: list::article("第十二条");
        },
        settings: &[],
        work: computes(
            "applied",
            &[
                day("applied", "收到纠正申请日"),
                day("founded", "认定理由成立日").optional(),
                day("rejection_served", "驳回决定送达日").optional(),
                day("reconsideration_received", "上级法院收到复议申请日").optional(),
            ],
            &[
                day("review_by", "最迟审查日"),
                day("correct_by", "最迟纠正日").optional(),
                day("apply_by", "最迟申请复议日"),
                day("decide_by", "上级法院最迟决定日").optional(),
                flag("stays_execution", "是否停止执行"),
            ],
            correction,
        ),
    },
    Rule {
        id: "DSH-10",
        title: "公布的失信信息",
        says: "公布名称和代码或者姓名、性别、年龄、证件号码，法律文书义务和履行情况，失信行为，执行依据、案号、立案时间和法院，不得涉及秘密和隐私。",
        versions: versions! {
            "2017-05-01", Excerpt: list::article("第六条");
        },
        settings: &[],
        work: computes(
            "",
            &[
                choice("kind", "被执行人", &[("person", "自然人"), ("entity", "法人或者其他组织")]),
                flag("entity_name", "单位名称是否记载").optional(),
                flag("credit_code", "统一社会信用代码是否记载").optional(),
                flag("representative_name", "法定代表人姓名是否记载").optional(),
                flag("person_name", "姓名是否记载").optional(),
                flag("sex", "性别是否记载").optional(),
                flag("age", "年龄是否记载").optional(),
                flag("id_number", "身份证号码是否记载并部分隐去").optional(),
                flag("duty_and_performance", "义务和履行情况是否记载").optional(),
                flag("conduct", "失信行为是否记载").optional(),
                flag("instrument", "执行依据是否记载").optional(),
                flag("case_number", "案号是否记载").optional(),
                flag("filed_on", "立案时间是否记载").optional(),
                flag("court", "执行法院是否记载").optional(),
                flag("nothing_secret", "是否不涉秘密和隐私").optional(),
            ],
            CHECKLIST_OUTPUTS,
            entry,
        ),
    },
    Rule {
        id: "DSH-11",
        title: "失信信息的通报",
        says: "向政府部门、金融机构、事业单位、行业协会和征信机构通报。国家工作人员的通报所在单位，国家机关、国有企业的通报上级单位或者主管部门。",
        versions: versions! {
            "2017-05-01", Excerpt: list::article("第八条");
        },
        settings: &[],
        work: computes(
            "",
            &[choice(
                "kind",
                "被执行人",
                &[("ordinary", "一般"), ("official", "国家工作人员"), ("state_body", "国家机关或者国有企业")],
            )],
            &[several(
                "told",
                "通报对象",
                &[
                    ("authorities_and_finance", "有关机关、金融机构等"),
                    ("credit_bureau", "征信机构"),
                    ("employer", "所在单位"),
                    ("superior", "上级单位或者主管部门"),
                ],
            )],
            told,
        ),
    },
    Rule {
        id: "DSH-12",
        title: "失信与限制消费",
        says: "纳入失信名单的，应当同时限制消费；限制消费的不必纳入失信名单。",
        versions: versions! {
            "2015-07-22", Excerpt: Article::new(statutes::HIGH_CONSUMPTION, "第一条第二款");
        },
        settings: &[],
        work: computes(
            "",
            &[
                choice(
                    "state",
                    "名单",
                    &[("listed", "在册"), ("deleted", "已删除"), ("never_listed", "未纳入")],
                ),
                flag("restricted", "是否已限制消费"),
            ],
            &[flag("restriction_required", "是否必须限制消费"), flag("lawful", "现状是否合法")],
            restriction,
        ),
    },
    Rule {
        id: "DSH-13",
        title: "信用修复后的记录",
        says: "删除后记录仍存于最高人民法院名单库，但不再公开，也不再作为惩戒依据。",
        versions: versions! {
            "2024-01-01", Excerpt: list::article("第十条");
        },
        settings: &[],
        work: computes(
            "",
            &[choice(
                "state",
                "名单",
                &[("listed", "在册"), ("deleted", "已删除"), ("never_listed", "未纳入")],
            )],
            &[flag("kept", "是否留存"), flag("public", "是否公开"), flag("sanctions", "是否作为惩戒依据")],
            record,
        ),
    },
    Rule {
        id: "DSH-14",
        title: "违反财产报告的纳入",
        says: "拒绝报告、虚假报告或者无正当理由逾期报告财产的，应当纳入失信名单。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: investigation::article("第十条（2017年）");
            "2021-01-01", Read:
                investigation::article("第十条") => "被执行人拒绝报告、虚假报告或者无正当理由逾期报告财产情况的，人民法院应当依照相关规定将其纳入失信被执行人名单。";
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<list::listing::ReportFailure>("failure", "情形")],
            &[flag("shall_list", "是否应当纳入")],
            report_failure,
        ),
    },
    Rule {
        id: "DSH-15",
        title: "失信和限制消费规定的现行版本",
        says: "2025年至2026年间失信名单规定和限制消费规定是否已被新规定代替，未能查明；本目录按2017年和2015年规定计算，并标明施行日期。",
        versions: versions! {
            "2017-05-01", Design:
                list::article("全文"),
                Article::new(statutes::HIGH_CONSUMPTION, "全文");
        },
        settings: &[],
        work: duty(
            "这是尚未查明的问题，没有可以计算的内容。请法院核对两个规定的现行版本；已有新规定的，不得再依本目录的失信（DSH）和限制消费（CON）规则办理，待规则更新后再用。",
        ),
    },
];

fn listing(inputs: &Inputs<'_>) -> Answered {
    let given: Vec<ListingGround> = grounds(inputs, "grounds")?;
    let (rule, exclusions): (_, Vec<Exclusion>) = if inputs.has("exclusions") {
        ("DSH-02", grounds(inputs, "exclusions")?)
    } else {
        ("DSH-01", Vec::new())
    };
    let explained = listing::listing_grounds(rule, &given, &exclusions);
    let standing = &explained.value;
    let excluded: Vec<_> = given.iter().filter(|ground| !standing.contains(ground)).collect();
    let value = json!({ "shall_list": !standing.is_empty(), "grounds": standing, "excluded": excluded });
    Ok(Answer::of(&explained, value))
}

fn term(inputs: &Inputs<'_>) -> Answered {
    let decision = inputs.day("decision")?;
    let aggravation =
        if inputs.flag_or("aggravated", false)? { Aggravation::SeriousOrSeveral } else { Aggravation::None };
    let allowed = if inputs.has("grounds") {
        let given: Vec<ListingGround> = grounds(inputs, "grounds")?;
        if given.is_empty() {
            return Err(InputError::Unsound("没有纳入失信名单的事由".to_owned()));
        }
        let Some(allowed) = term::years_allowed(&given, aggravation) else {
            let value =
                json!({ "termed": false, "term_last_day": null, "delete_by": null, "lawful_term": true });
            return Ok(Answer::of(&term::untermed(), value));
        };
        allowed
    } else {
        (term::ORDINARY_YEARS, term::LONGEST_YEARS)
    };
    let years = inputs.small_or("years", term::ORDINARY_YEARS)?;
    if !(1..=100).contains(&years) {
        return Err(InputError::Unsound("期限应为二年，加重的不超过五年".to_owned()));
    }
    let start: TermStart = inputs.setting("starts_from", "D-17", "decision 或者 publication")?;
    let starts_on = match start {
        TermStart::Decision => decision,
        TermStart::Publication => inputs.day("published")?,
    };
    let explained = term::listing_term(calendar(), starts_on, start, years);
    let value = json!({
        "termed": true,
        "term_last_day": explained.value.last_day,
        "delete_by": explained.value.delete_by,
        "lawful_term": (allowed.0..=allowed.1).contains(&years),
    });
    Ok(Answer::of(&explained, value))
}

fn procedure(inputs: &Inputs<'_>) -> Answered {
    let explained = listing::decision_due(calendar(), inputs.day("application_received")?);
    let months = inputs.small_or("grace_months", 0)?;
    if months > 3 {
        return Err(InputError::Unsound("宽限期为一至三个月".to_owned()));
    }
    let publish_after = if inputs.has("decided") {
        json!(listing::grace_until(inputs.day("decided")?, months))
    } else {
        Value::Null
    };
    let mut answer = due_answer(&explained, "by");
    answer.set("publish_after", publish_after);
    answer.set("approver", json!(approval(Act::ListDishonest).approver));
    Ok(answer)
}

fn deletion(inputs: &Inputs<'_>) -> Answered {
    let reason = if inputs.has("ground") { ground(inputs, "ground")? } else { DeletionGround::Performed };
    let kind = if inputs.flag_or("termed", false)? { ListingKind::Termed } else { ListingKind::Untermed };
    let explained = term::deletion_due(calendar(), kind, reason, inputs.day("paid")?);
    let due = explained.value.map(|due| due.end);
    Ok(Answer::of(&explained, json!({ "delete_by": due, "deleted": due.is_some() })))
}

fn termed_deletion(inputs: &Inputs<'_>) -> Answered {
    let last_day = inputs.day("term_last_day")?;
    let early = inputs.optional_day("early_decision")?.filter(|decided| *decided < last_day);
    let event = early.unwrap_or(last_day);
    let period = term::deleted_by(calendar(), event);
    let derivation = crate::Derivation::new("DSH-06", "有期限失信信息的删除", Confidence::Excerpt)
        .input("期限最后一日", last_day.chinese())
        .step(list::article("第十条第二款"), "有期限的，期限届满后三个工作日内删除。");
    let derivation = match early {
        Some(decided) => derivation.step(
            list::article("第二条第二款"),
            format!("{}决定提前删除，三个工作日内办理。", decided.chinese()),
        ),
        None => derivation,
    };
    let explained = derivation.conclude(period, format!("最迟{}删除。", period.end.chinese()));
    Ok(due_answer(&explained, "delete_by"))
}

fn again(inputs: &Inputs<'_>) -> Answered {
    let deletion: listing::EarlierDeletion = inputs.typed("deletion", "applicants_request 或者 other")?;
    let by = inputs.typed_or("by", "applicant 或者 court", listing::ListingBy::Applicant)?;
    let deleted = inputs.day("deleted")?;
    let explained = listing::may_list_again(deletion, deleted, inputs.day("asked")?, by);
    let value = json!({ "allowed": explained.value, "blocked_until": deleted.plus_months(6) });
    Ok(Answer::of(&explained, value))
}

fn mending(inputs: &Inputs<'_>) -> Answered {
    let fault: term::ListingFault = inputs.typed("fault", "wrong_listing 或者 wrong_data")?;
    Ok(due_answer(&term::mended_by(calendar(), fault, inputs.day("found")?), "by"))
}

fn correction(inputs: &Inputs<'_>) -> Answered {
    let days = term::CorrectionDays {
        applied_on: inputs.day("applied")?,
        founded_on: inputs.optional_day("founded")?,
        rejection_served_on: inputs.optional_day("rejection_served")?,
        reconsideration_received_on: inputs.optional_day("reconsideration_received")?,
    };
    let mut answer = {
        let explained = term::correction(calendar(), &days);
        Answer::of(&explained, json!(explained.value))
    };
    answer.set("stays_execution", json!(false));
    Ok(answer)
}

fn entry(inputs: &Inputs<'_>) -> Answered {
    let conditions = match inputs.text("kind")? {
        "entity" => &publication::ENTITY_ENTRY,
        "person" => &publication::PERSON_ENTRY,
        _ => return Err(InputError::Unsound("“kind”应为 person 或者 entity".to_owned())),
    };
    findings(inputs, conditions)
}

fn told(inputs: &Inputs<'_>) -> Answered {
    let kind = inputs.typed("kind", "ordinary、official 或者 state_body")?;
    let explained = publication::told(kind);
    Ok(Answer::of(&explained, json!({ "told": explained.value })))
}

fn state(inputs: &Inputs<'_>) -> Result<ListState, InputError> {
    inputs.typed("state", "listed、deleted 或者 never_listed")
}

fn restriction(inputs: &Inputs<'_>) -> Answered {
    let explained = publication::restriction_required(state(inputs)?);
    let restricted = inputs.flag("restricted")?;
    let value = json!({
        "restriction_required": explained.value,
        "lawful": restricted || !explained.value,
    });
    Ok(Answer::of(&explained, value))
}

fn record(inputs: &Inputs<'_>) -> Answered {
    let explained = publication::record_use(state(inputs)?);
    Ok(Answer::of(&explained, json!(explained.value)))
}

fn report_failure(inputs: &Inputs<'_>) -> Answered {
    let explained = listing::shall_list_for_report(ground(inputs, "failure")?);
    Ok(Answer::of(&explained, json!({ "shall_list": explained.value })))
}
