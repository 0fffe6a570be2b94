//! Books for hledger.

use super::{Book, BookBalance, BookFault, Links, one_line};
use std::fmt::Write as _;

impl Book {
    /// The books as hledger reads them: `hledger check --strict` must find nothing wrong.
    ///
    /// The value day is hledger's second date; links are tags; balances are asserted by transactions of nothing at the
    /// end of their day.
    ///
    /// # Errors
    /// [`BookFault`] where the book does not keep to its rules.
    pub fn to_hledger(&self) -> Result<String, BookFault> {
        let names = self.checked()?;
        let mut text = String::new();
        let mut links = Links::new();
        self.hledger(&names, &mut links, &mut text).expect("writing to a string does not fail");
        Ok(text)
    }

    fn hledger<'b>(&'b self, names: &[String], links: &mut Links<'b>, text: &mut String) -> std::fmt::Result {
        writeln!(text, "; {}\n\ndecimal-mark .\ncommodity 1000.00 CNY\n", one_line(&self.title))?;
        for (account, name) in self.accounts.iter().zip(names) {
            writeln!(text, "account {name}  ; title: {}", tag(&account.title))?;
        }
        let mut balances: Vec<&BookBalance> = self.balances.iter().collect();
        balances.sort_by_key(|balance| balance.on);
        let mut balances = balances.into_iter().peekable();
        for transaction in self.by_day() {
            while let Some(balance) = balances.next_if(|balance| balance.on < transaction.booked_on) {
                assertion(names, balance, text)?;
            }
            let (booked, value) = (transaction.booked_on, transaction.value_on);
            writeln!(text, "\n{booked}={value} * {}", description(&transaction.narration))?;
            for link in &transaction.links {
                writeln!(text, "    ; link: {}", links.of(link))?;
            }
            for line in &transaction.lines {
                writeln!(text, "    {}  {} CNY", names[line.account], line.amount.plain())?;
            }
        }
        balances.try_for_each(|balance| assertion(names, balance, text))
    }
}

fn assertion(names: &[String], balance: &BookBalance, text: &mut String) -> std::fmt::Result {
    let (name, amount) = (&names[balance.account], balance.amount.plain());
    writeln!(text, "\n{} * 余额核对\n    {name}  0.00 CNY =* {amount} CNY", balance.on)
}

/// A semicolon would begin a comment, a bar would part payee and note, and a bracket or mark at the start would be read
/// as a code or a state.
fn description(text: &str) -> String {
    let wide = |sign: char| match sign {
        ';' => '；',
        '|' => '｜',
        '(' => '（',
        ')' => '）',
        '*' => '＊',
        '!' => '！',
        other => other,
    };
    one_line(text).chars().map(wide).collect()
}

/// A tag ends at a comma.
fn tag(text: &str) -> String {
    one_line(text).replace(',', "，")
}
