//! `zhida demo`: a synthetic court to click through, with simulated institutions that answer.

mod institutions;

use crate::commands::demo::institutions::Institutions;
use crate::commands::serve::serve_courts;
use crate::config::bring_up_to_date;
use anyhow::anyhow;
use app::{App, FixedClock};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;
use store::{Store, StoreUrl};
use testkit::synthetic::{
    self, COURT_NAME, DISTRICT_CODE, DISTRICT_NAME, Held, PASSWORD, Plan, UPPER_CODE, UPPER_NAME,
};

/// Cases of each of the two courts beside the county court.
const BESIDE: u32 = 24;

/// 启动演示法院
///
/// 在临时数据库中生成一个虚构的县级法院（示范县人民法院，五个执行团队，本年受理一千五百余件）和它的上级法院、另一个下级法院（案件较少），
/// 全部数据由系统按正常办案步骤逐件办理而来，然后启动服务，并在同一进程内启动各协助执行单位的模拟机构，查询和控制手续几秒内有答复。人物、案件、金额均为虚构。
#[derive(Args)]
pub(crate) struct Demo {
    /// 端口
    #[arg(long, default_value_t = 4100)]
    port: u16,
    /// 案件数
    #[arg(long, default_value_t = Plan::demonstration().cases)]
    cases: u32,
    /// 数据库文件；不指定的，用后即删
    #[arg(long)]
    database: Option<PathBuf>,
}

impl Demo {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let began = Instant::now();
        let plan = Plan { cases: self.cases, ..Plan::demonstration() };
        let url = self.database.clone().map_or(StoreUrl::SqliteMemory, StoreUrl::SqliteFile);
        let store = Store::open(&url)?;
        let fresh = store.last_position()? == 0;
        let app = open(store, &plan)?;
        bring_up_to_date(&app)?;
        if fresh {
            synthetic::found(&app)
                .and_then(|()| synthetic::fill(&app, &plan))
                .and_then(|()| synthetic::hold(&app, &held(&plan)))
                .and_then(|_| synthetic::pay(&app))
                .and_then(|_| synthetic::trouble(&app, plan.seed, plan.today))
                .and_then(|()| synthetic::endings(&app, plan.seed, plan.today))
                .and_then(|()| synthetic::supervise(&app, plan.today))
                .and_then(|()| synthetic::campaign(&app, plan.today))
                .and_then(|()| synthetic::pay_in(&app, plan.seed, plan.today))
                .and_then(|()| synthetic::share(&app))
                .and_then(|()| synthetic::close_days(&app, plan.today))
                .map_err(|error| anyhow!("生成演示法院时出错：{}（{error}）", error.sentence()))?;
            eprintln!("已生成{COURT_NAME}：{}件案件，用时{:.1}秒", plan.cases, began.elapsed().as_secs_f32());
        }
        let courts = synthetic::beside(&app, &plan, BESIDE)
            .map_err(|error| anyhow!("生成演示法院时出错：{}（{error}）", error.sentence()))?;
        let institutions = Institutions::start(&app, self.database.as_deref())?;
        serve_courts(courts, &format!("127.0.0.1:{}", self.port), |address| {
            eprintln!("执达演示已启动：http://{address}");
            eprintln!("演示日期 {}，密码均为 {PASSWORD}；可用账号：", plan.today);
            for (id, name, office, _) in synthetic::staff() {
                eprintln!("  {id:<15}{name}　{}", office.title());
            }
            eprintln!(
                "另有上级法院{UPPER_NAME}（{UPPER_CODE}）和{DISTRICT_NAME}（{DISTRICT_CODE}），登录时选择法院，账号相同"
            );
        })?;
        drop(institutions);
        Ok(ExitCode::SUCCESS)
    }
}

/// The measures of one handler at institutions, some of which must be renewed soon.
fn held(plan: &Plan) -> Held<'static> {
    Held {
        seed: plan.seed,
        measures: 60,
        handler: "one-1",
        in_a_case: 4,
        months: Some(3),
        days_ago: (5, 89),
        today: plan.today,
    }
}

fn open(store: Store, plan: &Plan) -> anyhow::Result<App> {
    let config = synthetic::config(store, Arc::new(FixedClock::at(plan.today)));
    App::open(config).map_err(|error| anyhow!("{}", error.sentence()))
}
