//! The notice of auction, what is shown with it and who is told: articles 12 to 14, 16 and 26.

use super::{Round, article};
use crate::auction2020::Lot;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::statutes;
use serde::Serialize;
use values::Day;

/// How many days before the auction the notice is published (AUC-06).
///
/// > 第十二条第一款 拍卖动产的，应当在拍卖十五日前公告；拍卖不动产或者其他财产权的，应当在拍卖三十日前公告。
/// >
/// > 第二十六条第一款 拍卖动产的应当在拍卖七日前公告；拍卖不动产或者其他财产权的应当在拍卖十五日前公告。
#[must_use]
pub const fn notice_days(lot: Lot, round: Round) -> u32 {
    match (round, lot) {
        (Round::First, Lot::Movable) | (Round::Second, Lot::RealEstate | Lot::OtherRight) => 15,
        (Round::First, Lot::RealEstate | Lot::OtherRight) => 30,
        (Round::Second, Lot::Movable) => 7,
    }
}

/// The earliest days of an auction after its notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NoticeDays {
    /// The days between notice and auction that the law asks for.
    pub days: u32,
    /// The first day on which the auction may begin.
    pub earliest_on: Day,
    /// The same with the days that the court adds for safety (D-15).
    pub safe_on: Day,
}

/// The earliest day on which an auction may begin after its notice (AUC-06).
///
/// Interpretation (D-15): the day of publication is not counted; `spare_days` more keep clear of the quarrel whether
/// the day of the auction counts. The limit runs backward from the auction and is not rolled over rest days.
#[must_use]
pub fn earliest_day(lot: Lot, round: Round, published_on: Day, spare_days: u32) -> Explained<NoticeDays> {
    let days = notice_days(lot, round);
    let plus = |days: u32| published_on.plus_days(i32::try_from(days).unwrap_or(i32::MAX));
    let value = NoticeDays { days, earliest_on: plus(days), safe_on: plus(days.saturating_add(spare_days)) };
    let article = match round {
        Round::First => article("第十二条第一款"),
        Round::Second => article("第二十六条第一款"),
    };
    Derivation::new("AUC-06", "网络司法拍卖的公告期", Confidence::Read)
        .input("拍卖财产", lot.label())
        .input("拍卖次数", round.label())
        .input("公告发布日", published_on.chinese())
        .step(article, format!("{}{}应当在拍卖{days}日前公告。", round.label(), lot.label()))
        .remark(format!("公告当日不计，最早可以在{}拍卖。", value.earliest_on.chinese()))
        .remark(format!("首尾日的计算没有规定，稳妥起见多留{spare_days}日。"))
        .at_most(if spare_days == 0 { Confidence::Read } else { Confidence::Design })
        .conclude(value, format!("稳妥的最早拍卖日为{}。", value.safe_on.chinese()))
}

/// The earliest day on which an online sale may begin after its notice: as for the second auction (AUC-06, AUC-21).
///
/// The rule of 法明传〔2017〕455号 is from memory.
#[must_use]
pub fn earliest_sale_day(lot: Lot, published_on: Day, spare_days: u32) -> Explained<NoticeDays> {
    let mut explained = earliest_day(lot, Round::Second, published_on, spare_days);
    explained.derivation = explained
        .derivation
        .step(Article::new(statutes::AUCTION_AND_SALE, "变卖程序"), "变卖的公告天数与第二次拍卖相同。")
        .at_most(Confidence::Recalled);
    explained
}

/// The eleven things that are published on the platform on the day of the notice (article 13), in order.
pub const DISCLOSURES: [&str; 11] = [
    "拍卖公告",
    "执行所依据的法律文书",
    "评估报告副本或者定价依据",
    "拍卖时间、起拍价以及竞价规则",
    "拍卖财产现状的文字说明、视频或者照片",
    "优先购买权主体以及权利性质",
    "通知或者无法通知当事人、优先购买权人的情况",
    "保证金、拍卖款项支付方式和账户",
    "可能产生的税费及承担方式",
    "执行法院名称，联系、监督方式",
    "其他应当公示的信息",
];

/// The seven special warnings of article 14, in order.
pub const WARNINGS: [&str; 7] = [
    "竞买人应当具备的行为能力、资格或者条件",
    "委托他人代为竞买须经人民法院确认",
    "已知瑕疵和权利负担",
    "以实物现状为准，可以申请实地看样",
    "参与竞买视为接受一切已知和未知瑕疵",
    "成交确认书公示买受人真实身份",
    "悔拍后保证金不予退还",
];

/// What is missing on the platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Omissions {
    /// Whether nothing is missing.
    pub complete: bool,
    /// What of article 13 is missing.
    pub missing_disclosures: Vec<&'static str>,
    /// What of article 14 is missing.
    pub missing_warnings: Vec<&'static str>,
}

/// What is missing of the things to be published and warned of on the day of the notice (AUC-07).
///
/// > 第十三条 实施网络司法拍卖的，人民法院应当在拍卖公告发布当日通过网络司法拍卖平台公示下列信息
/// >
/// > 第十四条 实施网络司法拍卖的，人民法院应当在拍卖公告发布当日通过网络司法拍卖平台对下列事项予以特别提示
///
/// `disclosed` and `warned` are the numbers of the items, from 1. The last item of article 13 is open-ended and is
/// never called missing.
#[must_use]
pub fn omissions(disclosed: &[usize], warned: &[usize]) -> Explained<Omissions> {
    let missing = |items: &[&'static str], given: &[usize]| -> Vec<&'static str> {
        let absent = |(index, item): (usize, &&'static str)| (!given.contains(&(index + 1))).then_some(*item);
        items.iter().enumerate().filter_map(absent).collect()
    };
    let missing_disclosures = missing(&DISCLOSURES[..DISCLOSURES.len() - 1], disclosed);
    let missing_warnings = missing(&WARNINGS, warned);
    let complete = missing_disclosures.is_empty() && missing_warnings.is_empty();
    let conclusion = if complete {
        "公示和特别提示齐全。".to_owned()
    } else {
        let all: Vec<&str> = missing_disclosures.iter().chain(&missing_warnings).copied().collect();
        format!("尚缺：{}。", all.join("；"))
    };
    Derivation::new("AUC-07", "拍卖公告当日的公示和特别提示", Confidence::Read)
        .step(article("第十三条"), "公告发布当日应当公示十一类信息。")
        .step(article("第十四条"), "公告发布当日应当特别提示七类事项，包括悔拍后保证金不予退还。")
        .conclude(Omissions { complete, missing_disclosures, missing_warnings }, conclusion)
}

/// When those concerned are told of the auction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Telling {
    /// The last day to tell them.
    pub tell_by: Day,
    /// The day on which those who cannot be reached are taken as told, where they were named on the platform today.
    pub deemed_told_on: Day,
}

/// Until when the parties and known holders of a right of first refusal are told (AUC-08).
///
/// > 第十六条第一款 网络司法拍卖的事项应当在拍卖公告发布三日前以书面或者其他能够确认收悉的合理方式，通知当事人、已知优先购买权人。权利人书面明确放弃权利的，可以不通知。无法通知的，应当在网络司法拍卖平台公示并说明无法通知的理由，公示满五日视为已经通知。
/// >
/// > 第十六条第二款 优先购买权人经通知未参与竞买的，视为放弃优先购买权。
#[must_use]
pub fn telling(published_on: Day, named_on_platform_on: Day) -> Explained<Telling> {
    let value =
        Telling { tell_by: published_on.plus_days(-3), deemed_told_on: named_on_platform_on.plus_days(5) };
    Derivation::new("AUC-08", "拍卖事项的通知", Confidence::Read)
        .input("拍卖公告发布日", published_on.chinese())
        .input("无法通知的公示日", named_on_platform_on.chinese())
        .step(
            article("第十六条第一款"),
            format!(
                "应当在公告发布三日前通知，最迟{}；“前”字期限向前计算，不顺延。",
                value.tell_by.chinese()
            ),
        )
        .step(
            article("第十六条第一款"),
            format!("无法通知的，公示满五日，即{}视为已经通知。", value.deemed_told_on.chinese()),
        )
        .step(article("第十六条第二款"), "优先购买权人经通知未参与竞买的，视为放弃优先购买权。")
        .conclude(value, format!("最迟于{}通知。", value.tell_by.chinese()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_of_the_first_round_is_twice_as_long_as_that_of_the_second() {
        for (lot, round, earliest, safe) in [
            (Lot::RealEstate, Round::First, "2026-04-01", "2026-04-02"),
            (Lot::OtherRight, Round::First, "2026-04-01", "2026-04-02"),
            (Lot::Movable, Round::First, "2026-03-17", "2026-03-18"),
            (Lot::RealEstate, Round::Second, "2026-03-17", "2026-03-18"),
            (Lot::Movable, Round::Second, "2026-03-09", "2026-03-10"),
        ] {
            let value = earliest_day(lot, round, "2026-03-02".parse().unwrap(), 1).value;
            assert_eq!(
                (value.earliest_on.to_string(), value.safe_on.to_string()),
                (earliest.into(), safe.into())
            );
        }
    }

    #[test]
    fn what_is_not_ticked_is_missing_except_the_open_item() {
        let all: Vec<usize> = (1..=10).collect();
        assert!(omissions(&all, &[1, 2, 3, 4, 5, 6, 7]).value.complete);
        let value = omissions(&all[1..], &[1, 2, 3, 4, 5, 6]).value;
        assert_eq!(value.missing_disclosures, ["拍卖公告"]);
        assert_eq!(value.missing_warnings, ["悔拍后保证金不予退还"]);
    }
}
