//! Lines of the bank statements, and the debtors that their money may come from.

use crate::rows::{InSizes, list, rows_in};
use crate::{Query, Row, Store, StoreError, Value};
use std::sync::LazyLock;
use values::{Day, Fen};

const ONE: Query = query!("read/line");
const LIST: Query = query!("read/line_list");
const OF_PAGE: Query = query!("read/line_of_page");
const SETTLED: Query = query!("read/line_settled");
const UNCLAIMED_SUMS: Query = query!("read/line_unclaimed_sums");
const ENTERED_SUMS: Query = query!("read/line_entered_sums");
const STATE_SUMS: Query = query!("read/line_state_sums");
const ENTERED_IN: Query = query!("read/line_entered");
const ENTERED_OUT: Query = query!("read/outgoing_entered");
const ELSEWHERE: Query = query!("read/line_number_elsewhere");
const CERTAIN: Query = query!("read/line_certain");
const PAYERS: Query = query!("read/line_payers");
const TYPED: Query = query!("read/receipt_typed");
const DEBTORS: Query = query!("read/debtor_list");

/// Without a word of the state, or SQLite goes through all lines that are claimed.
static NUMBERED: LazyLock<InSizes> = LazyLock::new(|| {
    InSizes::new("lines_numbered", |numbers| {
        let numbers = list(numbers);
        format!(
            "select account, source_no, state from bank_line where court = $1 and source_no in ({numbers})"
        )
    })
});

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRow {
    /// The court's account.
    pub account: String,
    /// The bank's number.
    pub source_no: String,
    /// The day it arrived.
    pub value_on: Day,
    /// The day it was entered here.
    pub entered_on: Day,
    /// How much.
    pub amount: Fen,
    /// Who paid.
    pub payer: String,
    /// From which account, whole.
    pub payer_account: String,
    /// To which sub-account.
    pub sub_account: String,
    /// What the payer wrote.
    pub wording: String,
    /// `unclaimed`, `claimed` or `sent_back`.
    pub state: String,
    /// Since when.
    pub state_on: Day,
    /// The case that claims it.
    pub case_id: Option<String>,
    /// The page of its docket.
    pub page: Option<u32>,
    /// Who is to find out whose it is.
    pub assigned: Option<String>,
    /// How many events it has.
    pub version: u64,
}

/// Which way money moved, seen from the court's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It came in.
    In,
    /// It went out.
    Out,
}

/// What a line says that is entered, in or out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnteredLine {
    /// The bank's number.
    pub source_no: String,
    /// Its day.
    pub value_on: Day,
    /// How much.
    pub amount: Fen,
    /// Who paid, or was paid.
    pub party: String,
    /// The account of the other side, whole.
    pub party_account: String,
    /// To which sub-account it came; empty where it went out.
    pub sub_account: String,
    /// What was written.
    pub wording: String,
}

impl EnteredLine {
    fn from_row(row: &Row) -> Result<EnteredLine, StoreError> {
        let text = |column| row.text(column).map(str::to_owned);
        Ok(EnteredLine {
            source_no: text(0)?,
            value_on: row.day(1)?,
            amount: row.fen(2)?,
            party: text(3)?,
            party_account: text(4)?,
            sub_account: text(5)?,
            wording: text(6)?,
        })
    }
}

/// So many lines, and their money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many.
    pub count: i64,
    /// How much.
    pub amount: Fen,
}

/// A receipt that finance typed and no line stands behind yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedReceipt {
    /// The bank's number.
    pub bank_reference: String,
    /// The case.
    pub case_id: String,
    /// The page of its docket.
    pub entry: u32,
    /// How much.
    pub amount: Fen,
}

/// A debtor of an open case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DebtorRow {
    /// The case.
    pub case_id: String,
    /// The number of the debtor in it.
    pub debtor: u32,
    /// The name.
    pub name: String,
    /// What is left of the sums claimed, running interest left out.
    pub left: Fen,
    /// The sub-account of the case; empty where it has none.
    pub sub_account: String,
    /// Sums that were deducted and have not arrived.
    pub awaited: Vec<Fen>,
    /// The team of the case.
    pub team: Option<String>,
    /// The handler of the case.
    pub handler: Option<String>,
}

impl Store {
    /// One line of a statement; none where there is no such line.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn bank_line(
        &self,
        court: &str,
        account: &str,
        source_no: &str,
    ) -> Result<Option<LineRow>, StoreError> {
        let values = [court.into(), account.into(), source_no.into()];
        let row = self.read(|connection| connection.row(&ONE, &values))?;
        row.as_ref().map(line).transpose()
    }

    /// The line that a page of a docket books; none where finance typed it.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn bank_line_of_page(
        &self,
        court: &str,
        case_id: &str,
        page: u32,
    ) -> Result<Option<LineRow>, StoreError> {
        let values = [court.into(), case_id.into(), page.into()];
        let row = self.read(|connection| connection.row(&OF_PAGE, &values))?;
        row.as_ref().map(line).transpose()
    }

    /// Lines of a state, the oldest first: those given to one member of staff, or all where it is empty; `page` is how
    /// many are passed over and how many are given.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn bank_lines(
        &self,
        court: &str,
        state: &str,
        assigned: &str,
        page: (u32, u32),
    ) -> Result<Vec<LineRow>, StoreError> {
        let values = [court.into(), state.into(), assigned.into(), page.1.into(), page.0.into()];
        let rows = self.read(|connection| connection.rows(&LIST, &values))?;
        rows.iter().map(line).collect()
    }

    /// Lines that were claimed or sent back on a day.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn bank_lines_settled(&self, court: &str, on: Day, limit: u32) -> Result<Vec<LineRow>, StoreError> {
        let values = [court.into(), on.into(), limit.into()];
        let rows = self.read(|connection| connection.rows(&SETTLED, &values))?;
        rows.iter().map(line).collect()
    }

    /// The lines that nobody has claimed, and those of them that arrived before a day.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn unclaimed_sums(&self, court: &str, before: Day) -> Result<(Sum, Sum), StoreError> {
        let values = [court.into(), before.into()];
        let row = self.read(|connection| connection.row(&UNCLAIMED_SUMS, &values))?;
        row.map_or(Ok(Default::default()), |row| Ok((sum(&row, 0)?, sum(&row, 2)?)))
    }

    /// The lines that were entered on a day.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn entered_sum(&self, court: &str, on: Day) -> Result<Sum, StoreError> {
        let row = self.read(|connection| connection.row(&ENTERED_SUMS, &[court.into(), on.into()]))?;
        row.map_or(Ok(Sum::default()), |row| sum(&row, 0))
    }

    /// The lines that came into a state on a day and are in it.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn settled_sum(&self, court: &str, on: Day, state: &str) -> Result<Sum, StoreError> {
        let values = [court.into(), on.into(), state.into()];
        let row = self.read(|connection| connection.row(&STATE_SUMS, &values))?;
        row.map_or(Ok(Sum::default()), |row| sum(&row, 0))
    }

    /// What the lines of an account say that are entered under numbers between two.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn entered_lines(
        &self,
        court: &str,
        account: &str,
        way: Way,
        (first, last): (&str, &str),
    ) -> Result<Vec<EnteredLine>, StoreError> {
        let query = match way {
            Way::In => &ENTERED_IN,
            Way::Out => &ENTERED_OUT,
        };
        let values = [court.into(), account.into(), first.into(), last.into()];
        let rows = self.read(|connection| connection.rows(query, &values))?;
        rows.iter().map(EnteredLine::from_row).collect()
    }

    /// Whether a line in a state bears this number, on any account but one.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn number_stands(
        &self,
        court: &str,
        source_no: &str,
        (state, besides): (&str, &str),
    ) -> Result<bool, StoreError> {
        let values = [court.into(), source_no.into(), besides.into(), state.into()];
        let row = self.read(|connection| connection.row(&ELSEWHERE, &values))?;
        row.map_or(Ok(false), |row| row.flag(0))
    }

    /// Lines that came to a sub-account and that nobody has touched yet, sub-account after sub-account, the oldest of
    /// each first; they begin behind `after`.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn untouched_lines_with_sub_account(
        &self,
        court: &str,
        after: Option<&LineRow>,
        limit: u32,
    ) -> Result<Vec<LineRow>, StoreError> {
        let behind: [Value; 4] = match after {
            Some(line) => [
                line.sub_account.as_str().into(),
                line.value_on.into(),
                line.account.as_str().into(),
                line.source_no.as_str().into(),
            ],
            None => std::array::from_fn(|_| "".into()),
        };
        let values: Vec<Value> =
            [court.into()].into_iter().chain(behind).chain([i64::from(limit).into()]).collect();
        let rows = self.read(|connection| connection.rows(&CERTAIN, &values))?;
        rows.iter().map(line).collect()
    }

    /// The claimed lines with one of these numbers: account and number.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn claimed_lines_numbered(
        &self,
        court: &str,
        numbers: &[&str],
    ) -> Result<Vec<(String, String)>, StoreError> {
        let rows = self.read(|connection| rows_in(connection, &NUMBERED, court, numbers))?;
        let mut claimed = Vec::new();
        for row in &rows {
            if row.text(2)? == "claimed" {
                claimed.push((row.text(0)?.to_owned(), row.text(1)?.to_owned()));
            }
        }
        Ok(claimed)
    }

    /// From which accounts money came for open cases: the case and the whole number of the account.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn payer_accounts(&self, court: &str) -> Result<Vec<(String, String)>, StoreError> {
        let rows = self.read(|connection| connection.rows(&PAYERS, &[court.into()]))?;
        rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))).collect()
    }

    /// The receipts with numbers between two that finance typed and no line stands behind yet.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn typed_receipts(
        &self,
        court: &str,
        (first, last): (&str, &str),
    ) -> Result<Vec<TypedReceipt>, StoreError> {
        let values = [court.into(), first.into(), last.into()];
        let rows = self.read(|connection| connection.rows(&TYPED, &values))?;
        rows.iter()
            .map(|row| {
                Ok(TypedReceipt {
                    bank_reference: row.text(0)?.to_owned(),
                    case_id: row.text(1)?.to_owned(),
                    entry: u32::try_from(row.integer(2)?).unwrap_or(0),
                    amount: row.fen(3)?,
                })
            })
            .collect()
    }

    /// The debtors of all open cases.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn debtors(&self, court: &str) -> Result<Vec<DebtorRow>, StoreError> {
        let rows = self.read(|connection| connection.rows(&DEBTORS, &[court.into()]))?;
        rows.iter()
            .map(|row| {
                let text = |row: &Row, column| row.text(column).map(str::to_owned);
                Ok(DebtorRow {
                    case_id: row.text(0)?.to_owned(),
                    debtor: u32::try_from(row.integer(1)?).unwrap_or(0),
                    name: row.text(2)?.to_owned(),
                    left: row.fen(3)?,
                    sub_account: row.text(4)?.to_owned(),
                    awaited: row.text(5)?.split(',').filter_map(|sum| sum.parse().ok()).map(Fen).collect(),
                    team: row.optional(6, text)?,
                    handler: row.optional(7, text)?,
                })
            })
            .collect()
    }
}

pub(super) fn sum(row: &Row, column: usize) -> Result<Sum, StoreError> {
    Ok(Sum { count: row.integer(column)?, amount: row.fen(column + 1)? })
}

pub(super) fn line(row: &Row) -> Result<LineRow, StoreError> {
    let text = |row: &Row, column| row.text(column).map(str::to_owned);
    Ok(LineRow {
        account: row.text(0)?.to_owned(),
        source_no: row.text(1)?.to_owned(),
        value_on: row.day(2)?,
        entered_on: row.day(3)?,
        amount: row.fen(4)?,
        payer: row.text(5)?.to_owned(),
        payer_account: row.text(6)?.to_owned(),
        sub_account: row.text(7)?.to_owned(),
        wording: row.text(8)?.to_owned(),
        state: row.text(9)?.to_owned(),
        state_on: row.day(10)?,
        case_id: row.optional(11, text)?,
        page: row.optional(12, Row::integer)?.map(|page| u32::try_from(page).unwrap_or(0)),
        assigned: row.optional(13, text)?,
        version: row.integer(14)?.cast_unsigned(),
    })
}
