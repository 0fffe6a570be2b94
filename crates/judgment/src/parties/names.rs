//! How names are written: where one begins and ends, without knowing who the parties are.

use super::ROLES;
use crate::text::{Span, Text};

/// Words that never stand inside a name and so end it.
const HARD_STOPS: [&str; 69] = [
    "于本",
    "于判",
    "于调",
    "于裁",
    "于收",
    "于2",
    "在本",
    "在判",
    "在收",
    "在2",
    "在机动车",
    "在交强",
    "在商业",
    "在第三者",
    "在各",
    "在其",
    "在欠",
    "在未",
    "在上",
    "在继承",
    "在遗产",
    "在保证",
    "在抵押",
    "自本",
    "自判",
    "自2",
    "本判决",
    "判决生效",
    "支付",
    "给付",
    "偿还",
    "偿付",
    "返还",
    "赔偿",
    "赔付",
    "归还",
    "退还",
    "承担",
    "负担",
    "应于",
    "应在",
    "应当",
    "应向",
    "应自",
    "应支",
    "应付",
    "应偿",
    "连带",
    "对上述",
    "对本",
    "对被告",
    "对原告",
    "立即",
    "扣除",
    "人民币",
    "货款",
    "借款",
    "工程款",
    "利息",
    "租金",
    "协助",
    "享有",
    "拥有",
    "名下",
    "之间",
    "各项",
    "签订",
    "一次性",
    "向原告",
];

/// Single characters that end a name of a person.
pub(super) const SOFT_STOPS: &str = "于在应自向对与和及的将由就按以因为未系至从给支付偿返赔归承负享签拥提共连协停恢办继交腾拆迁配搬履，、。；：（）《》“”\n \0各所双元之等有是则需须可限不已再并且经得就另还其款0123456789";

/// How the names of bodies end.
pub(super) const BODY_ENDS: [&str; 69] = [
    "公司",
    "银行",
    "支行",
    "分行",
    "营业部",
    "委员会",
    "政府",
    "医院",
    "学校",
    "大学",
    "学院",
    "中学",
    "小学",
    "幼儿园",
    "合作社",
    "合作联社",
    "联社",
    "事务所",
    "信用社",
    "超市",
    "商行",
    "经营部",
    "服务部",
    "批发部",
    "门市部",
    "工程部",
    "办事处",
    "加油站",
    "研究院",
    "研究所",
    "设计院",
    "中心",
    "厂",
    "店",
    "局",
    "网吧",
    "歌舞厅",
    "村民小组",
    "小组",
    "合伙企业",
    "有限合伙）",
    "集团",
    "协会",
    "基金会",
    "商会",
    "俱乐部",
    "工作室",
    "建材厂",
    "餐厅",
    "饭店",
    "宾馆",
    "酒店",
    "农场",
    "林场",
    "矿",
    "商店",
    "部",
    "业主大会",
    "镇",
    "村",
    "乡",
    "组",
    "队",
    "社",
    "馆",
    "站",
    "院",
    "场",
    "园",
];

/// Masked names with a number of their own (`李某1`) that stand in the text without a sum right behind.
pub(crate) fn numbered_names(text: &Text) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for place in text.all(text.whole(), &["某"]) {
        let digits = (place.end..).take_while(|p| text.at(*p).is_ascii_digit()).count();
        let after = text.at(place.end + digits);
        let sum_behind = matches!(after, '元' | '万' | '.' | '亿' | '年' | '月')
            || (matches!(after, ',' | '，') && text.at(place.end + digits + 1).is_ascii_digit());
        if !(1..=2).contains(&digits) || sum_behind || place.start == 0 {
            continue;
        }
        let name = text.uniform(Span::new(place.start - 1, place.end + digits));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// `王某`, `王某某`, `王某1`, `欧阳某`, `刘某甲`, `朱MS`: the length.
pub(super) fn masked_person(text: &Text, position: usize) -> Option<usize> {
    let han = |p: usize| matches!(text.at(p), '\u{4e00}'..='\u{9fff}');
    if !han(position) {
        return None;
    }
    let first = if text.at(position + 1) == '某' {
        1
    } else if text.at(position + 2) == '某'
        && han(position + 1)
        && !SOFT_STOPS.contains(text.at(position + 1))
        && !SOFT_STOPS.contains(text.at(position))
    {
        2
    } else {
        let letters = (position + 1..).take_while(|p| text.at(*p).is_ascii_uppercase()).count();
        return (1..=3).contains(&letters).then_some(1 + letters);
    };
    let mut length = first;
    while matches!(text.at(position + length), '某') {
        length += 1;
    }
    let tail = text.at(position + length);
    if matches!(tail, '甲' | '乙' | '丙' | '丁' | '戊' | '己' | 'A'..='Z') {
        length += 1;
    }
    let digits = (position + length..).take_while(|p| text.at(*p).is_ascii_digit()).count();
    let after = text.at(position + length + digits);
    if (1..=2).contains(&digits) && !matches!(after, '元' | '万' | '.' | ',' | '年' | '月') {
        length += digits;
    }
    // `俞某生于`: a last character before a word that ends names.
    let next = text.at(position + length);
    let beyond = position + length + 1;
    if han(position + length)
        && !SOFT_STOPS.contains(next)
        && text.starts_any(beyond, &["应", "于", "、", "在", "向", "的其"]).is_some()
    {
        length += 1;
    }
    Some(length)
}

/// A name of a body: up to its last usual ending before a word that no name contains.
pub(super) fn body(text: &Text, position: usize, end: usize) -> Option<usize> {
    let mut stop = position;
    let limit = end.min(position + 60);
    while stop < limit {
        if text.at(stop) == '（' {
            // Brackets inside a name: `（集团）`, `（中国）`; not those that explain.
            match text.partner(stop) {
                Some(close)
                    if close - stop <= 8
                        && !text.has_any(Span::new(stop, close), &["告", "人", "简称", "已", "元"]) =>
                {
                    stop = close + 1;
                    continue;
                }
                _ => break,
            }
        }
        if "，、。；：）《》“”\n\0".contains(text.at(stop)) || text.starts_any(stop, &HARD_STOPS).is_some()
        {
            break;
        }
        if stop > position && text.starts_any(stop, &ROLES[..ROLES.len() - 1]).is_some() {
            break;
        }
        stop += 1;
    }
    let window = Span::new(position, stop);
    let mut best = None;
    for place in text.all(window, &BODY_ENDS) {
        let weak = place.end - place.start == 1;
        let next = text.at(place.end);
        if weak && place.end < stop && !"于在应向对的与和自支给返偿赔承负".contains(next) {
            continue;
        }
        if weak && text.starts_any(place.start.saturating_sub(1), &["全部", "内部", "当局"]).is_some() {
            continue;
        }
        // `甲公司与乙公司`: two bodies.
        let joined = text.find_any(Span::new(place.end, stop), &["公司", "银行"]).is_some()
            && matches!(next, '与' | '和' | '及' | '向' | '对' | '为');
        // `银行保证金`: a bare word for a body is no name.
        let length = place.end - position;
        if length < 3 || length == 3 && !text.ends(place.end, "公司") {
            continue;
        }
        best = Some(length);
        if joined {
            break;
        }
    }
    best
}

/// A real name after a procedural word: two to four characters up to a word that ends names.
pub(super) fn plain_person(text: &Text, position: usize) -> Option<usize> {
    let han = |p: usize| matches!(text.at(p), '\u{4e00}'..='\u{9fff}' | '·');
    if text
        .starts_any(
            position,
            &[
                "上述", "以上", "前述", "本案", "本院", "该", "其", "双方", "败诉", "银行", "保险", "履约",
                "质量",
            ],
        )
        .is_some()
    {
        return None;
    }
    // What is owed may follow the name without any word between.
    const NOUNS: [&str; 24] = [
        "购房",
        "购车",
        "定金",
        "医疗",
        "经济",
        "损失",
        "劳务",
        "工资",
        "工程",
        "保证金",
        "押金",
        "欠款",
        "违约金",
        "房屋",
        "房款",
        "加工费",
        "运费",
        "货物",
        "垫付",
        "投资",
        "代偿",
        "本金",
        "剩余",
        "双倍",
    ];
    (2..=4).find(|length| {
        let stop = position + length;
        (position..stop).all(han)
            && (position + 1..stop).all(|p| text.at(p) != '某' && !SOFT_STOPS.contains(text.at(p)))
            && !SOFT_STOPS.contains(text.at(position))
            && (SOFT_STOPS.contains(text.at(stop))
                || text.starts_any(stop, &HARD_STOPS).is_some()
                || text.starts_any(stop, &NOUNS).is_some())
    })
}
