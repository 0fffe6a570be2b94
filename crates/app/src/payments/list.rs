//! Payments by their state, and receipts whose money has not all gone out, by age.

use crate::app::App;
use crate::cases::list::Scope;
use crate::error::AppError;
use crate::payments::may_look;
use docket::office::Actor;
use store::read::payments::{BatchRow, PaymentRow, StateTotal, UnpaidRow};

/// Lines of each list of the overview.
const LINES: u32 = 200;

/// Batches of the overview.
const BATCHES: u32 = 20;

/// Days back that the overview counts.
const DAYS: i32 = 30;

/// Lines of a page of the ageing board.
pub const AGEING_LINES: u32 = 100;

/// What finance has before it.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// Approved, and not with the bank.
    pub to_send: Vec<PaymentRow>,
    /// With the bank.
    pub under_way: Vec<PaymentRow>,
    /// Failed lately, the last first.
    pub failed: Vec<PaymentRow>,
    /// The last batches.
    pub batches: Vec<BatchRow>,
    /// How many came into each state within [`DAYS`] days.
    pub totals: Vec<StateTotal>,
}

impl App {
    /// The payments of the court.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for those who see no payments of the court; the store cannot be read.
    pub fn payments(&self, actor: &Actor) -> Result<Overview, AppError> {
        if !may_look(actor) {
            return Err(AppError::Forbidden);
        }
        let (store, court) = (self.store(), self.court().as_str());
        let since = self.today().plus_days(-DAYS);
        let mut failed = store.payment_orders(court, "failed", (0, LINES))?;
        failed.retain(|payment| payment.since >= since);
        Ok(Overview {
            to_send: store.payment_orders(court, "ordered", (0, LINES))?,
            under_way: store.payment_orders(court, "sent", (0, LINES))?,
            failed,
            batches: store.payment_batches(court, BATCHES)?,
            totals: store.payment_totals(court, since)?,
        })
    }

    /// How the payments of a batch stand.
    ///
    /// # Errors
    /// As [`App::payments`].
    pub fn payments_in(&self, actor: &Actor, batch: &str) -> Result<Vec<PaymentRow>, AppError> {
        if !may_look(actor) {
            return Err(AppError::Forbidden);
        }
        Ok(self.store().payments_in(self.court().as_str(), batch)?)
    }

    /// Receipts whose money has not all gone out, the oldest first (FND-04). `waits_for` empty: whatever they wait for.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; the store cannot be read.
    pub fn unpaid_receipts(
        &self,
        actor: &Actor,
        scope: Scope,
        waits_for: &str,
        offset: u32,
    ) -> Result<Vec<UnpaidRow>, AppError> {
        let (whose, page) = (scope.of(actor)?, (offset, AGEING_LINES));
        Ok(self.store().unpaid_receipts(self.court().as_str(), &whose, waits_for, page)?)
    }
}
