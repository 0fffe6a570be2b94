//! Rules of the restriction of consumption (CON).

use super::answer::Answer;
use super::field::{choice, day, flag, one_ground};
use super::inputs::Inputs;
use super::readers::{Answered, CHECKLIST_OUTPUTS, fields, findings, ground};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::derivation::Article;
use crate::high_consumption2015 as consumption;
use crate::{power_checks2021, procedure_interpretation2022 as interpretation, statutes};
use serde_json::json;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "CON-01",
        title: "限制消费的条件",
        says: "未按执行通知书指定的期间履行的，可以限制消费；纳入失信名单的，应当限制消费。",
        versions: versions! {
            "2010-10-01" to "2015-07-21", Recalled: consumption::article("第一条（2010年）");
            "2015-07-22", Excerpt: consumption::article("第一条");
        },
        settings: &[],
        work: computes(
            "on",
            &[
                flag("performed_in_time", "是否按执行通知书指定的期间履行"),
                flag("listed", "是否在失信名单").optional().form("不填的视为否"),
                day("on", "决定日").optional(),
            ],
            &[choice("force", "限制消费", &[("shall", "应当"), ("may", "可以"), ("no", "不得")])],
            condition,
        ),
    },
    Rule {
        id: "CON-02",
        title: "限制消费的项目",
        says: "不得乘坐飞机、软卧、轮船二等以上，G字头列车全部座位和其他动车一等以上座位，不得星级宾馆高消费、购建房屋、旅游度假、子女高收费私立学校等九项消费。",
        versions: versions! {
            "2010-10-01" to "2015-07-21", Recalled: consumption::article("第三条第一款（2010年）");
            "2015-07-22", Excerpt: consumption::article("第三条第一款");
        },
        settings: &[],
        work: computes(
            "on",
            &[one_ground::<consumption::Spending>("spending", "消费"), day("on", "消费日").optional()],
            &[flag("barred", "是否禁止")],
            spending,
        ),
    },
    Rule {
        id: "CON-03",
        title: "单位被限制消费的人员",
        says: "单位被限制消费的，其法定代表人、主要负责人、直接责任人员、实际控制人也不得消费；因私以个人财产消费的，可以申请准许。",
        versions: versions! {
            "2015-07-22", Excerpt: consumption::article("第三条第二款");
        },
        settings: &[],
        work: computes(
            "",
            &[
                one_ground::<consumption::BoundPerson>("person", "人员"),
                choice(
                    "funds",
                    "费用",
                    &[
                        ("entity", "单位财产"),
                        ("private", "个人财产"),
                        ("private_with_leave", "个人财产并经准许"),
                    ],
                )
                .optional()
                .form("不填的按“单位财产”"),
            ],
            &[flag("bound", "是否受限制")],
            bound,
        ),
    },
    Rule {
        id: "CON-04",
        title: "限制消费令",
        says: "由申请执行人书面申请，必要时依职权决定。限制消费令由院长签发，载明期间、项目和法律后果。",
        versions: versions! {
            "2010-10-01" to "2015-07-21", Recalled: consumption::article("第四条（2010年）");
            "2015-07-22", Recalled: consumption::article("第四条");
        },
        settings: &[],
        work: computes(
            "",
            &fields::<{ consumption::ORDER.requirements.len() }>(&consumption::ORDER),
            CHECKLIST_OUTPUTS,
            order,
        ),
    },
    Rule {
        id: "CON-05",
        title: "限制消费的例外",
        says: "因生活或者经营必需的消费，须经批准。本人或者近亲属重大疾病、丧葬、重大考试等急需外出的，可以暂时解除乘坐飞机、高铁限制，至多一个月。",
        versions: versions! {
            "2015-07-22", Excerpt:
                consumption::article("第八条"),
                Article::new(statutes::GOODWILL_ENFORCEMENT, "第十七条第三项");
        },
        settings: &[],
        work: computes(
            "from",
            &[one_ground::<consumption::LeaveReason>("reason", "事由"), day("from", "起始日")],
            &[flag("allowed", "可否准许"), day("until", "最后一日；不予准许的为空").optional()],
            leave,
        ),
    },
    Rule {
        id: "CON-06",
        title: "解除限制消费",
        says: "履行完毕的应当解除，提供有效担保或者申请执行人同意的可以解除；2021年12月6日起，三种情形均应在三个工作日内解除。",
        versions: versions! {
            "2015-07-22", Excerpt:
                consumption::article("第九条"),
                power_checks2021::article("第二十三条");
        },
        settings: &[],
        work: computes(
            "happened",
            &[
                one_ground::<consumption::Lifting>("ground", "事由").optional().form("不填的按“履行完毕”"),
                day("happened", "事由发生日"),
            ],
            &[
                choice("force", "解除", &[("shall", "应当解除"), ("may", "可以解除")]),
                day("by", "最迟解除日；没有规定的为空").optional(),
            ],
            lifting,
        ),
    },
    Rule {
        id: "CON-07",
        title: "原法定代表人的解除",
        says: "单位变更法定代表人后，原法定代表人证明自己不是实际控制人、直接责任人员的，解除对他的限制，改为限制现任法定代表人。",
        versions: versions! {
            "2020-01-01", Excerpt: Article::new(statutes::GOODWILL_ENFORCEMENT, "第十七条第二项");
        },
        settings: &[],
        work: computes(
            "",
            &[
                flag("is_controller", "是否实际控制人"),
                flag("is_responsible", "是否影响债务履行的直接责任人员"),
            ],
            &[flag("lift", "是否解除"), flag("restrict_successor", "是否限制现任法定代表人")],
            former,
        ),
    },
    Rule {
        id: "CON-08",
        title: "违反限制消费令",
        says: "违反限制消费令属于拒不履行判决、裁定，可以罚款、拘留，并应纳入失信名单；单位明知而允许消费的，可以罚款。",
        versions: versions! {
            "2015-02-04", Read:
                interpretation::article("第一百八十八条第三项") => "违反人民法院限制高消费令进行消费的；",
                interpretation::article("第一百九十二条第一项") => "允许被执行人高消费的；";
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<consumption::Breaker>("breaker", "主体")],
            &[
                flag("may_fine", "可否罚款"),
                flag("may_detain", "可否拘留"),
                flag("listing_ground", "是否纳入失信名单的事由"),
            ],
            breach,
        ),
    },
    Rule {
        id: "CON-09",
        title: "终本后的限制消费",
        says: "终结本次执行程序后，限制消费令继续有效，不因终本解除；履行完毕结案或者终结执行的才解除。",
        versions: versions! {
            "2016-12-01", Recalled: Article::new(statutes::ENDING_ROUND, "第八条");
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<consumption::Closing>("closing", "结案方式")],
            &[flag("stays", "限制消费令是否继续有效")],
            after_ending,
        ),
    },
];

fn condition(inputs: &Inputs<'_>) -> Answered {
    let listed = inputs.flag_or("listed", false)?;
    let explained = consumption::restriction(inputs.flag("performed_in_time")?, listed);
    Ok(Answer::of(&explained, json!({ "force": explained.value })))
}

fn spending(inputs: &Inputs<'_>) -> Answered {
    let explained = consumption::is_barred(ground(inputs, "spending")?);
    Ok(Answer::of(&explained, json!({ "barred": explained.value })))
}

fn bound(inputs: &Inputs<'_>) -> Answered {
    let funds =
        inputs.typed_or("funds", "entity、private 或者 private_with_leave", consumption::Funds::Entity)?;
    let explained = consumption::is_bound(ground(inputs, "person")?, funds);
    Ok(Answer::of(&explained, json!({ "bound": explained.value })))
}

fn order(inputs: &Inputs<'_>) -> Answered {
    findings(inputs, &consumption::ORDER)
}

fn leave(inputs: &Inputs<'_>) -> Answered {
    let explained = consumption::leave(ground(inputs, "reason")?, inputs.day("from")?);
    let until = explained.value;
    Ok(Answer::of(&explained, json!({ "allowed": until.is_some(), "until": until })))
}

fn lifting(inputs: &Inputs<'_>) -> Answered {
    let reason =
        if inputs.has("ground") { ground(inputs, "ground")? } else { consumption::Lifting::Performed };
    let explained = consumption::lifting_due(super::readers::calendar(), reason, inputs.day("happened")?);
    let due = explained.value;
    let value = json!({ "force": due.force, "by": due.by.map(|by| by.end) });
    Ok(Answer::of(&explained, value))
}

fn former(inputs: &Inputs<'_>) -> Answered {
    let explained =
        consumption::former_representative(inputs.flag("is_controller")?, inputs.flag("is_responsible")?);
    let value = json!({ "lift": explained.value, "restrict_successor": explained.value });
    Ok(Answer::of(&explained, value))
}

fn breach(inputs: &Inputs<'_>) -> Answered {
    let explained = consumption::breach(ground(inputs, "breaker")?);
    Ok(Answer::of(&explained, json!(explained.value)))
}

fn after_ending(inputs: &Inputs<'_>) -> Answered {
    let explained = consumption::stays_after(ground(inputs, "closing")?);
    Ok(Answer::of(&explained, json!({ "stays": explained.value })))
}
