//! 最高人民法院关于刑事裁判涉财产部分执行的若干规定 (法释〔2014〕13号).

use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::limit::{Length, Limit};
use crate::statutes;
use serde::{Deserialize, Serialize};
use values::Fen;

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::CRIMINAL_PROPERTY, article)
}

/// Until when the property part of a criminal judgment is filed after its transfer (CAS-05).
///
/// > 第七条第三款 人民法院立案部门经审查，认为属于移送范围且移送材料齐全的，应当在七日内立案，并移送执行机构。
pub const FILING: Limit = Limit::new(
    "CAS-05",
    "刑事裁判涉财产部分立案",
    Length::Days(7),
    article("第七条第三款"),
    "属于移送范围且移送材料齐全的，应当在七日内立案，并移送执行机构。",
);

/// To whom property of a criminal case goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// The treasury.
    Treasury,
    /// The victim.
    Victim,
}

/// What follows on the last failed auction of property of a criminal case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AfterFailure {
    /// Whether it is taken at the reserve.
    pub taken: bool,
    /// The value at which it is taken.
    #[serde(rename = "value_fen")]
    pub value: Fen,
    /// Whether it may be auctioned without reserve.
    pub without_reserve: bool,
}

/// What follows when the last auction of property of a criminal case failed (AUC-26).
///
/// > 第十二条第二款 涉案财物最后一次拍卖未能成交，需要上缴国库的，人民法院应当通知有关财政机关以该次拍卖保留价予以接收；有关财政机关要求继续变价的，可以进行无保留价拍卖。需要退赔被害人的，以该次拍卖保留价以物退赔；被害人不同意以物退赔的，可以进行无保留价拍卖。
#[must_use]
pub fn after_failure(recipient: Recipient, accepts: bool, reserve: Fen) -> Explained<AfterFailure> {
    let derivation = Derivation::new("AUC-26", "刑事涉案财物流拍", Confidence::Read)
        .input("保留价", format!("{reserve}元"));
    let value = AfterFailure {
        taken: accepts,
        value: if accepts { reserve } else { Fen::ZERO },
        without_reserve: !accepts,
    };
    let words = match recipient {
        Recipient::Treasury => "通知财政机关以保留价接收；要求继续变价的，可以进行无保留价拍卖。",
        Recipient::Victim => "以保留价以物退赔；被害人不同意的，可以进行无保留价拍卖。",
    };
    let conclusion = if accepts {
        format!("以{reserve}元接收。")
    } else {
        "可以进行无保留价拍卖。".to_owned()
    };
    derivation.step(article("第十二条第二款"), words).conclude(value, conclusion)
}
