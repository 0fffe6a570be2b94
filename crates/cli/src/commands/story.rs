//! `zhida story`: list and run the stories.

use crate::stories::{STORIES, Stage, Story};
use anyhow::{anyhow, bail};
use clap::{Args, Subcommand};
use std::process::ExitCode;
use store::StoreUrl;

/// 办案故事：在临时法院中从头到尾办一件案，逐步打印，并核对结果
#[derive(Args)]
pub(crate) struct StoryCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// 列出全部故事
    List {
        /// 只列编号，一行一个
        #[arg(long)]
        ids: bool,
    },
    /// 运行一个故事；结果不符的以状态 1 退出
    Run {
        /// 故事编号，如 M01
        id: String,
        /// 在此数据库上运行（空的 PostgreSQL 库或者新文件）；不指定的，用后即删
        #[arg(long)]
        store: Option<String>,
    },
}

impl StoryCommand {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        match self.action {
            Action::List { ids } => {
                for Story { id, title, ends_with, .. } in STORIES {
                    if ids {
                        println!("{id}");
                    } else {
                        println!("{id}  {title}——{ends_with}");
                    }
                }
            }
            Action::Run { id, store } => {
                let Some(story) = STORIES.iter().find(|story| story.id == id) else {
                    bail!("没有故事 {id}；可用“zhida story list”查看");
                };
                let url = match store {
                    Some(store) => store.parse().map_err(|_| anyhow!("“{store}”不是数据库地址"))?,
                    None => StoreUrl::SqliteMemory,
                };
                println!("{} {}", story.id, story.title);
                let mut stage = Stage::open(&url, story.begins_on)?;
                let outcome = (story.run)(&mut stage);
                stage.close();
                outcome?;
                println!("{}：{}", story.id, story.ends_with);
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
