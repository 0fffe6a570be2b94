//! A line of the court's bank statement by which money went out, and which payment of ours it is.
//!
//! Each line is a stream of its own, like a line that brought money ([`crate::bank_line`]), known by the account and the
//! bank's number. It moves nothing in the books: what moves them is the page that says that a payment was made. The line
//! only shows that the bank saw the same; as long as it is not matched, the day cannot be closed without a word about it.

use crate::bank_line::LineId;
use serde::{Deserialize, Serialize};
use values::{CaseId, Day, Fen};

/// 支出: the bank says that money went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutgoingBooked {
    /// The line.
    pub id: LineId,
    /// The bank's day.
    pub value_on: Day,
    /// How much.
    pub amount_fen: Fen,
    /// To whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub payee: String,
    /// To which account.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub payee_account: String,
    /// What the bank or we wrote.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub wording: String,
}

/// What of our books a line of money that went out is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PaymentOfOurs {
    /// A payment of a case, by the page that books that it left the account.
    Page {
        /// The case.
        case: CaseId,
        /// The page.
        page: u32,
    },
    /// Money that nobody claimed and that went back to its payer, by the line that brought it.
    SentBack {
        /// The bank's number of the line that brought it, on the same account.
        source_no: String,
    },
}

/// What happens to a line of money that went out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum OutgoingEvent {
    /// 支出.
    Booked(OutgoingBooked),
    /// 核对相符.
    Matched {
        /// With this.
        with: PaymentOfOurs,
    },
}

impl OutgoingEvent {
    /// The stored kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            OutgoingEvent::Booked(_) => "outgoing_line_booked",
            OutgoingEvent::Matched { .. } => "outgoing_line_matched",
        }
    }
}

/// How the names of the streams of lines of money that went out begin.
pub const STREAMS: &str = "outgoing/";

/// A line of money that went out, with what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingLine {
    /// What the bank said.
    pub booked: OutgoingBooked,
    /// The day on which it was entered.
    pub entered_on: Day,
    /// What it is of our books, and since which day that is known.
    pub matched: Option<(PaymentOfOurs, Day)>,
    /// How many events it has.
    pub version: u64,
}

impl OutgoingLine {
    /// The line that its events tell; none where the first does not book it.
    pub fn of<'a>(events: impl IntoIterator<Item = (&'a OutgoingEvent, Day)>) -> Option<OutgoingLine> {
        let mut events = events.into_iter();
        let (OutgoingEvent::Booked(booked), entered_on) = events.next()? else { return None };
        let mut line = OutgoingLine { booked: booked.clone(), entered_on, matched: None, version: 1 };
        for (event, on) in events {
            line.apply(event, on);
        }
        Some(line)
    }

    /// What an event makes of it.
    pub fn apply(&mut self, event: &OutgoingEvent, on: Day) {
        self.version += 1;
        match event {
            // A line is booked once.
            OutgoingEvent::Booked(_) => {}
            OutgoingEvent::Matched { with } => self.matched = Some((with.clone(), on)),
        }
    }

    /// The stream on which its events stand.
    #[must_use]
    pub fn stream(id: &LineId) -> String {
        format!("{STREAMS}{}/{}", id.account, id.source_no)
    }
}

/// A payment of our books, as a line of the statement is compared with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    /// What it is.
    pub is: PaymentOfOurs,
    /// The day on which the bank paid, by our books.
    pub on: Day,
    /// How much.
    pub amount: Fen,
    /// To whom.
    pub payee: String,
    /// To which account.
    pub payee_account: String,
    /// The bank's number of the transfer, where its answer told one.
    pub bank_no: String,
}

/// How far the bank's day of a line may lie from ours: over a long holiday.
const DAYS_APART: i32 = 10;

impl Paid {
    /// How well a line is this payment: nothing where it is not. The sum must be the same; then the bank's number alone
    /// suffices, else the account or the name, and days that lie close together.
    fn likeness(&self, line: &OutgoingBooked) -> Option<(u8, i32)> {
        if self.amount != line.amount_fen {
            return None;
        }
        let days = self.on.days_since(line.value_on).abs();
        let is = |ours: &str, theirs: &str| !ours.is_empty() && ours == theirs;
        if is(&self.bank_no, &line.id.source_no) {
            return Some((3, -days));
        }
        let by_account = is(&self.payee_account, &line.payee_account);
        // Where both tell an account and it is another, the name does not help: people have several accounts.
        let other_account = !self.payee_account.is_empty() && !line.payee_account.is_empty() && !by_account;
        let by_name = is(self.payee.trim(), line.payee.trim()) && !other_account;
        match (days <= DAYS_APART, by_account, by_name) {
            (true, true, _) => Some((2, -days)),
            (true, false, true) => Some((1, -days)),
            _ => None,
        }
    }
}

/// Which payments the lines are: each line and each payment once, the surest and then the nearest first.
#[must_use]
pub fn pair<'a>(lines: &'a [OutgoingBooked], paid: &'a [Paid]) -> Vec<(&'a LineId, &'a PaymentOfOurs)> {
    let mut by_amount: std::collections::HashMap<Fen, Vec<usize>> = std::collections::HashMap::new();
    for (place, one) in paid.iter().enumerate() {
        by_amount.entry(one.amount).or_default().push(place);
    }
    let mut likely: Vec<((u8, i32), usize, usize)> = Vec::new();
    for (no, line) in lines.iter().enumerate() {
        let same_sum = by_amount.get(&line.amount_fen).into_iter().flatten();
        likely.extend(same_sum.filter_map(|place| Some((paid[*place].likeness(line)?, no, *place))));
    }
    likely.sort_by(|one, other| other.0.cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let (mut lines_done, mut paid_done) = (vec![false; lines.len()], vec![false; paid.len()]);
    let mut pairs = Vec::new();
    for (_, line, place) in likely {
        if !lines_done[line] && !paid_done[place] {
            (lines_done[line], paid_done[place]) = (true, true);
            pairs.push((&lines[line].id, &paid[place].is));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn line(source_no: &str, on: &str, fen: i64, payee: &str, account: &str) -> OutgoingBooked {
        OutgoingBooked {
            id: LineId { account: "0001".to_owned(), source_no: source_no.to_owned() },
            value_on: day(on),
            amount_fen: Fen(fen),
            payee: payee.to_owned(),
            payee_account: account.to_owned(),
            wording: String::new(),
        }
    }

    fn paid(page: u32, on: &str, fen: i64, payee: &str, account: &str, bank_no: &str) -> Paid {
        let case = "内0299-2026-执-7".parse().unwrap();
        Paid {
            is: PaymentOfOurs::Page { case, page },
            on: day(on),
            amount: Fen(fen),
            payee: payee.to_owned(),
            payee_account: account.to_owned(),
            bank_no: bank_no.to_owned(),
        }
    }

    fn pages(lines: &[OutgoingBooked], paid: &[Paid]) -> Vec<(String, u32)> {
        let page = |is: &PaymentOfOurs| match is {
            PaymentOfOurs::Page { page, .. } => *page,
            PaymentOfOurs::SentBack { .. } => 0,
        };
        let mut pairs: Vec<_> =
            pair(lines, paid).into_iter().map(|(id, is)| (id.source_no.clone(), page(is))).collect();
        pairs.sort();
        pairs
    }

    #[test]
    fn a_line_is_the_payment_of_the_same_sum_to_the_same_payee() {
        let lines =
            [line("Z1", "2026-03-10", 1000, "甲某", "6222"), line("Z2", "2026-03-10", 1000, "乙某", "")];
        let ours = [
            paid(8, "2026-03-09", 1000, "乙某", "6333", ""),
            paid(9, "2026-03-10", 1000, "甲某", "6222", ""),
            paid(10, "2026-03-10", 2000, "甲某", "6222", ""),
        ];
        assert_eq!(pages(&lines, &ours), [("Z1".to_owned(), 9), ("Z2".to_owned(), 8)]);
    }

    #[test]
    fn the_banks_number_is_surer_than_the_account_and_the_account_than_the_name() {
        let lines = [line("Z1", "2026-03-10", 1000, "甲某", "6222")];
        let ours =
            [paid(8, "2026-03-10", 1000, "甲某", "6222", ""), paid(9, "2026-01-10", 1000, "", "", "Z1")];
        assert_eq!(pages(&lines, &ours), [("Z1".to_owned(), 9)]);
        let other_account = [paid(8, "2026-03-10", 1000, "甲某", "6999", "")];
        assert_eq!(pages(&lines, &other_account), []);
        let long_ago = [paid(8, "2026-02-10", 1000, "甲某", "6222", "")];
        assert_eq!(pages(&lines, &long_ago), []);
    }

    #[test]
    fn of_two_like_payments_each_meets_one_line_and_the_nearest_day_first() {
        let lines = [line("Z1", "2026-03-10", 500, "甲某", ""), line("Z2", "2026-03-12", 500, "甲某", "")];
        let ours = [paid(8, "2026-03-12", 500, "甲某", "", ""), paid(9, "2026-03-10", 500, "甲某", "", "")];
        assert_eq!(pages(&lines, &ours), [("Z1".to_owned(), 9), ("Z2".to_owned(), 8)]);
        assert_eq!(pages(&lines, &ours[..1]), [("Z2".to_owned(), 8)]);
    }
}
