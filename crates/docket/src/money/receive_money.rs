//! Book money that arrived in the account of the case (登记到账): typed by finance, or claimed from a line of the bank
//! statement (认领).

use crate::act::{self, About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::money::Receipt;
use crate::money::book_late_receipt::{BookLateReceipt, is_late};
use crate::office::Office;
use crate::party::PartyNo;
use crate::refusal::{Basis, Refusal};
use law::Calendar;
use law::case_funds2017::payout_due_within;
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

command! {
    /// Books one receipt.
    pub struct ReceiveMoney {
        pub debtor: PartyNo, "为哪一被执行人", Kind::Debtor;
        pub amount_fen: Fen, "到账金额（元）", Kind::Money;
        pub value_on: Day, "到账日期", Kind::Day;
        pub bank_reference: String, "银行流水号", Kind::Text(64), "同一流水号只能登记一次";
        pub payer: String, "付款人", Kind::Text(60);
        pub deduction: Option<EntryNo>, "对应的划拨", Kind::Page(Pages::Entry), "由划拨到账的，选择划拨所在案卷页；债务人自行缴纳的留空";
    }
}

/// 收到案款.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyReceived {
    /// On whose behalf.
    pub debtor: PartyNo,
    /// How much.
    pub amount_fen: Fen,
    /// The day it arrived.
    pub value_on: Day,
    /// The day that stops the interest on this part.
    pub stop_on: Day,
    /// The bank's transaction number.
    pub bank_reference: String,
    /// Who paid.
    pub payer: String,
    /// The deduction it comes from.
    pub deduction: Option<EntryNo>,
    /// Days within which it is to be paid out, as set by the court on that day (FND-06).
    pub payout_days: u32,
    /// The account of the court on whose statement it is a line; none where finance typed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
}

/// The offices that may claim a line of the bank statement for a case, and take the claim back.
pub const CLAIMING: &[Office] =
    &[Office::Finance, Office::Handler, Office::Assistant, Office::TeamLeader, Office::CommandCentre];

/// A line of the court's bank statement that somebody claims for a case.
#[derive(Clone, Copy, Debug)]
pub struct ClaimedLine<'a> {
    /// The account of the court.
    pub bank_account: &'a str,
    /// The bank's number of the line.
    pub bank_reference: &'a str,
    /// The day it arrived.
    pub value_on: Day,
    /// How much.
    pub amount: Fen,
    /// Who paid, as the bank says; may be empty.
    pub payer: &'a str,
    /// On whose behalf.
    pub debtor: PartyNo,
    /// Where the money comes from.
    pub origin: Origin,
}

/// Where claimed money comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From this deduction.
    Deduction(EntryNo),
    /// Somebody paid.
    Payment,
    /// From the debtor's deduction of this very sum that is awaited, where there is one; else somebody paid.
    Recognised,
}

/// The pages that book a claimed line.
///
/// # Errors
/// Where the office may not claim, the case is closed, or the money cannot have come for this debtor on this day.
pub fn claimed(case: &Case, ctx: &Context<'_>, line: &ClaimedLine<'_>) -> Result<Vec<Event>, Refusal> {
    act::stands_open("认领案款", CLAIMING, case, ctx)?;
    let deduction = match line.origin {
        Origin::Deduction(no) => Some(no),
        Origin::Payment => None,
        Origin::Recognised => recognised(case, line),
    };
    let arrived = Arrived {
        debtor: line.debtor,
        amount: line.amount,
        value_on: line.value_on,
        bank_reference: line.bank_reference,
        payer: line.payer,
        deduction,
        bank_account: Some(line.bank_account),
    };
    arrived.booked(case, ctx)
}

/// The awaited deduction of this very sum, the earliest first.
fn recognised(case: &Case, line: &ClaimedLine<'_>) -> Option<EntryNo> {
    let mut awaited: Vec<_> = case
        .on_its_way()
        .filter(|deduction| deduction.debtor == line.debtor && deduction.amount == line.amount)
        .filter(|deduction| deduction.deducted_on <= line.value_on)
        .collect();
    awaited.sort_by_key(|deduction| (deduction.deducted_on, deduction.no));
    awaited.first().map(|deduction| deduction.no)
}

impl Act for ReceiveMoney {
    const ABOUT: About = About {
        name: "receive_money",
        title: "登记到账",
        topic: Topic::Money,
        offices: &[Office::Finance],
        approval: Approval::None,
        basis: Basis::Rule { id: "FND-01", and: "一案一账号" },
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let mut offers: Vec<Offer> = case
            .deductions
            .iter()
            .filter(|deduction| deduction.arrived.is_none())
            .map(|deduction| Offer::Open {
                reason: format!("{}划拨的{}元等待到账", deduction.deducted_on.chinese(), deduction.amount),
                due_on: None,
                weight: Weight::Next,
                prefill: vec![
                    ("debtor", deduction.debtor.to_string()),
                    ("amount_fen", deduction.amount.plain()),
                    ("value_on", ctx.today.to_string()),
                    ("payer", case.party_name(deduction.debtor).to_owned()),
                    ("deduction", deduction.no.to_string()),
                ],
            })
            .collect();
        if offers.is_empty() {
            offers.push(Offer::Open {
                reason: "被执行人自行缴纳的案款，到账后登记".to_owned(),
                due_on: None,
                weight: Weight::Possible,
                prefill: vec![("value_on", ctx.today.to_string())],
            });
        }
        offers
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let arrived = Arrived {
            debtor: self.debtor,
            amount: self.amount_fen,
            value_on: self.value_on,
            bank_reference: &self.bank_reference,
            payer: &self.payer,
            deduction: self.deduction,
            bank_account: None,
        };
        arrived.booked(case, ctx)
    }

    fn summary(&self, _case: &Case) -> String {
        format!("到账{}元", self.amount_fen)
    }
}

/// What is known of money that arrived, whoever says so.
pub(super) struct Arrived<'a> {
    pub(super) debtor: PartyNo,
    pub(super) amount: Fen,
    pub(super) value_on: Day,
    pub(super) bank_reference: &'a str,
    pub(super) payer: &'a str,
    pub(super) deduction: Option<EntryNo>,
    pub(super) bank_account: Option<&'a str>,
}

impl Arrived<'_> {
    /// The pages that book it, where it can have arrived for this case; where it takes back something that was divided,
    /// the page that proposes that.
    fn booked(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let page = self.page(case, ctx)?;
        if is_late(case, &page) {
            return Ok(vec![BookLateReceipt::of(self).proposed(case, ctx)?]);
        }
        Ok(vec![page.into()])
    }

    /// The page that books it, where it can have arrived for this case.
    pub(super) fn page(&self, case: &Case, ctx: &Context<'_>) -> Result<MoneyReceived, Refusal> {
        case.debtor(self.debtor)?;
        let is_this = |late: &BookLateReceipt| late.bank_reference == self.bank_reference.trim();
        if case.waiting::<BookLateReceipt>().any(|late| is_this(&late)) {
            return Err(Refusal::LateReceiptWaits { reference: self.bank_reference.trim().to_owned() });
        }
        if self.value_on > ctx.today {
            return Err(Refusal::DayInFuture { label: "到账日期", day: self.value_on });
        }
        if self.value_on < case.filing.received_on {
            return Err(Refusal::DayTooEarly {
                label: "到账日期",
                day: self.value_on,
                after: case.filing.received_on,
                what: "收到申请日",
            });
        }
        let stop_on = match self.deduction {
            None => self.value_on,
            Some(no) => self.deducted_on(no, case)?,
        };
        let page = MoneyReceived {
            debtor: self.debtor,
            amount_fen: self.amount,
            value_on: self.value_on,
            stop_on,
            bank_reference: self.bank_reference.trim().to_owned(),
            payer: self.payer.trim().to_owned(),
            deduction: self.deduction,
            payout_days: ctx.law.number("FND-06"),
            bank_account: self.bank_account.map(str::to_owned),
        };
        Ok(page)
    }

    /// The day of the deduction that the money comes from, where it can come from it.
    fn deducted_on(&self, no: EntryNo, case: &Case) -> Result<Day, Refusal> {
        let deduction = case
            .on_its_way()
            .find(|deduction| deduction.no == no && deduction.debtor == self.debtor)
            .ok_or(Refusal::NotOnDocket("该被执行人的划拨（或者该笔划拨已登记到账）"))?;
        if self.value_on < deduction.deducted_on {
            return Err(Refusal::DayTooEarly {
                label: "到账日期",
                day: self.value_on,
                after: deduction.deducted_on,
                what: "划拨日",
            });
        }
        if self.amount > deduction.amount {
            return Err(Refusal::ExceedsDeduction { wanted: self.amount, deducted: deduction.amount });
        }
        Ok(deduction.deducted_on)
    }
}

impl MoneyReceived {
    /// The receipt that it books.
    pub(super) fn receipt(&self, no: EntryNo, booked_on: Day) -> Receipt {
        Receipt {
            no,
            bank_reference: self.bank_reference.clone(),
            bank_account: self.bank_account.clone(),
            payer: self.payer.clone(),
            debtor: self.debtor,
            amount: self.amount_fen,
            value_on: self.value_on,
            booked_on,
            stop_on: self.stop_on,
            allocation: None,
            earlier: Vec::new(),
        }
    }
}

impl Happening for MoneyReceived {
    const KIND: &'static str = "money_received";
    const TITLE: &'static str = "收到案款";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(deduction) =
            case.deductions.iter_mut().find(|deduction| Some(deduction.no) == self.deduction)
        {
            deduction.arrived = Some(stamp.no);
        }
        case.clocks.start(
            ClockKind::PayOut,
            stamp.no.0,
            format!("发放案款{}元", self.amount_fen),
            stamp.on,
            payout_due_within(Calendar::national(), stamp.on, self.payout_days).value.end,
        );
        case.receipts.push(self.receipt(stamp.no, stamp.on));
        case.review_payout_clocks(stamp.on, None);
    }

    fn sentence(&self, _case: &Case) -> String {
        let stop = if self.stop_on == self.value_on {
            String::new()
        } else {
            format!("，利息计算至{}", self.stop_on.chinese())
        };
        let payer = if self.payer.is_empty() { "银行未写明" } else { &self.payer };
        format!("案款{}元于{}到账，付款人{payer}{stop}", self.amount_fen, self.value_on.chinese())
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        self.deduction.into_iter().collect()
    }
}
