//! `zhida export|rebuild|verify|backup|restore`: the data of an installation as a whole.

use crate::config::Config;
use anyhow::{Context, anyhow};
use app::AppError;
use clap::{Args, Subcommand, ValueEnum};
use docket::office::{Actor, Office};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use store::{Backup, Restored, Store, StoreUrl, Verification};

/// 导出全部案卷日志（JSON Lines），可用于迁移到另一种数据库；或者导出案款账册
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Export {
    #[command(subcommand)]
    what: Option<ExportWhat>,
    /// 要写入的文件
    #[arg(required = true)]
    file: Option<PathBuf>,
    /// 配置文件
    #[arg(long, default_value = "zhida.json")]
    config: PathBuf,
}

#[derive(Subcommand)]
enum ExportWhat {
    Books(Books),
}

impl Export {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        if let Some(ExportWhat::Books(books)) = self.what {
            return books.run();
        }
        let path = self.file.context("请写明要写入的文件")?;
        let store = Config::read(&self.config)?.open_store()?;
        let mut out = BufWriter::new(new_file(&path)?);
        let events = store.export_journal(&mut out)?;
        out.flush()?;
        println!("已导出{events}条记录");
        Ok(ExitCode::SUCCESS)
    }
}

fn new_file(path: &Path) -> anyhow::Result<File> {
    File::create_new(path).with_context(|| format!("无法新建 {}（文件已存在的，请先改名）", path.display()))
}

/// 导出一年的案款账册，供其他记账软件复核，或者供审计查阅
///
/// beancount 和 hledger 文件按记账日列出全部分录，起息日另注；科目按案件和用途设置，年初余额列为第一笔。
/// 可以用 bean-check 或者 hledger check 核对，用 hledger balance 重新加总。
#[derive(Args)]
struct Books {
    /// 格式
    #[arg(long, value_enum)]
    format: BooksFormat,
    /// 年度
    #[arg(long)]
    year: i32,
    /// 要写入的文件；不指定的，写到标准输出
    #[arg(long)]
    out: Option<PathBuf>,
    /// 配置文件
    #[arg(long, default_value = "zhida.json")]
    config: PathBuf,
    /// 法院代字；配置了几个法院的必填
    #[arg(long)]
    court: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum BooksFormat {
    Beancount,
    Hledger,
    Xlsx,
}

impl Books {
    fn run(self) -> anyhow::Result<ExitCode> {
        let app = Config::read(&self.config)?.open_app(self.court.as_deref())?;
        let told = |error: AppError| anyhow!("{}（{error}）", error.sentence());
        let days = app::closing::year(self.year, app.today())
            .with_context(|| format!("{}年不在可以导出的年度之内", self.year))?;
        let auditor = Actor {
            id: "system".parse()?,
            name: "系统".to_owned(),
            office: Office::Auditor,
            team: None,
            covers: Vec::new(),
        };
        let bytes = match self.format {
            BooksFormat::Beancount => app.book(&auditor, days).map_err(told)?.to_beancount()?.into_bytes(),
            BooksFormat::Hledger => app.book(&auditor, days).map_err(told)?.to_hledger()?.into_bytes(),
            BooksFormat::Xlsx => app.books_workbook(&auditor, days).map_err(told)?,
        };
        match &self.out {
            Some(path) => new_file(path)?.write_all(&bytes)?,
            None => std::io::stdout().write_all(&bytes)?,
        }
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
        let app = Config::read(&self.config)?.open_home()?;
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
                let app = config.open_home()?;
                app.rebuild().map_err(|error| anyhow!("{}", error.sentence()))?;
                println!("已恢复案卷日志{events}条并重建查询表；请用“zhida admin reset-password”重设密码");
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
