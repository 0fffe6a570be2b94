//! Divide a receipt whose division takes back something that was divided before (重新分配案款): proposed by the handler,
//! approved by the bureau head, who sees the difference.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{EntryNo, Event};
use crate::form::{Kind, Pages, command};
use crate::money::replay::Redivision;
use crate::money::replayed::{events, words};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use serde_json::Value;

command! {
    /// Divides one receipt, and those divided before again.
    pub struct RedivideMoney {
        pub receipt: EntryNo, "案款", Kind::Page(Pages::Receipt), "分配该笔案款须调整已经作出的分配的，报批后一并重新分配；已经付出的先抵扣，抵扣不足的列为应退回款";
    }
}

impl RedivideMoney {
    pub(super) fn redivision(&self, case: &Case) -> Result<Redivision, Refusal> {
        let receipt = case.receipt(self.receipt).ok_or(Refusal::NotOnDocket("案款"))?;
        if receipt.allocation.is_some() {
            return Err(Refusal::AlreadyAllocated);
        }
        let redivision = Redivision::with(case, self.receipt);
        if redivision.takes_something_back() { Ok(redivision) } else { Err(Refusal::NothingTakenBack) }
    }
}

impl Act for RedivideMoney {
    const ABOUT: About = About {
        name: "redivide_money",
        title: "重新分配案款",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::By(Office::BureauHead),
        basis: Basis::rule("INT-04"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        let undivided = case.receipts.iter().filter(|receipt| receipt.allocation.is_none());
        undivided
            .filter(|receipt| case.waiting::<RedivideMoney>().all(|asked| asked.receipt != receipt.no))
            .filter(|receipt| Redivision::with(case, receipt.no).takes_something_back())
            .map(|receipt| Offer::Open {
                reason: format!(
                    "分配{}到账的{}元须调整已经作出的分配",
                    receipt.value_on.chinese(),
                    receipt.amount
                ),
                due_on: case.clocks.get(ClockKind::PayOut, receipt.no.0).map(|clock| clock.due_on),
                weight: Weight::Next,
                prefill: vec![("receipt", receipt.no.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        self.redivision(case)?;
        Ok(events(case, self.receipt, ctx))
    }

    fn summary(&self, case: &Case) -> String {
        let told =
            self.redivision(case).map_or_else(|_| String::new(), |redivision| words(case, &redivision));
        format!("重新分配案款：{told}")
    }

    fn shown(&self, case: &Case) -> Option<Value> {
        self.redivision(case).ok().map(|redivision| redivision.shown(self.receipt))
    }
}
