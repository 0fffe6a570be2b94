//! The debt statement: ten rate segments and more, five payments; one core and all of them.

use super::figure;
use anyhow::Context;
use clap::Args;
use law::Debt;
use serde::Deserialize;
use std::hint::black_box;
use std::time::Instant;
use values::{Day, Fen};

/// The debt that is stated: a loan at the floating loan prime rate, paid off in five payments. The same file is read
/// by `benches/reference.py`.
const DEBT: &str = include_str!("../../../../../benches/debt.json");

/// 债务计算
#[derive(Args)]
pub(super) struct Law {
    /// 计算次数
    #[arg(long, default_value_t = 1_000_000)]
    statements: u32,
}

#[derive(Deserialize)]
struct Example {
    debt: Debt,
    on: Day,
    owed_fen: Fen,
}

impl Law {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let example: Example = serde_json::from_str(DEBT).context("benches/debt.json 无法识别")?;
        let statement = law::debt::statement(&example.debt, example.on);
        anyhow::ensure!(
            statement.totals.owed == example.owed_fen,
            "尚欠{}元，与算例不符",
            statement.totals.owed
        );
        let nanos = state_many(&example, self.statements);
        figure("debt_statement", nanos / u64::from(self.statements.max(1)), "ns");
        figure("debt_statement_segments", statement.segments.len() as u64, "segments");
        figure("debt_statement_payments", example.debt.receipts.len() as u64, "payments");
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let each = self.statements.div_ceil(u32::try_from(cores).unwrap_or(1));
        let began = Instant::now();
        std::thread::scope(|scope| {
            for _ in 0..cores {
                scope.spawn(|| state_many(&example, each));
            }
        });
        figure("debt_statements_cores", cores as u64, "cores");
        figure(
            "debt_statements_all_cores",
            u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
            "ms",
        );
        figure("debt_statements_in_that_time", u64::from(each) * cores as u64, "statements");
        Ok(())
    }
}

/// States the debt so many times, on seven days in turn; the nanoseconds that it took.
fn state_many(example: &Example, times: u32) -> u64 {
    let began = Instant::now();
    let mut sum = 0_i64;
    for step in 0..times {
        let on = example.on.plus_days((step % 7) as i32);
        sum = sum.wrapping_add(law::debt::statement(black_box(&example.debt), black_box(on)).totals.owed.0);
    }
    black_box(sum);
    u64::try_from(began.elapsed().as_nanos()).unwrap_or(u64::MAX)
}
