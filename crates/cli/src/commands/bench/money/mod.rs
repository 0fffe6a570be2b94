//! Money: the books under chance, a large statement from file to suspense and cases, and claims and payments on disk.

mod court;
mod operations;
mod postings;
mod receipts;

use clap::Args;
use std::path::{Path, PathBuf};

/// 案款：账目模拟、流水导入、认领与发放
#[derive(Args)]
pub(super) struct Money {
    /// 账目模拟的操作数；0 为不做
    #[arg(long, default_value_t = 10_000_000)]
    operations: u64,
    /// 账目模拟的第一个种子
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// 导入流水的笔数；0 为不做
    #[arg(long, default_value_t = 1_000_000)]
    receipts: u32,
    /// 导入流水时法院的案件数
    #[arg(long, default_value_t = 20_000)]
    cases: u32,
    /// 逐笔认领并发放的笔数；0 为不做
    #[arg(long, default_value_t = 5_000)]
    claims: u32,
    /// 同时办理的人数
    #[arg(long, default_value_t = 64)]
    callers: u32,
    /// 数据所在文件夹；用后即删
    #[arg(long)]
    folder: Option<PathBuf>,
    /// 以此 PostgreSQL 数据库代替内嵌数据库
    #[arg(long)]
    postgres: Option<String>,
}

impl Money {
    pub(super) fn run(self) -> anyhow::Result<()> {
        if self.operations > 0 {
            operations::run(self.seed, self.operations)?;
        }
        let folder = self.folder.clone().unwrap_or_else(std::env::temp_dir);
        let folder = folder.join(format!("zhida-bench-money-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let outcome = self.with_courts(&folder);
        std::fs::remove_dir_all(&folder)?;
        outcome
    }

    fn with_courts(&self, folder: &Path) -> anyhow::Result<()> {
        let postgres = self.postgres.as_deref();
        if self.receipts > 0 {
            receipts::run(folder, postgres, self.receipts, self.cases)?;
        }
        if self.claims > 0 {
            postings::run(folder, postgres, self.claims, self.callers)?;
        }
        Ok(())
    }
}
