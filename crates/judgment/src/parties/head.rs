//! The lines of a head that name the parties.

use super::{Parties, ROLES, skip_explanation, skip_roles};
use crate::lexing::Lexed;
use crate::text::{Span, Text};

/// The words with which the story of the case begins; before them stand only the parties.
const STORY: [&str; 14] = [
    "一案",
    "诉讼请求",
    "上诉请求",
    "仲裁请求",
    "诉称",
    "事实和理由",
    "事实与理由",
    "本院认为",
    "本院于",
    "本院受理",
    "本院立案",
    "本会根据",
    "本会于",
    "审理终结",
];

/// Words that stand in lines about somebody who is no party.
const NO_PARTY: [&str; 8] = ["代理人", "法定代表", "负责人", "辩护人", "律师", "与被", "纠纷", "为证明"];

impl Parties {
    /// Reads the lines of a head: `原告：甲某，男…`, `上诉人（原审被告）：乙有限公司，住所地…`.
    pub(super) fn read_head(&mut self, lexed: &Lexed, head: Span) {
        let text = &lexed.text;
        let story = text.find_any(head, &STORY).map_or(head.end, |word| {
            text.between(word.start, Span::new(head.start, word.start), &['\n', '。']).start
        });
        let mut start = head.start;
        while start < story {
            let line = text.between(start, Span::new(start, story), &['\n', '。']);
            start = line.end + 1;
            self.read_line(text, text.trimmed(line, &[]));
        }
    }

    fn read_line(&mut self, text: &Text, line: Span) {
        let (mut at, role) = skip_roles(text, line.start);
        let Some(role) = role else { return };
        // `被告一：`, `被告1：`.
        at += usize::from(text.at(at + 1) == '：' && "一二三四五六七八九十123456789".contains(text.at(at)));
        while matches!(text.at(at), '：' | ' ') {
            at += 1;
        }
        let name = text.between(at, Span::new(at, line.end), &['，', ',', '；', '\n']);
        let end = (name.start..name.end).find(|p| opens_explanation(text, *p)).unwrap_or(name.end);
        let name = text.trimmed(Span::new(name.start, end), &['：']);
        let length = name.end - name.start;
        if !(2..=40).contains(&length) || !begins_a_name(text, name) {
            return;
        }
        self.add(text, name, Some(&role));
        let brackets = Span::new(line.start, at);
        let words = text.words(name);
        for other in text.all(brackets, &ROLES[..ROLES.len() - 1]) {
            self.also.push((words.clone(), text.uniform(other)));
        }
    }
}

/// Whether the words can be a party: not `原告诉称`, not `原告委托诉讼代理人`.
fn begins_a_name(text: &Text, name: Span) -> bool {
    let speaks = ["诉", "辩", "述", "与", "向", "因", "主张", "认为", "提", "未", "在", "系", "经"];
    text.starts_any(name.start, &speaks).is_none() && !text.has_any(name, &NO_PARTY)
}

/// Whether a bracket opens here that is no part of a name: `（以下简称…）`, `（经营者：…）`; not `（有限合伙）`.
fn opens_explanation(text: &Text, position: usize) -> bool {
    let Some(close) = text.partner(position).filter(|_| text.at(position) == '（') else { return false };
    let inside = Span::new(position + 1, close);
    skip_explanation(text, position) > position
        || close - position > 10
        || text.has_any(inside, &["：", "系", "原名", "经营者", "身份"])
}
