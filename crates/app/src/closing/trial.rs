//! The trial balance (试算平衡表): what stands on the accounts of each kind at the end of a day, and its cases.

use super::check_look;
use crate::app::App;
use crate::error::AppError;
use docket::office::Actor;
use ledger::Account;
use store::read::closing::CaseAccountRow;
use values::{Day, Fen};

/// Cases of a page of the accounts of one kind.
pub const CASES: u32 = 100;

/// One line: the accounts of one kind, over the whole court.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialLine {
    /// The kind; a creditor's as that of the first.
    pub account: Account,
    /// What they stood at before, debits less credits.
    pub before: Fen,
    /// Debits.
    pub debit: Fen,
    /// Credits.
    pub credit: Fen,
}

impl TrialLine {
    /// What they stand at after, debits less credits.
    #[must_use]
    pub fn after(&self) -> Fen {
        self.before + self.debit - self.credit
    }
}

/// The books of the court over some days of booking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialBalance {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// The lines, in the order of [`Account::KINDS`]; kinds that were never used are left out.
    pub lines: Vec<TrialLine>,
    /// Together.
    pub whole: TrialLine,
}

impl TrialBalance {
    /// Whether debits are credits and everything together is nothing, before and after.
    #[must_use]
    pub fn is_balanced(&self) -> bool {
        self.whole.before.is_zero() && self.whole.after().is_zero() && self.whole.debit == self.whole.credit
    }
}

impl App {
    /// The trial balance of the court over some days of booking.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::BadInput`] where the days are in the wrong order; the store cannot be read.
    pub fn trial_balance(&self, actor: &Actor, (from, until): (Day, Day)) -> Result<TrialBalance, AppError> {
        check_look(actor)?;
        if from > until {
            return Err(AppError::BadInput("起始日期不能晚于截止日期".to_owned()));
        }
        let rows = self.store().trial_balance(self.court().as_str(), (from, until))?;
        let line = |account: Account| {
            let row = rows.iter().find(|row| row.kind == account.kind())?;
            Some(TrialLine { account, before: row.before, debit: row.debit, credit: row.credit })
        };
        let sum = |of: fn(&store::read::closing::TrialRow) -> Fen| rows.iter().map(of).sum::<Fen>();
        Ok(TrialBalance {
            from,
            until,
            lines: Account::KINDS.into_iter().filter_map(line).collect(),
            whole: TrialLine {
                account: Account::Bank,
                before: sum(|row| row.before),
                debit: sum(|row| row.debit),
                credit: sum(|row| row.credit),
            },
        })
    }

    /// The cases on whose accounts of a kind something stood at the end of a day of booking, the most first.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::BadInput`] where there is no such kind; the store cannot be read.
    pub fn cases_with(
        &self,
        actor: &Actor,
        kind: &str,
        on: Day,
        page: u32,
    ) -> Result<(Account, Vec<CaseAccountRow>), AppError> {
        check_look(actor)?;
        let account = Account::KINDS.into_iter().find(|account| account.kind() == kind);
        let account = account.ok_or_else(|| AppError::BadInput("没有这个科目".to_owned()))?;
        let raising = if account == Account::Bank { 1 } else { -1 };
        let page = (page.saturating_sub(1) * CASES, CASES);
        let rows = self.store().case_accounts(self.court().as_str(), (kind, raising), on, page)?;
        Ok((account, rows))
    }
}
