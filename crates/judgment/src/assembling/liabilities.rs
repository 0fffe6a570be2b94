//! Who else is liable and who is paid first, with the claims they mean.

use super::{Assembly, Draft};
use crate::clauses::liability::{self, Reference};
use crate::doubts;
use crate::items::{Kind, Sentence};
use crate::lexing::Lexed;
use crate::parties::Parties;
use crate::reading::{Liability, LiabilityKind, Priority};
use crate::text::Span;

impl Assembly<'_> {
    pub(super) fn liabilities_and_priorities(&mut self) {
        for index in 0..self.sentences.len() {
            let sentence = self.sentences[index].clone();
            match sentence.kind {
                Kind::Liability => self.liability(&sentence),
                Kind::Priority => self.priority(&sentence),
                Kind::Recourse => {
                    if let Some(last) = self.reading.liabilities.last_mut() {
                        last.recourse = true;
                    }
                }
                _ => {}
            }
        }
    }

    fn liability(&mut self, sentence: &Sentence) {
        let (lexed, parties, span) = (self.lexed, &self.document.parties, sentence.span);
        let text = &lexed.text;
        let Some(debtors) = liable(lexed, parties, span) else {
            self.reading.doubts.push(doubts::unread(lexed, sentence));
            return;
        };
        let recourse_at = text.find_any(span, &["追偿"]);
        let main =
            Span::new(span.start, text.find_any(span, &["后，有权", "后有权"]).map_or(span.end, |w| w.start));
        let kind = liability::liability_kind(lexed, main);
        let claims = self.meant(&liability::reference(lexed, parties, main, &debtors), sentence);
        if matches!(kind, LiabilityKind::Joint | LiabilityKind::Guarantee) {
            for draft in self.drafts.iter_mut().filter(|d| claims.contains(&d.claim.no)) {
                for name in &debtors {
                    if !draft.claim.debtors.contains(name) && !draft.claim.creditor.contains(name) {
                        draft.claim.debtors.push(name.clone());
                    }
                }
                draft.claim.joint = draft.claim.debtors.len() > 1;
            }
        }
        self.reading.liabilities.push(Liability {
            debtors,
            kind,
            claims,
            cap_fen: liability::cap(lexed, main),
            share: liability::share(lexed, main),
            recourse: recourse_at.is_some(),
            span,
        });
    }

    fn priority(&mut self, sentence: &Sentence) {
        let (lexed, parties, span) = (self.lexed, &self.document.parties, sentence.span);
        let reference = match liability::item_numbers(lexed, span) {
            numbers if numbers.is_empty() => Reference::AllBefore,
            numbers => Reference::Items(numbers),
        };
        let holder = lexed.text.find_any(span, &["有权", "享有", "对", "就"]).map_or(span.end, |w| w.start);
        let clause = lexed.text.between(holder, Span::new(span.start, holder), &['，']);
        let creditor = parties
            .list_at(&lexed.text, clause.start, span.end)
            .or_else(|| parties.list_at(&lexed.text, span.start, span.end));
        self.reading.priorities.push(Priority {
            creditor: creditor.map(|list| parties.names(&lexed.text, &list)).unwrap_or_default(),
            kind: liability::priority_kind(lexed, span),
            object: liability::object(lexed, span),
            claims: self.meant(&reference, sentence),
            cap_fen: liability::cap(lexed, span),
            span,
        });
    }

    /// The numbers of the claims a reference means.
    fn meant(&self, reference: &Reference, sentence: &Sentence) -> Vec<u32> {
        let earlier = |d: &&Draft| d.at.start < sentence.span.start;
        let numbers = |wanted: &dyn Fn(&&Draft) -> bool| -> Vec<u32> {
            self.drafts.iter().filter(earlier).filter(|d| wanted(d)).map(|d| d.claim.no).collect()
        };
        let found = match reference {
            Reference::Items(items) => self
                .drafts
                .iter()
                .filter(|d| d.number.is_some_and(|n| items.contains(&n)) && d.instance == sentence.instance)
                .map(|d| d.claim.no)
                .collect(),
            Reference::DebtsOf(names) => {
                numbers(&|d| d.claim.debtors.iter().any(|name| names.contains(name)))
            }
            Reference::AllBefore => Vec::new(),
        };
        if found.is_empty() && !matches!(reference, Reference::Items(_)) { numbers(&|_| true) } else { found }
    }
}

/// Who is liable: the names at the start, or before 承担.
fn liable(lexed: &Lexed, parties: &Parties, span: Span) -> Option<Vec<String>> {
    let text = &lexed.text;
    let condition = text.starts_any(span.start, &["如", "若"]).is_some();
    let mut starts = Vec::new();
    if condition {
        starts.extend(text.all(span, &["，由", "，"]).iter().map(|w| w.end));
    }
    starts.extend(
        text.all(Span::new(span.start, (span.start + 3).min(span.end)), &["由", "限"]).iter().map(|w| w.end),
    );
    starts.push(span.start);
    starts.extend(text.all(span, &["由", "，"]).iter().map(|w| w.end));
    let list = starts.into_iter().find_map(|at| parties.list_at(text, at, span.end))?;
    Some(parties.names(text, &list))
}
