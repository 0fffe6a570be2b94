//! Where the rules of the law were applied in the cases of this court.

use crate::access::whose;
use crate::app::App;
use crate::error::AppError;
use docket::clock::ClockKind;
use docket::office::Actor;
use store::read::rules::AppliedRow;

/// The cases in which a rule was applied, as far as an officer may see them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The lines of the page, the latest first.
    pub rows: Vec<AppliedRow>,
    /// How many there are in all.
    pub count: u32,
}

/// The rules that set the term of a kind of clock, the most important first.
#[must_use]
pub fn rules_of(kind: ClockKind) -> &'static [&'static str] {
    match kind {
        ClockKind::NameHandler => &["TIM-04"],
        ClockKind::SendNotice => &["NOT-01", "NOT-02", "TIM-05"],
        ClockKind::PropertyReport => &["QRY-01"],
        ClockKind::Handling => &["TIM-01", "TIM-02"],
        ClockKind::MeasureEnds => &["SEI-02", "SEI-04", "SEI-05"],
        ClockKind::PayOut => &["FND-04", "FND-06", "TIM-15"],
        ClockKind::Approval => &["TIM-12"],
        ClockKind::LiftMeasures => &["SEI-15"],
    }
}

impl App {
    /// The cases in which a rule was applied: the clocks whose term it set.
    ///
    /// An office that sees no case gets none.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn cases_of_rule(
        &self,
        actor: &Actor,
        rule: &str,
        (offset, limit): (u32, u32),
    ) -> Result<Applied, AppError> {
        let Some(whose) = whose(actor) else { return Ok(Applied::default()) };
        let Some(kind) = ClockKind::ALL.into_iter().find(|kind| rules_of(*kind).contains(&rule)) else {
            return Ok(Applied::default());
        };
        let (store, court) = (self.store(), self.court().as_str());
        let count = store.applied_clock_count(court, &whose, kind.word())?;
        Ok(Applied {
            rows: store.applied_clocks(court, &whose, kind.word(), (offset, limit))?,
            count: u32::try_from(count).unwrap_or(u32::MAX),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_sets_the_term_of_one_kind_of_clock_only() {
        let all: Vec<&str> =
            ClockKind::ALL.into_iter().flat_map(|kind| rules_of(kind).iter().copied()).collect();
        for (index, id) in all.iter().enumerate() {
            assert!(!all[..index].contains(id), "{id}");
        }
    }
}
