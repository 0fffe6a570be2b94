//! 最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定 (法释〔2004〕15号, as amended 2020).
//!
//! Articles in order: effect (1), no obvious excess (19), waiting measures (26), the end of the term (27). The longest
//! terms stand in [`crate::procedure_interpretation2022`].

mod exempt;
mod lifting;
mod order;
mod terms;
mod whose;

pub use exempt::{Belonging, Home, home, is_exempt, living_costs_kept};
pub use lifting::{LiftGround, Lifting, lifting};
pub use order::{Candidate, Chosen, ProductionEffect, Waiting, WaitingState, choose, waiting};
pub use terms::{LastDay, LongestTerm, SharesTerm, Term, Turn, longest_term, term};
pub use whose::{
    AtRegister, Holder, MaySeize, PricePaid, Reach, Seized, Transfer, at_register, may_seize, reach,
    sold_may_be_seized,
};

use crate::calendar::Calendar;
use crate::civil_code::{self, TermLength};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::procedure_interpretation2022 as interpretation;
use serde::{Deserialize, Serialize};
use values::{Day, Fen, Ratio};

/// The title of the provisions.
pub const NAME: &str = "最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定";

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// The day on which a measure takes effect: that of service on the unit that must assist (SEI-01).
///
/// > 第一条第二款 查封、扣押、冻结裁定书和协助执行通知书送达时发生法律效力。
#[must_use]
pub fn effective_on(served_on_assisting_unit: Day) -> Explained<Day> {
    Derivation::new("SEI-01", "查封、扣押、冻结生效日", Confidence::Read)
        .input("送达协助执行人日", served_on_assisting_unit.chinese())
        .step(article("第一条第二款"), "查封、扣押、冻结裁定书和协助执行通知书送达时发生法律效力。")
        .conclude(served_on_assisting_unit, format!("{}生效。", served_on_assisting_unit.chinese()))
}

/// The days before the end of a term on which somebody is reminded to renew (SEI-05).
pub const RENEWAL_ALERT_DAYS: [i32; 5] = [60, 30, 15, 7, 3];

/// Until when a measure is renewed, and when to remind of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RenewalPlan {
    /// The last day of the running term, inclusive.
    pub term_ends_on: Day,
    /// The last working day of the term: the renewal must be registered on it at the latest.
    pub last_safe_on: Day,
    /// The days of reminding, 60, 30, 15, 7 and 3 days before the last safe day.
    pub alerts_on: [Day; 5],
    /// Whether the holiday notice of the year is not known yet.
    pub provisional: bool,
}

/// Until when a measure whose written term ends on a day is renewed (SEI-04, SEI-05).
///
/// > 第二十七条第一款 查封、扣押、冻结期限届满，人民法院未办理延期手续的，查封、扣押、冻结的效力消灭。
#[must_use]
pub fn renewal_plan(calendar: &Calendar, term_ends_on: Day) -> Explained<RenewalPlan> {
    let last_safe_on = calendar.last_working_day_until(term_ends_on);
    let plan = RenewalPlan {
        term_ends_on,
        last_safe_on,
        alerts_on: RENEWAL_ALERT_DAYS.map(|days| last_safe_on.plus_days(-days)),
        provisional: !calendar.is_published(term_ends_on.year()),
    };
    let mut derivation = Derivation::new("SEI-04", "续行查封、扣押、冻结", Confidence::Read)
        .input("期限最后一日", term_ends_on.chinese())
        .step(
            interpretation::article("第四百八十五条第二款"),
            "应当在期限届满前办理续行手续，续行期限不得超过最长期限。",
        )
        .step(article("第二十七条第一款"), "期限届满未办理延期手续的，效力消灭，轮候的自动生效，顺位丧失。")
        .remark(format!("效力期限不因休息日顺延，须在最后一个工作日{}前办妥。", last_safe_on.chinese()));
    if plan.provisional {
        derivation = derivation.remark(crate::calendar::NOT_PUBLISHED);
    }
    derivation.conclude(plan, format!("最迟于{}办妥续行手续。", last_safe_on.chinese()))
}

/// The last day of an execution measure that grew out of preservation: the term goes on (SEI-06).
///
/// > 解释第一百六十八条 保全裁定未经人民法院依法撤销或者解除，进入执行程序后，自动转为执行中的查封、扣押、冻结措施，期限连续计算，执行法院无需重新制作裁定书，但查封、扣押、冻结期限届满的除外。
#[must_use]
pub fn term_after_conversion(
    preservation_ends_on: Day,
    enforcement_filed_on: Day,
) -> Explained<ConvertedTerm> {
    let derivation = Derivation::new("SEI-06", "保全转为执行措施", Confidence::Read)
        .input("保全期限最后一日", preservation_ends_on.chinese())
        .input("进入执行程序日", enforcement_filed_on.chinese())
        .step(
            interpretation::article("第一百六十八条"),
            "进入执行程序后自动转为执行措施，期限连续计算，期限届满的除外。",
        );
    if preservation_ends_on < enforcement_filed_on {
        derivation.conclude(ConvertedTerm::Expired, "保全期限已经届满，须重新作出裁定。")
    } else {
        let conclusion = format!("期限连续计算至{}，不重新起算。", preservation_ends_on.chinese());
        derivation.conclude(ConvertedTerm::Continues { ends_on: preservation_ends_on }, conclusion)
    }
}

/// What becomes of a preservation measure when enforcement begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConvertedTerm {
    /// It goes on as an execution measure to the same last day.
    Continues {
        /// The last day, inclusive.
        ends_on: Day,
    },
    /// Its term had ended before; a new ruling is needed.
    Expired,
}

/// The term of a waiting measure (轮候): none until the earlier one falls away, then it runs from that day (SEI-07).
///
/// > 第二十六条第一款 对已被人民法院查封、扣押、冻结的财产，其他人民法院可以进行轮候查封、扣押、冻结。查封、扣押、冻结解除的，登记在先的轮候查封、扣押、冻结即自动生效。
#[must_use]
pub fn waiting_term_end(earlier_lifted_on: Day, length: TermLength) -> Explained<Day> {
    let end = civil_code::term_end(earlier_lifted_on, length);
    Derivation::new("SEI-07", "轮候查封、扣押、冻结的期限", Confidence::Recalled)
        .input("在先措施解除日", earlier_lifted_on.chinese())
        .input("期限", length.label())
        .step(article("第二十六条第一款"), "在先措施解除的，登记在先的轮候措施即自动生效。")
        .remark("轮候期间不产生效力，期限自转为正式措施之日起计算。")
        .conclude(end, format!("期限至{}（含当日）。", end.chinese()))
}

/// How the value under measures compares with the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coverage {
    /// The value does not reach the claim.
    Short,
    /// The value covers the claim without obvious excess.
    Sufficient,
    /// The value is above the warning threshold: obvious excess may have to be lifted.
    ObviousExcess,
}

/// Whether measures exceed what the claim and the costs need (SEI-08). The text names no number for an excess that is
/// obvious; the threshold is a part of the claim that the court chooses (D-14).
///
/// > 第十九条第一款 查封、扣押、冻结被执行人的财产，以其价额足以清偿法律文书确定的债权额及执行费用为限，不得明显超标的额查封、扣押、冻结。
#[must_use]
pub fn coverage(value: Fen, claim_with_costs: Fen, threshold: Ratio) -> Explained<Coverage> {
    let limit = threshold.of(claim_with_costs);
    let derivation = Derivation::new("SEI-08", "是否明显超标的额", Confidence::Design)
        .input("查封、扣押、冻结财产价额", format!("{value}元"))
        .input("债权额及执行费用", format!("{claim_with_costs}元"))
        .step(article("第十九条第一款"), "以其价额足以清偿债权额及执行费用为限，不得明显超标的额。")
        .remark(format!(
            "提示线为债权额及执行费用的{}，即{}元（法律未定数额）。",
            threshold.percent(0),
            limit.floor()
        ));
    if value < claim_with_costs {
        derivation.conclude(Coverage::Short, "尚不足以清偿。")
    } else if Ratio::from(i128::from(value.0)) > limit {
        derivation
            .conclude(Coverage::ObviousExcess, "可能明显超标的额，应当核查并及时解除超出部分，不可分物除外。")
    } else {
        derivation.conclude(Coverage::Sufficient, "足以清偿，未见明显超标的额。")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_last_safe_day_to_renew_is_the_last_working_day_of_the_term() {
        for (end, safe) in [
            ("2026-10-08", "2026-10-08"),
            ("2026-10-07", "2026-09-30"),
            ("2026-10-10", "2026-10-10"),
            ("2026-10-11", "2026-10-10"),
        ] {
            assert_eq!(renewal_plan(Calendar::national(), day(end)).value.last_safe_on, day(safe), "{end}");
        }
        let plan = renewal_plan(Calendar::national(), day("2026-10-07")).value;
        assert_eq!(
            plan.alerts_on.map(|on| on.to_string()),
            ["2026-08-01", "2026-08-31", "2026-09-15", "2026-09-23", "2026-09-27"]
        );
    }

    #[test]
    fn a_preservation_term_goes_on_unless_it_has_ended() {
        for (filed, expired) in [("2026-03-09", false), ("2026-03-10", false), ("2026-03-11", true)] {
            let value = term_after_conversion(day("2026-03-10"), day(filed)).value;
            assert_eq!(value == ConvertedTerm::Expired, expired, "{filed}");
        }
    }

    #[test]
    fn excess_is_warned_of_above_130_percent() {
        for (value, expected) in [
            (9_999, Coverage::Short),
            (10_000, Coverage::Sufficient),
            (13_000, Coverage::Sufficient),
            (13_001, Coverage::ObviousExcess),
        ] {
            assert_eq!(coverage(Fen(value), Fen(10_000), Ratio::new(13, 10)).value, expected, "{value}");
        }
    }

    #[test]
    fn a_waiting_measure_runs_from_the_day_it_becomes_effective() {
        assert_eq!(waiting_term_end(day("2026-05-06"), TermLength::Years(3)).value, day("2029-05-05"));
        assert_eq!(effective_on(day("2026-05-06")).value, day("2026-05-06"));
    }
}
