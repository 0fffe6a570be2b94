//! Why a case is not closed in some way, and why an act has no place in a kind of case.

use crate::filing::Kind;
use crate::refusal::Basis;
use law::closing2014::Way;
use values::{CaseNumber, Day};

/// An obstacle in the course of a case.
#[allow(missing_docs)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Preservation holds and does not collect.
    NotInPreservation { act: &'static str },
    /// A case of this kind is not closed so.
    WayUnsuited { way: Way, kind: Kind },
    /// The round may not be ended yet.
    RoundTooEarly { earliest: Day },
    /// Something is missing before the round may be ended.
    RoundNotReady { missing: Vec<String> },
    /// The case goes to another court, and nobody said to which.
    OtherCourtMissing,
    /// The earlier case is still open: enforcement goes on in it.
    EarlierCaseOpen { number: CaseNumber },
    /// The handling limit has run out: there is nothing left to extend.
    LimitOver { end: Day },
    /// More than the president alone may grant, and nobody said under which number the high court keeps it on record.
    ExtensionNotOnRecord { granted: u32 },
}

impl Obstacle {
    /// A stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Obstacle::NotInPreservation { .. } => "not_in_preservation",
            Obstacle::WayUnsuited { .. } => "closing_way_unsuited",
            Obstacle::RoundTooEarly { .. } => "round_too_early",
            Obstacle::RoundNotReady { .. } => "round_not_ready",
            Obstacle::OtherCourtMissing => "other_court_missing",
            Obstacle::EarlierCaseOpen { .. } => "earlier_case_open",
            Obstacle::LimitOver { .. } => "handling_limit_over",
            Obstacle::ExtensionNotOnRecord { .. } => "extension_not_on_record",
        }
    }

    /// What stands in the way, in one Chinese sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Obstacle::NotInPreservation { act } => {
                format!("财产保全案件只采取查封、扣押、冻结等保全措施，不办理“{act}”")
            }
            Obstacle::WayUnsuited { way, kind } => {
                format!("{}案件不以“{}”方式结案", kind.title(), way.label())
            }
            Obstacle::RoundTooEarly { earliest } => {
                format!("自立案之日起尚未超过三个月，最早可于{}终结本次执行程序", earliest.chinese())
            }
            Obstacle::RoundNotReady { missing } => {
                format!("尚不具备终结本次执行程序的条件：{}", missing.join("；"))
            }
            Obstacle::OtherCourtMissing => "案件移交其他法院，没有写明该法院和案号".to_owned(),
            Obstacle::EarlierCaseOpen { number } => format!("原执行案件{number}尚未结案"),
            Obstacle::LimitOver { end } => format!("执行办理期限已于{}届满，不能再延长", end.chinese()),
            Obstacle::ExtensionNotOnRecord { granted: 0 } => {
                "院长批准延长的期限为三个月，超出的须层报高级人民法院备案".to_owned()
            }
            Obstacle::ExtensionNotOnRecord { granted } => {
                format!(
                    "本案已经延长{granted}个月；院长批准延长的期限为三个月，还需延长的，须层报高级人民法院备案"
                )
            }
        }
    }

    /// What the officer can do instead.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Obstacle::NotInPreservation { .. } => {
                "采取保全措施后以保全结案；债权人申请执行的，另立执行案件，保全措施转为执行措施。"
            }
            Obstacle::WayUnsuited { kind: Kind::Preservation, .. } => {
                "财产保全案件以保全完毕、部分保全、无标的物可实施保全结案，办理“保全结案”。"
            }
            Obstacle::WayUnsuited { kind: Kind::Resumed, .. } => {
                "恢复执行案件以执行完毕、终结本次执行程序、终结执行结案。"
            }
            Obstacle::WayUnsuited { kind: Kind::First, .. } => "请从案件页面的“可办事项”选择结案方式。",
            Obstacle::RoundTooEarly { .. } => "继续查找财产，期满后再办理。",
            Obstacle::RoundNotReady { .. } => "补办所缺事项并记录入卷后再办理。",
            Obstacle::OtherCourtMissing => "请填写接收法院及其案号。",
            Obstacle::EarlierCaseOpen { .. } => {
                "在原案中继续执行；中止的，在原案中恢复执行，不另立恢复执行案件。"
            }
            Obstacle::LimitOver { .. } => "请尽快办理结案；有依法应当扣除的期间的，先补记入卷。",
            Obstacle::ExtensionNotOnRecord { .. } => "层报备案后，填写备案文号重新提交。",
        }
    }

    /// What it rests on.
    #[must_use]
    pub fn basis(&self) -> Basis {
        match self {
            Obstacle::NotInPreservation { .. } => {
                Basis::Article(law::civil_procedure2023::article("第一百零六条第一款"))
            }
            Obstacle::WayUnsuited { kind: Kind::First, .. } => Basis::rule("CLO-05"),
            Obstacle::WayUnsuited { .. } => Basis::rule("CLO-06"),
            Obstacle::RoundTooEarly { .. } => Basis::rule("TER-04"),
            Obstacle::RoundNotReady { .. } => Basis::rule("TER-01"),
            Obstacle::OtherCourtMissing => Basis::rule("CLO-04"),
            Obstacle::EarlierCaseOpen { .. } => Basis::rule("CAS-08"),
            Obstacle::LimitOver { .. } | Obstacle::ExtensionNotOnRecord { .. } => {
                Basis::Article(law::trial_limits2000::article("第五条第一款"))
            }
        }
    }

    /// One example of each, for the reference page.
    pub(crate) fn examples() -> Vec<Obstacle> {
        let number = "（2026）内0299执12号".parse().expect("the number of the example is one");
        vec![
            Obstacle::NotInPreservation { act: "发出执行通知" },
            Obstacle::WayUnsuited { way: Way::Cancelled, kind: Kind::Resumed },
            Obstacle::RoundTooEarly { earliest: Day::from_number(20_500) },
            Obstacle::RoundNotReady { missing: vec!["已核查财产线索（不具备）".to_owned()] },
            Obstacle::OtherCourtMissing,
            Obstacle::EarlierCaseOpen { number },
            Obstacle::LimitOver { end: Day::from_number(20_500) },
            Obstacle::ExtensionNotOnRecord { granted: 3 },
        ]
    }
}
