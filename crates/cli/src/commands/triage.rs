//! `zhida triage`: the table of triage on judgments.

use anyhow::Context;
use app::triage::measure::{Measurement, Sample, measure};
use app::{Clock, MachineClock};
use clap::{Args, Subcommand};
use docket::indicator::Class;
use insight::triage::{Table, Track, default_table};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// 繁简分流：以裁判文书检验分流标准
#[derive(Args)]
pub(crate) struct Triage {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// 读取文件夹内的裁判文书，按默认分流标准认定类别和繁简，列出各行认定的件数、未能认定的原因，并与案由、当事人比对
    ///
    /// 文件夹内的 .txt、.docx 每个文件一篇；.jsonl 每行一篇，含 id、text，可以含 cause（案由）、case_no（案号）。
    Measure {
        /// 文件夹，或者单个文件
        folder: PathBuf,
        /// 不列出未能认定和类别不一致的文书
        #[arg(long)]
        brief: bool,
    },
}

impl Triage {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let Action::Measure { folder, brief } = self.action;
        let mut samples = Vec::new();
        for file in files(&folder)? {
            samples.extend(read(&file)?);
        }
        anyhow::ensure!(!samples.is_empty(), "{} 内没有裁判文书", folder.display());
        let table = default_table();
        let measured = measure(&table, &samples, MachineClock.today());
        print!("{}", shown(&table, &measured, brief));
        Ok(ExitCode::SUCCESS)
    }
}

/// The files of a folder that can hold judgments, by name; a file stands for itself.
fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if folder.is_file() {
        return Ok(vec![folder.to_owned()]);
    }
    let entries = std::fs::read_dir(folder).with_context(|| format!("无法读取 {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| {
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        file.is_file() && ["txt", "docx", "jsonl"].contains(&ending)
    });
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> anyhow::Result<Vec<Sample>> {
    let bytes = std::fs::read(file).with_context(|| format!("无法读取 {}", file.display()))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if !name.ends_with(".jsonl") {
        let text = documents::upload::text(&name, &bytes)?;
        return Ok(vec![Sample { id: name, text, cause: None, number: None }]);
    }
    let lines = std::str::from_utf8(&bytes).with_context(|| format!("{name}应为 UTF-8 编码"))?;
    let mut samples = Vec::new();
    for (line, no) in lines.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        let row: serde_json::Value =
            serde_json::from_str(line).with_context(|| format!("{name}第{no}行应为一个 JSON 对象"))?;
        let field = |field: &str| row[field].as_str().map(str::to_owned);
        samples.push(Sample {
            id: field("id").unwrap_or_else(|| format!("{name}第{no}行")),
            text: field("text").with_context(|| format!("{name}第{no}行没有 text"))?,
            cause: field("cause"),
            number: field("case_no"),
        });
    }
    Ok(samples)
}

/// The table of the measurement.
fn shown(table: &Table, measured: &Measurement, brief: bool) -> String {
    let (classes, tracks, rows) = (measured.by_class(), measured.by_track(), measured.by_row());
    let decided: usize = tracks.values().sum();
    let mut lines = vec![format!("裁判文书{}篇，已认定{decided}篇", measured.each.len())];
    lines.push(String::new());
    lines.push("类别".to_owned());
    for (word, title) in Class::CHOICES {
        lines.push(format!("{:>6}  {title}", classes.get(word).unwrap_or(&0)));
    }
    lines.push("繁简".to_owned());
    for track in Track::ALL {
        lines.push(format!("{:>6}  {}", tracks.get(track.word()).unwrap_or(&0), track.title()));
    }
    lines.push("分流标准（默认）各行认定的件数".to_owned());
    for (row, no) in table.rows.iter().zip(1_u32..) {
        let count = rows.get(&no).copied().unwrap_or(0);
        let why = match (count, row.property.is_empty()) {
            (0, false) => "（凭文书不知财产，立案后才会适用）",
            (0, true) => "（没有一篇符合）",
            _ => "",
        };
        let (track, reason) = (row.outcome.track.title(), &row.outcome.reason);
        lines.push(format!("{count:>6}  第{no}行　{track}　{reason}{why}"));
    }
    let otherwise = &table.otherwise;
    let count = rows.get(&0).unwrap_or(&0);
    lines.push(format!("{count:>6}  其余　{}　{}", otherwise.track.title(), otherwise.reason));
    let undecided = measured.undecided();
    lines.push(format!("未能认定{}篇", measured.each.len() - decided));
    for (why, ids) in &undecided {
        let ids_shown = if brief { String::new() } else { format!("：{}", ids.join("、")) };
        lines.push(format!("{:>6}  {}{ids_shown}", ids.len(), why.title()));
    }
    let (compared, agreed) = measured.agreement();
    let tenths = (agreed * 1000).checked_div(compared).unwrap_or(0);
    lines.push(format!(
        "类别与案由（没有案由的看所引法条）、当事人比对：可比{compared}篇，一致{agreed}篇（{}.{}%）",
        tenths / 10,
        tenths % 10
    ));
    if !brief {
        for one in measured.disagreements() {
            let (Some(class), Some((told, by))) = (one.class, &one.told) else { continue };
            lines.push(format!(
                "        {}　认定{}，案由、当事人所示为{}（{by}）",
                one.id,
                title(class),
                title(*told)
            ));
        }
    }
    lines.join("\n") + "\n"
}

fn title(class: Class) -> &'static str {
    let choice = Class::CHOICES.iter().find(|(word, _)| *word == class.word());
    choice.map_or("", |(_, title)| title)
}
