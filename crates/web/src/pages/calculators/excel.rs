//! Lists of debts: a template to download, an upload, and the same workbook back with the results.

use crate::error::WebError;
use crate::pages::calculators::Head;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Shell, encode};
use app::calculators::{COLUMNS, DebtTable, TableColumn, debt_template};
use app::staff::sign_in::Officer;
use app::{App, AppError};
use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};
use std::collections::BTreeMap;
use values::Day;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[derive(Template)]
#[template(path = "calculators/excel.html")]
struct ExcelPage {
    shell: Shell,
    head: Head,
    columns: &'static [TableColumn],
    on: String,
    problem: Option<String>,
}

pub(crate) async fn show(State(app): State<App>, Signed(officer): Signed) -> Result<Response, WebError> {
    page(&app, &officer, None)
}

fn page(app: &App, officer: &Officer, problem: Option<String>) -> Result<Response, WebError> {
    let head = Head::of("/calculators/debts", app.today());
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let on = app.today().to_string();
    let page = ExcelPage { shell: head.shell(app, officer), head, columns: &COLUMNS, on, problem };
    Ok((status, Html(page.render()?)).into_response())
}

/// The template to fill in.
pub(crate) async fn template(_signed: Signed) -> Result<Response, WebError> {
    let bytes = blocking(debt_template).await?;
    Ok(file("债务清单模板.xlsx", bytes))
}

/// The workbook that was sent, with the results.
pub(crate) async fn reckon(
    State(app): State<App>,
    Signed(officer): Signed,
    parts: Multipart,
) -> Result<Response, WebError> {
    let (fields, sent) = match taken(parts).await {
        Some(taken) => taken,
        None => return page(&app, &officer, Some("上传没有完成，或者文件超过 20 MB，请重新上传".to_owned())),
    };
    check_form(&officer, &fields)?;
    let Some((name, bytes)) = sent else {
        return page(&app, &officer, Some("请选择按模板填写的 .xlsx、.xls 或者 .csv 文件".to_owned()));
    };
    let on = fields.get("on").and_then(|on| on.trim().parse::<Day>().ok()).unwrap_or_else(|| app.today());
    let back = blocking(move || {
        let table = DebtTable::read(&name, &bytes)?;
        let sheet = table.reckoned(on).to_xlsx().map_err(AppError::Sheet)?;
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        Ok::<_, AppError>((format!("{stem}-计算结果.xlsx"), sheet))
    })
    .await;
    match back {
        Ok((name, bytes)) => Ok(file(&name, bytes)),
        Err(AppError::BadInput(problem)) => page(&app, &officer, Some(problem)),
        Err(error) => Err(WebError::App(error)),
    }
}

type Sent = (BTreeMap<String, String>, Option<(String, Vec<u8>)>);

/// The text fields and the file of a form; none where it broke off.
async fn taken(mut parts: Multipart) -> Option<Sent> {
    let mut fields = BTreeMap::new();
    let mut file = None;
    while let Some(part) = parts.next_field().await.ok()? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.ok()?;
        if name != "file" {
            fields.insert(name, String::from_utf8_lossy(&bytes).into_owned());
        } else if !file_name.is_empty() {
            file = Some((file_name, bytes.to_vec()));
        }
    }
    Some((fields, file))
}

fn file(name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"debts.xlsx\"; filename*=UTF-8''{}", encode(name));
    let headers = [
        (CONTENT_TYPE, XLSX.to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}
