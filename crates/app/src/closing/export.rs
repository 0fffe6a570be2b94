//! The books of a year for a tool that is not ours, which adds them up again: beancount, hledger, Excel.
//!
//! Accounts at banks are assets, one for each account; what the court owes stands on the accounts of each case by purpose.
//! A year begins with what stood on every account, as one transaction.

use super::check_look;
use crate::app::App;
use crate::error::AppError;
use docket::office::Actor;
use documents::bank::{Book, BookAccount, BookBalance, BookLine, BookTransaction, Root};
use ledger::Account;
use std::collections::{BTreeMap, HashMap};
use store::read::books::{BookLineRow, BookOf, OpeningRow};
use values::{CaseId, CourtCode, Day, Fen};

/// The first and the last day of a year, or today where that comes earlier; none where the year has not begun or lies
/// outside the calendar.
#[must_use]
pub fn year(year: i32, today: Day) -> Option<(Day, Day)> {
    let (first, last) = (Day::new(year, 1, 1)?, Day::new(year, 12, 31)?);
    (first <= today && first.is_in_calendar()).then(|| (first, last.min(today)))
}

/// The name of an account in the books that are exported, from what the store calls it. `main` is the account from which
/// the court pays, on which counts what no statement has yet.
#[must_use]
pub fn book_name(court: &CourtCode, main: &str, row: &OpeningRow) -> String {
    let (root, path) = path(court, main, row);
    BookAccount { root, path, title: String::new(), opened_on: Day::from_number(0) }.name()
}

fn path(court: &CourtCode, main: &str, row: &OpeningRow) -> (Root, Vec<String>) {
    let account = Account::by_word(&row.account);
    if account == Some(Account::Bank) {
        let number = if row.bank_account.is_empty() { main } else { &row.bank_account };
        return (Root::Assets, vec!["Bank".to_owned(), ascii(number, "Main")]);
    }
    let purpose = row.account.split(':').map(|part| part.split('_').map(capital).collect::<String>());
    let purpose = purpose.collect::<Vec<String>>().join("-");
    match row.case_id.as_str() {
        "" => (Root::Liabilities, vec!["Court".to_owned(), purpose]),
        case => (Root::Liabilities, vec![case_name(court, case), purpose]),
    }
}

/// `Case-2026-u6267-1551`: the court's own code is left out.
fn case_name(court: &CourtCode, id: &str) -> String {
    let own = format!("{court}-");
    let id = id.strip_prefix(&own).unwrap_or(id);
    format!("Case-{}", ascii(id, "Unknown"))
}

/// Letters, digits and hyphens; every other sign as its number in Unicode.
fn ascii(text: &str, none: &str) -> String {
    let mut name = String::new();
    for sign in text.chars() {
        match sign {
            sign if sign.is_ascii_alphanumeric() || sign == '-' => name.push(sign),
            sign => name.push_str(&format!("u{:x}", u32::from(sign))),
        }
    }
    match name.chars().next() {
        None => none.to_owned(),
        Some(first) if first.is_ascii_lowercase() || first == '-' => format!("No-{name}"),
        Some(_) => name,
    }
}

fn capital(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + signs.as_str())
}

fn title(row: &OpeningRow) -> String {
    let kind = Account::by_word(&row.account).map_or("", Account::title);
    match row.case_id.parse::<CaseId>() {
        Ok(case) if row.account != "bank" => format!("{} {kind}", case.number()),
        _ => kind.to_owned(),
    }
}

impl App {
    /// The books of some days of booking, with what stood on every account before and after them.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; the store cannot be read.
    pub fn book(&self, actor: &Actor, (from, until): (Day, Day)) -> Result<Book, AppError> {
        check_look(actor)?;
        let (store, court) = (self.store(), self.court());
        let main = self.main_account()?.unwrap_or_default();
        let mut filling = Filling { court, main: &main, places: HashMap::new(), book: Book::default() };
        filling.book.title = format!("{} 执行案款 {from} 至 {until}", self.court_name());
        let openings = store.book_openings(court.as_str(), from)?;
        let lines: Vec<BookLine> = openings
            .iter()
            .map(|row| BookLine { account: filling.place(row, from), amount: row.amount })
            .collect();
        if !lines.is_empty() {
            filling.book.transactions.push(BookTransaction {
                booked_on: from,
                value_on: from,
                narration: "期初余额".to_owned(),
                links: Vec::new(),
                lines: merged(lines),
            });
        }
        let rows = store.book_lines(court.as_str(), (from, until))?;
        for together in rows.chunk_by(|one, other| one.of == other.of) {
            filling.enter(together);
        }
        filling.book.transactions.sort_by_key(|transaction| transaction.booked_on);
        for (account, amount) in filling.closing() {
            filling.book.balances.push(BookBalance { on: until, account, amount });
        }
        filling.open_before_use();
        Ok(filling.book)
    }
}

/// A book while it is filled.
struct Filling<'a> {
    court: &'a CourtCode,
    main: &'a str,
    places: HashMap<String, usize>,
    book: Book,
}

impl Filling<'_> {
    /// The place of an account among those of the book.
    fn place(&mut self, row: &OpeningRow, on: Day) -> usize {
        let (root, path) = path(self.court, self.main, row);
        let account = BookAccount { root, path, title: title(row), opened_on: on };
        let places = &mut self.places;
        let accounts = &mut self.book.accounts;
        *places.entry(account.name()).or_insert_with(|| {
            accounts.push(account);
            accounts.len() - 1
        })
    }

    fn enter(&mut self, lines: &[BookLineRow]) {
        let Some(first) = lines.first() else { return };
        let case_id = match &first.of {
            BookOf::Page { case_id, .. } => case_id.clone(),
            BookOf::Line { .. } => String::new(),
        };
        let book_lines: Vec<BookLine> = lines
            .iter()
            .map(|line| {
                let row = OpeningRow {
                    case_id: case_id.clone(),
                    account: line.account.clone(),
                    bank_account: line.bank_account.clone(),
                    amount: line.amount,
                };
                BookLine { account: self.place(&row, line.booked_on), amount: line.amount }
            })
            .collect();
        let links = match &first.of {
            BookOf::Page { case_id, entry, reference } => {
                let page = format!("{case_id}/{entry}");
                [page, reference.clone()].into_iter().filter(|link| !link.is_empty()).collect()
            }
            BookOf::Line { source_no, .. } => vec![source_no.clone()],
        };
        self.book.transactions.push(BookTransaction {
            booked_on: first.booked_on,
            value_on: first.value_on,
            narration: narration(lines),
            links,
            lines: book_lines,
        });
    }

    /// What every account comes to.
    fn closing(&self) -> BTreeMap<usize, Fen> {
        let mut sums: BTreeMap<usize, Fen> = BTreeMap::new();
        let lines = self.book.transactions.iter().flat_map(|transaction| &transaction.lines);
        for line in lines {
            *sums.entry(line.account).or_default() += line.amount;
        }
        sums
    }

    /// An account is open from its first use, in whatever order its lines came.
    fn open_before_use(&mut self) {
        for transaction in &self.book.transactions {
            for line in &transaction.lines {
                let opened_on = &mut self.book.accounts[line.account].opened_on;
                *opened_on = transaction.booked_on.min(*opened_on);
            }
        }
    }
}

/// One line for each account: what no statement had stands on the same account as what one had.
fn merged(lines: Vec<BookLine>) -> Vec<BookLine> {
    let mut sums: BTreeMap<usize, Fen> = BTreeMap::new();
    for line in lines {
        *sums.entry(line.account).or_default() += line.amount;
    }
    sums.into_iter().map(|(account, amount)| BookLine { account, amount }).collect()
}

/// What a movement is, in words, by the accounts that it touches.
pub(super) fn narration(lines: &[BookLineRow]) -> String {
    let on = |account: Account| {
        let kind = account.kind();
        let of_kind = lines.iter().filter(move |line| line.account.split(':').next() == Some(kind));
        of_kind.map(|line| line.amount).sum::<Fen>()
    };
    let party = lines.iter().map(|line| line.party.as_str()).find(|party| !party.is_empty());
    let party = party.unwrap_or_default();
    let (bank, of_case) =
        (on(Account::Bank), matches!(lines.first().map(|line| &line.of), Some(BookOf::Page { .. })));
    let what = match (of_case, bank) {
        (false, bank) if bank.is_positive() => "到账待认领",
        (false, _) => "转出待认领款",
        (true, bank) if bank.is_positive() => "案款到账",
        (true, bank) if bank.is_zero() => return "分配案款".to_owned(),
        (true, _) if !on(Account::Refundable).is_zero() => "退还余款",
        (true, _) if !on(Account::Undivided).is_zero() => "撤销认领",
        (true, _) => "发放案款",
    };
    if party.is_empty() { what.to_owned() } else { format!("{what}，{party}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(case_id: &str, account: &str, bank_account: &str) -> String {
        let row = OpeningRow {
            case_id: case_id.to_owned(),
            account: account.to_owned(),
            bank_account: bank_account.to_owned(),
            amount: Fen::ZERO,
        };
        book_name(&"内0299".parse().unwrap(), "0001", &row)
    }

    #[test]
    fn accounts_are_named_by_case_and_purpose() {
        let case = "内0299-2026-执-1551";
        assert_eq!(named(case, "payable:2", ""), "Liabilities:Case-2026-u6267-1551:Payable-2");
        assert_eq!(named(case, "judicial_aid", ""), "Liabilities:Case-2026-u6267-1551:JudicialAid");
        assert_eq!(named(case, "bank", "0002"), "Assets:Bank:0002");
        assert_eq!(named(case, "bank", ""), "Assets:Bank:0001");
        assert_eq!(named("", "suspense", ""), "Liabilities:Court:Suspense");
    }
}
