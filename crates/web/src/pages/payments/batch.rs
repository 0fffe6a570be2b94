//! Make a batch; what stands in it, its files, and what the bank answered.

use crate::error::{WebError, no_such_page};
use crate::pages::cases::line::case_path;
use crate::pages::payments::{ROOM, batch_path, overview, state_class};
use crate::path::Path;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Shell, encode};
use app::measures::PageKey;
use app::payments::{Batch, FileKind, may_send};
use app::{App, AppError};
use askama::Template;
use axum::extract::{Form, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Redirect, Response};
use docket::money::payment::PaymentState;
use std::collections::BTreeMap;
use store::read::payments::PaymentRow;

pub(super) async fn make(
    State(app): State<App>,
    Signed(officer): Signed,
    Form(typed): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &typed)?;
    let keys: Vec<PageKey> = typed.keys().filter_map(|name| name.strip_prefix("p:")?.parse().ok()).collect();
    let made = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.make_payment_batch(&actor, &keys)).await
    };
    match made {
        Ok(number) => Ok(Redirect::to(&batch_path(&number)).into_response()),
        Err(error @ (AppError::BadInput(_) | AppError::Conflict)) => {
            overview::page(app, officer, Some(error.sentence())).await
        }
        Err(error) => Err(error.into()),
    }
}

struct OrderLine {
    no: String,
    path: String,
    number: String,
    holder: String,
    bank: String,
    account: String,
    purpose: String,
    amount: String,
    state: &'static str,
    class: &'static str,
    told: String,
}

struct FileLink {
    path: String,
    title: &'static str,
}

struct AnswerLine {
    at: String,
    by: String,
    file: String,
    settled: usize,
    failed: usize,
}

#[derive(Template)]
#[template(path = "payments/batch.html")]
struct BatchPage {
    shell: Shell,
    number: String,
    lead: String,
    may_send: bool,
    form_token: String,
    waits: bool,
    payer: String,
    total: String,
    orders: Vec<OrderLine>,
    files: Vec<FileLink>,
    answers: Vec<AnswerLine>,
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(number): Path<String>,
) -> Result<Response, WebError> {
    let (batch, rows) = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || {
            let batch = app.payment_batch(&actor, &number)?;
            let rows = app.payments_in(&actor, &batch.number)?;
            Ok::<_, AppError>((batch, rows))
        })
        .await?
    };
    let directory = app.directory();
    let name = |id: &values::StaffId| directory.name(id).to_owned();
    let orders: Vec<OrderLine> = order_lines(&batch, &rows);
    let shown = BatchPage {
        shell: Shell::new(&app, &officer, ROOM, &format!("支付批次{}", batch.number)),
        lead: format!(
            "{}制作，经办人{}，{}笔，共{}元",
            batch.execute_on.chinese(),
            name(&batch.made_by),
            batch.orders.len(),
            batch.total()
        ),
        may_send: may_send(&officer.actor),
        form_token: officer.form_token.clone(),
        waits: rows.iter().any(|row| row.state == "sent"),
        payer: format!("{}　{}", batch.payer.name, batch.payer.account),
        total: batch.total().to_string(),
        files: FileKind::ALL
            .into_iter()
            .map(|kind| FileLink {
                path: format!("{}/{}", batch_path(&batch.number), kind.ending()),
                title: kind.title(),
            })
            .collect(),
        answers: batch
            .answers
            .iter()
            .map(|(at, by, answer)| AnswerLine {
                at: at
                    .to_string()
                    .chars()
                    .take(16)
                    .map(|sign| if sign == 'T' { ' ' } else { sign })
                    .collect(),
                by: name(by),
                file: answer.file.clone(),
                settled: answer.settled.len(),
                failed: answer.failed.len(),
            })
            .collect(),
        number: batch.number.clone(),
        orders,
    };
    Ok(Html(shown.render()?).into_response())
}

fn order_lines(batch: &Batch, rows: &[PaymentRow]) -> Vec<OrderLine> {
    let line = |order: &app::payments::BatchOrder| {
        let of =
            |row: &&PaymentRow| (row.case_id.as_str(), row.entry) == (order.case.as_str(), order.entry.0);
        let row = rows.iter().find(of);
        let word = row.map_or("sent", |row| row.state.as_str());
        OrderLine {
            no: order.order_no.clone(),
            path: format!("{}#payouts", case_path(order.case.as_str())),
            number: order.case.number().to_string(),
            holder: order.holder.clone(),
            bank: order.bank.clone(),
            account: order.account.to_string(),
            purpose: order.purpose.clone(),
            amount: order.amount_fen.to_string(),
            state: PaymentState::title_of(word),
            class: state_class(word),
            told: row.filter(|row| row.state == "failed").map(|row| row.told.clone()).unwrap_or_default(),
        }
    };
    batch.orders.iter().map(line).collect()
}

pub(super) async fn file(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((number, ending)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let Some(kind) = FileKind::by_ending(&ending) else { return Ok(no_such_page().await) };
    let made = blocking(move || app.payment_file(&officer.actor, &number, kind)).await?;
    let disposition = format!(
        "attachment; filename=\"payments.{}\"; filename*=UTF-8''{}",
        kind.ending(),
        encode(&made.name)
    );
    let headers = [
        (CONTENT_TYPE, kind.media_type().to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, made.bytes).into_response())
}
