//! What is written in one place and must be listed in another.

use super::Fault;
use super::source::File;

pub(super) fn check(files: &[File]) -> Vec<Fault> {
    let mut faults = acts(files);
    faults.extend(used_by(files, "crates/store/queries/", ".sql", "crates/store/src/", |name| {
        vec![format!("query!(\"{name}\")")]
    }));
    faults.extend(used_by(files, "crates/store/migrations/", ".sql", "crates/store/src/", |name| {
        vec![format!("{name}.sql"), format!("\"{}\"", name.trim_end_matches(".postgres"))]
    }));
    faults.extend(used_by(files, "crates/web/templates/", ".html", "crates/web/", |name| {
        vec![format!("\"{name}.html\"")]
    }));
    faults.extend(used_by(files, "crates/documents/forms/", ".typ", "crates/documents/src/", |name| {
        vec![format!("{name}.typ"), format!("\"{name}\"")]
    }));
    faults
}

/// Every act stands in `ACTS`, every event in `events!`.
fn acts(files: &[File]) -> Vec<Fault> {
    let list = |path: &str, from: &str, to: &str| {
        let text = files.iter().find(|file| file.path == path).map_or("", |file| file.text.as_str());
        let begin = text.find(from).map_or(text.len(), |at| at + from.len());
        let rest = &text[begin..];
        rest[..rest.find(to).unwrap_or(rest.len())].to_owned()
    };
    let acts = list("crates/docket/src/act.rs", "\npub static ACTS", "\n];");
    let events = list("crates/docket/src/event.rs", "\nevents! {", "\n}");
    let mut faults = Vec::new();
    for file in files {
        let Some(module) =
            file.path.strip_prefix("crates/docket/src/").and_then(|path| path.strip_suffix(".rs"))
        else {
            continue;
        };
        let module = module.trim_end_matches("/mod").replace('/', "::");
        for (number, line) in file.rust_lines().iter().enumerate().filter(|(_, line)| !line.in_test) {
            let listed = |of: &str, list: &str, ends: &[char]| {
                let rest = line.code.strip_prefix(of)?;
                let name = rest.split([' ', '<', '{']).next().unwrap_or(rest);
                let path = format!("crate::{module}::{name}");
                let found =
                    list.match_indices(&path).any(|(at, path)| list[at + path.len()..].starts_with(ends));
                Some((name.to_owned(), found))
            };
            if let Some((name, false)) = listed("impl Act for ", &acts, &['>']) {
                let message =
                    format!("the act {name} is in no list: add it to `ACTS` in crates/docket/src/act.rs");
                faults.push(Fault::new(file, number + 1, message));
            }
            if let Some((name, false)) = listed("impl Happening for ", &events, &[';']) {
                let message = format!(
                    "the event {name} is in no list: add it to `events!` in crates/docket/src/event.rs"
                );
                faults.push(Fault::new(file, number + 1, message));
            }
        }
    }
    faults
}

/// Every file of a folder is named by some other file: by one of the texts that `calls` makes of its name.
fn used_by(
    files: &[File],
    folder: &str,
    ending: &str,
    users: &str,
    calls: impl Fn(&str) -> Vec<String>,
) -> Vec<Fault> {
    let unused = |file: &&File| {
        let Some(name) = file.path.strip_prefix(folder).and_then(|path| path.strip_suffix(ending)) else {
            return false;
        };
        let calls = calls(name);
        let mut others =
            files.iter().filter(|other| other.path.starts_with(users) && other.path != file.path);
        !others.any(|other| calls.iter().any(|call| other.text.contains(call)))
    };
    let message = "nothing uses this file: use it or remove it";
    files.iter().filter(unused).map(|file| Fault::new(file, 1, message)).collect()
}
