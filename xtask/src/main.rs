//! The chores of the house: `cargo xtask tidy|docs|build-cost|ci`.
//!
//! Kept to the standard library and `anyhow`, so that it builds in a moment and can look at a tree that does not
//! compile.

mod build_cost;
mod chores;
mod docs;
mod tidy;

use anyhow::{Result, bail};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask tidy [--advice]                     check the rules of the house that no compiler checks
cargo xtask docs [--check]                      write docs/reference anew, or say where it differs
cargo xtask build-cost [--profile dev|release]  what the first command of README costs on an empty target folder
cargo xtask ci                                  everything that .ci/run does";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<ExitCode> {
    match arguments {
        ["tidy"] => tidy::run(tidy::Advice::Silent),
        ["tidy", "--advice"] => tidy::run(tidy::Advice::Told),
        ["docs"] => docs::write(),
        ["docs", "--check"] => docs::check(),
        ["build-cost"] | ["build-cost", "--profile", "dev"] => build_cost::run("dev"),
        ["build-cost", "--profile", "release"] => build_cost::run("release"),
        ["ci"] => chores::ci(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("there is no chore “{}”\n\n{USAGE}", other.join(" ")),
    }
}
