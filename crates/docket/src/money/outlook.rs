//! What approving a re-division would change, as whoever approves it sees it: by creditor, by claim and part, by
//! receipt, the debt to the day and the clocks.

use crate::act::{Act, Context};
use crate::approval::Proposal;
use crate::case::Case;
use crate::clock::Clock;
use crate::event::{EntryNo, Stamp};
use crate::form::read_stored;
use crate::money::Receipt;
use crate::money::book_late_receipt::BookLateReceipt;
use crate::money::division::Table;
use crate::money::redivide_money::RedivideMoney;
use crate::money::replay::{Redivision, stands};
use crate::refusal::Refusal;
use law::debt::Totals;
use values::{Day, Fen, Instant};

/// What approving would change.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// Who gets what, before and after.
    pub redivision: Redivision,
    /// Each receipt that is divided otherwise, and the new one.
    pub receipts: Vec<ReceiptDifference>,
    /// What is owed on the day, before and after.
    pub debt: (Totals, Totals),
    /// The day.
    pub on: Day,
    /// The clocks that change.
    pub clocks: Vec<ClockDifference>,
    /// Why it cannot be approved now, were there nobody's office in the way.
    pub barred: Option<Refusal>,
}

/// One receipt, before and after.
#[derive(Clone, Debug)]
pub struct ReceiptDifference {
    /// Its page; none where it is not booked yet.
    pub receipt: Option<EntryNo>,
    /// The day it arrived.
    pub value_on: Day,
    /// The day that stops the interest.
    pub stop_on: Day,
    /// How much.
    pub amount: Fen,
    /// How it is divided; nothing where it is not.
    pub before: Table,
    /// How it is divided then.
    pub after: Table,
}

/// A clock, before and after.
#[derive(Clone, Debug)]
pub struct ClockDifference {
    /// As it is; none where it is new.
    pub before: Option<Clock>,
    /// As it is then.
    pub after: Clock,
}

/// Whether a proposal asks for a re-division.
#[must_use]
pub fn is_about_division(proposal: &Proposal) -> bool {
    [BookLateReceipt::ABOUT.name, RedivideMoney::ABOUT.name].contains(&proposal.act.as_str())
}

/// What a proposal that asks for a re-division asks.
enum Asked {
    /// That a receipt with an earlier day is booked.
    Late(BookLateReceipt),
    /// That receipts are divided again.
    Again(RedivideMoney),
}

impl Asked {
    fn of(proposal: &Proposal) -> Option<Asked> {
        if proposal.act == BookLateReceipt::ABOUT.name {
            read_stored(&proposal.command).ok().map(Asked::Late)
        } else if proposal.act == RedivideMoney::ABOUT.name {
            read_stored(&proposal.command).ok().map(Asked::Again)
        } else {
            None
        }
    }

    fn redivision(&self, case: &Case) -> Option<Redivision> {
        match self {
            Asked::Late(asked) => asked.redivision(case),
            Asked::Again(asked) => asked.redivision(case).ok(),
        }
    }
}

impl Outlook {
    /// What approving a proposal would change in a case; none where it asks for something else.
    #[must_use]
    pub fn of(case: &Case, proposal: &Proposal, ctx: &Context<'_>) -> Option<Outlook> {
        let stamp = Stamp {
            no: EntryNo(case.pages + 1),
            on: ctx.today,
            recorded_at: Instant::at(ctx.today, 0),
            actor: ctx.actor.id.clone(),
        };
        // The proposal itself no longer waits when its command is decided.
        let mut undecided = case.clone();
        undecided.proposals.retain(|other| other.no != proposal.no);
        let asked = Asked::of(proposal)?;
        let (events, shown) = match &asked {
            Asked::Late(asked) => (asked.decide(&undecided, ctx), asked.shown(&undecided)),
            Asked::Again(asked) => (asked.decide(&undecided, ctx), asked.shown(&undecided)),
        };
        let (events, refused) = match events {
            Ok(events) => (events, None),
            Err(refusal) => (Vec::new(), Some(refusal)),
        };
        let stale = proposal.shown.is_some() && proposal.shown != shown;
        let after = case.with(&stamp, &events);
        let redivision = asked.redivision(case)?;
        let statement = |case: &Case| case.statement(ctx.today).totals;
        Some(Outlook {
            redivision,
            receipts: after.receipts.iter().filter_map(|receipt| difference(case, receipt)).collect(),
            debt: (statement(case), statement(&after)),
            on: ctx.today,
            clocks: clocks(case, &after),
            barred: refused.or(stale.then_some(Refusal::ProposalStale)),
        })
    }
}

fn difference(case: &Case, after: &Receipt) -> Option<ReceiptDifference> {
    let known = case.receipt(after.no);
    let (before, divided) = (known.map(stands).unwrap_or_default(), stands(after));
    (before != divided).then(|| ReceiptDifference {
        receipt: known.map(|known| known.no),
        value_on: after.value_on,
        stop_on: after.stop_on,
        amount: after.amount,
        before,
        after: divided,
    })
}

fn clocks(before: &Case, after: &Case) -> Vec<ClockDifference> {
    after
        .clocks
        .iter()
        .map(|clock| (before.clocks.get(clock.kind, clock.subject), clock))
        .filter(|(known, clock)| *known != Some(clock))
        .map(|(known, clock)| ClockDifference { before: known.cloned(), after: clock.clone() })
        .collect()
}
