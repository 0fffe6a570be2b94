//! Dependencies run downwards only.

use super::Fault;
use super::source::File;

/// How high a crate stands: it may use what stands lower, and nothing beside or above.
const RANKS: &[(&str, u32)] = &[
    ("values", 0),
    ("law", 1),
    ("docket", 2),
    ("ledger", 2),
    ("insight", 2),
    ("judgment", 2),
    ("store", 3),
    ("documents", 3),
    ("gateways", 3),
    ("app", 4),
    ("web", 5),
    ("testkit", 6),
    ("cli", 7),
];

/// Libraries that only certain crates may know.
const RESERVED: &[(&str, &[&str])] = &[
    ("typst", &["documents"]),
    ("typst-layout", &["documents"]),
    ("typst-pdf", &["documents"]),
    ("typst-kit", &["documents"]),
    ("rusqlite", &["store"]),
    ("postgres", &["store"]),
    ("axum", &["web", "gateways"]),
    ("askama", &["web"]),
    ("tokio", &["web", "gateways", "cli"]),
    ("clap", &["cli"]),
    ("anyhow", &["cli", "xtask"]),
];

pub(super) fn check(files: &[File]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in files {
        let owner = match file.crate_name() {
            Some(name) if file.path == format!("crates/{name}/Cargo.toml") => name,
            None if file.path == "xtask/Cargo.toml" => "xtask",
            _ => continue,
        };
        for (line, dependency) in dependencies(&file.text) {
            if let Some(message) = objection(owner, dependency) {
                faults.push(Fault::new(file, line, message));
            }
        }
        if owner != "xtask" && rank(owner).is_none() {
            faults.push(Fault::new(
                file,
                1,
                format!("the crate {owner} has no place in the house: give it one in xtask/src/tidy/layers.rs and docs/architecture.md"),
            ));
        }
    }
    faults
}

fn rank(name: &str) -> Option<u32> {
    RANKS.iter().find(|(known, _)| *known == name).map(|(_, rank)| *rank)
}

/// The names in `[dependencies]`, with their lines. What tests alone use is free.
fn dependencies(manifest: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut inside = false;
    for (number, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            inside = matches!(section, "dependencies" | "build-dependencies");
            if let Some(name) = section.strip_prefix("dependencies.") {
                found.push((number + 1, name));
            }
        } else if inside && !line.is_empty() && !line.starts_with('#') {
            found.push((number + 1, line.split(['.', ' ', '=']).next().unwrap_or(line)));
        }
    }
    found
}

/// Why a crate may not use another, if it may not.
fn objection(owner: &str, dependency: &str) -> Option<String> {
    if let Some((_, allowed)) = RESERVED.iter().find(|(name, _)| *name == dependency)
        && !allowed.contains(&owner)
    {
        return Some(format!(
            "{owner} may not use {dependency}: only {} may; put the work there and call it",
            allowed.join(" and ")
        ));
    }
    let below = rank(dependency)?;
    if dependency == "testkit" && owner != "cli" {
        return Some(format!("{owner} may use testkit in [dev-dependencies] only"));
    }
    match rank(owner) {
        Some(own) if below < own => None,
        _ => Some(format!(
            "{owner} may not use {dependency}: dependencies run downwards (docs/architecture.md); move what both need to a crate below"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_run_downwards() {
        for (owner, dependency, allowed) in [
            ("law", "values", true),
            ("values", "law", false),
            ("docket", "ledger", false),
            ("app", "store", true),
            ("store", "documents", false),
            ("web", "rusqlite", false),
            ("store", "rusqlite", true),
            ("app", "testkit", false),
            ("cli", "testkit", true),
            ("xtask", "values", false),
            ("law", "serde", true),
        ] {
            assert_eq!(objection(owner, dependency).is_none(), allowed, "{owner} -> {dependency}");
        }
    }

    #[test]
    fn dependencies_of_tests_are_free() {
        let manifest = "[package]\nname = \"a\"\n\n[dependencies]\nlaw.workspace = true\n\n[dev-dependencies]\nstore.workspace = true\n";
        assert_eq!(dependencies(manifest), [(5, "law")]);
    }
}
