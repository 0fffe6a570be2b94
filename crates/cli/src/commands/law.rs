//! `zhida law`: the rules.

use anyhow::Context;
use app::{Clock, MachineClock};
use clap::{Args, Subcommand};
use std::io::Write;
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
    /// 清点规则目录：各章条数、计算和待核的条数、测试数；有规则没有测试的以状态 1 退出
    Check,
    /// 用算例文件核对规则，逐条列出不符之处；有不符的以状态 1 退出
    Verify {
        /// 算例文件（JSON 列表，每例含 rule、inputs、expected）
        file: PathBuf,
    },
}

impl Law {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        match self.action {
            Action::List { json } => {
                let list = if json {
                    {
                        let today = today();
                        serde_json::to_string_pretty(
                            &law::rules().map(|rule| rule.to_json(today)).collect::<Vec<_>>(),
                        )?
                    }
                } else {
                    let line = |rule: &law::Rule| format!("{:<8}{}{}\n", rule.id, rule.title, marked(rule));
                    law::rules().map(line).collect()
                };
                // A reader that has seen enough (`| head`) closes the pipe; that is no error.
                let _ = writeln!(std::io::stdout(), "{}", list.trim_end());
            }
            Action::Show { id } => print!("{}", shown(known(&id)?)),
            Action::Eval { id, json } => {
                let rule = known(&id)?;
                let text = if json.as_os_str() == "-" {
                    std::io::read_to_string(std::io::stdin())?
                } else {
                    std::fs::read_to_string(&json).with_context(|| format!("无法读取 {}", json.display()))?
                };
                let input = serde_json::from_str(&text).context("输入不是 JSON")?;
                let answer = rule.evaluate(&input, &law::Settings::default(), today())?;
                println!("{}", serde_json::to_string_pretty(&answer.to_json())?);
            }
            Action::Check => return Ok(checked()),
            Action::Verify { file } => {
                let text =
                    std::fs::read_to_string(&file).with_context(|| format!("无法读取 {}", file.display()))?;
                let vectors: serde_json::Value = serde_json::from_str(&text).context("算例文件不是 JSON")?;
                anyhow::ensure!(vectors.is_array(), "算例文件应为列表，每项有 rule、title、inputs、expected");
                let report = law::registry::verify(&vectors, today());
                println!("{report}");
                return Ok(if report.all_hold() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Counts the catalogue, module by module, and fails where a rule has no test.
fn checked() -> ExitCode {
    let count =
        |rules: &[law::Rule], which: fn(&law::Rule) -> bool| rules.iter().filter(|rule| which(rule)).count();
    for module in law::registry::MODULES {
        println!(
            "{} {}：{}条，计算{}条，待核{}条，测试{}项",
            module.code,
            module.title,
            module.rules.len(),
            count(module.rules, |rule| rule.computation().is_some()),
            count(module.rules, |rule| rule.confidence(today()).needs_confirmation()),
            module.rules.iter().map(law::Rule::tests).sum::<usize>(),
        );
    }
    let untested: Vec<&str> = law::rules().filter(|rule| rule.tests() == 0).map(|rule| rule.id).collect();
    println!(
        "共{}条规则，其中计算{}条、待核{}条，测试{}项；没有测试的{}条 {}",
        law::rules().count(),
        law::rules().filter(|rule| rule.computation().is_some()).count(),
        law::rules().filter(|rule| rule.confidence(today()).needs_confirmation()).count(),
        law::rules().map(law::Rule::tests).sum::<usize>(),
        untested.len(),
        untested.join("、"),
    );
    if untested.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn known(id: &str) -> anyhow::Result<&'static law::Rule> {
    law::rule(id).with_context(|| format!("没有规则 {id}；可用“zhida law list”查看"))
}

/// The day in China: which version of a rule speaks.
fn today() -> values::Day {
    MachineClock.today()
}

fn marked(rule: &law::Rule) -> String {
    let mark = rule.mark(today());
    if mark.is_empty() { String::new() } else { format!("（{mark}）") }
}

/// A rule as text: what it says, its versions with their articles, what goes in and comes out, its worked examples.
fn shown(rule: &law::Rule) -> String {
    let mut lines =
        vec![format!("{} {}{}", rule.id, rule.title, marked(rule)), rule.says.to_owned(), String::new()];
    for version in rule.versions {
        lines.push(format!("版本：{}（依据核对程度 {}）", version.chinese(), version.confidence.letter()));
        for source in version.sources {
            lines.push(format!("  依据：{}", source.article));
            if !source.quote.is_empty() {
                lines.push(format!("    “{}”", source.quote));
            }
        }
    }
    match rule.work {
        law::registry::Work::Computes(computation) => {
            computation.inputs.iter().for_each(|field| describe("输入", field, &mut lines));
            computation.outputs.iter().for_each(|field| describe("输出", field, &mut lines));
        }
        law::registry::Work::Duty { why } => lines.push(format!("不作计算：{why}")),
    }
    for id in rule.settings {
        if let Some(setting) = law::settings::setting(id) {
            lines.push(format!("设置 {id}：{}", setting.question));
        }
    }
    for example in law::registry::examples(rule.id) {
        lines.push(format!("算例：{}", example.title));
        lines.push(format!("  输入 {}", example.inputs));
        lines.push(format!("  得出 {}", example.expected));
    }
    lines.join("\n") + "\n"
}

/// A field as text: name, label, kind, whether it may be left out, its words, its parts and how it is written.
fn describe(side: &str, field: &law::registry::Field, lines: &mut Vec<String>) {
    let optional = if field.is_required() { "" } else { "，可不填" };
    let optional = if side == "输出" { "" } else { optional };
    lines.push(format!("{side} {}：{}（{}{optional}）", field.name, field.label, field.kind.chinese()));
    if !field.form.is_empty() {
        lines.push(format!("    写法 {}", field.form));
    }
    for choice in field.kind.choices() {
        lines.push(format!("    {} {}", choice.word, choice.title));
    }
    for part in field.kind.parts() {
        describe("    各项", part, lines);
    }
}
