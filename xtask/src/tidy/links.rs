//! Links between pages of documentation.

use super::Fault;
use super::source::File;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(files: &[File]) -> Vec<Fault> {
    let headings: BTreeMap<&str, BTreeSet<String>> =
        pages(files).map(|file| (file.path.as_str(), anchors(&file.text))).collect();
    let mut faults = Vec::new();
    for file in pages(files) {
        for (line, target) in
            prose(&file.text).flat_map(|(line, text)| targets(text).map(move |to| (line, to)))
        {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            let place = if path.is_empty() { file.path.clone() } else { resolve(&file.path, path) };
            if !files.iter().any(|other| other.path == place || other.path.starts_with(&format!("{place}/")))
            {
                faults.push(Fault::new(
                    file,
                    line,
                    format!("the link leads to {place}, which is not there: mend it"),
                ));
            } else if !anchor.is_empty()
                && headings.get(place.as_str()).is_some_and(|anchors| !anchors.contains(anchor))
            {
                faults.push(Fault::new(
                    file,
                    line,
                    format!("{place} has no heading #{anchor}: mend the link"),
                ));
            }
        }
    }
    faults
}

/// Lines that hold more than one sentence.
pub(super) fn advice(files: &[File]) -> Vec<Fault> {
    let mut advice = Vec::new();
    for file in pages(files).filter(|file| !file.path.starts_with("docs/reference/")) {
        for (line, text) in prose(&file.text) {
            let inner = text.trim().trim_end_matches(['.', '。']);
            let several = inner.contains("。")
                || inner.split(". ").skip(1).any(|next| next.starts_with(char::is_uppercase));
            let is_prose = !text.trim_start().starts_with(['|', '>', '#', '-'])
                && !text.starts_with(|first: char| first.is_ascii_digit());
            if several && is_prose {
                advice.push(Fault::new(file, line, "one sentence a line reads better in a diff"));
            }
        }
    }
    advice
}

fn pages(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|file| file.path.ends_with(".md"))
}

/// The lines of a page outside of fenced code, numbered from 1.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(number, line)| {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            return None;
        }
        (!fenced).then_some((number + 1, line))
    })
}

/// What the links and pictures of a line lead to. What stands between backquotes is no link.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split('`')
        .step_by(2)
        .flat_map(|part| part.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next()))
        .filter(|target| !target.is_empty())
}

/// A path as seen from the folder of a page.
fn resolve(page: &str, target: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// The names by which headings are reached: in lower case, blanks as hyphens, without punctuation.
fn anchors(text: &str) -> BTreeSet<String> {
    prose(text)
        .filter(|(_, line)| line.starts_with('#'))
        .map(|(_, line)| {
            let heading = line.trim_start_matches('#').trim().to_lowercase();
            let kept = heading
                .chars()
                .filter(|character| character.is_alphanumeric() || matches!(character, ' ' | '-' | '_'));
            kept.map(|character| if character == ' ' { '-' } else { character }).collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> usize {
        let files =
            [File::new("docs/a.md", text.to_owned()), File::new("docs/adr/b.md", "# One, two\n".to_owned())];
        check(&files).len()
    }

    #[test]
    fn links_lead_somewhere() {
        for (text, count) in [
            ("[b](adr/b.md)", 0),
            ("[b](adr/b.md#one-two)", 0),
            ("[b](adr/b.md#three)", 1),
            ("[adr](adr/) and [self](#heading)\n# Heading", 0),
            ("[c](c.md)", 1),
            ("[out](https://example.org)", 0),
            ("```\n[c](c.md)\n```", 0),
            ("`[c](c.md)`", 0),
            ("[up](../docs/a.md)", 0),
        ] {
            assert_eq!(faults(text), count, "{text}");
        }
    }
}
