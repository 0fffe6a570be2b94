//! Which court leads a distribution, how claims of different kinds rank, and when the property moves to another court.

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::{Period, period_of_days};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::enforcement_work2020;
use crate::preservation2020;
use crate::statutes;
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// What a first measure carries out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureOf {
    /// An enforcement case.
    Enforcement,
    /// A preservation ruling.
    Preservation,
}

/// A seizure of the property by a court.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seizure {
    /// The court.
    pub court: String,
    /// When.
    pub on: Day,
    /// For what.
    pub measure: MeasureOf,
}

/// How far the trial of the preserving court is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial {
    /// It ended.
    Ended,
    /// It goes on.
    Pending,
}

/// Who leads the distribution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lead {
    /// The court.
    pub court: String,
    /// Whether it may distribute now.
    pub may_distribute: bool,
}

/// The court that leads the distribution (DIS-05); nothing where nobody seized.
///
/// > 56.对参与被执行人财产的具体分配，应当由首先查封、扣押或冻结的法院主持进行。首先查封、扣押、冻结的法院所采取的执行措施如系为执行财产保全裁定，具体分配应当在该院案件审理终结后进行。
#[must_use]
pub fn leading_court(seizures: &[Seizure], trial: Trial) -> Option<Explained<Lead>> {
    let first = seizures.iter().min_by(|one, other| (one.on, &one.court).cmp(&(other.on, &other.court)))?;
    let waits = first.measure == MeasureOf::Preservation && trial == Trial::Pending;
    let mut derivation = Derivation::new("DIS-05", "主持分配的法院", Confidence::Read).step(
        enforcement_work2020::article("第五十六条第一款"),
        format!("{}于{}首先查封、扣押或者冻结，由其主持分配。", first.court, first.on.chinese()),
    );
    if first.measure == MeasureOf::Preservation {
        derivation = derivation.step(
            enforcement_work2020::article("第五十六条第二款"),
            if waits {
                "其措施系执行财产保全裁定，案件尚未审理终结，具体分配应当等待。"
            } else {
                "其措施系执行财产保全裁定，案件已经审理终结，可以分配。"
            },
        );
    }
    let lead = Lead { court: first.court.clone(), may_distribute: !waits };
    let conclusion = format!("由{}主持，{}。", lead.court, if waits { "暂不分配" } else { "可以分配" });
    Some(derivation.conclude(lead, conclusion))
}

/// What a claim rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimBasis {
    /// Ownership of the thing.
    Ownership,
    /// A security right.
    Security,
    /// Money alone.
    Money,
}

/// A claim by its basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasedClaim {
    /// Its id.
    pub id: String,
    /// What it rests on.
    pub basis: ClaimBasis,
    /// When a security right was created.
    pub created_on: Option<Day>,
}

/// The order of claims of different kinds (DIS-07): groups of ids, equal within a group.
///
/// > 55.（第二款）多个债权人的债权种类不同的，基于所有权和担保物权而享有的债权，优先于金钱债权受偿。有多个担保物权的，按照各担保物权成立的先后顺序清偿。
///
/// Interpretation (ours): claims from ownership come before security rights, since what belongs to another is not the
/// debtor's property.
#[must_use]
pub fn order_by_basis(claims: &[BasedClaim]) -> Explained<Vec<Vec<String>>> {
    let mut sorted: Vec<&BasedClaim> = claims.iter().collect();
    let key = |claim: &BasedClaim| match claim.basis {
        ClaimBasis::Security => (claim.basis, claim.created_on.unwrap_or(Day::MAX)),
        ClaimBasis::Ownership | ClaimBasis::Money => (claim.basis, Day::MIN),
    };
    sorted.sort_by(|one, other| (key(one), &one.id).cmp(&(key(other), &other.id)));
    let groups: Vec<Vec<String>> = sorted
        .chunk_by(|one, other| key(one) == key(other))
        .map(|group| group.iter().map(|claim| claim.id.clone()).collect())
        .collect();
    let has = |basis| claims.iter().any(|claim| claim.basis == basis);
    let mut derivation = Derivation::new("DIS-07", "不同种类债权的受偿顺序", Confidence::Read).step(
        enforcement_work2020::article("第五十五条第二款"),
        "基于所有权和担保物权的债权优先于金钱债权，担保物权按成立的先后。",
    );
    if has(ClaimBasis::Ownership) && has(ClaimBasis::Security) {
        derivation = derivation
            .remark("所有权与担保物权之间条文未规定先后，按他人所有的财产不属于被执行人财产，所有权在前。")
            .at_most(Confidence::Design);
    }
    let spoken: Vec<String> = groups.iter().map(|group| group.join("、")).collect();
    derivation.conclude(groups, format!("顺序：{}。", spoken.join("；")))
}

/// Days after the first seizure after which a priority creditor's court may ask for the property.
pub const PRIORITY_TRANSFER_AFTER_DAYS: i32 = 60;
/// Days in which the first court answers.
pub const PRIORITY_TRANSFER_ANSWER_DAYS: u32 = 15;

/// The facts of a request of the priority creditor's court.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriorityTransferFacts {
    /// When the property was first seized.
    pub first_seized_on: Day,
    /// The day of the question.
    pub on: Day,
    /// Whether the priority claim is in an instrument and in execution.
    pub priority_in_execution: bool,
    /// Whether the first court published an auction notice or began a sale.
    pub sale_begun: bool,
}

/// Whether the property may be asked for, and from which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Transfer {
    /// Whether it may be asked for on the day of the question.
    pub may_request: bool,
    /// The first day on which the time has passed.
    pub earliest: Day,
}

/// Whether the court of a priority creditor may ask the first court for the property (DIS-12).
///
/// The claim must be in an instrument and in execution, more than sixty days must have passed since the first
/// seizure, and the first court must not have published an auction notice or begun a sale.
#[must_use]
pub fn priority_transfer(facts: &PriorityTransferFacts) -> Explained<Transfer> {
    let article = Article::new(statutes::FIRST_SEIZURE_REPLY, "第一条");
    let earliest = facts.first_seized_on.plus_days(PRIORITY_TRANSFER_AFTER_DAYS + 1);
    let passed = facts.on >= earliest;
    let transfer =
        Transfer { may_request: passed && facts.priority_in_execution && !facts.sale_begun, earliest };
    let derivation = Derivation::new("DIS-12", "优先债权执行法院商请移送", Confidence::Excerpt)
        .input("首先查封日", facts.first_seized_on.chinese())
        .input("判断日", facts.on.chinese())
        .step(article, format!("自首先查封之日起超过60日，最早为{}。", earliest.chinese()))
        .step(
            article,
            if facts.priority_in_execution {
                "优先债权为生效法律文书所确认并已进入执行。"
            } else {
                "优先债权尚未进入执行。"
            },
        )
        .step(
            article,
            if facts.sale_begun {
                "首先查封法院已经发布拍卖公告或者进入变卖程序。"
            } else {
                "首先查封法院尚未发布拍卖公告或者进入变卖程序。"
            },
        );
    let conclusion = if transfer.may_request {
        "可以要求将该查封财产移送执行。"
    } else {
        "暂不能要求移送执行。"
    };
    derivation.conclude(transfer, conclusion)
}

/// Until when the first court answers a request to transfer (DIS-12): fifteen days from the letter.
#[must_use]
pub fn priority_transfer_answer_due(calendar: &Calendar, letter_received_on: Day) -> Period {
    period_of_days(calendar, letter_received_on, PRIORITY_TRANSFER_ANSWER_DAYS)
}

/// The facts of a preserving court that does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdlePreservation {
    /// When the property was first seized.
    pub first_seized_on: Day,
    /// The day of the question.
    pub on: Day,
    /// Whether the property was disposed of.
    pub disposed: bool,
    /// Whether the property itself is in dispute.
    pub in_dispute: bool,
}

/// Whether the first waiting enforcing court may ask an idle preserving court for the property (DIS-13).
///
/// > 第二十一条第一款 保全法院在首先采取查封、扣押、冻结措施后超过一年未对被保全财产进行处分的，除被保全财产系争议标的外，在先轮候查封、扣押、冻结的执行法院可以商请保全法院将被保全财产移送执行。但司法解释另有特别规定的，适用其规定。
#[must_use]
pub fn idle_preservation(facts: &IdlePreservation) -> Explained<Transfer> {
    let earliest = facts.first_seized_on.plus_years(1).next();
    let may_request = facts.on >= earliest && !facts.disposed && !facts.in_dispute;
    let reason = if facts.in_dispute {
        "被保全财产系争议标的，不适用。"
    } else if facts.disposed {
        "保全法院已经处分。"
    } else {
        "保全法院尚未处分，财产也不是争议标的。"
    };
    Derivation::new("DIS-13", "保全法院超过一年未处分", Confidence::Read)
        .input("首先查封日", facts.first_seized_on.chinese())
        .input("判断日", facts.on.chinese())
        .step(
            preservation2020::article("第二十一条第一款"),
            format!("首先采取措施后超过一年，最早为{}。", earliest.chinese()),
        )
        .step(preservation2020::article("第二十一条第一款"), reason)
        .conclude(
            Transfer { may_request, earliest },
            if may_request { "可以商请移送执行。" } else { "不能商请移送执行。" },
        )
}

/// What the first court keeps back for a first seizer whose claim is not yet confirmed (DIS-12).
///
/// Interpretation (ours): the smaller of that claim and what is left after costs and priority claims.
#[must_use]
pub fn reserved_share(unconfirmed_claim: Fen, left_after_priority: Fen) -> Fen {
    unconfirmed_claim.or_zero().min(left_after_priority.or_zero())
}
