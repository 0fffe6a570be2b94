//! The things in a sentence that say something about interest: bases, rates, days and events.

use super::Base;
use crate::clauses::sums::{Part, Placed};
use crate::lexing::{Lexed, Rate, number_at};
use crate::reading::{From, RateBasis, Until};
use crate::text::Span;
use values::Day;

/// A thing found that says something about interest.
#[derive(Clone, Debug)]
pub(super) enum Slot {
    Base(Base),
    Rate(Rate),
    From(From),
    Until(Option<Until>),
}

pub(super) fn slots(lexed: &Lexed, span: Span, placed: &[Placed], periods: &[Span]) -> Vec<(Span, Slot)> {
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
