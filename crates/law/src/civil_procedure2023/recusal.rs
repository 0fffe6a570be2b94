//! Recusal (回避): articles 47 to 50. By article 49 of the Interpretation they hold for enforcement officers as well.

use super::article;
use crate::derivation::Article;
use serde::{Deserialize, Serialize};

/// The article under which somebody withdraws by himself.
pub const WITHDRAW: Article = article("第四十七条");

/// Why an officer withdraws from a case.
///
/// > 第四十七条 审判人员有下列情形之一的，应当自行回避，当事人有权用口头或者书面方式申请他们回避：
/// > （一）是本案当事人或者当事人、诉讼代理人近亲属的；
/// > （二）与本案有利害关系的；
/// > （三）与本案当事人、诉讼代理人有其他关系，可能影响对案件公正审理的。
///
/// > 民诉法解释第四十九条 书记员和执行员适用审判人员回避的有关规定。
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// Item 1.
    Kin,
    /// Item 2.
    Interest,
    /// Item 3.
    OtherRelation,
}

impl Ground {
    /// Every ground, in the order of the article.
    pub const ALL: [Ground; 3] = [Ground::Kin, Ground::Interest, Ground::OtherRelation];

    /// The Chinese words of the item.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Ground::Kin => "是当事人或者当事人、诉讼代理人的近亲属",
            Ground::Interest => "有利害关系",
            Ground::OtherRelation => "有其他关系，可能影响公正办理",
        }
    }

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Ground::Kin => "kin",
            Ground::Interest => "interest",
            Ground::OtherRelation => "other_relation",
        }
    }

    /// The ground behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<Ground> {
        Ground::ALL.into_iter().find(|ground| ground.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ground_is_found_by_its_word() {
        for ground in Ground::ALL {
            assert_eq!(Ground::by_word(ground.word()), Some(ground));
        }
        assert_eq!(Ground::by_word("gift"), None);
    }
}
