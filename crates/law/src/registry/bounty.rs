//! Rules of bounty (BTY).

use super::answer::Answer;
use super::field::{Kind, by_name, choice, day, flag, list, moment, money, rate, text, tuples};
use super::inputs::{Inputs, part_of, unreadable};
use super::readers::{Answered, calendar, due_answer, rows};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::bounty::{self, Application, BountyFacts, Clue, Informant};
use crate::property_investigation2020::article;
use serde_json::{Value, json};
use values::{Day, Fen};

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "BTY-01",
        title: "悬赏公告的申请和决定",
        says: "申请执行人可以书面申请悬赏公告，写明悬赏金的数额或计算方法、自愿支付的承诺、发布方式；人民法院十日内决定是否准许。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: article("第二十一条");
            "2021-01-01", Read:
                article("第二十一条第二款") => "人民法院应当自收到书面申请之日起十日内决定是否准许。",
                article("第二十一条第一款") => "被执行人不履行生效法律文书确定的义务，申请执行人可以向人民法院书面申请发布悬赏公告查找可供执行的财产。";
        },
        settings: &[],
        work: computes(
            "applied",
            &[
                day("applied", "收到书面申请日"),
                flag("amount_or_formula", "是否写明悬赏金的数额或计算方法").optional().form("不填的视为是"),
                flag("promise", "是否写明自愿支付的承诺").optional().form("不填的视为是"),
                flag("way_of_publication", "是否写明发布方式").optional().form("不填的视为是"),
            ],
            &[
                day("decision_by", "最迟决定日"),
                flag("complete", "申请书是否齐备"),
                list("missing", "欠缺的内容", &Kind::Text),
            ],
            decision,
        ),
    },
    Rule {
        id: "BTY-02",
        title: "悬赏线索的登记",
        says: "对提供线索的人员和线索进行登记，相同线索按提供的先后登记；身份信息和线索保密，为发放悬赏金告知申请执行人的除外。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: article("第二十三条");
            "2021-01-01", Read:
                article("第二十三条第一款") => "两人以上提供相同财产线索的，应当按照提供线索的先后顺序登记。",
                article("第二十三条第二款") => "人民法院对有关人员的身份信息和财产线索应当保密，但为发放悬赏金需要告知申请执行人的除外。";
        },
        settings: &[],
        work: computes(
            "on",
            &[
                tuples(
                    "clues",
                    "线索",
                    &[
                        text("id", "登记编号"),
                        moment("provided_at", "提供时间"),
                        text("property", "所指的财产"),
                    ],
                )
                .form("时间例如 2026-03-10 09:30"),
                day("on", "登记日，决定适用的条文版本").optional(),
            ],
            &[
                by_name("order", "每项财产的线索编号，先提供的在前", &Kind::List(&Kind::Text)),
                by_name("first", "每项财产最先提供的线索编号", &Kind::Text),
            ],
            register,
        ),
    },
    Rule {
        id: "BTY-03",
        title: "悬赏金的发放",
        says: "线索为法院尚未掌握、并使申请人的债权全部或者部分实现的，应当发放，从该申请执行人应得的款项中扣减，无法扣减的由其另行支付；申请执行人的代理人、有义务提供线索的人等不予发放。",
        versions: versions! {
            "2017-05-01" to "2020-12-31", Recalled: article("第二十四条");
            "2021-01-01", Read:
                article("第二十四条第一款") => "有关人员提供人民法院尚未掌握的财产线索，使申请发布悬赏公告的申请执行人的债权得以全部或部分实现的，人民法院应当按照悬赏公告发放悬赏金。",
                article("第二十四条第二款") => "悬赏金从前款规定的申请执行人应得的执行款中予以扣减。";
        },
        settings: &["D-06"],
        work: computes(
            "on",
            &[
                money("recovered_by_clue_fen", "因线索执行到位的金额"),
                rate("bounty_rate", "悬赏金比例").optional().form("例如 5%"),
                money("bounty_fen", "固定数额的悬赏金（代替比例）").optional(),
                choice(
                    "informant",
                    "提供人",
                    &[
                        ("other", "其他人"),
                        ("applicants_agent", "申请执行人的代理人"),
                        ("bound_to_report", "有义务提供线索的人"),
                        ("improper", "其他不应发放的人"),
                    ],
                )
                .optional()
                .form("不填的按“其他人”"),
                flag("known_before", "法院是否已经掌握该线索").optional().form("不填的视为否"),
                flag("deductible", "能否从执行款中扣减（默认能）").optional(),
                day("on", "发放日，决定适用的条文版本").optional(),
            ],
            &[
                money("bounty_fen", "悬赏金"),
                money("applicant_net_fen", "申请执行人所得"),
                money("applicant_pays_fen", "申请执行人另行支付"),
            ],
            pay,
        ),
    },
];

fn decision(inputs: &Inputs<'_>) -> Answered {
    let application = Application {
        amount_or_formula: inputs.flag_or("amount_or_formula", true)?,
        promise: inputs.flag_or("promise", true)?,
        way_of_publication: inputs.flag_or("way_of_publication", true)?,
    };
    let mut explained = bounty::DECISION.after(calendar(), inputs.day("applied")?);
    let list = bounty::check_application(&application);
    let derivation = list.steps(explained.derivation);
    explained.derivation = derivation;
    let mut answer = due_answer(&explained, "decision_by");
    answer.set("complete", json!(list.is_complete()));
    answer.set("missing", json!(list.missing_texts()));
    Ok(answer)
}

fn register(inputs: &Inputs<'_>) -> Answered {
    const CLUES: &str = "列表，每项为[登记编号, 提供时间, 所指的财产]";
    inputs.get("clues")?;
    let mut clues = Vec::new();
    for (id, row) in rows(inputs, "clues", CLUES)? {
        let [Value::String(given_at), Value::String(property)] = row else {
            return Err(unreadable("clues", CLUES));
        };
        let day = given_at.get(..10).and_then(|day| day.parse::<Day>().ok());
        if day.is_none() {
            return Err(unreadable("clues", "提供时间，例如 2026-03-10 09:30"));
        }
        clues.push(Clue { id, given_at: given_at.clone(), property: property.clone() });
    }
    let explained = bounty::first_clues(&clues);
    let first: serde_json::Map<String, Value> = explained
        .value
        .iter()
        .filter_map(|(property, ids)| ids.first().map(|id| (property.clone(), json!(id))))
        .collect();
    Ok(Answer::of(&explained, json!({ "order": explained.value, "first": first })))
}

fn pay(inputs: &Inputs<'_>) -> Answered {
    let recovered = inputs.fen("recovered_by_clue_fen")?;
    let promised: Fen = if inputs.has("bounty_fen") {
        inputs.fen("bounty_fen")?
    } else {
        part_of("bounty_rate", inputs.ratio("bounty_rate")?, recovered)?
    };
    let facts = BountyFacts {
        recovered,
        promised,
        informant: inputs.typed_or(
            "informant",
            "other、applicants_agent、bound_to_report 或者 improper",
            Informant::Other,
        )?,
        known_before: inputs.flag_or("known_before", false)?,
        deductible: inputs.flag_or("deductible", true)?,
    };
    let explained = bounty::bounty(&facts);
    let paid = explained.value;
    let outputs = json!({
        "bounty_fen": paid.bounty,
        "applicant_net_fen": paid.applicant_net,
        "applicant_pays_fen": paid.applicant_pays,
    });
    Ok(Answer::of(&explained, outputs))
}
