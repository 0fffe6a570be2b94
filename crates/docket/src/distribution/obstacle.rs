//! Why an act of distribution is refused: who may take part, and what the chain of objection allows.

use crate::distribution::record_priority::RightKind;
use crate::event::EntryNo;
use crate::property::PropertyKind;
use crate::refusal::Basis;
use law::Article;
use law::procedure_interpretation2022::article;
use values::{Day, Fen};

/// Why an act of distribution is refused. The fields say by their names what they carry.
#[allow(missing_docs)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The creditor may not take part; the law says why, and where.
    MayNotJoin { why: String, article: Article },
    /// The creditor takes part already.
    ParticipantKnown { name: String },
    /// The mortgage was registered when the thing had been seized already.
    MortgageAfterSeizure { seized_on: Day },
    /// No right of that kind rests on a thing of that kind.
    RightCannotRest { right: RightKind, property: PropertyKind },
    /// The right secures no more than is owed to whoever has it.
    SecuredBeyondClaim { right: RightKind, wanted: Fen, owed: Fen },
    /// The thing cannot have brought in more than is there.
    CoveredBeyondMoney { right: RightKind, wanted: Fen, there: Fen },
    /// The right stands on the docket.
    RightKnown { right: RightKind, page: EntryNo },
    /// The costs that were advanced come to more than there is.
    CostsBeyondProceeds { costs: Fen, proceeds: Fen },
    /// The same plan waits for approval.
    PlanWaits { page: EntryNo },
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
    /// Objections were made to the plan that stands: another in its place would lose them.
    PlanObjectedTo { count: usize },
}

impl Obstacle {
    /// A stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Obstacle::MayNotJoin { .. } => "may_not_join",
            Obstacle::ParticipantKnown { .. } => "participant_known",
            Obstacle::MortgageAfterSeizure { .. } => "mortgage_after_seizure",
            Obstacle::RightCannotRest { .. } => "right_cannot_rest",
            Obstacle::SecuredBeyondClaim { .. } => "secured_beyond_claim",
            Obstacle::CoveredBeyondMoney { .. } => "covered_beyond_money",
            Obstacle::RightKnown { .. } => "right_known",
            Obstacle::CostsBeyondProceeds { .. } => "costs_beyond_proceeds",
            Obstacle::PlanWaits { .. } => "plan_waits",
            Obstacle::RegimeForbidsPlan { .. } => "regime_forbids_plan",
            Obstacle::NothingToDistribute => "nothing_to_distribute",
            Obstacle::DistributionOpen => "distribution_open",
            Obstacle::PlanCarriedOut { .. } => "plan_carried_out",
            Obstacle::PlanAlreadyServed { .. } => "plan_already_served",
            Obstacle::PlanNotServed { .. } => "plan_not_served",
            Obstacle::ObjectionPeriodRuns { .. } => "objection_period_runs",
            Obstacle::PlanPeriodOver { .. } => "plan_period_over",
            Obstacle::ObjectionSettled { .. } => "objection_settled",
            Obstacle::ObjectionRipe { .. } => "objection_ripe",
            Obstacle::ObjectionNotThere { .. } => "objection_not_there",
            Obstacle::PaidBeyondPlan { .. } => "paid_beyond_plan",
            Obstacle::PlanObjectedTo { .. } => "plan_objected_to",
        }
    }

    /// What stands in the way, in one Chinese sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Obstacle::MayNotJoin { why, .. } => why.clone(),
            Obstacle::ParticipantKnown { name } => {
                format!("{name}已凭同一依据或者就同一债权申请执行、参与分配")
            }
            Obstacle::MortgageAfterSeizure { seized_on } => {
                format!("该财产已于{}查封，其后登记的抵押权不得对抗查封债权人", seized_on.chinese())
            }
            Obstacle::RightCannotRest { right, property } => {
                format!("{}上不能设立{}", property.title(), right.title())
            }
            Obstacle::SecuredBeyondClaim { right, wanted, owed } => {
                format!("{}的优先数额{wanted}元超过该债权人现有债权{owed}元", right.title())
            }
            Obstacle::CoveredBeyondMoney { wanted, there, .. } => {
                format!("填写的财产变价款{wanted}元超过本案待分配案款中可以归于该财产的{there}元")
            }
            Obstacle::RightKnown { right, page } => {
                format!("该债权人对同一财产的同一{}已登记在案卷第{page}页", right.title())
            }
            Obstacle::CostsBeyondProceeds { costs, proceeds } => {
                format!("垫付的执行费用{costs}元超过可供分配的{proceeds}元")
            }
            Obstacle::PlanWaits { page } => format!("同样的分配方案已在案卷第{page}页提请审批"),
            Obstacle::RegimeForbidsPlan { instead } => format!("现在不能制作分配方案：{instead}"),
            Obstacle::NothingToDistribute => "该被执行人没有待分配的案款".to_owned(),
            Obstacle::DistributionOpen => {
                "该被执行人有其他债权人参与分配，案款不能只分给本案申请执行人".to_owned()
            }
            Obstacle::PlanCarriedOut { on } => format!("分配方案已于{}执行", on.chinese()),
            Obstacle::PlanAlreadyServed { name, on } => format!("{name}已于{}收到", on.chinese()),
            Obstacle::PlanNotServed { name } => format!("分配方案尚未送达{name}"),
            Obstacle::ObjectionPeriodRuns { name, end } => {
                format!("{name}对分配方案的异议期至{}，尚未届满", end.chinese())
            }
            Obstacle::PlanPeriodOver { what, name, end } => {
                format!("{name}{what}的期限已于{}届满", end.chinese())
            }
            Obstacle::ObjectionSettled { on } => format!("该异议已于{}了结", on.chinese()),
            Obstacle::ObjectionRipe { name } => format!("{name}的异议已经可以了结"),
            Obstacle::ObjectionNotThere { stage } => format!("该异议现在的阶段是：{stage}"),
            Obstacle::PaidBeyondPlan { name } => {
                format!("按修正后的方案，{name}已经领取的款项超过应得数额")
            }
            Obstacle::PlanObjectedTo { count } => {
                format!("对现有分配方案已有{count}件异议，重新制作会使异议和送达落空")
            }
        }
    }

    /// What the officer can do instead.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Obstacle::MayNotJoin { .. } => {
                "请书面告知申请人；取得执行依据后可以申请执行，被执行人为企业法人的，可以申请其破产。"
            }
            Obstacle::ParticipantKnown { .. } => {
                "无须重复登记；原登记有误的，在分配方案送达前办理“更正记载”撤销原登记后重新登记。"
            }
            Obstacle::MortgageAfterSeizure { .. } => {
                "按普通债权参与分配；对登记时间有争议的，先核实登记机构的查询结果。"
            }
            Obstacle::RightCannotRest { .. } => {
                "请核对权利种类和财产；没有优先受偿权的，按普通债权参与分配。"
            }
            Obstacle::SecuredBeyondClaim { .. } => {
                "请按现有债权填写；参与分配债权人的债权登记有误的，先更正参与分配的登记。"
            }
            Obstacle::CoveredBeyondMoney { .. } => {
                "请核对该财产的变价款；款项尚未到账或者尚未认领到本案的，到账后再登记。"
            }
            Obstacle::RightKnown { .. } => "数额有误的，先办理“更正记载”撤销原登记后重新登记。",
            Obstacle::CostsBeyondProceeds { .. } => {
                "请核对垫付费用的单据；不足以支付的费用，待有其他案款时受偿。"
            }
            Obstacle::PlanWaits { .. } => "请等待审批；需要修改的，由审批人驳回后重新提请。",
            Obstacle::RegimeForbidsPlan { .. } => {
                "请先办理征询、移送或者等待破产受理法院通知；企业法人的，填写征询结果。"
            }
            Obstacle::NothingToDistribute => "案款到账后再制作。",
            Obstacle::DistributionOpen => "请办理“制作分配方案”。",
            Obstacle::PlanCarriedOut { .. } => "另有案款到账的，另行制作分配方案。",
            Obstacle::PlanAlreadyServed { .. } => "无须重复登记。",
            Obstacle::PlanNotServed { .. } => "请先送达并登记。",
            Obstacle::ObjectionPeriodRuns { .. } => "请待期满后分配。",
            Obstacle::PlanPeriodOver { .. } => "请告知当事人；逾期提出的，不影响按方案分配。",
            Obstacle::ObjectionSettled { .. } => "请在案卷中核对了结情况。",
            Obstacle::ObjectionRipe { .. } => "请先办理“了结分配方案异议”。",
            Obstacle::ObjectionNotThere { .. } => "请按该阶段办理，或者选择与实际相符的结果。",
            Obstacle::PaidBeyondPlan { .. } => "请先责令其退回多领的款项，再修正方案。",
            Obstacle::PlanObjectedTo { .. } => {
                "请先了结异议并按（修正后的）方案分配；另有案款到账的，其后另行制作。"
            }
        }
    }

    /// The article.
    #[must_use]
    pub fn basis(&self) -> Basis {
        match self {
            Obstacle::MayNotJoin { article, .. } => Basis::Article(*article),
            Obstacle::ParticipantKnown { .. } => Basis::rule("DIS-02"),
            Obstacle::RightCannotRest { right, .. } => Basis::Article(right.rests_by()),
            Obstacle::SecuredBeyondClaim { right, .. } | Obstacle::CoveredBeyondMoney { right, .. } => {
                Basis::Article(right.reaches_by())
            }
            Obstacle::RightKnown { .. } => Basis::House("案卷登记规则：同一事实只登记一次"),
            Obstacle::CostsBeyondProceeds { .. } => Basis::Article(article("第五百零八条")),
            Obstacle::PlanWaits { .. } => Basis::House("审批规则：同一事项只提请一次"),
            Obstacle::MortgageAfterSeizure { .. } => Basis::rule("PRI-05"),
            Obstacle::RegimeForbidsPlan { .. } => Basis::rule("DIS-01"),
            Obstacle::NothingToDistribute | Obstacle::DistributionOpen => Basis::rule("DIS-03"),
            Obstacle::PlanAlreadyServed { .. } | Obstacle::PlanNotServed { .. } => Basis::rule("DIS-09"),
            Obstacle::PaidBeyondPlan { .. } => Basis::rule("FND-12"),
            Obstacle::ObjectionPeriodRuns { .. } => Basis::Article(article("第五百零九条")),
            Obstacle::PlanCarriedOut { .. }
            | Obstacle::PlanPeriodOver { .. }
            | Obstacle::ObjectionSettled { .. }
            | Obstacle::ObjectionRipe { .. }
            | Obstacle::ObjectionNotThere { .. }
            | Obstacle::PlanObjectedTo { .. } => Basis::Article(article("第五百一十条")),
        }
    }

    /// One example of each, for the reference page.
    pub(crate) fn examples() -> Vec<Obstacle> {
        let day = Day::from_number(20_500);
        let name = || "王某".to_owned();
        vec![
            Obstacle::MayNotJoin {
                why: "没有执行依据，又对该财产没有优先权、担保物权，不能参与分配".to_owned(),
                article: article("第五百零六条"),
            },
            Obstacle::RightCannotRest { right: RightKind::Mortgage, property: PropertyKind::Deposit },
            Obstacle::SecuredBeyondClaim {
                right: RightKind::Mortgage,
                wanted: Fen::yuan(150_000),
                owed: Fen::yuan(120_000),
            },
            Obstacle::CoveredBeyondMoney {
                right: RightKind::Mortgage,
                wanted: Fen::yuan(300_000),
                there: Fen::yuan(210_000),
            },
            Obstacle::RightKnown { right: RightKind::Mortgage, page: EntryNo(12) },
            Obstacle::CostsBeyondProceeds { costs: Fen::yuan(8_000), proceeds: Fen::yuan(5_000) },
            Obstacle::PlanWaits { page: EntryNo(15) },
            Obstacle::ParticipantKnown { name: name() },
            Obstacle::MortgageAfterSeizure { seized_on: day },
            Obstacle::RegimeForbidsPlan { instead: "中止执行，移送破产审查" },
            Obstacle::NothingToDistribute,
            Obstacle::DistributionOpen,
            Obstacle::PlanCarriedOut { on: day },
            Obstacle::PlanAlreadyServed { name: name(), on: day },
            Obstacle::PlanNotServed { name: name() },
            Obstacle::ObjectionPeriodRuns { name: name(), end: day },
            Obstacle::PlanPeriodOver { what: "提出书面异议", name: name(), end: day },
            Obstacle::ObjectionSettled { on: day },
            Obstacle::ObjectionRipe { name: name() },
            Obstacle::ObjectionNotThere { stage: "等待异议期满" },
            Obstacle::PaidBeyondPlan { name: name() },
            Obstacle::PlanObjectedTo { count: 1 },
        ]
    }
}
