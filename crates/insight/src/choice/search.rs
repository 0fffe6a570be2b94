//! The least weight that reaches a need: an exact branch and bound.
//!
//! Each item has a weight and a worth; wanted is the set with the least sum of weights whose worth together reaches the
//! need, then with the least excess of what cannot be divided, then with the least sum of ties. The items are ordered by
//! weight for worth. Those before the one at which the need is reached (the break) are taken at first, the others not,
//! and the search decides item by item outwards from the break. Its states are all partial decisions that could still
//! lead to the best: a state goes where the best fraction of the next undecided item could not bring it below the best
//! set so far, or where another state has no more weight and no less worth.

use super::choose::Proof;
use std::cmp::Ordering;

/// The states that are kept at most; more are only needed where very many sets weigh exactly the same.
const STATES_MAX: usize = 100_000;

/// One thing that may be taken or not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Its place in the question.
    pub(super) place: usize,
    /// What it brings; above nothing.
    pub(super) worth: i64,
    /// What of that cannot be divided: all or nothing.
    pub(super) whole: i64,
    /// What taking it weighs; above nothing.
    pub(super) weight: i128,
    /// What decides in the end.
    pub(super) tie: u64,
}

/// What is to be reached.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need {
    /// The worth that is to be reached; above nothing.
    pub(super) worth: i64,
    /// Above this, what cannot be divided exceeds.
    pub(super) whole: i64,
    /// Sets that weigh as much or more are of no interest.
    pub(super) below: i128,
}

/// The best set.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The places of the items in the question.
    pub(super) places: Vec<usize>,
    /// What they weigh.
    pub(super) weight: i128,
}

/// A partial decision: what is taken of the decided items, and of those before the first decided one, all.
#[derive(Clone, Copy, Debug)]
struct State {
    worth: i64,
    whole: i64,
    weight: i128,
    tie: u64,
    /// The last departure from the break set, in the list of departures.
    last: u32,
}

/// One departure from the break set: an item added or removed, after another departure.
#[derive(Clone, Copy, Debug)]
struct Departure {
    item: u32,
    before: u32,
}

const NO_DEPARTURE: u32 = u32::MAX;

/// The best set that weighs less than `need.below`, if there is one, and whether that is proven.
pub(super) fn least(items: &[Item], need: Need) -> (Option<Found>, Proof) {
    let mut sorted = items.to_vec();
    sorted.sort_by(by_weight_for_worth);
    let mut search = Search::new(sorted, need);
    search.run();
    (search.found(), search.proof)
}

/// By weight for worth, exactly: whole parts first, then the remainders crosswise.
fn by_weight_for_worth(one: &Item, other: &Item) -> Ordering {
    let parts = |item: &Item| (item.weight / i128::from(item.worth), item.weight % i128::from(item.worth));
    let ((whole, rest), (other_whole, other_rest)) = (parts(one), parts(other));
    let crosswise = (rest * i128::from(other.worth)).cmp(&(other_rest * i128::from(one.worth)));
    whole.cmp(&other_whole).then(crosswise).then(one.tie.cmp(&other.tie)).then(one.place.cmp(&other.place))
}

struct Search {
    items: Vec<Item>,
    need: Need,
    /// The first item that is not taken in the break set.
    first_left_out: usize,
    departures: Vec<Departure>,
    best: Option<State>,
    proof: Proof,
}

impl Search {
    fn new(items: Vec<Item>, need: Need) -> Search {
        let (mut worth, mut first_left_out) = (0_i64, 0);
        while first_left_out < items.len() && worth + items[first_left_out].worth < need.worth {
            worth += items[first_left_out].worth;
            first_left_out += 1;
        }
        Search { items, need, first_left_out, departures: Vec::new(), best: None, proof: Proof::Proven }
    }

    fn run(&mut self) {
        let mut start = State { worth: 0, whole: 0, weight: 0, tie: 0, last: NO_DEPARTURE };
        for item in &self.items[..self.first_left_out] {
            start.worth += item.worth;
            start.whole += item.whole;
            start.weight += item.weight;
            start.tie += item.tie;
        }
        let mut states = vec![start];
        // Items in `from..until` are decided.
        let (mut from, mut until) = (self.first_left_out, self.first_left_out);
        while !states.is_empty() && (from > 0 || until < self.items.len()) {
            if until < self.items.len() {
                until += 1;
                states = self.decide(&states, until - 1, Side::Add, (from, until));
            }
            if from > 0 && !states.is_empty() {
                from -= 1;
                states = self.decide(&states, from, Side::Remove, (from, until));
            }
        }
    }

    /// The states after one more item is decided, best worth first.
    fn decide(&mut self, states: &[State], at: usize, side: Side, decided: (usize, usize)) -> Vec<State> {
        let item = self.items[at];
        let mut changed = Vec::with_capacity(states.len());
        for state in states {
            let state = match side {
                Side::Add => State {
                    worth: state.worth + item.worth,
                    whole: state.whole + item.whole,
                    weight: state.weight + item.weight,
                    tie: state.tie + item.tie,
                    last: state.last,
                },
                Side::Remove => State {
                    worth: state.worth - item.worth,
                    whole: state.whole - item.whole,
                    weight: state.weight - item.weight,
                    tie: state.tie - item.tie,
                    last: state.last,
                },
            };
            if self.may_lead_to_the_best(&state, decided) {
                let departure = Departure { item: at as u32, before: state.last };
                self.departures.push(departure);
                let state = State { last: (self.departures.len() - 1) as u32, ..state };
                self.consider(state);
                changed.push(state);
            }
        }
        let mut merged = merge(states, &changed);
        merged.retain(|state| self.may_lead_to_the_best(state, decided));
        if merged.len() > STATES_MAX {
            self.proof = Proof::GivenUp;
            merged.sort_by_key(|state| self.bound(state, decided));
            merged.truncate(STATES_MAX / 2);
            merged.sort_by(by_worth);
        }
        merged
    }

    /// Keeps the state as the best where it reaches the need and is better than the best so far.
    fn consider(&mut self, state: State) {
        if state.worth < self.need.worth || state.weight >= self.need.below {
            return;
        }
        let key = |state: &State| (state.weight, (state.whole - self.need.whole).max(0), state.tie);
        if self.best.as_ref().is_none_or(|best| key(&state) < key(best)) {
            self.best = Some(state);
        }
    }

    fn may_lead_to_the_best(&self, state: &State, decided: (usize, usize)) -> bool {
        let bound = self.bound(state, decided);
        let below_the_best = self.best.as_ref().is_none_or(|best| bound <= best.weight);
        bound < self.need.below && below_the_best
    }

    /// No completion of the state weighs less: what is missing is added, and what is too much removed, at the rate of
    /// the best undecided item.
    fn bound(&self, state: &State, (from, until): (usize, usize)) -> i128 {
        let missing = self.need.worth - state.worth;
        if missing > 0 {
            return match self.items.get(until) {
                Some(item) => state.weight.saturating_add(share(item, missing, Rounding::Up)),
                None => i128::MAX,
            };
        }
        match from.checked_sub(1) {
            Some(last) => state.weight.saturating_sub(share(&self.items[last], -missing, Rounding::Down)),
            None => state.weight,
        }
    }

    fn found(&self) -> Option<Found> {
        let best = self.best?;
        let mut taken = vec![false; self.items.len()];
        taken[..self.first_left_out].fill(true);
        let mut last = best.last;
        while last != NO_DEPARTURE {
            let departure = self.departures[last as usize];
            let item = departure.item as usize;
            taken[item] = item >= self.first_left_out;
            last = departure.before;
        }
        let places =
            self.items.iter().zip(taken).filter(|(_, taken)| *taken).map(|(item, _)| item.place).collect();
        Some(Found { places, weight: best.weight })
    }
}

#[derive(Clone, Copy)]
enum Side {
    Add,
    Remove,
}

#[derive(Clone, Copy)]
enum Rounding {
    Up,
    Down,
}

/// What so much worth weighs at the rate of an item. Beyond the numbers the result is the largest, which no set weighs.
fn share(item: &Item, worth: i64, rounding: Rounding) -> i128 {
    let (divisor, worth) = (i128::from(item.worth), i128::from(worth));
    let rest = (item.weight % divisor) * worth;
    let rest = match rounding {
        Rounding::Up => (rest + divisor - 1) / divisor,
        Rounding::Down => rest / divisor,
    };
    (item.weight / divisor).saturating_mul(worth).saturating_add(rest)
}

/// Most worth first; of equal worth the lightest, the least whole, the least tie first.
fn by_worth(one: &State, other: &State) -> Ordering {
    let rest = |state: &State| (state.weight, state.whole, state.tie);
    other.worth.cmp(&one.worth).then_with(|| rest(one).cmp(&rest(other)))
}

/// Both lists in one, without the states that another one surpasses. Both are ordered by [`by_worth`].
fn merge(states: &[State], changed: &[State]) -> Vec<State> {
    let mut kept: Vec<State> = Vec::with_capacity(states.len() + changed.len());
    let (mut left, mut right) = (states.iter().peekable(), changed.iter().peekable());
    loop {
        let state = match (left.peek(), right.peek()) {
            (Some(one), Some(other)) if by_worth(one, other) == Ordering::Greater => right.next(),
            (Some(_), _) => left.next(),
            (None, _) => right.next(),
        };
        let Some(state) = state else { break kept };
        // Every kept state has at least as much worth, and their weights fall; those of equal weight stand together.
        let surpassed = match kept.last() {
            Some(lightest) if state.weight > lightest.weight => true,
            Some(_) => kept
                .iter()
                .rev()
                .take_while(|other| other.weight == state.weight)
                .any(|other| other.whole <= state.whole && other.tie <= state.tie),
            None => false,
        };
        if !surpassed {
            kept.push(*state);
        }
    }
}
