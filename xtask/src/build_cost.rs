//! What the first command of README costs: a build into an empty target folder, one JSON line a figure.
//!
//! `CPU seconds` are user and system time of cargo and everything that it started and waited for, as Linux counts them
//! for this process. They are sturdy; wall seconds depend on who else is using the machine.

use crate::chores::{cargo, output, temporary_folder};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// Builds and prints the figures.
pub(crate) fn run(profile: &str) -> Result<ExitCode> {
    let target = temporary_folder("build-cost")?;
    let measured = measure(profile, &target);
    std::fs::remove_dir_all(&target).with_context(|| format!("cannot remove {}", target.display()))?;
    measured.map(|()| ExitCode::SUCCESS)
}

fn measure(profile: &str, target: &Path) -> Result<()> {
    // What is downloaded is not what is built.
    crate::chores::succeed(cargo().args(["fetch", "--quiet"]))?;
    let before = children_ticks()?;
    let began = Instant::now();
    let crates = build(profile, target)?;
    let wall = began.elapsed();
    let ticks = children_ticks()? - before;
    let per_second = ticks_per_second()?;
    let folder = if profile == "dev" { "debug" } else { profile };
    let binary = target.join(folder).join("zhida");
    let size = std::fs::metadata(&binary).with_context(|| format!("cannot find {}", binary.display()))?.len();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    figure(&format!("build_cost.{profile}.cpu"), ticks / per_second, "CPU-seconds");
    figure(&format!("build_cost.{profile}.wall"), wall.as_secs(), "seconds");
    figure(&format!("build_cost.{profile}.crates"), crates, "crates");
    figure(&format!("build_cost.{profile}.binary"), size / (1024 * 1024), "MiB");
    figure("build_cost.cores", cores as u64, "cores");
    Ok(())
}

/// Builds the default package and counts what cargo says it compiles.
fn build(profile: &str, target: &Path) -> Result<u64> {
    let mut child = cargo()
        .args(["build", "--locked", "--profile", profile])
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_TERM_PROGRESS_WHEN", "never")
        // A shared cache of compiled crates would hide the cost.
        .env_remove("RUSTC_WRAPPER")
        .stderr(Stdio::piped())
        .spawn()
        .context("cannot run cargo")?;
    let messages = BufReader::new(child.stderr.take().expect("the errors of cargo are piped"));
    let mut crates = 0;
    for line in messages.lines() {
        let line = line.context("cannot read what cargo says")?;
        eprintln!("{line}");
        if line.trim_start().starts_with("Compiling ") {
            crates += 1;
        }
    }
    let status = child.wait().context("cannot wait for cargo")?;
    if !status.success() {
        bail!("the build ended with {status}");
    }
    Ok(crates)
}

/// Clock ticks, user and system, of all children that have been waited for, and of theirs.
fn children_ticks() -> Result<u64> {
    let stat = std::fs::read_to_string("/proc/self/stat").context("CPU time is counted on Linux only")?;
    // The name of the program stands in brackets and may hold anything; what follows is numbers from field 3 on.
    let fields: Vec<&str> =
        stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_ascii_whitespace().collect();
    let field = |number: usize| -> Result<u64> {
        fields.get(number - 3).context("/proc/self/stat is too short")?.parse().context("not a number")
    };
    Ok(field(16)? + field(17)?)
}

fn ticks_per_second() -> Result<u64> {
    output(Command::new("getconf").arg("CLK_TCK"))?.trim().parse().context("getconf gave no number")
}

fn figure(name: &str, value: u64, unit: &str) {
    println!(r#"{{"name":"{name}","value":{value},"unit":"{unit}"}}"#);
}
