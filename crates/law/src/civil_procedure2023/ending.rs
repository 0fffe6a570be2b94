//! Suspension and ending: articles 267 to 269, with articles 492, 513 of the interpretation and 60, 61 of 执行工作规定.

use super::article;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Ground, grounds};
use crate::{enforcement_work2020, procedure_interpretation2022 as interpretation, statutes};
use serde::Serialize;

const fn filing_and_closing(article: &'static str) -> Article {
    Article::new(statutes::FILING_AND_CLOSING, article)
}

grounds! {
    /// Why enforcement is suspended (CLO-01).
    SuspensionReason {
        /// The applicant agrees to wait.
        ApplicantAgreesToWait = article("第二百六十七条第一款第一项"), "申请人表示可以延期执行";
        /// A third party objects with good ground.
        ThirdPartyObjection = article("第二百六十七条第一款第二项"), "案外人对执行标的提出确有理由的异议";
        /// A party died and the heirs are awaited.
        AwaitingHeirs = article("第二百六十七条第一款第三项"), "作为一方当事人的公民死亡，需要等待继承人继承权利或者承担义务";
        /// An entity ended and its successor is unknown.
        AwaitingSuccessor = article("第二百六十七条第一款第四项"), "作为一方当事人的法人或者其他组织终止，尚未确定权利义务承受人";
        /// Another case.
        OtherSuspension = article("第二百六十七条第一款第五项"), "人民法院认为应当中止执行的其他情形";
    }
}

/// What follows from a reason to suspend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspensionStep {
    /// Rule the suspension.
    RuleSuspension,
    /// Resume and tell the parties in writing.
    ResumeAndTell,
}

/// Whether enforcement is suspended or resumed (CLO-01).
///
/// > 第二百六十七条第二款 中止的情形消失后，恢复执行。
#[must_use]
pub fn suspension(reason: SuspensionReason, reason_gone: bool) -> Explained<SuspensionStep> {
    let derivation = Derivation::new("CLO-01", "中止执行", Confidence::Read)
        .input("事由", reason.words())
        .step(reason.article(), "应当裁定中止执行，送达当事人后立即生效。");
    if reason_gone {
        derivation
            .step(article("第二百六十七条第二款"), "中止的情形消失后，恢复执行。")
            .step(enforcement_work2020::article("第60条"), "可以依申请或者依职权恢复，并书面通知当事人。")
            .conclude(SuspensionStep::ResumeAndTell, "恢复执行，书面通知当事人。")
    } else {
        derivation.conclude(SuspensionStep::RuleSuspension, "裁定中止执行。")
    }
}

grounds! {
    /// Why enforcement is ended (CLO-03, CLO-04).
    EndingReason {
        /// The applicant withdrew.
        Withdrawn = article("第二百六十八条第一项"), "申请人撤销申请";
        /// The instrument was set aside.
        InstrumentSetAside = article("第二百六十八条第二项"), "据以执行的法律文书被撤销";
        /// The debtor died without estate or successor.
        DeathWithoutEstate = article("第二百六十八条第三项"), "作为被执行人的公民死亡，无遗产可供执行，又无义务承担人";
        /// The support creditor died.
        SupportCreditorDead = article("第二百六十八条第四项"), "追索赡养费、扶养费、抚养费案件的权利人死亡";
        /// The debtor is poor, has no income and cannot work.
        PoorAndUnableToWork = article("第二百六十八条第五项"), "作为被执行人的公民因生活困难无力偿还借款，无收入来源，又丧失劳动能力";
        /// Another case.
        OtherEnding = article("第二百六十八条第六项"), "人民法院认为应当终结执行的其他情形";
        /// An entity ended without assets, successor or addable party.
        EntityEnded = filing_and_closing("第十七条"), "法人或者其他组织终止，无财产可供执行，又无义务承受人，也无可追加主体";
        /// A fine was remitted.
        FineRemitted = filing_and_closing("第十七条"), "依照刑法第五十三条裁定免除罚金";
        /// The debtor was declared bankrupt.
        BankruptcyDeclared = filing_and_closing("第十七条"), "被执行人被宣告破产";
        /// The object of an administrative enforcement is gone.
        AdministrativeObjectGone = filing_and_closing("第十七条"), "行政执行标的灭失";
        /// A higher court took the case over.
        Raised = filing_and_closing("第十七条第十项"), "案件被上级法院裁定提级执行";
        /// A higher court assigned it to another court.
        Assigned = filing_and_closing("第十七条第十一项"), "案件被上级法院裁定指定其他法院执行";
        /// It was delegated and the other court has filed it.
        Delegated = filing_and_closing("第十七条第十二项"), "委托执行，已收到受托法院立案通知书";
    }
}

impl EndingReason {
    /// Whether the statute itself lists it (CLO-03); the others stand in the opinion of 2014 (CLO-04).
    #[must_use]
    pub fn is_statutory(self) -> bool {
        self <= EndingReason::OtherEnding
    }

    /// Whether it is a transfer to another court, which needs no ruling.
    #[must_use]
    pub const fn is_transfer(self) -> bool {
        matches!(self, EndingReason::Raised | EndingReason::Assigned | EndingReason::Delegated)
    }
}

/// What an ending needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Ending {
    /// Whether a ruling is made; it takes effect on service.
    pub ruling: bool,
    /// Whether the applicant may apply again within the limitation.
    pub may_apply_again: bool,
    /// Whether it is a transfer and no true ending.
    pub transfer: bool,
}

/// What an ending needs (CLO-03, CLO-04).
///
/// > 第二百六十九条 中止和终结执行的裁定，送达当事人后立即生效。
/// >
/// > 解释第五百一十八条 因撤销申请而终结执行后，当事人在民事诉讼法第二百四十六条规定的申请执行时效期间内再次申请执行的，人民法院应当受理。
#[must_use]
pub fn ending(reason: EndingReason) -> Explained<Ending> {
    let value = Ending {
        ruling: !reason.is_transfer(),
        may_apply_again: reason == EndingReason::Withdrawn,
        transfer: reason.is_transfer(),
    };
    let (rule, title, confidence) = if reason.is_statutory() {
        ("CLO-03", "终结执行", Confidence::Read)
    } else {
        ("CLO-04", "终结执行的其他情形", Confidence::Recalled)
    };
    let derivation = Derivation::new(rule, title, confidence).input("事由", reason.words());
    let derivation = if value.ruling {
        derivation
            .step(reason.article(), "裁定终结执行。")
            .step(article("第二百六十九条"), "裁定送达当事人后立即生效。")
    } else {
        derivation.step(reason.article(), "属于移送其他法院，不制作终结执行裁定书。")
    };
    let derivation = if value.may_apply_again {
        derivation
            .step(interpretation::article("第五百一十八条"), "在申请执行时效期间内再次申请的，应当受理。")
    } else {
        derivation
    };
    derivation.conclude(value, if value.ruling { "裁定终结执行。" } else { "以终结执行方式结案，不作裁定。" })
}

/// What becomes of a duty to hand over a thing that is lost (CLO-09).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LostThing {
    /// It is there: hand it over.
    HandOver,
    /// Its agreed value is paid.
    PayValue,
    /// Enforcement is ended; the applicant may sue.
    EndAndSue,
}

/// What becomes of a duty to hand over a thing (CLO-09).
///
/// > 解释第四百九十二条 执行标的物为特定物的，应当执行原物。原物确已毁损或者灭失的，经双方当事人同意，可以折价赔偿。
/// >
/// > 双方当事人对折价赔偿不能协商一致的，人民法院应当终结执行程序。申请执行人可以另行起诉。
#[must_use]
pub fn lost_thing(lost: bool, value_agreed: bool) -> Explained<LostThing> {
    let derivation = Derivation::new("CLO-09", "特定物灭失", Confidence::Read).step(
        interpretation::article("第四百九十二条第一款"),
        "应当执行原物；确已毁损、灭失的，经双方同意可以折价赔偿。",
    );
    match (lost, value_agreed) {
        (false, _) => derivation.conclude(LostThing::HandOver, "执行原物。"),
        (true, true) => derivation.conclude(LostThing::PayValue, "折价赔偿。"),
        (true, false) => derivation
            .step(
                interpretation::article("第四百九十二条第二款"),
                "不能协商一致的，应当终结执行程序，可以另行起诉。",
            )
            .conclude(LostThing::EndAndSue, "终结执行，申请执行人可以另行起诉。"),
    }
}

grounds! {
    /// How far a bankruptcy of the debtor has come (CLO-10).
    BankruptcyStage {
        /// The application was accepted.
        Accepted = Article::new(statutes::BANKRUPTCY_LAW, "第十九条"), "人民法院受理破产申请";
        /// The debtor was declared bankrupt.
        Declared = interpretation::article("第五百一十三条第一款"), "裁定宣告被执行人破产";
        /// The application was not accepted.
        NotAccepted = interpretation::article("第五百一十三条第二款"), "不受理破产案件";
    }
}

/// What a bankruptcy does to enforcement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BankruptcyEffect {
    /// Suspend, and lift the measures.
    SuspendAndLift,
    /// End enforcement.
    End,
    /// Resume enforcement.
    Resume,
}

/// What a bankruptcy does to enforcement (CLO-10).
///
/// > 企业破产法第十九条 人民法院受理破产申请后，有关债务人财产的保全措施应当解除，执行程序应当中止。
/// >
/// > 解释第五百一十三条第二款 被执行人住所地人民法院不受理破产案件的，执行法院应当恢复执行。
#[must_use]
pub fn bankruptcy(stage: BankruptcyStage) -> Explained<BankruptcyEffect> {
    let (effect, words) = match stage {
        BankruptcyStage::Accepted => (BankruptcyEffect::SuspendAndLift, "中止执行，解除保全措施。"),
        BankruptcyStage::Declared => (BankruptcyEffect::End, "裁定终结对该被执行人的执行。"),
        BankruptcyStage::NotAccepted => (BankruptcyEffect::Resume, "恢复执行。"),
    };
    Derivation::new("CLO-10", "破产与执行", Confidence::Read)
        .input("破产进程", stage.words())
        .step(stage.article(), words)
        .conclude(effect, words)
}
