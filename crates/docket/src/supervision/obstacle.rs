//! Why an act of supervision is refused.

use crate::refusal::Basis;
use crate::supervision::BASIS;
use values::Day;

/// What stands in the way of an act of supervision. The fields say by their names what they carry.
#[allow(missing_docs)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// A team leader orders in the cases of the own team only.
    OtherTeam,
    /// Nobody supervises a case that he handles.
    OwnCase,
    /// The day of the answer has passed already.
    DueInPast { due_on: Day },
    /// The order is over.
    Settled { on: Day },
    /// It was answered, and the answer waits to be accepted.
    AlreadyReplied { on: Day },
    /// Nobody has answered yet.
    NotReplied,
    /// Somebody else ordered it, who stands no lower.
    NotTheOrderer { by: String },
    /// What is sent back needs a day and a reason.
    NothingToGoOn,
    /// What is taken back needs a reason.
    WithdrawalUnexplained,
}

impl Obstacle {
    /// A stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Obstacle::OtherTeam => "supervision_other_team",
            Obstacle::OwnCase => "supervision_own_case",
            Obstacle::DueInPast { .. } => "supervision_due_in_past",
            Obstacle::Settled { .. } => "supervision_settled",
            Obstacle::AlreadyReplied { .. } => "supervision_replied",
            Obstacle::NotReplied => "supervision_not_replied",
            Obstacle::NotTheOrderer { .. } => "supervision_not_the_orderer",
            Obstacle::NothingToGoOn => "supervision_nothing_to_go_on",
            Obstacle::WithdrawalUnexplained => "supervision_withdrawal_unexplained",
        }
    }

    /// What stands in the way, in one Chinese sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Obstacle::OtherTeam => "团队长只能督办本团队的案件".to_owned(),
            Obstacle::OwnCase => "不得督办本人承办的案件".to_owned(),
            Obstacle::DueInPast { due_on } => format!("回复期限{}已经过去", due_on.chinese()),
            Obstacle::Settled { on } => format!("该项督办已于{}办结", on.chinese()),
            Obstacle::AlreadyReplied { on } => format!("该项督办已于{}回复，等待认可", on.chinese()),
            Obstacle::NotReplied => "承办人尚未回复，不能认可或者退回".to_owned(),
            Obstacle::NotTheOrderer { by } => {
                format!("该项督办由{by}提出，须由其本人或者上级认可、退回、撤回")
            }
            Obstacle::NothingToGoOn => "退回的，须写明意见和新的回复期限".to_owned(),
            Obstacle::WithdrawalUnexplained => "撤回督办的，须写明理由".to_owned(),
        }
    }

    /// What the officer can do instead.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Obstacle::OtherTeam => "请由该团队的团队长、指挥中心或者局长督办。",
            Obstacle::OwnCase => "请直接办理；需要督办的，由上级提出。",
            Obstacle::DueInPast { .. } => "请填写今日或者以后的日期。",
            Obstacle::Settled { .. } => "需要继续督办的，另行提出。",
            Obstacle::AlreadyReplied { .. } => "请等待认可；有新情况的，待退回后一并回复，或者在案件中登记。",
            Obstacle::NotReplied => "请待承办人回复；不再需要的，撤回督办并写明理由。",
            Obstacle::NotTheOrderer { .. } => "请由提出督办的人员处理；其不在岗的，由上级处理。",
            Obstacle::NothingToGoOn => "请填写意见和新的回复期限后重新提交。",
            Obstacle::WithdrawalUnexplained => "请填写意见后重新提交。",
        }
    }

    /// The rule of the house that forbids it.
    #[must_use]
    pub fn basis(&self) -> Basis {
        BASIS
    }

    /// One example of each, for the reference page.
    #[must_use]
    pub fn examples() -> Vec<Obstacle> {
        let on = Day::new(2026, 3, 2).expect("a day of the calendar");
        vec![
            Obstacle::OtherTeam,
            Obstacle::OwnCase,
            Obstacle::DueInPast { due_on: on },
            Obstacle::Settled { on },
            Obstacle::AlreadyReplied { on },
            Obstacle::NotReplied,
            Obstacle::NotTheOrderer { by: "罗某".to_owned() },
            Obstacle::NothingToGoOn,
            Obstacle::WithdrawalUnexplained,
        ]
    }
}
