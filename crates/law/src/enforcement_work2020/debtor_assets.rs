//! Money of a bank, income, the debtor's own sale and debts of third parties to him: articles 27 to 33 and 45 to 53.

use super::article;
use crate::calendar::Calendar;
use crate::civil_procedure2023;
use crate::civil_procedure2023::period::period_of_days;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::equity_enforcement2021 as equity;
use crate::procedure_interpretation2022 as interpretation;
use crate::statutes;
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// Something of or at a bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BankAsset {
    /// Reserves and payment reserves at the central bank, where the debtor is a bank.
    CentralBankReserve,
    /// Deposits of the bank at itself or elsewhere, and other deposits at the central bank.
    OtherDeposit,
    /// Business premises of the bank.
    BusinessPremises,
    /// The margin of a letter of credit, still serving as margin.
    CreditMargin,
    /// The margin of a letter of credit that has ceased to serve.
    CreditMarginReleased,
}

/// What may be done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct BankMeasure {
    /// Whether it may be frozen or sealed.
    pub may_freeze: bool,
    /// Whether it may be deducted.
    pub may_deduct: bool,
}

/// What may be done with assets of a bank and margins of letters of credit (SEI-16).
///
/// > 27.被执行人为金融机构的，对其交存在人民银行的存款准备金和备付金不得冻结和扣划，但对其在本机构、其他金融机构的存款，及其在人民银行的其他存款可以冻结、划拨，并可对被执行人的其他财产采取执行措施，但不得查封其营业场所。
#[must_use]
pub fn bank_measure(asset: BankAsset) -> Explained<BankMeasure> {
    let margin = |article| Article::new(statutes::LETTER_OF_CREDIT_MARGIN, article);
    let (may_freeze, may_deduct, article, words) = match asset {
        BankAsset::CentralBankReserve => {
            (false, false, article("第27条"), "存款准备金和备付金不得冻结和扣划。")
        }
        BankAsset::OtherDeposit => (true, true, article("第27条"), "其他存款可以冻结、划拨。"),
        BankAsset::BusinessPremises => (false, false, article("第27条"), "不得查封其营业场所。"),
        BankAsset::CreditMargin => (true, false, margin("第一条"), "开证保证金可以冻结，但不得扣划。"),
        BankAsset::CreditMarginReleased => {
            (true, true, margin("第二条"), "已丧失保证金功能的，可以依法采取扣划措施。")
        }
    };
    Derivation::new("SEI-16", "金融机构财产和信用证保证金", Confidence::Read)
        .step(article, words)
        .conclude(BankMeasure { may_freeze, may_deduct }, words)
}

/// How much of a period's income is withheld: what is left above the necessary living costs, at most the debt (SEI-17).
///
/// > 民事诉讼法第二百五十四条第一款 人民法院有权扣留、提取被执行人应当履行义务部分的收入。但应当保留被执行人及其所扶养家属的生活必需费用。
#[must_use]
pub fn income_withheld(income: Fen, living_costs: Fen, owed: Fen) -> Explained<Fen> {
    let withheld = (income - living_costs).or_zero().min(owed);
    Derivation::new("SEI-17", "扣留、提取收入", Confidence::Read)
        .input("收入", format!("{income}元"))
        .input("生活必需费用", format!("{living_costs}元"))
        .input("应当履行的债务", format!("{owed}元"))
        .step(
            civil_procedure2023::article("第二百五十四条第一款"),
            "应当保留被执行人及其所扶养家属的生活必需费用；条文没有规定比例，由法院定额。",
        )
        .step(article("第29条"), "应当作出裁定，向单位发出协助执行通知书。")
        .conclude(withheld, format!("扣留{withheld}元。"))
}

/// What the debtor himself wants to sell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnSale {
    /// A seized thing.
    Goods,
    /// Frozen equity.
    Equity,
}

/// Whether the debtor may sell himself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OwnSaleAllowed {
    /// Whether the court may allow it.
    pub may_allow: bool,
    /// The last day, for equity.
    pub latest_on: Option<Day>,
}

/// Whether the debtor may be allowed to sell what is seized or frozen (SEI-19).
///
/// > 33.被执行人申请对人民法院查封的财产自行变卖的，人民法院可以准许，但应当监督其按照合理价格在指定的期限内进行，并控制变卖的价款。
///
/// For equity the creditors agree or the price covers the debt, and the price can be controlled; at most three months.
#[must_use]
pub fn own_sale(
    what: OwnSale,
    price_controlled: bool,
    creditors_agree_or_price_suffices: bool,
    allowed_on: Day,
) -> Explained<OwnSaleAllowed> {
    let derivation = Derivation::new("SEI-19", "被执行人自行变卖", Confidence::Read);
    let (may_allow, latest_on, derivation) = match what {
        OwnSale::Goods => (
            price_controlled,
            None,
            derivation
                .step(article("第33条"), "可以准许，但应当监督其按合理价格在指定期限内进行，并控制价款。"),
        ),
        OwnSale::Equity => (
            price_controlled && creditors_agree_or_price_suffices,
            Some(equity::own_sale_until(allowed_on)),
            derivation.step(
                equity::article("第十条"),
                "经债权人同意或者价款足以清偿，且能够控制价款的，可以准许，最长不超过三个月。",
            ),
        ),
    };
    let value = OwnSaleAllowed { may_allow, latest_on: latest_on.filter(|_| may_allow) };
    derivation.conclude(value, if may_allow { "可以准许。" } else { "不予准许。" })
}

/// What a third party who owes the debtor says to the notice to perform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThirdPartyAnswer {
    /// Nothing.
    None,
    /// It denies the debt, wholly or for the part not admitted.
    Denies,
    /// It says it cannot pay.
    CannotPay,
    /// It says it has no direct relation to the applicant.
    NoDirectRelation,
    /// It has performed.
    Performed,
}

/// What is known about a third party's debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ThirdPartyDebt {
    /// The debt named in the notice.
    pub debt: Fen,
    /// The day the notice was served on the third party.
    pub served_on: Day,
    /// What it says.
    pub answer: ThirdPartyAnswer,
    /// The day it says so; matters for an objection.
    pub answered_on: Option<Day>,
    /// The part it admits.
    pub admitted: Fen,
    /// Whether a judgment in force fixes the debt.
    pub fixed_by_judgment: bool,
    /// The day on which one looks.
    pub on: Day,
}

/// Where the enforcement of a third party's debt stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ThirdPartyState {
    /// The fifteen days run.
    Waiting,
    /// It performed.
    Performed,
    /// It objected to all of it: no enforcement, no examination.
    Stopped,
    /// A ruling to enforce may be made, at least for a part.
    Enforceable,
}

/// The state with its day and sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ThirdPartyStanding {
    /// The last day to perform or object.
    pub due_on: Day,
    /// Where it stands.
    pub state: ThirdPartyState,
    /// For how much a ruling to enforce may be made.
    #[serde(rename = "enforceable_fen")]
    pub enforceable: Fen,
}

/// Where the enforcement of a debt that a third party owes the debtor stands (SEI-18).
///
/// > 45.履行通知必须直接送达第三人。（2）第三人应当在收到履行通知后的十五日内向申请执行人履行债务
/// >
/// > 47.第三人在履行通知指定的期间内提出异议的，人民法院不得对第三人强制执行，对提出的异议不进行审查。
/// >
/// > 48.第三人提出自己无履行能力或其与申请执行人无直接法律关系，不属于本规定所指的异议。
/// >
/// > 49.第三人在履行通知指定的期限内没有提出异议，而又不履行的，执行法院有权裁定对其强制执行。
#[must_use]
pub fn third_party_debt(calendar: &Calendar, debt: ThirdPartyDebt) -> Explained<ThirdPartyStanding> {
    let due_on = period_of_days(calendar, debt.served_on, 15).end;
    let derivation = Derivation::new("SEI-18", "到期债权的执行", Confidence::Read)
        .input("履行通知送达日", debt.served_on.chinese())
        .input("到期债权", format!("{}元", debt.debt))
        .step(article("第45条"), format!("应当在收到后十五日内履行或者提出异议，至{}。", due_on.chinese()));
    let standing = |state, enforceable| ThirdPartyStanding { due_on, state, enforceable };
    if debt.answer == ThirdPartyAnswer::Performed {
        return derivation
            .step(article("第53条"), "第三人履行后，人民法院应当出具有关证明。")
            .conclude(standing(ThirdPartyState::Performed, Fen::ZERO), "第三人已经履行。");
    }
    let in_time = debt.answered_on.is_none_or(|answered| answered <= due_on);
    let (enforceable, derivation) = match debt.answer {
        ThirdPartyAnswer::Denies if debt.fixed_by_judgment => (
            debt.debt,
            derivation.step(
                interpretation::article("第四百九十九条第三款"),
                "对生效法律文书确定的到期债权，该他人予以否认的，不予支持。",
            ),
        ),
        ThirdPartyAnswer::Denies if in_time => (
            debt.admitted.min(debt.debt),
            derivation
                .step(article("第47条"), "在指定期间内提出异议的，不得强制执行，对异议不进行审查。")
                .step(article("第48条"), "部分承认、部分有异议的，可以对其承认的部分强制执行。"),
        ),
        ThirdPartyAnswer::Denies => (debt.debt, derivation.remark("异议超过十五日，不产生停止执行的效力。")),
        ThirdPartyAnswer::CannotPay | ThirdPartyAnswer::NoDirectRelation => (
            debt.debt,
            derivation.step(article("第48条"), "提出无履行能力或者无直接法律关系的，不属于异议。"),
        ),
        ThirdPartyAnswer::None | ThirdPartyAnswer::Performed => (debt.debt, derivation),
    };
    if enforceable.is_zero() {
        return derivation.conclude(standing(ThirdPartyState::Stopped, Fen::ZERO), "停止对第三人的执行。");
    }
    if debt.on <= due_on {
        return derivation
            .conclude(standing(ThirdPartyState::Waiting, Fen::ZERO), "期限未满，等待履行或者异议。");
    }
    derivation
        .step(article("第49条"), "期限内没有异议又不履行的，有权裁定强制执行，裁定同时送达第三人和被执行人。")
        .step(article("第52条"), "不得就第三人对他人享有的到期债权强制执行。")
        .conclude(
            standing(ThirdPartyState::Enforceable, enforceable),
            format!("可以裁定强制执行{enforceable}元。"),
        )
}
