//! Names: of people (real or masked with 某) and of bodies, alone and in lists.

use crate::lexing::Lexed;
use crate::reading::Party;
use crate::text::{Span, Text};

/// The words before a name that say what part somebody plays.
pub(crate) const ROLES: [&str; 27] = [
    "原审原告",
    "原审被告",
    "原审第三人",
    "一审原告",
    "一审被告",
    "反诉原告",
    "反诉被告",
    "反诉第三人",
    "再审申请人",
    "被申请人",
    "申请再审人",
    "申请执行人",
    "被执行人",
    "附带民事诉讼原告人",
    "附带民事诉讼被告人",
    "被上诉人",
    "上诉人",
    "申请人",
    "第三人",
    "原告人",
    "被告人",
    "原告",
    "被告",
    "案外人",
    "异议人",
    "申请追加人",
    "原",
];

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
const SOFT_STOPS: &str = "于在应自向对与和及的将由就按以因为未系至从给支付偿返赔归承负享签拥提共连协停恢办继交腾拆迁配搬履，、。；：（）《》“”\n \0各所双元之等有是则需须可限不已再并且经得就另还其款0123456789";

/// How the names of bodies end.
const BODY_ENDS: [&str; 69] = [
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

/// The parties known from the whole text, for resolving `原告`, `二被告` and names without a word before them.
pub(crate) struct Parties {
    pub(crate) known: Vec<Party>,
}

impl Parties {
    /// Collects every name in the operative part that follows a procedural word, and the names at the other usual
    /// places. The facts of a judgment are left out: `原告诉称` names nobody.
    pub(crate) fn collect(lexed: &Lexed, operative: Span) -> Parties {
        let text = &lexed.text;
        let mut parties = Parties { known: Vec::new() };
        for place in text.all(operative, &ROLES[..ROLES.len() - 1]) {
            let role = text.uniform(place);
            let Some(list) = parties.list_at(text, place.start, operative.end) else { continue };
            for name in list.names {
                // `原告甲与被告乙签订`: the second has a word of its own.
                let own = ROLES.iter().any(|other| *other != role && text.ends(name.start, other));
                if own && !text.ends(name.start, &role) {
                    continue;
                }
                parties.add(text, name, Some(&role));
            }
        }
        for place in text.all(operative, &["由", "驳回", "维持"]) {
            if let Some(name) = parties.name_at(text, place.end, operative.end) {
                let after = text.starts_any(name.end, &["负担", "承担", "的", "、", "对", "自行", "共同"]);
                if after.is_some() {
                    parties.add(text, name, None);
                }
            }
        }
        parties
    }

    /// The parties from the lines of a head: `原告：甲某，男…`, `上诉人（原审被告）乙有限公司，住所地…`.
    pub(crate) fn from_head(lexed: &Lexed, head: Span) -> Parties {
        let text = &lexed.text;
        let mut parties = Parties { known: Vec::new() };
        let mut start = head.start;
        while start < head.end {
            let line = text.between(start, Span::new(start, head.end), &['\n', '。']);
            let line = text.trimmed(line, &[]);
            start = line.end.max(start) + 1;
            let (mut at, role) = skip_roles(text, line.start);
            let Some(role) = role else { continue };
            while matches!(text.at(at), '：' | ' ') {
                at += 1;
            }
            let name = text.between(at, Span::new(at, line.end), &['，', ',', '：', '\n']);
            let end = (name.start..name.end).find(|p| text.at(*p) == '（' && skip_explanation(text, *p) > *p);
            let name = text.trimmed(Span::new(name.start, end.unwrap_or(name.end)), &[]);
            let length = name.end - name.start;
            let speaks = text
                .starts_any(name.start, &["诉", "辩", "述", "与", "向", "因", "主张", "认为", "提"])
                .is_some();
            if (2..=40).contains(&length) && !speaks {
                parties.add(text, name, Some(&role));
            }
        }
        parties
    }

    /// Puts the parties of the operative part behind those of the head.
    pub(crate) fn joined(mut self, other: Parties) -> Parties {
        for party in other.known {
            if !self.known.iter().any(|known| known.name == party.name) {
                self.known.push(party);
            }
        }
        self
    }

    fn add(&mut self, text: &Text, span: Span, role: Option<&str>) {
        let name = text.words(span);
        let plain_role = role.filter(|r| !r.starts_with("反诉"));
        match self.known.iter_mut().find(|party| party.name == name) {
            Some(party) => {
                if party.role.is_none() {
                    party.role = plain_role.map(str::to_owned);
                }
            }
            None => self.known.push(Party { name, role: role.map(str::to_owned), span }),
        }
    }

    /// The names of all who have the role (`原告`, `被告`).
    pub(crate) fn with_role(&self, role: &str) -> Vec<String> {
        let of_role = |party: &&Party| party.role.as_deref() == Some(role);
        self.known.iter().filter(of_role).map(|party| party.name.clone()).collect()
    }

    /// The list of names at the position: `被告甲、乙和被告丙`, `二原告`, `原告（反诉被告）丁`.
    pub(crate) fn list_at(&self, text: &Text, position: usize, end: usize) -> Option<NameList> {
        let mut list = NameList { names: Vec::new(), generic: None, span: Span::new(position, position) };
        let mut at = position;
        loop {
            let (after_role, role) = skip_roles(text, at);
            match self.name_at(text, after_role, end) {
                Some(name) if role.is_some() || !list.names.is_empty() || self.plausible(text, name) => {
                    list.names.push(name);
                    at = skip_explanation(text, name.end);
                }
                _ if role.is_some() && list.names.is_empty() => {
                    list.generic = role;
                    list.span.end = after_role;
                    return Some(list);
                }
                _ => break,
            }
            list.span.end = at;
            match text.starts_any(at, &["、", "和", "与", "及", "以及", "，", "、被告"]) {
                Some(length) if at + length < end => {
                    // A comma joins names only before a procedural word that is no new sentence.
                    if text.at(at) == '，' {
                        break;
                    }
                    at += length;
                }
                _ => break,
            }
        }
        (!list.names.is_empty()).then_some(list)
    }

    /// Whether a name without a procedural word may be believed.
    fn plausible(&self, text: &Text, name: Span) -> bool {
        let words = text.words(name);
        self.known.iter().any(|party| party.name == words)
            || words.contains('某')
            || BODY_ENDS.iter().any(|end| words.ends_with(end)) && words.chars().count() > 3
            || words.ends_with("公司") && words.chars().count() == 3
    }

    /// The one name at the position.
    pub(crate) fn name_at(&self, text: &Text, position: usize, end: usize) -> Option<Span> {
        let quoted = text.at(position) == '“' || text.at(position) == '"';
        if quoted {
            let close = text.find_any(Span::new(position + 1, end.min(position + 30)), &["”", "\""])?;
            return Some(Span::new(position + 1, close.start)).filter(|s| !s.is_empty());
        }
        let known = self.known.iter().map(|p| p.name.as_str());
        let known = known.filter(|name| text.starts(position, name)).map(|name| name.chars().count()).max();
        let person = masked_person(text, position);
        let body = body(text, position, end);
        let longest = [known, person, body].into_iter().flatten().max();
        let length = match (person, body) {
            // `王某向某某公司`: a person before a body.
            (Some(person), Some(body))
                if body > person && SOFT_STOPS.contains(text.at(position + person)) =>
            {
                known.unwrap_or(person).max(person)
            }
            (None, None) => known.or_else(|| plain_person(text, position))?,
            _ => longest?,
        };
        Some(Span::new(position, position + length)).filter(|span| span.end <= end)
    }

    /// The names of a list, those meant by a bare procedural word included.
    pub(crate) fn names(&self, text: &Text, list: &NameList) -> Vec<String> {
        match &list.generic {
            Some(role) => {
                let known = self.with_role(role);
                // `被告` alone names nobody; the doubt says so.
                known
            }
            None => {
                let mut names: Vec<String> = Vec::new();
                for name in &list.names {
                    let words = text.words(*name);
                    if !names.contains(&words) {
                        names.push(words);
                    }
                }
                names
            }
        }
    }
}

/// Names that stand together.
#[derive(Clone, Debug)]
pub(crate) struct NameList {
    pub(crate) names: Vec<Span>,
    /// The procedural word where it stands alone.
    pub(crate) generic: Option<String>,
    pub(crate) span: Span,
}

/// Passes `二被告`, `被告被告`, `原告（反诉被告）`: where the name begins, and the first procedural word.
pub(crate) fn skip_roles(text: &Text, position: usize) -> (usize, Option<String>) {
    let mut at = position;
    let mut role = None;
    at += text
        .starts_any(at, &["二", "两", "三", "四", "五", "六", "上述", "各", "全体", "该", "两名"])
        .filter(|length| text.starts_any(at + length, &ROLES[..ROLES.len() - 1]).is_some())
        .unwrap_or(0);
    while let Some(length) = text.starts_any(at, &ROLES) {
        // 原 alone is a slip for 原告 only before a masked name.
        if length == 1 && text.at(at + 2) != '某' {
            break;
        }
        role.get_or_insert_with(|| text.uniform(Span::new(at, at + length)));
        at = skip_explanation(text, at + length);
    }
    (at, role)
}

/// Passes a bracket that explains a name: `（反诉被告）`, `（以下简称…）`.
fn skip_explanation(text: &Text, position: usize) -> usize {
    match text.partner(position).filter(|close| text.at(position) == '（' && *close > position) {
        Some(close) => {
            let inside = Span::new(position + 1, close);
            let explains = text.has_any(inside, &["告", "人", "简称", "曾用名", "身份", "住"]);
            if explains && close - position < 60 { close + 1 } else { position }
        }
        None => position,
    }
}

/// `王某`, `王某某`, `王某1`, `欧阳某`, `刘某甲`, `朱MS`: the length.
fn masked_person(text: &Text, position: usize) -> Option<usize> {
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
fn body(text: &Text, position: usize, end: usize) -> Option<usize> {
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
fn plain_person(text: &Text, position: usize) -> Option<usize> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, wanted: &[&str]) {
        let lexed = Lexed::new(words);
        let parties = Parties::collect(&lexed, lexed.text.whole());
        let list = parties.list_at(&lexed.text, 0, words.chars().count());
        let names = list.map(|list| parties.names(&lexed.text, &list)).unwrap_or_default();
        assert_eq!(names, wanted, "{words}");
    }

    #[test]
    fn names_are_read_alone_and_in_lists() {
        check("被告王某于本判决生效之日起十日内", &["王某"]);
        check("被告于某、向某1应于本判决生效后", &["于某", "向某1"]);
        check("被告青山县向阳建筑有限公司于本判决生效", &["青山县向阳建筑有限公司"]);
        check("被告长河（集团）有限公司、被告赵某共同偿还", &["长河（集团）有限公司", "赵某"]);
        check("被告平安和信担保有限公司承担连带责任", &["平安和信担保有限公司"]);
        check("原告（反诉被告）青山银行股份有限公司长河支行返还", &["青山银行股份有限公司长河支行"]);
        check("孙某和长河建材厂共同归还周某押金", &["孙某", "长河建材厂"]);
        check("被告王某向原告长河有限公司支付", &["王某"]);
        check("被告张三于本判决生效后", &["张三"]);
        check("被告“河边商行”自本判决生效之日起", &["河边商行"]);
    }

    #[test]
    fn a_bare_word_means_all_who_have_it() {
        let lexed = Lexed::new("二被告支付。驳回原告甲某对被告乙某、丙某的请求");
        let parties = Parties::collect(&lexed, lexed.text.whole());
        let list = parties.list_at(&lexed.text, 0, 3).unwrap();
        assert_eq!(parties.names(&lexed.text, &list), ["乙某", "丙某"]);
    }
}
