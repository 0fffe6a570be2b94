//! Many cases in which every institution has just been asked: what a court leaves to its couriers.

use crate::random::Random;
use crate::synthetic::cases::draw;
use crate::synthetic::{TOGETHER, actor};
use app::cases::batch::Batch;
use app::{App, AppError};
use docket::party::Role;
use serde_json::json;
use values::CaseKind;

/// Files cases today until they have so many debtors, assigns them, and asks every institution about every debtor;
/// gives how many debtors there are.
///
/// # Errors
/// Where the store fails, or an act is refused.
pub fn ask_about(app: &App, seed: u64, debtors: usize) -> Result<usize, AppError> {
    let mut random = Random::seeded(seed);
    let directory = app.directory();
    let (clerk, handler) = (actor(&directory, "clerk-1"), actor(&directory, "one-1"));
    let today = app.today();
    let assign = json!({"handler": handler.id});
    let ask = json!({"debtor": null, "scope": "every", "institution": null});
    let (mut asked, mut taken) = (0, 0_u64);
    let mut together: Vec<Batch<'_>> = Vec::with_capacity(TOGETHER);
    while asked < debtors {
        let application = draw(&mut random, today, today).application;
        let more = application.parties.iter().filter(|party| party.role == Role::Debtor).count();
        if asked + more > debtors {
            continue;
        }
        let number = app::register::next_number(app.court(), &CaseKind::Enforcement, today.year(), taken);
        let mut batch = Batch::file(app, &clerk, application, &number, today)?;
        batch.act(&clerk, "assign_case", &assign, today)?;
        batch.act(&handler, "ask_institutions", &ask, today)?;
        together.push(batch);
        (asked, taken) = (asked + more, taken + 1);
        if together.len() == TOGETHER {
            app.commit_together(std::mem::take(&mut together))?;
        }
    }
    app.commit_together(together)?;
    Ok(asked)
}
