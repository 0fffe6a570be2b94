//! Faults and refusals as answers: the only place that maps them to HTTP.

use crate::shell::{self, Shell};
use app::AppError;
use app::settings::SettingRefusal;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use law::settings::SettingError;
use ledger::bank_line::LineRefusal;
use ledger::court_account::ClosingRefusal;

/// How a page or an endpoint ends when it does not end well.
#[derive(Debug)]
pub(crate) enum WebError {
    /// The application refused or failed.
    App(AppError),
    /// Nobody is signed in: to the sign-in page, and then back to where they wanted to go.
    SignedOut {
        /// The path they wanted.
        wanted: String,
    },
    /// What the address names is not there; the sentence says what.
    Missing(String),
    /// The form does not carry the token of the session: it was not sent from our own page.
    ForeignForm,
    /// A template failed, which is a bug.
    Template(askama::Error),
}

impl From<AppError> for WebError {
    fn from(error: AppError) -> WebError {
        WebError::App(error)
    }
}

impl From<askama::Error> for WebError {
    fn from(error: askama::Error) -> WebError {
        WebError::Template(error)
    }
}

/// An indicator or a part of it that the address names and that there is not.
pub(crate) fn no_such_indicator() -> WebError {
    WebError::Missing("没有这项指标".to_owned())
}

/// Says what is not there, where that is no case.
pub(crate) fn missing(sentence: impl Into<String>) -> impl FnOnce(AppError) -> WebError {
    let sentence = sentence.into();
    move |error| match error {
        AppError::NotFound => WebError::Missing(sentence),
        error => WebError::App(error),
    }
}

/// The status that says what kind of no it is.
pub(crate) fn status(error: &AppError) -> StatusCode {
    match error {
        AppError::Refused(_)
        | AppError::BadInput(_)
        | AppError::UnknownAccount(_)
        | AppError::Line(LineRefusal::NoReason) => StatusCode::UNPROCESSABLE_ENTITY,
        AppError::Closing(ClosingRefusal::Closed { .. } | ClosingRefusal::BalanceClosed { .. }) => {
            StatusCode::CONFLICT
        }
        AppError::Closing(_) => StatusCode::UNPROCESSABLE_ENTITY,
        AppError::Conflict
        | AppError::AlreadyBooked
        | AppError::OnStatement
        | AppError::SubAccountTaken
        | AppError::MoneyStands(_)
        | AppError::WorkStands { .. }
        | AppError::Line(_) => StatusCode::CONFLICT,
        AppError::NotFound
        | AppError::NoSuchLine
        | AppError::NoSuchAccount
        | AppError::NoSuchBatch(_)
        | AppError::Setting(SettingRefusal::NotAllowed(SettingError::Unknown(_))) => StatusCode::NOT_FOUND,
        AppError::Forbidden | AppError::Setting(SettingRefusal::NotYours { .. }) => StatusCode::FORBIDDEN,
        AppError::Setting(SettingRefusal::ChangedMeanwhile) => StatusCode::CONFLICT,
        AppError::Setting(_) => StatusCode::UNPROCESSABLE_ENTITY,
        AppError::Press(_) => StatusCode::SERVICE_UNAVAILABLE,
        AppError::Store(_) | AppError::Unreadable(_) | AppError::Sheet(_) => {
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}

/// Writes an inner fault to the log with its whole chain, once.
pub(crate) fn log(error: &AppError) {
    if status(error).is_server_error() {
        let mut chain = error.to_string();
        let mut source = std::error::Error::source(error);
        while let Some(inner) = source {
            chain.push_str(": ");
            chain.push_str(&inner.to_string());
            source = inner.source();
        }
        tracing::error!("{chain}");
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    shell: Shell,
    sentence: String,
    remedy: String,
    basis: Option<String>,
}

pub(crate) fn error_page(
    status: StatusCode,
    sentence: String,
    remedy: String,
    basis: Option<String>,
) -> Response {
    let page = ErrorPage { shell: Shell::bare("未能完成"), sentence, remedy, basis };
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => status.into_response(),
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        match self {
            WebError::App(error) => {
                log(&error);
                error_page(
                    status(&error),
                    error.sentence(),
                    error.remedy(),
                    error.basis().map(|basis| basis.to_string()),
                )
            }
            WebError::SignedOut { wanted } => {
                Redirect::to(&format!("/sign-in?next={}", shell::encode(&wanted))).into_response()
            }
            WebError::Missing(sentence) => {
                error_page(StatusCode::NOT_FOUND, sentence, "请核对地址，或者从列表中查找。".to_owned(), None)
            }
            WebError::ForeignForm => error_page(
                StatusCode::FORBIDDEN,
                "页面停留过久，表单已失效，未作任何改动".to_owned(),
                "请返回上一页，刷新后重新提交。".to_owned(),
                None,
            ),
            WebError::Template(error) => {
                tracing::error!("a template failed: {error}");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }
}

/// The answer where a page is asked for what it does not do.
pub(crate) fn no_such_method() -> Response {
    error_page(
        StatusCode::METHOD_NOT_ALLOWED,
        "这个地址不能这样打开".to_owned(),
        "请回到工作台重新进入。".to_owned(),
        None,
    )
}

/// The answer where no route leads.
pub(crate) async fn no_such_page() -> Response {
    error_page(
        StatusCode::NOT_FOUND,
        "没有这个页面".to_owned(),
        "请核对地址，或者回到工作台重新进入。".to_owned(),
        None,
    )
}
