//! Which base, rate and days make one segment of interest.

use super::slots::Slot;
use super::{Base, Term};
use crate::lexing::{Lexed, Rate};
use crate::reading::{From, RateBasis, Until};
use crate::text::Span;

/// One group of slots while it is being filled.
#[derive(Clone, Debug, Default)]
struct Group {
    base: Option<Base>,
    rate: Option<Rate>,
    from: Option<From>,
    until: Option<Option<Until>>,
    span: Option<Span>,
}

impl Group {
    fn is_empty(&self) -> bool {
        self.span.is_none()
    }

    fn cover(&mut self, place: Span) {
        let span = self.span.unwrap_or(place);
        self.span = Some(Span::new(span.start.min(place.start), span.end.max(place.end)));
    }
}

/// Puts the slots together: a new group begins where a place is taken already.
pub(super) fn grouped(lexed: &Lexed, span: Span, slots: &[(Span, Slot)]) -> Vec<Term> {
    let text = &lexed.text;
    let mut groups: Vec<Group> = Vec::new();
    let mut group = Group::default();
    // The end of the whole stretch, where parts of it are told after `其中` or by `…前按…`.
    let mut outer_until: Option<Option<Until>> = None;
    for (place, slot) in slots {
        let inner = group
            .span
            .is_some_and(|span| text.has(Span::new(span.end.min(place.start), place.start), "其中"));
        match slot {
            Slot::Base(base) => {
                // A group of days before the base and the rate: `自…起至…止以…为基数按…`.
                if group.base.is_some() {
                    groups.push(std::mem::take(&mut group));
                }
                group.base = Some(*base);
            }
            Slot::Rate(rate) => {
                // `按合同第六条的约定，自…起…，利率为5%`: the contract's rate is told after all.
                let told = group.rate.as_ref().is_some_and(|r| r.basis == RateBasis::Contract)
                    && rate.is_number()
                    && group.from.is_some()
                    && !text.has_any(
                        Span::new(group.span.map_or(place.start, |s| s.end), place.start),
                        &["；", "、"],
                    );
                if group.rate.is_some() && !told {
                    groups.push(std::mem::take(&mut group));
                }
                group.rate = Some(rate.clone());
            }
            Slot::From(from) => {
                let open_rate = group.rate.as_ref().is_none_or(|r| r.basis == RateBasis::Contract);
                if group.from.is_some() && open_rate && inner {
                    outer_until = group.until.or(outer_until);
                    group.until = None;
                    group.rate = None;
                } else if group.from == Some(*from) && group.until.is_none() && group.rate.is_none() {
                    // Said twice.
                } else if group.from.is_some()
                    || group.until.is_some() && group.rate.is_some() && group.base.is_some()
                {
                    groups.push(std::mem::take(&mut group));
                } else if group.from.is_none() && group.until.is_some() && group.rate.is_none() {
                    // An end before any beginning closed something told before.
                    group.until = None;
                }
                group.from = Some(*from);
            }
            Slot::Until(until) => {
                let day = matches!(until, Some(Until::Day(_)));
                if group.until.is_some() {
                    if group.rate.is_none() && day && group.until != Some(*until) {
                        outer_until = group.until;
                    } else if group.rate.is_some() && day && follows_rate(lexed, span, *place) {
                        outer_until = group.until.or(outer_until);
                        groups.push(std::mem::take(&mut group));
                    } else {
                        group.cover(*place);
                        continue;
                    }
                }
                group.until = Some(*until);
            }
        }
        group.cover(*place);
    }
    if !group.is_empty() {
        groups.push(group);
    }
    groups.retain(|g| {
        g.rate.is_some() || g.from.is_some() || g.base.is_some() && g.until.is_some() || g.base.is_some()
    });
    let own_base: Vec<bool> = groups.iter().map(|g| g.base.is_some()).collect();
    inherit(&mut groups, outer_until);
    repeat_for_every_base(&mut groups, &own_base);
    groups.retain(|g| g.rate.is_some() || g.from.is_some() && g.until.is_some() || g.from.is_some());
    groups
        .into_iter()
        .map(|g| Term {
            base: g.base.unwrap_or(Base::OfTheClaim),
            rate: g.rate.map(|r| (r.rate, r.basis)),
            from: g.from,
            until: g.until.flatten(),
            cap: None,
            span: g.span.unwrap_or(span),
        })
        .collect()
}

/// Whether a rate stands behind this end in the same stretch, so that it begins a segment of its own.
fn follows_rate(lexed: &Lexed, span: Span, place: Span) -> bool {
    let clause = lexed.text.between(place.end, Span::new(place.end, span.end), &['；', '。']);
    lexed.rates(clause).next().is_some()
}

/// A later rate told once for several bases (`8元的利息自…，4元的利息自…，此前按…，2019年8月20日起按LPR`) holds for each.
fn repeat_for_every_base(groups: &mut Vec<Group>, own_base: &[bool]) {
    let Some((last, earlier)) = groups.split_last() else { return };
    let Some(From::Day(from)) = last.from else { return };
    let ends_before = |group: &&Group| group.until == Some(Some(Until::Day(from.previous())));
    let told_once = earlier.len() >= 2 && own_base.last() == Some(&false);
    if !told_once
        || !own_base[..earlier.len()].iter().all(|own| *own)
        || !earlier.iter().all(|g| ends_before(&g))
    {
        return;
    }
    let (last, bases): (Group, Vec<Option<Base>>) = (last.clone(), earlier.iter().map(|g| g.base).collect());
    groups.pop();
    groups.extend(bases.into_iter().map(|base| Group { base, ..last.clone() }));
}

/// Fills what a group shares with its neighbours.
fn inherit(groups: &mut [Group], outer_until: Option<Option<Until>>) {
    for index in 0..groups.len() {
        let previous = index.checked_sub(1).map(|p| groups[p].clone());
        let next_base = groups[index..].iter().find_map(|g| g.base);
        let next_rate = groups[index..].iter().find_map(|g| g.rate.clone());
        let group = &mut groups[index];
        let had_base = group.base.is_some();
        group.base = group.base.or(previous.as_ref().and_then(|p| p.base)).or(next_base);
        if group.rate.is_none() {
            group.rate = previous.as_ref().and_then(|p| p.rate.clone()).or(next_rate);
        }
        if group.from.is_none() {
            group.from = previous.as_ref().and_then(|p| match p.until.flatten() {
                Some(Until::Day(day)) if !had_base => Some(From::Day(day.next())),
                _ => p.from,
            });
        }
    }
    for index in (0..groups.len()).rev() {
        if groups[index].until.is_some() {
            continue;
        }
        let following = groups.get(index + 1).cloned();
        let step = following.as_ref().and_then(|next| match (groups[index].from, next.from) {
            (Some(From::Day(from)), Some(From::Day(next_from)))
                if next_from > from && next.base == groups[index].base =>
            {
                Some(Some(Until::Day(next_from.previous())))
            }
            _ => None,
        });
        groups[index].until = step
            .or(if following.is_none() { outer_until } else { None })
            .or(following.and_then(|next| next.until))
            .or(outer_until)
            .or_else(|| {
                groups[..index]
                    .iter()
                    .rev()
                    .find_map(|g| g.until.filter(|u| !matches!(u, Some(Until::Day(_)))))
            });
    }
}
