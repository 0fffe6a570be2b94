//! 最高人民法院关于人民法院确定财产处置参考价若干问题的规定 (法释〔2018〕15号).
//!
//! Articles in order: when to begin (1), which of the four ways (4 to 7, 14), network inquiry (11 to 13), appraisal
//! (19), sending the reports (21), objections (22 to 25), validity (27), when disposal begins (30).

mod inquiry;
mod objection;

pub use inquiry::{Answered, InquiryState, Mended, NextStep, Platform, Report, inquiry, mean, mending};
pub use objection::{Fault, Misconduct, Objection, ObjectionRoute, Routed, Supervised, route, supervised};

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::period_of_days;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::limit::{Length, Limit};
use crate::statutes;
use serde::{Deserialize, Serialize};
use values::Day;

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::REFERENCE_PRICE, article)
}

/// Until when the reference price is set about, after property that must be sold was seized (VAL-01).
///
/// > 第一条 人民法院查封、扣押、冻结财产后，对需要拍卖、变卖的财产，应当在三十日内启动确定财产处置参考价程序。
pub const START: Limit = Limit::new(
    "VAL-01",
    "启动确定财产处置参考价程序",
    Length::Days(30),
    article("第一条"),
    "查封、扣押、冻结后需要拍卖、变卖的，应当在三十日内启动确定财产处置参考价程序。",
);

/// Until when disposal begins after the reference price is fixed (VAL-10).
///
/// > 第三十条 人民法院应当在参考价确定后十日内启动财产变价程序。拍卖的，参照参考价确定起拍价；直接变卖的，参照参考价确定变卖价。
pub const DISPOSAL: Limit = Limit::new(
    "VAL-10",
    "启动财产变价程序",
    Length::Days(10),
    article("第三十条"),
    "应当在参考价确定后十日内启动财产变价程序。",
);

/// A way to a reference price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The parties agree (当事人议价).
    Agreement,
    /// An office is asked for a public price (定向询价).
    DirectedInquiry,
    /// The platforms are asked (网络询价).
    NetworkInquiry,
    /// An appraiser is commissioned (委托评估).
    Appraisal,
}

impl Way {
    /// The way as officers say it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Way::Agreement => "当事人议价",
            Way::DirectedInquiry => "定向询价",
            Way::NetworkInquiry => "网络询价",
            Way::Appraisal => "委托评估",
        }
    }
}

/// What both parties ask for together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JointWish {
    /// Nothing in particular.
    None,
    /// Directed inquiry at once.
    DirectedInquiry,
    /// Network inquiry at once.
    NetworkInquiry,
    /// Appraisal.
    Appraisal,
}

/// What decides the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WayFacts {
    /// Whether law or regulation asks for an appraisal.
    pub appraisal_by_law: bool,
    /// What both parties ask for.
    pub wish: JointWish,
    /// Whether agreement is still open: nobody refused or disappeared, and it has not failed.
    pub agreement_open: bool,
    /// Whether there is a tax base, a government price or a guided price.
    pub public_price: bool,
    /// Whether directed inquiry has failed.
    pub directed_failed: bool,
    /// Whether an expert must see or examine the thing.
    pub needs_inspection: bool,
    /// Whether the thing can be asked about on the network.
    pub network_possible: bool,
    /// Whether network inquiry has failed.
    pub network_failed: bool,
}

/// Which way to the reference price is taken next (VAL-02).
///
/// > 第五条 当事人议价不能或者不成，且财产有计税基准价、政府定价或者政府指导价的，人民法院应当向确定参考价时财产所在地的有关机构进行定向询价。
/// >
/// > 第七条第一款 定向询价不能或者不成，财产无需由专业人员现场勘验或者鉴定，且具备网络询价条件的，人民法院应当通过司法网络询价平台进行网络询价。
/// >
/// > 第十四条 法律、行政法规规定必须委托评估、双方当事人要求委托评估或者网络询价不能或不成的，人民法院应当委托评估机构进行评估。
#[must_use]
pub fn way(facts: WayFacts) -> Explained<Way> {
    let derivation = Derivation::new("VAL-02", "确定参考价的方式", Confidence::Read);
    let network = facts.network_possible && !facts.needs_inspection && !facts.network_failed;
    let directed = facts.public_price && !facts.directed_failed;
    let (way, article, words) = if facts.appraisal_by_law {
        (Way::Appraisal, article("第十四条"), "法律、行政法规规定必须委托评估。")
    } else if facts.wish == JointWish::Appraisal {
        (Way::Appraisal, article("第十四条"), "双方当事人要求委托评估。")
    } else if facts.wish == JointWish::DirectedInquiry && directed {
        (Way::DirectedInquiry, article("第五条第二款"), "双方当事人一致要求直接进行定向询价，应当准许。")
    } else if facts.wish == JointWish::NetworkInquiry && network {
        (Way::NetworkInquiry, article("第七条第二款"), "双方当事人一致要求直接进行网络询价，应当准许。")
    } else if facts.agreement_open {
        (Way::Agreement, article("第四条第一款"), "应当通知或者组织当事人协商，在指定期限内提交议价结果。")
    } else if directed {
        (
            Way::DirectedInquiry,
            article("第五条第一款"),
            "议价不能或者不成，财产有计税基准价、政府定价或者政府指导价。",
        )
    } else if network {
        (
            Way::NetworkInquiry,
            article("第七条第一款"),
            "定向询价不能或者不成，财产无需现场勘验或者鉴定，具备网络询价条件。",
        )
    } else {
        (Way::Appraisal, article("第十四条"), "网络询价不能或者不成，应当委托评估。")
    };
    derivation.step(article, words).conclude(way, format!("采取{}方式。", way.label()))
}

/// The days of an appraisal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AppraisalDays {
    /// The last day for the report, with the extensions granted.
    pub report_by: Day,
    /// The last day to ask for an extension, or for one more.
    pub ask_extension_by: Day,
    /// The last day for the report with every extension the court may grant.
    pub latest_by: Day,
    /// Whether one more extension may be granted.
    pub may_extend: bool,
}

/// Until when an appraiser reports (VAL-06).
///
/// > 第十九条第一款 评估机构应当在三十日内出具评估报告。人民法院决定暂缓或者裁定中止执行的期间，应当从前述期限中扣除。
/// >
/// > 第十九条第二款 评估机构不能在期限内出具评估报告的，应当在期限届满五日前书面向人民法院申请延长期限。人民法院决定延长期限的，延期次数不超过两次，每次不超过十五日。
///
/// `extension_days` are the days of each extension granted, at most two of at most fifteen; more is cut to that.
#[must_use]
pub fn appraisal_days(
    calendar: &Calendar,
    commissioned_on: Day,
    suspended_days: u32,
    extension_days: &[u32],
) -> Explained<AppraisalDays> {
    let granted: u32 = extension_days.iter().take(2).map(|days| (*days).min(15)).sum();
    let base = suspended_days.saturating_add(30);
    let report = period_of_days(calendar, commissioned_on, base.saturating_add(granted));
    let open = 2_usize.saturating_sub(extension_days.len());
    let more = 15 * u32::try_from(open).unwrap_or(0);
    let latest = period_of_days(calendar, commissioned_on, base.saturating_add(granted).saturating_add(more));
    let value = AppraisalDays {
        report_by: report.end,
        ask_extension_by: report.raw_end.plus_days(-5),
        latest_by: latest.end,
        may_extend: open > 0,
    };
    Derivation::new("VAL-06", "评估期限", Confidence::Read)
        .input("评估机构收到委托日", commissioned_on.chinese())
        .input("暂缓、中止天数", suspended_days)
        .input("已准许延期天数", granted)
        .step(article("第十九条第一款"), "应当在三十日内出具评估报告，暂缓或者中止执行的期间扣除。")
        .step(
            article("第十九条第二款"),
            format!(
                "延期应当在届满五日前（{}前）申请，不超过两次，每次不超过十五日。",
                value.ask_extension_by.chinese()
            ),
        )
        .step(
            article("第十九条第三款"),
            "逾期未出具又未申请延期的，三日内退回材料，另行委托下一顺序的评估机构。",
        )
        .conclude(value, format!("评估报告最迟于{}出具。", value.report_by.chinese()))
}

/// When the report counts as received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ReportSending {
    /// The last day to send the report to the parties.
    pub send_by: Day,
    /// The day on which it counts as received where it was made public.
    pub deemed_received_on: Day,
}

/// Until when a report is sent, and when it counts as received by those without an address (VAL-07).
///
/// > 第二十一条第一款 人民法院收到定向询价、网络询价、委托评估、说明补正等报告后，应当在三日内发送给当事人及利害关系人。
/// >
/// > 第二十一条第二款 应当在中国执行信息公开网上予以公示，公示满十五日即视为收到。
#[must_use]
pub fn sending(calendar: &Calendar, received_on: Day, published_on: Day) -> Explained<ReportSending> {
    let value = ReportSending {
        send_by: period_of_days(calendar, received_on, 3).end,
        deemed_received_on: published_on.plus_days(15),
    };
    Derivation::new("VAL-07", "报告的发送", Confidence::Read)
        .input("法院收到报告日", received_on.chinese())
        .input("公示日", published_on.chinese())
        .step(article("第二十一条第一款"), format!("三日内发送，最迟{}。", value.send_by.chinese()))
        .step(
            article("第二十一条第二款"),
            format!("无法送达的公示满十五日，即{}视为收到。", value.deemed_received_on.chinese()),
        )
        .conclude(value, format!("最迟于{}发送。", value.send_by.chinese()))
}

/// Whether a reference price still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Validity {
    /// Whether no new price is needed.
    pub valid: bool,
    /// The last day of validity: the one given, at most a year after the result.
    pub valid_until: Day,
    /// The last day for the auction or sale where the first notice came within validity.
    pub sale_until: Day,
}

/// Whether a reference price holds for an auction or sale (VAL-09).
///
/// > 第二十七条第一款 司法网络询价平台、评估机构应当确定网络询价或者委托评估结果的有效期，有效期最长不得超过一年。
/// >
/// > 第二十七条第三款 人民法院在议价、询价、评估结果有效期内发布一拍拍卖公告或者直接进入变卖程序，拍卖、变卖时未超过有效期六个月的，无需重新确定参考价，但法律、行政法规、司法解释另有规定的除外。
///
/// Interpretation: a year after the result ends on the corresponding day, which still counts.
#[must_use]
pub fn validity(
    result_on: Day,
    stated_until: Day,
    first_notice_on: Day,
    sale_on: Day,
) -> Explained<Validity> {
    let valid_until = stated_until.min(result_on.plus_years(1));
    let sale_until = valid_until.plus_months(6);
    let noticed = first_notice_on <= valid_until;
    let value = Validity { valid: noticed && sale_on <= sale_until, valid_until, sale_until };
    let mut derivation = Derivation::new("VAL-09", "参考价的有效期", Confidence::Read)
        .input("结果出具日", result_on.chinese())
        .input("一拍公告日", first_notice_on.chinese())
        .input("拍卖、变卖日", sale_on.chinese())
        .step(article("第二十七条第一款"), format!("有效期最长不得超过一年，至{}。", valid_until.chinese()))
        .step(
            article("第二十七条第三款"),
            format!(
                "有效期内发布一拍公告，拍卖、变卖时未超过有效期六个月（{}）的，无需重新确定。",
                sale_until.chinese()
            ),
        );
    if !value.valid {
        derivation = derivation
            .step(article("第十一条第四款"), "网络询价的，通知平台在三日内重新出具报告。")
            .step(article("第十九条第四款"), "评估的，通知原评估机构在十五日内重新出具报告。");
    }
    let conclusion = match (value.valid, noticed) {
        (true, _) => "无需重新确定参考价。",
        (false, true) => "拍卖、变卖已经超过有效期六个月，须重新确定参考价。",
        (false, false) => "一拍公告不在有效期内，须重新确定参考价。",
    };
    derivation.conclude(value, conclusion)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn valuation_begins_within_thirty_days() {
        let period = START.after(Calendar::national(), day("2026-01-20")).value;
        assert_eq!((period.raw_end, period.end), (day("2026-02-19"), day("2026-02-24")));
    }

    #[test]
    fn the_four_ways_are_taken_in_order_unless_both_parties_skip_ahead() {
        let facts = WayFacts {
            appraisal_by_law: false,
            wish: JointWish::None,
            agreement_open: true,
            public_price: true,
            directed_failed: false,
            needs_inspection: false,
            network_possible: true,
            network_failed: false,
        };
        assert_eq!(way(facts).value, Way::Agreement);
        let facts = WayFacts { agreement_open: false, ..facts };
        assert_eq!(way(facts).value, Way::DirectedInquiry);
        assert_eq!(way(WayFacts { wish: JointWish::NetworkInquiry, ..facts }).value, Way::NetworkInquiry);
        let facts = WayFacts { directed_failed: true, ..facts };
        assert_eq!(way(facts).value, Way::NetworkInquiry);
        assert_eq!(way(WayFacts { needs_inspection: true, ..facts }).value, Way::Appraisal);
        assert_eq!(way(WayFacts { appraisal_by_law: true, ..facts }).value, Way::Appraisal);
    }

    #[test]
    fn a_price_holds_for_six_months_more_where_the_notice_came_in_time() {
        let check = |notice: &str, sale: &str| {
            validity(day("2025-03-01"), day("2026-03-01"), day(notice), day(sale)).value.valid
        };
        assert!(check("2026-03-01", "2026-09-01"));
        assert!(!check("2026-03-01", "2026-09-02"));
        assert!(!check("2026-03-02", "2026-04-10"));
    }
}
