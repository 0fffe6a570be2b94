//! The books of some days as one Excel workbook for auditors: receipts, divisions, payments, money nobody claimed, the
//! closing of days, and the trial balance.

use super::check_look;
use super::export::narration;
use crate::app::App;
use crate::error::AppError;
use docket::office::Actor;
use documents::sheet::{Cell, Column, ColumnKind, Sheet, workbook};
use ledger::Account;
use ledger::court_account::{ClosedDay, OpenItem};
use store::read::books::{BookLineRow, BookOf};
use values::{CaseId, Day, Fen};

/// Lines that nobody claimed, at most: a court that has more has other troubles.
const SUSPENSE_MAX: u32 = 100_000;

type Columns = &'static [(&'static str, ColumnKind, u16)];

fn sheet(title: &str, columns: Columns, rows: Vec<Vec<Cell>>) -> Sheet {
    let column = |(label, kind, width): &(&str, ColumnKind, u16)| Column {
        label: (*label).to_owned(),
        kind: *kind,
        width: *width,
    };
    Sheet { title: title.to_owned(), columns: columns.iter().map(column).collect(), rows }
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

const MOVEMENTS: Columns = &[
    ("记账日", ColumnKind::Day, 12),
    ("起息日", ColumnKind::Day, 12),
    ("案号", ColumnKind::Text, 26),
    ("案卷页", ColumnKind::Number, 8),
    ("事项", ColumnKind::Text, 14),
    ("当事人", ColumnKind::Text, 24),
    ("金额（元）", ColumnKind::Money, 16),
    ("银行流水号", ColumnKind::Text, 24),
    ("账户", ColumnKind::Text, 24),
];

const DIVISIONS: Columns = &[
    ("记账日", ColumnKind::Day, 12),
    ("案号", ColumnKind::Text, 26),
    ("案卷页", ColumnKind::Number, 8),
    ("科目", ColumnKind::Text, 18),
    ("权利人", ColumnKind::Text, 24),
    ("金额（元）", ColumnKind::Money, 16),
];

const SUSPENSE: Columns = &[
    ("到账日", ColumnKind::Day, 12),
    ("账户", ColumnKind::Text, 24),
    ("流水号", ColumnKind::Text, 24),
    ("付款人", ColumnKind::Text, 24),
    ("金额（元）", ColumnKind::Money, 16),
    ("附言", ColumnKind::Text, 30),
    ("距今（日）", ColumnKind::Number, 10),
    ("查明人", ColumnKind::Text, 12),
];

const DAYS: Columns = &[
    ("账户", ColumnKind::Text, 24),
    ("结账日", ColumnKind::Day, 12),
    ("上次结账余额（元）", ColumnKind::Money, 16),
    ("收入（元）", ColumnKind::Money, 16),
    ("支出（元）", ColumnKind::Money, 16),
    ("补记以前日期（元）", ColumnKind::Money, 16),
    ("账面余额（元）", ColumnKind::Money, 16),
    ("银行账单余额（元）", ColumnKind::Money, 16),
    ("差额（元）", ColumnKind::Money, 14),
    ("未达账项和差异说明", ColumnKind::Text, 60),
    ("办理日", ColumnKind::Day, 12),
    ("办理人", ColumnKind::Text, 12),
];

const TRIAL: Columns = &[
    ("科目", ColumnKind::Text, 20),
    ("期初借方（元）", ColumnKind::Money, 16),
    ("期初贷方（元）", ColumnKind::Money, 16),
    ("本期借方（元）", ColumnKind::Money, 16),
    ("本期贷方（元）", ColumnKind::Money, 16),
    ("期末借方（元）", ColumnKind::Money, 16),
    ("期末贷方（元）", ColumnKind::Money, 16),
];

impl App {
    /// The books of some days of booking as a workbook.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::BadInput`] where the days are in the wrong order; [`AppError::Sheet`] where
    /// there are more rows than Excel has.
    pub fn books_workbook(&self, actor: &Actor, days: (Day, Day)) -> Result<Vec<u8>, AppError> {
        check_look(actor)?;
        let rows = self.store().book_lines(self.court().as_str(), days)?;
        let main = self.main_account()?.unwrap_or_default();
        let moved = |incoming: bool| {
            let together = rows.chunk_by(|one, other| one.of == other.of);
            together.filter_map(|lines| movement(lines, &main, incoming)).collect::<Vec<Vec<Cell>>>()
        };
        let sheets = [
            sheet("到账", MOVEMENTS, moved(true)),
            sheet("分配", DIVISIONS, rows.iter().filter_map(division).collect()),
            sheet("发放和退还", MOVEMENTS, moved(false)),
            sheet("待认领款", SUSPENSE, self.suspense_rows()?),
            sheet("日结", DAYS, self.closed_rows(actor, days)?),
            sheet("试算平衡表", TRIAL, self.trial_rows(actor, days)?),
        ];
        workbook(&sheets).map_err(AppError::Sheet)
    }

    fn suspense_rows(&self) -> Result<Vec<Vec<Cell>>, AppError> {
        let lines = self.store().bank_lines(self.court().as_str(), "unclaimed", "", (0, SUSPENSE_MAX))?;
        let directory = self.directory();
        let row = |line: &store::read::funds::LineRow| {
            let assigned = line.assigned.as_ref().and_then(|id| id.parse().ok());
            vec![
                Cell::Day(line.value_on),
                text(&line.account),
                text(&line.source_no),
                text(&line.payer),
                Cell::Money(line.amount),
                text(values::mask_long_numbers(&line.wording)),
                Cell::Number(self.today().days_since(line.value_on).into()),
                assigned.map_or(Cell::Empty, |id| text(directory.name(&id))),
            ]
        };
        Ok(lines.iter().map(row).collect())
    }

    fn closed_rows(&self, actor: &Actor, (from, until): (Day, Day)) -> Result<Vec<Vec<Cell>>, AppError> {
        let directory = self.directory();
        let mut rows = Vec::new();
        for view in self.court_accounts(actor)? {
            let (account, _) = self.court_account(&view.row.account)?;
            let days = self.store().bank_days(self.court().as_str(), &view.row.account, (from, until))?;
            for row in days.iter().filter(|row| row.is_closed) {
                let Some(closed) = account.closed.iter().find(|closed| closed.day == row.day) else {
                    continue;
                };
                let by = row.closed_by.as_ref().and_then(|id| id.parse().ok());
                rows.push(vec![
                    text(&row.account),
                    Cell::Day(row.day),
                    Cell::Money(closed.opening_fen),
                    Cell::Money(closed.in_fen),
                    Cell::Money(closed.out_fen),
                    Cell::Money(closed.late_fen),
                    Cell::Money(closed.closing_fen),
                    Cell::Money(closed.told_fen),
                    Cell::Money(closed.told_fen - closed.closing_fen),
                    text(differences(closed)),
                    row.closed_on.map_or(Cell::Empty, Cell::Day),
                    by.map_or(Cell::Empty, |id| text(directory.name(&id))),
                ]);
            }
        }
        Ok(rows)
    }

    fn trial_rows(&self, actor: &Actor, days: (Day, Day)) -> Result<Vec<Vec<Cell>>, AppError> {
        let trial = self.trial_balance(actor, days)?;
        let row = |name: &str, line: &super::TrialLine| {
            let side = |amount: Fen| [Cell::Money(amount.or_zero()), Cell::Money((-amount).or_zero())];
            let mut cells = vec![text(name)];
            cells.extend(side(line.before));
            cells.extend([Cell::Money(line.debit), Cell::Money(line.credit)]);
            cells.extend(side(line.after()));
            cells
        };
        Ok(trial.lines.iter().map(|line| row(line.account.title(), line)).collect())
    }
}

/// A movement of the bank, in or out; claims only move money from the court to a case and are left out here.
fn movement(lines: &[BookLineRow], main: &str, incoming: bool) -> Option<Vec<Cell>> {
    let bank = lines.iter().find(|line| line.account == "bank")?;
    let BookOf::Page { case_id, entry, reference } = &bank.of else { return None };
    if bank.amount.is_positive() != incoming {
        return None;
    }
    let what = narration(lines);
    let what = what.split('，').next().unwrap_or_default();
    Some(vec![
        Cell::Day(bank.booked_on),
        Cell::Day(bank.value_on),
        text(number(case_id)),
        Cell::Number((*entry).into()),
        text(what),
        text(&bank.party),
        Cell::Money(if incoming { bank.amount } else { -bank.amount }),
        text(reference),
        text(if bank.bank_account.is_empty() { main } else { &bank.bank_account }),
    ])
}

/// What a creditor, the treasury or a debtor got of money that was divided.
fn division(line: &BookLineRow) -> Option<Vec<Cell>> {
    let BookOf::Page { case_id, entry, .. } = &line.of else { return None };
    let account = Account::by_word(&line.account)?;
    let is_share = !matches!(account, Account::Bank | Account::Undivided | Account::Suspense);
    (is_share && line.amount < Fen::ZERO).then(|| {
        vec![
            Cell::Day(line.booked_on),
            text(number(case_id)),
            Cell::Number((*entry).into()),
            text(account.title()),
            text(&line.party),
            Cell::Money(-line.amount),
        ]
    })
}

fn number(case_id: &str) -> String {
    case_id.parse::<CaseId>().map_or_else(|_| case_id.to_owned(), |case| case.number().to_string())
}

/// Everything between the statement and our books, in words.
fn differences(closed: &ClosedDay) -> String {
    let open = closed
        .open
        .iter()
        .map(|item: &OpenItem| format!("{}：{}元，{}", item.kind.title(), item.amount_fen, item.told));
    let explained = closed.explained.iter().map(|one| format!("说明：{}元，{}", one.amount_fen, one.words));
    open.chain(explained).collect::<Vec<String>>().join("；")
}
