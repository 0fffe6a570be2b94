//! An account of the court at a bank, its balances as the statements tell them, and its days that were closed (日结).
//!
//! A day is closed when our books and the bank's statement come to the same, or when every fen between them is
//! explained: by lines that only one of both has yet (未达账项), or by a sentence of finance. What was closed is never
//! changed; what turns up later for a day that is closed counts in the next one, as a correction.
//!
//! ```text
//! closing by the statement = closing by our books + what only one of both has + what is explained
//! ```

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use values::{CaseId, Day, Fen};

/// How the names of the streams of accounts begin.
pub const STREAMS: &str = "account/";

/// The stream of an account.
#[must_use]
pub fn stream(number: &str) -> String {
    format!("{STREAMS}{number}")
}

/// What happens to an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum AccountEvent {
    /// 登记账户: it is an account of the court; said again, what is said last counts.
    Recorded(AccountRecorded),
    /// 账单余额: what the bank says it held at the end of some days.
    BalanceTold(BalanceTold),
    /// 日结.
    DayClosed(ClosedDay),
}

impl AccountEvent {
    /// The stored kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            AccountEvent::Recorded(_) => "bank_account_recorded",
            AccountEvent::BalanceTold(_) => "bank_balance_told",
            AccountEvent::DayClosed(_) => "bank_day_closed",
        }
    }
}

/// 登记账户.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRecorded {
    /// The number.
    pub number: String,
    /// In whose name it is kept.
    #[serde(default)]
    pub holder: String,
    /// At which bank.
    #[serde(default)]
    pub bank: String,
    /// The first day whose movements are reconciled.
    pub from_on: Day,
    /// Who says that it is ours.
    pub known_by: KnownBy,
}

/// Who says that an account is the court's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KnownBy {
    /// Only a statement that was imported.
    Statement,
    /// Finance.
    Finance,
}

/// 账单余额.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalanceTold {
    /// Days with the balance at their end, oldest first.
    pub days: Vec<(Day, Fen)>,
    /// The file that says so; empty where finance typed it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
}

/// 日结: the days after the one closed before, up to this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedDay {
    /// The last day that is closed by this.
    pub day: Day,
    /// What our books were closed with before.
    pub opening_fen: Fen,
    /// What came in on these days.
    pub in_fen: Fen,
    /// What went out on these days.
    pub out_fen: Fen,
    /// What was booked since for days that were closed before, in less out.
    #[serde(default)]
    pub late_fen: Fen,
    /// What our books come to.
    pub closing_fen: Fen,
    /// What the bank says.
    pub told_fen: Fen,
    /// What only one of both has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<OpenItem>,
    /// What finance explains.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explained: Vec<Explained>,
}

/// A movement that only the bank or only our books have (未达账项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenItem {
    /// Who has it.
    pub kind: OpenKind,
    /// What it is.
    pub of: OpenOf,
    /// Its day.
    pub value_on: Day,
    /// How much, more than nothing.
    pub amount_fen: Fen,
    /// What it is, in words.
    pub told: String,
}

/// Who has a movement that the other has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenKind {
    /// 银行已收、本院未收.
    ReceivedByBank,
    /// 银行已付、本院未付.
    PaidByBank,
    /// 本院已付、银行未付.
    PaidByUs,
    /// 本院已收、银行未收.
    ReceivedByUs,
}

impl OpenKind {
    /// All kinds, in the order of the table.
    pub const ALL: [OpenKind; 4] =
        [OpenKind::ReceivedByBank, OpenKind::PaidByBank, OpenKind::PaidByUs, OpenKind::ReceivedByUs];

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            OpenKind::ReceivedByBank => "received_by_bank",
            OpenKind::PaidByBank => "paid_by_bank",
            OpenKind::PaidByUs => "paid_by_us",
            OpenKind::ReceivedByUs => "received_by_us",
        }
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            OpenKind::ReceivedByBank => "银行已收、本院未收",
            OpenKind::PaidByBank => "银行已付、本院未付",
            OpenKind::PaidByUs => "本院已付、银行未付",
            OpenKind::ReceivedByUs => "本院已收、银行未收",
        }
    }
}

/// What an open movement is known by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OpenOf {
    /// A line of the statement, by the bank's number.
    Line {
        /// The bank's number.
        source_no: String,
    },
    /// A page of a docket that books it.
    Page {
        /// The case.
        case: CaseId,
        /// The page.
        page: u32,
    },
    /// Money that was sent back, by the line that brought it.
    SentBack {
        /// The bank's number of the line that brought it.
        source_no: String,
    },
}

impl OpenItem {
    /// By how much the statement is above our books because of it.
    #[must_use]
    pub fn effect(&self) -> Fen {
        match self.kind {
            OpenKind::ReceivedByBank | OpenKind::PaidByUs => self.amount_fen,
            OpenKind::PaidByBank | OpenKind::ReceivedByUs => -self.amount_fen,
        }
    }
}

/// A difference that finance explains in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// By how much the statement is above our books because of it; below where negative.
    pub amount_fen: Fen,
    /// Why.
    pub words: String,
}

/// What our books say of days that are to be closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worked {
    /// What the books came to when they were closed before.
    pub opening: Fen,
    /// What came in on these days.
    pub came_in: Fen,
    /// What went out on these days.
    pub went_out: Fen,
    /// What was booked since for days that were closed before, in less out.
    pub late: Fen,
    /// What only one of both has.
    pub open: Vec<OpenItem>,
}

impl Worked {
    /// What our books come to.
    #[must_use]
    pub fn closing(&self) -> Fen {
        self.opening + self.came_in - self.went_out + self.late
    }

    /// What the statement should come to if only one of both has these movements.
    #[must_use]
    pub fn adjusted(&self) -> Fen {
        self.closing() + self.open.iter().map(OpenItem::effect).sum::<Fen>()
    }
}

/// Why a day is not closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClosingRefusal {
    /// The day has not come.
    NotYet,
    /// It is closed, up to this day.
    Closed {
        /// The last day that is closed.
        until: Day,
    },
    /// It lies before the day from which the account is reconciled.
    BeforeFirst {
        /// That day.
        from: Day,
    },
    /// Nobody has said what the bank's balance was.
    NoBalance {
        /// On this day.
        day: Day,
    },
    /// So much of the difference is not explained.
    Unexplained {
        /// By how much the statement is above our books.
        left: Fen,
    },
    /// An explanation without words, or of nothing.
    EmptyExplanation,
    /// A balance of a day that is closed.
    BalanceClosed {
        /// The last day that is closed.
        until: Day,
    },
}

impl ClosingRefusal {
    /// A stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            ClosingRefusal::NotYet => "closing_not_yet",
            ClosingRefusal::Closed { .. } => "closing_closed",
            ClosingRefusal::BeforeFirst { .. } => "closing_before_first",
            ClosingRefusal::NoBalance { .. } => "closing_without_balance",
            ClosingRefusal::Unexplained { .. } => "closing_unexplained",
            ClosingRefusal::EmptyExplanation => "closing_empty_explanation",
            ClosingRefusal::BalanceClosed { .. } => "closing_balance_closed",
        }
    }

    /// The sentence for whoever asked.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            ClosingRefusal::NotYet => "该日尚未到来，不能结账".to_owned(),
            ClosingRefusal::Closed { until } => {
                format!("该账户已经结账至{}，已结账的日期不能重新结账", until.chinese())
            }
            ClosingRefusal::BeforeFirst { from } => {
                format!("该账户自{}起对账，此前的日期不在对账范围", from.chinese())
            }
            ClosingRefusal::NoBalance { day } => format!("没有{}的银行账单余额，不能结账", day.chinese()),
            ClosingRefusal::Unexplained { left } => {
                format!("银行账单与本院账面经调节后仍相差{left}元，未逐笔说明，不能结账")
            }
            ClosingRefusal::EmptyExplanation => "差异说明没有写明金额或者事由，未作任何改动".to_owned(),
            ClosingRefusal::BalanceClosed { until } => {
                format!("该账户已经结账至{}，已结账日期的账单余额不能更改", until.chinese())
            }
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            ClosingRefusal::NotYet => "请待当日营业终了、取得银行账单后结账。",
            ClosingRefusal::Closed { .. } | ClosingRefusal::BalanceClosed { .. } => {
                "此后发现的差错，以当日日期更正，并在下一次结账时列为以前日期的补记。"
            }
            ClosingRefusal::BeforeFirst { .. } => "请核对日期。",
            ClosingRefusal::NoBalance { .. } => "请导入包含该日的银行账单，或者按对账单登记该日余额。",
            ClosingRefusal::Unexplained { .. } => {
                "请先认领、导入回执或者更正；确有差异的，逐笔写明金额和事由后结账。"
            }
            ClosingRefusal::EmptyExplanation => "请逐笔写明金额和事由后重新提交。",
        }
    }

    /// The rule of the catalogue that it rests on.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            ClosingRefusal::Closed { .. } | ClosingRefusal::BalanceClosed { .. } => "FND-11",
            _ => "FND-01",
        }
    }
}

/// An account with what was told and closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourtAccount {
    /// What is recorded of it.
    pub recorded: AccountRecorded,
    /// The bank's balances at the end of days, with the file that told each; empty where finance typed it.
    pub told: BTreeMap<Day, (Fen, String)>,
    /// The days that were closed, oldest first.
    pub closed: Vec<ClosedDay>,
    /// How many events it has.
    pub version: u64,
}

impl CourtAccount {
    /// The account that its events tell; none where the first does not record it.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a AccountEvent>) -> Option<CourtAccount> {
        let mut events = events.into_iter();
        let AccountEvent::Recorded(recorded) = events.next()? else { return None };
        let mut account = CourtAccount {
            recorded: recorded.clone(),
            told: BTreeMap::new(),
            closed: Vec::new(),
            version: 1,
        };
        events.for_each(|event| account.apply(event));
        Some(account)
    }

    /// What an event makes of it.
    pub fn apply(&mut self, event: &AccountEvent) {
        self.version += 1;
        match event {
            AccountEvent::Recorded(recorded) => self.recorded = recorded.clone(),
            AccountEvent::BalanceTold(BalanceTold { days, file }) => {
                self.told.extend(days.iter().map(|(day, fen)| (*day, (*fen, file.clone()))));
            }
            AccountEvent::DayClosed(closed) => self.closed.push(closed.clone()),
        }
    }

    /// The last day that is closed.
    #[must_use]
    pub fn closed_until(&self) -> Option<Day> {
        self.closed.last().map(|closed| closed.day)
    }

    /// The first day that is not closed.
    #[must_use]
    pub fn open_from(&self) -> Day {
        self.closed_until().map_or(self.recorded.from_on, Day::next)
    }

    /// What the bank told of the days that are open and not known so already; days that are closed stay.
    #[must_use]
    pub fn news(&self, days: impl IntoIterator<Item = (Day, Fen)>) -> Vec<(Day, Fen)> {
        let open = |day: &Day| self.closed_until().is_none_or(|until| *day > until);
        let known = |day: &Day, fen: Fen| self.told.get(day).is_some_and(|(told, _)| *told == fen);
        days.into_iter().filter(|(day, fen)| open(day) && !known(day, *fen)).collect()
    }

    /// Enters a balance that finance read from the statement.
    ///
    /// # Errors
    /// Where the day is closed, has not come, or lies before the first.
    pub fn tell(&self, day: Day, balance: Fen, today: Day) -> Result<AccountEvent, ClosingRefusal> {
        if let Some(until) = self.closed_until().filter(|until| day <= *until) {
            return Err(ClosingRefusal::BalanceClosed { until });
        }
        self.in_reach(day, today)?;
        Ok(AccountEvent::BalanceTold(BalanceTold { days: vec![(day, balance)], file: String::new() }))
    }

    /// Closes the days up to this one.
    ///
    /// # Errors
    /// Where the day is closed, has not come or lies before the first, the bank's balance is not known, or something of
    /// the difference is not explained.
    pub fn close(
        &self,
        day: Day,
        worked: Worked,
        explained: Vec<Explained>,
        today: Day,
    ) -> Result<AccountEvent, ClosingRefusal> {
        if let Some(until) = self.closed_until().filter(|until| day <= *until) {
            return Err(ClosingRefusal::Closed { until });
        }
        self.in_reach(day, today)?;
        let Some((told, _)) = self.told.get(&day) else { return Err(ClosingRefusal::NoBalance { day }) };
        if explained.iter().any(|one| one.words.trim().is_empty() || one.amount_fen.is_zero()) {
            return Err(ClosingRefusal::EmptyExplanation);
        }
        let left = *told - worked.adjusted() - explained.iter().map(|one| one.amount_fen).sum::<Fen>();
        if !left.is_zero() {
            return Err(ClosingRefusal::Unexplained { left });
        }
        Ok(AccountEvent::DayClosed(ClosedDay {
            day,
            opening_fen: worked.opening,
            in_fen: worked.came_in,
            out_fen: worked.went_out,
            late_fen: worked.late,
            closing_fen: worked.closing(),
            told_fen: *told,
            open: worked.open,
            explained,
        }))
    }

    fn in_reach(&self, day: Day, today: Day) -> Result<(), ClosingRefusal> {
        let from = self.recorded.from_on;
        match day {
            day if day > today => Err(ClosingRefusal::NotYet),
            day if day < from => Err(ClosingRefusal::BeforeFirst { from }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn account(events: &[AccountEvent]) -> CourtAccount {
        let recorded = AccountEvent::Recorded(AccountRecorded {
            number: "0001".to_owned(),
            holder: String::new(),
            bank: String::new(),
            from_on: day("2026-03-01"),
            known_by: KnownBy::Statement,
        });
        let events: Vec<AccountEvent> = std::iter::once(recorded).chain(events.iter().cloned()).collect();
        let stored: Vec<AccountEvent> =
            serde_json::from_str(&serde_json::to_string(&events).unwrap()).unwrap();
        assert_eq!(stored, events);
        CourtAccount::of(&stored).unwrap()
    }

    fn told(on: &str, fen: i64) -> AccountEvent {
        AccountEvent::BalanceTold(BalanceTold { days: vec![(day(on), Fen(fen))], file: "a.csv".to_owned() })
    }

    fn item(kind: OpenKind, fen: i64) -> OpenItem {
        let of = OpenOf::Line { source_no: "Z1".to_owned() };
        OpenItem { kind, of, value_on: day("2026-03-02"), amount_fen: Fen(fen), told: "手续费".to_owned() }
    }

    fn worked(open: Vec<OpenItem>) -> Worked {
        Worked { opening: Fen(1000), came_in: Fen(500), went_out: Fen(200), late: Fen(-50), open }
    }

    const TODAY: &str = "2026-03-10";

    fn close(
        account: &CourtAccount,
        on: &str,
        worked: Worked,
        explained: &[(i64, &str)],
    ) -> Result<AccountEvent, ClosingRefusal> {
        let explained = explained
            .iter()
            .map(|(fen, words)| Explained { amount_fen: Fen(*fen), words: (*words).to_owned() })
            .collect();
        account.close(day(on), worked, explained, day(TODAY))
    }

    #[test]
    fn a_day_is_closed_when_the_statement_comes_to_what_our_books_come_to() {
        let mut account = account(&[told("2026-03-02", 1250)]);
        let closed = close(&account, "2026-03-02", worked(vec![]), &[]).unwrap();
        account.apply(&closed);
        assert_eq!(account.closed_until(), Some(day("2026-03-02")));
        assert_eq!(account.closed[0].closing_fen, Fen(1250));
        assert_eq!(
            close(&account, "2026-03-02", worked(vec![]), &[]),
            Err(ClosingRefusal::Closed { until: day("2026-03-02") })
        );
        assert_eq!(
            account.tell(day("2026-03-01"), Fen(1), day(TODAY)),
            Err(ClosingRefusal::BalanceClosed { until: day("2026-03-02") })
        );
        assert_eq!(account.open_from(), day("2026-03-03"));
    }

    #[test]
    fn what_only_one_of_both_has_is_counted_and_the_rest_must_be_explained() {
        let open = vec![item(OpenKind::PaidByBank, 30), item(OpenKind::PaidByUs, 100)];
        let rest = vec![item(OpenKind::ReceivedByUs, 7), item(OpenKind::ReceivedByBank, 11)];
        let open = [open, rest].concat();
        // 1250 − 30 + 100 − 7 + 11.
        let account = account(&[told("2026-03-02", 1326)]);
        let left = |result| match result {
            Err(ClosingRefusal::Unexplained { left }) => left,
            other => panic!("{other:?}"),
        };
        assert_eq!(left(close(&account, "2026-03-02", worked(open.clone()), &[])), Fen(2));
        assert_eq!(left(close(&account, "2026-03-02", worked(open.clone()), &[(5, "利息")])), Fen(-3));
        assert_eq!(
            close(&account, "2026-03-02", worked(open.clone()), &[(2, " ")]),
            Err(ClosingRefusal::EmptyExplanation)
        );
        let closed = close(&account, "2026-03-02", worked(open), &[(2, "银行结息")]).unwrap();
        let AccountEvent::DayClosed(closed) = closed else { panic!() };
        assert_eq!((closed.open.len(), closed.explained.len()), (4, 1));
    }

    #[test]
    fn a_day_without_the_banks_balance_or_that_has_not_come_is_not_closed() {
        let account = account(&[told("2026-03-02", 1250)]);
        let refused = |on: &str| close(&account, on, worked(vec![]), &[]).unwrap_err();
        assert_eq!(refused("2026-03-03"), ClosingRefusal::NoBalance { day: day("2026-03-03") });
        assert_eq!(refused("2026-03-11"), ClosingRefusal::NotYet);
        assert_eq!(refused("2026-02-28"), ClosingRefusal::BeforeFirst { from: day("2026-03-01") });
    }

    #[test]
    fn balances_of_closed_days_and_balances_known_already_are_no_news() {
        let mut account = account(&[told("2026-03-02", 1250), told("2026-03-03", 9)]);
        let closed = close(&account, "2026-03-02", worked(vec![]), &[]).unwrap();
        account.apply(&closed);
        let days = ["2026-03-02", "2026-03-03", "2026-03-04"].map(|on| (day(on), Fen(9)));
        assert_eq!(account.news(days), [(day("2026-03-04"), Fen(9))]);
    }

    #[test]
    fn every_refusal_says_what_is_wrong_and_what_to_do() {
        let on = day("2026-03-02");
        for refusal in [
            ClosingRefusal::NotYet,
            ClosingRefusal::Closed { until: on },
            ClosingRefusal::BeforeFirst { from: on },
            ClosingRefusal::NoBalance { day: on },
            ClosingRefusal::Unexplained { left: Fen(1) },
            ClosingRefusal::EmptyExplanation,
            ClosingRefusal::BalanceClosed { until: on },
        ] {
            assert!(!refusal.sentence().is_empty() && !refusal.remedy().is_empty());
            assert!(refusal.rule().starts_with("FND-") && refusal.code().starts_with("closing_"));
        }
    }
}
