//! Receipts whose money has not all gone out, and why (FND-04): what the ageing board shows.

use crate::case::Case;
use crate::clock::{ClockKind, ClockState};
use crate::event::EntryNo;
use crate::money::hold_payment::Outstanding;
use crate::money::pay_out::PayOut;
use crate::money::payment::PaymentState;
use crate::money::return_surplus::ReturnSurplus;
use crate::party::PartyNo;
use values::{Day, Fen};

/// A receipt whose money has not all gone out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnpaidReceipt {
    /// The page of the receipt.
    pub receipt: EntryNo,
    /// What came in.
    pub amount: Fen,
    /// The day it arrived.
    pub value_on: Day,
    /// What has not gone out.
    pub left: Fen,
    /// What of that is held back.
    pub held: Fen,
    /// The last day to pay out.
    pub due_on: Day,
    /// Whether the clock stands still.
    pub paused: bool,
    /// What it waits for.
    pub waits_for: WaitsFor,
    /// The same in words, where there is more to say.
    pub told: String,
}

/// What the money of a receipt waits for, the first thing to do first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WaitsFor {
    /// It is not divided.
    Division,
    /// A payment failed.
    AfterFailure,
    /// No account is recorded.
    Account,
    /// Nobody has proposed to pay it.
    Proposal,
    /// A proposal waits.
    Approval,
    /// Finance has not handed it to the bank.
    Finance,
    /// The bank has not answered.
    Bank,
    /// It is held back.
    Release,
}

impl WaitsFor {
    /// Stored words and Chinese titles, in the order of the list.
    pub const CHOICES: [(&'static str, &'static str); 8] = [
        ("division", "待分配"),
        ("after_failure", "付款未成"),
        ("account", "待登记账户"),
        ("proposal", "待报批"),
        ("approval", "待审批"),
        ("finance", "待送银行"),
        ("bank", "银行办理中"),
        ("release", "暂缓发放"),
    ];

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        WaitsFor::CHOICES[self as usize].0
    }

    /// The Chinese title of a stored word.
    #[must_use]
    pub fn title_of(word: &str) -> &'static str {
        WaitsFor::CHOICES.iter().find(|(stored, _)| *stored == word).map_or("", |(_, title)| title)
    }
}

impl Case {
    /// The receipts whose money has not all gone out, the oldest first.
    #[must_use]
    pub fn unpaid_receipts(&self) -> Vec<UnpaidReceipt> {
        let open = self.outstanding().into_iter().filter(|one| one.left.is_positive());
        open.filter_map(|one| {
            let receipt = self.receipt(one.receipt)?;
            let clock = self.clocks.get(ClockKind::PayOut, one.receipt.0)?;
            let (waits_for, told) = self.waits_for(&one);
            Some(UnpaidReceipt {
                receipt: one.receipt,
                amount: receipt.amount,
                value_on: receipt.value_on,
                left: one.left,
                held: one.held,
                due_on: clock.due_on,
                paused: matches!(clock.state, ClockState::Paused(_)),
                waits_for,
                told,
            })
        })
        .collect()
    }

    fn waits_for(&self, one: &Outstanding) -> (WaitsFor, String) {
        if one.held == one.left {
            let grounds: Vec<&str> = self.holding().map(|hold| hold.ground.title()).collect();
            return (WaitsFor::Release, grounds.join("；"));
        }
        if one.parties.is_empty() {
            return (WaitsFor::Division, String::new());
        }
        let first =
            one.parties.iter().map(|party| self.party_waits_for(*party)).min_by_key(|(what, _)| *what);
        first.unwrap_or((WaitsFor::Division, String::new()))
    }

    fn party_waits_for(&self, party: PartyNo) -> (WaitsFor, String) {
        let name = self.party_name(party).to_owned();
        let free = self.payable(party).max(self.surplus_of(party));
        if free.is_positive() {
            if let Some(PaymentState::Failed { reason, .. }) =
                self.last_failed(party).map(|failed| &failed.state)
            {
                return (WaitsFor::AfterFailure, format!("{name}：{reason}"));
            }
            let missing = self.account_of(party).is_none();
            return (if missing { WaitsFor::Account } else { WaitsFor::Proposal }, name);
        }
        let proposed = self.waiting::<PayOut>().any(|one| one.creditor == party)
            || self.waiting::<ReturnSurplus>().any(|one| one.debtor == party);
        if proposed {
            return (WaitsFor::Approval, name);
        }
        let state = |wanted: fn(&PaymentState) -> bool| {
            self.payments.iter().any(|payment| payment.party == party && wanted(&payment.state))
        };
        if state(|state| *state == PaymentState::Ordered) {
            (WaitsFor::Finance, name)
        } else if state(|state| matches!(state, PaymentState::Sent { .. })) {
            (WaitsFor::Bank, name)
        } else {
            (WaitsFor::Release, name)
        }
    }
}
