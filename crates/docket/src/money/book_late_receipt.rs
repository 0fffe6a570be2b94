//! Book money that arrived before money already divided (补登以前到账的案款): the receipt and the division of all that it
//! changes are approved together, by somebody who sees the difference.
//!
//! Nobody needs to know the act: booking or claiming such money enters its proposal ([`crate::money::receive_money`]).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::approval::Proposed;
use crate::case::Case;
use crate::event::{EntryNo, Event, Stamp};
use crate::form::{Kind, Pages, command};
use crate::money::Receipt;
use crate::money::receive_money::{Arrived, MoneyReceived};
use crate::money::replay::Redivision;
use crate::money::replayed::{events, words};
use crate::office::Office;
use crate::party::PartyNo;
use crate::refusal::{Basis, Refusal};
use serde_json::Value;
use values::{Day, Fen, Instant};

command! {
    /// Books one receipt with an earlier day, and divides again what was divided since.
    pub struct BookLateReceipt {
        pub debtor: PartyNo, "为哪一被执行人", Kind::Debtor;
        pub amount_fen: Fen, "到账金额（元）", Kind::Money;
        pub value_on: Day, "到账日期", Kind::Day, "以前的日期；此后已分配的案款随之重新分配";
        pub bank_reference: String, "银行流水号", Kind::Text(64), "同一流水号只能登记一次";
        pub payer: Option<String>, "付款人", Kind::Text(200);
        pub deduction: Option<EntryNo>, "对应的划拨", Kind::Page(Pages::Entry), "由划拨到账的，选择划拨所在案卷页；债务人自行缴纳的留空";
        pub bank_account: Option<String>, "收款账户", Kind::Text(64), "认领银行流水时由系统填写，自行登记的留空";
    }
}

impl BookLateReceipt {
    pub(super) fn of(arrived: &Arrived<'_>) -> BookLateReceipt {
        let payer = arrived.payer.trim();
        BookLateReceipt {
            debtor: arrived.debtor,
            amount_fen: arrived.amount,
            value_on: arrived.value_on,
            bank_reference: arrived.bank_reference.trim().to_owned(),
            payer: (!payer.is_empty()).then(|| payer.to_owned()),
            deduction: arrived.deduction,
            bank_account: arrived.bank_account.map(str::to_owned),
        }
    }

    fn arrived(&self) -> Arrived<'_> {
        Arrived {
            debtor: self.debtor,
            amount: self.amount_fen,
            value_on: self.value_on,
            bank_reference: &self.bank_reference,
            payer: self.payer.as_deref().unwrap_or_default(),
            deduction: self.deduction,
            bank_account: self.bank_account.as_deref(),
        }
    }

    /// The page that proposes it, with what it changes.
    pub(super) fn proposed(&self, case: &Case, ctx: &Context<'_>) -> Result<Event, Refusal> {
        self.decide(case, ctx)?;
        Ok(Proposed {
            act: BookLateReceipt::ABOUT.name.to_owned(),
            command: serde_json::to_value(self).expect("a command is plain data"),
            summary: self.summary(case),
            approver: Office::BureauHead,
            shown: self.shown(case),
        }
        .into())
    }

    /// What it changes in this case, as far as it can have arrived for it.
    #[must_use]
    pub fn redivision(&self, case: &Case) -> Option<Redivision> {
        let stop_on = match self.deduction {
            None => self.value_on,
            Some(no) => case.deductions.iter().find(|deduction| deduction.no == no)?.deducted_on,
        };
        let receipt = Receipt {
            no: NOT_YET,
            bank_reference: self.bank_reference.clone(),
            bank_account: self.bank_account.clone(),
            payer: self.payer.clone().unwrap_or_default(),
            debtor: self.debtor,
            amount: self.amount_fen,
            value_on: self.value_on,
            booked_on: self.value_on,
            stop_on,
            allocation: None,
            earlier: Vec::new(),
        };
        Some(Redivision::with_money(case, &receipt))
    }
}

/// Stands for the page of a receipt that is not booked.
pub const NOT_YET: EntryNo = EntryNo(u32::MAX);

/// Whether money that is not booked yet takes back something that was divided.
pub(super) fn is_late(case: &Case, page: &MoneyReceived) -> bool {
    let divided = case.receipts.iter().filter(|receipt| receipt.allocation.is_some());
    if divided.map(|receipt| receipt.stop_on).max().is_none_or(|last| page.stop_on >= last) {
        return false;
    }
    let receipt = page.receipt(NOT_YET, page.value_on);
    Redivision::with_money(case, &receipt).takes_something_back()
}

impl Act for BookLateReceipt {
    const ABOUT: About = About {
        name: "book_late_receipt",
        title: "补登以前到账的案款",
        topic: Topic::Money,
        offices: &[Office::Finance],
        approval: Approval::By(Office::BureauHead),
        basis: Basis::rule("INT-04"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        if case.receipts.iter().all(|receipt| receipt.allocation.is_none()) {
            return Vec::new();
        }
        vec![Offer::Open {
            reason: "遗漏的以前到账的案款，连同已分配案款的调整一并报批".to_owned(),
            due_on: None,
            weight: Weight::Possible,
            prefill: Vec::new(),
        }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let page = self.arrived().page(case, ctx)?;
        if !is_late(case, &page) {
            return Err(Refusal::NothingTakenBack);
        }
        let stamp = Stamp {
            no: EntryNo(case.pages + 1),
            on: ctx.today,
            recorded_at: Instant::at(ctx.today, 0),
            actor: ctx.actor.id.clone(),
        };
        let booked: Event = page.into();
        let after = case.with(&stamp, std::slice::from_ref(&booked));
        let mut pages = vec![booked];
        pages.extend(events(&after, stamp.no, ctx));
        Ok(pages)
    }

    fn summary(&self, case: &Case) -> String {
        let told = self.redivision(case).map_or_else(String::new, |redivision| words(case, &redivision));
        format!("补登{}到账的{}元并重新分配：{told}", self.value_on.chinese(), self.amount_fen)
    }

    fn shown(&self, case: &Case) -> Option<Value> {
        self.redivision(case).map(|redivision| redivision.shown(NOT_YET))
    }
}
