//! A synthetic county court: five teams, invented people, a year of cases in every stage of the path.
//!
//! The cases are made by asking for the same acts that officers ask for, day by day; nothing is written past the
//! docket. Names are of the 某 form and belong to nobody.

mod campaigned;
mod cases;
mod closing;
mod copies;
mod court;
mod courts;
mod endings;
mod funds;
mod held;
mod inquiries;
mod names;
mod payments;
mod registered;
mod reported;
mod several;
mod supervised;
mod troubles;

pub use campaigned::campaign;
pub use cases::{Drawn, Pace, draw};
pub use closing::{StatementMovement, close_days, movements, statement};
pub use copies::{Breadth, copy};
pub use court::{COURT_CODE, COURT_NAME, PASSWORD, config, institution_events, institutions, staff};
pub use courts::{DISTRICT_CODE, DISTRICT_NAME, UPPER_CODE, UPPER_NAME, beside};
pub use endings::endings;
pub use funds::{BANK_ACCOUNT, pay_in};
pub use held::{Held, hold};
pub use inquiries::ask_about;
pub use payments::pay;
pub use registered::{Registered, registered, told};
pub use reported::{Course, Ending, Measure, enter};
pub use several::share;
pub use supervised::supervise;
pub use troubles::trouble;

use crate::random::Random;
use app::cases::batch::Batch;
use app::{App, AppError};
use docket::office::Actor;
use values::{CaseKind, Day};

/// How a synthetic court is made.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// The seed.
    pub seed: u64,
    /// How many cases.
    pub cases: u32,
    /// The first day of receipt.
    pub from: Day,
    /// The court's day when it is done.
    pub today: Day,
}

impl Plan {
    /// The court of the demonstration: 1,535 cases received since January (B01).
    ///
    /// # Panics
    /// Never: the days are days.
    #[must_use]
    pub fn demonstration() -> Plan {
        let day = |month, day| Day::new(2026, month, day).expect("a day of 2026");
        Plan { seed: 20_261_120, cases: 1_535, from: day(1, 2), today: day(11, 20) }
    }
}

/// Founds the court: teams, staff, passwords, institutions that answer on paper.
///
/// # Errors
/// Where the store fails.
pub fn found(app: &App) -> Result<(), AppError> {
    app.manage_staff(&crate::office::system(), &court::founding_events())?;
    app.manage_staff(&crate::office::system(), &court::staffing_events(app.today()))?;
    app.manage_institutions(&crate::office::system(), &court::institution_events(|_, _| None))?;
    let ids: Vec<_> = app.directory().members.keys().cloned().collect();
    app.set_passwords(&ids, PASSWORD)
}

/// How many cases are written in one transaction.
const TOGETHER: usize = 64;

/// Fills the court with cases.
///
/// # Errors
/// Where the store fails, or an act that the plan takes for lawful is refused, which is a bug in one of the two.
pub fn fill(app: &App, plan: &Plan) -> Result<(), AppError> {
    let mut random = Random::seeded(plan.seed);
    let directory = app.directory();
    let cast = cases::Cast::of(&directory);
    let mut days: Vec<Day> = (0..plan.cases)
        .map(|_| plan.from.plus_days(random.between(0, i64::from(plan.today.days_since(plan.from))) as i32))
        .collect();
    days.sort_unstable();
    let kind = CaseKind::Enforcement;
    let mut taken = std::collections::BTreeMap::new();
    let mut together: Vec<Batch<'_>> = Vec::new();
    for received_on in days {
        let year = received_on.year();
        let taken = taken.entry(year).or_insert(0_u64);
        let number = app::register::next_number(app.court(), &kind, year, *taken);
        *taken += 1;
        let drawn = draw(&mut random, received_on, plan.today);
        together.push(cases::play(app, &cast, &drawn, &number, plan.today, &mut random)?);
        if together.len() == TOGETHER {
            app.commit_together(std::mem::take(&mut together))?;
        }
    }
    app.commit_together(together)
}

/// An actor of the directory.
pub(crate) fn actor(directory: &docket::directory::Directory, id: &str) -> Actor {
    let id = id.parse().expect("the ids of the synthetic court are well formed");
    directory.actor(&id).expect("the synthetic court has this member of staff")
}
