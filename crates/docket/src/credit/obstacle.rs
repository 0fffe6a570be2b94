//! Why an act about a debtor's standing is refused.

use crate::refusal::{Basis, Refusal};
use law::dishonest_list2017::listing::Exclusion;
use law::grounds::Ground;
use values::Day;

/// What stands in the way of an act about a debtor's standing. The fields say by their names what they carry.
#[allow(missing_docs)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The notice was not served, or its term runs.
    NoticeTermRunning { name: String, until: Option<Day> },
    /// The debtor has performed.
    Performed { name: String, rule: &'static str },
    /// A restriction stands already.
    AlreadyRestricted { on: Day },
    /// What is ordered on application names no day of it.
    ApplicationDayMissing { rule: &'static str },
    /// The debtor has not performed in full.
    NotPerformed { name: String, rule: &'static str },
    /// The debtor is listed already.
    AlreadyListed { on: Day },
    /// Something excludes the listing or one of its grounds.
    ListingExcluded { why: Exclusion },
    /// The grounds allow no such term.
    ListingTermUnsuited { allowed: Option<(u16, u16)> },
    /// The applicant, who asked for the deletion, asks for another listing too soon.
    ListedAgainTooSoon { removed_on: Day },
    /// A listed debtor stays restricted.
    StillListed,
    /// A listing with a term does not end that way before its term.
    TermedListingStays { until: Day },
    /// The ground does not end this listing.
    RemovalUnsuited { ground: &'static str },
    /// The restriction or listing has ended.
    Ended { what: &'static str, on: Day },
}

impl From<Obstacle> for Refusal {
    fn from(obstacle: Obstacle) -> Refusal {
        Refusal::Credit(obstacle)
    }
}

impl Obstacle {
    /// A stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Obstacle::NoticeTermRunning { .. } => "notice_term_running",
            Obstacle::Performed { .. } => "debtor_performed",
            Obstacle::AlreadyRestricted { .. } => "already_restricted",
            Obstacle::ApplicationDayMissing { .. } => "application_day_missing",
            Obstacle::NotPerformed { .. } => "debtor_not_performed",
            Obstacle::AlreadyListed { .. } => "already_listed",
            Obstacle::ListingExcluded { .. } => "listing_excluded",
            Obstacle::ListingTermUnsuited { .. } => "listing_term_unsuited",
            Obstacle::ListedAgainTooSoon { .. } => "listed_again_too_soon",
            Obstacle::StillListed => "still_listed",
            Obstacle::TermedListingStays { .. } => "termed_listing_stays",
            Obstacle::RemovalUnsuited { .. } => "removal_unsuited",
            Obstacle::Ended { .. } => "sanction_ended",
        }
    }

    /// What stands in the way, in one Chinese sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Obstacle::NoticeTermRunning { name, until: None } => {
                format!("执行通知书尚未送达{name}，不能认定其未按指定期间履行")
            }
            Obstacle::NoticeTermRunning { name, until: Some(until) } => {
                format!("执行通知书指定{name}履行的期间至{}，尚未届满", until.chinese())
            }
            Obstacle::Performed { name, .. } => format!("{name}已履行生效法律文书确定的义务"),
            Obstacle::AlreadyRestricted { on } => {
                format!("该被执行人已于{}被限制消费，尚未解除", on.chinese())
            }
            Obstacle::ApplicationDayMissing { .. } => "依申请办理的，须写明申请日期".to_owned(),
            Obstacle::NotPerformed { name, .. } => {
                format!("{name}尚未履行完毕生效法律文书确定的义务")
            }
            Obstacle::AlreadyListed { on } => {
                format!("该被执行人已于{}纳入失信名单，尚未删除", on.chinese())
            }
            Obstacle::ListingExcluded { why } if why.excludes_all() => {
                format!("{}，不得纳入失信名单", why.words())
            }
            Obstacle::ListingExcluded { why } => {
                format!("{}，不得以有履行能力而拒不履行为由纳入失信名单", why.words())
            }
            Obstacle::ListingTermUnsuited { allowed: None } => {
                "有履行能力而拒不履行的，纳入失信名单没有期限".to_owned()
            }
            Obstacle::ListingTermUnsuited { allowed: Some((least, most)) } if least == most => {
                format!("纳入期限应为{least}年")
            }
            Obstacle::ListingTermUnsuited { allowed: Some((least, most)) } => {
                format!("纳入期限应为{least}至{most}年")
            }
            Obstacle::ListedAgainTooSoon { removed_on } => {
                format!("依申请执行人申请，已于{}删除，六个月内又申请纳入的不予支持", removed_on.chinese())
            }
            Obstacle::StillListed => "该被执行人仍在失信名单中，应当限制消费".to_owned(),
            Obstacle::TermedListingStays { until } => {
                format!("该失信信息的期限至{}，届满前不因此删除", until.chinese())
            }
            Obstacle::RemovalUnsuited { ground } => format!("不具备“{ground}”的情形"),
            Obstacle::Ended { what, on } => format!("该{what}已于{}终止", on.chinese()),
        }
    }

    /// What the officer can do instead.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Obstacle::NoticeTermRunning { .. } => {
                "请先登记执行通知书的送达；指定期间届满仍未履行的，再行办理。"
            }
            Obstacle::Performed { .. } => "请发放案款并结案；已采取的措施应当及时解除。",
            Obstacle::AlreadyRestricted { .. } => "无须重复限制；原记载有误的，先更正。",
            Obstacle::ApplicationDayMissing { .. } => "请填写收到书面申请的日期，或者改为依职权办理。",
            Obstacle::NotPerformed { .. } => {
                "请核对案款和行为义务的履行情况；提供担保或者申请执行人同意的，选择相应的事由。"
            }
            Obstacle::AlreadyListed { .. } => "无须重复纳入；信息不准确的，依法更正。",
            Obstacle::ListingExcluded { .. } => {
                "有其他失信情形的，另选情形并写明事实；财产足以清偿的，请处置已控制的财产。"
            }
            Obstacle::ListingTermUnsuited { .. } => "请核对失信情形、情节和期限；不填期限的，按规定计算。",
            Obstacle::ListedAgainTooSoon { .. } => {
                "有新的失信情形的，可以依职权审查；申请执行人可以在六个月后再申请。"
            }
            Obstacle::StillListed => "具备删除事由的，先删除失信信息，再解除限制消费。",
            Obstacle::TermedListingStays { .. } => {
                "被执行人积极履行义务或者主动纠正失信行为的，可以选择“提前删除”。"
            }
            Obstacle::RemovalUnsuited { .. } => "请核对案件情况，选择相应的事由。",
            Obstacle::Ended { .. } => "无须重复办理。",
        }
    }

    /// The article, or the rule of the house, that forbids it.
    #[must_use]
    pub fn basis(&self) -> Basis {
        match self {
            Obstacle::NoticeTermRunning { .. } => Basis::rule("CON-01"),
            Obstacle::Performed { rule, .. }
            | Obstacle::ApplicationDayMissing { rule }
            | Obstacle::NotPerformed { rule, .. } => Basis::rule(rule),
            Obstacle::ListingExcluded { why } => Basis::Article(why.article()),
            Obstacle::ListingTermUnsuited { .. } => Basis::rule("DSH-03"),
            Obstacle::ListedAgainTooSoon { .. } => Basis::rule("DSH-07"),
            Obstacle::StillListed => Basis::rule("DSH-12"),
            Obstacle::TermedListingStays { .. } => Basis::rule("DSH-06"),
            Obstacle::RemovalUnsuited { .. } => Basis::rule("DSH-05"),
            Obstacle::AlreadyRestricted { .. } | Obstacle::AlreadyListed { .. } | Obstacle::Ended { .. } => {
                Basis::House("案卷登记规则：同一措施只登记一次，终止一次")
            }
        }
    }

    /// One example of each, for the reference page.
    #[must_use]
    pub fn examples() -> Vec<Obstacle> {
        let day = Day::from_number(20_500);
        let name = || "王某".to_owned();
        vec![
            Obstacle::NoticeTermRunning { name: name(), until: Some(day) },
            Obstacle::Performed { name: name(), rule: "CON-01" },
            Obstacle::AlreadyRestricted { on: day },
            Obstacle::ApplicationDayMissing { rule: "CON-04" },
            Obstacle::NotPerformed { name: name(), rule: "CON-06" },
            Obstacle::AlreadyListed { on: day },
            Obstacle::ListingExcluded { why: Exclusion::PropertySuffices },
            Obstacle::ListingTermUnsuited { allowed: Some((2, 5)) },
            Obstacle::ListedAgainTooSoon { removed_on: day },
            Obstacle::StillListed,
            Obstacle::TermedListingStays { until: day },
            Obstacle::RemovalUnsuited { ground: "因审判监督程序裁定中止执行" },
            Obstacle::Ended { what: "限制消费", on: day },
        ]
    }
}
