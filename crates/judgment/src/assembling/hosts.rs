//! Which claim running interest belongs to, and on which sum it runs.

use super::{Assembly, Draft};
use crate::clauses::interest::{Base, Term};
use crate::reading::{Claim, ClaimKind, Interest};
use values::Fen;

impl Assembly<'_> {
    /// Gives every term of interest to the claim it belongs to.
    pub(super) fn attach_interest(&mut self) {
        for (index, terms) in std::mem::take(&mut self.terms) {
            for term in terms {
                let Some(host) = self.host(index, &term) else { continue };
                let base_fen = self.base(host, &term);
                let (rate, rate_basis) =
                    term.rate.clone().map_or((None, None), |(rate, basis)| (Some(rate), Some(basis)));
                self.drafts[host].claim.interest.push(Interest {
                    base_fen,
                    rate,
                    rate_basis,
                    from: term.from,
                    until: term.until,
                    cap_fen: term.cap,
                    span: term.span,
                });
            }
        }
    }

    /// The claim a term belongs to: the one whose sum is the base, else the last principal before, else any.
    fn host(&self, index: usize, term: &Term) -> Option<usize> {
        let sentence = &self.sentences[index];
        let live = |d: &Draft| !d.dropped;
        let here: Vec<usize> = self.positions(|d| live(d) && d.sentence == index);
        let in_item: Vec<usize> =
            self.positions(|d| live(d) && d.item == sentence.item && d.sentence <= index);
        let pool = if here.is_empty() { in_item } else { here };
        let sum = match term.base {
            Base::Sum(fen) => Some(fen),
            _ => None,
        };
        let before = |i: &&usize| self.drafts[**i].at.start <= term.span.start;
        pool.iter()
            .find(|i| sum.is_some() && self.drafts[**i].claim.amount_fen == sum)
            .or_else(|| pool.iter().rev().filter(before).find(|i| is_principal(&self.drafts[**i].claim)))
            .or_else(|| pool.iter().find(|i| is_principal(&self.drafts[**i].claim)))
            .or_else(|| pool.iter().rev().find(before))
            .or(pool.first())
            .copied()
    }

    fn positions(&self, wanted: impl Fn(&Draft) -> bool) -> Vec<usize> {
        (0..self.drafts.len()).filter(|i| wanted(&self.drafts[*i])).collect()
    }

    fn base(&self, host: usize, term: &Term) -> Option<Fen> {
        let draft = &self.drafts[host];
        match term.base {
            Base::Sum(fen) => Some(fen),
            Base::Changing => None,
            Base::All => {
                let earlier = self
                    .drafts
                    .iter()
                    .filter(|d| !d.dropped && d.item == draft.item && d.at.start <= term.span.start);
                let sums: Vec<Fen> = earlier.filter_map(|d| d.claim.amount_fen).collect();
                sums.iter().try_fold(0_i64, |total, sum| total.checked_add(sum.0)).filter(|t| *t > 0).map(Fen)
            }
            // Interest alone in its item belongs to the principal of the items before.
            Base::OfTheClaim if draft.claim.kind == ClaimKind::Interest => {
                let principal =
                    |d: &&Draft| !d.dropped && d.at.start < draft.at.start && d.claim.amount_fen.is_some();
                let last = self.drafts.iter().rev().find(principal)?;
                let of_item = |d: &&Draft| d.item == last.item && principal(d) && is_principal(&d.claim);
                self.drafts.iter().rfind(of_item).unwrap_or(last).claim.amount_fen
            }
            Base::OfTheClaim => draft.claim.amount_fen,
        }
    }
}

/// Whether a claim is what interest runs on, not itself interest or an expense.
fn is_principal(claim: &Claim) -> bool {
    let aside =
        ["利息", "罚息", "复利", "违约金", "滞纳金", "律师", "代理费", "公告费", "邮寄费", "保全费", "逾期"];
    claim
        .purpose
        .as_ref()
        .is_none_or(|purpose| !aside.iter().any(|word| purpose.contains(word)) || purpose.contains("本息"))
}
