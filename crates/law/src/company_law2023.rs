//! 中华人民共和国公司法 (2023, in force 2024-07-01): what enforcement against equity needs.

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::{Period, period_of_days};
use crate::derivation::{Article, Explained};
use crate::statutes;
use values::Day;

/// An article of this statute.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::COMPANY_LAW, article)
}

/// Until when the other shareholders use their right of first refusal (AUC-09).
///
/// > 第八十五条 人民法院依照法律规定的强制执行程序转让股东的股权时，应当通知公司及全体股东，其他股东在同等条件下有优先购买权。其他股东自人民法院通知之日起满二十日不行使优先购买权的，视为放弃优先购买权。
#[must_use]
pub fn first_refusal_lapses(calendar: &Calendar, notified_on: Day) -> Explained<Period> {
    let mut explained =
        period_of_days(calendar, notified_on, 20).explain("AUC-09", "股东优先购买权", "二十日");
    explained.derivation = explained
        .derivation
        .step(article("第八十五条"), "应当通知公司及全体股东，自通知之日起满二十日不行使的，视为放弃。");
    explained
}
