//! Joins the sentences: totals, references, joint liability, periods set for several items, the two instances.

mod division;
mod hosts;
mod instances;
mod liabilities;
mod periods;
mod totals;

use crate::clauses::interest::{self, Term};
use crate::clauses::sums::{self, Part};
use crate::clauses::who::{self, Who};
use crate::clauses::{act, costs, performance};
use crate::document::Document;
use crate::doubts;
use crate::items::{Instance, Kind, Sentence};
use crate::lexing::Lexed;
use crate::reading::{Claim, ClaimKind, Cost, DelayedInterest, Foreign, Performance, Reading};
use crate::text::Span;

/// A claim on its way: it may still turn out to be a total, or be revoked on appeal.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) claim: Claim,
    pub(crate) part: Part,
    /// Where the sum stands.
    pub(crate) at: Span,
    pub(crate) sentence: usize,
    pub(crate) item: usize,
    pub(crate) number: Option<u32>,
    pub(crate) instance: Instance,
    pub(crate) dropped: bool,
}

/// Everything collected while going through the sentences.
struct Assembly<'a> {
    lexed: &'a Lexed,
    document: &'a Document,
    sentences: &'a [Sentence],
    drafts: Vec<Draft>,
    terms: Vec<(usize, Vec<Term>)>,
    /// Debtor and creditor of the sentence before, and its item.
    last: Option<(usize, Who)>,
    reading: Reading,
}

/// Assembles the reading; the doubts that only show here (sums that do not add up, words not placed) are in it.
pub(crate) fn assemble(lexed: &Lexed, document: &Document, sentences: &[Sentence]) -> Reading {
    let reading = Reading {
        version: 1,
        claims: Vec::new(),
        liabilities: Vec::new(),
        priorities: Vec::new(),
        costs: Vec::new(),
        delayed_interest: None,
        dismissed: Vec::new(),
        doubts: Vec::new(),
        case_number: document.case_number.clone(),
        court: document.court.clone(),
        judged_on: document.judged_on,
        parties: document.parties.full(),
        operative: document.operative,
    };
    let mut assembly =
        Assembly { lexed, document, sentences, drafts: Vec::new(), terms: Vec::new(), last: None, reading };
    for index in 0..sentences.len() {
        assembly.sentence(index);
    }
    assembly.finish()
}
impl Assembly<'_> {
    fn sentence(&mut self, index: usize) {
        let sentence = &self.sentences[index];
        let span = sentence.span;
        match sentence.kind {
            Kind::Duty => self.duty(index, span),
            Kind::Review => {
                if let Some(restated) = instances::restated(self.lexed, span) {
                    self.duty(index, restated);
                }
            }
            Kind::Costs => self.costs(span),
            Kind::DelayedInterest => {
                self.reading.delayed_interest.get_or_insert(DelayedInterest { span });
            }
            Kind::Dismissal => self.reading.dismissed.push(span),
            Kind::Period => {
                if self.lexed.text.has_any(span, &["加倍支付", "债务利息"]) {
                    self.reading.delayed_interest.get_or_insert(DelayedInterest { span });
                }
            }
            // `以…元为基数` outside an order belongs to an order that was cut wrongly.
            Kind::Advice | Kind::Declaration => {
                if self.lexed.text.has_any(span, &["为基数", "为计息基数"]) {
                    self.reading.doubts.push(doubts::unread(self.lexed, sentence));
                }
            }
            Kind::Liability | Kind::Recourse | Kind::Priority | Kind::Total => {}
        }
    }

    /// Reads court fees; bearers named in a sentence of their own bear the fees before.
    fn costs(&mut self, span: Span) {
        let text = &self.lexed.text;
        let found = costs::costs(self.lexed, &self.document.parties, span);
        let unborne = self.reading.costs.iter().rev().take_while(|cost| cost.borne_by.is_empty()).count();
        let open = self.reading.costs.len() - unborne;
        if !found.bearers.is_empty() {
            let bearers: Vec<&costs::Bearer> = found.bearers.iter().collect();
            costs::share(&mut self.reading.costs[open..], &bearers);
        }
        // `退还…元。剩余案件受理费…元`: what remains is the fee.
        if text.starts_any(span.start, &["剩余", "余下"]).is_some() && !found.costs.is_empty() && unborne > 0
        {
            self.reading.costs.pop();
        }
        // Words about fees named before are no new fee.
        let again = |cost: &Cost| cost.amount_fen.is_none() && !self.reading.costs.is_empty();
        let fresh: Vec<Cost> = found.costs.into_iter().filter(|cost| !again(cost)).collect();
        self.reading.costs.extend(fresh);
    }

    /// Reads an order to pay, hand over or do.
    fn duty(&mut self, index: usize, span: Span) {
        let sentence = &self.sentences[index];
        let who = self.who(sentence, span);
        let periods = performance::periods(self.lexed, span);
        let period_spans: Vec<Span> = periods.iter().map(|p| p.span).collect();
        let placed = sums::placed(self.lexed, span);
        let terms = interest::terms(self.lexed, span, &placed, &period_spans);
        let before = self.drafts.len();
        let mut from = who.creditors_end.max(who.debtors_end);
        for one in &placed {
            if matches!(one.part, Part::Base | Part::Limit | Part::Explaining) {
                continue;
            }
            let whole_list = matches!(one.part, Part::Total | Part::NamedTotal);
            let start =
                if from <= one.sum.span.start { from } else { who.debtors_end.min(one.sum.span.start) };
            let (purpose, place) = sums::purpose(self.lexed, start, &one.sum, whole_list);
            from = one.sum.span.end;
            let mut claim =
                self.claim(sentence, &who, ClaimKind::Money, Span::new(place.start, one.sum.span.end));
            claim.purpose = match (purpose, one.part) {
                (words, Part::Instalment(per)) => {
                    let noun = sums::instalment_noun(self.lexed, span, words);
                    Some(format!("{noun}（{}）", per.words()))
                }
                (purpose, _) => purpose,
            };
            match one.sum.currency {
                None => claim.amount_fen = Some(one.sum.fen),
                Some(currency) => {
                    claim.foreign =
                        Some(Foreign { currency: currency.to_owned(), amount_hundredths: one.sum.fen.0 });
                }
            }
            claim.performance = periods::nearest(self.lexed, span, &periods, one.sum.span);
            self.push(index, claim, one.part, one.sum.span);
        }
        self.divide_each(before, span);
        self.divide_in_turn(before, span);
        let counted = placed.iter().any(|one| matches!(one.part, Part::Instalment(_)));
        if terms.is_empty()
            && !counted
            && !placed.is_empty()
            && let Some(words) = interest::unplaced(self.lexed, span)
        {
            self.reading.doubts.push(doubts::interest_unread(self.lexed, sentence, words));
        }
        if self.drafts.len() == before && terms.is_empty() {
            self.act(index, &who, span, &periods);
        }
        if !terms.is_empty() {
            if self.drafts.len() == before {
                self.remember_period(index, &periods, &who);
            }
            self.terms.push((index, terms));
        }
    }

    /// Debtor and creditor, taken from the sentence before where this one leaves them out.
    fn who(&mut self, sentence: &Sentence, span: Span) -> Who {
        let mut found = who::who(self.lexed, &self.document.parties, span);
        if let Some((item, last)) = &self.last {
            let near = *item == sentence.item || found.debtors.is_empty();
            if found.debtors.is_empty() && near {
                found.debtors.retain(|name| !found.creditors.contains(name));
                found.debtors.clone_from(&last.debtors);
                found.joint = last.joint;
            }
            if found.creditors.is_empty() && near {
                found.creditors =
                    last.creditors.iter().filter(|name| !found.debtors.contains(name)).cloned().collect();
            }
        }
        if found.creditors.is_empty() {
            let plaintiffs = self.document.parties.with_role("原告");
            if plaintiffs.len() == 1 && !found.debtors.contains(&plaintiffs[0]) {
                found.creditors = plaintiffs;
            }
        }
        self.last = Some((sentence.item, found.clone()));
        found
    }

    fn claim(&self, sentence: &Sentence, who: &Who, kind: ClaimKind, span: Span) -> Claim {
        Claim {
            no: 0,
            item: sentence.ordinal.clone(),
            kind,
            purpose: None,
            creditor: who.creditors.clone(),
            debtors: who.debtors.clone(),
            joint: who.joint,
            amount_fen: None,
            foreign: None,
            interest: Vec::new(),
            performance: None,
            act: None,
            span,
        }
    }

    fn push(&mut self, index: usize, claim: Claim, part: Part, at: Span) {
        let sentence = &self.sentences[index];
        self.drafts.push(Draft {
            claim,
            part,
            at,
            sentence: index,
            item: sentence.item,
            number: sentence.number,
            instance: sentence.instance,
            dropped: part == Part::Deducted,
        });
    }

    /// A duty without a sum: an act, several where each has its own period.
    fn act(&mut self, index: usize, who: &Who, span: Span, periods: &[Performance]) {
        let text = &self.lexed.text;
        let mut starts = vec![span.start];
        for period in periods.iter().skip(1) {
            let cut =
                text.between(period.span.start, Span::new(span.start, period.span.start), &['，']).start;
            if cut > starts[starts.len() - 1] {
                starts.push(cut);
            }
        }
        let mut found = false;
        for (number, start) in starts.iter().enumerate() {
            let end = starts.get(number + 1).map_or(span.end, |next| next - 1);
            let part = Span::new(*start, end);
            let Some((kind, words)) = act::act(self.lexed, part, periods) else { continue };
            if who.debtors.is_empty() {
                continue;
            }
            found = true;
            let sentence = &self.sentences[index];
            let opening = text.uniform(Span::new(words.start, words.start + 2));
            let money = kind == ClaimKind::Act && opening == "支付"
                || kind == ClaimKind::Deliver
                    && matches!(opening.as_str(), "返还" | "退还" | "给付" | "归还")
                    && text.has_any(words, &["款", "费", "金", "利息"])
                    && !text.has_any(
                        words,
                        &["物", "车", "商品", "资金证", "证", "保证书", "材料", "印章", "发票"],
                    );
            let mut claim = self.claim(sentence, who, if money { ClaimKind::Money } else { kind }, part);
            claim.act = (!money).then(|| text.words(words));
            claim.purpose = money.then(|| text.words(Span::new(words.start + 2, words.end)));
            claim.performance = periods.iter().find(|p| part.contains(p.span)).or(periods.first()).cloned();
            self.push(index, claim, Part::Owed, words);
        }
        if !found {
            self.reading.doubts.push(doubts::unread(self.lexed, &self.sentences[index]));
        }
    }

    /// Interest alone in its item gets a claim of its own, now, so that it keeps its place and period.
    fn remember_period(&mut self, index: usize, periods: &[Performance], who: &Who) {
        let sentence = &self.sentences[index];
        let follows = self
            .drafts
            .iter()
            .any(|d| d.item == sentence.item && !d.dropped && d.claim.kind == ClaimKind::Money);
        if follows {
            return;
        }
        let text = &self.lexed.text;
        let mut claim = self.claim(sentence, who, ClaimKind::Interest, sentence.span);
        let noun = text.rfind_any(
            sentence.span,
            &["违约金", "滞纳金", "罚息", "复利", "占用费", "利息损失", "资金占用利息", "利息"],
        );
        claim.purpose = noun.map(|noun| text.words(noun));
        claim.performance = periods.first().cloned();
        self.push(index, claim, Part::Owed, sentence.span);
    }

    fn finish(mut self) -> Reading {
        instances::settle(self.lexed, self.sentences, &mut self.drafts);
        let doubts = totals::settle(self.lexed, self.sentences, &mut self.drafts);
        self.reading.doubts.extend(doubts);
        self.spread_periods();
        self.attach_interest();
        self.drafts.retain(|draft| !draft.dropped);
        for (index, draft) in self.drafts.iter_mut().enumerate() {
            draft.claim.no = index as u32 + 1;
        }
        self.liabilities_and_priorities();
        for draft in &self.drafts {
            let names = draft.claim.debtors.iter().chain(&draft.claim.creditor);
            let unclear =
                names.filter_map(|name| doubts::unclear_name(&draft.claim, name, &self.document.parties));
            self.reading.doubts.extend(unclear);
        }
        self.reading.claims = self.drafts.into_iter().map(|draft| draft.claim).collect();
        self.reading
    }
}
