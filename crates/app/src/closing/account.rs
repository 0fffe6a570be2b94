//! The accounts of the court: recorded by finance, or seen on a statement; and what the bank says that they hold.

use super::{check_look, may_close, read};
use crate::app::{App, new_event};
use crate::error::AppError;
use docket::office::Actor;
use documents::bank::{AccountNumber, Statement, StatementLine};
use ledger::court_account::{AccountEvent, AccountRecorded, BalanceTold, CourtAccount, KnownBy, stream};
use std::collections::BTreeMap;
use store::read::closing::BankAccountRow;
use store::read::{account_projection, projection};
use store::{Change, StoredEvent, StreamAppend};
use values::{Day, Fen};

/// The longest name that is recorded.
const NAME_MAX: usize = 60;

/// An account with what our books have on it today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountView {
    /// What is recorded of it.
    pub row: BankAccountRow,
    /// What our books have on it.
    pub balance: Fen,
    /// Whether the court pays from it.
    pub is_main: bool,
}

/// A stored event of an account, with its stamp.
pub(super) struct Told {
    pub(super) event: AccountEvent,
    pub(super) on: Day,
    pub(super) by: String,
    /// Its place in the journal; nothing where it is only about to be written.
    pub(super) position: i64,
}

fn told(stored: &StoredEvent) -> Result<Told, AppError> {
    Ok(Told { event: read(stored)?, on: stored.on_day, by: stored.actor.clone(), position: stored.position })
}

fn rows(court: &str, events: &[Told]) -> Vec<projection::TableRow> {
    let stamped: Vec<account_projection::Stamped<'_>> =
        events.iter().map(|told| (&told.event, told.on, told.by.as_str())).collect();
    account_projection::rows(court, &stamped)
}

/// The rows that follow from the whole stream of an account.
pub(crate) fn rows_of(court: &str, stored: &[StoredEvent]) -> Result<Vec<Change>, AppError> {
    let events = stored.iter().map(told).collect::<Result<Vec<Told>, AppError>>()?;
    Ok(projection::fresh(rows(court, &events)))
}

impl App {
    /// The accounts of the court, that from which it pays first.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; the store cannot be read.
    pub fn court_accounts(&self, actor: &Actor) -> Result<Vec<AccountView>, AppError> {
        check_look(actor)?;
        let (court, main) = (self.court().as_str(), self.main_account()?);
        let mut views = Vec::new();
        for row in self.store().bank_accounts(court)? {
            let at = self.at_bank(&row.account)?;
            let balance = self.store().book_balance(court, at, self.today())?;
            views.push(AccountView { is_main: main.as_deref() == Some(&*row.account), balance, row });
        }
        views.sort_by_key(|view| !view.is_main);
        Ok(views)
    }

    /// Records an account of the court, or says anew in whose name and at which bank it is kept. The first day that is
    /// reconciled stays once a day is closed.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for anybody but finance; [`AppError::BadInput`] where the number or a name is none.
    pub fn record_court_account(
        &self,
        actor: &Actor,
        number: &str,
        (holder, bank): (&str, &str),
        from_on: Option<Day>,
    ) -> Result<(), AppError> {
        if !may_close(actor) {
            return Err(AppError::Forbidden);
        }
        let bad = |sentence: &str| AppError::BadInput(sentence.to_owned());
        let number = AccountNumber::written(number)
            .filter(|number| {
                number.reveal().len() <= 40
                    && number.reveal().bytes().all(|sign| sign.is_ascii_alphanumeric())
            })
            .ok_or_else(|| bad("账号应为数字或者字母，请对照开户资料填写"))?;
        let (holder, bank) = (holder.trim(), bank.trim());
        if holder.is_empty() || bank.is_empty() {
            return Err(bad("请填写户名和开户银行"));
        }
        if holder.chars().count() > NAME_MAX || bank.chars().count() > NAME_MAX {
            return Err(bad("户名和开户银行各不超过60字"));
        }
        let events = self.account_events(number.reveal())?;
        let account = CourtAccount::of(events.iter().map(|told| &told.event));
        let known = account.as_ref().map(|account| account.recorded.from_on);
        let from_on = match (&account, from_on.or(known).unwrap_or_else(|| self.today())) {
            (Some(account), from_on) if !account.closed.is_empty() && Some(from_on) != known => {
                return Err(bad("该账户已有结账记录，对账起始日不能更改"));
            }
            (_, from_on) if from_on > self.today() => return Err(bad("对账起始日不能晚于今日")),
            (_, from_on) => from_on,
        };
        let recorded = AccountRecorded {
            number: number.reveal().to_owned(),
            holder: holder.to_owned(),
            bank: bank.to_owned(),
            from_on,
            known_by: KnownBy::Finance,
        };
        self.append_to_account(actor, number.reveal(), events, vec![AccountEvent::Recorded(recorded)])
    }

    /// Enters the balance of a day that finance read from the statement of the bank.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for anybody but finance; [`AppError::NoSuchAccount`]; the refusal of the account.
    pub fn tell_balance(
        &self,
        actor: &Actor,
        number: &str,
        (day, balance): (Day, Fen),
    ) -> Result<(), AppError> {
        if !may_close(actor) {
            return Err(AppError::Forbidden);
        }
        let events = self.account_events(number)?;
        let account =
            CourtAccount::of(events.iter().map(|told| &told.event)).ok_or(AppError::NoSuchAccount)?;
        let event = account.tell(day, balance, self.today())?;
        self.append_to_account(actor, number, events, vec![event])
    }

    /// What an imported statement says of its account: that it is one of the court, and what it held day by day.
    pub(crate) fn take_balances(
        &self,
        actor: &Actor,
        (number, file): (&str, &str),
        statement: &Statement,
        days: &[(Day, Fen)],
    ) -> Result<(), AppError> {
        App::trying(|| {
            let events = self.account_events(number)?;
            let mut new = Vec::new();
            let mut account = CourtAccount::of(events.iter().map(|told| &told.event));
            if account.is_none() {
                let first = statement.entries.iter().map(|line| line.value_on).min();
                let recorded = AccountEvent::Recorded(AccountRecorded {
                    number: number.to_owned(),
                    holder: statement.holder.as_deref().unwrap_or_default().to_owned(),
                    bank: String::new(),
                    from_on: statement.from.or(first).unwrap_or_else(|| self.today()).min(self.today()),
                    known_by: KnownBy::Statement,
                });
                account = CourtAccount::of([&recorded]);
                new.push(recorded);
            }
            let news = account.map(|account| account.news(days.iter().copied())).unwrap_or_default();
            if !news.is_empty() {
                new.push(AccountEvent::BalanceTold(BalanceTold { days: news, file: file.to_owned() }));
            }
            self.append_to_account(actor, number, events, new)
        })
    }

    pub(super) fn account_events(&self, number: &str) -> Result<Vec<Told>, AppError> {
        self.store().stream(self.court().as_str(), &stream(number))?.iter().map(told).collect()
    }

    /// An account by its number.
    pub(super) fn court_account(&self, number: &str) -> Result<(CourtAccount, Vec<Told>), AppError> {
        let events = self.account_events(number)?;
        let account = CourtAccount::of(events.iter().map(|told| &told.event));
        Ok((account.ok_or(AppError::NoSuchAccount)?, events))
    }

    pub(super) fn append_to_account(
        &self,
        actor: &Actor,
        number: &str,
        mut events: Vec<Told>,
        new: Vec<AccountEvent>,
    ) -> Result<(), AppError> {
        if new.is_empty() {
            return Ok(());
        }
        let (court, on) = (self.court().as_str(), self.today());
        let before = rows(court, &events);
        let append = StreamAppend {
            stream: stream(number),
            expected: events.len() as u64,
            events: new.iter().map(|event| new_event(event.kind(), on, &actor.id, event)).collect(),
        };
        events.extend(new.into_iter().map(|event| Told { event, on, by: actor.id.to_string(), position: 0 }));
        self.append(vec![append], projection::difference(before, rows(court, &events)))
    }
}

/// The later of the days that a line bears.
pub(crate) fn dated(line: &StatementLine) -> Day {
    line.value_on.max(line.booked_on)
}

/// The balances at the end of days that a statement tells, of days that have come. Day by day where its lines add up to
/// what it says of itself; else only that at its end, and nothing where that counts lines of days that have not come.
pub(crate) fn told_days(statement: &Statement, today: Day) -> Vec<(Day, Fen)> {
    let last_line = statement.entries.iter().map(|line| line.value_on).max();
    let Some(last) = statement.until.or(last_line).map(|last| last.min(today)) else { return Vec::new() };
    let mut moved: BTreeMap<Day, i128> = BTreeMap::new();
    for line in &statement.entries {
        let is_ahead = dated(line) > today;
        let day = if is_ahead { dated(line) } else { line.value_on.min(last) };
        *moved.entry(day).or_default() += i128::from(line.signed().0);
    }
    moved.entry(last).or_default();
    let whole: i128 = moved.values().sum();
    let adds_up = |opening: Fen, closing: Fen| i128::from(closing.0) - i128::from(opening.0) == whole;
    match (statement.opening, statement.closing) {
        (Some(opening), Some(closing)) if adds_up(opening, closing) => {
            let mut balance = i128::from(opening.0);
            let days = moved.into_iter().map(|(day, fen)| {
                balance += fen;
                (day, Fen(i64::try_from(balance).unwrap_or_default()))
            });
            days.filter(|(day, _)| *day <= today).collect()
        }
        (_, Some(closing)) if statement.entries.iter().all(|line| dated(line) <= today) => {
            vec![(last, closing)]
        }
        _ => Vec::new(),
    }
}
