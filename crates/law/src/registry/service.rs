//! Rules of service (SVC).

use super::answer::Answer;
use super::field::{Kind, Pair, choice, day, field, flag, tuples, whole};
use super::inputs::{InputError, Inputs, day_of, unreadable};
use super::readers::{Answered, calendar, due_answer};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::civil_procedure2023::{
    self,
    service::{self, Domicile, ServiceMethod},
};
use crate::derivation::{Confidence, Derivation, Explained};
use crate::online_litigation2021;
use crate::postal_service2004;
use crate::procedure_interpretation2022;
use serde_json::{Value, json};
use values::Day;

const IN_PERSON: &[Pair] = &[
    ("direct", ServiceMethod::Direct.label()),
    ("left", ServiceMethod::Left.label()),
    ("refused_to_sign", ServiceMethod::RefusedToSign.label()),
];
const BY_POST: &[Pair] =
    &[("post", ServiceMethod::Post.label()), ("post_returned", ServiceMethod::PostReturned.label())];
const BY_WIRE: &[Pair] = &[
    ("electronic", ServiceMethod::Electronic.label()),
    ("electronic_unconfirmed", ServiceMethod::ElectronicUnconfirmed.label()),
];

/// The ways of serving a paper.
const METHODS: &[Pair] = &[
    ("direct", ServiceMethod::Direct.label()),
    ("left", ServiceMethod::Left.label()),
    ("refused_to_sign", ServiceMethod::RefusedToSign.label()),
    ("post", ServiceMethod::Post.label()),
    ("post_returned", ServiceMethod::PostReturned.label()),
    ("electronic", ServiceMethod::Electronic.label()),
    ("electronic_unconfirmed", ServiceMethod::ElectronicUnconfirmed.label()),
    ("entrusted", ServiceMethod::Entrusted.label()),
    ("passed_on", ServiceMethod::PassedOn.label()),
    ("public_notice", ServiceMethod::PublicNotice.label()),
    ("public_notice_abroad", ServiceMethod::PublicNoticeAbroad.label()),
];

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "SVC-01",
        title: "直接送达和留置送达",
        says: "直接送达以签收日为送达日，同住成年家属、诉讼代理人、代收人可以签收。拒收的，邀请见证人或者拍照、录像后留在住所，即视为送达。",
        versions: versions! {
            "1991-04-09" to "2012-12-31", Recalled: civil_procedure2023::article("第七十八条、第七十九条（1991年）");
            "2013-01-01" to "2021-12-31", Recalled: civil_procedure2023::article("第八十五条、第八十六条（2012年修正）");
            "2022-01-01" to "2023-12-31", Excerpt: civil_procedure2023::article("第八十八条、第八十九条（2021年修正）");
            "2024-01-01", Read:
                civil_procedure2023::article("第八十八条第二款") => "受送达人的同住成年家属，法人或者其他组织的负责收件的人，诉讼代理人或者代收人在送达回证上签收的日期为送达日期。",
                civil_procedure2023::article("第八十九条") => "也可以把诉讼文书留在受送达人的住所，并采用拍照、录像等方式记录送达过程，即视为送达。",
                procedure_interpretation2022::article("第一百三十一条第一款") => "当事人到达人民法院，拒绝签署送达回证的，视为送达。",
                procedure_interpretation2022::article("第一百三十条第一款") => "拒绝签收或者盖章的，适用留置送达。";
        },
        settings: &[],
        work: computes(
            "date",
            &[choice("method", "方式", IN_PERSON), day("date", "签收、留置或者拒绝签署之日")],
            &[day("served_on", "送达生效日")],
            personal_service,
        ),
    },
    Rule {
        id: "SVC-02",
        title: "邮寄送达",
        says: "邮寄送达以回执注明的收件日为送达日。因受送达人自己的原因退回的，退回之日视为送达；他能证明没有过错的，不视为送达。",
        versions: versions! {
            "2005-01-01", Read:
                civil_procedure2023::article("第九十一条") => "邮寄送达的，以回执上注明的收件日期为送达日期。",
                postal_service2004::article("第十一条第一款") => "导致诉讼文书未能被受送达人实际接收的，文书退回之日视为送达之日。",
                postal_service2004::article("第十一条第二款") => "受送达人能够证明自己在诉讼文书送达的过程中没有过错的，不适用前款规定。";
        },
        settings: &[],
        work: computes(
            "date",
            &[
                choice("method", "方式", BY_POST),
                day("date", "回执注明的收件日或者退回日"),
                flag("no_fault_proved", "退回的：受送达人是否证明自己没有过错")
                    .optional()
                    .form("不填的视为否"),
            ],
            &[flag("served", "是否视为送达"), day("served_on", "送达生效日；未送达的为空").optional()],
            postal_service,
        ),
    },
    Rule {
        id: "SVC-03",
        title: "电子送达",
        says: "经受送达人同意可以电子送达，以法院系统显示发送成功之日为送达日，受送达人证明到达日期不同的除外。地址未经确认的，要有回复或者阅知的证明。",
        versions: versions! {
            "2013-01-01" to "2021-12-31", Recalled:
                civil_procedure2023::article("第八十七条（2012年修正，判决书、裁定书、调解书除外）", );
            "2022-01-01" to "2023-12-31", Excerpt: civil_procedure2023::article("第九十条（2021年修正）");
            "2024-01-01", Read:
                civil_procedure2023::article("第九十条第二款") => "采用前款方式送达的，以送达信息到达受送达人特定系统的日期为送达日期。",
                procedure_interpretation2022::article("第一百三十五条第二款") => "但受送达人证明到达其特定系统的日期与人民法院对应系统显示发送成功的日期不一致的，以受送达人证明到达其特定系统的日期为准。",
                online_litigation2021::article("第三十一条第二款") => "受送达人回复已收悉，或者根据送达内容已作出相应诉讼行为的，即为完成有效送达；";
        },
        settings: &[],
        work: computes(
            "date",
            &[
                choice("method", "方式", BY_WIRE),
                day("date", "系统显示发送成功之日，或者回复、阅知之日"),
                day("proved_arrival", "受送达人证明的到达日期").optional(),
            ],
            &[day("served_on", "送达生效日")],
            electronic_service,
        ),
    },
    Rule {
        id: "SVC-04",
        title: "多种方式送达以最先者为准",
        says: "同一文书用多种电子方式发送的，以最先完成的有效送达为准。电子方式与其他方式并用的，条文未写明，本规则同样以最先者为准。",
        versions: versions! {
            "2021-08-01", Read:
                online_litigation2021::article("第三十一条第四款") => "对同一内容的送达材料采取多种电子方式发送受送达人的，以最先完成的有效送达时间作为送达生效时间。";
        },
        settings: &[],
        work: computes(
            "",
            &[tuples("services", "各次送达", &[choice("method", "方式", METHODS), day("on", "日期")])],
            &[day("served_on", "送达生效日")],
            earliest_service,
        ),
    },
    Rule {
        id: "SVC-05",
        title: "公告送达",
        says: "下落不明或者其他方式无法送达的，公告送达，自最后张贴或者刊登之日起经过三十日即视为送达；境内没有住所的为六十日。2022年以前为六十日。",
        versions: versions! {
            "1991-04-09" to "2012-12-31", Recalled: civil_procedure2023::article("第八十四条（1991年，六十日）");
            "2013-01-01" to "2021-12-31", Recalled: civil_procedure2023::article("第九十二条（2012年修正，六十日）");
            "2022-01-01" to "2023-12-31", Excerpt: civil_procedure2023::article("第九十五条（2021年修正，三十日）");
            "2024-01-01", Read:
                civil_procedure2023::article("第九十五条第一款") => "受送达人下落不明，或者用本节规定的其他方式无法送达的，公告送达。自发出公告之日起，经过三十日，即视为送达。",
                civil_procedure2023::article("第二百八十三条第二款") => "不能用上述方式送达的，公告送达，自发出公告之日起，经过六十日，即视为送达。",
                procedure_interpretation2022::article("第一百三十八条第一款") => "发出公告日期以最后张贴或者刊登的日期为准。";
        },
        settings: &[],
        work: computes(
            "published",
            &[
                field(
                    "published",
                    "最后张贴或者刊登日期",
                    Kind::Either(&[Kind::List(&Kind::Day), Kind::Day]),
                )
                .form("多次的以最后一次为准"),
                whole("days", "公告期天数")
                    .optional()
                    .form("不填的按公告之日的法定期间；填写的与法定不同时结果标注待核"),
                flag("abroad", "受送达人在境内是否没有住所").optional().form("不填的视为否"),
            ],
            &[day("served_on", "送达生效日")],
            public_notice,
        ),
    },
    Rule {
        id: "SVC-06",
        title: "一审确认的送达地址",
        says: "当事人在一审确认的送达地址，申请执行时没有书面变更的，执行程序可以沿用。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: procedure_interpretation2022::article("第一百三十七条（2015年）");
            "2022-04-10", Read:
                procedure_interpretation2022::article("第一百三十七条") => "当事人在提起上诉、申请再审、申请执行时未书面变更送达地址的，其在第一审程序中确认的送达地址可以作为第二审程序、审判监督程序、执行程序的送达地址。";
        },
        settings: &[],
        work: computes(
            "",
            &[flag("changed_in_writing", "是否书面变更")],
            &[flag("first_instance_address_usable", "可否沿用")],
            address_reuse,
        ),
    },
    Rule {
        id: "SVC-07",
        title: "委托送达的期限",
        says: "受委托法院应当自收到委托函和文书之日起十日内代为送达，以受送达人签收之日为送达日。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: procedure_interpretation2022::article("第一百三十四条（2015年）");
            "2022-04-10", Read:
                procedure_interpretation2022::article("第一百三十四条第二款") => "委托送达的，受委托人民法院应当自收到委托函及相关诉讼文书之日起十日内代为送达。";
        },
        settings: &["D-01"],
        work: computes(
            "received",
            &[day("received", "收到委托函日")],
            &[day("serve_by", "最迟送达日")],
            entrusted_service,
        ),
    },
];

fn method(name: &str, value: &Value) -> Result<ServiceMethod, InputError> {
    serde_json::from_value(value.clone()).map_err(|_| unreadable(name, "送达方式"))
}

fn served_outputs(explained: &Explained<Day>) -> Answer {
    Answer::of(explained, json!({ "served_on": explained.value }))
}

/// The day of service by one of the methods that the rule is about.
fn served_by(inputs: &Inputs<'_>, rule: &str, expected: &'static str) -> Result<Explained<Day>, InputError> {
    let method = method("method", inputs.get("method")?)?;
    if method.rule() != rule {
        return Err(unreadable("method", expected));
    }
    Ok(service::effective_on(method, inputs.day("date")?))
}

fn personal_service(inputs: &Inputs<'_>) -> Answered {
    served_by(inputs, "SVC-01", "direct、left 或者 refused_to_sign").map(|served| served_outputs(&served))
}

fn postal_service(inputs: &Inputs<'_>) -> Answered {
    let served = served_by(inputs, "SVC-02", "post 或者 post_returned")?;
    let returned = method("method", inputs.get("method")?)? == ServiceMethod::PostReturned;
    if returned && inputs.has("no_fault_proved") && inputs.flag("no_fault_proved")? {
        let mut derivation = served.derivation;
        derivation.conclusion = "受送达人没有过错，不视为送达，应当另行送达。".to_owned();
        let explained = Explained { value: (), derivation };
        return Ok(Answer::of(&explained, json!({ "served": false, "served_on": null })));
    }
    Ok(Answer::of(&served, json!({ "served": true, "served_on": served.value })))
}

fn electronic_service(inputs: &Inputs<'_>) -> Answered {
    let served = served_by(inputs, "SVC-03", "electronic 或者 electronic_unconfirmed")?;
    if !inputs.has("proved_arrival") {
        return Ok(served_outputs(&served));
    }
    let proved = inputs.day("proved_arrival")?;
    let explained = served
        .derivation
        .step(
            procedure_interpretation2022::article("第一百三十五条第二款"),
            "受送达人证明的到达日期与系统显示不一致的，以其证明的日期为准。",
        )
        .conclude(proved, format!("{}送达生效。", proved.chinese()));
    Ok(served_outputs(&explained))
}

fn earliest_service(inputs: &Inputs<'_>) -> Answered {
    let mut services = Vec::new();
    for one in inputs.list("services")? {
        match one.as_array().map(Vec::as_slice) {
            Some([kind, day]) => services.push((method("services", kind)?, day_of("services", day)?)),
            _ => return Err(unreadable("services", "送达方式和日期的列表")),
        }
    }
    let first = service::earliest(&services).ok_or_else(|| unreadable("services", "至少一次送达"))?;
    Ok(served_outputs(&first))
}

fn public_notice(inputs: &Inputs<'_>) -> Answered {
    let published = match inputs.get("published")? {
        Value::Array(days) => {
            let days: Result<Vec<Day>, InputError> =
                days.iter().map(|day| day_of("published", day)).collect();
            days?.into_iter().max().ok_or_else(|| unreadable("published", "至少一个日期"))?
        }
        day => day_of("published", day)?,
    };
    let domicile =
        if inputs.has("abroad") && inputs.flag("abroad")? { Domicile::Abroad } else { Domicile::InChina };
    if !inputs.has("days") {
        return Ok(served_outputs(&service::public_notice_served_on(published, domicile)));
    }
    match inputs.number("days")? {
        0 => Err(unreadable("days", "公告期天数，至少一日")),
        days => Ok(served_outputs(&service::public_notice_of_days(published, domicile, days))),
    }
}

fn address_reuse(inputs: &Inputs<'_>) -> Answered {
    let changed = inputs.flag("changed_in_writing")?;
    let explained = Derivation::new("SVC-06", "一审确认的送达地址", Confidence::Read)
        .step(
            procedure_interpretation2022::article("第一百三十七条"),
            "当事人在提起上诉、申请再审、申请执行时未书面变更送达地址的，其在第一审程序中确认的送达地址可以作为第二审程序、审判监督程序、执行程序的送达地址。",
        )
        .conclude((), if changed { "已书面变更，按变更后的地址送达。" } else { "未书面变更，可以沿用一审确认的地址。" });
    Ok(Answer::of(&explained, json!({ "first_instance_address_usable": !changed })))
}

fn entrusted_service(inputs: &Inputs<'_>) -> Answered {
    let received = inputs.day("received")?;
    Ok(due_answer(&procedure_interpretation2022::entrusted_service_due(calendar(), received), "serve_by"))
}
