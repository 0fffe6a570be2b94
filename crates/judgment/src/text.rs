//! The text with uniform characters, and searching in it.

use serde::{Serialize, Serializer};

/// A stretch of the text in Unicode characters, start included, end excluded; serialized as `[start, end]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first character.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
}

impl Span {
    pub(crate) fn new(start: usize, end: usize) -> Span {
        Span { start, end: end.max(start) }
    }

    pub(crate) fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub(crate) fn holds(self, position: usize) -> bool {
        self.start <= position && position < self.end
    }

    pub(crate) fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(serializer)
    }
}

/// A text whose characters have been made uniform one by one, so that every position is a position of the original.
///
/// Full-width digits, letters and signs become their plain forms; brackets become `（）`; semicolons and colons the
/// Chinese ones; other white space a blank.
pub(crate) struct Text {
    original: Vec<char>,
    uniform: Vec<char>,
    /// For every opening bracket its closing one and the reverse; brackets without a partner have none.
    partner: Vec<Option<usize>>,
}

impl Text {
    pub(crate) fn new(text: &str) -> Text {
        let original: Vec<char> = text.chars().collect();
        let mut uniform: Vec<char> = original.iter().copied().map(uniform_character).collect();
        plain_black_brackets(&mut uniform);
        let partner = bracket_partners(&uniform);
        Text { original, uniform, partner }
    }

    pub(crate) fn whole(&self) -> Span {
        Span::new(0, self.uniform.len())
    }

    /// The character at a position; a NUL beyond the end.
    pub(crate) fn at(&self, position: usize) -> char {
        self.uniform.get(position).copied().unwrap_or('\0')
    }

    /// The character before a position; a NUL at the start.
    pub(crate) fn before(&self, position: usize) -> char {
        if position == 0 { '\0' } else { self.at(position - 1) }
    }

    /// Whether the pattern stands at the position.
    pub(crate) fn starts(&self, position: usize, pattern: &str) -> bool {
        pattern.chars().enumerate().all(|(offset, wanted)| self.at(position + offset) == wanted)
    }

    /// The length of the longest of the patterns that stands at the position.
    pub(crate) fn starts_any(&self, position: usize, patterns: &[&str]) -> Option<usize> {
        patterns.iter().filter(|p| self.starts(position, p)).map(|p| p.chars().count()).max()
    }

    /// Whether the pattern ends right before the position.
    pub(crate) fn ends(&self, position: usize, pattern: &str) -> bool {
        let length = pattern.chars().count();
        position >= length && self.starts(position - length, pattern)
    }

    /// The length of the longest of the patterns that ends right before the position.
    pub(crate) fn ends_any(&self, position: usize, patterns: &[&str]) -> Option<usize> {
        patterns.iter().filter(|p| self.ends(position, p)).map(|p| p.chars().count()).max()
    }

    /// The first place of any of the patterns within the span; the longest of those at one place.
    pub(crate) fn find_any(&self, span: Span, patterns: &[&str]) -> Option<Span> {
        (span.start..span.end.min(self.uniform.len())).find_map(|position| {
            let length = self.starts_any(position, patterns)?;
            (position + length <= span.end).then(|| Span::new(position, position + length))
        })
    }

    /// The last place of any of the patterns within the span.
    pub(crate) fn rfind_any(&self, span: Span, patterns: &[&str]) -> Option<Span> {
        (span.start..span.end.min(self.uniform.len())).rev().find_map(|position| {
            let length = self.starts_any(position, patterns)?;
            (position + length <= span.end).then(|| Span::new(position, position + length))
        })
    }

    /// Every place of any of the patterns within the span, without overlaps.
    pub(crate) fn all(&self, span: Span, patterns: &[&str]) -> Vec<Span> {
        let mut places = Vec::new();
        let mut rest = span;
        while let Some(place) = self.find_any(rest, patterns) {
            places.push(place);
            rest.start = place.end.max(place.start + 1);
        }
        places
    }

    pub(crate) fn has(&self, span: Span, pattern: &str) -> bool {
        self.find_any(span, &[pattern]).is_some()
    }

    pub(crate) fn has_any(&self, span: Span, patterns: &[&str]) -> bool {
        self.find_any(span, patterns).is_some()
    }

    /// The original words of a span without white space.
    pub(crate) fn words(&self, span: Span) -> String {
        let end = span.end.min(self.original.len());
        self.original[span.start.min(end)..end].iter().filter(|c| !c.is_whitespace()).collect()
    }

    /// The uniform characters of a span.
    pub(crate) fn uniform(&self, span: Span) -> String {
        let end = span.end.min(self.uniform.len());
        self.uniform[span.start.min(end)..end].iter().collect()
    }

    /// The closing bracket of an opening one, or the opening of a closing one.
    pub(crate) fn partner(&self, position: usize) -> Option<usize> {
        self.partner.get(position).copied().flatten()
    }

    /// The innermost bracket around a position within the span, brackets included.
    pub(crate) fn bracket_around(&self, position: usize, within: Span) -> Option<Span> {
        (within.start..position.min(self.uniform.len())).rev().find_map(|open| {
            let close = self.partner(open)?;
            (open < close && close >= position && close < within.end).then(|| Span::new(open, close + 1))
        })
    }

    /// The span without white space and the given signs at its ends.
    pub(crate) fn trimmed(&self, span: Span, signs: &[char]) -> Span {
        let loose = |c: char| c == ' ' || c == '\n' || signs.contains(&c);
        let (mut start, mut end) = (span.start, span.end.min(self.uniform.len()));
        while start < end && loose(self.at(start)) {
            start += 1;
        }
        while end > start && loose(self.at(end - 1)) {
            end -= 1;
        }
        Span::new(start, end)
    }

    /// Whether one of the signs stands at the position; a comma that groups digits is none.
    fn cuts(&self, position: usize, signs: &[char]) -> bool {
        let groups = matches!(self.at(position), ',' | '，')
            && self.before(position).is_ascii_digit()
            && (1..=3).all(|ahead| self.at(position + ahead).is_ascii_digit())
            && matches!(self.at(position + 4), ',' | '，' | '.' | '元' | '万' | '美');
        signs.contains(&self.at(position)) && !groups
    }

    /// The stretch around a position up to the next of the given signs on either side, within the span.
    pub(crate) fn between(&self, position: usize, within: Span, signs: &[char]) -> Span {
        let mut start = position.min(within.end);
        while start > within.start && !self.cuts(start - 1, signs) {
            start -= 1;
        }
        let mut end = position.max(within.start);
        while end < within.end && !self.cuts(end, signs) {
            end += 1;
        }
        Span::new(start, end)
    }
}

fn uniform_character(c: char) -> char {
    match c {
        // The Chinese comma ends a clause, the plain one often only groups digits: they stay apart.
        '，' | '×' => c,
        ';' | '；' => '；',
        ':' | '：' => '：',
        '(' | '（' | '[' | '［' | '〔' => '（',
        ')' | '）' | ']' | '］' | '〕' => '）',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\n' => '\n',
        '○' | '◯' => '〇',
        '￥' => '¥',
        '\u{feff}' | '\u{200b}' => ' ',
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}

/// `【…】` is an ordinary bracket except where it names an instance: `【一审】`.
fn plain_black_brackets(uniform: &mut [char]) {
    for position in 0..uniform.len() {
        let instance =
            |at: usize| matches!(uniform.get(at), Some('一' | '二')) && uniform.get(at + 1) == Some(&'审');
        match uniform[position] {
            '【' if !instance(position + 1) => uniform[position] = '（',
            '】' if position < 2 || !instance(position - 2) => uniform[position] = '）',
            _ => {}
        }
    }
}

fn bracket_partners(uniform: &[char]) -> Vec<Option<usize>> {
    let mut partner = vec![None; uniform.len()];
    let mut open: Vec<(usize, char)> = Vec::new();
    for (position, &c) in uniform.iter().enumerate() {
        match c {
            '（' => open.push((position, '）')),
            '《' => open.push((position, '》')),
            '【' => open.push((position, '】')),
            '）' | '》' | '】' => {
                // A bracket of another kind left open in between has no partner.
                if let Some(depth) = open.iter().rposition(|(_, close)| *close == c) {
                    let start = open[depth].0;
                    partner[start] = Some(position);
                    partner[position] = Some(start);
                    open.truncate(depth);
                }
            }
            _ => {}
        }
    }
    partner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_characters_become_plain_ones_at_the_same_place() {
        let text = Text::new("付１２．５％；(甲)");
        assert_eq!(text.uniform(text.whole()), "付12.5%；（甲）");
        assert_eq!(text.words(Span::new(1, 5)), "１２．５");
    }

    #[test]
    fn brackets_find_their_partners_even_where_one_is_missing() {
        let text = Text::new("甲（乙（丙）丁）（戊");
        assert_eq!(text.partner(1), Some(7));
        assert_eq!(text.partner(3), Some(5));
        assert_eq!(text.partner(8), None);
        let black = Text::new("【一审】甲【乙】");
        assert_eq!(black.uniform(black.whole()), "【一审】甲（乙）");
        assert_eq!(text.bracket_around(4, text.whole()), Some(Span::new(3, 6)));
    }
}
