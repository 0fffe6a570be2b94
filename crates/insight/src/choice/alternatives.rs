//! The next-best choices.

use super::asset::{Question, Standing, Unfit};
use super::choose::{Choice, choose};
use super::words;
use serde::Serialize;

/// A choice that comes after another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// What is chosen instead.
    pub choice: Choice,
    /// The ids that it takes and the best choice does not.
    pub instead: Vec<String>,
    /// The ids that the best choice takes and it does not.
    pub without: Vec<String>,
    /// The difference in a Chinese sentence.
    pub difference: String,
}

/// The two next-best choices: the best of those that do without something of the choice, and the best of those that do
/// without something of the choice and something of the first alternative. There are fewer where without it nothing
/// suffices.
///
/// # Errors
/// [`Unfit`] where the question cannot be answered.
pub fn alternatives(question: &Question, choice: &Choice) -> Result<Vec<Alternative>, Unfit> {
    if !choice.uncovered.is_zero() {
        return Ok(Vec::new());
    }
    let singles = free(choice).map(|id| without(question, &[id])).collect::<Result<Vec<_>, _>>()?;
    let Some(first) = singles.iter().flatten().min_by_key(|one| one.key()).cloned() else {
        return Ok(Vec::new());
    };
    // What does without a thing of both is known already; the others lack one thing of each.
    let (mut rest, firsts): (Vec<Choice>, Vec<&str>) = (Vec::new(), free(&first).collect());
    for (id, single) in free(choice).zip(singles) {
        if first.takes(id) {
            rest.extend(single);
        } else {
            for other in firsts.iter().filter(|other| !choice.takes(other)) {
                rest.extend(without(question, &[id, other])?);
            }
        }
    }
    let second = rest.into_iter().min_by_key(Choice::key);
    let described = |found: Choice| {
        let only = |one: &Choice, other: &Choice| -> Vec<String> {
            one.taken.iter().filter(|taken| !other.takes(&taken.id)).map(|taken| taken.id.clone()).collect()
        };
        Alternative {
            instead: only(&found, choice),
            without: only(choice, &found),
            difference: words::difference(&choice.score, &found.score),
            choice: found,
        }
    };
    Ok([Some(first), second].into_iter().flatten().map(described).collect())
}

/// The things of a choice that the officer did not want in.
fn free(choice: &Choice) -> impl Iterator<Item = &str> {
    choice.taken.iter().filter(|taken| !taken.pinned).map(|taken| taken.id.as_str())
}

/// The choice that does without these things, if it suffices.
pub(super) fn without(question: &Question, ids: &[&str]) -> Result<Option<Choice>, Unfit> {
    let question = ids.iter().fold(question.clone(), |question, id| question.with(id, Standing::Excluded));
    Ok(Some(choose(&question)?).filter(|choice| choice.uncovered.is_zero()))
}
