//! The figures of a bulletin.

use crate::app::App;
use crate::bulletins::{BulletinId, BulletinKind};
use crate::error::AppError;
use crate::indicators::{Selection, may_see};
use docket::indicator::{Figure, INDICATORS, Indicator, by_id};
use docket::office::{Actor, Office};
use store::read::clocks::Whose;
use store::read::indicators::{Level, Of};
use values::Day;

/// What bulletins of teams and handlers show, in the order of the columns.
const COLUMNS: [&str; 8] =
    ["received", "closed", "open", "closed_performed", "recovered", "IND-07", "IND-02", "IND-06"];

/// The figures of one period, one for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// The figures of a team, a handler or the court, each period beside the earlier ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Of whom.
    pub of: Of,
    /// The name.
    pub name: String,
    /// The period, the one before, and a year before.
    pub spans: [Span; 3],
    /// Clocks that were overdue on the day on which the bulletin was made.
    pub overdue: i64,
}

/// A bulletin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bulletin {
    /// Which.
    pub id: BulletinId,
    /// The columns, or for the court the lines, with the version of the formula.
    pub columns: Vec<(&'static Indicator, u32)>,
    /// The rows, in the order of the directory.
    pub rows: Vec<Row>,
}

/// The columns of a kind.
pub(super) fn columns(kind: BulletinKind) -> Vec<(&'static Indicator, u32)> {
    let chosen: Vec<&'static Indicator> = match kind {
        BulletinKind::Court => INDICATORS.iter().collect(),
        BulletinKind::Teams | BulletinKind::Handlers => {
            COLUMNS.iter().map(|id| by_id(id).expect("the columns are indicators")).collect()
        }
    };
    chosen.into_iter().map(|indicator| (indicator, indicator.version)).collect()
}

impl Bulletin {
    /// The same with only the rows that an officer may see.
    #[must_use]
    pub fn seen_by(mut self, app: &App, actor: &Actor) -> Bulletin {
        self.rows.retain(|row| may_see(app, actor, &row.of));
        self
    }
}

impl App {
    /// The bulletin of a kind over a period as the figures stand now; only the rows that the officer may see.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] where the officer may see none of it; [`AppError::BadInput`] where the period has not
    /// begun.
    pub fn bulletin(&self, actor: &Actor, id: BulletinId) -> Result<Bulletin, AppError> {
        if id.from > self.today() {
            return Err(AppError::BadInput("该期间尚未开始".to_owned()));
        }
        let columns = columns(id.kind);
        let units: Vec<(Of, String, bool)> =
            self.units(id.kind).into_iter().filter(|(of, ..)| may_see(self, actor, of)).collect();
        if units.is_empty() {
            return Err(AppError::Forbidden);
        }
        let shown: Vec<&Indicator> = columns.iter().map(|(indicator, _)| *indicator).collect();
        let mut rows = Vec::with_capacity(units.len());
        for (of, name, serving) in units {
            let span = |(from, until): (Day, Day)| {
                let selection = Selection { of: of.clone(), ..Selection::court(from, until) };
                let figures = self.figures(actor, &selection, &shown)?;
                Ok::<_, AppError>(Span { from, until, figures })
            };
            let [now, before, year_before] = id.days();
            let spans = [span(now)?, span(before)?, span(year_before)?];
            // Whoever left stays in the bulletins of the time when he still had cases.
            let has_none = spans[0].figures.iter().all(|figure| figure.counted == 0);
            if serving || !has_none {
                let overdue = self.overdue(&of)?;
                rows.push(Row { of, name, spans, overdue });
            }
        }
        // A team that handles no cases has nothing to tell.
        let tells = |row: &Row| {
            row.overdue != 0
                || row.spans.iter().flat_map(|span| &span.figures).any(|figure| figure.counted != 0)
        };
        if id.kind == BulletinKind::Teams && rows.iter().any(tells) {
            rows.retain(tells);
        }
        Ok(Bulletin { id, columns, rows })
    }

    /// Teams, handlers or the court, in the order of the directory, and whether they still serve.
    fn units(&self, kind: BulletinKind) -> Vec<(Of, String, bool)> {
        let directory = self.directory();
        let level = kind.level();
        match kind {
            BulletinKind::Court => {
                vec![(Of { level, unit: String::new() }, "全院".to_owned(), true)]
            }
            BulletinKind::Teams => directory
                .teams
                .iter()
                .map(|(id, team)| (Of { level, unit: id.to_string() }, team.name.clone(), true))
                .collect(),
            BulletinKind::Handlers => directory
                .members
                .iter()
                .filter(|(_, member)| matches!(member.office, Office::Handler | Office::TeamLeader))
                .map(|(id, member)| (Of { level, unit: id.to_string() }, member.name.clone(), member.serving))
                .collect(),
        }
    }

    fn overdue(&self, of: &Of) -> Result<i64, AppError> {
        let whose = match of.level {
            Level::Team => Whose::Team(of.unit.clone()),
            Level::Handler => Whose::Handler(of.unit.clone()),
            Level::Whole | Level::Court | Level::Cause => Whose::Court,
        };
        let today = self.today();
        let counts = self.store().clock_counts(self.court().as_str(), &whose, "", (today, today))?;
        Ok(counts.iter().map(|count| count.late).sum())
    }
}
