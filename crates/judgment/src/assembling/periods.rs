//! Periods for performance: of one sum, of the rest of an item, of several items at once.

use super::{Assembly, Draft};
use crate::clauses::{liability, performance};
use crate::items::Kind;
use crate::lexing::Lexed;
use crate::reading::Performance;
use crate::text::Span;

impl Assembly<'_> {
    /// Periods set once for several duties, and periods of a sentence for the rest of its item.
    pub(super) fn spread_periods(&mut self) {
        for index in 0..self.drafts.len() {
            let (item, at) = (self.drafts[index].item, self.drafts[index].at.start);
            if self.drafts[index].claim.performance.is_some() {
                continue;
            }
            let ordinal = self.drafts[index].claim.item.is_some();
            let same = |other: &&Draft| {
                other.item == item && other.claim.debtors == self.drafts[index].claim.debtors
            };
            let earlier =
                self.drafts[..index].iter().rev().filter(same).find_map(|d| d.claim.performance.clone());
            if let Some(period) =
                earlier.filter(|_| ordinal || self.drafts.iter().filter(|d| d.at.start < at).count() > 0)
            {
                self.drafts[index].claim.performance = Some(period);
            }
        }
        for sentence in self.sentences.iter().filter(|s| s.kind == Kind::Period) {
            let Some(period) = performance::periods(self.lexed, sentence.span).into_iter().next() else {
                continue;
            };
            let numbers = liability::item_numbers(self.lexed, sentence.span);
            let own_item =
                self.lexed.text.starts_any(sentence.span.start, &["该", "款", "此款", "限"]).is_some();
            let in_item = self.drafts.iter().any(|d| d.item == sentence.item);
            for draft in &mut self.drafts {
                let meant = if !numbers.is_empty() {
                    draft.number.is_some_and(|n| numbers.contains(&n))
                } else {
                    !own_item || !in_item || draft.item == sentence.item
                };
                if meant && draft.claim.performance.is_none() && draft.at.start < sentence.span.end {
                    draft.claim.performance = Some(period.clone());
                }
            }
        }
    }
}

/// The period of a sum: told in its own clause, else the last before, else the first after.
pub(super) fn nearest(lexed: &Lexed, span: Span, periods: &[Performance], at: Span) -> Option<Performance> {
    let clause = lexed.text.between(at.start, span, &['，', '；', '。', '、']);
    let own = periods.iter().find(|p| clause.holds(p.span.start));
    own.or(periods.iter().rev().find(|p| p.span.start <= at.start)).or(periods.first()).cloned()
}
