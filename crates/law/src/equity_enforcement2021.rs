//! 最高人民法院关于人民法院强制执行股权若干问题的规定 (法释〔2021〕20号): unlisted shares and equity.

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::{Period, period_of_days};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::statutes;
use serde::Serialize;
use values::{Day, Fen};

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::EQUITY_ENFORCEMENT, article)
}

/// How much of an equity is frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FreezeBy {
    /// As much value as the claim and the costs need.
    Value,
    /// The share or number for which the applicant asked: the value cannot be found.
    AppliedFor,
}

/// A freeze of equity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EquityFreeze {
    /// The day it takes effect: that of publication in the public system.
    pub effective_on: Day,
    /// Its place among the freezes of the same equity, from 1.
    pub rank: usize,
    /// How much is frozen.
    pub by: FreezeBy,
}

/// When a freeze of equity takes effect, and at which place (SEI-10).
///
/// > 第六条第一款 股权冻结自在公示系统公示时发生法律效力。多个人民法院冻结同一股权的，以在公示系统先办理公示的为在先冻结。
/// >
/// > 第五条第一款 股权价额无法确定的，可以根据申请执行人申请冻结的比例或者数量进行冻结。
///
/// Freezes published on the same day rank by the time of day in the system; here they do not count as earlier.
#[must_use]
pub fn freeze(published_on: Day, others_published_on: &[Day], by: FreezeBy) -> Explained<EquityFreeze> {
    let earlier = others_published_on.iter().filter(|other| **other < published_on).count();
    let value = EquityFreeze { effective_on: published_on, rank: earlier + 1, by };
    let how = match by {
        FreezeBy::Value => "以其价额足以清偿债权额及执行费用为限，不得明显超标的额冻结。",
        FreezeBy::AppliedFor => "股权价额无法确定的，可以根据申请冻结的比例或者数量冻结。",
    };
    Derivation::new("SEI-10", "股权的冻结", Confidence::Read)
        .input("公示日", published_on.chinese())
        .step(article("第六条第一款"), "股权冻结自在公示系统公示时发生法律效力，先办理公示的为在先冻结。")
        .step(article("第五条第一款"), how)
        .step(article("第九条第一款"), "冻结股息、红利的，应当向股权所在公司送达裁定书。")
        .conclude(value, format!("{}生效，为第{}顺位。", published_on.chinese(), value.rank))
}

/// Until when an obvious excess is lifted after the ruling that upheld the objection took effect (SEI-10).
///
/// > 第五条第二款 人民法院审查后裁定异议成立的，应当自裁定生效之日起七日内解除对明显超标的额部分的冻结。
#[must_use]
pub fn excess_lifted_by(calendar: &Calendar, ruling_effective_on: Day) -> Explained<Period> {
    let mut explained =
        period_of_days(calendar, ruling_effective_on, 7).explain("SEI-10", "解除超标的额部分的冻结", "七日");
    explained.derivation = explained
        .derivation
        .step(article("第五条第二款"), "自裁定生效之日起七日内解除对明显超标的额部分的冻结。");
    explained
}

/// Until when the debtor sells his frozen equity himself: at most three months (SEI-19).
///
/// > 第十条 被执行人申请自行变价被冻结股权，经申请执行人及其他已知执行债权人同意或者变价款足以清偿执行债务的，人民法院可以准许，但是应当在能够控制变价款的情况下监督其在指定期限内完成，最长不超过三个月。
#[must_use]
pub fn own_sale_until(allowed_on: Day) -> Day {
    allowed_on.plus_months(3)
}

/// How a start price is found for equity that lacks papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EquityPrice {
    /// The appraiser reports on what there is.
    AppraiseOnWhatExists,
    /// The start price is set suitably above the costs of enforcement.
    AboveCosts,
    /// It waits for the applicant's written request.
    AwaitRequest,
    /// It may not be auctioned so: the equity clearly has no value.
    Worthless,
}

/// The start price of equity that lacks papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EquityStart {
    /// How it is found.
    pub by: EquityPrice,
    /// The sum above which it is set, where it is set above the costs.
    pub above_fen: Option<Fen>,
}

/// How the start price of equity is found where the papers for an appraisal are missing (VAL-12).
///
/// > 第十二条第一款 人民法院应当通知评估机构根据现有材料进行评估，并告知当事人因缺乏材料可能产生的不利后果。
/// >
/// > 第十二条第二款 评估机构根据现有材料无法出具评估报告的，经申请执行人书面申请，人民法院可以根据具体情况以适当高于执行费用的金额确定起拍价，但是股权所在公司经营严重异常，股权明显没有价值的除外。
#[must_use]
pub fn start_without_papers(
    can_be_appraised: bool,
    requested_in_writing: bool,
    clearly_worthless: bool,
    costs: Fen,
) -> Explained<EquityStart> {
    let derivation = Derivation::new("VAL-12", "缺少材料的股权的起拍价", Confidence::Read)
        .step(article("第十二条第一款"), "缺少完整材料又无法调取的，通知评估机构根据现有材料评估。");
    let without = |by| EquityStart { by, above_fen: None };
    if can_be_appraised {
        return derivation.conclude(without(EquityPrice::AppraiseOnWhatExists), "根据现有材料评估。");
    }
    if clearly_worthless {
        return derivation
            .step(article("第十二条第二款"), "公司经营严重异常，股权明显没有价值的除外。")
            .conclude(without(EquityPrice::Worthless), "不得据此确定起拍价。");
    }
    let derivation = derivation.step(
        article("第十二条第二款"),
        "无法出具评估报告的，经书面申请，以适当高于执行费用的金额确定起拍价。",
    );
    if requested_in_writing {
        let value = EquityStart { by: EquityPrice::AboveCosts, above_fen: Some(costs) };
        derivation.conclude(value, format!("起拍价适当高于执行费用{costs}元。"))
    } else {
        derivation.conclude(without(EquityPrice::AwaitRequest), "待申请执行人书面申请。")
    }
}
