//! Lists of debts and of freezes: a template to download, an upload, and the same workbook back with the results.

use crate::error::WebError;
use crate::pages::calculators::Head;
use crate::rulebook;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Shell, encode};
use app::calculators::{
    COLUMNS, DebtTable, FREEZE_COLUMNS, FreezeTable, TableColumn, debt_template, freeze_template,
};
use app::staff::sign_in::Officer;
use app::{App, AppError};
use askama::Template;
use axum::Router;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use std::collections::BTreeMap;
use values::Day;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What a list is of.
#[derive(Clone, Copy)]
pub(crate) enum List {
    /// Debts, reckoned to a day.
    Debts,
    /// Freezes and seizures.
    Freezes,
}

impl List {
    fn path(self) -> &'static str {
        match self {
            List::Debts => "/calculators/debts",
            List::Freezes => "/calculators/freezes",
        }
    }

    fn columns(self) -> &'static [TableColumn] {
        match self {
            List::Debts => &COLUMNS,
            List::Freezes => &FREEZE_COLUMNS,
        }
    }

    /// What a row is, and what comes back.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            List::Debts => ("一笔债务", "迟延天数、利息、加倍部分、合计、尚欠和说明"),
            List::Freezes => ("一项冻结或者查封", "最后一日、最迟续行日、提醒日和说明"),
        }
    }

    fn template(self) -> Result<(&'static str, Vec<u8>), AppError> {
        match self {
            List::Debts => Ok(("债务清单模板.xlsx", debt_template()?)),
            List::Freezes => Ok(("冻结查封期限模板.xlsx", freeze_template()?)),
        }
    }

    /// The same table with its results.
    fn reckoned(self, app: &App, name: &str, bytes: &[u8], on: Day) -> Result<Vec<u8>, AppError> {
        let sheet = match self {
            List::Debts => DebtTable::read(name, bytes)?.reckoned(on),
            List::Freezes => FreezeTable::read(name, bytes)?.reckoned(&rulebook::settings(app), app.today()),
        };
        sheet.to_xlsx().map_err(AppError::Sheet)
    }
}

#[derive(Template)]
#[template(path = "calculators/excel.html")]
struct ExcelPage {
    shell: Shell,
    head: Head,
    path: &'static str,
    columns: &'static [TableColumn],
    each: &'static str,
    results: &'static str,
    /// The day to which debts are reckoned.
    on: Option<String>,
    problem: Option<String>,
}

fn page(app: &App, officer: &Officer, list: List, problem: Option<String>) -> Result<Response, WebError> {
    let head = Head::of(list.path(), app.today());
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (each, results) = list.words();
    let page = ExcelPage {
        shell: head.shell(app, officer),
        head,
        path: list.path(),
        columns: list.columns(),
        each,
        results,
        on: matches!(list, List::Debts).then(|| app.today().to_string()),
        problem,
    };
    Ok((status, Html(page.render()?)).into_response())
}

/// The pages of a list: how it is filled in, the template, the upload.
pub(crate) fn routes(list: List) -> Router<App> {
    let show = move |State(app): State<App>, Signed(officer): Signed| async move {
        page(&app, &officer, list, None)
    };
    let template = move |_signed: Signed| async move {
        let (name, bytes) = blocking(move || list.template()).await?;
        Ok::<Response, WebError>(file(name, bytes))
    };
    let sent = move |State(app): State<App>, Signed(officer): Signed, parts: Multipart| {
        reckon(app, officer, list, parts)
    };
    Router::new()
        .route(list.path(), get(show).post(sent))
        .route(&format!("{}.xlsx", list.path()), get(template))
}

/// The workbook that was sent, with the results.
async fn reckon(app: App, officer: Officer, list: List, parts: Multipart) -> Result<Response, WebError> {
    let Some((fields, sent)) = taken(parts).await else {
        let problem = "上传没有完成，或者文件超过 20 MB，请重新上传".to_owned();
        return page(&app, &officer, list, Some(problem));
    };
    check_form(&officer, &fields)?;
    let Some((name, bytes)) = sent else {
        let problem = "请选择按模板填写的 .xlsx、.xls 或者 .csv 文件".to_owned();
        return page(&app, &officer, list, Some(problem));
    };
    let on = fields.get("on").and_then(|on| on.trim().parse::<Day>().ok()).unwrap_or_else(|| app.today());
    let back = {
        let app = app.clone();
        blocking(move || {
            let sheet = list.reckoned(&app, &name, &bytes, on)?;
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
            Ok::<_, AppError>((format!("{stem}-计算结果.xlsx"), sheet))
        })
        .await
    };
    match back {
        Ok((name, bytes)) => Ok(file(&name, bytes)),
        Err(AppError::BadInput(problem)) => page(&app, &officer, list, Some(problem)),
        Err(error) => Err(WebError::App(error)),
    }
}

pub(crate) type Sent = (BTreeMap<String, String>, Option<(String, Vec<u8>)>);

/// The text fields and the file of a form; none where it broke off.
pub(crate) async fn taken(mut parts: Multipart) -> Option<Sent> {
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

/// A spreadsheet to save under its Chinese name.
pub(crate) fn file(name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"table.xlsx\"; filename*=UTF-8''{}", encode(name));
    let headers = [
        (CONTENT_TYPE, XLSX.to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}
