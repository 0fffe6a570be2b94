//! The measures that an institution has registered.
//!
//! A thing is held by one measure after another. Of a balance each measure holds what those before it leave, up to
//! the sum that was asked; anything else is held by the first, and the others wait (轮候). When one ends, by release or
//! by its last day, those behind it move up and begin on that day.

use super::script::ScriptedMeasure;
use super::world::is_money;
use crate::message::{Encumbrance, EncumbranceKind, Holding, Outcome};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use values::{Day, Fen};

/// What an accepted request did, as it is kept on disk. Applying the same effects in the same order gives the same
/// register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub(super) enum Effect {
    /// A thing is held.
    Controlled {
        /// The number of the measure.
        control: String,
        /// The thing as it stood before the first measure, where this is the first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        thing: Option<Box<Holding>>,
        /// The number of the thing.
        holding: String,
        /// By which court.
        court: String,
        /// In which case.
        case_number: String,
        /// The sum that is to be held, where it is money.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asked_fen: Option<Fen>,
        /// For how many months.
        months: u32,
    },
    /// A measure runs longer.
    Renewed {
        /// The number of the measure.
        control: String,
        /// For how many months from the day.
        months: u32,
    },
    /// A measure holds less or nothing.
    Released {
        /// The number of the measure.
        control: String,
        /// How much less; nothing at all is held where no sum is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount_fen: Option<Fen>,
    },
    /// Money went to the court.
    Deducted {
        /// The number of the measure.
        control: String,
        /// How much.
        amount_fen: Fen,
    },
}

/// Which court asks, and in which case.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    pub(super) court: &'a str,
    pub(super) case_number: &'a str,
}

/// All things on which there is a measure.
#[derive(Default)]
pub(super) struct Register {
    things: HashMap<String, Thing>,
    /// Which thing a measure holds.
    controls: HashMap<String, String>,
}

struct Thing {
    /// The balance, where it is money.
    balance: Option<Fen>,
    /// In the order in which they came. Ended ones stay, so that their numbers are known.
    measures: Vec<Measure>,
}

struct Measure {
    control: String,
    court: String,
    case_number: String,
    /// The sum that is to be held, where it is money.
    asked: Fen,
    months: u32,
    registered_on: Day,
    term: Term,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Term {
    Waiting,
    Running { from: Day, until: Day },
    Ended,
}

impl Thing {
    fn of(holding: &Holding) -> Thing {
        let balance = is_money(holding.kind).then(|| holding.amount_fen.unwrap_or_default());
        let seizures = holding.encumbrances.iter().filter(|one| one.kind == EncumbranceKind::Seizure);
        let measures = seizures.map(|seizure| Measure {
            control: String::new(),
            court: seizure.by.clone(),
            case_number: String::new(),
            asked: seizure.amount_fen.unwrap_or_default(),
            months: 0,
            registered_on: Day::MIN,
            term: Term::Running { from: Day::MIN, until: seizure.until.unwrap_or(Day::MAX) },
        });
        Thing { balance, measures: measures.collect() }
    }

    /// What each measure holds and how many stand before it, for those that have not ended.
    fn shares(&self) -> Vec<(usize, Fen, u32)> {
        let mut left = self.balance.unwrap_or_default();
        let mut before = 0;
        let mut shares = Vec::new();
        for (at, measure) in self.measures.iter().enumerate() {
            if measure.term != Term::Ended {
                let held = measure.asked.min(left);
                left -= held;
                shares.push((at, held, before));
                before += 1;
            }
        }
        shares
    }

    fn free(&self) -> Option<Fen> {
        let held: Fen = self.shares().iter().map(|(_, held, _)| *held).sum();
        self.balance.map(|balance| balance - held)
    }

    /// Lets the days pass: ends what is over and begins what has waited.
    fn settle(&mut self, today: Day) {
        let over = |measure: &Measure| match measure.term {
            Term::Running { until, .. } if until < today => Some(until),
            _ => None,
        };
        while let Some((until, at)) =
            self.measures.iter().enumerate().filter_map(|(at, one)| Some((over(one)?, at))).min()
        {
            self.measures[at].term = Term::Ended;
            self.promote(until.next());
        }
        self.promote(today);
    }

    /// Begins the measures that wait no more.
    fn promote(&mut self, today: Day) {
        for (at, held, before) in self.shares() {
            let measure = &mut self.measures[at];
            let begins = before == 0 || held.is_positive();
            if begins && measure.term == Term::Waiting {
                let from = today.max(measure.registered_on);
                measure.term = Term::Running { from, until: last_day(from, measure.months) };
            }
        }
    }
}

/// The last day of a term of months that begins on a day: the day before the corresponding one.
fn last_day(from: Day, months: u32) -> Day {
    from.plus_months(i32::try_from(months).unwrap_or(0)).previous()
}

impl Register {
    /// A thing as it stands on a day for a court that asks in a case: what is free of it, and what rests on it
    /// already.
    pub(super) fn shown(&mut self, mut holding: Holding, asking: Asking<'_>, today: Day) -> Holding {
        let mut fresh = None;
        let thing = self.things.get_mut(&holding.id).unwrap_or_else(|| fresh.insert(Thing::of(&holding)));
        thing.settle(today);
        holding.encumbrances.retain(|one| one.kind != EncumbranceKind::Seizure);
        holding.amount_fen = thing.free().or(holding.amount_fen);
        for (at, held, _) in thing.shares() {
            let measure = &thing.measures[at];
            let own = measure.court == asking.court && measure.case_number == asking.case_number;
            if !own {
                holding.encumbrances.push(Encumbrance {
                    kind: EncumbranceKind::Seizure,
                    by: format!("{}{}", measure.court, measure.case_number),
                    amount_fen: thing.balance.map(|_| held),
                    until: match measure.term {
                        Term::Running { until, .. } => Some(until),
                        Term::Waiting | Term::Ended => None,
                    },
                });
            }
        }
        holding
    }

    /// Whether there is a measure on a thing.
    pub(super) fn knows(&self, holding: &str) -> bool {
        self.things.contains_key(holding)
    }

    /// Whether a number stands for a measure.
    pub(super) fn has(&self, control: &str) -> bool {
        self.controls.contains_key(control)
    }

    /// Takes in a measure that was registered before anything else that this register knows.
    pub(super) fn take_in(&mut self, earlier: &ScriptedMeasure) {
        if self.has(&earlier.control) {
            return;
        }
        self.controls.insert(earlier.control.clone(), earlier.holding.id.clone());
        let thing =
            self.things.entry(earlier.holding.id.clone()).or_insert_with(|| Thing::of(&earlier.holding));
        let later = |one: &Measure| one.registered_on > earlier.from;
        let place = thing.measures.iter().position(later).unwrap_or(thing.measures.len());
        let measure = Measure {
            control: earlier.control.clone(),
            court: earlier.court.clone(),
            case_number: earlier.case_number.clone(),
            asked: earlier.amount_fen.unwrap_or_default(),
            months: 0,
            registered_on: earlier.from,
            term: Term::Running { from: earlier.from, until: earlier.until },
        };
        thing.measures.insert(place, measure);
    }

    /// What is free of a balance on a day.
    pub(super) fn free(&mut self, holding: &Holding, today: Day) -> Option<Fen> {
        match self.things.get_mut(&holding.id) {
            Some(thing) => {
                thing.settle(today);
                thing.free()
            }
            None => {
                let mut thing = Thing::of(holding);
                thing.settle(today);
                thing.free()
            }
        }
    }

    /// Sets a balance, as when money comes in.
    pub(super) fn set_balance(&mut self, holding: &str, amount: Option<Fen>) {
        if let (Some(thing), Some(amount)) = (self.things.get_mut(holding), amount)
            && let Some(balance) = &mut thing.balance
        {
            *balance = amount;
        }
    }

    /// How a measure of a court stands on a day.
    pub(super) fn status(&mut self, control: &str, court: &str, today: Day) -> Result<Standing, String> {
        let thing = self
            .controls
            .get(control)
            .and_then(|holding| self.things.get_mut(holding))
            .ok_or("查无此项措施")?;
        thing.settle(today);
        let at =
            thing.measures.iter().position(|measure| measure.control == control).ok_or("查无此项措施")?;
        let measure = &thing.measures[at];
        if measure.court != court {
            return Err("该项措施非贵院采取".to_owned());
        }
        let Some((_, held, before)) = thing.shares().into_iter().find(|(of, ..)| *of == at) else {
            return Err("该项措施已经解除或者逾期失效".to_owned());
        };
        let (from, until) = match measure.term {
            Term::Running { from, until } => (from, Some(until)),
            Term::Waiting | Term::Ended => (measure.registered_on, None),
        };
        Ok(Standing { from, until, held, before, money: thing.balance.is_some() })
    }

    /// Does what a request asked. Whoever calls has seen that it can be done.
    pub(super) fn apply(&mut self, effect: &Effect, today: Day) {
        match effect {
            Effect::Controlled { control, thing, holding, court, case_number, asked_fen, months } => {
                self.controls.insert(control.clone(), holding.clone());
                if let Some(first) = thing {
                    self.things.entry(holding.clone()).or_insert_with(|| Thing::of(first));
                }
                if let Some(thing) = self.things.get_mut(holding) {
                    thing.settle(today);
                    thing.measures.push(Measure {
                        control: control.clone(),
                        court: court.clone(),
                        case_number: case_number.clone(),
                        asked: asked_fen.unwrap_or_default(),
                        months: *months,
                        registered_on: today,
                        term: Term::Waiting,
                    });
                    thing.promote(today);
                }
            }
            Effect::Renewed { control, months } => self.change(control, today, |measure, _| {
                if let Term::Running { from, .. } = measure.term {
                    measure.term = Term::Running { from, until: last_day(today, *months) };
                }
            }),
            Effect::Released { control, amount_fen } => {
                self.change(control, today, |measure, held| match amount_fen {
                    Some(amount) if *amount < held => measure.asked = held - *amount,
                    _ => measure.term = Term::Ended,
                })
            }
            Effect::Deducted { control, amount_fen } => {
                self.change(control, today, |measure, _| {
                    measure.asked = (measure.asked - *amount_fen).or_zero();
                    if measure.asked.is_zero() {
                        measure.term = Term::Ended;
                    }
                });
                if let Some(thing) = self.controls.get(control).and_then(|of| self.things.get_mut(of))
                    && let Some(balance) = &mut thing.balance
                {
                    *balance -= *amount_fen;
                }
            }
        }
        if let Effect::Released { control, .. } | Effect::Deducted { control, .. } = effect
            && let Some(thing) = self.controls.get(control).and_then(|of| self.things.get_mut(of))
        {
            thing.promote(today);
        }
    }

    fn change(&mut self, control: &str, today: Day, change: impl FnOnce(&mut Measure, Fen)) {
        let Some(thing) = self.controls.get(control).and_then(|of| self.things.get_mut(of)) else { return };
        thing.settle(today);
        let shares = thing.shares();
        if let Some((at, held, _)) =
            shares.into_iter().find(|(at, ..)| thing.measures[*at].control == control)
        {
            change(&mut thing.measures[at], held);
        }
    }
}

/// How a measure stands.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    pub(super) from: Day,
    /// None while it waits.
    pub(super) until: Option<Day>,
    pub(super) held: Fen,
    /// How many measures stand before it.
    before: u32,
    pub(super) money: bool,
}

impl Standing {
    /// As a reply says it.
    pub(super) fn outcome(self, control: &str) -> Outcome {
        let rank = if self.until.is_some() { 0 } else { self.before };
        let (control, held_fen) = (control.to_owned(), self.held);
        Outcome::Controlled { control, held_fen, from: self.from, until: self.until, rank }
    }
}
