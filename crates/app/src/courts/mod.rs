//! The courts of an installation over one store, and which of them stands above which.
//!
//! Each court is an [`App`] of its own: its staff, cases, money and settings. What a court sees of those below it, and
//! the one thing that it does there, is in [`above`].

pub mod above;
pub mod figures;

use crate::app::App;
use crate::error::AppError;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use values::{Court, CourtCode};

/// A court with its place in the hierarchy.
#[derive(Clone)]
struct Seat {
    app: App,
    /// The court of the installation that stands next above.
    upper: Option<CourtCode>,
}

/// The courts of an installation; cheap to share between threads.
#[derive(Clone)]
pub struct Courts {
    /// In the order of their codes.
    seats: Arc<[Seat]>,
    /// The place of the court that answers whoever names none.
    home: usize,
}

/// Why some courts cannot be one installation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CourtsError {
    /// No court was given.
    #[error("没有法院")]
    None,
    /// A court was given twice.
    #[error("法院“{0}”出现了不止一次")]
    Twice(CourtCode),
    /// The court named as the one above is not of the installation.
    #[error("法院“{0}”的上级法院“{1}”不在本系统中")]
    UnknownUpper(CourtCode, CourtCode),
    /// A court would stand above itself.
    #[error("法院“{0}”的上级法院最终又是其自身")]
    Circle(CourtCode),
}

impl From<App> for Courts {
    /// An installation of one court.
    fn from(app: App) -> Courts {
        Courts { seats: Arc::new([Seat { app, upper: None }]), home: 0 }
    }
}

impl Courts {
    /// The courts of an installation, the first of them its home, each with the code of the court above it; where none
    /// is given, the nearest court above it by the list of courts that is of the installation.
    ///
    /// # Errors
    /// [`CourtsError`] where they make no hierarchy.
    pub fn of(courts: Vec<(App, Option<CourtCode>)>) -> Result<Courts, CourtsError> {
        let home = courts.first().map(|(app, _)| app.court().clone()).ok_or(CourtsError::None)?;
        let codes: Vec<CourtCode> = courts.iter().map(|(app, _)| app.court().clone()).collect();
        let mut seats = Vec::with_capacity(courts.len());
        for (app, upper) in courts {
            let code = app.court().clone();
            if codes.iter().filter(|other| **other == code).count() > 1 {
                return Err(CourtsError::Twice(code));
            }
            if let Some(upper) = upper.as_ref().filter(|upper| !codes.contains(upper)) {
                return Err(CourtsError::UnknownUpper(code, upper.clone()));
            }
            let upper = upper.or_else(|| listed_above(&code).find(|above| codes.contains(above)));
            seats.push(Seat { app, upper });
        }
        seats.sort_by(|one, other| one.app.court().cmp(other.app.court()));
        let home = seats.iter().position(|seat| *seat.app.court() == home).ok_or(CourtsError::None)?;
        let courts = Courts { seats: seats.into(), home };
        for seat in courts.seats.iter() {
            // A chain longer than there are courts goes in a circle.
            if courts.chain(seat.app.court()).count() > courts.seats.len() {
                return Err(CourtsError::Circle(seat.app.court().clone()));
            }
        }
        for app in courts.all() {
            app.inner.has_courts_below.store(courts.below(app.court()).next().is_some(), Ordering::Relaxed);
        }
        Ok(courts)
    }

    /// The court that answers whoever names none.
    #[must_use]
    pub fn home(&self) -> &App {
        &self.seats[self.home].app
    }

    /// All courts, in the order of their codes.
    pub fn all(&self) -> impl Iterator<Item = &App> {
        self.seats.iter().map(|seat| &seat.app)
    }

    /// Whether there is more than one.
    #[must_use]
    pub fn are_several(&self) -> bool {
        self.seats.len() > 1
    }

    /// The court of a code.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&App> {
        self.seat(code).map(|seat| &seat.app)
    }

    /// The courts below one, at whatever distance, in the order of their codes.
    pub fn below(&self, upper: &CourtCode) -> impl Iterator<Item = &App> {
        self.all().filter(move |app| self.stands_above(upper, app.court()))
    }

    /// Whether a court stands above another, at whatever distance.
    #[must_use]
    pub fn stands_above(&self, upper: &CourtCode, lower: &CourtCode) -> bool {
        self.chain(lower).any(|above| above == upper)
    }

    /// The court next above one.
    #[must_use]
    pub fn next_above(&self, lower: &CourtCode) -> Option<&App> {
        self.chain(lower).next().and_then(|code| self.by_code(code.as_str()))
    }

    /// The court in which a session was begun.
    ///
    /// # Errors
    /// Where the store fails.
    pub fn of_session(&self, token: &str) -> Result<Option<&App>, AppError> {
        let session = self.home().session_court(token)?;
        Ok(session.and_then(|court| self.by_code(&court)))
    }

    fn seat(&self, code: &str) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.app.court().as_str() == code)
    }

    /// The courts above one, the next first; at most one more than there are courts.
    fn chain<'a>(&'a self, lower: &CourtCode) -> impl Iterator<Item = &'a CourtCode> {
        let upper = |code: &CourtCode| self.seat(code.as_str()).and_then(|seat| seat.upper.as_ref());
        std::iter::successors(upper(lower), move |code| upper(code)).take(self.seats.len() + 1)
    }
}

/// The courts above one by the list of courts, the next first.
fn listed_above(code: &CourtCode) -> impl Iterator<Item = CourtCode> {
    let above = code.court().and_then(Court::parent);
    std::iter::successors(above, |court| court.parent()).map(Court::code)
}
