//! The plan after it was drawn up: whom it is served on, the chain of objection, opposition and suit, and the money.

use crate::calendar::Calendar;
use crate::civil_procedure2023;
use crate::civil_procedure2023::period::{Period, period_of_days};
use crate::derivation::{Confidence, Derivation, Explained};
use crate::enforcement_procedure2020;
use crate::procedure_interpretation2022::article;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use values::{Day, Fen};

/// Days of each step of the chain.
pub const STEP_DAYS: u32 = 15;

/// On whom the plan is served.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanService {
    /// Whether a plan is needed.
    pub plan_needed: bool,
    /// Everybody it is served on.
    pub recipients: Vec<String>,
    /// Those it was not yet served on.
    pub not_yet_served: Vec<String>,
}

/// On whom the plan is served (DIS-09).
///
/// > 民诉法解释第五百零九条 多个债权人对执行财产申请参与分配的，执行法院应当制作财产分配方案，并送达各债权人和被执行人。债权人或者被执行人对分配方案有异议的，应当自收到分配方案之日起十五日内向执行法院提出书面异议。
#[must_use]
pub fn plan_service(
    creditors: &[String],
    debtors: &[String],
    served: &BTreeSet<String>,
) -> Explained<PlanService> {
    let plan_needed = creditors.len() > 1;
    let recipients: Vec<String> =
        if plan_needed { creditors.iter().chain(debtors).cloned().collect() } else { Vec::new() };
    let not_yet_served: Vec<String> =
        recipients.iter().filter(|recipient| !served.contains(*recipient)).cloned().collect();
    let conclusion = if !plan_needed {
        "只有一名债权人，不需要制作分配方案。".to_owned()
    } else if not_yet_served.is_empty() {
        "分配方案已经送达全体债权人和被执行人。".to_owned()
    } else {
        format!("分配方案尚未送达：{}。", not_yet_served.join("、"))
    };
    Derivation::new("DIS-09", "分配方案的制作和送达", Confidence::Read)
        .input("债权人", creditors.join("、"))
        .input("被执行人", debtors.join("、"))
        .step(article("第五百零九条"), "多个债权人的，应当制作财产分配方案，并送达各债权人和被执行人。")
        .conclude(PlanService { plan_needed, recipients, not_yet_served }, conclusion)
}

/// What happened after the plan was served.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ObjectionFacts {
    /// When the person concerned received the plan.
    pub plan_served_on: Option<Day>,
    /// When an objection in writing came in.
    pub objected_on: Option<Day>,
    /// When the others were told of it.
    pub others_told_on: Option<Day>,
    /// When an opposition came in.
    pub opposed_on: Option<Day>,
    /// When the objector was told of it.
    pub objector_told_on: Option<Day>,
    /// When the objector sued.
    pub sued_on: Option<Day>,
    /// The day of the question, where there is one.
    pub on: Option<Day>,
}

/// Where the chain stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The time to object runs.
    AwaitingObjection,
    /// Nobody objected: the plan is paid.
    PayAsPlanned,
    /// The others are to be told, or may still oppose.
    AwaitingOpposition,
    /// Nobody opposed: the plan is corrected and paid.
    CorrectAndPay,
    /// The objector is to be told, or may still sue.
    AwaitingSuit,
    /// The objector did not sue: the original plan is paid.
    PayOriginalPlan,
    /// The suit runs: what is undisputed may be paid, what is disputed is deposited.
    DepositDisputed,
}

impl Stage {
    /// What is to be done, in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Stage::AwaitingObjection => "等待异议期满",
            Stage::PayAsPlanned => "无人在期限内提出异议，按分配方案发放",
            Stage::AwaitingOpposition => "通知未提出异议的债权人、被执行人，等待反对意见期满",
            Stage::CorrectAndPay => "无人反对，依异议人的意见审查修正后分配",
            Stage::AwaitingSuit => "将反对意见通知异议人，等待起诉期满",
            Stage::PayOriginalPlan => "异议人逾期未起诉，按原分配方案分配",
            Stage::DepositDisputed => "诉讼期间分配的，提存与争议债权数额相应的款项",
        }
    }
}

/// The chain of objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObjectionChain {
    /// Until when an objection may be made.
    pub objection: Option<Period>,
    /// Until when it may be opposed.
    pub opposition: Option<Period>,
    /// Until when the objector may sue.
    pub suit: Option<Period>,
    /// Where it stands.
    pub stage: Stage,
}

/// The chain of objection to a plan (DIS-10).
///
/// > 民诉法解释第五百一十条 债权人或者被执行人对分配方案提出书面异议的，执行法院应当通知未提出异议的债权人、被执行人。未提出异议的债权人、被执行人自收到通知之日起十五日内未提出反对意见的，执行法院依异议人的意见对分配方案审查修正后进行分配；提出反对意见的，应当通知异议人。异议人可以自收到通知之日起十五日内，以提出反对意见的债权人、被执行人为被告，向执行法院提起诉讼；异议人逾期未提起诉讼的，执行法院按照原分配方案进行分配。诉讼期间进行分配的，执行法院应当提存与争议债权数额相应的款项。
///
/// A late objection, opposition or suit counts as none. The period of each person runs from the day that person
/// received the paper.
#[must_use]
pub fn objection_chain(calendar: &Calendar, facts: &ObjectionFacts) -> Explained<ObjectionChain> {
    let period = |from: Option<Day>| from.map(|from| period_of_days(calendar, from, STEP_DAYS));
    let (objection, opposition, suit) =
        (period(facts.plan_served_on), period(facts.others_told_on), period(facts.objector_told_on));
    let in_time = |day: Option<Day>, period: Option<Period>| {
        day.is_some_and(|day| period.is_none_or(|period| period.includes(day)))
    };
    let over =
        |period: Option<Period>| period.is_some_and(|period| facts.on.is_some_and(|on| !period.includes(on)));
    let objected = facts.others_told_on.is_some() || facts.objector_told_on.is_some();
    let opposed = facts.objector_told_on.is_some() || in_time(facts.opposed_on, opposition);
    let stage = if !objected && !in_time(facts.objected_on, objection) {
        if over(objection) { Stage::PayAsPlanned } else { Stage::AwaitingObjection }
    } else if !opposed {
        if over(opposition) { Stage::CorrectAndPay } else { Stage::AwaitingOpposition }
    } else if !in_time(facts.sued_on, suit) {
        if over(suit) { Stage::PayOriginalPlan } else { Stage::AwaitingSuit }
    } else {
        Stage::DepositDisputed
    };
    let mut derivation = Derivation::new("DIS-10", "对分配方案的异议、反对和诉讼", Confidence::Read);
    let steps = [
        (objection, "分配方案送达日", "第五百零九条", "提出书面异议"),
        (opposition, "通知其他债权人、被执行人之日", "第五百一十条第二款", "提出反对意见"),
        (suit, "将反对意见通知异议人之日", "第五百一十条第二款", "提起诉讼"),
    ];
    for (period, label, provision, act) in steps {
        let Some(period) = period else { continue };
        derivation = derivation
            .input(label, period.starts_after.chinese())
            .step(article(provision), format!("自收到之日起十五日内{act}，最迟{}。", period.end.chinese()));
        if period.end != period.raw_end {
            derivation = derivation.step(
                civil_procedure2023::article("第八十五条第三款"),
                format!("{}为休息日，顺延。", period.raw_end.chinese()),
            );
        }
    }
    if stage == Stage::DepositDisputed {
        derivation = derivation.step(
            enforcement_procedure2020::article("第十八条第三款"),
            "诉讼期间进行分配的，应当将与争议债权数额相应的款项予以提存，其余可以发放。",
        );
    }
    derivation.conclude(ObjectionChain { objection, opposition, suit, stage }, format!("{}。", stage.label()))
}

/// The debt that stays after a distribution (DIS-14).
///
/// > 民事诉讼法第二百六十五条 人民法院采取本法第二百五十三条、第二百五十四条、第二百五十五条规定的执行措施后，被执行人仍不能偿还债务的，应当继续履行义务。债权人发现被执行人有其他财产的，可以随时请求人民法院执行。
#[must_use]
pub fn remaining_debt(awarded: Fen, paid: Fen) -> Explained<Fen> {
    let left = (awarded - paid).or_zero();
    let conclusion = if left.is_positive() {
        format!("尚有{left}元未受偿，被执行人应当继续履行；发现其他财产的可以随时请求执行。")
    } else {
        "已经全部受偿。".to_owned()
    };
    Derivation::new("DIS-14", "分配后的剩余债务", Confidence::Read)
        .input("债权数额", format!("{awarded}元"))
        .input("已受偿", format!("{paid}元"))
        .step(article("第五百零八条"), format!("清偿后的剩余债务为{left}元，被执行人应当继续清偿。"))
        .step(article("第五百一十五条"), "再次请求执行的，不受申请执行时效期间的限制。")
        .conclude(left, conclusion)
}

/// What may be paid and what is deposited while a suit over the plan runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SplitPayout {
    /// What may be paid, by claim.
    pub payable: BTreeMap<String, Fen>,
    /// What is kept or deposited, by claim.
    pub blocked: BTreeMap<String, Fen>,
}

/// Splits the shares of a plan into what may be paid and what is disputed (FND-12, DIS-10).
///
/// > 涉执行司法赔偿解释第二条第（三）项 违法执行案外人财产，或者违法将案件执行款物交付给其他当事人、案外人的；
#[must_use]
pub fn split_payout(shares: &BTreeMap<String, Fen>, disputed: &BTreeMap<String, Fen>) -> SplitPayout {
    let blocked_of =
        |id: &str, share: Fen| disputed.get(id).copied().unwrap_or(Fen::ZERO).or_zero().min(share);
    let each = |pick: fn(Fen, Fen) -> Fen| {
        shares.iter().map(|(id, share)| (id.clone(), pick(*share, blocked_of(id, *share)))).collect()
    };
    SplitPayout { payable: each(|share, blocked| share - blocked), blocked: each(|_, blocked| blocked) }
}
