//! The account of a case over a month, and what a creditor got: both from the docket alone.

use crate::papers::debt::{self, Maker};
use crate::papers::page::{basis, head};
use docket::Case;
use docket::event::EntryNo;
use docket::money::payment::{PaymentState, Purpose};
use docket::party::{Party, Role};
use documents::forms::{self, CreditorClaim, CreditorPayment, FundsMovement, FundsShare, FundsStanding};
use ledger::{Account, Books, Transaction};
use std::collections::BTreeMap;
use store::read::movements::transactions;
use values::{Day, Fen};

/// The account of a case over some days of booking.
#[must_use]
pub fn case_funds_statement(
    maker: &Maker<'_>,
    case: &Case,
    (from, until): (Day, Day),
) -> forms::CaseFundsStatement {
    let mut booked: Vec<(u32, Transaction)> = transactions(case);
    booked.sort_by_key(|(page, transaction)| (transaction.booked_on, *page));
    let mut books = Books::default();
    let (mut balance, mut opening) = (Fen::ZERO, Fen::ZERO);
    let (mut came_in, mut went_out) = (Fen::ZERO, Fen::ZERO);
    let mut movements = Vec::new();
    for (page, transaction) in booked.iter().filter(|(_, transaction)| transaction.booked_on <= until) {
        books.book(transaction).expect("the docket only enters movements that the books can bear");
        let moved = at_bank(transaction);
        balance += moved;
        if transaction.booked_on < from {
            opening = balance;
            continue;
        }
        if moved.is_zero() {
            continue;
        }
        let (plus, minus) = (moved.or_zero(), (-moved).or_zero());
        came_in += plus;
        went_out += minus;
        let (item, party) = told(case, EntryNo(*page));
        let sum = |amount: Fen| if amount.is_zero() { String::new() } else { amount.to_string() };
        movements.push(FundsMovement {
            booked_on: transaction.booked_on.to_string(),
            value_on: transaction.value_on.to_string(),
            item,
            party,
            came_in: sum(plus),
            went_out: sum(minus),
            balance: balance.to_string(),
        });
    }
    forms::CaseFundsStatement {
        head: head(maker.court, maker.letterhead, &case.filing.number, maker.made_on, &[]),
        applicant: case.side_names(Role::Creditor),
        respondent: case.side_names(Role::Debtor),
        period: format!("{}至{}", from.chinese(), until.chinese()),
        opening: opening.to_string(),
        came_in: came_in.to_string(),
        went_out: went_out.to_string(),
        closing: balance.to_string(),
        capital: balance.capital(),
        movements,
        shares: shares(case, |on| (from..=until).contains(&on), None),
        standing: standing(case, &books),
        prepared_by: maker.officer.to_owned(),
    }
}

/// What a transaction moves at the bank.
fn at_bank(transaction: &Transaction) -> Fen {
    let bank = transaction.lines.iter().filter(|line| line.account.account == Account::Bank);
    bank.map(|line| line.amount).sum()
}

/// What a page moves, and with whom.
fn told(case: &Case, page: EntryNo) -> (String, String) {
    if let Some(receipt) = case.receipt(page) {
        return ("到账".to_owned(), receipt.payer.clone());
    }
    if let Some(payout) = case.payouts.iter().find(|payout| payout.no == page) {
        return ("发放案款".to_owned(), case.party_name(payout.creditor).to_owned());
    }
    if let Some(returned) = case.returns.iter().find(|returned| returned.no == page) {
        return ("退还余款".to_owned(), case.party_name(returned.debtor).to_owned());
    }
    let withdrawn = case.withdrawn.iter().find(|one| one.no == page || one.receipt.no == page);
    withdrawn.map_or_else(
        || ("其他".to_owned(), String::new()),
        |one| {
            let item = if one.no == page { "撤销认领" } else { "到账" };
            (item.to_owned(), one.receipt.payer.clone())
        },
    )
}

/// What was divided on days that count, to one creditor or to all; and then fee and surplus too.
fn shares(case: &Case, counts: impl Fn(Day) -> bool, only: Option<&Party>) -> Vec<FundsShare> {
    let mut shares = Vec::new();
    let divided = case.receipts.iter().filter_map(|receipt| Some((receipt, receipt.allocation.as_ref()?)));
    for (receipt, allocation) in divided.filter(|(_, allocation)| counts(allocation.on)) {
        let mut add = |party: &str, claim: &str, part: &str, amount: Fen| {
            if !amount.is_zero() {
                shares.push(FundsShare {
                    divided_on: allocation.on.to_string(),
                    party: party.to_owned(),
                    claim: claim.to_owned(),
                    part: part.to_owned(),
                    amount: amount.to_string(),
                });
            }
        };
        for share in &allocation.shares {
            if only.is_none_or(|party| party.no == share.creditor) {
                let claim = case.claims.iter().find(|claim| claim.no == share.claim);
                let label = claim.map_or("", |claim| claim.label.as_str());
                add(case.party_name(share.creditor), label, share.part.title(), share.amount_fen);
            }
        }
        if only.is_none() {
            add("国库", "", "执行申请费", allocation.fee);
            add(case.party_name(receipt.debtor), "", "余款", allocation.surplus);
        }
    }
    shares
}

/// For what the money stands in the account.
fn standing(case: &Case, books: &Books) -> Vec<FundsStanding> {
    let standing = books.balances().filter(|(of, balance)| of.account != Account::Bank && !balance.is_zero());
    standing
        .map(|(of, balance)| {
            let party = match of.account {
                Account::Payable(no) | Account::Held(no) | Account::Deposited(no) => case.party_name(no),
                _ => "",
            };
            FundsStanding { label: format!("{}{party}", of.account.title()), amount: balance.to_string() }
        })
        .collect()
}

/// What a creditor got and what is still owed to him, as of a day.
#[must_use]
pub fn creditor_statement(
    maker: &Maker<'_>,
    case: &Case,
    creditor: &Party,
    on: Day,
) -> forms::CreditorStatement {
    let statement = case.statement(on);
    let settled = debt::settled(case, &statement);
    let shares = shares(case, |day| day <= on, Some(creditor));
    let divided: Fen = case
        .receipts
        .iter()
        .filter_map(|receipt| receipt.allocation.as_ref())
        .filter(|allocation| allocation.on <= on)
        .flat_map(|allocation| &allocation.shares)
        .filter(|share| share.creditor == creditor.no)
        .map(|share| share.amount_fen)
        .sum();
    let payouts = case.payouts.iter().filter(|payout| payout.creditor == creditor.no && payout.on <= on);
    let paid: Fen = payouts.map(|payout| payout.amount).sum();
    let mut owed: BTreeMap<usize, Fen> = BTreeMap::new();
    let (mut claims, mut notes) = (Vec::new(), Vec::new());
    for (index, claim) in case.claims.iter().enumerate() {
        if !claim.creditors.contains(&creditor.no) {
            continue;
        }
        let state = &statement.obligations[index];
        let parts = match settled {
            Some(_) => [Fen::ZERO; 3],
            None => [state.left, state.general_left, state.doubled_left],
        };
        let total = parts.into_iter().sum();
        owed.insert(index, total);
        claims.push(CreditorClaim {
            label: claim.label.clone(),
            principal: parts[0].to_string(),
            general: parts[1].to_string(),
            doubled: parts[2].to_string(),
            total: total.to_string(),
        });
        let others: Vec<&str> = claim
            .creditors
            .iter()
            .filter(|other| **other != creditor.no)
            .map(|other| case.party_name(*other))
            .collect();
        if !others.is_empty() {
            notes.push(format!(
                "“{}”由{}与{}共同享有，所列为全部尚欠数额。",
                claim.label,
                creditor.name,
                others.join("、")
            ));
        }
    }
    notes.extend(settled);
    let owed: Fen = owed.values().copied().sum();
    let undivided = undivided(case, creditor, on);
    if undivided.is_positive() {
        notes.push(format!(
            "本案到账、尚未分配的案款{undivided}元为全案数额，按法定顺序分配后计入各债权人的分得数额。{}",
            if case.side(Role::Debtor).any(|debtor| case.shares_with_others(debtor.no)) {
                "其中有其他债权人参与分配的，分配以前不从尚欠数额中扣除。"
            } else {
                "尚欠数额已经扣除该款中清偿债务的部分。"
            }
        ));
    }
    if owed.is_positive() {
        notes.push(format!("利息计算至{}；此后继续计算，以实际清偿之日为准。", on.chinese()));
    }
    forms::CreditorStatement {
        head: head(maker.court, maker.letterhead, &case.filing.number, maker.made_on, &[]),
        creditor: creditor.name.clone(),
        respondent: case.side_names(Role::Debtor),
        basis: basis(case),
        reckoned_to: on.chinese(),
        payments: payments(case, creditor, on),
        shares,
        claims,
        undivided: undivided.to_string(),
        divided: divided.to_string(),
        paid: paid.to_string(),
        unpaid: (divided - paid).or_zero().to_string(),
        owed: owed.to_string(),
        capital: owed.capital(),
        notes,
        prepared_by: maker.officer.to_owned(),
    }
}

/// What came in by a day from debtors of the creditor and was not divided by then.
fn undivided(case: &Case, creditor: &Party, on: Day) -> Fen {
    let of_his = |debtor| {
        let claims = case.claims.iter().filter(|claim| claim.creditors.contains(&creditor.no));
        claims.into_iter().any(|claim| claim.is_owed_by(debtor))
    };
    case.receipts
        .iter()
        .filter(|receipt| receipt.booked_on <= on && of_his(receipt.debtor))
        .filter(|receipt| receipt.allocation.as_ref().is_none_or(|allocation| allocation.on > on))
        .map(|receipt| receipt.amount)
        .sum()
}

fn payments(case: &Case, creditor: &Party, on: Day) -> Vec<CreditorPayment> {
    let of_creditor = case
        .payments
        .iter()
        .filter(|payment| payment.purpose == Purpose::PayOut && payment.party == creditor.no);
    of_creditor
        .filter(|payment| payment.since() <= on && !matches!(payment.state, PaymentState::Failed { .. }))
        .map(|payment| CreditorPayment {
            paid_on: payment.since().to_string(),
            amount: payment.amount.to_string(),
            account: payment
                .account
                .as_ref()
                .map_or_else(String::new, |account| format!("{} {}", account.bank, account.account)),
            state: match &payment.state {
                PaymentState::Settled { on } => format!("已于{}付讫", on.chinese()),
                PaymentState::Sent { .. } => "银行办理中".to_owned(),
                PaymentState::Ordered | PaymentState::Failed { .. } => "已批准，待送银行".to_owned(),
            },
        })
        .collect()
}
