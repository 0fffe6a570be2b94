//! Kinds of case (案件类型): what is filed under which letters, how it may be closed, and which acts have a place in it.

use crate::act::{About, Topic};
use law::closing2014::{CaseClass, Way, ways};
use serde::{Deserialize, Serialize};
use values::CaseKind;

/// A kind of case that the bureau carries out (NUM-04).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 首次执行（执）.
    #[default]
    First,
    /// 恢复执行（执恢）: what was closed before goes on under a new number.
    Resumed,
    /// 财产保全（执保）: a ruling of preservation is carried out.
    Preservation,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::First, Kind::Resumed, Kind::Preservation];

    /// Stored words and Chinese titles, with the letters of the number.
    pub const CHOICES: [(&'static str, &'static str); 3] =
        [("first", "首次执行（执）"), ("resumed", "恢复执行（执恢）"), ("preservation", "财产保全（执保）")];

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Kind::CHOICES[self as usize].0
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Kind::First => "首次执行",
            Kind::Resumed => "恢复执行",
            Kind::Preservation => "财产保全",
        }
    }

    /// The kind behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The kind that a typed word means: its stored word, its title, or the letters of its number.
    #[must_use]
    pub fn spoken(text: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| {
            [kind.word(), kind.title(), kind.number_kind().code()].contains(&text)
                || Kind::CHOICES[*kind as usize].1 == text
        })
    }

    /// The letters of its number.
    #[must_use]
    pub fn number_kind(self) -> CaseKind {
        match self {
            Kind::First => CaseKind::Enforcement,
            Kind::Resumed => CaseKind::ResumedEnforcement,
            Kind::Preservation => CaseKind::Preservation,
        }
    }

    /// The class of the opinion of 2014, which says how it may be closed.
    #[must_use]
    pub fn class(self) -> CaseClass {
        match self {
            Kind::First => CaseClass::Enforcement,
            Kind::Resumed => CaseClass::ResumedEnforcement,
            Kind::Preservation => CaseClass::Preservation,
        }
    }

    /// The ways in which it may be closed (CLO-05, CLO-06).
    #[must_use]
    pub fn ways(self) -> &'static [Way] {
        ways(self.class()).value
    }

    /// Whether an act has a place in it. Preservation seals, impounds and freezes; it neither notifies nor collects.
    ///
    /// > 民事诉讼法第一百零六条第一款 财产保全采取查封、扣押、冻结或者法律规定的其他方法。
    #[must_use]
    pub(crate) fn has_place_for(self, about: &About) -> bool {
        /// Acts of these topics that collect or follow from the notice of enforcement.
        const COLLECTING: [&str; 4] =
            ["record_declaration", "deduct_deposit", "order_deduction", "take_over_preservation"];
        /// Acts in the course of a case that are not of enforcement alone.
        const OF_ANY_CASE: [&str; 2] = ["correct_entry", "close_preservation"];
        self != Kind::Preservation
            || match about.topic {
                Topic::Approval | Topic::Filing => true,
                Topic::Property | Topic::Measure => !COLLECTING.contains(&about.name),
                _ => OF_ANY_CASE.contains(&about.name),
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_by_its_word_its_title_and_the_letters_of_its_number() {
        for (kind, letters, count) in
            [(Kind::First, "执", 6), (Kind::Resumed, "执恢", 3), (Kind::Preservation, "执保", 3)]
        {
            for text in [kind.word(), kind.title(), letters] {
                assert_eq!(Kind::spoken(text), Some(kind), "{text}");
            }
            assert_eq!((Kind::by_word(kind.word()), kind.ways().len()), (Some(kind), count));
        }
        assert_eq!(Kind::spoken("执异"), None);
    }
}
