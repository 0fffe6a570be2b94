//! Control measures that run, or ended without renewal, by the last day on which a renewal still comes in time.

use crate::read::clocks::Whose;
use crate::{Query, Row, Store, StoreError};
use values::{Day, Fen};

const LIST: Query = query!("read/measure_list");
const COUNTS: Query = query!("read/measure_counts");
const COUNTS_OF_HANDLER: Query = query!("read/measure_counts_handler");
const RED: Query = query!("read/measure_red");
const COUNTS_OF_TEAM: Query = query!("read/measure_counts_team");

/// One measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureRow {
    /// The case's id.
    pub case_id: String,
    /// The page of the measure.
    pub entry: u32,
    /// The stored word of the kind of property.
    pub kind: String,
    /// The Chinese verb of the way in which it is held.
    pub way: String,
    /// What is held, in words.
    pub place: String,
    /// Whose property it is.
    pub debtor: String,
    /// What it holds.
    pub held: Fen,
    /// The first day of effect.
    pub from_on: Day,
    /// The last day of effect.
    pub until_on: Day,
    /// The last day on which a renewal still comes in time.
    pub last_safe_on: Day,
    /// `running`; `ordered` while a renewal awaits its report; `refused`, `timed_out` or `disputed` after one that failed.
    pub standing: String,
    /// The page of the last order to renew.
    pub order_entry: Option<u32>,
    /// How that order stands, in words; empty where there is none.
    pub outcome: String,
    /// Whether it was made over the counter of a bank, and is renewed there.
    pub over_the_counter: bool,
    /// The case number.
    pub number: String,
    /// The team.
    pub team: Option<String>,
    /// The handler.
    pub handler: Option<String>,
    /// The handler's name.
    pub handler_name: Option<String>,
    /// The institution that carries out what is ordered; none at the court itself, or over the counter.
    pub institution: Option<String>,
    /// The institution's number of the measure; empty where it gave none.
    pub control_no: String,
}

/// Which renewals a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Renewal {
    /// All.
    #[default]
    Any,
    /// Those that await a report.
    Ordered,
    /// Those that are to be ordered, for the first time or again; what ended before the day needs an answer whatever
    /// was ordered of it.
    ToOrder {
        /// The court's day.
        today: Day,
    },
}

/// What a list of measures is narrowed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureFilter {
    /// The first and the last of the last safe days.
    pub safe: (Day, Day),
    /// The first and the last of the last days of effect.
    pub until: (Day, Day),
    /// Which renewals.
    pub renewal: Renewal,
    /// A team; empty for all.
    pub team: String,
    /// A handler; empty for all.
    pub handler: String,
    /// The stored word of a kind of property; empty for all.
    pub kind: String,
    /// Lines passed over.
    pub offset: u32,
    /// Lines at most.
    pub limit: u32,
}

impl Default for MeasureFilter {
    fn default() -> MeasureFilter {
        MeasureFilter {
            safe: (Day::MIN, Day::MAX),
            until: (Day::MIN, Day::MAX),
            renewal: Renewal::Any,
            team: String::new(),
            handler: String::new(),
            kind: String::new(),
            offset: 0,
            limit: 100,
        }
    }
}

/// How many measures stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MeasureCounts {
    /// Ended without renewal, and nobody has said what was done.
    pub ended: i64,
    /// Running without an order to renew, the last safe day passed.
    pub without_safe_path: i64,
    /// To be answered within each of the horizons asked for, the longer ones containing the shorter, and all of them
    /// what ended or has no safe path left.
    pub within: [i64; 4],
    /// Renewal ordered, report awaited.
    pub awaited: i64,
}

impl Store {
    /// Measures by their last safe day, the earliest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn measure_list(&self, court: &str, filter: &MeasureFilter) -> Result<Vec<MeasureRow>, StoreError> {
        let (renewal, today) = match filter.renewal {
            Renewal::Any => ("", Day::MIN),
            Renewal::Ordered => ("ordered", Day::MIN),
            Renewal::ToOrder { today } => ("to_order", today),
        };
        let values = [
            court.into(),
            filter.safe.0.into(),
            filter.safe.1.into(),
            filter.until.0.into(),
            filter.until.1.into(),
            renewal.into(),
            filter.team.as_str().into(),
            filter.handler.as_str().into(),
            filter.kind.as_str().into(),
            filter.limit.into(),
            filter.offset.into(),
            today.into(),
        ];
        let rows = self.read(|connection| connection.rows(&LIST, &values))?;
        rows.iter().map(measure_row).collect()
    }

    /// How many measures ended without renewal, and how many run without an order after their last safe day.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn measures_in_red(&self, court: &str, whose: &Whose, today: Day) -> Result<(i64, i64), StoreError> {
        let (team, handler) = match whose {
            Whose::Court => ("", ""),
            Whose::Team(team) => (team.as_str(), ""),
            Whose::Handler(handler) => ("", handler.as_str()),
        };
        let values = [court.into(), today.into(), team.into(), handler.into()];
        match self.read(|connection| connection.row(&RED, &values))? {
            Some(row) => Ok((row.integer(0)?, row.integer(1)?)),
            None => Ok((0, 0)),
        }
    }

    /// How many measures stand how, seen from a day; those to be answered within each of four horizons, the last the
    /// longest. An empty team, handler or kind narrows nothing.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn measure_counts(
        &self,
        court: &str,
        (team, handler, kind): (&str, &str, &str),
        today: Day,
        horizons: [Day; 4],
    ) -> Result<MeasureCounts, StoreError> {
        let (query, who, and_team) = match (team, handler) {
            ("", "") => (&COUNTS, "", ""),
            (team, "") => (&COUNTS_OF_TEAM, team, ""),
            (team, handler) => (&COUNTS_OF_HANDLER, handler, team),
        };
        let [first, second, third, last] = horizons;
        let values = [
            court.into(),
            today.into(),
            first.into(),
            second.into(),
            third.into(),
            who.into(),
            kind.into(),
            last.into(),
            and_team.into(),
        ];
        let row = self.read(|connection| connection.row(query, &values))?;
        let Some(row) = row else { return Ok(MeasureCounts::default()) };
        Ok(MeasureCounts {
            ended: row.integer(0)?,
            without_safe_path: row.integer(1)?,
            within: [row.integer(2)?, row.integer(3)?, row.integer(4)?, row.integer(5)?],
            awaited: row.integer(6)?,
        })
    }
}

fn measure_row(row: &Row) -> Result<MeasureRow, StoreError> {
    let page = |integer: i64| u32::try_from(integer).unwrap_or(0);
    Ok(MeasureRow {
        case_id: row.text(0)?.to_owned(),
        entry: page(row.integer(1)?),
        kind: row.text(2)?.to_owned(),
        way: row.text(3)?.to_owned(),
        place: row.text(4)?.to_owned(),
        debtor: row.text(5)?.to_owned(),
        held: row.fen(6)?,
        from_on: row.day(7)?,
        until_on: row.day(8)?,
        last_safe_on: row.day(9)?,
        standing: row.text(10)?.to_owned(),
        order_entry: row.optional(11, Row::integer)?.map(page),
        outcome: row.text(12)?.to_owned(),
        over_the_counter: row.flag(13)?,
        number: row.text(14)?.to_owned(),
        team: row.optional(15, Row::text)?.map(str::to_owned),
        handler: row.optional(16, Row::text)?.map(str::to_owned),
        handler_name: row.optional(17, Row::text)?.map(str::to_owned),
        institution: row.optional(18, Row::text)?.map(str::to_owned),
        control_no: row.text(19)?.to_owned(),
    })
}
