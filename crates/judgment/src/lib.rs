//! Reads the operative part (判决主文) of a Chinese civil judgment into structured claims.
//!
//! Reading goes in five steps, one module each: [`text`] makes the characters uniform, [`lexing`] finds sums, days
//! and rates, [`items`] cuts the operative part into items and sentences, [`clauses`] reads one sentence (who does
//! what to whom by when, with which interest), [`assembling`] joins the sentences (totals, references, joint
//! liability, the two instances of an appeal) and [`doubts`] says what makes the part hard to enforce.
//! The result is a [`Reading`]; its JSON form is the intake format, the rules of reading stand on that page.
//!
//! Nothing here decides: where the words are not clear the reading says so in [`Reading::doubts`] and the officer
//! asks or corrects. Start with [`read`].

mod assembling;
mod clauses;
mod document;
mod doubts;
mod items;
mod lexing;
mod parties;
mod reading;
pub mod score;
mod text;

pub use reading::{
    BornBy, Claim, ClaimKind, Cost, CostKind, DelayedInterest, Doubt, DoubtCode, Foreign, From, Interest,
    Liability, LiabilityKind, Party, Performance, PeriodStart, Priority, PriorityKind, RateBasis, Reading,
    Until,
};
pub use text::Span;

/// Reads the operative part in a text: the bare operative part or a whole judgment.
///
/// Never fails: a text without an operative part gives a reading without claims.
#[must_use]
pub fn read(text: &str) -> Reading {
    let lexed = lexing::Lexed::new(text);
    let document = document::Document::find(&lexed);
    let sentences = items::sentences(&lexed, document.operative);
    let mut reading = assembling::assemble(&lexed, &document, &sentences);
    reading.doubts = doubts::doubts(&reading);
    reading
}
