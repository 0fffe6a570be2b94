//! Say what was done about a change in the register (处理登记变更).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::property_investigation2020;
use serde::{Deserialize, Serialize};

command! {
    /// Says what was done about a change in the register.
    pub struct SettleAlert {
        pub alert: EntryNo, "登记变更", Kind::Page(Pages::Alert);
        pub done: String, "处理情况", Kind::Prose(300), "如何核查、是否采取措施；无须处理的，写明理由";
    }
}

/// 登记变更已处理.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertSettled {
    /// The change.
    pub alert: EntryNo,
    /// What was done.
    pub done: String,
}

impl Act for SettleAlert {
    const ABOUT: About = About {
        name: "settle_alert",
        title: "处理登记变更",
        topic: Topic::Property,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(property_investigation2020::article("第一条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        case.alerts
            .iter()
            .filter(|alert| alert.settled.is_none())
            .map(|alert| {
                let article = alert
                    .change
                    .kind
                    .article()
                    .map_or_else(String::new, |article| format!("（{}）", article.short()));
                Offer::Open {
                    reason: format!(
                        "{}：{}{article}",
                        alert.change.sentence(case),
                        alert.change.kind.answer()
                    ),
                    due_on: None,
                    weight: Weight::Next,
                    prefill: vec![("alert", alert.no.to_string())],
                }
            })
            .collect()
    }

    fn decide(&self, case: &Case, _ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let alert =
            case.alerts.iter().find(|one| one.no == self.alert).ok_or(Refusal::NotOnDocket("登记变更"))?;
        if let Some((on, _)) = &alert.settled {
            return Err(Refusal::AlertSettled { on: *on });
        }
        Ok(vec![AlertSettled { alert: self.alert, done: self.done.trim().to_owned() }.into()])
    }

    fn summary(&self, _case: &Case) -> String {
        "处理登记变更".to_owned()
    }
}

impl Happening for AlertSettled {
    const KIND: &'static str = "alert_settled";
    const TITLE: &'static str = "登记变更已处理";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(alert) = case.alerts.iter_mut().find(|one| one.no == self.alert) {
            alert.settled = Some((stamp.on, self.done.clone()));
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let title =
            case.alerts.iter().find(|one| one.no == self.alert).map_or("", |one| one.change.kind.title());
        format!("对{title}的处理：{}", self.done)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.alert]
    }
}
