//! Paste the text of a judgment, or upload it.

use crate::error::WebError;
use crate::pages::intake::check_office;
use crate::pages::intake::review::Review;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell};
use app::intake::{Draft, DraftClaim, DraftParty};
use app::staff::sign_in::Officer;
use app::urging::Urging;
use app::{App, AppError};
use askama::Template;
use axum::extract::{Multipart, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use std::collections::BTreeMap;
use values::Day;

/// A judgment longer than this is no judgment.
const CHARACTERS_MAX: usize = 200_000;

#[derive(Template)]
#[template(path = "intake/start.html")]
struct StartPage {
    shell: Shell,
    text: String,
    problem: Option<String>,
    /// The urging from which the case comes.
    urging: Option<Urging>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_office(&officer)?;
    blocking(move || {
        let urging = urging(&app, &officer, &asked)?;
        start(&app, &officer, Started { urging, ..Started::default() })
    })
    .await
}

/// The urging that a field names.
fn urging(
    app: &App,
    officer: &Officer,
    fields: &BTreeMap<String, String>,
) -> Result<Option<Urging>, AppError> {
    let number = fields.get("urging").and_then(|number| number.parse().ok());
    number.map(|number| app.urging(&officer.actor, number)).transpose()
}

/// With what the page begins.
#[derive(Default)]
struct Started {
    text: String,
    problem: Option<String>,
    urging: Option<Urging>,
}

fn start(app: &App, officer: &Officer, started: Started) -> Result<Response, WebError> {
    let Started { text, problem, urging } = started;
    let code = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = StartPage { shell: Shell::new(app, officer, Room::Intake, "立案"), text, problem, urging };
    Ok((code, Html(page.render()?)).into_response())
}

/// What was sent: text fields by name, and the file.
#[derive(Default)]
struct Sent {
    fields: BTreeMap<String, String>,
    file: Option<(String, Vec<u8>)>,
}

impl Sent {
    async fn take(mut parts: Multipart) -> Result<Sent, String> {
        const BROKEN: &str = "上传没有完成，或者文件超过 20 MB，请重新上传，也可以复制文字直接粘贴";
        let mut sent = Sent::default();
        while let Some(part) = parts.next_field().await.map_err(|_| BROKEN.to_owned())? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(|_| BROKEN.to_owned())?;
            if name == "file" {
                if !file_name.is_empty() {
                    sent.file = Some((file_name, bytes.to_vec()));
                }
            } else {
                sent.fields.insert(name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        Ok(sent)
    }

    /// The text of the judgment, or a sentence that says what to do.
    fn text(&self) -> Result<String, String> {
        let text = match &self.file {
            Some((name, bytes)) => documents::upload::text(name, bytes).map_err(|error| error.to_string())?,
            None => plain_lines(self.fields.get("text").map_or("", String::as_str)),
        };
        if text.trim().is_empty() {
            return Err("请粘贴裁判文书的文字，或者选择一个 .docx、.txt 文件".to_owned());
        }
        match text.chars().count() {
            count if count > CHARACTERS_MAX => {
                Err(format!("文字共{count}字，超过{CHARACTERS_MAX}字，请只粘贴裁判文书本身"))
            }
            _ => Ok(text),
        }
    }
}

/// Lines as browsers send them, with line feeds alone: so that places in the text stay what they are.
pub(crate) fn plain_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

pub(crate) async fn read(
    State(app): State<App>,
    Signed(officer): Signed,
    parts: Multipart,
) -> Result<Response, WebError> {
    let sent = match Sent::take(parts).await {
        Ok(sent) => sent,
        Err(problem) => {
            return start(&app, &officer, Started { problem: Some(problem), ..Started::default() });
        }
    };
    check_form(&officer, &sent.fields)?;
    check_office(&officer)?;
    blocking(move || {
        let urging = urging(&app, &officer, &sent.fields)?;
        let drafted = match sent.fields.contains_key("blank") {
            true => Ok(blank(app.today())),
            false => sent.text().map(|text| Draft::of(&judgment::read(&text), &text, app.today())),
        };
        match drafted {
            Ok(mut draft) => {
                if let Some(urging) = &urging {
                    draft.fill_from_urging(&urging.ask);
                }
                Review::new(draft).answer(&app, &officer, StatusCode::OK)
            }
            Err(problem) => {
                let text = sent.fields.get("text").cloned().unwrap_or_default();
                start(&app, &officer, Started { text, problem: Some(problem), urging })
            }
        }
    })
    .await
}

/// A draft to be filled in by hand.
fn blank(today: Day) -> Draft {
    let party = |role: &str| DraftParty { role: role.to_owned(), ..DraftParty::default() };
    Draft {
        received_on: today.to_string(),
        parties: vec![party("creditor"), party("debtor")],
        claims: vec![DraftClaim {
            creditors: "1".to_owned(),
            debtors: "2".to_owned(),
            class: "principal".to_owned(),
            doubled: "counts".to_owned(),
            ..DraftClaim::default()
        }],
        ..Draft::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_page_keeps_what_was_pasted() {
        let page = StartPage {
            shell: Shell::bare("立案"),
            text: "<b>判决如下".to_owned(),
            problem: Some("请粘贴".to_owned()),
            urging: None,
        };
        let html = page.render().unwrap();
        assert!(html.contains("&#60;b&#62;判决如下</textarea>"), "{html}");
    }
}
