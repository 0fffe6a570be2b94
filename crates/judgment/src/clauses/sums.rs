//! What each sum of a sentence is: owed, a total, deducted, a base, a limit, a price.

use crate::items::PAYING;
use crate::lexing::{Lexed, Per, Sum};
use crate::text::{Span, Text};

/// A sum and what it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed {
    pub(crate) sum: Sum,
    pub(crate) part: Part,
}

/// What a sum is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Owed.
    Owed,
    /// Adds up sums named before (合计), set off by a comma.
    Total,
    /// Owed or adding up: 合计 right after a noun.
    NamedTotal,
    /// What is left after a deduction (余款, 实际给付).
    Rest,
    /// A share of a total (合计…元的60%计款…元).
    Share,
    /// Deducted or already paid.
    Deducted,
    /// The base of interest.
    Base,
    /// A limit.
    Limit,
    /// A price, a value, an explanation.
    Explaining,
    /// Due again and again.
    Instalment(Per),
}

/// Every sum of the sentence.
pub(crate) fn placed(lexed: &Lexed, span: Span) -> Vec<Placed> {
    let mut before = span.start;
    let mut all: Vec<Placed> = Vec::new();
    let sums: Vec<Sum> = lexed.sums(span).copied().collect();
    for (index, sum) in sums.iter().enumerate() {
        let next = sums.get(index + 1).map_or(span.end, |next| next.span.start);
        let part = part(lexed, span, Span::new(before, sum.span.start), sum, Span::new(sum.span.end, next));
        all.push(Placed { sum: *sum, part });
        before = sum.span.end;
    }
    for index in 1..all.len() {
        if is_share(lexed, all[index - 1].sum, all[index].sum) {
            all[index].part = Part::Share;
        }
    }
    all
}

/// `…元的60%计款…元`, `…元的30%为…元`, `…元×70%＝…元`.
fn is_share(lexed: &Lexed, whole: Sum, share: Sum) -> bool {
    let between = Span::new(whole.span.end, share.span.start);
    between.end - between.start < 16
        && lexed.text.has_any(between, &["%", "百分之", "分之"])
        && !lexed.text.has_any(between, &["；", "。"])
        && lexed.text.has_any(between, &["计", "为", "即", "=", "，", "赔偿", "共"])
}

/// What a sum is, from the words between its neighbours.
fn part(lexed: &Lexed, span: Span, lead: Span, sum: &Sum, tail: Span) -> Part {
    let text = &lexed.text;
    let clause_start = text
        .between(sum.span.start, Span::new(span.start, sum.span.start), &['，', '；', '。', '（', '\n', ','])
        .start;
    let clause = Span::new(clause_start.max(lead.start), sum.span.start);
    let after = text.between(tail.start, tail, &['，', '；', '。', '、', '）', ',', '（']);
    let has = |words: &[&str]| text.has_any(clause, words);
    let ends = |words: &[&str]| text.ends_any(strip_fillers(lexed, clause), words).is_some();
    if is_base(lexed, clause, after) {
        return Part::Base;
    }
    if sum.per == Some(Per::Piece) || matches!(text.at(sum.span.end), '×' | '*') {
        return Part::Explaining;
    }
    if has(&["不超过", "不得超过", "不超出", "不得超出", "上限为", "限额为", "最高额为", "最高限额", "为限"])
        || text.has_any(
            Span::new(after.start, after.end.min(after.start + 14)),
            &["范围内", "限额", "为限", "额度内"],
        )
    {
        return Part::Limit;
    }
    let bracket = text.bracket_around(sum.span.start, span);
    if let Some(part) = bracket.and_then(|bracket| in_bracket(lexed, span, bracket, clause)) {
        return part;
    }
    if is_deducted(lexed, clause, sum) {
        return Part::Deducted;
    }
    if has(&["价值", "吊牌价", "单价", "面值", "票面", "消费", "总价", "保额", "保险金额"])
        && text.at(sum.span.end) == '的'
    {
        return Part::Explaining;
    }
    if has(&[
        "余款",
        "余额",
        "下余",
        "剩余",
        "尚应",
        "还应",
        "仍应",
        "实际给付",
        "实际支付",
        "实际应",
        "实际还",
        "还需",
        "尚需",
        "尚欠",
        "再支付",
        "再赔偿",
        "还应当",
        "应再",
    ]) && lexed.sums(Span::new(span.start, lead.start)).next().is_some()
    {
        return Part::Rest;
    }
    if has(&["余款", "还应", "还应当", "实际给付", "尚应"]) {
        return Part::Rest;
    }
    if let Some(per) = instalment(lexed, clause, sum, after) {
        return Part::Instalment(per);
    }
    let totals = [
        "合计",
        "共计",
        "总计",
        "总额",
        "共",
        "合计款",
        "合计为",
        "共计为",
        "以上共计",
        "小计",
        "总计为",
        "计",
    ];
    if ends(&totals) {
        let word = strip_fillers(lexed, clause);
        let start = word - text.ends_any(word, &totals).unwrap_or(0);
        let start = start
            - text
                .ends_any(
                    start,
                    &["以上", "上述", "两项", "三项", "四项", "前述", "各项", "以上款项", "本息", "二项"],
                )
                .unwrap_or(0);
        let set_off =
            start <= clause.start || matches!(text.before(start), '，' | ',' | '。' | '、' | '）' | '（');
        return if set_off { Part::Total } else { Part::NamedTotal };
    }
    Part::Owed
}

/// The end of the words before a sum, without those that fill.
fn strip_fillers(lexed: &Lexed, clause: Span) -> usize {
    let text = &lexed.text;
    let mut end = clause.end;
    while let Some(length) = text
        .ends_any(end, &["人民币", "为", "：", " ", "金额", "的", "款"])
        .filter(|l| end - l >= clause.start)
    {
        end -= length;
    }
    end
}

/// `以…元为基数`, `本金…元的利息`, `其中…元按年利率…`, `按已付房款…元的日万分之一`.
fn is_base(lexed: &Lexed, clause: Span, after: Span) -> bool {
    let text = &lexed.text;
    let near = Span::new(after.start, after.end.min(after.start + 18));
    if text.has_any(
        near,
        &["基数", "为本金", "作为本金", "为计息", "本金为", "作为计", "为计算基", "为标的", "为利息计算"],
    ) {
        return true;
    }
    // `以…元本金，` and the like.
    let led = text.has_any(clause, &["以", "按", "其中", "本金", "就", "对", "借款", "欠款", "款"]);
    let rate = text.starts_any(after.start, &["的"]).is_some()
        && lexed
            .rates(Span::new(after.start, after.end.min(after.start + 14)))
            .next()
            .is_some_and(|r| r.span.start <= after.start + 8);
    let followed = text.starts_any(
        after.start,
        &[
            "按年",
            "按月",
            "按日",
            "按照年",
            "按照月",
            "按照日",
            "参照",
            "自20",
            "从20",
            "自19",
            "自逾期",
            "按中国",
            "按照中国",
            "按银行",
            "按同期",
            "日万分之",
            "，自20",
        ],
    );
    let turned = [
        "的利息",
        "的逾期利息",
        "的罚息",
        "的违约金",
        "的资金占用",
        "借款本金的利息",
        "利息",
        "工程款利息",
        "工程款自",
        "借款利息",
        "本金的利息",
        "货款的利息",
        "借款的利息",
        "的未付部分",
        "的未还部分",
        "欠款的利息",
        "款利息",
        "款的利息",
        "本金利息",
    ];
    let noun = text.starts_any(after.start, &turned);
    if let Some(length) = noun {
        // `货款5元利息3元` names another sum, no base.
        let beyond = after.start + length;
        let number = !text.ends(beyond, "自")
            && (text.has(Span::new(beyond, beyond + 3), "元") || text.at(beyond).is_ascii_digit());
        let plain = text.starts(after.start, "利息") && !text.has_any(clause, &["其中", "本金", "评估价值"]);
        return !number && !plain;
    }
    let explains_share = lexed.rates(near).next().is_some_and(|r| {
        text.starts_any(r.span.end, &["计款", "为", "即", "，", "承担", "赔偿", "共计", "的赔偿", "的责任"])
            .is_some()
            && !text.has_any(near, &["日", "万分之", "千分之"])
    });
    let opens = text.trimmed(clause, &[]).is_empty() || text.before(clause.end) == '、';
    (led || opens) && !explains_share && (followed.is_some() || rate)
}

/// Sums in brackets explain, unless a sum of interest up to a day is named there for the first time.
fn in_bracket(lexed: &Lexed, span: Span, bracket: Span, clause: Span) -> Option<Part> {
    let text = &lexed.text;
    let sums_of = |span: Span| lexed.sums(span).next().is_some();
    let directly_before = text.before(bracket.start) == '元' || text.ends(bracket.start, "元整");
    // `截至…的利息为…元、罚息为…元`: the day is told once.
    let told = Span::new(bracket.start, clause.end);
    let settled = text.has_any(told, &["截至", "截止", "至20"])
        && !text.has_any(told, &["起", "之后"])
        && text.has_any(clause, &["利息", "罚息", "复利", "违约金"]);
    if settled && !directly_before && !text.has_any(clause, &["已付", "已支付", "基数"]) {
        return Some(Part::Owed);
    }
    let inside = Span::new(bracket.start, clause.end);
    if text.has_any(inside, &["已付", "已支付", "已给付", "已垫付", "扣除", "扣减", "已赔付"])
    {
        let rest = text.has_any(clause, &["尚", "还需", "还应", "余款", "余额", "剩余", "实际"]);
        return Some(if rest { Part::Rest } else { Part::Deducted });
    }
    let behind = Span::new(bracket.end, (bracket.end + 8).min(span.end));
    let plain_list = !directly_before
        && !sums_of(text.between(bracket.end, behind, &['，', '；', '。']))
        && !text.has_any(bracket, &["已", "扣", "其中", "含", "×", "=", "利息", "计算", "退"])
        && text.has_any(bracket, &["费", "金", "款"]);
    // Only where the bracket is the first to name a sum are its parts what is owed.
    if plain_list
        && !sums_of(Span::new(span.start, bracket.start))
        && !sums_of(Span::new(bracket.end, span.end))
    {
        return None;
    }
    Some(Part::Explaining)
}

/// `扣除…`, `减去…`, `已付…`, and `…元（已付）`.
fn is_deducted(lexed: &Lexed, clause: Span, sum: &Sum) -> bool {
    let text = &lexed.text;
    if text.has_any(
        clause,
        &[
            "扣除", "扣减", "减去", "减扣", "减支", "核减", "剔除", "抵扣", "冲抵", "抵销", "抵消", "扣回",
            "减除", "折抵", "扣掉",
        ],
    ) {
        return true;
    }
    if text
        .starts_any(
            sum.span.end,
            &[
                "（已付）",
                "（已支付）",
                "（已履行）",
                "（已给付）",
                "（已缴纳）",
                "（已赔付）",
                "（已付清",
                "（已履行完毕",
                "已付清",
                "已支付完毕",
            ],
        )
        .is_some()
    {
        return true;
    }
    let Some(paid) = text.find_any(
        clause,
        &[
            "已付",
            "已支付",
            "已给付",
            "已偿还",
            "已赔付",
            "已经支付",
            "已经给付",
            "先行支付",
            "已先行",
            "已归还",
            "已赔偿",
            "已还",
            "已履行",
            "已垫付",
            "已预付",
            "已领取",
        ],
    ) else {
        return false;
    };
    // `返还已付的货款…元` is owed.
    !text.has_any(
        Span::new(clause.start.saturating_sub(20), paid.start),
        &["返还", "退还", "归还", "赔偿", "退回"],
    ) && !text.has_any(Span::new(paid.end, sum.span.start), &["返还", "退还"])
}

/// `每月支付…元`, `按…元/年`, `每日…元的标准`.
fn instalment(lexed: &Lexed, clause: Span, sum: &Sum, after: Span) -> Option<Per> {
    let text = &lexed.text;
    if sum.per.is_some() {
        return sum.per;
    }
    let after = Span::new(after.start, after.end.min(after.start + 8));
    for (per, words) in [
        (Per::Month, ["每月", "按月", "每个月", "月租金", "逐月"]),
        (Per::Year, ["每年", "按年", "每学年", "年租金", "每一年"]),
        (Per::Day, ["每日", "每天", "按日", "逾期一日", "逾期一天"]),
    ] {
        let standing = text.find_any(clause, &words).is_some_and(|word| {
            // A settled total over many months is no instalment.
            !text.has_any(Span::new(word.end, sum.span.start), &["共计", "合计", "双倍工资", "工资差额"])
                && lexed.rates(Span::new(word.start, sum.span.start)).next().is_none()
        });
        let signs = [format!("每{}", &per.words()[3..]), format!("/{}", &per.words()[3..])];
        if standing || signs.iter().any(|sign| text.starts(after.start, sign)) {
            return Some(per);
        }
    }
    None
}

/// What an instalment is for: the words before it, or the noun after where those only say how it is counted.
pub(crate) fn instalment_noun(lexed: &Lexed, span: Span, before: Option<String>) -> String {
    let text = &lexed.text;
    let counting =
        |words: &String| words.starts_with('按') || words.contains("之日止按") || words.contains('每');
    let nouns = [
        "占有使用费",
        "占用费",
        "使用费",
        "租金",
        "抚养费",
        "赡养费",
        "扶养费",
        "违约金",
        "生活费",
        "物业费",
        "滞纳金",
    ];
    let noun = || text.rfind_any(span, &nouns).map(|place| text.words(place));
    before.filter(|words| !counting(words)).or_else(noun).unwrap_or_default()
}

/// What a sum is for, in the judgment's words: from the creditor, the verb or the sum before, up to the sum.
pub(crate) fn purpose(lexed: &Lexed, from: usize, sum: &Sum, whole_list: bool) -> (Option<String>, Span) {
    let text = &lexed.text;
    let lead = Span::new(from.min(sum.span.start), sum.span.start);
    let mut start = lead.start;
    // `经济补偿`, `返还款`: the verb is part of a noun.
    let noun = |verb: &Span| {
        text.starts_any(verb.end, &["的", "款", "金", "费", "责任", "协议", "之"]).is_some()
            || text.ends_any(verb.start, &["经济", "工伤", "拆迁"]).is_some()
    };
    if let Some(verb) = text.all(lead, &PAYING).into_iter().rfind(|verb| !noun(verb)) {
        start = verb.end;
    }
    let signs: &[char] = if whole_list {
        &['，', '；', '。', '\n']
    } else {
        &['，', '；', '。', '、', '）', '（', '\n', '：']
    };
    let mut place = text.between(sum.span.start, Span::new(start, sum.span.start), signs);
    place.end = sum.span.start;
    // `医疗费、误工费等损失`: the list is one thing.
    let of_a_list = text.has(place, "等") && text.before(place.start) == '、';
    if of_a_list || place.is_empty() || text.words(place).chars().count() < 2 {
        place = Span::new(start, sum.span.start);
    }
    loop {
        let before = place;
        place = text.trimmed(place, &['，', '、', '：', '的', '。']);
        if let Some(length) = text
            .ends_any(
                place.end,
                &["人民币", "合计", "共计", "总计", "计款", "为", "以上", "共", "金额", "及", "计"],
            )
            .filter(|l| place.end - l >= place.start)
        {
            place.end -= length;
        }
        if let Some(length) = text
            .starts_any(
                place.start,
                &[
                    "及", "和", "并", "以及", "支付", "所欠", "拖欠", "其", "共同", "了", "与", "给", "原告",
                    "被告",
                ],
            )
            .filter(|l| place.start + l <= place.end)
        {
            place.start += length;
        }
        if place == before {
            break;
        }
    }
    let words = text.words(thing(text, place));
    let usable = !words.is_empty() && words.chars().count() <= 60 && !words.contains(['%', '％']);
    (usable.then_some(words), Span::new(place.start.min(sum.span.start), sum.span.end))
}

/// The thing itself in the words before a sum: `截至…的利息` is 利息, `垫付的鉴定费` is 鉴定费, `处的借款本金` is
/// 借款本金. What is counted by the month or year keeps its words, as do lists.
fn thing(text: &Text, place: Span) -> Span {
    const LABOUR: [&str; 8] = [
        "经济补偿金",
        "经济补偿",
        "双倍工资差额",
        "二倍工资差额",
        "双倍工资",
        "二倍工资",
        "经济赔偿金",
        "赔偿金",
    ];
    let opens = text.starts_any(place.start, &["解除", "终止", "违法解除", "未签", "因"]).is_some();
    if let Some(length) = text.ends_any(place.end, &LABOUR).filter(|_| opens) {
        return Span::new(place.end - length, place.end);
    }
    let last =
        text.all(place, &["的"]).into_iter().rfind(|word| text.bracket_around(word.start, place).is_none());
    let is_list = text.has_any(place, &["、", "和", "及"]);
    match last {
        Some(word) if !is_list && place.end - word.end >= 2 => Span::new(word.end, place.end),
        _ => place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, wanted: &[Part]) {
        let lexed = Lexed::new(words);
        let parts: Vec<_> = placed(&lexed, lexed.text.whole()).iter().map(|p| p.part).collect();
        assert_eq!(parts, wanted, "{words}");
    }

    #[test]
    fn every_sum_has_its_part() {
        use Part::*;
        check("支付货款10000元、利息500元，合计10500元", &[Owed, Owed, Total]);
        check("利息、违约金共计3562.49元", &[NamedTotal]);
        check("赔偿损失110000元，扣除垫付款20000元，实际给付90000元", &[Owed, Deducted, Rest]);
        check("合计1000元的60%计款600元", &[Total, Share]);
        check("偿还借款500元及利息（以300元为基数，自2020年1月1日起）", &[Owed, Base]);
        check("其中4200元的利息从2017年5月10日起，4800元利息另计", &[Base, Owed]);
        check("返还已付货款700元", &[Owed]);
        check("支付损失900元，已支付300元", &[Owed, Deducted]);
        check("在50000元范围内承担责任", &[Limit]);
        check("每月给付抚养费800元", &[Instalment(Per::Month)]);
        check("按每日10元的标准支付", &[Instalment(Per::Day)]);
        check("每日按已付房款350000元的万分之一支付违约金", &[Base]);
        check("违约金600元（10平方米×60元/平方米）", &[Owed, Explaining]);
        check("支付利息（截至2019年3月13日的利息为70元，之后另计）", &[Owed]);
        check("给付吊牌价为103元的商品", &[Explaining]);
    }

    #[test]
    fn a_sum_is_for_the_thing_named_before_it() {
        for (words, wanted) in [
            ("支付解除劳动合同经济补偿12000元", Some("经济补偿")),
            (
                "支付2023年1月1日至2023年6月30日期间未签订书面劳动合同的双倍工资差额30000元",
                Some("双倍工资差额"),
            ),
            ("偿还处的借款本金5000元", Some("借款本金")),
            ("赔偿因事故造成的各项损失共计8000元", Some("各项损失")),
            ("支付垫付的鉴定费600元", Some("鉴定费")),
            ("支付截至2025年5月20日的利息为30000元", Some("利息")),
            ("赔偿医疗费、误工费等损失50000元", Some("医疗费、误工费等损失")),
            ("支付2015年1月26日至2017年11月30日的伤残津贴89049元", Some("伤残津贴")),
            ("支付5元", None),
        ] {
            let lexed = Lexed::new(words);
            let sum = lexed.sums(lexed.text.whole()).last().unwrap();
            assert_eq!(purpose(&lexed, 0, sum, false).0.as_deref(), wanted, "{words}");
        }
    }
}
