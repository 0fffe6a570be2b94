//! Rules of measures against persons (PER).

use super::answer::Answer;
use super::field::{
    Field, Kind, choice, day, flag, list, moment, money, one_ground, several_grounds, text, whole,
};
use super::inputs::{InputError, Inputs, unreadable};
use super::readers::{Answered, CHECKLIST_OUTPUTS, calendar, due_answer, fields, findings, ground, grounds};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::administrative_litigation2017 as administrative;
use crate::approvals::{Act, approval};
use crate::civil_procedure2023::{article as procedure, exit_ban, sanctions};
use crate::derivation::Article;
use crate::procedure_interpretation2022::article as interpretation;
use crate::refusal_crime2024 as crime;
use crate::{enforcement_procedure2020, property_investigation2020, statutes};
use serde_json::{Value, json};
use values::{Day, Fen, Instant};

const ROLE: Field = one_ground::<sanctions::Role>("role", "身份");

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "PER-01",
        title: "传唤",
        says: "可以传唤被执行人，或者被执行单位的法定代表人、负责人、实际控制人、直接责任人员到法院接受调查询问。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: property_investigation2020::article("第十五条第一款（2017年）");
            "2021-01-01", Read:
                property_investigation2020::article("第十五条第一款") => "可以传唤被执行人或被执行人的法定代表人、负责人、实际控制人、直接责任人员到人民法院接受调查询问。";
        },
        settings: &[],
        work: computes(
            "",
            &[ROLE],
            &[flag("may_be_summoned", "可否传唤"), flag("may_be_compelled", "可否拘传")],
            summons,
        ),
    },
    Rule {
        id: "PER-02",
        title: "拘传",
        says: "必须接受调查询问的人经依法传唤无正当理由拒不到场的，经院长批准可以拘传。询问不超过八小时；情况复杂、依法可能拘留的，不超过二十四小时。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: interpretation("第四百八十四条（2015年）");
            "2022-04-10", Read:
                interpretation("第四百八十二条第二款") => "调查询问的时间不得超过八小时；情况复杂，依法可能采取拘留措施的，调查询问的时间不得超过二十四小时。",
                procedure("第一百一十九条") => "拘传、罚款、拘留必须经院长批准。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                moment("start", "开始询问的时间")
                    .optional()
                    .form("例如 2026-03-10 09:00；与下列各项条件任填其一"),
                flag("complex", "是否情况复杂并且依法可能采取拘留措施").optional().form("不填的视为否"),
                flag("within_persons", "是否被执行人、法定代表人、负责人或者实际控制人").optional(),
                flag("must_be_questioned", "是否必须接受调查询问").optional(),
                flag("lawfully_summoned", "是否已依法传唤（一次即可）").optional(),
                flag("absent_without_reason", "是否无正当理由拒不到场").optional(),
                flag("president_approved", "院长是否批准").optional(),
                flag("warrant_issued", "是否已签发拘传票").optional(),
            ],
            &[
                moment("latest_release", "最迟结束询问的时间").optional(),
                flag("complete", "拘传条件是否全部具备").optional(),
                list("missing", "不具备的条件的名称", &Kind::InputName).optional(),
                list("unknown", "未查明的条件的名称", &Kind::InputName).optional(),
            ],
            compelled_appearance,
        ),
    },
    Rule {
        id: "PER-03",
        title: "罚款、拘留的限度",
        says: "对个人罚款十万元以下，对单位罚款五万元以上一百万元以下；拘留十五日以下。均须院长批准，可以单独或者合并适用。",
        versions: versions! {
            "2013-01-01", Read:
                procedure("第一百一十八条") => "对个人的罚款金额，为人民币十万元以下。对单位的罚款金额，为人民币五万元以上一百万元以下。",
                interpretation("第一百八十三条") => "规定的罚款、拘留可以单独适用，也可以合并适用。";
        },
        settings: &[],
        work: computes(
            "decided",
            &[
                choice("person", "对象", &[("individual", "个人"), ("entity", "单位")]),
                day("decided", "决定日").optional(),
                money("fine_fen", "拟罚款金额").optional(),
                whole("detention_days", "拟拘留天数").optional(),
            ],
            &[
                money("least_fen", "罚款最低额"),
                money("greatest_fen", "罚款最高额"),
                whole("longest_detention_days", "拘留最长天数"),
                flag("fine_allowed", "拟罚款是否在限度内"),
                flag("detention_allowed", "拟拘留是否在限度内").optional(),
                choice("approver", "批准人", &[("president", "院长")]),
            ],
            sanction_range,
        ),
    },
    Rule {
        id: "PER-04",
        title: "罚款、拘留决定的复议",
        says: "自收到决定书之日起三日内可以向上一级法院申请复议，上级法院收到后五日内作出决定。复议期间不停止执行。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: interpretation("第一百八十五条（2015年）");
            "2022-04-10", Read:
                interpretation("第一百八十五条") => "被罚款、拘留的人不服罚款、拘留决定申请复议的，应当自收到决定书之日起三日内提出。",
                procedure("第一百一十九条") => "复议期间不停止执行。";
        },
        settings: &[],
        work: computes(
            "decision_received",
            &[
                day("decision_received", "收到决定书日"),
                day("application_received", "上级法院收到复议申请日").optional(),
            ],
            &[
                day("apply_by", "最迟申请复议日"),
                day("decide_by", "上级法院最迟决定日；未填收到日的为空").optional(),
                flag("stays_execution", "复议期间是否停止执行"),
            ],
            reconsideration,
        ),
    },
    Rule {
        id: "PER-05",
        title: "同一行为不得连续处罚",
        says: "对同一妨害行为的罚款、拘留不得连续适用；发生新的妨害行为的，可以重新罚款、拘留。",
        versions: versions! {
            "2015-02-04", Read: interpretation("第一百八十四条") => "对同一妨害民事诉讼行为的罚款、拘留不得连续适用。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                text("act", "拟处罚的行为的编号或者名称"),
                list("sanctioned_acts", "已处罚的行为的编号或者名称", &Kind::Text),
            ],
            &[flag("allowed", "可否处罚")],
            sanction_again,
        ),
    },
    Rule {
        id: "PER-06",
        title: "拘留的执行",
        says: "拘留由司法警察送交当地公安机关看管，二十四小时内通知家属。紧急情况可以先拘留，立即报院长补办；提前解除须经院长批准。",
        versions: versions! {
            "2015-02-04", Read:
                interpretation("第一百八十条") => "人民法院对被拘留人采取拘留措施后，应当在二十四小时内通知其家属；",
                interpretation("第一百八十二条") => "提前解除拘留，应报经院长批准，并作出提前解除拘留决定书，交负责看管的公安机关执行。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                moment("detained", "采取拘留措施的时间").form("例如 2026-03-10 09:00"),
                flag("urgent", "是否属于必须立即拘留的紧急情况").optional().form("不填的视为否"),
            ],
            &[
                moment("family_told_by", "最迟通知家属的时间"),
                choice("approval", "院长批准", &[("before", "事先"), ("at_once_after", "拘留后立即补办")]),
                choice("early_release_approver", "提前解除的批准人", &[("president", "院长")]),
            ],
            detention,
        ),
    },
    Rule {
        id: "PER-07",
        title: "罚款、拘留的对象",
        says: "可以处罚被执行人、法定代理人，单位及其主要负责人、直接责任人员。拒不协助的单位可以罚款，其负责人先罚款，仍不协助的才可以拘留。",
        versions: versions! {
            "2013-01-01", Read:
                procedure("第一百一十四条第二款") => "可以对其主要负责人或者直接责任人员予以罚款、拘留；构成犯罪的，依法追究刑事责任。",
                procedure("第一百一十七条第二款") => "可以对其主要负责人或者直接责任人员予以罚款；对仍不履行协助义务的，可以予以拘留；";
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<sanctions::Sanctioned>("person", "对象")],
            &[flag("may_fine", "可否罚款"), flag("may_detain", "可否拘留")],
            sanctioned,
        ),
    },
    Rule {
        id: "PER-08",
        title: "搜查",
        says: "被执行人不履行并隐匿财产、账簿的，由院长签发搜查令。搜查应着装、出示证件，通知家属和基层组织到场，妇女由女执行人员搜查，并制作笔录。",
        versions: versions! {
            "2015-02-04", Read:
                procedure("第二百五十九条") => "采取前款措施，由院长签发搜查令。",
                interpretation("第四百九十六条第二款") => "搜查妇女身体，应当由女执行人员进行。";
        },
        settings: &[],
        work: computes(
            "",
            &fields::<{ sanctions::SEARCH.requirements.len() }>(&sanctions::SEARCH),
            CHECKLIST_OUTPUTS,
            search,
        ),
    },
    Rule {
        id: "PER-09",
        title: "限制出境",
        says: "可以限制被执行人，单位的法定代表人、主要负责人、直接责任人员出境。全部履行的应当解除，担保或者申请执行人同意的可以解除；收到决定后十日内可以申请复议。",
        versions: versions! {
            "2009-01-01" to "2020-12-31", Recalled: enforcement_procedure2020::article("第三十六条至第三十八条（2008年）");
            "2021-01-01", Read:
                enforcement_procedure2020::article("第二十五条") => "被执行人提供充分、有效的担保或者申请执行人同意的，可以解除限制出境措施。",
                Article::new(statutes::OBJECTION, "第九条") => "可以自收到限制出境决定之日起十日内向上一级人民法院申请复议。";
        },
        settings: &[],
        work: computes(
            "decision_received",
            &[
                one_ground::<exit_ban::Banned>("person", "对象").optional().form("三项任填"),
                one_ground::<exit_ban::BanLifting>("lift_ground", "解除事由").optional(),
                day("decision_received", "收到限制出境决定日").optional(),
            ],
            &[
                flag("allowed", "可否限制出境").optional(),
                choice("lifting", "解除", &[("shall", "应当解除"), ("may", "可以解除")]).optional(),
                day("apply_by", "最迟申请复议日").optional(),
            ],
            exit_ban,
        ),
    },
    Rule {
        id: "PER-10",
        title: "强制迁出",
        says: "强制迁出房屋、退出土地的，由院长签发公告并指定履行期间；逾期不履行的强制执行，通知被执行人或者成年家属到场，拒不到场不影响执行。",
        versions: versions! {
            "1991-04-09", Read:
                procedure("第二百六十一条第一款") => "强制迁出房屋或者强制退出土地，由院长签发公告，责令被执行人在指定期间履行。被执行人逾期不履行的，由执行员强制执行。";
        },
        settings: &[],
        work: computes(
            "",
            &fields::<{ sanctions::EVICTION.requirements.len() }>(&sanctions::EVICTION),
            CHECKLIST_OUTPUTS,
            eviction,
        ),
    },
    Rule {
        id: "PER-11",
        title: "拒不执行判决、裁定罪",
        says: "有能力执行而拒不执行，情节严重的处三年以下有期徒刑，情节特别严重的处三年以上七年以下。其中四种情形须先经罚款、拘留而仍拒不执行，应保留处罚记录。",
        versions: versions! {
            "2024-12-01", Read:
                crime::article("第三条第四项") => "具有拒绝报告或者虚假报告财产情况、违反人民法院限制消费令等拒不执行行为，经采取罚款、拘留等强制措施后仍拒不执行的；",
                Article::new(statutes::CRIMINAL_LAW, "第三百一十三条第一款") => "对人民法院的判决、裁定有能力执行而拒不执行，情节严重的，处三年以下有期徒刑、拘役或者罚金；情节特别严重的，处三年以上七年以下有期徒刑，并处罚金。";
        },
        settings: &[],
        work: computes(
            "on",
            &[
                several_grounds::<crime::SeriousCase>("cases", "情形"),
                flag("able", "扣除生活必需费用后是否有执行能力"),
                flag("sanctioned_before", "此前是否已被罚款、拘留").optional().form("不填的视为否"),
                flag("protected_claim", "是否赡养费、扶养费、抚养费、抚恤金、医疗费用、劳动报酬")
                    .optional()
                    .form("不填的视为否"),
                flag("report_not_pursued", "申请执行人控告后是否未被追究").optional().form("不填的视为否"),
                day("on", "行为日").optional(),
            ],
            &[
                choice(
                    "gravity",
                    "情节",
                    &[("not_shown", "不足"), ("serious", "情节严重"), ("especially_serious", "情节特别严重")],
                ),
                several_grounds::<crime::SeriousCase>("cases", "成立的情形"),
                several_grounds::<crime::SeriousCase>("lacking_sanction", "因此前未罚款、拘留而不成立的情形"),
                flag("heavier", "是否从重"),
                flag("private_prosecution", "可否自诉"),
            ],
            refusal,
        ),
    },
    Rule {
        id: "PER-12",
        title: "执行终结后的妨害行为",
        says: "执行终结六个月内对已执行的标的有妨害行为的，可以依申请排除妨害，并可以罚款、拘留。",
        versions: versions! {
            "2015-02-04", Read: interpretation("第五百一十九条") => "在执行终结六个月内，被执行人或者其他人对已执行的标的有妨害行为的，人民法院可以依申请排除妨害，并可以依照民事诉讼法第一百一十四条规定进行处罚。";
        },
        settings: &[],
        work: computes(
            "ended",
            &[
                day("ended", "执行终结日"),
                day("interfered", "妨害行为日").optional().form("不填的为执行终结日"),
            ],
            &[day("last_day", "六个月的最后一日"), flag("within", "是否在六个月内")],
            interference,
        ),
    },
    Rule {
        id: "PER-13",
        title: "行政机关不履行的按日罚款",
        says: "行政机关在规定期限内不履行的，从期满之日起对其负责人按日处五十元至一百元罚款，并可以划拨、公告、提出司法建议；社会影响恶劣的可以拘留责任人员。",
        versions: versions! {
            "2015-05-01", Read:
                administrative::article("第九十六条第二项") => "在规定期限内不履行的，从期满之日起，对该行政机关负责人按日处五十元至一百元的罚款；";
        },
        settings: &[],
        work: computes(
            "term_ended",
            &[day("term_ended", "履行期限届满日"), day("until", "计算至（含当日）")],
            &[whole("days", "不履行天数"), money("least_fen", "罚款下限"), money("greatest_fen", "罚款上限")],
            daily_fines,
        ),
    },
];

/// A time of day: `2026-03-10 09:00`.
fn instant(inputs: &Inputs<'_>, name: &str) -> Result<Instant, InputError> {
    let expected = "时间，例如 2026-03-10 09:00";
    let text = inputs.text(name)?;
    let read = || {
        let (day, time) = text.split_once([' ', 'T'])?;
        let (hours, minutes) = time.split_once(':')?;
        let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
        let day: Day = day.parse().ok()?;
        (hours < 24 && minutes < 60)
            .then(|| Instant::at(day, i64::from(hours) * 3_600 + i64::from(minutes) * 60))
    };
    read().ok_or_else(|| unreadable(name, expected))
}

fn written(at: Instant) -> String {
    format!("{} {}", at.day(), at.clock_time())
}

fn summons(inputs: &Inputs<'_>) -> Answered {
    let role: sanctions::Role = ground(inputs, "role")?;
    let value = json!({
        "may_be_summoned": role.may_be_summoned(),
        "may_be_compelled": role.may_be_compelled(),
    });
    Ok(Answer::of(&sanctions::summons(role), value))
}

fn compelled_appearance(inputs: &Inputs<'_>) -> Answered {
    if !inputs.has("start") {
        return findings(inputs, &sanctions::COMPELLED_APPEARANCE);
    }
    let complexity = if inputs.flag_or("complex", false)? {
        sanctions::Complexity::ComplexWithDetentionPossible
    } else {
        sanctions::Complexity::Ordinary
    };
    let release = sanctions::latest_release(instant(inputs, "start")?, complexity);
    let latest = json!(written(release.value));
    if sanctions::COMPELLED_APPEARANCE.requirements.iter().any(|point| inputs.has(point.name)) {
        let mut answer = findings(inputs, &sanctions::COMPELLED_APPEARANCE)?;
        answer.set("latest_release", latest);
        answer.derivation = answer.derivation.because(release.derivation);
        return Ok(answer);
    }
    Ok(Answer::of(&release, json!({ "latest_release": latest })))
}

fn sanction_range(inputs: &Inputs<'_>) -> Answered {
    let kind: sanctions::PersonKind = inputs.typed("person", "individual 或者 entity")?;
    let explained = sanctions::sanction_range(kind);
    let range = explained.value;
    let value = json!({
        "least_fen": if kind == sanctions::PersonKind::Entity { range.least } else { Fen::ZERO },
        "greatest_fen": range.greatest,
        "longest_detention_days": range.detention_days,
        "approver": approval(Act::Fine).approver,
    });
    let mut answer = Answer::of(&explained, value);
    if inputs.has("fine_fen") {
        answer.set("fine_allowed", json!(range.allows_fine(inputs.fen("fine_fen")?)));
    }
    if inputs.has("detention_days") {
        answer.set("detention_allowed", json!(range.allows_detention(inputs.number("detention_days")?)));
    }
    Ok(answer)
}

fn reconsideration(inputs: &Inputs<'_>) -> Answered {
    let explained = sanctions::RECONSIDERATION.after(calendar(), inputs.day("decision_received")?);
    let mut answer = due_answer(&explained, "apply_by");
    let decided_by = if inputs.has("application_received") {
        let received = inputs.day("application_received")?;
        json!(sanctions::RECONSIDERATION_DECISION.after(calendar(), received).value.end)
    } else {
        Value::Null
    };
    answer.set("decide_by", decided_by);
    answer.set("stays_execution", json!(false));
    Ok(answer)
}

fn sanction_again(inputs: &Inputs<'_>) -> Answered {
    let sanctioned: Vec<&str> = inputs.list("sanctioned_acts")?.iter().filter_map(Value::as_str).collect();
    if sanctioned.len() != inputs.list("sanctioned_acts")?.len() {
        return Err(unreadable("sanctioned_acts", "文字的列表"));
    }
    let explained = sanctions::may_sanction_again(inputs.text("act")?, &sanctioned);
    Ok(Answer::of(&explained, json!({ "allowed": explained.value })))
}

fn detention(inputs: &Inputs<'_>) -> Answered {
    let approved = if inputs.flag_or("urgent", false)? {
        sanctions::DetentionApproval::AtOnceAfter
    } else {
        sanctions::DetentionApproval::Before
    };
    let explained = sanctions::detention_duties(instant(inputs, "detained")?, approved);
    let value = json!({
        "family_told_by": written(explained.value.family_told_by),
        "approval": explained.value.approval,
        "early_release_approver": approval(Act::ReleaseEarly).approver,
    });
    Ok(Answer::of(&explained, value))
}

fn sanctioned(inputs: &Inputs<'_>) -> Answered {
    let explained = sanctions::sanctions_for(ground(inputs, "person")?);
    Ok(Answer::of(&explained, json!(explained.value)))
}

fn search(inputs: &Inputs<'_>) -> Answered {
    findings(inputs, &sanctions::SEARCH)
}

fn eviction(inputs: &Inputs<'_>) -> Answered {
    findings(inputs, &sanctions::EVICTION)
}

fn exit_ban(inputs: &Inputs<'_>) -> Answered {
    let mut answers = Vec::new();
    if inputs.has("person") {
        let explained = exit_ban::may_ban(ground(inputs, "person")?);
        answers.push(Answer::of(&explained, json!({ "allowed": explained.value })));
    }
    if inputs.has("lift_ground") {
        let explained = exit_ban::lifting(ground(inputs, "lift_ground")?);
        answers.push(Answer::of(&explained, json!({ "lifting": explained.value })));
    }
    if inputs.has("decision_received") {
        let explained = exit_ban::RECONSIDERATION.after(calendar(), inputs.day("decision_received")?);
        answers.push(due_answer(&explained, "apply_by"));
    }
    let joined = answers.into_iter().reduce(|mut whole, part| {
        whole.outputs.extend(part.outputs);
        let conclusion = format!("{}{}", whole.derivation.conclusion, part.derivation.conclusion);
        whole.derivation = whole.derivation.because(part.derivation);
        whole.derivation.conclusion = conclusion;
        whole
    });
    joined.ok_or_else(|| InputError::Missing("person".to_owned()))
}

fn refusal(inputs: &Inputs<'_>) -> Answered {
    let facts = crime::Facts {
        cases: grounds(inputs, "cases")?,
        able: inputs.flag("able")?,
        sanctioned_before: inputs.flag_or("sanctioned_before", false)?,
        protected_claim: inputs.flag_or("protected_claim", false)?,
        report_not_pursued: inputs.flag_or("report_not_pursued", false)?,
    };
    let explained = crime::suspicion(&facts);
    Ok(Answer::of(&explained, json!(explained.value)))
}

fn interference(inputs: &Inputs<'_>) -> Answered {
    let ended = inputs.day("ended")?;
    let interfered = if inputs.has("interfered") { inputs.day("interfered")? } else { ended };
    let explained = sanctions::interference(ended, interfered);
    Ok(Answer::of(&explained, json!(explained.value)))
}

fn daily_fines(inputs: &Inputs<'_>) -> Answered {
    let explained = administrative::daily_fines(inputs.day("term_ended")?, inputs.day("until")?);
    let fines = explained.value;
    let value = json!({ "days": fines.days, "least_fen": fines.least, "greatest_fen": fines.greatest });
    Ok(Answer::of(&explained, value))
}
