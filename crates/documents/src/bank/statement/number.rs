//! Numbers of movements to which the bank gave none.

use super::super::layout::Numbers;
use super::{Direction, Finding, Movement, Statement, StatementLine};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write as _;

/// Signs of the hash that are kept: 80 bits.
const KEPT: usize = 20;

/// Gives every line its final number.
///
/// A number of the bank stays as it is where it is unique; where numbers begin anew each day the day comes before it,
/// and where several movements share one a hash of the content follows.
///
/// A line without a number gets `#`, twenty signs of the SHA-256 of all its content, and for the second and later
/// line of the same content `-2`, `-3` in the order of the file. Content is the court's account, day, second, value day,
/// amount, direction, whether it reverses, the other side's name, account and bank, the sub-account, the wording and
/// the balance, each written plainly and ended by U+001F; the row does not count. So the same file gives the same numbers
/// again, and so does another file that shows the same whole day; two equal payments on one day stay two.
pub(super) fn give(statement: &mut Statement, numbers: Numbers) {
    let account = statement.account.as_ref().map_or("", |account| account.reveal()).to_owned();
    let mut seen: HashMap<Box<str>, (usize, usize)> = HashMap::new();
    let mut without = 0;
    for line in &mut statement.entries {
        if line.source_no.is_empty() {
            without += 1;
            let derived: Box<str> = format!("#{}", content_hash(&account, line)).into();
            let (count, first_row) = seen.entry(derived.clone()).or_insert((0, line.row));
            *count += 1;
            line.source_no = match *count {
                1 => derived,
                // With the balance after it the same, it can only be the same line again.
                _ if line.balance.is_some() => derived,
                count => {
                    statement.findings.push(Finding::Alike { row: line.row, first_row: *first_row });
                    format!("{derived}-{count}").into()
                }
            };
            continue;
        }
        match numbers {
            Numbers::Unique => {}
            Numbers::Daily => {
                let (year, month, day) = line.booked_on.civil();
                line.source_no = format!("{year:04}{month:02}{day:02}-{}", line.source_no).into();
            }
            Numbers::Shared => {
                line.source_no = format!("{}#{}", line.source_no, content_hash(&account, line)).into();
            }
        }
    }
    if without > 0 {
        statement.findings.push(Finding::Numbered(without));
    }
}

fn content_hash(account: &str, line: &StatementLine) -> String {
    let mut content = String::with_capacity(160);
    let mut add = |part: &str| {
        content.push_str(part);
        content.push('\u{1f}');
    };
    add(account);
    add(&line.booked_on.to_string());
    add(&line.second_of_day.map(|second| second.to_string()).unwrap_or_default());
    add(&line.value_on.to_string());
    add(&line.amount.plain());
    add(if line.direction == Direction::Credit { "credit" } else { "debit" });
    add(if line.movement == Movement::Reversal { "reversal" } else { "" });
    add(line.counterparty_name.as_deref().unwrap_or_default());
    add(line.counterparty_account.as_ref().map_or("", |account| account.reveal()));
    add(line.counterparty_bank.as_deref().unwrap_or_default());
    add(line.sub_account.as_ref().map_or("", |account| account.reveal()));
    add(&line.wording);
    add(&line.balance.map(|balance| balance.plain()).unwrap_or_default());
    let mut hash = String::with_capacity(KEPT);
    for byte in &Sha256::digest(content.as_bytes())[..KEPT / 2] {
        write!(hash, "{byte:02x}").expect("writing to a string does not fail");
    }
    hash
}
