//! 最高人民法院关于人民法院办理执行案件若干期限的规定 (法发〔2006〕35号), known from excerpts.

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::Period;
use crate::derivation::{Article, Confidence, Explained};
use crate::limit::{Length, Limit};
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
pub const HANDLER: Limit =
    Limit::new("TIM-04", "确定承办人", Length::Days(7), article("第二条"), "立案后七日内确定承办人。")
        .known_as(Confidence::Excerpt);

/// Until when the handler sends the notice and asks the applicant for clues (NOT-02): three days from the file.
pub const HANDLER_NOTICE: Limit = Limit::new(
    "NOT-02",
    "承办人发出执行通知、通知申请执行人提供线索",
    Length::Days(3),
    article("第四条"),
    "承办人收到案件材料后三日内发出执行通知书，并通知申请执行人提供财产线索。",
)
.known_as(Confidence::Excerpt);

/// Until when the execution notice goes out (TIM-05): the earlier of ten days from receipt of the application
/// (解释第四百八十条) and three days from the handler's receipt of the file.
#[must_use]
pub fn notice_due(calendar: &Calendar, received_on: Day, file_received_on: Day) -> Explained<Period> {
    let outer = interpretation::NOTICE.after(calendar, received_on);
    let inner = HANDLER_NOTICE.after(calendar, file_received_on);
    let value = outer.value.earlier(inner.value);
    let mut derivation = outer.derivation.because(inner.derivation);
    derivation.rule = "TIM-05";
    derivation.inputs.push(("承办人收到案件材料日".to_owned(), file_received_on.chinese()));
    derivation
        .remark("两项期限以先届满者为准。")
        .conclude(value, format!("最迟于{}发出执行通知。", value.end.chinese()))
}

/// Until when an investigation asked for by the applicant starts (QRY-10).
pub const INVESTIGATION_STARTS: Limit = Limit::new(
    "QRY-10",
    "启动财产调查",
    Length::Days(10),
    article("第六条"),
    "申请执行人申请调查的，应当在十日内启动调查程序。",
)
.known_as(Confidence::Excerpt);

/// Until when an investigation is normally done (QRY-10), from its start.
pub const INVESTIGATION_ENDS: Limit = Limit::new(
    "QRY-10",
    "完成财产调查",
    Length::Months(1),
    article("第六条"),
    "一般应当在一个月内完成财产调查。",
)
.known_as(Confidence::Excerpt);

/// Until when an appraiser or auctioneer is chosen (TIM-09).
pub const CHOICE_OF_AGENCY: Limit = Limit::new(
    "TIM-09",
    "选定评估、拍卖机构",
    Length::Days(10),
    article("第七条"),
    "需要评估、拍卖的，应当在十日内选定机构。",
)
.known_as(Confidence::Excerpt);

/// Until when the registry is notified (TIM-11).
pub const REGISTRATION_NOTICE: Limit = Limit::new(
    "TIM-11",
    "送达办理登记的协助执行通知",
    Length::Days(5),
    article("第八条"),
    "应当在五日内向登记机关送达协助执行通知。",
)
.known_as(Confidence::Excerpt);

/// Until when an approval inside the court is given (TIM-12), from memory.
pub const APPROVAL: Limit = Limit::new(
    "TIM-12",
    "院内审批",
    Length::Days(7),
    article("第十二条"),
    "执行措施需要审批的，应当在七日内完成审批。",
)
.known_as(Confidence::Recalled);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_earlier_of_the_two_notice_limits_binds() {
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
        assert_eq!(HANDLER.after(Calendar::national(), day("2026-03-02")).value.end, day("2026-03-09"));
    }
}
