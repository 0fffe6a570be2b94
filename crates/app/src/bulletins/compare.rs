//! A sealed bulletin beside the same figures now, and the cases that made the difference.

use crate::app::App;
use crate::bulletins::seal::Sealed;
use crate::cases::stream::entries;
use crate::error::AppError;
use crate::indicators::{Part, Selection, may_see};
use docket::Case;
use docket::indicator::{Fact, Figure, Indicator, facts};
use docket::office::Actor;
use std::collections::BTreeMap;
use values::{CaseId, Day};

/// So many late pages are looked through.
const PAGES: u32 = 2_000;
/// So many cases behind each changed figure are looked through.
const BEHIND: u32 = 200;
/// So many cases are named.
const NAMED: usize = 50;

/// A figure that is another now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Of whom.
    pub name: String,
    /// Of what.
    pub indicator: &'static Indicator,
    /// As it was sealed.
    pub sealed: Figure,
    /// As it is now.
    pub now: Figure,
}

/// A case whose pages came after the bulletin and changed what counts in its period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateCase {
    /// The case's id.
    pub id: CaseId,
    /// The case number.
    pub number: String,
    /// What changed: the fact, by how many.
    pub facts: Vec<(Fact, i64)>,
    /// The pages that came later, with the day on which they were entered.
    pub pages: Vec<(u32, Day)>,
}

/// What is different now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The figures that are others now.
    pub changed: Vec<Changed>,
    /// Indicators whose formula has another version now: they are not compared.
    pub other_formulas: Vec<&'static str>,
    /// The cases behind it.
    pub cases: Vec<LateCase>,
    /// Whether more pages came later than were looked through.
    pub more: bool,
}

impl App {
    /// Reckons a sealed bulletin again and names what is different, and by which cases. Only the period itself is
    /// compared; the clocks that were overdue are those of the day on which it was made.
    ///
    /// # Errors
    /// As [`App::figures`].
    pub fn compare_bulletin(&self, actor: &Actor, sealed: &Sealed) -> Result<Comparison, AppError> {
        let bulletin = &sealed.bulletin;
        let mut comparison = Comparison {
            other_formulas: bulletin
                .columns
                .iter()
                .filter(|(indicator, version)| indicator.version != *version)
                .map(|(indicator, _)| indicator.title)
                .collect(),
            ..Comparison::default()
        };
        let shown: Vec<&Indicator> = bulletin.columns.iter().map(|(indicator, _)| *indicator).collect();
        let mut candidates: Vec<CaseId> = Vec::new();
        for row in bulletin.rows.iter().filter(|row| may_see(self, actor, &row.of)) {
            let span = &row.spans[0];
            let selection = Selection { of: row.of.clone(), ..Selection::court(span.from, span.until) };
            let now = self.figures(actor, &selection, &shown)?;
            for (((indicator, version), then), now) in bulletin.columns.iter().zip(&span.figures).zip(now) {
                if indicator.version != *version || *then == now {
                    continue;
                }
                comparison.changed.push(Changed { name: row.name.clone(), indicator, sealed: *then, now });
                for part in Part::all(indicator).into_iter().filter(|part| *part != Part::Carried) {
                    let behind = self.behind(actor, indicator, &selection, part, (0, BEHIND))?;
                    candidates.extend(behind.lines.iter().filter_map(|line| line.case_id.parse().ok()));
                }
            }
        }
        if !comparison.changed.is_empty() {
            self.name_late_cases(actor, sealed, candidates, &mut comparison)?;
        }
        Ok(comparison)
    }

    fn name_late_cases(
        &self,
        actor: &Actor,
        sealed: &Sealed,
        mut candidates: Vec<CaseId>,
        comparison: &mut Comparison,
    ) -> Result<(), AppError> {
        let (from, until) = (sealed.bulletin.id.from, sealed.bulletin.id.until());
        let court = self.court().as_str();
        let (late, more) = self.store().late_streams(court, sealed.position, until, PAGES)?;
        comparison.more = more;
        candidates.extend(late.iter().filter_map(|stream| stream.parse().ok()));
        candidates.sort();
        candidates.dedup();
        for id in candidates {
            let stored = self.store().stream(court, id.as_str())?;
            let known = stored.partition_point(|event| event.position <= sealed.position);
            if known == stored.len() {
                continue;
            }
            let pages = entries(&stored)?;
            let tally = |pages: &[docket::Entry]| {
                let mut tally: BTreeMap<(Fact, Day), (i64, i64)> = BTreeMap::new();
                if let Some(case) = Case::of(&id, pages) {
                    for one in facts(&case).iter().filter(|one| one.on <= until) {
                        let entry = tally.entry((one.fact, one.on)).or_default();
                        entry.0 += one.number;
                        entry.1 += one.amount.0;
                    }
                }
                tally
            };
            let (then, now) = (tally(&pages[..known]), tally(&pages));
            let mut changes: BTreeMap<Fact, i64> = BTreeMap::new();
            for key in then.keys().chain(now.keys()) {
                let before = then.get(key).copied().unwrap_or_default();
                let after = now.get(key).copied().unwrap_or_default();
                // What came in before the period changes what was carried into it.
                let counts = key.1 >= from
                    || matches!(key.0, Fact::Accepted | Fact::Closed | Fact::Arrived | Fact::Left);
                if counts && before != after {
                    changes.insert(key.0, after.0 - before.0);
                }
            }
            let seen = Case::of(&id, &pages).filter(|case| actor.may_open(case.team(), case.handler()));
            if let Some(case) = seen.filter(|_| !changes.is_empty()) {
                if comparison.cases.len() >= NAMED {
                    comparison.more = true;
                    return Ok(());
                }
                comparison.cases.push(LateCase {
                    number: case.filing.number.to_string(),
                    facts: changes.into_iter().collect(),
                    pages: pages[known..]
                        .iter()
                        .map(|entry| (entry.stamp.no.0, entry.stamp.recorded_at.day()))
                        .collect(),
                    id,
                });
            }
        }
        Ok(())
    }
}
