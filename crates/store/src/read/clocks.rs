//! The clocks of many cases.

use crate::read::clauses::Clauses;
use crate::{Query, Row, Store, StoreError, Value};
use values::Day;

const ALL: Query = query!("read/clock_list");
const OF_HANDLER: Query = query!("read/clock_list_handler");
const OF_TEAM: Query = query!("read/clock_list_team");
const ASSIGNED: Query = query!("read/clock_list_assigned");
const OF_HANDLERS: Query = query!("read/clock_list_handlers");
const COUNTS: Query = query!("read/clock_counts");
const COUNTS_OF_HANDLER: Query = query!("read/clock_counts_handler");
const COUNTS_OF_TEAM: Query = query!("read/clock_counts_team");
const COUNTS_ASSIGNED: Query = query!("read/clock_counts_assigned");

/// Whose cases a list is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The whole court's.
    Court,
    /// One team's.
    Team(String),
    /// One handler's.
    Handler(String),
}

/// Which clocks a list is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClockFilter<'a> {
    /// Of this kind, by its stored word; empty for every kind.
    pub kind: &'a str,
    /// For which this office answers, by its stored word; empty for every office.
    pub office: &'a str,
}

/// One running clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockRow {
    /// The case's id.
    pub case_id: String,
    /// The stored word of the kind.
    pub kind: String,
    /// What it is about.
    pub label: String,
    /// The day that started it.
    pub started_on: Day,
    /// The last day.
    pub due_on: Day,
    /// The case number.
    pub number: String,
    /// The handler's id.
    pub handler: Option<String>,
    /// The handler's name.
    pub handler_name: Option<String>,
    /// The stored word of the office that answers for it.
    pub office: String,
    /// How many days before its end it warns.
    pub warn_days: u32,
}

/// How many clocks of one kind run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockCount {
    /// The stored word of the kind.
    pub kind: String,
    /// Overdue.
    pub late: i64,
    /// Due today.
    pub today: i64,
    /// Due later, within the horizon asked for.
    pub soon: i64,
}

impl Store {
    /// Running clocks that are due up to a day, the earliest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn clock_list(
        &self,
        court: &str,
        whose: &Whose,
        filter: ClockFilter<'_>,
        until: Day,
        (offset, limit): (u32, u32),
    ) -> Result<Vec<ClockRow>, StoreError> {
        let (query, who) = match whose {
            Whose::Court => (&ALL, ""),
            Whose::Team(team) => (&OF_TEAM, team.as_str()),
            Whose::Handler(handler) => (&OF_HANDLER, handler.as_str()),
        };
        let values = [
            court.into(),
            until.into(),
            who.into(),
            filter.kind.into(),
            limit.into(),
            offset.into(),
            filter.office.into(),
        ];
        let rows = self.read(|connection| connection.rows(query, &values))?;
        rows.iter().map(ClockRow::from_row).collect()
    }

    /// How many clocks of each kind run, overdue, today and up to a horizon. `office` empty: whoever answers for them.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn clock_counts(
        &self,
        court: &str,
        whose: &Whose,
        office: &str,
        (today, horizon): (Day, Day),
    ) -> Result<Vec<ClockCount>, StoreError> {
        let (query, who) = match whose {
            Whose::Court => (&COUNTS, ""),
            Whose::Team(team) => (&COUNTS_OF_TEAM, team.as_str()),
            Whose::Handler(handler) => (&COUNTS_OF_HANDLER, handler.as_str()),
        };
        let values = [court.into(), today.into(), horizon.into(), who.into(), office.into()];
        let rows = self.read(|connection| connection.rows(query, &values))?;
        rows.iter().map(ClockCount::from_row).collect()
    }

    /// As [`Store::clock_list`], of the cases of several handlers together.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn clock_list_of(
        &self,
        court: &str,
        handlers: &[&str],
        filter: ClockFilter<'_>,
        until: Day,
        page: (u32, u32),
    ) -> Result<Vec<ClockRow>, StoreError> {
        let mut clauses = Clauses::new(&OF_HANDLERS, court);
        clauses.and_in("handler", handlers.iter().map(|handler| Value::from(*handler)));
        clauses.and("due_on <= ?", vec![until.into()]);
        if !filter.kind.is_empty() {
            clauses.and("kind = ?", vec![filter.kind.into()]);
        }
        if !filter.office.is_empty() {
            clauses.and("office = ?", vec![filter.office.into()]);
        }
        clauses.then("order by due_on, case_id, kind, subject");
        let (query, values) = clauses.page("read/clock_list_handlers", page);
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter().map(ClockRow::from_row).collect()
    }

    /// As [`Store::clock_counts`], of the same cases as [`Store::clock_list_of`].
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn clock_counts_of(
        &self,
        court: &str,
        handlers: &[&str],
        office: &str,
        (today, horizon): (Day, Day),
    ) -> Result<Vec<ClockCount>, StoreError> {
        let mut clauses = Clauses::new(&OF_HANDLERS, court);
        clauses.values.push(today.into());
        clauses.and_in("handler", handlers.iter().map(|handler| Value::from(*handler)));
        clauses.and("due_on <= ?", vec![horizon.into()]);
        if !office.is_empty() {
            clauses.and("office = ?", vec![office.into()]);
        }
        let text = format!(
            "select kind, sum(case when due_on < $2 then 1 else 0 end), sum(case when due_on = $2 then 1 else 0 end), \
             sum(case when due_on > $2 then 1 else 0 end) from ({}) as found group by kind order by kind",
            clauses.text
        );
        let query = Query::built("read/clock_counts_handlers".to_owned(), text);
        let rows = self.read(|connection| connection.rows(&query, &clauses.values))?;
        rows.iter().map(ClockCount::from_row).collect()
    }

    /// As [`Store::clock_list`], of one handler's cases, or of those that nobody handles where `handler` is empty;
    /// `team` leaves only those of a team.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn assigned_clock_list(
        &self,
        court: &str,
        (handler, team): (&str, &str),
        filter: ClockFilter<'_>,
        until: Day,
        (offset, limit): (u32, u32),
    ) -> Result<Vec<ClockRow>, StoreError> {
        let values = [
            court.into(),
            until.into(),
            handler.into(),
            filter.kind.into(),
            limit.into(),
            offset.into(),
            team.into(),
            filter.office.into(),
        ];
        let rows = self.read(|connection| connection.rows(&ASSIGNED, &values))?;
        rows.iter().map(ClockRow::from_row).collect()
    }

    /// As [`Store::clock_counts`], of the same cases as [`Store::assigned_clock_list`].
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn assigned_clock_counts(
        &self,
        court: &str,
        (handler, team): (&str, &str),
        office: &str,
        (today, horizon): (Day, Day),
    ) -> Result<Vec<ClockCount>, StoreError> {
        let values = [court.into(), today.into(), horizon.into(), handler.into(), team.into(), office.into()];
        let rows = self.read(|connection| connection.rows(&COUNTS_ASSIGNED, &values))?;
        rows.iter().map(ClockCount::from_row).collect()
    }
}

impl ClockRow {
    fn from_row(row: &Row) -> Result<ClockRow, StoreError> {
        Ok(ClockRow {
            case_id: row.text(0)?.to_owned(),
            kind: row.text(1)?.to_owned(),
            label: row.text(3)?.to_owned(),
            started_on: row.day(4)?,
            due_on: row.day(5)?,
            number: row.text(6)?.to_owned(),
            handler: row.optional(7, Row::text)?.map(str::to_owned),
            handler_name: row.optional(8, Row::text)?.map(str::to_owned),
            office: row.text(9)?.to_owned(),
            warn_days: u32::try_from(row.integer(10)?).unwrap_or(0),
        })
    }
}

impl ClockCount {
    fn from_row(row: &Row) -> Result<ClockCount, StoreError> {
        Ok(ClockCount {
            kind: row.text(0)?.to_owned(),
            late: row.integer(1)?,
            today: row.integer(2)?,
            soon: row.integer(3)?,
        })
    }
}
