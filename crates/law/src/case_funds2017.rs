//! 最高人民法院关于执行款物管理工作的规定 (法发〔2017〕6号), known from a local copy and from memory.

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::{Period, period_of_days};
use crate::derivation::{Article, Confidence, Explained};
use serde::{Deserialize, Serialize};
use values::Day;

/// The title of the provisions.
pub const NAME: &str = "最高人民法院关于执行款物管理工作的规定";

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// The statutory limit to pay out, in days from the arrival notice of finance.
pub const PAYOUT_DAYS: u32 = 30;

/// The limit to pay out after the reason of a postponement ended.
pub const PAYOUT_AFTER_POSTPONEMENT_DAYS: u32 = 10;

/// A reason for which paying out may be postponed, with approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostponementReason {
    /// The money must be distributed among several creditors.
    Distribution,
    /// The applicant's money is preserved or frozen in another matter.
    ApplicantFrozen,
    /// The applicant was told and did not collect.
    NotCollected,
    /// The case is suspended or stayed.
    Suspended,
    /// Another good reason.
    Other,
}

impl PostponementReason {
    /// The reason in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            PostponementReason::Distribution => "需要进行案款分配",
            PostponementReason::ApplicantFrozen => "申请执行人因另案诉讼、执行或者其他原因款项被保全或者冻结",
            PostponementReason::NotCollected => "申请执行人经通知未领取",
            PostponementReason::Suspended => "案件被依法中止或者暂缓执行",
            PostponementReason::Other => "其他正当理由",
        }
    }
}

/// Until when money that arrived is paid out (FND-04, TIM-15): thirty days from the arrival notice of finance.
#[must_use]
pub fn payout_due(calendar: &Calendar, arrival_noticed_on: Day) -> Explained<Period> {
    payout(
        calendar,
        "FND-04",
        arrival_noticed_on,
        PAYOUT_DAYS,
        "收到财务部门到账通知之日起三十日内完成核算、结算、通知和发放。",
        Confidence::Excerpt,
    )
}

/// The same under a shorter limit of the court (FND-06); a longer one has no effect.
#[must_use]
pub fn payout_due_within(
    calendar: &Calendar,
    arrival_noticed_on: Day,
    court_limit_days: u32,
) -> Explained<Period> {
    if court_limit_days >= PAYOUT_DAYS {
        return payout_due(calendar, arrival_noticed_on);
    }
    payout(
        calendar,
        "FND-06",
        arrival_noticed_on,
        court_limit_days,
        "本院规定了更短的发放期限，本院规定只能缩短三十日的期限。",
        Confidence::Excerpt,
    )
}

/// Until when postponed money is paid out (FND-05): ten days after the reason ended.
#[must_use]
pub fn payout_due_after_postponement(calendar: &Calendar, reason_ended_on: Day) -> Explained<Period> {
    payout(
        calendar,
        "FND-05",
        reason_ended_on,
        PAYOUT_AFTER_POSTPONEMENT_DAYS,
        "经批准延缓发放的，延缓发放事由消失后十日内发放。",
        Confidence::Recalled,
    )
}

fn payout(
    calendar: &Calendar,
    rule: &'static str,
    event: Day,
    days: u32,
    text: &str,
    confidence: Confidence,
) -> Explained<Period> {
    let mut explained =
        period_of_days(calendar, event, days).explain(rule, "发放执行案款", &format!("{days}日"));
    explained.derivation = explained.derivation.step(article("第十条"), text).at_most(confidence);
    explained
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn money_is_paid_out_within_thirty_days_of_the_arrival_notice() {
        // EVIDENCE-OF: FND-04
        for (noticed, due) in
            [("2026-03-02", "2026-04-01"), ("2026-09-01", "2026-10-08"), ("2026-08-31", "2026-09-30")]
        {
            assert_eq!(payout_due(Calendar::national(), day(noticed)).value.end, day(due), "{noticed}");
        }
    }

    #[test]
    fn a_court_may_only_shorten_the_limit() {
        // EVIDENCE-OF: FND-06
        for (limit, due) in [(15, "2026-03-17"), (30, "2026-04-01"), (60, "2026-04-01")] {
            assert_eq!(payout_due_within(Calendar::national(), day("2026-03-02"), limit).value.end, day(due));
        }
    }

    #[test]
    fn ten_days_remain_after_a_postponement() {
        let due = payout_due_after_postponement(Calendar::national(), day("2026-03-02"));
        assert_eq!(due.value.end, day("2026-03-12"));
        assert!(due.derivation.confidence.needs_confirmation());
    }
}
