//! Settings of an installation: one file, one typed struct; an unknown key is an error.

use anyhow::{Context, anyhow, bail};
use app::jobs::rebuild::{Progress, Rebuilt};
use app::papers::Letterhead;
use app::{App, AppConfig, AppError, Courts, MachineClock};
use documents::PressConfig;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use store::{Store, StoreUrl};
use values::CourtCode;

/// The settings of an installation, read from `zhida.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// The version of this file's form: 1.
    pub(crate) version: u32,
    /// Where the data is: `sqlite:zhida.sqlite` or `postgres://user@host/name`.
    pub(crate) store: String,
    /// The address to listen on.
    #[serde(default = "listen")]
    pub(crate) listen: String,
    /// Folders with the courts' own fonts, before those of the system.
    #[serde(default)]
    pub(crate) font_folders: Vec<PathBuf>,
    /// The folder with the courts' own forms of papers.
    #[serde(default)]
    pub(crate) form_folder: Option<PathBuf>,
    /// The courts, which share all of the above; the first of them answers whoever names none. At least one.
    pub(crate) courts: Vec<CourtConfig>,
}

/// The settings of a court.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CourtConfig {
    /// Its code of case numbers, such as 内0222.
    pub(crate) court: String,
    /// Its name, where the list of courts does not know its code.
    #[serde(default)]
    pub(crate) court_name: Option<String>,
    /// The code of the court above, where the list of courts does not tell it and it is of this installation.
    #[serde(default)]
    pub(crate) upper: Option<String>,
    /// How it is reached and where it takes case money, as its papers print it.
    #[serde(default)]
    pub(crate) letterhead: Option<Head>,
    /// Days that a property-report order gives.
    #[serde(default = "report_days")]
    pub(crate) report_days: u32,
    /// The folder with the keys that it shares with institutions, one file `<institution>.key` each.
    #[serde(default)]
    pub(crate) gateway_keys: Option<PathBuf>,
    /// The address of the robot of its work group, with its key, to which bulletins are posted.
    #[serde(default)]
    pub(crate) work_group: Option<String>,
}

/// What a court prints on its papers besides its name.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Head {
    /// The address of the bureau.
    pub(crate) address: String,
    /// The telephone of the bureau.
    pub(crate) phone: String,
    /// The name of the account for case money.
    pub(crate) account_holder: String,
    /// The bank and branch.
    pub(crate) bank: String,
    /// The number of the account.
    pub(crate) account_number: String,
    /// The clearing number of the bank (联行号), for files of payments.
    #[serde(default)]
    pub(crate) bank_code: String,
}

impl Head {
    fn letterhead(&self) -> Letterhead {
        Letterhead {
            address: self.address.clone(),
            phone: self.phone.clone(),
            account_holder: self.account_holder.clone(),
            bank: self.bank.clone(),
            account_number: self.account_number.clone(),
            bank_code: self.bank_code.clone(),
            mark: None,
        }
    }
}

fn listen() -> String {
    "127.0.0.1:4100".to_owned()
}

fn report_days() -> u32 {
    10
}

impl CourtConfig {
    /// A court of which nothing but the code is set.
    pub(crate) fn new(court: &str) -> CourtConfig {
        CourtConfig {
            court: court.to_owned(),
            court_name: None,
            upper: None,
            letterhead: None,
            report_days: report_days(),
            gateway_keys: None,
            work_group: None,
        }
    }
}

impl Config {
    /// The settings of an installation of some courts over a store, with nothing else set.
    pub(crate) fn new(store: String, courts: Vec<CourtConfig>) -> Config {
        Config { version: 1, store, listen: listen(), font_folders: Vec::new(), form_folder: None, courts }
    }

    /// A sample, as `zhida admin sample-config` prints it.
    pub(crate) fn sample() -> Config {
        Config::new("sqlite:zhida.sqlite".to_owned(), vec![CourtConfig::new("内0222")])
    }

    /// Reads the settings from a file.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Config> {
        let text = std::fs::read_to_string(path).with_context(|| {
            format!("无法读取配置文件 {}；可用“zhida admin sample-config”生成样例", path.display())
        })?;
        let config: Config = serde_json::from_str(&text)
            .with_context(|| format!("配置文件 {} 的内容不正确", path.display()))?;
        if config.version != 1 {
            bail!("配置文件版本为 {}，本程序只认版本 1", config.version);
        }
        if config.courts.is_empty() {
            bail!("配置文件的 courts 中没有法院，请至少写明一个法院的代字");
        }
        if config.courts.iter().any(|court| !(1..=30).contains(&court.report_days)) {
            bail!("report_days 应在 1 到 30 之间");
        }
        Ok(config)
    }

    /// The settings of the court that somebody names; where there is one only, it need not be named.
    fn of_court(&self, named: Option<&str>) -> anyhow::Result<&CourtConfig> {
        let codes = || self.courts.iter().map(|court| court.court.as_str()).collect::<Vec<_>>().join("、");
        match (named, self.courts.as_slice()) {
            (None, [only]) => Ok(only),
            (None, _) => bail!("本系统有多个法院（{}），请用 --court 写明法院代字", codes()),
            (Some(code), courts) => courts
                .iter()
                .find(|court| court.court == code)
                .ok_or_else(|| anyhow!("配置中没有法院“{code}”，只有：{}", codes())),
        }
    }

    /// Opens the store.
    pub(crate) fn open_store(&self) -> anyhow::Result<Store> {
        let url: StoreUrl =
            self.store.parse().with_context(|| format!("store“{}”不是数据库地址", self.store))?;
        Store::open(&url).context("无法打开数据库")
    }

    /// Opens the application of the court that somebody names, for a command that writes: with read tables as this
    /// program makes them.
    pub(crate) fn open_current_app(&self, named: Option<&str>) -> anyhow::Result<App> {
        let app = self.open_app(named)?;
        bring_up_to_date(&app)?;
        Ok(app)
    }

    /// Opens the application of the court that somebody names, with the read tables as they are.
    pub(crate) fn open_app(&self, named: Option<&str>) -> anyhow::Result<App> {
        let court = self.of_court(named)?;
        opened(App::open(self.app_config(court, self.open_store()?)?))
    }

    /// Opens the application of the first court, with the read tables as they are: for what is of the whole
    /// installation.
    pub(crate) fn open_home(&self) -> anyhow::Result<App> {
        self.open_app(self.courts.first().map(|first| first.court.as_str()))
    }

    /// Opens the applications of all courts over one store, each made ready before the next is opened: in the order of
    /// the settings, each with the code of the court above it where that is set.
    pub(crate) fn open_each(
        &self,
        make_ready: impl Fn(&App) -> anyhow::Result<()>,
    ) -> anyhow::Result<Vec<(App, Option<CourtCode>)>> {
        let store = self.open_store()?;
        let mut apps: Vec<(App, Option<CourtCode>)> = Vec::new();
        for court in &self.courts {
            let settings = self.app_config(court, store.clone())?;
            let app = opened(match apps.first() {
                None => App::open(settings),
                Some((first, _)) => first.open_beside(settings),
            })?;
            make_ready(&app)?;
            apps.push((app, court.upper.as_deref().map(code_of).transpose()?));
        }
        Ok(apps)
    }

    /// Opens the applications of all courts, to serve them: with read tables as this program makes them.
    pub(crate) fn open_courts(&self) -> anyhow::Result<Courts> {
        Courts::of(self.open_each(bring_up_to_date)?).context("配置文件中的法院不成层级")
    }

    fn app_config(&self, court: &CourtConfig, store: Store) -> anyhow::Result<AppConfig> {
        let mut press = PressConfig { form_folder: self.form_folder.clone(), ..PressConfig::default() };
        press.font_folders.splice(0..0, self.font_folders.iter().cloned());
        Ok(AppConfig {
            court_name: court.court_name.clone(),
            press,
            settings: docket::Settings { report_days: court.report_days, ..docket::Settings::default() },
            letterhead: court.letterhead.as_ref().map(Head::letterhead),
            ..AppConfig::new(store, code_of(&court.court)?, Arc::new(MachineClock))
        })
    }
}

fn opened(app: Result<App, AppError>) -> anyhow::Result<App> {
    app.map_err(|error| anyhow!("{}", error.sentence()))
}

fn code_of(court: &str) -> anyhow::Result<CourtCode> {
    court.parse().with_context(|| format!("court“{court}”不是法院代字"))
}

/// So many events make a rebuild long enough to be watched.
const LARGE: u64 = 100_000;

/// Makes the read tables anew where another program wrote them, and says so.
pub(crate) fn bring_up_to_date(app: &App) -> anyhow::Result<()> {
    let began = Instant::now();
    let large = app.store().last_position()?.cast_unsigned() >= LARGE;
    let tell = |progress: Progress| {
        if large {
            eprintln!("重建查询表：已处理记录{}/{}条", progress.read, progress.all);
        }
    };
    let rebuilt =
        app.bring_tables_up_to_date(tell).map_err(|error| anyhow!("{}（{error}）", error.sentence()))?;
    if let Some(Rebuilt { events, cases, rows }) = rebuilt {
        let seconds = began.elapsed().as_secs_f32();
        eprintln!(
            "查询表由另一版本的程序或者规则数据写成，已重建：记录{events}条，案件{cases}件，查询表{rows}行，用时{seconds:.1}秒"
        );
    }
    Ok(())
}
