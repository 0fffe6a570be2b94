//! A work group for tests and training: keeps what is posted, and can be slow, wrong or down.

use super::{CONTENT_BYTES_MAX, Message, TOO_MANY, Told};
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// How the group answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answering {
    /// As it should.
    Well,
    /// Keeps the post and answers late.
    Slow,
    /// Keeps the post and answers what is no JSON.
    Wrong,
    /// Keeps nothing: status 503.
    Down,
    /// Keeps nothing: too many posts.
    Busy,
}

impl FromStr for Answering {
    type Err = String;

    fn from_str(text: &str) -> Result<Answering, String> {
        match text {
            "well" => Ok(Answering::Well),
            "slow" => Ok(Answering::Slow),
            "wrong" => Ok(Answering::Wrong),
            "down" => Ok(Answering::Down),
            "busy" => Ok(Answering::Busy),
            _ => Err(format!("“{text}”不是故障，可填 well、slow、wrong、down、busy")),
        }
    }
}

/// A post that the group keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPost {
    /// Its text.
    pub content: String,
}

#[derive(Clone)]
struct Group {
    key: Arc<str>,
    latency: Duration,
    answering: Arc<Mutex<Answering>>,
    posts: Arc<Mutex<Vec<StoredPost>>>,
}

/// A group that serves on a thread of its own until this is dropped.
pub struct RunningGroup {
    address: SocketAddr,
    group: Group,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<std::io::Result<()>>>,
}

impl RunningGroup {
    /// The address of its robot, with the key.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}/cgi-bin/webhook/send?key={}", self.address, self.group.key)
    }

    /// What was posted.
    #[must_use]
    pub fn posts(&self) -> Vec<StoredPost> {
        self.group.posts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Answers in another way from now on.
    pub fn answer(&self, answering: Answering) {
        *self.group.answering.lock().unwrap_or_else(PoisonError::into_inner) = answering;
    }

    /// Serves for ever; gives why it ended.
    ///
    /// # Errors
    /// The connection to the outside is gone.
    pub fn wait(mut self) -> std::io::Result<()> {
        let ended = self.thread.take().map(JoinHandle::join);
        ended.unwrap_or(Ok(Ok(()))).unwrap_or_else(|_| Err(std::io::Error::other("the server panicked")))
    }
}

impl Drop for RunningGroup {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // Why it ended does not matter to somebody who has no more use for it.
            drop(thread.join());
        }
    }
}

/// Serves a group at an address such as `127.0.0.1:0`; `latency` is how late a slow answer is.
///
/// # Errors
/// It cannot listen there.
pub fn serve(
    address: &str,
    key: &str,
    answering: Answering,
    latency: Duration,
) -> std::io::Result<RunningGroup> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let listener = runtime.block_on(TcpListener::bind(address))?;
    let address = listener.local_addr()?;
    let group =
        Group { key: key.into(), latency, answering: Arc::new(Mutex::new(answering)), posts: Arc::default() };
    let router = Router::new()
        .route("/cgi-bin/webhook/send", post(take))
        .route("/posts", get(list))
        .with_state(group.clone());
    let (stop, stopped) = oneshot::channel::<()>();
    let thread = std::thread::spawn(move || {
        runtime.block_on(async {
            tokio::select! {
                ended = axum::serve(listener, router) => ended,
                _ = stopped => Ok(()),
            }
        })
    });
    Ok(RunningGroup { address, group, stop: Some(stop), thread: Some(thread) })
}

fn told(errcode: i64, errmsg: &str) -> Response {
    Json(Told { errcode, errmsg: errmsg.to_owned() }).into_response()
}

async fn take(State(group): State<Group>, RawQuery(query): RawQuery, body: Bytes) -> Response {
    let answering = *group.answering.lock().unwrap_or_else(PoisonError::into_inner);
    match answering {
        Answering::Down => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Answering::Busy => return told(TOO_MANY, "api freq out of limit"),
        Answering::Well | Answering::Slow | Answering::Wrong => {}
    }
    let key = query.as_deref().and_then(|query| query.strip_prefix("key="));
    if key != Some(&*group.key) {
        return told(93_000, "invalid webhook url");
    }
    let Ok(message) = serde_json::from_slice::<Message>(&body) else {
        return told(40_008, "invalid message type");
    };
    if message.msgtype != "markdown" || message.markdown.content.len() > CONTENT_BYTES_MAX {
        return told(40_058, "markdown.content exceed max length");
    }
    group
        .posts
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(StoredPost { content: message.markdown.content });
    match answering {
        Answering::Slow => tokio::time::sleep(group.latency).await,
        Answering::Wrong => return ([(header::CONTENT_TYPE, "text/html")], "<html>").into_response(),
        Answering::Well | Answering::Down | Answering::Busy => {}
    }
    told(0, "ok")
}

async fn list(State(group): State<Group>) -> Json<Vec<StoredPost>> {
    Json(group.posts.lock().unwrap_or_else(PoisonError::into_inner).clone())
}
