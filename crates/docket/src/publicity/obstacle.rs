//! Why something is not made public.

use crate::refusal::{Basis, Refusal};
use law::{Article, property_investigation2020};
use values::Day;

/// What stands in the way of a publication. The fields say by their names what they carry.
#[allow(missing_docs)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The application for a bounty notice lacks something.
    BountyIncomplete { what: &'static str, article: Article },
    /// The debtor is not listed.
    NotListed { name: String },
    /// The months of grace run.
    NotPublishedYet { on: Day },
    /// The debtor was exposed in this batch already.
    AlreadyExposed { batch: String },
}

impl From<Obstacle> for Refusal {
    fn from(obstacle: Obstacle) -> Refusal {
        Refusal::Publicity(obstacle)
    }
}

impl Obstacle {
    /// A stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Obstacle::BountyIncomplete { .. } => "bounty_incomplete",
            Obstacle::NotListed { .. } => "not_listed",
            Obstacle::NotPublishedYet { .. } => "not_published_yet",
            Obstacle::AlreadyExposed { .. } => "already_exposed",
        }
    }

    /// What stands in the way, in one Chinese sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Obstacle::BountyIncomplete { what, .. } => format!("悬赏公告的申请欠缺：{what}"),
            Obstacle::NotListed { name } => format!("{name}不在失信名单中，不得作为失信被执行人曝光"),
            Obstacle::NotPublishedYet { on } => {
                format!("该失信信息尚在宽限期内，自{}起发布", on.chinese())
            }
            Obstacle::AlreadyExposed { batch } => format!("该被执行人已在“{batch}”中曝光"),
        }
    }

    /// What the officer can do instead.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Obstacle::BountyIncomplete { .. } => "请告知申请执行人补正后再决定。",
            Obstacle::NotListed { .. } => "具备失信情形的，先办理“纳入失信名单”，报院长批准。",
            Obstacle::NotPublishedYet { .. } => "请待宽限期届满、信息发布后再办理。",
            Obstacle::AlreadyExposed { .. } => "请核对批次名称。",
        }
    }

    /// The article, or the rule of the house, that forbids it.
    #[must_use]
    pub fn basis(&self) -> Basis {
        match self {
            Obstacle::BountyIncomplete { article, .. } => Basis::Article(*article),
            Obstacle::NotListed { .. } => {
                Basis::Rule { id: "DSH-10", and: "曝光限于已经纳入名单的失信被执行人" }
            }
            Obstacle::NotPublishedYet { .. } => Basis::rule("DSH-04"),
            Obstacle::AlreadyExposed { .. } => Basis::House("案卷登记规则：同一批次只登记一次"),
        }
    }

    /// One example of each, for the reference page.
    #[must_use]
    pub fn examples() -> Vec<Obstacle> {
        vec![
            Obstacle::BountyIncomplete {
                what: "自愿支付悬赏金的承诺",
                article: property_investigation2020::article("第二十一条第一款"),
            },
            Obstacle::NotListed { name: "王某".to_owned() },
            Obstacle::NotPublishedYet { on: Day::from_number(20_500) },
            Obstacle::AlreadyExposed { batch: "2026年第一批".to_owned() },
        ]
    }
}
