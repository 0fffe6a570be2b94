//! Take over a measure of preservation into the enforcement (保全转执行): it goes on by itself, and so does its term.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::measure::guard::check_limit;
use crate::measure::inspect_seal::{INSPECT_EVERY_DAYS, watch};
use crate::measure::order::{holder, renewal_days};
use crate::measure::{Measure, QUESTIONS, Standing, WAYS, Way, last_day, months_max, term};
use crate::office::Office;
use crate::party::PartyNo;
use crate::property::Property;
use crate::refusal::{Basis, Refusal};
use law::procedure_interpretation2022;
use law::seizure2020::{ConvertedTerm, Turn, term_after_conversion};
use serde::{Deserialize, Serialize};
use values::{Day, Fen, InstitutionId};

command! {
    /// Takes over one measure of preservation.
    pub struct TakeOverPreservation {
        pub property: EntryNo, "保全的财产", Kind::Page(Pages::Property);
        pub way: Way, "保全方式", Kind::Choice(WAYS);
        pub ruling: String, "保全裁定文号", Kind::Text(60);
        pub amount_fen: Option<Fen>, "实际控制金额（元）", Kind::Money, "存款等按金额冻结时填写";
        pub value_fen: Option<Fen>, "估值（元）", Kind::Money, "房屋、车辆、股权等尚未登记价值的填写";
        pub from: Day, "本次期限起始日", Kind::Day, "保全之日；保全期间续行过的，填最近一次续行之日";
        pub until: Day, "期限届满日", Kind::Day, "以协助单位回执为准；期限连续计算，不重新起算";
        pub rank: Option<u32>, "轮候顺位", Kind::Whole(1, 99), "轮候保全的填写，前面还有几项查封、冻结";
        pub control_no: Option<String>, "措施编号", Kind::Text(60), "协助单位登记该措施的编号；不填的，续行、解除须到柜面办理";
        pub keeper: Option<String>, "保管人", Kind::Text(60), "活封的，写明由谁继续使用和保管";
        pub excess_reason: Option<String>, "超出标的的说明", Kind::Text(200), "保全金额高于尚欠债务的，写明情况，之后解除超出部分";
    }
}

/// 保全转为执行措施.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreservationTakenOver {
    /// Whose property.
    pub debtor: PartyNo,
    /// The property.
    pub property: EntryNo,
    /// In which way it is held.
    pub way: Way,
    /// The ruling that ordered the preservation.
    pub ruling: String,
    /// What it holds, or would hold if nothing stood before it.
    pub amount_fen: Fen,
    /// The first day of the present term.
    pub from: Day,
    /// The last day of effect.
    pub until: Day,
    /// How many measures stand before it; none where it has effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// The institution that carries it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<InstitutionId>,
    /// The institution's number of the measure.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub control_no: String,
    /// Who keeps the thing, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub holder: String,
    /// Working days that the institution needs to renew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal_days: Option<u32>,
    /// Why more is held than is owed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excess_reason: Option<String>,
    /// What the court had decided of the questions that shape the last day.
    #[serde(default, skip_serializing_if = "Applied::is_empty")]
    pub applied: Applied,
}

impl Act for TakeOverPreservation {
    const ABOUT: About = About {
        name: "take_over_preservation",
        title: "保全转执行",
        topic: Topic::Measure,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(procedure_interpretation2022::article("第一百六十八条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() || case.still_owed(ctx.today).is_zero() {
            return Vec::new();
        }
        let open = |property: &&Property| {
            property.gone_on.is_none() && case.control_of(property.no, ctx.today).is_none()
        };
        case.properties
            .iter()
            .filter(open)
            .map(|property| Offer::Open {
                reason: format!("{}在诉讼中已经保全的，登记后期限连续计算", property.words()),
                due_on: None,
                weight: Weight::Possible,
                prefill: vec![("property", property.no.to_string())],
            })
            .take(1)
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        let property = case.property(self.property).ok_or(Refusal::NotOnDocket("财产"))?;
        if case.control_of(property.no, ctx.today).is_some() {
            return Err(Refusal::AlreadyControlled);
        }
        if !self.way.suits(property.kind) {
            return Err(Refusal::WayUnsuited { way: self.way.title(), kind: property.kind.title() });
        }
        if self.from > ctx.today {
            return Err(Refusal::DayInFuture { label: "本次期限起始日", day: self.from });
        }
        if self.rank.is_none() {
            self.check_term(case, property, ctx)?;
        }
        let amount = if property.kind.is_money() {
            self.amount_fen.ok_or(Refusal::AmountMissing)?
        } else {
            property.usable_value(self.value_fen).ok_or(Refusal::ValueMissing)?
        };
        let reason = self.excess_reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
        // What is held is held: where it is too much, the reason stands on the docket and the rest is released.
        if reason.is_none() && self.rank.is_none() {
            check_limit(case, property.debtor, amount, None, ctx)?;
        }
        let keeper = self.keeper.as_deref().map(str::trim).filter(|keeper| !keeper.is_empty());
        if self.way == Way::LiveSeal && keeper.is_none() {
            return Err(Refusal::KeeperMissing);
        }
        let institution = property.institution.clone();
        Ok(vec![
            PreservationTakenOver {
                debtor: property.debtor,
                property: property.no,
                way: self.way,
                ruling: self.ruling.trim().to_owned(),
                amount_fen: amount,
                from: self.from,
                until: self.until,
                rank: self.rank,
                control_no: self.control_no.as_deref().map(str::trim).unwrap_or_default().to_owned(),
                holder: holder(property, keeper, ctx),
                renewal_days: Some(renewal_days(institution.as_ref(), ctx)),
                institution,
                excess_reason: reason.map(str::to_owned),
                applied: Applied::of(ctx.law, QUESTIONS),
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        let words = case.property(self.property).map_or_else(String::new, Property::words);
        format!("保全转执行：{}{words}", self.way.verb())
    }
}

impl TakeOverPreservation {
    /// Whether the term still ran when the enforcement began and runs today, and is no longer than the law allows.
    fn check_term(&self, case: &Case, property: &Property, ctx: &Context<'_>) -> Result<(), Refusal> {
        let ended = Refusal::PreservationEnded { on: self.until };
        if term_after_conversion(self.until, case.filing.filed_on).value == ConvertedTerm::Expired
            || self.until < ctx.today
        {
            return Err(ended);
        }
        let applied = Applied::of(ctx.law, QUESTIONS);
        let longest = months_max(property.kind, self.from, Turn::First);
        if self.until > last_day(property.kind, self.from, longest, Turn::First, &applied)? {
            let months = u32::try_from(self.until.days_since(self.from) / 30).unwrap_or_default();
            return Err(Refusal::TermTooLong { months, max_months: longest });
        }
        Ok(())
    }
}

impl Happening for PreservationTakenOver {
    const KIND: &'static str = "preservation_taken_over";
    const TITLE: &'static str = "保全转执行";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let Some(property) = case.property(self.property) else { return };
        let measure = Measure {
            no: stamp.no,
            debtor: self.debtor,
            kind: property.kind,
            way: self.way,
            property: Some(self.property),
            institution: self.institution.clone(),
            holder: self.holder.clone(),
            register_no: property.register_no.clone().unwrap_or_default(),
            thing: property.description.clone(),
            portion: None,
            control_no: self.control_no.clone(),
            ordered: self.amount_fen,
            held: if self.rank.is_none() { self.amount_fen } else { Fen::ZERO },
            deducted: Fen::ZERO,
            from: self.from,
            until: self.until,
            applied: self.applied.clone(),
            standing: self.rank.map_or(Standing::Confirmed, Standing::Waiting),
            renewal_days: self.renewal_days.unwrap_or(0),
            inspected: None,
            released_on: None,
            lapse: None,
        };
        case.measures.push(measure);
        if self.rank.is_none() {
            term::begin(case, stamp.no);
            watch(case, stamp.no, stamp.on, INSPECT_EVERY_DAYS);
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let words = case.property(self.property).map_or_else(String::new, Property::words);
        let how = match self.rank {
            Some(rank) => format!("轮候第{rank}位"),
            None => format!("控制{}元，期限连续计算至{}", self.amount_fen, self.until.chinese()),
        };
        let excess = self
            .excess_reason
            .as_ref()
            .map_or_else(String::new, |reason| format!("；超出标的的说明：{reason}"));
        format!("{}的保全自动转为执行中的{}：{words}，{how}{excess}", self.ruling, self.way.verb())
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.property]
    }
}
