//! `zhida export|rebuild|verify|backup|restore`: the data of an installation as a whole.

use crate::config::Config;
use anyhow::{Context, anyhow};
use clap::Args;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use store::{Backup, Restored, Store, StoreUrl, Verification};

/// 导出全部案卷日志（JSON Lines），可用于迁移到另一种数据库
#[derive(Args)]
pub(crate) struct Export {
    /// 要写入的文件
    file: PathBuf,
    /// 配置文件
    #[arg(long, default_value = "zhida.json")]
    config: PathBuf,
}

impl Export {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let store = Config::read(&self.config)?.open_store()?;
        let file = File::create_new(&self.file)
            .with_context(|| format!("无法新建 {}（文件已存在的，请先改名）", self.file.display()))?;
        let mut out = BufWriter::new(file);
        let events = store.export_journal(&mut out)?;
        out.flush()?;
        println!("已导出{events}条记录");
        Ok(ExitCode::SUCCESS)
    }
}

/// 从案卷日志重建全部查询表
#[derive(Args)]
pub(crate) struct Rebuild {
    /// 配置文件
    #[arg(long, default_value = "zhida.json")]
    config: PathBuf,
}

impl Rebuild {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let app = Config::read(&self.config)?.open_app()?;
        let rebuilt = app.rebuild().map_err(|error| anyhow!("{}（{error}）", error.sentence()))?;
        println!("已重建：记录{}条，案件{}件，查询表{}行", rebuilt.events, rebuilt.cases, rebuilt.rows);
        Ok(ExitCode::SUCCESS)
    }
}

/// 核对案卷日志的防篡改链
#[derive(Args)]
pub(crate) struct Verify {
    /// 配置文件
    #[arg(long, default_value = "zhida.json")]
    config: PathBuf,
}

impl Verify {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let store = Config::read(&self.config)?.open_store()?;
        match store.verify()? {
            Verification::Sound { events, streams } => {
                println!("完好：{streams}个案卷、{events}条记录，逐条衔接");
                Ok(ExitCode::SUCCESS)
            }
            Verification::Broken { position, stream, version, .. } => {
                println!("发现改动：案卷 {stream} 第{version}页（日志位置{position}）与其前后不衔接");
                Ok(ExitCode::FAILURE)
            }
        }
    }
}

/// 在线备份，服务无须停止
#[derive(Args)]
pub(crate) struct BackUp {
    /// 备份文件
    file: PathBuf,
    /// 配置文件
    #[arg(long, default_value = "zhida.json")]
    config: PathBuf,
}

impl BackUp {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let store = Config::read(&self.config)?.open_store()?;
        match store.backup_to(&self.file)? {
            Backup::File => println!("已备份整个数据库到 {}", self.file.display()),
            Backup::Journal { events } => {
                println!(
                    "已备份案卷日志{events}条到 {}；密码和登录状态不在其中，请另用 pg_dump",
                    self.file.display()
                );
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// 把备份恢复到一个空的数据库
#[derive(Args)]
pub(crate) struct Restore {
    /// 备份文件
    file: PathBuf,
    /// 要恢复到的数据库：sqlite:文件 或者 postgres://…，须为空
    #[arg(long)]
    to: String,
    /// 配置文件：恢复日志后据以重建查询表
    #[arg(long, default_value = "zhida.json")]
    config: PathBuf,
}

impl Restore {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let url: StoreUrl = self.to.parse().with_context(|| format!("“{}”不是数据库地址", self.to))?;
        match Store::restore(&self.file, &url)? {
            Restored::Everything => println!("已恢复整个数据库"),
            Restored::Journal { events } => {
                let config = Config { store: self.to.clone(), ..Config::read(&self.config)? };
                let app = config.open_app()?;
                app.rebuild().map_err(|error| anyhow!("{}", error.sentence()))?;
                println!("已恢复案卷日志{events}条并重建查询表；请用“zhida admin reset-password”重设密码");
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
