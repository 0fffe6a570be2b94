//! Early warning by comparison with like cases (同类案件比对): after how many days cases of the same kind came to each
//! step, and whether an open one has waited far longer than they did.
//!
//! Whoever asks says which cases are alike. A warning asks for a look at the case and says nothing about persons.

/// Fewer like cases than this say nothing.
pub const FEWEST: usize = 8;
/// A case is not warned of before it is so many days beyond the median.
pub const LEAST_DAYS_BEYOND: u32 = 7;

/// What else is known of a case, beside what makes it alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Trait {
    /// It has more than one debtor.
    SeveralDebtors,
    /// Property of a debtor is known.
    PropertyKnown,
    /// Property was preserved before, and the measure was taken over.
    Preserved,
    /// It was suspended once.
    Suspended,
}

impl Trait {
    /// Every trait.
    pub const ALL: [Trait; 4] =
        [Trait::SeveralDebtors, Trait::PropertyKnown, Trait::Preserved, Trait::Suspended];
}

/// One case as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Twin {
    /// Days until each step, in the order of the flow; none where it did not come to it.
    pub days: Vec<Option<u32>>,
    /// What else is known of it.
    pub traits: Vec<Trait>,
}

/// What like cases usually took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usual {
    cases: usize,
    /// The days of those that came to each step, sorted.
    steps: Vec<Vec<u32>>,
    /// How many of them have each trait, in the order of [`Trait::ALL`].
    traits: [usize; 4],
}

/// A case that has waited far longer than like cases did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Which step it waits for: the place in the order of the flow.
    pub step: usize,
    /// Days since it was filed.
    pub elapsed: u32,
    /// How many like cases there are.
    pub like: usize,
    /// How many of them came to the step.
    pub reached: usize,
    /// Days within which half of these did.
    pub median: u32,
    /// Days within which three quarters of these did.
    pub three_quarters: u32,
    /// In what it differs from most of them.
    pub differences: Vec<Difference>,
}

/// A trait in which a case differs from at least half of those like it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which.
    pub of: Trait,
    /// Whether the case itself has it.
    pub here: bool,
    /// How many of the like cases have it.
    pub like: usize,
}

/// What a comparison comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judged {
    /// Fewer than [`FEWEST`] like cases.
    TooFew,
    /// Nothing is unusual.
    Usual,
    /// It waits far too long.
    Slow(Warning),
}

impl Usual {
    /// What some like cases took.
    #[must_use]
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a Twin>) -> Usual {
        let mut usual = Usual { cases: 0, steps: Vec::new(), traits: [0; 4] };
        for case in cases {
            usual.cases += 1;
            if usual.steps.len() < case.days.len() {
                usual.steps.resize(case.days.len(), Vec::new());
            }
            for (step, days) in case.days.iter().enumerate() {
                usual.steps[step].extend(days);
            }
            for (place, of) in Trait::ALL.iter().enumerate() {
                usual.traits[place] += usize::from(case.traits.contains(of));
            }
        }
        for days in &mut usual.steps {
            days.sort_unstable();
        }
        usual
    }

    /// How many cases these are.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.cases
    }

    /// Days within which so many of four quarters of those that came to a step did; none where too few did.
    #[must_use]
    pub fn quarter(&self, step: usize, quarters: usize) -> Option<u32> {
        let days = self.steps.get(step).filter(|days| days.len() >= FEWEST)?;
        let place = (days.len() * quarters).div_ceil(4).clamp(1, days.len());
        Some(days[place - 1])
    }

    /// Compares an open case that is so many days old.
    ///
    /// It is warned of for the first step after those that it came to, where at least half of the like cases came to
    /// that step, and it has waited longer than three quarters of these, half as long again as their median, and at
    /// least [`LEAST_DAYS_BEYOND`] days more.
    #[must_use]
    pub fn judge(&self, case: &Twin, elapsed: u32) -> Judged {
        if self.cases < FEWEST {
            return Judged::TooFew;
        }
        let first_open = case.days.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        for step in first_open..self.steps.len() {
            let reached = self.steps[step].len();
            let (Some(median), Some(three_quarters)) = (self.quarter(step, 2), self.quarter(step, 3)) else {
                continue;
            };
            if reached * 2 < self.cases {
                continue;
            }
            let far = elapsed > three_quarters
                && elapsed >= median + median.div_ceil(2)
                && elapsed >= median + LEAST_DAYS_BEYOND;
            if !far {
                return Judged::Usual;
            }
            let differences = self.differences(case);
            let like = self.cases;
            return Judged::Slow(Warning {
                step,
                elapsed,
                like,
                reached,
                median,
                three_quarters,
                differences,
            });
        }
        Judged::Usual
    }

    fn differences(&self, case: &Twin) -> Vec<Difference> {
        let found = Trait::ALL.into_iter().zip(self.traits).map(|(of, like)| {
            let here = case.traits.contains(&of);
            (Difference { of, here, like }, here != (like * 2 >= self.cases))
        });
        found.filter(|(_, differs)| *differs).map(|(difference, _)| difference).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closed(control: Option<u32>, money: u32) -> Twin {
        Twin { days: vec![Some(3), control, Some(money)], traits: vec![Trait::PropertyKnown] }
    }

    fn open(days: &[Option<u32>]) -> Twin {
        Twin { days: days.to_vec(), traits: Vec::new() }
    }

    /// Eight cases that held something after 10, 20 … 80 days.
    fn eight() -> Vec<Twin> {
        (1..=8).map(|n| closed(Some(n * 10), n * 20)).collect()
    }

    #[test]
    fn a_case_is_warned_of_beyond_three_quarters_and_half_as_long_again_as_the_median() {
        let usual = Usual::of(&eight());
        assert_eq!((usual.quarter(1, 2), usual.quarter(1, 3)), (Some(40), Some(60)));
        let case = open(&[Some(2), None, None]);
        for (elapsed, slow) in [(30, false), (60, false), (61, true), (200, true)] {
            let judged = usual.judge(&case, elapsed);
            assert_eq!(matches!(judged, Judged::Slow(_)), slow, "{elapsed} {judged:?}");
        }
        let Judged::Slow(warning) = usual.judge(&case, 100) else { panic!("it is slow") };
        assert_eq!((warning.step, warning.median, warning.like, warning.reached), (1, 40, 8, 8));
        assert_eq!(warning.differences, [Difference { of: Trait::PropertyKnown, here: false, like: 8 }]);
    }

    #[test]
    fn a_step_that_was_passed_over_is_not_asked_for() {
        let usual = Usual::of(&eight());
        // Money came although nothing was held.
        assert_eq!(usual.judge(&open(&[Some(2), None, Some(30)]), 900), Judged::Usual);
    }

    #[test]
    fn what_few_like_cases_came_to_is_not_asked_for() {
        let mut cases = eight();
        cases.extend((0..9).map(|_| closed(None, 15)));
        // Eight of seventeen held something: the next step is asked for instead.
        let Judged::Slow(warning) = Usual::of(&cases).judge(&open(&[Some(2), None, None]), 300) else {
            panic!("it is slow")
        };
        assert_eq!(warning.step, 2);
    }

    #[test]
    fn too_few_like_cases_say_nothing() {
        assert_eq!(Usual::of(&eight()[..7]).judge(&open(&[None, None, None]), 900), Judged::TooFew);
    }

    #[test]
    fn short_steps_leave_a_week() {
        let cases: Vec<Twin> = (0..8).map(|_| closed(Some(1), 2)).collect();
        let case = open(&[Some(2), None, None]);
        assert_eq!(Usual::of(&cases).judge(&case, 7), Judged::Usual);
        assert!(matches!(Usual::of(&cases).judge(&case, 8), Judged::Slow(_)));
    }
}
