//! Indicators of a court with all below it, as one.

use super::Courts;
use crate::app::App;
use crate::error::AppError;
use crate::indicators::select::{facts_of, figures_of};
use crate::indicators::{Selection, Standing, may_see};
use docket::indicator::{Figure, INDICATORS, Indicator, When};
use docket::office::Actor;
use store::read::indicators::{Level, Of};

impl Courts {
    /// Every indicator of the courts below one together, beside the same days a year before. Of the selection only days
    /// and kind of case are asked.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] where the officer does not see the whole of the upper court.
    pub fn indicators_below(
        &self,
        upper: &App,
        actor: &Actor,
        selection: &Selection,
    ) -> Result<Vec<Standing>, AppError> {
        let now = self.figures_below(upper, actor, selection)?;
        let year_before = self.figures_below(upper, actor, &selection.year_before())?;
        let both = INDICATORS.iter().zip(now.into_iter().zip(year_before));
        Ok(both.map(|(indicator, (now, year_before))| Standing { indicator, now, year_before }).collect())
    }

    fn figures_below(
        &self,
        upper: &App,
        actor: &Actor,
        selection: &Selection,
    ) -> Result<Vec<Figure>, AppError> {
        if !may_see(upper, actor, &Of { level: Level::Court, unit: String::new() }) {
            return Err(AppError::Forbidden);
        }
        let courts: Vec<&str> = self.below(upper.court()).map(|app| app.court().as_str()).collect();
        let (from, after) = (selection.from, selection.until.next());
        let store = upper.store();
        let all: Vec<&Indicator> = INDICATORS.iter().collect();
        let (before, during) = (facts_of(&all, When::Before), facts_of(&all, When::During));
        let before = store.fact_sums_together(&courts, (None, from), &before)?;
        let during = store.fact_sums_together(&courts, (Some(from), after), &during)?;
        Ok(figures_of(&all, &Selection { class: String::new(), ..selection.clone() }, &before, &during))
    }
}
