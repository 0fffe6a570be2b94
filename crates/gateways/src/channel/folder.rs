//! An institution without a service: batches are put into `out`, replies are taken from `in`.
//!
//! A message is two files, `NAME.json` and `NAME.json.signature`. The signature is put down first and the message is
//! renamed into its place, so that whoever sees a message sees all of it. What has been applied lies in `done`; what
//! cannot be read lies in `bad`, with the reason in `NAME.json.why`.

use super::{ChannelError, Clock, Delivery, Unreadable, read_replies};
use crate::message::{Batch, Request};
use crate::signature::{Freshness, Key, Signature, Signed};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

const ROOMS: [&str; 4] = ["out", "in", "done", "bad"];
const MESSAGE_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// The folder of an institution. One process at a time may put batches into it.
#[derive(Debug)]
pub struct Folder {
    folder: PathBuf,
    court: String,
    key: Key,
    clock: Clock,
    /// Held while a number is drawn.
    drawing: Mutex<()>,
}

impl Folder {
    /// Opens a folder and makes its rooms.
    ///
    /// # Errors
    /// They cannot be made.
    pub fn open(folder: &Path, court: &str, key: Key, clock: Clock) -> Result<Folder, ChannelError> {
        make_rooms(folder)?;
        let drawing = Mutex::new(());
        Ok(Folder { folder: folder.to_owned(), court: court.to_owned(), key, clock, drawing })
    }

    /// Puts down a batch, if there is one, and takes the replies that lie there; see [`super::Channel::send`].
    ///
    /// # Errors
    /// A file cannot be read, written or moved.
    pub fn send(&self, requests: &[Request]) -> Result<Delivery, ChannelError> {
        if !requests.is_empty() {
            let batch = Batch { court: self.court.clone(), requests: requests.to_vec() };
            let body = serde_json::to_vec(&batch).expect("a batch has a JSON form");
            let name = format!("{:08}.json", self.draw_number()?);
            put(&self.folder.join("out"), &name, &body, &self.key, &self.clock)?;
        }
        self.take()
    }

    fn take(&self) -> Result<Delivery, ChannelError> {
        let mut delivery = Delivery::default();
        let done = self.folder.join("done");
        for path in messages(&self.folder.join("in"))? {
            let read = read_signed(&path, &self.key, &self.clock)?
                .and_then(|body| read_replies(&body).map_err(|error| error.to_string()));
            match read {
                Ok((replies, unreadable)) => {
                    delivery.replies.extend(replies);
                    delivery.unreadable.extend(unreadable);
                    let (message, signature) =
                        (done.join(name(&path)), done.join(name(&signature_of(&path))));
                    delivery.files.push((path.clone(), message));
                    delivery.files.push((signature_of(&path), signature));
                }
                Err(why) => {
                    set_aside(&path, &self.folder.join("bad"), &why)?;
                    delivery
                        .unreadable
                        .push(Unreadable { request: None, why: format!("{}: {why}", name(&path)) });
                }
            }
        }
        Ok(delivery)
    }

    /// The next number of a batch. It is on disk before it is used, so that none is used twice.
    fn draw_number(&self) -> Result<u64, ChannelError> {
        let _drawing = self.drawing.lock().unwrap_or_else(PoisonError::into_inner);
        let path = self.folder.join("out").join("last-number");
        let last = match fs::read_to_string(&path) {
            Ok(text) => text.trim().parse().map_err(|_| ChannelError::File {
                path: path.clone(),
                what: "read as a number",
                source: std::io::ErrorKind::InvalidData.into(),
            })?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => 0_u64,
            Err(source) => return Err(failed(&path, "read", source)),
        };
        write_whole(&path, (last + 1).to_string().as_bytes())?;
        Ok(last + 1)
    }
}

/// Makes the four rooms of a folder.
pub(crate) fn make_rooms(folder: &Path) -> Result<(), ChannelError> {
    ROOMS
        .iter()
        .map(|room| folder.join(room))
        .try_for_each(|room| fs::create_dir_all(&room).map_err(|source| failed(&room, "made", source)))
}

/// Puts a signed message into a room.
pub(crate) fn put(
    room: &Path,
    name: &str,
    body: &[u8],
    key: &Key,
    clock: &Clock,
) -> Result<(), ChannelError> {
    let path = room.join(name);
    let signature = Signature::make(key, Signed { act: "FILE", of: name, body }, clock.now());
    write_whole(&signature_of(&path), signature.to_file().as_bytes())?;
    write_whole(&path, body)
}

/// The messages in a room, by name.
pub(crate) fn messages(room: &Path) -> Result<Vec<PathBuf>, ChannelError> {
    let entries = fs::read_dir(room).map_err(|source| failed(room, "listed", source))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|source| failed(room, "listed", source))?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// The body of a message, its signature checked; in words what is wrong with it otherwise.
pub(crate) fn read_signed(
    path: &Path,
    key: &Key,
    clock: &Clock,
) -> Result<Result<Vec<u8>, String>, ChannelError> {
    let length = fs::metadata(path).map_err(|source| failed(path, "read", source))?.len();
    if length > MESSAGE_BYTES_MAX {
        return Ok(Err(format!("the file is larger than {MESSAGE_BYTES_MAX} bytes")));
    }
    let body = fs::read(path).map_err(|source| failed(path, "read", source))?;
    let Ok(signature) = fs::read_to_string(signature_of(path)) else {
        return Ok(Err("there is no signature beside it".to_owned()));
    };
    let signed = Signed { act: "FILE", of: &name(path), body: &body };
    let checked = Signature::from_file(&signature)
        .and_then(|signature| signature.check(key, signed, clock.now(), Freshness::File));
    Ok(checked.map(|()| body).map_err(|error| format!("the signature does not hold: {error}")))
}

/// Moves a message that cannot be read to `bad`, with the reason beside it.
pub(crate) fn set_aside(path: &Path, bad: &Path, why: &str) -> Result<(), ChannelError> {
    write_whole(&bad.join(format!("{}.why", name(path))), format!("{why}\n").as_bytes())?;
    let signature = signature_of(path);
    if signature.exists() {
        rename(&signature, &bad.join(name(&signature)))?;
    }
    rename(path, &bad.join(name(path)))
}

/// Takes a message away with its signature.
pub(crate) fn remove(path: &Path) -> Result<(), ChannelError> {
    fs::remove_file(path).map_err(|source| failed(path, "removed", source))?;
    let signature = signature_of(path);
    fs::remove_file(&signature).map_err(|source| failed(&signature, "removed", source))
}

pub(super) fn rename(from: &Path, to: &Path) -> Result<(), ChannelError> {
    fs::rename(from, to).map_err(|source| failed(from, "moved", source))
}

fn signature_of(path: &Path) -> PathBuf {
    path.with_file_name(format!("{}.signature", name(path)))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Writes a file beside its place, waits until it is on disk, and renames it into its place.
fn write_whole(path: &Path, body: &[u8]) -> Result<(), ChannelError> {
    let part = path.with_file_name(format!("{}.part", name(path)));
    let write = || {
        let mut file = fs::File::create(&part)?;
        std::io::Write::write_all(&mut file, body)?;
        file.sync_all()?;
        fs::rename(&part, path)
    };
    write().map_err(|source| failed(path, "written", source))
}

fn failed(path: &Path, what: &'static str, source: std::io::Error) -> ChannelError {
    ChannelError::File { path: path.to_owned(), what, source }
}
