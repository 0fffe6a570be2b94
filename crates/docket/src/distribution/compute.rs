//! The plan computed: what is owed to whom on the day, in which rank, and what everybody gets.
//!
//! [`ranked`] takes the claims from the docket, [`lay`] pays them in the order of the law, [`disputed`] and the page of
//! what-ifs lay them again with something changed.

use crate::case::Case;
use crate::distribution::object_to_plan::Asks;
use crate::distribution::record_priority::RightKind;
use crate::distribution::{Class, Objection, Plan, PlanLine, Right};
use crate::event::EntryNo;
use crate::money::division::equal_shares;
use crate::money::fee::FeeOrder;
use crate::money::{Part, Receipt, Share, of_creditor};
use crate::party::{PartyNo, Role};
use law::distribution::{self, OrdinaryOrder, PlanError, Pool, Rank, SeizedAt};
use law::priorities::security::{SecurityKind, SecurityRight, order_security};
use law::{Calendar, Explained};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use values::{Day, Fen};

/// In which order ordinary claims are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// 按债权比例 (民诉法解释第五百零八条).
    ProRata,
    /// 按查封、扣押、冻结的先后 (民诉法解释第五百一十四条).
    BySeizure,
}

impl Rule {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Rule::ProRata => "普通债权按债权数额的比例受偿",
            Rule::BySeizure => "普通债权按查封、扣押、冻结的先后顺序受偿",
        }
    }
}

/// A claim with its rank, as a plan is drawn up over it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranked {
    /// Whose.
    pub party: PartyNo,
    /// Its rank.
    #[serde(flatten)]
    pub standing: Standing,
    /// What is owed without the doubled part.
    pub amount_fen: Fen,
    /// The doubled part.
    #[serde(default, skip_serializing_if = "crate::distribution::is_zero")]
    pub doubled_fen: Fen,
}

/// The rank of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rank", rename_all = "snake_case")]
pub enum Standing {
    /// Costs of enforcement that somebody advanced.
    Cost,
    /// Before ordinary claims; a smaller order earlier.
    Priority {
        /// The order.
        order: u32,
    },
    /// Ordinary.
    Ordinary {
        /// When property was first preserved or seized for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seized_on: Option<Day>,
    },
}

/// What is distributed: the receipts of a debtor that are not divided.
pub fn undivided(case: &Case, debtor: PartyNo) -> impl Iterator<Item = &Receipt> {
    case.receipts.iter().filter(move |receipt| receipt.debtor == debtor && receipt.allocation.is_none())
}

/// What is owed to each creditor of the case by a debtor on a day if these receipts are left out: without and of the
/// doubled part.
#[must_use]
pub fn own_dues(
    case: &Case,
    debtor: PartyNo,
    as_of: Day,
    left_out: &[EntryNo],
) -> BTreeMap<PartyNo, (Fen, Fen)> {
    let statement = law::debt::statement(&case.debt_without(left_out), as_of);
    let mut dues: BTreeMap<PartyNo, (Fen, Fen)> = BTreeMap::new();
    for (claim, left) in case.claims.iter().zip(&statement.obligations) {
        if !claim.is_owed_by(debtor) {
            continue;
        }
        for (creditor, amount) in equal_shares(left.left + left.general_left, &claim.creditors) {
            dues.entry(creditor).or_default().0 += amount;
        }
        for (creditor, amount) in equal_shares(left.doubled_left, &claim.creditors) {
            dues.entry(creditor).or_default().1 += amount;
        }
    }
    dues
}

/// The claims of creditors and participants against a debtor, ranked.
#[must_use]
pub fn ranked(
    case: &Case,
    debtor: PartyNo,
    as_of: Day,
    left_out: &[EntryNo],
    cost: Option<(PartyNo, Fen)>,
) -> Vec<Ranked> {
    let mut owed = own_dues(case, debtor, as_of, left_out);
    for participant in case.distribution.participants.iter().filter(|one| one.debtor == debtor) {
        owed.insert(participant.party, case.left_of(participant));
    }
    let mut ranked: Vec<Ranked> = cost
        .map(|(party, amount_fen)| Ranked {
            party,
            standing: Standing::Cost,
            amount_fen,
            doubled_fen: Fen::ZERO,
        })
        .into_iter()
        .collect();
    let before = prior(case, &owed);
    for (order, (party, amount_fen)) in before.iter().enumerate() {
        let standing = Standing::Priority { order: order as u32 + 1 };
        ranked.push(Ranked { party: *party, standing, amount_fen: *amount_fen, doubled_fen: Fen::ZERO });
    }
    for (party, (amount, doubled_fen)) in owed {
        let prior: Fen = before.iter().filter(|(other, _)| *other == party).map(|(_, amount)| *amount).sum();
        let amount_fen = (amount - prior).or_zero();
        if (amount_fen + doubled_fen).is_positive() {
            let standing = Standing::Ordinary { seized_on: seized_for(case, party, debtor) };
            ranked.push(Ranked { party, standing, amount_fen, doubled_fen });
        }
    }
    ranked
}

/// When property of the debtor was first held for a party: for creditors of the case by its own measures.
fn seized_for(case: &Case, party: PartyNo, debtor: PartyNo) -> Option<Day> {
    match case.distribution.participant(party) {
        Some(participant) => participant.seized_on,
        None => {
            let held = case.measures.iter().filter(|measure| {
                measure.debtor == debtor
                    && !matches!(
                        measure.standing,
                        crate::measure::Standing::Ordered | crate::measure::Standing::Refused { .. }
                    )
            });
            held.map(|measure| measure.from).min()
        }
    }
}

/// The sums with priority, in the order in which they are paid: thing by thing the price of construction before the
/// security rights (PRI-07), these among themselves by the law of property (PRI-04); each within what is owed and what
/// the thing brought in.
fn prior(case: &Case, owed: &BTreeMap<PartyNo, (Fen, Fen)>) -> Vec<(PartyNo, Fen)> {
    let mut left: BTreeMap<PartyNo, Fen> =
        owed.iter().map(|(party, (amount, _))| (*party, *amount)).collect();
    let mut things: Vec<Vec<&Right>> = Vec::new();
    for right in &case.distribution.rights {
        match things.iter_mut().find(|known| known[0].is_on(right.property, &right.thing)) {
            Some(known) => known.push(right),
            None => things.push(vec![right]),
        }
    }
    let mut paid = Vec::new();
    for rights in things {
        let mut price = rights.iter().map(|right| right.covered).max().unwrap_or(Fen::ZERO);
        let mut take = |right: &Right, most: Fen| {
            let rest = left.entry(right.party).or_default();
            let amount = right.secured.min(*rest).min(most);
            *rest -= amount;
            amount
        };
        for right in rights.iter().filter(|right| right.kind == RightKind::ConstructionPrice) {
            let amount = take(right, price);
            price -= amount;
            paid.push((right.party, amount));
        }
        let secured: Vec<(&Right, SecurityRight)> = rights
            .iter()
            .filter_map(|right| Some((*right, right.kind.security()?)))
            .map(|(right, kind)| {
                let amount = take(right, Fen(i64::MAX));
                (right, security(right, kind, amount))
            })
            .collect();
        let rights_in_law: Vec<SecurityRight> = secured.iter().map(|(_, right)| right.clone()).collect();
        let order = order_security(Calendar::national(), price, &rights_in_law).value;
        for id in order.order.iter().flatten() {
            let party = secured.iter().find(|(_, right)| right.id == *id).map(|(right, _)| right.party);
            paid.extend(party.zip(order.paid.get(id).copied()));
        }
    }
    paid.retain(|(_, amount)| amount.is_positive());
    paid
}

fn security(right: &Right, kind: SecurityKind, amount: Fen) -> SecurityRight {
    SecurityRight {
        id: format!("{:06}", right.no.0),
        kind,
        public_on: right.public_on,
        delivered_on: None,
        amount,
    }
}

/// What a plan comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laid {
    /// Its lines in the order of payment.
    pub lines: Vec<PlanLine>,
    /// What goes back to the debtor.
    pub surplus: Fen,
    /// The plan of the law with its derivation.
    pub law: Explained<distribution::Plan>,
}

impl Laid {
    /// What a party gets.
    #[must_use]
    pub fn paid_to(&self, party: PartyNo) -> Fen {
        self.lines.iter().filter(|line| line.party == Some(party)).map(|line| line.paid_fen).sum()
    }
}

/// Pays ranked claims out of proceeds (DIS-03, DIS-04, DIS-06, DIS-11), with the fee that the case then owes.
///
/// # Errors
/// Where a sum is beyond what the computation allows.
pub fn lay(case: &Case, proceeds: Fen, rule: Rule, ranked: &[Ranked]) -> Result<Laid, PlanError> {
    let due_under = |fee: Fen| {
        let laid = pay(case, proceeds, rule, ranked, fee)?;
        let own = |classes: &[Class]| -> Fen {
            let lines = laid.lines.iter().filter(|line| classes.contains(&line.class));
            lines
                .filter(|line| {
                    line.party.and_then(|no| case.party(no)).is_some_and(|p| p.role == Role::Creditor)
                })
                .map(|line| line.paid_fen)
                .sum()
        };
        Ok(case.fee_due_with(own(&[Class::Priority, Class::Ordinary]), own(&[Class::Doubled])))
    };
    // The greatest fee that does not exceed the fee due on what its payment then leaves to the creditors of the case.
    let (mut fee, mut too_much) = (Fen::ZERO, due_under(Fen::ZERO)?.min(proceeds) + Fen(1));
    while too_much - fee > Fen(1) {
        let middle = Fen(fee.0 + (too_much - fee).0 / 2);
        if middle <= due_under(middle)? { fee = middle } else { too_much = middle }
    }
    pay(case, proceeds, rule, ranked, fee)
}

fn pay(case: &Case, proceeds: Fen, rule: Rule, ranked: &[Ranked], fee: Fen) -> Result<Laid, PlanError> {
    let pool = Pool {
        proceeds,
        execution_fee: fee,
        fee_order: match case.fee_order() {
            FeeOrder::AfterDebt => distribution::FeeOrder::AfterDebt,
            FeeOrder::BeforeDebt => distribution::FeeOrder::BeforeDebt,
        },
        ordinary_order: match rule {
            Rule::ProRata => OrdinaryOrder::ProRata,
            Rule::BySeizure => OrdinaryOrder::BySeizure,
        },
    };
    let claims: Vec<distribution::Claim> =
        ranked.iter().enumerate().map(|(place, one)| in_law(case, place, one)).collect();
    let law = distribution::plan(&pool, &claims)?;
    let party = |id: &str| claims.iter().position(|claim| claim.id == id).map(|place| ranked[place].party);
    let lines = law
        .value
        .lines
        .iter()
        .filter(|line| line.due.is_positive())
        .map(|line| PlanLine {
            party: party(&line.id),
            class: Class::of_law(line.class),
            due_fen: line.due,
            paid_fen: line.paid,
        })
        .collect();
    Ok(Laid { lines, surplus: law.value.surplus, law })
}

/// A ranked claim as the law computes with it. Its id puts equals into the order of the parties.
fn in_law(case: &Case, place: usize, one: &Ranked) -> distribution::Claim {
    let name = case.party_name(one.party);
    let (suffix, rank) = match &one.standing {
        Standing::Cost => ("垫付的费用".to_owned(), Rank::Cost),
        Standing::Priority { order } => (format!("优先债权{}", place + 1), Rank::Priority { order: *order }),
        Standing::Ordinary { seized_on } => {
            let seized = seized_on.map(|on| SeizedAt { on, time: String::new() });
            ("普通债权".to_owned(), Rank::Ordinary { seized })
        }
    };
    distribution::Claim {
        id: format!("{:02}号{name}{suffix}", one.party),
        creditor: name.to_owned(),
        rank,
        amount: one.amount_fen,
        doubled: one.doubled_fen,
    }
}

/// The claims as an objection would have them.
#[must_use]
pub fn as_asked(ranked: &[Ranked], against: PartyNo, asks: Asks, amount: Option<Fen>) -> Vec<Ranked> {
    let is_his = |one: &&Ranked| one.party == against && one.standing != Standing::Cost;
    let mut others: Vec<Ranked> = ranked.iter().filter(|one| !is_his(one)).cloned().collect();
    let mut his: Vec<Ranked> = ranked.iter().filter(is_his).cloned().collect();
    match asks {
        Asks::Excluded => his.clear(),
        Asks::NoPriority => {
            let prior: Fen = his
                .iter()
                .filter(|one| matches!(one.standing, Standing::Priority { .. }))
                .map(|one| one.amount_fen)
                .sum();
            his.retain(|one| matches!(one.standing, Standing::Ordinary { .. }));
            match his.first_mut() {
                Some(ordinary) => ordinary.amount_fen += prior,
                None => his.push(Ranked {
                    party: against,
                    standing: Standing::Ordinary { seized_on: None },
                    amount_fen: prior,
                    doubled_fen: Fen::ZERO,
                }),
            }
        }
        Asks::Amount => {
            let mut left = amount.unwrap_or(Fen::ZERO);
            his.sort_by_key(|one| matches!(one.standing, Standing::Ordinary { .. }));
            let last = his.len();
            for (place, one) in his.iter_mut().enumerate() {
                // What is more than before is ordinary; what is less is taken from the ordinary part first.
                let ordinary = matches!(one.standing, Standing::Ordinary { .. });
                one.amount_fen = if ordinary && place + 1 == last { left } else { one.amount_fen.min(left) };
                left -= one.amount_fen;
            }
            if left.is_positive() {
                let standing = Standing::Ordinary { seized_on: None };
                his.push(Ranked { party: against, standing, amount_fen: left, doubled_fen: Fen::ZERO });
            }
        }
    }
    others.extend(his);
    others
}

/// What parties would lose if an objection were right: that much of their money is disputed (民诉法解释第五百一十条第二款).
///
/// # Errors
/// Where a sum is beyond what the computation allows.
pub fn disputed(
    case: &Case,
    plan: &Plan,
    objection: &Objection,
) -> Result<BTreeMap<PartyNo, Fen>, PlanError> {
    let asked = as_asked(&plan.ranked, objection.against, objection.asks, objection.amount);
    let laid = lay(case, plan.proceeds, plan.rule, &asked)?;
    let parties: BTreeSet<PartyNo> = plan.lines.iter().filter_map(|line| line.party).collect();
    let lost =
        parties.into_iter().map(|party| (party, (plan.paid_to(party) - laid.paid_to(party)).or_zero()));
    Ok(lost.filter(|(_, amount)| amount.is_positive()).collect())
}

/// How a receipt is divided by a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Divided {
    /// The receipt.
    pub receipt: EntryNo,
    /// What everybody gets of it.
    pub shares: Vec<Share>,
    /// The execution fee taken.
    pub fee_fen: Fen,
    /// What is left for the debtor.
    pub surplus_fen: Fen,
}

/// How the receipts of a plan are divided when its lines are paid: line by line, receipt by receipt.
#[must_use]
pub fn divided(case: &Case, plan: &Plan, lines: &[PlanLine]) -> Vec<Divided> {
    let mut items: Vec<(Option<Share>, Fen)> = Vec::new();
    let mut own_laid: BTreeSet<PartyNo> = BTreeSet::new();
    for line in lines {
        let Some(party) = line.party else {
            items.push((None, line.paid_fen));
            continue;
        };
        let share = |part| Share { creditor: party, claim: 0, part, amount_fen: line.paid_fen };
        let is_own = case.party(party).is_some_and(|party| party.role == Role::Creditor);
        match line.class {
            Class::Cost => items.push((Some(share(Part::Expense)), line.paid_fen)),
            Class::Doubled if !is_own => items.push((Some(share(Part::Doubled)), line.paid_fen)),
            _ if !is_own => items.push((Some(share(Part::Principal)), line.paid_fen)),
            // All that a creditor of the case gets is laid on his claims at once, in the order of INT-05.
            _ if own_laid.insert(party) => {
                let total: Fen = lines
                    .iter()
                    .filter(|line| line.party == Some(party) && line.class != Class::Cost)
                    .map(|line| line.paid_fen)
                    .sum();
                let parts = on_claims(case, plan, party, total);
                items.extend(parts.into_iter().map(|share| (Some(share.clone()), share.amount_fen)));
            }
            _ => {}
        }
    }
    let mut items = items.into_iter().filter(|(_, amount)| amount.is_positive());
    let mut next = items.next();
    plan.receipts
        .iter()
        .filter_map(|no| case.receipt(*no))
        .map(|receipt| {
            let mut left = receipt.amount;
            let (mut shares, mut fee_fen) = (Vec::new(), Fen::ZERO);
            while let Some((share, amount)) = &mut next {
                let part = (*amount).min(left);
                if !part.is_positive() {
                    break;
                }
                left -= part;
                *amount -= part;
                match share {
                    Some(share) => shares.push(Share { amount_fen: part, ..share.clone() }),
                    None => fee_fen += part,
                }
                if amount.is_zero() {
                    next = items.next();
                }
            }
            Divided { receipt: receipt.no, shares, fee_fen, surplus_fen: left }
        })
        .collect()
}

/// What a creditor of the case gets, laid on his claims.
fn on_claims(case: &Case, plan: &Plan, creditor: PartyNo, total: Fen) -> Vec<Share> {
    let mut debt = case.debt_without(&plan.receipts);
    let place = debt.receipts.len();
    debt.receipts.push(law_receipt(case, plan.debtor, plan.as_of, creditor, total));
    let statement = law::debt::statement(&debt, plan.as_of);
    let mut shares: Vec<Share> = statement
        .parts
        .iter()
        .filter(|part| part.receipt == place && part.amount.is_positive())
        .map(|part| Share {
            creditor,
            claim: case.claims[part.obligation].no,
            part: part.portion.into(),
            amount_fen: part.amount,
        })
        .collect();
    // Where creditors share claims, roundings may leave a fen that his claims do not take; it stays his.
    let rest = total - shares.iter().map(|share| share.amount_fen).sum::<Fen>();
    if rest.is_positive() {
        let claim = case.claims.iter().find(|claim| claim.creditors.contains(&creditor));
        let claim = claim.map_or(0, |claim| claim.no);
        shares.push(Share { creditor, claim, part: Part::Principal, amount_fen: rest });
    }
    shares
}

/// What a creditor of the case got of a distribution, as the law computes with it: it stops the interest on the day of the
/// plan and pays that creditor's claims against the debtor.
pub(crate) fn law_receipt(
    case: &Case,
    debtor: PartyNo,
    as_of: Day,
    creditor: PartyNo,
    amount: Fen,
) -> law::debt::Receipt {
    law::debt::Receipt::new(as_of, amount).paying(of_creditor(debtor, creditor, &case.claims))
}
