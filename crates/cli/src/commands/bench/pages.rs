//! Pages over a large court: CPU of the server and latency at eight clients.

use super::figure;
use anyhow::{Context, anyhow};
use app::staff::sign_in::DEMO_PASSWORD;
use clap::Args;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// 页面
#[derive(Args)]
pub(super) struct Pages {
    /// 案件数
    #[arg(long, default_value_t = 100_000)]
    cases: u32,
    /// 同时访问的人数
    #[arg(long, default_value_t = 8)]
    clients: usize,
    /// 每种页面的访问次数
    #[arg(long, default_value_t = 2_000)]
    requests: usize,
    /// 数据库文件；已有的直接使用，不指定的用后即删
    #[arg(long)]
    database: Option<PathBuf>,
}

/// A server in a process of its own, ended when dropped.
struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start(database: &Path, cases: u32) -> anyhow::Result<Server> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["demo", "--port", "0", "--cases", &cases.to_string(), "--database"])
            .arg(database)
            .stderr(Stdio::piped())
            .spawn()
            .context("无法启动服务进程")?;
        let output = child.stderr.take().context("服务进程没有输出")?;
        let mut lines = BufReader::new(output).lines();
        let address = loop {
            let line = lines.next().ok_or_else(|| anyhow!("服务进程未能启动"))??;
            if let Some((_, address)) = line.split_once("http://") {
                break format!("http://{address}");
            }
        };
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Server { child, address })
    }

    /// CPU that the server has used so far, in clock ticks of a hundredth of a second.
    fn cpu_ticks(&self) -> anyhow::Result<u64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        let fields: Vec<&str> = after_name.split_whitespace().collect();
        Ok(fields[11].parse::<u64>()? + fields[12].parse::<u64>()?)
    }

    fn resident_kib(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("no VmRSS")?;
        Ok(line.split_whitespace().nth(1).context("no figure")?.parse()?)
    }
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
            self.measure(&server, &cookie, name, &paths)?;
        }
        let head = sign_in(&server.address, "bureau-head")?;
        self.measure(&server, &head, "worklist_court", &["/cases".to_owned()])?;
        self.measure(&server, &head, "search_name", &["/cases?search=王某某".to_owned()])?;
        figure("resident", server.resident_kib()? / 1024, "MiB");
        drop(server);
        if self.database.is_none() {
            for ending in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{ending}", temporary.display()));
            }
        }
        Ok(())
    }

    fn measure(&self, server: &Server, cookie: &str, name: &str, paths: &[String]) -> anyhow::Result<()> {
        let before = server.cpu_ticks()?;
        let each = self.requests.div_ceil(self.clients);
        let mut micros: Vec<u64> = std::thread::scope(|scope| {
            let clients: Vec<_> = (0..self.clients)
                .map(|client| scope.spawn(move || visit(&server.address, cookie, paths, client, each)))
                .collect();
            let mut all = Vec::new();
            for client in clients {
                all.extend(client.join().map_err(|_| anyhow!("a client panicked"))??);
            }
            Ok::<_, anyhow::Error>(all)
        })?;
        let ticks = server.cpu_ticks()? - before;
        micros.sort_unstable();
        let at = |percent: usize| micros[(micros.len() - 1) * percent / 100];
        figure(&format!("{name}_cpu"), ticks * 10_000 / micros.len() as u64, "µs");
        figure(&format!("{name}_p50"), at(50), "µs");
        figure(&format!("{name}_p99"), at(99), "µs");
        Ok(())
    }
}

fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().max_redirects(0).http_status_as_error(false).build().new_agent()
}

fn sign_in(address: &str, name: &str) -> anyhow::Result<String> {
    let answer = agent().post(format!("{address}/sign-in")).send_form([
        ("name", name),
        ("password", DEMO_PASSWORD),
        ("next", "/"),
    ])?;
    let cookie = answer.headers().get("set-cookie").context("登录失败")?.to_str()?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

/// The pages of the cases on the first list.
fn case_paths(address: &str, cookie: &str) -> anyhow::Result<Vec<String>> {
    let list = agent()
        .get(format!("{address}/cases"))
        .header("cookie", cookie)
        .call()?
        .body_mut()
        .read_to_string()?;
    let mut paths: Vec<String> = list
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|path| path.starts_with("/cases/") && path.contains('%'))
        .map(str::to_owned)
        .collect();
    paths.dedup();
    if paths.is_empty() { Err(anyhow!("案件清单为空")) } else { Ok(paths) }
}

fn visit(
    address: &str,
    cookie: &str,
    paths: &[String],
    client: usize,
    times: usize,
) -> anyhow::Result<Vec<u64>> {
    let agent = agent();
    let mut micros = Vec::with_capacity(times);
    for time in 0..times {
        let path = &paths[(client + time) % paths.len()];
        let began = Instant::now();
        let mut answer = agent.get(format!("{address}{path}")).header("cookie", cookie).call()?;
        let body = answer.body_mut().read_to_string()?;
        if !answer.status().is_success() || body.is_empty() {
            return Err(anyhow!("{path} 返回 {}", answer.status()));
        }
        micros.push(u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX));
    }
    Ok(micros)
}
