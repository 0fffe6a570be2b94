//! Record that a duty other than money was performed (登记行为义务履行).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Day;

command! {
    /// Records the performance of one duty.
    pub struct RecordPerformance {
        pub duty: u32, "义务序号", Kind::Whole(1, 99), "申请执行事项中的序号";
        pub performed_on: Day, "履行日期", Kind::Day;
        pub how: String, "履行情况", Kind::Prose(500), "如何履行、由谁见证、有无清单";
    }
}

/// 行为义务履行完毕.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyPerformed {
    /// The duty's number.
    pub duty: u32,
    /// When.
    pub performed_on: Day,
    /// How.
    pub how: String,
}

impl Act for RecordPerformance {
    const ABOUT: About = About {
        name: "record_performance",
        title: "登记履行",
        topic: Topic::Course,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::civil_procedure2023::article("第二百六十三条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        case.duties
            .iter()
            .filter(|state| state.performed_on.is_none())
            .map(|state| Offer::Open {
                reason: format!("尚未履行：{}", state.duty.text),
                due_on: state.duty.due_on,
                weight: Weight::Useful,
                prefill: vec![("duty", state.duty.no.to_string()), ("performed_on", ctx.today.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        case.duties
            .iter()
            .find(|state| state.duty.no == self.duty && state.performed_on.is_none())
            .ok_or(Refusal::NotOnDocket("未履行的义务"))?;
        if self.performed_on > ctx.today {
            return Err(Refusal::DayInFuture { label: "履行日期", day: self.performed_on });
        }
        Ok(vec![
            DutyPerformed {
                duty: self.duty,
                performed_on: self.performed_on,
                how: self.how.trim().to_owned(),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("第{}项义务履行完毕", self.duty)
    }
}

impl Happening for DutyPerformed {
    const KIND: &'static str = "duty_performed";
    const TITLE: &'static str = "履行";
    const CORRECTABLE: bool = true;

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        if let Some(state) = case.duties.iter_mut().find(|state| state.duty.no == self.duty) {
            state.performed_on = Some(self.performed_on);
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let text = case
            .duties
            .iter()
            .find(|state| state.duty.no == self.duty)
            .map_or("", |state| state.duty.text.as_str());
        format!("“{text}”于{}履行完毕：{}", self.performed_on.chinese(), self.how)
    }
}
