//! Assign what a plan says: every act on its docket, and the record of the lot, in one transaction.

use super::plan::{Asked, Plan};
use super::record::{Recorded, drawn};
use crate::app::App;
use crate::cases::batch::Batch;
use crate::error::AppError;
use docket::office::Actor;
use insight::assignment::lot;
use serde_json::json;

/// What was assigned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedOut {
    /// The plan that was carried out.
    pub plan: Plan,
    /// Cases that nobody could get.
    pub left: usize,
}

impl App {
    /// Carries out the plan that was shown; `mark` is that of the plan.
    ///
    /// # Errors
    /// As [`App::plan_assignment`]; [`AppError::Conflict`] where the plan would now be another one; the refusal of the
    /// act in any of the cases, and then nothing is assigned.
    pub fn carry_out_assignment(
        &self,
        actor: &Actor,
        asked: &Asked,
        mark: &str,
    ) -> Result<CarriedOut, AppError> {
        let plan = self.plan_assignment(actor, asked)?;
        if plan.mark != mark {
            return Err(AppError::Conflict);
        }
        let today = self.today();
        let mut batches = Vec::new();
        for line in &plan.lines {
            let Some(handler) = &line.handler else { continue };
            let mut batch = Batch::open(self, actor, &line.case)?;
            let command = json!({"handler": handler, "reason": line.reason});
            batch.act(actor, "assign_case", &command, today)?;
            batches.push(batch);
        }
        if batches.is_empty() {
            return Err(AppError::BadInput("没有可以分出的案件".to_owned()));
        }
        let left = plan.lines.len() - batches.len();
        let recorded = Recorded { next_seed: drawn(), ..plan.recorded.clone() };
        let record = self.record(actor, today.year(), plan.taken, &recorded);
        self.commit_with(batches, record)?;
        Ok(CarriedOut { plan, left })
    }
}

/// The mark of a plan.
pub(super) fn mark(taken: usize, recorded: &Recorded) -> String {
    let told = serde_json::to_string(recorded).expect("a plan is plain data");
    format!("{:016x}", lot(taken as u64, &told, ""))
}
