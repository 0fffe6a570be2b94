//! Return what is left over to the debtor (退还余款).

use crate::act::{About, Act, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::money::Return;
use crate::office::Office;
use crate::party::{PartyNo, Role};
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Fen;

command! {
    /// Returns a sum to one debtor.
    pub struct ReturnSurplus {
        pub debtor: PartyNo, "被执行人", Kind::Debtor;
        pub amount_fen: Fen, "退还金额（元）", Kind::Money;
        pub account: String, "收款账号", Kind::Text(40);
    }
}

/// 退还余款.
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
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        case.side(Role::Debtor)
            .map(|debtor| (debtor, case.surplus_of(debtor.no)))
            .filter(|(_, surplus)| surplus.is_positive())
            .map(|(debtor, surplus)| Offer::Open {
                reason: format!("案款余{surplus}元，应当退还{}", debtor.name),
                due_on: None,
                weight: Weight::Next,
                prefill: vec![("debtor", debtor.no.to_string()), ("amount_fen", surplus.plain())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, _ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        case.debtor(self.debtor)?;
        let surplus = case.surplus_of(self.debtor);
        if self.amount_fen > surplus {
            return Err(Refusal::ExceedsSurplus { wanted: self.amount_fen, surplus });
        }
        Ok(vec![
            SurplusReturned {
                debtor: self.debtor,
                amount_fen: self.amount_fen,
                account: self.account.trim().to_owned(),
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        format!("向{}退还余款{}元", case.party_name(self.debtor), self.amount_fen)
    }
}

impl Happening for SurplusReturned {
    const KIND: &'static str = "surplus_returned";
    const TITLE: &'static str = "退还余款";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.returns.push(Return {
            no: stamp.no,
            debtor: self.debtor,
            amount: self.amount_fen,
            on: stamp.on,
        });
        case.settle_payout_clocks(stamp.on);
    }

    fn sentence(&self, case: &Case) -> String {
        format!("向{}退还余款{}元", case.party_name(self.debtor), self.amount_fen)
    }
}
