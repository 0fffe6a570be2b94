//! 最高人民法院关于执行担保若干问题的规定 (法释〔2018〕4号, as amended 2020), and the stay by a higher court.

use crate::checklist::{Conditions, requirement};
use crate::civil_code::{self, TermLength};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::{civil_procedure2023, enforcement_work2020, statutes};
use serde::Serialize;
use values::Day;

/// An article of the provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::GUARANTEE, article)
}

/// The end of a stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Stay {
    /// The last day, not rolled.
    pub last_day: Day,
    /// The last day that the text allows.
    pub longest: Day,
    /// Whether what was agreed is longer than allowed and was cut.
    pub cut: bool,
}

fn stay_until(from: Day, agreed_until: Option<Day>, longest: TermLength) -> Stay {
    let longest = civil_code::term_end(from, longest);
    let last_day = agreed_until.unwrap_or(longest).min(longest);
    Stay { last_day, longest, cut: agreed_until.is_some_and(|agreed| agreed > longest) }
}

/// The end of a stay on security (GUA-01): as the letter says, at most one year.
///
/// > 第十条 暂缓执行的期限应当与担保书约定一致，但最长不得超过一年。
///
/// Interpretation: a stay is a term of effect, so that it is not rolled over rest days and a year ends on the day
/// before the corresponding day, as in [`civil_code::term_end`].
#[must_use]
pub fn stay_on_security(from: Day, agreed_until: Option<Day>) -> Explained<Stay> {
    let stay = stay_until(from, agreed_until, TermLength::Years(1));
    Derivation::new("GUA-01", "执行担保的暂缓期限", Confidence::Read)
        .input("暂缓执行起始日", from.chinese())
        .input("担保书约定至", agreed_until.map_or_else(|| "未约定".to_owned(), Day::chinese))
        .step(
            civil_procedure2023::article("第二百四十二条"),
            "被执行人提供担保并经申请执行人同意的，可以决定暂缓执行。",
        )
        .step(article("第十条"), format!("与担保书约定一致，最长一年，即至{}。", stay.longest.chinese()))
        .remark("暂缓期限是效力期限，不因休息日顺延。")
        .at_most(Confidence::Design)
        .conclude(stay, format!("暂缓执行至{}。", stay.last_day.chinese()))
}

/// How long the letter says that the security lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GuaranteeTerm {
    /// So many months.
    Months(u16),
    /// Not stated, or not clearly: one year.
    NotStated,
}

/// The last day on which the guarantor may be enforced (GUA-02).
///
/// > 第十二条 担保期间自暂缓执行期限届满之日起计算。
/// >
/// > 担保书中没有记载担保期间或者记载不明的，担保期间为一年。
#[must_use]
pub fn guarantee_end(stay_ended_on: Day, term: GuaranteeTerm) -> Explained<Day> {
    let (months, label) = match term {
        GuaranteeTerm::Months(months) => (months, format!("{months}个月")),
        GuaranteeTerm::NotStated => (12, "没有记载或者记载不明，为一年".to_owned()),
    };
    let end = stay_ended_on.plus_months(i32::from(months));
    Derivation::new("GUA-02", "担保期间", Confidence::Read)
        .input("暂缓执行期限届满日", stay_ended_on.chinese())
        .input("担保期间", label)
        .step(article("第十二条"), "自暂缓执行期限届满之日起计算。")
        .step(civil_code::article("第二百零二条"), format!("届至{}。", end.chinese()))
        .step(article("第十三条"), "担保期间届满后，申请执行担保财产或者保证人财产的，不予支持。")
        .remark("担保期间不因休息日顺延。")
        .at_most(Confidence::Design)
        .conclude(end, format!("担保期间至{}（含当日）。", end.chinese()))
}

/// What must hold before security is enforced (GUA-03).
///
/// > 第十一条 暂缓执行期限届满后被执行人仍不履行义务，或者暂缓执行期间担保人有转移、隐藏、变卖、毁损担保财产等行为的，人民法院可以依申请执行人的申请恢复执行，并直接裁定执行担保财产或者保证人的财产，不得将担保人变更、追加为被执行人。
pub const ENFORCE_SECURITY: Conditions = Conditions {
    rule: "GUA-03",
    title: "执行担保财产",
    confidence: Confidence::Read,
    requirements: &[
        requirement("letter_with_promise", article("第四条"), "担保书载明担保人自愿接受直接强制执行的承诺"),
        requirement("company_resolution", article("第五条"), "公司担保的，已提交章程、董事会或者股东会决议"),
        requirement(
            "default_or_waste",
            article("第十一条第一款"),
            "暂缓期满仍不履行，或者担保人有转移、隐藏、变卖、毁损担保财产等行为",
        ),
        requirement("applied", article("第十一条第一款"), "申请执行人申请恢复执行"),
        requirement("within_guarantee_period", article("第十三条"), "担保期间尚未届满"),
        requirement(
            "debtors_cash_first",
            article("第十一条第二款"),
            "被执行人便于执行的现金、银行存款已优先执行",
        ),
    ],
    met: "可以恢复执行并直接裁定执行担保财产，不得将担保人变更、追加为被执行人。",
    unmet: "不得执行担保财产。",
};

/// Whether the president of the higher court approved a longer stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extension {
    /// He did not.
    None,
    /// He did, until this day.
    Until(Day),
}

/// The end of a stay by a higher court (GUA-04): as a rule three months; then enforcement may be resumed.
///
/// > 77. 上级法院通知暂缓执行的，应同时指定暂缓执行的期限。暂缓执行的期限一般不得超过三个月。有特殊情况需要延长的，应报经院长批准，并及时通知下级法院。
#[must_use]
pub fn superior_stay(from: Day, stated_until: Option<Day>, extension: Extension) -> Explained<Stay> {
    let mut stay = stay_until(from, stated_until, TermLength::Months(3));
    let derivation = Derivation::new("GUA-04", "上级法院的暂缓执行", Confidence::Read)
        .input("暂缓执行起始日", from.chinese())
        .step(
            enforcement_work2020::article("第77条第一款"),
            format!("一般不超过三个月，即至{}。", stay.longest.chinese()),
        );
    let derivation = match extension {
        Extension::None => derivation,
        Extension::Until(day) => {
            stay.last_day = stay.last_day.max(day);
            derivation.step(
                enforcement_work2020::article("第77条第一款"),
                format!("经院长批准延长至{}。", day.chinese()),
            )
        }
    };
    derivation
        .step(enforcement_work2020::article("第77条第二款"), "期满后上级法院未通知继续暂缓的，可以恢复执行。")
        .remark("暂缓期限是效力期限，不因休息日顺延。")
        .at_most(Confidence::Design)
        .conclude(stay, format!("暂缓执行至{}，期满可以恢复执行。", stay.last_day.chinese()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_stay_is_cut_at_a_year() {
        for (agreed, end, cut) in [
            (None, "2027-03-09", false),
            (Some("2026-09-01"), "2026-09-01", false),
            (Some("2027-03-09"), "2027-03-09", false),
            (Some("2027-03-10"), "2027-03-09", true),
        ] {
            let stay = stay_on_security(day("2026-03-10"), agreed.map(day)).value;
            assert_eq!((stay.last_day, stay.cut), (day(end), cut), "{agreed:?}");
        }
    }

    #[test]
    fn a_guarantee_lasts_a_year_where_the_letter_is_silent() {
        let end = |term| guarantee_end(day("2026-08-31"), term).value;
        assert_eq!(end(GuaranteeTerm::NotStated), day("2027-08-31"));
        assert_eq!(end(GuaranteeTerm::Months(6)), day("2027-02-28"));
    }
}
