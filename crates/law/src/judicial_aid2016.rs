//! 最高人民法院关于加强和规范人民法院国家司法救助工作的意见 (法发〔2016〕16号), read in excerpts only.

use crate::checklist::{Checklist, requirement};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::limit::{Length, Limit};
use crate::litigation_fees2006;
use crate::statutes;
use serde::{Deserialize, Serialize};
use values::Fen;

/// How many months of the average wage the ordinary ceiling counts.
pub const CEILING_MONTHS: i64 = 36;

/// An article of the opinion.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::JUDICIAL_AID, article)
}

/// How much judicial aid may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AidCeiling {
    /// Thirty-six months of the average wage.
    pub of_wage: Fen,
    /// The ordinary ceiling: that, but never more than what is unpaid.
    pub ordinary: Fen,
}

/// The ceiling of judicial aid (AID-02).
///
/// Only in exceptional cases may aid go above thirty-six months of the average monthly wage of the province in the
/// year before, and never above what the debtor was ordered to pay and has not paid.
#[must_use]
pub fn ceiling(average_monthly_wage: Fen, unpaid: Fen) -> Explained<AidCeiling> {
    let of_wage = Fen(average_monthly_wage.0.saturating_mul(CEILING_MONTHS));
    let ceiling = AidCeiling { of_wage, ordinary: of_wage.min(unpaid) };
    Derivation::new("AID-02", "司法救助金额上限", Confidence::Excerpt)
        .input("上一年度职工月平均工资", format!("{average_monthly_wage}元"))
        .input("判决确定而未执行到位的金额", format!("{unpaid}元"))
        .step(article("第八条"), format!("一般不超过三十六个月的月平均工资总额，即{of_wage}元。"))
        .step(article("第八条"), "救助金额不得超过判决确定的、被执行人应当给付而未给付的数额。")
        .conclude(ceiling, format!("一般以{}元为限。", ceiling.ordinary))
}

/// The facts of a request for aid in an enforcement case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AidRequest {
    /// Whether a natural person asks.
    pub natural_person: bool,
    /// Whether the claim is of a kind that aid is for: injury, support, wages and the like.
    pub claim_of_the_kind: bool,
    /// Whether the person lives in acute hardship.
    pub in_hardship: bool,
    /// Whether the debtor cannot pay.
    pub debtor_cannot_pay: bool,
    /// Whether aid was given in this case before.
    pub aided_before: bool,
    /// Whether the request goes to the court of the case.
    pub to_court_of_case: bool,
}

/// Whether aid may be given (AID-01): one-time, one request per case, by the court of the case.
#[must_use]
pub fn eligible(request: &AidRequest) -> Explained<Checklist> {
    let derivation = Derivation::new("AID-01", "司法救助的条件", Confidence::Excerpt).step(
        article("第一条至第三条"),
        "司法救助为一次性辅助救济，同一案件只救助一次，由办理案件的法院负责。",
    );
    let article = article("第三条");
    let list = Checklist::found([
        (requirement("natural_person", article, "申请人为自然人"), request.natural_person),
        (
            requirement("claim_of_the_kind", article, "属于人身损害、追索赡养费等应予救助的债权"),
            request.claim_of_the_kind,
        ),
        (requirement("in_hardship", article, "申请人生活面临急迫困难"), request.in_hardship),
        (
            requirement("debtor_cannot_pay", article, "被执行人没有履行能力，申请人得不到受偿"),
            request.debtor_cannot_pay,
        ),
        (requirement("not_aided_before", article, "本案没有给予过司法救助"), !request.aided_before),
        (requirement("to_court_of_case", article, "向办理案件的法院申请"), request.to_court_of_case),
    ]);
    list.explain(derivation, "可以给予司法救助。", "不符合条件。")
}

/// Until when aid is decided (AID-03): ten working days.
pub const DECISION: Limit = Limit::new(
    "AID-03",
    "作出司法救助决定",
    Length::WorkingDays(10),
    procedure(),
    "十个工作日内作出是否给予救助和具体救助金额的决定。",
)
.known_as(Confidence::Excerpt);

/// Until when the person is told to collect the money (AID-03): two working days from its arrival.
pub const COLLECTION_NOTICE: Limit = Limit::new(
    "AID-03",
    "通知领取救助金",
    Length::WorkingDays(2),
    procedure(),
    "救助金到账后两个工作日内通知申请人领取。",
)
.known_as(Confidence::Excerpt);

const fn procedure() -> Article {
    Article::new(statutes::STATE_AID, "救助程序")
}

/// What a later recovery does after aid was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AfterAid {
    /// What the debtor still owes; aid is not payment.
    pub debt_remaining: Fen,
    /// What goes back to the aid fund.
    pub taken_back: Fen,
    /// What the applicant receives.
    pub to_applicant: Fen,
}

/// Whether the decision on the aid takes it back from later proceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TakeBack {
    /// It does.
    FromProceeds,
    /// It does not.
    None,
}

/// What a later recovery does after aid was given (AID-04), from memory.
///
/// Aid is not payment of the debt: the debtor owes as before. Where the decision says so, the aid is taken back from
/// later proceeds. Interpretation (ours): the proceeds go back up to the aid given, before the applicant is paid.
#[must_use]
pub fn after_aid(unpaid: Fen, aid: Fen, recovered: Fen, take_back: TakeBack) -> Explained<AfterAid> {
    let received = recovered.min(unpaid);
    let taken_back = match take_back {
        TakeBack::FromProceeds => aid.min(received),
        TakeBack::None => Fen::ZERO,
    };
    let after =
        AfterAid { debt_remaining: unpaid - received, taken_back, to_applicant: received - taken_back };
    Derivation::new("AID-04", "救助后又执行到位的处理", Confidence::Recalled)
        .input("尚未执行到位", format!("{unpaid}元"))
        .input("已发救助金", format!("{aid}元"))
        .input("又执行到位", format!("{recovered}元"))
        .step(article("救助与执行的关系"), "救助金不是对债务的清偿，不减少被执行人的债务。")
        .step(article("救助与执行的关系"), format!("按救助决定从执行款中收回{taken_back}元。"))
        .conclude(
            after,
            format!("被执行人尚欠{}元，申请执行人领取{}元。", after.debt_remaining, after.to_applicant),
        )
}

/// What somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AidAsked {
    /// Relief from litigation fees: deferral, reduction or remission.
    FeeRelief,
    /// Remission of litigation fees in whole.
    FeeRemission,
    /// Money for living.
    MoneyForLiving,
}

/// Which procedure a request belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AidProcedure {
    /// Relief from litigation fees (FEE-09).
    LitigationFees,
    /// State judicial aid (AID-01).
    StateAid,
    /// None: only natural persons have fees remitted or receive state aid.
    None,
}

/// Which procedure a request belongs to (AID-05).
///
/// > 诉讼费用交纳办法第四十四条 当事人交纳诉讼费用确有困难的，可以依照本办法向人民法院申请缓交、减交或者免交诉讼费用的司法救助。诉讼费用的免交只适用于自然人。
#[must_use]
pub fn aid_procedure(asked: AidAsked, natural_person: bool) -> Explained<AidProcedure> {
    let derivation = Derivation::new("AID-05", "诉讼费用的救助与国家司法救助", Confidence::Read);
    let fees = |provision| litigation_fees2006::article(provision);
    match asked {
        AidAsked::FeeRemission if !natural_person => derivation
            .step(fees("第四十四条第二款"), "诉讼费用的免交只适用于自然人。")
            .conclude(AidProcedure::None, "不能免交，可以申请缓交、减交。"),
        AidAsked::FeeRelief | AidAsked::FeeRemission => derivation
            .step(fees("第四十四条第一款"), "交纳诉讼费用确有困难的，可以申请缓交、减交或者免交。")
            .conclude(AidProcedure::LitigationFees, "按诉讼费用的缓减免办理。"),
        AidAsked::MoneyForLiving => {
            let procedure = if natural_person { AidProcedure::StateAid } else { AidProcedure::None };
            derivation
                .step(article("第一条至第三条"), "对生活面临急迫困难的自然人，另按国家司法救助办理。")
                .at_most(Confidence::Excerpt)
                .conclude(
                    procedure,
                    if natural_person {
                        "按国家司法救助办理。"
                    } else {
                        "不属于国家司法救助的对象。"
                    },
                )
        }
    }
}
