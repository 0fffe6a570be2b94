//! Pages over a large court: CPU of the server and latency at eight clients.

use super::figure;
use super::served::{Server, Visits, case_paths, millis, sign_in};
use clap::Args;
use std::path::PathBuf;
use std::time::Instant;

/// 页面
#[derive(Args)]
pub(super) struct Pages {
    /// 案件数
    #[arg(long, default_value_t = 100_000)]
    cases: u32,
    #[command(flatten)]
    visits: Visits,
    /// 数据库文件；已有的直接使用，不指定的用后即删
    #[arg(long)]
    database: Option<PathBuf>,
}

impl Pages {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let temporary = std::env::temp_dir().join(format!("zhida-bench-{}.sqlite", std::process::id()));
        let database = self.database.clone().unwrap_or_else(|| temporary.clone());
        let began = Instant::now();
        drop(Server::start(&database, self.cases)?);
        figure("court_ready", millis(began.elapsed()), "ms");
        let began = Instant::now();
        let server = Server::start(&database, self.cases)?;
        figure("start_on_existing", millis(began.elapsed()), "ms");
        figure("cases", self.cases.into(), "cases");
        let cookie = sign_in(&server.address, "one-1")?;
        let ids = case_paths(&server.address, &cookie)?;
        for (name, paths) in [
            ("desk", vec!["/".to_owned()]),
            ("worklist", vec!["/cases".to_owned(), "/cases?order=newest".to_owned()]),
            ("clocks", vec!["/clocks".to_owned()]),
            ("case", ids),
        ] {
            self.visits.measure(&server, &cookie, name, &paths)?;
        }
        let head = sign_in(&server.address, "bureau-head")?;
        self.visits.measure(&server, &head, "worklist_court", &["/cases".to_owned()])?;
        self.visits.measure(&server, &head, "search_name", &["/cases?search=王某某".to_owned()])?;
        figure("resident", server.resident_kib()? / 1024, "MiB");
        drop(server);
        if self.database.is_none() {
            for ending in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{ending}", temporary.display()));
            }
        }
        Ok(())
    }
}
