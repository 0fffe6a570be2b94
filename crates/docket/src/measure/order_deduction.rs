//! Order that held money is sent to the court (裁定划拨).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Kind, Pages, command};
use crate::measure::Measure;
use crate::measure::order::{self, OrderKind, due_on};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

command! {
    /// Orders that held money is sent to the court.
    pub struct OrderDeduction {
        pub measure: EntryNo, "冻结措施", Kind::Page(Pages::Measure);
        pub amount_fen: Fen, "划拨金额（元）", Kind::Money, "以实际冻结金额和尚欠债务为限";
    }
}

/// 裁定划拨.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeductionOrdered {
    /// The measure.
    pub measure: EntryNo,
    /// The sum.
    pub amount_fen: Fen,
    /// The day by which a report is expected.
    pub due_on: Day,
    /// The page that records the service of the notice, without which nothing is deducted.
    pub service: EntryNo,
}

fn is_deduction(what: &OrderKind) -> bool {
    matches!(what, OrderKind::Deduction { .. })
}

impl Act for OrderDeduction {
    const ABOUT: About = About {
        name: "order_deduction",
        title: "网络划拨",
        topic: Topic::Measure,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::civil_procedure2023::article("第二百五十三条")),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let statement = case.statement(ctx.today);
        case.measures
            .iter()
            .filter(|measure| measure.institution.is_some() && measure.kind.is_money())
            .filter(|measure| measure.runs_on(ctx.today) && case.deductible(measure).is_positive())
            .filter(|measure| case.open_order_on(measure.no).is_none())
            .filter(|measure| !case.may_have_been_done(measure.no, is_deduction))
            .map(|measure| (measure, case.collectable_from(measure.debtor, &statement)))
            .filter(|(_, owed)| owed.is_positive())
            .map(|(measure, owed)| match case.service_on(measure.debtor) {
                Some(service) if service.effective_on <= ctx.today => Offer::Open {
                    reason: format!("{}已冻结{}元，可以划拨", measure.place(), measure.held_now()),
                    due_on: Some(measure.until),
                    weight: Weight::Next,
                    prefill: vec![
                        ("measure", measure.no.to_string()),
                        ("amount_fen", case.deductible(measure).min(owed).plain()),
                    ],
                },
                _ => Offer::Barred(Refusal::NoticeNotServed {
                    name: case.party_name(measure.debtor).to_owned(),
                }),
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let measure = case.measure(self.measure).ok_or(Refusal::NotOnDocket("冻结措施"))?;
        measure.running(ctx.today)?;
        if measure.institution.is_none() || !measure.kind.is_money() {
            return Err(Refusal::WayUnsuited { way: "网络划拨", kind: measure.kind.title() });
        }
        if case.open_order_on(measure.no).is_some() || case.may_have_been_done(measure.no, is_deduction) {
            return Err(Refusal::OrderOpen);
        }
        let service = deductible(case, measure, self.amount_fen, &[ctx.today])?;
        Ok(vec![
            DeductionOrdered {
                measure: self.measure,
                amount_fen: self.amount_fen,
                due_on: due_on(measure.institution.as_ref(), ctx),
                service,
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("划拨{}元", self.amount_fen)
    }
}

/// Whether so much may be deducted, held and owed on each of these days; the page that served the notice on the debtor,
/// which was in effect on the first of them.
///
/// # Errors
/// The refusal that says why not.
pub(crate) fn deductible(
    case: &Case,
    measure: &Measure,
    amount: Fen,
    days: &[Day],
) -> Result<EntryNo, Refusal> {
    let service = case
        .service_on(measure.debtor)
        .filter(|service| days.first().is_some_and(|day| service.effective_on <= *day))
        .ok_or_else(|| Refusal::NoticeNotServed { name: case.party_name(measure.debtor).to_owned() })?;
    if amount > measure.held_now() {
        return Err(Refusal::ExceedsFrozen { wanted: amount, frozen: measure.held_now() });
    }
    let free = case.deductible(measure);
    if amount > free {
        return Err(Refusal::LivingCostsKept { kept: measure.held_now() - free, free });
    }
    let owed_on = |day: &Day| case.collectable_from(measure.debtor, &case.statement(*day));
    let owed = days.iter().map(owed_on).min().unwrap_or_default();
    if owed.is_zero() {
        return Err(Refusal::NothingOwed);
    }
    if amount > owed {
        return Err(Refusal::ExceedsClaim { wanted: amount, held: Fen::ZERO, owed });
    }
    Ok(service.entry)
}

impl Happening for DeductionOrdered {
    const KIND: &'static str = "deduction_ordered";
    const TITLE: &'static str = "裁定划拨";
    const PAPERS: &'static [Paper] = &[Paper::DeductionRuling, Paper::AssistanceNotice];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        order::open(case, stamp, self.measure, OrderKind::Deduction { amount: self.amount_fen }, self.due_on);
    }

    fn sentence(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, Measure::place);
        format!("裁定划拨{place}中的{}元至本院案款账户", self.amount_fen)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.measure, self.service]
    }
}
