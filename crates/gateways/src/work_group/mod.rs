//! The robot of a work group (工作群机器人): a post is one JSON message to an address that holds the key of the group, as
//! the robots of WeCom take them. The other side knows no numbers of posts, so whoever sends must know whether a post
//! may have arrived: [`PostError::is_unclear`].

mod simulator;

pub use simulator::{Answering, RunningGroup, StoredPost, serve};

use serde::{Deserialize, Serialize};
use std::fmt;
use std::io::ErrorKind;
use std::time::Duration;
use ureq::Agent;

/// The longest text of a post, in bytes of UTF-8.
pub const CONTENT_BYTES_MAX: usize = 4_096;
/// The code by which a robot says that it got too many posts in a minute.
const TOO_MANY: i64 = 45_009;

/// A post as it goes over the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Always `markdown`.
    pub msgtype: String,
    /// The text.
    pub markdown: Markdown,
}

/// The text of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Markdown {
    /// Markdown.
    pub content: String,
}

/// What a robot answers.
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    errcode: i64,
    #[serde(default)]
    errmsg: String,
}

/// Why a post was not, or perhaps not, taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PostError {
    /// It did not leave the court: no connection.
    #[error("the work group cannot be reached: {0}")]
    Unreachable(String),
    /// The group takes no more posts for now.
    #[error("the work group asks to come back later")]
    Busy,
    /// The group refuses it, and will do so again.
    #[error("the work group refuses the post: {0}")]
    Refused(String),
    /// It left the court, and nobody knows whether it arrived.
    #[error("whether the post arrived is not known: {0}")]
    Unclear(String),
}

impl PostError {
    /// Whether the post may have arrived.
    #[must_use]
    pub fn is_unclear(&self) -> bool {
        matches!(self, PostError::Unclear(_))
    }

    /// What the officer should know.
    #[must_use]
    pub fn officer_sentence(&self) -> String {
        match self {
            PostError::Unreachable(_) => "连接不上工作群服务，稍后自动再发".to_owned(),
            PostError::Busy => "工作群服务繁忙，稍后自动再发".to_owned(),
            PostError::Refused(why) => format!("工作群拒收：{why}。请核对机器人地址"),
            PostError::Unclear(_) => "已经发出，但没有收到回执，请到群里核对是否收到".to_owned(),
        }
    }
}

/// The robot of a group. Its address holds the key, so it is not shown anywhere.
#[derive(Clone)]
pub struct WorkGroup {
    agent: Agent,
    address: String,
}

impl fmt::Debug for WorkGroup {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("WorkGroup")
    }
}

impl WorkGroup {
    /// The robot at an address such as `https://work.example/cgi-bin/webhook/send?key=…`; `whole` is how long a post
    /// may take.
    #[must_use]
    pub fn new(address: &str, whole: Duration) -> WorkGroup {
        let agent = Agent::config_builder()
            .timeout_connect(Some(whole))
            .timeout_global(Some(whole))
            .max_redirects(0)
            .http_status_as_error(false)
            .build()
            .new_agent();
        WorkGroup { agent, address: address.to_owned() }
    }

    /// Sends a post once.
    ///
    /// # Errors
    /// See [`PostError`].
    pub fn post(&self, content: &str) -> Result<(), PostError> {
        if content.len() > CONTENT_BYTES_MAX {
            return Err(PostError::Refused("内容超过4096字节".to_owned()));
        }
        let message =
            Message { msgtype: "markdown".to_owned(), markdown: Markdown { content: content.to_owned() } };
        let body = serde_json::to_vec(&message).expect("a message has a JSON form");
        let call = self.agent.post(&self.address).header("Content-Type", "application/json");
        let mut answer = call.send(&body[..]).map_err(broken)?;
        match answer.status().as_u16() {
            200 => {}
            429 | 503 => return Err(PostError::Busy),
            status @ 400..=499 => return Err(PostError::Refused(format!("状态码{status}"))),
            status => return Err(PostError::Unclear(format!("status {status}"))),
        }
        let text = answer.body_mut().with_config().limit(65_536).read_to_vec();
        let text = text.map_err(|error| PostError::Unclear(error.to_string()))?;
        let told: Told =
            serde_json::from_slice(&text).map_err(|error| PostError::Unclear(error.to_string()))?;
        match told.errcode {
            0 => Ok(()),
            TOO_MANY => Err(PostError::Busy),
            code => Err(PostError::Refused(format!("{code} {}", told.errmsg))),
        }
    }
}

/// Only where no connection came about, nothing can have arrived.
fn broken(error: ureq::Error) -> PostError {
    match &error {
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed | ureq::Error::BadUri(_) => {
            PostError::Unreachable(error.to_string())
        }
        ureq::Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve) => {
            PostError::Unreachable(error.to_string())
        }
        ureq::Error::Io(io) if io.kind() == ErrorKind::ConnectionRefused => {
            PostError::Unreachable(error.to_string())
        }
        _ => PostError::Unclear(error.to_string()),
    }
}
