//! Books for beancount.

use super::{Book, BookFault, Links, one_line};
use std::fmt::Write as _;

const HEAD: &str = "\
option \"operating_currency\" \"CNY\"
";

impl Book {
    /// The books as beancount reads them: `bean-check` must find nothing wrong.
    ///
    /// A balance at the end of a day is beancount's balance of the next morning. The value day is metadata.
    ///
    /// # Errors
    /// [`BookFault`] where the book does not keep to its rules.
    pub fn to_beancount(&self) -> Result<String, BookFault> {
        let names = self.checked()?;
        let mut text = String::new();
        let mut links = Links::new();
        self.beancount(&names, &mut links, &mut text).expect("writing to a string does not fail");
        Ok(text)
    }

    fn beancount<'b>(
        &'b self,
        names: &[String],
        links: &mut Links<'b>,
        text: &mut String,
    ) -> std::fmt::Result {
        writeln!(text, "option \"title\" {}", quoted(&self.title))?;
        writeln!(text, "{HEAD}")?;
        for (account, name) in self.accounts.iter().zip(names) {
            writeln!(text, "{} open {name} CNY", account.opened_on)?;
            writeln!(text, "  title: {}", quoted(&account.title))?;
        }
        for transaction in self.by_day() {
            write!(text, "\n{} * {}", transaction.booked_on, quoted(&transaction.narration))?;
            for link in &transaction.links {
                write!(text, " ^{}", links.of(link))?;
            }
            writeln!(text, "\n  value-on: {}", transaction.value_on)?;
            for line in &transaction.lines {
                writeln!(text, "  {}  {} CNY", names[line.account], line.amount.plain())?;
            }
        }
        writeln!(text)?;
        for balance in &self.balances {
            let morning = balance.on.next();
            // Exactly: without a tolerance beancount lets a fen pass.
            let (name, amount) = (&names[balance.account], balance.amount.plain());
            writeln!(text, "{morning} balance {name}  {amount} ~ 0.00 CNY")?;
        }
        Ok(())
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", one_line(text).replace('\\', "\\\\").replace('"', "\\\""))
}
