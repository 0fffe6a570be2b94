//! Who else is liable, who is paid first, and for which claims: references between items.

use crate::lexing::{Lexed, number_at};
use crate::parties::Parties;
use crate::reading::{LiabilityKind, PriorityKind};
use crate::text::Span;
use values::Fen;

/// To which claims a sentence refers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// Items by their numbers.
    Items(Vec<u32>),
    /// Claims against these debtors.
    DebtsOf(Vec<String>),
    /// All claims before.
    AllBefore,
}

/// Reads `第一、二项`, `第一至三项`, `判项二`, `被告甲的上述债务`, `上述款项`.
pub(crate) fn reference(lexed: &Lexed, parties: &Parties, span: Span, liable: &[String]) -> Reference {
    let items = item_numbers(lexed, span);
    if !items.is_empty() {
        return Reference::Items(items);
    }
    let text = &lexed.text;
    for word in text.all(span, &["对", "就"]) {
        if let Some(list) = parties.list_at(text, word.end, span.end) {
            let names = parties.names(text, &list);
            if names.iter().all(|name| !liable.contains(name)) {
                return Reference::DebtsOf(names);
            }
        }
    }
    Reference::AllBefore
}

/// The numbers of the items a span names.
pub(crate) fn item_numbers(lexed: &Lexed, span: Span) -> Vec<u32> {
    let text = &lexed.text;
    let mut numbers: Vec<u32> = Vec::new();
    for word in text.all(span, &["项", "判项"]) {
        if text.starts(word.start, "判项") {
            if let Some(number) = number_at(text, word.end).and_then(|n| n.whole()) {
                push(&mut numbers, number);
            }
            if text.before(word.start) == '\0' {
                continue;
            }
        }
        // Back over `第一、二`, `第一至三`, `一、二、三`.
        let mut start = word.start;
        while start > span.start
            && ("第一二三四五六七八九十0123456789、至到-和及，".contains(text.at(start - 1)))
        {
            start -= 1;
        }
        let mut at = start;
        let mut last: Option<u32> = None;
        let mut ranging = false;
        while at < word.start {
            match number_at(text, at).filter(|n| n.span.end <= word.start) {
                Some(number) => {
                    let Some(value) = number.whole().filter(|v| (1..=60).contains(v)) else { break };
                    if let (true, Some(first)) = (ranging, last) {
                        (first..value).for_each(|n| push(&mut numbers, n));
                    }
                    push(&mut numbers, value);
                    (last, ranging) = (Some(value), false);
                    at = number.span.end;
                }
                None => {
                    ranging = ranging || matches!(text.at(at), '至' | '到' | '-');
                    at += 1;
                }
            }
        }
    }
    numbers
}

fn push(numbers: &mut Vec<u32>, number: u32) {
    if !numbers.contains(&number) {
        numbers.push(number);
    }
}

/// How somebody is liable, from the words.
pub(crate) fn liability_kind(lexed: &Lexed, span: Span) -> LiabilityKind {
    let text = &lexed.text;
    let limited = text.all(span, &["范围内", "限额内", "限度内"]).into_iter().any(|word| {
        text.ends_any(word.start, &["保证责任", "担保责任", "保证", "担保", "上述债权", "上述债务"]).is_none()
    });
    if text.has_any(
        span,
        &[
            "补充清偿",
            "补充赔偿",
            "补充责任",
            "补充还款",
            "补充支付",
            "不能清偿债务的",
            "不能清偿部分",
            "不足部分承担",
            "补充",
        ],
    ) {
        LiabilityKind::Supplementary
    } else if limited || lexed.sums(span).next().is_some() {
        LiabilityKind::Limited
    } else if text.has_any(span, &["保证", "担保", "连带清偿", "连带还款", "连带偿还"]) {
        LiabilityKind::Guarantee
    } else {
        LiabilityKind::Joint
    }
}

/// `二分之一`, `30%`, `四分之一`: the part of the debt somebody is liable for.
pub(crate) fn share(lexed: &Lexed, span: Span) -> Option<String> {
    let text = &lexed.text;
    let place = text.find_any(span, &["分之", "%"])?;
    if text.starts(place.start, "%") {
        let start = (0..8)
            .map(|back| place.start.saturating_sub(back))
            .take_while(|p| *p >= span.start)
            .find(|p| {
                number_at(text, *p).is_some_and(|n| n.span.end == place.start)
                    && !text.before(*p).is_ascii_digit()
                    && text.before(*p) != '.'
            })?;
        return Some(text.words(Span::new(start, place.end)));
    }
    let below = (1..=3)
        .map(|back| place.start.saturating_sub(back))
        .find(|p| number_at(text, *p).is_some_and(|n| n.span.end == place.start));
    let start =
        below.or_else(|| text.ends_any(place.start, &["百", "千"]).map(|length| place.start - length))?;
    let end = number_at(text, place.end)?.span.end;
    Some(text.words(Span::new(start, end)))
}

/// Property, not a sum, that limits what somebody owes; such a limit never goes without saying.
const LIMITING: [&str; 16] = [
    "遗产",
    "欠付",
    "工程款",
    "出资",
    "未缴",
    "认缴",
    "抽逃",
    "减资",
    "财产范围",
    "抵押",
    "质押",
    "抵押物",
    "价值范围",
    "所得",
    "清算",
    "限额",
];

/// The words between 在 or 以 and 范围内 that limit a liability: `继承丁某遗产范围内`, `未出资200000元范围内`.
pub(crate) fn limit(lexed: &Lexed, span: Span) -> Option<Span> {
    let text = &lexed.text;
    text.all(span, &["范围内", "限额内", "限度内", "额度内", "元内", "元以内", "为限"]).into_iter().find_map(
        |word| {
            let clause = text.between(word.start, Span::new(span.start, word.start), &['，', '；', '。']);
            let opening = text.rfind_any(clause, &["在", "以", "于"]);
            let words = Span::new(opening.map_or(clause.start, |opening| opening.end), word.end);
            let of_property = text.has_any(words, &LIMITING);
            let of_a_sum = lexed.sums(words).next().is_some();
            (of_property || of_a_sum).then_some(words)
        },
    )
}

/// The limit in a duty of its own (`在继承丁某遗产范围内偿还…`). The limits of insurance are already in the sum.
pub(crate) fn limit_of_duty(lexed: &Lexed, span: Span) -> Option<Span> {
    let insured = ["交强险", "责任险", "商业险", "保险", "医疗费用", "死亡伤残", "第三者"];
    limit(lexed, span).filter(|words| !lexed.text.has_any(*words, &insured))
}

/// The limit of a liability or a priority.
pub(crate) fn cap(lexed: &Lexed, span: Span) -> Option<Fen> {
    let sums: Vec<_> = lexed.sums(span).filter(|s| s.currency.is_none()).collect();
    let text = &lexed.text;
    let near = |sum: &&&crate::lexing::Sum| {
        let after = text.between(
            sum.span.end,
            Span::new(sum.span.end, span.end.min(sum.span.end + 14)),
            &['，', '；', '。'],
        );
        let before = Span::new(sum.span.start.saturating_sub(8).max(span.start), sum.span.start);
        text.has_any(after, &["范围", "限额", "为限", "最高额", "本金", "额度"])
            || text.has_any(before, &["不超过", "限额", "最高", "以", "其中"])
    };
    sums.iter().find(near).map(|sum| sum.fen)
}

/// The ground of a priority, from the words.
pub(crate) fn priority_kind(lexed: &Lexed, span: Span) -> PriorityKind {
    let text = &lexed.text;
    if text.has_any(span, &["建设工程", "工程价款", "工程折价", "承建"]) {
        PriorityKind::Construction
    } else if text.has_any(span, &["质押", "质权", "出质", "股权", "应收账款", "存单"]) {
        PriorityKind::Pledge
    } else if text.has_any(span, &["抵押", "房屋", "房产", "房地产", "土地", "不动产", "车辆"])
    {
        PriorityKind::Mortgage
    } else {
        PriorityKind::Other
    }
}

/// One ground of priority: its kind, and the words about its thing.
pub(crate) struct Ground {
    pub(crate) kind: PriorityKind,
    pub(crate) object: Option<String>,
    pub(crate) cap: Option<Fen>,
    pub(crate) limit: Option<String>,
}

/// The grounds of a priority: `抵押的房屋和丙某质押的股权` are two.
pub(crate) fn grounds(lexed: &Lexed, span: Span) -> Vec<Ground> {
    let text = &lexed.text;
    let kind = |span: Span| match (text.has(span, "抵押"), text.has_any(span, &["质押", "出质"])) {
        (true, false) => Some(PriorityKind::Mortgage),
        (false, true) => Some(PriorityKind::Pledge),
        _ => None,
    };
    let signs = text.all(span, &["、对", "，对", "以及", "和", "及", "、", "，"]);
    let divides = |sign: &Span| {
        let one = kind(Span::new(span.start, sign.start));
        let other = kind(Span::new(sign.start, span.end));
        // `在抵押限额、质押限额内` divides no things.
        let of_limits = text.ends(sign.start, "限额");
        !of_limits && one.is_some() && other.is_some() && one != other
    };
    let ground = |kind, part| Ground {
        kind,
        object: object(lexed, part),
        cap: cap(lexed, part),
        limit: limit(lexed, part).map(|words| text.words(words)),
    };
    match signs.into_iter().find(divides) {
        Some(cut) => [Span::new(span.start, cut.start), Span::new(cut.start, span.end)]
            .into_iter()
            .map(|part| ground(kind(part).unwrap_or(PriorityKind::Other), part))
            .collect(),
        None if text.has(span, "抵押限额") && text.has(span, "质押限额") => {
            vec![ground(PriorityKind::Mortgage, span), ground(PriorityKind::Pledge, span)]
        }
        None => vec![ground(priority_kind(lexed, span), span)],
    }
}

/// The thing out of whose price somebody is paid first.
pub(crate) fn object(lexed: &Lexed, span: Span) -> Option<String> {
    let text = &lexed.text;
    let ends = [
        "依法拍卖",
        "折价",
        "拍卖",
        "变卖",
        "协议折价",
        "享有优先",
        "享有质",
        "享有抵",
        "行使",
        "在抵押限额",
        "在质押限额",
        "在最高",
        "优先受偿",
        "所得价款",
        "所得的价款",
        "的价款",
    ];
    let end = text.find_any(span, &ends).map_or(span.end, |word| word.start);
    let start = text.rfind_any(
        Span::new(span.start, end),
        &[
            "有权对",
            "有权以",
            "有权就",
            "有权将",
            "提供抵押的",
            "提供质押的",
            "所有的",
            "共有的",
            "抵押的",
            "质押的",
            "拥有的",
            "位于",
            "对",
            "就",
            "以",
        ],
    );
    let after = text.find_any(Span::new(end, span.end), &["拍卖、变卖", "拍卖"]).map_or(end, |w| w.end);
    let mut place = text.trimmed(
        Span::new(
            start.map_or(span.start, |s| if text.starts(s.start, "位于") { s.start } else { s.end }),
            end,
        ),
        &['，', '、', '以', '或'],
    );
    if place.end - place.start < 2 {
        place = text.trimmed(text.between(after, Span::new(after, span.end), &['，']), &['、', '，']);
    }
    let words = text.words(place);
    (words.chars().count() >= 2).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, wanted: &[u32]) {
        let lexed = Lexed::new(words);
        assert_eq!(item_numbers(&lexed, lexed.text.whole()), wanted, "{words}");
    }

    #[test]
    fn references_to_items_are_read() {
        check("对本判决第一项确定的义务承担连带责任", &[1]);
        check("对上述第一、二项债务", &[1, 2]);
        check("对第一至三项应付款项", &[1, 2, 3]);
        check("以上一、二、四项均于判决生效后三十日内付清", &[1, 2, 4]);
        check("对判项二所列债务", &[2]);
        check("对本判决第一项、第三项", &[1, 3]);
        check("对各项损失", &[]);
    }

    #[test]
    fn shares_are_read_as_written() {
        for (words, wanted) in [
            ("对债务的二分之一承担责任", Some("二分之一")),
            ("承担30%的补充责任", Some("30%")),
            ("承担连带责任", None),
        ] {
            let lexed = Lexed::new(words);
            assert_eq!(share(&lexed, lexed.text.whole()).as_deref(), wanted, "{words}");
        }
    }
}
