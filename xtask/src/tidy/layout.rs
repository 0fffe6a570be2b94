//! Sizes and names of files.

use super::Fault;
use super::source::File;
use std::collections::BTreeSet;

/// The longest file.
const LINES_MAX: usize = 700;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "common", "manager", "misc"];

pub(super) fn check(files: &[File]) -> Vec<Fault> {
    let folders: BTreeSet<&str> =
        files.iter().filter_map(|file| file.path.rsplit_once('/').map(|(folder, _)| folder)).collect();
    let mut faults = Vec::new();
    for file in files {
        let lines = file.text.lines().count();
        if lines > LINES_MAX && !is_data(file) {
            faults.push(Fault::new(
                file,
                LINES_MAX + 1,
                format!("{lines} lines, {LINES_MAX} at most: a file is about one thing; cut it where its subjects part"),
            ));
        }
        for part in file.path.split('/') {
            let stem = part.split('.').next().unwrap_or(part);
            if EMPTY_NAMES.contains(&stem) {
                faults.push(Fault::new(
                    file,
                    1,
                    format!("“{stem}” says nothing: name it after what it holds"),
                ));
            }
        }
        if let Some(module) = file.path.strip_suffix(".rs")
            && folders.contains(module)
        {
            faults.push(Fault::new(file, 1, format!("a module with children lives in {module}/mod.rs")));
        }
    }
    faults
}

fn is_data(file: &File) -> bool {
    let folders = ["/data/", "/expectations/", "/samples/", "docs/reference/"];
    folders.iter().any(|folder| file.path.contains(folder)) || matches!(file.name(), "Cargo.lock" | "LICENSE")
}
