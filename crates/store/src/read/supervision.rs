//! Orders of supervision (督办) of many cases.

use crate::read::clauses::Clauses;
use crate::read::clocks::Whose;
use crate::read::projection::TableRow;
use crate::read::tables::SUPERVISION_ITEM;
use crate::{Query, Row, Store, StoreError};
use docket::Case;
use docket::supervision::{State, Supervision};
use values::Day;

const LIST: Query = query!("read/supervision_list");

/// One order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupervisionRow {
    /// The case's id.
    pub case_id: String,
    /// The page of the order.
    pub entry: u32,
    /// What is to be done.
    pub told: String,
    /// Who ordered it.
    pub by_id: String,
    /// The name.
    pub by_name: String,
    /// The stored word of the office.
    pub by_office: String,
    /// When.
    pub ordered_on: Day,
    /// Until when it must be answered.
    pub due_on: Day,
    /// The stored word of how it stands.
    pub state: String,
    /// Since when.
    pub state_on: Day,
    /// How often it was sent back.
    pub sent_back: u32,
    /// What was remarked last.
    pub remark: Option<String>,
    /// The last answer.
    pub reply: Option<String>,
    /// What came of it.
    pub effect: Option<String>,
    /// Who gave it.
    pub reply_by: Option<String>,
    /// Whether the last answer came by its day.
    pub in_time: bool,
    /// The case number.
    pub number: String,
    /// The team's id.
    pub team: Option<String>,
    /// The handler's id.
    pub handler: Option<String>,
    /// The handler's name.
    pub handler_name: Option<String>,
}

/// Which orders are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that wait for an answer.
    Waiting,
    /// Those that wait for an answer beyond their day.
    Overdue(Day),
    /// Those that are answered and wait to be accepted.
    Replied,
    /// Those that are over since a day.
    SettledSince(Day),
}

impl Store {
    /// A page of the orders: those that wait, the earliest day first; the others by the day since when they stand so.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn supervisions(
        &self,
        court: &str,
        whose: &Whose,
        team: Option<&str>,
        which: Which,
        page: (u32, u32),
    ) -> Result<Vec<SupervisionRow>, StoreError> {
        self.supervision_page(narrowed(court, whose, team, which), which, page)
    }

    /// A page of the orders that a court above gave, in the same order.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn supervisions_from_above(
        &self,
        court: &str,
        upper: &str,
        which: Which,
        page: (u32, u32),
    ) -> Result<Vec<SupervisionRow>, StoreError> {
        let mut clauses = narrowed(court, &Whose::Court, None, which);
        // Ids of the officers of a court above begin with its code, which has no sign that `like` reads otherwise.
        clauses.and("by_id like ?", vec![format!("{upper}:%").into()]);
        self.supervision_page(clauses, which, page)
    }

    fn supervision_page(
        &self,
        mut clauses: Clauses,
        which: Which,
        page: (u32, u32),
    ) -> Result<Vec<SupervisionRow>, StoreError> {
        clauses.then(match which {
            Which::Waiting | Which::Overdue(_) => "order by due_on, case_id, entry",
            Which::Replied => "order by state_on, case_id, entry",
            Which::SettledSince(_) => "order by state_on desc, case_id, entry",
        });
        let (query, values) = clauses.page("read/supervision_list", page);
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter().map(SupervisionRow::from_row).collect()
    }

    /// How many orders there are, counted up to `most`.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn supervision_count(
        &self,
        court: &str,
        whose: &Whose,
        team: Option<&str>,
        which: Which,
        most: u32,
    ) -> Result<u32, StoreError> {
        let (query, values) = narrowed(court, whose, team, which).count("read/supervision_count", most);
        let row = self.read(|connection| connection.row(&query, &values))?;
        let count = row.map_or(Ok(0), |row| row.integer(0))?;
        Ok(u32::try_from(count).unwrap_or(most))
    }
}

fn narrowed(court: &str, whose: &Whose, team: Option<&str>, which: Which) -> Clauses {
    let mut clauses = Clauses::new(&LIST, court);
    match whose {
        Whose::Court => {}
        Whose::Team(team) => clauses.and("team = ?", vec![team.as_str().into()]),
        Whose::Handler(handler) => clauses.and("handler = ?", vec![handler.as_str().into()]),
    }
    if let Some(team) = team {
        clauses.and("team = ?", vec![team.into()]);
    }
    match which {
        Which::Waiting => clauses.and("state = ?", vec![State::Waiting.word().into()]),
        Which::Overdue(today) => {
            clauses.and("state = ? and due_on < ?", vec![State::Waiting.word().into(), today.into()]);
        }
        Which::Replied => clauses.and("state = ?", vec![State::Replied.word().into()]),
        Which::SettledSince(day) => {
            clauses.and_in("state", ["accepted", "withdrawn", "case_closed"].map(Into::into));
            clauses.and("state_on >= ?", vec![day.into()]);
        }
    }
    clauses
}

impl SupervisionRow {
    fn from_row(row: &Row) -> Result<SupervisionRow, StoreError> {
        let text = |column| row.text(column).map(str::to_owned);
        let optional = |column| Ok::<_, StoreError>(row.optional(column, Row::text)?.map(str::to_owned));
        let number = |column| Ok::<_, StoreError>(u32::try_from(row.integer(column)?).unwrap_or(0));
        Ok(SupervisionRow {
            case_id: text(0)?,
            entry: number(1)?,
            told: text(2)?,
            by_id: text(3)?,
            by_name: text(4)?,
            by_office: text(5)?,
            ordered_on: row.day(6)?,
            due_on: row.day(7)?,
            state: text(8)?,
            state_on: row.day(9)?,
            sent_back: number(10)?,
            remark: optional(11)?,
            reply: optional(12)?,
            effect: optional(13)?,
            reply_by: optional(14)?,
            in_time: row.flag(15)?,
            number: text(16)?,
            team: optional(17)?,
            handler: optional(18)?,
            handler_name: optional(19)?,
        })
    }
}

/// The rows of a case.
pub(super) fn rows<'a>(court: &'a str, case: &'a Case) -> impl Iterator<Item = TableRow> + 'a {
    case.supervisions.iter().map(move |one| {
        let reply = one.replies.last();
        let values = vec![
            court.into(),
            case.id.as_str().into(),
            one.no.0.into(),
            one.order.as_str().into(),
            one.by.as_str().into(),
            one.by_name.as_str().into(),
            one.by_office.word().into(),
            one.ordered_on.into(),
            one.due_on.into(),
            one.state.word().into(),
            since(one).into(),
            one.sent_back.into(),
            one.remark.as_deref().into(),
            reply.map(|reply| reply.done.as_str()).into(),
            reply.and_then(|reply| reply.effect.as_deref()).into(),
            reply.map(|reply| reply.by_name.as_str()).into(),
            reply.is_some_and(docket::supervision::Reply::is_in_time).into(),
            case.filing.number.to_string().into(),
            case.team().map(values::TeamId::as_str).into(),
            case.handler().map(values::StaffId::as_str).into(),
            case.assignment.as_ref().map(|assignment| assignment.handler_name.as_str()).into(),
        ];
        (&SUPERVISION_ITEM, values)
    })
}

/// Since when an order stands as it does.
fn since(one: &Supervision) -> Day {
    match (one.state, one.replies.last()) {
        (State::Settled(on, _), _) => on,
        (State::Replied, Some(reply)) => reply.on,
        _ => one.ordered_on,
    }
}
