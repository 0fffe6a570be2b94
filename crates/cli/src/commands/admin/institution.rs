//! `zhida admin institution`: which institutions help the court, and how each is reached.

use super::{sentence, system};
use anyhow::{anyhow, bail};
use app::App;
use app::institutions::InstitutionEvent;
use clap::{Args, Subcommand};
use gateways::institution::Transport;
use std::collections::BTreeMap;
use std::path::PathBuf;
use values::{InstitutionId, InstitutionKind};

#[derive(Subcommand)]
pub(super) enum InstitutionAction {
    /// 列出协助执行单位
    List,
    /// 登记单位，或者变更其名称、期限、往来方式；正在运行的服务几秒后即按新的登记往来
    Add(Add),
    /// 移除：不再向其查询和送达手续，已有记录保留
    Remove {
        /// 单位标识
        id: InstitutionId,
    },
}

#[derive(Args)]
pub(super) struct Add {
    /// 单位标识（字母、数字、连字符），密钥文件即以此命名
    id: InstitutionId,
    /// 单位名称
    name: String,
    /// 种类：bank、real_estate、land、vehicle、equity、securities、payment_platform、pension、tax、police
    #[arg(long)]
    kind: InstitutionKind,
    /// 超过多少日未答复为逾期
    #[arg(long, default_value_t = 7)]
    answer_days: u32,
    /// 办理续行需要多少日
    #[arg(long, default_value_t = 7)]
    renewal_days: u32,
    /// HTTP 接口地址，如 http://10.1.2.3:4200；与 --folder 均不给出的，以纸质方式往来
    #[arg(long, conflicts_with = "folder")]
    address: Option<String>,
    /// 交换文件夹
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl InstitutionAction {
    pub(super) fn run(self, app: &App) -> anyhow::Result<()> {
        match self {
            InstitutionAction::List => list(app),
            InstitutionAction::Add(add) => add.run(app),
            InstitutionAction::Remove { id } => {
                if !app.directory().institutions.get(&id).is_some_and(|one| one.serving) {
                    bail!("没有协助执行单位 {id}");
                }
                let left = InstitutionEvent::Left { institution: id };
                app.manage_institutions(&system()?, &[left]).map_err(sentence)?;
                println!("已移除");
                Ok(())
            }
        }
    }
}

fn list(app: &App) -> anyhow::Result<()> {
    let transports: BTreeMap<_, _> = app.transports().map_err(sentence)?.into_iter().collect();
    let directory = app.directory();
    for (id, one) in directory.institutions.iter().filter(|(_, one)| one.serving) {
        let way = match transports.get(id) {
            Some(Transport::Http { address }) => address.clone(),
            Some(Transport::Folder { folder }) => format!("文件夹 {}", folder.display()),
            None => "纸质".to_owned(),
        };
        println!(
            "{id}  {}  {}  {}日答复、{}日续行  {way}",
            one.name, one.kind, one.answer_days, one.renewal_days
        );
    }
    Ok(())
}

impl Add {
    fn run(self, app: &App) -> anyhow::Result<()> {
        let transport = match (self.address, self.folder) {
            (Some(address), _) if !address.starts_with("http://") && !address.starts_with("https://") => {
                return Err(anyhow!("接口地址应以 http:// 或者 https:// 开头"));
            }
            (Some(address), _) => Some(Transport::Http { address }),
            (None, Some(folder)) => Some(Transport::Folder { folder }),
            (None, None) => None,
        };
        let joined = InstitutionEvent::Joined {
            institution: self.id,
            name: self.name,
            institution_kind: self.kind,
            answer_days: self.answer_days,
            renewal_days: self.renewal_days,
            transport,
        };
        app.manage_institutions(&system()?, &[joined]).map_err(sentence)?;
        println!("协助执行单位已登记");
        Ok(())
    }
}
