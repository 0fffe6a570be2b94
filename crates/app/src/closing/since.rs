//! What was booked before a day was closed, and what came after: by the place in the journal, for a day is closed while
//! work goes on.

use super::account::Told;
use super::day::{DayMovement, SHOWN};
use crate::app::App;
use crate::error::AppError;
use ledger::bank_line::LineId;
use ledger::court_account::{AccountEvent, ClosedDay};
use store::read::closing::Which;
use store::read::funds::LineRow;
use values::Day;

/// The closing of a day, as a place in the journal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Closing {
    on: Day,
    position: i64,
}

/// The closing that enters a day as closed.
pub(super) fn closing_of<'a>(events: &'a [Told], closed: &ClosedDay) -> Option<(Closing, &'a str)> {
    let told =
        events.iter().find(|told| matches!(&told.event, AccountEvent::DayClosed(day) if day == closed))?;
    Some((Closing { on: told.on, position: told.position }, &told.by))
}

impl Closing {
    /// The day on which somebody closed it.
    pub(super) fn on(self) -> Day {
        self.on
    }
}

/// Movements that a closing counted, and those that were booked behind it, with the day of booking.
pub(super) struct Parted {
    pub(super) counted: Vec<DayMovement>,
    pub(super) later: Vec<(Day, DayMovement)>,
}

impl App {
    /// Parts movements by whether they were booked when a day was closed.
    pub(super) fn parted(&self, closing: Closing, movements: Vec<DayMovement>) -> Result<Parted, AppError> {
        let mut parted = Parted { counted: Vec::new(), later: Vec::new() };
        for movement in movements {
            match self.booked_behind(closing, &movement)? {
                Some(on) => parted.later.push((on, movement)),
                None => parted.counted.push(movement),
            }
        }
        Ok(parted)
    }

    /// What was booked behind the last closing for the days before it, oldest first.
    pub(super) fn booked_late(
        &self,
        number: &str,
        (after, closing): (Day, Closing),
    ) -> Result<Vec<(Day, DayMovement)>, AppError> {
        let (store, court) = (self.store(), self.court().as_str());
        let since = (after, closing.on, closing.position);
        let lines = store.bank_late_lines(court, number, since, SHOWN)?;
        let mut movements: Vec<DayMovement> = lines.into_iter().map(DayMovement::In).collect();
        if self.at_bank(number)?.is_main {
            let typed = store.receipts_without_line(court, (closing.on, after))?;
            movements.extend(typed.into_iter().map(DayMovement::Typed));
            let paid = store.payments_made(court, (closing.on, after), Which::All)?;
            movements.extend(paid.into_iter().map(DayMovement::Out));
        }
        Ok(self.parted(closing, movements)?.later)
    }

    /// The day on which a movement was booked, where that is behind a closing.
    fn booked_behind(&self, closing: Closing, movement: &DayMovement) -> Result<Option<Day>, AppError> {
        let (on, is_behind) = match movement {
            DayMovement::In(line) => {
                let is_behind = self.is_behind(closing, line.entered_on, &stream(line), 1)?;
                (line.entered_on, is_behind && !self.was_typed_before(closing, line)?)
            }
            DayMovement::SentBack(line) => {
                (line.state_on, self.is_behind(closing, line.state_on, &stream(line), line.version)?)
            }
            DayMovement::Typed(page) | DayMovement::Out(page) => {
                let entry = u64::from(page.entry);
                (page.booked_on, self.is_behind(closing, page.booked_on, &page.case_id, entry)?)
            }
        };
        Ok(is_behind.then_some(on))
    }

    /// Whether a line that came behind a closing is money that finance had typed before it: it was counted then.
    fn was_typed_before(&self, closing: Closing, line: &LineRow) -> Result<bool, AppError> {
        let (Some(case), Some(page)) = (&line.case_id, line.page) else { return Ok(false) };
        let page = self.store().event(self.court().as_str(), case, u64::from(page))?;
        Ok(page.is_some_and(|page| page.position < closing.position))
    }

    fn is_behind(&self, closing: Closing, on: Day, stream: &str, version: u64) -> Result<bool, AppError> {
        if on != closing.on {
            return Ok(on > closing.on);
        }
        let event = self.store().event(self.court().as_str(), stream, version)?;
        Ok(event.is_some_and(|event| event.position > closing.position))
    }
}

fn stream(line: &LineRow) -> String {
    LineId { account: line.account.clone(), source_no: line.source_no.clone() }.stream()
}
