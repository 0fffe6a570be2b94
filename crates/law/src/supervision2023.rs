//! 最高人民法院关于办理申请执行监督案件若干问题的意见 (法发〔2023〕4号), known from excerpts.

use crate::derivation::{Article, Confidence};
use crate::grounds::{Case, Table};
use crate::limit::{Length, Limit};
use crate::statutes;

/// An article of the opinion.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::SUPERVISION, article)
}

/// Until when supervision is applied for (OBJ-11): six months from the reconsideration ruling taking effect, or from
/// the end of the period for objection or reconsideration that was missed.
pub const APPLICATION: Limit = Limit::new(
    "OBJ-11",
    "申请执行监督",
    Length::Months(6),
    article("关于申请期限的规定"),
    "应当自执行复议裁定发生法律效力之日起，或者异议、复议期间届满之日起六个月内提出。",
)
.known_as(Confidence::Excerpt);

/// Against what supervision may be applied for (OBJ-11).
pub const AGAINST: Table = Table {
    rule: "OBJ-11",
    title: "申请执行监督",
    confidence: Confidence::Excerpt,
    cases: &[
        Case::new(
            "reconsideration_ruling",
            "执行复议裁定",
            "admissible",
            article("关于申请期限的规定"),
            "可以自裁定发生法律效力之日起六个月内申请执行监督。",
        ),
        Case::new(
            "missed_period",
            "逾期未提出异议或者未申请复议",
            "admissible",
            article("关于申请期限的规定"),
            "可以自异议、复议期间届满之日起六个月内申请执行监督。",
        ),
        Case::new(
            "supervision_ruling",
            "执行监督裁定",
            "not_admissible",
            article("关于不予受理的规定"),
            "对执行监督裁定不得再次申请执行监督。",
        ),
    ],
};
