//! One example of every refusal, for the reference page and the tests.

use super::Refusal;
use crate::coercion;
use crate::course;
use crate::credit;
use crate::distribution;
use crate::event::EntryNo;
use crate::office::Office;
use crate::publicity;
use crate::settlement;
use crate::supervision;
use crate::triage;
use law::civil_procedure2023::recusal::Ground;
use values::{Day, Fen};

impl Refusal {
    /// One example of every refusal, for the reference page.
    #[must_use]
    pub fn examples() -> Vec<Refusal> {
        let day = Day::from_number(20_500);
        let (small, large) = (Fen::yuan(1_000), Fen::yuan(50_000));
        let name = || "王某".to_owned();
        let mut examples = vec![
            Refusal::UnknownAct("example".to_owned()),
            Refusal::FormIncomplete(vec![crate::form::FieldError {
                field: "amount_fen".to_owned(),
                message: "请填写“发放金额（元）”".to_owned(),
            }]),
            Refusal::NotYourOffice {
                act: "冻结存款", allowed: vec![Office::Handler, Office::TeamLeader]
            },
            Refusal::NotYourCase,
            Refusal::CaseClosed { on: day },
            Refusal::CaseSuspended { since: day },
            Refusal::NotSuspended,
            Refusal::NoHandler,
            Refusal::SameHandler,
            Refusal::ReasonMissing,
            Refusal::Recused { officer: "林某".to_owned(), name: name(), ground: Ground::Kin },
            Refusal::RecusalUnchecked { officer: "林某".to_owned(), name: name() },
            Refusal::NotOnDocket("案款"),
            Refusal::NotADebtor { name: name() },
            Refusal::NotACreditor { name: name() },
            Refusal::DayInFuture { label: "冻结日期", day },
            Refusal::DayTooEarly { label: "冻结日期", day, after: day.next(), what: "立案日" },
            Refusal::AlreadyServed { name: name(), on: day },
            Refusal::NoticeNotServed { name: name() },
            Refusal::NoIdentityNumber { name: name() },
            Refusal::AlertSettled { on: day },
            Refusal::NothingToAsk,
            Refusal::InquiryAnswered { on: day },
            Refusal::MeasureNotConfirmed,
            Refusal::NotOverTheCounter,
            Refusal::NotWaiting,
            Refusal::OverTheCounter,
            Refusal::OrderOpen,
            Refusal::OrderReported,
            Refusal::PropertyGone { on: day },
            Refusal::AlreadyControlled,
            Refusal::WayUnsuited { way: "冻结", kind: "车辆" },
            Refusal::NotTheDebtors { owner: name() },
            Refusal::Exempt { what: "生活必需的物品" },
            Refusal::LivingCostsKept { kept: small, free: large },
            Refusal::KeptAmountMissing,
            Refusal::OnlyPersonsNeed { what: "生活所必需的居住房屋", name: name() },
            Refusal::PropertyKnown { page: 8 },
            Refusal::PreservationEnded { on: day },
            Refusal::AmountMissing,
            Refusal::ValueMissing,
            Refusal::KeeperMissing,
            Refusal::SubstituteTooSmall { value: small, released: large },
            Refusal::ExceedsClaim { wanted: large, held: small, owed: large },
            Refusal::NothingOwed,
            Refusal::TermTooLong { months: 24, max_months: 12 },
            Refusal::MeasureEnded { on: day },
            Refusal::MeasureRunning { until: day },
            Refusal::NotRetaken,
            Refusal::RenewalTooLate { ended_on: day },
            Refusal::ExceedsFrozen { wanted: large, frozen: small },
            Refusal::ExceedsDeduction { wanted: large, deducted: small },
            Refusal::AlreadyAllocated,
            Refusal::DivisionTakesBack,
            Refusal::NothingTakenBack,
            Refusal::LateReceiptWaits { reference: "T202601050003".to_owned() },
            Refusal::ReceiptDivided { on: day },
            Refusal::SubAccountOpen { number: "880123".to_owned() },
            Refusal::NotASubAccount,
            Refusal::ExceedsPayable { wanted: large, payable: small },
            Refusal::PaymentHeldBack { wanted: large, payable: small, held: large },
            Refusal::AccountMissing { name: name() },
            Refusal::AccountUnchecked { name: name(), reason: "户名与账号不符".to_owned() },
            Refusal::AccountNotInOwnName { holder: "李某".to_owned(), name: name() },
            Refusal::HoldReleased { on: day },
            Refusal::ExceedsSurplus { wanted: large, surplus: small },
            Refusal::ProposalDecided,
            Refusal::ProposalStale,
            Refusal::OwnProposal,
            Refusal::StillOwed { left: small },
            Refusal::DutyOpen { duty: "交付车辆".to_owned() },
            Refusal::MeasuresRunning { count: 2 },
            Refusal::MoneyOnItsWay { amount: small },
            Refusal::MoneyInCase { amount: small },
            Refusal::ProposalsWaiting { count: 1 },
            Refusal::NotCorrectable { what: "冻结存款" },
            Refusal::StillReliedOn { by: EntryNo(7) },
            Refusal::AlreadyStruck,
            Refusal::ApplicationIncomplete { what: "明确的被执行人" },
        ];
        examples.extend(coercion::obstacle::Obstacle::examples().into_iter().map(Refusal::Coercion));
        examples.extend(publicity::obstacle::Obstacle::examples().into_iter().map(Refusal::Publicity));
        examples.extend(credit::obstacle::Obstacle::examples().into_iter().map(Refusal::Credit));
        examples.extend(distribution::obstacle::Obstacle::examples().into_iter().map(Refusal::Distribution));
        examples.extend(course::obstacle::Obstacle::examples().into_iter().map(Refusal::Course));
        examples.extend(settlement::obstacle::Obstacle::examples().into_iter().map(Refusal::Settlement));
        examples.extend(supervision::obstacle::Obstacle::examples().into_iter().map(Refusal::Supervision));
        examples.extend(triage::obstacle::Obstacle::examples().into_iter().map(Refusal::Triage));
        examples
    }
}
