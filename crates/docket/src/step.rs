//! Next steps: what can be done now, what must be done by when, what is barred and why.

use crate::act::{ACTS, Approval, Context, Offer, Topic, Weight};
use crate::case::Case;
use crate::refusal::{Basis, Refusal};
use values::Day;

/// One thing that can be done now.
#[derive(Clone, Debug)]
pub struct Step {
    /// The act's name.
    pub act: &'static str,
    /// Its Chinese title.
    pub title: &'static str,
    /// Where it belongs.
    pub topic: Topic,
    /// Why it is offered.
    pub reason: String,
    /// What it rests on.
    pub basis: Basis,
    /// The last day, where there is one.
    pub due_on: Option<Day>,
    /// How strongly it is offered.
    pub weight: Weight,
    /// Fields filled in beforehand.
    pub prefill: Vec<(&'static str, String)>,
    /// Whether somebody else must approve it.
    pub approval: Approval,
}

/// One thing that is barred, and why.
#[derive(Clone, Debug)]
pub struct Bar {
    /// The act's Chinese title.
    pub title: &'static str,
    /// Why not.
    pub refusal: Refusal,
}

/// The next steps of a case for one officer.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    /// What can be done now, the most pressing first.
    pub open: Vec<Step>,
    /// What is barred.
    pub barred: Vec<Bar>,
}

/// The next lawful steps of a case for the officer of the context.
#[must_use]
pub fn steps(case: &Case, ctx: &Context<'_>) -> Steps {
    let mut steps = Steps::default();
    for act in ACTS {
        for offer in act.offers(case, ctx) {
            match offer {
                Offer::Open { reason, due_on, weight, prefill } => steps.open.push(Step {
                    act: act.about.name,
                    title: act.about.title,
                    topic: act.about.topic,
                    reason,
                    basis: act.about.basis,
                    due_on,
                    weight,
                    prefill,
                    approval: act.about.approval,
                }),
                Offer::Barred(refusal) => steps.barred.push(Bar { title: act.about.title, refusal }),
            }
        }
    }
    steps.open.sort_by_key(|step| (step.weight, step.due_on.unwrap_or(Day::MAX)));
    steps
}
