//! The file in which a simulator keeps what it did, one JSON object a line; it is only ever appended to.

use super::SimulatorError;
use super::measures::Effect;
use super::script::Script;
use crate::institution::InstitutionKind;
use crate::message::Reply;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use values::{CreditCode, Day};

/// One line of the file.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "snake_case")]
pub(super) enum Line {
    /// The first line: which world it belongs to.
    World {
        /// The seed.
        seed: u64,
        /// The kind of institution.
        kind: InstitutionKind,
    },
    /// A request was answered for good.
    Answered {
        /// The day on which it was done.
        on: Day,
        /// What the request asked, as a short digest: the same id never stands for anything else.
        meaning: String,
        /// The reply, which is the same for ever.
        reply: Box<Reply>,
        /// What it did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        effect: Option<Effect>,
        /// The enterprise whose changes are in the feed from now on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        watched: Option<Watched>,
    },
    /// A request was accepted and is answered after so many more askings.
    Accepted {
        /// The request.
        request: String,
        /// How often it will still be accepted only.
        left: u32,
    },
    /// A script said something.
    Scripted {
        /// What.
        script: Script,
    },
}

/// An enterprise in the feed of changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Watched {
    pub(super) name: String,
    pub(super) credit_code: CreditCode,
}

/// Reads a file and opens it for appending. A last line that was torn by the death of the process is cut off: nobody
/// got a reply from it.
pub(super) fn open(path: &Path, mut read: impl FnMut(Line)) -> Result<File, SimulatorError> {
    let failed = |source| SimulatorError::State { path: path.to_owned(), source };
    let mut file =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut file, &mut bytes).map_err(failed)?;
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let lines = bytes[..whole].split(|byte| *byte == b'\n').enumerate();
    for (number, line) in lines.filter(|(_, line)| !line.is_empty()) {
        read(serde_json::from_slice(line).map_err(|source| SimulatorError::Line {
            path: path.to_owned(),
            number: number + 1,
            source,
        })?);
    }
    file.set_len(whole as u64).map_err(failed)?;
    file.seek(SeekFrom::End(0)).map_err(failed)?;
    Ok(file)
}

/// The bytes of a line.
pub(super) fn write(line: &Line, to: &mut Vec<u8>) {
    serde_json::to_writer(&mut *to, line).expect("a line has a JSON form, and a Vec takes it");
    to.push(b'\n');
}

/// Appends lines at once.
pub(super) fn append(file: &mut File, lines: &[u8]) -> std::io::Result<()> {
    file.write_all(lines)
}
