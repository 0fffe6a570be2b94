//! Running interest: bases, rates, first and last days, and which of them belong together.

use super::sums::{Part, Placed};
use crate::lexing::{Lexed, Rate, number_at};
use crate::reading::{From, RateBasis, Until};
use crate::text::Span;
use values::{Day, Fen};

/// One segment of running interest as the sentence gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) base: Base,
    pub(crate) rate: Option<(String, RateBasis)>,
    pub(crate) from: Option<From>,
    pub(crate) until: Option<Until>,
    pub(crate) cap: Option<Fen>,
    pub(crate) span: Span,
}

/// What interest is computed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    /// A sum named with the interest.
    Sum(Fen),
    /// Something whose sum changes: 以未付款为基数.
    Changing,
    /// All sums named before: 上述款项.
    All,
    /// The sum of the claim.
    OfTheClaim,
}

/// The nouns of running interest.
pub(crate) const NOUNS: [&str; 18] = [
    "利息",
    "罚息",
    "复利",
    "违约金",
    "滞纳金",
    "占用费",
    "资金占用",
    "利率",
    "逾期付款损失",
    "利息损失",
    "逾期损失",
    "计息",
    "损失",
    "占有使用费",
    "孳息",
    "LPR",
    "迟延金",
    "收益",
];

/// A thing found that says something about interest.
#[derive(Clone, Debug)]
enum Slot {
    Base(Base),
    Rate(Rate),
    From(From),
    Until(Option<Until>),
}

/// The terms of running interest in a sentence.
pub(crate) fn terms(lexed: &Lexed, span: Span, placed: &[Placed], periods: &[Span]) -> Vec<Term> {
    let text = &lexed.text;
    if !text.has_any(span, &NOUNS) {
        return Vec::new();
    }
    let slots = slots(lexed, span, placed, periods);
    let daily = placed.iter().any(|p| matches!(p.part, Part::Instalment(_)));
    let mut terms = grouped(lexed, span, &slots);
    let has_rate = terms.iter().any(|t| t.rate.is_some());
    if !has_rate && (daily || !interest_without_sum(lexed, span)) {
        terms.clear();
    }
    if terms.is_empty() && !daily {
        return bare(lexed, span).into_iter().collect();
    }
    let limit = placed.iter().find(|p| {
        p.part == Part::Limit
            && text.has_any(
                Span::new(p.sum.span.start.saturating_sub(20), p.sum.span.end + 4),
                &["超过", "为限", "超出"],
            )
    });
    if let (Some(limit), Some(last)) = (limit, terms.last_mut()) {
        last.cap = Some(limit.sum.fen);
    }
    terms
}

/// `及利息` without anything more.
fn bare(lexed: &Lexed, span: Span) -> Option<Term> {
    let text = &lexed.text;
    let word = text
        .all(
            span,
            &[
                "及利息",
                "及相应利息",
                "和利息",
                "及逾期利息",
                "并支付利息",
                "及相应的利息",
                "及其利息",
                "、利息",
                "及罚息",
            ],
        )
        .into_iter()
        .find(|word| {
            let clause = text.between(word.end, Span::new(word.end, span.end), &['，', '；', '。', '、']);
            let near = Span::new(clause.start, (clause.end + 1).min(span.end));
            let ends = word.end >= span.end || "，；。、\n".contains(text.at(word.end));
            ends && lexed.sums(near).next().is_none() && text.bracket_around(word.start, span).is_none()
        })?;
    Some(Term { base: Base::OfTheClaim, rate: None, from: None, until: None, cap: None, span: word })
}

/// Whether a noun of interest stands without a sum of its own behind it.
fn interest_without_sum(lexed: &Lexed, span: Span) -> bool {
    let text = &lexed.text;
    text.all(span, &["利息", "罚息", "复利", "违约金", "滞纳金", "利息损失"]).into_iter().any(|noun| {
        let rest = Span::new(noun.end, span.end);
        let clause = text.between(noun.end, rest, &['，', '；', '。', '、']);
        lexed.sums(Span::new(noun.end, clause.end)).next().is_none()
    })
}

fn slots(lexed: &Lexed, span: Span, placed: &[Placed], periods: &[Span]) -> Vec<(Span, Slot)> {
    let mut slots: Vec<(Span, Slot)> = Vec::new();
    slots.extend(bases(lexed, span, placed));
    slots.extend(rates(lexed, span));
    slots.extend(days(lexed, span));
    slots.extend(words(lexed, span));
    let skipped = skipped(lexed, span, placed);
    slots.retain(|(place, _)| !skipped.iter().chain(periods).any(|skip| skip.holds(place.start)));
    slots.sort_by_key(|(place, _)| place.start);
    remove_settled(lexed, span, placed, &mut slots);
    slots
}

/// Stretches whose days and rates are not about running interest.
fn skipped(lexed: &Lexed, span: Span, placed: &[Placed]) -> Vec<Span> {
    let text = &lexed.text;
    let mut skipped: Vec<Span> = text
        .all(span, &["若未按", "如未按", "如果未按", "逾期未", "如逾期"])
        .into_iter()
        .map(|word| text.between(word.start, Span::new(word.start, span.end), &['；', '）', '。']))
        .filter(|stretch| stretch.start > span.start + 4)
        .collect();
    // A bracket right behind a sum of interest that ends on a past day explains that sum.
    for one in placed {
        let open = one.sum.span.end;
        let Some(close) = text.partner(open).filter(|close| text.at(open) == '（' && *close > open) else {
            continue;
        };
        let noun = Span::new(one.sum.span.start.saturating_sub(10).max(span.start), one.sum.span.start);
        let bracket = Span::new(open, close);
        let running = text
            .has_any(bracket, &["付清", "清偿", "还清", "之后", "给付之日", "实际", "款清", "履行", "继续"]);
        if text.has_any(noun, &["息", "违约金", "滞纳金"]) && !running && lexed.dates(bracket).count() != 1
        {
            skipped.push(bracket);
        }
    }
    skipped
}

fn bases(lexed: &Lexed, span: Span, placed: &[Placed]) -> Vec<(Span, Slot)> {
    let text = &lexed.text;
    let mut found: Vec<(Span, Slot)> = placed
        .iter()
        .filter(|p| p.part == Part::Base)
        // A base in another currency has no fen; the claim says which currency.
        .map(|p| {
            (
                p.sum.span,
                Slot::Base(if p.sum.currency.is_none() { Base::Sum(p.sum.fen) } else { Base::OfTheClaim }),
            )
        })
        .collect();
    for word in text.all(
        span,
        &["为基数", "为计息基数", "为计算基数", "为本金", "作为基数", "为计息本金", "为利息基数", "作为本金"],
    ) {
        let clause =
            text.between(word.start, Span::new(span.start, word.start), &['，', '；', '。', '（', ',', '：']);
        let lead =
            Span::new(text.rfind_any(clause, &["以", "按"]).map_or(clause.start, |by| by.start), word.start);
        if lexed.sums(lead).next().is_some() {
            continue;
        }
        let changing = [
            "未付",
            "实欠",
            "尚欠",
            "实际欠",
            "实际未",
            "未还",
            "剩余",
            "所欠",
            "未获",
            "欠付",
            "应付未付",
            "逾期",
            "未偿",
            "未清偿",
            "未归还",
            "未支付",
            "实际",
            "下欠",
            "余款",
        ];
        let base = if text.has_any(lead, &changing) {
            Base::Changing
        } else if text.has_any(lead, &["上述款项", "上述费用", "以上款项", "上述金额", "前述款项"])
        {
            Base::All
        } else {
            Base::OfTheClaim
        };
        found.push((lead, Slot::Base(base)));
    }
    found
}

fn rates(lexed: &Lexed, span: Span) -> Vec<(Span, Slot)> {
    let text = &lexed.text;
    let mut kept: Vec<&Rate> = Vec::new();
    for rate in lexed.rates(span) {
        let clause = text.between(
            rate.span.start,
            Span::new(span.start, rate.span.start),
            &['，', '；', '。', '（', ','],
        );
        if text.has_any(clause, &["不超过", "不得超过", "不高于", "上限", "不超出"]) {
            continue;
        }
        let near = Span::new(clause.start.max(rate.span.start.saturating_sub(12)), rate.span.end);
        let of_share = rate.basis == RateBasis::Year
            && !text.has_any(near, &["利", "息", "年"])
            && text.starts_any(rate.span.end, &["/年", "的年", "计息", "年利率"]).is_none();
        if of_share {
            continue;
        }
        // `LPR四倍即年利率15.4%`, `年利率24%（月利率2%）`: two names of one rate; numbers win over references.
        if let Some(last) = kept.last() {
            let between = Span::new(last.span.end, rate.span.start);
            let joined = between.end - between.start <= 12
                && !text.has_any(between, &["，自", "；", "，20", "、", "。", "至", "起", "以"])
                && (text.has_any(between, &["即", "（", "折合", "也即", "年利率", "的年"])
                    || between.end - between.start <= 4);
            if joined && rate.is_number() && !last.is_number() {
                kept.pop();
                kept.push(rate);
                continue;
            }
            if joined {
                continue;
            }
        }
        kept.push(rate);
    }
    kept.into_iter().map(|rate| (rate.span, Slot::Rate(rate.clone()))).collect()
}

/// Days that begin or end interest.
fn days(lexed: &Lexed, span: Span) -> Vec<(Span, Slot)> {
    let text = &lexed.text;
    let mut found = Vec::new();
    let mut settled: Option<Day> = None;
    for date in lexed.dates(span) {
        let (start, mut end) = (date.span.start, date.span.end);
        end += text
            .starts_any(end, &["（含）", "（含当日）", "（含本日）", "（含该日）", "当日", "（不含）"])
            .unwrap_or(0);
        let after = |words: &[&str]| text.starts_any(end, words).is_some();
        if text
            .ends_any(start, &["截至", "截止", "截止至", "截至到", "截止到", "暂计至", "计算截止"])
            .is_some()
            && !after(&["止按", "止，按"])
        {
            settled = Some(date.last_day());
            continue;
        }
        let slot = if text.ends_any(start, &["至", "到", "止于", "至："]).is_some() {
            settled = Some(date.last_day());
            Slot::Until(Some(Until::Day(date.last_day())))
        } else if after(&["起", "开始", "之日起", "始", "至", "-", "计算至", "计至", "—", "，至", "止日"])
        {
            Slot::From(From::Day(date.day))
        } else if after(&["之后", "后", "以后"]) {
            let day = if settled == Some(date.day.previous()) { date.day } else { date.last_day().next() };
            Slot::From(From::Day(day))
        } else if after(&["前", "之前", "以前", "止"]) {
            let including = text.ends(end, "）") || after(&["止"]);
            let day = date.last_day();

            if text.has_any(
                text.between(end, Span::new(end, span.end), &['，', '；']),
                &["已结清", "已付清", "已支付"],
            ) {
                continue;
            }
            let next_from = lexed.dates(Span::new(end, span.end)).next().map(|next| next.day);
            let day = if including || next_from == Some(day.next()) { day } else { day.previous() };
            settled = Some(day);
            Slot::Until(Some(Until::Day(day)))
        } else if text
            .ends_any(start, &["自", "从", "由", "即", "自：", "起诉日", "之日（", "立案日", "之次日（"])
            .is_some()
            || text
                .rfind_any(Span::new(start.saturating_sub(14).max(span.start), start), &["自", "从"])
                .is_some_and(|w| !text.has_any(Span::new(w.start, start), &["，", "；", "起", "至"]))
        {
            Slot::From(From::Day(date.day))
        } else {
            continue;
        };
        found.push((date.span, slot));
    }
    // `截至3月13日的利息…，之后的利息`.
    for word in text.all(
        span,
        &[
            "之后的利息",
            "之后利息",
            "此后的利息",
            "之后发生的利息",
            "此后利息",
            "其后的利息",
            "之后的罚息",
            "之后的逾期利息",
            "之后按",
            "此后按",
            "之后的违约金",
            "此后至",
            "之后至",
        ],
    ) {
        let last = lexed.dates(Span::new(span.start, word.start)).last();
        if let Some(date) = last.filter(|date| date.span.end < word.start) {
            let cut = text.starts_any(date.span.end, &["前", "之前", "以前"]).is_some();
            let day = if cut { date.day } else { date.last_day().next() };
            found.push((word, Slot::From(From::Day(day))));
        }
    }
    found
}

/// First and last days that are events.
fn words(lexed: &Lexed, span: Span) -> Vec<(Span, Slot)> {
    let text = &lexed.text;
    let mut found = Vec::new();
    for word in text.all(span, &["起诉之日", "起诉日", "立案之日", "提起诉讼之日", "起诉立案之日", "起诉时"])
    {
        let explained = lexed
            .dates(Span::new(word.end, (word.end + 18).min(span.end)))
            .next()
            .is_some_and(|d| d.span.start <= word.end + 3);
        if !explained && !text.ends(word.start, "至") {
            found.push((word, Slot::From(From::Filing)));
        }
    }
    for word in text.all(
        span,
        &[
            "届满之次日",
            "届满次日",
            "期满之次日",
            "期满次日",
            "届满之日起",
            "给付之日的次日",
            "履行期限届满后",
        ],
    ) {
        if text.has_any(
            Span::new(word.start.saturating_sub(20).max(span.start), word.end),
            &["履行", "判决", "给付"],
        ) {
            found.push((word, Slot::From(From::PerformanceEnd)));
        }
    }
    for word in text.all(span, &["生效之日", "生效次日", "生效之次日", "法律效力之日"]) {
        let start = word.start;
        let counted = text
            .find_any(Span::new(word.end, word.end + 2), &["起"])
            .is_some_and(|q| number_at(text, q.end).is_some());
        let until = text.has_any(Span::new(start.saturating_sub(12).max(span.start), start), &["至", "到"]);
        if !counted && !until && text.starts(word.end, "起") {
            found.push((word, Slot::From(From::Effect)));
        }
    }
    for word in text.all(span, &["至", "到"]) {
        if lexed.date_starting(word.end).is_some() || text.ends_any(word.start, &["截"]).is_some() {
            continue;
        }
        let rest = Span::new(word.end, span.end.min(word.end + 60));
        let clause = text.between(word.end, rest, &['，', '；', '。', '（', '）', ',']);
        let close = text.find_any(clause, &["之日", "日止", "为止", "时止", "止", "日", "时"]);
        let content = Span::new(word.end, close.map_or(clause.end.min(word.end + 14), |c| c.end));
        if content.is_empty() || text.has_any(content, &["第", "今"]) || text.has(content, "自20") {
            continue;
        }
        if let Some(until) = until_event(lexed, content, close.is_some()) {
            found.push((Span::new(word.start, content.end), Slot::Until(until)));
        }
    }
    found
}

/// What `至…之日止` means; none where the words are no end of interest.
fn until_event(lexed: &Lexed, content: Span, closed: bool) -> Option<Option<Until>> {
    let text = &lexed.text;
    let has = |words: &[&str]| text.has_any(content, words);
    let of_judgment = has(&["判决", "裁定", "调解", "本协议", "指定", "文书"]);
    if of_judgment && has(&["确定", "指定", "规定", "限定", "履行期", "给付期"])
        || has(&["履行期限届满", "履行期届满", "履行期间届满"])
    {
        return Some(Some(Until::Due));
    }
    if has(&["生效"]) {
        return Some(Some(Until::Effect));
    }
    let paid = [
        "清偿",
        "付清",
        "还清",
        "款清",
        "偿清",
        "履行",
        "给付",
        "支付",
        "归还",
        "偿还",
        "结清",
        "清结",
        "付款",
        "还款",
        "赔付",
        "清之日",
        "付之日",
        "返还",
        "退还",
        "执行之日",
        "交清",
        "还之日",
    ];
    if has(&paid) {
        return Some(Some(Until::Payment));
    }
    closed.then_some(None).filter(|_| has(&["之日", "止"]))
}

/// `自…起至…止的租金5元`, `截至…的利息5元`: days that belong to a sum already named.
fn remove_settled(lexed: &Lexed, span: Span, placed: &[Placed], slots: &mut Vec<(Span, Slot)>) {
    let text = &lexed.text;
    let mut before = span.start;
    for one in placed {
        let lead = Span::new(before, one.sum.span.start);
        before = one.sum.span.end;
        if matches!(one.part, Part::Base | Part::Limit) {
            continue;
        }
        let clause = text.between(lead.end, lead, &['，', '；', '。', '（', '）', ',']);
        let clause = Span::new(clause.start, one.sum.span.start);
        if lexed.rates(clause).next().is_some() {
            continue;
        }
        slots.retain(|(place, slot)| {
            !(matches!(slot, Slot::From(_) | Slot::Until(_)) && clause.holds(place.start))
        });
    }
}

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
fn grouped(lexed: &Lexed, span: Span, slots: &[(Span, Slot)]) -> Vec<Term> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clauses::{performance, sums};

    fn check(words: &str, wanted: &[(&str, &str, &str, &str)]) {
        let lexed = Lexed::new(words);
        let span = lexed.text.whole();
        let placed = sums::placed(&lexed, span);
        let periods: Vec<_> = performance::periods(&lexed, span).iter().map(|p| p.span).collect();
        let found: Vec<_> = terms(&lexed, span, &placed, &periods)
            .into_iter()
            .map(|t| {
                let base = match t.base {
                    Base::Sum(fen) => fen.plain().trim_end_matches(".00").to_owned(),
                    other => format!("{other:?}"),
                };
                let show = |json: serde_json::Result<String>| json.unwrap().trim_matches('"').to_owned();
                let rate = t.rate.map_or("-".to_owned(), |(rate, basis)| format!("{rate} {basis:?}"));
                (base, rate, show(serde_json::to_string(&t.from)), show(serde_json::to_string(&t.until)))
            })
            .collect();
        let found: Vec<_> =
            found.iter().map(|(a, b, c, d)| (a.as_str(), b.as_str(), c.as_str(), d.as_str())).collect();
        assert_eq!(found, wanted, "{words}");
    }

    #[test]
    fn one_segment_is_read_in_every_order() {
        let year = "24% Year";
        check(
            "及利息（以5000元为基数，从2015年7月14日起按年利率24%计至清偿之日止）",
            &[("5000", year, "2015-07-14", "payment")],
        );
        check(
            "支付利息（按年利率24%计算，自2015年7月14日起至本判决确定的给付之日止）",
            &[("OfTheClaim", year, "2015-07-14", "due")],
        );
        check(
            "支付自2015年7月14日以5000元作为本金，以年利率24%支付利息至付清之日止的利息",
            &[("5000", year, "2015-07-14", "payment")],
        );
        check(
            "以未付租金为基数自起诉之日起按日万分之五支付违约金至实际付清之日",
            &[("Changing", "0.05% Day", "filing", "payment")],
        );
        check(
            "及利息损失（自2023年8月16日起按贷款市场报价利率的1.5倍计算至款清之日止）",
            &[("OfTheClaim", "1.5 Lpr", "2023-08-16", "payment")],
        );
        check(
            "截至2019年3月13日的利息7元，之后的利息按合同约定的利率计算至付清之日止",
            &[("OfTheClaim", "1 Contract", "2019-03-14", "payment")],
        );
    }

    #[test]
    fn segments_share_what_is_said_once() {
        check(
            "其中6万元借款本金的利息，自2011年10月2日算至还清之日止；其中4万元借款本金的利息，自2011年10月13日算至还清之日止；均按年利率6%计算",
            &[("60000", "6% Year", "2011-10-02", "payment"), ("40000", "6% Year", "2011-10-13", "payment")],
        );
        check(
            "支付利息（按年利率6%，以本金100元为基数自2017年8月18日起算至还清之日止；以本金200元为基数自2017年9月2日起算至还清之日止）",
            &[("100", "6% Year", "2017-08-18", "payment"), ("200", "6% Year", "2017-09-02", "payment")],
        );
    }

    #[test]
    fn segments_divide_where_the_benchmark_rate_ended() {
        let wanted =
            [("100", "1 PbocLoan", "2019-01-01", "2019-08-19"), ("100", "1 Lpr", "2019-08-20", "payment")];
        for words in [
            "利息【以100元为基数，自2019年1月1日起至付清之日止，2019年8月19日之前按中国人民银行同期贷款利率，2019年8月20日之后按同期LPR计算】",
            "利息以100元为基数，自2019年1月1日起至2019年8月19日止按中国人民银行同期同类贷款基准利率计算，自2019年8月20日起至实际清偿之日止按一年期贷款市场报价利率计算",
            "利息（以100元为基数，自2019年1月1日起至付清之日止，2019年8月19日前按中国人民银行同期贷款利率，2019年8月20日起按贷款市场报价利率计算）",
            "利息，以100元为基数，自2019年1月1日起按中国人民银行同期贷款利率计算至2019年8月19日，自2019年8月20日起按同期贷款市场报价利率计算至付清之日止",
            "利息以100元为基数，自2019年1月1日起按中国人民银行同期贷款利率，自2019年8月20日起按贷款市场报价利率，计算至付清之日止",
        ] {
            check(words, &wanted);
        }
    }

    #[test]
    fn a_later_rate_holds_for_every_base() {
        check(
            "利息（其中800元的利息自2018年1月1日起算，400元的利息自2019年1月1日起算，2019年8月19日之前按中国人民银行同期贷款利率计算，2019年8月20日之后按同期LPR计算，均计至实际清偿之日止）",
            &[
                ("800", "1 PbocLoan", "2018-01-01", "2019-08-19"),
                ("400", "1 PbocLoan", "2019-01-01", "2019-08-19"),
                ("800", "1 Lpr", "2019-08-20", "payment"),
                ("400", "1 Lpr", "2019-08-20", "payment"),
            ],
        );
    }

    #[test]
    fn what_is_no_running_interest_is_left_alone() {
        check("支付自2015年1月1日起至2016年12月31日止的物业费5元、违约金3元", &[]);
        check("支付违约金6元（2015年10月1日起至2016年5月27日止，每日按房款350元的万分之一计算）", &[]);
        check("违约金自2011年6月30日按每日10元的标准支付至2012年10月18日止", &[]);
        check("赔偿损失1000元的60%计款600元", &[]);
    }
}
