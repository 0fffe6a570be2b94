//! Where the money is: receipts and how they are divided, payouts, the books.

use crate::pages::cases::case_path;
use crate::pages::cases::debt::Reading;
use crate::pages::cases::head::path;
use crate::pages::funds::line_path;
use crate::pages::payments::state_class;
use app::cases::open::CaseView;
use docket::Case;
use docket::money::allocate_money::divide;
use docket::money::outlook::is_about_division;
use docket::money::payment::PaymentState;
use docket::money::record_account::{Authority, PayeeAccount};
use docket::money::{Receipt, Share};
use docket::party::Role;
use ledger::Account;
use ledger::bank_line::LineId;
use std::collections::{BTreeMap, BTreeSet};
use store::read::money::PostingRow;
use store::read::movements::transactions;
use values::Fen;

/// The money of a case.
pub(crate) struct Money {
    /// The bank's number for the money of this case.
    pub(crate) sub_account: Option<String>,
    pub(crate) receipts: Vec<ReceiptBlock>,
    /// Deductions whose money has not arrived.
    pub(crate) under_way: Vec<UnderWay>,
    pub(crate) payouts: Vec<PayoutLine>,
    /// Re-divisions that wait for approval: where their page stands, and what they ask for.
    pub(crate) replays: Vec<(String, String)>,
    /// Who has to give something back: the party and how much.
    pub(crate) to_return: Vec<(String, String)>,
    /// Money that is held back.
    pub(crate) holds: Vec<HoldLine>,
    /// Debtors whose money is distributed among more creditors than those of the case.
    pub(crate) distributions: Vec<DistributionLine>,
    /// The accounts to which money goes, as they count now.
    pub(crate) accounts: Vec<AccountLine>,
    pub(crate) books: Vec<BookPage>,
    pub(crate) balances: Vec<Balance>,
    /// Statements for the parties: title, address, what stands in it.
    pub(crate) statements: Vec<StatementLink>,
    /// Where the fee stands in the order of payment.
    pub(crate) fee_order: Reading,
    pub(crate) debit_sum: String,
    pub(crate) credit_sum: String,
}

/// One receipt and its division.
pub(crate) struct ReceiptBlock {
    pub(crate) no: u32,
    pub(crate) amount: String,
    pub(crate) value_on: String,
    pub(crate) booked_on: String,
    pub(crate) stop_on: String,
    pub(crate) payer: String,
    pub(crate) debtor: String,
    pub(crate) bank_reference: String,
    /// Where the line of the bank statement stands, where it was claimed.
    pub(crate) line: Option<String>,
    /// The page of the division; none where it is only what the law will give.
    pub(crate) divided_by: Option<u32>,
    /// The pages of divisions that no longer count.
    pub(crate) earlier: Vec<u32>,
    /// Whether other creditors take part in it, so that a plan divides it.
    pub(crate) is_distributed: bool,
    /// Whether its division takes back something that was divided before, so that it is approved together with that.
    pub(crate) takes_back: bool,
    pub(crate) shares: Vec<ShareLine>,
}

/// One part of a division.
pub(crate) struct ShareLine {
    pub(crate) to: String,
    pub(crate) claim: String,
    pub(crate) part: &'static str,
    pub(crate) amount: String,
}

/// A deduction whose money has not arrived.
pub(crate) struct UnderWay {
    pub(crate) no: u32,
    pub(crate) debtor: String,
    pub(crate) amount: String,
    pub(crate) deducted_on: String,
}

/// A payment that was approved, and how it stands.
pub(crate) struct PayoutLine {
    pub(crate) no: u32,
    pub(crate) on: String,
    pub(crate) to: String,
    /// The account, masked; empty where an old page names none.
    pub(crate) account: String,
    pub(crate) what: &'static str,
    pub(crate) amount: String,
    pub(crate) state: &'static str,
    pub(crate) class: &'static str,
    pub(crate) told: String,
}

/// A debtor whose money is distributed among several creditors.
pub(crate) struct DistributionLine {
    pub(crate) debtor: String,
    pub(crate) path: String,
    pub(crate) told: String,
}

/// Money that is held back.
pub(crate) struct HoldLine {
    pub(crate) no: u32,
    pub(crate) what: String,
    pub(crate) ground: &'static str,
    pub(crate) reason: String,
    pub(crate) on: String,
    pub(crate) basis: String,
}

/// The account to which the money of a party goes.
pub(crate) struct AccountLine {
    pub(crate) no: u32,
    pub(crate) party: String,
    pub(crate) account: String,
    pub(crate) note: &'static str,
}

/// The lines of the books that one page of the docket made.
pub(crate) struct BookPage {
    pub(crate) no: u32,
    pub(crate) title: &'static str,
    pub(crate) value_on: String,
    pub(crate) booked_on: String,
    pub(crate) lines: Vec<BookLine>,
}

/// One line of the books.
pub(crate) struct BookLine {
    pub(crate) account: String,
    pub(crate) debit: String,
    pub(crate) credit: String,
}

/// A statement for the parties, as PDF.
pub(crate) struct StatementLink {
    pub(crate) title: String,
    pub(crate) address: String,
    pub(crate) about: &'static str,
}

/// Months of which a statement is offered; older ones are had by address.
const MONTHS: usize = 6;

/// The statements of a case in which money moved: one for each creditor, and one for each of the last months.
fn statements(case: &Case, path: &str) -> Vec<StatementLink> {
    if case.receipts.is_empty() && case.withdrawn.is_empty() {
        return Vec::new();
    }
    let creditors = case.side(Role::Creditor).map(|creditor| StatementLink {
        title: format!("案款发放对账单：{}", creditor.name),
        address: format!("{path}/creditors/{}/statement", creditor.no),
        about: "分得、发放和尚欠数额，截至今日",
    });
    let booked = transactions(case).into_iter().map(|(_, transaction)| transaction.booked_on);
    let months: BTreeSet<String> = booked.map(|on| on.to_string()[..7].to_owned()).collect();
    let months = months.into_iter().rev().take(MONTHS).map(|month| StatementLink {
        title: format!("执行案款月结单：{}年{}月", &month[..4], month[5..].trim_start_matches('0')),
        address: format!("{path}/funds-statement?month={month}"),
        about: "期初余额、到账、分配、发放和期末余额",
    });
    creditors.chain(months).collect()
}

/// What an account holds.
pub(crate) struct Balance {
    pub(crate) account: String,
    pub(crate) amount: String,
}

impl Money {
    pub(crate) fn new(view: &CaseView, postings: &[PostingRow]) -> Money {
        let case = &view.case;
        let name = |no| case.party_name(no).to_owned();
        let payouts: Vec<PayoutLine> = case
            .payments
            .iter()
            .map(|payment| PayoutLine {
                no: payment.no.0,
                on: payment.since().to_string(),
                to: name(payment.party),
                account: payment.account.as_ref().map(account_words).unwrap_or_default(),
                what: payment.purpose.title(),
                amount: payment.amount.to_string(),
                state: payment.state.title(),
                class: state_class(payment.state.word()),
                told: match &payment.state {
                    PaymentState::Failed { reason, .. } => reason.clone(),
                    PaymentState::Sent { batch, .. } => format!("批次{batch}"),
                    PaymentState::Ordered | PaymentState::Settled { .. } => String::new(),
                },
            })
            .collect();
        let holds = case
            .holding()
            .map(|hold| HoldLine {
                no: hold.no.0,
                what: hold.what(case),
                ground: hold.ground.title(),
                reason: hold.reason.clone(),
                on: hold.on.to_string(),
                basis: hold.ground.basis().under(&view.law, view.today),
            })
            .collect();
        let accounts = case
            .parties
            .iter()
            .filter_map(|party| case.account_of(party.no))
            .map(|recorded| AccountLine {
                no: recorded.no.0,
                party: name(recorded.party),
                account: account_words(&recorded.account),
                note: recorded.authority.map_or("", Authority::title),
            })
            .collect();
        let sum = |lines: &mut dyn Iterator<Item = Fen>| lines.sum::<Fen>().to_string();
        Money {
            sub_account: case.sub_account.clone(),
            statements: statements(case, &case_path(&case.id)),
            receipts: case.receipts.iter().map(|receipt| receipt_block(view, receipt)).collect(),
            under_way: case
                .deductions
                .iter()
                .filter(|deduction| deduction.arrived.is_none())
                .map(|deduction| UnderWay {
                    no: deduction.no.0,
                    debtor: name(deduction.debtor),
                    amount: deduction.amount.to_string(),
                    deducted_on: deduction.deducted_on.to_string(),
                })
                .collect(),
            payouts,
            replays: case
                .proposals
                .iter()
                .filter(|proposal| proposal.is_waiting() && is_about_division(proposal))
                .map(|proposal| (replay_path(&case.id, proposal.no), proposal.summary.clone()))
                .collect(),
            to_return: case
                .to_return
                .iter()
                .map(|one| (name(one.party), one.amount_fen.to_string()))
                .collect(),
            holds,
            distributions: distributions(case),
            accounts,
            books: books(view, postings),
            balances: balances(view, postings),
            fee_order: Reading::new(&view.case.applied, "D-09"),
            debit_sum: sum(&mut postings.iter().map(|row| row.amount.or_zero())),
            credit_sum: sum(&mut postings.iter().map(|row| (-row.amount).or_zero())),
        }
    }
}

impl Money {
    /// Whether no money has come in or gone out, or is on its way.
    pub(crate) fn is_untouched(&self) -> bool {
        self.sub_account.is_none()
            && self.receipts.is_empty()
            && self.under_way.is_empty()
            && self.payouts.is_empty()
            && self.accounts.is_empty()
            && self.holds.is_empty()
            && self.distributions.is_empty()
            && self.books.is_empty()
    }
}

fn distributions(case: &Case) -> Vec<DistributionLine> {
    let shared = case.side(Role::Debtor).filter(|debtor| {
        case.distribution.participants.iter().any(|participant| participant.debtor == debtor.no)
            || case.distribution.plans.iter().any(|plan| plan.debtor == debtor.no)
    });
    shared
        .map(|debtor| {
            let joined = case.distribution.participants.iter().filter(|one| one.debtor == debtor.no).count();
            let plan = case.distribution.plans.iter().rev().find(|plan| plan.debtor == debtor.no);
            let plan = match plan {
                None => "尚未制作分配方案".to_owned(),
                Some(plan) => match plan.carried_out_on {
                    None => format!("{}制作方案，分配{}元，待异议期满", plan.drawn_on, plan.proceeds),
                    Some(on) => format!("{on}按方案分配{}元", plan.proceeds),
                },
            };
            DistributionLine {
                debtor: debtor.name.clone(),
                path: format!("{}/distribution/{}", path(&case.id), debtor.no),
                told: format!("另有{joined}名债权人参与分配；{plan}"),
            }
        })
        .collect()
}

/// An account in words, its number masked.
fn account_words(account: &PayeeAccount) -> String {
    let PayeeAccount { holder, bank, account, .. } = account;
    [holder.as_str(), bank.as_str(), &account.to_string()].map(str::to_owned).join("　")
}

/// The page that shows what a proposed re-division changes.
pub(crate) fn replay_path(id: &values::CaseId, proposal: docket::EntryNo) -> String {
    format!("{}/replays/{proposal}", path(id))
}

fn receipt_block(view: &CaseView, receipt: &Receipt) -> ReceiptBlock {
    let case = &view.case;
    let share = |share: &Share| ShareLine {
        to: case.party_name(share.creditor).to_owned(),
        claim: case
            .claims
            .iter()
            .find(|claim| claim.no == share.claim)
            .map(|claim| claim.label.clone())
            .unwrap_or_default(),
        part: share.part.title(),
        amount: share.amount_fen.to_string(),
    };
    let is_distributed = receipt.allocation.is_none() && case.shares_with_others(receipt.debtor);
    let divided = match receipt.allocation {
        None if !is_distributed => divide(case, receipt).ok(),
        _ => None,
    };
    let takes_back = receipt.allocation.is_none() && divided.is_none() && !is_distributed;
    let (divided_by, shares, fee, surplus) = match &receipt.allocation {
        Some(allocation) => {
            (Some(allocation.no.0), allocation.shares.clone(), allocation.fee, allocation.surplus)
        }
        None => {
            let division = divided.clone().unwrap_or_default();
            (None, division.shares, division.fee, division.surplus)
        }
    };
    let mut shares: Vec<ShareLine> = shares.iter().map(share).collect();
    let rest = |to: &str, part: &'static str, amount: Fen| ShareLine {
        to: to.to_owned(),
        claim: String::new(),
        part,
        amount: amount.to_string(),
    };
    if fee.is_positive() {
        shares.push(rest("国库", "执行申请费", fee));
    }
    if surplus.is_positive() {
        shares.push(rest(case.party_name(receipt.debtor), "余款退还", surplus));
    }
    ReceiptBlock {
        no: receipt.no.0,
        amount: receipt.amount.to_string(),
        value_on: receipt.value_on.to_string(),
        booked_on: receipt.booked_on.to_string(),
        stop_on: receipt.stop_on.to_string(),
        payer: receipt.payer.clone(),
        debtor: case.party_name(receipt.debtor).to_owned(),
        bank_reference: receipt.bank_reference.clone(),
        line: receipt.bank_account.as_ref().map(|account| {
            let number = receipt.bank_reference.strip_suffix(&format!("@{account}"));
            let source_no = number.unwrap_or(&receipt.bank_reference).to_owned();
            line_path(&LineId { account: account.clone(), source_no })
        }),
        divided_by,
        earlier: receipt.earlier.iter().map(|allocation| allocation.no.0).collect(),
        is_distributed,
        takes_back,
        shares,
    }
}

/// The Chinese titles of all accounts of a case, by their stored words.
fn accounts(view: &CaseView) -> BTreeMap<String, String> {
    [Account::Bank, Account::Undivided, Account::Fee, Account::Refundable]
        .into_iter()
        .map(|account| (account.word(), account.title().to_owned()))
        .chain(view.case.payees().map(|creditor| {
            let account = Account::Payable(creditor.no);
            (account.word(), format!("{}（{}）", account.title(), creditor.name))
        }))
        .collect()
}

fn books(view: &CaseView, postings: &[PostingRow]) -> Vec<BookPage> {
    let titles = accounts(view);
    let side = |amount: Fen| if amount.is_positive() { amount.to_string() } else { String::new() };
    postings
        .chunk_by(|one, other| (one.entry, one.value_on) == (other.entry, other.value_on))
        .map(|rows| BookPage {
            no: rows[0].entry,
            title: view.entry(docket::EntryNo(rows[0].entry)).map_or("", |entry| entry.event.title()),
            value_on: rows[0].value_on.to_string(),
            booked_on: rows[0].booked_on.to_string(),
            lines: rows
                .iter()
                .map(|row| BookLine {
                    account: titles.get(&row.account).unwrap_or(&row.account).clone(),
                    debit: side(row.amount),
                    credit: side(-row.amount),
                })
                .collect(),
        })
        .collect()
}

/// What each account holds: the bank in debit, what the court owes in credit.
fn balances(view: &CaseView, postings: &[PostingRow]) -> Vec<Balance> {
    let titles = accounts(view);
    let mut sums: BTreeMap<&str, Fen> = BTreeMap::new();
    for row in postings {
        *sums.entry(row.account.as_str()).or_default() += row.amount;
    }
    sums.into_iter()
        .map(|(word, sum)| Balance {
            account: titles.get(word).map_or(word, String::as_str).to_owned(),
            amount: if word == Account::Bank.word() { sum } else { -sum }.to_string(),
        })
        .collect()
}
