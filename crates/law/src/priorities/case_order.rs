//! The order inside one case, among several debts to one creditor, and on property that bears rights of others.

use crate::civil_code;
use crate::delay_interest2014;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::distribution::tiers::{Due, Tier, pay_tiers};
use crate::distribution::{FeeOrder, tiers::PaidTier};
use crate::enforcement_work2020;
use crate::statutes;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use values::{Day, Fen, Ratio};

/// What a sum received in one case must pay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseDebts {
    /// Actual costs of the measure: auction, keeping, appraisal.
    pub actual_costs: Fen,
    /// Costs of realising the claim that the instrument awards.
    pub awarded_costs: Fen,
    /// Ordinary interest.
    pub interest: Fen,
    /// Principal.
    pub principal: Fen,
    /// The execution application fee.
    pub execution_fee: Fen,
    /// The doubled part of delay interest.
    pub doubled: Fen,
}

/// Names of what is paid in a case, in the order of payment when the fee comes after the debt.
pub const CASE_PARTS: [(&str, &str); 6] = [
    ("actual_costs", "执行中实际支出的费用"),
    ("awarded_costs", "实现债权的有关费用"),
    ("interest", "利息"),
    ("principal", "主债务"),
    ("execution_fee", "执行申请费"),
    ("doubled", "加倍部分债务利息"),
];

/// Pays what was received in one case in order (PRI-01); the answer has what each part is paid, and the surplus.
///
/// > 执行工作规定34.（第二款）委托拍卖、组织变卖被执行人财产所发生的实际费用，从所得价款中优先扣除。所得价款超出执行标的数额和执行费用的部分，应当退还被执行人。
/// > 民法典第五百六十一条 债务人在履行主债务外还应当支付利息和实现债权的有关费用，其给付不足以清偿全部债务的，除当事人另有约定外，应当按照下列顺序履行：（一）实现债权的有关费用；（二）利息；（三）主债务。
#[must_use]
pub fn pay_in_case(
    received: Fen,
    debts: &CaseDebts,
    fee_order: FeeOrder,
) -> Explained<(BTreeMap<&'static str, Fen>, Fen)> {
    let amounts = [
        debts.actual_costs,
        debts.awarded_costs,
        debts.interest,
        debts.principal,
        debts.execution_fee,
        debts.doubled,
    ];
    let order: [usize; 6] = match fee_order {
        FeeOrder::AfterDebt => [0, 1, 2, 3, 4, 5],
        FeeOrder::BeforeDebt => [0, 4, 1, 2, 3, 5],
    };
    let tiers: Vec<Tier> = order
        .iter()
        .map(|&part| Tier::single(CASE_PARTS[part].1, CASE_PARTS[part].0, amounts[part]))
        .collect();
    let paid = pay_tiers(received, &tiers);
    let mut derivation = Derivation::new("PRI-01", "同一案件内的清偿顺序", Confidence::Read)
        .input("所得价款", format!("{received}元"));
    let mut parts = BTreeMap::new();
    for (&part, result) in order.iter().zip(&paid) {
        parts.insert(CASE_PARTS[part].0, result.sum());
        if result.due.is_zero() {
            continue;
        }
        derivation = match part {
            0 => derivation.step(enforcement_work2020::article("第三十四条第二款"), result.chinese()),
            4 => derivation.remark(result.chinese()).at_most(Confidence::Design),
            5 => derivation.step(delay_interest2014::article("第四条"), result.chinese()),
            _ => derivation.step(civil_code::article("第五百六十一条"), result.chinese()),
        };
    }
    let surplus = paid.last().map_or(received, PaidTier::left);
    derivation.conclude((parts, surplus), format!("余款{surplus}元退还被执行人。"))
}

/// One of several debts of the same kind to one creditor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimilarDebt {
    /// Its id.
    pub id: String,
    /// What is owed.
    pub amount: Fen,
    /// When it falls due.
    pub due_on: Day,
    /// How much of it is secured.
    pub secured: Fen,
    /// How heavy it is: its yearly rate of interest or penalty.
    pub burden: Ratio,
}

/// Which debts a payment goes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Allocation {
    /// The order, each group equal.
    pub order: Vec<Vec<String>>,
    /// What each debt is paid.
    pub paid: BTreeMap<String, Fen>,
    /// What is left.
    pub left: Fen,
}

/// Allocates a payment among several debts to one creditor (PRI-02).
///
/// > 第五百六十条 债务人对同一债权人负担的数项债务种类相同，债务人的给付不足以清偿全部债务的，除当事人另有约定外，由债务人在清偿时指定其履行的债务。债务人未作指定的，应当优先履行已经到期的债务；数项债务均到期的，优先履行对债权人缺乏担保或者担保最少的债务；均无担保或者担保相等的，优先履行债务人负担较重的债务；负担相同的，按照债务到期的先后顺序履行；到期时间相同的，按照债务比例履行。
///
/// Interpretation (ours): what is left after the designated debt goes on in the order of the second paragraph; debts not
/// yet due are ordered among themselves by the same marks; the heavier burden is the higher rate.
#[must_use]
pub fn allocate(
    paid: Fen,
    on: Day,
    designated: Option<&str>,
    debts: &[SimilarDebt],
) -> Explained<Allocation> {
    let key = |debt: &SimilarDebt| {
        let chosen = designated == Some(debt.id.as_str());
        (!chosen, debt.due_on > on, debt.secured, Reverse(debt.burden), debt.due_on)
    };
    let mut sorted: Vec<&SimilarDebt> = debts.iter().collect();
    sorted.sort_by(|one, other| key(one).cmp(&key(other)).then_with(|| one.id.cmp(&other.id)));
    let tiers: Vec<Tier> = sorted
        .chunk_by(|one, other| key(one) == key(other))
        .map(|group| {
            let ids: Vec<&str> = group.iter().map(|debt| debt.id.as_str()).collect();
            Tier::new(ids.join("、"), group.iter().map(|debt| (debt.id.clone(), debt.amount)).collect())
        })
        .collect();
    let results = pay_tiers(paid, &tiers);
    let mut derivation = Derivation::new("PRI-02", "对同一债权人数项债务的清偿抵充", Confidence::Read)
        .input("给付", format!("{paid}元"))
        .input("清偿日", on.chinese());
    if let Some(designated) = designated {
        derivation = derivation
            .step(civil_code::article("第五百六十条第一款"), format!("债务人清偿时指定履行“{designated}”。"));
    }
    derivation = derivation.step(
        civil_code::article("第五百六十条第二款"),
        "先到期的债务，再担保最少的，再负担较重的，再到期在先的，均相同的按比例。",
    );
    for result in &results {
        derivation = derivation.remark(result.chinese());
    }
    let allocation = Allocation {
        order: tiers.iter().map(|tier| tier.dues.iter().map(|(id, _)| id.clone()).collect()).collect(),
        paid: by_id(&tiers, &results),
        left: results.last().map_or(paid, PaidTier::left),
    };
    derivation.conclude(allocation, "按上述顺序抵充。")
}

/// What each id of some tiers is paid.
pub(super) fn by_id(tiers: &[Tier], results: &[PaidTier]) -> BTreeMap<String, Fen> {
    let ids = tiers.iter().flat_map(|tier| &tier.dues).map(|(id, _)| id.clone());
    ids.zip(results.iter().flat_map(|result| result.paid.iter().copied())).collect()
}

/// What becomes of a lease or usufruct on the property that is sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UseRight {
    /// It stays on the property.
    Stays,
    /// It is removed before the auction.
    Removed,
}

/// Whether a lease or usufruct stays (PRI-03): it is removed only where it is younger than a security right and hurts it.
///
/// > 拍卖变卖规定第二十八条第二款 拍卖财产上原有的租赁权及其他用益物权，不因拍卖而消灭，但该权利继续存在于拍卖财产上，对在先的担保物权或者其他优先受偿权的实现有影响的，人民法院应当依法将其除去后进行拍卖。
#[must_use]
pub fn use_right(begun_on: Day, earliest_security_on: Option<Day>, hurts: bool) -> UseRight {
    match earliest_security_on {
        Some(security_on) if security_on < begun_on && hurts => UseRight::Removed,
        _ => UseRight::Stays,
    }
}

/// What the price of encumbered property pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EncumberedSale {
    /// The costs paid.
    pub costs: Fen,
    /// What each secured claim is paid.
    pub secured: BTreeMap<String, Fen>,
    /// What the applicant is paid.
    pub applicant: Fen,
    /// What goes back to the debtor.
    pub surplus: Fen,
}

/// Shares the price of encumbered property (PRI-03): costs, secured creditors in order, then the applicant.
///
/// > 执行工作规定31.人民法院对被执行人所有的其他人享有抵押权、质押权或留置权的财产，可以采取查封、扣押措施。财产拍卖、变卖后所得价款，应当在抵押权人、质押权人或留置权人优先受偿后，其余额部分用于清偿申请执行人的债权。
#[must_use]
pub fn encumbered_sale(
    price: Fen,
    costs: Fen,
    secured: &BTreeMap<u32, Vec<Due>>,
    applicant: Fen,
) -> Explained<EncumberedSale> {
    let mut tiers = vec![Tier::single("拍卖、变卖的实际费用", "", costs)];
    let ranks = secured.values().enumerate();
    tiers.extend(ranks.map(|(index, dues)| Tier::new(format!("第{}顺位担保债权", index + 1), dues.clone())));
    tiers.push(Tier::single("申请执行人的债权", "", applicant));
    let results = pay_tiers(price, &tiers);
    let mut derivation = Derivation::new("PRI-03", "有担保物权的财产的受偿顺序", Confidence::Read)
        .input("所得价款", format!("{price}元"));
    let articles: [Article; 3] = [
        enforcement_work2020::article("第三十四条第二款"),
        Article::new(statutes::AUCTION, "第二十八条第一款"),
        enforcement_work2020::article("第三十一条"),
    ];
    let last = tiers.len() - 1;
    for (index, result) in results.iter().enumerate() {
        let article = if index == 0 {
            articles[0]
        } else if index == last {
            articles[2]
        } else {
            articles[1]
        };
        derivation = derivation.step(article, result.chinese());
    }
    let sale = EncumberedSale {
        costs: results[0].sum(),
        secured: by_id(&tiers[1..last], &results[1..last]),
        applicant: results[last].sum(),
        surplus: results[last].left(),
    };
    let conclusion = format!("申请执行人受偿{}元，余款{}元。", sale.applicant, sale.surplus);
    derivation.conclude(sale, conclusion)
}
