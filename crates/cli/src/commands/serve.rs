//! `zhida serve`: serve an installation.

use crate::config::Config;
use crate::key_folder::{KeyFolder, start_couriers};
use anyhow::Context;
use app::Courts;
use clap::Args;
use gateways::work_group::WorkGroup;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use tokio::net::TcpListener;

/// How long a post to the work group may take.
const POST_WITHIN: Duration = Duration::from_secs(20);

/// 启动服务
///
/// 读取配置文件，打开数据库并开始服务，同时向登记了接口的协助执行单位收发查询和控制手续，按期制作通报并发到工作群；配置了几个法院的，一并服务，互不相见，上级法院可以查看和督办下级法院的案件；按 Ctrl-C 或者收到终止信号后，处理完在途请求再退出。
#[derive(Args)]
pub(crate) struct Serve {
    /// 配置文件
    #[arg(long, default_value = "zhida.json")]
    config: PathBuf,
}

impl Serve {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let config = Config::read(&self.config)?;
        let courts = config.open_courts()?;
        let mut busy = Vec::new();
        for one in config.courts {
            let app = courts.by_code(&one.court).context("法院代字应当使用半角数字")?;
            let couriers = start_couriers(app, one.gateway_keys.map(KeyFolder));
            let group = one.work_group.as_deref().map(|address| WorkGroup::new(address, POST_WITHIN));
            busy.push((couriers, group.map(|group| app.start_poster(group))));
        }
        serve_courts(courts, &config.listen, |address| eprintln!("执达已启动：http://{address}"))?;
        drop(busy);
        Ok(ExitCode::SUCCESS)
    }
}

/// Serves the courts of an installation until it is told to stop.
pub(crate) fn serve_courts(
    courts: Courts,
    listen: &str,
    ready: impl FnOnce(std::net::SocketAddr),
) -> anyhow::Result<()> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().context("无法启动运行环境")?;
    runtime.block_on(async {
        let listener = TcpListener::bind(listen)
            .await
            .with_context(|| format!("无法监听 {listen}：端口可能被占用，可换用其他端口"))?;
        ready(listener.local_addr().context("无法取得监听地址")?);
        web::serve(listener, courts, stop_asked()).await.context("服务中断")
    })
}

async fn stop_asked() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! { () = interrupted => {}, _ = terminated.recv() => {} }
            return;
        }
    }
    interrupted.await;
}
