//! A child process of this program that serves, and says where.

use anyhow::Context;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child as Process, Command, Stdio};

/// A running `zhida` that said its address; killed when dropped.
pub(crate) struct Child {
    process: Process,
    address: String,
}

/// Where a command says its address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    /// On its standard output: `zhida simulate`.
    Out,
    /// Among its messages: `zhida serve`, `zhida demo`.
    Err,
}

impl Child {
    /// Starts this program with arguments and waits until it says `http://…`.
    pub(crate) fn start<A: AsRef<OsStr>>(arguments: &[A], says: Says) -> anyhow::Result<Child> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(arguments);
        match says {
            Says::Out => command.stdout(Stdio::piped()),
            Says::Err => command.stderr(Stdio::piped()),
        };
        let mut process = command.spawn().context("无法启动子进程")?;
        let output: Option<Box<dyn Read + Send>> = match says {
            Says::Out => process.stdout.take().map(|output| Box::new(output) as _),
            Says::Err => process.stderr.take().map(|output| Box::new(output) as _),
        };
        let mut child = Child { process, address: String::new() };
        let mut lines = BufReader::new(output.context("子进程没有输出")?).lines();
        child.address = loop {
            let line = lines.next().context("子进程未能启动")??;
            if let Some((_, address)) = line.split_once("http://") {
                break format!("http://{address}");
            }
        };
        // Whoever reads nothing blocks the child one day.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(child)
    }

    /// Where it listens: `http://127.0.0.1:4200`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// The most memory that it had resident, in KiB.
    pub(crate) fn peak_resident_kib(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).context("no VmHWM")?;
        Ok(line.split_whitespace().nth(1).context("no figure")?.parse()?)
    }
}

impl Drop for Child {
    /// On Unix this is SIGKILL.
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
