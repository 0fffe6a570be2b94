//! Issue the execution notice and the property-report order (发出执行通知书、报告财产令).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{Event, Happening, Paper, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::procedure_interpretation2022::NOTICE;
use serde::{Deserialize, Serialize};

command! {
    /// Issues the notice to all debtors.
    pub struct IssueNotice {
        pub report_days: u32, "报告财产期限（日）", Kind::Whole(1, 30), "自收到报告财产令之日起计算，由法院在令中指定";
    }
}

/// 发出执行通知.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeIssued {
    /// Days that each debtor has to report property.
    pub report_days: u32,
}

impl Act for IssueNotice {
    const ABOUT: About = About {
        name: "issue_notice",
        title: "发出执行通知",
        topic: Topic::Notice,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::civil_procedure2023::article("第二百五十一条")),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() || case.notice_issued_on.is_some() {
            return Vec::new();
        }
        vec![Offer::Open {
            reason: format!("{}，同时发出报告财产令", NOTICE.text.trim_end_matches('。')),
            due_on: case.clocks.get(ClockKind::SendNotice, 0).map(|clock| clock.due_on),
            weight: Weight::Next,
            prefill: vec![("report_days", ctx.settings.report_days.to_string())],
        }]
    }

    fn decide(&self, case: &Case, _ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        if let Some(on) = case.notice_issued_on {
            return Err(Refusal::AlreadyServed { name: "各被执行人".to_owned(), on });
        }
        Ok(vec![NoticeIssued { report_days: self.report_days }.into()])
    }

    fn summary(&self, _case: &Case) -> String {
        "发出执行通知书、报告财产令".to_owned()
    }
}

impl Happening for NoticeIssued {
    const KIND: &'static str = "notice_issued";
    const TITLE: &'static str = "发出执行通知";
    const PAPERS: &'static [Paper] = &[Paper::ExecutionNotice, Paper::PropertyReportOrder];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.notice_issued_on = Some(stamp.on);
        case.report_days = self.report_days;
        case.clocks.meet(ClockKind::SendNotice, 0, stamp.on);
    }

    fn sentence(&self, _case: &Case) -> String {
        format!("发出执行通知书和报告财产令，责令收到后{}日内报告财产", self.report_days)
    }
}
