//! Return what is left over to the debtor (退还余款): ordered and paid as a payout is ([`crate::money::payment`]).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::money::payment::Purpose;
use crate::money::record_account::PayeeAccount;
use crate::office::Office;
use crate::party::{PartyNo, Role};
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Fen;

command! {
    /// Returns a sum to one debtor, to the account that is recorded for that debtor.
    pub struct ReturnSurplus {
        pub debtor: PartyNo, "被执行人", Kind::Debtor, "退还至已登记的收款账户";
        pub amount_fen: Fen, "退还金额（元）", Kind::Money;
    }
}

/// 批准退还余款.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnOrdered {
    /// To whom.
    pub debtor: PartyNo,
    /// How much.
    pub amount_fen: Fen,
    /// The account that was approved.
    #[serde(flatten)]
    pub account: PayeeAccount,
    /// The page that records it.
    pub recorded: EntryNo,
}

/// 退还余款, as it was before payments had two phases: approved and paid at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurplusReturned {
    /// To whom.
    pub debtor: PartyNo,
    /// How much.
    pub amount_fen: Fen,
    /// The debtor's account.
    pub account: String,
}

impl Act for ReturnSurplus {
    const ABOUT: About = About {
        name: "return_surplus",
        title: "退还余款",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::By(Office::BureauHead),
        basis: Basis::Article(law::enforcement_work2020::article("第34条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        case.side(Role::Debtor)
            .map(|debtor| (debtor, case.surplus_of(debtor.no)))
            .filter(|(_, surplus)| surplus.is_positive())
            .map(|(debtor, surplus)| match case.payee_account(debtor.no) {
                Err(refusal) => Offer::Barred(refusal),
                Ok(_) => Offer::Open {
                    reason: format!("案款余{surplus}元，应当退还{}", case.party_label(debtor.no)),
                    due_on: None,
                    weight: Weight::Next,
                    prefill: vec![("debtor", debtor.no.to_string()), ("amount_fen", surplus.plain())],
                },
            })
            .collect()
    }

    fn decide(&self, case: &Case, _ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        case.debtor(self.debtor)?;
        let surplus = case.surplus_of(self.debtor);
        if self.amount_fen > surplus {
            return Err(Refusal::ExceedsSurplus { wanted: self.amount_fen, surplus });
        }
        let recorded = case.payee_account(self.debtor)?;
        Ok(vec![
            ReturnOrdered {
                debtor: self.debtor,
                amount_fen: self.amount_fen,
                account: recorded.account.clone(),
                recorded: recorded.no,
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        format!("向{}退还余款{}元", case.party_label(self.debtor), self.amount_fen)
    }
}

impl Happening for ReturnOrdered {
    const KIND: &'static str = "return_ordered";
    const TITLE: &'static str = "批准退还余款";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let account = Some(self.account.clone());
        case.order_payment(stamp, Purpose::Return, (self.debtor, self.amount_fen), account);
    }

    fn sentence(&self, case: &Case) -> String {
        let PayeeAccount { holder, bank, account, .. } = &self.account;
        format!(
            "批准向{}退还余款{}元，收款账户：{holder}，{bank}，{account}，待财务送银行",
            case.party_name(self.debtor),
            self.amount_fen
        )
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.recorded]
    }
}

impl Happening for SurplusReturned {
    const KIND: &'static str = "surplus_returned";
    const TITLE: &'static str = "退还余款";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let account = PayeeAccount::of_older_page(case.party_name(self.debtor), "", &self.account);
        case.order_payment(stamp, Purpose::Return, (self.debtor, self.amount_fen), account);
        case.settle_payment(stamp.no, stamp, stamp.on);
    }

    fn sentence(&self, case: &Case) -> String {
        format!("向{}退还余款{}元", case.party_label(self.debtor), self.amount_fen)
    }
}
