//! Couriers at work: every debtor of a court at eight institutions, with a server that is killed half-way.

use super::figure;
use crate::child::{Child, Says};
use crate::config::{Config, CourtConfig, bring_up_to_date};
use anyhow::{anyhow, ensure};
use app::institutions::InstitutionEvent;
use app::{App, MachineClock};
use clap::Args;
use gateways::institution::Transport;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::Store;
use store::read::institutions::RequestKey;
use testkit::synthetic::{self, COURT_CODE, COURT_NAME};
use values::{InstitutionId, InstitutionKind};

/// The institutions that are asked: two banks and one of each other kind that has property.
const ASKED: [&str; 8] =
    ["bank-farm", "bank-city", "real-estate", "land", "vehicle", "equity", "wallet", "fund"];
/// The key of all of them; the folder is thrown away with the bench.
const KEY: &str = "bench:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
/// How often the journal is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// 查控往来
#[derive(Args)]
pub(super) struct Gateways {
    /// 被执行人数；每人向八个机构查询
    #[arg(long, default_value_t = 100_000)]
    debtors: usize,
    /// 数据所在文件夹；用后即删
    #[arg(long)]
    folder: Option<PathBuf>,
}

impl Gateways {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let folder = self.folder.clone().unwrap_or_else(std::env::temp_dir);
        let folder = folder.join(format!("zhida-bench-gateways-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let outcome = self.measure(&folder);
        std::fs::remove_dir_all(&folder)?;
        outcome
    }

    fn measure(&self, folder: &Path) -> anyhow::Result<()> {
        let simulators: Vec<Child> =
            ASKED.iter().map(|id| simulator(folder, id)).collect::<anyhow::Result<_>>()?;
        let began = Instant::now();
        let app = court(folder, &simulators)?;
        let debtors = synthetic::ask_about(&app, 1, self.debtors).map_err(said)?;
        figure("prepared", millis(began.elapsed()), "ms");
        let requests = (debtors * ASKED.len()) as u64;
        figure("requests", requests, "requests");

        let settings = folder.join("zhida.json");
        let serve = || {
            Child::start(&[OsString::from("serve"), "--config".into(), settings.clone().into()], Says::Err)
        };
        let asked_at = app.store().last_position()?;
        let half = asked_at + i64::try_from(requests / 2)?;
        let began = Instant::now();
        let server = serve()?;
        // Each answer is one page at least, and about a third name property besides.
        while app.store().last_position()? < half {
            std::thread::park_timeout(LOOK_EVERY);
        }
        let first_peak = server.peak_resident_kib()?;
        drop(server);
        let killed_at = app.store().last_position()?;
        let restarted = Instant::now();
        let server = serve()?;
        while app.store().last_position()? == killed_at {
            std::thread::park_timeout(LOOK_EVERY);
        }
        figure("goes_on_after_restart", millis(restarted.elapsed()), "ms");
        while !all_answered(app.store())? {
            std::thread::park_timeout(LOOK_EVERY);
        }
        let took = millis(began.elapsed()).max(1);
        figure("answered_in", took, "ms");
        figure("answered", requests * 1_000 / took, "requests/s");
        figure("pages_written", u64::try_from(app.store().last_position()? - asked_at)?, "pages");
        figure("server_resident", first_peak.max(server.peak_resident_kib()?) / 1024, "MiB");
        let mut resident = 0;
        for one in &simulators {
            resident += one.peak_resident_kib()?;
        }
        figure("simulators_resident", resident / 1024, "MiB");
        drop((server, simulators));
        let answered = ASKED.iter().try_fold(0, |sum, id| anyhow::Ok(sum + lines(folder, id)?))?;
        // One line says which world the file belongs to; an answer given twice would be a line more.
        ensure!(answered == requests, "机构答复{answered}次，应为{requests}次");
        Ok(())
    }
}

fn said(error: app::AppError) -> anyhow::Error {
    anyhow!("{}（{error}）", error.sentence())
}

fn state(folder: &Path, id: &str) -> PathBuf {
    folder.join(format!("{id}.jsonl"))
}

fn key(folder: &Path, id: &str) -> PathBuf {
    folder.join(format!("{id}.key"))
}

fn simulator(folder: &Path, id: &str) -> anyhow::Result<Child> {
    let kinds = synthetic::institutions();
    let (seed, (_, kind)) =
        (1_u64..).zip(kinds).find(|(_, (known, _))| known.as_str() == id).ok_or_else(|| anyhow!("{id}"))?;
    std::fs::write(key(folder, id), KEY)?;
    let arguments: [OsString; 8] = [
        "simulate".into(),
        kind.word().into(),
        "--seed".into(),
        seed.to_string().into(),
        "--state".into(),
        state(folder, id).into(),
        "--key".into(),
        key(folder, id).into(),
    ];
    Child::start(&arguments, Says::Out)
}

/// Founds the court, with those institutions only, and writes the settings of its server.
fn court(folder: &Path, simulators: &[Child]) -> anyhow::Result<App> {
    let file = folder.join("zhida.sqlite");
    let court = CourtConfig {
        court_name: Some(COURT_NAME.to_owned()),
        gateway_keys: Some(folder.to_owned()),
        ..CourtConfig::new(COURT_CODE)
    };
    let store = format!("sqlite:{}", file.display());
    let config = Config { listen: "127.0.0.1:0".to_owned(), ..Config::new(store, vec![court]) };
    std::fs::write(folder.join("zhida.json"), serde_json::to_string_pretty(&config)?)?;
    let app = App::open(synthetic::config(config.open_store()?, Arc::new(MachineClock))).map_err(said)?;
    // The server shall find tables as this program makes them, and not begin with making them anew.
    bring_up_to_date(&app)?;
    synthetic::found(&app).map_err(said)?;
    let transport = |_: InstitutionKind, id: &str| {
        let place = ASKED.iter().position(|known| *known == id)?;
        Some(Transport::Http { address: simulators[place].address().to_owned() })
    };
    let events: Vec<InstitutionEvent> = synthetic::institution_events(transport)
        .into_iter()
        .map(|event| match event {
            InstitutionEvent::Joined { institution, transport: None, .. } => {
                InstitutionEvent::Left { institution }
            }
            joined => joined,
        })
        .collect();
    app.manage_institutions(&testkit::office::system(), &events).map_err(said)?;
    Ok(app)
}

fn all_answered(store: &Store) -> anyhow::Result<bool> {
    let first = RequestKey { case_id: String::new(), entry: 0 };
    for id in ASKED {
        let id: InstitutionId = id.parse()?;
        if !store.open_requests(COURT_CODE, id.as_str(), &first, 1)?.is_empty() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// How many answers stand in the file of a simulator.
fn lines(folder: &Path, id: &str) -> anyhow::Result<u64> {
    let file = BufReader::new(std::fs::File::open(state(folder, id))?);
    let mut answered = 0;
    for line in file.lines() {
        answered += u64::from(line?.starts_with("{\"line\":\"answered\""));
    }
    Ok(answered)
}

fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}
