//! Cuts the operative part into items, and items into sentences that each do one thing.

use crate::lexing::{Lexed, number_at};
use crate::text::{Span, Text};

/// One sentence of the operative part.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// The ordinal as written, without sign: `一`, `1`.
    pub(crate) ordinal: Option<String>,
    /// The number of the item.
    pub(crate) number: Option<u32>,
    /// Which item of the whole text it belongs to; sentences without ordinals share one.
    pub(crate) item: usize,
    pub(crate) instance: Instance,
    pub(crate) kind: Kind,
    pub(crate) span: Span,
}

/// Which judgment a sentence is from, where the text gives two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Instance {
    First,
    Second,
    Only,
}

/// What a sentence does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Orders somebody to pay, hand over or do.
    Duty,
    /// Says who else is liable.
    Liability,
    /// Gives recourse to somebody who has paid for another.
    Recourse,
    /// Gives a right to be paid first.
    Priority,
    /// Distributes the court fees.
    Costs,
    /// Warns of doubled interest.
    DelayedInterest,
    /// Dismisses a request.
    Dismissal,
    /// Declares, dissolves, confirms.
    Declaration,
    /// Upholds, revokes or changes what another court decided.
    Review,
    /// Sets the period for duties named before.
    Period,
    /// Adds up duties named before.
    Total,
    /// Advice without a duty: rights of appeal, accounts, how to apply for enforcement.
    Advice,
}

/// The sentences of the operative part in order.
pub(crate) fn sentences(lexed: &Lexed, operative: Span) -> Vec<Sentence> {
    let text = &lexed.text;
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut instance = Instance::Only;
    let (mut item, mut ordinal, mut number): (usize, Option<String>, Option<u32>) = (0, None, None);
    let (mut in_costs, mut closed) = (false, false);
    let mut style: Option<Style> = None;
    for piece in pieces(lexed, operative) {
        let mut span = text.trimmed(piece, &['，', '、', '。', '；']);
        for (sign, of) in [("【一审】", Instance::First), ("【二审】", Instance::Second)] {
            if text.starts(span.start, sign) {
                (instance, ordinal, number, in_costs, closed) = (of, None, None, false, false);
                style = None;
                item += 1;
                span = text.trimmed(Span::new(span.start + 4, span.end), &['，', '。']);
            }
        }
        if let Some(found) = ordinal_at(text, span.start, number) {
            // `一、…下列款项：1、…；2、…`: signs of another style number the parts of one item.
            if *style.get_or_insert(found.style) == found.style {
                (ordinal, number, in_costs, closed) = (Some(found.words), Some(found.value), false, false);
                item += 1;
            }
            span = text.trimmed(Span::new(found.after, span.end), &['，', '、']);
        } else if let Some(found) =
            ordinal_at(text, span.start, None).filter(|f| style.is_some_and(|s| s != f.style))
        {
            span = text.trimmed(Span::new(found.after, span.end), &['，', '、']);
        }
        if span.is_empty() {
            continue;
        }
        let mut kind = kind(lexed, span, in_costs);
        in_costs = in_costs || kind == Kind::Costs;
        // After the closing formulas nothing is ordered without a sum.
        if kind == Kind::Duty && closed && !pays(lexed, span) {
            kind = Kind::Advice;
        }
        closed = closed || matches!(kind, Kind::Costs | Kind::DelayedInterest);
        let outside = matches!(kind, Kind::Costs | Kind::DelayedInterest | Kind::Advice);
        let (ordinal, number) = if outside { (None, None) } else { (ordinal.clone(), number) };
        sentences.push(Sentence { ordinal, number, item, instance, kind, span });
    }
    sentences
}

/// Cuts at the end of sentences, outside brackets, and where a new debtor begins.
fn pieces(lexed: &Lexed, operative: Span) -> Vec<Span> {
    let text = &lexed.text;
    let mut pieces = Vec::new();
    let (mut start, mut at) = (operative.start, operative.start);
    while at < operative.end {
        let c = text.at(at);
        if let Some(close) =
            text.partner(at).filter(|close| *close > at && *close < operative.end && c != '【')
        {
            at = close + 1;
            continue;
        }
        let ends = matches!(c, '。' | '\n')
            || c == '；' && !goes_on_with_interest(lexed, Span::new(start, at), operative.end)
            || new_debtor(lexed, start, at, operative.end)
            || c == '【' && text.partner(at).is_some();
        if ends {
            pieces.push(Span::new(start, at));
            start = if c == '【' { at } else { at + 1 };
        }
        at += 1;
    }
    pieces.push(Span::new(start, operative.end));
    pieces
}

/// A semicolon between segments of interest: `…以8元为基数；自2014年1月1日起至付清之日止，以5元为基数，按…`.
fn goes_on_with_interest(lexed: &Lexed, before: Span, end: usize) -> bool {
    let text = &lexed.text;
    let next = before.end + 1;
    let clause = text.between(next, Span::new(next, end), &['；', '。', '\n']);
    let Some(opening) = text.starts_any(next, &["自", "从", "以", "其中", "并自"]) else {
        return false;
    };
    let starts_at = |place: usize| lexed.date_starting(place).is_some();
    let near = Span::new(next, (next + opening + 24).min(clause.end));
    let dated_or_on_a_sum = starts_at(next + opening) || lexed.sums(near).next().is_some();
    let about_interest = |span: Span| text.has_any(span, &["基数", "为本金", "计息", "利率", "利息", "LPR"]);
    dated_or_on_a_sum
        && about_interest(clause)
        && about_interest(before)
        && lexed.dates(before).next().is_some()
        && text.find_any(near, &["被告", "原告", "驳回"]).is_none()
}

/// A comma after which another party gets a duty with a sum or an act of its own.
fn new_debtor(lexed: &Lexed, start: usize, at: usize, end: usize) -> bool {
    let text = &lexed.text;
    if text.at(at) != '，' {
        return false;
    }
    let mut next = at + 1;
    next += text.starts_any(next, &["同时，", "同时", "并由", "由"]).unwrap_or(0);
    if text.starts_any(next, &["被告", "原告", "第三人", "反诉被告", "反诉原告"]).is_none() {
        return false;
    }
    let rest = text.between(next, Span::new(next, end), &['。', '；', '\n']);
    let clause = text.between(next, rest, &['，']);
    let duty = lexed.sums(clause).next().is_some() && text.has_any(clause, &PAYING)
        || text.has_any(clause, &["交付", "腾退", "协助", "返还"])
            && text.has_any(clause, &["应", "之日起", "生效后"]);
    let before = Span::new(start, at);
    let fresh = lexed.sums(before).next().is_some() || text.has_any(before, &["确认", "抚养", "离婚"]);
    let costs = text.has_any(before, &["受理费", "诉讼费", "保全费"]);
    let liability = lexed.sums(before).next().is_some()
        && text.has_any(before, &PAYING)
        && text.has_any(rest, &["连带", "补充"])
        && text.has_any(clause, &["责任"])
        && text.has_any(clause, &["对", "就"]);
    liability && !costs || duty && fresh && !costs && !text.has_any(clause, &["连带清偿责任", "追偿"])
}

/// Verbs that order a payment.
pub(crate) const PAYING: [&str; 24] = [
    "支付", "给付", "偿还", "偿付", "返还", "赔偿", "赔付", "归还", "退还", "退回", "补足", "补偿", "清偿",
    "付给", "交付", "补发", "交纳", "缴纳", "退赔", "还款", "承担", "付清", "给予", "垫付",
];

/// Verbs that order something else.
const ACTING: [&str; 37] = [
    "腾退",
    "腾空",
    "腾让",
    "搬离",
    "搬出",
    "迁出",
    "迁离",
    "撤离",
    "协助",
    "配合",
    "办理",
    "交付",
    "返还",
    "交还",
    "移交",
    "归还",
    "提供",
    "出具",
    "停止",
    "删除",
    "赔礼道歉",
    "恢复",
    "消除",
    "补缴",
    "拆除",
    "修复",
    "继续履行",
    "不得",
    "变更",
    "排除妨碍",
    "清除",
    "开具",
    "公开",
    "抚养",
    "退还",
    "履行",
    "给付",
];

fn kind(lexed: &Lexed, span: Span, in_costs: bool) -> Kind {
    let text = &lexed.text;
    let has = |words: &[&str]| text.has_any(span, words);
    let opening = Span::new(span.start, span.end.min(span.start + 16));
    let opens = |words: &[&str]| text.starts_any(span.start, words).is_some();
    let opens_with = |words: &[&str]| text.has_any(opening, words);
    let sums = lexed.sums(span).next().is_some();
    let refers = opens(&[
        "以上",
        "上述",
        "上列",
        "前述",
        "该义务",
        "该款",
        "此款",
        "款限",
        "限于",
        "限在",
        "前款",
        "款项",
        "该项",
        "给付",
        "均于",
        "均限",
    ]);
    let periodic = has(&["付清", "履行完毕", "履行", "给付", "支付", "履行义务", "缴纳", "清偿"])
        && has(&["日内", "天内", "月内", "立即", "即", "日前"]);
    let doubled = has(&["加倍支付", "双倍支付迟延", "加倍给付"]) && has(&["延履行", "债务利息"]);
    if doubled && refers && !sums {
        return Kind::Period;
    }
    if doubled
        || opens(&["如未按", "如果未按", "若未按"])
            && has(&["二百五十三条", "二百六十四条", "二百二十九条", "迟延履行"])
    {
        return Kind::DelayedInterest;
    }
    if has(&["不予支持"]) && !sums {
        return Kind::Dismissal;
    }
    if opens(&["驳回"]) || text.has(Span::new(span.start, span.start + 12), "撤回") {
        return if has(&["维持原判", "维持原裁定"]) { Kind::Review } else { Kind::Dismissal };
    }
    if opens(&["维持"]) || opens(&["撤销", "变更"]) && has(&["判决", "裁定", "法院", "本案"]) {
        return Kind::Review;
    }
    if is_costs(text, span, in_costs) {
        return Kind::Costs;
    }
    if opens(&[
        "如不服",
        "如当事人",
        "当事人",
        "双方当事人",
        "权利人",
        "若负有",
        "逾期",
        "如逾期不",
        "如果逾期不",
        "期满",
        "判决生效后，当事人",
        "申请",
        "上诉",
        "义务人如",
        "如义务人",
    ]) && !sums
        || has(&["申请强制执行", "申请执行的期", "上诉于", "递交上诉状", "本页无正文", "此页无正文"])
    {
        return Kind::Advice;
    }
    if has(&["优先受偿", "优先权", "行使质权", "行使抵押权", "优先偿还"])
        || has(&["拍卖", "变卖", "折价"]) && has(&["价款", "清偿"]) && has(&["有权", "享有"])
    {
        return Kind::Priority;
    }
    let afterwards =
        text.find_any(span, &["责任", "义务", "代偿"]).is_none_or(|word| text.starts(word.end, "后"));
    if has(&["追偿"]) && afterwards && !pays(lexed, span) {
        return Kind::Recourse;
    }
    if is_liability(lexed, span) {
        return Kind::Liability;
    }
    let other_duty = has(&["返还", "交付", "腾", "搬", "迁出", "协助", "办理", "拆除", "恢复", "配合"]);
    if refers && !sums && periodic && !other_duty {
        return Kind::Period;
    }
    if sums
        && opens(&[
            "以上合计",
            "以上共计",
            "上述合计",
            "上述款项共计",
            "上述款项合计",
            "前述款项共计",
            "前述款项合计",
            "以上各项",
            "以上款项共计",
            "以上款项合计",
            "两项合计",
            "共计",
            "合计",
            "总计",
        ])
    {
        return Kind::Total;
    }
    let declares = opens(&[
        "解除",
        "确认",
        "撤销",
        "宣告",
        "准予",
        "准许",
        "认定",
        "不得执行",
        "不准",
        "变更原",
        "终止",
    ]) || text.trimmed(span, &[]).end == span.end
        && [
            "解除",
            "无效",
            "有效",
            "劳动关系",
            "的权利",
            "不承担赔偿责任",
            "所有",
            "不存在合同关系",
            "不承担责任",
            "承担赔偿责任",
        ]
        .iter()
        .any(|end| text.ends(span.end, end))
        && !pays(lexed, span)
        || has(&["债务不由"])
        || has(&["破产债权", "普通债权"]) && !pays(lexed, span)
        || has(&["抚养"]) && !sums && !has(&["交由", "交付", "送至", "探望", "支付"]);
    if declares {
        return Kind::Declaration;
    }
    if in_costs && !pays(lexed, span)
        || opens(&["若该", "如该", "如果该", "上述费用", "上述费用交", "该款原告已", "此款原告已", "期间如"])
            && !has(&["日内支付", "日内给付"])
    {
        return Kind::Advice;
    }
    let acts = text.has_any(span, &ACTING) || has(&["支付"]);
    let interest =
        has(&["利息", "违约金", "罚息", "滞纳金", "使用费", "占用费"]) && lexed.rates(span).next().is_some();
    if sums || acts || interest || opens_with(&["支付", "偿还"]) { Kind::Duty } else { Kind::Advice }
}

/// Whether a paying verb is followed by a sum.
fn pays(lexed: &Lexed, span: Span) -> bool {
    let verbs = PAYING.iter().filter(|v| **v != "承担" && **v != "清偿").copied().collect::<Vec<_>>();
    lexed.text.all(span, &verbs).iter().any(|verb| {
        let rest = Span::new(verb.end, span.end);
        let clause = lexed.text.between(verb.end, rest, &['；', '。']);
        lexed.sums(clause).next().is_some()
    })
}

fn is_liability(lexed: &Lexed, span: Span) -> bool {
    let text = &lexed.text;
    let Some(word) = text.rfind_any(
        span,
        &[
            "清偿责任",
            "连带责任",
            "赔偿责任",
            "保证责任",
            "还款责任",
            "偿还责任",
            "给付责任",
            "支付责任",
            "补充责任",
            "担保责任",
            "付款责任",
            "返还责任",
            "连带偿还",
            "连带给付义务",
            "连带清偿义务",
            "共同清偿",
        ],
    ) else {
        return false;
    };
    let strong = text.has_any(span, &["连带", "补充", "保证", "担保", "范围内", "不能清偿", "共同承担"])
        && text.has_any(span, &["对", "就", "承担", "负"]);
    // `…承担连带责任，于十日内支付原告本金…元` orders a payment after all.
    strong && !pays(lexed, Span::new(word.end, span.end))
}

fn is_costs(text: &Text, span: Span, in_costs: bool) -> bool {
    const FEES: [&str; 24] = [
        "仲裁费",
        "受理费",
        "诉讼费",
        "保全费",
        "公告费",
        "鉴定费",
        "评估费",
        "申请费",
        "测量费",
        "保全申请费",
        "上诉费",
        "反诉费",
        "送达费",
        "保险费",
        "其他诉讼费用",
        "财产保全",
        "执行费",
        "审计费",
        "翻译费",
        "勘验费",
        "邮寄费",
        "保函费",
        "担保费",
        "受理费用",
    ];
    let opening = Span::new(span.start, span.end.min(span.start + 22));
    let Some(fee) = text.find_any(opening, &FEES) else {
        return in_costs
            && text.has_any(span, &["负担", "承担", "预交", "垫付", "退还", "退回", "交纳", "缴纳"])
            && !text.has(span, "本金");
    };
    if text.has_any(Span::new(span.start, fee.start), &PAYING) {
        return text.has_any(fee, &["受理费", "诉讼费"])
            && text.has_any(Span::new(span.start, fee.start), &["退还", "减交"]);
    }
    let court_fee = text.has_any(fee, &["受理费", "诉讼费", "保全", "反诉费", "上诉费", "仲裁费"]);
    let distributes = text.has_any(span, &["负担", "承担", "退还", "免交", "免收", "分担", "交纳", "缴纳"]);
    court_fee
        || distributes
            && (in_costs
                || text
                    .starts_any(
                        span.start,
                        &["本案", "公告费", "鉴定费", "评估费", "财产", "诉前", "一审", "二审", "诉讼"],
                    )
                    .is_some())
}

/// How ordinals are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Chinese,
    Arabic,
    Bracketed,
}

/// An ordinal that opens an item.
struct Ordinal {
    words: String,
    value: u32,
    style: Style,
    after: usize,
}

/// The ordinal at the position, `一、`, `（二）`, `3、`, `4.`, where it can follow the one before.
fn ordinal_at(text: &Text, position: usize, last: Option<u32>) -> Option<Ordinal> {
    let bracket = usize::from(text.at(position) == '（');
    let number = number_at(text, position + bracket)?;
    let value = number.whole().filter(|n| (1..=60).contains(n))?;
    let after = number.span.end;
    let closed = if bracket == 1 {
        text.at(after) == '）'
    } else {
        text.at(after) == '、' || text.at(after) == '.' && !text.at(after + 1).is_ascii_digit()
    };
    let follows = value == 1 || last.is_none_or(|last| value > last && value <= last + 3);
    // `一、二项均在…` speaks of items.
    let speaks = number_at(text, after + 1)
        .is_some_and(|n| text.starts_any(n.span.end, &["项", "、", "判项"]).is_some());
    let style = match (bracket, text.at(position).is_ascii_digit()) {
        (1, _) => Style::Bracketed,
        (_, true) => Style::Arabic,
        _ => Style::Chinese,
    };
    (closed && follows && !speaks).then(|| Ordinal {
        words: text.words(number.span),
        value,
        style,
        after: after + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, wanted: &[(&str, Kind)]) {
        let lexed = Lexed::new(words);
        let found: Vec<_> = sentences(&lexed, lexed.text.whole());
        let found: Vec<_> = found.iter().map(|s| (s.ordinal.as_deref().unwrap_or(""), s.kind)).collect();
        assert_eq!(found, wanted, "{words}");
    }

    #[test]
    fn every_sentence_does_one_thing() {
        use Kind::*;
        check(
            "一、解除原告甲某与被告乙某签订的《租赁合同》；二、被告乙某于本判决生效之日起十日内支付原告甲某租金5000元及利息（自2020年1月1日起；按年利率6%计算）；\
             三、被告丙某对上述债务承担连带清偿责任。被告丙某承担保证责任后，有权向被告乙某追偿；四、驳回原告甲某的其他诉讼请求。\
             如果未按本判决指定的期间履行给付金钱义务，应当加倍支付迟延履行期间的债务利息。案件受理费50元，由被告乙某负担。",
            &[
                ("一", Declaration),
                ("二", Duty),
                ("三", Liability),
                ("三", Recourse),
                ("四", Dismissal),
                ("", DelayedInterest),
                ("", Costs),
            ],
        );
    }

    #[test]
    fn a_new_debtor_begins_a_new_sentence() {
        use Kind::*;
        check(
            "一、被告甲某赔偿原告丙某1000元，被告乙某赔偿原告丙某2000元。以上一、二项均于本判决生效后十日内付清。",
            &[("一", Duty), ("一", Duty), ("一", Period)],
        );
        check(
            "一、被告甲某返还原告乙某购车款6000元，同时，原告乙某应将小型轿车交付被告甲某",
            &[("一", Duty), ("一", Duty)],
        );
    }

    #[test]
    fn appeals_uphold_revoke_and_change() {
        use Kind::*;
        check("驳回上诉，维持原判。", &[("", Review)]);
        check(
            "一、撤销青山县人民法院（2020）某民初1号民事判决；二、被告甲某支付乙某9元。",
            &[("一", Review), ("二", Duty)],
        );
    }
}
