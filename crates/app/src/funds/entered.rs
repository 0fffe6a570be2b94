//! What a statement says beside what is entered already: a line under a number that is known says the same, or it is
//! named with both contents and nothing is changed.

use crate::app::App;
use crate::error::AppError;
use documents::bank::{AccountNumber, StatementLine};
use ledger::bank_line::LineId;
use std::collections::HashMap;
use store::read::funds::{EnteredLine, Way};
use values::{Day, Fen, mask_long_numbers};

/// A line under a number that is entered with other content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDiffers {
    /// What it is known by.
    pub id: LineId,
    /// Its row in the file.
    pub row: usize,
    /// What is entered, in words.
    pub entered: String,
    /// What the file says, in words.
    pub told: String,
}

/// How a line of a file stands to those that are entered.
pub(crate) enum Standing {
    /// Its number is new.
    New,
    /// It is entered and says the same.
    Known,
    /// Its number is entered and says something else.
    Differs(LineDiffers),
}

/// The lines of an account that are entered already, by their numbers.
pub(crate) struct Entered<'a> {
    account: &'a str,
    lines: HashMap<String, EnteredLine>,
}

/// The number of the other side, whole; empty where the bank does not tell it.
pub(crate) fn whole(number: &Option<AccountNumber>) -> String {
    number.as_ref().map_or_else(String::new, |number| number.reveal().to_owned())
}

impl App {
    /// What is entered of an account among the numbers of these lines.
    pub(crate) fn entered<'a>(
        &self,
        account: &'a str,
        way: Way,
        lines: &[&StatementLine],
    ) -> Result<Entered<'a>, AppError> {
        let numbers = || lines.iter().map(|line| &*line.source_no);
        let (Some(first), Some(last)) = (numbers().min(), numbers().max()) else {
            return Ok(Entered { account, lines: HashMap::new() });
        };
        let entered = self.store().entered_lines(self.court().as_str(), account, way, (first, last))?;
        Ok(Entered {
            account,
            lines: entered.into_iter().map(|line| (line.source_no.clone(), line)).collect(),
        })
    }
}

impl Entered<'_> {
    /// How a line of a file stands to them. What only one of both tells, such as the account of the payer, which some
    /// forms of a statement leave out, is no difference.
    pub(crate) fn standing(&self, line: &StatementLine) -> Standing {
        let Some(entered) = self.lines.get(&*line.source_no) else { return Standing::New };
        let party = line.counterparty_name.as_deref().unwrap_or_default();
        let (party_account, sub_account) = (whole(&line.counterparty_account), whole(&line.sub_account));
        let differs = entered.value_on != line.value_on
            || entered.amount != line.amount
            || says_other(&entered.party, party)
            || says_other(&entered.party_account, &party_account)
            || says_other(&entered.sub_account, &sub_account)
            || says_other(&entered.wording, &line.wording);
        if !differs {
            return Standing::Known;
        }
        let numbers = [(&entered.party_account, &entered.sub_account), (&party_account, &sub_account)];
        let [of_entered, of_line] = numbers.map(|(party, sub)| (party.as_str(), sub.as_str()));
        Standing::Differs(LineDiffers {
            id: LineId { account: self.account.to_owned(), source_no: entered.source_no.clone() },
            row: line.row,
            entered: words((entered.value_on, entered.amount), &entered.party, of_entered, &entered.wording),
            told: words((line.value_on, line.amount), party, of_line, &line.wording),
        })
    }
}

fn says_other(one: &str, other: &str) -> bool {
    let signs = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
    let (one, other) = (signs(one), signs(other));
    !one.is_empty() && !other.is_empty() && one != other
}

/// A line in words: `2026-11-18，100.00元，常某（**** 1234），附言“还款”`.
fn words(
    (on, amount): (Day, Fen),
    party: &str,
    (account, sub_account): (&str, &str),
    wording: &str,
) -> String {
    let party = if party.trim().is_empty() { "对方户名未写明" } else { party.trim() };
    let mut text = format!("{on}，{amount}元，{party}");
    if let Some(account) = AccountNumber::written(account) {
        text.push_str(&format!("（{account}）"));
    }
    if !sub_account.is_empty() {
        text.push_str(&format!("，子账号{sub_account}"));
    }
    if !wording.trim().is_empty() {
        text.push_str(&format!("，附言“{}”", mask_long_numbers(wording.trim())));
    }
    text
}
