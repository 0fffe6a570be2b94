//! The days of an account: what they consist of, how they stand, and their closing (日结).

use super::since::{Parted, closing_of};
use super::{check_look, may_close};
use crate::app::App;
use crate::error::AppError;
use docket::office::Actor;
use ledger::court_account::{ClosedDay, CourtAccount, Explained, OpenItem, OpenKind, OpenOf, Worked};
use std::collections::BTreeMap;
use store::read::closing::{BankDayRow, BankPage, OutgoingRow, Which};
use store::read::funds::LineRow;
use values::{CaseId, Day, Fen};

/// Movements of a day that its page shows; the others are counted.
pub(super) const SHOWN: u32 = 500;

/// How a day of an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayState {
    /// It lies before the first day that is reconciled, or after today.
    Outside,
    /// It is closed.
    Closed,
    /// The bank's balance is known, and it is not closed.
    Told,
    /// The bank's balance is not known.
    Waiting,
}

impl DayState {
    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            DayState::Outside => "outside",
            DayState::Closed => "closed",
            DayState::Told => "told",
            DayState::Waiting => "waiting",
        }
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            DayState::Outside => "不在对账范围",
            DayState::Closed => "已结账",
            DayState::Told => "待结账",
            DayState::Waiting => "无账单",
        }
    }
}

/// A day of the calendar of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// The day.
    pub day: Day,
    /// How it stands.
    pub state: DayState,
    /// The row of the day on which it was closed, or whose balance is known.
    pub row: Option<BankDayRow>,
}

/// What one account has, for each account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PerAccount<T> {
    /// The account.
    pub account: String,
    /// What it has.
    pub of: T,
}

/// Some days of all accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// Each account with its days.
    pub accounts: Vec<PerAccount<Vec<CalendarDay>>>,
}

/// A movement of the account on the days that are closed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayMovement {
    /// A line that brought money.
    In(LineRow),
    /// A receipt that finance typed and no line stands for.
    Typed(BankPage),
    /// A payment that was made.
    Out(BankPage),
    /// Money that was sent back to its payer.
    SentBack(LineRow),
}

/// A day of an account as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayView {
    /// The account.
    pub account: CourtAccount,
    /// The day; with it are closed those after [`DayView::after`].
    pub day: Day,
    /// The last day that was closed before, or the day before the first that is reconciled.
    pub after: Day,
    /// What the bank told, with the file; empty where finance typed it.
    pub told: Option<(Fen, String)>,
    /// How our books stand, as they were closed or as they are now.
    pub worked: Worked,
    /// What finance explained; before the closing what was explained the last time, to be carried over.
    pub explained: Vec<Explained>,
    /// When it was closed, and by whom.
    pub closed: Option<(Day, String)>,
    /// What moved on these days by the books that [`DayView::worked`] sums, oldest first, as far as it is shown.
    pub movements: Vec<DayMovement>,
    /// What was booked for these days behind their closing, each with the day of booking; it counts in the next closing.
    pub later: Vec<(Day, DayMovement)>,
    /// Lines of the statement by which money went out on these days.
    pub outgoing: Vec<OutgoingRow>,
    /// What was booked since the days before were closed and belongs to them, each with the day of booking.
    pub late: Vec<(Day, DayMovement)>,
}

impl DayView {
    /// By how much the statement is above our books after all that only one of both has, and what was explained.
    #[must_use]
    pub fn left(&self) -> Option<Fen> {
        let explained: Fen = self.explained.iter().map(|one| one.amount_fen).sum();
        self.told.as_ref().map(|(told, _)| *told - self.worked.adjusted() - explained)
    }
}

impl App {
    /// The days of all accounts between two days.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; the store cannot be read.
    pub fn closing_calendar(&self, actor: &Actor, (from, until): (Day, Day)) -> Result<Calendar, AppError> {
        check_look(actor)?;
        let (court, today) = (self.court().as_str(), self.today());
        let mut accounts = Vec::new();
        for account in self.court_accounts(actor)? {
            let number = account.row.account.clone();
            let rows: BTreeMap<Day, BankDayRow> = self
                .store()
                .bank_days(court, &number, (from, until))?
                .into_iter()
                .map(|row| (row.day, row))
                .collect();
            let mut days = Vec::new();
            let mut day = from;
            while day <= until {
                let state = match rows.get(&day) {
                    _ if day < account.row.from_on || day > today => DayState::Outside,
                    _ if account.row.closed_until.is_some_and(|closed| day <= closed) => DayState::Closed,
                    Some(row) if row.told.is_some() => DayState::Told,
                    _ => DayState::Waiting,
                };
                days.push(CalendarDay { day, state, row: rows.get(&day).cloned() });
                day = day.next();
            }
            accounts.push(PerAccount { account: number, of: days });
        }
        Ok(Calendar { from, until, accounts })
    }

    /// A day of an account: as it was closed, or as it stands now.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::NoSuchAccount`]; the store cannot be read.
    pub fn closing_day(&self, actor: &Actor, number: &str, day: Day) -> Result<DayView, AppError> {
        check_look(actor)?;
        let (account, events) = self.court_account(number)?;
        // A day that was closed together with a later one is shown as that one.
        let place = account.closed.iter().position(|closed| closed.day >= day);
        let day = place.map_or(day, |place| account.closed[place].day);
        let before = match place {
            Some(place) => &account.closed[..place],
            None => &account.closed[..],
        };
        let after = before.last().map_or(account.recorded.from_on.plus_days(-1), |closed| closed.day);
        let closing = place.map(|place| account.closed[place].clone());
        let closed = closing.as_ref().and_then(|closing| closing_of(&events, closing));
        let worked = match &closing {
            Some(closing) => as_closed(closing),
            None => self.worked(&account, day)?,
        };
        let explained = match &closing {
            Some(closing) => closing.explained.clone(),
            None => before.last().map(|last| last.explained.clone()).unwrap_or_default(),
        };
        let told = match &closing {
            Some(closing) => {
                let file = account.told.get(&day).map(|(_, file)| file.clone()).unwrap_or_default();
                Some((closing.told_fen, file))
            }
            None => account.told.get(&day).cloned(),
        };
        let last = before.last().and_then(|last| closing_of(&events, last));
        let late = match (&closing, last) {
            (None, Some((last, _))) => self.booked_late(number, (after, last))?,
            _ => Vec::new(),
        };
        let movements = self.movements(number, (after, day))?;
        let Parted { counted, later } = match closed {
            Some((closing, _)) => self.parted(closing, movements)?,
            None => Parted { counted: movements, later: Vec::new() },
        };
        let closed = closed.map(|(closing, by)| (closing.on(), by.to_owned()));
        let outgoing =
            self.store().outgoing_lines(self.court().as_str(), number, (after, day), (0, SHOWN))?;
        Ok(DayView {
            movements: counted,
            later,
            outgoing,
            account,
            day,
            after,
            told,
            worked,
            explained,
            closed,
            late,
        })
    }

    /// Closes the days of an account up to this one. Lines by which money went out are matched first.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for anybody but finance; [`AppError::NoSuchAccount`]; the refusal of the account;
    /// [`AppError::Conflict`].
    pub fn close_day(
        &self,
        actor: &Actor,
        number: &str,
        day: Day,
        explained: Vec<Explained>,
    ) -> Result<(), AppError> {
        if !may_close(actor) {
            return Err(AppError::Forbidden);
        }
        self.match_outgoing(actor, number)?;
        let (account, events) = self.court_account(number)?;
        let worked = self.worked(&account, day)?;
        let event = account.close(day, worked, explained, self.today())?;
        self.append_to_account(actor, number, events, vec![event])
    }

    /// What our books say of the days after the one closed before, up to this one.
    fn worked(&self, account: &CourtAccount, day: Day) -> Result<Worked, AppError> {
        let (store, court) = (self.store(), self.court().as_str());
        let number = account.recorded.number.as_str();
        let at = self.at_bank(number)?;
        let last = account.closed.last();
        let after = last.map_or(account.recorded.from_on.plus_days(-1), |closed| closed.day);
        let (before, now) = (store.book_balance(court, at, after)?, store.book_balance(court, at, day)?);
        let opening = last.map_or(before, |closed| closed.closing_fen);
        let mut went_out = Fen::ZERO;
        let carried =
            last.map(|closed| closed.open.iter().map(|item| item.value_on).min()).unwrap_or_default();
        let since = carried.map_or(after, |carried| carried.min(after));
        let mut open = Vec::new();
        if at.is_main {
            for page in store.receipts_without_line(court, (since, day))? {
                let told =
                    format!("{}，{}缴来，流水号{}，由财务登记", page.number, page.party, page.reference);
                open.extend(item(OpenKind::ReceivedByUs, &page, told));
            }
            for page in store.payments_made(court, (since, day), Which::WithoutLine)? {
                let batch = match page.reference.as_str() {
                    "" => String::new(),
                    batch => format!("，批次{batch}"),
                };
                let told = format!("{}，付{}{batch}", page.number, page.party);
                open.extend(item(OpenKind::PaidByUs, &page, told));
            }
            let made = store.payments_made(court, (after.next(), day), Which::All)?;
            went_out -= made.iter().filter(|page| page.value_on > after).map(|page| page.amount).sum::<Fen>();
        }
        for page in store.receipts_ahead(court, number, (since, day))? {
            let told = format!(
                "{}，{}缴来，流水号{}，由财务登记在以后日期",
                page.number, page.party, page.reference
            );
            open.extend(item(OpenKind::ReceivedByBank, &page, told));
        }
        for line in store.sent_back(court, number, (since, day), Which::WithoutLine)? {
            open.push(OpenItem {
                kind: OpenKind::PaidByUs,
                of: OpenOf::SentBack { source_no: line.source_no.clone() },
                value_on: line.state_on,
                amount_fen: line.amount,
                told: format!("退回{}，原到账流水号{}", line.payer, line.source_no),
            });
        }
        let sent = store.sent_back(court, number, (after.next(), day), Which::All)?;
        went_out += sent.iter().map(|line| line.amount).sum::<Fen>();
        let ahead = store.payments_ahead(court, number, (since, day))?;
        for line in store.unmatched_lines(court, number, day)?.iter().chain(&ahead) {
            open.push(self.unmatched(line)?);
        }
        open.retain(|item| item.value_on >= account.recorded.from_on);
        open.sort_by(|one, other| {
            (one.kind, one.value_on, &one.of).cmp(&(other.kind, other.value_on, &other.of))
        });
        let came_in = now - before + went_out;
        Ok(Worked { opening, came_in, went_out, late: before - opening, open })
    }

    fn unmatched(&self, line: &OutgoingRow) -> Result<OpenItem, AppError> {
        let payee = if line.payee.is_empty() { "收款人未写明" } else { &line.payee };
        let mut told = match line.wording.as_str() {
            "" => payee.to_owned(),
            wording => format!("{payee}，{}", values::mask_long_numbers(wording)),
        };
        let under_way = self.store().payment_under_way(self.court().as_str(), line.amount, &line.payee)?;
        if let Some((number, batch)) = under_way {
            told = format!("{told}；与{number}批次{batch}的付款相同，该批次待导入银行回执");
        }
        Ok(OpenItem {
            kind: OpenKind::PaidByBank,
            of: OpenOf::Line { source_no: line.source_no.clone() },
            value_on: line.value_on,
            amount_fen: line.amount,
            told,
        })
    }

    /// What moved on an account after one day and until another, oldest first.
    fn movements(&self, number: &str, (after, until): (Day, Day)) -> Result<Vec<DayMovement>, AppError> {
        let (store, court) = (self.store(), self.court().as_str());
        let mut movements: Vec<(Day, DayMovement)> = Vec::new();
        for line in store.bank_in_lines(court, number, (after, until), (0, SHOWN))? {
            movements.push((line.value_on, DayMovement::In(line)));
        }
        if self.at_bank(number)?.is_main {
            for page in store.receipts_without_line(court, (after, until))? {
                movements.push((page.value_on, DayMovement::Typed(page)));
            }
            for page in store.payments_made(court, (after, until), Which::All)? {
                movements.push((page.value_on, DayMovement::Out(page)));
            }
        }
        for line in store.sent_back(court, number, (after.next(), until), Which::All)? {
            movements.push((line.state_on, DayMovement::SentBack(line)));
        }
        movements.retain(|(on, _)| *on > after);
        movements.sort_by_key(|(on, _)| *on);
        Ok(movements.into_iter().map(|(_, movement)| movement).collect())
    }
}

fn item(kind: OpenKind, page: &BankPage, told: String) -> Option<OpenItem> {
    let case: CaseId = page.case_id.parse().ok()?;
    let amount_fen = if page.amount.is_positive() { page.amount } else { -page.amount };
    let of = OpenOf::Page { case, page: page.entry };
    Some(OpenItem { kind, of, value_on: page.value_on, amount_fen, told })
}

/// The figures of a day that is closed.
fn as_closed(closed: &ClosedDay) -> Worked {
    Worked {
        opening: closed.opening_fen,
        came_in: closed.in_fen,
        went_out: closed.out_fen,
        late: closed.late_fen,
        open: closed.open.clone(),
    }
}
