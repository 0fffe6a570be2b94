//! Order the renewals of many measures with one confirmation: each on its own docket, and each by itself. One that is
//! refused does not stop the others; its refusal is kept beside it.

use crate::app::App;
use crate::error::AppError;
use crate::measures::PageKey;
use crate::measures::board::Carried;
use docket::act::Act;
use docket::measure::order_renewal::OrderRenewal;
use docket::measure::term::last_safe_day;
use docket::measure::{Measure, last_day, months_max};
use docket::office::Actor;
use docket::{EntryNo, Event, Refusal};
use law::seizure2020::Turn;
use serde_json::{Value, json};
use values::Day;

const NAME: &str = OrderRenewal::ABOUT.name;

/// What became of one renewal of a batch.
#[derive(Debug)]
pub struct Renewed {
    /// The measure.
    pub measure: PageKey,
    /// The case number; empty where the officer has no business with the case.
    pub number: String,
    /// What is held, in words.
    pub place: String,
    /// The order, or why there is none.
    pub outcome: Result<Ordered, AppError>,
}

/// An order to renew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordered {
    /// The page of the order.
    pub order: PageKey,
    /// For how many months: as long as the law allows for property of the kind.
    pub months: u32,
    /// Whether an institution carries it out, and is sent a notice.
    pub is_assisted: bool,
    /// Who takes the notice there.
    pub carried: Carried,
    /// What was entered, in words.
    pub sentence: String,
}

/// What the order to renew a measure would say, without ordering it.
#[derive(Debug)]
pub struct Previewed {
    /// The measure.
    pub measure: PageKey,
    /// The case number; empty where the officer has no business with the case.
    pub number: String,
    /// What is held, in words.
    pub place: String,
    /// The term, or why there can be none.
    pub outcome: Result<Term, AppError>,
}

/// The term of a renewal that could be ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// For how many months: as long as the law allows for property of the kind.
    pub months: u32,
    /// The last day of effect now.
    pub ends_on: Day,
    /// The last day of effect if it is confirmed today.
    pub until: Day,
    /// The last day on which the order still comes in time.
    pub last_safe_on: Day,
    /// Whether an institution carries it out, and is sent a notice.
    pub is_assisted: bool,
}

impl App {
    /// What [`App::renew_together`] would order today, and what it would refuse; nothing is entered.
    pub fn preview_renewals(&self, actor: &Actor, measures: &[PageKey]) -> Vec<Previewed> {
        let preview = |key: &PageKey| {
            let (number, place, found) = self.renewable(actor, key);
            let outcome = found.and_then(|measure| self.term(actor, key, &measure));
            Previewed { measure: key.clone(), number, place, outcome }
        };
        measures.iter().map(preview).collect()
    }

    /// Orders the renewals of many measures, each for the longest term.
    pub fn renew_together(&self, actor: &Actor, measures: &[PageKey]) -> Vec<Renewed> {
        measures.iter().map(|measure| self.renew_one(actor, measure)).collect()
    }

    fn renew_one(&self, actor: &Actor, key: &PageKey) -> Renewed {
        let (number, place, found) = self.renewable(actor, key);
        let outcome = found.and_then(|measure| self.order_renewal(actor, key, &measure));
        Renewed { measure: key.clone(), number, place, outcome }
    }

    /// A measure with the number of its case and what it holds, both empty where there is none for the officer.
    fn renewable(&self, actor: &Actor, key: &PageKey) -> (String, String, Result<Measure, AppError>) {
        let case = match self.docket_for(actor, &key.case) {
            Ok(docket) => docket.case,
            Err(error) => return (String::new(), String::new(), Err(error)),
        };
        let number = case.filing.number.to_string();
        match case.measure(key.entry) {
            Some(measure) => (number, measure.place(), Ok(measure.clone())),
            None => (number, String::new(), Err(Refusal::NotOnDocket("控制措施").into())),
        }
    }

    fn term(&self, actor: &Actor, key: &PageKey, measure: &Measure) -> Result<Term, AppError> {
        let command = longest(key, measure, self.today());
        let decided = self.decided(actor, &key.case, NAME, &command, None)?;
        let ordered = decided.events.iter().find_map(|event| match event {
            Event::RenewalOrdered(ordered) => Some(ordered),
            _ => None,
        });
        let ordered = ordered.expect("an order to renew enters one");
        let until = last_day(measure.kind, decided.today, ordered.months, Turn::Renewal, &ordered.applied)?;
        Ok(Term {
            months: ordered.months,
            ends_on: measure.until,
            until,
            last_safe_on: last_safe_day(measure, ordered.renewal_days.unwrap_or(measure.renewal_days)),
            is_assisted: measure.institution.is_some(),
        })
    }

    fn order_renewal(&self, actor: &Actor, key: &PageKey, measure: &Measure) -> Result<Ordered, AppError> {
        let command = longest(key, measure, self.today());
        let done = self.act(actor, &key.case, NAME, &command, None)?;
        let first = done.pages + 1 - done.sentences.len() as u32;
        let sentence = done.sentences.into_iter().next().unwrap_or_default();
        let months = months_max(measure.kind, self.today(), Turn::Renewal);
        let order = PageKey { case: key.case.clone(), entry: EntryNo(first) };
        let institution = measure.institution.as_ref();
        let carried = Carried::of(&self.directory(), institution, &measure.control_no);
        Ok(Ordered { order, months, is_assisted: institution.is_some(), carried, sentence })
    }
}

/// The order to renew a measure for as long as the law allows.
fn longest(key: &PageKey, measure: &Measure, today: Day) -> Value {
    json!({"measure": key.entry, "months": months_max(measure.kind, today, Turn::Renewal)})
}
