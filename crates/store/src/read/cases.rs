//! The case list.

use crate::read::clauses::Clauses;
use crate::read::projection::{NEVER, number_term};
use crate::{Query, Row, Store, StoreError};
use values::{Day, Fen};

const CASE_LIST: Query = query!("read/case_list");
const PARTY_SEARCH: Query = query!("read/party_search");
const PERSON_CASES: Query = query!("read/person_cases");

/// One line of a case list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    /// The case's id.
    pub case_id: String,
    /// The case number.
    pub number: String,
    /// The day of filing.
    pub filed_on: Day,
    /// The cause.
    pub cause: String,
    /// The stored word of the livelihood class.
    pub livelihood: Option<String>,
    /// The stored word of the stage.
    pub stage: String,
    /// The team's id.
    pub team: Option<String>,
    /// The handler's id.
    pub handler: Option<String>,
    /// The handler's name.
    pub handler_name: Option<String>,
    /// The creditors' names.
    pub creditors: String,
    /// The debtors' names.
    pub debtors: String,
    /// What is claimed.
    pub claimed: Fen,
    /// What was received.
    pub received: Fen,
    /// What was paid to creditors.
    pub paid: Fen,
    /// What stands in the account of the case.
    pub balance: Fen,
    /// What is held.
    pub held: Fen,
    /// The day on which something is due next.
    pub due_on: Option<Day>,
    /// What is due next.
    pub due_label: Option<String>,
    /// The day of closing.
    pub closed_on: Option<Day>,
    /// The stored word of the kind of case.
    pub kind: String,
    /// The stored word of the way of closing.
    pub closing_way: Option<String>,
    /// The stored word of the track; none before the first triage.
    pub track: Option<String>,
    /// The stored word of the track that the table suggests instead, where nobody has answered it.
    pub suggested_track: Option<String>,
}

/// What a case list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Only cases of this team.
    pub team: Option<String>,
    /// Only cases of this handler.
    pub handler: Option<String>,
    /// Only cases of these handlers; empty for all.
    pub handlers: Vec<String>,
    /// Cases of this team or this handler: what an officer may see.
    pub sight: Option<(Option<String>, String)>,
    /// Only cases of this stage; open cases where none is named.
    pub stage: StageFilter,
    /// Only cases of this kind.
    pub kind: Option<String>,
    /// Only cases closed in this way, whatever the stage asked for.
    pub closing_way: Option<String>,
    /// Only cases on this track.
    pub track: Option<String>,
    /// Only cases for which the table suggests another track than an officer chose.
    pub with_suggestion: bool,
    /// Only livelihood cases.
    pub livelihood: bool,
    /// Only cases with something due up to this day.
    pub due_until: Option<Day>,
    /// Only cases with money in their account.
    pub with_money: bool,
    /// A number, a name or a part of either.
    pub search: Option<String>,
    /// The order.
    pub order: Order,
    /// Lines passed over.
    pub offset: u32,
    /// Lines at most.
    pub limit: u32,
}

/// Which stages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum StageFilter {
    /// Open cases.
    #[default]
    Open,
    /// All cases.
    All,
    /// One stage.
    Only(String),
}

/// The order of a case list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What is due first.
    #[default]
    Due,
    /// The newest first.
    Newest,
    /// The oldest first.
    Oldest,
    /// The largest claim first.
    Largest,
}

impl Order {
    /// Stored words and Chinese titles, for forms.
    pub const CHOICES: [(&'static str, &'static str); 4] = [
        ("due", "到期先后"),
        ("newest", "立案从新到旧"),
        ("oldest", "立案从旧到新"),
        ("largest", "标的从大到小"),
    ];

    /// The order behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Order {
        match word {
            "newest" => Order::Newest,
            "oldest" => Order::Oldest,
            "largest" => Order::Largest,
            _ => Order::Due,
        }
    }

    fn clause(self) -> &'static str {
        match self {
            Order::Due => "order by due_on, case_id",
            Order::Newest => "order by filed_on desc, case_id desc",
            Order::Oldest => "order by filed_on, case_id",
            Order::Largest => "order by claimed_fen desc, case_id",
        }
    }
}

impl Store {
    /// A page of the case list.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn case_list(&self, court: &str, filter: &CaseFilter) -> Result<Vec<CaseRow>, StoreError> {
        let Some(mut clauses) = self.case_clauses(court, filter)? else { return Ok(Vec::new()) };
        clauses.then(match filter.order {
            // Where money waits, that of livelihood cases goes first.
            Order::Due if filter.with_money => {
                "order by case when livelihood is null then 1 else 0 end, due_on, case_id"
            }
            order => order.clause(),
        });
        let (query, values) = clauses.page("read/case_list", (filter.offset, filter.limit));
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter().map(CaseRow::from_row).collect()
    }

    /// How many cases a filter finds, counted up to `most`.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn case_count(&self, court: &str, filter: &CaseFilter, most: u32) -> Result<u32, StoreError> {
        let Some(clauses) = self.case_clauses(court, filter)? else { return Ok(0) };
        let (query, values) = clauses.count("read/case_count", most);
        let row = self.read(|connection| connection.row(&query, &values))?;
        let count = row.map_or(Ok(0), |row| row.integer(0))?;
        Ok(u32::try_from(count).unwrap_or(most))
    }

    /// How many cases a filter finds, and the money that stands in their accounts.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn case_money(&self, court: &str, filter: &CaseFilter) -> Result<(i64, Fen), StoreError> {
        let Some(clauses) = self.case_clauses(court, filter)? else { return Ok((0, Fen::ZERO)) };
        let text = format!(
            "select count(*), cast(coalesce(sum(balance_fen), 0) as bigint) from ({}) as found",
            clauses.text
        );
        let query = Query::built("read/case_money".to_owned(), text);
        let row = self.read(|connection| connection.row(&query, &clauses.values))?;
        row.map_or(Ok((0, Fen::ZERO)), |row| Ok((row.integer(0)?, row.fen(1)?)))
    }

    fn case_clauses(&self, court: &str, filter: &CaseFilter) -> Result<Option<Clauses>, StoreError> {
        let mut clauses = Clauses::new(&CASE_LIST, court);
        match &filter.stage {
            // What was closed in some way is closed.
            _ if filter.closing_way.is_some() => {}
            StageFilter::Open => clauses.and("is_open = ?", vec![true.into()]),
            StageFilter::All => {}
            StageFilter::Only(stage) => {
                clauses.and(
                    "is_open = ? and stage = ?",
                    vec![(stage != "closed").into(), stage.as_str().into()],
                );
            }
        }
        if let Some(kind) = &filter.kind {
            clauses.and("kind = ?", vec![kind.as_str().into()]);
        }
        if let Some(way) = &filter.closing_way {
            clauses.and("closing_way = ?", vec![way.as_str().into()]);
        }
        if let Some(track) = &filter.track {
            clauses.and("track = ?", vec![track.as_str().into()]);
        }
        if let Some(team) = &filter.team {
            clauses.and("team = ?", vec![team.as_str().into()]);
        }
        if let Some(handler) = &filter.handler {
            clauses.and("handler = ?", vec![handler.as_str().into()]);
        }
        if !filter.handlers.is_empty() {
            let handlers = filter.handlers.iter();
            clauses.and_in("handler", handlers.map(|handler| crate::Value::from(handler.as_str())));
        }
        match &filter.sight {
            None => {}
            Some((Some(team), staff)) => {
                clauses.and("(team = ? or handler = ?)", vec![team.as_str().into(), staff.as_str().into()]);
            }
            Some((None, staff)) => clauses.and("handler = ?", vec![staff.as_str().into()]),
        }
        if filter.with_suggestion {
            clauses.and("suggested_track is not null", Vec::new());
        }
        if filter.livelihood {
            clauses.and("livelihood is not null", Vec::new());
        }
        if let Some(day) = filter.due_until {
            clauses.and("due_on <= ?", vec![day.into()]);
        }
        if filter.with_money {
            clauses.and("balance_fen > ?", vec![0_i64.into()]);
        }
        if let Some(search) = filter.search.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            let cases = self.cases_found(court, search)?;
            if cases.is_empty() {
                return Ok(None);
            }
            clauses.and_in("case_id", cases.into_iter().map(crate::Value::from));
        }
        Ok(Some(clauses))
    }

    /// The cases that a typed number or name means: at most five hundred.
    pub(crate) fn cases_found(&self, court: &str, search: &str) -> Result<Vec<String>, StoreError> {
        if let Ok(number) = search.parse::<values::CaseNumber>() {
            return Ok(vec![values::CaseId::from(&number).to_string()]);
        }
        let mut cases: Vec<String> = Vec::new();
        if search.parse::<u32>().is_ok() {
            // A bare serial: the enforcement cases of the last years that bear it.
            let years = (2015..=2040).rev();
            cases.extend(years.flat_map(|year| {
                ["执", "执恢", "执保"].map(|kind| format!("{court}-{year}-{kind}-{search}"))
            }));
        }
        // The next text after all that begin with the search: its last character, one higher.
        let mut beyond: String = search.to_owned();
        beyond.push(char::MAX);
        let values = [court.into(), search.into(), beyond.into()];
        let rows = self.read(|connection| connection.rows(&PARTY_SEARCH, &values))?;
        for row in &rows {
            cases.push(row.text(0)?.to_owned());
        }
        Ok(cases)
    }

    /// The cases in which somebody with this identity number or credit code is a party: at most five hundred.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn cases_of_person(&self, court: &str, number: &str) -> Result<Vec<String>, StoreError> {
        let values = [court.into(), number_term(number).into()];
        let rows = self.read(|connection| connection.rows(&PERSON_CASES, &values))?;
        rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
    }

    /// The row of one case.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn case_row(&self, court: &str, case_id: &str) -> Result<Option<CaseRow>, StoreError> {
        let mut clauses = Clauses::new(&CASE_LIST, court);
        clauses.and("case_id = ?", vec![case_id.into()]);
        let query = Query::built("read/case_row".to_owned(), clauses.text);
        let row = self.read(|connection| connection.row(&query, &clauses.values))?;
        row.as_ref().map(CaseRow::from_row).transpose()
    }
}

impl CaseRow {
    fn from_row(row: &Row) -> Result<CaseRow, StoreError> {
        let text = |column| row.text(column).map(str::to_owned);
        let optional = |column| row.optional(column, Row::text).map(|text| text.map(str::to_owned));
        Ok(CaseRow {
            case_id: text(1)?,
            number: text(2)?,
            filed_on: row.day(3)?,
            cause: text(4)?,
            livelihood: optional(5)?,
            stage: text(6)?,
            team: optional(8)?,
            handler: optional(9)?,
            handler_name: optional(10)?,
            creditors: text(11)?,
            debtors: text(12)?,
            claimed: row.fen(13)?,
            received: row.fen(14)?,
            paid: row.fen(15)?,
            balance: row.fen(16)?,
            held: row.fen(17)?,
            due_on: if row.text(18)? == NEVER { None } else { Some(row.day(18)?) },
            due_label: optional(20)?,
            closed_on: row.optional(21, Row::day)?,
            kind: text(23)?,
            closing_way: optional(24)?,
            track: optional(25)?,
            suggested_track: optional(26)?,
        })
    }
}
