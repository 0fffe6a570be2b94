//! A debt that no case holds as a paper: every stretch, every payment, every step with its article.

use crate::calculators::DebtForm;
use crate::papers::Maker;
use crate::papers::debt::{exact, sum_step, totals, trimmed};
use documents::forms::{DebtCalculation, DebtPayment, DebtStep, ExplainedStep, Head};
use law::debt::{InterestTerm, Portion, RateTerm, ReceiptAllocation, Segment, SegmentKind, Statement};
use values::{Fen, Ratio};

/// The paper of a debt statement.
#[must_use]
pub fn debt_calculation(maker: &Maker<'_>, form: &DebtForm, statement: &Statement) -> DebtCalculation {
    let derivation = statement.derivation();
    let fine = statement.segments.iter().any(|segment| segment.interest().denominator() != 1);
    let mut doubts = form.notices(statement);
    if statement.provisional {
        doubts.push("最近月份的贷款市场报价利率尚未录入，暂按最后一次公布的利率计算（待核）。".to_owned());
    }
    if derivation.confidence.needs_confirmation() {
        doubts.push("计算所依据的规则中有须由人民法院核定的（待核），使用前请核对。".to_owned());
    }
    doubts
        .push("履行期间届满日不计迟延，清偿之日计入；各段利息精确计算，相加后四舍五入到分一次。".to_owned());
    if fine {
        doubts.push("明细中一段的利息不足一分的，列出四位小数以便核对，小计时不逐段取整。".to_owned());
    }
    doubts.push("执行申请费不在上列数额之内。".to_owned());
    DebtCalculation {
        head: Head {
            court: maker.court.to_owned(),
            case_number: form.about.trim().to_owned(),
            issued_on: maker.made_on.chinese_numerals(),
            attachments: Vec::new(),
            mark: maker.letterhead.mark.clone(),
        },
        applicant: form.applicant.trim().to_owned(),
        respondent: form.respondent.trim().to_owned(),
        reckoned_to: statement.on.chinese(),
        steps: steps(statement),
        payments: statement.receipts.iter().map(|laid| payment(statement, laid)).collect(),
        totals: totals(statement, Fen::ZERO),
        capital: statement.totals.owed.capital(),
        explanation: derivation
            .steps
            .iter()
            .map(|step| ExplainedStep {
                text: step.text.clone(),
                basis: step.article.map(|article| article.to_string()).unwrap_or_default(),
            })
            .collect(),
        conclusion: derivation.conclusion.clone(),
        doubts,
        prepared_by: maker.officer.to_owned(),
    }
}

fn steps(statement: &Statement) -> Vec<DebtStep> {
    let mut steps = Vec::new();
    for (index, obligation) in statement.debt.obligations.iter().enumerate() {
        let state = &statement.obligations[index];
        steps.push(sum_step(obligation.label.clone(), obligation.amount));
        for (general, label, sum) in [
            (true, "一般债务利息小计", state.general_accrued),
            (false, "加倍部分债务利息小计", state.doubled_accrued),
        ] {
            let of_kind = |segment: &&Segment| {
                segment.obligation == index && matches!(segment.kind, SegmentKind::General(_)) == general
            };
            let rows: Vec<DebtStep> =
                statement.segments.iter().filter(of_kind).map(|segment| step(statement, segment)).collect();
            if !rows.is_empty() {
                steps.extend(rows);
                steps.push(sum_step(label.to_owned(), sum));
            }
        }
    }
    steps
}

fn step(statement: &Statement, segment: &Segment) -> DebtStep {
    let item = match segment.kind {
        SegmentKind::General(_) => "一般债务利息",
        SegmentKind::Doubled => "加倍部分债务利息",
        SegmentKind::OldLaw => "迟延履行利息（2014年8月1日前）",
    };
    let excluded = match segment.excluded_days {
        0 => String::new(),
        days => format!("（扣除{days}日）"),
    };
    let period = if segment.from == segment.until {
        segment.from.chinese()
    } else {
        format!("{}至{}", segment.from.chinese(), segment.until.chinese())
    };
    DebtStep {
        item: item.to_owned(),
        period: format!("{period}{excluded}"),
        days: segment.days.to_string(),
        base: segment.base.to_string(),
        rate: rate_words(statement, segment),
        amount: exact(segment.interest()),
    }
}

/// The rate of a stretch as a judge writes it: `年利率6%`, `日万分之一点七五`.
#[must_use]
pub fn rate_words(statement: &Statement, segment: &Segment) -> String {
    let daily = segment.rate.ratio();
    let percent = |rate: Ratio| trimmed((rate * Ratio::from(100)).decimal(6));
    match segment.kind {
        SegmentKind::Doubled => "日万分之一点七五".to_owned(),
        SegmentKind::OldLaw => {
            let days = statement.debt.settings.old_law.year_days.number();
            format!("年利率{}%（双倍）÷{days}", percent(daily * Ratio::from(i128::from(days))))
        }
        SegmentKind::General(number) => {
            let term: &InterestTerm = &statement.debt.obligations[segment.obligation].interest[number];
            let yearly = || percent(daily * Ratio::from(i128::from(term.year_days.number())));
            match term.rate {
                RateTerm::Daily(rate) => format!("日利率{}%", percent(rate)),
                RateTerm::Monthly(rate) => format!("月利率{}%", percent(rate)),
                RateTerm::Yearly(rate) => format!("年利率{}%÷{}", percent(rate), term.year_days.number()),
                RateTerm::Lpr { .. } | RateTerm::BenchmarkLoan { .. } => {
                    format!("年利率{}%÷{}", yearly(), term.year_days.number())
                }
            }
        }
    }
}

fn payment(statement: &Statement, laid: &ReceiptAllocation) -> DebtPayment {
    let receipt = &statement.debt.receipts[laid.receipt];
    let mut words = Vec::new();
    if laid.costs.is_positive() {
        words.push(format!("实际支出费用{}元", laid.costs));
    }
    for part in statement.parts.iter().filter(|part| part.receipt == laid.receipt) {
        let label = &statement.debt.obligations[part.obligation].label;
        words.push(match part.portion {
            Portion::GeneralInterest => format!("{label}的利息{}元", part.amount),
            Portion::DoubledPart => format!("加倍部分债务利息{}元", part.amount),
            Portion::AwardedCost | Portion::Principal => format!("{label}{}元", part.amount),
        });
    }
    if laid.surplus.is_positive() {
        words.push(format!("债务之外的余款{}元", laid.surplus));
    }
    DebtPayment {
        paid_on: receipt.stop_on.chinese(),
        amount: receipt.amount.to_string(),
        applied_to: words.join("，"),
    }
}
