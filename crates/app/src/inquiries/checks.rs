//! The five checks (五查) of many cases as a spreadsheet: who was asked, who answered, what was found, what is missing.

use crate::app::App;
use crate::cases::list::Scope;
use crate::error::AppError;
use docket::Case;
use docket::directory::Directory;
use docket::inquiry::{Check, coverage};
use docket::office::Actor;
use documents::sheet::{Cell, Column, ColumnKind, Sheet};
use store::read::cases::{CaseFilter, Order};
use values::{CaseId, Day};

/// Open cases in one spreadsheet, at most.
pub const CASES_MAX: u32 = 2_000;
/// Cases read at a time.
const AT_ONCE: u32 = 200;

/// Which cases the five checks are shown of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecksAsked {
    /// The officer's own, or all that the office sees.
    pub scope: Scope,
    /// Only cases of this team.
    pub team: Option<String>,
    /// Only cases of this handler.
    pub handler: Option<String>,
}

impl App {
    /// The five checks of every debtor in open cases, the oldest case first, at most [`CASES_MAX`] cases.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; the sheet cannot be written.
    pub fn checks_sheet(&self, actor: &Actor, asked: &ChecksAsked) -> Result<Vec<u8>, AppError> {
        let columns = [
            ("案号", ColumnKind::Text, 24),
            ("承办人", ColumnKind::Text, 10),
            ("被执行人", ColumnKind::Text, 24),
            ("查询项目", ColumnKind::Text, 14),
            ("机构数", ColumnKind::Number, 8),
            ("已查询", ColumnKind::Number, 8),
            ("已答复", ColumnKind::Number, 8),
            ("待答复", ColumnKind::Number, 8),
            ("查到（项）", ColumnKind::Number, 10),
            ("最早答复日", ColumnKind::Day, 12),
            ("距今（日）", ColumnKind::Number, 10),
            ("没有有效答复的机构", ColumnKind::Text, 40),
            ("线下调查日", ColumnKind::Day, 12),
            ("是否完成", ColumnKind::Text, 10),
        ]
        .into_iter()
        .map(|(label, kind, width)| Column { label: label.to_owned(), kind, width })
        .collect();
        let (directory, today) = (self.directory(), self.today());
        let own = (asked.scope == Scope::Mine).then(|| actor.id.to_string());
        let mut rows = Vec::new();
        for offset in (0..CASES_MAX).step_by(AT_ONCE as usize) {
            let filter = CaseFilter {
                handler: own.clone().or_else(|| asked.handler.clone()),
                team: asked.team.clone(),
                order: Order::Oldest,
                offset,
                limit: AT_ONCE,
                ..CaseFilter::default()
            };
            let cases = self.case_list(actor, &filter)?.rows;
            let is_last = (cases.len() as u32) < AT_ONCE;
            for id in cases.iter().filter_map(|row| row.case_id.parse::<CaseId>().ok()) {
                if let Ok(docket) = self.docket_for(actor, &id) {
                    rows.extend(lines(&docket.case, &directory, today));
                }
            }
            if is_last {
                break;
            }
        }
        Sheet { title: "五查".to_owned(), columns, rows }.to_xlsx().map_err(AppError::Sheet)
    }
}

/// One line for each check of each debtor.
fn lines(case: &Case, directory: &Directory, today: Day) -> Vec<Vec<Cell>> {
    let coverage = coverage(case, directory, today);
    coverage.checks.iter().map(|check| line(case, check, directory, today)).collect()
}

fn line(case: &Case, check: &Check, directory: &Directory, today: Day) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let day = |on: Option<Day>| on.map_or(Cell::Empty, Cell::Day);
    let lacking: Vec<String> = check.lacking.iter().map(|id| directory.institution_name(id)).collect();
    let state = match check {
        check if check.is_made() => "已完成",
        check if check.institutions == 0 => "须线下调查",
        check if check.unasked() > 0 => "未查、未查全",
        _ => "待答复",
    };
    vec![
        text(&case.filing.number.to_string()),
        case.assignment.as_ref().map_or(Cell::Empty, |one| text(&one.handler_name)),
        text(case.party_name(check.debtor)),
        text(check.kind.title()),
        Cell::Number(check.institutions.into()),
        Cell::Number((check.answered + check.awaited).into()),
        Cell::Number(check.answered.into()),
        Cell::Number(check.awaited.into()),
        Cell::Number(check.found.into()),
        day(check.since),
        check.since.map_or(Cell::Empty, |since| Cell::Number(today.days_since(since).into())),
        text(&lacking.join("、")),
        day(check.offline_on),
        text(state),
    ]
}
