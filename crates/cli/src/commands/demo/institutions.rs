//! The institutions of the demonstration: simulators in the same process, and the couriers that go to them.

use crate::key_folder::machine_clock;
use anyhow::anyhow;
use app::App;
use app::institutions::{Couriers, InstitutionEvent};
use gateways::institution::Transport;
use gateways::signature::Key;
use gateways::simulator::{Running, Script, Settings, Simulator, serve};
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
        let said = |error: app::AppError| anyhow!("{}", error.sentence());
        let (mut held, mut told) =
            (synthetic::registered(app).map_err(said)?, synthetic::told(app).map_err(said)?);
        let directory = app.directory();
        for (seed, (id, kind)) in (1_u64..).zip(synthetic::institutions()) {
            let Some(known) = directory.institutions.get(&id).filter(|one| one.serving) else { continue };
            let state = database.map(|file| state_file(file, &id));
            let is_new = state.as_ref().is_none_or(|file| !file.exists());
            let simulator = Simulator::open(&Settings { seed, state, ..Settings::new(kind) })?;
            for measure in held.remove(&id).into_iter().flatten() {
                simulator.script(Script::Measures(measure))?;
            }
            // Later the simulator knows better what has become of it.
            for holdings in told.remove(&id).into_iter().flatten().filter(|_| is_new) {
                simulator.script(Script::Holdings(holdings))?;
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

fn state_file(database: &Path, institution: &InstitutionId) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(format!(".{institution}.jsonl"));
    PathBuf::from(name)
}
