//! 中华人民共和国企业破产法 (2006) and its interpretations two and three, as far as enforcement meets them.

use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::distribution::tiers::{Due, PaidTier, Tier, pay_tiers};
use crate::statutes;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use values::{Day, Fen};

/// An article of the law.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::BANKRUPTCY_LAW, article)
}

/// An article of the second interpretation.
#[must_use]
pub const fn interpretation_two(article: &'static str) -> Article {
    Article::new(statutes::BANKRUPTCY_TWO, article)
}

/// An article of the third interpretation.
#[must_use]
pub const fn interpretation_three(article: &'static str) -> Article {
    Article::new(statutes::BANKRUPTCY_THREE, article)
}

/// Whether debtor and creditor colluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collusion {
    /// They colluded to harm other creditors.
    Proved,
    /// Nothing of the kind is proved.
    NotProved,
}

/// Whether a payment by enforcement may be avoided in bankruptcy (BKR-09).
///
/// > 破产法解释二第十五条 债务人经诉讼、仲裁、执行程序对债权人进行的个别清偿，管理人依据企业破产法第三十二条的规定请求撤销的，人民法院不予支持。但是，债务人与债权人恶意串通损害其他债权人利益的除外。
/// > 第十六条 人民法院受理破产申请后，债务人对个别债权人的债务清偿无效。
#[must_use]
pub fn enforcement_payment(paid_on: Day, accepted_on: Day, collusion: Collusion) -> Explained<PaymentFate> {
    let derivation = Derivation::new("BKR-09", "执行清偿在破产中的效力", Confidence::Read)
        .input("清偿日", paid_on.chinese())
        .input("受理破产申请日", accepted_on.chinese());
    if paid_on >= accepted_on {
        return derivation
            .step(article("第十六条"), "受理破产申请后对个别债权人的清偿无效。")
            .conclude(PaymentFate::Void, "清偿无效。");
    }
    if paid_on < accepted_on.plus_months(-6) {
        return derivation
            .step(article("第三十二条"), "清偿不在受理前六个月内，不适用撤销的规定。")
            .conclude(PaymentFate::Safe, "不予撤销。");
    }
    match collusion {
        Collusion::Proved => derivation
            .step(interpretation_two("第十五条"), "恶意串通损害其他债权人利益的除外。")
            .conclude(PaymentFate::Avoidable, "管理人可以请求撤销。"),
        Collusion::NotProved => derivation
            .step(interpretation_two("第十五条"), "经执行程序进行的个别清偿，请求撤销的不予支持。")
            .conclude(PaymentFate::Safe, "不予撤销。"),
    }
}

/// What becomes of a payment by enforcement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentFate {
    /// It stands.
    Safe,
    /// The administrator may have it avoided.
    Avoidable,
    /// It is void.
    Void,
}

/// What a claim is in bankruptcy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BankruptcyClaim {
    /// Costs of the bankruptcy.
    Costs,
    /// Debts in the common interest.
    Common,
    /// Wages and the like.
    Wages,
    /// Other social insurance, and tax.
    SocialAndTax,
    /// An ordinary claim.
    Ordinary,
}

impl BankruptcyClaim {
    /// In the order of payment.
    pub const ALL: [BankruptcyClaim; 5] = [
        BankruptcyClaim::Costs,
        BankruptcyClaim::Common,
        BankruptcyClaim::Wages,
        BankruptcyClaim::SocialAndTax,
        BankruptcyClaim::Ordinary,
    ];

    /// The claim in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            BankruptcyClaim::Costs => "破产费用",
            BankruptcyClaim::Common => "共益债务",
            BankruptcyClaim::Wages => "职工工资等",
            BankruptcyClaim::SocialAndTax => "其他社会保险费用和税款",
            BankruptcyClaim::Ordinary => "普通破产债权",
        }
    }

    const fn article(self) -> Article {
        match self {
            BankruptcyClaim::Costs | BankruptcyClaim::Common => article("第四十三条"),
            _ => article("第一百一十三条第一款"),
        }
    }
}

/// A claim secured by a thing of the debtor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecuredClaim {
    /// Its id.
    pub id: String,
    /// The claim.
    pub amount: Fen,
    /// What the thing brought in.
    pub thing: Fen,
}

/// Pays in the order of bankruptcy (BKR-10); the answer has what each id is paid, and what is left.
///
/// > 第一百零九条 对破产人的特定财产享有担保权的权利人，对该特定财产享有优先受偿的权利。
/// > 第一百一十条 享有本法第一百零九条规定权利的债权人行使优先受偿权利未能完全受偿的，其未受偿的债权作为普通债权；放弃优先受偿权利的，其债权作为普通债权。
/// > 第一百一十三条 破产财产在优先清偿破产费用和共益债务后，依照下列顺序清偿：（一）破产人所欠职工的工资和医疗、伤残补助、抚恤费用，所欠的应当划入职工个人账户的基本养老保险、基本医疗保险费用，以及法律、行政法规规定应当支付给职工的补偿金；（二）破产人欠缴的除前项规定以外的社会保险费用和破产人所欠税款；（三）普通破产债权。破产财产不足以清偿同一顺序的清偿要求的，按照比例分配。
///
/// The pool is what bears no security; what a thing brings above its claim joins it.
#[must_use]
pub fn pay_in_bankruptcy(
    pool: Fen,
    secured: &[SecuredClaim],
    claims: &[(BankruptcyClaim, Due)],
) -> Explained<(BTreeMap<String, Fen>, Fen)> {
    let mut derivation = Derivation::new("BKR-10", "破产财产的清偿顺序", Confidence::Read)
        .input("无担保的破产财产", format!("{pool}元"));
    let mut paid: BTreeMap<String, Fen> = BTreeMap::new();
    let mut free = pool;
    let mut shortfalls: Vec<Due> = Vec::new();
    for claim in secured {
        let from_thing = claim.amount.min(claim.thing);
        free += claim.thing - from_thing;
        let shortfall = claim.amount - from_thing;
        derivation = derivation.step(
            article("第一百零九条"),
            format!("{}就担保物所得{}元优先受偿{}元。", claim.id, claim.thing, from_thing),
        );
        if shortfall.is_positive() {
            derivation =
                derivation.step(article("第一百一十条"), format!("未受偿的{shortfall}元作为普通债权。"));
            shortfalls.push((claim.id.clone(), shortfall));
        }
        paid.insert(claim.id.clone(), from_thing);
    }
    let tiers: Vec<Tier> = BankruptcyClaim::ALL
        .into_iter()
        .map(|kind| {
            let mut dues: Vec<Due> =
                claims.iter().filter(|(other, _)| *other == kind).map(|(_, due)| due.clone()).collect();
            if kind == BankruptcyClaim::Ordinary {
                dues.extend(shortfalls.iter().cloned());
            }
            Tier::new(kind.label(), dues)
        })
        .collect();
    let results = pay_tiers(free, &tiers);
    for ((kind, tier), result) in BankruptcyClaim::ALL.iter().zip(&tiers).zip(&results) {
        if !tier.dues.is_empty() {
            derivation = derivation.step(kind.article(), result.chinese());
        }
        for ((id, _), share) in tier.dues.iter().zip(&result.paid) {
            *paid.entry(id.clone()).or_insert(Fen::ZERO) += *share;
        }
    }
    let left = results.last().map_or(free, PaidTier::left);
    derivation.conclude((paid, left), format!("按顺序清偿后余{left}元。"))
}

/// A cost of an enforcement that bankruptcy overtook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnforcementCost {
    /// Appraisal.
    Appraisal,
    /// Public notice.
    PublicNotice,
    /// Keeping.
    Keeping,
    /// The execution application fee.
    ExecutionFee,
    /// The case acceptance fee.
    CaseFee,
}

/// Where a cost of enforcement ranks in bankruptcy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CostRank {
    /// With the costs of bankruptcy, paid at any time.
    BankruptcyCost,
    /// As an ordinary claim.
    BankruptcyClaim,
}

/// Where unpaid costs of enforcement rank once bankruptcy is accepted (BKR-11).
///
/// > 破产法解释三第一条 人民法院裁定受理破产申请的，此前债务人尚未支付的公司强制清算费用、未终结的执行程序中产生的评估费、公告费、保管费等执行费用，可以参照企业破产法关于破产费用的规定，由债务人财产随时清偿。此前债务人尚未支付的案件受理费、执行申请费，可以作为破产债权清偿。
#[must_use]
pub fn cost_rank(cost: EnforcementCost) -> Explained<CostRank> {
    let derivation = Derivation::new("BKR-11", "执行费用在破产中的顺序", Confidence::Read);
    match cost {
        EnforcementCost::Appraisal | EnforcementCost::PublicNotice | EnforcementCost::Keeping => derivation
            .step(interpretation_three("第一条第一款"), "评估费、公告费、保管费等执行费用，参照破产费用。")
            .conclude(CostRank::BankruptcyCost, "参照破产费用，由债务人财产随时清偿。"),
        EnforcementCost::ExecutionFee | EnforcementCost::CaseFee => derivation
            .step(interpretation_three("第一条第二款"), "案件受理费、执行申请费，可以作为破产债权清偿。")
            .conclude(CostRank::BankruptcyClaim, "作为破产债权清偿。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_thing_brings_above_its_claim_joins_the_pool_and_no_fen_is_lost() {
        let secured = |id: &str, amount, thing| SecuredClaim {
            id: id.to_owned(),
            amount: Fen(amount),
            thing: Fen(thing),
        };
        let claims = [
            (BankruptcyClaim::Wages, ("w".to_owned(), Fen(70))),
            (BankruptcyClaim::Ordinary, ("o".to_owned(), Fen(300))),
        ];
        let explained =
            pay_in_bankruptcy(Fen(50), &[secured("a", 100, 160), secured("b", 200, 100)], &claims);
        let (paid, left) = explained.value;
        assert_eq!(paid.values().sum::<Fen>() + left, Fen(50 + 160 + 100));
        assert_eq!((paid["a"], paid["w"], paid["o"], paid["b"]), (Fen(100), Fen(70), Fen(30), Fen(110)));
    }
}
