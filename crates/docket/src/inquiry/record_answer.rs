//! Record an answer that came on paper or over the counter (登记查询反馈).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event};
use crate::form::{Kind, Pages, command};
use crate::inquiry::answer::InquiryAnswered;
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::property_investigation2020;
use values::Day;

/// What an institution may answer: stored words and titles.
pub const RESULTS: &[(&str, &str)] =
    &[("found", "查到财产或者下落（另行登记）"), ("nothing", "未查到"), ("refused", "不予答复")];

command! {
    /// Records what an institution answered on paper.
    pub struct RecordAnswer {
        pub inquiry: EntryNo, "查询", Kind::Page(Pages::Inquiry);
        pub on: Day, "答复日期", Kind::Day;
        pub result: String, "答复结果", Kind::Choice(RESULTS);
        pub receipt: Option<String>, "回执编号", Kind::Text(60);
        pub remark: Option<String>, "说明", Kind::Text(200), "不予答复的，写明理由";
    }
}

impl Act for RecordAnswer {
    const ABOUT: About = About {
        name: "record_answer",
        title: "登记查询反馈",
        topic: Topic::Property,
        offices: &[
            Office::Handler,
            Office::Assistant,
            Office::Clerk,
            Office::TeamLeader,
            Office::CommandCentre,
        ],
        approval: Approval::None,
        basis: Basis::Article(property_investigation2020::article("第十二条、第十三条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::WhereTheRoundEnded,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let by_hand = |id| ctx.directory.institutions.get(id).is_none_or(|one| !one.has_service);
        case.inquiries
            .iter()
            .filter(|inquiry| {
                inquiry.is_open() && (by_hand(&inquiry.institution) || case.is_disputed(inquiry))
            })
            .map(|inquiry| Offer::Open {
                reason: format!("等待{}答复对{}的查询", inquiry.name, case.party_name(inquiry.debtor)),
                due_on: Some(inquiry.due_on),
                weight: Weight::Useful,
                prefill: vec![("inquiry", inquiry.no.to_string()), ("on", ctx.today.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let inquiry = case.inquiry(self.inquiry).ok_or(Refusal::NotOnDocket("查询"))?;
        inquiry.awaits_answer()?;
        if self.on > ctx.today {
            return Err(Refusal::DayInFuture { label: "答复日期", day: self.on });
        }
        if self.on < inquiry.asked_on {
            return Err(Refusal::DayTooEarly {
                label: "答复日期",
                day: self.on,
                after: inquiry.asked_on,
                what: "查询之日",
            });
        }
        let remark = self.remark.as_deref().unwrap_or_default().trim();
        if self.result == "refused" && remark.is_empty() {
            return Err(Refusal::ReasonMissing);
        }
        Ok(vec![
            InquiryAnswered {
                inquiry: self.inquiry,
                on: self.on,
                receipt: self.receipt.clone().unwrap_or_default(),
                mark: String::new(),
                found: u32::from(self.result == "found"),
                refused: (self.result == "refused").then(|| remark.to_owned()),
                traces: Vec::new(),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        "登记查询反馈".to_owned()
    }
}
