//! Which sums of an item only add up, explain or replace others.

use super::Draft;
use crate::clauses::sums::Part;
use crate::doubts;
use crate::items::{Kind, Sentence};
use crate::lexing::Lexed;
use crate::reading::Doubt;
use crate::text::Span;
use values::Fen;

/// Drops totals, sums replaced by what is left of them, and wholes divided afterwards; doubts where parts and total
/// differ.
pub(super) fn settle(lexed: &Lexed, sentences: &[Sentence], drafts: &mut [Draft]) -> Vec<Doubt> {
    let mut found = Vec::new();
    let mut items: Vec<usize> = drafts.iter().map(|d| d.item).collect();
    items.dedup();
    for item in items {
        let places: Vec<usize> = (0..drafts.len()).filter(|i| drafts[*i].item == item).collect();
        settle_item(lexed, drafts, &places, &mut found);
    }
    for sentence in sentences.iter().filter(|s| s.kind == Kind::Total) {
        let parts: Vec<Fen> = live(drafts, |d| d.item == sentence.item);
        if let Some(total) = lexed.sums(sentence.span).next()
            && !parts.is_empty()
            && !ends_in(&parts, total.fen)
        {
            found.push(doubts::arithmetic(&parts, total.fen, sentence.ordinal.clone(), total.span));
        }
    }
    found
}

fn live(drafts: &[Draft], wanted: impl Fn(&Draft) -> bool) -> Vec<Fen> {
    drafts.iter().filter(|d| !d.dropped && wanted(d)).filter_map(|d| d.claim.amount_fen).collect()
}

fn settle_item(lexed: &Lexed, drafts: &mut [Draft], places: &[usize], found: &mut Vec<Doubt>) {
    // The claims of the item so far that are not dropped.
    let mut open: Vec<usize> = Vec::new();
    for (order, &place) in places.iter().enumerate() {
        let Some(amount) = drafts[place].claim.amount_fen else { continue };
        let parts: Vec<Fen> = open.iter().filter_map(|i| drafts[*i].claim.amount_fen).collect();
        match drafts[place].part {
            Part::Deducted => continue,
            Part::Rest => {
                let deducted = places[..order].iter().any(|i| drafts[*i].part == Part::Deducted);
                if deducted {
                    let debtors = drafts[place].claim.debtors.clone();
                    open.retain(|i| {
                        let same = drafts[*i].claim.debtors == debtors;
                        drafts[*i].dropped = drafts[*i].dropped || same;
                        !same
                    });
                }
            }
            Part::Share => {
                let sentence = drafts[place].sentence;
                let whole = places[..order].iter().rev().find(|i| drafts[**i].sentence == sentence).copied();
                let parts_of_whole = whole.is_some_and(|i| drafts[i].dropped);
                open.retain(|i| {
                    let replaced = drafts[*i].sentence == sentence && (parts_of_whole || Some(*i) == whole);
                    drafts[*i].dropped = drafts[*i].dropped || replaced;
                    !replaced
                });
            }
            Part::Total if !parts.is_empty() => {
                let largest = parts.iter().copied().max().unwrap_or(Fen::ZERO);
                if ends_in(&parts, amount) {
                    drafts[place].dropped = true;
                    continue;
                }
                if amount >= largest {
                    drafts[place].dropped = true;
                    let item = drafts[place].claim.item.clone();
                    found.push(doubts::arithmetic(&parts, amount, item, drafts[place].at));
                    continue;
                }
            }
            Part::NamedTotal | Part::Owed if parts.len() >= 2 && ends_in(&parts, amount) => {
                let named = drafts[place].part == Part::NamedTotal;
                let last = drafts[open[open.len() - 1]].at;
                let set_off = lexed
                    .text
                    .has_any(Span::new(last.end, drafts[place].at.start), &["计", "以上", "上述", "总"]);
                if named || set_off {
                    drafts[place].dropped = true;
                    continue;
                }
            }
            _ => {}
        }
        open.push(place);
    }
    divided_wholes(lexed, drafts, places);
}

/// `鉴定费2100元由甲赔偿630元，乙赔偿1470元`; `本息共计100元，其中本金80元、利息20元`.
fn divided_wholes(lexed: &Lexed, drafts: &mut [Draft], places: &[usize]) {
    for (order, &whole) in places.iter().enumerate() {
        if drafts[whole].dropped {
            continue;
        }
        let Some(amount) = drafts[whole].claim.amount_fen else { continue };
        let rest: Vec<usize> = places[order + 1..].iter().copied().filter(|i| !drafts[*i].dropped).collect();
        let Some(&first) = rest.first() else { continue };
        let between = Span::new(drafts[whole].at.end, drafts[first].at.start);
        // Instalments each have a last day of their own.
        let by = |i: &usize| drafts[*i].claim.performance.as_ref().and_then(|p| p.by);
        let instalments = rest.len() >= 2 && by(&rest[0]).is_some() && by(&rest[0]) != by(&rest[1]);
        let divides =
            instalments || lexed.text.has_any(between, &["其中", "由", "分别", "包括", "包含", "分期"]);
        if !divides {
            continue;
        }
        let mut total = 0_i64;
        let run = rest.iter().position(|i| {
            total = total.saturating_add(drafts[*i].claim.amount_fen.map_or(0, |fen| fen.0));
            total == amount.0
        });
        if run.is_some_and(|last| last >= 1) {
            drafts[whole].dropped = true;
        } else if lexed.text.has_any(between, &["其中", "包括", "包含"])
            && drafts[first].sentence == drafts[whole].sentence
        {
            let sentence = drafts[whole].sentence;
            for part in rest {
                let smaller = drafts[part].claim.amount_fen.is_some_and(|fen| fen < amount);
                drafts[part].dropped = drafts[part].sentence == sentence && smaller;
            }
        }
    }
}

/// Whether the last of the parts, two or more or all of them, add up to the total.
fn ends_in(parts: &[Fen], total: Fen) -> bool {
    let mut sum = 0_i64;
    parts.iter().rev().enumerate().any(|(count, part)| {
        sum = sum.saturating_add(part.0);
        sum == total.0 && (count >= 1 || parts.len() == 1)
    })
}
