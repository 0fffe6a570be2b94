//! The statement that was uploaded: what was entered, claimed, left waiting, and what could not be read.

use super::line_path;
use crate::error::WebError;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell};
use ::app::funds::entered::LineDiffers;
use ::app::funds::import::{ImportedFile, ImportedStatement, NewAccount};
use ::app::{App, AppError};
use askama::Template;
use axum::extract::{Multipart, State};
use axum::response::{Html, IntoResponse, Response};
use std::collections::BTreeMap;
use store::read::funds::Sum;

#[derive(Template)]
#[template(path = "funds/imported.html")]
struct ImportedPage {
    shell: Shell,
    name: String,
    format: String,
    claimed: String,
    recognised: String,
    statements: Vec<StatementShown>,
    refused: Vec<(String, String, String)>,
}

struct StatementShown {
    account: String,
    span: String,
    facts: Vec<(&'static str, String)>,
    bad: usize,
    bad_lines: Vec<String>,
    differ: usize,
    differing: Vec<DifferingShown>,
    findings: Vec<String>,
}

/// A line whose number is entered with other content.
struct DifferingShown {
    row: usize,
    source_no: String,
    entered: String,
    told: String,
}

impl DifferingShown {
    fn new(line: &LineDiffers) -> DifferingShown {
        DifferingShown {
            row: line.row,
            source_no: line.id.source_no.clone(),
            entered: line.entered.clone(),
            told: line.told.clone(),
        }
    }
}

fn words(sum: Sum) -> String {
    if sum.count == 0 { "无".to_owned() } else { format!("{}笔，{}元", sum.count, sum.amount) }
}

impl StatementShown {
    fn new(statement: &ImportedStatement) -> StatementShown {
        StatementShown {
            account: statement.account.clone(),
            span: match (statement.from, statement.until) {
                (Some(from), Some(until)) => format!("{from} 至 {until}"),
                _ => String::new(),
            },
            facts: vec![
                ("本次导入到账", words(statement.entered)),
                ("其中此前已手工登记、现予关联", words(statement.linked)),
                ("此前已经导入，未作改动", format!("{}笔", statement.known)),
                ("本次导入支出", words(statement.outgoing)),
                ("支出与本院付款核对相符", words(statement.matched)),
            ],
            bad: statement.bad,
            bad_lines: statement.bad_lines.clone(),
            differ: statement.differ,
            differing: statement.differing.iter().map(DifferingShown::new).collect(),
            findings: statement.findings.clone(),
        }
    }
}

pub(crate) async fn take(
    State(app): State<App>,
    Signed(officer): Signed,
    parts: Multipart,
) -> Result<Response, WebError> {
    let Some((fields, sent)) = taken(parts).await else {
        let problem = "上传没有完成，或者文件超过 20 MB，请重新上传".to_owned();
        return super::today::answer(app, officer, Some(problem)).await;
    };
    check_form(&officer, &fields)?;
    let Some((name, bytes)) = sent else {
        let problem = "请选择银行提供的流水文件".to_owned();
        return super::today::answer(app, officer, Some(problem)).await;
    };
    let imported = {
        let (app, actor, name) = (app.clone(), officer.actor.clone(), name.clone());
        let account = fields.get("account").cloned().unwrap_or_default();
        let new = match fields.contains_key("new_account") {
            true => NewAccount::Confirmed,
            false => NewAccount::Refused,
        };
        blocking(move || app.import_statement(&actor, (&name, &bytes), (&account, new))).await
    };
    match imported {
        Ok(imported) => {
            let shell = Shell::new(&app, &officer, Room::Funds, "导入结果");
            Ok(Html(page(shell, name, &imported).render()?).into_response())
        }
        Err(AppError::BadInput(problem)) => super::today::answer(app, officer, Some(problem)).await,
        Err(error @ AppError::UnknownAccount(_)) => {
            let problem = format!(
                "{}。请核对账号和文件；确是本院新的案款账户的，勾选“这是本院新的案款账户”后重新选择文件导入",
                error.sentence()
            );
            super::today::answer(app, officer, Some(problem)).await
        }
        Err(error) => Err(error.into()),
    }
}

fn page(shell: Shell, name: String, imported: &ImportedFile) -> ImportedPage {
    ImportedPage {
        shell,
        name,
        format: imported.format.clone(),
        claimed: words(imported.claimed),
        recognised: words(imported.recognised),
        statements: imported.statements.iter().map(StatementShown::new).collect(),
        refused: imported
            .refused
            .iter()
            .map(|(id, why)| (line_path(id), id.source_no.clone(), why.clone()))
            .collect(),
    }
}

type Sent = (BTreeMap<String, String>, Option<(String, Vec<u8>)>);

/// The text fields and the file of a form; none where it broke off.
async fn taken(mut parts: Multipart) -> Option<Sent> {
    let (mut fields, mut file) = (BTreeMap::new(), None);
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
