//! The institutions of a story: simulators in processes of their own, and the couriers that go to them.

use crate::child::{Child, Says};
use crate::key_folder::machine_clock;
use anyhow::{Context, anyhow};
use app::App;
use app::institutions::{Couriers, InstitutionEvent};
use gateways::institution::Transport;
use gateways::signature::Key;
use std::collections::BTreeMap;
use std::sync::Arc;
use testkit::synthetic;
use values::InstitutionKind;

/// Running simulators and couriers; they end when this is dropped, the couriers first.
pub(super) struct Institutions {
    _couriers: Couriers,
    processes: BTreeMap<String, Child>,
}

impl Institutions {
    /// Starts those institutions of the synthetic court and takes them in as reached over HTTP.
    pub(super) fn start(app: &App, ids: &[&str]) -> anyhow::Result<Institutions> {
        let mut processes = BTreeMap::new();
        for (id, kind) in synthetic::institutions().filter(|(id, _)| ids.contains(&id.as_str())) {
            processes
                .insert(id.to_string(), Child::start(&["simulate", kind.word(), "--scriptable"], Says::Out)?);
        }
        let transport = |_: InstitutionKind, id: &str| {
            processes.get(id).map(|process| Transport::Http { address: process.address().to_owned() })
        };
        let reached: Vec<InstitutionEvent> = synthetic::institution_events(transport)
            .into_iter()
            .filter(|event| matches!(event, InstitutionEvent::Joined { transport: Some(_), .. }))
            .collect();
        app.manage_institutions(&testkit::office::system(), &reached)
            .map_err(|error| anyhow!("{}", error.sentence()))?;
        let couriers = app.start_couriers(Arc::new(|_: &_| Some(Key::of_simulators())), machine_clock());
        Ok(Institutions { _couriers: couriers, processes })
    }

    /// Where a simulator listens.
    pub(super) fn address(&self, institution: &str) -> anyhow::Result<&str> {
        let process = self.processes.get(institution);
        process.map(Child::address).with_context(|| format!("没有模拟机构 {institution}"))
    }
}
