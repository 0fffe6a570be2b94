//! Pay out to a creditor (发放案款): proposed by the handler, approved by the bureau head.

use crate::act::{About, Act, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::money::Payout;
use crate::office::Office;
use crate::party::{PartyNo, Role};
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Fen;

command! {
    /// Pays a sum to one creditor, to an account in that creditor's own name.
    pub struct PayOut {
        pub creditor: PartyNo, "申请执行人", Kind::Creditor, "只发放至申请执行人本人账户";
        pub amount_fen: Fen, "发放金额（元）", Kind::Money;
        pub bank: String, "开户银行", Kind::Text(60);
        pub account: String, "收款账号", Kind::Text(40);
    }
}

/// 发放案款.
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
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        let due_on = case
            .clocks
            .running()
            .into_iter()
            .find(|clock| clock.kind == ClockKind::PayOut)
            .map(|clock| clock.due_on);
        case.side(Role::Creditor)
            .filter(|creditor| case.payable(creditor.no).is_positive())
            .map(|creditor| Offer::Open {
                reason: format!("{}有{}元案款待发放", creditor.name, case.payable(creditor.no)),
                due_on,
                weight: Weight::Next,
                prefill: vec![
                    ("creditor", creditor.no.to_string()),
                    ("amount_fen", case.payable(creditor.no).plain()),
                ],
            })
            .collect()
    }

    fn decide(&self, case: &Case, _ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        case.creditor(self.creditor)?;
        let payable = case.payable(self.creditor);
        if self.amount_fen > payable {
            return Err(Refusal::ExceedsPayable { wanted: self.amount_fen, payable });
        }
        Ok(vec![
            PaidOut {
                creditor: self.creditor,
                amount_fen: self.amount_fen,
                bank: self.bank.trim().to_owned(),
                account: self.account.trim().to_owned(),
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        format!("向{}发放案款{}元", case.party_name(self.creditor), self.amount_fen)
    }
}

impl Happening for PaidOut {
    const KIND: &'static str = "paid_out";
    const TITLE: &'static str = "发放案款";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.payouts.push(Payout {
            no: stamp.no,
            creditor: self.creditor,
            amount: self.amount_fen,
            on: stamp.on,
        });
        case.settle_payout_clocks(stamp.on);
    }

    fn sentence(&self, case: &Case) -> String {
        format!("向{}发放案款{}元", case.party_name(self.creditor), self.amount_fen)
    }
}
