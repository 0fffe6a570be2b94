//! The catalogue of rules: what each says and computes, on which article, since when, how sure we are, how to try it.
//!
//! The rule library, the calculators, the command line and the API read this one table. Each module of the catalogue
//! has a file with its rules and, below them, the readers that turn JSON into calls of the functions of the statutes.
//! A rule takes its inputs as JSON, so that a worked example is data: the files of [`mod@examples`] hold at least one for
//! every rule that computes, and [`verify()`] evaluates a file of them and compares exactly.

mod answer;
mod examples;
mod field;
mod inputs;
mod modules;
mod prose;
mod readers;
mod rule;
mod same_as;
mod verify;
mod versions;

mod aid;
mod auction;
mod bankruptcy;
mod bounty;
mod calendar;
mod case_funds;
mod case_numbers;
mod closing;
mod consumption;
mod delegation;
mod dishonest_list;
mod distribution;
mod ending_round;
mod exempt_property;
mod fees;
mod filing;
mod handling;
mod indicators;
mod interest;
mod investigation;
mod limitation;
mod notice;
mod objections;
mod parties;
mod personal_measures;
mod preservation;
mod priorities;
mod reference_price;
mod resumption;
mod security;
mod seizure;
mod service;
mod settlement;

pub use answer::Answer;
pub use examples::{Example, examples};
pub use field::{ANY_NAME, Choice, Field, Kind, Need, Pair, Words};
pub use inputs::{InputError, Inputs};
pub use modules::{MODULES, Module, module};
pub use rule::{Computation, Rule, Source, Version, Work};
pub use verify::{Difference, Outcome, VectorResult, VerifyReport, verify};

/// Every rule of the catalogue, in its order.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    MODULES.iter().flat_map(|module| module.rules)
}

/// The rule with this id; of a joint id such as `CAL-01/02` the first one.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    let first = id.split('/').next().unwrap_or(id);
    let module = module(first.split('-').next().unwrap_or(first))?;
    module
        .rules
        .iter()
        .find(|rule| rule.id == id)
        .or_else(|| module.rules.iter().find(|rule| rule.id == first))
}

#[cfg(test)]
mod tests;
