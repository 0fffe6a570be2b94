//! Payments out of the account of a case, in two phases: ordered when approved, and made when the bank says so.
//!
//! An approved payment is reserved: its money is spent on nothing else, and has not left the account. Finance hands it
//! to the bank in a batch; the bank's answer settles it, or fails it, and then its money is payable again. Only what is
//! settled counts as paid, and only that meets the pay-out clock (FND-04).

use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::money::record_account::PayeeAccount;
use crate::money::{Payout, Return};
use crate::party::PartyNo;
use serde::{Deserialize, Serialize};
use values::{Day, Fen, StaffId};

/// A payment that was approved, however it went on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The page that orders it.
    pub no: EntryNo,
    /// What it is for.
    pub purpose: Purpose,
    /// To which party.
    pub party: PartyNo,
    /// How much.
    pub amount: Fen,
    /// To which account; none where a page of an older program names none that can be read.
    pub account: Option<PayeeAccount>,
    /// The day of approval.
    pub ordered_on: Day,
    /// Who proposed it and who approved it; finance must be a third.
    pub hands: Vec<StaffId>,
    /// The proposal that was approved.
    pub proposal: Option<EntryNo>,
    /// The batch in which it was handed to the bank, however that ended.
    pub batch: Option<String>,
    /// How it stands.
    pub state: PaymentState,
    /// The page that books that it left the account.
    pub booked_by: Option<EntryNo>,
    /// The bank's number of the transfer, where its answer told one.
    pub bank_no: Option<String>,
}

/// What a payment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// 发放案款: to a creditor.
    PayOut,
    /// 退还余款: back to a debtor.
    Return,
}

impl Purpose {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Purpose::PayOut => "发放案款",
            Purpose::Return => "退还余款",
        }
    }

    /// The stored word, that of the act.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Purpose::PayOut => "pay_out",
            Purpose::Return => "return_surplus",
        }
    }
}

/// How a payment stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaymentState {
    /// Approved, and not yet handed to the bank.
    Ordered,
    /// Handed to the bank.
    Sent {
        /// In which batch.
        batch: String,
        /// When.
        on: Day,
    },
    /// Paid.
    Settled {
        /// The bank's day.
        on: Day,
    },
    /// Not paid; its money is payable again.
    Failed {
        /// When.
        on: Day,
        /// Why.
        reason: String,
        /// The page that says so.
        told_by: EntryNo,
    },
}

impl PaymentState {
    /// The stored word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            PaymentState::Ordered => "ordered",
            PaymentState::Sent { .. } => "sent",
            PaymentState::Settled { .. } => "settled",
            PaymentState::Failed { .. } => "failed",
        }
    }

    /// Stored words and Chinese titles.
    pub const CHOICES: [(&'static str, &'static str); 4] =
        [("ordered", "待送银行"), ("sent", "银行办理中"), ("settled", "付讫"), ("failed", "未付成")];

    /// The Chinese title of a stored word.
    #[must_use]
    pub fn title_of(word: &str) -> &'static str {
        PaymentState::CHOICES.iter().find(|(stored, _)| *stored == word).map_or("", |(_, title)| title)
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(&self) -> &'static str {
        PaymentState::title_of(self.word())
    }
}

impl Payment {
    /// Whether its money is reserved: approved, and neither paid nor failed.
    #[must_use]
    pub fn is_reserved(&self) -> bool {
        matches!(self.state, PaymentState::Ordered | PaymentState::Sent { .. })
    }

    /// The day since which it stands as it does.
    #[must_use]
    pub fn since(&self) -> Day {
        match self.state {
            PaymentState::Ordered => self.ordered_on,
            PaymentState::Sent { on, .. }
            | PaymentState::Settled { on }
            | PaymentState::Failed { on, .. } => on,
        }
    }

    /// Whether it is with the bank in this batch.
    #[must_use]
    pub fn is_sent_in(&self, wanted: &str) -> bool {
        matches!(&self.state, PaymentState::Sent { batch, .. } if batch == wanted)
    }

    /// How it stands, in words.
    #[must_use]
    pub fn state_words(&self) -> String {
        match &self.state {
            PaymentState::Ordered => "已批准，待财务送银行".to_owned(),
            PaymentState::Sent { batch, .. } => format!("银行办理中（批次{batch}）"),
            PaymentState::Settled { on } => format!("已于{}付讫", on.chinese()),
            PaymentState::Failed { reason, .. } => format!("未付成：{reason}"),
        }
    }
}

/// What the bank says of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BankWord {
    /// Paid, on the bank's day.
    Settled {
        /// The bank's day.
        on: Day,
        /// The bank's number of the transfer, where it told one.
        bank_no: Option<String>,
    },
    /// Not paid.
    Failed {
        /// Why.
        reason: String,
    },
}

impl Case {
    /// A payment.
    #[must_use]
    pub fn payment(&self, no: EntryNo) -> Option<&Payment> {
        self.payments.iter().find(|payment| payment.no == no)
    }

    /// The money of a party that is reserved for payments under way.
    #[must_use]
    pub fn reserved(&self, party: PartyNo) -> Fen {
        let reserved = self.payments.iter().filter(|payment| payment.is_reserved());
        reserved.filter(|payment| payment.party == party).map(|payment| payment.amount).sum()
    }

    /// The last payment to a party, where it failed.
    #[must_use]
    pub fn last_failed(&self, party: PartyNo) -> Option<&Payment> {
        let last = self.payments.iter().rev().find(|payment| payment.party == party);
        last.filter(|payment| matches!(payment.state, PaymentState::Failed { .. }))
    }

    /// Puts an approved payment on the docket.
    pub(crate) fn order_payment(
        &mut self,
        stamp: &Stamp,
        purpose: Purpose,
        (party, amount): (PartyNo, Fen),
        account: Option<PayeeAccount>,
    ) {
        // An approval enters its payment at once, so that one approved proposal at most has none yet.
        let proposal = self
            .proposals
            .iter()
            .filter(|proposal| {
                proposal.outcome == crate::approval::Outcome::Approved && proposal.act == purpose.word()
            })
            .find(|proposal| self.payments.iter().all(|payment| payment.proposal != Some(proposal.no)));
        let mut hands = vec![stamp.actor.clone()];
        hands.extend(proposal.map(|proposal| proposal.by.clone()));
        self.payments.push(Payment {
            no: stamp.no,
            purpose,
            party,
            amount,
            account,
            ordered_on: stamp.on,
            hands,
            proposal: proposal.map(|proposal| proposal.no),
            batch: None,
            state: PaymentState::Ordered,
            booked_by: None,
            bank_no: None,
        });
    }

    /// Enters that the money of a payment has left the account.
    pub(crate) fn settle_payment(&mut self, no: EntryNo, stamp: &Stamp, on: Day) {
        let Some(payment) = self.payments.iter_mut().find(|payment| payment.no == no) else { return };
        payment.state = PaymentState::Settled { on };
        payment.booked_by = Some(stamp.no);
        let (party, amount, booked_on) = (payment.party, payment.amount, stamp.on);
        match payment.purpose {
            Purpose::PayOut => {
                self.payouts.push(Payout { no: stamp.no, creditor: party, amount, on, booked_on });
            }
            Purpose::Return => {
                self.returns.push(Return { no: stamp.no, debtor: party, amount, on, booked_on });
            }
        }
        self.review_payout_clocks(on, None);
    }
}

/// The page that hands a payment to the bank; none where it does not wait for that.
#[must_use]
pub fn send(case: &Case, payment: EntryNo, batch: &str) -> Option<Event> {
    let waits = |payment: &&Payment| payment.state == PaymentState::Ordered;
    let payment = case.payment(payment).filter(waits)?;
    Some(PaymentSent { payment: payment.no, batch: batch.to_owned() }.into())
}

/// The page that follows from the bank's word about a payment of a batch; none where it is not with the bank in that
/// batch, or the bank has said it before.
#[must_use]
pub fn take(case: &Case, payment: EntryNo, batch: &str, today: Day, word: &BankWord) -> Option<Event> {
    let payment = case.payment(payment).filter(|payment| payment.is_sent_in(batch))?;
    Some(match word {
        BankWord::Settled { on, bank_no } => {
            PaymentSettled { payment: payment.no, on: *on, bank_no: bank_no.clone() }.into()
        }
        BankWord::Failed { reason } => {
            PaymentFailed { payment: payment.no, on: today, reason: reason.clone() }.into()
        }
    })
}

/// The pages that take back the payments to a party that no bank has yet: the latest first, until so much is free again.
pub(crate) fn take_back(
    case: &Case,
    party: PartyNo,
    mut wanted: Fen,
    today: Day,
    reason: &str,
) -> Vec<Event> {
    let mut events = Vec::new();
    let waiting = case.payments.iter().rev().filter(|payment| payment.state == PaymentState::Ordered);
    for payment in waiting.filter(|payment| payment.party == party) {
        if !wanted.is_positive() {
            break;
        }
        wanted -= payment.amount;
        events.push(PaymentFailed { payment: payment.no, on: today, reason: reason.to_owned() }.into());
    }
    events
}

/// 送银行支付.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentSent {
    /// The payment.
    pub payment: EntryNo,
    /// The batch.
    pub batch: String,
}

/// 付讫.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentSettled {
    /// The payment.
    pub payment: EntryNo,
    /// The bank's day.
    pub on: Day,
    /// The bank's number of the transfer, where it told one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_no: Option<String>,
}

/// 未付成.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentFailed {
    /// The payment.
    pub payment: EntryNo,
    /// The day.
    pub on: Day,
    /// Why.
    pub reason: String,
}

/// A payment at the beginning of a sentence: `向常某发放案款100.00元`.
fn words(case: &Case, no: EntryNo) -> String {
    let Some(payment) = case.payment(no) else { return "该笔付款".to_owned() };
    format!("向{}{}{}元", case.party_label(payment.party), payment.purpose.title(), payment.amount)
}

impl Happening for PaymentSent {
    const KIND: &'static str = "payment_sent";
    const TITLE: &'static str = "送银行支付";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(payment) = case.payments.iter_mut().find(|payment| payment.no == self.payment) {
            payment.batch = Some(self.batch.clone());
            payment.state = PaymentState::Sent { batch: self.batch.clone(), on: stamp.on };
        }
    }

    fn sentence(&self, case: &Case) -> String {
        format!("{}，已编入批次{}送银行", words(case, self.payment), self.batch)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.payment]
    }
}

impl Happening for PaymentSettled {
    const KIND: &'static str = "payment_settled";
    const TITLE: &'static str = "付讫";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.settle_payment(self.payment, stamp, self.on);
        if let Some(payment) = case.payments.iter_mut().find(|payment| payment.no == self.payment) {
            payment.bank_no.clone_from(&self.bank_no);
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let bank_no = self.bank_no.as_ref().map_or_else(String::new, |no| format!("（银行流水{no}）"));
        format!("{}，银行已于{}付讫{bank_no}", words(case, self.payment), self.on.chinese())
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.payment]
    }
}

impl Happening for PaymentFailed {
    const KIND: &'static str = "payment_failed";
    const TITLE: &'static str = "未付成";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(payment) = case.payments.iter_mut().find(|payment| payment.no == self.payment) {
            payment.state =
                PaymentState::Failed { on: self.on, reason: self.reason.clone(), told_by: stamp.no };
        }
        case.review_payout_clocks(stamp.on, None);
    }

    fn sentence(&self, case: &Case) -> String {
        format!("{}未付成：{}；款项仍待发放", words(case, self.payment), self.reason)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.payment]
    }
}
