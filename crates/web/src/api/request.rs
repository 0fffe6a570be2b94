//! What a request carries: who asks, the parts of its path, its query, its body.

use crate::api::error::ApiError;
use crate::server::blocking;
use crate::session::bearer_token;
use app::intake::FieldProblem;
use app::{App, AppError};
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use docket::office::Actor;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;
use values::CaseId;

/// Whoever holds the bearer token.
pub(crate) struct Bearer {
    pub(crate) actor: Actor,
    pub(crate) token: String,
}

impl FromRequestParts<App> for Bearer {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Bearer, ApiError> {
        let token = bearer_token(&parts.headers).ok_or(ApiError::NotSignedIn)?;
        let (app, asked) = (app.clone(), token.clone());
        let officer = blocking(move || app.officer(&asked)).await?.ok_or(ApiError::NotSignedIn)?;
        Ok(Bearer { actor: officer.actor, token })
    }
}

/// The variable parts of the path, by name.
pub(crate) struct PathParts(BTreeMap<String, String>);

impl FromRequestParts<App> for PathParts {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<PathParts, ApiError> {
        let parts = Path::<BTreeMap<String, String>>::from_request_parts(parts, app).await;
        parts.map(|Path(parts)| PathParts(parts)).map_err(|_| ApiError::App(AppError::NotFound))
    }
}

impl PathParts {
    /// The case. What cannot be the id of a case is the id of no case.
    pub(crate) fn case(&self) -> Result<CaseId, ApiError> {
        self.get("id")
    }

    /// Another part; what cannot be read names nothing.
    pub(crate) fn get<T: FromStr>(&self, name: &str) -> Result<T, ApiError> {
        let text = self.0.get(name).ok_or(ApiError::App(AppError::NotFound))?;
        text.parse().map_err(|_| ApiError::App(AppError::NotFound))
    }
}

/// One parameter of a query.
#[derive(Clone, Copy)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) kind: ParameterKind,
    pub(crate) meaning: &'static str,
}

/// What a parameter may say.
#[derive(Clone, Copy)]
pub(crate) enum ParameterKind {
    /// Any text of at most so many characters.
    Text(usize),
    /// A civil day.
    Day,
    /// A whole number between two bounds.
    Whole(u32, u32),
    /// `true` or `false`.
    Flag,
    /// One of a list: stored word and Chinese title.
    Words(&'static [(&'static str, &'static str)]),
}

impl Parameter {
    /// How many lines of a list are passed over.
    pub(crate) const OFFSET: Parameter =
        Parameter {
            name: "offset", kind: ParameterKind::Whole(0, 1_000_000), meaning: "跳过的行数，默认 0"
        };

    /// How many lines of a list are wanted at most.
    pub(crate) const LIMIT: Parameter =
        Parameter {
            name: "limit", kind: ParameterKind::Whole(1, 200), meaning: "最多的行数，默认 50"
        };

    pub(crate) fn schema(&self) -> Value {
        match self.kind {
            ParameterKind::Text(max) => json!({"type": "string", "maxLength": max}),
            ParameterKind::Day => json!({"type": "string", "format": "date"}),
            ParameterKind::Whole(min, max) => json!({"type": "integer", "minimum": min, "maximum": max}),
            ParameterKind::Flag => json!({"type": "boolean"}),
            ParameterKind::Words(words) => crate::api::schema::words(words),
        }
    }

    fn problem(&self, text: &str) -> Option<String> {
        match self.kind {
            ParameterKind::Text(max) => (text.chars().count() > max).then(|| format!("最多{max}字")),
            ParameterKind::Day => text.parse::<values::Day>().err().map(|error| error.to_string()),
            ParameterKind::Whole(min, max) => {
                let fits = text.parse::<u32>().is_ok_and(|number| (min..=max).contains(&number));
                (!fits).then(|| format!("应为{min}到{max}之间的整数"))
            }
            ParameterKind::Flag => {
                (!matches!(text, "true" | "false")).then(|| "应为 true 或者 false".to_owned())
            }
            ParameterKind::Words(words) => (!words.iter().any(|(word, _)| *word == text)).then(|| {
                let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                format!("应为 {} 之一", words.join("、"))
            }),
        }
    }
}

/// The query of a request, not yet checked.
pub(crate) struct Asked(Vec<(String, String)>);

impl FromRequestParts<App> for Asked {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Asked, ApiError> {
        match Query::<Vec<(String, String)>>::from_request_parts(parts, app).await {
            Ok(Query(pairs)) => Ok(Asked(pairs)),
            Err(rejection) => Err(whole_problem("查询参数", &rejection)),
        }
    }
}

impl Asked {
    /// The query, checked against its parameters: no unknown name, none twice, every value within bounds.
    pub(crate) fn checked(self, parameters: &[Parameter]) -> Result<Answers, ApiError> {
        let mut answers = BTreeMap::new();
        let mut problems = Vec::new();
        for (name, text) in self.0 {
            let problem = match parameters.iter().find(|parameter| parameter.name == name) {
                None => Some("没有这个参数".to_owned()),
                Some(_) if answers.contains_key(&name) => Some("只能出现一次".to_owned()),
                Some(parameter) => parameter.problem(&text),
            };
            match problem {
                Some(problem) => {
                    problems.push(FieldProblem {
                        message: format!("参数“{name}”：{problem}"), field: name
                    });
                }
                None => {
                    answers.insert(name, text);
                }
            }
        }
        if problems.is_empty() { Ok(Answers(answers)) } else { Err(ApiError::BadFields(problems)) }
    }
}

/// A checked query.
pub(crate) struct Answers(BTreeMap<String, String>);

impl Answers {
    /// The value of a parameter, where the query has it.
    pub(crate) fn get<T: FromStr>(&self, name: &str) -> Option<T> {
        self.0.get(name).and_then(|text| text.parse().ok())
    }

    /// The lines that are asked for by [`Parameter::OFFSET`] and [`Parameter::LIMIT`]: how many are passed over, and how
    /// many follow at most.
    pub(crate) fn page(&self) -> (u32, u32) {
        (self.get("offset").unwrap_or(0), self.get("limit").unwrap_or(50))
    }

    /// Whether a flag is set.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.get(name) == Some(true)
    }
}

/// A JSON body.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, app: &App) -> Result<Body<T>, ApiError> {
        let kind =
            request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let essence = kind.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/json") {
            return Err(ApiError::NotJson);
        }
        let bytes = Bytes::from_request(request, app).await.map_err(|rejection| {
            let too_large = rejection.status() == StatusCode::PAYLOAD_TOO_LARGE;
            if too_large { ApiError::TooLarge } else { ApiError::BadJson("正文没有收全".to_owned()) }
        })?;
        read(&bytes).map(Body)
    }
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        let field = if path == "." { String::new() } else { path };
        let inner = error.into_inner();
        match inner.classify() {
            serde_json::error::Category::Data => ApiError::BadFields(vec![FieldProblem {
                message: format!("{field}内容与格式不符（{inner}）"),
                field,
            }]),
            _ => ApiError::BadJson(inner.to_string()),
        }
    })?;
    deserializer.end().map_err(|error| ApiError::BadJson(error.to_string()))?;
    Ok(value)
}

fn whole_problem(what: &str, error: &impl Display) -> ApiError {
    ApiError::BadFields(vec![FieldProblem {
        field: String::new(),
        message: format!("{what}不能读取（{error}）"),
    }])
}

/// A JSON answer with status 200, worked out where blocking is allowed.
pub(crate) async fn answered<T: serde::Serialize + Send + 'static>(
    work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
) -> Result<axum::response::Response, ApiError> {
    let answer = blocking(work).await?;
    Ok(axum::Json(answer).into_response())
}
