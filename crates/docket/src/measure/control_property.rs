//! Take control of property (冻结、查封、扣押): the order to whoever keeps it, or the court's own hand on it.
//!
//! Money is held by the sum (额度冻结), things by their value, and all that is held in the case stays within what is
//! owed with the interest of the coming months and the fee (严禁超标的). What belongs to somebody else is not touched.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Kind, Pages, command};
use crate::measure::guard::{check_exemption, check_limit};
use crate::measure::order::{self, ControlConfirmed, OrderKind, due_on, holder, renewal_days};
use crate::measure::{Measure, QUESTIONS, Standing, WAYS, Way, last_day, months_max};
use crate::notice;
use crate::office::Office;
use crate::party::PartyNo;
use crate::property::{Property, PropertyKind};
use crate::refusal::{Basis, Refusal};
use law::seizure2020::Turn;
use serde::{Deserialize, Serialize};
use values::{Day, Fen, InstitutionId};

command! {
    /// Takes control of one property.
    pub struct ControlProperty {
        pub property: EntryNo, "财产", Kind::Page(Pages::Property);
        pub way: Way, "控制方式", Kind::Choice(WAYS), "能不影响生产经营的，优先活封";
        pub amount_fen: Option<Fen>, "控制金额（元）", Kind::Money, "存款等按金额冻结时填写，超出部分和账户的使用不受影响";
        pub value_fen: Option<Fen>, "估值（元）", Kind::Money, "控制房屋、车辆、股权等，尚未登记价值的填写";
        pub portion: Option<String>, "冻结比例或者数量", Kind::Text(40), "股权价额无法确定的，按申请执行人申请的比例或者数量填写";
        pub months: u32, "期限（月）", Kind::Whole(1, 36), "存款最长十二个月，动产最长二十四个月，不动产和其他财产权最长三十六个月";
        pub keeper: Option<String>, "保管人", Kind::Text(60), "活封的，写明由谁继续使用和保管";
        pub owner_confirms: Option<String>, "登记的权利人书面确认", Kind::Text(100), "登记在他人名下的，写明书面确认的日期和内容";
        pub excess_reason: Option<String>, "超出标的仍须控制的理由", Kind::Text(200), "仅限不可分割且无其他足额财产的情形";
    }
}

/// 裁定控制财产.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlOrdered {
    /// Whose property.
    pub debtor: PartyNo,
    /// The property.
    pub property: EntryNo,
    /// In which way.
    pub way: Way,
    /// What it takes of the limit: the sum frozen, or the value of the thing.
    pub amount_fen: Fen,
    /// The share or number for which the applicant asked, where the value of an equity cannot be found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portion: Option<String>,
    /// For how many months.
    pub months: u32,
    /// The institution that is to carry it out; none where the court does it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<InstitutionId>,
    /// Who keeps the thing, in words.
    pub holder: String,
    /// The day by which a report is expected.
    pub due_on: Day,
    /// Working days that the institution needs to renew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal_days: Option<u32>,
    /// Why it was taken though it exceeds what is owed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excess_reason: Option<String>,
    /// How the owner of record, who is not the debtor, confirmed that the debtor owns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner_confirms: Option<String>,
    /// What the court had decided of the questions that shape the last day.
    #[serde(default, skip_serializing_if = "Applied::is_empty")]
    pub applied: Applied,
}

impl Act for ControlProperty {
    const ABOUT: About = About {
        name: "control_property",
        title: "控制财产",
        topic: Topic::Measure,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::seizure2020::article("第一条、第十九条")),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() || case.still_owed(ctx.today).is_zero() {
            return Vec::new();
        }
        let room = case.room(ctx.today, ctx.settings.forecast_months);
        case.properties
            .iter()
            .filter(|property| property.institution.is_some() || property.kind.is_tangible())
            .filter(|property| {
                property.gone_on.is_none() && case.control_of(property.no, ctx.today).is_none()
            })
            .map(|property| offer(case, property, room, ctx))
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        let property = case.property(self.property).ok_or(Refusal::NotOnDocket("财产"))?;
        self.check_thing(case, property, ctx.today)?;
        if case.still_owed(ctx.today).is_zero() {
            return Err(Refusal::NothingOwed);
        }
        let applied = Applied::of(ctx.law, QUESTIONS);
        let until = last_day(property.kind, ctx.today, self.months, Turn::First, &applied)?;
        let amount = self.amount(property)?;
        check_exemption(property, amount)?;
        check_limit(case, property.debtor, amount, self.excess_reason(property), ctx)?;
        let keeper = self.keeper.as_deref().map(str::trim).filter(|keeper| !keeper.is_empty());
        if self.way == Way::LiveSeal && keeper.is_none() {
            return Err(Refusal::KeeperMissing);
        }
        let institution = property.institution.clone();
        let ordered = ControlOrdered {
            debtor: property.debtor,
            property: property.no,
            way: self.way,
            amount_fen: amount,
            portion: self.portion(property).map(str::to_owned),
            months: self.months,
            holder: holder(property, keeper, ctx),
            due_on: due_on(institution.as_ref(), ctx),
            renewal_days: Some(renewal_days(institution.as_ref(), ctx)),
            institution,
            excess_reason: self.excess_reason(property).map(str::to_owned),
            owner_confirms: self.owner_confirms.clone(),
            applied,
        };
        let mut events = vec![ordered.into()];
        if property.institution.is_none() {
            // The court lays its own hand on the thing: it has effect at once.
            events.push(
                ControlConfirmed {
                    measure: EntryNo(case.pages + 1),
                    order: None,
                    control_no: String::new(),
                    held_fen: amount,
                    from: ctx.today,
                    until: Some(until),
                    rank: 0,
                    on: ctx.today,
                    receipt: String::new(),
                }
                .into(),
            );
        }
        Ok(events)
    }

    fn summary(&self, case: &Case) -> String {
        let words = case.property(self.property).map_or_else(String::new, Property::words);
        format!("{}{words}", self.way.title())
    }
}

impl ControlProperty {
    /// Whether the thing may be held in this way at all.
    fn check_thing(&self, case: &Case, property: &Property, today: Day) -> Result<(), Refusal> {
        if property.gone_on.is_some() {
            return Err(Refusal::PropertyGone { on: property.gone_on.unwrap_or(case.last_entry_on) });
        }
        if case.control_of(property.no, today).is_some() {
            return Err(Refusal::AlreadyControlled);
        }
        if !self.way.suits(property.kind) {
            return Err(Refusal::WayUnsuited { way: self.way.title(), kind: property.kind.title() });
        }
        let debtor = case.party_name(property.debtor);
        let confirmed = self.owner_confirms.as_deref().is_some_and(|text| !text.trim().is_empty());
        match &property.owner {
            Some(owner) if owner != debtor && !confirmed => {
                Err(Refusal::NotTheDebtors { owner: owner.clone() })
            }
            _ => Ok(()),
        }
    }

    /// What the measure takes of the limit of the case.
    fn amount(&self, property: &Property) -> Result<Fen, Refusal> {
        if property.kind.is_money() {
            return self.amount_fen.ok_or(Refusal::AmountMissing);
        }
        match property.usable_value(self.value_fen) {
            // EQ 5(1): an equity whose value cannot be found is frozen by the share or number applied for.
            None if self.portion(property).is_some() => Ok(Fen::ZERO),
            value => value.ok_or(Refusal::ValueMissing),
        }
    }

    /// The share or number of an equity whose value is not known.
    fn portion(&self, property: &Property) -> Option<&str> {
        let portion = self.portion.as_deref().map(str::trim).filter(|portion| !portion.is_empty());
        portion.filter(|_| {
            property.kind == PropertyKind::Equity && property.usable_value(self.value_fen).is_none()
        })
    }

    /// The reason for taking more than is owed, where the thing cannot be divided; money always can.
    fn excess_reason(&self, property: &Property) -> Option<&str> {
        let reason = self.excess_reason.as_deref().map(str::trim);
        reason.filter(|reason| !reason.is_empty() && !property.kind.is_money())
    }
}

/// What the act offers for one property.
fn offer(case: &Case, property: &Property, room: Fen, ctx: &Context<'_>) -> Offer {
    let debtor = case.party_name(property.debtor);
    if let Some(owner) = property.owner.as_deref().filter(|owner| *owner != debtor) {
        return Offer::Barred(Refusal::NotTheDebtors { owner: owner.to_owned() });
    }
    if let Some(exemption) = property.exemption.filter(|exemption| exemption.need.bars_control()) {
        return Offer::Barred(Refusal::Exempt { what: exemption.need.title() });
    }
    if !room.is_positive() {
        let owed = case.control_limit(ctx.today, ctx.settings.forecast_months);
        return Offer::Barred(Refusal::ExceedsClaim {
            wanted: Fen::ZERO,
            held: case.committed(ctx.today),
            owed,
        });
    }
    let way = match property.kind {
        kind if !kind.is_tangible() => Way::Freeze,
        PropertyKind::Movable => Way::LiveSeal,
        _ => Way::Seal,
    };
    let mut prefill = vec![
        ("property", property.no.to_string()),
        (
            "way",
            serde_json::to_value(way)
                .ok()
                .and_then(|word| word.as_str().map(str::to_owned))
                .unwrap_or_default(),
        ),
        ("months", months_max(property.kind, ctx.today, Turn::First).to_string()),
    ];
    if property.kind.is_money() {
        // What comes in later is held as well, up to the sum; what is kept for living is not.
        let kept = property.exemption.map_or(Fen::ZERO, |exemption| exemption.kept);
        let amount = if kept.is_positive() {
            (property.value.unwrap_or_default() - kept).or_zero().min(room)
        } else {
            room
        };
        if amount.is_zero() {
            return Offer::Barred(Refusal::LivingCostsKept { kept, free: Fen::ZERO });
        }
        prefill.push(("amount_fen", amount.plain()));
    }
    let value = property.value.map_or_else(String::new, |value| format!("（{value}元）"));
    Offer::Open {
        reason: format!(
            "{debtor}名下{}可以{}：{}{value}",
            property.kind.title(),
            way.title(),
            property.words()
        ),
        due_on: None,
        weight: Weight::Next,
        prefill,
    }
}

impl Happening for ControlOrdered {
    const KIND: &'static str = "control_ordered";
    const TITLE: &'static str = "裁定控制";
    const PAPERS: &'static [Paper] = &[Paper::ControlRuling, Paper::AssistanceNotice];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.clocks.meet(ClockKind::StartPreservation, 0, stamp.on);
        let Some(property) = case.property(self.property).cloned() else { return };
        notice::follows_measure(case, stamp.on);
        let until = last_day(property.kind, stamp.on, self.months, Turn::First, &self.applied);
        case.measures.push(Measure {
            no: stamp.no,
            debtor: self.debtor,
            kind: property.kind,
            way: self.way,
            property: Some(self.property),
            institution: self.institution.clone(),
            holder: self.holder.clone(),
            register_no: property.register_no.clone().unwrap_or_default(),
            thing: property.description.clone(),
            portion: self.portion.clone(),
            control_no: String::new(),
            ordered: self.amount_fen,
            held: Fen::ZERO,
            deducted: Fen::ZERO,
            from: stamp.on,
            until: until.unwrap_or(stamp.on),
            applied: self.applied.clone(),
            standing: Standing::Ordered,
            renewal_days: self.renewal_days.unwrap_or(0),
            inspected: None,
            released_on: None,
            lapse: None,
        });
        order::open(case, stamp, stamp.no, OrderKind::Control { months: self.months }, self.due_on);
    }

    fn sentence(&self, case: &Case) -> String {
        let (words, is_money) = case
            .property(self.property)
            .map_or((String::new(), false), |one| (one.words(), one.kind.is_money()));
        let name = case.party_name(self.debtor);
        let way = self.way.title();
        let mut sentence = if let Some(portion) = &self.portion {
            format!("裁定{way}{name}的{words}，价额无法确定，按申请冻结{portion}，期限{}个月", self.months)
        } else if is_money {
            format!("裁定{way}{name}的{words}，以{}元为限，期限{}个月", self.amount_fen, self.months)
        } else {
            format!("裁定{way}{name}的{words}（计{}元），期限{}个月", self.amount_fen, self.months)
        };
        if self.way == Way::LiveSeal {
            sentence.push_str(&format!("，由{}继续使用和保管，不得转让、设定负担", self.holder));
        }
        if let Some(reason) = &self.excess_reason {
            sentence.push_str(&format!("；超出标的部分的理由：{reason}"));
        }
        sentence
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.property]
    }
}
