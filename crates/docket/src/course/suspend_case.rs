//! Suspend enforcement (中止执行).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::{Case, Suspension};
use crate::clock::ClockKind;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Answer, Kind, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::debt::SuspensionReason;
use serde::{Deserialize, Serialize};

/// Why enforcement is suspended (CPL 267).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// 申请执行人同意延期.
    CreditorAgrees,
    /// 案外人提出确有理由的异议.
    ThirdParty,
    /// 等待继承人.
    Heirs,
    /// 法人终止，尚未确定承受人.
    Successor,
    /// 再审，非因被执行人申请.
    Retrial,
    /// 其他应当中止的情形.
    Other,
    /// 当事人达成执行和解协议.
    Settlement,
}

impl Answer for Ground {
    const REQUIRED: bool = true;
}

const GROUNDS: &[(&str, &str)] = &[
    ("creditor_agrees", "申请执行人表示可以延期执行"),
    ("third_party", "案外人对执行标的提出确有理由的异议"),
    ("heirs", "一方死亡，需等待继承人"),
    ("successor", "法人或者其他组织终止，尚未确定权利义务承受人"),
    ("retrial", "再审中止执行（非因被执行人申请）"),
    ("other", "人民法院认为应当中止执行的其他情形"),
    ("settlement", "当事人达成执行和解协议（《执行和解规定》第二条）"),
];

impl Ground {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        GROUNDS[self as usize].1
    }

    /// The reason as the debt statement knows it: only a review not asked for by the debtor stops the doubled part.
    #[must_use]
    pub fn reason(self) -> SuspensionReason {
        match self {
            Ground::CreditorAgrees => SuspensionReason::ApplicantConsent,
            Ground::ThirdParty => SuspensionReason::ThirdPartyObjection,
            Ground::Retrial => SuspensionReason::Retrial,
            Ground::Heirs | Ground::Successor | Ground::Other | Ground::Settlement => SuspensionReason::Other,
        }
    }
}

command! {
    /// Suspends enforcement from today.
    pub struct SuspendCase {
        pub ground: Ground, "中止事由", Kind::Choice(GROUNDS);
        pub facts: String, "事实和理由", Kind::Prose(500);
    }
}

/// 中止执行.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspended {
    /// Why.
    pub ground: Ground,
    /// In words.
    pub facts: String,
}

impl Act for SuspendCase {
    const ABOUT: About = About {
        name: "suspend_case",
        title: "中止执行",
        topic: Topic::Course,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::By(Office::BureauHead),
        basis: Basis::Article(law::civil_procedure2023::article("第二百六十七条")),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() {
            return Vec::new();
        }
        if case.settlement().is_some() {
            return vec![Offer::Open {
                reason: "当事人已提交执行和解协议，可以裁定中止执行；中止期间不计入办理期限".to_owned(),
                due_on: None,
                weight: Weight::Possible,
                prefill: vec![("ground", "settlement".to_owned())],
            }];
        }
        vec![Offer::Open {
            reason: "具备法定情形的，裁定中止执行；中止期间不计入办理期限".to_owned(),
            due_on: None,
            weight: Weight::Possible,
            prefill: Vec::new(),
        }]
    }

    fn decide(&self, case: &Case, _ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        if self.ground == Ground::Settlement {
            case.settlement_in_force()?;
        }
        Ok(vec![Suspended { ground: self.ground, facts: self.facts.trim().to_owned() }.into()])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("中止执行：{}", self.ground.title())
    }
}

impl Happening for Suspended {
    const KIND: &'static str = "suspended";
    const TITLE: &'static str = "中止执行";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.suspensions.push(Suspension { since: stamp.on, until: None, ground: self.ground });
        case.clocks.pause(ClockKind::Handling, 0, stamp.on);
    }

    fn sentence(&self, _case: &Case) -> String {
        format!("裁定中止执行：{}。{}", self.ground.title(), self.facts)
    }
}
