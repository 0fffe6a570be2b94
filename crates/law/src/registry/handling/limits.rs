//! The limits of pricing and auctions that the catalogue repeats under TIM.

use crate::derivation::Article;
use crate::limit::{Length, Limit};
use crate::statutes;

const fn repeated(
    rule: &'static str,
    title: &'static str,
    length: Length,
    statute: &'static str,
    article: &'static str,
    text: &'static str,
) -> Limit {
    Limit::new(rule, title, length, Article::new(statute, article), text)
}

/// Valuation starts within thirty days of the seizure (VAL-01).
pub(super) const VALUATION: Limit = repeated(
    "TIM-08",
    "启动确定参考价程序",
    Length::Days(30),
    statutes::REFERENCE_PRICE,
    "第一条",
    "查封、扣押、冻结后需要拍卖、变卖的，应当在三十日内启动确定财产处置参考价程序。",
);

/// Disposal starts within ten days of the price (VAL-10).
pub(super) const DISPOSAL: Limit = repeated(
    "TIM-10",
    "启动财产变价程序",
    Length::Days(10),
    statutes::REFERENCE_PRICE,
    "第三十条",
    "应当在参考价确定后十日内启动财产变价程序。",
);

/// The second online round begins within thirty days (AUC-05).
pub(super) const SECOND_ROUND: Limit = repeated(
    "TIM-13",
    "网络司法拍卖再次拍卖",
    Length::Days(30),
    statutes::NET_AUCTION,
    "第二十六条",
    "流拍后应当在三十日内在同一网络司法拍卖平台再次拍卖。",
);

/// The auction ruling is served within ten days of full payment (AUC-15).
pub(super) const AUCTION_RULING: Limit = repeated(
    "TIM-14",
    "送达拍卖成交裁定",
    Length::Days(10),
    statutes::AUCTION,
    "第二十条",
    "应当作出裁定，并于价款或者差价全额交付后十日内送达买受人或者承受人。",
);

/// The thing is handed over within fifteen days of service (AUC-15).
pub(super) const HAND_OVER: Limit = repeated(
    "TIM-14",
    "移交拍卖财产",
    Length::Days(15),
    statutes::AUCTION,
    "第二十七条",
    "应当于裁定送达后十五日内，将拍卖的财产移交买受人或者承受人。",
);
