//! Order that a measure ends, or holds less (裁定解除).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Kind, Pages, command};
use crate::measure::excess::relief;
use crate::measure::order::{self, OrderKind, ReleaseConfirmed, due_on};
use crate::measure::release_freeze::{GROUNDS, Ground};
use crate::measure::{Measure, Standing, from_the_desk};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

command! {
    /// Orders that a measure ends, or holds less.
    pub struct OrderRelease {
        pub measure: EntryNo, "控制措施", Kind::Page(Pages::Measure);
        pub ground: Ground, "解除理由", Kind::Choice(GROUNDS);
        pub amount_fen: Option<Fen>, "解除金额（元）", Kind::Money, "按金额冻结的可以部分解除；不填的，全部解除";
        pub reason: Option<String>, "具体情形", Kind::Text(200), "选择“其他应当解除的情形”的必须写明，写入裁定书";
    }
}

/// 裁定解除.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseOrdered {
    /// The measure.
    pub measure: EntryNo,
    /// Why.
    pub ground: Ground,
    /// What is released; all of it where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_fen: Option<Fen>,
    /// The day by which a report is expected.
    pub due_on: Day,
    /// What exactly, where the ground does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The pages that order a release, and that carry it out where the court does that itself.
pub(crate) fn events(
    case: &Case,
    measure: &Measure,
    (ground, reason): (Ground, Option<String>),
    amount_fen: Option<Fen>,
    first_page: u32,
    ctx: &Context<'_>,
) -> Vec<Event> {
    let due_on = due_on(measure.institution.as_ref(), ctx);
    let no = measure.no;
    let mut events = vec![ReleaseOrdered { measure: no, ground, amount_fen, due_on, reason }.into()];
    if measure.institution.is_none() || measure.standing == Standing::Ordered && case.order(no).is_none() {
        let order = EntryNo(first_page);
        let (released_on, receipt) = (ctx.today, String::new());
        events.push(ReleaseConfirmed { order, measure: no, amount_fen, released_on, receipt }.into());
    }
    events
}

impl Act for OrderRelease {
    const ABOUT: About = About {
        name: "order_release",
        title: "解除控制",
        topic: Topic::Measure,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::seizure2020::article("第二十八条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::WhereMeasuresAreKept,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let statement = case.statement(ctx.today);
        let relief = relief(case, ctx);
        case.measures
            .iter()
            .filter(|measure| measure.property.is_some() && measure.released_on.is_none())
            .filter(|measure| !matches!(measure.standing, Standing::Refused { .. }))
            .filter(|measure| case.open_order_on(measure.no).is_none())
            .map(|measure| {
                let paid = case.owed_by(measure.debtor, &statement).is_zero();
                let (place, way) = (measure.place(), measure.way.title());
                let excess = relief.of(measure).filter(|_| !paid);
                let kept = case.kept_of(measure);
                if kept.is_positive() && !paid && measure.runs_on(ctx.today) {
                    return Offer::Open {
                        reason: format!("{place}已认定保留必需的生活费用，应当解除其中{kept}元的{way}"),
                        due_on: None,
                        weight: Weight::Next,
                        prefill: vec![
                            ("measure", measure.no.to_string()),
                            ("ground", "other".to_owned()),
                            ("amount_fen", kept.plain()),
                            ("reason", "该部分为被执行人及其所扶养家属必需的生活费用".to_owned()),
                        ],
                    };
                }
                let (reason, ground, weight) = match excess {
                    _ if paid => (format!("债务已清偿，应当解除对{place}的{way}"), "paid", Weight::Next),
                    Some((excess, part)) => {
                        let part = part.map_or_else(String::new, |part| format!("中的{part}元"));
                        let weight = if relief.is_clear { Weight::Next } else { Weight::Possible };
                        (format!("{excess}，可先解除对{place}{part}的{way}"), "excess", weight)
                    }
                    None => (format!("具备法定情形的，可解除对{place}的{way}"), "", Weight::Possible),
                };
                let mut prefill = vec![("measure", measure.no.to_string()), ("ground", ground.to_owned())];
                if let Some((_, Some(part))) = excess {
                    prefill.push(("amount_fen", part.plain()));
                }
                let due_on = case.clocks.get(ClockKind::LiftMeasures, 0).filter(|_| paid);
                Offer::Open { reason, due_on: due_on.map(|clock| clock.due_on), weight, prefill }
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let measure = from_the_desk(case, self.measure)?;
        if let Some(on) = measure.released_on {
            return Err(Refusal::MeasureEnded { on });
        }
        if let Standing::Refused { on, .. } = measure.standing {
            return Err(Refusal::MeasureEnded { on });
        }
        if case.open_order_on(measure.no).is_some() {
            return Err(Refusal::OrderOpen);
        }
        let left = case.still_owed_by(measure.debtor, ctx.today);
        if self.ground == Ground::Paid && left.is_positive() {
            return Err(Refusal::StillOwed { left });
        }
        let amount = self.amount_fen.filter(|amount| *amount < measure.held_now());
        if amount.is_some() && !measure.kind.is_money() {
            return Err(Refusal::WayUnsuited { way: "部分解除", kind: measure.kind.title() });
        }
        let of_a_part = |what: &OrderKind| matches!(what, OrderKind::Release { amount: Some(_), .. });
        if amount.is_some() && case.may_have_been_done(measure.no, of_a_part) {
            return Err(Refusal::OrderOpen);
        }
        let reason = self.ground.explained(self.reason.as_deref())?;
        Ok(events(case, measure, (self.ground, reason), amount, case.pages + 1, ctx))
    }

    fn summary(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, Measure::place);
        format!("解除对{place}的控制：{}", self.ground.title())
    }
}

impl Happening for ReleaseOrdered {
    const KIND: &'static str = "release_ordered";
    const TITLE: &'static str = "裁定解除";
    const PAPERS: &'static [Paper] = &[Paper::ControlRuling, Paper::AssistanceNotice];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        order::open(
            case,
            stamp,
            self.measure,
            OrderKind::Release { ground: self.ground, amount: self.amount_fen },
            self.due_on,
        );
    }

    fn sentence(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, Measure::place);
        let amount = self.amount_fen.map_or_else(String::new, |amount| format!("中的{amount}元"));
        format!("裁定解除对{place}{amount}的控制：{}", self.ground.title())
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.measure]
    }
}
