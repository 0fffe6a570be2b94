//! The execution notice and the property-report order.

use crate::papers::page::{Page, basis, numeral, you, yuan};
use docket::case::DutyState;
use docket::claim::{Claim, Doubled, Interest, Liability};
use docket::party::{Party, PartyNo, Role};
use documents::forms::{Account, ExecutionNotice, PropertyReportOrder};
use law::debt::Statement;
use values::{Day, Fen};

/// Until when a notice orders performance.
///
/// > 民事诉讼法第二百五十一条 执行员接到申请执行书或者移交执行书，应当向被执行人发出执行通知，并可以立即采取强制执行措施。
///
/// Assumption: no statute names the days; three days are customary and a court writes its own into its template.
const PERFORM_WITHIN: &str = "自本通知书送达之日起三日内";

/// The first day of the doubled part at today's rate (法释〔2014〕8号第七条).
fn first_day_of_present_rate() -> Day {
    Day::new(2014, 8, 1).expect("a day of the calendar")
}

/// The execution notice to one debtor.
#[must_use]
pub fn execution_notice(page: &Page<'_>, debtor: &Party) -> ExecutionNotice {
    let case = page.case;
    let statement = case.statement(page.on());
    let others = names(case.side(Role::Debtor).filter(|other| other.no != debtor.no));
    let owes_money = case.claims.iter().any(|claim| claim.debtors.contains(&debtor.no));
    ExecutionNotice {
        head: page.head(page.number(), &["报告财产令一份", "被执行人财产调查表一份"]),
        addressee: debtor.name.clone(),
        you: you(debtor).to_owned(),
        others: Some(others).filter(|names| !names.is_empty()),
        applicant: page.creditors(),
        basis: basis(case),
        filed_on: case.filing.filed_on.chinese(),
        perform_within: PERFORM_WITHIN.to_owned(),
        obligations: obligations(page, debtor, &statement),
        reckoning: reckoning(page, debtor, &statement),
        account: owes_money.then(|| account(page)),
        contact: page.contact(),
    }
}

/// Where the debtor pays: the sub-account of the case, where it has one (一案一账号).
fn account(page: &Page<'_>) -> Account {
    let account = page.letterhead.account();
    match &page.case.sub_account {
        Some(number) => Account { number: number.clone(), ..account },
        None => account,
    }
}

/// The order to report property to one debtor.
#[must_use]
pub fn property_report_order(page: &Page<'_>, debtor: &Party) -> PropertyReportOrder {
    PropertyReportOrder {
        head: page.head(page.number(), &["被执行人财产调查表"]),
        addressee: debtor.name.clone(),
        you: you(debtor).to_owned(),
        applicant: page.creditors(),
        basis: basis(page.case),
        report_within: format!("自收到本令之日起{}日内", numeral(page.case.report_days)),
        contact: page.contact(),
    }
}

fn names<'a>(parties: impl Iterator<Item = &'a Party>) -> String {
    parties.map(|party| party.name.as_str()).collect::<Vec<_>>().join("、")
}

/// What one debtor is to perform, one line each: every sum with its interest, every duty, the doubled part, the fee.
fn obligations(page: &Page<'_>, debtor: &Party, statement: &Statement) -> Vec<String> {
    let case = page.case;
    let mut lines: Vec<String> = case
        .claims
        .iter()
        .zip(&statement.obligations)
        .filter(|(claim, _)| claim.debtors.contains(&debtor.no))
        .map(|(claim, state)| claim_line(page, debtor, claim, state.paid))
        .collect();
    lines.extend(
        case.duties.iter().filter(|state| state.duty.debtors.contains(&debtor.no)).filter_map(duty_line),
    );
    lines.extend(doubled_line(&case.claims, debtor.no, statement));
    let fee = (case.fee_expected(statement) - case.fee_taken()).or_zero();
    if fee.is_positive() && case.claims.iter().any(|claim| claim.debtors.contains(&debtor.no)) {
        lines.push(format!("交纳执行申请费{}（按截至{}的金额计算）", yuan(fee), page.on().chinese()));
    }
    lines
}

fn claim_line(page: &Page<'_>, debtor: &Party, claim: &Claim, paid: Fen) -> String {
    let creditors: Vec<&str> = claim.creditors.iter().map(|no| page.case.party_name(*no)).collect();
    let others: Vec<&str> =
        claim.debtors.iter().filter(|no| **no != debtor.no).map(|no| page.case.party_name(*no)).collect();
    let with = match claim.liability {
        _ if others.is_empty() => String::new(),
        Liability::Joint => format!("与{}共同", others.join("、")),
        Liability::Several => "按生效法律文书确定的份额".to_owned(),
    };
    let mut line =
        format!("{with}向申请执行人{}给付{}{}", creditors.join("、"), claim.label, yuan(claim.amount_fen));
    if paid.is_positive() {
        line.push_str(&format!("（已给付{}，尚欠{}）", yuan(paid), yuan(claim.amount_fen - paid)));
    }
    if !claim.interest.is_empty() {
        let terms: Vec<String> = claim.interest.iter().map(|term| interest_words(claim, term)).collect();
        line.push_str(&format!("，并支付利息（{}）", terms.join("；")));
    }
    line
}

/// One term of interest: `以300,000.00元为基数，按年利率12%，自2024年6月1日起至实际清偿之日止计算`.
fn interest_words(claim: &Claim, term: &Interest) -> String {
    let base = match term.base_fen {
        Some(base) => format!("以{base}元为基数"),
        None => format!("以尚未给付的{}为基数", claim.label),
    };
    let rate = term.rate_words();
    let rate = rate.strip_suffix("的1倍").unwrap_or(&rate);
    let until = term.until.map_or_else(|| "实际清偿之日".to_owned(), Day::chinese);
    let mut words = format!("{base}，按{rate}，自{}起至{until}止计算", term.from.chinese());
    if let Some(cap) = term.cap_fen {
        words.push_str(&format!("，总额不超过{cap}元"));
    }
    words
}

fn duty_line(state: &DutyState) -> Option<String> {
    let open = state.performed_on.is_none();
    open.then(|| state.duty.text.trim().trim_end_matches(['。', '；', ';']).to_owned())
}

/// The doubled part on what this debtor owes, one stretch for each last day of performance.
///
/// > 法释〔2014〕8号第一条第三款 加倍部分债务利息的计算方法为：加倍部分债务利息=债务人尚未清偿的生效法律文书确定的除一般债务利息
/// > 之外的金钱债务×日万分之一点七五×迟延履行期间。
fn doubled_line(claims: &[Claim], debtor: PartyNo, statement: &Statement) -> Option<String> {
    let mut bases: Vec<(Day, Fen)> = Vec::new();
    for (claim, state) in claims.iter().zip(&statement.obligations) {
        if claim.doubled == Doubled::LeftOut || !claim.debtors.contains(&debtor) || state.left.is_zero() {
            continue;
        }
        match bases.iter_mut().find(|(due_on, _)| *due_on == claim.due_on) {
            Some((_, base)) => *base += state.left,
            None => bases.push((claim.due_on, state.left)),
        }
    }
    bases.sort_unstable();
    let stretches: Vec<String> = bases
        .iter()
        .map(|(due_on, base)| {
            let from = due_on.next().max(first_day_of_present_rate());
            format!("以{base}元为基数，自{}起至实际清偿之日止", from.chinese())
        })
        .collect();
    let old = if bases.iter().any(|(due_on, _)| due_on.next() < first_day_of_present_rate()) {
        "；2014年7月31日以前的迟延履行期间，按当时的规定计算"
    } else {
        ""
    };
    (!stretches.is_empty()).then(|| {
        format!("支付迟延履行期间的加倍部分债务利息（{}，按日万分之一点七五计算{old}）", stretches.join("；"))
    })
}

/// What the sums owed by this debtor come to on the day; none where the instrument divides a claim into shares that
/// the docket does not hold, or where no money is owed.
fn reckoning(page: &Page<'_>, debtor: &Party, statement: &Statement) -> Option<String> {
    let owed: Vec<(&Claim, Fen)> = page
        .case
        .claims
        .iter()
        .zip(&statement.obligations)
        .filter(|(claim, _)| claim.debtors.contains(&debtor.no))
        .map(|(claim, state)| (claim, state.left + state.general_left + state.doubled_left))
        .collect();
    let divided = |claim: &Claim| claim.liability == Liability::Several && claim.debtors.len() > 1;
    let sum: Fen = owed.iter().map(|(_, sum)| *sum).sum();
    if sum.is_zero() || owed.iter().any(|(claim, _)| divided(claim)) {
        return None;
    }
    let runs = |claim: &Claim| {
        claim.doubled == Doubled::Counts || claim.interest.iter().any(|term| term.until.is_none())
    };
    let after = if owed.iter().any(|(claim, _)| runs(claim)) { "，此后的利息另行计算" } else { "" };
    Some(format!(
        "截至{}，上列金钱债务连同利息合计{}（不含执行申请费）{after}。",
        page.on().chinese(),
        yuan(sum)
    ))
}
