//! Record what a debtor reports of its property (登记财产申报).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::{ClockKind, ClockState};
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::party::PartyNo;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Day;

command! {
    /// Records the report of one debtor.
    pub struct RecordDeclaration {
        pub debtor: PartyNo, "被执行人", Kind::Debtor;
        pub on: Day, "报告日期", Kind::Day;
        pub content: String, "报告内容", Kind::Prose(2000), "收入、存款、不动产、动产、债权、股权等；报告无财产的，写明“无”";
    }
}

/// 财产申报.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PropertyDeclared {
    /// The debtor.
    pub debtor: PartyNo,
    /// The day of the report.
    pub on: Day,
    /// What was reported.
    pub content: String,
}

impl Act for RecordDeclaration {
    const ABOUT: About = About {
        name: "record_declaration",
        title: "登记财产申报",
        topic: Topic::Property,
        offices: &[Office::Handler, Office::Assistant, Office::Clerk, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::civil_procedure2023::article("第二百五十二条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        case.clocks
            .iter()
            .filter(|clock| clock.kind == ClockKind::PropertyReport && clock.state == ClockState::Running)
            .map(|clock| Offer::Open {
                reason: if clock.due_on < ctx.today {
                    format!("{}已逾期，逾期不报告的可以罚款、拘留并应当纳入失信名单", clock.label)
                } else {
                    format!("等待{}", clock.label)
                },
                due_on: Some(clock.due_on),
                weight: Weight::Useful,
                prefill: vec![("debtor", clock.subject.to_string()), ("on", ctx.today.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        case.debtor(self.debtor)?;
        if self.on > ctx.today {
            return Err(Refusal::DayInFuture { label: "报告日期", day: self.on });
        }
        Ok(vec![
            PropertyDeclared { debtor: self.debtor, on: self.on, content: self.content.trim().to_owned() }
                .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        format!("{}报告财产", case.party_name(self.debtor))
    }
}

impl Happening for PropertyDeclared {
    const KIND: &'static str = "property_declared";
    const TITLE: &'static str = "财产申报";
    const CORRECTABLE: bool = true;

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        // A debtor may report before the service is recorded: the clock is then met before it starts.
        if case.clocks.get(ClockKind::PropertyReport, self.debtor).is_none() {
            let label = format!("{}报告财产", case.party_name(self.debtor));
            case.clocks.start(ClockKind::PropertyReport, self.debtor, label, self.on, self.on);
        }
        case.clocks.meet(ClockKind::PropertyReport, self.debtor, self.on);
    }

    fn sentence(&self, case: &Case) -> String {
        format!("{}于{}报告财产：{}", case.party_name(self.debtor), self.on.chinese(), self.content)
    }
}
