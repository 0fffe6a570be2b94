//! The binary `zhida`: one command is one file in `commands/`, and its help text is its documentation.

mod child;
mod commands;
mod config;
mod key_folder;
mod reference;
mod stories;

use clap::Parser;
use std::process::ExitCode;

/// 执达：法院执行办案平台
#[derive(Parser)]
#[command(name = "zhida", version, about = "执达：法院执行办案平台", disable_help_subcommand = true)]
struct Zhida {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::INFO).init();
    match Zhida::parse().command.run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("zhida：{error:#}");
            ExitCode::FAILURE
        }
    }
}
