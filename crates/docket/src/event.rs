//! Events: the pages of a docket.
//!
//! An event is a past fact with its own struct, written in the file of the act that enters it. This file only lists
//! them: `events!` makes the enum, the stored word of each kind and the reading of stored pages. Stored pages stay
//! readable for ever: a field may be added with a default, never renamed or removed; a change of meaning is a new
//! kind.

use crate::case::Case;
use crate::measure::Measure;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;
use values::{Day, Instant, StaffId};

/// The number of a page of a docket, from 1. Things that an event brings into the world (a measure, a receipt, a
/// proposal) are known by the number of that page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryNo(pub u32);

impl fmt::Display for EntryNo {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

crate::form::required_answers!(EntryNo);

/// What every page bears besides its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Its number.
    pub no: EntryNo,
    /// The court's day on which it was entered.
    pub on: Day,
    /// When exactly.
    pub recorded_at: Instant,
    /// By whom.
    pub actor: StaffId,
}

/// One page of a docket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Number, day and hand.
    pub stamp: Stamp,
    /// What happened.
    pub event: Event,
}

/// A paper that an event issues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    /// 执行通知书.
    ExecutionNotice,
    /// 报告财产令.
    PropertyReportOrder,
    /// 执行裁定书（冻结）.
    FreezeRuling,
    /// 执行裁定书（控制财产、续行、解除）.
    ControlRuling,
    /// 执行裁定书（划拨）.
    DeductionRuling,
    /// 执行裁定书（解除冻结）.
    ReleaseRuling,
    /// 协助执行通知书.
    AssistanceNotice,
    /// 结案通知书.
    ClosingNotice,
    /// 执行裁定书（终结本次执行程序）.
    RoundRuling,
    /// 执行裁定书（终结执行、撤销案件）.
    EndingRuling,
    /// 财产保全情况告知书.
    PreservationResult,
    /// 财产分配方案.
    DistributionPlan,
    /// 执行和解笔录.
    SettlementRecord,
    /// 限制消费令.
    ConsumptionOrder,
    /// 解除限制消费令.
    RestrictionLifting,
    /// 传票.
    Summons,
    /// 拘传票.
    AppearanceWarrant,
    /// 拘留决定书.
    DetentionDecision,
    /// 提前解除拘留决定书.
    EarlyRelease,
    /// 纳入失信被执行人名单决定书.
    ListingDecision,
    /// 删除失信信息决定书.
    ListingRemoval,
    /// 悬赏公告.
    BountyNotice,
}

impl Paper {
    /// Every paper.
    pub const ALL: [Paper; 22] = [
        Paper::ExecutionNotice,
        Paper::PropertyReportOrder,
        Paper::FreezeRuling,
        Paper::ControlRuling,
        Paper::DeductionRuling,
        Paper::ReleaseRuling,
        Paper::AssistanceNotice,
        Paper::ClosingNotice,
        Paper::RoundRuling,
        Paper::EndingRuling,
        Paper::PreservationResult,
        Paper::DistributionPlan,
        Paper::SettlementRecord,
        Paper::ConsumptionOrder,
        Paper::RestrictionLifting,
        Paper::Summons,
        Paper::AppearanceWarrant,
        Paper::DetentionDecision,
        Paper::EarlyRelease,
        Paper::ListingDecision,
        Paper::ListingRemoval,
        Paper::BountyNotice,
    ];

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Paper::ExecutionNotice => "执行通知书",
            Paper::PropertyReportOrder => "报告财产令",
            Paper::FreezeRuling
            | Paper::ControlRuling
            | Paper::DeductionRuling
            | Paper::ReleaseRuling
            | Paper::RoundRuling
            | Paper::EndingRuling => "执行裁定书",
            Paper::AssistanceNotice => "协助执行通知书",
            Paper::ClosingNotice => "结案通知书",
            Paper::PreservationResult => "财产保全情况告知书",
            Paper::DistributionPlan => "财产分配方案",
            Paper::SettlementRecord => "执行和解笔录",
            Paper::ConsumptionOrder => "限制消费令",
            Paper::RestrictionLifting => "解除限制消费令",
            Paper::Summons => "传票",
            Paper::AppearanceWarrant => "拘传票",
            Paper::DetentionDecision => "拘留决定书",
            Paper::EarlyRelease => "提前解除拘留决定书",
            Paper::ListingDecision => "纳入失信被执行人名单决定书",
            Paper::ListingRemoval => "删除失信信息决定书",
            Paper::BountyNotice => "悬赏公告",
        }
    }

    /// The stored word, also the name of its template.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Paper::ExecutionNotice => "execution_notice",
            Paper::PropertyReportOrder => "property_report_order",
            Paper::FreezeRuling => "freeze_ruling",
            Paper::ControlRuling => "control_ruling",
            Paper::DeductionRuling => "deduction_ruling",
            Paper::ReleaseRuling => "release_ruling",
            Paper::AssistanceNotice => "assistance_notice",
            Paper::ClosingNotice => "closing_notice",
            Paper::RoundRuling => "round_ruling",
            Paper::EndingRuling => "ending_ruling",
            Paper::PreservationResult => "preservation_result",
            Paper::DistributionPlan => "distribution_plan",
            Paper::SettlementRecord => "settlement_record",
            Paper::ConsumptionOrder => "consumption_order",
            Paper::RestrictionLifting => "restriction_lifting",
            Paper::Summons => "summons",
            Paper::AppearanceWarrant => "appearance_warrant",
            Paper::DetentionDecision => "detention_decision",
            Paper::EarlyRelease => "early_release",
            Paper::ListingDecision => "listing_decision",
            Paper::ListingRemoval => "listing_removal",
            Paper::BountyNotice => "bounty_notice",
        }
    }

    /// Whether each debtor gets one.
    #[must_use]
    pub fn goes_to_each_debtor(self) -> bool {
        match self {
            Paper::ExecutionNotice | Paper::PropertyReportOrder => true,
            Paper::FreezeRuling
            | Paper::ControlRuling
            | Paper::DeductionRuling
            | Paper::ReleaseRuling
            | Paper::AssistanceNotice
            | Paper::ClosingNotice
            | Paper::DistributionPlan
            | Paper::SettlementRecord
            | Paper::RoundRuling
            | Paper::EndingRuling
            | Paper::PreservationResult
            | Paper::ConsumptionOrder
            | Paper::RestrictionLifting
            | Paper::Summons
            | Paper::AppearanceWarrant
            | Paper::DetentionDecision
            | Paper::EarlyRelease
            | Paper::ListingDecision
            | Paper::ListingRemoval
            | Paper::BountyNotice => false,
        }
    }

    /// Whether it is a ruling, which takes a number of its own in the case.
    #[must_use]
    pub fn is_ruling(self) -> bool {
        match self {
            Paper::FreezeRuling
            | Paper::ControlRuling
            | Paper::DeductionRuling
            | Paper::ReleaseRuling
            | Paper::RoundRuling
            | Paper::EndingRuling => true,
            Paper::ExecutionNotice
            | Paper::PropertyReportOrder
            | Paper::AssistanceNotice
            | Paper::ClosingNotice
            | Paper::DistributionPlan
            | Paper::SettlementRecord
            | Paper::PreservationResult
            | Paper::ConsumptionOrder
            | Paper::RestrictionLifting
            | Paper::Summons
            | Paper::AppearanceWarrant
            | Paper::DetentionDecision
            | Paper::EarlyRelease
            | Paper::ListingDecision
            | Paper::ListingRemoval
            | Paper::BountyNotice => false,
        }
    }

    /// The paper behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<Paper> {
        Paper::ALL.into_iter().find(|paper| paper.word() == word)
    }
}

/// What an act's event must say about itself.
pub trait Happening: Serialize + DeserializeOwned {
    /// The stored word of the kind; never changes.
    const KIND: &'static str;
    /// The short Chinese name, shown as the head of a timeline line.
    const TITLE: &'static str;
    /// Whether the page records a fact that may have been recorded wrongly and can be struck.
    const CORRECTABLE: bool = false;
    /// The papers it issues.
    const PAPERS: &'static [Paper] = &[];

    /// Its effect on the case: state and clocks.
    fn apply(&self, stamp: &Stamp, case: &mut Case);

    /// The line on the timeline, one Chinese sentence.
    fn sentence(&self, case: &Case) -> String;

    /// The pages it rests on.
    fn rests_on(&self) -> Vec<EntryNo> {
        Vec::new()
    }

    /// Further pages it rests on, which it does not name and only the case before it knows.
    fn rests_in(&self, _case: &Case) -> Vec<EntryNo> {
        Vec::new()
    }
}

/// A stored page that this program cannot read.
#[derive(Debug)]
pub enum Unreadable {
    /// The kind is not known: the page was written by a newer program.
    UnknownKind(String),
    /// The body does not fit its kind.
    BadBody {
        /// The kind.
        kind: String,
        /// What serde says.
        source: serde_json::Error,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::UnknownKind(kind) => write!(out, "a page of unknown kind “{kind}”"),
            Unreadable::BadBody { kind, .. } => {
                write!(out, "a page of kind “{kind}” whose body cannot be read")
            }
        }
    }
}

impl std::error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Unreadable::UnknownKind(_) => None,
            Unreadable::BadBody { source, .. } => Some(source),
        }
    }
}

macro_rules! events {
    ($($(#[$meta:meta])* $variant:ident = $path:path;)*) => {
        /// Everything that can happen in a case.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Event {
            $($(#[$meta])* $variant($path),)*
        }

        impl Event {
            /// The stored words of all kinds.
            pub const KINDS: &'static [&'static str] = &[$(<$path as Happening>::KIND),*];

            /// The stored word of the kind.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $(Event::$variant(_) => <$path as Happening>::KIND,)* }
            }

            /// The short Chinese name.
            #[must_use]
            pub fn title(&self) -> &'static str {
                match self { $(Event::$variant(_) => <$path as Happening>::TITLE,)* }
            }

            /// Whether the page can be struck.
            #[must_use]
            pub fn is_correctable(&self) -> bool {
                match self { $(Event::$variant(_) => <$path as Happening>::CORRECTABLE,)* }
            }

            /// The papers it issues.
            #[must_use]
            pub fn papers(&self) -> &'static [Paper] {
                match self { $(Event::$variant(_) => <$path as Happening>::PAPERS,)* }
            }

            /// The body to be stored.
            #[must_use]
            pub fn body(&self) -> Value {
                match self {
                    $(Event::$variant(event) => serde_json::to_value(event).expect("an event is plain data"),)*
                }
            }

            /// The body to be stored, as text.
            #[must_use]
            pub fn body_text(&self) -> String {
                match self {
                    $(Event::$variant(event) => serde_json::to_string(event).expect("an event is plain data"),)*
                }
            }

            /// Reads a stored page.
            ///
            /// # Errors
            /// Where the kind is unknown or the body does not fit it.
            pub fn read(kind: &str, body: &str) -> Result<Event, Unreadable> {
                match kind {
                    $(<$path as Happening>::KIND => serde_json::from_str(body)
                        .map(Event::$variant)
                        .map_err(|source| Unreadable::BadBody { kind: kind.to_owned(), source }),)*
                    other => Err(Unreadable::UnknownKind(other.to_owned())),
                }
            }

            pub(crate) fn apply(&self, stamp: &Stamp, case: &mut Case) {
                match self { $(Event::$variant(event) => event.apply(stamp, case),)* }
                case.review_settlement(stamp.on);
                case.review_credit(stamp.on);
                case.review_supervisions();
            }

            /// The line on the timeline.
            #[must_use]
            pub fn sentence(&self, case: &Case) -> String {
                match self { $(Event::$variant(event) => event.sentence(case),)* }
            }

            /// The pages it rests on.
            #[must_use]
            pub fn rests_on(&self) -> Vec<EntryNo> {
                match self { $(Event::$variant(event) => event.rests_on(),)* }
            }

            /// Further pages it rests on, as the case before it knows.
            pub(crate) fn rests_in(&self, case: &Case) -> Vec<EntryNo> {
                match self { $(Event::$variant(event) => event.rests_in(case),)* }
            }
        }

        $(impl From<$path> for Event {
            fn from(event: $path) -> Event {
                Event::$variant(event)
            }
        })*
    };
}

events! {
    /// 立案.
    Filed = crate::filing::file_case::Filed;
    /// 分案.
    Assigned = crate::filing::assign_case::Assigned;
    /// 发出执行通知.
    NoticeIssued = crate::notice::issue_notice::NoticeIssued;
    /// 送达.
    NoticeServed = crate::notice::serve_notice::NoticeServed;
    /// 财产申报.
    PropertyDeclared = crate::property::record_declaration::PropertyDeclared;
    /// 查明财产.
    PropertyFound = crate::property::record_property::PropertyFound;
    /// 财产变动.
    PropertyChanged = crate::property::found::PropertyChanged;
    /// 财产不再登记.
    PropertyGone = crate::property::found::PropertyGone;
    /// 财产价值.
    PropertyValued = crate::property::value_property::PropertyValued;
    /// 豁免认定.
    ExemptionDecided = crate::property::decide_exemption::ExemptionDecided;
    /// 查询.
    InstitutionAsked = crate::inquiry::ask_institutions::InstitutionAsked;
    /// 查询反馈.
    InquiryAnswered = crate::inquiry::answer::InquiryAnswered;
    /// 答复存疑.
    ReplyDisputed = crate::inquiry::answer::ReplyDisputed;
    /// 逾期未答复.
    InquiryTimedOut = crate::inquiry::answer::InquiryTimedOut;
    /// 定期查询.
    StandingQuerySet = crate::inquiry::set_standing_query::StandingQuerySet;
    /// 停止定期查询.
    StandingQueryEnded = crate::inquiry::set_standing_query::StandingQueryEnded;
    /// 线下调查.
    CheckedOnTheSpot = crate::inquiry::record_offline_check::CheckedOnTheSpot;
    /// 冻结存款.
    DepositFrozen = crate::measure::freeze_deposit::DepositFrozen;
    /// 续行冻结.
    FreezeRenewed = crate::measure::renew_freeze::FreezeRenewed;
    /// 解除冻结.
    FreezeReleased = crate::measure::release_freeze::FreezeReleased;
    /// 划拨存款.
    DepositDeducted = crate::measure::deduct_deposit::DepositDeducted;
    /// 登记变更.
    RegisterChanged = crate::property::register_change::RegisterChanged;
    /// 登记变更已处理.
    AlertSettled = crate::property::settle_alert::AlertSettled;
    /// 裁定控制.
    ControlOrdered = crate::measure::control_property::ControlOrdered;
    /// 控制回执.
    ControlConfirmed = crate::measure::order::ControlConfirmed;
    /// 裁定续行.
    RenewalOrdered = crate::measure::order_renewal::RenewalOrdered;
    /// 续行回执.
    RenewalConfirmed = crate::measure::order::RenewalConfirmed;
    /// 届满失效处理.
    LapseRecorded = crate::measure::record_lapse::LapseRecorded;
    /// 裁定解除.
    ReleaseOrdered = crate::measure::order_release::ReleaseOrdered;
    /// 解除回执.
    ReleaseConfirmed = crate::measure::order::ReleaseConfirmed;
    /// 裁定划拨.
    DeductionOrdered = crate::measure::order_deduction::DeductionOrdered;
    /// 划拨回执.
    DeductionConfirmed = crate::measure::order::DeductionConfirmed;
    /// 查询轮候状态.
    StatusAsked = crate::measure::ask_status::StatusAsked;
    /// 未能协助办理.
    OrderRefused = crate::measure::order::OrderRefused;
    /// 回执存疑.
    ReportDisputed = crate::measure::disputed::ReportDisputed;
    /// 逾期未回执.
    OrderTimedOut = crate::measure::order::OrderTimedOut;
    /// 等值置换.
    PropertySubstituted = crate::measure::substitute_property::PropertySubstituted;
    /// 保全转执行.
    PreservationTakenOver = crate::measure::take_over_preservation::PreservationTakenOver;
    /// 检查活封财产.
    SealInspected = crate::measure::inspect_seal::SealInspected;
    /// 登记案款子账号.
    SubAccountOpened = crate::money::open_sub_account::SubAccountOpened;
    /// 收到案款.
    MoneyReceived = crate::money::receive_money::MoneyReceived;
    /// 认领撤销.
    ReceiptWithdrawn = crate::money::withdraw_receipt::ReceiptWithdrawn;
    /// 分配案款.
    MoneyAllocated = crate::money::allocate_money::MoneyAllocated;
    /// 重新分配案款.
    AllocationsReplayed = crate::money::replayed::AllocationsReplayed;
    /// 登记收款账户.
    AccountRecorded = crate::money::record_account::AccountRecorded;
    /// 批准发放.
    PaymentOrdered = crate::money::pay_out::PaymentOrdered;
    /// 发放案款（旧）.
    PaidOut = crate::money::pay_out::PaidOut;
    /// 批准退还余款.
    ReturnOrdered = crate::money::return_surplus::ReturnOrdered;
    /// 退还余款（旧）.
    SurplusReturned = crate::money::return_surplus::SurplusReturned;
    /// 送银行支付.
    PaymentSent = crate::money::payment::PaymentSent;
    /// 付讫.
    PaymentSettled = crate::money::payment::PaymentSettled;
    /// 未付成.
    PaymentFailed = crate::money::payment::PaymentFailed;
    /// 暂缓发放.
    PaymentHeld = crate::money::hold_payment::PaymentHeld;
    /// 解除暂缓发放.
    HoldReleased = crate::money::hold_payment::HoldReleased;
    /// 准许参与分配.
    CreditorAdmitted = crate::distribution::admit_creditor::CreditorAdmitted;
    /// 登记优先受偿权.
    PriorityRecorded = crate::distribution::record_priority::PriorityRecorded;
    /// 制作分配方案.
    PlanDrawn = crate::distribution::draw_plan::PlanDrawn;
    /// 分配方案送达.
    PlanServed = crate::distribution::serve_plan::PlanServed;
    /// 对分配方案的异议.
    PlanObjected = crate::distribution::object_to_plan::PlanObjected;
    /// 通知异议.
    ObjectionTold = crate::distribution::tell_objection::ObjectionTold;
    /// 反对意见.
    ObjectionOpposed = crate::distribution::oppose_objection::ObjectionOpposed;
    /// 通知反对意见.
    OppositionTold = crate::distribution::tell_opposition::OppositionTold;
    /// 分配方案异议之诉.
    PlanSuitRecorded = crate::distribution::record_plan_suit::PlanSuitRecorded;
    /// 了结分配方案异议.
    ObjectionSettled = crate::distribution::settle_objection::ObjectionSettled;
    /// 按分配方案分配.
    PlanCarriedOut = crate::distribution::carry_out_plan::PlanCarriedOut;
    /// 传唤.
    Summoned = crate::coercion::summon::Summoned;
    /// 拘传.
    AppearanceCompelled = crate::coercion::compel_appearance::AppearanceCompelled;
    /// 司法拘留.
    Detained = crate::coercion::detain::Detained;
    /// 拘留期满解除.
    DetaineeReleased = crate::coercion::release_detained::DetaineeReleased;
    /// 提前解除拘留.
    ReleasedEarly = crate::coercion::release_early::ReleasedEarly;
    /// 纳入失信名单.
    DishonestListed = crate::credit::list_dishonest::DishonestListed;
    /// 删除失信信息.
    ListingRemoved = crate::credit::remove_listing::ListingRemoved;
    /// 悬赏公告.
    BountyOffered = crate::publicity::offer_bounty::BountyOffered;
    /// 曝光.
    DebtorExposed = crate::publicity::expose_debtor::DebtorExposed;
    /// 限制消费.
    ConsumptionRestricted = crate::credit::restrict_consumption::ConsumptionRestricted;
    /// 解除限制消费.
    RestrictionLifted = crate::credit::lift_restriction::RestrictionLifted;
    /// 行为义务履行完毕.
    DutyPerformed = crate::course::record_performance::DutyPerformed;
    /// 中止执行.
    Suspended = crate::course::suspend_case::Suspended;
    /// 恢复执行.
    Resumed = crate::course::resume_case::Resumed;
    /// The handling limit was extended.
    HandlingExtended = crate::course::extend_handling::HandlingExtended;
    /// 执行和解.
    SettlementRecorded = crate::settlement::record_settlement::SettlementRecorded;
    /// 和解履行.
    InstalmentPerformed = crate::settlement::record_instalment::InstalmentPerformed;
    /// 督促履行.
    InstalmentReminded = crate::settlement::remind_instalment::InstalmentReminded;
    /// 恢复执行原生效法律文书.
    InstrumentResumed = crate::settlement::resume_instrument::InstrumentResumed;
    /// 督办.
    Supervised = crate::supervision::supervise::Supervised;
    /// 督办回复.
    SupervisionReplied = crate::supervision::reply_supervision::SupervisionReplied;
    /// 督办处理.
    SupervisionSettled = crate::supervision::settle_supervision::SupervisionSettled;
    /// 繁简分流.
    Triaged = crate::triage::Triaged;
    /// The court's own limits for steps are taken over.
    StepLimitsTaken = crate::step_limit::StepLimitsTaken;
    /// 调整分流.
    TrackOverridden = crate::triage::override_track::TrackOverridden;
    /// 分流建议处理.
    TrackSettled = crate::triage::settle_track::TrackSettled;
    /// 更正.
    EntryStruck = crate::course::correct_entry::EntryStruck;
    /// 终结本次执行程序.
    RoundEnded = crate::course::end_round::RoundEnded;
    /// 终结执行.
    CaseTerminated = crate::course::terminate_case::CaseTerminated;
    /// 销案.
    CaseStruckOff = crate::course::withdraw_case::CaseStruckOff;
    /// 保全结案.
    PreservationClosed = crate::course::close_preservation::PreservationClosed;
    /// 执行完毕结案.
    ClosedPerformed = crate::course::close_performed::ClosedPerformed;
    /// 提请审批.
    Proposed = crate::approval::Proposed;
    /// 批准.
    Approved = crate::approval::decide_proposal::Approved;
    /// 不批准.
    Rejected = crate::approval::decide_proposal::Rejected;
}

impl Event {
    /// The papers that it issues in a case as the page `no`: where the court lays its own hand on a thing, nobody is
    /// asked to assist, and a plan that stays as it was is not issued again.
    #[must_use]
    pub fn papers_in(&self, no: EntryNo, case: &Case) -> Vec<Paper> {
        let measure = match self {
            Event::ControlOrdered(_) => Some(no),
            Event::RenewalOrdered(renewed) => Some(renewed.measure),
            Event::ReleaseOrdered(released) => Some(released.measure),
            _ => None,
        };
        let measure = measure.and_then(|no| case.measure(no));
        let by_the_court = measure.is_some_and(Measure::is_carried_out_by_the_court);
        let preserves = case.filing.kind == crate::filing::Kind::Preservation
            && matches!(self, Event::DepositFrozen(_) | Event::ControlOrdered(_));
        // A case that another court goes on with is handed over without a ruling (CLO-04).
        let handed = matches!(self, Event::CaseTerminated(ended) if ended.ground.is_transfer());
        let stays = matches!(self, Event::ObjectionSettled(settled) if settled.corrected.is_none());
        let issued = |paper: &&Paper| match paper {
            Paper::AssistanceNotice => !by_the_court,
            // The ruling of preservation is there already; it is carried out, and not made once more.
            Paper::FreezeRuling | Paper::ControlRuling => !preserves,
            Paper::DistributionPlan => !stays,
            Paper::EndingRuling => !handed,
            _ => true,
        };
        self.papers().iter().filter(issued).copied().collect()
    }
}
