//! The board of measures (控制措施), by the last safe day of each.

use crate::app::App;
use crate::cases::list::Scope;
use crate::error::AppError;
use docket::directory::Directory;
use docket::office::Actor;
use docket::property::PROPERTY_KINDS;
use documents::sheet::{Cell, Column, ColumnKind, Sheet};
use store::read::clocks::Whose;
use store::read::measures::{MeasureCounts, MeasureFilter, MeasureRow, Renewal};
use values::{Day, InstitutionId};

/// The horizons of the board, in days from the court's day: this week, a month, two, three.
pub const HORIZONS: [i32; 4] = [7, 30, 60, 90];
/// How far ahead a batch of renewals looks where nobody says otherwise, in days: over the longest holidays and a leave
/// of two weeks.
pub const BATCH_DAYS: i32 = 30;
/// Lines of a list that has no pages.
const ALL_LINES: u32 = 10_000;

/// Which measures a board shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Ended without renewal, and nobody has said what was done.
    Ended,
    /// Running, no renewal ordered, the last safe day passed.
    WithoutSafePath,
    /// Everything to be answered within so many days: what ended, what has no safe path left, and what has its last
    /// safe day at most so many days ahead and no renewal ordered.
    Within(i32),
    /// Renewal ordered, report awaited.
    Awaited,
    /// Every measure in force, and those that ended.
    All,
}

/// How a measure stands towards its renewal on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It ended without renewal.
    Ended,
    /// Nothing was ordered, and the last safe day has passed.
    WithoutSafePath,
    /// A renewal is ordered; its report is awaited.
    Awaited,
    /// The last safe day is ahead.
    Running,
}

impl State {
    /// How a measure stands on a day.
    #[must_use]
    pub fn of(row: &MeasureRow, today: Day) -> State {
        if row.until_on < today {
            State::Ended
        } else if row.standing == "ordered" {
            State::Awaited
        } else if row.last_safe_on < today {
            State::WithoutSafePath
        } else {
            State::Running
        }
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            State::Ended => "届满未续",
            State::WithoutSafePath => "来不及稳妥续行",
            State::Awaited => "待回执",
            State::Running => "待续行",
        }
    }
}

/// Who takes the order to renew a measure to whoever keeps the property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// The program, or nobody: the court holds it by its own hand.
    ByItself,
    /// Somebody renews it at the counter of the bank.
    AtTheCounter,
    /// The institution has no service; the notice is served.
    WithoutService,
    /// The institution gave no number of the measure; the notice is served.
    WithoutNumber,
}

impl Carried {
    /// How a renewal goes, by the institution that carries it out and its number of the measure.
    #[must_use]
    pub fn of(directory: &Directory, institution: Option<&InstitutionId>, control_no: &str) -> Carried {
        match institution {
            None => Carried::ByItself,
            Some(id) if !directory.institutions.get(id).is_some_and(|one| one.has_service) => {
                Carried::WithoutService
            }
            Some(_) if control_no.is_empty() => Carried::WithoutNumber,
            Some(_) => Carried::ByItself,
        }
    }

    /// As [`Carried::of`], of a measure on the board.
    #[must_use]
    pub fn of_row(directory: &Directory, row: &MeasureRow) -> Carried {
        if row.over_the_counter {
            return Carried::AtTheCounter;
        }
        let institution = row.institution.as_deref().and_then(|id| id.parse().ok());
        Carried::of(directory, institution.as_ref(), &row.control_no)
    }

    /// What somebody has to do, in Chinese; empty where nobody has.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Carried::ByItself => "",
            Carried::AtTheCounter => "柜面冻结，须到银行办理续冻后登记",
            Carried::WithoutService => "协助执行单位未联网，通知须由人送达",
            Carried::WithoutNumber => "协助执行单位没有告知措施编号，通知须由人送达",
        }
    }
}

/// What a board is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which measures.
    pub span: Span,
    /// Whose.
    pub scope: Scope,
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

impl Asked {
    /// Everything of a span that an officer handles or sees.
    #[must_use]
    pub fn all(span: Span, scope: Scope) -> Asked {
        let (team, handler, kind) = (String::new(), String::new(), String::new());
        Asked { span, scope, team, handler, kind, offset: 0, limit: ALL_LINES }
    }
}

/// The renewals of an officer on one day.
#[derive(Clone, Debug)]
pub struct Renewals {
    /// To be ordered: the last safe day lies within the days asked for.
    pub due: Vec<MeasureRow>,
    /// Ordered, report awaited.
    pub awaited: Vec<MeasureRow>,
    /// Nothing ordered, and the last safe day has passed.
    pub without_safe_path: Vec<MeasureRow>,
    /// Ended without renewal, and nobody has said what was done.
    pub ended: Vec<MeasureRow>,
}

impl App {
    /// The renewals of an officer: those that are due within so many days, those that await a report, those without a
    /// safe path left, and those that came too late.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case.
    pub fn renewals(&self, actor: &Actor, within: i32) -> Result<Renewals, AppError> {
        let scope = own_scope(actor);
        let all = |span| self.measure_list(actor, &Asked::all(span, scope));
        let today = self.today();
        let mut due = all(Span::Within(within))?;
        due.retain(|row| State::of(row, today) == State::Running);
        Ok(Renewals {
            due,
            awaited: all(Span::Awaited)?,
            without_safe_path: all(Span::WithoutSafePath)?,
            ended: all(Span::Ended)?,
        })
    }

    /// The measures of a span, by their last safe day.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case.
    pub fn measure_list(&self, actor: &Actor, asked: &Asked) -> Result<Vec<MeasureRow>, AppError> {
        let ((team, handler), today) = (narrowed(actor, asked)?, self.today());
        let yesterday = today.previous();
        let mut filter = MeasureFilter {
            team,
            handler,
            kind: asked.kind.clone(),
            offset: asked.offset,
            limit: asked.limit,
            ..MeasureFilter::default()
        };
        match asked.span {
            Span::Ended => {
                (filter.safe.1, filter.until.1) = (yesterday, yesterday);
            }
            Span::WithoutSafePath => {
                (filter.safe.1, filter.until.0) = (yesterday, today);
                filter.renewal = Renewal::ToOrder { today };
            }
            Span::Within(days) => {
                filter.safe.1 = today.plus_days(days);
                filter.renewal = Renewal::ToOrder { today };
            }
            Span::Awaited => {
                filter.until.0 = today;
                filter.renewal = Renewal::Ordered;
            }
            Span::All => {}
        }
        Ok(self.store().measure_list(self.court().as_str(), &filter)?)
    }

    /// How many measures stand how; empty `team`, `handler` and `kind` narrow nothing.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case.
    pub fn measure_counts(&self, actor: &Actor, asked: &Asked) -> Result<MeasureCounts, AppError> {
        let today = self.today();
        let (team, handler) = narrowed(actor, asked)?;
        let horizons = HORIZONS.map(|days| today.plus_days(days));
        let narrowed = (team.as_str(), handler.as_str(), asked.kind.as_str());
        Ok(self.store().measure_counts(self.court().as_str(), narrowed, today, horizons)?)
    }

    /// How many measures of an officer ended without renewal, and how many have no safe path left.
    ///
    /// # Errors
    /// As [`App::measure_list`].
    pub fn measures_in_red(&self, actor: &Actor, scope: Scope) -> Result<(i64, i64), AppError> {
        let whose = scope.of(actor)?;
        Ok(self.store().measures_in_red(self.court().as_str(), &whose, self.today())?)
    }

    /// A span of the board as a spreadsheet, at most ten thousand lines.
    ///
    /// # Errors
    /// As [`App::measure_list`].
    pub fn measure_sheet(&self, actor: &Actor, asked: &Asked) -> Result<Vec<u8>, AppError> {
        let asked = Asked { offset: 0, limit: ALL_LINES, ..asked.clone() };
        let rows = self.measure_list(actor, &asked)?;
        let today = self.today();
        let columns = [
            ("最迟续行日", ColumnKind::Day, 12),
            ("届满日", ColumnKind::Day, 12),
            ("状态", ColumnKind::Text, 14),
            ("案号", ColumnKind::Text, 24),
            ("被执行人", ColumnKind::Text, 20),
            ("财产种类", ColumnKind::Text, 14),
            ("措施", ColumnKind::Text, 8),
            ("财产", ColumnKind::Text, 36),
            ("控制金额（元）", ColumnKind::Money, 16),
            ("开始日期", ColumnKind::Day, 12),
            ("最近一次续行", ColumnKind::Text, 28),
            ("承办人", ColumnKind::Text, 10),
        ]
        .into_iter()
        .map(|(label, kind, width)| Column { label: label.to_owned(), kind, width })
        .collect();
        let text = |text: &str| Cell::Text(text.to_owned());
        let rows = rows
            .iter()
            .map(|row| {
                vec![
                    Cell::Day(row.last_safe_on),
                    Cell::Day(row.until_on),
                    text(State::of(row, today).title()),
                    text(&row.number),
                    text(&row.debtor),
                    text(kind_title(&row.kind)),
                    text(&row.way),
                    text(&row.place),
                    Cell::Money(row.held),
                    Cell::Day(row.from_on),
                    text(&row.outcome),
                    row.handler_name.as_deref().map_or(Cell::Empty, text),
                ]
            })
            .collect();
        Sheet { title: "控制措施".to_owned(), columns, rows }.to_xlsx().map_err(AppError::Sheet)
    }
}

/// The team and the handler that a list is narrowed to: what was asked for, within what the officer may see.
fn narrowed(actor: &Actor, asked: &Asked) -> Result<(String, String), AppError> {
    let (team, handler) = (asked.team.clone(), asked.handler.clone());
    Ok(match asked.scope.of(actor)? {
        Whose::Court => (team, handler),
        // Own cases may belong to another team: they are seen by their handler alone.
        Whose::Team(_) if handler == actor.id.as_str() => (String::new(), handler),
        Whose::Team(team) => (team, handler),
        Whose::Handler(handler) => (String::new(), handler),
    })
}

/// Handlers begin with their own, everybody else with what they see.
#[must_use]
pub fn own_scope(actor: &Actor) -> Scope {
    if actor.office == docket::office::Office::Handler { Scope::Mine } else { Scope::Seen }
}

/// The Chinese title of a kind of property.
#[must_use]
pub fn kind_title(word: &str) -> &'static str {
    PROPERTY_KINDS.iter().find(|(known, _)| *known == word).map_or("", |(_, title)| title)
}
