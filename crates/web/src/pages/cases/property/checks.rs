//! The five checks of each debtor (五查), and what is missing.

use crate::pages::cases::course::form_path;
use crate::pages::debtors::debtor_path;
use app::cases::open::CaseView;
use docket::directory::Directory;
use docket::inquiry::{Check, FIVE_CHECKS, coverage};
use docket::party::Role;
use docket::{Case, Stage};
use values::Day;

/// The checks of a case as a matrix.
pub(crate) struct Checks {
    /// `80%`.
    pub(crate) percent: String,
    pub(crate) is_complete: bool,
    /// How many are made, and of how many.
    pub(crate) made: usize,
    pub(crate) all: usize,
    /// The heads of the columns.
    pub(crate) heads: Vec<&'static str>,
    pub(crate) debtors: Vec<CheckRow>,
    /// Where the missing ones can be asked, and where somebody has to look on the spot.
    pub(crate) ask: Option<String>,
    pub(crate) look: Option<String>,
}

/// The checks of one debtor.
pub(crate) struct CheckRow {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) cells: Vec<CheckCell>,
}

/// One check of one debtor.
pub(crate) struct CheckCell {
    pub(crate) title: &'static str,
    pub(crate) words: String,
    pub(crate) class: &'static str,
    pub(crate) notes: Vec<String>,
}

impl Checks {
    /// The checks of a case, with the way to what is missing where the officer has one.
    pub(crate) fn new(view: &CaseView, directory: &Directory) -> Checks {
        let case = &view.case;
        // A closed case shows what had been asked when it was closed.
        let day = case.closed_on().unwrap_or(view.today);
        let coverage = coverage(case, directory, day);
        let debtors = case.side(Role::Debtor).map(|party| CheckRow {
            name: party.name.clone(),
            path: debtor_path(&case.id, party.no),
            cells: coverage.of(party.no).map(|check| cell(case, directory, check, day)).collect(),
        });
        let offered = |act: &str| {
            let is_open = !matches!(case.stage(), Stage::Closed(_));
            is_open.then(|| view.steps.open.iter().find(|step| step.act == act)).flatten()
        };
        Checks {
            percent: coverage.percent_words(),
            is_complete: coverage.missing() == 0,
            made: coverage.made(),
            all: coverage.checks.len(),
            heads: FIVE_CHECKS.map(values::InstitutionKind::title).to_vec(),
            debtors: debtors.collect(),
            ask: offered("ask_institutions")
                .filter(|_| coverage.unasked() > 0)
                .map(|step| form_path(&case.id, step.act, &step.prefill)),
            look: offered("record_offline_check")
                .filter(|_| coverage.to_look_at().next().is_some())
                .map(|step| form_path(&case.id, step.act, &step.prefill)),
        }
    }
}

fn cell(case: &Case, directory: &Directory, check: &Check, today: Day) -> CheckCell {
    let awaited = |id: &values::InstitutionId| {
        case.inquiries
            .iter()
            .any(|one| one.debtor == check.debtor && one.institution == *id && case.awaits_answer_to(one))
    };
    let (waiting, unasked): (Vec<_>, Vec<_>) = check.lacking.iter().partition(|id| awaited(id));
    let names = |ids: &[&values::InstitutionId]| {
        ids.iter().map(|id| directory.institution_name(id)).collect::<Vec<_>>().join("、")
    };
    let mut notes = Vec::new();
    if let Some(since) = check.since {
        let age = age(today.days_since(since));
        notes.push(format!("{}/{}家答复，{age}", check.answered, check.institutions));
    }
    if !waiting.is_empty() {
        notes.push(format!("待答复：{}", names(&waiting)));
    }
    if !unasked.is_empty() {
        notes.push(format!("未查或者已过时：{}", names(&unasked)));
    }
    if let Some(on) = check.offline_on {
        notes.push(format!("线下调查 {on}"));
    }
    let (words, class) = match check {
        check if check.found > 0 => {
            (format!("{}项", check.found), if check.is_made() { "calm" } else { "warn" })
        }
        check if check.is_made() && check.answered > 0 => ("未查到".to_owned(), ""),
        check if check.is_made() => ("已线下调查".to_owned(), ""),
        check if check.institutions == 0 => ("须线下调查".to_owned(), "warn"),
        _ if unasked.is_empty() => ("待答复".to_owned(), "warn"),
        check if check.answered == 0 && waiting.is_empty() => ("未查".to_owned(), "bad"),
        _ => ("未查全".to_owned(), "bad"),
    };
    CheckCell { title: check.kind.title(), words, class, notes }
}

/// How old the oldest of the answers is.
fn age(days: i32) -> String {
    match days {
        ..=0 => "都在今日".to_owned(),
        days => format!("最早在{days}天前"),
    }
}
