//! The choice of property among the invented holdings of a debtor and its guarantors.

use super::figure;
use anyhow::{Context, anyhow};
use clap::Args;
use insight::choice::invented::court_like;
use insight::choice::{Choice, Proof, Question, alternatives, choose};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::time::Instant;

/// 选择财产
#[derive(Args)]
pub(super) struct Choose {
    /// 每题的财产项数
    #[arg(long, default_value_t = 200)]
    assets: usize,
    /// 题数
    #[arg(long, default_value_t = 200)]
    questions: u64,
    /// 把各题和答案逐行写入此文件，供 `benches/choice_reference.py` 复核
    #[arg(long)]
    write: Option<PathBuf>,
}

impl Choose {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let questions: Vec<Question> =
            (0..self.questions).map(|seed| court_like(seed, self.assets)).collect();
        let (mut choices, mut alone, mut with_alternatives) = (Vec::new(), Vec::new(), Vec::new());
        for question in &questions {
            let began = Instant::now();
            let choice = choose(question).map_err(|unfit| anyhow!("{unfit:?}"))?;
            alone.push(micros(began));
            alternatives(question, &choice).map_err(|unfit| anyhow!("{unfit:?}"))?;
            with_alternatives.push(micros(began));
            choices.push(choice);
        }
        figure("choice_assets", self.assets as u64, "assets");
        figure("choice_questions", self.questions, "questions");
        let proven = choices.iter().filter(|choice| choice.proof == Proof::Proven).count();
        figure("choice_proven", proven as u64, "questions");
        for (name, mut times) in [("choice", alone), ("choice_with_alternatives", with_alternatives)] {
            times.sort_unstable();
            let at = |percent: usize| times.get(times.len().saturating_sub(1) * percent / 100).copied();
            for (part, percent) in [("median", 50), ("p90", 90), ("max", 100)] {
                figure(&format!("{name}_{part}"), at(percent).unwrap_or(0), "µs");
            }
        }
        self.write.as_deref().map_or(Ok(()), |path| {
            let file = File::create(path).with_context(|| format!("无法写入{}", path.display()))?;
            write(BufWriter::new(file), &questions, &choices)
        })
    }
}

fn micros(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX)
}

fn write(mut file: impl Write, questions: &[Question], choices: &[Choice]) -> anyhow::Result<()> {
    for (question, choice) in questions.iter().zip(choices) {
        let line = serde_json::json!({
            "question": question,
            "score": choice.score,
            "uncovered": choice.uncovered,
        });
        writeln!(file, "{line}")?;
    }
    Ok(file.flush()?)
}
