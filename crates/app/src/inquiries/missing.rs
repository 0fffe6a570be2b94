//! Ask for the missing checks of many cases: what is missing, then one confirmation and a result for each case.

use crate::app::App;
use crate::cases::list::Scope;
use crate::error::AppError;
use docket::inquiry::coverage;
use docket::office::Actor;
use docket::party::Role;
use docket::{Case, Refusal};
use serde_json::{Value, json};
use store::read::cases::{CaseFilter, Order};
use values::CaseId;

/// Open cases that are looked at for one page.
pub const LOOKED_AT: u32 = 200;

/// The act that asks.
const ACT: &str = "ask_institutions";

/// The checks that are missing in the cases of one page.
#[derive(Clone, Debug)]
pub struct MissingChecks {
    /// The cases in which something is missing.
    pub cases: Vec<MissingCase>,
    /// How many open cases were looked at.
    pub looked_at: u32,
    /// Whether there are more to look at.
    pub has_more: bool,
}

/// One case in which checks are missing.
#[derive(Clone, Debug)]
pub struct MissingCase {
    /// The case's id.
    pub id: CaseId,
    /// The case number.
    pub number: String,
    /// The debtors' names.
    pub debtors: String,
    /// The handler's name.
    pub handler: String,
    /// The part of the five checks that is made: `40%`.
    pub percent: String,
    /// How many requests would go out, or why none can.
    pub requests: Result<usize, Refusal>,
}

/// What became of one case.
#[derive(Debug)]
pub struct AskedCase {
    /// The case's id.
    pub id: CaseId,
    /// The case number; the id where the case cannot be opened.
    pub number: String,
    /// The debtors' names.
    pub debtors: String,
    /// How many requests went out, or why none did.
    pub outcome: Result<usize, AppError>,
}

fn command() -> Value {
    json!({"debtor": null, "scope": "missing", "institution": null})
}

impl App {
    /// Open cases in which checks are missing, page by page of [`LOOKED_AT`] cases, the oldest first.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case.
    pub fn missing_checks(&self, actor: &Actor, scope: Scope, page: u32) -> Result<MissingChecks, AppError> {
        let filter = CaseFilter {
            handler: (scope == Scope::Mine).then(|| actor.id.to_string()),
            order: Order::Oldest,
            offset: page.saturating_sub(1).saturating_mul(LOOKED_AT),
            limit: LOOKED_AT,
            ..CaseFilter::default()
        };
        let rows = self.case_list(actor, &filter)?.rows;
        let looked_at = rows.len() as u32;
        let mut cases = Vec::new();
        for row in rows {
            let Ok(id) = row.case_id.parse::<CaseId>() else { continue };
            let Ok(docket) = self.docket_for(actor, &id) else { continue };
            cases.extend(self.missing_case(actor, &docket.case));
        }
        Ok(MissingChecks { cases, looked_at, has_more: looked_at == LOOKED_AT })
    }

    /// What is missing in a case; none where nothing is, or the officer cannot ask.
    fn missing_case(&self, actor: &Actor, case: &Case) -> Option<MissingCase> {
        let surroundings = self.surroundings();
        let context = surroundings.context(self, actor);
        let coverage = coverage(case, &surroundings.directory, context.today);
        if coverage.unasked() == 0 {
            return None;
        }
        let requests = match docket::ask(case, ACT, &command(), &context) {
            Ok(events) => Ok(events.len()),
            Err(refusal @ Refusal::NoIdentityNumber { .. }) => Err(refusal),
            Err(_) => return None,
        };
        Some(MissingCase {
            id: case.id.clone(),
            number: case.filing.number.to_string(),
            debtors: case.side_names(Role::Debtor),
            handler: case.assignment.as_ref().map(|one| one.handler_name.clone()).unwrap_or_default(),
            percent: coverage.percent_words(),
            requests,
        })
    }

    /// Asks for what is missing in each of these cases, case by case: what is refused in one does not hold up the
    /// others.
    ///
    /// # Errors
    /// [`AppError::BadInput`] where no case or more than [`LOOKED_AT`] are named.
    pub fn ask_missing(&self, actor: &Actor, cases: &[CaseId]) -> Result<Vec<AskedCase>, AppError> {
        if cases.is_empty() {
            return Err(AppError::BadInput("请勾选要查询的案件".to_owned()));
        }
        if cases.len() > LOOKED_AT as usize {
            return Err(AppError::BadInput(format!("一次最多查询{LOOKED_AT}件案件")));
        }
        Ok(cases.iter().map(|id| self.ask_missing_in(actor, id)).collect())
    }

    fn ask_missing_in(&self, actor: &Actor, id: &CaseId) -> AskedCase {
        let (number, debtors) = match self.docket_for(actor, id) {
            Ok(docket) => (docket.case.filing.number.to_string(), docket.case.side_names(Role::Debtor)),
            Err(_) => (id.to_string(), String::new()),
        };
        let outcome = self.act(actor, id, ACT, &command(), None).map(|done| done.sentences.len());
        AskedCase { id: id.clone(), number, debtors, outcome }
    }
}
