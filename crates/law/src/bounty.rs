//! Bounty for clues to property (悬赏), 财产调查规定第二十一条至第二十四条.

use crate::checklist::{Checklist, requirement};
use crate::derivation::{Confidence, Derivation, Explained};
use crate::limit::{Length, Limit};
use crate::property_investigation2020::article;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use values::Fen;

/// Until when the court decides on a bounty notice (BTY-01).
///
/// > 第二十一条第二款 人民法院应当自收到书面申请之日起十日内决定是否准许。
pub const DECISION: Limit = Limit::new(
    "BTY-01",
    "决定是否准许悬赏公告",
    Length::Days(10),
    article("第二十一条第二款"),
    "自收到书面申请之日起十日内决定是否准许。",
);

/// What the application must say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Application {
    /// The amount or how it is computed.
    pub amount_or_formula: bool,
    /// The promise to pay of one's own will.
    pub promise: bool,
    /// How the notice is published.
    pub way_of_publication: bool,
}

/// Whether the application for a bounty notice is complete (BTY-01).
#[must_use]
pub fn check_application(application: &Application) -> Checklist {
    let article = article("第二十一条第一款");
    Checklist::found([
        (requirement("amount_or_formula", article, "悬赏金的数额或计算方法"), application.amount_or_formula),
        (requirement("promise", article, "自愿支付悬赏金的承诺"), application.promise),
        (requirement("way_of_publication", article, "悬赏公告的发布方式"), application.way_of_publication),
    ])
}

/// A clue somebody gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    /// Its number in the register.
    pub id: String,
    /// When it came in, `2026-03-10 09:30`.
    pub given_at: String,
    /// The property it points to.
    pub property: String,
}

/// For each property, the clue that came first (BTY-02).
///
/// > 第二十三条第一款 悬赏公告发布后，有关人员向人民法院提供财产线索的，人民法院应当对有关人员的身份信息和财产线索进行登记；两人以上提供相同财产线索的，应当按照提供线索的先后顺序登记。
#[must_use]
pub fn first_clues(clues: &[Clue]) -> Explained<BTreeMap<String, Vec<String>>> {
    let mut sorted: Vec<&Clue> = clues.iter().collect();
    sorted.sort_by(|one, other| (&one.given_at, &one.id).cmp(&(&other.given_at, &other.id)));
    let mut order: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for clue in sorted {
        order.entry(clue.property.clone()).or_default().push(clue.id.clone());
    }
    Derivation::new("BTY-02", "悬赏线索的登记", Confidence::Read)
        .input("线索数", clues.len())
        .step(article("第二十三条第一款"), "相同财产线索按照提供的先后顺序登记。")
        .step(article("第二十三条第二款"), "身份信息和财产线索保密，为发放悬赏金告知申请执行人的除外。")
        .conclude(order, "已按先后顺序登记。")
}

/// Who gave the clue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Informant {
    /// Anybody else.
    Other,
    /// The applicant's agent.
    ApplicantsAgent,
    /// Somebody bound to report property to the court.
    BoundToReport,
    /// Another improper case.
    Improper,
}

/// The facts of a bounty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BountyFacts {
    /// What the clue brought in for the applicant who asked for the notice.
    pub recovered: Fen,
    /// The bounty by the terms of the notice.
    pub promised: Fen,
    /// Who gave the clue.
    pub informant: Informant,
    /// Whether the court knew of the property already.
    pub known_before: bool,
    /// Whether the bounty can be taken from money: not where a specific thing was handed over.
    pub deductible: bool,
}

/// What is paid as bounty, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Bounty {
    /// The bounty.
    pub bounty: Fen,
    /// What the applicant receives after it.
    pub applicant_net: Fen,
    /// What the applicant must pay besides.
    pub applicant_pays: Fen,
}

/// What is paid as bounty (BTY-03).
///
/// > 第二十四条 有关人员提供人民法院尚未掌握的财产线索，使申请发布悬赏公告的申请执行人的债权得以全部或部分实现的，人民法院应当按照悬赏公告发放悬赏金。悬赏金从前款规定的申请执行人应得的执行款中予以扣减。特定物交付执行或者存在其他无法扣减情形的，悬赏金由该申请执行人另行支付。有关人员为申请执行人的代理人、有义务向人民法院提供财产线索的人员或者存在其他不应发放悬赏金情形的，不予发放。
///
/// Interpretation (ours): a bounty above what came in is taken from it as far as it goes; the applicant pays the rest.
#[must_use]
pub fn bounty(facts: &BountyFacts) -> Explained<Bounty> {
    let derivation = Derivation::new("BTY-03", "悬赏金的发放", Confidence::Read)
        .input("因线索执行到位", format!("{}元", facts.recovered))
        .input("按悬赏公告计算的悬赏金", format!("{}元", facts.promised));
    let obstacle = if facts.known_before {
        Some(("第二十四条第一款", "线索为人民法院已经掌握，不予发放。"))
    } else if !facts.recovered.is_positive() {
        Some(("第二十四条第一款", "没有使申请执行人的债权得以实现，不予发放。"))
    } else {
        match facts.informant {
            Informant::Other => None,
            Informant::ApplicantsAgent => {
                Some(("第二十四条第三款", "提供人为申请执行人的代理人，不予发放。"))
            }
            Informant::BoundToReport => {
                Some(("第二十四条第三款", "提供人有义务向人民法院提供财产线索，不予发放。"))
            }
            Informant::Improper => Some(("第二十四条第三款", "存在其他不应发放悬赏金的情形，不予发放。")),
        }
    };
    if let Some((provision, text)) = obstacle {
        let nothing = Bounty { bounty: Fen::ZERO, applicant_net: facts.recovered, applicant_pays: Fen::ZERO };
        return derivation.step(article(provision), text).conclude(nothing, "不发放悬赏金。");
    }
    let deducted = if facts.deductible { facts.promised.min(facts.recovered) } else { Fen::ZERO };
    let bounty = Bounty {
        bounty: facts.promised,
        applicant_net: facts.recovered - deducted,
        applicant_pays: facts.promised - deducted,
    };
    let derivation =
        derivation.step(article("第二十四条第一款"), format!("应当发放悬赏金{}元。", bounty.bounty)).step(
            article("第二十四条第二款"),
            format!(
                "从申请执行人应得的执行款中扣减{deducted}元，申请执行人另行支付{}元。",
                bounty.applicant_pays
            ),
        );
    let conclusion = format!("悬赏金{}元，申请执行人得{}元。", bounty.bounty, bounty.applicant_net);
    derivation.conclude(bounty, conclusion)
}
