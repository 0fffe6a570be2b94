//! Rules of service (SVC).

use super::answer::Answer;
use super::inputs::{InputError, Inputs, day_of, unreadable};
use super::readers::{Answered, calendar, due_answer};
use super::rule::{Computation, Rule, Source, Version, Work, field};
use crate::civil_procedure2023::{
    self,
    service::{self, ServiceMethod},
};
use crate::derivation::{Confidence, Derivation, Explained};
use crate::online_litigation2021;
use crate::postal_service2004;
use crate::procedure_interpretation2022;
use serde_json::{Value, json};
use values::Day;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "SVC-01",
        title: "直接送达和留置送达",
        says: "",
        versions: &[Version::between(
            "2024-01-01",
            "",
            Confidence::Read,
            &[
                Source::unread(civil_procedure2023::article("第八十八条")),
                Source::unread(civil_procedure2023::article("第八十九条")),
                Source::unread(procedure_interpretation2022::article("第一百三十条")),
                Source::unread(procedure_interpretation2022::article("第一百三十一条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("method", "送达方式"), field("date", "日期")],
            outputs: &[field("served_on", "送达生效日")],
            evaluate: service_day,
        }),
    },
    Rule {
        id: "SVC-02",
        title: "邮寄送达",
        says: "",
        versions: &[Version::between(
            "2005-01-01",
            "",
            Confidence::Read,
            &[
                Source::unread(civil_procedure2023::article("第九十一条")),
                Source::unread(postal_service2004::article("第十一条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("method", "送达方式"), field("date", "日期")],
            outputs: &[field("served_on", "送达生效日")],
            evaluate: service_day,
        }),
    },
    Rule {
        id: "SVC-03",
        title: "电子送达",
        says: "",
        versions: &[Version::between(
            "2024-01-01",
            "",
            Confidence::Read,
            &[
                Source::unread(civil_procedure2023::article("第九十条")),
                Source::unread(procedure_interpretation2022::article("第一百三十五条")),
                Source::unread(online_litigation2021::article("第三十一条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("method", "送达方式"), field("date", "日期")],
            outputs: &[field("served_on", "送达生效日")],
            evaluate: service_day,
        }),
    },
    Rule {
        id: "SVC-04",
        title: "多种方式送达以最先者为准",
        says: "",
        versions: &[Version::between(
            "2021-08-01",
            "",
            Confidence::Read,
            &[Source::unread(online_litigation2021::article("第三十一条第四款"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("services", "送达方式和日期的列表")],
            outputs: &[field("served_on", "送达生效日")],
            evaluate: earliest_service,
        }),
    },
    Rule {
        id: "SVC-05",
        title: "公告送达",
        says: "",
        versions: &[Version::between(
            "2024-01-01",
            "",
            Confidence::Read,
            &[
                Source::unread(civil_procedure2023::article("第九十五条")),
                Source::unread(civil_procedure2023::article("第二百八十三条第二款")),
                Source::unread(procedure_interpretation2022::article("第一百三十八条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("published", "最后张贴或者刊登日期"), field("days", "30（境内无住所的为60）")],
            outputs: &[field("served_on", "送达生效日")],
            evaluate: public_notice,
        }),
    },
    Rule {
        id: "SVC-06",
        title: "一审确认的送达地址",
        says: "",
        versions: &[Version::between(
            "2022-04-10",
            "",
            Confidence::Read,
            &[Source::unread(procedure_interpretation2022::article("第一百三十七条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("changed_in_writing", "是否书面变更")],
            outputs: &[field("first_instance_address_usable", "可否沿用")],
            evaluate: address_reuse,
        }),
    },
    Rule {
        id: "SVC-07",
        title: "委托送达的期限",
        says: "",
        versions: &[Version::between(
            "2022-04-10",
            "",
            Confidence::Read,
            &[Source::unread(procedure_interpretation2022::article("第一百三十四条第二款"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("received", "收到委托函日")],
            outputs: &[field("serve_by", "最迟送达日")],
            evaluate: entrusted_service,
        }),
    },
];

fn method(name: &str, value: &Value) -> Result<ServiceMethod, InputError> {
    serde_json::from_value(value.clone()).map_err(|_| unreadable(name, "送达方式"))
}

fn served_outputs(explained: &Explained<Day>) -> Answer {
    Answer::of(explained, json!({ "served_on": explained.value }))
}

fn service_day(inputs: &Inputs<'_>) -> Answered {
    let method = method("method", inputs.get("method")?)?;
    Ok(served_outputs(&service::effective_on(method, inputs.day("date")?)))
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
    let published = inputs.day("published")?;
    match inputs.number_or("days", u32::from(service::PUBLIC_NOTICE_DAYS))? {
        30 => Ok(served_outputs(&service::effective_on(ServiceMethod::PublicNotice, published))),
        60 => Ok(served_outputs(&service::effective_on(ServiceMethod::PublicNoticeAbroad, published))),
        _ => Err(unreadable("days", "30（境内无住所的为60）")),
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
