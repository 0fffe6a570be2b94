//! Answers of the command centre that cost something and are the same for many: computed once and shared by all who look.
//!
//! A kept answer holds as long as the journal has not grown and the court's day is the same, so that nobody is shown less
//! than what was entered before he asked. What hangs on a wall may be some seconds old instead
//! ([`Shared::recent`]): however many look and however much is entered, it is computed once in that time.

use super::screen::Screen;
use super::warnings::CourtComparison;
use crate::app::App;
use crate::error::AppError;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use values::{Day, Instant};

/// What an application keeps for all who look.
#[derive(Default)]
pub(crate) struct SharedAnswers {
    /// The comparison of all open cases with like ones.
    pub(crate) comparison: Shared<CourtComparison>,
    /// The screens, by who may see what is on them.
    screens: Mutex<BTreeMap<String, Arc<Shared<Screen>>>>,
}

impl SharedAnswers {
    /// The screen of an audience.
    pub(crate) fn screen(&self, audience: &str) -> Arc<Shared<Screen>> {
        let mut screens = self.screens.lock().unwrap_or_else(PoisonError::into_inner);
        screens.entry(audience.to_owned()).or_default().clone()
    }
}

/// One answer that is shared.
pub(crate) struct Shared<T> {
    kept: Mutex<Option<Kept<T>>>,
}

struct Kept<T> {
    position: i64,
    day: Day,
    taken_at: Instant,
    answer: Arc<T>,
}

impl<T> Default for Shared<T> {
    fn default() -> Shared<T> {
        Shared { kept: Mutex::default() }
    }
}

impl<T> Shared<T> {
    /// The answer, computed anew where the journal has grown or the day has changed since.
    pub(crate) fn latest(
        &self,
        app: &App,
        compute: impl FnOnce() -> Result<T, AppError>,
    ) -> Result<Arc<T>, AppError> {
        self.kept(app, compute, |_, _| false)
    }

    /// The answer, computed anew where that is so and it is older than some seconds.
    pub(crate) fn recent(
        &self,
        app: &App,
        seconds: i64,
        compute: impl FnOnce() -> Result<T, AppError>,
    ) -> Result<Arc<T>, AppError> {
        self.kept(app, compute, |taken, now| (taken..taken.plus_seconds(seconds)).contains(&now))
    }

    /// Whoever comes while somebody computes waits for that answer.
    fn kept(
        &self,
        app: &App,
        compute: impl FnOnce() -> Result<T, AppError>,
        is_young: impl FnOnce(Instant, Instant) -> bool,
    ) -> Result<Arc<T>, AppError> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        // The position before the reading: what comes in between is read once more the next time.
        let (position, day, now) = (app.store().last_position()?, app.today(), app.now());
        if let Some(known) = kept.as_ref()
            && known.day == day
            && (known.position == position || is_young(known.taken_at, now))
        {
            return Ok(known.answer.clone());
        }
        let answer = Arc::new(compute()?);
        *kept = Some(Kept { position, day, taken_at: now, answer: answer.clone() });
        Ok(answer)
    }
}
