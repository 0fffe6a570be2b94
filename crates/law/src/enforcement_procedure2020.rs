//! 最高人民法院关于适用《中华人民共和国民事诉讼法》执行程序若干问题的解释 (法释〔2008〕13号, as amended 2020).
//!
//! Articles 19 to 21 are carried out by [`crate::civil_procedure2023::limitation`].

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::{Period, period_of_days};
use crate::derivation::{Article, Explained};
use values::Day;

/// The title of the interpretation.
pub const NAME: &str = "最高人民法院关于适用《中华人民共和国民事诉讼法》执行程序若干问题的解释";

/// An article of this interpretation.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// Until when the execution notice goes out where measures were taken before it (NOT-01).
///
/// > 第二十二条 执行员依照民事诉讼法第二百四十条规定立即采取强制执行措施的，可以同时或者自采取强制执行措施之日起三日内发送执行通知书。
#[must_use]
pub fn notice_due_after_measure(calendar: &Calendar, measure_on: Day) -> Explained<Period> {
    let mut explained = period_of_days(calendar, measure_on, 3).explain("NOT-01", "发送执行通知书", "三日");
    explained.derivation = explained.derivation.step(
        article("第二十二条"),
        "立即采取强制执行措施的，可以同时或者自采取措施之日起三日内发送执行通知书。",
    );
    explained
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_follows_a_measure_within_three_days() {
        // EVIDENCE-OF: NOT-01
        for (measure, due) in
            [("2026-03-10", "2026-03-13"), ("2026-03-11", "2026-03-16"), ("2026-03-13", "2026-03-16")]
        {
            let period = notice_due_after_measure(Calendar::national(), measure.parse().unwrap()).value;
            assert_eq!(period.end.to_string(), due, "{measure}");
        }
    }
}
