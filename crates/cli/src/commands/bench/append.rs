//! Durable appends: bare events, and whole acts of officers.

use super::figure;
use anyhow::anyhow;
use clap::Args;
use std::path::PathBuf;
use store::{Store, StoreUrl};

/// 写入案卷
#[derive(Args)]
pub(super) struct Append {
    /// 同时写入的人数
    #[arg(long, default_value_t = 64)]
    callers: u32,
    /// 记录条数
    #[arg(long, default_value_t = 400_000)]
    events: u64,
    /// 数据库所在文件夹；用后即删
    #[arg(long)]
    folder: Option<PathBuf>,
    /// 以此 PostgreSQL 数据库代替内嵌数据库
    #[arg(long)]
    postgres: Option<String>,
}

impl Append {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let file = self
            .folder
            .unwrap_or_else(std::env::temp_dir)
            .join(format!("zhida-bench-{}.sqlite", std::process::id()));
        let url = match &self.postgres {
            Some(address) => address.parse().map_err(|_| anyhow!("“{address}”不是数据库地址"))?,
            None => StoreUrl::SqliteFile(file.clone()),
        };
        let store = Store::open(&url)?;
        let figures = store::bench::append(&store, self.callers, self.events)?;
        figure("append_events", figures.events_per_second, "events/s");
        figure("append_callers", self.callers.into(), "callers");
        if let Some(fsyncs) = figures.fsyncs_per_second {
            figure("fdatasync", fsyncs, "calls/s");
        }
        drop(store);
        if self.postgres.is_none() {
            for ending in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
            }
        }
        Ok(())
    }
}
