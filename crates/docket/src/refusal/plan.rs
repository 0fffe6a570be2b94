//! Refusals of distribution: who may take part, and what the chain of objection allows.

use super::Basis;
use law::procedure_interpretation2022::article;
use values::Day;

/// Why an act of distribution is refused. The fields say by their names what they carry.
#[allow(missing_docs)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanRefusal {
    /// The creditor may not take part; the law says why.
    MayNotJoin { why: String },
    /// The creditor takes part already.
    ParticipantKnown { name: String },
    /// The mortgage was registered when the thing had been seized already.
    MortgageAfterSeizure { seized_on: Day },
    /// The law asks for something else than a plan.
    RegimeForbidsPlan { instead: &'static str },
    /// No money waits to be distributed.
    NothingToDistribute,
    /// Money of this debtor is to be distributed among several creditors.
    DistributionOpen,
    /// The plan was carried out.
    PlanCarriedOut { on: Day },
    /// The party has the paper already.
    PlanAlreadyServed { name: String, on: Day },
    /// The plan was not served on a party.
    PlanNotServed { name: String },
    /// The time to object still runs.
    ObjectionPeriodRuns { name: String, end: Day },
    /// A time of the chain is over.
    PlanPeriodOver { what: &'static str, name: String, end: Day },
    /// The objection is settled.
    ObjectionSettled { on: Day },
    /// An objection is to be settled first.
    ObjectionRipe { name: String },
    /// The objection does not stand where this outcome is possible.
    ObjectionNotThere { stage: &'static str },
    /// A creditor has been paid what a correction would give to another.
    PaidBeyondPlan { name: String },
}

impl PlanRefusal {
    /// A stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            PlanRefusal::MayNotJoin { .. } => "may_not_join",
            PlanRefusal::ParticipantKnown { .. } => "participant_known",
            PlanRefusal::MortgageAfterSeizure { .. } => "mortgage_after_seizure",
            PlanRefusal::RegimeForbidsPlan { .. } => "regime_forbids_plan",
            PlanRefusal::NothingToDistribute => "nothing_to_distribute",
            PlanRefusal::DistributionOpen => "distribution_open",
            PlanRefusal::PlanCarriedOut { .. } => "plan_carried_out",
            PlanRefusal::PlanAlreadyServed { .. } => "plan_already_served",
            PlanRefusal::PlanNotServed { .. } => "plan_not_served",
            PlanRefusal::ObjectionPeriodRuns { .. } => "objection_period_runs",
            PlanRefusal::PlanPeriodOver { .. } => "plan_period_over",
            PlanRefusal::ObjectionSettled { .. } => "objection_settled",
            PlanRefusal::ObjectionRipe { .. } => "objection_ripe",
            PlanRefusal::ObjectionNotThere { .. } => "objection_not_there",
            PlanRefusal::PaidBeyondPlan { .. } => "paid_beyond_plan",
        }
    }

    /// What stands in the way, in one Chinese sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            PlanRefusal::MayNotJoin { why } => why.clone(),
            PlanRefusal::ParticipantKnown { name } => format!("{name}已凭同一依据参与分配。"),
            PlanRefusal::MortgageAfterSeizure { seized_on } => {
                format!("该财产已于{}查封，其后登记的抵押权不得对抗查封债权人。", seized_on.chinese())
            }
            PlanRefusal::RegimeForbidsPlan { instead } => format!("现在不能制作分配方案：{instead}。"),
            PlanRefusal::NothingToDistribute => "该被执行人没有待分配的案款。".to_owned(),
            PlanRefusal::DistributionOpen => {
                "该被执行人有其他债权人参与分配，案款不能只分给本案申请执行人。".to_owned()
            }
            PlanRefusal::PlanCarriedOut { on } => format!("分配方案已于{}执行。", on.chinese()),
            PlanRefusal::PlanAlreadyServed { name, on } => format!("{name}已于{}收到。", on.chinese()),
            PlanRefusal::PlanNotServed { name } => format!("分配方案尚未送达{name}。"),
            PlanRefusal::ObjectionPeriodRuns { name, end } => {
                format!("{name}对分配方案的异议期至{}，尚未届满。", end.chinese())
            }
            PlanRefusal::PlanPeriodOver { what, name, end } => {
                format!("{name}{what}的期限已于{}届满。", end.chinese())
            }
            PlanRefusal::ObjectionSettled { on } => format!("该异议已于{}了结。", on.chinese()),
            PlanRefusal::ObjectionRipe { name } => format!("{name}的异议已经可以了结。"),
            PlanRefusal::ObjectionNotThere { stage } => format!("该异议现在的阶段是：{stage}。"),
            PlanRefusal::PaidBeyondPlan { name } => {
                format!("按修正后的方案，{name}已经领取的款项超过应得数额。")
            }
        }
    }

    /// What the officer can do instead.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            PlanRefusal::MayNotJoin { .. } => {
                "请书面告知申请人；取得执行依据后可以申请执行，被执行人为企业法人的，可以申请其破产。"
            }
            PlanRefusal::ParticipantKnown { .. } => "数额有变化的，先核对原登记。",
            PlanRefusal::MortgageAfterSeizure { .. } => {
                "按普通债权参与分配；对登记时间有争议的，先核实登记机构的查询结果。"
            }
            PlanRefusal::RegimeForbidsPlan { .. } => {
                "请先办理征询、移送或者等待破产受理法院通知；企业法人的，填写征询结果。"
            }
            PlanRefusal::NothingToDistribute => "案款到账后再制作。",
            PlanRefusal::DistributionOpen => "请办理“制作分配方案”。",
            PlanRefusal::PlanCarriedOut { .. } => "另有案款到账的，另行制作分配方案。",
            PlanRefusal::PlanAlreadyServed { .. } => "无须重复登记。",
            PlanRefusal::PlanNotServed { .. } => "请先送达并登记。",
            PlanRefusal::ObjectionPeriodRuns { .. } => "请待期满后分配。",
            PlanRefusal::PlanPeriodOver { .. } => "请告知当事人；逾期提出的，不影响按方案分配。",
            PlanRefusal::ObjectionSettled { .. } => "请在案卷中核对了结情况。",
            PlanRefusal::ObjectionRipe { .. } => "请先办理“了结分配方案异议”。",
            PlanRefusal::ObjectionNotThere { .. } => "请按该阶段办理，或者选择与实际相符的结果。",
            PlanRefusal::PaidBeyondPlan { .. } => "请先责令其退回多领的款项，再修正方案。",
        }
    }

    /// The article.
    #[must_use]
    pub fn basis(&self) -> Basis {
        match self {
            PlanRefusal::MayNotJoin { .. } | PlanRefusal::ParticipantKnown { .. } => Basis::rule("DIS-02"),
            PlanRefusal::MortgageAfterSeizure { .. } => Basis::rule("PRI-05"),
            PlanRefusal::RegimeForbidsPlan { .. } => Basis::rule("DIS-01"),
            PlanRefusal::NothingToDistribute | PlanRefusal::DistributionOpen => Basis::rule("DIS-03"),
            PlanRefusal::PlanAlreadyServed { .. } | PlanRefusal::PlanNotServed { .. } => {
                Basis::rule("DIS-09")
            }
            PlanRefusal::PaidBeyondPlan { .. } => Basis::rule("FND-12"),
            PlanRefusal::ObjectionPeriodRuns { .. } => Basis::Article(article("第五百零九条")),
            PlanRefusal::PlanCarriedOut { .. }
            | PlanRefusal::PlanPeriodOver { .. }
            | PlanRefusal::ObjectionSettled { .. }
            | PlanRefusal::ObjectionRipe { .. }
            | PlanRefusal::ObjectionNotThere { .. } => Basis::rule("DIS-10"),
        }
    }

    /// One example of each, for the reference page.
    #[must_use]
    pub(super) fn examples() -> Vec<PlanRefusal> {
        let day = Day::from_number(20_500);
        let name = || "王某".to_owned();
        vec![
            PlanRefusal::MayNotJoin { why: "申请已逾期，不能参与分配。".to_owned() },
            PlanRefusal::ParticipantKnown { name: name() },
            PlanRefusal::MortgageAfterSeizure { seized_on: day },
            PlanRefusal::RegimeForbidsPlan { instead: "中止执行，移送破产审查" },
            PlanRefusal::NothingToDistribute,
            PlanRefusal::DistributionOpen,
            PlanRefusal::PlanCarriedOut { on: day },
            PlanRefusal::PlanAlreadyServed { name: name(), on: day },
            PlanRefusal::PlanNotServed { name: name() },
            PlanRefusal::ObjectionPeriodRuns { name: name(), end: day },
            PlanRefusal::PlanPeriodOver { what: "提出书面异议", name: name(), end: day },
            PlanRefusal::ObjectionSettled { on: day },
            PlanRefusal::ObjectionRipe { name: name() },
            PlanRefusal::ObjectionNotThere { stage: "等待异议期满" },
            PlanRefusal::PaidBeyondPlan { name: name() },
        ]
    }
}
