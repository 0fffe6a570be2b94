//! The notice that a case is concluded.

use crate::papers::page::{Page, yuan};
use docket::case::Case;
use docket::claim::ClaimClass;
use docket::money::Part;
use docket::party::{PartyNo, Role};
use docket::settlement::Performance;
use docket::{EntryNo, Event};
use documents::forms::ClosingNotice;
use values::{Day, Fen};

/// The notice to all parties; none where the page does not close the case.
#[must_use]
pub fn closing_notice(page: &Page<'_>) -> Option<ClosingNotice> {
    let Event::ClosedPerformed(closed) = &page.entry.event else { return None };
    let case = page.case;
    Some(ClosingNotice {
        head: page.head(page.number(), &[]),
        addressees: case.parties.iter().map(|party| party.name.clone()).collect(),
        applicant: page.creditors(),
        respondent: page.debtors(),
        basis: page.basis(),
        filed_on: case.filing.filed_on.chinese(),
        performed: performed(case),
        settlement: closed.settlement.and_then(|no| settlement(case, no)),
        performed_on: match (closed.settlement, case.settled_on()) {
            (Some(_), Some(on)) => on,
            _ => performed_on(case).unwrap_or(page.on()),
        }
        .chinese(),
        measures: measures(case, closed.fee_outstanding_fen),
        contact: page.contact(),
    })
}

/// What was paid to each creditor and which duties were done.
fn performed(case: &Case) -> Vec<String> {
    let mut lines: Vec<String> =
        case.side(Role::Creditor).filter_map(|creditor| paid_to(case, creditor.no)).collect();
    lines.extend(case.performances.iter().map(|one| performed_directly(case, one)));
    for state in &case.duties {
        let text = state.duty.text.trim().trim_end_matches(['。', '；', ';']);
        lines.extend(state.performed_on.map(|on| format!("{text}，已于{}履行完毕", on.chinese())));
    }
    if case.fee_taken().is_positive() {
        lines.push(format!("执行申请费{}，已从案款中收取", yuan(case.fee_taken())));
    }
    lines
}

/// The settlement that ended the matter.
///
/// > 第八条 执行和解协议履行完毕的，人民法院作执行结案处理。
fn settlement(case: &Case, no: EntryNo) -> Option<String> {
    let settlement = case.settlements.iter().find(|settlement| settlement.no == no)?;
    Some(format!(
        "{}与{}于{}达成执行和解协议，约定分{}期履行共计{}",
        case.side_names(Role::Creditor),
        settlement.debtor.map_or_else(|| case.side_names(Role::Debtor), |no| case.party_name(no).to_owned()),
        settlement.agreed_on.chinese(),
        settlement.instalments.len(),
        yuan(settlement.total),
    ))
}

/// What was performed beside the account of the court.
fn performed_directly(case: &Case, one: &Performance) -> String {
    let by = one.debtor.map_or_else(|| case.side_names(Role::Debtor), |no| case.party_name(no).to_owned());
    let to =
        one.creditor.map_or_else(|| case.side_names(Role::Creditor), |no| case.party_name(no).to_owned());
    let what = match one.instalment {
        None => format!("直接给付{}", yuan(one.amount)),
        Some(no) => format!("按约定方式履行和解协议第{no}期（计{}）", yuan(one.amount)),
    };
    format!("被执行人{by}于{}向申请执行人{to}{what}", one.on.chinese())
}

fn paid_to(case: &Case, creditor: PartyNo) -> Option<String> {
    let last =
        case.payouts.iter().filter(|payout| payout.creditor == creditor).map(|payout| payout.on).max()?;
    let mut sums: Vec<(String, Fen)> = Vec::new();
    let shares = case.receipts.iter().filter_map(|receipt| receipt.allocation.as_ref());
    for share in shares.flat_map(|allocation| &allocation.shares).filter(|share| share.creditor == creditor) {
        let label = label(case, share.claim, share.part);
        match sums.iter_mut().find(|(other, _)| *other == label) {
            Some((_, sum)) => *sum += share.amount_fen,
            None => sums.push((label, share.amount_fen)),
        }
    }
    let total: Fen =
        case.payouts.iter().filter(|payout| payout.creditor == creditor).map(|payout| payout.amount).sum();
    let parts: Vec<String> = sums.iter().map(|(label, sum)| format!("{label}{}", yuan(*sum))).collect();
    let in_all = if parts.len() > 1 { format!("，共计{}", yuan(total)) } else { String::new() };
    Some(format!(
        "{}{in_all}，已于{}全部发放申请执行人{}",
        parts.join("、"),
        last.chinese(),
        case.party_name(creditor)
    ))
}

fn label(case: &Case, claim: u32, part: Part) -> String {
    let claim = case.claims.iter().find(|other| other.no == claim);
    let name = claim.map_or("", |claim| claim.label.as_str());
    let fixed = claim.is_some_and(|claim| claim.class == ClaimClass::FixedInterest);
    match part {
        Part::Doubled | Part::Expense => part.title().to_owned(),
        Part::Interest if !fixed => format!("{name}的利息"),
        Part::Cost | Part::Interest | Part::Principal => name.to_owned(),
    }
}

/// The day on which the last money reached a creditor or the last duty was done.
fn performed_on(case: &Case) -> Option<Day> {
    let paid = case.payouts.iter().map(|payout| payout.on);
    paid.chain(case.duties.iter().filter_map(|state| state.performed_on)).max()
}

fn measures(case: &Case, fee_outstanding: Fen) -> Option<String> {
    let mut words = String::new();
    if let Some(last) = case.measures.iter().filter_map(|measure| measure.released_on).max() {
        words.push_str(&format!("本案采取的冻结措施，本院已于{}全部解除。", last.chinese()));
    }
    for returned in &case.returns {
        words.push_str(&format!(
            "案款余额{}，本院已于{}退还被执行人{}。",
            yuan(returned.amount),
            returned.on.chinese(),
            case.party_name(returned.debtor)
        ));
    }
    if fee_outstanding.is_positive() {
        words.push_str(&format!(
            "执行申请费尚欠{}，由被执行人{}向本院交纳。",
            yuan(fee_outstanding),
            case.side_names(Role::Debtor)
        ));
    }
    Some(words).filter(|words| !words.is_empty())
}
