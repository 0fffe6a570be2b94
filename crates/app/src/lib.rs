//! Use cases: who may, load, decide, append.
//!
//! [`App`] is one court, [`Courts`] are those of an installation. [`App`] is what pages, the API, the command line and
//! the stories call. Each use case is a method in its own file: it checks who asks, loads the docket, lets [`docket`] decide, and appends events and rows in one transaction.
//! Nothing here knows SQL or HTTP. All calls block; asynchronous callers use their runtime's blocking threads.

mod app;
mod clock;
mod error;

pub mod access;
pub mod assignment;
pub mod attention;
pub mod bulletins;
pub mod calculators;
pub mod campaigns;
pub mod cases;
pub mod closing;
pub mod command;
pub mod court_tables;
pub mod courts;
pub mod debtors;
pub mod desk;
pub mod funds;
pub mod indicators;
pub mod inquiries;
pub mod institutions;
pub mod intake;
pub mod jobs;
pub mod measures;
pub mod papers;
pub mod payments;
pub mod property;
pub mod register;
pub mod rules;
pub mod settings;
pub mod staff;
pub mod step_limits;
pub mod triage;
pub mod urging;

pub use app::{App, AppConfig};
pub use clock::{Clock, FixedClock, MachineClock};
pub use courts::Courts;
pub use error::AppError;
