//! Network inquiry: articles 11 to 13.

use super::article;
use crate::calendar::Calendar;
use crate::civil_procedure2023::period::period_of_days;
use crate::derivation::{Confidence, Derivation, Explained};
use serde::{Deserialize, Serialize};
use values::{Day, Fen, Ratio};

/// What a platform did with the commission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    /// It reported in time.
    InTime,
    /// It did not, and asked for more time before the end.
    AskedForTime,
    /// It did not, and did not ask.
    Silent,
}

/// A platform and what it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Platform {
    /// Its name.
    pub name: String,
    /// What it did.
    pub answer: Answered,
}

/// What follows when the days of the inquiry are over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NextStep {
    /// The mean of the reports that came in time is the price.
    UseReports,
    /// Three more days.
    ExtendOnce,
    /// An appraiser is commissioned.
    Appraise,
}

/// The state of a network inquiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct InquiryState {
    /// The last day for the reports.
    pub report_by: Day,
    /// What follows.
    pub next: NextStep,
    /// The last day after an extension; the same day where there is none.
    pub extended_by: Day,
}

/// What follows on the answers of the platforms (VAL-03).
///
/// > 第十一条第一款 司法网络询价平台应当在收到人民法院网络询价委托书之日起三日内出具网络询价报告。
/// >
/// > 第十一条第二款 全部司法网络询价平台均未能在期限内出具询价结果的，人民法院应当根据各司法网络询价平台的延期申请延期三日；部分司法网络询价平台在期限内出具网络询价结果的，人民法院对其他司法网络询价平台的延期申请不予准许。
/// >
/// > 第十一条第三款 全部司法网络询价平台均未在期限内出具或者补正网络询价报告，且未按照规定申请延长期限的，人民法院应当委托评估机构进行评估。
///
/// After an extension has run out without a report, `already_extended` gives the appraisal: it is granted once.
#[must_use]
pub fn inquiry(
    calendar: &Calendar,
    received_on: Day,
    platforms: &[Platform],
    already_extended: bool,
) -> Explained<InquiryState> {
    let report = period_of_days(calendar, received_on, 3);
    let extended = period_of_days(calendar, report.end, 3);
    let any = |answer: Answered| platforms.iter().any(|platform| platform.answer == answer);
    let derivation = Derivation::new("VAL-03", "网络询价", Confidence::Read)
        .input("平台收到委托书日", received_on.chinese())
        .input("平台数", platforms.len())
        .step(article("第十条"), "应当同时向名单库中的全部平台发出委托书。")
        .step(article("第十一条第一款"), format!("三日内出具报告，最迟{}。", report.end.chinese()));
    let state = |next, extended_by| InquiryState { report_by: report.end, next, extended_by };
    if any(Answered::InTime) {
        derivation
            .step(article("第十一条第二款"), "部分平台在期限内出具结果的，对其他平台的延期申请不予准许。")
            .conclude(state(NextStep::UseReports, report.end), "以在期限内出具的结果确定参考价。")
    } else if any(Answered::AskedForTime) && !already_extended {
        derivation
            .step(article("第十一条第二款"), "全部平台均未在期限内出具结果的，根据延期申请延期三日。")
            .conclude(
                state(NextStep::ExtendOnce, extended.end),
                format!("延期三日，至{}。", extended.end.chinese()),
            )
    } else {
        derivation
            .step(article("第十一条第三款"), "全部平台均未出具又未申请延期的，应当委托评估。")
            .conclude(state(NextStep::Appraise, report.end), "委托评估机构评估。")
    }
}

/// What is done with reports that bear errors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mended {
    /// The reports to be corrected: only where all bear errors.
    pub to_correct: Vec<String>,
    /// The reports that are left out.
    pub left_out: Vec<String>,
    /// The reports that are used.
    pub used: Vec<String>,
    /// The last day for the corrections, where there are any.
    pub correct_by: Option<Day>,
}

/// What is done with reports whose basics, scope or completeness are wrong (VAL-04).
///
/// > 第十二条 网络询价报告均存在财产基本信息错误、超出财产范围或者遗漏财产等情形的，应当通知司法网络询价平台在三日内予以补正；部分网络询价报告不存在上述情形的，无需通知其他司法网络询价平台补正。
///
/// `reports` are names, each with whether it bears such an error.
#[must_use]
pub fn mending(calendar: &Calendar, reports: &[(String, bool)], notified_on: Day) -> Explained<Mended> {
    let names = |faulty: bool| -> Vec<String> {
        reports.iter().filter(|(_, is)| *is == faulty).map(|(name, _)| name.clone()).collect()
    };
    let (faulty, sound) = (names(true), names(false));
    let derivation = Derivation::new("VAL-04", "网络询价报告的补正", Confidence::Read)
        .input("报告数", reports.len())
        .input("有错误的", faulty.len());
    if sound.is_empty() && !faulty.is_empty() {
        let by = period_of_days(calendar, notified_on, 3).end;
        let value = Mended { to_correct: faulty, left_out: Vec::new(), used: sound, correct_by: Some(by) };
        return derivation
            .step(article("第十二条"), "报告均存在错误的，应当通知平台在三日内补正。")
            .conclude(value, format!("最迟于{}补正。", by.chinese()));
    }
    let value = Mended { to_correct: Vec::new(), left_out: faulty, used: sound, correct_by: None };
    derivation
        .step(article("第十二条"), "部分报告不存在错误的，无需通知其他平台补正。")
        .conclude(value, "采用没有错误的报告，有错误的不采用。")
}

/// A report, as the objections left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Report {
    /// Nobody objected.
    Unopposed,
    /// An objection was rejected.
    ObjectionRejected,
    /// It was corrected upon an objection.
    Corrected,
    /// An objection is upheld or open, and nothing was corrected.
    Opposed,
}

/// The reference price of a network inquiry: the mean of the results that came in time (VAL-05).
///
/// > 第十三条第一款 全部司法网络询价平台均在期限内出具询价结果或者补正结果的，人民法院应当以全部司法网络询价平台出具结果的平均值为参考价；部分司法网络询价平台在期限内出具询价结果或者补正结果的，人民法院应当以该部分司法网络询价平台出具结果的平均值为参考价。
/// >
/// > 第十三条第二款 当事人、利害关系人依据本规定第二十二条的规定对全部网络询价报告均提出异议，且所提异议被驳回或者司法网络询价平台已作出补正的，人民法院应当以异议被驳回或者已作出补正的各司法网络询价平台出具结果的平均值为参考价；对部分网络询价报告提出异议的，人民法院应当以网络询价报告未被提出异议的各司法网络询价平台出具结果的平均值为参考价。
///
/// None where no report is left: an appraiser is commissioned then.
///
/// Interpretation (D-06): rounded once to a fen, half up.
#[must_use]
pub fn mean(results: &[(Fen, Report)]) -> Option<Explained<Fen>> {
    let unopposed: Vec<Fen> =
        results.iter().filter(|(_, report)| *report == Report::Unopposed).map(|(fen, _)| *fen).collect();
    let settled = |report: Report| matches!(report, Report::ObjectionRejected | Report::Corrected);
    let (counted, article, words) = if unopposed.len() == results.len() {
        (unopposed, article("第十三条第一款"), "以在期限内出具结果的各平台的平均值为参考价。")
    } else if !unopposed.is_empty() {
        (
            unopposed,
            article("第十三条第二款"),
            "对部分报告提出异议的，以未被提出异议的各平台结果的平均值为参考价。",
        )
    } else {
        (
            results.iter().filter(|(_, report)| settled(*report)).map(|(fen, _)| *fen).collect(),
            article("第十三条第二款"),
            "对全部报告提出异议的，以异议被驳回或者已作出补正的各平台结果的平均值为参考价。",
        )
    };
    let number = i128::try_from(counted.len()).ok().filter(|number| *number > 0)?;
    let sum: i128 = counted.iter().map(|fen| i128::from(fen.0)).sum();
    let exact = Ratio::new(sum, number);
    let value = exact.round_half_up();
    let mut derivation = Derivation::new("VAL-05", "网络询价的参考价", Confidence::Read);
    for fen in &counted {
        derivation = derivation.input("询价结果", format!("{fen}元"));
    }
    derivation = derivation.step(article, words);
    if sum % number != 0 {
        derivation = derivation.remark("平均值不足一分的部分四舍五入。").at_most(Confidence::Design);
    }
    Some(derivation.conclude(value, format!("参考价为{value}元（{number}家平台的平均值）。")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean_of(fens: &[i64]) -> Option<i64> {
        let results: Vec<(Fen, Report)> = fens.iter().map(|fen| (Fen(*fen), Report::Unopposed)).collect();
        mean(&results).map(|explained| explained.value.0)
    }

    #[test]
    fn the_reference_price_is_the_mean_rounded_half_up() {
        assert_eq!(mean_of(&[301_000_000, 298_500_000, 305_250_001]), Some(301_583_334));
        assert_eq!(mean_of(&[301_000_000, 298_500_000]), Some(299_750_000));
        assert_eq!(mean_of(&[1, 2]), Some(2));
        assert_eq!(mean_of(&[1, 1, 2]), Some(1));
        assert_eq!(mean_of(&[]), None);
    }

    #[test]
    fn the_order_of_the_quotes_does_not_matter_and_the_mean_lies_among_them() {
        let mut state = 3_u64;
        for _ in 0..500 {
            let mut fens: Vec<i64> = (0..5)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    (state >> 30) as i64
                })
                .collect();
            let value = mean_of(&fens).unwrap();
            assert!(fens.iter().min().unwrap() <= &value && &value <= fens.iter().max().unwrap());
            fens.reverse();
            assert_eq!(mean_of(&fens), Some(value));
        }
    }

    #[test]
    fn opposed_reports_are_left_out() {
        let results = [(Fen(100), Report::Unopposed), (Fen(900), Report::ObjectionRejected)];
        assert_eq!(mean(&results).unwrap().value, Fen(100));
        let results = [
            (Fen(100), Report::Corrected),
            (Fen(900), Report::Opposed),
            (Fen(200), Report::ObjectionRejected),
        ];
        assert_eq!(mean(&results).unwrap().value, Fen(150));
        assert!(mean(&[(Fen(900), Report::Opposed)]).is_none());
    }
}
