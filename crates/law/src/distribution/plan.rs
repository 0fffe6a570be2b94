//! The plan of distribution (分配方案): who is paid how much, in which class, and why.

use super::tiers::{Due, PaidTier, Tier, pay_tiers};
use crate::delay_interest2014;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::enforcement_work2020;
use crate::litigation_fees2006;
use crate::procedure_interpretation2022 as interpretation;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use values::{Day, Fen, Ratio};

/// What is distributed, and what comes off it for the court.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// What enforcement brought in.
    pub proceeds: Fen,
    /// The execution application fee the debtor still owes (执行申请费).
    pub execution_fee: Fen,
    /// When that fee is taken (D-09).
    pub fee_order: FeeOrder,
    /// In which order ordinary claims are paid.
    pub ordinary_order: OrdinaryOrder,
}

/// When the execution fee is taken where the property is not enough (D-09).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeOrder {
    /// After the debts that the instruments determine, before the doubled part.
    AfterDebt,
    /// After the actual costs, before every debt.
    BeforeDebt,
}

/// In which order ordinary claims are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrdinaryOrder {
    /// Pro rata (民诉法解释第五百零八条).
    ProRata,
    /// By time of preservation or seizure (民诉法解释第五百一十四条).
    BySeizure,
}

/// A claim that takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Its id; it decides between equals.
    pub id: String,
    /// Who is paid.
    pub creditor: String,
    /// Where it ranks.
    pub rank: Rank,
    /// What the instrument determines: principal, interest and costs without the doubled part.
    pub amount: Fen,
    /// The doubled part of delay interest, which is paid last.
    pub doubled: Fen,
}

/// Where a claim ranks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// Actual costs of enforcement: appraisal, auction, keeping.
    Cost,
    /// A claim with priority; a smaller order is paid earlier, equal orders pro rata.
    Priority {
        /// The order among the priority claims.
        order: u32,
    },
    /// An ordinary claim, with its earliest preservation or seizure of the property where there is one.
    Ordinary {
        /// When the property was first preserved or seized for it.
        seized: Option<SeizedAt>,
    },
}

/// When a seizure was made or, waiting, registered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SeizedAt {
    /// The day.
    pub on: Day,
    /// The time on that day, `09:30`, or empty where it is not known.
    pub time: String,
}

/// The class in which something is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Actual costs of enforcement.
    Cost,
    /// The execution application fee.
    ExecutionFee,
    /// A priority claim.
    Priority,
    /// An ordinary claim.
    Ordinary,
    /// The doubled part of delay interest.
    Doubled,
}

/// One line of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The claim; empty for the execution fee.
    pub id: String,
    /// Who is paid; empty for the execution fee.
    pub creditor: String,
    /// In which class.
    pub class: Class,
    /// What is due.
    pub due: Fen,
    /// What is paid.
    pub paid: Fen,
}

/// The plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// Its lines, in the order in which they are paid.
    pub lines: Vec<Line>,
    /// What was left for ordinary claims.
    pub for_ordinary: Fen,
    /// What the ordinary claims come to.
    pub ordinary_due: Fen,
    /// The share of each ordinary claim that is paid, at most one; it means little under the order of seizure.
    #[serde(skip)]
    pub ratio: Ratio,
    /// What was left for the doubled part.
    pub for_doubled: Fen,
    /// What goes back to the debtor.
    pub surplus: Fen,
}

/// Why no plan can be drawn up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// An amount is negative or beyond what the computation allows.
    #[error("“{0}”的金额超出允许范围")]
    AmountOutOfBounds(String),
    /// Two claims bear one id.
    #[error("债权编号“{0}”重复")]
    IdTwice(String),
}

impl Class {
    /// The class in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Class::Cost => "实际支出的执行费用",
            Class::ExecutionFee => "执行申请费",
            Class::Priority => "应当优先受偿的债权",
            Class::Ordinary => "普通债权",
            Class::Doubled => "加倍部分债务利息",
        }
    }

    fn article(self, order: OrdinaryOrder) -> Article {
        match (self, order) {
            (Class::Doubled, _) => delay_interest2014::article("第四条"),
            (Class::Cost, _) => enforcement_work2020::article("第三十四条"),
            (Class::ExecutionFee, _) => litigation_fees2006::article("第二十条、第三十八条"),
            (_, OrdinaryOrder::ProRata) => interpretation::article("第五百零八条"),
            (_, OrdinaryOrder::BySeizure) => interpretation::article("第五百一十四条"),
        }
    }
}

impl Plan {
    /// What is paid in a class, by claim.
    #[must_use]
    pub fn paid_in(&self, class: Class) -> BTreeMap<&str, Fen> {
        let lines = self.lines.iter().filter(|line| line.class == class);
        lines.map(|line| (line.id.as_str(), line.paid)).collect()
    }

    /// What is paid in a class together.
    #[must_use]
    pub fn sum_of(&self, class: Class) -> Fen {
        self.lines.iter().filter(|line| line.class == class).map(|line| line.paid).sum()
    }

    /// What a creditor is paid in all classes together.
    #[must_use]
    pub fn paid_to(&self, creditor: &str) -> Fen {
        self.lines.iter().filter(|line| line.creditor == creditor).map(|line| line.paid).sum()
    }
}

/// Draws up the plan of distribution (DIS-03, DIS-04, DIS-06, DIS-11).
///
/// > 民诉法解释第五百零八条 参与分配执行中，执行所得价款扣除执行费用，并清偿应当优先受偿的债权后，对于普通债权，原则上按照其占全部申请参与分配债权数额的比例受偿。清偿后的剩余债务，被执行人应当继续清偿。债权人发现被执行人有其他财产的，可以随时请求人民法院执行。
/// > 民诉法解释第五百一十四条 当事人不同意移送破产或者被执行人住所地人民法院不受理破产案件的，执行法院就执行变价所得财产，在扣除执行费用及清偿优先受偿的债权后，对于普通债权，按照财产保全和执行中查封、扣押、冻结财产的先后顺序清偿。
/// > 迟延履行利息解释第四条 被执行人的财产不足以清偿全部债务的，应当先清偿生效法律文书确定的金钱债务，再清偿加倍部分债务利息，但当事人对清偿顺序另有约定的除外。
///
/// Interpretation (ours, to be confirmed): a waiting seizure ranks by its registration; between equal times the smaller
/// id comes first; ordinary claims without any seizure come last, pro rata; the doubled part follows the same order as
/// the ordinary claims, in a second round after every debt of the instruments.
///
/// # Errors
/// Where an amount is out of bounds or an id is used twice.
pub fn plan(pool: &Pool, claims: &[Claim]) -> Result<Explained<Plan>, PlanError> {
    check(pool, claims)?;
    let tiers = tiers(pool, claims);
    let paid: Vec<PaidTier> =
        pay_tiers(pool.proceeds, &tiers.iter().map(|(_, tier)| tier.clone()).collect::<Vec<_>>());
    let creditor = |id: &str| {
        claims.iter().find(|claim| claim.id == id).map(|claim| claim.creditor.clone()).unwrap_or_default()
    };
    let lines = tiers
        .iter()
        .zip(&paid)
        .flat_map(|((class, tier), result)| {
            tier.dues.iter().zip(&result.paid).map(|((id, due), paid)| Line {
                id: id.clone(),
                creditor: creditor(id),
                class: *class,
                due: *due,
                paid: *paid,
            })
        })
        .collect();
    let of = |class: Class| tiers.iter().zip(&paid).filter(move |((other, _), _)| *other == class);
    let available = |class: Class| of(class).next().map_or(Fen::ZERO, |(_, paid)| paid.available);
    let ordinary_due: Fen = of(Class::Ordinary).map(|(_, paid)| paid.due).sum();
    let for_ordinary = available(Class::Ordinary);
    let plan = Plan {
        lines,
        for_ordinary,
        ordinary_due,
        ratio: PaidTier {
            label: String::new(),
            available: for_ordinary,
            due: ordinary_due,
            paid: Vec::new(),
        }
        .ratio(),
        for_doubled: available(Class::Doubled),
        surplus: paid.last().map_or(pool.proceeds, PaidTier::left),
    };
    let mut explained = explain(pool, &tiers, &paid, plan);
    if pool.ordinary_order == OrdinaryOrder::BySeizure {
        explained.derivation = mark_silence(explained.derivation, claims);
    }
    Ok(explained)
}

fn check(pool: &Pool, claims: &[Claim]) -> Result<(), PlanError> {
    let within = |amount: Fen| amount >= Fen::ZERO && amount <= crate::debt::LARGEST_AMOUNT;
    if !within(pool.proceeds) || !within(pool.execution_fee) {
        return Err(PlanError::AmountOutOfBounds("执行所得价款".to_owned()));
    }
    let mut ids = BTreeSet::new();
    for claim in claims {
        if !within(claim.amount) || !within(claim.doubled) {
            return Err(PlanError::AmountOutOfBounds(claim.id.clone()));
        }
        if !ids.insert(claim.id.as_str()) {
            return Err(PlanError::IdTwice(claim.id.clone()));
        }
    }
    Ok(())
}

/// The tiers in the order in which they are paid.
///
/// There is always a tier of ordinary claims and one of the doubled part, so that what reached them can be read off.
fn tiers(pool: &Pool, claims: &[Claim]) -> Vec<(Class, Tier)> {
    let fee = (Class::ExecutionFee, Tier::single(Class::ExecutionFee.label(), "", pool.execution_fee));
    let costs = claims.iter().filter(|claim| claim.rank == Rank::Cost).map(Claim::debt).collect();
    let mut tiers = vec![(Class::Cost, Tier::new(Class::Cost.label(), costs))];
    if pool.execution_fee.is_positive() && pool.fee_order == FeeOrder::BeforeDebt {
        tiers.push(fee.clone());
    }
    let mut by_order: BTreeMap<u32, Vec<Due>> = BTreeMap::new();
    for claim in claims {
        if let Rank::Priority { order } = claim.rank {
            by_order.entry(order).or_default().push(claim.debt());
        }
    }
    let priority = by_order.into_values().enumerate().map(|(index, dues)| {
        (Class::Priority, Tier::new(format!("第{}顺位优先受偿的债权", index + 1), dues))
    });
    tiers.extend(priority);
    let ordinary: Vec<&Claim> =
        claims.iter().filter(|claim| matches!(claim.rank, Rank::Ordinary { .. })).collect();
    tiers.extend(in_order(pool.ordinary_order, Class::Ordinary, &ordinary, Claim::debt));
    if pool.execution_fee.is_positive() && pool.fee_order == FeeOrder::AfterDebt {
        tiers.push(fee);
    }
    let doubled: Vec<&Claim> = claims.iter().filter(|claim| claim.doubled.is_positive()).collect();
    tiers.extend(in_order(pool.ordinary_order, Class::Doubled, &doubled, Claim::doubled_due));
    tiers
}

impl Claim {
    fn debt(&self) -> Due {
        (self.id.clone(), self.amount)
    }

    fn doubled_due(&self) -> Due {
        (self.id.clone(), self.doubled)
    }

    /// Costs and priority claims come before every seizure when the doubled part is paid.
    fn place(&self) -> (u8, Option<&SeizedAt>) {
        match &self.rank {
            Rank::Cost | Rank::Priority { .. } => (0, None),
            Rank::Ordinary { seized: Some(seized) } => (1, Some(seized)),
            Rank::Ordinary { seized: None } => (2, None),
        }
    }
}

fn in_order(
    order: OrdinaryOrder,
    class: Class,
    claims: &[&Claim],
    due: fn(&Claim) -> Due,
) -> Vec<(Class, Tier)> {
    let together = |claims: &[&Claim]| {
        (class, Tier::new(class.label(), claims.iter().map(|claim| due(claim)).collect()))
    };
    if order == OrdinaryOrder::ProRata || claims.is_empty() {
        return vec![together(claims)];
    }
    let mut seized: Vec<&Claim> = claims.iter().copied().filter(|claim| claim.place().0 == 1).collect();
    seized.sort_by_key(|claim| (claim.place(), claim.id.clone()));
    let of_place =
        |place| claims.iter().copied().filter(|claim| claim.place().0 == place).collect::<Vec<_>>();
    let (first, last) = (of_place(0), of_place(2));
    let mut tiers = Vec::new();
    if !first.is_empty() {
        tiers.push(together(&first));
    }
    tiers.extend(seized.into_iter().enumerate().map(|(index, claim)| {
        let (id, amount) = due(claim);
        let on = claim.place().1.map(|seized| seized.on.chinese()).unwrap_or_default();
        let label = format!("{}第{}顺位（{}，{}查封）", class.label(), index + 1, id, on);
        (class, Tier::single(label, &id, amount))
    }));
    if !last.is_empty() {
        tiers.push(together(&last));
    }
    tiers
}

fn explain(pool: &Pool, tiers: &[(Class, Tier)], paid: &[PaidTier], plan: Plan) -> Explained<Plan> {
    let order = pool.ordinary_order;
    let rule = match order {
        OrdinaryOrder::ProRata => "DIS-03",
        OrdinaryOrder::BySeizure => "DIS-06",
    };
    let mut derivation = Derivation::new(rule, "执行财产分配", Confidence::Read)
        .input("执行所得价款", format!("{}元", pool.proceeds));
    for ((class, tier), paid) in tiers.iter().zip(paid) {
        if tier.dues.is_empty() && *class != Class::Ordinary {
            continue;
        }
        derivation = derivation.step(class.article(order), paid.chinese());
        let split = tier.dues.len() > 1 && paid.sum() < paid.due;
        if split {
            derivation = derivation
                .remark("按比例分配的，各份先舍去不足一分的尾数，余下的分依次补给尾数最大的，尾数相同的补给债权编号在前的。")
                .at_most(Confidence::Design);
        }
        if *class == Class::ExecutionFee {
            derivation = derivation.remark("执行申请费的顺序按本院设置。").at_most(Confidence::Design);
        }
    }
    let conclusion = format!(
        "可供清偿普通债权{}元，清偿普通债权{}元，加倍部分债务利息{}元，余款{}元。",
        plan.for_ordinary,
        plan.sum_of(Class::Ordinary),
        plan.sum_of(Class::Doubled),
        plan.surplus
    );
    derivation.conclude(plan, conclusion)
}

/// Says where the order of seizure rests on our own reading.
fn mark_silence(mut derivation: Derivation, claims: &[Claim]) -> Derivation {
    let ordinary = claims.iter().filter_map(|claim| match &claim.rank {
        Rank::Ordinary { seized } => Some(seized.as_ref()),
        Rank::Cost | Rank::Priority { .. } => None,
    });
    let mut times: Vec<Option<&SeizedAt>> = ordinary.collect();
    times.sort();
    if times.windows(2).any(|pair| pair[0].is_some() && pair[0] == pair[1]) {
        derivation = derivation
            .remark("查封时间相同的，条文未规定先后，按债权编号排列，由承办人核对查封时刻。")
            .at_most(Confidence::Design);
    }
    if times.first().is_some_and(Option::is_none) {
        derivation = derivation
            .remark("没有查封、扣押、冻结的普通债权，条文未规定顺序，排在最后按比例受偿。")
            .at_most(Confidence::Design);
    }
    if claims.iter().any(|claim| claim.doubled.is_positive()) {
        derivation = derivation
            .remark("加倍部分债务利息在各债权清偿后，按同样的先后顺序清偿，条文未作规定。")
            .at_most(Confidence::Design);
    }
    derivation
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distribution::chance::Chance;

    fn pool(proceeds: i64, fee: i64, fee_order: FeeOrder, ordinary_order: OrdinaryOrder) -> Pool {
        Pool { proceeds: Fen(proceeds), execution_fee: Fen(fee), fee_order, ordinary_order }
    }

    fn claim(id: &str, rank: Rank, amount: i64, doubled: i64) -> Claim {
        Claim { id: id.to_owned(), creditor: id.to_owned(), rank, amount: Fen(amount), doubled: Fen(doubled) }
    }

    const ORDINARY: Rank = Rank::Ordinary { seized: None };

    #[test]
    fn the_execution_fee_comes_where_the_court_puts_it() {
        let claims = [claim("A", ORDINARY, 90, 50), claim("B", Rank::Cost, 10, 0)];
        for (order, ordinary, fee) in [(FeeOrder::AfterDebt, 85, 0), (FeeOrder::BeforeDebt, 80, 5)] {
            let plan = plan(&pool(95, 5, order, OrdinaryOrder::ProRata), &claims).unwrap().value;
            assert_eq!(
                (plan.sum_of(Class::Ordinary), plan.sum_of(Class::ExecutionFee)),
                (Fen(ordinary), Fen(fee))
            );
        }
    }

    #[test]
    fn no_fen_is_lost_and_no_doubled_part_is_paid_before_the_debts() {
        let mut chance = Chance::new(3);
        for _ in 0..2_000 {
            let claims: Vec<Claim> = (0..chance.below(9))
                .map(|number| {
                    let day = "2025-01-01"
                        .parse::<Day>()
                        .unwrap()
                        .plus_days(i32::try_from(chance.below(5)).unwrap());
                    let rank = match chance.below(4) {
                        0 => Rank::Cost,
                        1 => Rank::Priority { order: u32::try_from(chance.below(3)).unwrap() },
                        2 => ORDINARY,
                        _ => Rank::Ordinary { seized: Some(SeizedAt { on: day, time: String::new() }) },
                    };
                    claim(&format!("c{number}"), rank, chance.amount(), chance.amount())
                })
                .collect();
            let fee_order =
                [FeeOrder::AfterDebt, FeeOrder::BeforeDebt][usize::try_from(chance.below(2)).unwrap()];
            let order =
                [OrdinaryOrder::ProRata, OrdinaryOrder::BySeizure][usize::try_from(chance.below(2)).unwrap()];
            let pool = pool(chance.amount(), chance.amount(), fee_order, order);
            let made = plan(&pool, &claims).unwrap().value;
            let paid: Fen = made.lines.iter().map(|line| line.paid).sum();
            assert_eq!(paid + made.surplus, pool.proceeds);
            assert!(made.lines.iter().all(|line| line.paid >= Fen::ZERO && line.paid <= line.due));
            let short = made.lines.iter().any(|line| line.class != Class::Doubled && line.paid < line.due);
            assert!(!short || made.sum_of(Class::Doubled).is_zero());
            let mut turned = claims.clone();
            turned.reverse();
            let turned = plan(&pool, &turned).unwrap().value;
            for class in [Class::Cost, Class::Priority, Class::Ordinary, Class::Doubled] {
                assert_eq!(made.paid_in(class), turned.paid_in(class));
            }
        }
    }

    #[test]
    fn a_plan_is_refused_with_a_sentence() {
        let nothing = pool(1, 0, FeeOrder::AfterDebt, OrdinaryOrder::ProRata);
        let twice = [claim("A", ORDINARY, 1, 0), claim("A", ORDINARY, 1, 0)];
        assert_eq!(plan(&nothing, &twice).unwrap_err().to_string(), "债权编号“A”重复");
        let negative = [claim("A", ORDINARY, -1, 0)];
        assert_eq!(plan(&nothing, &negative).unwrap_err().to_string(), "“A”的金额超出允许范围");
    }
}
