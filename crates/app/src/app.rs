//! The application of one court.

use crate::clock::Clock;
use crate::command::shared::SharedAnswers;
use crate::court_tables::{Kept, TableHistory};
use crate::error::AppError;
use crate::institutions::Troubles;
use crate::papers::Letterhead;
use crate::settings::History;
use crate::step_limits::StepLimits;
use docket::directory::Directory;
use docket::office::Actor;
use docket::{Context, Settings};
use documents::{Press, PressConfig, PressError};
use insight::triage::Table;
use serde::Serialize;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use store::read::tables::SUB_ACCOUNT;
use store::{Append, AppendOutcome, Change, NewEvent, Store, StreamAppend};
use values::{Court, CourtCode, Day, StaffId};

/// The version of the form of events that this program writes.
const SCHEMA_VERSION: u16 = 1;
/// How often something is tried when somebody else is faster each time.
const TRIES: usize = 8;

/// What an application is made of.
pub struct AppConfig {
    /// The store.
    pub store: Store,
    /// The court.
    pub court: CourtCode,
    /// The court's name, where the list of courts does not know its code.
    pub court_name: Option<String>,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
    /// Fonts and forms of the court papers.
    pub press: PressConfig,
    /// The settings of the installation.
    pub settings: Settings,
    /// Whether this court is invented: pages then say so.
    pub synthetic: bool,
    /// How the court is reached and where it takes case money, as its papers print it; where none is set, lines to
    /// fill in by hand, and for an invented court an invented one.
    pub letterhead: Option<Letterhead>,
}

impl AppConfig {
    /// A court that the list of courts knows, with nothing set but what it must have.
    #[must_use]
    pub fn new(store: Store, court: CourtCode, clock: Arc<dyn Clock>) -> AppConfig {
        AppConfig {
            store,
            court,
            court_name: None,
            clock,
            press: PressConfig::default(),
            settings: Settings::default(),
            synthetic: false,
            letterhead: None,
        }
    }
}

/// The application of one court: cheap to share between threads.
#[derive(Clone)]
pub struct App {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) store: Store,
    pub(crate) court: CourtCode,
    court_name: String,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) settings: Settings,
    pub(crate) synthetic: bool,
    pub(crate) letterhead: Letterhead,
    /// The directory, and how many events of staff and teams it was made from.
    directory: RwLock<(u64, Arc<Directory>)>,
    /// What the court decided about questions of law.
    law: RwLock<Arc<History>>,
    /// By what cases are triaged.
    pub(crate) triage: Kept<Table>,
    /// The court's own limits for steps.
    pub(crate) step_limits: Kept<StepLimits>,
    troubles: Troubles,
    /// Answers of the command centre that all who look share.
    pub(crate) shared: SharedAnswers,
    /// One filing at a time draws a number from the register, so that filings do not race each other in vain.
    pub(crate) register: Mutex<()>,
    press: Arc<PressRoom>,
    /// Whether courts of the installation stand below this one; [`crate::Courts::of`] says so.
    pub(crate) has_courts_below: AtomicBool,
}

/// The press of an installation: fonts and forms, which its courts share.
#[derive(Default)]
struct PressRoom {
    config: Mutex<Option<PressConfig>>,
    opened: OnceLock<Result<Press, PressError>>,
}

/// The court around a case at one moment.
pub(crate) struct Surroundings {
    /// The court's day.
    pub(crate) today: Day,
    /// Staff and teams.
    pub(crate) directory: Arc<Directory>,
    /// What the court decided about questions of law.
    pub(crate) law: Arc<law::Settings>,
}

/// An event of one of the court's own streams.
pub(crate) fn new_event(kind: &str, on_day: Day, actor: &StaffId, event: &impl Serialize) -> NewEvent {
    let body = serde_json::to_string(event).expect("an event is plain data");
    new_page(kind, on_day, actor, body)
}

/// An event whose body is written already.
pub(crate) fn new_page(kind: &str, on_day: Day, actor: &StaffId, body: String) -> NewEvent {
    NewEvent { kind: kind.to_owned(), schema_version: SCHEMA_VERSION, on_day, actor: actor.to_string(), body }
}

impl Surroundings {
    /// The context of a decision that an officer asks for.
    pub(crate) fn context<'a>(&'a self, app: &'a App, actor: &'a Actor) -> Context<'a> {
        Context {
            today: self.today,
            actor,
            directory: &self.directory,
            settings: app.settings(),
            law: &self.law,
        }
    }
}

impl App {
    /// Opens the application over a store.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn open(config: AppConfig) -> Result<App, AppError> {
        let press = PressRoom { config: Mutex::new(Some(config.press.clone())), opened: OnceLock::new() };
        App::with_press(config, Arc::new(press))
    }

    /// Opens the application of another court of the same installation, which prints with the press of this one.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn open_beside(&self, config: AppConfig) -> Result<App, AppError> {
        App::with_press(config, self.inner.press.clone())
    }

    fn with_press(config: AppConfig, press: Arc<PressRoom>) -> Result<App, AppError> {
        let known = Court::by_code(config.court.as_str()).map(|court| court.name().to_owned());
        let court_name = config.court_name.or(known).unwrap_or_else(|| config.court.to_string());
        let otherwise = || if config.synthetic { Letterhead::synthetic() } else { Letterhead::unset() };
        let letterhead = config.letterhead.unwrap_or_else(|| otherwise().clone());
        let (store, court) = (&config.store, config.court.as_str());
        let (triage, step_limits) = (Kept::load(store, court)?, Kept::load(store, court)?);
        let app = App {
            inner: Arc::new(Inner {
                store: config.store,
                court: config.court,
                court_name,
                clock: config.clock,
                settings: config.settings,
                synthetic: config.synthetic,
                letterhead,
                directory: RwLock::default(),
                law: RwLock::default(),
                triage,
                step_limits,
                troubles: Troubles::default(),
                shared: SharedAnswers::default(),
                register: Mutex::default(),
                press,
                has_courts_below: AtomicBool::new(false),
            }),
        };
        app.reload_directory()?;
        app.reload_law()?;
        Ok(app)
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// The court's code.
    #[must_use]
    pub fn court(&self) -> &CourtCode {
        &self.inner.court
    }

    /// The court's name, or its code where nobody has named it.
    #[must_use]
    pub fn court_name(&self) -> &str {
        &self.inner.court_name
    }

    /// Whether other courts of the installation stand below this one.
    #[must_use]
    pub fn has_courts_below(&self) -> bool {
        self.inner.has_courts_below.load(Ordering::Relaxed)
    }

    /// Whether this court is invented.
    #[must_use]
    pub fn is_synthetic(&self) -> bool {
        self.inner.synthetic
    }

    /// The court's civil day.
    #[must_use]
    pub fn today(&self) -> Day {
        self.inner.clock.today()
    }

    /// The settings of the installation.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// What is wrong with institutions now; empty where no courier runs in this process.
    #[must_use]
    pub fn troubles(&self) -> &Troubles {
        &self.inner.troubles
    }

    /// Staff and teams as they are now.
    #[must_use]
    pub fn directory(&self) -> Arc<Directory> {
        self.inner.directory.read().unwrap_or_else(PoisonError::into_inner).1.clone()
    }

    /// The member of staff of the given id as someone who acts.
    #[must_use]
    pub fn actor(&self, id: &StaffId) -> Option<Actor> {
        self.directory().actor_on(id, self.today())
    }

    /// The press, opened when first asked for: looking through fonts takes a moment.
    ///
    /// # Errors
    /// Where no font can print Chinese, or the court's own forms cannot be read.
    pub fn press(&self) -> Result<&Press, AppError> {
        let room = &self.inner.press;
        let opened = room.opened.get_or_init(|| {
            let config = room.config.lock().unwrap_or_else(PoisonError::into_inner).take();
            Press::open(config.unwrap_or_default())
        });
        opened.as_ref().map_err(|error| AppError::Press(error.to_string()))
    }

    pub(crate) fn reload_directory(&self) -> Result<(), AppError> {
        let (store, court) = (&self.inner.store, self.inner.court.as_str());
        let events = self.directory_events()?;
        let directory = crate::staff::directory::load(store, court)?;
        *self.inner.directory.write().unwrap_or_else(PoisonError::into_inner) = (events, Arc::new(directory));
        Ok(())
    }

    /// How many events the directory is made from: those of staff and teams, and those of institutions.
    fn directory_events(&self) -> Result<u64, AppError> {
        let (store, court) = (&self.inner.store, self.inner.court.as_str());
        let staff = store.stream_length(court, crate::staff::manage::STREAM)?;
        Ok(staff + store.stream_length(court, crate::institutions::STREAM)?)
    }

    fn refresh_directory(&self) -> Result<(), AppError> {
        let events = self.directory_events()?;
        let known = self.inner.directory.read().unwrap_or_else(PoisonError::into_inner).0;
        if events == known { Ok(()) } else { self.reload_directory() }
    }

    /// What the court has decided about questions of law, with its history.
    pub(crate) fn law_history(&self) -> Arc<History> {
        self.inner.law.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn reload_law(&self) -> Result<(), AppError> {
        let history = History::load(&self.inner.store, self.inner.court.as_str())?;
        *self.inner.law.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(history);
        Ok(())
    }

    /// Reads anew what has changed since, from the command line or on another node: staff, teams, settings of the law.
    pub(crate) fn refresh(&self) -> Result<(), AppError> {
        self.refresh_directory()?;
        let changes = self.inner.store.stream_length(self.inner.court.as_str(), crate::settings::STREAM)?;
        if changes != self.law_history().length() {
            self.reload_law()?;
        }
        let (store, court) = (&self.inner.store, self.inner.court.as_str());
        self.inner.triage.refresh(store, court)?;
        self.inner.step_limits.refresh(store, court)
    }

    /// The court's own limits for steps, with the draft and the history.
    #[must_use]
    pub fn step_limits_history(&self) -> Arc<TableHistory<StepLimits>> {
        self.inner.step_limits.history()
    }

    /// By what cases are triaged, with the draft and the history.
    #[must_use]
    pub fn triage_history(&self) -> Arc<TableHistory<Table>> {
        self.inner.triage.history()
    }

    /// Everything outside a case that a decision of this moment depends on.
    pub(crate) fn surroundings(&self) -> Surroundings {
        Surroundings { today: self.today(), directory: self.directory(), law: self.law_settings() }
    }

    /// Tries again where somebody else was faster: what they did shows in what is read the next time.
    pub(crate) fn trying<T>(mut attempt: impl FnMut() -> Result<T, AppError>) -> Result<T, AppError> {
        for _ in 1..TRIES {
            match attempt() {
                Err(AppError::Conflict) => {}
                done => return done,
            }
        }
        attempt()
    }

    /// Appends to the journal of this court.
    pub(crate) fn append(&self, streams: Vec<StreamAppend>, changes: Vec<Change>) -> Result<(), AppError> {
        let append = Append {
            court: self.inner.court.to_string(),
            recorded_at: self.inner.clock.now(),
            streams,
            changes,
        };
        match self.inner.store.append(append)? {
            AppendOutcome::Done { .. } => Ok(()),
            AppendOutcome::Conflict { .. } => Err(AppError::Conflict),
            AppendOutcome::Duplicate { table } if table == SUB_ACCOUNT.name() => {
                Err(AppError::SubAccountTaken)
            }
            AppendOutcome::Duplicate { .. } => Err(AppError::AlreadyBooked),
        }
    }
}
