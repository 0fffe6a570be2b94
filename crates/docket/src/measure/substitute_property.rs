//! Release one measure in exchange for a live seal on property of equal value (置换, A18).
//!
//! One act proves the balance: what the creditor can look to is not less afterwards than before. The live seal has
//! effect at once, and the release is ordered with it.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::measure::control_property::ControlOrdered;
use crate::measure::guard::check_exemption;
use crate::measure::order::ControlConfirmed;
use crate::measure::release_freeze::Ground;
use crate::measure::{Measure, QUESTIONS, Way, last_day, order_release};
use crate::office::Office;
use crate::property::Property;
use crate::refusal::{Basis, Refusal};
use law::procedure_interpretation2022;
use law::seizure2020::Turn;
use serde::{Deserialize, Serialize};
use values::Fen;

command! {
    /// Releases a measure in exchange for a live seal.
    pub struct SubstituteProperty {
        pub measure: EntryNo, "拟解除的措施", Kind::Page(Pages::Measure);
        pub property: EntryNo, "置换的财产", Kind::Page(Pages::Property), "由被执行人继续使用的设备、车辆等";
        pub value_fen: Option<Fen>, "置换财产的估值（元）", Kind::Money, "已登记价值的不填";
        pub keeper: String, "保管人", Kind::Text(60);
        pub months: u32, "活封期限（月）", Kind::Whole(1, 36);
        pub reason: String, "置换理由", Kind::Text(200), "例如：恢复基本账户，保障正常生产经营";
    }
}

/// 等值置换.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PropertySubstituted {
    /// The measure that is released.
    pub measure: EntryNo,
    /// The property that is sealed instead.
    pub property: EntryNo,
    /// What was held before.
    pub before_fen: Fen,
    /// What is held afterwards.
    pub after_fen: Fen,
    /// Why.
    pub reason: String,
}

impl Act for SubstituteProperty {
    const ABOUT: About = About {
        name: "substitute_property",
        title: "等值置换",
        topic: Topic::Measure,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(procedure_interpretation2022::article("第一百六十七条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let enterprise = |measure: &Measure| {
            case.party(measure.debtor).is_some_and(|party| party.kind == crate::party::PartyKind::Enterprise)
        };
        case.measures
            .iter()
            .filter(|measure| measure.kind.is_money() && measure.runs_on(ctx.today) && enterprise(measure))
            .filter(|measure| case.open_order_on(measure.no).is_none())
            .filter_map(|measure| {
                let free = case.properties.iter().find(|property| {
                    property.debtor == measure.debtor
                        && property.kind.is_tangible()
                        && property.institution.is_none()
                        && case.control_of(property.no, ctx.today).is_none()
                        && property.usable_value(None).is_some_and(|value| value >= measure.held_now())
                })?;
                Some(Offer::Open {
                    reason: format!(
                        "可以活封{}，换取解除{}（{}元），减少对生产经营的影响",
                        free.words(),
                        measure.place(),
                        measure.held_now()
                    ),
                    due_on: None,
                    weight: Weight::Possible,
                    prefill: vec![
                        ("measure", measure.no.to_string()),
                        ("property", free.no.to_string()),
                        ("keeper", case.party_name(measure.debtor).to_owned()),
                        ("months", crate::measure::months_max(free.kind, ctx.today, Turn::First).to_string()),
                    ],
                })
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let measure = case.measure(self.measure).ok_or(Refusal::NotOnDocket("控制措施"))?;
        measure.running(ctx.today)?;
        if case.open_order_on(measure.no).is_some() {
            return Err(Refusal::OrderOpen);
        }
        let property = case.property(self.property).ok_or(Refusal::NotOnDocket("财产"))?;
        if let Some(on) = property.gone_on {
            return Err(Refusal::PropertyGone { on });
        }
        if case.control_of(property.no, ctx.today).is_some() {
            return Err(Refusal::AlreadyControlled);
        }
        if !Way::LiveSeal.suits(property.kind) || property.institution.is_some() {
            return Err(Refusal::WayUnsuited { way: "等值置换活封", kind: property.kind.title() });
        }
        if let Some(owner) =
            property.owner.as_deref().filter(|owner| *owner != case.party_name(property.debtor))
        {
            return Err(Refusal::NotTheDebtors { owner: owner.to_owned() });
        }
        let value = property.usable_value(self.value_fen).ok_or(Refusal::ValueMissing)?;
        check_exemption(property, value)?;
        let released = measure.held_now();
        if value < released {
            return Err(Refusal::SubstituteTooSmall { value, released });
        }
        let applied = Applied::of(ctx.law, QUESTIONS);
        let until = last_day(property.kind, ctx.today, self.months, Turn::First, &applied)?;
        let before = case.committed(ctx.today);
        // What is sealed counts with what it replaces; the rest of its value is the debtor's.
        let seal = EntryNo(case.pages + 2);
        let mut events: Vec<Event> = vec![
            PropertySubstituted {
                measure: measure.no,
                property: property.no,
                before_fen: before,
                after_fen: before - released + value,
                reason: self.reason.trim().to_owned(),
            }
            .into(),
            ControlOrdered {
                debtor: property.debtor,
                property: property.no,
                way: Way::LiveSeal,
                amount_fen: value,
                portion: None,
                months: self.months,
                institution: None,
                holder: self.keeper.trim().to_owned(),
                due_on: ctx.today,
                renewal_days: None,
                excess_reason: Some(format!("等值置换：{}", self.reason.trim())),
                owner_confirms: None,
                applied,
            }
            .into(),
            ControlConfirmed {
                measure: seal,
                order: None,
                control_no: String::new(),
                held_fen: value,
                from: ctx.today,
                until: Some(until),
                rank: 0,
                on: ctx.today,
                receipt: String::new(),
            }
            .into(),
        ];
        let page = case.pages + events.len() as u32 + 1;
        let reason = format!("以{}活封置换：{}", property.words(), self.reason.trim());
        events.extend(order_release::events(
            case,
            measure,
            (Ground::Substituted, Some(reason)),
            None,
            page,
            ctx,
        ));
        Ok(events)
    }

    fn summary(&self, case: &Case) -> String {
        let words = case.property(self.property).map_or_else(String::new, Property::words);
        format!("以活封{words}置换解除控制")
    }
}

impl Happening for PropertySubstituted {
    const KIND: &'static str = "property_substituted";
    const TITLE: &'static str = "等值置换";

    fn apply(&self, _stamp: &Stamp, _case: &mut Case) {}

    fn sentence(&self, case: &Case) -> String {
        let words = case.property(self.property).map_or_else(String::new, Property::words);
        let place = case.measure(self.measure).map_or_else(String::new, Measure::place);
        format!(
            "以活封{words}置换解除{place}：置换前控制{}元，置换后控制{}元；{}",
            self.before_fen, self.after_fen, self.reason
        )
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.measure, self.property]
    }
}
