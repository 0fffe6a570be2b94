//! A simulator behind HTTP, as `docs/reference/gateways.md` describes the service of an institution.

use super::script::{
    ScriptedChange, ScriptedClock, ScriptedFault, ScriptedHoldings, ScriptedMeasure, ScriptedTraces,
};
use super::wire::{Scissors, Wires};
use super::{Answer, Script, Scripts, Simulator, SimulatorError};
use crate::channel::Clock;
use crate::message::Batch;
use crate::signature::{Freshness, Key, Signature, SignatureError, Signed};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::de::DeserializeOwned;
use serde_json::json;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

const BODY_BYTES_MAX: usize = 16 * 1024 * 1024;
/// The most changes in one answer.
const CHANGES_MAX: usize = 1_000;
const RETRY_AFTER_SECONDS: &str = "30";

/// A simulator that serves on a thread of its own until this is dropped.
pub struct Running {
    address: SocketAddr,
    simulator: Arc<Simulator>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<std::io::Result<()>>>,
}

impl Running {
    /// Where it listens: `http://127.0.0.1:4200`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The institution, for a script within the process.
    #[must_use]
    pub fn simulator(&self) -> &Simulator {
        &self.simulator
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

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // Why it ended does not matter to somebody who has no more use for it.
            drop(thread.join());
        }
    }
}

#[derive(Clone)]
struct Service {
    simulator: Arc<Simulator>,
    key: Key,
    clock: Clock,
}

/// Serves a simulator at an address such as `127.0.0.1:0`; it is ready when this returns.
///
/// # Errors
/// It cannot listen there.
pub fn serve(simulator: Simulator, address: &str, key: Key, clock: Clock) -> Result<Running, SimulatorError> {
    let failed = |source| SimulatorError::Listen { address: address.to_owned(), source };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
    let listener = runtime.block_on(TcpListener::bind(address)).map_err(failed)?;
    let bound = listener.local_addr().map_err(failed)?;
    let simulator = Arc::new(simulator);
    let service = Service { simulator: Arc::clone(&simulator), key, clock };
    let (stop, stopped) = oneshot::channel::<()>();
    let thread = std::thread::spawn(move || {
        let router = router(service).into_make_service_with_connect_info::<Scissors>();
        runtime.block_on(async {
            // Open connections end with the runtime: nobody waits for a client that keeps its connection.
            tokio::select! {
                ended = axum::serve(Wires(listener), router) => ended,
                _ = stopped => Ok(()),
            }
        })
    });
    Ok(Running { address: bound, simulator, stop: Some(stop), thread: Some(thread) })
}

fn router(service: Service) -> Router {
    let mut router = Router::new()
        .route(crate::channel::REQUESTS, post(requests))
        .route(crate::channel::CHANGES, get(changes));
    if service.simulator.scripts == Scripts::Taken {
        router = router.route("/script/{what}", post(script));
    }
    router.layer(DefaultBodyLimit::max(BODY_BYTES_MAX)).with_state(service)
}

async fn requests(
    State(service): State<Service>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    uri: Uri,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let asked = match service.signature(&method, &uri, &headers, &body) {
        Ok(asked) => asked,
        Err(error) => return problem(StatusCode::UNAUTHORIZED, &error.to_string()),
    };
    let batch: Batch = match serde_json::from_slice(&body) {
        Ok(batch) => batch,
        Err(error) => return problem(StatusCode::BAD_REQUEST, &error.to_string()),
    };
    if batch.requests.len() > Batch::REQUESTS_MAX {
        return problem(StatusCode::BAD_REQUEST, "a batch has at most 1000 requests");
    }
    match service.simulator.answer(&batch) {
        Ok(Answer::Message { body, after }) => {
            if !after.is_zero() {
                tokio::time::sleep(after).await;
            }
            service.signed(&asked, body)
        }
        Ok(Answer::Busy) => {
            let busy = problem(StatusCode::SERVICE_UNAVAILABLE, "come back later");
            ([(header::RETRY_AFTER, RETRY_AFTER_SECONDS)], busy).into_response()
        }
        Ok(Answer::Silent) => {
            scissors.cut();
            StatusCode::NO_CONTENT.into_response()
        }
        Err(error) => failed(&error),
    }
}

async fn changes(State(service): State<Service>, uri: Uri, method: Method, headers: HeaderMap) -> Response {
    let asked = match service.signature(&method, &uri, &headers, b"") {
        Ok(asked) => asked,
        Err(error) => return problem(StatusCode::UNAUTHORIZED, &error.to_string()),
    };
    let number = |name: &str| {
        let query = uri.query().unwrap_or_default();
        query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')?.parse::<u64>().ok())
    };
    let Some(after) = number("after") else {
        return problem(StatusCode::BAD_REQUEST, "“after” is a number");
    };
    let limit = number("limit").map_or(CHANGES_MAX, |limit| limit.min(CHANGES_MAX as u64) as usize);
    let changes = service.simulator.changes(after, limit);
    service.signed(&asked, json!({ "changes": changes }).to_string().into_bytes())
}

async fn script(State(service): State<Service>, Path(what): Path<String>, body: Bytes) -> Response {
    let read = match what.as_str() {
        "holdings" => read::<ScriptedHoldings>(&body).map(Script::Holdings),
        "measures" => read::<ScriptedMeasure>(&body).map(Script::Measures),
        "traces" => read::<ScriptedTraces>(&body).map(Script::Traces),
        "changes" => read::<ScriptedChange>(&body).map(Script::Changes),
        "clock" => read::<ScriptedClock>(&body).map(Script::Clock),
        "faults" => read::<ScriptedFault>(&body).map(Script::Faults),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    match read.map(|script| service.simulator.script(script)) {
        Ok(Ok(())) => StatusCode::NO_CONTENT.into_response(),
        Ok(Err(error)) => failed(&error),
        Err(error) => problem(StatusCode::BAD_REQUEST, &error.to_string()),
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, serde_json::Error> {
    serde_json::from_slice(body)
}

impl Service {
    /// The signature of a message, checked.
    fn signature(
        &self,
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<Signature, SignatureError> {
        let path = uri.path_and_query().map_or(uri.path(), |path| path.as_str());
        let signed = Signed { act: method.as_str(), of: path, body };
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let signature = Signature::from_headers(header)?;
        signature.check(&self.key, signed, self.clock.now(), Freshness::Message)?;
        Ok(signature)
    }

    fn signed(&self, asked: &Signature, body: Vec<u8>) -> Response {
        let signed = Signed { act: "200", of: &asked.value, body: &body };
        let headers = Signature::make(&self.key, signed, self.clock.now()).headers();
        let mut response = ([(header::CONTENT_TYPE, "application/json")], body).into_response();
        for (name, value) in headers {
            let value = value.parse().expect("ids of keys, numbers and hexadecimal digits are header values");
            response.headers_mut().insert(name, value);
        }
        response
    }
}

fn problem(status: StatusCode, why: &str) -> Response {
    let body = json!({ "error": why }).to_string();
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

fn failed(error: &SimulatorError) -> Response {
    tracing::error!("{error}");
    problem(StatusCode::INTERNAL_SERVER_ERROR, "the simulator cannot write its state")
}
