//! List cases, within what an officer may see.

use crate::access::whose;
use crate::app::App;
use crate::error::AppError;
use docket::office::{Actor, Sight};
use docket::triage::Track;
use documents::sheet::{Cell, Column, ColumnKind, Sheet};
use store::read::cases::{CaseFilter, CaseRow};
use store::read::clocks::{ClockCount, ClockFilter, ClockRow, Whose};
use values::{Day, Fen};

/// Lines are counted up to here; beyond it a list says “more”.
pub const COUNTED: u32 = 2_000;

/// A page of the case list.
#[derive(Clone, Debug)]
pub struct CaseList {
    /// The lines.
    pub rows: Vec<CaseRow>,
    /// How many there are in all, up to [`COUNTED`].
    pub count: u32,
}

impl App {
    /// A page of the case list, narrowed to what the officer may see.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case.
    pub fn case_list(&self, actor: &Actor, filter: &CaseFilter) -> Result<CaseList, AppError> {
        let filter = seen_by(actor, filter)?;
        let court = self.court().as_str();
        let rows = self.inner.store.case_list(court, &filter)?;
        let count = if filter.offset == 0 && (rows.len() as u32) < filter.limit {
            rows.len() as u32
        } else {
            self.inner.store.case_count(court, &filter, COUNTED)?
        };
        Ok(CaseList { rows, count })
    }

    /// How many cases a filter finds within what the officer may see, and the money in their accounts.
    ///
    /// # Errors
    /// As [`App::case_list`].
    pub fn case_money(&self, actor: &Actor, filter: &CaseFilter) -> Result<(u32, Fen), AppError> {
        let filter = seen_by(actor, filter)?;
        let (count, sum) = self.inner.store.case_money(self.court().as_str(), &filter)?;
        Ok((u32::try_from(count).unwrap_or(u32::MAX), sum))
    }

    /// The case list as a spreadsheet, at most ten thousand lines.
    ///
    /// # Errors
    /// As [`App::case_list`].
    pub fn case_list_sheet(&self, actor: &Actor, filter: &CaseFilter) -> Result<Vec<u8>, AppError> {
        let filter = CaseFilter { limit: 10_000, offset: 0, ..filter.clone() };
        let list = self.case_list(actor, &filter)?;
        let columns = [
            ("案号", ColumnKind::Text, 24),
            ("案件类型", ColumnKind::Text, 12),
            ("案由", ColumnKind::Text, 20),
            ("申请执行人", ColumnKind::Text, 24),
            ("被执行人", ColumnKind::Text, 24),
            ("立案日期", ColumnKind::Day, 12),
            ("分流", ColumnKind::Text, 8),
            ("阶段", ColumnKind::Text, 10),
            ("结案日期", ColumnKind::Day, 12),
            ("结案方式", ColumnKind::Text, 18),
            ("承办人", ColumnKind::Text, 10),
            ("申请标的（元）", ColumnKind::Money, 16),
            ("已到账（元）", ColumnKind::Money, 16),
            ("已发放（元）", ColumnKind::Money, 16),
            ("账户余额（元）", ColumnKind::Money, 16),
            ("最近期限", ColumnKind::Day, 12),
            ("期限事项", ColumnKind::Text, 22),
        ]
        .into_iter()
        .map(|(label, kind, width)| Column { label: label.to_owned(), kind, width })
        .collect();
        let text = |text: &str| Cell::Text(text.to_owned());
        let rows = list
            .rows
            .iter()
            .map(|row| {
                vec![
                    text(&row.number),
                    text(docket::filing::Kind::by_word(&row.kind).map_or("", docket::filing::Kind::title)),
                    text(&row.cause),
                    text(&row.creditors),
                    text(&row.debtors),
                    Cell::Day(row.filed_on),
                    row.track
                        .as_deref()
                        .and_then(Track::by_word)
                        .map_or(Cell::Empty, |track| text(track.title())),
                    text(docket::Stage::title_of(&row.stage)),
                    row.closed_on.map_or(Cell::Empty, Cell::Day),
                    row.closing_way
                        .as_deref()
                        .and_then(law::closing2014::Way::by_word)
                        .map_or(Cell::Empty, |way| text(way.label())),
                    row.handler_name.as_deref().map_or(Cell::Empty, text),
                    Cell::Money(row.claimed),
                    Cell::Money(row.received),
                    Cell::Money(row.paid),
                    Cell::Money(row.balance),
                    row.due_on.map_or(Cell::Empty, Cell::Day),
                    row.due_label.as_deref().map_or(Cell::Empty, text),
                ]
            })
            .collect();
        Sheet { title: "案件清单".to_owned(), columns, rows }.to_xlsx().map_err(AppError::Sheet)
    }

    /// Running clocks the officer may see, due up to a day. With [`Scope::Mine`] also those of colleagues for whom the
    /// officer stands in.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case, and for the cases of a handler whom the officer does not see.
    pub fn clock_list(
        &self,
        actor: &Actor,
        of: impl Into<ClocksOf>,
        filter: ClockFilter<'_>,
        until: Day,
        page: (u32, u32),
    ) -> Result<Vec<ClockRow>, AppError> {
        let (store, court) = (&self.inner.store, self.court().as_str());
        Ok(match of.into() {
            ClocksOf::Scope(Scope::Mine) if !actor.covers.is_empty() => {
                store.clock_list_of(court, &handled_by(actor), filter, until, page)?
            }
            ClocksOf::Scope(scope) => store.clock_list(court, &scope.of(actor)?, filter, until, page)?,
            ClocksOf::Handler(handler) => {
                let team = team_within(actor, &handler)?;
                store.assigned_clock_list(court, (&handler, &team), filter, until, page)?
            }
        })
    }

    /// How many running clocks of each kind the officer may see: overdue, due today, and due after that up to a day.
    /// `office` empty: whoever answers for them.
    ///
    /// # Errors
    /// As [`App::clock_list`].
    pub fn clock_counts(
        &self,
        actor: &Actor,
        of: impl Into<ClocksOf>,
        office: &str,
        until: Day,
    ) -> Result<Vec<ClockCount>, AppError> {
        let (store, court, today) = (&self.inner.store, self.court().as_str(), self.today());
        Ok(match of.into() {
            ClocksOf::Scope(Scope::Mine) if !actor.covers.is_empty() => {
                store.clock_counts_of(court, &handled_by(actor), office, (today, until))?
            }
            ClocksOf::Scope(scope) => store.clock_counts(court, &scope.of(actor)?, office, (today, until))?,
            ClocksOf::Handler(handler) => {
                let team = team_within(actor, &handler)?;
                store.assigned_clock_counts(court, (&handler, &team), office, (today, until))?
            }
        })
    }
}

/// Whose clocks a list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClocksOf {
    /// The officer's own, or all that the office sees.
    Scope(Scope),
    /// Those of a handler, by the id, among all that the office sees; of cases that nobody handles where it is empty.
    Handler(String),
}

impl From<Scope> for ClocksOf {
    fn from(scope: Scope) -> ClocksOf {
        ClocksOf::Scope(scope)
    }
}

/// The team within which an officer sees the cases of a handler; empty for all of them.
fn team_within(actor: &Actor, handler: &str) -> Result<String, AppError> {
    match whose(actor).ok_or(AppError::Forbidden)? {
        Whose::Court => Ok(String::new()),
        _ if actor.id.as_str() == handler || covers(actor, handler) => Ok(String::new()),
        Whose::Team(team) => Ok(team),
        Whose::Handler(_) => Err(AppError::Forbidden),
    }
}

/// Whether a list shows an officer's own cases or all that the officer may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those handled in person.
    Mine,
    /// All that the office sees.
    Seen,
}

impl Scope {
    pub(crate) fn of(self, actor: &Actor) -> Result<Whose, AppError> {
        match self {
            Scope::Mine => Ok(Whose::Handler(actor.id.to_string())),
            Scope::Seen => whose(actor).ok_or(AppError::Forbidden),
        }
    }
}

/// The officer, and the colleagues for whom the officer stands in.
#[must_use]
pub fn handled_by(actor: &Actor) -> Vec<&str> {
    [&actor.id].into_iter().chain(&actor.covers).map(|staff| staff.as_str()).collect()
}

fn covers(actor: &Actor, handler: &str) -> bool {
    actor.covers.iter().any(|absent| absent.as_str() == handler)
}

fn seen_by(actor: &Actor, filter: &CaseFilter) -> Result<CaseFilter, AppError> {
    let mut filter = filter.clone();
    match actor.office.sight() {
        Sight::Nothing => return Err(AppError::Forbidden),
        Sight::Court => {}
        Sight::Team
            if filter
                .handler
                .as_ref()
                .is_some_and(|handler| actor.id.as_str() == handler || covers(actor, handler)) => {}
        Sight::Team
            if !filter.handlers.is_empty()
                && filter.handlers.iter().all(|one| actor.id.as_str() == one || covers(actor, one)) => {}
        Sight::Team => {
            filter.sight = Some((actor.team.as_ref().map(ToString::to_string), actor.id.to_string()));
        }
    }
    Ok(filter)
}
