//! The rules of the house that no compiler checks.
//!
//! A check looks at the files of the tree as texts and says for each fault where it is, what it is and what to do.
//! It claims only what it can see: names of dependencies, paths, words in code, links.

mod layers;
mod layout;
mod links;
mod lists;
mod places;
mod source;
mod words;

use crate::chores::{output, root};
use anyhow::{Context, Result};
use source::File;
use std::process::{Command, ExitCode};

/// Looks at all files for one kind of fault.
type Check = fn(&[File]) -> Vec<Fault>;

/// Whether advice is told beside faults.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Advice {
    /// Faults only.
    Silent,
    /// Advice too, which never fails the check.
    Told,
}

/// One fault.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fault {
    /// The file, from the root of the repository.
    pub(crate) path: String,
    /// The line, from 1.
    pub(crate) line: usize,
    /// What is wrong, and what to do.
    pub(crate) message: String,
}

impl Fault {
    fn new(file: &File, line: usize, message: impl Into<String>) -> Fault {
        Fault { path: file.path.clone(), line, message: message.into() }
    }
}

/// Checks the tree and prints every fault.
pub(crate) fn run(advice: Advice) -> Result<ExitCode> {
    let files = files()?;
    let checks: [Check; 6] =
        [layers::check, layout::check, lists::check, words::check, places::check, links::check];
    let mut faults: Vec<Fault> = checks.iter().flat_map(|check| check(&files)).collect();
    faults.sort();
    faults.dedup();
    for fault in &faults {
        println!("{}:{}: {}", fault.path, fault.line, fault.message);
    }
    if advice == Advice::Told {
        for fault in links::advice(&files) {
            println!("{}:{}: advice: {}", fault.path, fault.line, fault.message);
        }
    }
    println!("tidy: {} files, {} faults", files.len(), faults.len());
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every file that is tracked, or new and not ignored.
fn files() -> Result<Vec<File>> {
    let root = root();
    let listed = output(Command::new("git").current_dir(&root).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    let mut files = Vec::new();
    for path in listed.split('\0').filter(|path| !path.is_empty()) {
        let place = root.join(path);
        // A file that was removed and not yet committed is listed and not there; one that is no text has no lines.
        if !place.is_file() {
            continue;
        }
        let bytes = std::fs::read(&place).with_context(|| format!("cannot read {path}"))?;
        if let Ok(text) = String::from_utf8(bytes) {
            files.push(File::new(path, text));
        }
    }
    Ok(files)
}
