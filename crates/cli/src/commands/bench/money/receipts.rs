//! A large statement: imported and matched, and imported once more.

use super::super::figure;
use super::court::{self, Statement, Tells, officer, said};
use anyhow::{Context, ensure};
use app::funds::import::NewAccount;
use std::path::Path;
use std::time::Instant;
use values::Fen;

pub(super) fn run(folder: &Path, postgres: Option<&str>, receipts: u32, cases: u32) -> anyhow::Result<()> {
    let began = Instant::now();
    let app = court::open(folder, "receipts", postgres, cases)?;
    let debtors = court::debtors(&app)?;
    ensure!(!debtors.is_empty(), "没有可以收款的案件，请增加案件数");
    let path = folder.join("流水.csv");
    let mut statement = Statement::create(&path, app.today())?;
    for (line, row) in (0..receipts).zip(debtors.iter().cycle()) {
        statement.add(
            row,
            Tells::of(line / debtors.len() as u32 + line),
            Fen(i64::from(100 + line % 50_000)),
        )?;
    }
    statement.finish()?;
    figure("receipts_prepared", millis(began), "ms");
    figure("receipts_cases", debtors.len() as u64, "cases");
    drop(debtors);

    let finance = officer(&app, "finance-1")?;
    let measured_since = reset_peak();
    let began = Instant::now();
    let bytes = std::fs::read(&path)?;
    let imported =
        app.import_statement(&finance, ("流水.csv", &bytes), ("", NewAccount::Confirmed)).map_err(said)?;
    let took = millis(began);
    let statement = imported.statements.first().context("流水中没有账户")?;
    ensure!(statement.entered.count == i64::from(receipts) && statement.bad == 0, "有未能导入的行");
    figure("receipts", receipts.into(), "lines");
    figure("receipts_import", took, "ms");
    figure("receipts_rate", u64::from(receipts) * 1_000 / took, "lines/s");
    figure("receipts_claimed", u64::try_from(imported.claimed.count)?, "lines");
    figure("receipts_recognised", u64::try_from(imported.recognised.count)?, "lines");
    figure("receipts_refused", imported.refused.len() as u64, "lines");
    figure("receipts_file", bytes.len() as u64 / 1_048_576, "MiB");
    if measured_since {
        figure("receipts_resident", peak_resident_kib()? / 1_024, "MiB");
    }

    let written = app.store().last_position()?;
    let began = Instant::now();
    let again =
        app.import_statement(&finance, ("流水.csv", &bytes), ("", NewAccount::Confirmed)).map_err(said)?;
    let known: u32 = again.statements.iter().map(|statement| statement.known).sum();
    ensure!(known == receipts && app.store().last_position()? == written, "再次导入改动了账目");
    figure("receipts_again", millis(began), "ms");
    Ok(())
}

pub(super) fn millis(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX).max(1)
}

/// Lets the peak of resident memory be counted anew from here, where the system can.
fn reset_peak() -> bool {
    std::fs::write("/proc/self/clear_refs", "5").is_ok()
}

fn peak_resident_kib() -> anyhow::Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).context("no VmHWM")?;
    Ok(line.split_whitespace().nth(1).context("no figure")?.parse()?)
}
