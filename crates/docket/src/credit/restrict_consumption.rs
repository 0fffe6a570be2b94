//! Restrict the consumption of a debtor (限制消费).
//!
//! > 限制消费规定第一条 未按执行通知书指定的期间履行生效法律文书确定的给付义务的，可以限制消费；纳入失信被执行人名单的，应当限制消费。
//!
//! The order stands until it is lifted; the text of the order says so as its term (第五条).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::credit::obstacle::Obstacle;
use crate::credit::{Restriction, TRIGGERS, Trigger, check_trigger};
use crate::event::{Event, Happening, Paper, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::party::{PartyKind, PartyNo};
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Day;

command! {
    /// Restricts the consumption of one debtor.
    pub struct RestrictConsumption {
        pub debtor: PartyNo, "被执行人", Kind::Debtor;
        pub trigger: Trigger, "依申请或者依职权", Kind::Choice(TRIGGERS);
        pub applied_on: Option<Day>, "申请日期", Kind::Day, "依申请的填写，收到书面申请之日";
        pub representative: Option<String>, "法定代表人（负责人）", Kind::Text(40), "被执行人是单位的填写，列入限制消费令";
        pub responsible: Option<String>, "其他受限制的人员", Kind::Text(100), "单位的主要负责人、影响债务履行的直接责任人员、实际控制人，写明姓名和身份";
    }
}

/// 限制消费.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsumptionRestricted {
    /// The debtor.
    pub debtor: PartyNo,
    /// What it goes back to.
    pub trigger: Trigger,
    /// The day of the application.
    pub applied_on: Option<Day>,
    /// The legal representative or principal of a debtor that is an entity.
    pub representative: Option<String>,
    /// Who else is bound.
    pub responsible: Option<String>,
}

/// Text that says something, trimmed.
pub(crate) fn said(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

impl Act for RestrictConsumption {
    const ABOUT: About = About {
        name: "restrict_consumption",
        title: "限制消费",
        topic: Topic::Sanction,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::By(Office::President),
        basis: Basis::rule("CON-04"),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let asked: Vec<PartyNo> = case.waiting::<RestrictConsumption>().map(|asked| asked.debtor).collect();
        case.in_default(ctx.today)
            .filter(|debtor| case.restriction_of(*debtor).is_none() && !asked.contains(debtor))
            .map(|debtor| Offer::Open {
                reason: format!("{}未按执行通知书指定的期间履行，可以限制消费", case.party_name(debtor)),
                due_on: None,
                weight: Weight::Possible,
                prefill: vec![("debtor", debtor.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let debtor = case.debtor(self.debtor)?;
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        check_trigger(self.trigger, self.applied_on, "CON-04", case, ctx.today)?;
        if let Some(restriction) = case.restriction_of(self.debtor) {
            return Err(Obstacle::AlreadyRestricted { on: restriction.on }.into());
        }
        if case.has_performed(self.debtor, ctx.today) {
            return Err(Obstacle::Performed { name: debtor.name.clone(), rule: "CON-01" }.into());
        }
        let until = case.performance_due_on(self.debtor);
        if until.is_none_or(|until| until >= ctx.today) {
            return Err(Obstacle::NoticeTermRunning { name: debtor.name.clone(), until }.into());
        }
        // Only an entity has people beside it who are bound (第三条第二款).
        let of_an_entity = |text: &Option<String>| match debtor.kind {
            PartyKind::Person => None,
            PartyKind::Enterprise | PartyKind::Organisation => said(text.as_ref()),
        };
        Ok(vec![
            ConsumptionRestricted {
                debtor: self.debtor,
                trigger: self.trigger,
                applied_on: self.applied_on,
                representative: of_an_entity(&self.representative),
                responsible: of_an_entity(&self.responsible),
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        format!("对{}限制消费", case.party_name(self.debtor))
    }
}

impl Happening for ConsumptionRestricted {
    const KIND: &'static str = "consumption_restricted";
    const TITLE: &'static str = "限制消费";
    const CORRECTABLE: bool = true;
    const PAPERS: &'static [Paper] = &[Paper::ConsumptionOrder];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.restrictions.push(Restriction {
            no: stamp.no,
            on: stamp.on,
            debtor: self.debtor,
            trigger: self.trigger,
            lifted_on: None,
        });
    }

    fn sentence(&self, case: &Case) -> String {
        let people: Vec<&str> =
            [&self.representative, &self.responsible].into_iter().flatten().map(String::as_str).collect();
        let people = if people.is_empty() {
            String::new()
        } else {
            format!("，同时受限制的人员：{}", people.join("、"))
        };
        format!("{}对{}限制消费{people}", self.trigger.title(), case.party_name(self.debtor))
    }
}
