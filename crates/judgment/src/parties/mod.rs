//! Names: of people (real or masked with 某) and of bodies, alone and in lists.

mod head;
mod names;
mod short;

use crate::lexing::Lexed;
use crate::reading::Party;
use crate::text::{Span, Text};
pub(crate) use names::numbered_names;
use names::{BODY_ENDS, SOFT_STOPS, body, masked_person, plain_person};
pub(crate) use short::Meaning;

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

/// The parties known from the whole text, for resolving `原告`, `二被告` and names without a word before them.
#[derive(Default)]
pub(crate) struct Parties {
    /// Every spelling of a name, short ones too; [`Parties::full`] leaves those out.
    pub(crate) known: Vec<Party>,
    /// Procedural words that stand in brackets behind the first one: `原告（反诉被告）`.
    also: Vec<(String, String)>,
    /// Short names and the full names they stand for.
    short: Vec<(String, String)>,
    /// How many of the known are from the head of a whole judgment, which lists all parties; they come first.
    listed: usize,
}

impl Parties {
    /// Finds the parties of a text: those of its head, then those that only the operative part names.
    pub(crate) fn find(lexed: &Lexed, head: Span, operative: Span) -> Parties {
        let mut parties = Parties::default();
        parties.read_head(lexed, head);
        parties.listed = parties.known.len();
        parties.collect(lexed, operative);
        parties.shorten(lexed);
        parties
    }

    /// Collects every name in the operative part that follows a procedural word, and the names at the other usual
    /// places. The facts of a judgment are left out: `原告诉称` names nobody.
    fn collect(&mut self, lexed: &Lexed, operative: Span) {
        let text = &lexed.text;
        for place in text.all(operative, &ROLES[..ROLES.len() - 1]) {
            let role = text.uniform(place);
            let Some(list) = self.list_at(text, place.start, operative.end) else { continue };
            for name in list.names {
                // `原告甲与被告乙签订`: the second has a word of its own.
                let own = ROLES.iter().any(|other| *other != role && text.ends(name.start, other));
                if own && !text.ends(name.start, &role) {
                    continue;
                }
                self.add(text, name, Some(&role));
            }
        }
        for place in text.all(operative, &["由", "驳回", "维持"]) {
            let (at, role) = skip_roles(text, place.end);
            if role.is_none()
                && let Some(name) = self.name_at(text, at, operative.end)
                && text.starts_any(name.end, &["负担", "承担", "的", "、", "对", "自行", "共同"]).is_some()
            {
                self.add(text, name, None);
            }
        }
    }

    /// The parties without those that are only short spellings of others.
    pub(crate) fn full(&self) -> Vec<Party> {
        let short = |party: &&Party| self.short.iter().any(|(short, _)| *short == party.name);
        self.known.iter().filter(|party| !short(party)).cloned().collect()
    }

    fn add(&mut self, text: &Text, span: Span, role: Option<&str>) {
        let name = text.words(span);
        if ROLES.iter().any(|role| *role == name) {
            return;
        }
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
        let also = |name: &str| self.also.iter().any(|(party, other)| party == name && other == role);
        let mut names: Vec<String> = Vec::new();
        for party in &self.known {
            let name = self.resolved(&party.name);
            if (party.role.as_deref() == Some(role) || also(&party.name)) && !names.contains(&name) {
                names.push(name);
            }
        }
        names
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
            // Where nobody has the word, the doubt says so.
            Some(role) => self.with_role(role),
            None => {
                let mut names: Vec<String> = Vec::new();
                for name in &list.names {
                    let words = self.resolved(&text.words(*name));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, wanted: &[&str]) {
        let lexed = Lexed::new(words);
        let parties = Parties::find(&lexed, Span::default(), lexed.text.whole());
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
        let parties = Parties::find(&lexed, Span::default(), lexed.text.whole());
        let list = parties.list_at(&lexed.text, 0, 3).unwrap();
        assert_eq!(parties.names(&lexed.text, &list), ["乙某", "丙某"]);
    }
}
