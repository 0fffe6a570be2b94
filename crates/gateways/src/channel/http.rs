use super::{Changes, ChannelError, Clock, Delivery, read_changes, read_replies};
use crate::message::{Batch, Request};
use crate::signature::{Freshness, Key, Signature, Signed};
use std::io;
use std::time::Duration;
use ureq::http::{Response, header};
use ureq::{Agent, Body};

/// The path that takes requests.
pub(crate) const REQUESTS: &str = "/v1/requests";
/// The path of the feed of changes.
pub(crate) const CHANGES: &str = "/v1/changes";

/// How long to wait and how much to read.
#[derive(Clone, Copy, Debug)]
pub struct HttpLimits {
    /// For the connection.
    pub connect: Duration,
    /// For everything from the connection to the last byte of the answer.
    pub whole: Duration,
    /// The largest answer.
    pub answer_bytes: u64,
}

impl Default for HttpLimits {
    fn default() -> HttpLimits {
        HttpLimits {
            connect: Duration::from_secs(5),
            whole: Duration::from_secs(30),
            answer_bytes: 16 * 1024 * 1024,
        }
    }
}

/// An institution that answers over HTTP. It keeps its connections open and can be used by many threads.
#[derive(Debug)]
pub struct Http {
    agent: Agent,
    address: String,
    court: String,
    key: Key,
    clock: Clock,
    limits: HttpLimits,
}

impl Http {
    /// A client for the service at an address such as `http://10.1.2.3:4200`.
    #[must_use]
    pub fn new(address: &str, court: &str, key: Key, clock: Clock, limits: HttpLimits) -> Http {
        let agent = Agent::config_builder()
            .timeout_connect(Some(limits.connect))
            .timeout_global(Some(limits.whole))
            .max_redirects(0)
            .http_status_as_error(false)
            .build()
            .new_agent();
        let address = address.trim_end_matches('/').to_owned();
        Http { agent, address, court: court.to_owned(), key, clock, limits }
    }

    /// Sends requests; see [`super::Channel::send`]. Sending none asks nothing.
    ///
    /// # Errors
    /// See [`ChannelError`].
    pub fn send(&self, requests: &[Request]) -> Result<Delivery, ChannelError> {
        if requests.is_empty() {
            return Ok(Delivery::default());
        }
        let batch = Batch { court: self.court.clone(), requests: requests.to_vec() };
        let body = serde_json::to_vec(&batch).expect("a batch has a JSON form");
        let signature = self.sign("POST", REQUESTS, &body);
        let mut call = self
            .agent
            .post(format!("{}{REQUESTS}", self.address))
            .header(header::CONTENT_TYPE, "application/json");
        for (name, value) in signature.headers() {
            call = call.header(name, value);
        }
        let answer = self.read(&signature, call.send(&body[..]))?;
        let (replies, unreadable) = read_replies(&answer)?;
        Ok(Delivery { replies, unreadable, files: Vec::new() })
    }

    /// The feed of changes; see [`super::Channel::changes`].
    ///
    /// # Errors
    /// See [`ChannelError`].
    pub fn changes(&self, after: u64, limit: usize) -> Result<Changes, ChannelError> {
        let path = format!("{CHANGES}?after={after}&limit={limit}");
        let signature = self.sign("GET", &path, b"");
        let mut call = self.agent.get(format!("{}{path}", self.address));
        for (name, value) in signature.headers() {
            call = call.header(name, value);
        }
        read_changes(&self.read(&signature, call.call())?)
    }

    fn sign(&self, act: &str, of: &str, body: &[u8]) -> Signature {
        Signature::make(&self.key, Signed { act, of, body }, self.clock.now())
    }

    /// The body of a good answer, its signature checked.
    fn read(
        &self,
        asked: &Signature,
        answer: Result<Response<Body>, ureq::Error>,
    ) -> Result<Vec<u8>, ChannelError> {
        let mut answer = answer.map_err(broken)?;
        let status = answer.status();
        let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok());
        match status.as_u16() {
            200 => {}
            429 | 503 => {
                let retry_after_seconds = header("Retry-After").and_then(|value| value.trim().parse().ok());
                return Err(ChannelError::Busy { retry_after_seconds });
            }
            401 | 403 => {
                let why = beginning(answer.body_mut());
                return Err(ChannelError::SignatureRefused { why });
            }
            404 => return Err(ChannelError::NotOffered),
            _ => {
                let why = format!("status {status}: {}", beginning(answer.body_mut()));
                return Err(ChannelError::Unintelligible { why });
            }
        }
        let kind = header("Content-Type").unwrap_or("none");
        if kind.split(';').next().map(str::trim) != Some("application/json") {
            let why = format!("its type is {kind:?}, not application/json");
            return Err(ChannelError::Unintelligible { why });
        }
        let signature = Signature::from_headers(header).map_err(ChannelError::SignatureWrong)?;
        let limits = self.limits.answer_bytes;
        let body = answer.body_mut().with_config().limit(limits).read_to_vec().map_err(broken)?;
        let signed = Signed { act: "200", of: &asked.value, body: &body };
        signature
            .check(&self.key, signed, self.clock.now(), Freshness::Message)
            .map_err(ChannelError::SignatureWrong)?;
        Ok(body)
    }
}

/// The first words of an answer that says what is wrong.
fn beginning(body: &mut Body) -> String {
    let text = body.with_config().limit(4_096).lossy_utf8(true).read_to_string().unwrap_or_default();
    text.chars().take(200).collect()
}

fn broken(error: ureq::Error) -> ChannelError {
    match error {
        ureq::Error::Timeout(_) => ChannelError::TimedOut,
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => ChannelError::TimedOut,
        ureq::Error::BodyExceedsLimit(limit) => {
            ChannelError::Unintelligible { why: format!("it is larger than {limit} bytes") }
        }
        ureq::Error::Protocol(error) => {
            ChannelError::Unintelligible { why: format!("it is not HTTP: {error}") }
        }
        error => ChannelError::Unreachable { why: error.to_string() },
    }
}
