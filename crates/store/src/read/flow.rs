//! Where the cases of a court stand in the flow, and after how many days they came to each step.

use crate::read::clauses::Clauses;
use crate::read::clocks::Whose;
use crate::read::projection::{NEVER, TableRow};
use crate::read::tables::CASE_FLOW;
use crate::{Query, Row, Store, StoreError, Value};
use docket::Case;
use docket::case::Stage;
use docket::event::Happening;
use docket::flow::{Step, days_until, node, reached};
use docket::indicator::Class;
use docket::measure::take_over_preservation::PreservationTakenOver;
use docket::party::Role;
use values::Day;

const COUNTS: Query = query!("read/flow_counts");
const LIST: Query = query!("read/flow_list");
const STEPS: Query = query!("read/flow_steps");
const FORECAST: Query = query!("read/clock_forecast");

/// How many open cases stand at a node since a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowCount {
    /// The stored word of the node.
    pub node: String,
    /// The team's id; empty where no team has the case.
    pub team: String,
    /// Since when.
    pub since: Day,
    /// How many.
    pub count: u32,
}

/// One open case and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowRow {
    /// The case's id.
    pub case_id: String,
    /// The stored word of the node.
    pub node: String,
    /// Since when.
    pub since: Day,
    /// The team's id; empty where no team has it.
    pub team: String,
    /// The handler's id; empty where nobody handles it.
    pub handler: String,
    /// The handler's name.
    pub handler_name: Option<String>,
    /// The case number.
    pub number: String,
    /// The cause.
    pub cause: String,
    /// The day of filing.
    pub filed_on: Day,
    /// The day of the last page of its docket.
    pub last_page_on: Day,
}

/// Which cases of the flow are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowFilter {
    /// At this node.
    pub node: String,
    /// Of this team; an empty id finds those that no team has.
    pub team: Option<String>,
    /// There since before this day.
    pub before: Option<Day>,
}

/// What a case is compared by, and after how many days without suspension it came to each step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// The case's id.
    pub case_id: String,
    /// The case number.
    pub number: String,
    /// The team's id.
    pub team: String,
    /// The handler's name.
    pub handler_name: Option<String>,
    /// The code of the kind of case.
    pub kind: String,
    /// The stored word of the class.
    pub class: String,
    /// The cause.
    pub cause: String,
    /// The order of magnitude of the claim.
    pub magnitude: u32,
    /// The day of filing.
    pub filed_on: Day,
    /// The day of the last page of its docket.
    pub last_page_on: Day,
    /// Days of suspensions that are over.
    pub suspended_days: u32,
    /// Days until each step, in the order of [`Step::ALL`].
    pub days: Vec<Option<u32>>,
    /// How many debtors it has.
    pub debtors: u32,
    /// Whether property is recorded.
    pub has_property: bool,
    /// Whether a measure of preservation was taken over.
    pub was_preserved: bool,
    /// Whether it was ever suspended.
    pub was_suspended: bool,
    /// The stored word of the node.
    pub node: String,
    /// The handler's id; empty where nobody handles it.
    pub handler: String,
}

/// How many clocks of a kind fall due for a handler on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueCount {
    /// The handler's id; empty where nobody handles the case.
    pub handler: String,
    /// The handler's name.
    pub handler_name: String,
    /// The stored word of the kind.
    pub kind: String,
    /// The last day.
    pub due_on: Day,
    /// How many.
    pub count: u32,
}

/// The orders of magnitude of a claim: below ten thousand yuan, a hundred thousand, a million, ten million, and above.
pub const MAGNITUDES: [&str; 5] =
    ["1万元以下", "1万元至10万元", "10万元至100万元", "100万元至1000万元", "1000万元以上"];

/// The order of magnitude of a sum.
#[must_use]
pub fn magnitude(sum: values::Fen) -> u32 {
    [10_000, 100_000, 1_000_000, 10_000_000].iter().filter(|yuan| sum >= values::Fen::yuan(**yuan)).count()
        as u32
}

fn narrow(clauses: &mut Clauses, whose: &Whose) {
    match whose {
        Whose::Court => {}
        Whose::Team(team) => clauses.and("team = ?", vec![team.as_str().into()]),
        Whose::Handler(handler) => clauses.and("handler = ?", vec![handler.as_str().into()]),
    }
}

impl Store {
    /// How many open cases stand at each node, by team and by the day since when.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn flow_counts(&self, court: &str, whose: &Whose) -> Result<Vec<FlowCount>, StoreError> {
        let mut clauses = Clauses::new(&COUNTS, court);
        narrow(&mut clauses, whose);
        let query = counted("read/flow_counts", &clauses, "node, team, node_since");
        let rows = self.read(|connection| connection.rows(&query, &clauses.values))?;
        rows.iter()
            .map(|row| {
                Ok(FlowCount {
                    node: row.text(0)?.to_owned(),
                    team: row.text(1)?.to_owned(),
                    since: row.day(2)?,
                    count: u32::try_from(row.integer(3)?).unwrap_or(u32::MAX),
                })
            })
            .collect()
    }

    /// A page of the open cases at a node, those that stand there longest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn flow_list(
        &self,
        court: &str,
        whose: &Whose,
        filter: &FlowFilter,
        page: (u32, u32),
    ) -> Result<Vec<FlowRow>, StoreError> {
        let mut clauses = at_node(court, whose, filter);
        clauses.then("order by node_since, case_id");
        let (query, values) = clauses.page("read/flow_list", page);
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter()
            .map(|row| {
                let text = |column| row.text(column).map(str::to_owned);
                Ok(FlowRow {
                    case_id: text(0)?,
                    node: text(1)?,
                    since: row.day(2)?,
                    team: text(3)?,
                    handler: text(4)?,
                    handler_name: row.optional(5, Row::text)?.map(str::to_owned),
                    number: text(6)?,
                    cause: text(7)?,
                    filed_on: row.day(8)?,
                    last_page_on: row.day(9)?,
                })
            })
            .collect()
    }

    /// How many open cases stand at a node, counted up to `most`.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn flow_list_count(
        &self,
        court: &str,
        whose: &Whose,
        filter: &FlowFilter,
        most: u32,
    ) -> Result<u32, StoreError> {
        let (query, values) = at_node(court, whose, filter).count("read/flow_list_count", most);
        let row = self.read(|connection| connection.row(&query, &values))?;
        let count = row.map_or(Ok(0), |row| row.integer(0))?;
        Ok(u32::try_from(count).unwrap_or(most))
    }

    /// The steps of the cases that were closed from a day on, those alike beside each other.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn closed_steps(&self, court: &str, from: Day) -> Result<Vec<StepRow>, StoreError> {
        let mut clauses = Clauses::new(&STEPS, court);
        clauses.and("is_open = 0 and closed_on >= ?", vec![from.into()]);
        self.steps(clauses)
    }

    /// The steps of open cases, those alike beside each other.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn open_steps(&self, court: &str, whose: &Whose) -> Result<Vec<StepRow>, StoreError> {
        let mut clauses = Clauses::new(&STEPS, court);
        clauses.and("is_open = 1", Vec::new());
        narrow(&mut clauses, whose);
        self.steps(clauses)
    }

    fn steps(&self, mut clauses: Clauses) -> Result<Vec<StepRow>, StoreError> {
        clauses.then("order by kind, class, cause, magnitude, case_id");
        let query = Query::built("read/flow_steps".to_owned(), clauses.text);
        let rows = self.read(|connection| connection.rows(&query, &clauses.values))?;
        rows.iter().map(StepRow::from_row).collect()
    }

    /// How many clocks of each kind fall due for each handler on each day of a span.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn clock_forecast(
        &self,
        court: &str,
        whose: &Whose,
        (from, until): (Day, Day),
    ) -> Result<Vec<DueCount>, StoreError> {
        let mut clauses = Clauses::new(&FORECAST, court);
        clauses.and("due_on >= ? and due_on <= ?", vec![from.into(), until.into()]);
        narrow(&mut clauses, whose);
        let query = counted("read/clock_forecast", &clauses, "handler, handler_name, kind, due_on");
        let rows = self.read(|connection| connection.rows(&query, &clauses.values))?;
        rows.iter()
            .map(|row| {
                let text = |column| {
                    Ok::<_, StoreError>(row.optional(column, Row::text)?.unwrap_or_default().to_owned())
                };
                Ok(DueCount {
                    handler: text(0)?,
                    handler_name: text(1)?,
                    kind: text(2)?,
                    due_on: row.day(3)?,
                    count: u32::try_from(row.integer(4)?).unwrap_or(u32::MAX),
                })
            })
            .collect()
    }
}

/// The query that counts what some clauses find by the columns that they select.
fn counted(name: &str, clauses: &Clauses, columns: &'static str) -> Query {
    let found = &clauses.text;
    let text =
        format!("select {columns}, count(*) from ({found}) as found group by {columns} order by {columns}");
    Query::built(name.to_owned(), text)
}

fn at_node(court: &str, whose: &Whose, filter: &FlowFilter) -> Clauses {
    let mut clauses = Clauses::new(&LIST, court);
    narrow(&mut clauses, whose);
    clauses.and("node = ?", vec![filter.node.as_str().into()]);
    if let Some(team) = &filter.team {
        clauses.and("team = ?", vec![team.as_str().into()]);
    }
    if let Some(before) = filter.before {
        clauses.and("node_since < ?", vec![before.into()]);
    }
    clauses
}

impl StepRow {
    fn from_row(row: &Row) -> Result<StepRow, StoreError> {
        let text = |column| row.text(column).map(str::to_owned);
        let number = |column| Ok::<_, StoreError>(u32::try_from(row.integer(column)?).unwrap_or(0));
        let days = (11..17).map(|column| {
            let days = row.optional(column, Row::integer)?;
            Ok::<_, StoreError>(days.map(|days| u32::try_from(days).unwrap_or(0)))
        });
        Ok(StepRow {
            case_id: text(0)?,
            number: text(1)?,
            team: text(2)?,
            handler_name: row.optional(3, Row::text)?.map(str::to_owned),
            kind: text(4)?,
            class: text(5)?,
            cause: text(6)?,
            magnitude: number(7)?,
            filed_on: row.day(8)?,
            last_page_on: row.day(9)?,
            suspended_days: number(10)?,
            days: days.collect::<Result<Vec<_>, _>>()?,
            debtors: number(17)?,
            has_property: row.flag(18)?,
            was_preserved: row.flag(19)?,
            was_suspended: row.flag(20)?,
            node: text(21)?,
            handler: text(22)?,
        })
    }
}

/// The row of a case.
pub(super) fn row(court: &str, case: &Case) -> TableRow {
    let (node, since) = node(case);
    let suspended_days: i32 =
        case.suspensions.iter().filter_map(|one| Some(one.until?.days_since(one.since).max(0))).sum();
    let mut values: Vec<Value> = vec![
        court.into(),
        case.id.as_str().into(),
        (!matches!(case.stage(), Stage::Closed(_))).into(),
        node.word().into(),
        since.into(),
        case.team().map_or("", values::TeamId::as_str).into(),
        case.handler().map_or("", values::StaffId::as_str).into(),
        case.assignment.as_ref().map(|assignment| assignment.handler_name.as_str()).into(),
        case.filing.number.to_string().into(),
        case.filing.number.kind().code().into(),
        Class::of(case).word().into(),
        case.filing.cause.as_str().into(),
        magnitude(case.claimed()).into(),
        case.filing.filed_on.into(),
        case.closed_on().map_or_else(|| NEVER.into(), Value::from),
        case.last_entry_on.into(),
        suspended_days.into(),
    ];
    values.extend(
        Step::ALL.iter().map(|step| reached(case, *step).map(|on| i64::from(days_until(case, on))).into()),
    );
    let debtors = case.side(Role::Debtor).count() as u32;
    let preserved = case.pages_index.iter().any(|page| page.title == PreservationTakenOver::TITLE);
    values.extend([
        debtors.into(),
        (!case.properties.is_empty()).into(),
        preserved.into(),
        (!case.suspensions.is_empty()).into(),
    ]);
    (&CASE_FLOW, values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use values::Fen;

    #[test]
    fn a_magnitude_begins_with_its_round_sum() {
        for (yuan, found) in [(0, 0), (9_999, 0), (10_000, 1), (99_999, 1), (1_000_000, 3), (10_000_000, 4)] {
            assert_eq!(magnitude(Fen::yuan(yuan)), found, "{yuan}");
        }
        assert_eq!(MAGNITUDES.len(), 5);
    }
}
