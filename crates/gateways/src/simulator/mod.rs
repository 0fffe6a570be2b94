//! A simulator of any institution, for tests, stories and training. Nothing real is behind it.
//!
//! [`Simulator`] answers batches; [`serve`] puts it behind HTTP and [`FolderService`] behind a folder. What people have
//! follows from a seed (`world`), what was registered is kept (`measures`, `institution`) and written to a file
//! before it is answered (`state`), and what goes wrong is ordered by rate or by script ([`Fault`], [`Script`]).

mod chance;
mod faults;
mod folder;
mod institution;
mod measures;
mod script;
mod server;
mod state;
mod wire;
mod world;

pub use faults::{Fault, FaultRate, NotAFaultRate, Rate};
pub use folder::{FolderService, FolderServiceError};
pub use script::{
    Script, ScriptedChange, ScriptedClock, ScriptedFault, ScriptedHoldings, ScriptedMeasure, ScriptedTraces,
};
pub use server::{Running, serve};

use crate::institution::InstitutionKind;
use crate::message::{Batch, RegisterChange};
use faults::Faults;
use institution::Institution;
use state::Line;
use std::fs::File;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use world::World;

/// How a simulator is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Which kind of institution.
    pub kind: InstitutionKind,
    /// From which its world follows.
    pub seed: u64,
    /// The file that survives the process; without one everything is forgotten.
    pub state: Option<PathBuf>,
    /// The faults and how often they happen.
    pub faults: Vec<FaultRate>,
    /// How late a slow answer is.
    pub latency: Duration,
    /// How often a request is only accepted before it is answered, where that fault happens to it.
    pub accepted_times: u32,
    /// Whether scripts may be sent over HTTP.
    pub scripts: Scripts,
}

/// Whether scripts may be sent over HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    /// They are taken, from anybody who reaches the port.
    Taken,
    /// There is no such path.
    Refused,
}

impl Settings {
    /// An institution without faults, state or scripts.
    #[must_use]
    pub fn new(kind: InstitutionKind) -> Settings {
        Settings {
            kind,
            seed: 1,
            state: None,
            faults: Vec::new(),
            latency: Duration::from_secs(3),
            accepted_times: 2,
            scripts: Scripts::Refused,
        }
    }
}

/// What keeps a simulator from working.
#[derive(Debug, thiserror::Error)]
pub enum SimulatorError {
    /// Its file cannot be read or written.
    #[error("无法读写状态文件 {path}")]
    State {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A line of its file cannot be read.
    #[error("状态文件 {path} 第{number}行无法识别")]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        number: usize,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// Its file belongs to another world.
    #[error("状态文件 {path} 属于另一模拟机构（种类或者种子不同）")]
    OtherWorld {
        /// The file.
        path: PathBuf,
    },
    /// It cannot listen.
    #[error("无法监听 {address}：端口可能被占用，可换用其他端口")]
    Listen {
        /// The address.
        address: String,
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

/// A simulated institution.
pub struct Simulator {
    kind: InstitutionKind,
    latency: Duration,
    scripts: Scripts,
    state_path: PathBuf,
    inner: Mutex<Inner>,
}

struct Inner {
    institution: Institution,
    file: Option<File>,
}

/// What an institution does with a message.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It sends this, after a while where it is slow.
    Message { body: Vec<u8>, after: Duration },
    /// It asks to come back.
    Busy,
    /// It says nothing.
    Silent,
}

impl Simulator {
    /// Opens an institution, with everything that it did before.
    ///
    /// # Errors
    /// The file cannot be read or belongs to another world.
    pub fn open(settings: &Settings) -> Result<Simulator, SimulatorError> {
        let (kind, seed) = (settings.kind, settings.seed);
        let faults = Faults::new(seed, &settings.faults);
        let mut institution = Institution::new(World { seed, kind }, faults, settings.accepted_times);
        let mut file = None;
        if let Some(path) = &settings.state {
            let (mut lines, mut is_other) = (0, false);
            let mut opened = state::open(path, |line| {
                let fits = matches!(line, Line::World { .. }) == (lines == 0)
                    && (lines > 0 || line == Line::World { seed, kind });
                is_other |= !fits;
                lines += 1;
                if !is_other {
                    institution.replay(line);
                }
            })?;
            if is_other {
                return Err(SimulatorError::OtherWorld { path: path.clone() });
            }
            if lines == 0 {
                let mut first = Vec::new();
                state::write(&Line::World { seed, kind }, &mut first);
                state::append(&mut opened, &first)
                    .map_err(|source| SimulatorError::State { path: path.clone(), source })?;
            }
            file = Some(opened);
        }
        Ok(Simulator {
            kind,
            latency: settings.latency,
            scripts: settings.scripts,
            state_path: settings.state.clone().unwrap_or_default(),
            inner: Mutex::new(Inner { institution, file }),
        })
    }

    /// The kind of institution.
    #[must_use]
    pub fn kind(&self) -> InstitutionKind {
        self.kind
    }

    /// Takes in what a script says.
    ///
    /// # Errors
    /// It cannot be kept.
    pub fn script(&self, script: Script) -> Result<(), SimulatorError> {
        let mut inner = self.lock();
        inner.institution.take_in(script.clone());
        if matches!(script, Script::Faults(_)) {
            return Ok(());
        }
        self.keep(&mut inner, &[Line::Scripted { script }])
    }

    /// Answers a batch. What was done is on its way to the disk when this returns, so that the death of the process
    /// does not undo it.
    pub(crate) fn answer(&self, batch: &Batch) -> Result<Answer, SimulatorError> {
        let mut inner = self.lock();
        let fault = inner.institution.faults.of_message(&batch.requests);
        match fault {
            Some(Fault::Down) => return Ok(Answer::Busy),
            Some(Fault::Closed) => return Ok(Answer::Silent),
            _ => {}
        }
        let mut lines = Vec::new();
        let mut body = b"{\"replies\":[".to_vec();
        let mut separator = "";
        for request in &batch.requests {
            let reply = inner.institution.answer(&batch.court, request, &mut lines);
            let copies = if inner.institution.faults.of_reply(Fault::Duplicate, &request.id) { 2 } else { 1 };
            for _ in 0..copies {
                body.extend_from_slice(separator.as_bytes());
                body.extend_from_slice(reply.as_bytes());
                separator = ",";
            }
        }
        body.extend_from_slice(b"]}");
        self.keep(&mut inner, &lines)?;
        if fault == Some(Fault::Garbage) {
            // Cut short where its length is even, a page of an overloaded server otherwise.
            if body.len().is_multiple_of(2) {
                body.truncate(body.len() / 2);
            } else {
                body = b"<html><body>502 Bad Gateway</body></html>".to_vec();
            }
        }
        let after = if fault == Some(Fault::Slow) { self.latency } else { Duration::ZERO };
        Ok(if fault == Some(Fault::Lost) { Answer::Silent } else { Answer::Message { body, after } })
    }

    /// The changes after a number, at most so many.
    pub(crate) fn changes(&self, after: u64, limit: usize) -> Vec<RegisterChange> {
        self.lock().institution.changes(after, limit).to_vec()
    }

    fn keep(&self, inner: &mut Inner, lines: &[Line]) -> Result<(), SimulatorError> {
        let Some(file) = &mut inner.file else { return Ok(()) };
        let mut bytes = Vec::new();
        for line in lines {
            state::write(line, &mut bytes);
        }
        state::append(file, &bytes)
            .map_err(|source| SimulatorError::State { path: self.state_path.clone(), source })
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
