//! The figures of a selection.

use crate::app::App;
use crate::error::AppError;
use docket::indicator::{Class, Fact, Figure, INDICATORS, Indicator, Sums, When};
use docket::office::{Actor, Sight};
use std::collections::BTreeSet;
use store::read::indicators::{Level, Of, SumRow, Which};
use values::{CaseKind, Day};

/// The stored word for all livelihood classes together.
pub const LIVELIHOOD: &str = "livelihood";

/// Whose cases over which days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The court, a team, a handler or a cause.
    pub of: Of,
    /// The letters of a kind of case; empty for all.
    pub kind: String,
    /// The stored word of a class, [`LIVELIHOOD`] for all livelihood classes; empty for all.
    pub class: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

/// An indicator of a selection beside its own past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The indicator.
    pub indicator: &'static Indicator,
    /// Over the days asked for.
    pub now: Figure,
    /// Over the same days a year before.
    pub year_before: Figure,
}

impl Selection {
    /// The court over some days.
    #[must_use]
    pub fn court(from: Day, until: Day) -> Selection {
        let of = Of { level: Level::Court, unit: String::new() };
        Selection { of, kind: String::new(), class: String::new(), from, until }
    }

    /// The same over other days.
    #[must_use]
    pub fn over(&self, from: Day, until: Day) -> Selection {
        Selection { from, until, ..self.clone() }
    }

    /// The same a year before.
    #[must_use]
    pub fn year_before(&self) -> Selection {
        self.over(self.from.plus_years(-1), self.until.plus_years(-1))
    }

    /// Which cases count for an indicator.
    #[must_use]
    pub fn which(&self, indicator: &Indicator) -> Which {
        let classes = Class::CHOICES.iter().map(|(word, _)| *word).filter(|word| self.takes_class(word));
        let all = self.class.is_empty();
        Which {
            kind: if indicator.first_only {
                CaseKind::Enforcement.code().to_owned()
            } else {
                self.kind.clone()
            },
            classes: if all { Vec::new() } else { classes.collect() },
        }
    }

    fn takes_class(&self, class: &str) -> bool {
        match self.class.as_str() {
            "" => true,
            LIVELIHOOD => Class::is_livelihood(class),
            other => other == class,
        }
    }

    fn takes(&self, row: &SumRow, kind: &str) -> bool {
        (kind.is_empty() || row.kind == kind) && self.takes_class(&row.class)
    }
}

/// Whether an officer may see the figures of a selection: those of the court for whoever sees every case, those of the own
/// team and its handlers for the rest.
#[must_use]
pub fn may_see(app: &App, actor: &Actor, of: &Of) -> bool {
    match actor.office.sight() {
        Sight::Nothing => false,
        Sight::Court => true,
        Sight::Team => match of.level {
            Level::Whole | Level::Court | Level::Cause => false,
            Level::Team => actor.team.as_ref().is_some_and(|team| team.as_str() == of.unit),
            Level::Handler => {
                let directory = app.directory();
                let member = of.unit.parse().ok().and_then(|id| directory.members.get(&id).cloned());
                of.unit == actor.id.as_str()
                    || actor.team.is_some() && member.is_some_and(|member| member.team == actor.team)
            }
        },
    }
}

/// The widest figures that an officer may see: the court's, the team's, or the own.
#[must_use]
pub fn widest(app: &App, actor: &Actor) -> Of {
    let court = Of { level: Level::Court, unit: String::new() };
    if may_see(app, actor, &court) {
        return court;
    }
    match &actor.team {
        Some(team) => Of { level: Level::Team, unit: team.to_string() },
        None => Of { level: Level::Handler, unit: actor.id.to_string() },
    }
}

/// The facts that indicators are made of, before a period or in it, each once.
pub(crate) fn facts_of(indicators: &[&Indicator], when: When) -> Vec<Fact> {
    let facts: BTreeSet<Fact> = indicators.iter().flat_map(|one| one.facts(when)).collect();
    facts.into_iter().collect()
}

/// The figures of indicators, in their order, from the sums before and during the days of a selection.
pub(crate) fn figures_of(
    indicators: &[&Indicator],
    selection: &Selection,
    before: &[SumRow],
    during: &[SumRow],
) -> Vec<Figure> {
    let sums = |kind: &str| {
        let mut sums = Sums::default();
        for (when, rows) in [(When::Before, before), (When::During, during)] {
            for row in rows.iter().filter(|row| selection.takes(row, kind)) {
                sums.add(when, row.fact, row.number, row.amount.0);
            }
        }
        sums
    };
    let (chosen, first) = (sums(&selection.kind), sums(CaseKind::Enforcement.code()));
    indicators
        .iter()
        .map(|indicator| indicator.figure(if indicator.first_only { &first } else { &chosen }))
        .collect()
}

impl App {
    /// Every indicator of a selection beside the same days a year before.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] where the officer may not see them.
    pub fn indicators(&self, actor: &Actor, selection: &Selection) -> Result<Vec<Standing>, AppError> {
        let all: Vec<&Indicator> = INDICATORS.iter().collect();
        let now = self.figures(actor, selection, &all)?;
        let year_before = self.figures(actor, &selection.year_before(), &all)?;
        let both = INDICATORS.iter().zip(now.into_iter().zip(year_before));
        Ok(both.map(|(indicator, (now, year_before))| Standing { indicator, now, year_before }).collect())
    }

    /// The figures of the indicators of a selection, in their order.
    ///
    /// # Errors
    /// As [`App::indicators`].
    pub fn figures(
        &self,
        actor: &Actor,
        selection: &Selection,
        indicators: &[&Indicator],
    ) -> Result<Vec<Figure>, AppError> {
        if !may_see(self, actor, &selection.of) {
            return Err(AppError::Forbidden);
        }
        let (store, court) = (&self.inner.store, self.court().as_str());
        let (from, after) = (selection.from, selection.until.next());
        let (before, during) = (facts_of(indicators, When::Before), facts_of(indicators, When::During));
        let before = store.fact_sums(court, &selection.of, (None, from), &before)?;
        let during = store.fact_sums(court, &selection.of, (Some(from), after), &during)?;
        Ok(figures_of(indicators, selection, &before, &during))
    }

    /// One indicator month by month, up to the month in which the selection ends.
    ///
    /// # Errors
    /// As [`App::indicators`].
    pub fn indicator_months(
        &self,
        actor: &Actor,
        indicator: &'static Indicator,
        selection: &Selection,
        months: i32,
    ) -> Result<Vec<(Day, Figure)>, AppError> {
        let (year, month, _) = selection.until.civil();
        let last = Day::new(year, month, 1).expect("a month has a first day");
        (0..months)
            .map(|back| {
                let first = last.plus_months(back + 1 - months);
                let end = first.plus_months(1).previous().min(selection.until);
                let figures = self.figures(actor, &selection.over(first, end), &[indicator])?;
                Ok((first, figures[0]))
            })
            .collect()
    }
}
