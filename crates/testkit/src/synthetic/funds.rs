//! A statement of the court's bank: money to the sub-accounts of cases, money that names a case or a debtor, deductions
//! that arrive, and money of which nobody knows whose it is.

use crate::random::Random;
use crate::synthetic::actor;
use app::funds::import::NewAccount;
use app::{App, AppError};
use serde_json::json;
use std::fmt::Write;
use store::read::funds::DebtorRow;
use values::{CaseId, Day, Fen};

/// The account of the invented court.
pub const BANK_ACCOUNT: &str = "0000000000000001234";
/// Cases that get a sub-account and money on it.
const WITH_SUB_ACCOUNT: usize = 6;
/// Lines of each other kind.
const OF_EACH: usize = 4;
const HEAD: &str = "交易流水号,交易日期,交易时间,起息日,借方发生额（元）,贷方发生额（元）,余额,对方户名,对方账号,子账号,摘要,附言";

/// Gives some cases a sub-account and imports a statement in which money comes for them and for others.
///
/// # Errors
/// Where the store fails, or the statement is refused, which is a bug.
pub fn pay_in(app: &App, seed: u64, today: Day) -> Result<(), AppError> {
    let mut random = Random::seeded(seed);
    let finance = actor(&app.directory(), "finance-1");
    let debtors: Vec<DebtorRow> = app
        .store()
        .debtors(app.court().as_str())?
        .into_iter()
        .filter(|row| row.left.is_positive() && row.handler.is_some())
        .collect();
    let mut statement = Lines { text: String::new(), number: 0 };
    let mut rows = debtors.iter();
    let mut served = std::collections::BTreeSet::new();
    for row in rows.by_ref() {
        if served.len() == WITH_SUB_ACCOUNT || !served.insert(row.case_id.clone()) {
            continue;
        }
        let case: CaseId = row.case_id.parse().map_err(|_| AppError::NotFound)?;
        let number = format!("{}9{:06}", &BANK_ACCOUNT[9..], case.number().serial());
        app.act(&finance, &case, "open_sub_account", &json!({"number": number}), None)?;
        let sum = part(row.left, &mut random);
        statement.add(today.plus_days(-1), sum, &row.name, &number, "");
        if served.len() == WITH_SUB_ACCOUNT {
            break;
        }
    }
    for row in rows.by_ref().step_by(3).take(OF_EACH) {
        let Ok(case) = row.case_id.parse::<CaseId>() else { continue };
        let day = today.plus_days(-(random.between(0, 6) as i32));
        let wording = format!("{}执行款", case.number());
        statement.add(day, part(row.left, &mut random), "某某代付", "", &wording);
    }
    for row in rows.by_ref().step_by(3).take(OF_EACH) {
        let day = today.plus_days(-(random.between(0, 9) as i32));
        statement.add(day, part(row.left, &mut random), &row.name, "", "还款");
    }
    for row in debtors.iter().filter(|row| !row.awaited.is_empty()).take(OF_EACH) {
        statement.add(today, row.awaited[0], "某某银行", "", "法院扣划");
    }
    for wording in ["货款", "", "案款", "转账"] {
        let day = today.plus_days(-(random.between(2, 12) as i32));
        statement.add(day, Fen(random.between(1_000, 900_000)), "某某商行", "", wording);
    }
    let head = format!("账号：{BANK_ACCOUNT}\n{HEAD}\n");
    let file = format!("{head}{}", statement.text);
    app.import_statement(&finance, ("示例银行流水.csv", file.as_bytes()), ("", NewAccount::Confirmed))
        .map(|_| ())
}

/// A part of what is left, in whole yuan where there is so much.
fn part(left: Fen, random: &mut Random) -> Fen {
    let share = left.0 * random.between(10, 60) / 100;
    Fen((share - share % 100).max(1))
}

/// The lines of a statement as the bank writes them.
struct Lines {
    text: String,
    number: u32,
}

impl Lines {
    fn add(&mut self, on: Day, sum: Fen, payer: &str, sub_account: &str, wording: &str) {
        self.number += 1;
        let day = on.to_string().replace('-', "");
        writeln!(
            self.text,
            "SF{day}{:06},{day},091502,{day},,{},,{payer},620000000000{:07},{sub_account},转账,{wording}",
            self.number,
            sum.plain(),
            self.number
        )
        .expect("writing to a string cannot fail");
    }
}
