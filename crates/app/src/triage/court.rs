//! The table and all open cases of the court: what would change, and what changes.

use super::facts::open_cases;
use crate::app::App;
use crate::cases::stream::{self, Docket};
use crate::error::AppError;
use docket::office::Actor;
use docket::triage::{Track, Triaged};
use insight::triage::{Facts, Finding, Table};
use std::collections::BTreeMap;
use values::CaseId;

/// Cases read and written at a time.
const TOGETHER: usize = 100;

/// What a table finds of a case or of typed facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The facts that were looked at.
    pub facts: Facts,
    /// What the table finds.
    pub found: Finding,
}

/// How many open cases a table would put where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WouldChange {
    /// Open cases.
    pub open: u32,
    /// Of those, cases on another track than now, as the table finds it and whoever chose otherwise.
    pub changed: u32,
    /// How many go from one track to another.
    pub moves: BTreeMap<(Option<&'static str>, &'static str), u32>,
    /// How many each row takes; 0 where no row fits.
    pub by_row: BTreeMap<u32, u32>,
}

impl App {
    /// What a table finds of a case that the officer may open.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub fn try_triage(&self, actor: &Actor, table: &Table, id: &CaseId) -> Result<Tried, AppError> {
        let Docket { entries, case } = self.docket_for(actor, id)?;
        let facts = self.triage_facts(table, &case, &entries, self.today())?;
        Ok(Tried { found: table.find(&facts), facts })
    }

    /// How many open cases a table would put on another track; nothing is entered.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for those who do not decide on the table.
    pub fn triage_would_change(&self, actor: &Actor, table: &Table) -> Result<WouldChange, AppError> {
        if !self.decides_court_tables(actor) {
            return Err(AppError::Forbidden);
        }
        let mut would = WouldChange::default();
        self.each_open(|docket| {
            let Some(found) = self.triage_finding(table, &docket.case, &docket.entries, self.today())? else {
                return Ok(());
            };
            let before = docket.case.triage.found.as_ref().map(|found| found.track);
            would.open += 1;
            *would.by_row.entry(found.row).or_default() += 1;
            if before != Some(found.track) {
                would.changed += 1;
                let key = (before.map(Track::title), found.track.title());
                *would.moves.entry(key).or_default() += 1;
            }
            Ok(())
        })?;
        Ok(would)
    }

    /// Triages all open cases anew; gives on how many dockets something else was entered.
    pub(crate) fn triage_all(&self) -> Result<u32, AppError> {
        let mut entered = 0;
        self.each_open(|docket| {
            let id = docket.case.id.clone();
            entered += u32::from(App::trying(|| self.triage_again(&id))?);
            Ok(())
        })?;
        Ok(entered)
    }

    fn triage_again(&self, id: &CaseId) -> Result<bool, AppError> {
        let Some(Docket { mut entries, case: before }) = self.docket(id)? else { return Ok(false) };
        let (table, today) = (self.triage_history(), self.today());
        let found = self.triage_finding(table.in_force(), &before, &entries, today)?;
        let changes =
            |found: &Triaged| before.triage.found.as_ref().is_none_or(|known| found.differs_from(known));
        let Some(found) = found.filter(changes) else { return Ok(false) };
        let (now, gateway) = (self.inner.clock.now(), crate::institutions::gateway());
        let new = stream::new_pages(before.pages, vec![found.into()], today, now, &gateway);
        entries.extend(new.iter().cloned());
        let after = docket::Case::of(id, &entries).expect("a docket that told a case still does");
        let (append, changes) = stream::write(self.court().as_str(), id, Some(&before), &after, &new);
        self.append(vec![append], changes)?;
        Ok(true)
    }

    fn each_open(&self, mut each: impl FnMut(Docket) -> Result<(), AppError>) -> Result<(), AppError> {
        let rows = self.store().case_list(self.court().as_str(), &open_cases())?;
        let ids: Vec<CaseId> = rows.iter().filter_map(|row| row.case_id.parse().ok()).collect();
        for some in ids.chunks(TOGETHER) {
            let mut dockets = self.dockets(&some.iter().collect::<Vec<_>>())?;
            for id in some {
                if let Some(docket) = dockets.remove(id) {
                    each(docket)?;
                }
            }
        }
        Ok(())
    }
}
