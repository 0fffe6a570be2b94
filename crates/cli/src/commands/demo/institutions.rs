//! The institutions of the demonstration: simulators in the same process, and the couriers that go to them.

use crate::key_folder::machine_clock;
use anyhow::anyhow;
use app::institutions::{Couriers, InstitutionEvent};
use app::{App, AppError};
use gateways::institution::Transport;
use gateways::signature::Key;
use gateways::simulator::{Running, Script, Settings, Simulator, serve};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use testkit::synthetic;
use values::InstitutionId;

/// The simulators and their couriers; they end when this is dropped, the couriers first.
pub(super) struct Institutions {
    _couriers: Couriers,
    _running: Vec<Running>,
}

impl Institutions {
    /// Starts a simulator for each institution of the synthetic court that still helps, on a free port, and a courier
    /// to each. What they registered is kept beside the database, where that is a file.
    pub(super) fn start(app: &App, database: Option<&Path>) -> anyhow::Result<Institutions> {
        let (mut running, mut reached) = (Vec::new(), Vec::new());
        let mut before = None;
        let directory = app.directory();
        for (seed, (id, kind)) in (1_u64..).zip(synthetic::institutions()) {
            let Some(known) = directory.institutions.get(&id).filter(|one| one.serving) else { continue };
            let state = database.map(|file| state_file(file, &id));
            let is_new = state.as_ref().is_none_or(|file| !file.exists());
            let simulator = Simulator::open(&Settings { seed, state, ..Settings::new(kind) })?;
            if is_new {
                // Cases are opened for this, so it is left when no simulator is new.
                if before.is_none() {
                    before = Some(scripts(app).map_err(|error| anyhow!("{}", error.sentence()))?);
                }
                let scripts = before.as_mut().and_then(|all| all.remove(&id)).unwrap_or_default();
                scripts.into_iter().try_for_each(|script| simulator.script(script))?;
            }
            let server = serve(simulator, "127.0.0.1:0", Key::of_simulators(), machine_clock())?;
            reached.push(InstitutionEvent::Joined {
                institution: id,
                name: known.name.clone(),
                institution_kind: kind,
                answer_days: known.answer_days,
                renewal_days: known.renewal_days,
                transport: Some(Transport::Http { address: server.address() }),
            });
            running.push(server);
        }
        app.manage_institutions(&testkit::office::system(), &reached)
            .map_err(|error| anyhow!("{}", error.sentence()))?;
        // The demonstration's day stands still; signatures hold five minutes, so they go by the machine's clock.
        let couriers = app.start_couriers(Arc::new(|_: &_| Some(Key::of_simulators())), machine_clock());
        Ok(Institutions { _couriers: couriers, _running: running })
    }
}

/// What each institution registered and told before there was a simulator, which knows better later what has become of
/// it.
fn scripts(app: &App) -> Result<BTreeMap<InstitutionId, Vec<Script>>, AppError> {
    let held = synthetic::registered(app)?;
    let told = synthetic::told(app, &held)?;
    let mut scripts: BTreeMap<InstitutionId, Vec<Script>> = BTreeMap::new();
    for (id, measures) in held {
        scripts.entry(id).or_default().extend(measures.into_iter().map(Script::Measures));
    }
    for (id, holdings) in told {
        scripts.entry(id).or_default().extend(holdings.into_iter().map(Script::Holdings));
    }
    Ok(scripts)
}

fn state_file(database: &Path, institution: &InstitutionId) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(format!(".{institution}.jsonl"));
    PathBuf::from(name)
}
