//! The books of the court by day, its accounts at banks, and what the days that are to be closed consist of.

use crate::read::clauses::Clauses;
use crate::read::funds::{LineRow, line};
use crate::{Query, Row, Store, StoreError};
use values::{Day, Fen};

const BANK: Query = query!("read/book_bank");
const TRIAL: Query = query!("read/book_trial");
const CASE_ACCOUNT: Query = query!("read/case_account_on");
const IN_LINES: Query = query!("read/bank_in_lines");
const LATE_LINES: Query = query!("read/bank_late_lines");
const TYPED_IN: Query = query!("read/bank_typed_in");
const TYPED_AHEAD: Query = query!("read/bank_typed_ahead");
const PAID_OUT: Query = query!("read/bank_paid_out");
const SENT_BACK: Query = query!("read/bank_sent_back");
const OUTGOING: Query = query!("read/outgoing_lines");
const AHEAD: Query = query!("read/outgoing_ahead");
const CANDIDATES: Query = query!("read/outgoing_candidates");
const UNDER_WAY: Query = query!("read/outgoing_under_way");
const ACCOUNTS: Query = query!("read/bank_account_list");
const DAYS: Query = query!("read/bank_day_list");

/// An account of the court at a bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankAccountRow {
    /// The number.
    pub account: String,
    /// In whose name it is kept.
    pub holder: String,
    /// At which bank.
    pub bank: String,
    /// The first day that is reconciled.
    pub from_on: Day,
    /// The stored word of who knows it.
    pub known_by: String,
    /// The last day that is closed.
    pub closed_until: Option<Day>,
    /// The last day whose balance the bank told.
    pub told_until: Option<Day>,
}

/// A day of such an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankDayRow {
    /// The number of the account.
    pub account: String,
    /// The day.
    pub day: Day,
    /// What the bank told.
    pub told: Option<Fen>,
    /// Whether it is closed by itself; the days before it, back to the one closed before, are closed with it.
    pub is_closed: bool,
    /// What the books came to, where it is closed: opening, in, out, late, closing.
    pub figures: Option<[Fen; 5]>,
    /// How many movements only one of both had.
    pub open_items: i64,
    /// How many differences finance explained.
    pub explained: i64,
    /// When it was closed.
    pub closed_on: Option<Day>,
    /// By whom.
    pub closed_by: Option<String>,
}

/// What was booked on the accounts of one kind over some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialRow {
    /// The stored word of the kind.
    pub kind: String,
    /// Debits less credits before these days.
    pub before: Fen,
    /// Debits on these days.
    pub debit: Fen,
    /// Credits on these days.
    pub credit: Fen,
}

/// What stands on the accounts of one kind of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseAccountRow {
    /// The case's id.
    pub case_id: String,
    /// The case number.
    pub number: String,
    /// The handler's name.
    pub handler_name: Option<String>,
    /// How much.
    pub amount: Fen,
}

/// A movement of the bank that a page of a docket books.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankPage {
    /// The case's id.
    pub case_id: String,
    /// The page.
    pub entry: u32,
    /// In, or out where below nothing.
    pub amount: Fen,
    /// The bank's day.
    pub value_on: Day,
    /// The day on which it was booked.
    pub booked_on: Day,
    /// The case number.
    pub number: String,
    /// Who paid or was paid.
    pub party: String,
    /// The bank's number of a receipt, the batch of a payment; empty where there is none.
    pub reference: String,
}

/// A line of a statement by which money went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingRow {
    /// The court's account.
    pub account: String,
    /// The bank's number.
    pub source_no: String,
    /// The bank's day.
    pub value_on: Day,
    /// The day it was entered here.
    pub entered_on: Day,
    /// How much.
    pub amount: Fen,
    /// To whom.
    pub payee: String,
    /// To which account, whole.
    pub payee_account: String,
    /// What was written.
    pub wording: String,
    /// Whether it is a payment of ours.
    pub is_matched: bool,
    /// The case whose payment it is.
    pub case_id: Option<String>,
    /// The page that books that payment.
    pub page: Option<u32>,
    /// The line whose money it sends back.
    pub sent_back: Option<String>,
    /// How many events it has.
    pub version: u64,
}

/// A payment that no line of a statement stands for yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidRow {
    /// The case's id.
    pub case_id: String,
    /// The page that books that it was made.
    pub page: u32,
    /// How much.
    pub amount: Fen,
    /// The bank's day.
    pub on: Day,
    /// To whom.
    pub payee: String,
    /// To which account, whole.
    pub payee_account: String,
    /// The bank's number of the transfer; empty where it told none.
    pub bank_no: String,
}

/// An account at a bank as the books know it: what no statement has yet is on the account from which is paid.
#[derive(Clone, Copy, Debug)]
pub struct AtBank<'a> {
    /// The number.
    pub account: &'a str,
    /// Whether the court pays from it.
    pub is_main: bool,
}

impl AtBank<'_> {
    fn also(&self) -> &str {
        if self.is_main { "" } else { self.account }
    }
}

impl Store {
    /// What our books have on an account at the bank at the end of a value day, by all that is booked now.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn book_balance(&self, court: &str, at: AtBank<'_>, until: Day) -> Result<Fen, StoreError> {
        let values = [court.into(), at.account.into(), at.also().into(), until.into()];
        let row = self.read(|connection| connection.row(&BANK, &values))?;
        row.map_or(Ok(Fen::ZERO), |row| row.fen(0))
    }

    /// What was booked on the accounts of each kind from one day of booking to another, and what they stood at before.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn trial_balance(&self, court: &str, (from, until): (Day, Day)) -> Result<Vec<TrialRow>, StoreError> {
        let values = [court.into(), from.into(), until.into()];
        let rows = self.read(|connection| connection.rows(&TRIAL, &values))?;
        let row = |row: &Row| {
            Ok(TrialRow {
                kind: row.text(0)?.to_owned(),
                before: row.fen(1)?,
                debit: row.fen(2)?,
                credit: row.fen(3)?,
            })
        };
        rows.iter().map(row).collect()
    }

    /// What stood on the accounts of a kind at the end of a day of booking, case by case, the most first. `raising` is 1
    /// where a debit raises the account, −1 where a credit does.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn case_accounts(
        &self,
        court: &str,
        (kind, raising): (&str, i64),
        on: Day,
        (offset, limit): (u32, u32),
    ) -> Result<Vec<CaseAccountRow>, StoreError> {
        let values = [
            court.into(),
            kind.into(),
            kind.into(),
            format!("{kind};").into(),
            on.into(),
            (-raising).into(),
            limit.into(),
            offset.into(),
        ];
        let rows = self.read(|connection| connection.rows(&CASE_ACCOUNT, &values))?;
        let row = |row: &Row| {
            Ok(CaseAccountRow {
                case_id: row.text(0)?.to_owned(),
                number: row.text(1)?.to_owned(),
                handler_name: row.optional(2, |row, column| row.text(column).map(str::to_owned))?,
                amount: row.fen(3)?,
            })
        };
        rows.iter().map(row).collect()
    }

    /// Lines that brought money after one day and until another, oldest first; `page` is how many are passed over and how many are given.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn bank_in_lines(
        &self,
        court: &str,
        account: &str,
        (after, until): (Day, Day),
        (offset, limit): (u32, u32),
    ) -> Result<Vec<LineRow>, StoreError> {
        let values = [court.into(), account.into(), after.into(), until.into(), limit.into(), offset.into()];
        let rows = self.read(|connection| connection.rows(&IN_LINES, &values))?;
        rows.iter().map(line).collect()
    }

    /// Lines with a value day until one day that were entered since another; of that day itself those whose place in the
    /// journal is behind a position.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn bank_late_lines(
        &self,
        court: &str,
        account: &str,
        (until, since, behind): (Day, Day, i64),
        limit: u32,
    ) -> Result<Vec<LineRow>, StoreError> {
        let values = [court.into(), account.into(), until.into(), since.into(), behind.into(), limit.into()];
        let rows = self.read(|connection| connection.rows(&LATE_LINES, &values))?;
        rows.iter().map(line).collect()
    }

    /// Receipts that finance typed, booked since a day and with a value day until another, that no line of a
    /// statement with such a day stands for.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn receipts_without_line(
        &self,
        court: &str,
        (since, until): (Day, Day),
    ) -> Result<Vec<BankPage>, StoreError> {
        let values = [court.into(), since.into(), until.into()];
        let rows = self.read(|connection| connection.rows(&TYPED_IN, &values))?;
        rows.iter().map(BankPage::from_row).collect()
    }

    /// Receipts that the statement tells between two days and that finance typed with a later value day; their day is that
    /// of the statement.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn receipts_ahead(
        &self,
        court: &str,
        account: &str,
        (since, until): (Day, Day),
    ) -> Result<Vec<BankPage>, StoreError> {
        let values = [court.into(), account.into(), since.into(), until.into()];
        let rows = self.read(|connection| connection.rows(&TYPED_AHEAD, &values))?;
        rows.iter().map(BankPage::from_row).collect()
    }

    /// Lines by which money went out between two days whose payment our books have on a later day.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn payments_ahead(
        &self,
        court: &str,
        account: &str,
        (since, until): (Day, Day),
    ) -> Result<Vec<OutgoingRow>, StoreError> {
        let values = [court.into(), account.into(), since.into(), until.into()];
        let rows = self.read(|connection| connection.rows(&AHEAD, &values))?;
        rows.iter().map(OutgoingRow::from_row).collect()
    }

    /// Payments that were made, booked since a day and with a value day until another: all, or those that no line of a
    /// statement with such a day stands for.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn payments_made(
        &self,
        court: &str,
        (since, until): (Day, Day),
        which: Which,
    ) -> Result<Vec<BankPage>, StoreError> {
        let values = [court.into(), since.into(), until.into(), which.flag().into()];
        let rows = self.read(|connection| connection.rows(&PAID_OUT, &values))?;
        rows.iter().map(BankPage::from_row).collect()
    }

    /// Lines whose money was sent back between two days: all, or those whose way back is no line of a statement.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn sent_back(
        &self,
        court: &str,
        account: &str,
        (since, until): (Day, Day),
        which: Which,
    ) -> Result<Vec<LineRow>, StoreError> {
        let values = [court.into(), account.into(), since.into(), until.into(), which.flag().into()];
        let rows = self.read(|connection| connection.rows(&SENT_BACK, &values))?;
        rows.iter().map(line).collect()
    }

    /// Lines by which money went out that are no payment of ours yet, with a day until this one, oldest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn unmatched_lines(
        &self,
        court: &str,
        account: &str,
        until: Day,
    ) -> Result<Vec<OutgoingRow>, StoreError> {
        let mut clauses = Clauses::new(&OUTGOING, court);
        clauses.values.push(account.into());
        clauses.and("state = 'unmatched' and value_on <= ?", vec![until.into()]);
        clauses.then("order by value_on, source_no");
        let (query, values) = clauses.page("read/outgoing_lines", (0, u32::MAX));
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter().map(OutgoingRow::from_row).collect()
    }

    /// Lines by which money went out after one day and until another, oldest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn outgoing_lines(
        &self,
        court: &str,
        account: &str,
        (after, until): (Day, Day),
        page: (u32, u32),
    ) -> Result<Vec<OutgoingRow>, StoreError> {
        let mut clauses = Clauses::new(&OUTGOING, court);
        clauses.values.push(account.into());
        clauses.and("value_on > ? and value_on <= ?", vec![after.into(), until.into()]);
        clauses.then("order by value_on, source_no");
        let (query, values) = clauses.page("read/outgoing_lines", page);
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter().map(OutgoingRow::from_row).collect()
    }

    /// Payments that were made between two days and are no line of a statement.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn payments_without_line(
        &self,
        court: &str,
        (since, until): (Day, Day),
    ) -> Result<Vec<PaidRow>, StoreError> {
        let values = [court.into(), since.into(), until.into()];
        let rows = self.read(|connection| connection.rows(&CANDIDATES, &values))?;
        let row = |row: &Row| {
            Ok(PaidRow {
                case_id: row.text(0)?.to_owned(),
                page: u32::try_from(row.integer(1)?).unwrap_or(0),
                amount: row.fen(2)?,
                on: row.day(3)?,
                payee: row.text(4)?.to_owned(),
                payee_account: row.text(5)?.to_owned(),
                bank_no: row.text(6)?.to_owned(),
            })
        };
        rows.iter().map(row).collect()
    }

    /// A payment of this sum to this payee that the bank has not answered: the case number and the batch.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn payment_under_way(
        &self,
        court: &str,
        amount: Fen,
        payee: &str,
    ) -> Result<Option<(String, String)>, StoreError> {
        let values = [court.into(), amount.into(), payee.into()];
        let row = self.read(|connection| connection.row(&UNDER_WAY, &values))?;
        row.map(|row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))).transpose()
    }

    /// The accounts of the court at banks.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn bank_accounts(&self, court: &str) -> Result<Vec<BankAccountRow>, StoreError> {
        let rows = self.read(|connection| connection.rows(&ACCOUNTS, &[court.into()]))?;
        let row = |row: &Row| {
            Ok(BankAccountRow {
                account: row.text(0)?.to_owned(),
                holder: row.text(1)?.to_owned(),
                bank: row.text(2)?.to_owned(),
                from_on: row.day(3)?,
                known_by: row.text(4)?.to_owned(),
                closed_until: row.optional(5, Row::day)?,
                told_until: row.optional(6, Row::day)?,
            })
        };
        rows.iter().map(row).collect()
    }

    /// The days of an account, or of all where it is empty, between two days: those that are closed, or whose balance the
    /// bank told.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn bank_days(
        &self,
        court: &str,
        account: &str,
        (from, until): (Day, Day),
    ) -> Result<Vec<BankDayRow>, StoreError> {
        let values = [court.into(), from.into(), until.into(), account.into()];
        let rows = self.read(|connection| connection.rows(&DAYS, &values))?;
        rows.iter().map(BankDayRow::from_row).collect()
    }
}

/// All movements, or those that no line of a statement stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All.
    All,
    /// Those that no line stands for.
    WithoutLine,
}

impl Which {
    fn flag(self) -> i64 {
        i64::from(self == Which::WithoutLine)
    }
}

impl BankPage {
    fn from_row(row: &Row) -> Result<BankPage, StoreError> {
        Ok(BankPage {
            case_id: row.text(0)?.to_owned(),
            entry: u32::try_from(row.integer(1)?).unwrap_or(0),
            amount: row.fen(2)?,
            value_on: row.day(3)?,
            booked_on: row.day(4)?,
            number: row.text(5)?.to_owned(),
            party: row.text(6)?.to_owned(),
            reference: row.text(7)?.to_owned(),
        })
    }
}

impl OutgoingRow {
    fn from_row(row: &Row) -> Result<OutgoingRow, StoreError> {
        let text = |row: &Row, column| row.text(column).map(str::to_owned);
        Ok(OutgoingRow {
            account: row.text(0)?.to_owned(),
            source_no: row.text(1)?.to_owned(),
            value_on: row.day(2)?,
            entered_on: row.day(3)?,
            amount: row.fen(4)?,
            payee: row.text(5)?.to_owned(),
            payee_account: row.text(6)?.to_owned(),
            wording: row.text(7)?.to_owned(),
            is_matched: row.text(8)? == "matched",
            case_id: row.optional(10, text)?,
            page: row.optional(11, Row::integer)?.map(|page| u32::try_from(page).unwrap_or(0)),
            sent_back: row.optional(12, text)?,
            version: row.integer(13)?.cast_unsigned(),
        })
    }
}

impl BankDayRow {
    fn from_row(row: &Row) -> Result<BankDayRow, StoreError> {
        let is_closed = row.integer(4)? != 0;
        let figures = match is_closed {
            true => Some([row.fen(5)?, row.fen(6)?, row.fen(7)?, row.fen(8)?, row.fen(9)?]),
            false => None,
        };
        Ok(BankDayRow {
            account: row.text(0)?.to_owned(),
            day: row.day(1)?,
            told: row.optional(2, Row::fen)?,
            is_closed,
            figures,
            open_items: row.integer(10)?,
            explained: row.integer(11)?,
            closed_on: row.optional(12, Row::day)?,
            closed_by: row.optional(13, |row, column| row.text(column).map(str::to_owned))?,
        })
    }
}
