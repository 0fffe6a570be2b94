//! `zhida admin`: found a court, take staff in, reset passwords, register institutions.

mod institution;

use crate::config::Config;
use crate::reference;
use anyhow::{anyhow, bail};
use app::App;
use app::staff::manage::StaffEvent;
use clap::{Args, Subcommand};
use docket::office::{Actor, Office};
use std::path::PathBuf;
use std::process::ExitCode;
use values::{StaffId, TeamId};

/// 系统管理：初始化、人员、团队、密码、协助执行单位
#[derive(Args)]
pub(crate) struct Admin {
    /// 配置文件
    #[arg(long, default_value = "zhida.json", global = true)]
    config: PathBuf,
    /// 法院代字；配置了几个法院的必填
    #[arg(long, global = true)]
    court: Option<String>,
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// 打印配置文件样例
    SampleConfig,
    /// 初始化：建立第一名系统管理员，并打印其初始密码
    Init,
    /// 新增团队或者改名
    Team {
        /// 团队标识（字母、数字、连字符）
        id: TeamId,
        /// 团队名称
        name: String,
    },
    /// 新增人员，或者变更其姓名、职务、团队；新增的打印初始密码
    Staff {
        /// 用户名
        id: StaffId,
        /// 姓名
        name: String,
        /// 职务：handler、assistant、clerk、team_leader、bureau_head、vice_president、president、finance、command_centre、auditor、administrator
        #[arg(long)]
        office: String,
        /// 团队标识
        #[arg(long)]
        team: Option<TeamId>,
    },
    /// 人员离任
    Left {
        /// 用户名
        id: StaffId,
    },
    /// 重设密码，打印新密码
    ResetPassword {
        /// 用户名
        id: StaffId,
    },
    /// 协助执行单位：列出、登记、移除
    Institution {
        #[command(subcommand)]
        action: institution::InstitutionAction,
    },
    /// 生成参考文档
    Reference {
        /// 要写入的文件夹
        folder: PathBuf,
    },
}

fn system() -> anyhow::Result<Actor> {
    Ok(Actor {
        id: "system".parse()?,
        name: "系统".to_owned(),
        office: Office::System,
        team: None,
        covers: Vec::new(),
    })
}

fn sentence(error: app::AppError) -> anyhow::Error {
    anyhow!("{}", error.sentence())
}

impl Admin {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let court = self.court.as_deref();
        let app = || Config::read(&self.config)?.open_current_app(court);
        match self.action {
            Action::SampleConfig => println!("{}", serde_json::to_string_pretty(&Config::sample())?),
            Action::Reference { folder } => reference::write(&folder)?,
            Action::Init => {
                let app = app()?;
                if !app.directory().members.is_empty() {
                    bail!("本院已有人员；新增人员请用“zhida admin staff”");
                }
                let id: StaffId = "admin".parse()?;
                let administrator = StaffEvent::OfficeTaken {
                    staff: id.clone(),
                    name: "系统管理员".to_owned(),
                    office: Office::Administrator,
                    team: None,
                };
                app.manage_staff(&system()?, &[administrator]).map_err(sentence)?;
                give_password(&app, &id)?;
            }
            Action::Institution { action } => action.run(&app()?)?,
            Action::Team { id, name } => {
                app()?
                    .manage_staff(&system()?, &[StaffEvent::TeamNamed { team: id, name }])
                    .map_err(sentence)?;
                println!("团队已登记");
            }
            Action::Staff { id, name, office, team } => {
                let app = app()?;
                let Some(office) = Office::by_word(&office) else {
                    let words: Vec<&str> = Office::HELD.iter().map(|office| office.word()).collect();
                    bail!("没有职务“{office}”，可填：{}", words.join("、"));
                };
                if let Some(team) = &team
                    && !app.directory().teams.contains_key(team)
                {
                    bail!("没有团队 {team}；请先用“zhida admin team”登记");
                }
                let new = !app.directory().members.contains_key(&id);
                let taken = StaffEvent::OfficeTaken { staff: id.clone(), name, office, team };
                app.manage_staff(&system()?, &[taken]).map_err(sentence)?;
                println!("人员已登记");
                if new {
                    give_password(&app, &id)?;
                }
            }
            Action::Left { id } => {
                app()?.manage_staff(&system()?, &[StaffEvent::Left { staff: id }]).map_err(sentence)?;
                println!("已登记离任，该账号不能再登录");
            }
            Action::ResetPassword { id } => {
                let app = app()?;
                if app.actor(&id).is_none() {
                    bail!("没有在职人员 {id}");
                }
                give_password(&app, &id)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Gives a random password and prints it, once.
fn give_password(app: &App, id: &StaffId) -> anyhow::Result<()> {
    let password = app::staff::sign_in::random_password();
    app.set_password(id, &password).map_err(sentence)?;
    println!("用户名 {id}，密码 {password}（只显示这一次）");
    Ok(())
}
