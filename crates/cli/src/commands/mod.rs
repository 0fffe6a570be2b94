//! The commands.

mod admin;
mod bench;
mod data;
mod demo;
mod doctor;
mod import;
mod intake;
mod law;
mod serve;
mod simulate;
mod story;
mod triage;

use clap::Subcommand;
use std::process::ExitCode;

#[derive(Subcommand)]
pub(crate) enum Command {
    Demo(demo::Demo),
    Serve(serve::Serve),
    Story(story::StoryCommand),
    Simulate(simulate::Simulate),
    Intake(intake::Intake),
    Law(law::Law),
    Triage(triage::Triage),
    Import(import::Import),
    Export(data::Export),
    Rebuild(data::Rebuild),
    Verify(data::Verify),
    #[command(name = "backup")]
    BackUp(data::BackUp),
    Restore(data::Restore),
    Bench(bench::Bench),
    Doctor(doctor::Doctor),
    Admin(admin::Admin),
}

impl Command {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Command::Demo(command) => command.run(),
            Command::Serve(command) => command.run(),
            Command::Story(command) => command.run(),
            Command::Simulate(command) => command.run(),
            Command::Intake(command) => command.run(),
            Command::Law(command) => command.run(),
            Command::Triage(command) => command.run(),
            Command::Import(command) => command.run(),
            Command::Export(command) => command.run(),
            Command::Rebuild(command) => command.run(),
            Command::Verify(command) => command.run(),
            Command::BackUp(command) => command.run(),
            Command::Restore(command) => command.run(),
            Command::Bench(command) => command.run(),
            Command::Doctor(command) => command.run(),
            Command::Admin(command) => command.run(),
        }
    }
}
