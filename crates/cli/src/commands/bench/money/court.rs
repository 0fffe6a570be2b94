//! The invented court of these benches, and the statement of its bank.

use anyhow::anyhow;
use app::cases::batch::Batch;
use app::{App, AppError, FixedClock};
use docket::office::Actor;
use serde_json::json;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use store::read::funds::DebtorRow;
use store::{Store, StoreUrl};
use testkit::synthetic::{self, BANK_ACCOUNT, COURT_CODE, Plan};
use values::{CaseId, Day, Fen};

/// The cases came in within so many days: most of them are open.
const DAYS: i32 = 60;
/// How many cases get their sub-account in one append.
const TOGETHER: usize = 64;
const HEAD: &str = "交易流水号,交易日期,交易时间,起息日,借方发生额（元）,贷方发生额（元）,余额,对方户名,对方账号,子账号,摘要,附言";

pub(super) fn said(error: AppError) -> anyhow::Error {
    anyhow!("{}（{error}）", error.sentence())
}

pub(super) fn officer(app: &App, id: &str) -> anyhow::Result<Actor> {
    app.actor(&id.parse()?).ok_or_else(|| anyhow!("示范法院没有{id}"))
}

/// A court of so many cases on a store of its own.
pub(super) fn open(folder: &Path, name: &str, postgres: Option<&str>, cases: u32) -> anyhow::Result<App> {
    let url = match postgres {
        Some(url) => testkit::postgres::fresh(url),
        None => StoreUrl::SqliteFile(folder.join(format!("{name}.sqlite"))),
    };
    let today = Plan::demonstration().today;
    let app =
        App::open(synthetic::config(Store::open(&url)?, Arc::new(FixedClock::at(today)))).map_err(said)?;
    crate::config::bring_up_to_date(&app)?;
    synthetic::found(&app).map_err(said)?;
    let plan = Plan { seed: 7, cases, from: today.plus_days(-DAYS), today };
    synthetic::fill(&app, &plan).map_err(said)?;
    Ok(app)
}

/// The first debtor of each open case that somebody handles; each of these cases gets a sub-account.
pub(super) fn debtors(app: &App) -> anyhow::Result<Vec<DebtorRow>> {
    let finance = officer(app, "finance-1")?;
    let mut debtors = app.store().debtors(COURT_CODE)?;
    debtors.retain(|row| row.handler.is_some());
    debtors.dedup_by(|second, first| second.case_id == first.case_id);
    for rows in debtors.chunks_mut(TOGETHER) {
        let mut together = Vec::new();
        for row in rows {
            let case: CaseId = row.case_id.parse()?;
            let number = format!("{}9{:06}", &BANK_ACCOUNT[9..], case.number().serial());
            let mut batch = Batch::open(app, &finance, &case).map_err(said)?;
            batch
                .act(&finance, "open_sub_account", &json!({"number": number}), app.today())
                .map_err(|refusal| anyhow!("{}", refusal.sentence()))?;
            row.sub_account = number;
            together.push(batch);
        }
        app.commit_together(together).map_err(said)?;
    }
    Ok(debtors)
}

/// A statement that is written to a file line by line.
pub(super) struct Statement {
    file: BufWriter<File>,
    day: String,
    number: u32,
}

/// What a line tells of its case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tells {
    SubAccount,
    CaseNumber,
    Payer,
    Nothing,
}

impl Tells {
    /// What the lines of a bench's statement tell: of ten, four came to a sub-account, two name the case, two the
    /// debtor, and of two nobody knows anything.
    pub(super) fn of(line: u32) -> Tells {
        match line % 10 {
            0..=3 => Tells::SubAccount,
            4..=5 => Tells::CaseNumber,
            6..=7 => Tells::Payer,
            _ => Tells::Nothing,
        }
    }
}

impl Statement {
    pub(super) fn create(path: &Path, on: Day) -> anyhow::Result<Statement> {
        let mut file = BufWriter::new(File::create(path)?);
        writeln!(file, "账号：{BANK_ACCOUNT}\n{HEAD}")?;
        Ok(Statement { file, day: on.to_string().replace('-', ""), number: 0 })
    }

    /// Adds a line; the bank's number of it.
    pub(super) fn add(&mut self, row: &DebtorRow, tells: Tells, sum: Fen) -> anyhow::Result<String> {
        self.number += 1;
        let (number, day) = (self.number, &self.day);
        let (payer, sub_account) = match tells {
            Tells::SubAccount => (row.name.as_str(), row.sub_account.as_str()),
            Tells::Payer => (row.name.as_str(), ""),
            Tells::CaseNumber | Tells::Nothing => ("某某商行", ""),
        };
        let wording = match tells {
            Tells::CaseNumber => format!("{}执行款", row.case_id.parse::<CaseId>()?.number()),
            _ => "转账".to_owned(),
        };
        let source_no = format!("SF{day}{number:08}");
        writeln!(
            self.file,
            "{source_no},{day},091502,{day},,{},,{payer},62000000000{number:08},{sub_account},转账,{wording}",
            sum.plain(),
        )?;
        Ok(source_no)
    }

    pub(super) fn finish(mut self) -> anyhow::Result<()> {
        Ok(self.file.flush()?)
    }
}
