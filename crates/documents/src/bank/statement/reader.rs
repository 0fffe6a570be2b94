//! Statements from tables, by layouts.

use super::super::amount::{NoAmount, amount};
use super::super::layout::{Amount, Heads, Layout, Layouts, Nearest, Places, TextEncoding, head};
use super::super::moment;
use super::super::table::Rows;
use super::super::{AccountNumber, BankFileError};
use super::{BadLine, Direction, Fault, Finding, Movement, Statement, StatementFile, StatementLine, check};
use std::borrow::Cow;
use values::{Day, Fen};

/// Rows that may stand above the heads.
const ROWS_ABOVE_HEADS: usize = 60;
/// Signs that are kept of one cell of words.
const WORDS_MAX: usize = 500;

/// Why a table is no statement.
pub(super) enum NotOurs {
    /// It has no rows.
    Empty,
    /// It comes nearest to this layout.
    Near(Nearest),
}

impl NotOurs {
    /// The one of the two that comes nearer.
    pub(super) fn or(self, other: NotOurs) -> NotOurs {
        match (&self, &other) {
            (NotOurs::Near(one), NotOurs::Near(two)) if one.found >= two.found => self,
            (NotOurs::Near(_), NotOurs::Empty) => self,
            _ => other,
        }
    }

    pub(super) fn named(self, name: &str) -> BankFileError {
        match self {
            NotOurs::Empty => BankFileError::Empty(name.to_owned()),
            NotOurs::Near(Nearest { title, missing, .. }) => {
                BankFileError::NotRecognised { name: name.to_owned(), nearest: title, missing }
            }
        }
    }
}

/// Reads a table of any known layout.
pub(super) fn read_rows<'a>(
    rows: impl Fn() -> Rows<'a>,
    encoding: Option<TextEncoding>,
    layouts: &Layouts,
) -> Result<StatementFile, NotOurs> {
    let mut table = rows();
    let mut cells: Vec<Cow<'a, str>> = Vec::new();
    let mut above = Vec::new();
    let mut nearest = NotOurs::Empty;
    while above.len() < ROWS_ABOVE_HEADS
        && let Some(_) = table.next_into(&mut cells)
    {
        match layouts.recognise(&cells, encoding) {
            Ok((layout, places)) => return Ok(Reading::new(layout, places, &above).read(table, cells)),
            Err(near) => nearest = nearest.or(NotOurs::Near(near)),
        }
        above.push(cells.clone());
    }
    Err(nearest)
}

/// A table that is being read.
struct Reading<'l> {
    layout: &'l Layout,
    places: Places,
    statement: Statement,
}

type LineFault = (Option<usize>, Fault);

impl<'l> Reading<'l> {
    fn new(layout: &'l Layout, places: Places, above: &[Vec<Cow<'_, str>>]) -> Reading<'l> {
        let mut reading = Reading { layout, places, statement: Statement::default() };
        for cells in above {
            reading.look_for_heads(cells);
        }
        reading
    }

    fn read<'a>(mut self, mut table: Rows<'a>, mut cells: Vec<Cow<'a, str>>) -> StatementFile {
        for _ in 0..self.layout.skip_below_heads {
            table.next_into(&mut cells);
        }
        while let Some(row) = table.next_into(&mut cells) {
            if self.is_heads(&cells) {
                continue;
            }
            let day = self.booked(&cells);
            if day.is_none() && self.is_summary(&cells) {
                self.look_for_heads(&cells);
                self.balance_row(&cells);
                continue;
            }
            match self.line(row, day, &cells) {
                Ok(line) => self.statement.entries.push(line),
                Err((place, fault)) => {
                    let column = place.and_then(|place| self.places.heads.get(place));
                    let column = column.map(|head| head.as_str().into());
                    self.statement.bad_lines.push(BadLine { row, column, fault });
                }
            }
        }
        let column = self.places.number.and_then(|place| self.places.heads.get(place)).map(String::as_str);
        check::finish(&mut self.statement, self.layout.numbers, column);
        StatementFile { format: self.layout.title.clone(), statements: vec![self.statement] }
    }

    /// Whether the row repeats the heads, as on a new page.
    fn is_heads(&self, cells: &[Cow<'_, str>]) -> bool {
        let (one, other) = self.places.amounts;
        [self.places.booked_on, one, other].iter().all(|place| {
            cells.get(*place).is_some_and(|cell| Some(&head(cell)) == self.places.heads.get(*place))
        })
    }

    /// Whether the first cell that is not empty says that the row sums up or tells about the print.
    fn is_summary(&self, cells: &[Cow<'_, str>]) -> bool {
        let Some(first) = cells.iter().find(|cell| !cell.is_empty()) else { return true };
        self.layout.summaries.iter().any(|word| match word.strip_suffix('#') {
            Some(word) => {
                let rest = first.strip_prefix(word).map(str::trim_start);
                rest.is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()))
            }
            None => first.starts_with(word.as_str()),
        })
    }

    /// Opening and closing of a row within the table that has them in the column of balances.
    fn balance_row(&mut self, cells: &[Cow<'_, str>]) {
        let Some(place) = self.places.balance else { return };
        let begins = |words: &[String]| {
            cells.iter().any(|cell| words.iter().any(|word| cell.starts_with(word.as_str())))
        };
        let (opening, closing) = (begins(&self.layout.heads.opening), begins(&self.layout.heads.closing));
        let balance = cells.get(place).and_then(|cell| amount(cell).ok().flatten());
        if opening && !closing {
            self.statement.opening = self.statement.opening.or(balance);
        }
        if closing && !opening {
            self.statement.closing = self.statement.closing.or(balance);
        }
    }

    /// Account, holder, days and balances from a row above or below the table.
    fn look_for_heads(&mut self, cells: &[Cow<'_, str>]) {
        let Heads { account, holder, period, from, until, opening, closing } = &self.layout.heads;
        let days = &self.layout.days;
        let statement = &mut self.statement;
        let day = |text: &str| any_day(text, days);
        let money = |text: &str| amount(text).ok().flatten();
        fill(&mut statement.account, || told(cells, account).and_then(AccountNumber::written));
        fill(&mut statement.holder, || told(cells, holder).map(Into::into));
        fill(&mut statement.opening, || told(cells, opening).and_then(money));
        fill(&mut statement.closing, || told(cells, closing).and_then(money));
        fill(&mut statement.from, || told(cells, from).and_then(day));
        fill(&mut statement.until, || told(cells, until).and_then(day));
        if let Some((first, last)) = told(cells, period).and_then(|text| range(text, days)) {
            fill(&mut statement.from, || Some(first));
            fill(&mut statement.until, || Some(last));
        }
    }

    fn booked(&self, cells: &[Cow<'_, str>]) -> Option<(Day, Option<u32>)> {
        day_and_time(cells.get(self.places.booked_on)?, &self.layout.days)
    }

    fn line(
        &mut self,
        row: usize,
        booked: Option<(Day, Option<u32>)>,
        cells: &[Cow<'_, str>],
    ) -> Result<StatementLine, LineFault> {
        let cell = |place: usize| cells.get(place).map_or("", |cell| cell.as_ref());
        let maybe = |place: Option<usize>| place.map_or("", cell);
        let places = &self.places;
        let broken = |text: &str| text.contains(char::REPLACEMENT_CHARACTER);
        if let Some(place) = cells.iter().position(|cell| broken(cell)) {
            return Err((Some(place), Fault::BrokenText));
        }
        let day_place = places.booked_on;
        let (booked_on, second) =
            booked.ok_or_else(|| (Some(day_place), Fault::NoDay(short(cell(day_place)))))?;
        let (direction, movement, amount_moved) = self.moved(cells)?;
        let currency = maybe(places.currency);
        if !is_renminbi(currency) {
            return Err((places.currency, Fault::Foreign(short(currency))));
        }
        let number = maybe(places.number);
        if lost_digits(number) {
            return Err((places.number, Fault::DigitsLost(short(number))));
        }
        if let Some(own) = AccountNumber::written(maybe(places.own_account)) {
            let account = self.statement.account.get_or_insert_with(|| own.clone());
            if *account != own {
                return Err((places.own_account, Fault::OtherAccount(own)));
            }
        }
        let findings = &mut self.statement.findings;
        let value = maybe(places.value_on);
        let value_on = day_and_time(value, &self.layout.days).map(|(day, _)| day);
        if value_on.is_none() && !value.is_empty() {
            findings.push(Finding::ValueDayUnreadable { row, text: short(value) });
        }
        let balance = maybe(places.balance);
        let balance = amount(balance).unwrap_or_else(|_| {
            findings.push(Finding::BalanceUnreadable { row, text: short(balance) });
            None
        });
        let own_side = match direction {
            Direction::Credit => places.payer,
            Direction::Debit => places.payee,
        };
        let mut account = |place: Option<usize>| {
            let written = maybe(place);
            if lost_digits(written) {
                let column = place.and_then(|place| places.heads.get(place)).map_or("", String::as_str);
                findings.push(Finding::AccountDigitsLost { row, column: column.into() });
                return None;
            }
            AccountNumber::written(written)
        };
        let counterparty_account = account(places.counterparty.account).or_else(|| account(own_side.account));
        let sub_account = account(places.sub_account);
        let words = |place: Option<usize>| Some(maybe(place)).filter(|text| !text.is_empty()).map(short);
        let mut wording = String::new();
        for part in places.wording.iter().map(|place| cell(*place)).filter(|part| !part.is_empty()) {
            if !wording.is_empty() {
                wording.push(' ');
            }
            wording.push_str(part);
        }
        let time = || day_and_time(maybe(places.time), &self.layout.days).and_then(|(_, second)| second);
        Ok(StatementLine {
            source_no: if is_number(number) { number.into() } else { "".into() },
            booked_on,
            second_of_day: second.or_else(|| moment::second_of_day(maybe(places.time))).or_else(time),
            value_on: value_on.unwrap_or(booked_on),
            amount: amount_moved,
            direction,
            movement,
            counterparty_name: words(places.counterparty.name).or_else(|| words(own_side.name)),
            counterparty_account,
            counterparty_bank: words(places.counterparty.bank).or_else(|| words(own_side.bank)),
            sub_account,
            wording: short(&wording),
            balance,
            row,
        })
    }

    /// Which way how much went. A negative number in a column of its own, or beside a mark, is red ink: it undoes what
    /// the column says, and the money moved the other way.
    fn moved(&self, cells: &[Cow<'_, str>]) -> Result<(Direction, Movement, Fen), LineFault> {
        let (one, other) = self.places.amounts;
        let read = |place: usize| -> Result<Option<Fen>, LineFault> {
            let text = cells.get(place).map_or("", |cell| cell.as_ref());
            let fen = amount(text).map_err(|why| (Some(place), why.fault(text)))?;
            Ok(fen.filter(|fen| !fen.is_zero()))
        };
        let nothing = (Some(one), Fault::Nothing);
        let written = match &self.layout.amount {
            Amount::TwoColumns { .. } => match (read(one)?, read(other)?) {
                (None, None) => return Err(nothing),
                (Some(_), Some(_)) => return Err((Some(other), Fault::BothWays)),
                (Some(fen), None) => (Direction::Debit, fen),
                (None, Some(fen)) => (Direction::Credit, fen),
            },
            Amount::Marked { debit, credit, .. } => {
                let fen = read(one)?.ok_or(nothing)?;
                let mark = cells.get(other).map_or("", |cell| cell.as_ref());
                let is = |words: &[String]| words.iter().any(|word| word == mark);
                if is(credit) {
                    (Direction::Credit, fen)
                } else if is(debit) {
                    (Direction::Debit, fen)
                } else {
                    return Err((Some(other), Fault::NoDirection(short(mark))));
                }
            }
            Amount::Signed { .. } => {
                let fen = read(one)?.ok_or(nothing)?;
                let direction = if fen.is_positive() { Direction::Credit } else { Direction::Debit };
                return Ok((direction, Movement::Ordinary, Fen(fen.0.abs())));
            }
        };
        Ok(match written {
            (direction, fen) if fen.is_positive() => (direction, Movement::Ordinary, fen),
            (direction, fen) => (direction.turned(), Movement::Reversal, -fen),
        })
    }
}

impl NoAmount {
    /// The fault of a line with this amount.
    pub(in crate::bank) fn fault(self, text: &str) -> Fault {
        match self {
            NoAmount::Unreadable => Fault::NoAmount(short(text)),
            NoAmount::FinerThanFen => Fault::FinerThanFen(short(text)),
            NoAmount::TooLarge => Fault::TooLarge(short(text)),
        }
    }
}

/// Day and time of one cell; what follows the day must be a time.
fn day_and_time(cell: &str, patterns: &[String]) -> Option<(Day, Option<u32>)> {
    let (day, rest) = any_day_and_rest(cell, patterns)?;
    if rest.trim().is_empty() {
        return Some((day, None));
    }
    moment::second_of_day(rest).map(|second| (day, Some(second)))
}

/// By the layout's patterns, or as our own reader of Excel writes dates.
fn any_day_and_rest<'a>(cell: &'a str, patterns: &[String]) -> Option<(Day, &'a str)> {
    moment::day(cell, patterns).or_else(|| moment::day(cell, &["yyyy-mm-dd".to_owned()]))
}

fn any_day(text: &str, patterns: &[String]) -> Option<Day> {
    any_day_and_rest(text, patterns).map(|(day, _)| day)
}

/// `2026-03-01至2026-03-31`, `20260301-20260331` and the like.
fn range(text: &str, patterns: &[String]) -> Option<(Day, Day)> {
    let (first, rest) = any_day_and_rest(text, patterns)?;
    let second = rest.char_indices().find_map(|(at, _)| any_day(&rest[at..], patterns))?;
    Some((first, second))
}

/// What stands behind one of the words: in the same cell after a colon, or in the next cell that is not empty.
fn told<'c>(cells: &'c [Cow<'_, str>], words: &[String]) -> Option<&'c str> {
    for (index, cell) in cells.iter().enumerate() {
        for word in words {
            let rest = match cell.find(word.as_str()) {
                Some(0) => &cell[word.len()..],
                // Several of them in one cell are parted by blanks.
                Some(at) if cell[..at].ends_with(char::is_whitespace) => &cell[at + word.len()..],
                _ => continue,
            };
            let rest = rest.trim_start();
            let told = match rest.strip_prefix(['：', ':']) {
                Some(told) => told.trim_start(),
                None if rest.is_empty() => "",
                None => continue,
            };
            if told.is_empty() {
                return cells[index + 1..].iter().map(AsRef::as_ref).find(|cell| !cell.is_empty());
            }
            // A period may hold blanks around its dash; everything else ends at the first blank.
            let end = told.find("  ").or_else(|| told.find('\u{3000}')).unwrap_or(told.len());
            let told = &told[..end];
            let single = told.split_whitespace().next().unwrap_or(told);
            return Some(if told.contains(['至', '~', '到', '—']) { told } else { single });
        }
    }
    None
}

fn fill<T>(place: &mut Option<T>, found: impl FnOnce() -> Option<T>) {
    if place.is_none() {
        *place = found();
    }
}

/// Whether a number went through Excel as one and lost its end: `6.222E+18`.
fn lost_digits(cell: &str) -> bool {
    let Some((digits, power)) = cell.split_once(['E', 'e']) else { return false };
    let numeric = |text: &str| text.bytes().all(|sign| sign.is_ascii_digit() || matches!(sign, b'.' | b'+'));
    digits.contains('.') && !power.is_empty() && numeric(digits) && numeric(power)
}

/// Banks write zeros or dashes where there is no number.
fn is_number(cell: &str) -> bool {
    cell.chars().any(|sign| sign.is_alphanumeric() && sign != '0')
}

fn is_renminbi(currency: &str) -> bool {
    matches!(
        currency,
        "" | "人民币" | "人民币元" | "CNY" | "RMB" | "cny" | "rmb" | "156" | "001" | "01" | "1"
    )
}

fn short(text: &str) -> Box<str> {
    match text.char_indices().nth(WORDS_MAX) {
        Some((end, _)) => text[..end].into(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Cow<'_, str>> {
        text.split(',').map(Cow::Borrowed).collect()
    }

    #[test]
    fn what_stands_above_a_table_is_found_behind_its_word() {
        let words = ["账号".to_owned(), "起止日期".to_owned()];
        for (row, expected) in [
            ("账号：8801 户名：某法院", Some("8801")),
            ("账号,,8801", Some("8801")),
            ("账号:,8801", Some("8801")),
            ("户名：某法院 账号：8801", Some("8801")),
            ("起止日期：2026-03-01 至 2026-03-31", Some("2026-03-01 至 2026-03-31")),
            ("账号对照表", None),
            ("对方账号：8801", None),
        ] {
            assert_eq!(told(&cells(row), &words), expected, "{row}");
        }
    }

    #[test]
    fn a_number_that_excel_spoilt_is_seen() {
        for (cell, spoilt) in [
            ("6.222E+18", true),
            ("6.222E18", true),
            ("20260310E88", false),
            ("E8801", false),
            ("62220000", false),
        ] {
            assert_eq!(lost_digits(cell), spoilt, "{cell}");
        }
    }

    #[test]
    fn a_period_is_two_days() {
        let patterns = ["yyyymmdd".to_owned(), "yyyy-mm-dd".to_owned()];
        for text in ["20260301-20260331", "2026-03-01 至 2026-03-31", "2026-03-01—2026-03-31"] {
            let (first, last) = range(text, &patterns).unwrap();
            assert_eq!(
                (first.to_string().as_str(), last.to_string().as_str()),
                ("2026-03-01", "2026-03-31"),
                "{text}"
            );
        }
    }
}
