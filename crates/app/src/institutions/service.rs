//! The couriers of all institutions, each on a thread of its own, kept in step with the list of institutions and with
//! the keys shared with them.

use crate::app::App;
use crate::error::AppError;
use crate::institutions::{Courier, Trouble};
use gateways::channel::{Channel, Clock};
use gateways::institution::Transport;
use gateways::signature::Key;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use values::InstitutionId;

/// How long a courier waits when it has nothing to carry.
const IDLE: Duration = Duration::from_millis(300);
/// How often the list of institutions is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(3);
/// How often late requests are looked for.
const LATE_EVERY: u32 = 1_200;

/// The key that the court shares with an institution; none where it has none.
pub type KeyOf = dyn Fn(&InstitutionId) -> Option<Key> + Send + Sync;

/// What is wrong with institutions now, as the pages show it.
#[derive(Clone, Default)]
pub struct Troubles(Arc<Mutex<BTreeMap<InstitutionId, Trouble>>>);

impl Troubles {
    /// What is wrong, institution by institution.
    #[must_use]
    pub fn all(&self) -> BTreeMap<InstitutionId, Trouble> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, institution: &InstitutionId, trouble: Option<&Trouble>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match trouble {
            Some(trouble) => all.insert(institution.clone(), trouble.clone()),
            None => all.remove(institution),
        };
    }
}

/// The running couriers; they stop when this is dropped.
pub struct Couriers {
    stop: Arc<AtomicBool>,
    watch: Option<JoinHandle<()>>,
}

impl Drop for Couriers {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        if let Some(watch) = self.watch.take() {
            watch.thread().unpark();
            if watch.join().is_err() {
                tracing::error!("the watch over the couriers failed");
            }
        }
    }
}

impl App {
    /// Starts a courier for each institution that is reached through a gateway, and keeps them in step with the list.
    ///
    /// Messages are signed, and pauses kept, by the clock given. That is the machine's clock wherever institutions go
    /// by theirs, even where the court's own clock is moved by a story or stands still.
    #[must_use = "the couriers stop when this is dropped"]
    pub fn start_couriers(&self, key_of: Arc<KeyOf>, clock: Clock) -> Couriers {
        let stop = Arc::new(AtomicBool::new(false));
        let watch = Watch { app: self.clone(), key_of, clock, stop: stop.clone(), running: BTreeMap::new() };
        Couriers { stop, watch: Some(thread::spawn(move || watch.run())) }
    }
}

/// One courier on its thread.
struct Running {
    transport: Transport,
    key: Key,
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Running {
    fn end(self) {
        self.stop.store(true, Ordering::SeqCst);
        self.thread.thread().unpark();
        if self.thread.join().is_err() {
            tracing::error!("a courier failed");
        }
    }
}

struct Watch {
    app: App,
    key_of: Arc<KeyOf>,
    clock: Clock,
    stop: Arc<AtomicBool>,
    running: BTreeMap<InstitutionId, Running>,
}

impl Watch {
    fn run(mut self) {
        let mut looks: u32 = 0;
        while !self.stop.load(Ordering::SeqCst) {
            if let Err(error) = self.keep_in_step() {
                tracing::error!(%error, "the list of institutions cannot be read");
            }
            if looks.is_multiple_of(LATE_EVERY)
                && let Err(error) = self.app.do_daily()
            {
                tracing::error!(%error, "what is due today cannot be entered");
            }
            looks = looks.wrapping_add(1);
            thread::park_timeout(LOOK_EVERY);
        }
        for (_, running) in std::mem::take(&mut self.running) {
            running.end();
        }
    }

    fn keep_in_step(&mut self) -> Result<(), AppError> {
        let wanted: BTreeMap<InstitutionId, Transport> = self.app.transports()?.into_iter().collect();
        let is_as_before = |id: &InstitutionId, running: &Running| {
            wanted.get(id) == Some(&running.transport) && (self.key_of)(id).as_ref() == Some(&running.key)
        };
        let changed: Vec<InstitutionId> = self
            .running
            .iter()
            .filter(|(id, running)| !is_as_before(id, running))
            .map(|(id, _)| id.clone())
            .collect();
        for id in changed {
            if let Some(running) = self.running.remove(&id) {
                running.end();
            }
        }
        let troubles = self.app.troubles();
        for id in troubles.all().into_keys().filter(|id| !wanted.contains_key(id)) {
            troubles.set(&id, None);
        }
        for (id, transport) in wanted {
            if !self.running.contains_key(&id) {
                self.start(id, transport);
            }
        }
        Ok(())
    }

    fn start(&mut self, id: InstitutionId, transport: Transport) {
        let Some(key) = (self.key_of)(&id) else {
            self.cannot_start(&id, "no_key", "没有与该单位约定的密钥，请管理员放入密钥文件".to_owned());
            return;
        };
        let court = self.app.court().as_str();
        let channel = match Channel::open(&transport, court, key.clone(), self.clock.clone()) {
            Ok(channel) => channel,
            Err(error) => {
                self.cannot_start(&id, error.word(), error.officer_sentence());
                return;
            }
        };
        let courier = Courier::new(self.app.clone(), id.clone(), channel, self.clock.clone());
        let (stop, troubles) = (Arc::new(AtomicBool::new(false)), self.app.troubles().clone());
        let thread = thread::spawn({
            let stop = stop.clone();
            move || carry(courier, &stop, &troubles)
        });
        self.running.insert(id, Running { transport, key, stop, thread });
    }

    /// Says why no courier goes to an institution: in the log once, to the officers until one goes.
    fn cannot_start(&self, id: &InstitutionId, word: &'static str, sentence: String) {
        let troubles = self.app.troubles();
        let known = troubles.all().remove(id).filter(|known| known.word == word);
        let since = known.as_ref().map_or_else(|| self.clock.now(), |known| known.since);
        let failures = known.as_ref().map_or(1, |known| known.failures + 1);
        if known.is_none() {
            tracing::error!(institution = %id, why = word, "no courier goes to the institution");
        }
        troubles.set(id, Some(&Trouble { word, sentence, since, failures }));
    }
}

fn carry(mut courier: Courier, stop: &AtomicBool, troubles: &Troubles) {
    while !stop.load(Ordering::SeqCst) {
        let round = courier.round();
        troubles.set(courier.institution(), courier.trouble());
        match round {
            Ok(round) if !round.is_idle() && !round.failed => {}
            Ok(_) => thread::park_timeout(IDLE),
            Err(error) => {
                tracing::error!(institution = %courier.institution(), %error, "a reply cannot be entered");
                thread::park_timeout(LOOK_EVERY);
            }
        }
    }
}
