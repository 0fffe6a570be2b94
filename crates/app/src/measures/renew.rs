//! Order the renewals of many measures with one confirmation: each on its own docket, and each by itself. One that is
//! refused does not stop the others; its refusal is kept beside it.

use crate::app::App;
use crate::error::AppError;
use crate::measures::PageKey;
use docket::measure::{Measure, months_max};
use docket::office::Actor;
use docket::{EntryNo, Refusal};
use law::seizure2020::Turn;
use serde_json::json;

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
    /// What was entered, in words.
    pub sentence: String,
}

impl App {
    /// Orders the renewals of many measures, each for the longest term.
    pub fn renew_together(&self, actor: &Actor, measures: &[PageKey]) -> Vec<Renewed> {
        measures.iter().map(|measure| self.renew_one(actor, measure)).collect()
    }

    fn renew_one(&self, actor: &Actor, key: &PageKey) -> Renewed {
        let mut renewed = Renewed {
            measure: key.clone(),
            number: String::new(),
            place: String::new(),
            outcome: Err(AppError::NotFound),
        };
        let case = match self.docket_for(actor, &key.case) {
            Ok(docket) => docket.case,
            Err(error) => {
                renewed.outcome = Err(error);
                return renewed;
            }
        };
        renewed.number = case.filing.number.to_string();
        renewed.outcome = match case.measure(key.entry) {
            Some(measure) => {
                renewed.place = measure.place();
                self.order_renewal(actor, key, measure)
            }
            None => Err(Refusal::NotOnDocket("控制措施").into()),
        };
        renewed
    }

    fn order_renewal(&self, actor: &Actor, key: &PageKey, measure: &Measure) -> Result<Ordered, AppError> {
        let months = months_max(measure.kind, self.today(), Turn::Renewal);
        let command = json!({"measure": key.entry, "months": months});
        let done = self.act(actor, &key.case, "order_renewal", &command, None)?;
        let first = done.pages + 1 - done.sentences.len() as u32;
        let sentence = done.sentences.into_iter().next().unwrap_or_default();
        let order = PageKey { case: key.case.clone(), entry: EntryNo(first) };
        Ok(Ordered { order, months, is_assisted: measure.institution.is_some(), sentence })
    }
}
