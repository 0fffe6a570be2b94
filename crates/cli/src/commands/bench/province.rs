//! A province: many courts in one database, and what figures, boards, lists and the daily round cost in it.
//!
//! The first court is that of the demonstration, played act by act; the others have copies of its cases.

use super::figure;
use super::served::{Server, Visits, millis, sign_in};
use crate::config::{Config, CourtConfig};
use anyhow::{Context, anyhow};
use app::courts::Courts;
use app::indicators::Selection;
use app::{App, AppConfig, AppError, FixedClock};
use clap::Args;
use docket::Case;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;
use store::read::cases::CaseFilter;
use store::read::indicators::{Level, Of};
use store::{Store, StoreUrl};
use testkit::random::Random;
use testkit::synthetic::{self, Breadth, COURT_CODE, COURT_NAME, Plan, UPPER_CODE};
use values::{Court, CourtCode, CourtLevel, Day};

/// How many cases of the first court are copied.
const PATTERNS: u32 = 2_000;

/// 全省
#[derive(Args)]
pub(super) struct Province {
    /// 法院数
    #[arg(long, default_value_t = 100)]
    courts: u32,
    /// 全省案件数
    #[arg(long, default_value_t = 1_000_000)]
    cases: u32,
    /// 第一个法院的案件数；不指定的，各院相同
    #[arg(long)]
    first: Option<u32>,
    /// 其他法院只写质效指标所用的表
    #[arg(long)]
    figures_only: bool,
    #[command(flatten)]
    visits: Visits,
    /// 数据库文件；已有的直接使用，不指定的用后即删
    #[arg(long)]
    database: Option<PathBuf>,
}

impl Province {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let temporary = std::env::temp_dir().join(format!("zhida-bench-{}.sqlite", std::process::id()));
        let database = self.database.clone().unwrap_or_else(|| temporary.clone());
        if database.exists() {
            copies_are_current(&database)?;
        } else {
            self.make(&database)?;
        }
        self.start(&database)?;
        self.all_courts(&database)?;
        self.visit(&database)?;
        let size = std::fs::metadata(&database)?.len();
        figure("database", size / (1 << 20), "MiB");
        if self.database.is_none() {
            for ending in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{ending}", temporary.display()));
            }
        }
        Ok(())
    }

    fn make(&self, database: &Path) -> anyhow::Result<()> {
        let each = self.cases / self.courts.max(1);
        let first = self.first.unwrap_or(each);
        let began = Instant::now();
        drop(Server::start(database, first)?);
        figure("first_court_cases", first.into(), "cases");
        figure("first_court_ready", millis(began.elapsed()), "ms");
        let began = Instant::now();
        let store = Store::open(&StoreUrl::SqliteFile(database.to_owned()))?;
        let patterns = patterns(&open(store.clone(), COURT_CODE.parse()?)?)?;
        let breadth = if self.figures_only { Breadth::Figures } else { Breadth::Lists };
        let courts = others(self.courts.saturating_sub(1));
        let (next, failed) = (AtomicUsize::new(0), Mutex::new(None));
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    while let Some(court) = courts.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let written = open(store.clone(), court.clone())
                            .and_then(|app| found(&app).map(|()| app))
                            .and_then(|app| synthetic::copy(&app, &patterns, each, breadth).map_err(told));
                        if let Err(error) = written {
                            *failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(error);
                        }
                    }
                });
            }
        });
        if let Some(error) = failed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner) {
            return Err(error);
        }
        figure("other_courts", courts.len() as u64, "courts");
        figure("other_courts_cases", courts.len() as u64 * u64::from(each), "cases");
        figure("other_courts_ready", millis(began.elapsed()), "ms");
        Ok(())
    }

    /// What the program does by itself on a day, in every court: first all that is due, then when nothing is; and the
    /// figures of all courts together, as the court above them reads them.
    fn all_courts(&self, database: &Path) -> anyhow::Result<()> {
        let store = Store::open(&StoreUrl::SqliteFile(database.to_owned()))?;
        let mut courts = vec![COURT_CODE.parse()?];
        courts.extend(others(self.courts.saturating_sub(1)));
        let apps: Vec<App> =
            courts.into_iter().map(|court| open(store.clone(), court)).collect::<anyhow::Result<_>>()?;
        for name in ["sweep_with_what_is_due", "sweep_beyond_what_is_due"] {
            let began = Instant::now();
            apps.iter().try_for_each(App::do_daily).map_err(told)?;
            figure(name, millis(began.elapsed()), "ms");
        }
        if let Some(one) = apps.last() {
            one_court(one)?;
        }
        let upper = open(store, UPPER_CODE.parse()?)?;
        let head = upper.actor(&"bureau-head".parse()?).context("no bureau head")?;
        let seats = apps.into_iter().map(|app| (app, Some(upper.court().clone())));
        let courts = Courts::of(std::iter::once((upper.clone(), None)).chain(seats).collect())?;
        any_days("indicators_province_any_days", |from, until| {
            courts.indicators_below(&upper, &head, &Selection::court(from, until)).map_err(told).map(drop)
        })
    }

    /// How long the server of the province takes until it answers, and what it holds then.
    fn start(&self, database: &Path) -> anyhow::Result<()> {
        let own = CourtConfig { court_name: Some(COURT_NAME.to_owned()), ..CourtConfig::new(COURT_CODE) };
        let others = others(self.courts.saturating_sub(1));
        let courts = std::iter::once(own).chain(others.iter().map(|code| CourtConfig::new(code.as_str())));
        let config = Config {
            listen: "127.0.0.1:0".to_owned(),
            ..Config::new(StoreUrl::SqliteFile(database.to_owned()).to_string(), courts.collect())
        };
        let file = database.with_extension("start.json");
        std::fs::write(&file, serde_json::to_string(&config)?)?;
        let began = Instant::now();
        let server = Server::of_settings(&file)?;
        figure("start_on_existing", millis(began.elapsed()), "ms");
        figure("start_on_existing_resident", server.resident_kib()? / 1024, "MiB");
        std::fs::remove_file(&file)?;
        Ok(())
    }

    fn visit(&self, database: &Path) -> anyhow::Result<()> {
        let server = Server::start(database, 0)?;
        let handler = sign_in(&server.address, "one-1")?;
        let head = sign_in(&server.address, "bureau-head")?;
        let whole_years = "from=2026-01-01&until=2026-12-31";
        let at = |whose: &str, days: &str| vec![format!("/command/indicators?of={whose}&{days}")];
        let any_days = |whose: &str| -> Vec<String> {
            let days = periods().map(|(from, until)| format!("from={from}&until={until}"));
            days.flat_map(|days| at(whose, &days)).collect()
        };
        let behind =
            |fact: &str, more: &str| vec![format!("/command/indicators/closed/{fact}?{whole_years}{more}")];
        for (name, cookie, paths) in [
            ("worklist", &handler, vec!["/cases".to_owned(), "/cases?order=newest".to_owned()]),
            ("worklist_court", &head, vec!["/cases".to_owned()]),
            ("board", &head, vec!["/command/nodes".to_owned()]),
            ("indicators_court_year", &head, at("", whole_years)),
            ("indicators_court_any_days", &head, any_days("")),
            ("indicators_team_any_days", &head, any_days("team:fast")),
            ("indicators_handler_any_days", &head, any_days("handler:fast-1")),
            ("indicators_cause_any_days", &head, any_days("cause:买卖合同纠纷")),
            ("drill_down", &head, behind("closed", "")),
            ("drill_down_later_page", &head, behind("closed", "&page=20")),
        ] {
            self.visits.measure(&server, cookie, name, &paths)?;
        }
        figure("resident", server.resident_kib()? / 1024, "MiB");
        Ok(())
    }
}

/// The indicators of one of the copied courts, asked for by one at a time.
fn one_court(app: &App) -> anyhow::Result<()> {
    let head = app.actor(&"bureau-head".parse()?).context("no bureau head")?;
    for (level, unit) in [
        (Level::Court, ""),
        (Level::Team, "fast"),
        (Level::Handler, "fast-1"),
        (Level::Cause, "买卖合同纠纷"),
    ] {
        let of = Of { level, unit: unit.to_owned() };
        any_days(&format!("indicators_one_{}_any_days", level.word()), |from, until| {
            let selection = Selection { of: of.clone(), ..Selection::court(from, until) };
            app.indicators(&head, &selection).map_err(told).map(drop)
        })?;
    }
    Ok(())
}

/// Tells what it costs to ask for figures over periods of any length.
fn any_days(name: &str, mut ask: impl FnMut(Day, Day) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let mut micros = Vec::new();
    for (from, until) in periods() {
        let began = Instant::now();
        ask(from, until)?;
        micros.push(u64::try_from(began.elapsed().as_micros())?);
    }
    micros.sort_unstable();
    figure(&format!("{name}_p50"), micros[micros.len() / 2], "µs");
    figure(&format!("{name}_most"), micros[micros.len() - 1], "µs");
    Ok(())
}

/// Periods of any length that begin and end on any day of the year.
fn periods() -> impl Iterator<Item = (Day, Day)> {
    let mut random = Random::seeded(7);
    let first = Day::new(2026, 1, 1).expect("a day");
    (0..50).map(move |_| {
        let from = first.plus_days(random.between(0, 250) as i32);
        let until = from.plus_days(random.between(0, 300) as i32);
        (from, until)
    })
}

/// Copies have no docket: tables that another program wrote would be made anew without them.
fn copies_are_current(database: &Path) -> anyhow::Result<()> {
    let store = Store::open(&StoreUrl::SqliteFile(database.to_owned()))?;
    match store.tables_are_current(COURT_CODE)? {
        true => Ok(()),
        false => Err(anyhow!("{} 由另一版本的程序写成，请换用新的文件重新生成", database.display())),
    }
}

fn open(store: Store, court: CourtCode) -> anyhow::Result<App> {
    let clock = Arc::new(FixedClock::at(Plan::demonstration().today));
    App::open(AppConfig { synthetic: true, ..AppConfig::new(store, court, clock) }).map_err(told)
}

fn found(app: &App) -> anyhow::Result<()> {
    app.bring_tables_up_to_date(|_| ()).map(|_| ()).and_then(|()| synthetic::found(app)).map_err(told)
}

/// The first cases of a court.
fn patterns(app: &App) -> anyhow::Result<Vec<Case>> {
    let clerk = app.actor(&"clerk-1".parse()?).context("no clerk")?;
    let filter = CaseFilter { limit: PATTERNS, ..CaseFilter::default() };
    let rows = app.store().case_list(app.court().as_str(), &filter)?;
    let cases = rows.iter().map(|row| {
        let id = row.case_id.parse()?;
        Ok(app.open_case(&clerk, &id).map_err(told)?.case)
    });
    cases.collect()
}

/// Codes under which the other courts are kept: those of courts that exist, whose cases these are not.
fn others(courts: u32) -> Vec<CourtCode> {
    let basic = Court::all().iter().filter(|court| court.level() == CourtLevel::Basic);
    basic.map(Court::code).take(courts as usize).collect()
}

fn told(error: AppError) -> anyhow::Error {
    anyhow!("{}（{error}）", error.sentence())
}
