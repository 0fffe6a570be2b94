//! Words that do not belong in code.

use super::Fault;
use super::source::{File, Line};

/// Crates that never look at the world.
const PURE: &[&str] = &["values", "law", "judgment", "docket", "ledger", "insight"];

/// Parts of the standard library through which the world comes in.
const WORLD: &[&str] = &["fs", "env", "net", "process"];

/// Words that are nowhere allowed, with what to do instead.
const NOWHERE: &[(&str, &str)] = &[
    ("todo!", "write it or leave it out"),
    ("unimplemented!", "write it or leave it out"),
    ("dbg!", "remove it"),
    ("#[ignore", "a test runs or is removed; one that needs a server returns early without it"),
    ("should_panic", "test the pure part that decides, or catch the error"),
];

pub(super) fn check(files: &[File]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| file.is_rust()) {
        for (number, line) in file.rust_lines().iter().enumerate() {
            let messages = code(file, line).into_iter().chain(comment(&line.comment));
            faults.extend(messages.map(|message| Fault::new(file, number + 1, message)));
        }
    }
    for file in files.iter().filter(|file| is_other_source(file)) {
        for (number, line) in file.text.lines().enumerate() {
            faults.extend(comment(line).map(|message| Fault::new(file, number + 1, message)));
        }
    }
    faults
}

fn is_other_source(file: &File) -> bool {
    let endings = [".toml", ".sql", ".html", ".css", ".js", ".typ", ".sh"];
    endings.iter().any(|ending| file.path.ends_with(ending))
        || matches!(file.path.as_str(), "test" | ".ci/run")
}

fn code(file: &File, line: &Line) -> Vec<String> {
    let code = &line.code;
    let mut messages: Vec<String> = NOWHERE
        .iter()
        .filter(|(word, _)| contains_word(code, word))
        .map(|(word, remedy)| format!("`{word}`: {remedy}"))
        .collect();
    if line.in_test {
        return messages;
    }
    if code.contains(".unwrap()") {
        messages
            .push("`unwrap()` outside tests: hand the error on, or `expect(\"what must hold\")`".to_owned());
    }
    let reads_clock = file.path == "crates/app/src/clock.rs" || file.crate_name() == Some("cli");
    if code.contains("SystemTime::now") && !reads_clock {
        messages.push(
            "time is a parameter: take a `Clock`, only crates/app/src/clock.rs and cli read the machine's"
                .to_owned(),
        );
    }
    if file.crate_name() == Some("docket") && contains_word(code, "Article::new") {
        messages.push(
            "the docket writes no law: take the article from `law::<statute>::article` or name a rule"
                .to_owned(),
        );
    }
    if file.crate_name().is_some_and(|name| PURE.contains(&name)) {
        messages.extend(world(code));
    }
    messages
}

/// What a line of a pure crate has no business with.
fn world(code: &str) -> Option<String> {
    let grouped = code.trim_start().strip_prefix("use std::{").unwrap_or("");
    let names = |word: &str| {
        contains_word(code, &format!("std::{word}"))
            || grouped.split([',', '{', '}', ' ']).any(|part| part.split("::").next() == Some(word))
    };
    let found = WORLD.iter().copied().find(|word| names(word));
    let found = found.or_else(|| contains_word(code, "SystemTime").then_some("time"));
    found.map(|word| format!("a pure crate does not use `std::{word}`: take what it gives as a parameter"))
}

/// What a comment must not say.
fn comment(text: &str) -> Option<String> {
    if contains_word(text, concat!("FIX", "ME")) || contains_word(text, concat!("XX", "X")) {
        return Some("mend it now, or write an issue and name its number".to_owned());
    }
    let (_, rest) = text.split_once(concat!("TO", "DO"))?;
    let numbered =
        rest.split_once('#').is_some_and(|(_, rest)| rest.starts_with(|first: char| first.is_ascii_digit()));
    (!numbered).then(|| "a thing to be done names its issue: `#12`".to_owned())
}

/// Whether a text contains a word that does not go on at either end.
fn contains_word(text: &str, word: &str) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(is_word);
        let after = text[at + word.len()..].chars().next().is_some_and(is_word);
        !(before && word.starts_with(is_word) || after && word.ends_with(is_word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(path: &str, text: &str) -> usize {
        check(&[File::new(path, text.to_owned())]).len()
    }

    #[test]
    fn words_are_found_where_they_matter() {
        for (path, text, faults) in [
            ("crates/app/src/a.rs", "let x = y.unwrap();", 1),
            ("crates/app/src/a.rs", "#[cfg(test)]\nmod tests {\nfn a() { y.unwrap(); }\n}", 0),
            ("crates/app/tests/a.rs", "let x = y.unwrap();", 0),
            ("crates/app/src/a.rs", "let x = y.unwrap_or(1);", 0),
            ("crates/app/src/a.rs", "let x = \".unwrap()\"; // y.unwrap()", 0),
            ("crates/app/src/a.rs", "let now = SystemTime::now();", 1),
            ("crates/app/src/clock.rs", "let now = SystemTime::now();", 0),
            ("crates/docket/src/a.rs", "Article::new(\"某法\", \"第一条\")", 1),
            ("crates/law/src/a.rs", "Article::new(\"某法\", \"第一条\")", 0),
            ("crates/law/src/a.rs", "use std::fs;", 1),
            ("crates/law/src/a.rs", "use std::{fmt, env};", 1),
            ("crates/law/src/a.rs", "use std::{fmt, str};", 0),
            ("crates/store/src/a.rs", "use std::fs;", 0),
            ("crates/law/src/a.rs", "let x = env!(\"A\");", 0),
            ("crates/law/src/a.rs", concat!("// TO", "DO #12: later"), 0),
            ("crates/law/src/a.rs", concat!("// TO", "DO later"), 1),
            ("crates/law/tests/a.rs", concat!("#[should", "_panic]"), 1),
        ] {
            assert_eq!(messages(path, text), faults, "{path}: {text}");
        }
    }
}
