//! Campaigns (专项行动): their list, what their cases add to the counts over a period, and where those still open stand.

pub use crate::read::facts::{CountedElsewhere, rows_of_stream};

use crate::read::clauses::Clauses;
use crate::read::indicators::{FactRow, HoldingRow, of_fact, open_on};
use crate::{Query, Row, Store, StoreError, Value};
use docket::indicator::{Fact, Sums, When};
use std::collections::BTreeMap;
use values::{Day, Fen};

const LIST: Query = query!("read/campaigns");
const LAST: Query = query!("read/campaign_last");
const FACTS: Query = query!("read/campaign_facts");
const CARRIED: Query = query!("read/campaign_carried");
const CASES: Query = query!("read/campaign_cases");

/// A campaign as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignRow {
    /// Its number, from 1.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// The first day.
    pub from: Day,
    /// The last day as it was set.
    pub until: Day,
    /// When it was ended, if it was.
    pub ended_on: Option<Day>,
    /// How many operations were held.
    pub operations: u32,
    /// Of these together with others.
    pub joint_operations: u32,
}

/// Which cases a campaign is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrow {
    /// The letters of a kind of case; empty for all.
    pub kind: String,
    /// Of one of these classes; empty for all.
    pub classes: Vec<&'static str>,
    /// Of this cause.
    pub cause: Option<String>,
    /// Of this team.
    pub team: Option<String>,
    /// Filed before this day.
    pub filed_before: Option<Day>,
    /// The smallest claim.
    pub claimed_from: Option<Fen>,
    /// The largest claim.
    pub claimed_to: Option<Fen>,
}

/// A case of a campaign that is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignCaseRow {
    /// The case's id.
    pub case_id: String,
    /// The case number.
    pub number: String,
    /// The cause.
    pub cause: String,
    /// The stored word of the node.
    pub node: String,
    /// Since when it is there.
    pub since: Day,
    /// The team's id; empty where no team has it.
    pub team: String,
    /// The handler's name.
    pub handler_name: Option<String>,
    /// The day of filing.
    pub filed_on: Day,
    /// The day of the last page of its docket.
    pub last_page_on: Day,
    /// What is applied for.
    pub claimed: Fen,
    /// The debtors.
    pub debtors: String,
    /// What falls due next and when, if anything does.
    pub due: Option<(String, Day)>,
}

/// How many open cases of a campaign stand at a node, and since when the first of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignNode {
    /// The stored word of the node.
    pub node: String,
    /// How many.
    pub count: u32,
    /// Since when the first.
    pub since: Day,
}

/// The tables in which the columns of a criterion stand: `f`, the table that is asked, has kind, class, cause and team;
/// the row of the case has the claim and the day of filing.
fn narrow(clauses: &mut Clauses, columns: [&'static str; 4], narrow: &Narrow) {
    let [kind, cause, team, class] = columns;
    if !narrow.kind.is_empty() {
        clauses.and(kind, vec![narrow.kind.as_str().into()]);
    }
    if let Some(wanted) = &narrow.cause {
        clauses.and(cause, vec![wanted.as_str().into()]);
    }
    if let Some(wanted) = &narrow.team {
        clauses.and(team, vec![wanted.as_str().into()]);
    }
    if !narrow.classes.is_empty() {
        clauses.and_in(class, narrow.classes.iter().map(|class| Value::from(*class)));
    }
    if let Some(day) = narrow.filed_before {
        clauses.and("c.filed_on < ?", vec![day.into()]);
    }
    if let Some(sum) = narrow.claimed_from {
        clauses.and("c.claimed_fen >= ?", vec![sum.into()]);
    }
    if let Some(sum) = narrow.claimed_to {
        clauses.and("c.claimed_fen <= ?", vec![sum.into()]);
    }
}

const OF_FACTS: [&str; 4] = ["f.kind = ?", "f.cause = ?", "f.team = ?", "f.class"];
const OF_HOLDINGS: [&str; 4] = ["h.kind = ?", "h.cause = ?", "h.team = ?", "h.class"];

fn open_cases(court: &str, criteria: &Narrow, until: Day) -> Clauses {
    let mut clauses = Clauses::new(&CASES, court);
    narrow(&mut clauses, OF_FACTS, criteria);
    clauses.and("f.filed_on <= ?", vec![until.into()]);
    clauses
}

impl Store {
    /// A page of the campaigns, the newest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn campaigns(
        &self,
        court: &str,
        (offset, limit): (u32, u32),
    ) -> Result<Vec<CampaignRow>, StoreError> {
        let values = [court.into(), limit.into(), offset.into()];
        let rows = self.read(|connection| connection.rows(&LIST, &values))?;
        rows.iter()
            .map(|row| {
                let count = |column| Ok::<_, StoreError>(u32::try_from(row.integer(column)?).unwrap_or(0));
                Ok(CampaignRow {
                    number: count(1)?,
                    name: row.text(2)?.to_owned(),
                    from: row.day(3)?,
                    until: row.day(4)?,
                    ended_on: row.optional(5, Row::day)?,
                    operations: count(6)?,
                    joint_operations: count(7)?,
                })
            })
            .collect()
    }

    /// The number of the last campaign; 0 where there is none.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn last_campaign(&self, court: &str) -> Result<u32, StoreError> {
        let row = self.read(|connection| connection.row(&LAST, &[court.into()]))?;
        row.map_or(Ok(0), |row| Ok(u32::try_from(row.integer(0)?).unwrap_or(0)))
    }

    /// What the cases of a campaign add to the counts from a day to before another, by the letters of their kind; with
    /// those open when the period began as accepted before it.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn campaign_sums(
        &self,
        court: &str,
        criteria: &Narrow,
        (from, until): (Day, Day),
    ) -> Result<BTreeMap<String, Sums>, StoreError> {
        let mut carried = Clauses::new(&CARRIED, court);
        carried.and("h.until_on >= ? and h.from_on < ?", vec![from.into(), from.into()]);
        narrow(&mut carried, OF_HOLDINGS, criteria);
        let text = format!("select kind, count(*) from ({}) as found group by kind", carried.text);
        let carried_query = Query::built("read/campaign_carried_by_kind".to_owned(), text);
        let mut during = Clauses::new(&FACTS, court);
        during.and_in("f.fact", Fact::ALL.iter().map(|fact| Value::from(fact.word())));
        during.and("f.on_day >= ? and f.on_day < ?", vec![from.into(), until.into()]);
        narrow(&mut during, OF_FACTS, criteria);
        let text = format!(
            "select fact, kind, cast(sum(number) as bigint), cast(sum(amount_fen) as bigint) from ({}) as found \
             group by fact, kind",
            during.text
        );
        let during_query = Query::built("read/campaign_facts_by_kind".to_owned(), text);
        let (carried, during) = self.read(|connection| {
            let carried = connection.rows(&carried_query, &carried.values)?;
            Ok((carried, connection.rows(&during_query, &during.values)?))
        })?;
        let mut sums: BTreeMap<String, Sums> = BTreeMap::new();
        for row in &carried {
            let of_kind = sums.entry(row.text(0)?.to_owned()).or_default();
            of_kind.add(When::Before, Fact::Accepted, row.integer(1)?, 0);
        }
        for row in &during {
            if let Some(fact) = Fact::by_word(row.text(0)?) {
                let of_kind = sums.entry(row.text(1)?.to_owned()).or_default();
                of_kind.add(When::During, fact, row.integer(2)?, row.integer(3)?);
            }
        }
        Ok(sums)
    }

    /// The cases of a campaign behind a sum of a fact, the latest day first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn campaign_fact_cases(
        &self,
        court: &str,
        criteria: &Narrow,
        days: (Day, Day),
        fact: Fact,
        page: (u32, u32),
    ) -> Result<Vec<FactRow>, StoreError> {
        let mut clauses = of_fact(court, fact, days);
        // What was counted elsewhere than in a case belongs to no campaign by its criteria.
        clauses.and("c.case_id is not null", Vec::new());
        narrow(&mut clauses, OF_FACTS, criteria);
        self.fact_page(clauses, fact, page)
    }

    /// The cases of a campaign that were open when a day began.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn campaign_carried(
        &self,
        court: &str,
        criteria: &Narrow,
        day: Day,
        page: (u32, u32),
    ) -> Result<Vec<HoldingRow>, StoreError> {
        let mut clauses = open_on(court, day);
        narrow(&mut clauses, OF_HOLDINGS, criteria);
        self.holding_page(clauses, page)
    }

    /// A page of the open cases of a campaign filed by a day, those that stand still longest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn campaign_cases(
        &self,
        court: &str,
        criteria: &Narrow,
        until: Day,
        page: (u32, u32),
    ) -> Result<Vec<CampaignCaseRow>, StoreError> {
        let mut clauses = open_cases(court, criteria, until);
        clauses.then("order by f.node_since, f.case_id");
        let (query, values) = clauses.page("read/campaign_cases", page);
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter()
            .map(|row| {
                let text = |column| row.text(column).map(str::to_owned);
                let due_label = row.optional(11, Row::text)?.map(str::to_owned);
                Ok(CampaignCaseRow {
                    case_id: text(0)?,
                    number: text(1)?,
                    cause: text(2)?,
                    node: text(3)?,
                    since: row.day(4)?,
                    team: text(5)?,
                    handler_name: row.optional(6, Row::text)?.map(str::to_owned),
                    filed_on: row.day(7)?,
                    last_page_on: row.day(8)?,
                    claimed: row.fen(9)?,
                    debtors: text(10)?,
                    due: due_label.map(|label| Ok::<_, StoreError>((label, row.day(12)?))).transpose()?,
                })
            })
            .collect()
    }

    /// At which nodes the open cases of a campaign stand.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn campaign_nodes(
        &self,
        court: &str,
        criteria: &Narrow,
        until: Day,
    ) -> Result<Vec<CampaignNode>, StoreError> {
        let clauses = open_cases(court, criteria, until);
        let text = format!(
            "select node, count(*), min(node_since) from ({}) as found group by node order by node",
            clauses.text
        );
        let query = Query::built("read/campaign_nodes".to_owned(), text);
        let rows = self.read(|connection| connection.rows(&query, &clauses.values))?;
        rows.iter()
            .map(|row| {
                Ok(CampaignNode {
                    node: row.text(0)?.to_owned(),
                    count: u32::try_from(row.integer(1)?).unwrap_or(u32::MAX),
                    since: row.day(2)?,
                })
            })
            .collect()
    }
}
