//! What a distribution would come to if something were otherwise: another sum, another rank, a sale later, instalments.
//!
//! Nothing here is entered anywhere. The claims of the case are counted anew to the day asked for; those of participants
//! stay as they were claimed, because their instruments are not on this docket.

use crate::case::Case;
use crate::distribution::compute::{Laid, Ranked, Rule, Standing, lay, own_dues, ranked, undivided};
use crate::event::EntryNo;
use crate::party::{PartyKind, PartyNo};
use law::distribution::PlanError;
use std::collections::BTreeMap;
use values::{Day, Fen};

/// What is to be otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// Other proceeds.
    pub proceeds: Option<Fen>,
    /// Another day to which interest is counted: a sale later.
    pub as_of: Option<Day>,
    /// Other sums of claims, without the doubled part.
    pub amounts: BTreeMap<PartyNo, Fen>,
    /// Other ranks.
    pub ranks: BTreeMap<PartyNo, OtherRank>,
}

/// Another rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherRank {
    /// Before ordinary claims, with the whole claim.
    Priority,
    /// Ordinary, with the whole claim.
    Ordinary,
}

/// What stands, and what would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The day to which interest is counted as it stands.
    pub as_of: Day,
    /// The proceeds as they stand.
    pub proceeds: Fen,
    /// In which order ordinary claims are paid.
    pub rule: Rule,
    /// The claims as they stand.
    pub ranked: Vec<Ranked>,
    /// What everybody gets.
    pub stands: Laid,
    /// What would be, where something was asked.
    pub would_be: Option<(Day, Fen, Laid)>,
}

/// The distribution of a debtor's money as it stands, by the open plan or by what has come in, beside what would be.
///
/// # Errors
/// Where a sum is beyond what the computation allows.
pub fn compare(case: &Case, debtor: PartyNo, today: Day, asked: &WhatIf) -> Result<Compared, PlanError> {
    let open = case.distribution.plan().filter(|plan| plan.debtor == debtor);
    let (receipts, proceeds, as_of, rule, claims) = match open {
        Some(plan) if plan.carried_out_on.is_none() || undivided(case, debtor).next().is_none() => {
            (plan.receipts.clone(), plan.proceeds, plan.as_of, plan.rule, plan.ranked.clone())
        }
        _ => {
            let receipts: Vec<EntryNo> = undivided(case, debtor).map(|receipt| receipt.no).collect();
            let proceeds = undivided(case, debtor).map(|receipt| receipt.amount).sum();
            let as_of = undivided(case, debtor).map(|receipt| receipt.stop_on).max().unwrap_or(today);
            let claims = ranked(case, debtor, as_of, &receipts, None);
            (receipts, proceeds, as_of, rule_for(case, debtor), claims)
        }
    };
    let stands = lay(case, proceeds, rule, &claims)?;
    let would_be = match *asked == WhatIf::default() {
        true => None,
        false => {
            let day = asked.as_of.unwrap_or(as_of);
            let sum = asked.proceeds.unwrap_or(proceeds);
            let changed = changed(case, debtor, (as_of, day), &receipts, &claims, asked);
            Some((day, sum, lay(case, sum, rule, &changed)?))
        }
    };
    Ok(Compared { as_of, proceeds, rule, ranked: claims, stands, would_be })
}

/// An enterprise pays by the order of seizure, everybody else pro rata.
fn rule_for(case: &Case, debtor: PartyNo) -> Rule {
    match case.party(debtor).map(|party| party.kind) {
        Some(PartyKind::Enterprise) => Rule::BySeizure,
        _ => Rule::ProRata,
    }
}

/// The claims with what is asked to be otherwise.
fn changed(
    case: &Case,
    debtor: PartyNo,
    (as_of, day): (Day, Day),
    receipts: &[EntryNo],
    claims: &[Ranked],
    asked: &WhatIf,
) -> Vec<Ranked> {
    let mut changed = claims.to_vec();
    if day != as_of {
        let before = own_dues(case, debtor, as_of, receipts);
        for (party, (amount, doubled)) in own_dues(case, debtor, day, receipts) {
            let (known, known_doubled) = before.get(&party).copied().unwrap_or_default();
            for one in changed.iter_mut().filter(|one| one.party == party && is_ordinary(one)) {
                one.amount_fen = (one.amount_fen + amount - known).or_zero();
                one.doubled_fen = (one.doubled_fen + doubled - known_doubled).or_zero();
            }
        }
    }
    for (party, amount) in &asked.amounts {
        let prior: Fen = changed
            .iter()
            .filter(|one| one.party == *party && matches!(one.standing, Standing::Priority { .. }))
            .map(|one| one.amount_fen.min(*amount))
            .sum();
        for one in changed.iter_mut().filter(|one| one.party == *party) {
            match one.standing {
                Standing::Priority { .. } => one.amount_fen = one.amount_fen.min(*amount),
                Standing::Ordinary { .. } => one.amount_fen = (*amount - prior).or_zero(),
                Standing::Cost => {}
            }
        }
    }
    for (party, rank) in &asked.ranks {
        let his = |one: &&Ranked| one.party == *party && one.standing != Standing::Cost;
        let amount_fen: Fen = changed.iter().filter(his).map(|one| one.amount_fen).sum();
        let doubled_fen: Fen = changed.iter().filter(his).map(|one| one.doubled_fen).sum();
        let seized_on = changed.iter().filter(his).find_map(|one| match one.standing {
            Standing::Ordinary { seized_on } => seized_on,
            _ => None,
        });
        changed.retain(|one| !his(&one));
        let ordinary = Standing::Ordinary { seized_on };
        let (standing, rest) = match rank {
            OtherRank::Ordinary => (ordinary, None),
            OtherRank::Priority => {
                let doubled =
                    Ranked { party: *party, standing: ordinary, amount_fen: Fen::ZERO, doubled_fen };
                (Standing::Priority { order: 1 }, Some(doubled))
            }
        };
        let kept = if rest.is_some() { Fen::ZERO } else { doubled_fen };
        changed.push(Ranked { party: *party, standing, amount_fen, doubled_fen: kept });
        changed.extend(rest.filter(|rest| rest.doubled_fen.is_positive()));
    }
    changed
}

fn is_ordinary(one: &Ranked) -> bool {
    matches!(one.standing, Standing::Ordinary { .. })
}
