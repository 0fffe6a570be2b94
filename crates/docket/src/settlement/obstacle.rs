//! Why an act about a settlement is refused.

use crate::refusal::Basis;
use law::grounds::Ground;
use law::settlement2020::{ResumptionObstacle, article};
use values::{Day, Fen};

/// What stands in the way of an act about a settlement. The fields say by their names what they carry.
#[allow(missing_docs)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The agreement was not filed, or the others do not accept it.
    NotFiled { how: &'static str },
    /// An agent has no special authority.
    NoSpecialAuthority,
    /// The instalments come to another sum than the total.
    InstalmentsDiffer { total: Fen, sum: Fen },
    /// More is agreed than the instrument grants.
    ExceedsDebt { total: Fen, owed: Fen },
    /// No settlement is in force.
    NoSettlement,
    /// The settlement is performed.
    Performed,
    /// More is recorded than is left of the instalments in money.
    ExceedsSettlement { wanted: Fen, left: Fen },
    /// Either a sum of money or an instalment in kind is recorded.
    MoneyOrKind,
    /// The instalment is not in kind, or is performed already.
    NotInKind { instalment: u32 },
    /// The instalment is not due yet, or is performed.
    NotOverdue { instalment: u32 },
    /// Enforcement of the instrument is not resumed.
    NotResumed { why: ResumptionObstacle },
    /// Resumption was applied for before anything was missed.
    AppliedBeforeBreach { applied_on: Day, due_on: Day },
    /// A suspension on a settlement ends with the settlement.
    InForce,
    /// An unfinished settlement closes nothing.
    Unfinished { left: Fen },
}

impl Obstacle {
    /// A stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Obstacle::NotFiled { .. } => "settlement_not_filed",
            Obstacle::NoSpecialAuthority => "no_special_authority",
            Obstacle::InstalmentsDiffer { .. } => "instalments_differ",
            Obstacle::ExceedsDebt { .. } => "settlement_exceeds_debt",
            Obstacle::NoSettlement => "no_settlement",
            Obstacle::Performed => "settlement_performed",
            Obstacle::ExceedsSettlement { .. } => "exceeds_settlement",
            Obstacle::MoneyOrKind => "money_or_kind",
            Obstacle::NotInKind { .. } => "not_in_kind",
            Obstacle::NotOverdue { .. } => "not_overdue",
            Obstacle::NotResumed { .. } => "not_resumed",
            Obstacle::AppliedBeforeBreach { .. } => "applied_before_breach",
            Obstacle::InForce => "settlement_in_force",
            Obstacle::Unfinished { .. } => "settlement_unfinished",
        }
    }

    /// What stands in the way, in one Chinese sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Obstacle::NotFiled { how } => format!("{how}的和解协议不属于执行和解，不得据此中止执行"),
            Obstacle::NoSpecialAuthority => "委托代理人代为执行和解，没有委托人的特别授权".to_owned(),
            Obstacle::InstalmentsDiffer { total, sum } => {
                format!("各期合计{sum}元，与和解总额{total}元不符")
            }
            Obstacle::ExceedsDebt { total, owed } => {
                format!("和解总额{total}元超过至最后一期之日生效法律文书确定的债务和执行申请费{owed}元")
            }
            Obstacle::NoSettlement => "本案没有正在履行的执行和解协议".to_owned(),
            Obstacle::Performed => "执行和解协议已经履行完毕".to_owned(),
            Obstacle::ExceedsSettlement { wanted, left } => {
                format!("拟登记直接给付{wanted}元，超过和解协议尚未履行的{left}元")
            }
            Obstacle::MoneyOrKind => "应填写直接给付金额或者以物、劳务抵债的期次，二者择一".to_owned(),
            Obstacle::NotInKind { instalment } => {
                format!("第{instalment}期不是尚未履行的以物、劳务抵债")
            }
            Obstacle::NotOverdue { instalment } => format!("第{instalment}期没有逾期"),
            Obstacle::NotResumed { why } => format!("不予恢复执行：{}", why.words()),
            Obstacle::AppliedBeforeBreach { applied_on, due_on } => format!(
                "申请恢复之日{}，逾期的一期于{}届满，申请时被执行人没有逾期",
                applied_on.chinese(),
                due_on.chinese()
            ),
            Obstacle::InForce => "本案因执行和解中止，和解协议仍在履行".to_owned(),
            Obstacle::Unfinished { left } => {
                format!("执行和解协议尚有{left}元未履行，不得作结案处理")
            }
        }
    }

    /// What the officer can do instead.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Obstacle::NotFiled { .. } => {
                "请各方共同提交书面协议、由对方当事人认可，或者记入笔录后签名盖章；被执行人可以据此提出执行行为异议。"
            }
            Obstacle::NoSpecialAuthority => "请补交特别授权的委托手续，或者由当事人本人确认。",
            Obstacle::InstalmentsDiffer { .. } => "请对照和解协议核对各期金额。",
            Obstacle::ExceedsDebt { .. } => {
                "请核对总额；约定超出法律文书的部分由当事人自行履行，不通过执行案款收付。"
            }
            Obstacle::NoSettlement => "请先登记执行和解协议。",
            Obstacle::Performed => {
                "请发放案款、解除控制措施后以执行完毕结案；因迟延、瑕疵履行受损害的，可以另行起诉。"
            }
            Obstacle::ExceedsSettlement { .. } => "请核对金额；已由案款账户收到的不再登记。",
            Obstacle::MoneyOrKind => "请只填写其中一项；抵债数额以和解协议约定为准，不另行填写。",
            Obstacle::NotInKind { .. } => "请从和解协议中选择尚未履行的以物、劳务抵债的期次。",
            Obstacle::NotOverdue { .. } => "请选择已经逾期而未足额履行的期次。",
            Obstacle::NotResumed { .. } => "请告知申请执行人理由；对不予恢复不服的，可以提出执行行为异议。",
            Obstacle::AppliedBeforeBreach { .. } => {
                "请核对申请日期；逾期前的申请，由申请执行人在逾期后重新申请；届满前明确表示或者以行为表明不履行的，选择该事由。"
            }
            Obstacle::InForce => {
                "被执行人不履行的，办理“恢复执行原生效法律文书”；协议变更的，登记变更后的协议。"
            }
            Obstacle::Unfinished { .. } => "请等待履行完毕；被执行人不履行的，可以恢复执行原生效法律文书。",
        }
    }

    /// The article, or the rule of the house, that forbids it.
    #[must_use]
    pub fn basis(&self) -> Basis {
        match self {
            Obstacle::NotFiled { .. } => Basis::Article(article("第二条、第十九条")),
            Obstacle::NoSpecialAuthority => Basis::Article(article("第四条")),
            Obstacle::InstalmentsDiffer { .. }
            | Obstacle::MoneyOrKind
            | Obstacle::NotInKind { .. }
            | Obstacle::NotOverdue { .. } => {
                Basis::House("案卷登记规则：和解的各期和履行依协议登记，合计相符")
            }
            Obstacle::ExceedsDebt { .. } | Obstacle::ExceedsSettlement { .. } => {
                Basis::House("案款登记规则：执行案款只收付生效法律文书确定的债务和执行申请费")
            }
            Obstacle::NoSettlement => Basis::Article(article("第一条、第二条")),
            Obstacle::Performed => Basis::Article(article("第八条、第十一条第一项、第十五条")),
            Obstacle::NotResumed { why } => Basis::Article(why.article()),
            Obstacle::AppliedBeforeBreach { .. } => Basis::Article(article("第九条、第十一条第二项")),
            Obstacle::InForce => Basis::Article(article("第十一条")),
            Obstacle::Unfinished { .. } => Basis::rule("SET-09"),
        }
    }

    /// One example of each, for the reference page.
    #[must_use]
    pub fn examples() -> Vec<Obstacle> {
        let (small, large) = (Fen::yuan(1_000), Fen::yuan(50_000));
        vec![
            Obstacle::NotFiled { how: "自行达成但未提交人民法院" },
            Obstacle::NoSpecialAuthority,
            Obstacle::InstalmentsDiffer { total: large, sum: small },
            Obstacle::ExceedsDebt { total: large, owed: small },
            Obstacle::NoSettlement,
            Obstacle::Performed,
            Obstacle::ExceedsSettlement { wanted: large, left: small },
            Obstacle::MoneyOrKind,
            Obstacle::NotInKind { instalment: 2 },
            Obstacle::NotOverdue { instalment: 2 },
            Obstacle::NotResumed { why: ResumptionObstacle::BeingPerformed },
            Obstacle::AppliedBeforeBreach {
                applied_on: Day::from_number(20_500),
                due_on: Day::from_number(20_530),
            },
            Obstacle::InForce,
            Obstacle::Unfinished { left: small },
        ]
    }
}
