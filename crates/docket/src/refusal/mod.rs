//! Refusals: why the law or the docket forbids an act, and what the officer can do instead.
//!
//! A refusal is a result, not a fault. It carries data and a basis, never free text; [`Refusal::sentence`] says what
//! stands in the way, [`Refusal::remedy`] what to do.

mod basis;
mod examples;

use crate::event::EntryNo;
use crate::office::Office;
use law::Article;
use law::civil_procedure2023::recusal::Ground;
use values::{Day, Fen};

/// What a refusal or a step rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// An article of a statute or interpretation.
    Article(Article),
    /// A rule of the catalogue, which knows its article and whether somebody must confirm it; and what the house adds
    /// to it, in words, or nothing.
    Rule {
        /// The id of the rule: `TIM-04`.
        id: &'static str,
        /// What the house adds, or empty.
        and: &'static str,
    },
    /// A rule of the house, in words: bookkeeping and division of duties that no article spells out.
    House(&'static str),
}

impl Basis {
    /// A rule of the catalogue.
    #[must_use]
    pub const fn rule(id: &'static str) -> Basis {
        Basis::Rule { id, and: "" }
    }

    /// The basis in words as the law stands on a day, with the mark 待核 where it rests on a rule that this court has not confirmed.
    #[must_use]
    pub fn under(self, law: &law::Settings, on: Day) -> String {
        match self {
            Basis::Article(article) => article.to_string(),
            Basis::Rule { id, and } => {
                let rule = law::rule(id).expect("the ids of rules are written in the code");
                let article = rule.article(on).map(|article| article.to_string()).unwrap_or_default();
                let mark = bracketed(law.mark(rule, on));
                let and = if and.is_empty() { String::new() } else { format!("；{and}") };
                format!("{article}{mark}{and}")
            }
            Basis::House(rule) => rule.to_owned(),
        }
    }
}

/// A mark as it stands behind an article; nothing for none.
pub(crate) fn bracketed(mark: &str) -> String {
    if mark.is_empty() { String::new() } else { format!("（{mark}）") }
}

/// The basis by the last text enacted and where no court has confirmed anything: for the reference pages.
impl std::fmt::Display for Basis {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.under(&law::Settings::default(), Day::MAX))
    }
}

/// What approvals rest on.
pub(crate) const APPROVAL_BASIS: Basis = Basis::Rule { id: "FND-07", and: "经办与审批分离" };

/// Why an act is refused. The fields say by their names what they carry.
#[allow(missing_docs)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The docket has no such act.
    UnknownAct(String),
    /// The form is not filled in as it must be: one sentence a field.
    FormIncomplete(Vec<crate::form::FieldError>),
    /// The office may not do this.
    NotYourOffice { act: &'static str, allowed: Vec<Office> },
    /// Only the handler of the case (or the leader of the team) may do this.
    NotYourCase,
    /// The case is closed.
    CaseClosed { on: Day },
    /// Enforcement is suspended.
    CaseSuspended { since: Day },
    /// The case is not suspended.
    NotSuspended,
    /// Nobody handles the case yet.
    NoHandler,
    /// The handler named already has the case.
    SameHandler,
    /// A change of handler needs a reason.
    ReasonMissing,
    /// The officer withdraws from a case of this person, by what was recorded beforehand.
    Recused { officer: String, name: String, ground: Ground },
    /// A party bears the name of a person from whom the officer withdraws, and nobody has said whether it is the same.
    RecusalUnchecked { officer: String, name: String },
    /// The party, measure, receipt, proposal or page named does not stand on the docket.
    NotOnDocket(&'static str),
    /// The party named is not a debtor.
    NotADebtor { name: String },
    /// The party named is not a creditor.
    NotACreditor { name: String },
    /// The day lies in the future.
    DayInFuture { label: &'static str, day: Day },
    /// The day lies before something that must come first.
    DayTooEarly { label: &'static str, day: Day, after: Day, what: &'static str },
    /// The notice was already served on this debtor.
    AlreadyServed { name: String, on: Day },
    /// The execution notice has not gone to the debtor.
    NoticeNotServed { name: String },
    /// The debtor bears no number by which institutions know it.
    NoIdentityNumber { name: String },
    /// The change was answered already.
    AlertSettled { on: Day },
    /// Every institution is asked already, or there is none.
    NothingToAsk,
    /// The inquiry is answered already.
    InquiryAnswered { on: Day },
    /// The measure is ordered and not confirmed, or waits behind others.
    MeasureNotConfirmed,
    /// The measure is carried out by an institution, or by the court itself, and not over the counter of a bank.
    NotOverTheCounter,
    /// The measure does not wait behind others.
    NotWaiting,
    /// The freeze was made over the counter of a bank; nothing can be ordered of it from the desk.
    OverTheCounter,
    /// An order about the measure awaits its report.
    OrderOpen,
    /// The order is reported already.
    OrderReported,
    /// The property is no longer in the debtor's name.
    PropertyGone { on: Day },
    /// The property is held already.
    AlreadyControlled,
    /// Property of this kind is not held in this way.
    WayUnsuited { way: &'static str, kind: &'static str },
    /// The owner of record is somebody else.
    NotTheDebtors { owner: String },
    /// It may not be sealed, impounded or frozen.
    Exempt { what: &'static str },
    /// So much of a balance stays for living.
    LivingCostsKept { kept: Fen, free: Fen },
    /// The sum that is kept for living is not named.
    KeptAmountMissing,
    /// Only a person can need it for living.
    OnlyPersonsNeed { what: &'static str, name: String },
    /// The property stands on the docket already.
    PropertyKnown { page: u32 },
    /// The term of a measure of preservation had ended.
    PreservationEnded { on: Day },
    /// A sum to be held is not named.
    AmountMissing,
    /// The value of a thing to be held is not known.
    ValueMissing,
    /// A thing that stays in use needs somebody who keeps it.
    KeeperMissing,
    /// The property offered in exchange is worth less than what is released.
    SubstituteTooSmall { value: Fen, released: Fen },
    /// What would be held exceeds what is owed.
    ExceedsClaim { wanted: Fen, held: Fen, owed: Fen },
    /// Nothing is owed any more.
    NothingOwed,
    /// The term is longer than the law allows.
    TermTooLong { months: u32, max_months: u32 },
    /// The measure is no longer running.
    MeasureEnded { on: Day },
    /// The measure still runs: nothing has lapsed.
    MeasureRunning { until: Day },
    /// No later measure holds the same thing.
    NotRetaken,
    /// The freeze has run out; a renewal comes too late.
    RenewalTooLate { ended_on: Day },
    /// More is to be deducted than is frozen.
    ExceedsFrozen { wanted: Fen, frozen: Fen },
    /// More is to be booked as arrived than was deducted.
    ExceedsDeduction { wanted: Fen, deducted: Fen },
    /// The receipt is already divided.
    AlreadyAllocated,
    /// Its division takes back something that was divided before.
    DivisionTakesBack,
    /// Nothing that was divided before changes.
    NothingTakenBack,
    /// The money waits for approval to be booked with an earlier day.
    LateReceiptWaits { reference: String },
    /// The receipt is divided; its claim is not taken back any more.
    ReceiptDivided { on: Day },
    /// The case has a sub-account.
    SubAccountOpen { number: String },
    /// What is typed is no number of a sub-account.
    NotASubAccount,
    /// More is to be paid than stands to this creditor's credit.
    ExceedsPayable { wanted: Fen, payable: Fen },
    /// What is to be paid is held back.
    PaymentHeldBack { wanted: Fen, payable: Fen, held: Fen },
    /// No account is recorded to which the party's money goes.
    AccountMissing { name: String },
    /// The bank did not pay to the account, and nobody has checked it since.
    AccountUnchecked { name: String, reason: String },
    /// The account is in the name of somebody else, and the docket does not say by what right.
    AccountNotInOwnName { holder: String, name: String },
    /// The money is held back no more.
    HoldReleased { on: Day },
    /// More is to be returned to the debtor than is left over.
    ExceedsSurplus { wanted: Fen, surplus: Fen },
    /// The proposal is already decided.
    ProposalDecided,
    /// What whoever approves was shown is not what would follow now.
    ProposalStale,
    /// Proposal and approval must be two persons.
    OwnProposal,
    /// Something is still owed.
    StillOwed { left: Fen },
    /// A duty other than money is not yet performed.
    DutyOpen { duty: String },
    /// Measures still run.
    MeasuresRunning { count: usize },
    /// Money that was ordered to be deducted has not arrived.
    MoneyOnItsWay { amount: Fen },
    /// Money still stands in the case.
    MoneyInCase { amount: Fen },
    /// Proposals still wait.
    ProposalsWaiting { count: usize },
    /// This kind of page is not corrected by striking it.
    NotCorrectable { what: &'static str },
    /// Other pages rest on the page.
    StillReliedOn { by: EntryNo },
    /// The page is struck already.
    AlreadyStruck,
    /// Something about a settlement in enforcement.
    Settlement(crate::settlement::obstacle::Obstacle),
    /// Something about closing the case, or about what has a place in a case of this kind.
    Course(crate::course::obstacle::Obstacle),
    /// An act of supervision.
    Supervision(crate::supervision::obstacle::Obstacle),
    /// An act of triage.
    Triage(crate::triage::obstacle::Obstacle),
    /// An application lacks something that the law asks for.
    ApplicationIncomplete { what: &'static str },
    /// Something about the distribution among several creditors.
    Distribution(crate::distribution::obstacle::Obstacle),
    /// Something about a measure against a person.
    Coercion(crate::coercion::obstacle::Obstacle),
    /// Something about a debtor's standing.
    Credit(crate::credit::obstacle::Obstacle),
    /// Something about what is made public.
    Publicity(crate::publicity::obstacle::Obstacle),
}

impl Refusal {
    /// A stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::UnknownAct(_) => "unknown_act",
            Refusal::FormIncomplete(_) => "form_incomplete",
            Refusal::NotYourOffice { .. } => "not_your_office",
            Refusal::NotYourCase => "not_your_case",
            Refusal::CaseClosed { .. } => "case_closed",
            Refusal::CaseSuspended { .. } => "case_suspended",
            Refusal::NotSuspended => "not_suspended",
            Refusal::NoHandler => "no_handler",
            Refusal::SameHandler => "same_handler",
            Refusal::ReasonMissing => "reason_missing",
            Refusal::Recused { .. } => "recused",
            Refusal::RecusalUnchecked { .. } => "recusal_unchecked",
            Refusal::NotOnDocket(_) => "not_on_docket",
            Refusal::NotADebtor { .. } => "not_a_debtor",
            Refusal::NotACreditor { .. } => "not_a_creditor",
            Refusal::DayInFuture { .. } => "day_in_future",
            Refusal::DayTooEarly { .. } => "day_too_early",
            Refusal::AlreadyServed { .. } => "already_served",
            Refusal::NoticeNotServed { .. } => "notice_not_served",
            Refusal::NoIdentityNumber { .. } => "no_identity_number",
            Refusal::AlertSettled { .. } => "alert_settled",
            Refusal::NothingToAsk => "nothing_to_ask",
            Refusal::InquiryAnswered { .. } => "inquiry_answered",
            Refusal::MeasureNotConfirmed => "measure_not_confirmed",
            Refusal::NotOverTheCounter => "not_over_the_counter",
            Refusal::NotWaiting => "not_waiting",
            Refusal::OverTheCounter => "over_the_counter",
            Refusal::OrderOpen => "order_open",
            Refusal::OrderReported => "order_reported",
            Refusal::PropertyGone { .. } => "property_gone",
            Refusal::AlreadyControlled => "already_controlled",
            Refusal::WayUnsuited { .. } => "way_unsuited",
            Refusal::NotTheDebtors { .. } => "not_the_debtors",
            Refusal::Exempt { .. } => "exempt",
            Refusal::LivingCostsKept { .. } => "living_costs_kept",
            Refusal::KeptAmountMissing => "kept_amount_missing",
            Refusal::OnlyPersonsNeed { .. } => "only_persons_need",
            Refusal::PropertyKnown { .. } => "property_known",
            Refusal::PreservationEnded { .. } => "preservation_ended",
            Refusal::AmountMissing => "amount_missing",
            Refusal::ValueMissing => "value_missing",
            Refusal::KeeperMissing => "keeper_missing",
            Refusal::SubstituteTooSmall { .. } => "substitute_too_small",
            Refusal::ExceedsClaim { .. } => "exceeds_claim",
            Refusal::NothingOwed => "nothing_owed",
            Refusal::TermTooLong { .. } => "term_too_long",
            Refusal::MeasureEnded { .. } => "measure_ended",
            Refusal::MeasureRunning { .. } => "measure_running",
            Refusal::NotRetaken => "not_retaken",
            Refusal::RenewalTooLate { .. } => "renewal_too_late",
            Refusal::ExceedsFrozen { .. } => "exceeds_frozen",
            Refusal::ExceedsDeduction { .. } => "exceeds_deduction",
            Refusal::AlreadyAllocated => "already_allocated",
            Refusal::DivisionTakesBack => "division_takes_back",
            Refusal::NothingTakenBack => "nothing_taken_back",
            Refusal::LateReceiptWaits { .. } => "late_receipt_waits",
            Refusal::ReceiptDivided { .. } => "receipt_divided",
            Refusal::SubAccountOpen { .. } => "sub_account_open",
            Refusal::NotASubAccount => "not_a_sub_account",
            Refusal::ExceedsPayable { .. } => "exceeds_payable",
            Refusal::PaymentHeldBack { .. } => "payment_held_back",
            Refusal::AccountMissing { .. } => "account_missing",
            Refusal::AccountUnchecked { .. } => "account_unchecked",
            Refusal::AccountNotInOwnName { .. } => "account_not_in_own_name",
            Refusal::HoldReleased { .. } => "hold_released",
            Refusal::ExceedsSurplus { .. } => "exceeds_surplus",
            Refusal::ProposalDecided => "proposal_decided",
            Refusal::ProposalStale => "proposal_stale",
            Refusal::OwnProposal => "own_proposal",
            Refusal::StillOwed { .. } => "still_owed",
            Refusal::DutyOpen { .. } => "duty_open",
            Refusal::MeasuresRunning { .. } => "measures_running",
            Refusal::MoneyOnItsWay { .. } => "money_on_its_way",
            Refusal::MoneyInCase { .. } => "money_in_case",
            Refusal::ProposalsWaiting { .. } => "proposals_waiting",
            Refusal::NotCorrectable { .. } => "not_correctable",
            Refusal::StillReliedOn { .. } => "still_relied_on",
            Refusal::AlreadyStruck => "already_struck",
            Refusal::Settlement(obstacle) => obstacle.code(),
            Refusal::Course(obstacle) => obstacle.code(),
            Refusal::Supervision(obstacle) => obstacle.code(),
            Refusal::Triage(obstacle) => obstacle.code(),
            Refusal::ApplicationIncomplete { .. } => "application_incomplete",
            Refusal::Distribution(refusal) => refusal.code(),
            Refusal::Coercion(obstacle) => obstacle.code(),
            Refusal::Credit(obstacle) => obstacle.code(),
            Refusal::Publicity(obstacle) => obstacle.code(),
        }
    }

    /// What stands in the way, in one Chinese sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Refusal::UnknownAct(name) => format!("没有名为“{name}”的办案事项"),
            Refusal::FormIncomplete(errors) => {
                errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("；")
            }
            Refusal::NotYourOffice { act, allowed } => {
                let titles: Vec<&str> = allowed.iter().map(|office| office.title()).collect();
                format!("“{act}”由{}办理", titles.join("、"))
            }
            Refusal::NotYourCase => "本案由其他承办人办理".to_owned(),
            Refusal::CaseClosed { on } => format!("本案已于{}结案", on.chinese()),
            Refusal::CaseSuspended { since } => format!("本案自{}起中止执行", since.chinese()),
            Refusal::NotSuspended => "本案未中止执行，无须恢复".to_owned(),
            Refusal::NoHandler => "本案尚未确定承办人".to_owned(),
            Refusal::SameHandler => "该法官已是本案承办人".to_owned(),
            Refusal::ReasonMissing => "变更承办人须写明原因".to_owned(),
            Refusal::Recused { officer, name, ground } => {
                format!("{officer}与本案当事人{name}{}，已登记回避", ground.title())
            }
            Refusal::RecusalUnchecked { officer, name } => {
                format!("{officer}登记的回避对象与本案当事人{name}同名，尚未核实是否同一人")
            }
            Refusal::NotOnDocket(what) => format!("案卷中没有所选的{what}"),
            Refusal::NotADebtor { name } => format!("{name}不是本案被执行人，不得对其采取执行措施"),
            Refusal::NotACreditor { name } => format!("{name}不是本案申请执行人"),
            Refusal::DayInFuture { label, day } => format!("{label}{}尚未到来", day.chinese()),
            Refusal::DayTooEarly { label, day, after, what } => {
                format!("{label}{}早于{what}{}", day.chinese(), after.chinese())
            }
            Refusal::AlreadyServed { name, on } => format!("执行通知书已于{}送达{name}", on.chinese()),
            Refusal::NoticeNotServed { name } => format!("执行通知书尚未送达{name}，不得划拨其存款"),
            Refusal::NoIdentityNumber { name } => {
                format!("{name}没有登记身份证号码或者统一社会信用代码，协助执行单位无法查询")
            }
            Refusal::AlertSettled { on } => format!("该登记变更已于{}处理", on.chinese()),
            Refusal::NothingToAsk => "没有需要查询的机构：都已发出查询或者已有有效答复".to_owned(),
            Refusal::InquiryAnswered { on } => format!("该查询已于{}答复", on.chinese()),
            Refusal::MeasureNotConfirmed => "该措施尚无回执或者仍在轮候，不产生效力".to_owned(),
            Refusal::OverTheCounter => "该冻结在银行柜台办理，不能从案卷直接发出协助事项".to_owned(),
            Refusal::NotOverTheCounter => "该措施由协助执行单位或者本院直接办理，不按柜面冻结办理".to_owned(),
            Refusal::NotWaiting => "该措施不在轮候中，或者没有协助执行单位的措施编号".to_owned(),
            Refusal::OrderOpen => "该措施已有发出的协助事项，尚未收到回执".to_owned(),
            Refusal::OrderReported => "该协助事项已有回执".to_owned(),
            Refusal::PropertyGone { on } => format!("该财产自{}起已不再登记在被执行人名下", on.chinese()),
            Refusal::AlreadyControlled => "该财产已被本案控制".to_owned(),
            Refusal::WayUnsuited { way, kind } => format!("{kind}不适用{way}"),
            Refusal::NotTheDebtors { owner } => {
                format!("该财产登记在{owner}名下，不是本案被执行人的财产，不得控制")
            }
            Refusal::Exempt { what } => format!("该财产已认定为{what}，不得查封、扣押、冻结"),
            Refusal::LivingCostsKept { kept, free } => {
                format!("该账户已认定保留必需的生活费用{kept}元，最多可以冻结、划拨{free}元")
            }
            Refusal::KeptAmountMissing => "认定为必需的生活费用的，须写明保留的金额".to_owned(),
            Refusal::OnlyPersonsNeed { what, name } => {
                format!("{name}不是自然人，其财产不属于{what}")
            }
            Refusal::PropertyKnown { page } => format!("该账户已经登记在案卷第{page}页，不重复登记"),
            Refusal::PreservationEnded { on } => {
                format!("保全期限已于{}届满，不能自动转为执行措施", on.chinese())
            }
            Refusal::AmountMissing => "按金额冻结的，须写明控制金额".to_owned(),
            Refusal::ValueMissing => "该财产没有登记价值，无法判断是否超标的".to_owned(),
            Refusal::KeeperMissing => "活封须写明由谁继续使用和保管".to_owned(),
            Refusal::SubstituteTooSmall { value, released } => {
                format!("置换财产可供执行的价值{value}元，少于拟解除的{released}元，不是等值置换")
            }
            Refusal::ExceedsClaim { wanted, held, owed } => {
                format!(
                    "超标的：拟控制{wanted}元，连同已控制的{held}元，超过控制上限{owed}元（尚欠债务、预计利息和执行申请费），最多还可控制{}元",
                    (*owed - *held).or_zero()
                )
            }
            Refusal::NothingOwed => "本案债务已清偿，不得再采取控制或者划拨措施".to_owned(),
            Refusal::TermTooLong { months, max_months } => {
                format!("期限{months}个月超过法定最长{max_months}个月")
            }
            Refusal::MeasureEnded { on } => format!("该措施已于{}终止", on.chinese()),
            Refusal::MeasureRunning { until } => format!("该措施尚在期限内，至{}", until.chinese()),
            Refusal::NotRetaken => "本案没有对同一财产重新采取的控制措施".to_owned(),
            Refusal::RenewalTooLate { ended_on } => {
                format!("该措施已于{}届满失效，不能续行", ended_on.chinese())
            }
            Refusal::ExceedsFrozen { wanted, frozen } => {
                format!("拟划拨{wanted}元，超过该账户实际冻结的{frozen}元")
            }
            Refusal::ExceedsDeduction { wanted, deducted } => {
                format!("拟登记到账{wanted}元，超过该笔划拨的{deducted}元")
            }
            Refusal::AlreadyAllocated => "该笔案款已经分配".to_owned(),
            Refusal::DivisionTakesBack => {
                "该笔案款停止计息在先，分配它须调整已经作出的分配，不能单独分配".to_owned()
            }
            Refusal::NothingTakenBack => "该笔案款不影响已经作出的分配，无须重新分配".to_owned(),
            Refusal::LateReceiptWaits { reference } => {
                format!("银行流水号{reference}的到账已提请补登，正在审批，不能重复登记")
            }
            Refusal::ReceiptDivided { on } => format!("该笔案款已于{}分配，不能撤销认领", on.chinese()),
            Refusal::SubAccountOpen { number } => format!("本案已登记案款子账号{number}，一案只有一个账号"),
            Refusal::NotASubAccount => "案款子账号应为4至40位数字或者字母".to_owned(),
            Refusal::ExceedsPayable { wanted, payable } => {
                format!("拟发放{wanted}元，该申请执行人可发放的案款为{payable}元")
            }
            Refusal::PaymentHeldBack { wanted, payable, held } => {
                format!("拟发放{wanted}元，其中{held}元已暂缓发放（含待审批），现可发放{payable}元")
            }
            Refusal::AccountMissing { name } => format!("尚未登记{name}的收款账户"),
            Refusal::AccountUnchecked { name, reason } => {
                format!("银行上次未能付至{name}的收款账户（{reason}），此后没有核实该账户")
            }
            Refusal::AccountNotInOwnName { holder, name } => {
                format!("收款账户的户名“{holder}”不是{name}本人，未说明支付给他人的依据")
            }
            Refusal::HoldReleased { on } => format!("该项暂缓已于{}解除", on.chinese()),
            Refusal::ExceedsSurplus { wanted, surplus } => {
                format!("拟退还{wanted}元，可退还的余款为{surplus}元")
            }
            Refusal::ProposalDecided => "该事项已经审批".to_owned(),
            Refusal::ProposalStale => "提请后案件有变化，现在批准的结果与提请时所示的差额不同".to_owned(),
            Refusal::OwnProposal => "不得审批本人提出的事项".to_owned(),
            Refusal::StillOwed { left } => format!("尚有{left}元未履行，不能以执行完毕结案"),
            Refusal::DutyOpen { duty } => format!("“{duty}”尚未履行，不能以执行完毕结案"),
            Refusal::MeasuresRunning { count } => format!("尚有{count}项控制措施未解除"),
            Refusal::MoneyOnItsWay { amount } => format!("裁定划拨的{amount}元尚未到账"),
            Refusal::MoneyInCase { amount } => format!("本案账户尚有{amount}元案款未处理完毕"),
            Refusal::ProposalsWaiting { count } => format!("尚有{count}项待审批事项"),
            Refusal::NotCorrectable { what } => format!("“{what}”不能以更正方式撤销"),
            Refusal::StillReliedOn { by } => format!("案卷第{by}页以该页为依据"),
            Refusal::AlreadyStruck => "该页已经更正撤销".to_owned(),
            Refusal::Settlement(obstacle) => obstacle.sentence(),
            Refusal::Course(obstacle) => obstacle.sentence(),
            Refusal::Supervision(obstacle) => obstacle.sentence(),
            Refusal::Triage(obstacle) => obstacle.sentence(),
            Refusal::ApplicationIncomplete { what } => format!("立案材料欠缺：{what}"),
            Refusal::Distribution(refusal) => refusal.sentence(),
            Refusal::Coercion(obstacle) => obstacle.sentence(),
            Refusal::Credit(obstacle) => obstacle.sentence(),
            Refusal::Publicity(obstacle) => obstacle.sentence(),
        }
    }

    /// What the officer can do instead.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Refusal::UnknownAct(_) => "请从案件页面的“可办事项”进入。",
            Refusal::FormIncomplete(_) => "请改正后重新提交，已填内容不会丢失。",
            Refusal::NotYourOffice { .. } => "请转交有权办理的人员。",
            Refusal::NotYourCase => "请由承办人或者其团队长办理，或者先变更承办人。",
            Refusal::CaseClosed { .. } => "发现新的财产或者债务未清的，另行立恢复执行案件。",
            Refusal::CaseSuspended { .. } => "中止的情形消失后，先办理“恢复执行”。",
            Refusal::NotSuspended => "可直接继续办理。",
            Refusal::NoHandler => "请先办理“分案”。",
            Refusal::SameHandler => "请选择其他承办人。",
            Refusal::ReasonMissing => "请填写变更原因后重新提交。",
            Refusal::Recused { .. } => "请由其他人员办理；登记有误的，请系统管理员更正回避登记。",
            Refusal::RecusalUnchecked { .. } => "请核对身份；不是同一人的，在原因中写明核实情况后重新提交。",
            Refusal::NotOnDocket(_) => "请刷新案件页面后重新选择。",
            Refusal::NotADebtor { .. } => "确需执行案外人财产的，先依法变更、追加其为被执行人。",
            Refusal::NotACreditor { .. } => "请选择本案申请执行人。",
            Refusal::DayInFuture { .. } => "请填写今日或者此前的日期。",
            Refusal::DayTooEarly { .. } => "请核对日期。",
            Refusal::AlreadyServed { .. } => "原送达有误的，先更正撤销原记录。",
            Refusal::NoticeNotServed { .. } => "可以先行冻结；送达执行通知书后再办理划拨。",
            Refusal::NoIdentityNumber { .. } => "请先核实并补登当事人的证件号码；也可以线下调查后登记。",
            Refusal::AlertSettled { .. } => "请在案卷中核对原处理情况。",
            Refusal::NothingToAsk => "可以等待答复，或者在查询范围中选择“全部协助执行单位”。",
            Refusal::InquiryAnswered { .. } => "需要再次查询的，请重新发起查询。",
            Refusal::MeasureNotConfirmed => "请等待回执；轮候的，待在先措施解除后生效。",
            Refusal::OverTheCounter => "请到柜台办理后，使用“续行冻结”“解除冻结”登记。",
            Refusal::NotOverTheCounter => "请使用“续行控制”“解除控制”或者“网络划拨”。",
            Refusal::NotWaiting => "已生效的措施不需要查询；在柜面办理的，请向协助执行单位核实后登记回执。",
            Refusal::OrderOpen => "请等待回执，或者先登记回执。",
            Refusal::OrderReported => "请在案卷中核对；需要再次办理的，重新发出。",
            Refusal::PropertyGone { .. } => "请查明去向；确属规避执行转移的，可以依法追回或者追究责任。",
            Refusal::AlreadyControlled => "需要延长的，办理续行；需要变更方式的，先解除再控制。",
            Refusal::WayUnsuited { .. } => "存款和权利适用冻结，房屋、车辆、设备适用查封、活封或者扣押。",
            Refusal::NotTheDebtors { .. } => {
                "权利人书面确认属于被执行人的，写明确认情况后办理；符合变更、追加条件的，先变更、追加被执行人；认为恶意转移的，告知申请执行人另行诉讼。"
            }
            Refusal::Exempt { .. } => "请控制其他财产；认定有误或者情况变化的，重新认定后办理。",
            Refusal::LivingCostsKept { .. } => "请减少金额；余额没有登记或者已经变化的，先登记财产价值。",
            Refusal::KeptAmountMissing => "请填写保留的生活费用，当地有最低生活保障标准的依照该标准计算。",
            Refusal::OnlyPersonsNeed { .. } => {
                "豁免只为被执行人本人及其所扶养家属的生活需要；另有法律规定不得查封的，选择该项并写明规定。"
            }
            Refusal::PropertyKnown { .. } => {
                "余额或者估价有变化的，登记财产价值；确属另一账户的，核对账号后登记。"
            }
            Refusal::PreservationEnded { .. } => "请重新裁定控制该财产。",
            Refusal::AmountMissing => "请填写控制金额，账户内超出部分不受影响。",
            Refusal::ValueMissing => "请填写估值，可以参考询价、同类成交价或者当事人陈述。",
            Refusal::KeeperMissing => "请填写保管人，一般为被执行人本人。",
            Refusal::SubstituteTooSmall { .. } => "请补充其他财产，或者只解除等值的部分。",
            Refusal::ExceedsClaim { .. } => "请减少金额；已有其他控制措施的，也可以先解除等值的部分。",
            Refusal::NothingOwed => "请及时解除尚存的控制措施并结案。",
            Refusal::TermTooLong { .. } => "请缩短期限，到期前可以续行冻结。",
            Refusal::MeasureEnded { .. } => "仍需控制的，另行作出冻结裁定。",
            Refusal::MeasureRunning { .. } => "需要继续控制的，请在届满前续行；不再需要的，请解除。",
            Refusal::NotRetaken => "请先对同一财产重新裁定控制，或者选择“不再控制”并说明理由。",
            Refusal::RenewalTooLate { .. } => "请立即重新控制；顺位以重新控制之日为准。",
            Refusal::ExceedsFrozen { .. } => "请减少金额，或者先增加冻结。",
            Refusal::ExceedsDeduction { .. } => "超出部分另行登记到账，“对应的划拨”留空。",
            Refusal::ReceiptDivided { .. } => {
                "确属认领错误的，请由财务人员核对后另行处理；已经发放的，依法执行回转。"
            }
            Refusal::SubAccountOpen { .. } => "登记有误的，先更正原登记，再登记新的账号。",
            Refusal::NotASubAccount => "请对照开户银行的开户通知填写。",
            Refusal::DivisionTakesBack => {
                "先分配停止计息更早的案款；仍不能分配的，办理“重新分配案款”，报批后一并调整。"
            }
            Refusal::NothingTakenBack => "到账直接登记或者认领，再按“分配案款”办理。",
            Refusal::LateReceiptWaits { .. } => "请等待审批结果；提请有误的，由审批人不批准后重新登记。",
            Refusal::AlreadyAllocated => "分配有误的，请由财务人员核对后另行处理。",
            Refusal::ExceedsPayable { .. } => "请减少金额，或者先分配新到案款；待审批的发放已计入占用。",
            Refusal::PaymentHeldBack { .. } => {
                "可以先发放没有争议的部分；暂缓的事由消失后，先解除暂缓再发放。"
            }
            Refusal::AccountMissing { .. } => "请先办理“登记收款账户”，核实户名后再发放。",
            Refusal::AccountUnchecked { .. } => {
                "请向收款人、开户银行核实后重新办理“登记收款账户”；原账户无误的，照原样再登记一次即为确认。"
            }
            Refusal::AccountNotInOwnName { .. } => {
                "请填写当事人本人的账户；确需支付给他人的，选择依据，并写明特别授权或者合议庭评议的情况。"
            }
            Refusal::HoldReleased { .. } => "可以直接发放。",
            Refusal::ExceedsSurplus { .. } => "请减少金额。",
            Refusal::ProposalDecided => "请刷新页面查看审批结果。",
            Refusal::ProposalStale => "请不批准该提请；经办人重新提请，核对新的差额后再批准。",
            Refusal::OwnProposal => "请由其他有审批权的人员审批。",
            Refusal::StillOwed { .. } => "继续执行，或者依其他结案方式办理。",
            Refusal::DutyOpen { .. } => "履行完毕后先登记履行情况。",
            Refusal::MeasuresRunning { .. } => "请先逐项解除，再办理结案。",
            Refusal::MoneyOnItsWay { .. } => "请待款项到账，登记并分配、发放后再结案。",
            Refusal::MoneyInCase { .. } => "请先分配、发放或者退还全部案款；已送银行的，待银行付讫。",
            Refusal::ProposalsWaiting { .. } => "请先完成审批或者撤回。",
            Refusal::NotCorrectable { .. } => "请以新的办案事项改变其效果，例如解除冻结。",
            Refusal::StillReliedOn { .. } => "请先更正以该页为依据的后续记录。",
            Refusal::AlreadyStruck => "无须重复办理。",
            Refusal::Settlement(obstacle) => obstacle.remedy(),
            Refusal::Course(obstacle) => obstacle.remedy(),
            Refusal::Supervision(obstacle) => obstacle.remedy(),
            Refusal::Triage(obstacle) => obstacle.remedy(),
            Refusal::ApplicationIncomplete { .. } => "请补正后再立案；申请人未补正的，依法不予受理。",
            Refusal::Distribution(refusal) => refusal.remedy(),
            Refusal::Coercion(obstacle) => obstacle.remedy(),
            Refusal::Credit(obstacle) => obstacle.remedy(),
            Refusal::Publicity(obstacle) => obstacle.remedy(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_its_own_code_a_sentence_a_remedy_and_a_basis() {
        let mut codes: Vec<&str> = Refusal::examples().iter().map(Refusal::code).collect();
        for refusal in Refusal::examples() {
            assert!(!refusal.sentence().is_empty() && refusal.remedy().ends_with('。'), "{}", refusal.code());
            assert!(!refusal.basis().to_string().is_empty(), "{}", refusal.code());
        }
        codes.sort_unstable();
        let count = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }
}
