//! The clock of the application: the machine's, or one that tests and stories move.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::UNIX_EPOCH;
use values::{Day, Instant};

/// Where the application takes the time from.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Instant;

    /// The court's civil day.
    fn today(&self) -> Day {
        self.now().day()
    }
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct MachineClock;

impl Clock for MachineClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the product reads the machine's clock"
    )]
    fn now(&self) -> Instant {
        let since = std::time::SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Instant(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock that stands at nine in the morning of a day.
    #[must_use]
    pub fn at(day: Day) -> FixedClock {
        FixedClock(AtomicI64::new(Instant::at(day, 9 * 3600).0))
    }

    /// Moves the clock to nine in the morning of a day; a story only moves forward.
    pub fn move_to(&self, day: Day) {
        self.0.store(Instant::at(day, 9 * 3600).0, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    /// Each look is a microsecond later than the last, so that no two entries bear the same time.
    fn now(&self) -> Instant {
        Instant(self.0.fetch_add(1, Ordering::SeqCst))
    }
}
