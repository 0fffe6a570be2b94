//! `zhida bench`: figures, one JSON line each, with the machine's own limit measured in the same run.

mod append;
mod assignment;
mod choice;
mod gateways;
mod law;
mod money;
mod pages;
mod province;
mod renewals;
mod served;
mod whatif;

use clap::{Args, Subcommand};
use std::process::ExitCode;

/// 性能测量：每项一行 JSON，同时给出本机的极限
#[derive(Args)]
pub(crate) struct Bench {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// 债务计算
    Law(law::Law),
    /// 写入案卷
    Append(append::Append),
    /// 页面
    Pages(pages::Pages),
    /// 全省：质效指标、流程节点、每日检查
    Province(province::Province),
    /// 选择财产
    Choice(choice::Choose),
    /// 分案
    Assignment(assignment::Assignment),
    /// 查控往来
    Gateways(gateways::Gateways),
    /// 案款
    Money(money::Money),
    /// 续封模拟
    Renewals(renewals::Renewals),
    /// 负荷推演
    Whatif(whatif::WhatIf),
}

impl Bench {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        match self.what {
            What::Law(bench) => bench.run()?,
            What::Append(bench) => bench.run()?,
            What::Pages(bench) => bench.run()?,
            What::Province(bench) => bench.run()?,
            What::Choice(bench) => bench.run()?,
            What::Assignment(bench) => bench.run()?,
            What::Gateways(bench) => bench.run()?,
            What::Money(bench) => bench.run()?,
            What::Renewals(bench) => bench.run()?,
            What::Whatif(bench) => bench.run()?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Prints one figure.
fn figure(name: &str, value: u64, unit: &str) {
    println!("{}", serde_json::json!({"name": name, "value": value, "unit": unit}));
}
