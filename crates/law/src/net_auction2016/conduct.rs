//! Where it is held, who decides, who may not bid, when it is resumed, annulled and archived: articles 2, 5, 27 to 34.

use super::article;
use crate::bidder_qualification2021 as qualification;
use crate::calendar::Calendar;
use crate::civil_procedure2023::period::{Period, period_of_days};
use crate::derivation::{Confidence, Derivation, Explained};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use values::Day;

/// Who names the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlatformBy {
    /// The applicant, from the list.
    Applicant,
    /// The court.
    Court,
    /// Nobody: the auction is not held online.
    Nobody,
}

/// Whether an auction is held online, and on which platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Venue {
    /// Whether it is held online.
    pub online: bool,
    /// Who names the platform.
    pub platform_by: PlatformBy,
    /// The platform the applicants chose; empty where the court must name it.
    pub platform: String,
}

/// Whether an auction is held online and who names the platform (AUC-01).
///
/// > 第二条 人民法院以拍卖方式处置财产的，应当采取网络司法拍卖方式，但法律、行政法规和司法解释规定必须通过其他途径处置，或者不宜采用网络拍卖方式处置的除外。
/// >
/// > 第五条 网络服务提供者由申请执行人从名单库中选择；未选择或者多个申请执行人的选择不一致的，由人民法院指定。
#[must_use]
pub fn venue(exception: &str, choices: &[String]) -> Explained<Venue> {
    let derivation = Derivation::new("AUC-01", "拍卖方式和平台", Confidence::Read)
        .step(super::article("第二条"), "以拍卖方式处置财产的，应当采取网络司法拍卖方式。");
    if !exception.is_empty() {
        let value = Venue { online: false, platform_by: PlatformBy::Nobody, platform: String::new() };
        return derivation
            .step(article("第二条"), format!("例外：{exception}。"))
            .conclude(value, "不采取网络司法拍卖方式，应当记明理由。");
    }
    let distinct: BTreeSet<&String> = choices.iter().filter(|choice| !choice.is_empty()).collect();
    let derivation =
        derivation.step(article("第五条"), "平台由申请执行人选择；未选择或者选择不一致的，由人民法院指定。");
    match distinct.iter().next() {
        Some(only) if distinct.len() == 1 => {
            let value = Venue { online: true, platform_by: PlatformBy::Applicant, platform: (*only).clone() };
            derivation.conclude(value, format!("在申请执行人选择的{only}拍卖。"))
        }
        _ => {
            let value = Venue { online: true, platform_by: PlatformBy::Court, platform: String::new() };
            derivation.conclude(value, "由人民法院从名单库中指定平台。")
        }
    }
}

/// A matter of an auction that somebody must decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// The start price.
    StartPrice,
    /// The cut of the second round.
    PriceCut,
    /// The bid step.
    BidStep,
    /// The deposit.
    Deposit,
    /// Whether somebody bids as holder of a right of first refusal, and the order among several.
    PriorityBuyers,
    /// Anything else, such as texts, photographs and viewings.
    Other,
}

/// Whether a panel decides (AUC-02).
///
/// > 第二十七条 起拍价及其降价幅度、竞价增价幅度、保证金数额和优先购买权人竞买资格及其顺序等事项，应当由人民法院依法组成合议庭评议确定。
#[must_use]
pub fn needs_panel(matter: Matter) -> Explained<bool> {
    let panel = !matches!(matter, Matter::Other);
    Derivation::new("AUC-02", "拍卖事项的评议", Confidence::Read)
        .step(
            article("第二十七条"),
            "起拍价及其降价幅度、增价幅度、保证金数额和优先购买权人资格及其顺序等，由合议庭评议确定。",
        )
        .conclude(panel, if panel { "应当由合议庭评议确定。" } else { "不在必须评议的事项之列。" })
}

/// What ties a bidder to the auction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BidderLink {
    /// Nothing.
    None,
    /// The enforcing court.
    Court,
    /// The provider of the platform.
    Platform,
    /// A body that helps with the auction.
    Helper,
    /// Somebody who works for one of these.
    Staff,
    /// A close relative of such a person.
    CloseRelative,
    /// The buyer who defaulted on the same thing.
    DefaultedBuyer,
}

/// Whether somebody may bid, himself or through others (AUC-11).
///
/// > 第三十四条 实施网络司法拍卖的，下列机构和人员不得竞买并不得委托他人代为竞买与其行为相关的拍卖财产
///
/// Real estate under purchase limits is decided by [`qualification::is_qualified`].
#[must_use]
pub fn may_bid(link: BidderLink, purchase_limit: bool, qualified_throughout: bool) -> Explained<bool> {
    let derivation = Derivation::new("AUC-11", "竞买资格", Confidence::Read);
    let barred = match link {
        BidderLink::None => "",
        BidderLink::Court => "负责执行的人民法院不得竞买。",
        BidderLink::Platform => "网络服务提供者不得竞买。",
        BidderLink::Helper => "承担拍卖辅助工作的机构不得竞买。",
        BidderLink::Staff => "法院、平台、辅助机构的工作人员不得竞买。",
        BidderLink::CloseRelative => "法院、平台、辅助机构工作人员的近亲属不得竞买。",
        BidderLink::DefaultedBuyer => {
            return derivation
                .step(article("第二十四条第二款"), "悔拍后重新拍卖的，原买受人不得参加竞买。")
                .conclude(false, "不得竞买。");
        }
    };
    if !barred.is_empty() {
        return derivation
            .step(article("第三十四条"), barred)
            .conclude(false, "不得竞买，也不得委托他人代为竞买。");
    }
    let qualified = qualification::is_qualified(purchase_limit, qualified_throughout);
    let conclusion = qualified.derivation.conclusion.clone();
    derivation
        .step(article("第三十四条"), "不在不得竞买的机构和人员之列。")
        .because(qualified.derivation)
        .conclude(qualified.value, conclusion)
}

/// Until when a suspended online auction is resumed: five days after the cause is gone (AUC-19).
///
/// > 第二十八条第四款 暂缓拍卖期限届满或者中止拍卖的事由消失后，需要继续拍卖的，应当在五日内恢复拍卖。
#[must_use]
pub fn resumption_due(calendar: &Calendar, cause_gone_on: Day) -> Explained<Period> {
    let mut explained =
        period_of_days(calendar, cause_gone_on, 5).explain("AUC-19", "恢复网络司法拍卖", "五日");
    explained.derivation = explained
        .derivation
        .step(article("第二十八条第四款"), "暂缓期限届满或者中止事由消失后，应当在五日内恢复拍卖。");
    explained
}

/// A ground on which an online auction is asked to be set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Annulment {
    /// A seriously wrong description that misled the buyer and defeats his purpose.
    Misdescription,
    /// A wrong result through a failure of the system, with serious harm.
    SystemError,
    /// Collusion that harms the parties or other bidders.
    Collusion,
    /// A buyer without the qualification the law asks for.
    UnqualifiedBuyer,
    /// Bidders were kept out unlawfully, or unequal conditions were set.
    UnequalConditions,
    /// Another serious breach of the procedure with harm.
    OtherSeriousBreach,
    /// Something else: the price, regret, a defect of which was warned.
    None,
}

/// Whether an online auction is set aside on objection (AUC-24).
///
/// > 第三十一条 当事人、利害关系人提出异议请求撤销网络司法拍卖，符合下列情形之一的，人民法院应当支持
///
/// `warned_or_undetectable` matters for a wrong description only: the first item excepts what the technique of the day
/// could not find and what was published as a defect with its consequences.
#[must_use]
pub fn annulled(ground: Annulment, warned_or_undetectable: bool) -> Explained<bool> {
    let (value, item) = match ground {
        Annulment::Misdescription if warned_or_undetectable => (
            false,
            "严重失实，但当时的技术水平不能发现或者已经就瑕疵以及责任承担公示说明的除外（第一项但书）。",
        ),
        Annulment::Misdescription => {
            (true, "说明严重失实，致使买受人产生重大误解，购买目的无法实现（第一项）。")
        }
        Annulment::SystemError => (true, "系统故障等致使拍卖结果错误，严重损害利益（第二项）。"),
        Annulment::Collusion => (true, "恶意串通，损害当事人或者其他竞买人利益（第三项）。"),
        Annulment::UnqualifiedBuyer => (true, "买受人不具备竞买资格（第四项）。"),
        Annulment::UnequalConditions => (true, "违法限制竞买或者规定不同竞买条件（第五项）。"),
        Annulment::OtherSeriousBreach => (true, "其他严重违反程序且损害利益的情形（第六项）。"),
        Annulment::None => (false, "不属于应当支持的六种情形。"),
    };
    Derivation::new("AUC-24", "网络司法拍卖的撤销", Confidence::Read)
        .step(article("第三十一条"), item)
        .conclude(value, if value { "应当撤销拍卖。" } else { "请求撤销不予支持。" })
}

/// Until when the provider keeps the data of an auction: at least ten years (AUC-25).
///
/// > 第二十九条 网络服务提供者对拍卖形成的电子数据，应当完整保存不少于十年，但法律、行政法规另有规定的除外。
/// >
/// > 第三十条 因网络司法拍卖本身形成的税费，应当依照相关法律、行政法规的规定，由相应主体承担；没有规定或者规定不明的，人民法院可以根据法律原则和案件实际情况确定税费承担的相关主体、数额。
#[must_use]
pub fn records_kept_until(ended_on: Day) -> Explained<Day> {
    let until = ended_on.plus_years(10);
    Derivation::new("AUC-25", "拍卖数据的保存和税费承担", Confidence::Read)
        .input("拍卖结束日", ended_on.chinese())
        .step(article("第二十九条"), "拍卖形成的电子数据完整保存不少于十年。")
        .step(article("第三十条"), "税费依照法律、行政法规由相应主体承担，不得一概规定由买受人承担。")
        .conclude(until, format!("数据至少保存至{}。", until.chinese()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_applicants_choose_the_platform_where_they_agree() {
        let choice = |names: &[&str]| {
            venue("", &names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).value.platform_by
        };
        assert_eq!(choice(&["甲平台"]), PlatformBy::Applicant);
        assert_eq!(choice(&["甲平台", "甲平台"]), PlatformBy::Applicant);
        assert_eq!(choice(&["甲平台", "乙平台"]), PlatformBy::Court);
        assert_eq!(choice(&[]), PlatformBy::Court);
        assert!(!venue("法律规定通过其他途径处置", &[]).value.online);
    }

    #[test]
    fn those_tied_to_the_auction_may_not_bid_and_a_limited_home_needs_a_qualified_buyer() {
        assert!(may_bid(BidderLink::None, false, false).value);
        assert!(may_bid(BidderLink::None, true, true).value);
        assert!(!may_bid(BidderLink::None, true, false).value);
        assert!(!may_bid(BidderLink::CloseRelative, false, true).value);
    }
}
