//! Short names: `以下简称`, and parts of a full name.

use super::Parties;
use crate::lexing::Lexed;
use crate::text::Span;

/// Endings that only a full name has; such a name stands for nobody else.
const FULL_ENDINGS: [&str; 3] = ["有限公司", "责任公司", "（有限合伙）"];

/// Words for a branch, which is another body than the one it belongs to.
const BRANCHES: [&str; 5] = ["分公司", "支公司", "分行", "支行", "营业部"];

/// The kinds of bodies that are named short; the short name keeps the word.
const ENDINGS: [&str; 6] = ["公司", "行", "社", "厂", "中心", "部"];

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A party by its full name.
    Full,
    /// Exactly one party.
    One(String),
    /// One of several parties.
    Unclear(Vec<String>),
    /// Nobody whom the head names.
    Stranger,
}

impl Parties {
    /// Finds the short names among the names collected behind the head.
    pub(super) fn shorten(&mut self, lexed: &Lexed) {
        self.short = self.introduced(lexed);
        let names: Vec<String> =
            self.known.iter().skip(self.listed).map(|party| party.name.clone()).collect();
        for name in names {
            if let Meaning::One(full) = self.meaning(&name) {
                self.lend_role(&name, &full);
                if !self.short.iter().any(|(short, _)| *short == name) {
                    self.short.push((name, full));
                }
            }
        }
    }

    /// `青山建筑有限公司（以下简称青山公司）`.
    fn introduced(&self, lexed: &Lexed) -> Vec<(String, String)> {
        let text = &lexed.text;
        let mut found = Vec::new();
        for word in text.all(text.whole(), &["以下简称", "下称", "简称"]) {
            let Some(bracket) = text.bracket_around(word.start, text.whole()) else { continue };
            let rest = Span::new(word.end, bracket.end - 1);
            let rest = text.trimmed(rest, &['：', '“', '”', '"', '为', '，']);
            let rest = text.between(rest.start, rest, &['，', '、', '；', '”', '"']);
            let short = text.words(rest);
            let full =
                self.known.iter().map(|party| &party.name).filter(|name| text.ends(bracket.start, name));
            if let Some(full) = full.max_by_key(|name| name.len())
                && !short.is_empty()
                && short != *full
            {
                found.push((short, full.clone()));
            }
        }
        found
    }

    /// A short name may be the only one with the procedural word.
    fn lend_role(&mut self, name: &str, full: &str) {
        let role = self.known.iter().find(|party| party.name == name).and_then(|party| party.role.clone());
        if let Some(party) = self.known.iter_mut().find(|party| party.name == full) {
            party.role = party.role.take().or(role);
        }
    }

    /// Whether the text names its parties in a head.
    fn has_head(&self) -> bool {
        self.listed > 0
    }

    /// The full name that a name stands for; the name itself where none is known.
    pub(crate) fn resolved(&self, name: &str) -> String {
        match self.meaning(name) {
            Meaning::One(full) => full,
            Meaning::Full | Meaning::Unclear(_) | Meaning::Stranger => name.to_owned(),
        }
    }

    /// What a name stands for among the parties known.
    pub(crate) fn meaning(&self, name: &str) -> Meaning {
        if let Some((_, full)) = self.short.iter().find(|(short, _)| short == name) {
            return Meaning::One(full.clone());
        }
        // Without a head the body of a branch may be a party that is only ever named short.
        let fits = |full: &&String| {
            is_short_for(name, full) && (self.has_head() || is_branch(name) == is_branch(full))
        };
        let mut full: Vec<String> =
            self.known.iter().map(|party| &party.name).filter(fits).cloned().collect();
        full.dedup();
        let in_head = || self.known[..self.listed].iter().any(|party| party.name == name);
        match full.as_slice() {
            _ if in_head() => Meaning::Full,
            [] if self.has_head() => Meaning::Stranger,
            [] => Meaning::Full,
            [one] => Meaning::One(one.clone()),
            _ => Meaning::Unclear(full),
        }
    }
}

fn is_branch(name: &str) -> bool {
    BRANCHES.iter().any(|word| name.contains(word))
}

/// Whether the characters of a name of a body stand in the full name in their order, the first two together.
fn is_short_for(name: &str, full: &str) -> bool {
    let is_full = FULL_ENDINGS.iter().any(|ending| name.ends_with(ending));
    let same_kind = ENDINGS.iter().any(|ending| name.ends_with(ending) && full.ends_with(ending));
    let (short, long): (Vec<char>, Vec<char>) = (name.chars().collect(), full.chars().collect());
    if is_full || !same_kind || short.len() < 4 || short.len() >= long.len() {
        return false;
    }
    (0..long.len() - 1).any(|start| {
        long[start..].starts_with(&short[..2]) && {
            let mut rest = long[start..].iter();
            short.iter().all(|c| rest.any(|other| other == c))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, name: &str, wanted: Meaning) {
        let lexed = Lexed::new(words);
        let parties = Parties::find(&lexed, Span::default(), lexed.text.whole());
        assert_eq!(parties.meaning(name), wanted, "{words}");
    }

    #[test]
    fn a_part_of_one_full_name_stands_for_it() {
        let one = |full: &str| Meaning::One(full.to_owned());
        let words = "被告青山市东岭汽车运输有限公司支付原告甲某5元；被告东岭运输公司负担";
        check(words, "东岭运输公司", one("青山市东岭汽车运输有限公司"));
        check(words, "长河运输公司", Meaning::Full);
        check(
            "被告青山建筑有限公司（以下简称“山建”）支付原告甲某5元，由山建负担",
            "山建",
            one("青山建筑有限公司"),
        );
    }

    #[test]
    fn a_full_name_and_a_branch_stand_for_themselves() {
        let words =
            "被告长河集团有限公司、被告长河有限公司、被告青山公司、被告青山公司长河分公司支付原告甲某5元";
        check(words, "长河有限公司", Meaning::Full);
        check(words, "青山公司", Meaning::Full);
    }

    #[test]
    fn a_part_of_two_full_names_is_unclear() {
        let both = ["青山市东岭汽车运输有限公司", "青山市东岭水路运输有限公司"].map(str::to_owned);
        check(
            "被告青山市东岭汽车运输有限公司、青山市东岭水路运输有限公司支付原告甲某5元；被告东岭运输公司负担",
            "东岭运输公司",
            Meaning::Unclear(both.to_vec()),
        );
    }
}
