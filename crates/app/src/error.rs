//! What can go wrong in a use case.

use crate::settings::SettingRefusal;
use docket::Refusal;
use docket::refusal::Basis;
use ledger::bank_line::LineRefusal;
use ledger::court_account::ClosingRefusal;
use store::StoreError;
use values::{Fen, StaffId};

/// Cases that a sentence names; the others are counted.
const CASES_NAMED: usize = 10;

/// How a use case ends when it does not end well.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The law, the docket or the house forbids it.
    #[error("refused: {}", .0.code())]
    Refused(Refusal),
    /// Somebody else changed the case in the meantime.
    #[error("somebody was faster")]
    Conflict,
    /// The bank's transaction number is booked already.
    #[error("the bank reference is booked already")]
    AlreadyBooked,
    /// The bank's transaction number is a line of the statement that waits to be claimed.
    #[error("the bank reference is a line of the statement")]
    OnStatement,
    /// The sub-account belongs to another case.
    #[error("the sub-account belongs to another case")]
    SubAccountTaken,
    /// A line of the bank statement does not allow it.
    #[error("line refused: {}", .0.code())]
    Line(LineRefusal),
    /// An account of the court does not allow it.
    #[error("closing refused: {}", .0.code())]
    Closing(ClosingRefusal),
    /// The court has no such account.
    #[error("no such account")]
    NoSuchAccount,
    /// A statement of an account that is not known as the court's.
    #[error("an account that is not known as the court's")]
    UnknownAccount(String),
    /// There is no batch of payments with this number.
    #[error("no such batch")]
    NoSuchBatch(String),
    /// There is no such line, or the officer has no business with it.
    #[error("no such line")]
    NoSuchLine,
    /// There is no such case, or the officer has no business with it: the same from outside.
    #[error("not found")]
    NotFound,
    /// A handler does not leave while money stands in his cases: how much in which, the most first.
    #[error("money stands in the cases of the handler")]
    MoneyStands(Vec<(String, Fen)>),
    /// Nobody leaves while open cases or the covering of others stand in the name.
    #[error("work stands in the name of the officer")]
    WorkStands {
        /// Who.
        staff: StaffId,
        /// Open cases.
        cases: u32,
        /// Lines of bank statements that he is to find out about.
        lines: u32,
        /// For whom he stands in, and when.
        covers: Vec<String>,
    },
    /// The office may not do this at all.
    #[error("not allowed")]
    Forbidden,
    /// A setting of the law cannot be changed so.
    #[error("setting refused: {}", .0.code())]
    Setting(SettingRefusal),
    /// What was sent cannot be read: a Chinese sentence that says what to do.
    #[error("bad input: {0}")]
    BadInput(String),
    /// The store failed.
    #[error("the store failed")]
    Store(#[source] StoreError),
    /// A stored page cannot be read.
    #[error("a stored page cannot be read")]
    Unreadable(#[source] docket::event::Unreadable),
    /// A paper cannot be printed: the Chinese sentence that says why.
    #[error("a paper cannot be printed: {0}")]
    Press(String),
    /// A spreadsheet cannot be written.
    #[error("a spreadsheet cannot be written")]
    Sheet(#[source] documents::sheet::SheetWriteError),
}

impl AppError {
    /// A stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            AppError::Refused(refusal) => refusal.code(),
            AppError::Setting(refusal) => refusal.code(),
            AppError::Conflict => "conflict",
            AppError::AlreadyBooked => "already_booked",
            AppError::MoneyStands(_) => "money_stands",
            AppError::WorkStands { .. } => "work_stands",
            AppError::OnStatement => "on_statement",
            AppError::SubAccountTaken => "sub_account_taken",
            AppError::Line(refusal) => refusal.code(),
            AppError::Closing(refusal) => refusal.code(),
            AppError::UnknownAccount(_) => "unknown_account",
            AppError::NotFound
            | AppError::NoSuchLine
            | AppError::NoSuchAccount
            | AppError::NoSuchBatch(_) => "not_found",
            AppError::Forbidden => "forbidden",
            AppError::BadInput(_) => "bad_input",
            AppError::Press(_) => "press",
            AppError::Store(_) | AppError::Unreadable(_) | AppError::Sheet(_) => "internal",
        }
    }

    /// The sentence for whoever asked. Inner faults leak nothing.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            AppError::Refused(refusal) => refusal.sentence(),
            AppError::Setting(refusal) => refusal.sentence(),
            AppError::Conflict => "他人刚刚办理了本案的其他事项，本次未作任何改动".to_owned(),
            AppError::AlreadyBooked => "该银行流水号已登记过，同一笔到账不能重复登记".to_owned(),
            AppError::MoneyStands(cases) => {
                let sum: Fen = cases.iter().map(|(_, amount)| *amount).sum();
                let named =
                    cases.iter().take(CASES_NAMED).map(|(number, amount)| format!("{number}{amount}元"));
                let named = named.collect::<Vec<_>>().join("、");
                let more = if cases.len() > CASES_NAMED { "等" } else { "" };
                format!(
                    "该人员承办的{}件案件尚有案款{sum}元未处理完毕：{named}{more}，不能办理离岗",
                    cases.len()
                )
            }
            AppError::WorkStands { cases, lines, covers, .. } => {
                let mut stands = Vec::new();
                if *cases > 0 {
                    stands.push(format!("尚有{cases}件未结案件"));
                }
                if *lines > 0 {
                    stands.push(format!("有{lines}笔待认领款交其查明"));
                }
                if !covers.is_empty() {
                    stands.push(format!("仍代管{}的案件", covers.join("、")));
                }
                format!("该人员名下{}，不能办理离岗", stands.join("，"))
            }
            AppError::OnStatement => "该流水号是已导入的银行流水，正在等待认领，不能另行登记".to_owned(),
            AppError::SubAccountTaken => "该子账号已登记在另一案件名下，一个账号只能用于一案".to_owned(),
            AppError::Line(refusal) => refusal.sentence(),
            AppError::Closing(refusal) => refusal.sentence(),
            AppError::NoSuchAccount => "本院没有登记这个账户".to_owned(),
            AppError::UnknownAccount(account) => {
                format!("账户{account}不是已知的本院案款账户，未作任何导入")
            }
            AppError::NoSuchBatch(number) => format!("没有批次号为“{number}”的支付批次"),
            AppError::NoSuchLine => "没有这笔到账，或者您与认领它的案件没有办理关系".to_owned(),
            AppError::NotFound => "没有这个案件，或者您与该案没有办理关系".to_owned(),
            AppError::Forbidden => "您的职务不能办理此事项".to_owned(),
            AppError::BadInput(sentence) => sentence.clone(),
            AppError::Press(sentence) => sentence.clone(),
            AppError::Store(_) | AppError::Unreadable(_) | AppError::Sheet(_) => {
                "系统暂时不能完成操作，未作任何改动".to_owned()
            }
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            AppError::Refused(refusal) => refusal.remedy().to_owned(),
            AppError::Setting(refusal) => refusal.remedy().to_owned(),
            AppError::Conflict => "请刷新案件页面，核对后重新办理。".to_owned(),
            AppError::AlreadyBooked => "请核对流水号；确属另一笔到账的，填写其自身的流水号。".to_owned(),
            AppError::MoneyStands(_) => "请先发放、退还，或者把案件变更给其他承办人后再办理。".to_owned(),
            AppError::WorkStands { staff, .. } => {
                format!("请先在“指挥”的交接中办理：/command/handover/{staff}；待认领款在“案款”中改交他人，代管的另行指定代管人。")
            }
            AppError::OnStatement => "请在“案款”的待认领款中认领该笔到账。".to_owned(),
            AppError::SubAccountTaken => "请对照开户银行的开户通知核对账号。".to_owned(),
            AppError::Line(refusal) => refusal.remedy().to_owned(),
            AppError::Closing(refusal) => refusal.remedy().to_owned(),
            AppError::NoSuchAccount => "请核对账号，或者先在“对账”中登记账户。".to_owned(),
            AppError::UnknownAccount(_) => {
                "请核对账号和文件；确是本院新的案款账户的，确认“这是本院新的案款账户”（new_account）后重新导入，\
                 或者先在“对账”中登记账户。"
                    .to_owned()
            }
            AppError::NoSuchBatch(_) => "请核对批次号，或者在“案款发放”的批次列表中查找。".to_owned(),
            AppError::NoSuchLine => "请核对流水号；需要查询的，请联系财务人员。".to_owned(),
            AppError::NotFound => "请核对案号；确需办理的，请联系团队长或者指挥中心。".to_owned(),
            AppError::Forbidden => "请转交有权办理的人员。".to_owned(),
            AppError::BadInput(_) => "请改正后重新提交。".to_owned(),
            AppError::Press(_) => "请联系系统管理员，运行 zhida doctor 查看字体和文书模板。".to_owned(),
            AppError::Store(_) | AppError::Unreadable(_) | AppError::Sheet(_) => {
                "请稍后重试；仍不能完成的，请把编号告知系统管理员。".to_owned()
            }
        }
    }

    /// The rule it rests on.
    #[must_use]
    pub fn basis(&self) -> Option<Basis> {
        match self {
            AppError::Refused(refusal) => Some(refusal.basis()),
            AppError::AlreadyBooked | AppError::OnStatement => {
                Some(Basis::Rule { id: "FND-01", and: "案款与案件逐笔对应" })
            }
            AppError::UnknownAccount(_) => Some(Basis::rule("FND-01")),
            AppError::SubAccountTaken => Some(Basis::Rule { id: "FND-01", and: "一案一账号" }),
            AppError::Line(refusal) => Some(Basis::rule(refusal.rule())),
            AppError::Closing(refusal) => Some(Basis::rule(refusal.rule())),
            AppError::WorkStands { .. } => {
                Some(Basis::House("交接规则：名下案件和代管事项未交清的，不得离岗"))
            }
            AppError::MoneyStands(_) => Some(Basis::Rule { id: "FND-04", and: "案款未清不得离岗" }),
            _ => None,
        }
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> AppError {
        AppError::Refused(refusal)
    }
}

impl From<LineRefusal> for AppError {
    fn from(refusal: LineRefusal) -> AppError {
        AppError::Line(refusal)
    }
}

impl From<ClosingRefusal> for AppError {
    fn from(refusal: ClosingRefusal) -> AppError {
        AppError::Closing(refusal)
    }
}

impl From<SettingRefusal> for AppError {
    fn from(refusal: SettingRefusal) -> AppError {
        AppError::Setting(refusal)
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> AppError {
        AppError::Store(error)
    }
}
