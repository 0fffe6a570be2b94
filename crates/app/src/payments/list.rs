//! Payments by their state, and receipts whose money has not all gone out, by age.

use crate::app::App;
use crate::cases::list::Scope;
use crate::error::AppError;
use crate::payments::may_look;
use docket::office::Actor;
use store::read::payments::{BatchRow, PaymentRow, StateTotal, UnpaidRow};
use values::{Day, Fen};

/// How long ago money came that has not all gone out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// At most ten days.
    Ten,
    /// Eleven to twenty days.
    Twenty,
    /// Twenty-one to thirty days.
    Thirty,
    /// More than thirty days.
    Beyond,
}

impl Age {
    /// All, the youngest first.
    pub const ALL: [Age; 4] = [Age::Ten, Age::Twenty, Age::Thirty, Age::Beyond];

    /// The word in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Age::Ten => "10",
            Age::Twenty => "20",
            Age::Thirty => "30",
            Age::Beyond => "beyond",
        }
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Age::Ten => "到账十日内",
            Age::Twenty => "十一至二十日",
            Age::Thirty => "二十一至三十日",
            Age::Beyond => "超过三十日",
        }
    }

    /// The first and the last day of arrival.
    #[must_use]
    pub fn arrived(self, today: Day) -> (Day, Day) {
        let ago = |days: i32| today.plus_days(-days);
        match self {
            Age::Ten => (ago(10), Day::MAX),
            Age::Twenty => (ago(20), ago(11)),
            Age::Thirty => (ago(30), ago(21)),
            Age::Beyond => (today.plus_years(-100), ago(31)),
        }
    }
}

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
        self.unpaid_receipts_aged(actor, scope, (waits_for, None), offset)
    }

    /// As [`App::unpaid_receipts`], of one age where it is asked for.
    ///
    /// # Errors
    /// As [`App::unpaid_receipts`].
    pub fn unpaid_receipts_aged(
        &self,
        actor: &Actor,
        scope: Scope,
        (waits_for, age): (&str, Option<Age>),
        offset: u32,
    ) -> Result<Vec<UnpaidRow>, AppError> {
        let (whose, page) = (scope.of(actor)?, (offset, AGEING_LINES));
        let arrived = age.map(|age| age.arrived(self.today()));
        Ok(self.store().unpaid_receipts(self.court().as_str(), &whose, (waits_for, arrived), page)?)
    }

    /// How many receipts of each age have money that has not all gone out, and how much of it.
    ///
    /// # Errors
    /// As [`App::unpaid_receipts`].
    pub fn unpaid_ageing(&self, actor: &Actor, scope: Scope) -> Result<[(Age, u32, Fen); 4], AppError> {
        let today = self.today();
        let days = [Age::Ten, Age::Twenty, Age::Thirty].map(|age| age.arrived(today).0);
        let bands = self.store().unpaid_bands(self.court().as_str(), &scope.of(actor)?, days)?;
        let mut bands = bands.into_iter();
        Ok(Age::ALL.map(|age| {
            let (count, sum) = bands.next().expect("there are as many bands as ages");
            (age, count, sum)
        }))
    }
}
