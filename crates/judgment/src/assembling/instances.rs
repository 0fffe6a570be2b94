//! The two instances of an appeal: what the second leaves standing, repeats, revokes or changes.

use super::Draft;
use crate::clauses::liability::item_numbers;
use crate::items::{Instance, Kind, Sentence};
use crate::lexing::Lexed;
use crate::text::Span;

/// The duty that a sentence repeats or puts in the place of another: `维持…第一项，即：…`, `变更…第二项为：…`.
pub(super) fn restated(lexed: &Lexed, span: Span) -> Option<Span> {
    let text = &lexed.text;
    if text.starts(span.start, "撤销") || text.starts(span.start, "驳回") {
        return None;
    }
    let item = text.find_any(span, &["项", "判决", "裁定"])?;
    let rest = Span::new(item.end, span.end);
    let word = if text.starts(span.start, "变更") {
        text.find_any(rest, &["变更为", "为：", "为“", "为"])?
    } else {
        text.find_any(rest, &["即：", "即“", "，即", "即"])?
    };
    let duty = text.trimmed(Span::new(word.end, span.end), &['：', '“', '”', '"', '，', '、']);
    (!duty.is_empty()).then_some(duty)
}

/// Drops what the second instance revokes, changes or repeats of the first.
pub(super) fn settle(lexed: &Lexed, sentences: &[Sentence], drafts: &mut [Draft]) {
    let text = &lexed.text;
    for review in sentences.iter().filter(|s| s.kind == Kind::Review && s.instance == Instance::Second) {
        let head =
            Span::new(review.span.start, restated(lexed, review.span).map_or(review.span.end, |d| d.start));
        let numbers = item_numbers(lexed, head);
        let upholds =
            text.starts(review.span.start, "维持") || text.has_any(review.span, &["维持原判", "维持原裁定"]);
        if upholds && restated(lexed, review.span).is_none() {
            continue;
        }
        for draft in drafts.iter_mut().filter(|d| d.instance == Instance::First) {
            // A judgment of one order has no numbers; whatever is changed is that order.
            let meant = numbers.is_empty() || draft.number.is_none_or(|n| numbers.contains(&n));
            draft.dropped = draft.dropped || meant;
        }
    }
}
