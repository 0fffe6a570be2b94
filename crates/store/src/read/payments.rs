//! Payments by their state, and receipts whose money has not all gone out.

use crate::read::clauses::Clauses;
use crate::read::clocks::Whose;
use crate::{Query, Row, Store, StoreError};
use values::{Day, Fen};

const ORDERS: Query = query!("read/payment_orders");
const BATCHES: Query = query!("read/payment_batches");
const TOTALS: Query = query!("read/payment_totals");
const UNPAID: Query = query!("read/unpaid_receipts");
const UNPAID_BANDS: Query = query!("read/unpaid_bands");
const HANDLER_MONEY: Query = query!("read/handler_money");

/// One payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRow {
    /// The case's id.
    pub case_id: String,
    /// The page that orders it.
    pub entry: u32,
    /// The stored word of what it is for.
    pub purpose: String,
    /// The party.
    pub payee: String,
    /// How much.
    pub amount: Fen,
    /// The stored word of its state.
    pub state: String,
    /// The batch in which it was handed to the bank; empty where in none.
    pub batch: String,
    /// The day since which it stands so.
    pub since: Day,
    /// How it stands, in words.
    pub told: String,
    /// The case number.
    pub number: String,
    /// The handler's name.
    pub handler_name: Option<String>,
    /// Whether the case is one of livelihood, which goes first.
    pub livelihood: bool,
}

/// One batch, by what became of its payments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRow {
    /// Its number.
    pub batch: String,
    /// How many payments.
    pub payments: i64,
    /// Their sum.
    pub amount: Fen,
    /// How many the bank has not answered.
    pub under_way: i64,
    /// How many failed.
    pub failed: i64,
}

/// How many payments are in one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateTotal {
    /// The stored word of the state.
    pub state: String,
    /// How many.
    pub payments: i64,
    /// Their sum.
    pub amount: Fen,
}

/// One receipt whose money has not all gone out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnpaidRow {
    /// The case's id.
    pub case_id: String,
    /// The page of the receipt.
    pub entry: u32,
    /// What came in.
    pub amount: Fen,
    /// What has not gone out.
    pub left: Fen,
    /// What of that is held back.
    pub held: Fen,
    /// The day it arrived.
    pub value_on: Day,
    /// The last day to pay out.
    pub due_on: Day,
    /// Whether that clock stands still.
    pub paused: bool,
    /// The stored word of what it waits for.
    pub waits_for: String,
    /// More about that, in words; often whose payment, sometimes empty.
    pub told: String,
    /// The case number.
    pub number: String,
    /// The handler's name.
    pub handler_name: Option<String>,
    /// Whether the case is one of livelihood, which goes first.
    pub livelihood: bool,
}

impl Store {
    /// Payments in one state, those of livelihood cases first and then the longest there; for those that are settled or failed the last first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn payment_orders(
        &self,
        court: &str,
        state: &str,
        page: (u32, u32),
    ) -> Result<Vec<PaymentRow>, StoreError> {
        let mut clauses = Clauses::new(&ORDERS, court);
        clauses.and("state = ?", vec![state.into()]);
        let is_over = matches!(state, "settled" | "failed");
        clauses.then(if is_over {
            "order by since desc, case_id, entry"
        } else {
            "order by precedence, since, case_id, entry"
        });
        let (query, values) = clauses.page("read/payment_orders", page);
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter().map(PaymentRow::from_row).collect()
    }

    /// The payments of a batch.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn payments_in(&self, court: &str, batch: &str) -> Result<Vec<PaymentRow>, StoreError> {
        let mut clauses = Clauses::new(&ORDERS, court);
        clauses.and("batch = ?", vec![batch.into()]);
        clauses.then("order by precedence, case_id, entry");
        let (query, values) = clauses.page("read/payment_orders", (0, u32::MAX));
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter().map(PaymentRow::from_row).collect()
    }

    /// The last batches, the latest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn payment_batches(&self, court: &str, most: u32) -> Result<Vec<BatchRow>, StoreError> {
        let rows = self.read(|connection| connection.rows(&BATCHES, &[court.into(), most.into()]))?;
        rows.iter()
            .map(|row| {
                Ok(BatchRow {
                    batch: row.text(0)?.to_owned(),
                    payments: row.integer(1)?,
                    amount: row.fen(2)?,
                    under_way: row.integer(3)?,
                    failed: row.integer(4)?,
                })
            })
            .collect()
    }

    /// How many payments stand in each state since a day or later.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn payment_totals(&self, court: &str, since: Day) -> Result<Vec<StateTotal>, StoreError> {
        let rows = self.read(|connection| connection.rows(&TOTALS, &[court.into(), since.into()]))?;
        rows.iter()
            .map(|row| {
                Ok(StateTotal {
                    state: row.text(0)?.to_owned(),
                    payments: row.integer(1)?,
                    amount: row.fen(2)?,
                })
            })
            .collect()
    }

    /// Receipts whose money has not all gone out: those of livelihood cases first, then the oldest. `waits_for` empty: whatever they wait for; `arrived`: the first and
    /// the last day on which the money came.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn unpaid_receipts(
        &self,
        court: &str,
        whose: &Whose,
        (waits_for, arrived): (&str, Option<(Day, Day)>),
        page: (u32, u32),
    ) -> Result<Vec<UnpaidRow>, StoreError> {
        let mut clauses = Clauses::new(&UNPAID, court);
        match whose {
            Whose::Court => {}
            Whose::Team(team) => clauses.and("team = ?", vec![team.as_str().into()]),
            Whose::Handler(handler) => clauses.and("handler = ?", vec![handler.as_str().into()]),
        }
        if !waits_for.is_empty() {
            clauses.and("waits_for = ?", vec![waits_for.into()]);
        }
        if let Some((from, until)) = arrived {
            clauses.and("value_on between ? and ?", vec![from.into(), until.into()]);
        }
        clauses.then("order by precedence, value_on, case_id, entry");
        let (query, values) = clauses.page("read/unpaid_receipts", page);
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter()
            .map(|row| {
                let text = |column| row.text(column).map(str::to_owned);
                Ok(UnpaidRow {
                    case_id: text(0)?,
                    entry: u32::try_from(row.integer(1)?).unwrap_or(0),
                    amount: row.fen(2)?,
                    left: row.fen(3)?,
                    held: row.fen(4)?,
                    value_on: row.day(5)?,
                    due_on: row.day(6)?,
                    paused: row.integer(7)? != 0,
                    waits_for: text(8)?,
                    told: text(9)?,
                    number: text(10)?,
                    handler_name: row.optional(11, Row::text)?.map(str::to_owned),
                    livelihood: row.integer(12)? == 0,
                })
            })
            .collect()
    }

    /// How many receipts have money that has not all gone out, and how much of it: of those that came on each of three
    /// days or after it, the latest day first, and of those that came before.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn unpaid_bands(
        &self,
        court: &str,
        whose: &Whose,
        days: [Day; 3],
    ) -> Result<[(u32, Fen); 4], StoreError> {
        let (team, handler) = match whose {
            Whose::Court => ("", ""),
            Whose::Team(team) => (team.as_str(), ""),
            Whose::Handler(handler) => ("", handler.as_str()),
        };
        let [first, second, third] = days.map(Into::into);
        let values = [court.into(), first, second, third, team.into(), handler.into()];
        let rows = self.read(|connection| connection.rows(&UNPAID_BANDS, &values))?;
        let mut bands = [(0, Fen(0)); 4];
        for row in rows {
            let band = usize::try_from(row.integer(0)?).ok().and_then(|band| bands.get_mut(band));
            if let Some(band) = band {
                *band = (u32::try_from(row.integer(1)?).unwrap_or(u32::MAX), row.fen(2)?);
            }
        }
        Ok(bands)
    }

    /// The cases of a handler in which money stands, the most first: their numbers and sums.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn handler_money(&self, court: &str, handler: &str) -> Result<Vec<(String, Fen)>, StoreError> {
        let rows =
            self.read(|connection| connection.rows(&HANDLER_MONEY, &[court.into(), handler.into()]))?;
        rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.fen(1)?))).collect()
    }
}

impl PaymentRow {
    fn from_row(row: &Row) -> Result<PaymentRow, StoreError> {
        let text = |column| row.text(column).map(str::to_owned);
        Ok(PaymentRow {
            case_id: text(0)?,
            entry: u32::try_from(row.integer(1)?).unwrap_or(0),
            purpose: text(2)?,
            payee: text(3)?,
            amount: row.fen(4)?,
            state: text(5)?,
            batch: text(6)?,
            since: row.day(7)?,
            told: text(8)?,
            number: text(9)?,
            handler_name: row.optional(10, Row::text)?.map(str::to_owned),
            livelihood: row.integer(11)? == 0,
        })
    }
}
