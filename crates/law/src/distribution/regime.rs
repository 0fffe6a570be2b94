//! Which order applies: participation in distribution, order of seizure, bankruptcy, or payment of all.

use crate::derivation::{Confidence, Derivation, Explained};
use crate::enforcement_work2020;
use crate::procedure_interpretation2022 as interpretation;
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// What kind of person the debtor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Debtor {
    /// A natural person.
    NaturalPerson,
    /// An organisation that is no legal person: a partnership, a sole proprietorship, a branch.
    OtherOrganisation,
    /// An enterprise legal person.
    EnterpriseLegalPerson,
}

/// What came of the question of bankruptcy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BankruptcyAnswer {
    /// The parties were not asked yet.
    NotAsked,
    /// The debtor or one applicant agrees.
    Agreed,
    /// Nobody agrees.
    NobodyAgrees,
    /// The court of the seat does not accept the case.
    NotAccepted,
    /// The court of the seat accepted the case.
    Accepted,
}

/// Whether one instrument or several found the claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Instruments {
    /// One instrument with several creditors.
    One,
    /// Several instruments.
    Several,
}

/// The order that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// Everything is paid.
    PayAll,
    /// Participation in distribution, ordinary claims pro rata.
    Participation,
    /// One instrument, pro rata.
    OneInstrumentProRata,
    /// The parties must first be asked about bankruptcy.
    AskBankruptcy,
    /// The case is transferred for bankruptcy review.
    TransferToBankruptcy,
    /// Ordinary claims by time of preservation or seizure.
    OrderOfSeizure,
    /// Bankruptcy has begun; enforcement does not distribute.
    BankruptcyBegun,
}

impl Regime {
    /// What is done, in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Regime::PayAll => "财产足以清偿，全部清偿",
            Regime::Participation => "参与分配，普通债权按比例受偿",
            Regime::OneInstrumentProRata => "一份法律文书的多个债权人按债权比例受偿",
            Regime::AskBankruptcy => "先征询申请执行人、被执行人是否同意移送破产审查",
            Regime::TransferToBankruptcy => "中止执行，移送破产审查",
            Regime::OrderOfSeizure => "普通债权按照查封、扣押、冻结的先后顺序清偿",
            Regime::BankruptcyBegun => "破产案件已受理，不再由执行程序分配",
        }
    }
}

/// The facts that choose the regime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegimeFacts {
    /// What kind of person the debtor is.
    pub debtor: Debtor,
    /// What can be distributed or realised.
    pub property: Fen,
    /// The debts known.
    pub debts: Fen,
    /// Whether one instrument or several found them.
    pub instruments: Instruments,
    /// What came of the question of bankruptcy.
    pub bankruptcy: BankruptcyAnswer,
}

/// Chooses the regime (DIS-01).
///
/// > 民诉法解释第五百零六条 被执行人为公民或者其他组织，在执行程序开始后，被执行人的其他已经取得执行依据的债权人发现被执行人的财产不能清偿所有债权的，可以向人民法院申请参与分配。
/// > 民诉法解释第五百一十一条 在执行中，作为被执行人的企业法人符合企业破产法第二条第一款规定情形的，执行法院经申请执行人之一或者被执行人同意，应当裁定中止对该被执行人的执行，将执行案件相关材料移送被执行人住所地人民法院。
///
/// Interpretation (ours): with an enterprise whose creditors all stand in one instrument, the question of bankruptcy is
/// asked first too; only when it is answered with no are they paid pro rata.
#[must_use]
pub fn regime(facts: &RegimeFacts) -> Explained<Regime> {
    let enterprise = facts.debtor == Debtor::EnterpriseLegalPerson;
    let derivation = Derivation::new("DIS-01", "多个债权人时适用的受偿方式", Confidence::Read)
        .input("可供执行的财产", format!("{}元", facts.property))
        .input("已知债务", format!("{}元", facts.debts));
    let (derivation, regime) = if enterprise && facts.bankruptcy == BankruptcyAnswer::Accepted {
        let text = "破产案件已经受理，执行程序中止，债权在破产程序中清偿。";
        (derivation.step(interpretation::article("第五百一十三条"), text), Regime::BankruptcyBegun)
    } else if facts.property >= facts.debts {
        (derivation.remark("财产足以清偿全部债务，不需要分配。"), Regime::PayAll)
    } else if !enterprise && facts.instruments == Instruments::Several {
        let text = "被执行人为公民或者其他组织，财产不能清偿所有债权，适用参与分配。";
        (derivation.step(interpretation::article("第五百零六条"), text), Regime::Participation)
    } else if !enterprise {
        (one_instrument(derivation), Regime::OneInstrumentProRata)
    } else {
        match facts.bankruptcy {
            BankruptcyAnswer::NotAsked => (
                derivation.step(
                    interpretation::article("第五百一十一条"),
                    "被执行人为企业法人，财产不足以清偿，先征询是否同意移送破产审查，不适用参与分配。",
                ),
                Regime::AskBankruptcy,
            ),
            BankruptcyAnswer::Agreed | BankruptcyAnswer::Accepted => (
                derivation.step(
                    interpretation::article("第五百一十一条"),
                    "申请执行人之一或者被执行人同意，应当裁定中止执行并移送。",
                ),
                Regime::TransferToBankruptcy,
            ),
            BankruptcyAnswer::NobodyAgrees | BankruptcyAnswer::NotAccepted
                if facts.instruments == Instruments::One =>
            {
                (one_instrument(derivation).at_most(Confidence::Design), Regime::OneInstrumentProRata)
            }
            BankruptcyAnswer::NobodyAgrees | BankruptcyAnswer::NotAccepted => (
                derivation.step(
                    interpretation::article("第五百一十四条"),
                    "当事人不同意移送破产或者法院不受理破产案件，普通债权按照查封、扣押、冻结的先后顺序清偿。",
                ),
                Regime::OrderOfSeizure,
            ),
        }
    };
    derivation.conclude(regime, format!("{}。", regime.label()))
}

fn one_instrument(derivation: Derivation) -> Derivation {
    derivation.step(
        enforcement_work2020::article("第五十五条第三款"),
        "一份生效法律文书确定的多个债权人，财产不足清偿全部债务，均无担保物权的，按照各债权比例受偿。",
    )
}

/// In what capacity somebody asks to join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Applicant {
    /// A creditor with an enforceable instrument.
    WithInstrument,
    /// A holder of a priority right on the seized property.
    PriorityHolder,
    /// A secured creditor of the seized property.
    SecuredCreditor,
    /// An ordinary creditor without an instrument.
    WithoutInstrument,
}

/// When the window to join closes (D-12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JoinDeadline {
    /// Before the money is paid out or the ruling in kind is served.
    BeforePayout,
    /// Before the plan is served.
    BeforePlanServed,
}

/// The facts of a request to join.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JoinFacts {
    /// In what capacity.
    pub applicant: Applicant,
    /// What kind of person the debtor is.
    pub debtor: Debtor,
    /// When enforcement began.
    pub began_on: Day,
    /// When the request was made.
    pub applied_on: Day,
    /// When the money was paid out or the ruling in kind served, if it was.
    pub paid_out_on: Option<Day>,
    /// When the plan was served, if it was.
    pub plan_served_on: Option<Day>,
    /// When the window closes.
    pub deadline: JoinDeadline,
}

/// Whether a creditor may join a distribution (DIS-02).
///
/// > 民诉法解释第五百零七条第二款 参与分配申请应当在执行程序开始后，被执行人的财产执行终结前提出。
/// > 民诉法解释第五百零六条第二款 对人民法院查封、扣押、冻结的财产有优先权、担保物权的债权人，可以直接申请参与分配，主张优先受偿权。
///
/// Interpretation (D-12): the text gives no clock; a request on the closing day itself is late.
#[must_use]
pub fn may_join(facts: &JoinFacts) -> Explained<bool> {
    let secured = matches!(facts.applicant, Applicant::PriorityHolder | Applicant::SecuredCreditor);
    let closes_on = match facts.deadline {
        JoinDeadline::BeforePayout => facts.paid_out_on,
        JoinDeadline::BeforePlanServed => {
            [facts.plan_served_on, facts.paid_out_on].into_iter().flatten().min()
        }
    };
    let derivation = Derivation::new("DIS-02", "申请参与分配", Confidence::Read)
        .input("申请日", facts.applied_on.chinese())
        .input("执行程序开始日", facts.began_on.chinese());
    if facts.applicant == Applicant::WithoutInstrument {
        return derivation
            .step(interpretation::article("第五百零六条"), "没有执行依据，又对该财产没有优先权、担保物权。")
            .conclude(false, "不能参与分配。");
    }
    if facts.debtor == Debtor::EnterpriseLegalPerson && !secured {
        return derivation
            .step(
                interpretation::article("第五百零六条第一款"),
                "被执行人为企业法人，普通债权人不适用参与分配。",
            )
            .conclude(false, "不能参与分配。");
    }
    let derivation = derivation.step(
        interpretation::article("第五百零六条"),
        if secured {
            "对该财产有优先权、担保物权，没有执行依据也可以直接申请。"
        } else {
            "已经取得执行依据。"
        },
    );
    if facts.applied_on < facts.began_on {
        return derivation
            .step(interpretation::article("第五百零七条第二款"), "参与分配申请应当在执行程序开始后提出。")
            .conclude(false, "执行程序尚未开始，不能参与分配。");
    }
    let late = closes_on.is_some_and(|closes_on| facts.applied_on >= closes_on);
    let derivation = derivation
        .step(interpretation::article("第五百零七条第二款"), "申请应当在被执行人的财产执行终结前提出。")
        .remark(match facts.deadline {
            JoinDeadline::BeforePayout => "按本院设置，截止于案款发放或者以物抵债裁定送达之前。",
            JoinDeadline::BeforePlanServed => "按本院设置，截止于分配方案送达之前。",
        })
        .at_most(Confidence::Design);
    let conclusion = if late { "申请已逾期，不能参与分配。" } else { "可以参与分配。" };
    derivation.conclude(!late, conclusion)
}
