//! The limits of steps that other statutes set and the catalogue repeats under TIM.

use crate::derivation::{Article, Confidence};
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

/// Listing is decided within fifteen days of the application, from memory (DSH-04).
pub(super) const LISTING: Limit = repeated(
    "TIM-17",
    "决定是否纳入失信名单",
    Length::Days(15),
    statutes::DISHONEST_LIST,
    "第五条",
    "收到申请执行人的申请后，应当在十五日内审查并作出决定。",
)
.known_as(Confidence::Recalled);

/// A correction is reviewed within fifteen days (DSH-09).
pub(super) const CORRECTION_REVIEW: Limit = repeated(
    "TIM-17",
    "审查失信名单纠正申请",
    Length::Days(15),
    statutes::DISHONEST_LIST,
    "第十二条",
    "应当自收到书面纠正申请之日起十五日内审查。",
)
.known_as(Confidence::Excerpt);

/// A founded correction, and a deletion, is made within three working days (DSH-05, DSH-09).
pub(super) const CORRECTION: Limit = repeated(
    "TIM-17",
    "纠正、删除失信信息",
    Length::WorkingDays(3),
    statutes::DISHONEST_LIST,
    "第十条、第十二条",
    "应当在三个工作日内删除、纠正失信信息。",
)
.known_as(Confidence::Excerpt);

/// A consumption restriction is lifted within three working days (CON-06).
pub(super) const LIFT_RESTRICTION: Limit = repeated(
    "TIM-18",
    "解除限制消费",
    Length::WorkingDays(3),
    statutes::POWER_CHECKS,
    "第二十三条",
    "履行完毕、提供有效担保或者申请执行人同意的，应当在三个工作日内解除限制消费令。",
)
.known_as(Confidence::Excerpt);

/// A petition is entered within five working days.
pub(super) const PETITION_ENTERED: Limit = repeated(
    "TIM-19",
    "执行信访录入",
    Length::WorkingDays(5),
    statutes::POWER_CHECKS,
    "第三十条",
    "执行信访应当在五个工作日内录入系统。",
)
.known_as(Confidence::Excerpt);

/// A petition is finished within thirty working days.
pub(super) const PETITION_FINISHED: Limit = repeated(
    "TIM-19",
    "执行信访办结",
    Length::WorkingDays(30),
    statutes::POWER_CHECKS,
    "第三十条",
    "执行信访应当在三十个工作日内办结。",
)
.known_as(Confidence::Excerpt);
