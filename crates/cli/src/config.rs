//! Settings of an installation: one file, one typed struct; an unknown key is an error.

use anyhow::{Context, anyhow, bail};
use app::jobs::rebuild::{Progress, Rebuilt};
use app::papers::Letterhead;
use app::{App, AppConfig, Courts, MachineClock};
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
    /// The court's code of case numbers, such as 内0222.
    pub(crate) court: String,
    /// The court's name, where the list of courts does not know its code.
    #[serde(default)]
    pub(crate) court_name: Option<String>,
    /// Where the data is: `sqlite:zhida.sqlite` or `postgres://user@host/name`.
    pub(crate) store: String,
    /// The address to listen on.
    #[serde(default = "listen")]
    pub(crate) listen: String,
    /// Folders with the court's own fonts, before those of the system.
    #[serde(default)]
    pub(crate) font_folders: Vec<PathBuf>,
    /// The folder with the court's own forms of papers.
    #[serde(default)]
    pub(crate) form_folder: Option<PathBuf>,
    /// How the court is reached and where it takes case money, as its papers print it.
    #[serde(default)]
    pub(crate) letterhead: Option<Head>,
    /// Days that a property-report order gives.
    #[serde(default = "report_days")]
    pub(crate) report_days: u32,
    /// The folder with the keys that the court shares with institutions, one file `<institution>.key` each.
    #[serde(default)]
    pub(crate) gateway_keys: Option<PathBuf>,
    /// The address of the robot of the work group, with its key, to which bulletins are posted.
    #[serde(default)]
    pub(crate) work_group: Option<String>,
    /// The code of the court above, where the list of courts does not tell it and it is of this installation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) upper: Option<String>,
    /// Further courts of the installation, which share its data, address, fonts and forms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) courts: Vec<FurtherCourt>,
}

/// What is set for each further court, as for the first.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FurtherCourt {
    /// Its code.
    pub(crate) court: String,
    /// Its name, where the list of courts does not know its code.
    #[serde(default)]
    pub(crate) court_name: Option<String>,
    /// The code of the court above, where the list of courts does not tell it and it is of this installation.
    #[serde(default)]
    pub(crate) upper: Option<String>,
    /// How it is reached and where it takes case money.
    #[serde(default)]
    pub(crate) letterhead: Option<Head>,
    /// Days that a property-report order gives.
    #[serde(default = "report_days")]
    pub(crate) report_days: u32,
    /// The folder with the keys that it shares with institutions.
    #[serde(default)]
    pub(crate) gateway_keys: Option<PathBuf>,
    /// The address of the robot of its work group.
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

impl Config {
    /// A sample, as `zhida admin sample-config` prints it.
    pub(crate) fn sample() -> Config {
        Config {
            version: 1,
            court: "内0222".to_owned(),
            court_name: None,
            store: "sqlite:zhida.sqlite".to_owned(),
            listen: listen(),
            font_folders: Vec::new(),
            form_folder: None,
            letterhead: None,
            report_days: report_days(),
            gateway_keys: None,
            work_group: None,
            upper: None,
            courts: Vec::new(),
        }
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
        if config.each_court().iter().any(|one| !(1..=30).contains(&one.report_days)) {
            bail!("report_days 应在 1 到 30 之间");
        }
        Ok(config)
    }

    /// The settings of each court by itself, the first one first.
    pub(crate) fn each_court(&self) -> Vec<Config> {
        let alone = Config { courts: Vec::new(), ..self.clone() };
        let further = self.courts.iter().cloned().map(|one| Config {
            court: one.court,
            court_name: one.court_name,
            upper: one.upper,
            letterhead: one.letterhead,
            report_days: one.report_days,
            gateway_keys: one.gateway_keys,
            work_group: one.work_group,
            ..alone.clone()
        });
        std::iter::once(alone.clone()).chain(further).collect()
    }

    /// The settings of the court that somebody names; where there is one only, it need not be named.
    pub(crate) fn of_court(&self, named: Option<&str>) -> anyhow::Result<Config> {
        let each = self.each_court();
        let codes = || each.iter().map(|one| one.court.as_str()).collect::<Vec<_>>().join("、");
        match named {
            None if self.courts.is_empty() => Ok(self.clone()),
            None => bail!("本系统有多个法院（{}），请用 --court 写明法院代字", codes()),
            Some(code) => each
                .iter()
                .find(|one| one.court == code)
                .cloned()
                .ok_or_else(|| anyhow!("配置中没有法院“{code}”，只有：{}", codes())),
        }
    }

    /// Opens the store.
    pub(crate) fn open_store(&self) -> anyhow::Result<Store> {
        let url: StoreUrl =
            self.store.parse().with_context(|| format!("store“{}”不是数据库地址", self.store))?;
        Store::open(&url).context("无法打开数据库")
    }

    /// Opens the application for a command that writes or serves: with read tables as this program makes them.
    pub(crate) fn open_current_app(&self) -> anyhow::Result<App> {
        let app = self.open_app()?;
        bring_up_to_date(&app)?;
        Ok(app)
    }

    /// Opens the application with the read tables as they are: that of the first court, where there are several.
    pub(crate) fn open_app(&self) -> anyhow::Result<App> {
        App::open(self.app_config(self.open_store()?)?).map_err(|error| anyhow!("{}", error.sentence()))
    }

    /// Opens the applications of all courts, to serve them: with read tables as this program makes them.
    pub(crate) fn open_courts(&self) -> anyhow::Result<Courts> {
        let store = self.open_store()?;
        let mut courts: Vec<(App, Option<CourtCode>)> = Vec::new();
        for config in self.each_court() {
            let settings = config.app_config(store.clone())?;
            let opened = match courts.first() {
                None => App::open(settings),
                Some((first, _)) => first.open_beside(settings),
            };
            let app = opened.map_err(|error| anyhow!("{}", error.sentence()))?;
            bring_up_to_date(&app)?;
            let upper = config.upper.as_deref().map(code_of).transpose()?;
            courts.push((app, upper));
        }
        Courts::of(courts).context("配置文件中的法院不成层级")
    }

    fn app_config(&self, store: Store) -> anyhow::Result<AppConfig> {
        let mut press = PressConfig { form_folder: self.form_folder.clone(), ..PressConfig::default() };
        press.font_folders.splice(0..0, self.font_folders.iter().cloned());
        Ok(AppConfig {
            store,
            court: code_of(&self.court)?,
            court_name: self.court_name.clone(),
            clock: Arc::new(MachineClock),
            press,
            settings: docket::Settings { report_days: self.report_days, ..docket::Settings::default() },
            synthetic: false,
            letterhead: self.letterhead.as_ref().map(Head::letterhead),
        })
    }
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
