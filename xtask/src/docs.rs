//! The generated pages of `docs/reference`: the product writes them itself (`zhida admin reference DIR`).

use crate::chores::{cargo, root, succeed, temporary_folder};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

/// The pages in `docs/reference` that are written by hand.
const BY_HAND: &[&str] = &["gateways.md", "intake-format.md"];

/// Writes the pages anew.
pub(crate) fn write() -> Result<ExitCode> {
    generate(&root().join("docs").join("reference"))?;
    Ok(ExitCode::SUCCESS)
}

/// Says which pages are not what the product would write today.
pub(crate) fn check() -> Result<ExitCode> {
    let fresh = temporary_folder("reference")?;
    let compared = generate(&fresh).and_then(|()| stale(&fresh, &root().join("docs").join("reference")));
    std::fs::remove_dir_all(&fresh).with_context(|| format!("cannot remove {}", fresh.display()))?;
    let stale = compared?;
    for page in &stale {
        println!("docs/reference/{page}: not what the product says today; run `cargo xtask docs`");
    }
    println!("{} pages out of date", stale.len());
    Ok(if stale.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn generate(folder: &Path) -> Result<()> {
    succeed(cargo().args(["run", "--quiet", "--package", "cli", "--", "admin", "reference"]).arg(folder))
}

/// The pages that differ, are missing, or are no longer generated.
fn stale(fresh: &Path, committed: &Path) -> Result<BTreeSet<String>> {
    let wanted = names(fresh)?;
    if wanted.is_empty() {
        bail!("the product wrote no reference page");
    }
    let read = |folder: &Path, name: &str| std::fs::read(folder.join(name)).ok();
    let differs = |name: &&String| read(fresh, name) != read(committed, name);
    let mut stale: BTreeSet<String> = wanted.iter().filter(differs).cloned().collect();
    let left_over = names(committed)?.into_iter();
    stale.extend(left_over.filter(|name| !wanted.contains(name) && !BY_HAND.contains(&name.as_str())));
    Ok(stale)
}

fn names(folder: &Path) -> Result<BTreeSet<String>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}
