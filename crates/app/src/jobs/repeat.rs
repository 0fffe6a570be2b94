//! What the program itself does every day: standing queries, and questions about measures that wait.

use crate::app::App;
use crate::error::AppError;
use crate::institutions::gateway;
use docket::measure::ask_status::{ASK_EVERY_DAYS, StatusAsked, is_waiting};
use docket::measure::order::due_on;
use docket::{Case, Context, Event, inquiry};
use store::read::institutions::RequestKey;

/// How many cases are looked at in one go.
const BATCH: u32 = 200;

impl App {
    /// The round of a day: requests whose time is over, standing queries, bulletins. It may be asked for at any time and
    /// as often as one likes.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub fn do_daily(&self) -> Result<(), AppError> {
        self.time_out_requests()?;
        self.repeat_due()?;
        self.make_due_bulletins()?;
        Ok(())
    }

    /// Does what is due today in every case; gives in how many cases something was entered.
    ///
    /// It may be asked for at any time and as often as one likes: what is done is not done again that day.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub fn repeat_due(&self) -> Result<usize, AppError> {
        let (mut after, mut entered) = (String::new(), 0);
        let actor = gateway();
        loop {
            let surroundings = self.surroundings();
            let context = surroundings.context(self, &actor);
            let cases = self.store().repetitions_due(self.court().as_str(), context.today, &after, BATCH)?;
            let Some(last) = cases.last() else { return Ok(entered) };
            after = last.clone();
            for case_id in cases {
                let key = RequestKey { case_id, entry: 0 };
                if self.enter(&key, |case, _| Some(due(case, &context)))?
                    == crate::institutions::Taken::Entered
                {
                    entered += 1;
                }
            }
        }
    }
}

/// The pages that the program enters in a case today.
fn due(case: &Case, ctx: &Context<'_>) -> Vec<Event> {
    let mut events = inquiry::set_standing_query::run(case, ctx);
    let waiting = case.measures.iter().filter(|measure| {
        let asked_on = case.last_asked_on(measure.no).unwrap_or(measure.from);
        is_waiting(measure)
            && case.looks_after_measures()
            && case.open_order_on(measure.no).is_none()
            && asked_on.plus_days(ASK_EVERY_DAYS) <= ctx.today
    });
    events.extend(waiting.map(|measure| {
        let due_on = due_on(measure.institution.as_ref(), ctx);
        Event::from(StatusAsked { measure: measure.no, due_on })
    }));
    events
}
