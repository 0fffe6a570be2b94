//! The cases behind a number.

use crate::app::App;
use crate::error::AppError;
use crate::indicators::select::{Selection, may_see};
use docket::indicator::{Count, Fact, Indicator, Term, When};
use docket::office::Actor;
use store::read::indicators::{BehindRow, FactRow, HoldingRow};
use values::{Day, Fen};

/// One part of a number that is a list of cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The cases that were open when the period began.
    Carried,
    /// What happened in the period.
    During(Fact),
}

impl Part {
    /// The part in which a term counts.
    #[must_use]
    pub fn of(term: &Term) -> Part {
        match term.when {
            When::Before => Part::Carried,
            When::During => Part::During(term.fact),
        }
    }

    /// The parts of an indicator, each once: those of what counts first.
    #[must_use]
    pub fn all(indicator: &Indicator) -> Vec<Part> {
        let mut parts = Vec::new();
        for part in indicator.counts().flat_map(|count| count.terms).map(Part::of) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        parts
    }

    /// The part to which the number of a count leads: what happened, before what was carried into the period.
    #[must_use]
    pub fn first(count: &Count) -> Option<Part> {
        let parts = || count.terms.iter().map(Part::of);
        parts().find(|part| *part != Part::Carried).or_else(|| parts().next())
    }

    /// The word in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Part::Carried => "carried",
            Part::During(fact) => fact.word(),
        }
    }

    /// The part of an indicator that a word names.
    #[must_use]
    pub fn by_word(indicator: &Indicator, word: &str) -> Option<Part> {
        Part::all(indicator).into_iter().find(|part| part.word() == word)
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Part::Carried => "旧存（期初未结）",
            Part::During(fact) => fact.title(),
        }
    }
}

/// A case behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BehindLine {
    /// The case's id.
    pub case_id: String,
    /// The day on which it counted; for a case that was carried, the day of its filing.
    pub on: Day,
    /// How many it counted.
    pub counted: i64,
    /// How much.
    pub amount: Fen,
    /// The case.
    pub case: BehindRow,
}

/// A page of the cases behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// The cases.
    pub lines: Vec<BehindLine>,
    /// Whether there are more.
    pub more: bool,
}

impl Behind {
    /// Of lines that were asked for with one too many.
    pub(crate) fn page(mut lines: Vec<BehindLine>, limit: u32) -> Behind {
        let more = lines.len() > limit as usize;
        lines.truncate(limit as usize);
        Behind { lines, more }
    }
}

impl From<FactRow> for BehindLine {
    fn from(row: FactRow) -> BehindLine {
        BehindLine {
            case_id: row.case_id,
            on: row.on,
            counted: row.counted,
            amount: row.amount,
            case: row.case,
        }
    }
}

impl From<HoldingRow> for BehindLine {
    fn from(row: HoldingRow) -> BehindLine {
        BehindLine { case_id: row.case_id, on: row.filed_on, counted: 1, amount: row.claimed, case: row.case }
    }
}

impl App {
    /// The cases behind a part of an indicator.
    ///
    /// # Errors
    /// As [`App::indicators`].
    pub fn behind(
        &self,
        actor: &Actor,
        indicator: &Indicator,
        selection: &Selection,
        part: Part,
        (offset, limit): (u32, u32),
    ) -> Result<Behind, AppError> {
        if !may_see(self, actor, &selection.of) {
            return Err(AppError::Forbidden);
        }
        let (store, court) = (&self.inner.store, self.court().as_str());
        let which = selection.which(indicator);
        let page = (offset, limit + 1);
        let lines: Vec<BehindLine> = match part {
            Part::Carried => store
                .open_cases(court, &selection.of, selection.from, &which, page)?
                .into_iter()
                .map(BehindLine::from)
                .collect(),
            Part::During(fact) => {
                let days = (selection.from, selection.until.next());
                store
                    .fact_cases(court, &selection.of, days, fact, &which, page)?
                    .into_iter()
                    .map(BehindLine::from)
                    .collect()
            }
        };
        Ok(Behind::page(lines, limit))
    }
}
