//! The debt statement as a paper: every stretch of days, every payment, every sum, to be checked by hand.

use crate::papers::letterhead::Letterhead;
use crate::papers::page::{basis, head, yuan};
use docket::Case;
use docket::claim::{Claim, Doubled, RateBasis};
use docket::party::Role;
use documents::forms::{self, DebtPayment, DebtStep, DebtTotal};
use law::debt::{OldLawGeneralInterest, Portion, ReceiptAllocation, Segment, SegmentKind, Statement};
use law::rates::first_lpr_on;
use values::{Day, Fen, Ratio};

/// Who has a debt statement made, when, and by which court.
#[derive(Clone, Copy, Debug)]
pub struct Maker<'a> {
    /// The name of the court.
    pub court: &'a str,
    /// How it is reached.
    pub letterhead: &'a Letterhead,
    /// The day it is made.
    pub made_on: Day,
    /// The name of the officer.
    pub officer: &'a str,
}

/// The debt statement of a case as of the day of the statement.
#[must_use]
pub fn debt_statement(maker: &Maker<'_>, case: &Case, statement: &Statement) -> forms::DebtStatement {
    let not_enforced = case.not_enforced(statement);
    forms::DebtStatement {
        head: head(maker.court, maker.letterhead, &case.filing.number, maker.made_on, &[]),
        applicant: case.side_names(Role::Creditor),
        respondent: case.side_names(Role::Debtor),
        basis: basis(case),
        reckoned_to: statement.on.chinese(),
        steps: steps(case, statement),
        payments: statement.receipts.iter().map(|laid| payment(case, statement, laid)).collect(),
        totals: totals(statement, not_enforced),
        capital: (statement.totals.owed - not_enforced).capital(),
        grounds: grounds(case, statement).into_iter().chain(settled(case, statement)).collect(),
        prepared_by: maker.officer.to_owned(),
    }
}

fn steps(case: &Case, statement: &Statement) -> Vec<DebtStep> {
    let mut steps = Vec::new();
    for (index, claim) in case.claims.iter().enumerate() {
        let state = &statement.obligations[index];
        let of_kind = |general: bool| {
            statement.segments.iter().filter(move |segment| {
                segment.obligation == index && matches!(segment.kind, SegmentKind::General(_)) == general
            })
        };
        steps.push(sum_step(claim.label.clone(), claim.amount_fen));
        let general: Vec<DebtStep> = of_kind(true).map(|segment| segment_step(claim, segment)).collect();
        let doubled: Vec<DebtStep> = of_kind(false).map(|segment| segment_step(claim, segment)).collect();
        for (rows, label, sum) in [
            (general, "一般债务利息小计", state.general_accrued),
            (doubled, "加倍部分债务利息小计", state.doubled_accrued),
        ] {
            if !rows.is_empty() {
                steps.extend(rows);
                steps.push(sum_step(label.to_owned(), sum));
            }
        }
    }
    steps
}

pub(crate) fn sum_step(item: String, amount: Fen) -> DebtStep {
    DebtStep {
        item,
        period: String::new(),
        days: String::new(),
        base: String::new(),
        rate: String::new(),
        amount: amount.to_string(),
    }
}

fn segment_step(claim: &Claim, segment: &Segment) -> DebtStep {
    let item = match segment.kind {
        SegmentKind::General(_) => "一般债务利息",
        SegmentKind::Doubled => "加倍部分债务利息",
        SegmentKind::OldLaw => "迟延履行利息（2014年8月1日前）",
    };
    let excluded = if segment.excluded_days > 0 {
        format!("（扣除{}日）", segment.excluded_days)
    } else {
        String::new()
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
        rate: rate_words(claim, segment),
        amount: exact(segment.interest()),
    }
}

fn rate_words(claim: &Claim, segment: &Segment) -> String {
    let daily = segment.rate.ratio();
    let percent = |rate: Ratio| trimmed((rate * Ratio::from(100)).decimal(6));
    let SegmentKind::General(term) = segment.kind else {
        return match segment.kind {
            SegmentKind::Doubled => "日万分之一点七五".to_owned(),
            _ => format!("年利率{}%（双倍）", percent(daily * Ratio::from(360))),
        };
    };
    let Some(term) = claim.interest.get(term) else { return String::new() };
    match term.basis {
        RateBasis::Year | RateBasis::Month | RateBasis::Day => term.rate_words(),
        RateBasis::Lpr | RateBasis::LprOverFive | RateBasis::PbocLoan => {
            let year = Ratio::from(if term.year_days == 360 { 360 } else { 365 });
            format!("年利率{}%", percent(daily * year))
        }
    }
}

/// The exact interest of a stretch in yuan: two decimals where that is exact, four otherwise.
pub(crate) fn exact(fen: Ratio) -> String {
    let whole = fen.round_half_up();
    if Ratio::from(i128::from(whole.0)) == fen {
        return whole.to_string();
    }
    // Ten-thousandths of a yuan are hundredths of a fen.
    let fine = (fen * Ratio::from(100)).round_half_up().0;
    format!("{}{:02}", Fen(fine / 100), fine % 100)
}

pub(crate) fn trimmed(decimal: String) -> String {
    if decimal.contains('.') {
        decimal.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        decimal
    }
}

fn payment(case: &Case, statement: &Statement, laid: &ReceiptAllocation) -> DebtPayment {
    let receipt = &statement.debt.receipts[laid.receipt];
    let mut words = Vec::new();
    if laid.costs.is_positive() {
        words.push(format!("执行实际支出费用{}元", laid.costs));
    }
    for part in statement.parts.iter().filter(|part| part.receipt == laid.receipt) {
        let label = &case.claims[part.obligation].label;
        words.push(match part.portion {
            Portion::GeneralInterest => format!("{label}的利息{}元", part.amount),
            Portion::DoubledPart => format!("加倍部分债务利息{}元", part.amount),
            Portion::AwardedCost | Portion::Principal => format!("{label}{}元", part.amount),
        });
    }
    if laid.surplus.is_positive() {
        words.push(format!("债务之外的余款{}元（先收取执行申请费，其余退还被执行人）", laid.surplus));
    }
    DebtPayment {
        paid_on: receipt.stop_on.chinese(),
        amount: receipt.amount.to_string(),
        applied_to: words.join("，"),
    }
}

/// Why what the instrument grants beyond a settlement that was performed is not owed; none where nothing is left.
pub(crate) fn settled(case: &Case, statement: &Statement) -> Option<String> {
    let rest = case.not_enforced(statement);
    let on = case.settled_on().filter(|_| rest.is_positive())?;
    Some(format!(
        "执行和解协议已于{}履行完毕，按原生效法律文书计算、尚未给付的{rest}元不再执行，不计入尚欠（{}）。",
        on.chinese(),
        law::settlement2020::article("第八条、第十一条第一项"),
    ))
}

/// The sums, of which the last is what is owed; what is not enforced any more stands before it.
pub(crate) fn totals(statement: &Statement, not_enforced: Fen) -> Vec<DebtTotal> {
    let sum = |of: fn(&law::debt::ObligationStatement) -> Fen| -> Fen {
        statement.obligations.iter().map(of).sum()
    };
    let awarded = sum(|state| state.paid + state.left);
    let (general, doubled) = (sum(|state| state.general_accrued), sum(|state| state.doubled_accrued));
    let totals = &statement.totals;
    let applied = totals.received - totals.costs - totals.surplus;
    [
        ("生效法律文书确定的金额", awarded),
        ("一般债务利息合计", general),
        ("加倍部分债务利息合计", doubled),
        ("应付合计", awarded + general + doubled),
        ("已付合计（已抵充债务的部分）", applied),
        ("执行和解协议履行完毕，不再执行", not_enforced),
        ("尚欠合计", totals.owed - not_enforced),
    ]
    .into_iter()
    .filter(|(label, amount)| !label.starts_with("执行和解") || amount.is_positive())
    .map(|(label, amount)| DebtTotal { label: label.to_owned(), amount: amount.to_string() })
    .collect()
}

/// The provisions and readings that the reckoning rests on, one sentence each.
fn grounds(case: &Case, statement: &Statement) -> Vec<String> {
    let mut grounds = Vec::new();
    for claim in &case.claims {
        for term in &claim.interest {
            let base = term
                .base_fen
                .map_or_else(|| "以尚欠金额为基数".to_owned(), |base| format!("以{base}元为基数"));
            let until = term.until.map_or_else(|| "实际清偿之日".to_owned(), Day::chinese);
            let year = if term.basis == RateBasis::Day {
                String::new()
            } else {
                format!("，一年按{}日", if term.year_days == 360 { 360 } else { 365 })
            };
            let cap = term.cap_fen.map_or_else(String::new, |cap| format!("，总额不超过{cap}元"));
            grounds.push(format!(
                "{}的一般债务利息按生效法律文书确定的方法计算：{base}，按{}，自{}起（含当日）至{until}止{year}{cap}。",
                claim.label,
                term.rate_words(),
                term.from.chinese()
            ));
        }
    }
    if case.claims.iter().any(|claim| claim.doubled == Doubled::Counts) {
        grounds.push(
            "加倍部分债务利息=尚未清偿的生效法律文书确定的除一般债务利息之外的金钱债务×日万分之一点七五×迟延履行期间\
             （《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》第一条）；\
             自履行期间届满之次日起算，清偿之日计入。"
                .to_owned(),
        );
    }
    let left_out: Vec<&str> = case
        .claims
        .iter()
        .filter(|claim| claim.doubled == Doubled::LeftOut)
        .map(|claim| claim.label.as_str())
        .collect();
    if !left_out.is_empty() {
        grounds.push(format!("{}不计入加倍部分债务利息的基数。", left_out.join("、")));
    }
    for suspension in &statement.debt.suspensions {
        let effect = if suspension.reason.stops_doubled_part() {
            "期间不计算加倍部分债务利息"
        } else {
            "不影响加倍部分债务利息的计算"
        };
        let until = if suspension.until == Day::MAX {
            "起".to_owned()
        } else {
            format!("至{}恢复执行前", suspension.until.chinese())
        };
        grounds.push(format!(
            "{}{until}中止执行（{}），{effect}（同解释第三条第三款）。",
            suspension.from.chinese(),
            suspension.reason.label()
        ));
    }
    if !statement.receipts.is_empty() {
        grounds.push(
            "已给付款项依次抵充实现债权的费用、利息、主债务（《中华人民共和国民法典》第五百六十一条），\
             最后抵充加倍部分债务利息（《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》第四条）。"
                .to_owned(),
        );
    }
    let creditors = &statement.debt.creditors;
    if !statement.receipts.is_empty() && creditors.iter().any(|other| *other != creditors[0]) {
        grounds.push(
            "款项不足清偿同一生效法律文书的多个债权人的，按照各债权比例受偿（《最高人民法院关于人民法院执行工作若干问题的规定（试行）》第55条第三款）。"
                .to_owned(),
        );
    }
    grounds.push("各段利息精确计算，小计时相加后四舍五入到分一次。".to_owned());
    grounds.push(fee_ground(case, statement));
    grounds.extend(readings(case, statement));
    grounds
}

fn fee_ground(case: &Case, statement: &Statement) -> String {
    let (fee, taken) = (case.fee_expected(statement), case.fee_taken());
    let taken = if taken.is_positive() { format!("，已收取{}", yuan(taken)) } else { String::new() };
    format!(
        "执行申请费不在上列数额之内，按截至计算日的金额为{}{taken}（《诉讼费用交纳办法》第十四条）。",
        yuan(fee)
    )
}

/// What a court must still confirm.
fn readings(case: &Case, statement: &Statement) -> Vec<String> {
    let mut readings = Vec::new();
    if case.applied.is_open("D-05") {
        readings.push(format!("执行申请费的计费基数为{}（待核）。", case.applied.label("D-05")));
    }
    let by_prime_rate = |segment: &Segment| match segment.kind {
        SegmentKind::General(term) => case.claims[segment.obligation]
            .interest
            .get(term)
            .is_some_and(|term| matches!(term.basis, RateBasis::Lpr | RateBasis::LprOverFive)),
        _ => false,
    };
    if statement.segments.iter().any(|segment| by_prime_rate(segment) && segment.from < first_lpr_on()) {
        readings.push(
            "2019年8月20日前尚无贷款市场报价利率，该段按同期贷款基准利率计算，是否适用由人民法院确定（待核）。"
                .to_owned(),
        );
    }
    if statement.segments.iter().any(|segment| segment.kind == SegmentKind::OldLaw) {
        let replaced = statement.debt.settings.old_law.general_interest == OldLawGeneralInterest::Replaced;
        let beside = if replaced { "，该期间不再另计一般债务利息" } else { "" };
        readings.push(format!("2014年8月1日前的迟延履行期间按同期贷款基准利率的两倍计算{beside}（待核）。"));
    }
    if statement.provisional {
        readings.push("最近月份的贷款市场报价利率尚未录入，暂按最后一次公布的利率计算（待核）。".to_owned());
    }
    readings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_shows_as_many_decimals_as_it_takes() {
        for (fen, words) in [
            (Ratio::from(84_000), "840.00"),
            (Ratio::new(84_001, 2), "420.0050"),
            (Ratio::new(6_391_233, 1) + Ratio::new(1, 3), "63,912.3333"),
        ] {
            assert_eq!(exact(fen), words);
        }
    }
}
