//! How messages reach an institution and replies come back: over HTTP ([`http`]) or through a folder ([`folder`]).
//!
//! Everything here may be repeated: a request keeps its id, and the institution answers the same id with the same
//! reply. A caller that does not know whether a message arrived sends it again.

mod error;
pub(crate) mod folder;
mod http;
mod reading;

pub use error::ChannelError;
pub use folder::Folder;
pub(crate) use http::{CHANGES, REQUESTS};
pub use http::{Http, HttpLimits};
pub use reading::{Changes, Unreadable, read_changes, read_replies};

use crate::institution::Transport;
use crate::message::{Reply, Request};
use crate::signature::Key;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use values::Instant;

/// Tells the time; whoever opens a channel brings it.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Instant + Send + Sync>);

impl Clock {
    /// A clock that asks a function.
    pub fn new(tell: impl Fn() -> Instant + Send + Sync + 'static) -> Clock {
        Clock(Arc::new(tell))
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Instant {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Clock")
    }
}

/// The way to one institution.
#[derive(Debug)]
pub enum Channel {
    /// Over HTTP.
    Http(Http),
    /// Through a folder.
    Folder(Folder),
}

impl Channel {
    /// Opens the way to an institution, for a court and with the key that it shares with the institution.
    ///
    /// Nothing is sent yet, and an HTTP service need not be up.
    ///
    /// # Errors
    /// The folders cannot be made.
    pub fn open(transport: &Transport, court: &str, key: Key, clock: Clock) -> Result<Channel, ChannelError> {
        Ok(match transport {
            Transport::Http { address } => {
                Channel::Http(Http::new(address, court, key, clock, HttpLimits::default()))
            }
            Transport::Folder { folder } => Channel::Folder(Folder::open(folder, court, key, clock)?),
        })
    }

    /// Sends requests, at most [`Batch::REQUESTS_MAX`](crate::message::Batch::REQUESTS_MAX), and gives what came back.
    ///
    /// Over HTTP these are the replies to them, as far as the institution gave any. Through a folder they are the
    /// replies that lie there, to older requests; sending none takes replies only.
    ///
    /// # Errors
    /// See [`ChannelError`]. It is not known then whether the institution has the requests: send them again.
    pub fn send(&self, requests: &[Request]) -> Result<Delivery, ChannelError> {
        match self {
            Channel::Http(http) => http.send(requests),
            Channel::Folder(folder) => folder.send(requests),
        }
    }

    /// The changes in a register of enterprises after the one with the number `after`, oldest first, at most `limit`.
    ///
    /// # Errors
    /// See [`ChannelError`]; a folder has no feed.
    pub fn changes(&self, after: u64, limit: usize) -> Result<Changes, ChannelError> {
        match self {
            Channel::Http(http) => http.changes(after, limit),
            Channel::Folder(_) => Err(ChannelError::NotOffered),
        }
    }
}

/// What came back from an institution.
///
/// Whoever has written the replies where they are safe says so with [`Delivery::applied`]. Until then files stay
/// where they lie and are delivered again.
#[derive(Debug, Default)]
#[must_use = "replies that are not applied are delivered again"]
pub struct Delivery {
    /// The replies, in the order in which they were read; one may come twice.
    pub replies: Vec<Reply>,
    /// What stood among the replies and could not be read.
    pub unreadable: Vec<Unreadable>,
    /// The files that they came in, with the places to which these move.
    files: Vec<(PathBuf, PathBuf)>,
}

impl Delivery {
    /// Says that the replies are safe: their files move to `done`.
    ///
    /// # Errors
    /// A file cannot be moved; it will be delivered again.
    pub fn applied(self) -> Result<(), ChannelError> {
        self.files.iter().try_for_each(|(file, to)| folder::rename(file, to))
    }
}
