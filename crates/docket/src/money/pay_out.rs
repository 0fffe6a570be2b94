//! Pay out to a creditor (发放案款): proposed by the handler, approved by the bureau head, handed to the bank by finance.
//!
//! Approval orders the payment and reserves its money; it is paid when the bank says so ([`crate::money::payment`]).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::money::payment::{PaymentState, Purpose};
use crate::money::record_account::PayeeAccount;
use crate::office::Office;
use crate::party::PartyNo;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Fen;

command! {
    /// Pays a sum to one creditor, to the account that is recorded for that creditor.
    pub struct PayOut {
        pub creditor: PartyNo, "收款的债权人", Kind::Payee, "发放至已登记的收款账户";
        pub amount_fen: Fen, "发放金额（元）", Kind::Money;
    }
}

/// 批准发放.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentOrdered {
    /// To whom.
    pub creditor: PartyNo,
    /// How much.
    pub amount_fen: Fen,
    /// The account that was approved.
    #[serde(flatten)]
    pub account: PayeeAccount,
    /// The page that records it.
    pub recorded: EntryNo,
}

/// 发放案款, as it was before payments had two phases: approved and paid at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidOut {
    /// To whom.
    pub creditor: PartyNo,
    /// How much.
    pub amount_fen: Fen,
    /// The creditor's bank.
    pub bank: String,
    /// The creditor's account.
    pub account: String,
}

impl Act for PayOut {
    const ABOUT: About = About {
        name: "pay_out",
        title: "发放案款",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::By(Office::BureauHead),
        basis: Basis::rule("FND-07"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        let due_on = case
            .clocks
            .running()
            .into_iter()
            .find(|clock| clock.kind == ClockKind::PayOut)
            .map(|clock| clock.due_on);
        case.payees()
            .filter(|creditor| case.payable(creditor.no).is_positive())
            .map(|creditor| {
                let payable = case.payable(creditor.no);
                if let Err(refusal) = case.payee_account(creditor.no) {
                    return Offer::Barred(refusal);
                }
                let mut reason = format!("{}有{payable}元案款待发放", case.party_label(creditor.no));
                if let Some(PaymentState::Failed { reason: why, .. }) =
                    case.last_failed(creditor.no).map(|failed| &failed.state)
                {
                    reason.push_str(&format!("；上次未付成：{why}"));
                }
                Offer::Open {
                    reason,
                    due_on,
                    weight: Weight::Next,
                    prefill: vec![("creditor", creditor.no.to_string()), ("amount_fen", payable.plain())],
                }
            })
            .collect()
    }

    fn decide(&self, case: &Case, _ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        case.payee(self.creditor)?;
        let payable = case.payable(self.creditor);
        if self.amount_fen > payable {
            let held = case.held_back(self.creditor);
            return Err(if held.is_positive() {
                Refusal::PaymentHeldBack { wanted: self.amount_fen, payable, held }
            } else {
                Refusal::ExceedsPayable { wanted: self.amount_fen, payable }
            });
        }
        let recorded = case.payee_account(self.creditor)?;
        Ok(vec![
            PaymentOrdered {
                creditor: self.creditor,
                amount_fen: self.amount_fen,
                account: recorded.account.clone(),
                recorded: recorded.no,
            }
            .into(),
        ])
    }

    /// Names the account that is recorded then: whoever approves sees where the money goes.
    fn summary(&self, case: &Case) -> String {
        let mut text = format!("向{}发放案款{}元", case.party_label(self.creditor), self.amount_fen);
        if let Some(recorded) = case.account_of(self.creditor) {
            let PayeeAccount { holder, bank, account, .. } = &recorded.account;
            text.push_str(&format!("，收款账户：{holder}，{bank}，{account}"));
        }
        text
    }
}

impl Happening for PaymentOrdered {
    const KIND: &'static str = "payment_ordered";
    const TITLE: &'static str = "批准发放";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let account = Some(self.account.clone());
        case.order_payment(stamp, Purpose::PayOut, (self.creditor, self.amount_fen), account);
    }

    fn sentence(&self, case: &Case) -> String {
        let PayeeAccount { holder, bank, account, .. } = &self.account;
        format!(
            "批准向{}发放案款{}元，收款账户：{holder}，{bank}，{account}，待财务送银行",
            case.party_name(self.creditor),
            self.amount_fen
        )
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.recorded]
    }
}

impl Happening for PaidOut {
    const KIND: &'static str = "paid_out";
    const TITLE: &'static str = "发放案款";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let account = PayeeAccount::of_older_page(case.party_name(self.creditor), &self.bank, &self.account);
        case.order_payment(stamp, Purpose::PayOut, (self.creditor, self.amount_fen), account);
        case.settle_payment(stamp.no, stamp, stamp.on);
    }

    fn sentence(&self, case: &Case) -> String {
        format!("向{}发放案款{}元", case.party_label(self.creditor), self.amount_fen)
    }
}
