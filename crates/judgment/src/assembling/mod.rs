//! Joins the sentences: totals, references, joint liability, periods set for several items, the two instances.

mod instances;
mod totals;

use crate::clauses::interest::{self, Base, Term};
use crate::clauses::liability::{self, Reference};
use crate::clauses::sums::{self, Part};
use crate::clauses::who::{self, Who};
use crate::clauses::{act, costs, performance};
use crate::document::Document;
use crate::doubts;
use crate::items::{Instance, Kind, Sentence};
use crate::lexing::Lexed;
use crate::reading::{
    Claim, ClaimKind, DelayedInterest, Foreign, Interest, Liability, LiabilityKind, Performance, Priority,
    Reading,
};
use crate::text::Span;
use values::Fen;

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
        parties: document.parties.known.clone(),
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
            Kind::Costs => self.reading.costs.extend(costs::costs(self.lexed, &self.document.parties, span)),
            Kind::DelayedInterest => {
                self.reading.delayed_interest.get_or_insert(DelayedInterest { span });
            }
            Kind::Dismissal => self.reading.dismissed.push(span),
            Kind::Period => {
                if self.lexed.text.has_any(span, &["加倍支付", "债务利息"]) {
                    self.reading.delayed_interest.get_or_insert(DelayedInterest { span });
                }
            }
            Kind::Liability
            | Kind::Recourse
            | Kind::Priority
            | Kind::Declaration
            | Kind::Total
            | Kind::Advice => {}
        }
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
            claim.performance = nearest(self.lexed, span, &periods, one.sum.span);
            self.push(index, claim, one.part, one.sum.span);
        }
        self.divide_each(before, span);
        self.divide_in_turn(before, span);
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

    /// `向原告甲、乙各支付1000元`: one claim for each of them.
    fn divide_each(&mut self, before: usize, span: Span) {
        let text = &self.lexed.text;
        let each = text.all(span, &["各"]).into_iter().find(|word| {
            text.starts_any(
                word.end,
                &[
                    "支付",
                    "给付",
                    "赔偿",
                    "返还",
                    "偿还",
                    "自",
                    "人民币",
                    "1",
                    "2",
                    "3",
                    "4",
                    "5",
                    "6",
                    "7",
                    "8",
                    "9",
                ],
            )
            .is_some()
                && !text.starts(word.end, "自的")
        });
        let Some(each) = each else { return };
        let drafts: Vec<Draft> = self.drafts.split_off(before);
        for draft in drafts {
            let several = |names: &[String]| names.len() > 1;
            if draft.at.start < each.end || draft.claim.amount_fen.is_none() {
                self.drafts.push(draft);
            } else if several(&draft.claim.creditor) {
                for name in draft.claim.creditor.clone() {
                    let mut one = draft.clone();
                    one.claim.creditor = vec![name];
                    self.drafts.push(one);
                }
            } else if several(&draft.claim.debtors) {
                for name in draft.claim.debtors.clone() {
                    let mut one = draft.clone();
                    one.claim.debtors = vec![name];
                    one.claim.joint = false;
                    self.drafts.push(one);
                }
            } else {
                self.drafts.push(draft);
            }
        }
    }

    /// `被告甲、乙分别赔偿1000元、2000元`: as many names as sums, in their order.
    fn divide_in_turn(&mut self, before: usize, span: Span) {
        let Some(word) = self.lexed.text.find_any(span, &["分别"]) else { return };
        let drafts = &mut self.drafts[before..];
        let behind = drafts.iter().all(|d| d.at.start > word.end && d.part == Part::Owed);
        if drafts.len() < 2 || !behind {
            return;
        }
        let count = drafts.len();
        for (index, draft) in drafts.iter_mut().enumerate() {
            if draft.claim.debtors.len() == count {
                draft.claim.debtors = vec![draft.claim.debtors[index].clone()];
                draft.claim.joint = false;
            } else if draft.claim.creditor.len() == count {
                draft.claim.creditor = vec![draft.claim.creditor[index].clone()];
            }
        }
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
        self.reading.claims = self.drafts.into_iter().map(|draft| draft.claim).collect();
        self.reading
    }

    /// Periods set once for several duties, and periods of a sentence for the rest of its item.
    fn spread_periods(&mut self) {
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

    /// Gives every term of interest to the claim it belongs to.
    fn attach_interest(&mut self) {
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

    fn liabilities_and_priorities(&mut self) {
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
fn liable(lexed: &Lexed, parties: &crate::parties::Parties, span: Span) -> Option<Vec<String>> {
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

/// Whether a claim is what interest runs on, not itself interest or an expense.
fn is_principal(claim: &Claim) -> bool {
    let aside =
        ["利息", "罚息", "复利", "违约金", "滞纳金", "律师", "代理费", "公告费", "邮寄费", "保全费", "逾期"];
    claim
        .purpose
        .as_ref()
        .is_none_or(|purpose| !aside.iter().any(|word| purpose.contains(word)) || purpose.contains("本息"))
}

/// The period of a sum: told in its own clause, else the last before, else the first after.
fn nearest(lexed: &Lexed, span: Span, periods: &[Performance], at: Span) -> Option<Performance> {
    let clause = lexed.text.between(at.start, span, &['，', '；', '。', '、']);
    let own = periods.iter().find(|p| clause.holds(p.span.start));
    own.or(periods.iter().rev().find(|p| p.span.start <= at.start)).or(periods.first()).cloned()
}
