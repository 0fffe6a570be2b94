//! 最高人民法院关于人民法院办理执行案件若干期限的规定 (法发〔2006〕35号), known from excerpts.

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::{Period, period_of_days};
use crate::derivation::{Article, Confidence, Explained};
use crate::procedure_interpretation2022 as interpretation;
use values::Day;

/// The title of the provisions.
pub const NAME: &str = "最高人民法院关于人民法院办理执行案件若干期限的规定";

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// Until when the handler is named (TIM-04): seven days from filing, article 2.
#[must_use]
pub fn handler_due(calendar: &Calendar, filed_on: Day) -> Explained<Period> {
    internal(
        calendar,
        "TIM-04",
        "确定承办人",
        filed_on,
        7,
        "七日",
        article("第二条"),
        "立案后七日内确定承办人。",
    )
}

/// Until when the handler sends the notice and asks the applicant for clues (NOT-02): three days from the file.
#[must_use]
pub fn handler_notice_due(calendar: &Calendar, file_received_on: Day) -> Explained<Period> {
    internal(
        calendar,
        "NOT-02",
        "承办人发出执行通知、通知申请执行人提供线索",
        file_received_on,
        3,
        "三日",
        article("第四条"),
        "承办人收到案件材料后三日内发出执行通知书，并通知申请执行人提供财产线索。",
    )
}

/// Until when the execution notice goes out (TIM-05): the earlier of ten days from receipt of the application
/// (解释第四百八十条) and three days from the handler's receipt of the file.
#[must_use]
pub fn notice_due(calendar: &Calendar, received_on: Day, file_received_on: Day) -> Explained<Period> {
    let outer = interpretation::notice_due(calendar, received_on);
    let inner = handler_notice_due(calendar, file_received_on);
    let value = outer.value.earlier(inner.value);
    let mut derivation = outer.derivation.because(inner.derivation);
    derivation.rule = "TIM-05";
    derivation.inputs.push(("承办人收到案件材料日".to_owned(), file_received_on.chinese()));
    derivation
        .remark("两项期限以先届满者为准。")
        .conclude(value, format!("最迟于{}发出执行通知。", value.end.chinese()))
}

#[allow(clippy::too_many_arguments)]
fn internal(
    calendar: &Calendar,
    rule: &'static str,
    title: &'static str,
    event: Day,
    days: u32,
    length: &str,
    article: Article,
    text: &str,
) -> Explained<Period> {
    let mut explained = period_of_days(calendar, event, days).explain(rule, title, length);
    explained.derivation = explained.derivation.step(article, text).at_most(Confidence::Excerpt);
    explained
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_earlier_of_the_two_notice_limits_binds() {
        // EVIDENCE-OF: NOT-02, TIM-05
        for (received, file, due) in [
            ("2026-03-02", "2026-03-03", "2026-03-06"),
            ("2026-03-02", "2026-03-09", "2026-03-12"),
            ("2026-03-02", "2026-03-10", "2026-03-12"),
        ] {
            assert_eq!(
                notice_due(Calendar::national(), day(received), day(file)).value.end,
                day(due),
                "{file}"
            );
        }
        assert_eq!(handler_due(Calendar::national(), day("2026-03-02")).value.end, day("2026-03-09"));
    }
}
