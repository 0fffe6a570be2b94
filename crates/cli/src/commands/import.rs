//! `zhida import`: a list of cases from a spreadsheet.

use crate::config::Config;
use anyhow::{Context, anyhow, bail};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;
use values::StaffId;

/// 从 Excel 或者 CSV 导入案件清单
///
/// 每行一案。错误的行逐行说明原因，正确的行照常立案；同一文件再次导入不会重复立案。
#[derive(Args)]
pub(crate) struct Import {
    /// 清单文件；加 --template 时为要生成的样表
    file: PathBuf,
    /// 生成样表
    #[arg(long)]
    template: bool,
    /// 经办人用户名（有立案权限的人员）
    #[arg(long = "as", value_name = "用户名")]
    staff: Option<StaffId>,
    /// 配置文件
    #[arg(long, default_value = "zhida.json")]
    config: PathBuf,
    /// 法院代字；配置了几个法院的必填
    #[arg(long)]
    court: Option<String>,
}

impl Import {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        if self.template {
            let bytes = app::cases::import::template().map_err(|error| anyhow!("{}", error.sentence()))?;
            std::fs::write(&self.file, bytes).with_context(|| format!("无法写入 {}", self.file.display()))?;
            println!("已生成样表 {}", self.file.display());
            return Ok(ExitCode::SUCCESS);
        }
        let app = Config::read(&self.config)?.open_current_app(self.court.as_deref())?;
        let Some(staff) = self.staff else { bail!("请用 --as 指明经办人的用户名") };
        let actor = app.actor(&staff).ok_or_else(|| anyhow!("没有在职人员 {staff}"))?;
        let bytes = std::fs::read(&self.file).with_context(|| format!("无法读取 {}", self.file.display()))?;
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let report =
            app.import_cases(&actor, &name, &bytes).map_err(|error| anyhow!("{}", error.sentence()))?;
        for (line, number) in &report.filed {
            println!("第{line}行：已立案 {number}");
        }
        for line in &report.known {
            println!("第{line}行：此前已导入，未重复立案");
        }
        for (line, problem) in &report.bad {
            println!("第{line}行：未立案。{problem}");
        }
        println!("立案{}件，已有{}件，有误{}行", report.filed.len(), report.known.len(), report.bad.len());
        Ok(if report.bad.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
