//! 最高人民法院关于执行案件移送破产审查若干问题的指导意见 (法发〔2017〕2号), read in excerpts, with the articles of the
//! procedure interpretation on the same transfer.

use crate::bankruptcy_law2006;
use crate::calendar::Calendar;
use crate::checklist::{Checklist, requirement};
use crate::civil_procedure2023::period::{Period, period_of_days};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::distribution::regime::{BankruptcyAnswer, Debtor};
use crate::limit::{Length, Limit};
use crate::procedure_interpretation2022 as interpretation;
use crate::statutes;
use serde::{Deserialize, Serialize};
use values::Day;

/// Days to hand over property, and to send the file back.
pub const HAND_OVER_DAYS: u32 = 7;

/// An item of the opinion.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::BANKRUPTCY_TRANSFER, article)
}

/// The facts on which a case may be transferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TransferFacts {
    /// What kind of person the debtor is.
    pub debtor: Debtor,
    /// Whether the debtor or any one applicant consented in writing.
    pub consent_in_writing: bool,
    /// Whether debts that are due cannot be paid.
    pub cannot_pay_due_debts: bool,
    /// Whether the assets do not cover the debts.
    pub assets_insufficient: bool,
    /// Whether the debtor clearly lacks the ability to pay.
    pub clearly_unable: bool,
}

/// Whether a case may be transferred for bankruptcy review (BKR-01).
///
/// > 企业破产法第二条第一款 企业法人不能清偿到期债务，并且资产不足以清偿全部债务或者明显缺乏清偿能力的，依照本法规定清理债务。
#[must_use]
pub fn may_transfer(facts: &TransferFacts) -> Explained<Checklist> {
    let derivation = Derivation::new("BKR-01", "移送破产审查的条件", Confidence::Read).step(
        interpretation::article("第五百一十一条"),
        "经申请执行人之一或者被执行人同意，应当裁定中止执行并移送。",
    );
    let article = bankruptcy_law2006::article("第二条第一款");
    let list = Checklist::found([
        (
            requirement("enterprise_legal_person", article, "被执行人为企业法人"),
            facts.debtor == Debtor::EnterpriseLegalPerson,
        ),
        (
            requirement("consent_in_writing", article, "被执行人或者任一申请执行人书面同意"),
            facts.consent_in_writing,
        ),
        (requirement("cannot_pay_due_debts", article, "不能清偿到期债务"), facts.cannot_pay_due_debts),
        (
            requirement("insolvent", article, "资产不足以清偿全部债务或者明显缺乏清偿能力"),
            facts.assets_insufficient || facts.clearly_unable,
        ),
    ]);
    list.explain(derivation, "符合移送条件。", "不符合移送条件。")
}

/// What is done about bankruptcy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// Ask and inform the parties.
    Ask,
    /// Transfer the case.
    Transfer,
    /// Distribute by order of seizure; there is no participation.
    OrderOfSeizure,
    /// Suspend: bankruptcy has begun.
    Suspend,
}

/// What is done about bankruptcy, and where the case goes (BKR-02).
///
/// The court must ask and inform the parties. The court of the debtor's seat is competent, as a rule the intermediate
/// court; with approval it may pass the case to a basic court. Where nobody agrees or applies, ordinary claims are paid
/// by order of seizure.
#[must_use]
pub fn route(answer: BankruptcyAnswer) -> Explained<Route> {
    let derivation = Derivation::new("BKR-02", "征询和移送的去向", Confidence::Excerpt)
        .step(article("第四条"), "应当及时询问申请执行人、被执行人是否同意移送，并释明法律后果。");
    match answer {
        BankruptcyAnswer::NotAsked => derivation.conclude(Route::Ask, "先询问并释明。"),
        BankruptcyAnswer::Agreed => derivation
            .step(article("第三条"), "由被执行人住所地人民法院管辖，以中级人民法院为原则。")
            .conclude(Route::Transfer, "移送被执行人住所地中级人民法院。"),
        BankruptcyAnswer::NobodyAgrees | BankruptcyAnswer::NotAccepted => derivation
            .step(interpretation::article("第五百一十四条"), "普通债权按照查封、扣押、冻结的先后顺序清偿。")
            .conclude(Route::OrderOfSeizure, "按查封先后顺序清偿，不适用参与分配。"),
        BankruptcyAnswer::Accepted => derivation
            .step(bankruptcy_law2006::article("第十九条"), "受理破产申请后，执行程序应当中止。")
            .conclude(Route::Suspend, "中止执行。"),
    }
}

/// An act after the decision to transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActAfterDecision {
    /// Paying creditors.
    Payout,
    /// Distributing the price of perishables.
    DistributePerishables,
    /// Selling perishables and the like.
    SellPerishables,
    /// Another sale.
    OtherSale,
    /// Renewing a seizure.
    RenewSeizure,
}

/// Whether an act is allowed after the decision to transfer (BKR-03).
///
/// Enforcement stops when the decision is made, and all courts known to enforce against the debtor are told in writing.
/// Perishables are sold but their price is not distributed. Seizures stay and are renewed.
#[must_use]
pub fn allowed_after_decision(act: ActAfterDecision, decided_on: Day, on: Day) -> Explained<bool> {
    let derivation = Derivation::new("BKR-03", "决定移送后的执行行为", Confidence::Excerpt)
        .input("决定移送日", decided_on.chinese())
        .input("行为日", on.chinese());
    if on < decided_on {
        return derivation.remark("尚未决定移送。").conclude(true, "可以进行。");
    }
    match act {
        ActAfterDecision::SellPerishables => derivation
            .step(
                article("第八条"),
                "季节性商品、鲜活、易腐烂变质等不宜长期保存的物品，可以处置，价款不作分配。",
            )
            .conclude(true, "可以变卖，不分配价款。"),
        ActAfterDecision::RenewSeizure => derivation
            .step(article("第九条"), "查封、扣押、冻结不因移送停止，期限届满前应当续行。")
            .conclude(true, "应当续行。"),
        ActAfterDecision::Payout | ActAfterDecision::DistributePerishables | ActAfterDecision::OtherSale => {
            derivation
                .step(
                    article("第八条"),
                    "作出移送决定的，应当中止对被执行人的执行，并书面通知所有已知执行法院。",
                )
                .conclude(false, "不得进行。")
        }
    }
}

/// Until when the decision to transfer is served (BKR-04): five days; objections go to the receiving court.
pub const DECISION_SERVICE: Limit = Limit::new(
    "BKR-04",
    "送达移送决定",
    Length::Days(5),
    article("第七条"),
    "移送决定作出后五日内送达申请执行人和被执行人；有异议的，在受移送法院破产审查期间提出。",
)
.known_as(Confidence::Excerpt);

/// Whether a seizure must be renewed by the enforcing court, and the last working day to do it (BKR-05).
///
/// Between the decision and the acceptance the seizure stays effective and its renewal is the enforcing court's task.
#[must_use]
pub fn renew_between(
    calendar: &Calendar,
    decided_on: Day,
    accepted_on: Option<Day>,
    term_ends_on: Day,
) -> Explained<Option<Day>> {
    let derivation = Derivation::new("BKR-05", "移送期间的续封", Confidence::Excerpt)
        .input("决定移送日", decided_on.chinese())
        .input("期限最后一日", term_ends_on.chinese());
    if let Some(accepted_on) = accepted_on.filter(|accepted_on| *accepted_on <= term_ends_on) {
        return derivation
            .input("受理日", accepted_on.chinese())
            .step(bankruptcy_law2006::article("第十九条"), "受理破产申请后，保全措施应当解除。")
            .conclude(None, "期限届满前已经受理，不需要续行。");
    }
    let last = calendar.last_working_day_until(term_ends_on);
    derivation
        .step(article("第九条"), "受移送法院裁定受理前，查封、扣押、冻结期限届满的，由执行法院续行。")
        .conclude(Some(last), format!("最迟于{}办妥续行手续。", last.chinese()))
}

/// Until when the court of the seat says whether it accepts (BKR-06).
///
/// > 民诉法解释第五百一十二条 被执行人住所地人民法院应当自收到执行案件相关材料之日起三十日内，将是否受理破产案件的裁定告知执行法院。不予受理的，应当将相关案件材料退回执行法院。
pub const ACCEPTANCE_ANSWER: Limit = Limit::new(
    "BKR-06",
    "告知是否受理破产案件",
    Length::Days(30),
    interpretation::article("第五百一十二条"),
    "自收到执行案件相关材料之日起三十日内告知执行法院。",
);

/// A piece of property when bankruptcy is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PropertyState {
    /// Money in the court's account that was not paid out.
    MoneyNotPaidOut,
    /// Money that was transferred or handed to the creditor.
    MoneyPaidOut,
    /// Seized, not sold.
    Unsold,
    /// Sold, but the ruling was not yet served on the buyer.
    SoldRulingNotServed,
    /// Sold, and the ruling was served on the buyer.
    SoldRulingServed,
    /// Given in kind, but the ruling was not yet served on the creditor.
    InKindRulingNotServed,
    /// Given in kind, and the ruling was served on the creditor.
    InKindRulingServed,
}

/// Whose the property is once bankruptcy is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// It belongs to the estate and is handed over.
    Estate,
    /// It is no longer the debtor's.
    NotEstate,
}

/// Whose a piece of property is when bankruptcy is accepted (BKR-07).
///
/// > 民诉法解释第四百九十一条 拍卖成交或者依法定程序裁定以物抵债的，标的物所有权自拍卖成交裁定或者抵债裁定送达买受人或者接受抵债物的债权人时转移。
#[must_use]
pub fn owner_on_acceptance(state: PropertyState) -> Explained<Owner> {
    let derivation = Derivation::new("BKR-07", "受理破产后财产的归属和移交", Confidence::Read).step(
        bankruptcy_law2006::article("第十九条"),
        "有关债务人财产的保全措施应当解除，执行程序应当中止。",
    );
    match state {
        PropertyState::MoneyPaidOut => derivation
            .step(article("第十七条"), "已完成转账、汇款、现金交付的执行款，不属于被执行人的财产，不再移交。")
            .at_most(Confidence::Excerpt)
            .conclude(Owner::NotEstate, "不属于破产财产，不移交。"),
        PropertyState::SoldRulingServed | PropertyState::InKindRulingServed => derivation
            .step(interpretation::article("第四百九十一条"), "裁定已经送达，所有权已经转移。")
            .conclude(Owner::NotEstate, "不属于破产财产，不移交。"),
        PropertyState::SoldRulingNotServed | PropertyState::InKindRulingNotServed => derivation
            .step(interpretation::article("第四百九十一条"), "裁定尚未送达，所有权没有转移。")
            .conclude(Owner::Estate, "属于破产财产，移交受理破产案件的法院或者管理人。"),
        PropertyState::MoneyNotPaidOut | PropertyState::Unsold => derivation
            .step(article("第十六条"), "已经扣划到账的款项、实际扣押的财产，七日内移交。")
            .at_most(Confidence::Excerpt)
            .conclude(Owner::Estate, "属于破产财产，移交受理破产案件的法院或者管理人。"),
    }
}

/// Until when property is handed over (BKR-07), or the file sent back (BKR-08): seven days.
#[must_use]
pub fn seven_days(calendar: &Calendar, received_on: Day) -> Period {
    period_of_days(calendar, received_on, HAND_OVER_DAYS)
}

/// What came of the bankruptcy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The court of the seat does not accept it.
    Refused,
    /// It accepts it.
    Accepted,
    /// The debtor is declared bankrupt.
    Declared,
    /// Reorganisation or settlement is approved.
    PlanApproved,
}

/// What the enforcing court does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EnforcementAction {
    /// Resume.
    Resume,
    /// Lift preservation and suspend.
    LiftAndSuspend,
    /// End the enforcement.
    End,
}

/// What the enforcing court does after the outcome (BKR-08).
///
/// > 民诉法解释第五百一十三条 被执行人住所地人民法院裁定受理破产案件的，执行法院应当解除对被执行人财产的保全措施。被执行人住所地人民法院裁定宣告被执行人破产的，执行法院应当裁定终结对该被执行人的执行。被执行人住所地人民法院不受理破产案件的，执行法院应当恢复执行。
#[must_use]
pub fn after_outcome(outcome: Outcome) -> Explained<EnforcementAction> {
    let derivation = Derivation::new("BKR-08", "破产审查后的处理", Confidence::Read);
    match outcome {
        Outcome::Refused => derivation
            .step(interpretation::article("第五百一十三条第二款"), "不受理破产案件的，应当恢复执行。")
            .step(article("第十九条"), "不予受理的，七日内退回材料；人民法院不得重复启动移送。")
            .at_most(Confidence::Excerpt)
            .conclude(EnforcementAction::Resume, "恢复执行，不得再次依职权移送。"),
        Outcome::Accepted => derivation
            .step(interpretation::article("第五百一十三条第一款"), "受理破产案件的，应当解除保全措施。")
            .step(bankruptcy_law2006::article("第十九条"), "执行程序应当中止。")
            .conclude(EnforcementAction::LiftAndSuspend, "解除保全措施，中止执行。"),
        Outcome::Declared => derivation
            .step(
                interpretation::article("第五百一十三条第一款"),
                "宣告破产的，应当裁定终结对该被执行人的执行。",
            )
            .conclude(EnforcementAction::End, "裁定终结执行。"),
        Outcome::PlanApproved => derivation
            .step(article("第二十条"), "裁定批准重整计划、认可和解协议的，裁定终结对被执行人的执行。")
            .at_most(Confidence::Recalled)
            .conclude(EnforcementAction::End, "裁定终结执行。"),
    }
}
