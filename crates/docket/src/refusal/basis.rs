//! What refusals rest on.

use super::{APPROVAL_BASIS, Basis, Refusal};
use law::civil_procedure2023::recusal::WITHDRAW;
use law::{civil_procedure2023, enforcement_work2020, procedure_interpretation2022};
use law::{property_investigation2020, seizure2020};

impl Refusal {
    /// The article, or the rule of the house, that forbids it.
    #[must_use]
    pub fn basis(&self) -> Basis {
        match self {
            Refusal::UnknownAct(_) | Refusal::FormIncomplete(_) | Refusal::NotOnDocket(_) => {
                Basis::House("案卷登记规则：事项、对象和内容须确定完整")
            }
            Refusal::NotYourOffice { .. } | Refusal::NotYourCase => {
                Basis::Article(enforcement_work2020::article("第1条、第5条"))
            }
            Refusal::CaseClosed { .. } => Basis::Article(enforcement_work2020::article("第64条")),
            Refusal::CaseSuspended { .. } | Refusal::NotSuspended => {
                Basis::Article(civil_procedure2023::article("第二百六十七条"))
            }
            Refusal::NoHandler | Refusal::SameHandler | Refusal::ReasonMissing => Basis::rule("TIM-04"),
            Refusal::Recused { .. } | Refusal::RecusalUnchecked { .. } => Basis::Article(WITHDRAW),
            Refusal::NotADebtor { .. } => Basis::Article(seizure2020::article("第二条")),
            Refusal::NotACreditor { .. } => Basis::Article(enforcement_work2020::article("第16条")),
            Refusal::DayInFuture { .. } | Refusal::DayTooEarly { .. } => {
                Basis::House("案卷登记规则：只记载已经发生的事实，先后有序")
            }
            Refusal::AlreadyServed { .. } => Basis::Article(civil_procedure2023::article("第八十七条")),
            Refusal::NoticeNotServed { .. } => Basis::Article(civil_procedure2023::article("第二百五十三条")),
            Refusal::NoIdentityNumber { .. } => {
                Basis::Article(property_investigation2020::article("第一条、第十二条"))
            }
            Refusal::AlertSettled { .. } => Basis::House("案卷登记规则：每项登记变更处理一次"),
            Refusal::NothingToAsk | Refusal::InquiryAnswered { .. } => {
                Basis::House("同一机构对同一被执行人的查询，答复前不重复发出")
            }
            Refusal::MeasureNotConfirmed
            | Refusal::NotOverTheCounter
            | Refusal::OverTheCounter
            | Refusal::NotWaiting => Basis::Article(seizure2020::article("第一条、第二十六条")),
            Refusal::OrderOpen | Refusal::OrderReported => {
                Basis::House("案卷登记规则：同一措施一次只有一项待回执的协助事项")
            }
            Refusal::PropertyGone { .. } | Refusal::NotTheDebtors { .. } => {
                Basis::Article(seizure2020::article("第二条"))
            }
            Refusal::AlreadyControlled | Refusal::WayUnsuited { .. } => {
                Basis::Article(civil_procedure2023::article("第二百五十三条、第二百五十五条"))
            }
            Refusal::AmountMissing | Refusal::ValueMissing => {
                Basis::Article(seizure2020::article("第十九条"))
            }
            Refusal::Exempt { .. } => Basis::Article(seizure2020::article("第三条")),
            Refusal::LivingCostsKept { .. } | Refusal::KeptAmountMissing => {
                Basis::Article(seizure2020::article("第三条第一款第二项"))
            }
            Refusal::OnlyPersonsNeed { .. } => Basis::Article(seizure2020::article("第三条至第五条")),
            Refusal::PropertyKnown { .. } => Basis::House("案卷登记规则：同一财产只登记一次"),
            Refusal::PreservationEnded { .. } => {
                Basis::Article(procedure_interpretation2022::article("第一百六十八条"))
            }
            Refusal::KeeperMissing => Basis::Article(seizure2020::article("第十条")),
            Refusal::SubstituteTooSmall { .. } => {
                Basis::Article(procedure_interpretation2022::article("第一百六十七条"))
            }
            Refusal::ExceedsClaim { .. } => Basis::Article(seizure2020::article("第十九条")),
            Refusal::NothingOwed => Basis::Article(seizure2020::article("第二十八条")),
            Refusal::TermTooLong { .. } => {
                Basis::Article(procedure_interpretation2022::article("第四百八十五条"))
            }
            Refusal::MeasureEnded { .. } => Basis::Article(seizure2020::article("第二十八条")),
            Refusal::MeasureRunning { .. } | Refusal::NotRetaken | Refusal::RenewalTooLate { .. } => {
                Basis::Article(seizure2020::article("第二十七条"))
            }
            Refusal::ExceedsFrozen { .. } => Basis::Article(civil_procedure2023::article("第二百五十三条")),
            Refusal::ReceiptDivided { .. } | Refusal::SubAccountOpen { .. } | Refusal::NotASubAccount => {
                Basis::rule("FND-01")
            }
            Refusal::DivisionTakesBack | Refusal::NothingTakenBack => Basis::rule("INT-04"),
            Refusal::AlreadyAllocated
            | Refusal::LateReceiptWaits { .. }
            | Refusal::ExceedsDeduction { .. }
            | Refusal::ExceedsPayable { .. }
            | Refusal::MoneyOnItsWay { .. }
            | Refusal::MoneyInCase { .. } => Basis::rule("FND-04"),
            Refusal::PaymentHeldBack { .. } | Refusal::HoldReleased { .. } => Basis::rule("FND-05"),
            Refusal::AccountMissing { .. }
            | Refusal::AccountUnchecked { .. }
            | Refusal::AccountNotInOwnName { .. } => Basis::rule("FND-07"),
            Refusal::ExceedsSurplus { .. } => Basis::Article(enforcement_work2020::article("第34条")),
            Refusal::ProposalDecided
            | Refusal::ProposalStale
            | Refusal::OwnProposal
            | Refusal::ProposalsWaiting { .. } => APPROVAL_BASIS,
            Refusal::StillOwed { .. } | Refusal::DutyOpen { .. } => {
                Basis::Article(enforcement_work2020::article("第64条"))
            }
            Refusal::MeasuresRunning { .. } => Basis::Article(seizure2020::article("第二十八条")),
            Refusal::NotCorrectable { .. } | Refusal::StillReliedOn { .. } | Refusal::AlreadyStruck => {
                Basis::House("案卷登记规则：案卷只增不减，更正另立新页")
            }
            Refusal::Settlement(obstacle) => obstacle.basis(),
            Refusal::Course(obstacle) => obstacle.basis(),
            Refusal::Supervision(obstacle) => obstacle.basis(),
            Refusal::Triage(obstacle) => obstacle.basis(),
            Refusal::ApplicationIncomplete { .. } => Basis::Article(enforcement_work2020::article("第16条")),
            Refusal::Distribution(refusal) => refusal.basis(),
            Refusal::Coercion(obstacle) => obstacle.basis(),
            Refusal::Credit(obstacle) => obstacle.basis(),
            Refusal::Publicity(obstacle) => obstacle.basis(),
        }
    }
}
