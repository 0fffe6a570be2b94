//! What will fall due (期限预测): the running clocks of the next weeks by handler, and the ladder of warnings.

use crate::app::App;
use crate::cases::list::Scope;
use crate::error::AppError;
use docket::office::Actor;
use std::collections::BTreeMap;
use store::read::flow::DueCount;
use values::Day;

/// Weeks that are looked ahead.
pub const WEEKS: usize = 4;

/// How many clocks stand on each step of the ladder of warnings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    /// Overdue.
    pub late: u32,
    /// Due today.
    pub today: u32,
    /// Due within three days.
    pub three_days: u32,
    /// Due within seven days, but not within three.
    pub seven_days: u32,
}

impl Ladder {
    fn add(&mut self, days: i32, count: u32) {
        match days {
            ..0 => self.late += count,
            0 => self.today += count,
            1..=3 => self.three_days += count,
            4..=7 => self.seven_days += count,
            _ => {}
        }
    }
}

/// What falls due for one handler.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandlerForecast {
    /// The handler's id; empty where nobody handles the cases.
    pub handler: String,
    /// The name.
    pub name: String,
    /// The ladder.
    pub ladder: Ladder,
    /// How many fall due in each of the next [`WEEKS`], the first beginning today.
    pub weeks: [u32; WEEKS],
    /// How many of each kind in all these weeks, by its stored word.
    pub kinds: BTreeMap<String, u32>,
}

/// What falls due in the next weeks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// The ladder over all.
    pub ladder: Ladder,
    /// How many in each week over all.
    pub weeks: [u32; WEEKS],
    /// By handler, in the order of their ids.
    pub handlers: Vec<HandlerForecast>,
}

fn forecast(counts: &[DueCount], today: Day) -> Forecast {
    let mut found = Forecast::default();
    let mut handlers: BTreeMap<&str, HandlerForecast> = BTreeMap::new();
    for one in counts {
        let days = one.due_on.days_since(today);
        let handler = handlers.entry(&one.handler).or_insert_with(|| HandlerForecast {
            handler: one.handler.clone(),
            name: one.handler_name.clone(),
            ..HandlerForecast::default()
        });
        found.ladder.add(days, one.count);
        handler.ladder.add(days, one.count);
        let week = usize::try_from(days).ok().map(|days| days / 7).filter(|week| *week < WEEKS);
        if let Some(week) = week {
            found.weeks[week] += one.count;
            handler.weeks[week] += one.count;
            *handler.kinds.entry(one.kind.clone()).or_default() += one.count;
        }
    }
    found.handlers = handlers.into_values().collect();
    found
}

impl App {
    /// What falls due in the next weeks, and what is overdue, among the cases that an officer may see.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; the store cannot be read.
    pub fn clock_forecast(&self, actor: &Actor, scope: Scope) -> Result<Forecast, AppError> {
        let today = self.today();
        let span = (today.plus_years(-50), today.plus_days(7 * WEEKS as i32 - 1));
        let counts = self.store().clock_forecast(self.court().as_str(), &scope.of(actor)?, span)?;
        Ok(forecast(&counts, today))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_counted_by_week_and_on_the_ladder() {
        let today: Day = "2026-11-20".parse().expect("a day");
        let due = |handler: &str, days: i32, count: u32| DueCount {
            handler: handler.to_owned(),
            handler_name: format!("{handler}某"),
            kind: "handling".to_owned(),
            due_on: today.plus_days(days),
            count,
        };
        let counts = [
            due("a", -1, 2),
            due("a", 0, 1),
            due("a", 3, 4),
            due("b", 4, 1),
            due("b", 7, 5),
            due("b", 27, 1),
        ];
        let found = forecast(&counts, today);
        assert_eq!(found.ladder, Ladder { late: 2, today: 1, three_days: 4, seven_days: 6 });
        assert_eq!(found.weeks, [6, 5, 0, 1]);
        assert_eq!(found.handlers[0].weeks, [5, 0, 0, 0]);
        assert_eq!(found.handlers[1].kinds["handling"], 7);
    }
}
