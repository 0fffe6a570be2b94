//! A server in a process of its own, and what it costs to visit it.

use super::figure;
use anyhow::{Context, anyhow};
use app::staff::sign_in::DEMO_PASSWORD;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server in a process of its own, ended when dropped.
pub(super) struct Server {
    child: Child,
    pub(super) address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// Serves the court of the demonstration on a database, which is made where there is none.
    pub(super) fn start(database: &Path, cases: u32) -> anyhow::Result<Server> {
        let cases = cases.to_string();
        let mut demo = Command::new(std::env::current_exe()?);
        Server::of(demo.args(["demo", "--port", "0", "--cases", &cases, "--database"]).arg(database))
    }

    /// Serves as an installation does, by a file of settings.
    pub(super) fn of_settings(config: &Path) -> anyhow::Result<Server> {
        Server::of(Command::new(std::env::current_exe()?).args(["serve", "--config"]).arg(config))
    }

    fn of(command: &mut Command) -> anyhow::Result<Server> {
        let mut child = command.stderr(Stdio::piped()).spawn().context("无法启动服务进程")?;
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

    /// Memory that the server holds.
    pub(super) fn resident_kib(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("no VmRSS")?;
        Ok(line.split_whitespace().nth(1).context("no figure")?.parse()?)
    }
}

/// How often a page is visited, and by how many at once.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct Visits {
    /// 同时访问的人数
    #[arg(long, default_value_t = 8)]
    clients: usize,
    /// 每种页面的访问次数
    #[arg(long, default_value_t = 2_000)]
    requests: usize,
}

impl Visits {
    /// Visits, and tells CPU of the server and latency.
    pub(super) fn measure(
        &self,
        server: &Server,
        cookie: &str,
        name: &str,
        paths: &[String],
    ) -> anyhow::Result<()> {
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

pub(super) fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().max_redirects(0).http_status_as_error(false).build().new_agent()
}

/// The cookie of somebody who signs in.
pub(super) fn sign_in(address: &str, name: &str) -> anyhow::Result<String> {
    let answer = agent().post(format!("{address}/sign-in")).send_form([
        ("name", name),
        ("password", DEMO_PASSWORD),
        ("next", "/"),
    ])?;
    let cookie = answer.headers().get("set-cookie").context("登录失败")?.to_str()?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

/// The pages of the cases on the first list.
pub(super) fn case_paths(address: &str, cookie: &str) -> anyhow::Result<Vec<String>> {
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
