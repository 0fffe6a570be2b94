//! Indicators of enforcement work (IND): a share with its numerator and denominator, never a ranking.
//!
//! No official formula was found; the formulas here are the common ones and stay marked until a court confirms them.
//! 最高人民法院 forbids ranking by indicators, so nothing here compares courts or persons.

use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::statutes;
use serde::Serialize;
use values::{Day, Ratio};

/// The system of indicators, by the name of an item.
#[must_use]
pub const fn article(item: &'static str) -> Article {
    Article::new(statutes::INDICATORS, item)
}

/// A share of counts or amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// What counts.
    pub numerator: i64,
    /// Of what.
    pub denominator: i64,
}

impl Share {
    /// A share.
    #[must_use]
    pub const fn new(numerator: i64, denominator: i64) -> Share {
        Share { numerator, denominator }
    }

    /// The exact share; nothing where the denominator is nothing.
    #[must_use]
    pub fn exact(self) -> Option<Ratio> {
        (self.denominator != 0).then(|| Ratio::new(self.numerator.into(), self.denominator.into()))
    }

    /// The share in per cent with four decimals, rounded half up: `81.4815%`.
    #[must_use]
    pub fn percent(self) -> Option<String> {
        self.exact().map(|ratio| ratio.percent(4))
    }

    /// Whether the share reaches a number of per cent; nothing where there is no share.
    #[must_use]
    pub fn reaches(self, percent: i64) -> Option<bool> {
        self.exact().map(|ratio| ratio >= Ratio::new(percent.into(), 100))
    }
}

/// Explains a share.
#[must_use]
pub fn explain(
    rule: &'static str,
    title: &'static str,
    confidence: Confidence,
    parts: (&str, &str),
    share: Share,
) -> Explained<Share> {
    let derivation = Derivation::new(rule, title, confidence)
        .input(parts.0, share.numerator)
        .input(parts.1, share.denominator)
        .step(article(title), format!("{title}＝{}÷{}。", parts.0, parts.1))
        .remark("分子、分母随指标一并列示，不作排名。");
    let conclusion = match share.percent() {
        Some(percent) => format!("{title}{percent}。"),
        None => "分母为零，不计算。".to_owned(),
    };
    derivation.conclude(share, conclusion)
}

/// A closed case with the days that do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosedCase {
    /// When it was filed.
    pub filed_on: Day,
    /// When it was closed.
    pub closed_on: Day,
    /// Days left out: suspension, appraisal, public notice and the like.
    pub excluded_days: u32,
}

/// How long closed cases took together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeTaken {
    /// Days with the excluded ones left out, over cases.
    pub net: Share,
    /// All days, over cases.
    pub gross: Share,
}

impl TimeTaken {
    /// The mean in days with two decimals, or nothing where there are no cases.
    #[must_use]
    pub fn mean(share: Share) -> Option<String> {
        share.exact().map(|ratio| ratio.decimal(2))
    }
}

/// How long closed cases took (IND-07): from filing to closing, less the days left out, never below nothing.
#[must_use]
pub fn time_taken(cases: &[ClosedCase]) -> Explained<TimeTaken> {
    let count = i64::try_from(cases.len()).unwrap_or(i64::MAX);
    let days = |case: &ClosedCase| i64::from(case.closed_on.days_since(case.filed_on)).max(0);
    let gross: i64 = cases.iter().map(days).sum();
    let net: i64 = cases.iter().map(|case| (days(case) - i64::from(case.excluded_days)).max(0)).sum();
    let taken = TimeTaken { net: Share::new(net, count), gross: Share::new(gross, count) };
    let derivation = Derivation::new("IND-07", "结案平均用时", Confidence::Recalled)
        .input("结案数", count)
        .step(article("结案平均用时"), format!("自立案至结案共{gross}日，扣除不计入的期间后共{net}日。"));
    let conclusion = match TimeTaken::mean(taken.net) {
        Some(mean) => format!("结案平均用时{mean}日。"),
        None => "没有结案，不计算。".to_owned(),
    };
    derivation.conclude(taken, conclusion)
}

/// Where a case counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// In the indicators of first-time enforcement.
    pub in_first_enforcement: bool,
    /// In the number of cases closed.
    pub in_closed: bool,
}

/// Where a case counts by the letters of its kind (IND-10): 执恢 and 执保 are not first-time enforcement, and one
/// court's rule leaves them out of the closing counts; nothing where the letters name no case of enforcement.
#[must_use]
pub fn counted(letters: &str) -> Option<Explained<Counted>> {
    let first = letters == "执";
    if !letters.starts_with('执') {
        return None;
    }
    let derivation =
        Derivation::new("IND-10", "指标的案件范围", Confidence::Excerpt).input("案件类型代字", letters).step(
            article("首次执行案件的范围"),
            "首次执行案件仅指“执”字案件；“执恢”“执保”等案件不计入首次执行指标。",
        );
    let text = if first {
        "计入首次执行指标和结案数。"
    } else {
        "不计入首次执行指标和结案数，单独列示。"
    };
    Some(derivation.conclude(Counted { in_first_enforcement: first, in_closed: first }, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_half_up_at_four_decimals_and_needs_a_denominator() {
        for (numerator, denominator, percent) in [
            (1_100, 1_350, Some("81.4815%")),
            (1, 3, Some("33.3333%")),
            (2, 3, Some("66.6667%")),
            (1, 2_000_000, Some("0.0001%")),
            (1, 2_000_001, Some("0.0000%")),
            (5, 5, Some("100.0000%")),
            (5, 0, None),
        ] {
            assert_eq!(Share::new(numerator, denominator).percent().as_deref(), percent);
        }
        assert_eq!(Share::new(9, 10).reaches(90), Some(true));
        assert_eq!(Share::new(899, 1_000).reaches(90), Some(false));
    }
}
