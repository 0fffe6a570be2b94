//! The days of the invented court's account: the bank's statement as it would have told them, and their closing.

use crate::synthetic::{BANK_ACCOUNT, actor};
use app::funds::import::NewAccount;
use app::{App, AppError};
use ledger::court_account::Explained;
use std::fmt::Write;
use store::read::closing::{AtBank, Which};
use values::{CaseId, Day, Fen};

/// A movement of the account, as the bank would tell it.
#[derive(Clone, Debug)]
pub struct StatementMovement {
    /// The bank's number.
    pub number: String,
    /// The bank's day.
    pub on: Day,
    /// In, or out where below nothing.
    pub amount: Fen,
    /// The other side.
    pub party: String,
    /// The account of the other side.
    pub party_account: String,
    /// The sub-account of ours to which it came.
    pub sub_account: String,
    /// What was written.
    pub wording: String,
}

/// What moved on the court's account between two days by our books, as a bank that makes no mistake would tell it, oldest
/// first, with the balance before.
///
/// # Errors
/// Where the store cannot be read.
pub fn movements(app: &App, (from, until): (Day, Day)) -> Result<(Fen, Vec<StatementMovement>), AppError> {
    let (store, court) = (app.store(), app.court().as_str());
    let at = AtBank { account: BANK_ACCOUNT, is_main: true };
    let opening = store.book_balance(court, at, from.previous())?;
    let mut moved = Vec::new();
    for line in store.bank_in_lines(court, BANK_ACCOUNT, (from.previous(), until), (0, u32::MAX))? {
        moved.push(StatementMovement {
            number: line.source_no,
            on: line.value_on,
            amount: line.amount,
            party: line.payer,
            party_account: line.payer_account,
            sub_account: line.sub_account,
            wording: line.wording,
        });
    }
    let paid = |number: String, on: Day, amount: Fen, party: String| StatementMovement {
        number,
        on,
        amount,
        party,
        party_account: String::new(),
        sub_account: String::new(),
        wording: "执行案款".to_owned(),
    };
    for page in store.receipts_without_line(court, (from, until))? {
        moved.push(paid(page.reference, page.value_on, page.amount, page.party));
    }
    for page in store.payments_made(court, (from, until), Which::WithoutLine)? {
        let case: CaseId = page.case_id.parse().map_err(|_| AppError::NotFound)?;
        let day = page.value_on.to_string().replace('-', "");
        let number = format!("ZF{day}{:06}{:04}", case.number().serial(), page.entry);
        moved.push(paid(number, page.value_on, page.amount, page.party));
    }
    moved.retain(|one| one.on >= from);
    moved.sort_by(|one, other| (one.on, &one.number).cmp(&(other.on, &other.number)));
    Ok((opening, moved))
}

/// The statement of the court's account that tells these movements, with the balance beside each.
#[must_use]
pub fn statement(opening: Fen, moved: &[StatementMovement]) -> String {
    let mut text = format!(
        "账号：{BANK_ACCOUNT}\n交易流水号,交易日期,交易时间,起息日,借方发生额（元）,贷方发生额（元）,余额,对方户名,对方账号,子账号,摘要,附言\n"
    );
    let mut balance = opening;
    for one in moved {
        balance += one.amount;
        let day = one.on.to_string().replace('-', "");
        let side = |amount: Fen| if amount.is_positive() { amount.plain() } else { String::new() };
        let (debit, credit) = (side(-one.amount), side(one.amount));
        let StatementMovement { number, party, party_account, sub_account, wording, .. } = one;
        writeln!(
            text,
            "{number},{day},160000,{day},{debit},{credit},{},{party},{party_account},{sub_account},转账,{wording}",
            balance.plain()
        )
        .expect("writing to a string cannot fail");
    }
    text
}

/// How many days back the invented court reconciles.
const DAYS: i32 = 25;
/// How many days before today are not closed yet.
const OPEN_DAYS: i32 = 3;

/// Imports the statements of the last weeks and closes the days but the last: with a fee that the bank took, a payment
/// that it made a day later, and interest that it paid without a line.
///
/// # Errors
/// Where the store fails, or a day cannot be closed, which is a bug.
pub fn close_days(app: &App, today: Day) -> Result<(), AppError> {
    let finance = actor(&app.directory(), "finance-1");
    let from = today.plus_days(-DAYS);
    let names = ("人民法院执行案款专户（示例）", "云山银行营业部（示例）");
    app.record_court_account(&finance, BANK_ACCOUNT, names, Some(from))?;
    let (opening, mut moved) = movements(app, (from, today.previous()))?;
    if let Some(payment) = moved.iter_mut().find(|one| !one.amount.is_positive()) {
        payment.on = payment.on.next();
    }
    let fee_on = from.plus_days(9);
    moved.push(StatementMovement {
        number: format!("SX{}", fee_on.to_string().replace('-', "")),
        on: fee_on,
        amount: Fen(-3_500),
        party: "云山银行（示例）".to_owned(),
        party_account: String::new(),
        sub_account: String::new(),
        wording: "账户服务费".to_owned(),
    });
    moved.sort_by(|one, other| (one.on, &one.number).cmp(&(other.on, &other.number)));
    let interest_on = from.plus_days(15);
    let earlier = moved.partition_point(|one| one.on < interest_on);
    let (first, second) = moved.split_at(earlier);
    let between = opening + first.iter().map(|one| one.amount).sum::<Fen>();
    let interest = Fen(41_237);
    for (name, opening, part) in
        [("银行流水（上半月）.csv", opening, first), ("银行流水（下半月）.csv", between + interest, second)]
    {
        let file = statement(opening, part);
        app.import_statement(&finance, (name, file.as_bytes()), ("", NewAccount::Confirmed))?;
    }
    let mut day = from;
    while day <= today.plus_days(-OPEN_DAYS) {
        let view = app.closing_day(&finance, BANK_ACCOUNT, day)?;
        let mut explained = view.explained.clone();
        match view.left() {
            None => {
                day = day.next();
                continue;
            }
            Some(left) if left == interest && explained.is_empty() => explained.push(Explained {
                amount_fen: interest,
                words: "银行结息，计入余额而流水未列，已请开户行补送结息清单".to_owned(),
            }),
            Some(_) => {}
        }
        app.close_day(&finance, BANK_ACCOUNT, day, explained)?;
        day = day.next();
    }
    Ok(())
}
