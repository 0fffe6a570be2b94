//! The commands.

mod demo;
mod serve;

use clap::Subcommand;
use std::process::ExitCode;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// 启动演示法院：虚构的县级法院、约一千五百件案件，打开浏览器即可试用
    Demo(demo::Demo),
    /// 启动服务
    Serve(serve::Serve),
}

impl Command {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Command::Demo(command) => command.run(),
            Command::Serve(command) => command.run(),
        }
    }
}
