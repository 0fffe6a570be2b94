//! What the table looks at, as the docket tells it, and the pages that follow.

use crate::app::App;
use crate::error::AppError;
use crate::institutions::gateway;
use docket::case::struck_pages;
use docket::indicator::Class;
use docket::notice::serve_notice::Way;
use docket::party::{PartyKind, Role};
use docket::triage::{Track, Triaged, found_at_filing};
use docket::{Case, Entry, EntryNo, Event, Stage, Stamp};
use insight::triage::{Facts, Livelihood, Property, Table};
use std::collections::BTreeSet;
use store::read::cases::{CaseFilter, StageFilter};
use values::{Day, Instant};

/// The cases of a person that are looked at, at most.
const LOOKED_AT: usize = 200;

impl App {
    /// The facts of a case on a day.
    pub(crate) fn triage_facts(
        &self,
        table: &Table,
        case: &Case,
        entries: &[Entry],
        today: Day,
    ) -> Result<Facts, AppError> {
        let count = |role: Role| u32::try_from(case.side(role).count()).unwrap_or(u32::MAX);
        Ok(Facts {
            livelihood: case.filing.livelihood.and_then(|class| Livelihood::by_word(class.word())),
            enterprise: case.side(Role::Debtor).any(|debtor| debtor.kind == PartyKind::Enterprise),
            sum: case.claimed(),
            creditors: count(Role::Creditor),
            debtors: count(Role::Debtor),
            duty: !case.duties.is_empty(),
            property: property(case, today),
            missing: is_missing(entries),
            other_cases: if table.asks_other_cases() { self.other_open_cases(case)? } else { 0 },
            age_days: u32::try_from(today.days_since(case.filing.filed_on)).unwrap_or(0),
        })
    }

    /// Open cases of this court, other than this one, in which a debtor of the case is a debtor.
    fn other_open_cases(&self, case: &Case) -> Result<u32, AppError> {
        let court = self.court().as_str();
        let mut found = BTreeSet::new();
        for debtor in case.side(Role::Debtor) {
            let id = debtor.resident_id.as_ref().map(values::ResidentId::reveal);
            let code = debtor.credit_code.as_ref().map(values::CreditCode::reveal);
            for number in id.into_iter().chain(code) {
                found.extend(self.store().cases_of_person(court, number)?.into_iter().take(LOOKED_AT));
            }
        }
        found.remove(case.id.as_str());
        let mut open = 0;
        for other in found {
            let row = self.store().case_row(court, &other)?;
            let is_open = row.is_some_and(|row| {
                row.stage != "closed"
                    && case.side(Role::Debtor).any(|debtor| row.debtors.contains(&debtor.name))
            });
            open += u32::from(is_open);
        }
        Ok(open)
    }

    /// What the table finds of a case; nothing where it is closed.
    pub(crate) fn triage_finding(
        &self,
        table: &Table,
        case: &Case,
        entries: &[Entry],
        today: Day,
    ) -> Result<Option<Triaged>, AppError> {
        if matches!(case.stage(), Stage::Closed(_)) {
            return Ok(None);
        }
        let found = table.find(&self.triage_facts(table, case, entries, today)?);
        Ok(Some(Triaged {
            class: Class::of(case).word().to_owned(),
            track: track(found.track),
            reasons: found.reasons,
            row: found.row,
            table_version: found.version,
        }))
    }

    /// Adds the page that says what the table finds of a case after its newest pages, where that is something else.
    pub(crate) fn triaged(
        &self,
        entries: &mut Vec<Entry>,
        case: Case,
        at: Instant,
    ) -> Result<Case, AppError> {
        let on = entries.last().map_or_else(|| self.today(), |last| last.stamp.on);
        let history = self.triage_history();
        let Some(found) = self.triage_finding(history.in_force(), &case, entries, on)? else {
            return Ok(case);
        };
        if case.triage.found.as_ref().is_some_and(|before| !found.differs_from(before)) {
            return Ok(case);
        }
        let stamp = Stamp { no: EntryNo(case.pages + 1), on, recorded_at: at, actor: gateway().id };
        let mut case = case;
        entries.push(Entry { stamp, event: found.into() });
        case.turn_to(&entries[entries.len() - 1]);
        Ok(case)
    }

    /// Puts on the page of the filing what the table finds of the case as that page tells it, whatever follows on it.
    pub(crate) fn triaged_at_filing(&self, entries: &mut [Entry], case: Case) -> Result<Case, AppError> {
        let history = self.triage_history();
        let Some((first, _)) = entries.split_first_mut() else { return Ok(case) };
        let filing = std::slice::from_ref(first);
        let Some(filed) = Case::of(&case.id, filing) else { return Ok(case) };
        let found = self.triage_finding(history.in_force(), &filed, filing, first.stamp.on)?;
        let Some(found) = found else { return Ok(case) };
        found_at_filing(&mut first.event, found);
        Ok(Case::of(&case.id, entries).expect("a docket that begins with its filing tells a case"))
    }
}

pub(super) fn track(track: insight::triage::Track) -> Track {
    match track {
        insight::triage::Track::Fast => Track::Fast,
        insight::triage::Track::Ordinary => Track::Ordinary,
        insight::triage::Track::Complex => Track::Complex,
    }
}

/// What is known of property: money that is held counts against what was applied for.
fn property(case: &Case, today: Day) -> Property {
    let held: values::Fen = case
        .measures
        .iter()
        .filter(|measure| measure.kind.is_money() && measure.runs_on(today))
        .map(docket::measure::Measure::held_now)
        .sum();
    let known = || case.properties.iter().filter(|property| property.gone_on.is_none());
    if case.claimed().is_positive() && held + case.received() >= case.claimed() {
        Property::Covers
    } else if known().any(|property| !property.kind.is_money()) {
        Property::ToBeSold
    } else if known().next().is_some() || held.is_positive() {
        Property::Some
    } else {
        Property::Nothing
    }
}

/// Whether a debtor could be served by public notice alone: whoever cannot be found is served so (民事诉讼法第九十五条).
fn is_missing(entries: &[Entry]) -> bool {
    let struck = struck_pages(entries);
    entries.iter().any(|entry| match &entry.event {
        Event::NoticeServed(served) => served.way == Way::PublicNotice && !struck.contains(&entry.stamp.no),
        _ => false,
    })
}

/// All open cases.
pub(super) fn open_cases() -> CaseFilter {
    CaseFilter { stage: StageFilter::Open, limit: u32::MAX, ..CaseFilter::default() }
}
