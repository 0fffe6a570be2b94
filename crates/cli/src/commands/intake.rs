//! `zhida intake`: read a judgment.

use anyhow::Context;
use clap::Args;
use judgment::score::{self, Expectation, Score};
use judgment::{ClaimKind, Reading};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

/// 读取裁判文书主文，列出给付内容、利息、履行期限、费用和疑点
///
/// 支持 .txt（UTF-8、GB18030）和 .docx。加 --json 按 docs/reference/intake-format.md 的格式输出。
/// 加 --score 时，FILE 为 operative_parts.jsonl 之类的语料，按期望文件统计准确率和召回率。
#[derive(Args)]
pub(crate) struct Intake {
    /// 裁判文书文件（--score 时为 JSON Lines 语料，每行含 id 和 text）
    file: PathBuf,
    /// 输出 JSON
    #[arg(long, conflicts_with = "score")]
    json: bool,
    /// 期望文件（JSON），可多个：统计准确率和召回率
    #[arg(long, num_args = 1..)]
    score: Vec<PathBuf>,
}

impl Intake {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let bytes = std::fs::read(&self.file).with_context(|| format!("无法读取 {}", self.file.display()))?;
        if !self.score.is_empty() {
            return self.print_score(&bytes);
        }
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let text = documents::upload::text(&name, &bytes)?;
        let reading = judgment::read(&text);
        if self.json {
            println!("{}", serde_json::to_string_pretty(&reading)?);
        } else {
            print_reading(&reading, &text);
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Intake {
    /// Scores a corpus against expectations and prints the table.
    fn print_score(&self, corpus: &[u8]) -> anyhow::Result<ExitCode> {
        let corpus = std::str::from_utf8(corpus).context("语料应为 UTF-8 编码的 JSON Lines")?;
        let mut texts = BTreeMap::new();
        for line in corpus.lines().filter(|line| !line.trim().is_empty()) {
            let row: serde_json::Value = serde_json::from_str(line).context("语料每行应为一个 JSON 对象")?;
            if let (Some(id), Some(text)) = (row["id"].as_str(), row["text"].as_str()) {
                texts.insert(id.to_owned(), judgment::read(text));
            }
        }
        let mut expected: Vec<Expectation> = Vec::new();
        for file in &self.score {
            let json =
                std::fs::read_to_string(file).with_context(|| format!("无法读取 {}", file.display()))?;
            expected.extend(
                score::expectations(&json).with_context(|| format!("{} 不是期望文件", file.display()))?,
            );
        }
        let mut total = Score::default();
        let mut scored = 0;
        for one in &expected {
            if let Some(reading) = texts.get(&one.id) {
                total += score::score(one, reading);
                scored += 1;
            }
        }
        println!("语料{}篇，均已读取；其中有人工标注的{scored}篇", texts.len());
        println!("{total}");
        Ok(ExitCode::SUCCESS)
    }
}

fn print_reading(reading: &Reading, text: &str) {
    if let Some(number) = &reading.case_number {
        println!("案号：{number}");
    }
    for claim in &reading.claims {
        let what = match claim.kind {
            ClaimKind::Money | ClaimKind::Interest => claim.purpose.as_deref().unwrap_or("给付款项"),
            ClaimKind::Deliver | ClaimKind::Vacate | ClaimKind::Cooperate | ClaimKind::Act => {
                claim.act.as_deref().unwrap_or("行为义务")
            }
        };
        let amount = claim.amount_fen.map_or_else(String::new, |amount| format!("{amount}元"));
        let joint = if claim.joint { "（连带）" } else { "" };
        println!(
            "{}．{} → {}{joint}：{what}{amount}",
            claim.no,
            claim.debtors.join("、"),
            claim.creditor.join("、")
        );
        for interest in &claim.interest {
            let words: String = text
                .chars()
                .skip(interest.span.start)
                .take(interest.span.end - interest.span.start)
                .collect();
            println!("    利息：{words}");
        }
        if let Some(performance) = &claim.performance {
            let span = performance.span;
            let words: String = text.chars().skip(span.start).take(span.end - span.start).collect();
            println!("    期限：{words}");
        }
    }
    for cost in &reading.costs {
        let amount = cost.amount_fen.map_or_else(|| "未写明金额".to_owned(), |amount| format!("{amount}元"));
        println!("费用：{amount}");
    }
    for doubt in &reading.doubts {
        println!("疑点：{}", doubt.message);
    }
    if reading.claims.is_empty() {
        println!("未读出可供执行的给付内容。");
    }
}
