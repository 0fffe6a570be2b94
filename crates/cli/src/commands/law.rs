//! `zhida law`: the rules.

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// 法律规则：列出、查看、试算、核对
#[derive(Args)]
pub(crate) struct Law {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// 列出全部规则
    List {
        /// 输出 JSON
        #[arg(long)]
        json: bool,
    },
    /// 查看一条规则的条文、输入和输出
    Show {
        /// 规则编号，如 INT-01
        id: String,
    },
    /// 以 JSON 输入试算一条规则
    Eval {
        /// 规则编号
        id: String,
        /// JSON 文件；- 为标准输入
        #[arg(long)]
        json: PathBuf,
    },
    /// 用算例文件核对规则，逐条列出不符之处；有不符的以状态 1 退出
    Verify {
        /// 算例文件（JSON 列表，每例含 rule、inputs、expected）
        file: PathBuf,
        /// 只核对已实现的规则，未实现的列出但不算失败
        #[arg(long)]
        known: bool,
    },
}

impl Law {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        match self.action {
            Action::List { json } => {
                if json {
                    println!("{}", serde_json::to_string_pretty(law::registry::RULES)?);
                } else {
                    for rule in law::registry::RULES {
                        println!("{:<8}{}{}", rule.id, rule.title, marked(rule.confidence.mark()));
                    }
                }
            }
            Action::Show { id } => {
                let Some(rule) = law::registry::rule(&id) else {
                    bail!("没有规则 {id}；可用“zhida law list”查看")
                };
                println!("{} {}{}", rule.id, rule.title, marked(rule.confidence.mark()));
                for article in rule.articles {
                    println!("依据：{article}");
                }
                println!("自 {} 起施行", rule.in_force_from);
                for field in rule.inputs {
                    println!("输入 {}：{}", field.name, field.label);
                }
                for field in rule.outputs {
                    println!("输出 {}：{}", field.name, field.label);
                }
            }
            Action::Eval { id, json } => {
                let Some(rule) = law::registry::rule(&id) else {
                    bail!("没有规则 {id}；可用“zhida law list”查看")
                };
                let text = if json.as_os_str() == "-" {
                    std::io::read_to_string(std::io::stdin())?
                } else {
                    std::fs::read_to_string(&json).with_context(|| format!("无法读取 {}", json.display()))?
                };
                let input = serde_json::from_str(&text).context("输入不是 JSON")?;
                match (rule.evaluate)(&input) {
                    Ok(output) => println!("{}", serde_json::to_string_pretty(&output)?),
                    Err(error) => bail!("{error}"),
                }
            }
            Action::Verify { file, known } => {
                let text =
                    std::fs::read_to_string(&file).with_context(|| format!("无法读取 {}", file.display()))?;
                let vectors = serde_json::from_str(&text).context("算例文件不是 JSON")?;
                let report = law::registry::verify(&vectors);
                println!("{report}");
                let sound = if known { report.failures().count() == 0 } else { report.all_hold() };
                return Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE });
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn marked(mark: &str) -> String {
    if mark.is_empty() { String::new() } else { format!("（{mark}）") }
}
