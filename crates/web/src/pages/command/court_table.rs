//! What the pages of the tables that a court makes for itself have in common: forms of drafts, the panel that tries
//! them, and the history.

use super::asked::Choice;
use crate::error::{WebError, status};
use crate::server::blocking;
use crate::session::check_form;
use crate::shell::encode;
use app::court_tables::{TableHistory, Version};
use app::staff::sign_in::Officer;
use app::{App, AppError};
use askama::Template;
use axum::response::{Html, IntoResponse, Redirect, Response};
use std::collections::BTreeMap;
use values::{CaseId, CaseNumber};

/// The fields of a form or of an address by their names.
pub(super) type Fields = BTreeMap<String, String>;

/// A choice among words.
pub(super) struct Select {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) choices: Vec<Choice>,
}

/// The words of a term as choices.
pub(super) fn choices<T: Copy + PartialEq>(
    all: &[T],
    here: Option<T>,
    word: impl Fn(T) -> &'static str,
    title: impl Fn(T) -> &'static str,
) -> Vec<Choice> {
    let one = |one: &T| Choice {
        value: word(*one).to_owned(),
        title: title(*one).to_owned(),
        chosen: here == Some(*one),
    };
    all.iter().map(one).collect()
}

/// A word of a term that was chosen from a list.
pub(super) fn chosen<T>(
    fields: &Fields,
    name: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, AppError> {
    let word = fields.get(name).map(String::as_str).unwrap_or_default();
    read(word).ok_or_else(|| AppError::BadInput("请从列表中选择".to_owned()))
}

/// What is said of a text that is no whole number.
pub(super) fn not_whole(label: &str, text: &str) -> AppError {
    let problem = if text.parse::<f64>().is_ok() {
        "应为不小于零的整数"
    } else {
        "不是数字，请填写整数"
    };
    AppError::BadInput(format!("{label}“{text}”{problem}"))
}

/// The case on which the panel tries a table.
pub(super) fn tried_case(typed: &str) -> Result<CaseId, AppError> {
    if typed.trim().is_empty() {
        return Err(AppError::BadInput("请输入案号，例如（2026）内0299执12号".to_owned()));
    }
    let number = typed.parse::<CaseNumber>();
    let number =
        number.map_err(|_| AppError::BadInput("案号不合格式，例如（2026）内0299执12号".to_owned()))?;
    Ok(CaseId::from(&number))
}

/// What the history says of each version, the latest first.
pub(super) fn versions<'a, T>(
    app: &App,
    history: &'a TableHistory<T>,
) -> impl Iterator<Item = (String, &'a Version<T>)> {
    let names = app.directory();
    history.versions().iter().enumerate().rev().map(move |(before, one)| {
        let name = one.by.parse().map_or_else(|_| one.by.clone(), |id| names.name(&id));
        (format!("第{}版，{}由{name}施行：{}", before + 1, one.at.day().chinese(), one.reason), one)
    })
}

/// What a form of the page asks for.
pub(super) enum Asked {
    /// That the draft be put in force, for this reason.
    PutInForce(String),
    /// A change of the draft; the word of it.
    Edit(String),
}

/// Does what a form asks for, after the events that it was shown with; the page again with a sentence where it cannot
/// be done so.
pub(super) async fn change<P: Template>(
    (app, officer): (App, Officer),
    form: Fields,
    address: &str,
    act: impl FnOnce(&App, &Officer, Asked, u64) -> Result<String, AppError> + Send + 'static,
    page: impl AsyncFnOnce(App, Officer, Fields, String) -> Result<P, WebError>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let seen = form.get("seen").and_then(|seen| seen.parse().ok()).unwrap_or(u64::MAX);
    let text = |name: &str| form.get(name).cloned().unwrap_or_default();
    let asked = match text("edit").as_str() {
        "in_force" => Asked::PutInForce(text("reason")),
        edit => Asked::Edit(edit.to_owned()),
    };
    let done = {
        let (app, officer) = (app.clone(), officer.clone());
        blocking(move || act(&app, &officer, asked, seen)).await
    };
    match done {
        Ok(done) => Ok(Redirect::to(&format!("{address}?done={}#draft", encode(&done))).into_response()),
        Err(error @ AppError::BadInput(_)) => {
            let page = page(app, officer, form, error.sentence()).await?;
            Ok((status(&error), Html(page.render()?)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
