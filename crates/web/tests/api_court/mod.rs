//! A synthetic court behind the JSON API, whose every answer is checked against the document.

use app::{App, FixedClock};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use std::sync::Arc;
use store::{Store, StoreUrl};
use testkit::synthetic::{self, COURT_NAME, PASSWORD};
use tower::ServiceExt;
use values::Day;

/// A synthetic court without cases, on a Friday in November.
pub(crate) struct Court {
    pub(crate) router: Router,
    pub(crate) document: Value,
}

impl Court {
    pub(crate) fn found() -> Court {
        Court::founded(|_| {})
    }

    /// A court with whatever else is done to it.
    pub(crate) fn founded(prepare: impl FnOnce(&App)) -> Court {
        let app = App::open(synthetic::config(
            Store::open(&StoreUrl::SqliteMemory).unwrap(),
            Arc::new(FixedClock::at(Day::new(2026, 11, 20).unwrap())),
        ))
        .unwrap();
        synthetic::found(&app).unwrap();
        prepare(&app);
        Court { router: web::router(app), document: web::openapi() }
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Sent {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let kind = response.headers().get("content-type").map(|kind| kind.to_str().unwrap().to_owned());
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        Sent { status, kind: kind.unwrap_or_default(), body }
    }

    pub(crate) async fn sign_in(&self, name: &str) -> Officer<'_> {
        let body = json!({"name": name, "password": PASSWORD});
        let begun = self.send(request("POST", "/api/v1/session", None, Some(&body))).await.json();
        Officer { court: self, token: begun["token"].as_str().unwrap().to_owned() }
    }

    /// Whether an answer is as the document describes it: nothing missing, nothing undescribed.
    pub(crate) fn check(&self, method: &str, path: &str, sent: &Sent) {
        let operation = &self.operation(path)[method.to_lowercase()];
        let described = &operation["responses"][sent.status.as_u16().to_string()];
        assert!(described.is_object(), "{method} {path} answers {} and does not say so", sent.status);
        if let Some(schema) = described.pointer("/content/application~1json/schema") {
            assert_eq!(sent.kind, "application/json");
            self.fits(schema, &sent.json(), path);
        }
    }

    /// The path item of the document that a path means.
    pub(crate) fn operation(&self, path: &str) -> &Value {
        let path = path.split('?').next().unwrap();
        let paths = self.document["paths"].as_object().unwrap();
        let means = |known: &str| {
            let (known, asked): (Vec<_>, Vec<_>) = (known.split('/').collect(), path.split('/').collect());
            known.len() == asked.len()
                && known.iter().zip(&asked).all(|(known, asked)| known.starts_with('{') || known == asked)
        };
        paths
            .get(path)
            .or_else(|| paths.iter().find(|(known, _)| means(known)).map(|(_, item)| item))
            .unwrap()
    }

    pub(crate) fn fits(&self, schema: &Value, value: &Value, place: &str) {
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.rsplit('/').next().unwrap();
            return self.fits(&self.document["components"]["schemas"][name], value, place);
        }
        if let Some(choices) = schema["anyOf"].as_array() {
            let choice = choices.iter().find(|choice| (choice["type"] == "null") == value.is_null());
            return self.fits(choice.unwrap(), value, place);
        }
        let kind = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(number) if number.is_i64() => "integer",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        let kinds = match &schema["type"] {
            Value::Null => return,
            Value::Array(kinds) => kinds.clone(),
            one => vec![one.clone()],
        };
        assert!(kinds.contains(&json!(kind)), "{place} is {kind}, not {kinds:?}");
        for (index, item) in value.as_array().into_iter().flatten().enumerate() {
            self.fits(&schema["items"], item, &format!("{place}[{index}]"));
        }
        let Some(fields) = value.as_object() else { return };
        let Some(properties) = schema["properties"].as_object() else { return };
        for name in schema["required"].as_array().into_iter().flatten() {
            assert!(fields.contains_key(name.as_str().unwrap()), "{place} lacks {name}");
        }
        for (name, value) in fields {
            let property = properties.get(name).unwrap_or_else(|| panic!("{place}.{name} is not described"));
            self.fits(property, value, &format!("{place}.{name}"));
        }
    }
}

pub(crate) struct Sent {
    pub(crate) status: StatusCode,
    pub(crate) kind: String,
    pub(crate) body: Vec<u8>,
}

impl Sent {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&self.body)))
    }

    pub(crate) fn code(&self) -> (u16, String) {
        (self.status.as_u16(), self.json()["code"].as_str().unwrap().to_owned())
    }
}

pub(crate) fn request(method: &str, path: &str, token: Option<&str>, body: Option<&Value>) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(encoded(path));
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    match body {
        Some(body) => {
            request.header("content-type", "application/json").body(Body::from(body.to_string())).unwrap()
        }
        None => request.body(Body::empty()).unwrap(),
    }
}

pub(crate) fn encoded(path: &str) -> String {
    let byte = |byte: u8| if byte.is_ascii() { (byte as char).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(byte).collect()
}

pub(crate) struct Officer<'a> {
    pub(crate) court: &'a Court,
    pub(crate) token: String,
}

impl Officer<'_> {
    /// Asks and checks the answer against the document.
    pub(crate) async fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Sent {
        let path = format!("/api/v1{path}");
        let sent = self.court.send(request(method, &path, Some(&self.token), body)).await;
        self.court.check(method, &path, &sent);
        sent
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let sent = self.ask("GET", path, None).await;
        assert_eq!(sent.status, StatusCode::OK, "{path}: {}", String::from_utf8_lossy(&sent.body));
        sent.json()
    }

    pub(crate) async fn file(&self) -> String {
        let sent = self.ask("POST", "/cases", Some(&application())).await;
        assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.json());
        sent.json()["id"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn try_act(&self, case: &str, act: &str, command: Value) -> Sent {
        let body = json!({"pages": null, "command": command});
        self.ask("POST", &format!("/cases/{case}/acts/{act}"), Some(&body)).await
    }

    pub(crate) async fn act(&self, case: &str, act: &str, command: Value) -> Value {
        let sent = self.try_act(case, act, command).await;
        assert_eq!(sent.status, StatusCode::OK, "{act}: {}", sent.json());
        sent.json()
    }

    /// The command that the next steps offer for an act, with what they leave open.
    pub(crate) async fn prefilled(&self, case: &str, act: &str, rest: Value) -> Value {
        let steps = self.get(&format!("/cases/{case}/steps")).await;
        let step = steps["open"].as_array().unwrap().iter().find(|step| step["act"] == act);
        let mut command = step.unwrap_or_else(|| panic!("{act} is not open: {steps:#}"))["prefill"].clone();
        for (name, value) in rest.as_object().unwrap() {
            command[name] = value.clone();
        }
        command
    }
}

pub(crate) fn application() -> Value {
    json!({
        "received_on": "2026-11-20",
        "instrument": "（2026）内0299民初1号民事判决书",
        "instrument_by": COURT_NAME,
        "effective_on": "2026-09-01",
        "cause": "民间借贷纠纷",
        "parties": [
            {"no": 1, "role": "creditor", "name": "甲某", "kind": "person", "phone": "13900000001"},
            {"no": 2, "role": "debtor", "name": "乙某", "kind": "person", "address": "示范县人民路1号"},
        ],
        "claims": [{
            "no": 1, "label": "借款本金", "creditors": [1], "debtors": [2], "class": "principal",
            "doubled": "counts", "amount_fen": 1_000_000, "due_on": "2026-09-11",
            "interest": [{"rate": "6%", "basis": "year", "from": "2026-01-01"}],
        }],
    })
}
