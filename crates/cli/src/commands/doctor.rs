//! `zhida doctor`: look an installation over.

use crate::config::Config;
use crate::key_folder::KeyFolder;
use anyhow::anyhow;
use app::App;
use clap::Args;
use documents::{Press, PressConfig};
use std::path::PathBuf;
use std::process::ExitCode;

/// 检查安装情况：配置、数据库、人员、与协助执行单位约定的密钥、字体和文书模板
#[derive(Args)]
pub(crate) struct Doctor {
    /// 配置文件
    #[arg(long, default_value = "zhida.json")]
    config: PathBuf,
}

impl Doctor {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let mut healthy = true;
        let mut say = |good: bool, line: String| {
            healthy &= good;
            println!("{} {line}", if good { "[正常]" } else { "[问题]" });
        };
        let config = Config::read(&self.config);
        let mut press = PressConfig::default();
        match &config {
            Err(error) => say(false, format!("配置：{error:#}")),
            Ok(config) => {
                press.font_folders.splice(0..0, config.font_folders.iter().cloned());
                press.form_folder.clone_from(&config.form_folder);
                say(true, format!("配置：{}", self.config.display()));
                let apps = config.open_each(|_| Ok(())).unwrap_or_else(|error| {
                    say(false, format!("数据库：{error:#}"));
                    Vec::new()
                });
                if let Some((app, _)) = apps.first() {
                    let position = app.store().last_position()?;
                    say(true, format!("数据库：{}，日志至第{position}条", app.store().url()));
                }
                for ((app, _), settings) in apps.iter().zip(&config.courts) {
                    let made = if app.store().tables_are_current(app.court().as_str())? {
                        "由本程序写成"
                    } else {
                        "由另一版本的程序或者规则数据写成，启动服务时自动重建"
                    };
                    say(true, format!("查询表：{made}"));
                    say(true, format!("法院：{}（{}）", app.court_name(), app.court()));
                    let serving = app.directory().members.values().filter(|member| member.serving).count();
                    let remedy = if serving == 0 { "，请运行“zhida admin init”" } else { "" };
                    say(serving > 0, format!("在职人员：{serving}人{remedy}"));
                    keys(app, settings.gateway_keys.as_ref(), &mut say)?;
                }
            }
        }
        match Press::open(press) {
            Err(error) => say(false, format!("文书：{error}")),
            Ok(press) => {
                let fonts = press.fonts_report();
                say(fonts.is_good(), format!("字体：\n{fonts}"));
                println!("{}", press.forms_report());
            }
        }
        Ok(if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// Says of each institution that is reached through a gateway whether its key is there and kept.
fn keys(app: &App, folder: Option<&PathBuf>, say: &mut impl FnMut(bool, String)) -> anyhow::Result<()> {
    let transports = app.transports().map_err(|error| anyhow!("{}", error.sentence()))?;
    if transports.is_empty() {
        say(true, "协助执行单位：均以纸质方式往来".to_owned());
        return Ok(());
    }
    let directory = app.directory();
    let Some(folder) = folder else {
        let count = transports.len();
        say(false, format!("协助执行单位：{count}个单位登记了接口，配置中没有密钥文件夹（gateway_keys）"));
        return Ok(());
    };
    let folder = KeyFolder(folder.clone());
    for (id, _) in transports {
        let name = directory.institution_name(&id);
        match folder.check(&id) {
            Ok(()) => say(true, format!("密钥：{name}（{id}）")),
            Err(error) => say(false, format!("密钥：{name}（{id}）：{error:#}")),
        }
    }
    Ok(())
}
