//! `zhida simulate`: an institution for tests, stories and training.

use crate::key_folder::machine_clock;
use anyhow::Context;
use clap::Args;
use gateways::institution::InstitutionKind;
use gateways::signature::Key;
use gateways::simulator::{FaultRate, FolderService, Scripts, Settings, Simulator, serve};
use gateways::work_group::{self, Answering};
use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;
use std::time::Duration;

/// How often a folder is looked into.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// What is simulated.
#[derive(Clone, Copy, Debug)]
enum Simulated {
    Institution(InstitutionKind),
    WorkGroup,
}

impl FromStr for Simulated {
    type Err = String;

    fn from_str(text: &str) -> Result<Simulated, String> {
        match text {
            "work-group" | "work_group" => Ok(Simulated::WorkGroup),
            kind => kind.parse().map(Simulated::Institution).map_err(|error| format!("{error}")),
        }
    }
}

/// 模拟协助执行单位：银行、不动产登记、车辆管理等，以及工作群，供演示、培训和测试
///
/// 每个单位一个进程，按 docs/reference/gateways.md 的协议答复；名下财产由种子推出，约三分之一的人有财产。
/// 就绪后输出一行地址。只在本机监听。不得与真实单位连接。
#[derive(Args)]
pub(crate) struct Simulate {
    /// 机构种类：bank、real_estate、land、vehicle、equity、securities、payment_platform、pension、tax、police；工作群为 work-group
    #[arg(value_name = "KIND")]
    kind: Simulated,
    /// 端口；0 为任选空闲端口
    #[arg(long, default_value_t = 0, conflicts_with = "folder")]
    port: u16,
    /// 种子：相同的种子得到相同的财产和故障
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// 状态文件：记下已办事项，进程中断后重启不丢失、不重办
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// 以交换文件夹代替 HTTP
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
    /// 密钥文件，一行“编号:十六进制密钥”；不给出时使用公开的模拟密钥
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// 故障及其比例，如 slow=0.05；可多次给出，种类见 docs/reference/gateways.md
    #[arg(long, value_name = "FAULT=RATE", num_args = 1..)]
    fault: Vec<FaultRate>,
    /// 工作群如何答复：well、slow（收下但迟答）、wrong（收下但答非所问）、down（停用）、busy（过于频繁）
    #[arg(long, value_name = "ANSWER", default_value = "well")]
    answering: Answering,
    /// 故障 slow 延迟的秒数
    #[arg(long, value_name = "SECONDS", default_value_t = 3)]
    latency: u64,
    /// 接受脚本（POST /script/…）：放入财产、行踪、登记变更，设定日期，指定故障
    #[arg(long, conflicts_with = "folder")]
    scriptable: bool,
}

impl Simulate {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let kind = match self.kind {
            Simulated::Institution(kind) => kind,
            Simulated::WorkGroup => return self.run_work_group(),
        };
        let simulator = Simulator::open(&Settings {
            seed: self.seed,
            state: self.state,
            faults: self.fault,
            latency: Duration::from_secs(self.latency),
            scripts: if self.scriptable { Scripts::Taken } else { Scripts::Refused },
            ..Settings::new(kind)
        })?;
        let key = match &self.key {
            None => Key::of_simulators(),
            Some(path) => std::fs::read_to_string(path)
                .with_context(|| format!("无法读取 {}", path.display()))?
                .parse()
                .with_context(|| format!("{} 不是密钥文件", path.display()))?,
        };
        let clock = machine_clock();
        if let Some(folder) = self.folder {
            let service = FolderService::open(simulator, &folder, key, clock)?;
            println!("模拟{kind}已启动：{}", folder.display());
            loop {
                service.serve_waiting()?;
                std::thread::sleep(LOOK_EVERY);
            }
        }
        let running = serve(simulator, &format!("127.0.0.1:{}", self.port), key, clock)?;
        println!("模拟{kind}已启动：{}", running.address());
        running.wait().context("服务中断")?;
        Ok(ExitCode::SUCCESS)
    }
    /// What was posted is told at `/posts`.
    fn run_work_group(self) -> anyhow::Result<ExitCode> {
        let latency = Duration::from_secs(self.latency);
        let address = format!("127.0.0.1:{}", self.port);
        let group = work_group::serve(&address, "simulated", self.answering, latency)
            .with_context(|| format!("无法监听 {address}"))?;
        println!("模拟工作群已启动：{}", group.address());
        group.wait().context("服务中断")?;
        Ok(ExitCode::SUCCESS)
    }
}
