//! 最高人民法院关于民事执行中财产调查若干问题的规定 (法释〔2017〕8号, as amended 2020).

use crate::calendar::Calendar;
use crate::civil_procedure2023::{
    self,
    period::{Period, period_of_days},
};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use serde::{Deserialize, Serialize};
use values::Day;

/// The title of the provisions.
pub const NAME: &str = "最高人民法院关于民事执行中财产调查若干问题的规定";

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// What kind of duty is enforced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// Money (金钱债权).
    Money,
    /// Anything else.
    Other,
}

/// Whether the order to report property goes out together with the execution notice (QRY-01).
///
/// > 第三条第一款 人民法院依申请执行人的申请或依职权责令被执行人报告财产情况的，应当向其发出报告财产令。金钱债权执行中，报告财产令应当与执行通知同时发出。
#[must_use]
pub fn report_order_goes_with_notice(kind: ClaimKind) -> Explained<bool> {
    let together = kind == ClaimKind::Money;
    Derivation::new("QRY-01", "报告财产令的发出", Confidence::Read)
        .step(article("第三条第一款"), "金钱债权执行中，报告财产令应当与执行通知同时发出。")
        .conclude(
            together,
            if together {
                "与执行通知同时发出。"
            } else {
                "依申请或者依职权另行发出。"
            },
        )
}

/// The days whose changes of property the debtor must report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ReportWindow {
    /// One year before the notice was received.
    pub from: Day,
    /// The day of the written report.
    pub until: Day,
}

/// The window of the property report (QRY-02).
///
/// > 第六条 被执行人自收到执行通知之日前一年至提交书面财产报告之日，其财产情况发生下列变动的，应当将变动情况一并报告：……
#[must_use]
pub fn report_window(notice_received_on: Day, reported_on: Day) -> Explained<ReportWindow> {
    let window = ReportWindow { from: notice_received_on.plus_years(-1), until: reported_on };
    Derivation::new("QRY-02", "财产报告的期间", Confidence::Read)
        .input("收到执行通知日", notice_received_on.chinese())
        .input("提交书面报告日", reported_on.chinese())
        .step(
            civil_procedure2023::article("第二百五十二条"),
            "应当报告当前以及收到执行通知之日前一年的财产情况。",
        )
        .step(article("第六条"), "期间内的转让、出租、设立负担、放弃债权、大额支出等变动一并报告。")
        .conclude(
            window,
            format!("应当报告{}至{}的财产变动。", window.from.chinese(), window.until.chinese()),
        )
}

/// Until when the debtor reports a later change (QRY-03).
///
/// > 第七条 被执行人报告财产后，其财产情况发生变动，影响申请执行人债权实现的，应当自财产变动之日起十日内向人民法院补充报告。
#[must_use]
pub fn supplementary_report_due(calendar: &Calendar, changed_on: Day) -> Explained<Period> {
    let mut explained = period_of_days(calendar, changed_on, 10).explain("QRY-03", "补充报告财产", "十日");
    explained.derivation = explained
        .derivation
        .step(article("第七条"), "应当自财产变动之日起十日内补充报告。")
        .step(article("第十一条第二款"), "裁定终结本次执行程序的，仍应履行补充报告义务。");
    explained
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_report_reaches_back_one_year_before_the_notice() {
        let window = report_window(day("2024-02-29"), day("2024-03-20")).value;
        assert_eq!((window.from, window.until), (day("2023-02-28"), day("2024-03-20")));
        assert!(report_order_goes_with_notice(ClaimKind::Money).value);
        assert!(!report_order_goes_with_notice(ClaimKind::Other).value);
    }

    #[test]
    fn a_later_change_is_reported_within_ten_days() {
        assert_eq!(
            supplementary_report_due(Calendar::national(), day("2026-09-21")).value.end,
            day("2026-10-08")
        );
    }
}
