//! 最高人民法院关于严格执行案件审理期限制度的若干规定 (法释〔2000〕29号).
//!
//! Articles in order: the limits (5), their start (8), what is not counted (9).

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::{self, Period};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::enforcement_periods2006;
use serde::{Deserialize, Serialize};
use values::Day;

/// The title of the provisions.
pub const NAME: &str = "最高人民法院关于严格执行案件审理期限制度的若干规定";

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// How many months the president of a court may grant; what goes beyond must be put on record with the high court.
///
/// > 第五条第一款 ……有特殊情况需要延长的，经本院院长批准，可以延长三个月，还需延长的，层报高级人民法院备案。
pub const EXTENSION_MONTHS: u32 = 3;

/// What kind of case is handled, which decides the limit (TIM-01).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// An ordinary enforcement case: six months.
    Ordinary,
    /// Enforcement of an administrative decision without a suit (非诉执行): three months.
    Administrative,
    /// The property part of a criminal judgment: six months.
    CriminalProperty,
}

impl CaseKind {
    /// The limit in months.
    #[must_use]
    pub const fn months(self) -> i32 {
        match self {
            CaseKind::Ordinary | CaseKind::CriminalProperty => 6,
            CaseKind::Administrative => 3,
        }
    }

    /// The kind in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            CaseKind::Ordinary => "执行案件",
            CaseKind::Administrative => "非诉执行案件",
            CaseKind::CriminalProperty => "刑事裁判涉财产部分执行案件",
        }
    }
}

/// Why days are not counted (TIM-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExclusionReason {
    /// Public notice and expert opinion (公告、鉴定), item 6.
    NoticeOrExpertise,
    /// Objections to and disputes about competence (管辖争议), item 7.
    Competence,
    /// Audit, appraisal, asset clearing (审计、评估、资产清理), item 8.
    AuditOrAppraisal,
    /// Suspension of enforcement (中止执行), item 9.
    Suspension,
    /// Stay after a settlement or on security (和解或者担保后暂缓执行), item 10.
    StayOnSettlementOrSecurity,
    /// Stay by a superior court (上级法院通知暂缓执行), item 11.
    StayBySuperior,
    /// Auction and sale of seized property (拍卖、变卖), item 12.
    AuctionOrSale,
    /// A request for instructions to a superior court (向上级法院请示), article 13 of the limits of 2006, from memory.
    RequestToSuperior,
    /// Coordination of a dispute between courts (执行争议协调), article 13 of the limits of 2006, from memory.
    Coordination,
    /// A reason that no list names; a court must confirm it.
    Unlisted,
}

impl ExclusionReason {
    /// The reason in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            ExclusionReason::NoticeOrExpertise => "公告、鉴定的期间",
            ExclusionReason::Competence => "处理管辖权异议和管辖争议的期间",
            ExclusionReason::AuditOrAppraisal => "审计、评估、资产清理的期间",
            ExclusionReason::Suspension => "中止执行至恢复执行的期间",
            ExclusionReason::StayOnSettlementOrSecurity => "达成和解或者提供担保后暂缓执行的期间",
            ExclusionReason::StayBySuperior => "上级人民法院通知暂缓执行的期间",
            ExclusionReason::AuctionOrSale => "拍卖、变卖被查封、扣押财产的期间",
            ExclusionReason::RequestToSuperior => "就法律适用问题向上级法院请示的期间",
            ExclusionReason::Coordination => "与其他法院发生执行争议报请协调的期间",
            ExclusionReason::Unlisted => "未列明事由的期间（待核）",
        }
    }

    /// The item of article 9.
    #[must_use]
    pub const fn article(self) -> Article {
        if matches!(self, ExclusionReason::RequestToSuperior | ExclusionReason::Coordination) {
            return enforcement_periods2006::article("第十三条");
        }
        article(match self {
            ExclusionReason::NoticeOrExpertise => "第九条第（六）项",
            ExclusionReason::Competence => "第九条第（七）项",
            ExclusionReason::AuditOrAppraisal => "第九条第（八）项",
            ExclusionReason::Suspension => "第九条第（九）项",
            ExclusionReason::StayOnSettlementOrSecurity => "第九条第（十）项",
            ExclusionReason::StayBySuperior => "第九条第（十一）项",
            ExclusionReason::AuctionOrSale => "第九条第（十二）项",
            ExclusionReason::RequestToSuperior
            | ExclusionReason::Coordination
            | ExclusionReason::Unlisted => "第九条",
        })
    }

    /// How sure we are that these days do not count.
    #[must_use]
    pub const fn confidence(self) -> Confidence {
        match self {
            ExclusionReason::RequestToSuperior | ExclusionReason::Coordination => Confidence::Recalled,
            ExclusionReason::Unlisted => Confidence::Design,
            _ => Confidence::Read,
        }
    }
}

/// Days that are not counted towards the handling limit, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ExcludedSpan {
    /// The first day that is not counted.
    pub from: Day,
    /// The last day that is not counted.
    pub until: Day,
    /// Why.
    pub reason: ExclusionReason,
}

/// The handling limit of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct HandlingLimit {
    /// The last day without any exclusion.
    pub base_end: Day,
    /// The number of days that are not counted: the union of the spans.
    pub excluded_days: i32,
    /// The last day: the base end and the excluded days together, on a rest day too.
    pub end: Day,
    /// The end, or the first working day after it where it is a rest day.
    pub rolled_end: Day,
    /// Whether the holiday notice of the year is not known yet, so that the rolled end may change.
    pub provisional: bool,
}

/// The handling limit of a case filed on a day (TIM-01, TIM-02).
///
/// > 第五条第一款 执行案件应当在立案之日起六个月内执结，非诉执行案件应当在立案之日起三个月内执结；有特殊情况需要延长的，经本院院长批准，可以延长三个月，还需延长的，层报高级人民法院备案。
/// >
/// > 第八条第一款 案件的审理期限从立案次日起计算。
/// >
/// > 第九条 下列期间不计入审理、执行期限：……
///
/// `extended_months` is what the president has granted. Overlapping spans count once. Days before filing count for
/// nothing, nor do days after the limit has run out.
///
/// Interpretation (Q104): the limit binds the court, is counted in months and is no 期间 of 民事诉讼法第八十五条; a last
/// day on a rest day does not move it. [`HandlingLimit::rolled_end`] is the day for those who read it otherwise.
#[must_use]
pub fn handling_limit(
    calendar: &Calendar,
    kind: CaseKind,
    filed_on: Day,
    extended_months: u16,
    excluded: &[ExcludedSpan],
) -> Explained<HandlingLimit> {
    let base_end = filed_on.plus_months(kind.months() + i32::from(extended_months));
    let (excluded_days, end) = union_extension(filed_on, base_end, excluded);
    let Period { end: rolled_end, provisional, .. } = period::ending_on(calendar, filed_on, end);
    let limit = HandlingLimit { base_end, excluded_days, end, rolled_end, provisional };

    let mut derivation = Derivation::new("TIM-02", "执行案件的办理期限", Confidence::Read)
        .input("案件类型", kind.label())
        .input("立案日", filed_on.chinese())
        .step(article("第八条第一款"), format!("自立案次日{}起计算。", filed_on.next().chinese()));
    derivation = match kind {
        CaseKind::CriminalProperty => derivation.step(
            Article::new("最高人民法院关于刑事裁判涉财产部分执行的若干规定", "第三条"),
            "应当在立案之日起六个月内执结。",
        ),
        _ => derivation.step(
            article("第五条第一款"),
            format!("{}应当在立案之日起{}个月内执结。", kind.label(), kind.months()),
        ),
    };
    if extended_months > 0 {
        derivation =
            derivation.step(article("第五条第一款"), format!("经院长批准延长{extended_months}个月。"));
    }
    derivation = derivation.remark(format!("扣除前届至{}。", base_end.chinese()));
    for span in excluded {
        derivation = derivation.step(
            span.reason.article(),
            format!("{}：{}至{}。", span.reason.label(), span.from.chinese(), span.until.chinese()),
        );
        derivation = derivation.at_most(span.reason.confidence());
    }
    if !excluded.is_empty() {
        derivation = derivation
            .remark(format!("重叠的日数只扣除一次，共扣除{excluded_days}日，届至{}。", end.chinese()));
    }
    if rolled_end != end {
        derivation = derivation.remark(format!(
            "该日为休息日；办案期限约束法院，不是诉讼期间，不顺延（顺延的为{}{}）。",
            rolled_end.chinese(),
            if provisional { "，放假安排尚未公布，暂定" } else { "" },
        ));
    }
    derivation.conclude(limit, format!("办理期限于{}届满。", end.chinese()))
}

/// Adds the union of the excluded days to the limit. Each day of a span that falls within the limit as it stands moves
/// the limit by one day.
pub(crate) fn union_extension(filed_on: Day, base_end: Day, excluded: &[ExcludedSpan]) -> (i32, Day) {
    let mut spans: Vec<(Day, Day)> = excluded
        .iter()
        .map(|span| (span.from.max(filed_on.next()), span.until))
        .filter(|(from, until)| from <= until)
        .collect();
    spans.sort_unstable();
    let (mut end, mut counted_until) = (base_end, filed_on);
    let mut days = 0;
    for (from, until) in spans {
        let from = from.max(counted_until.next());
        if from > until || from > end {
            continue;
        }
        let length = until.days_since(from) + 1;
        days += length;
        end = end.plus_days(length);
        counted_until = until;
    }
    (days, end)
}

/// The day by which an extension is asked of the president: five days before the limit ends (TIM-01).
///
/// The five days are from 办理执行案件若干期限的规定 article 1, known from an excerpt. They count backwards and are not
/// rolled.
#[must_use]
pub fn extension_request_due(limit_ends_on: Day) -> Explained<Day> {
    let due = limit_ends_on.plus_days(-5);
    Derivation::new("TIM-01", "申请延长办理期限", Confidence::Excerpt)
        .input("办理期限届满日", limit_ends_on.chinese())
        .step(enforcement_periods2006::article("第一条"), "需要延长的，应当在期限届满前五日报请院长批准。")
        .conclude(due, format!("最迟于{}报请批准。", due.chinese()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn span(from: &str, until: &str, reason: ExclusionReason) -> ExcludedSpan {
        ExcludedSpan { from: day(from), until: day(until), reason }
    }

    fn limit(filed: &str, spans: &[ExcludedSpan]) -> (String, i32, String) {
        let limit = handling_limit(Calendar::national(), CaseKind::Ordinary, day(filed), 0, spans).value;
        (limit.base_end.to_string(), limit.excluded_days, limit.end.to_string())
    }

    #[test]
    fn overlapping_exclusions_count_once() {
        let spans = [
            span("2026-03-21", "2026-05-09", ExclusionReason::AuctionOrSale),
            span("2026-03-01", "2026-03-31", ExclusionReason::AuditOrAppraisal),
        ];
        assert_eq!(limit("2026-01-15", &spans), ("2026-07-15".into(), 70, "2026-09-23".into()));
        // One inside the other, and the same twice.
        let spans = [
            span("2026-03-01", "2026-03-31", ExclusionReason::AuctionOrSale),
            span("2026-03-10", "2026-03-12", ExclusionReason::AuditOrAppraisal),
            span("2026-03-01", "2026-03-31", ExclusionReason::Suspension),
        ];
        assert_eq!(limit("2026-01-15", &spans).1, 31);
    }

    #[test]
    fn the_union_is_what_counting_day_by_day_gives_in_any_order() {
        let mut state = 7_u64;
        let mut next = |most: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i32::try_from((state >> 33) % most).unwrap()
        };
        for _ in 0..2_000 {
            let filed = day("1991-01-01").plus_days(next(13_000));
            let base_end = filed.plus_months(6);
            let mut spans: Vec<ExcludedSpan> = (0..next(6))
                .map(|_| {
                    let from = filed.plus_days(next(300) - 40);
                    let until = from.plus_days(next(90));
                    ExcludedSpan { from, until, reason: ExclusionReason::Suspension }
                })
                .collect();
            let (mut counted, mut today) = (0, filed);
            let mut left = base_end.days_since(filed);
            // A span that begins within the limit counts whole, so that the day after its last one is reached too.
            while left > 0
                || spans
                    .iter()
                    .any(|span| (span.from..=span.until).contains(&today.next()) && span.from <= today)
            {
                today = today.next();
                if spans.iter().any(|span| (span.from..=span.until).contains(&today)) {
                    counted += 1;
                } else {
                    left -= 1;
                }
            }
            let forward = union_extension(filed, base_end, &spans);
            spans.reverse();
            assert_eq!(forward, union_extension(filed, base_end, &spans));
            assert_eq!(forward.0, counted, "{filed} {spans:?}");
            assert_eq!(forward.1, base_end.plus_days(counted));
        }
    }

    #[test]
    fn only_days_after_filing_and_within_the_limit_move_it() {
        for (from, until, days) in [
            ("2026-01-10", "2026-01-15", 0),
            ("2026-01-10", "2026-01-16", 1),
            ("2026-07-15", "2026-07-16", 2),
            ("2026-07-16", "2026-07-20", 0),
            ("2026-07-20", "2026-07-10", 0),
        ] {
            assert_eq!(
                limit("2026-01-15", &[span(from, until, ExclusionReason::Suspension)]).1,
                days,
                "{from}"
            );
        }
    }

    #[test]
    fn the_limit_depends_on_the_kind_of_case_and_is_extended_by_months() {
        for (kind, extended, end) in [
            (CaseKind::Ordinary, 0, "2026-07-15"),
            (CaseKind::Administrative, 0, "2026-04-15"),
            (CaseKind::CriminalProperty, 0, "2026-07-15"),
            (CaseKind::Ordinary, 3, "2026-10-15"),
        ] {
            let limit = handling_limit(Calendar::national(), kind, day("2026-01-15"), extended, &[]).value;
            assert_eq!(limit.end, day(end), "{kind:?}");
        }
        assert_eq!(extension_request_due(day("2026-07-15")).value, day("2026-07-10"));
    }

    #[test]
    fn a_limit_that_ends_on_a_rest_day_stays_and_names_the_working_day_after() {
        let limit = handling_limit(Calendar::national(), CaseKind::Ordinary, day("2026-01-04"), 0, &[]).value;
        assert_eq!((limit.end, limit.rolled_end), (day("2026-07-04"), day("2026-07-06")));
    }
}
