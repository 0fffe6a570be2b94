//! Record what a property is worth, or what an account holds (登记财产价值).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

command! {
    /// Records what a property is worth on a day.
    pub struct ValueProperty {
        pub property: EntryNo, "财产", Kind::Page(Pages::Property);
        pub value_fen: Fen, "价值或者余额（元）", Kind::Money;
        pub value_on: Day, "价值日期", Kind::Day;
        pub source: String, "来源", Kind::Text(100), "银行回单、询价结果、评估报告、当事人议价等";
    }
}

/// 财产价值.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PropertyValued {
    /// The property.
    pub property: EntryNo,
    /// What it is worth.
    pub value_fen: Fen,
    /// On which day.
    pub value_on: Day,
    /// How that is known.
    pub source: String,
}

impl Act for ValueProperty {
    const ABOUT: About = About {
        name: "value_property",
        title: "登记财产价值",
        topic: Topic::Property,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::seizure2020::article("第十九条第一款")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() || case.properties.iter().all(|property| property.gone_on.is_some()) {
            return Vec::new();
        }
        let reason = "余额变动、询价或者评估有结果的，登记后据以判断是否超标的".to_owned();
        let prefill = vec![("value_on", ctx.today.to_string())];
        vec![Offer::Open { reason, due_on: None, weight: Weight::Possible, prefill }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let property = case.property(self.property).ok_or(Refusal::NotOnDocket("财产"))?;
        if self.value_on > ctx.today {
            return Err(Refusal::DayInFuture { label: "价值日期", day: self.value_on });
        }
        if let Some(known_on) = property.value_on.filter(|known_on| self.value_on < *known_on) {
            return Err(Refusal::DayTooEarly {
                label: "价值日期",
                day: self.value_on,
                after: known_on,
                what: "已登记价值的日期",
            });
        }
        Ok(vec![
            PropertyValued {
                property: self.property,
                value_fen: self.value_fen,
                value_on: self.value_on,
                source: self.source.trim().to_owned(),
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        let words = case.property(self.property).map_or_else(String::new, super::Property::words);
        format!("登记{words}的价值{}元", self.value_fen)
    }
}

impl Happening for PropertyValued {
    const KIND: &'static str = "property_valued";
    const TITLE: &'static str = "财产价值";
    const CORRECTABLE: bool = true;

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        if let Some(property) = case.properties.iter_mut().find(|one| one.no == self.property) {
            property.value = Some(self.value_fen);
            property.value_on = Some(self.value_on);
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let words = case.property(self.property).map_or_else(String::new, super::Property::words);
        format!("{words}于{}的价值为{}元（{}）", self.value_on.chinese(), self.value_fen, self.source)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.property]
    }
}
