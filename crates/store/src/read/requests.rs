//! Requests to institutions, case over case: what is awaited, late, disputed, refused, answered.

use crate::read::clauses::Clauses;
use crate::read::clocks::Whose;
use crate::{Query, Row, Store, StoreError};
use values::Day;

const LIST: Query = query!("read/request_list");

/// One request to an institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRow {
    /// The case's id.
    pub case_id: String,
    /// The page that asks.
    pub entry: u32,
    /// The institution's id.
    pub institution: String,
    /// Its name on the day of the request.
    pub institution_name: String,
    /// The stored word of what is asked or ordered.
    pub matter: String,
    /// About whom or what.
    pub subject: String,
    /// The stored word of the state.
    pub state: String,
    /// The day of the request.
    pub asked_on: Day,
    /// The day by which an answer is expected.
    pub due_on: Day,
    /// The day of the answer.
    pub answered_on: Option<Day>,
    /// How it stands, in words.
    pub outcome: String,
    /// The case number.
    pub number: String,
    /// The team's id.
    pub team: Option<String>,
    /// The handler's name.
    pub handler_name: Option<String>,
}

/// How requests stand. One that is late is not also awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestState {
    /// 待答复: an answer may still come in time.
    Awaited,
    /// 待处理: it ended so that somebody must act.
    ToActOn,
    /// 存疑: a reply was not taken as it came.
    Disputed,
    /// 逾期: the day has passed without an answer.
    Late,
    /// 不予答复.
    Refused,
    /// 已答复.
    Answered,
}

impl RequestState {
    /// Every state, in the order in which officers look at them.
    pub const ALL: [RequestState; 6] = [
        RequestState::Awaited,
        RequestState::ToActOn,
        RequestState::Disputed,
        RequestState::Late,
        RequestState::Refused,
        RequestState::Answered,
    ];

    /// The word by which addresses name it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            RequestState::Awaited => "awaited",
            RequestState::ToActOn => "to_act_on",
            RequestState::Disputed => "disputed",
            RequestState::Late => "late",
            RequestState::Refused => "refused",
            RequestState::Answered => "answered",
        }
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            RequestState::Awaited => "待答复",
            RequestState::ToActOn => "待处理",
            RequestState::Disputed => "存疑",
            RequestState::Late => "逾期",
            RequestState::Refused => "不予答复",
            RequestState::Answered => "已答复",
        }
    }

    fn narrow(self, clauses: &mut Clauses, today: Day) {
        match self {
            RequestState::Awaited => clauses.and("state = 'open' and due_on >= ?", vec![today.into()]),
            RequestState::Late => {
                clauses.and("(state = 'timed_out' or (state = 'open' and due_on < ?))", vec![today.into()]);
            }
            RequestState::ToActOn => clauses.and("needs_somebody = 1", Vec::new()),
            RequestState::Disputed => clauses.and("state = 'disputed'", Vec::new()),
            RequestState::Refused => clauses.and("state = 'refused'", Vec::new()),
            RequestState::Answered => clauses.and("state = 'answered'", Vec::new()),
        }
    }

    /// What is pressing stands first, and what is done from the newest to the oldest.
    fn order(self) -> &'static str {
        match self {
            RequestState::Awaited | RequestState::ToActOn | RequestState::Disputed | RequestState::Late => {
                "order by due_on, case_id, entry"
            }
            RequestState::Refused | RequestState::Answered => {
                "order by due_on desc, case_id desc, entry desc"
            }
        }
    }
}

/// What a list of requests is narrowed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestFilter {
    /// Whose cases.
    pub whose: Whose,
    /// Only cases of this team.
    pub team: Option<String>,
    /// Only cases of this handler.
    pub handler: Option<String>,
    /// Only requests to this institution.
    pub institution: Option<String>,
    /// Only requests of this kind: a stored word.
    pub matter: Option<String>,
    /// A case number, a name or a part of either.
    pub search: Option<String>,
}

impl Store {
    /// A part of the requests in one state.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn request_list(
        &self,
        court: &str,
        filter: &RequestFilter,
        (state, today): (RequestState, Day),
        page: (u32, u32),
    ) -> Result<Vec<RequestRow>, StoreError> {
        let Some(mut clauses) = self.request_clauses(court, filter)? else { return Ok(Vec::new()) };
        state.narrow(&mut clauses, today);
        clauses.then(state.order());
        let (query, values) = clauses.page("read/request_list", page);
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter().map(RequestRow::from_row).collect()
    }

    /// A part of the requests whose end somebody must act on, the oldest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn requests_to_act_on(
        &self,
        court: &str,
        filter: &RequestFilter,
        page: (u32, u32),
    ) -> Result<Vec<RequestRow>, StoreError> {
        let Some(mut clauses) = self.request_clauses(court, filter)? else { return Ok(Vec::new()) };
        clauses.and("needs_somebody = 1", Vec::new());
        clauses.then("order by due_on, case_id, entry");
        let (query, values) = clauses.page("read/requests_to_act_on", page);
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter().map(RequestRow::from_row).collect()
    }

    /// How many requests somebody must act on, counted up to `most`.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn requests_to_act_on_count(
        &self,
        court: &str,
        filter: &RequestFilter,
        most: u32,
    ) -> Result<u32, StoreError> {
        let Some(mut clauses) = self.request_clauses(court, filter)? else { return Ok(0) };
        clauses.and("needs_somebody = 1", Vec::new());
        let (query, values) = clauses.count("read/requests_to_act_on_count", most);
        let row = self.read(|connection| connection.row(&query, &values))?;
        let count = row.map_or(Ok(0), |row| row.integer(0))?;
        Ok(u32::try_from(count).unwrap_or(most))
    }

    /// How many requests are in one state, counted up to `most`.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn request_count(
        &self,
        court: &str,
        filter: &RequestFilter,
        (state, today): (RequestState, Day),
        most: u32,
    ) -> Result<u32, StoreError> {
        let Some(mut clauses) = self.request_clauses(court, filter)? else { return Ok(0) };
        state.narrow(&mut clauses, today);
        let (query, values) = clauses.count("read/request_count", most);
        let row = self.read(|connection| connection.row(&query, &values))?;
        let count = row.map_or(Ok(0), |row| row.integer(0))?;
        Ok(u32::try_from(count).unwrap_or(most))
    }

    /// How many requests of a filter were sent from one day to another, and how many of them were answered.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn requests_sent(
        &self,
        court: &str,
        filter: &RequestFilter,
        (from, until): (Day, Day),
    ) -> Result<(u32, u32), StoreError> {
        let Some(all) = self.request_clauses(court, filter)? else { return Ok((0, 0)) };
        let Some(answered) = self.request_clauses(court, filter)? else { return Ok((0, 0)) };
        let count = |mut clauses: Clauses, only: Option<&'static str>| {
            clauses.and("asked_on >= ? and asked_on <= ?", vec![from.into(), until.into()]);
            if let Some(clause) = only {
                clauses.and(clause, Vec::new());
            }
            let (query, values) = clauses.count("read/requests_sent", u32::MAX);
            let row = self.read(|connection| connection.row(&query, &values))?;
            let count = row.map_or(Ok(0), |row| row.integer(0))?;
            Ok::<_, StoreError>(u32::try_from(count).unwrap_or(u32::MAX))
        };
        Ok((count(all, None)?, count(answered, Some("state = 'answered'"))?))
    }

    /// The clauses of a filter; none where nothing can be found.
    fn request_clauses(&self, court: &str, filter: &RequestFilter) -> Result<Option<Clauses>, StoreError> {
        let mut clauses = Clauses::new(&LIST, court);
        match &filter.whose {
            Whose::Court => {}
            Whose::Team(team) => clauses.and("team = ?", vec![team.as_str().into()]),
            Whose::Handler(handler) => clauses.and("handler = ?", vec![handler.as_str().into()]),
        }
        for (clause, value) in [
            ("team = ?", &filter.team),
            ("handler = ?", &filter.handler),
            ("institution = ?", &filter.institution),
            ("matter = ?", &filter.matter),
        ] {
            if let Some(value) = value {
                clauses.and(clause, vec![value.as_str().into()]);
            }
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
}

impl RequestRow {
    fn from_row(row: &Row) -> Result<RequestRow, StoreError> {
        let text = |column| row.text(column).map(str::to_owned);
        let optional = |column| row.optional(column, Row::text).map(|text| text.map(str::to_owned));
        Ok(RequestRow {
            case_id: text(0)?,
            entry: u32::try_from(row.integer(1)?).unwrap_or(0),
            institution: text(2)?,
            institution_name: text(3)?,
            matter: text(4)?,
            subject: text(5)?,
            state: text(6)?,
            asked_on: row.day(7)?,
            due_on: row.day(8)?,
            answered_on: row.optional(9, Row::day)?,
            outcome: text(10)?,
            number: text(11)?,
            team: optional(12)?,
            handler_name: optional(13)?,
        })
    }
}
