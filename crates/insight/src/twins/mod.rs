//! Early warning by comparison with like cases (同类案件比对): how long cases of the same kind stood at each step before
//! they came to the next one, and whether an open one stands still far longer than they did.
//!
//! Whoever asks says which cases are alike. A warning asks for a look at the case and says nothing about persons.
//! A case stands still that waits longer than nine in ten of the closed cases like it did at the same step, at least
//! twice as long as half of them, and on whose docket nothing has been entered for [`LEAST_QUIET_DAYS`]. Closed cases are
//! the quick ones, so that many may stand still beside them: of the open cases that are alike at most one in [`ONE_IN`] is
//! named, those furthest beyond the median ([`named_at_most`]).

/// Fewer like cases than this say nothing.
pub const FEWEST: usize = 8;
/// A case is not warned of before it waits so many days more than the median.
pub const LEAST_DAYS_BEYOND: u32 = 14;
/// At most one in so many open cases that are alike is named.
pub const ONE_IN: usize = 10;
/// A case on whose docket something was entered within so many days does not stand still.
pub const LEAST_QUIET_DAYS: u32 = 15;

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

/// How many of so many open cases that are alike are named at most; one where there is any.
#[must_use]
pub fn named_at_most(open: usize) -> usize {
    open.div_ceil(ONE_IN)
}

/// One case as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Twin {
    /// Days from filing until each step, in the order of the flow; none where it did not come to it.
    pub days: Vec<Option<u32>>,
    /// What else is known of it.
    pub traits: Vec<Trait>,
}

impl Twin {
    /// The last step that it came to, with its day; none where it was only filed.
    fn last(&self) -> Option<(usize, u32)> {
        let last = self.days.iter().rposition(Option::is_some)?;
        self.days[last].map(|day| (last, day))
    }

    /// Days for which it waits at its last step, where it was filed so many days ago.
    fn waited(&self, elapsed: u32) -> u32 {
        elapsed.saturating_sub(self.last().map_or(0, |(_, day)| day))
    }
}

/// What like cases usually took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usual {
    cases: Vec<Vec<Option<u32>>>,
    /// How many of them have each trait, in the order of [`Trait::ALL`].
    traits: [usize; 4],
}

/// A case that stands still far longer than like cases did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The step since which it waits: the place in the order of the flow; none where it waits since it was filed.
    pub since: Option<usize>,
    /// Which step it waits for.
    pub step: usize,
    /// Days for which it waits.
    pub waited: u32,
    /// How many like cases there are that came to the step since which it waits.
    pub like: usize,
    /// How many of these came to the step that it waits for.
    pub reached: usize,
    /// Days within which half of these did.
    pub median: u32,
    /// Days within which nine in ten of these did.
    pub nine_tenths: u32,
    /// In what it differs from most of the like cases.
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
    /// How many like cases there are.
    pub all: usize,
}

/// What a comparison comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judged {
    /// Fewer than [`FEWEST`] like cases.
    TooFew,
    /// Nothing is unusual.
    Usual,
    /// It stands still far too long.
    Slow(Warning),
}

/// Days within which so many of ten did, of sorted days.
fn tenth(days: &[u32], tenths: usize) -> u32 {
    let place = (days.len() * tenths).div_ceil(10).clamp(1, days.len());
    days[place - 1]
}

impl Usual {
    /// What some like cases took.
    #[must_use]
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a Twin>) -> Usual {
        let mut usual = Usual { cases: Vec::new(), traits: [0; 4] };
        for case in cases {
            usual.cases.push(case.days.clone());
            for (place, of) in Trait::ALL.iter().enumerate() {
                usual.traits[place] += usize::from(case.traits.contains(of));
            }
        }
        usual
    }

    /// How many closed cases these are.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.cases.len()
    }

    /// How many like cases came to the step `since`, and the days, sorted, after which they came from there to `step`.
    #[must_use]
    pub fn between(&self, since: Option<usize>, step: usize) -> (usize, Vec<u32>) {
        let day = |days: &[Option<u32>], step: usize| days.get(step).copied().flatten();
        let (mut came, mut took) = (0, Vec::new());
        for days in &self.cases {
            let Some(from) = since.map_or(Some(0), |since| day(days, since)) else { continue };
            came += 1;
            took.extend(day(days, step).and_then(|until| until.checked_sub(from)));
        }
        took.sort_unstable();
        (came, took)
    }

    /// Compares an open case that was filed so many days ago and on whose docket nothing was entered for `quiet` days.
    ///
    /// It is asked for the first step after those that it came to that at least half of the like cases came to, and
    /// warned of where it has waited for that step longer than nine in ten of these, at least twice as long as their
    /// median and [`LEAST_DAYS_BEYOND`] days more, and was quiet for [`LEAST_QUIET_DAYS`].
    #[must_use]
    pub fn judge(&self, case: &Twin, elapsed: u32, quiet: u32) -> Judged {
        if self.cases.len() < FEWEST {
            return Judged::TooFew;
        }
        let last = case.last();
        let (since, first_open) = (last.map(|(step, _)| step), last.map_or(0, |(step, _)| step + 1));
        let waited = case.waited(elapsed);
        let steps = self.cases.iter().map(Vec::len).max().unwrap_or(0);
        for step in first_open..steps {
            let (like, took) = self.between(since, step);
            if like < FEWEST {
                return Judged::TooFew;
            }
            if took.len() < FEWEST || took.len() * 2 < like {
                continue;
            }
            let (median, nine_tenths) = (tenth(&took, 5), tenth(&took, 9));
            let stands_still = waited > nine_tenths
                && waited >= median * 2
                && waited >= median + LEAST_DAYS_BEYOND
                && quiet >= LEAST_QUIET_DAYS;
            if !stands_still {
                return Judged::Usual;
            }
            let (reached, differences) = (took.len(), self.differences(case));
            return Judged::Slow(Warning {
                since,
                step,
                waited,
                like,
                reached,
                median,
                nine_tenths,
                differences,
            });
        }
        Judged::Usual
    }

    fn differences(&self, case: &Twin) -> Vec<Difference> {
        let all = self.cases.len();
        let found = Trait::ALL.into_iter().zip(self.traits).map(|(of, like)| {
            let here = case.traits.contains(&of);
            (Difference { of, here, like, all }, here != (like * 2 >= all))
        });
        found.filter(|(_, differs)| *differs).map(|(difference, _)| difference).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUIET: u32 = 200;

    fn closed(control: Option<u32>, money: u32) -> Twin {
        Twin { days: vec![Some(3), control, Some(money)], traits: vec![Trait::PropertyKnown] }
    }

    fn open(days: &[Option<u32>]) -> Twin {
        Twin { days: days.to_vec(), traits: Vec::new() }
    }

    /// Ten cases that were noticed on day 3 and held something 10, 20 … 100 days later.
    fn ten() -> Vec<Twin> {
        (1..=10).map(|n| closed(Some(3 + n * 10), 3 + n * 20)).collect()
    }

    #[test]
    fn a_case_is_warned_of_that_waits_longer_than_nine_in_ten_and_twice_the_median() {
        let usual = Usual::of(&ten());
        assert_eq!(usual.between(Some(0), 1), (10, (1..=10).map(|n| n * 10).collect()));
        // Noticed on day 5, so that it waits from there: median 50, nine tenths 90, twice the median 100.
        let case = open(&[Some(5), None, None]);
        for (elapsed, slow) in [(30, false), (95, false), (104, false), (105, true), (300, true)] {
            let judged = usual.judge(&case, elapsed, QUIET);
            assert_eq!(matches!(judged, Judged::Slow(_)), slow, "{elapsed} {judged:?}");
        }
        let Judged::Slow(warning) = usual.judge(&case, 145, QUIET) else { panic!("it stands still") };
        assert_eq!((warning.since, warning.step, warning.waited), (Some(0), 1, 140));
        assert_eq!((warning.median, warning.nine_tenths, warning.like, warning.reached), (50, 90, 10, 10));
        let different = Difference { of: Trait::PropertyKnown, here: false, like: 10, all: 10 };
        assert_eq!(warning.differences, [different]);
    }

    #[test]
    fn a_case_on_whose_docket_something_was_entered_lately_does_not_stand_still() {
        let usual = Usual::of(&ten());
        let case = open(&[Some(5), None, None]);
        assert_eq!(usual.judge(&case, 300, LEAST_QUIET_DAYS - 1), Judged::Usual);
        assert!(matches!(usual.judge(&case, 300, LEAST_QUIET_DAYS), Judged::Slow(_)));
    }

    #[test]
    fn lateness_at_an_earlier_step_is_not_held_against_a_case_for_ever() {
        let usual = Usual::of(&ten());
        // It was noticed after 200 days, and waits for 20 since.
        assert_eq!(usual.judge(&open(&[Some(200), None, None]), 220, QUIET), Judged::Usual);
    }

    #[test]
    fn a_step_that_was_passed_over_is_not_asked_for() {
        let usual = Usual::of(&ten());
        // Money came although nothing was held.
        assert_eq!(usual.judge(&open(&[Some(2), None, Some(30)]), 900, QUIET), Judged::Usual);
    }

    #[test]
    fn what_few_like_cases_came_to_is_not_asked_for() {
        let mut cases = ten();
        cases.extend((0..11).map(|_| closed(None, 15)));
        // Ten of twenty-one held something: the next step is asked for instead.
        let Judged::Slow(warning) = Usual::of(&cases).judge(&open(&[Some(2), None, None]), 900, QUIET) else {
            panic!("it stands still")
        };
        assert_eq!(warning.step, 2);
    }

    #[test]
    fn too_few_like_cases_say_nothing() {
        assert_eq!(Usual::of(&ten()[..7]).judge(&open(&[None, None, None]), 900, QUIET), Judged::TooFew);
        // Seven of eight were noticed at all: with those eight nothing can be said of what follows the notice.
        let mut cases = ten()[..7].to_vec();
        cases.push(open(&[None, None, Some(9)]));
        assert_eq!(Usual::of(&cases).judge(&open(&[Some(2), None, None]), 900, QUIET), Judged::TooFew);
    }

    #[test]
    fn at_most_one_in_ten_open_cases_is_named() {
        for (open, named) in [(0, 0), (1, 1), (10, 1), (11, 2), (100, 10)] {
            assert_eq!(named_at_most(open), named, "{open}");
        }
    }

    #[test]
    fn short_steps_leave_a_fortnight() {
        let cases: Vec<Twin> = (0..8).map(|_| closed(Some(4), 5)).collect();
        let case = open(&[Some(3), None, None]);
        assert_eq!(Usual::of(&cases).judge(&case, 17, QUIET), Judged::Usual);
        assert!(matches!(Usual::of(&cases).judge(&case, 18, QUIET), Judged::Slow(_)));
    }
}
