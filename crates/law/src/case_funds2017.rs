//! 最高人民法院关于执行款物管理工作的规定 (法发〔2017〕6号), known from a local copy and from memory.

use crate::calendar::Calendar;
use crate::checklist::{Checklist, requirement};
use crate::civil_procedure2023::period::{Period, period_of_days};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::enforcement_work2020;
use crate::limit::{Length, Limit};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use values::{Day, Fen};

/// The title of the provisions.
pub const NAME: &str = "最高人民法院关于执行款物管理工作的规定";

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// The statutory limit to pay out, in days from the arrival notice of finance.
pub const PAYOUT_DAYS: u32 = 30;

/// The limit to pay out after the reason of a postponement ended.
pub const PAYOUT_AFTER_POSTPONEMENT_DAYS: u32 = 10;

/// A reason for which paying out may be postponed, with approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostponementReason {
    /// The money must be distributed among several creditors.
    Distribution,
    /// The applicant's money is preserved or frozen in another matter.
    ApplicantFrozen,
    /// The applicant was told and did not collect.
    NotCollected,
    /// The case is suspended or stayed.
    Suspended,
    /// Another good reason.
    Other,
}

impl PostponementReason {
    /// The reason in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            PostponementReason::Distribution => "需要进行案款分配",
            PostponementReason::ApplicantFrozen => "申请执行人因另案诉讼、执行或者其他原因款项被保全或者冻结",
            PostponementReason::NotCollected => "申请执行人经通知未领取",
            PostponementReason::Suspended => "案件被依法中止或者暂缓执行",
            PostponementReason::Other => "其他正当理由",
        }
    }
}

/// Until when money that arrived is paid out (FND-04, TIM-15): thirty days from the arrival notice of finance.
#[must_use]
pub fn payout_due(calendar: &Calendar, arrival_noticed_on: Day) -> Explained<Period> {
    payout(
        calendar,
        "FND-04",
        arrival_noticed_on,
        PAYOUT_DAYS,
        "收到财务部门到账通知之日起三十日内完成核算、结算、通知和发放。",
        Confidence::Excerpt,
    )
}

/// The same under a shorter limit of the court (FND-06); a longer one has no effect.
#[must_use]
pub fn payout_due_within(
    calendar: &Calendar,
    arrival_noticed_on: Day,
    court_limit_days: u32,
) -> Explained<Period> {
    if court_limit_days >= PAYOUT_DAYS {
        return payout_due(calendar, arrival_noticed_on);
    }
    payout(
        calendar,
        "FND-06",
        arrival_noticed_on,
        court_limit_days,
        "本院规定了更短的发放期限，本院规定只能缩短三十日的期限。",
        Confidence::Excerpt,
    )
}

/// Until when postponed money is paid out (FND-05): ten days after the reason ended.
#[must_use]
pub fn payout_due_after_postponement(calendar: &Calendar, reason_ended_on: Day) -> Explained<Period> {
    payout(
        calendar,
        "FND-05",
        reason_ended_on,
        PAYOUT_AFTER_POSTPONEMENT_DAYS,
        "经批准延缓发放的，延缓发放事由消失后十日内发放。",
        Confidence::Recalled,
    )
}

fn payout(
    calendar: &Calendar,
    rule: &'static str,
    event: Day,
    days: u32,
    text: &str,
    confidence: Confidence,
) -> Explained<Period> {
    let mut explained =
        period_of_days(calendar, event, days).explain(rule, "发放执行案款", &format!("{days}日"));
    explained.derivation = explained.derivation.step(article("第十条"), text).at_most(confidence);
    explained
}

/// Sub-accounts whose money does not agree with the ledger (FND-01): account, ledger, bank.
///
/// Every case has a sub-account of its own; case, sum and payer match one to one; enforcement and finance reconcile
/// every month.
#[must_use]
pub fn reconcile(
    ledger: &BTreeMap<String, Fen>,
    bank: &BTreeMap<String, Fen>,
) -> Explained<Vec<(String, Fen, Fen)>> {
    let ids: BTreeSet<&String> = ledger.keys().chain(bank.keys()).collect();
    let of = |amounts: &BTreeMap<String, Fen>, id: &String| amounts.get(id).copied().unwrap_or(Fen::ZERO);
    let differences: Vec<(String, Fen, Fen)> = ids
        .into_iter()
        .map(|id| (id.clone(), of(ledger, id), of(bank, id)))
        .filter(|(_, ledger, bank)| ledger != bank)
        .collect();
    let mut derivation = Derivation::new("FND-01", "一案一账号和按月对账", Confidence::Recalled)
        .step(article("第三条"), "一案一账号，案号、款项、交款人一一对应。")
        .step(article("第四条"), "执行机构与财务部门应当按月对账。");
    for (account, ledger, bank) in &differences {
        derivation = derivation.remark(format!("{account}：台账{ledger}元，账户{bank}元。"));
    }
    let conclusion = if differences.is_empty() {
        "账款相符。".to_owned()
    } else {
        format!("{}个子账户账款不符。", differences.len())
    };
    derivation.conclude(differences, conclusion)
}

/// Until when the next monthly reconciliation is done (FND-01): the last day of the month after the last one.
#[must_use]
pub fn reconcile_by(last_reconciled_on: Day) -> Day {
    let in_second_month = last_reconciled_on.plus_months(2);
    let (_, _, day) = in_second_month.civil();
    in_second_month.plus_days(-(day as i32))
}

/// How money came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoneySource {
    /// Deducted through the network query and control system.
    NetworkDeduction,
    /// Otherwise.
    Other,
}

/// Whether money may go straight to the applicant (FND-02).
///
/// Money taken through the network system goes to the account of the court; other money may go straight to the
/// applicant, unless it is disputed or must be distributed.
#[must_use]
pub fn may_go_straight(source: MoneySource, disputed: bool, to_be_distributed: bool) -> Explained<bool> {
    let straight = source == MoneySource::Other && !disputed && !to_be_distributed;
    let text = match source {
        MoneySource::NetworkDeduction => {
            "通过网络执行查控系统扣划的款项，应当扣划至法院执行款专户或者案款专户。"
        }
        MoneySource::Other if disputed => "款项有争议，应当划至法院账户。",
        MoneySource::Other if to_be_distributed => "款项需要分配，应当划至法院账户。",
        MoneySource::Other => "没有争议、不需要分配的款项，可以直接交付申请执行人。",
    };
    Derivation::new("FND-02", "执行案款的去向", Confidence::Recalled)
        .step(article("第六条"), text)
        .conclude(straight, if straight { "可以直接交付申请执行人。" } else { "划至法院账户。" })
}

/// What happened when staff took cash or bills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CashTaken {
    /// How many staff were there.
    pub staff: u32,
    /// Whether a receipt was given on the spot.
    pub receipt: bool,
    /// Whether a record was made on the spot.
    pub record: bool,
    /// When it was taken.
    pub taken_on: Day,
    /// When it was handed to finance, if it was.
    pub handed_over_on: Option<Day>,
    /// Whether there was a reason not to hand it over the same day.
    pub reason_for_delay: bool,
}

/// Whether cash was taken properly, and until when it is handed over (FND-03).
///
/// Staff do not take cash or bills as a rule. Where they must, two of them do, with a receipt and a record on the spot,
/// and hand it over the same day, with good reason at latest the next day.
#[must_use]
pub fn cash_taken(cash: &CashTaken) -> Explained<(Checklist, Day)> {
    let by = if cash.reason_for_delay { cash.taken_on.next() } else { cash.taken_on };
    let derivation = Derivation::new("FND-03", "收取现金、票据", Confidence::Excerpt)
        .input("收取日", cash.taken_on.chinese());
    let article = article("第八条");
    let list = Checklist::found([
        (requirement("two_officers", article, "两名以上执行人员"), cash.staff >= 2),
        (requirement("receipt", article, "当场出具收款凭证"), cash.receipt),
        (requirement("record", article, "当场制作笔录"), cash.record),
        (
            requirement("handed_over_in_time", article, "按时移交财务部门"),
            cash.handed_over_on.is_some_and(|on| on <= by),
        ),
    ]);
    let conclusion = format!("最迟于{}移交财务部门。", by.chinese());
    list.steps(derivation).conclude((list, by), conclusion)
}

/// Who approves a postponement or a deposit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Approver {
    /// Nobody yet.
    Nobody,
    /// The head of the enforcement bureau.
    BureauChief,
    /// The leader of the court in charge.
    SupervisingLeader,
}

impl Approver {
    /// Whether that is enough.
    #[must_use]
    pub fn suffices(self) -> bool {
        self != Approver::Nobody
    }
}

/// Whether paying out may be postponed (FND-05): for one of the reasons, approved by the bureau chief or the leader.
#[must_use]
pub fn may_postpone(reason: PostponementReason, approver: Approver) -> Explained<bool> {
    let allowed = approver.suffices();
    Derivation::new("FND-05", "延缓发放执行案款", Confidence::Recalled)
        .input("事由", reason.label())
        .step(article("第十条"), "有法定事由的，经执行局局长或者主管院领导批准可以延缓发放。")
        .conclude(allowed, if allowed { "可以延缓发放。" } else { "尚未批准，不能延缓发放。" })
}

/// Who is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Payee {
    /// The applicant.
    Applicant,
    /// An agent of the applicant.
    Agent,
    /// Anybody else.
    ThirdPerson,
}

/// A payout that is to be approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PayoutRequest {
    /// Who is paid.
    pub payee: Payee,
    /// Whether the agent has special authority to collect.
    pub special_authority: bool,
    /// Whether a panel reviewed a payment to somebody else.
    pub panel_reviewed: bool,
    /// Whether the approval form lists case, parties, payer, sum, date and account.
    pub form_complete: bool,
    /// Whether the form was approved.
    pub form_approved: bool,
}

/// Whether a payout may be made (FND-07).
///
/// > 执行工作规定20.（第二款）委托代理人代为放弃、变更民事权利，或代为进行执行和解，或代为收取执行款项的，应当有委托人的特别授权。
///
/// Money is paid by transfer to the applicant; to somebody else only after review by a panel (from memory).
#[must_use]
pub fn may_pay_out(request: &PayoutRequest) -> Explained<Checklist> {
    let mut derivation = Derivation::new("FND-07", "执行案款的发放审批", Confidence::Recalled);
    if request.payee == Payee::Agent {
        derivation = derivation.step(
            enforcement_work2020::article("第二十条第二款"),
            "代为收取执行款项的，应当有委托人的特别授权。",
        );
    }
    let article = article("第十一条至第十三条");
    let list = Checklist::found([
        (
            requirement("special_authority", article, "代理人有收取执行款项的特别授权"),
            request.payee != Payee::Agent || request.special_authority,
        ),
        (
            requirement("panel_reviewed", article, "发放给申请执行人以外的人经合议庭评议"),
            request.payee != Payee::ThirdPerson || request.panel_reviewed,
        ),
        (
            requirement("form_complete", article, "审批表载明案号、当事人、交款人、数额、时间、账户"),
            request.form_complete,
        ),
        (requirement("form_approved", article, "审批表经批准"), request.form_approved),
    ]);
    list.explain(derivation, "可以转账发放。", "不能发放。")
}

/// Why money is deposited instead of paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DepositGround {
    /// The applicant refuses without good reason.
    Refused,
    /// The applicant is missing.
    Missing,
    /// The applicant died, and no heir is known.
    NoHeir,
    /// The applicant lacks capacity, and no guardian is known.
    NoGuardian,
    /// The applicant cannot be reached.
    Unreachable,
    /// Another ground of law.
    Other,
}

/// Whether money may be deposited and what is deposited (FND-08); the applicant bears the costs.
#[must_use]
pub fn deposit(ground: DepositGround, approver: Approver, amount: Fen, costs: Fen) -> Explained<(bool, Fen)> {
    let text = match ground {
        DepositGround::Refused => "申请执行人无正当理由拒绝领取。",
        DepositGround::Missing => "申请执行人下落不明。",
        DepositGround::NoHeir => "申请执行人死亡未确定继承人。",
        DepositGround::NoGuardian => "申请执行人丧失行为能力未确定监护人。",
        DepositGround::Unreachable => "按照提供的联系方式无法通知申请执行人。",
        DepositGround::Other => "法律规定的其他情形。",
    };
    let net = (amount - costs).or_zero();
    let allowed = approver.suffices();
    let conclusion = if allowed {
        format!("可以提存，扣除提存费用后为{net}元。")
    } else {
        "尚未经执行局局长或者主管院领导批准，不能提存。".to_owned()
    };
    Derivation::new("FND-08", "执行案款的提存", Confidence::Recalled)
        .input("款项", format!("{amount}元"))
        .input("提存费用", format!("{costs}元"))
        .step(article("第十六条"), text)
        .step(article("第十七条"), "提存费用由申请执行人负担，可以从款项中扣除。")
        .conclude((allowed, net), conclusion)
}

/// What goes back to the debtor (FND-09).
///
/// > 执行工作规定34.（第二款）所得价款超出执行标的数额和执行费用的部分，应当退还被执行人。
#[must_use]
pub fn surplus(proceeds: Fen, claim: Fen, costs: Fen) -> Explained<Fen> {
    let surplus = (proceeds - claim - costs).or_zero();
    Derivation::new("FND-09", "余款退还被执行人", Confidence::Read)
        .input("所得价款", format!("{proceeds}元"))
        .input("执行标的数额", format!("{claim}元"))
        .input("执行费用", format!("{costs}元"))
        .step(
            enforcement_work2020::article("第三十四条第二款"),
            "所得价款超出执行标的数额和执行费用的部分，应当退还被执行人。",
        )
        .conclude(surplus, format!("应当退还{surplus}元。"))
}

/// Until when unknown money is identified (FND-10): three working days by the local rules; then it is published.
pub const UNKNOWN_MONEY: Limit = Limit::new(
    "FND-10",
    "识别不明款",
    Length::WorkingDays(3),
    article("各地不明款清理规定"),
    "到账后三个工作日内查明款项所属案件，仍然不明的予以公示。",
)
.known_as(Confidence::Excerpt);

/// The money of one case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseMoney {
    /// What came in.
    pub receipts: Fen,
    /// What was paid to creditors.
    pub payouts: Fen,
    /// Actual costs taken.
    pub costs: Fen,
    /// The execution fee taken.
    pub fee: Fen,
    /// What was deposited.
    pub deposits: Fen,
    /// What went back.
    pub refunds: Fen,
    /// What the account shows.
    pub balance: Fen,
    /// Payouts without an approved form.
    pub payouts_without_form: u32,
    /// Whether entry and approval were made by different persons.
    pub two_persons: bool,
}

/// Whether the ledger of a case holds (FND-11): the balance it must show, and what is broken.
#[must_use]
pub fn ledger_holds(money: &CaseMoney) -> Explained<(Fen, Checklist)> {
    let left = money.receipts - money.payouts - money.costs - money.fee - money.deposits - money.refunds;
    let derivation = Derivation::new("FND-11", "案款台账的恒等", Confidence::Design)
        .input("收款", format!("{}元", money.receipts))
        .remark(format!(
            "收款减去发放{}元、费用{}元、执行申请费{}元、提存{}元、退还{}元，应余{left}元。",
            money.payouts, money.costs, money.fee, money.deposits, money.refunds
        ));
    let article = article("第三条、第十四条");
    let list = Checklist::found([
        (requirement("balanced", article, "收支与余额相等"), left == money.balance),
        (requirement("not_negative", article, "余额不为负数"), left >= Fen::ZERO),
        (
            requirement("payouts_with_form", article, "每笔发放均有经批准的审批表"),
            money.payouts_without_form == 0,
        ),
        (requirement("two_persons", article, "录入和审批由不同的人办理"), money.two_persons),
    ]);
    let conclusion = if list.is_complete() { "台账相符。" } else { "台账不符。" };
    list.steps(derivation).conclude((left, list), conclusion)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn money_is_paid_out_within_thirty_days_of_the_arrival_notice() {
        for (noticed, due) in
            [("2026-03-02", "2026-04-01"), ("2026-09-01", "2026-10-08"), ("2026-08-31", "2026-09-30")]
        {
            assert_eq!(payout_due(Calendar::national(), day(noticed)).value.end, day(due), "{noticed}");
        }
    }

    #[test]
    fn a_court_may_only_shorten_the_limit() {
        for (limit, due) in [(15, "2026-03-17"), (30, "2026-04-01"), (60, "2026-04-01")] {
            assert_eq!(payout_due_within(Calendar::national(), day("2026-03-02"), limit).value.end, day(due));
        }
    }

    #[test]
    fn ten_days_remain_after_a_postponement() {
        let due = payout_due_after_postponement(Calendar::national(), day("2026-03-02"));
        assert_eq!(due.value.end, day("2026-03-12"));
        assert!(due.derivation.confidence.needs_confirmation());
    }
}
