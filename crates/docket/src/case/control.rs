//! What is known of the property of the debtors, what was asked and ordered about it, and what is held.

use super::Case;
use crate::event::EntryNo;
use crate::inquiry::answer::DisputeKind;
use crate::inquiry::{Dispute, Inquiry, InquiryState};
use crate::measure::order::{Order, OrderKind, OrderState};
use crate::measure::{Measure, Standing};
use crate::party::PartyNo;
use crate::property::Property;
use law::debt::Statement;
use values::{Day, Fen, InstitutionId};

impl Case {
    /// What may be held at most: what is owed with the interest of the coming months and the fee (SEI-08).
    #[must_use]
    pub fn control_limit(&self, today: Day, forecast_months: u32) -> Fen {
        self.collectable(&self.forecast(today, forecast_months))
    }

    /// What may be held at most of the property of one debtor.
    #[must_use]
    pub fn control_limit_of(&self, debtor: PartyNo, today: Day, forecast_months: u32) -> Fen {
        self.collectable_from(debtor, &self.forecast(today, forecast_months))
    }

    fn forecast(&self, today: Day, months: u32) -> Statement {
        self.statement(today.plus_months(months as i32))
    }

    /// What running measures actually hold.
    #[must_use]
    pub fn held(&self, today: Day) -> Fen {
        self.measures.iter().filter(|measure| measure.runs_on(today)).map(Measure::held_now).sum()
    }

    /// What running measures actually hold of the property of one debtor.
    #[must_use]
    pub fn held_of(&self, debtor: PartyNo, today: Day) -> Fen {
        let own = self.measures.iter().filter(|measure| measure.debtor == debtor);
        own.filter(|measure| measure.runs_on(today)).map(Measure::held_now).sum()
    }

    /// What measures take of the limit: what they hold, and what was ordered and may yet be confirmed.
    #[must_use]
    pub fn committed(&self, today: Day) -> Fen {
        self.measures.iter().map(|measure| measure.committed_on(today)).sum()
    }

    /// What measures on the property of one debtor take of the limit.
    #[must_use]
    pub fn committed_of(&self, debtor: PartyNo, today: Day) -> Fen {
        let own = self.measures.iter().filter(|measure| measure.debtor == debtor);
        own.map(|measure| measure.committed_on(today)).sum()
    }

    /// How much more may be held; zero or less where nothing may.
    #[must_use]
    pub fn room(&self, today: Day, forecast_months: u32) -> Fen {
        self.control_limit(today, forecast_months) - self.committed(today)
    }

    /// A measure.
    #[must_use]
    pub fn measure(&self, no: EntryNo) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.no == no)
    }

    /// An order.
    #[must_use]
    pub fn order(&self, no: EntryNo) -> Option<&Order> {
        self.orders.iter().find(|order| order.no == no)
    }

    /// The order about a measure whose report is awaited.
    #[must_use]
    pub fn open_order_on(&self, measure: EntryNo) -> Option<&Order> {
        self.orders.iter().find(|order| order.measure == measure && order.is_open())
    }

    /// Whether nobody knows if an order of this kind about a measure was carried out: a second one might move the same
    /// money twice.
    #[must_use]
    pub fn may_have_been_done(&self, measure: EntryNo, is_of_the_kind: impl Fn(&OrderKind) -> bool) -> bool {
        let about_it = self.orders.iter().filter(|order| order.measure == measure);
        about_it.filter(|order| order.awaits_report()).any(|order| is_of_the_kind(&order.what))
    }

    /// The day on which an institution was last ordered or asked about a measure.
    #[must_use]
    pub fn last_asked_on(&self, measure: EntryNo) -> Option<Day> {
        self.orders.iter().filter(|order| order.measure == measure).map(|order| order.ordered_on).max()
    }

    /// What of the money that a measure holds may be deducted: what is kept for living stays (EXM-01).
    #[must_use]
    pub fn deductible(&self, measure: &Measure) -> Fen {
        let is_held =
            |property: &&Property| measure.property == Some(property.no) || property.is_frozen_by(measure);
        let held = measure.held_now();
        let Some(property) = self.properties.iter().find(is_held) else { return held };
        match (property.exemption.map_or(Fen::ZERO, |exemption| exemption.kept), property.value) {
            (Fen::ZERO, _) => held,
            (kept, Some(balance)) => (balance - measure.deducted - kept).or_zero().min(held),
            (kept, None) => (held - kept).or_zero(),
        }
    }

    /// What a measure holds of the money that is kept for living, and should be released.
    #[must_use]
    pub fn kept_of(&self, measure: &Measure) -> Fen {
        (measure.held_now() - self.deductible(measure)).or_zero()
    }

    /// The measure that holds a property on a day, or is to hold it.
    #[must_use]
    pub fn control_of(&self, property: EntryNo, day: Day) -> Option<&Measure> {
        self.measures.iter().find(|measure| {
            measure.property == Some(property)
                && measure.released_on.is_none()
                && !matches!(measure.standing, Standing::Refused { .. })
                && (measure.standing != Standing::Confirmed || measure.until >= day)
        })
    }

    /// The measure that holds a property on a day, or is to hold it, be it a freeze over the counter of a bank, which
    /// names the account and not the page of the property.
    #[must_use]
    pub fn held_by(&self, property: &Property, day: Day) -> Option<&Measure> {
        let over_the_counter = |measure: &&Measure| measure.runs_on(day) && property.is_frozen_by(measure);
        self.control_of(property.no, day).or_else(|| self.measures.iter().rev().find(over_the_counter))
    }

    /// An inquiry.
    #[must_use]
    pub fn inquiry(&self, no: EntryNo) -> Option<&Inquiry> {
        self.inquiries.iter().find(|inquiry| inquiry.no == no)
    }

    /// Whether a reply to an inquiry waits for the officer: it was not taken as it came, no right answer followed, the
    /// institution was not asked again since, and the case is not closed.
    #[must_use]
    pub fn is_disputed(&self, inquiry: &Inquiry) -> bool {
        let is_answered =
            matches!(inquiry.state, InquiryState::Answered { .. } | InquiryState::Refused { .. });
        let stands = |dispute: &Dispute| dispute.why == DisputeKind::Contradicts || !is_answered;
        self.awaits_answers() && inquiry.disputed.iter().any(stands) && !self.asked_again(inquiry)
    }

    /// Whether the institution was asked about the debtor once more.
    fn asked_again(&self, inquiry: &Inquiry) -> bool {
        self.inquiries.iter().any(|later| {
            later.no > inquiry.no
                && later.debtor == inquiry.debtor
                && later.institution == inquiry.institution
        })
    }

    /// Whether somebody must act on how an inquiry ended: its answer is disputed, refused or did not come, and nobody
    /// asked again.
    #[must_use]
    pub fn inquiry_needs_somebody(&self, inquiry: &Inquiry) -> bool {
        let failed = matches!(inquiry.state, InquiryState::Refused { .. } | InquiryState::TimedOut { .. });
        self.is_disputed(inquiry) || failed && self.awaits_answers() && !self.asked_again(inquiry)
    }

    /// Whether somebody must act on how an order ended: it was refused, no report came or it is disputed, or less money
    /// is held than was ordered; and nothing was ordered since. In a closed case only releases are still carried out.
    #[must_use]
    pub fn order_needs_somebody(&self, order: &Order) -> bool {
        let Some(measure) = self.measure(order.measure) else { return false };
        let is_over = measure.released_on.is_some() || measure.lapse.is_some();
        if is_over || !self.looks_after_measures() && !matches!(order.what, OrderKind::Release { .. }) {
            return false;
        }
        let later = || self.orders.iter().filter(|later| later.no > order.no);
        let about_it = || later().any(|later| later.measure == order.measure);
        let controls_after = |page: EntryNo, of: &dyn Fn(&Measure) -> bool| {
            self.measures.iter().any(|later| later.no > page && of(later))
        };
        match order.state {
            OrderState::Open => false,
            OrderState::TimedOut { .. } | OrderState::Disputed { .. } => !about_it(),
            OrderState::Refused { .. } if order.no == order.measure => {
                !controls_after(order.no, &|later| later.property == measure.property)
            }
            OrderState::Refused { .. } => !about_it(),
            OrderState::Done { report, .. } => {
                let is_partial = order.no == order.measure
                    && measure.kind.is_money()
                    && measure.standing == Standing::Confirmed
                    && measure.held < measure.ordered;
                is_partial && !about_it() && !controls_after(report, &|later| later.debtor == measure.debtor)
            }
        }
    }

    /// A property.
    #[must_use]
    pub fn property(&self, no: EntryNo) -> Option<&Property> {
        self.properties.iter().find(|property| property.no == no)
    }

    /// What an institution keeps of a debtor's property.
    pub fn properties_at<'a>(
        &'a self,
        debtor: PartyNo,
        institution: &'a InstitutionId,
    ) -> impl Iterator<Item = &'a Property> {
        self.properties
            .iter()
            .filter(move |one| one.debtor == debtor && one.institution.as_ref() == Some(institution))
    }

    /// Whether an answer to an inquiry is awaited: none came yet, not even one that is disputed.
    #[must_use]
    pub fn awaits_answer_to(&self, inquiry: &Inquiry) -> bool {
        inquiry.is_open() && !self.is_disputed(inquiry)
    }
}
