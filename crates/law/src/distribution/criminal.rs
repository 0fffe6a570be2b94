//! The order where a person owes criminal and civil liability at once (刑事裁判涉财产部分执行).

use super::tiers::{Due, Tier, pay_tiers};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::statutes;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use values::Fen;

/// What is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Liability {
    /// Medical costs of an injury.
    #[serde(
        alias = "人身损害医疗费",
        alias = "人身损害赔偿中的医疗费用",
        alias = "医疗费",
        alias = "医疗费用"
    )]
    Medical,
    /// A claim with priority on the thing.
    #[serde(alias = "优先受偿权", alias = "优先受偿", alias = "抵押权")]
    Priority,
    /// Refund to victims.
    #[serde(alias = "退赔被害人损失", alias = "退赔被害人的损失", alias = "退赔被害人")]
    Victims,
    /// Other civil debts.
    #[serde(alias = "其他民事债务", alias = "民事债务")]
    Civil,
    /// A fine.
    #[serde(alias = "罚金", alias = "罚款")]
    Fine,
    /// Confiscation of property.
    #[serde(alias = "没收财产", alias = "没收")]
    Confiscation,
}

impl Liability {
    /// In the order of payment.
    pub const ALL: [Liability; 6] = [
        Liability::Medical,
        Liability::Priority,
        Liability::Victims,
        Liability::Civil,
        Liability::Fine,
        Liability::Confiscation,
    ];

    /// The liability in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Liability::Medical => "人身损害赔偿中的医疗费用",
            Liability::Priority => "对执行标的享有优先受偿权的债权",
            Liability::Victims => "退赔被害人的损失",
            Liability::Civil => "其他民事债务",
            Liability::Fine => "罚金",
            Liability::Confiscation => "没收财产",
        }
    }
}

/// An article of the provisions on property in criminal judgments.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::CRIMINAL_PROPERTY, article)
}

/// Pays criminal and civil liabilities in order (DIS-08); the answer has what each id is paid and what is left.
///
/// > 第十三条 被执行人在执行中同时承担刑事责任、民事责任，其财产不足以支付的，按照下列顺序执行：（一）人身损害赔偿中的医疗费用；（二）退赔被害人的损失；（三）其他民事债务；（四）罚金；（五）没收财产。债权人对执行标的依法享有优先受偿权，其主张优先受偿的，人民法院应当在前款第（一）项规定的医疗费用受偿后，予以支持。
///
/// Interpretation (ours): within one item the sums are paid pro rata, since the text names no order there.
#[must_use]
pub fn pay_liabilities(
    pool: Fen,
    liabilities: &[(Liability, Due)],
) -> Explained<(BTreeMap<String, Fen>, Fen)> {
    let tiers: Vec<Tier> = Liability::ALL
        .into_iter()
        .map(|kind| {
            let dues = liabilities.iter().filter(|(other, _)| *other == kind);
            Tier::new(kind.label(), dues.map(|(_, due)| due.clone()).collect())
        })
        .collect();
    let paid = pay_tiers(pool, &tiers);
    let mut derivation = Derivation::new("DIS-08", "刑事责任、民事责任并存时的执行顺序", Confidence::Read)
        .input("可供执行的财产", format!("{pool}元"));
    let mut shares = BTreeMap::new();
    for (tier, result) in tiers.iter().zip(&paid).filter(|(tier, _)| !tier.dues.is_empty()) {
        derivation = derivation.step(article("第十三条"), result.chinese());
        if tier.dues.len() > 1 && result.sum() < result.due {
            derivation =
                derivation.remark("同一顺序内条文未规定先后，按比例清偿。").at_most(Confidence::Design);
        }
        let each = tier.dues.iter().zip(&result.paid).map(|((id, _), paid)| (id.clone(), *paid));
        shares.extend(each);
    }
    let left = paid.last().map_or(pool, super::tiers::PaidTier::left);
    derivation.conclude((shares, left), format!("按顺序支付后余{left}元。"))
}
