//! By when a duty is to be performed.

use crate::lexing::{Lexed, number_at};
use crate::reading::{Performance, PeriodStart};
use crate::text::{Span, Text};

/// The periods in a span, in order. Each stands where its words stand.
pub(crate) fn periods(lexed: &Lexed, span: Span) -> Vec<Performance> {
    let text = &lexed.text;
    let mut periods: Vec<Performance> = Vec::new();
    let mut at = span.start;
    while at < span.end {
        match counted(text, at, span).or_else(|| at_once(text, at, span)).or_else(|| by_day(lexed, at, span))
        {
            Some(period) => {
                at = period.span.end.max(at + 1);
                periods.push(period);
            }
            None => at += 1,
        }
    }
    // `被告立即停止侵权` names no event: it takes effect with the judgment.
    if periods.is_empty() {
        let word =
            text.find_any(span, &["立即停止", "立即给付", "立即支付", "立即返还", "立即偿还", "立即赔偿"]);
        periods.extend(word.map(|word| Performance {
            days: Some(0),
            months: None,
            from: Some(PeriodStart::Effect),
            by: None,
            span: Span::new(word.start, word.start + 2),
        }));
    }
    periods
}

/// `本判决生效之日起十日内`, `送达后一个月内`, `办妥登记后十日内`; also `之日起十日给付` where 内 was forgotten.
fn counted(text: &Text, at: usize, span: Span) -> Option<Performance> {
    if number_at(text, at.wrapping_sub(1)).is_some_and(|n| at > span.start && n.span.end > at) {
        return None;
    }
    let number = number_at(text, at)?;
    let count = number.whole()?;
    let end = number.span.end;
    let (unit, days_each, is_month) = [
        ("个工作日", 1, false),
        ("个自然日", 1, false),
        ("个月", 30, true),
        ("日", 1, false),
        ("天", 1, false),
        ("月", 30, true),
        ("", 1, false),
    ]
    .into_iter()
    .find(|(unit, _, _)| text.starts(end, unit) && (!unit.is_empty() || text.starts(end, "内")))?;
    let mut close = end + unit.chars().count();
    let within = text.starts_any(close, &["之内", "以内", "内"]);
    close += within.unwrap_or(0);
    let (from, start) = period_start(text, at, span)?;
    // Without 内 only the stock phrase is believed.
    if within.is_none() && (is_month || !matches!(from, PeriodStart::Effect | PeriodStart::Served)) {
        return None;
    }
    let days = count.checked_mul(days_each)?;
    let months = is_month.then_some(count);
    Some(Performance { days: Some(days), months, from: Some(from), by: None, span: Span::new(start, close) })
}

/// What stands before the number: the event from which the days count, and where it begins.
fn period_start(text: &Text, at: usize, span: Span) -> Option<(PeriodStart, usize)> {
    let mut stop = at;
    while let Some(length) =
        text.ends_any(stop, &["起", "的", "起算", " ", "次日", "，"]).filter(|l| stop - l > span.start)
    {
        stop -= length;
    }
    let anchor = text
        .ends_any(stop, &["之日", "之后", "以后", "后", "当日", "日", "之", "届满", "满"])
        .or_else(|| text.ends_any(stop, &["生效", "法律效力", "送达"]).map(|_| 0))?;
    let event_end = stop - anchor;
    let lead = text.between(
        event_end.saturating_sub(1).max(span.start),
        span,
        &['，', '；', '。', '（', '、', '：'],
    );
    let lead = Span::new(lead.start, event_end);
    let near = Span::new(event_end.saturating_sub(12).max(lead.start), event_end);
    let starts = [
        "自本",
        "于本",
        "在本",
        "从本",
        "应于",
        "应在",
        "应自",
        "本判决",
        "判决书",
        "判决",
        "本调解书",
        "调解书",
        "本裁定",
        "裁定",
        "本裁决书",
        "本裁决",
        "裁决",
        "本协议",
        "自收到",
        "于收到",
    ];
    // An award takes effect on the day on which it is made.
    let award_made = text.has(near, "裁决") && text.has(near, "作出");
    if award_made || text.has_any(near, &["生效", "法律效力", "效力"]) {
        let start = text.rfind_any(lead, &starts).map_or(near.start, |s| s.start);
        let start = text
            .rfind_any(Span::new(lead.start, start + 3), &["自本", "于本", "在本"])
            .map_or(start, |s| s.start);
        // `于本判决生效之日起…` of a sale or a contract is an event of its own.
        return text
            .has_any(near, &["合同生效", "协议生效"])
            .then(|| event(text, lead, event_end))
            .flatten()
            .or(Some((PeriodStart::Effect, start)));
    }
    if text.has_any(
        near,
        &["送达", "收到本判决", "收到判决", "收到本裁决", "收到裁决", "收到本调解", "签收本调解"],
    ) && text.has_any(lead, &["判决", "裁定", "裁决", "调解"])
    {
        let start = text.rfind_any(lead, &starts).map_or(near.start, |s| s.start);
        return Some((PeriodStart::Served, start));
    }
    event(text, lead, event_end)
}

fn event(text: &Text, lead: Span, event_end: usize) -> Option<(PeriodStart, usize)> {
    let word = text.rfind_any(lead, &["自", "于", "在", "从", "限", "应", "将"]);
    let start = word.map_or(lead.start, |w| w.end);
    let words = text.words(Span::new(start, event_end));
    let known = [
        "完毕", "完成", "交付", "使用", "登记", "腾退", "搬离", "履行", "到期", "届满", "支付", "付清",
        "返还", "清偿", "办理", "协议", "条件",
    ];
    let believable = words.chars().count() >= 3 && known.iter().any(|w| words.contains(w));
    believable.then(|| (PeriodStart::Event(words), word.map_or(lead.start, |w| w.start)))
}

/// `判决生效后立即`, `生效之次日`: nothing to count, or one day.
fn at_once(text: &Text, at: usize, span: Span) -> Option<Performance> {
    let length = text.starts_any(at, &["生效", "法律效力", "效力", "送达"])?;
    let mut end = at + length;
    end += text.starts_any(end, &["之日起", "之日", "后", "之后", "之", "日起"]).unwrap_or(0);
    let next_day = text.starts_any(end, &["次日"]);
    let immediately = text.starts_any(
        end,
        &["立即", "即时", "当日", "即履行", "即付", "即支付", "即给付", "即返还", "，立即", "应立即", "当即"],
    );
    // The debtor may stand between: `生效后被告立即`.
    let later = || {
        let clause = text.between(end, Span::new(end, span.end), &['，', '；', '。']);
        let word = text.find_any(clause, &["立即"])?;
        let counted = (end..word.start).any(|p| number_at(text, p).is_some());
        (word.start - end < 4 && !counted).then_some(word.end - end)
    };
    let (days, close) = match (next_day, immediately.or_else(later)) {
        (Some(length), _) => (1, end + length),
        (None, Some(length)) => (0, end + length),
        _ => return None,
    };
    // `次日起十日内` is a counted period.
    if text.at(close) == '起' && number_at(text, close + 1).is_some() {
        return None;
    }
    let from = if text.starts(at, "送达") { PeriodStart::Served } else { PeriodStart::Effect };
    let start = text.rfind_any(
        Span::new(at.saturating_sub(8).max(span.start), at),
        &["于本", "自本", "在本", "本判决", "判决"],
    );
    let start = start.map_or(at, |s| s.start);
    Some(Performance {
        days: Some(days),
        months: None,
        from: Some(from),
        by: None,
        span: Span::new(start, close),
    })
}

/// `于2018年12月31日前付清`, `2019年3月底前`.
fn by_day(lexed: &Lexed, at: usize, span: Span) -> Option<Performance> {
    let text = &lexed.text;
    let date = lexed.date_starting(at).filter(|date| span.contains(date.span))?;
    let mut end = date.span.end;
    end += text.starts_any(end, &["底", "末"]).unwrap_or(0);
    let length = text.starts_any(end, &["之前", "以前", "前"])?;
    let lead = text
        .ends_any(at, &["于", "在", "限", "应于", "限于", "最迟于", "，", "定于", "、", "：", "；"])
        .is_some()
        || at == span.start;
    let clause = text.between(at, span, &['，', '；', '。']);
    let rest = Span::new(end, span.end.min(clause.end + 12));
    let pays = text.has_any(
        rest,
        &["付", "偿还", "返还", "归还", "履行", "交", "还清", "赔偿", "办理", "腾", "搬", "退"],
    );
    let explains = text.has_any(clause, &["利率", "计算", "之前的", "前的利息", "欠付", "产生"]);
    let by = date.last_day();
    (lead && pays && !explains).then(|| Performance {
        days: None,
        months: None,
        from: None,
        by: Some(by),
        span: Span::new(at, end + length),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, days: Option<u32>, from: Option<PeriodStart>, by: Option<&str>) {
        let lexed = Lexed::new(words);
        let found = periods(&lexed, lexed.text.whole());
        let found: Vec<_> =
            found.iter().map(|p| (p.days, p.from.clone(), p.by.map(|d| d.to_string()))).collect();
        assert_eq!(found, [(days, from, by.map(str::to_owned))], "{words}");
    }

    #[test]
    fn periods_are_read_in_every_way_judgments_write_them() {
        use PeriodStart::{Effect, Served};
        let event = |words: &str| Some(PeriodStart::Event(words.to_owned()));
        for words in [
            "被告甲某于本判决生效之日起十日内支付",
            "于本判决发生法律效力之日起10日内给付",
            "在本判决生效后十日内返还",
            "限于判决生效后十日内付清",
            "于本判决生效之日起十日给付",
            "于本判决发生法律效力后十日内，退还",
            "于本判决生效之日起十内办理",
            "于本判决发生效力之日十日内赔偿",
        ] {
            check(words, Some(10), Some(Effect), None);
        }
        check("于本判决送达之日起十日内支付", Some(10), Some(Served), None);
        check("于本裁决书送达之日起十五日内支付", Some(15), Some(Served), None);
        check("自本裁决作出之日起十日内支付", Some(10), Some(Effect), None);
        check("于判决生效后一个月内返还", Some(30), Some(Effect), None);
        check("于本判决生效后立即给付", Some(0), Some(Effect), None);
        check("于本判决生效后即履行", Some(0), Some(Effect), None);
        check("于本判决生效之次日支付", Some(1), Some(Effect), None);
        check("于2018年12月31日前付清", None, None, Some("2018-12-31"));
        check("自房屋交付使用之日起90日内交付证书", Some(90), event("房屋交付使用"), None);
        check("上述款项支付完毕后三十日内，返还房屋", Some(30), event("上述款项支付完毕"), None);
    }
}
