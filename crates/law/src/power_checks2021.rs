//! 最高人民法院关于进一步完善执行权制约机制加强执行监督的意见 (法〔2021〕322号), read in excerpts only.

use crate::derivation::{Article, Confidence};
use crate::limit::{Length, Limit};
use crate::statutes;

/// An article of the opinion.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::POWER_CHECKS, article)
}

/// Until when a restriction of consumption is lifted (CON-06, TIM-18).
pub const RESTRICTION_LIFTED: Limit = Limit::new(
    "CON-06",
    "解除限制消费",
    Length::WorkingDays(3),
    article("第二十三条"),
    "履行完毕、提供有效担保或者申请执行人同意的，应当在三个工作日内解除限制消费令。",
)
.known_as(Confidence::Excerpt);

/// Until when a petition is entered (TIM-19).
pub const PETITION_ENTERED: Limit = Limit::new(
    "TIM-19",
    "执行信访录入",
    Length::WorkingDays(5),
    article("第三十条"),
    "执行信访应当在五个工作日内录入系统。",
)
.known_as(Confidence::Excerpt);

/// Until when a petition is finished (TIM-19).
pub const PETITION_FINISHED: Limit = Limit::new(
    "TIM-19",
    "执行信访办结",
    Length::WorkingDays(30),
    article("第三十条"),
    "执行信访应当在三十个工作日内办结。",
)
.known_as(Confidence::Excerpt);
