//! One confirmation for the renewals of many cases; then what was ordered, and what was not and why.

use crate::download;
use crate::error::WebError;
use crate::pages::cases::line::case_path;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell, encode};
use app::App;
use app::AppError;
use app::measures::PageKey;
use app::measures::renew::Renewed;
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{Html, IntoResponse, Response};
use docket::event::Paper;
use std::collections::BTreeMap;

/// A renewal that was ordered.
struct OrderedLine {
    path: String,
    number: String,
    sentence: String,
    /// What somebody has to do by hand; empty where nobody has.
    by_hand: &'static str,
    /// Ruling and notice: address and title.
    papers: Vec<(String, &'static str)>,
}

/// A renewal that was not ordered.
struct RefusedLine {
    path: String,
    number: String,
    place: String,
    sentence: String,
    remedy: String,
}

#[derive(Template)]
#[template(path = "measures/renewed.html")]
struct RenewedPage {
    shell: Shell,
    ordered: Vec<OrderedLine>,
    refused: Vec<RefusedLine>,
    /// All papers of the batch as one PDF.
    papers: String,
}

pub(super) async fn order(
    State(app): State<App>,
    Signed(officer): Signed,
    Form(typed): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &typed)?;
    let measures: Vec<PageKey> =
        typed.keys().filter_map(|name| name.strip_prefix("m:")?.parse().ok()).collect();
    if measures.is_empty() {
        return Err(AppError::BadInput("没有选择措施。请在列表中勾选需要续行的措施。".to_owned()).into());
    }
    let shell = Shell::new(&app, &officer, Room::Measures, "批量续行");
    let renewed = blocking(move || app.renew_together(&officer.actor, &measures)).await;
    Ok(Html(page(shell, renewed).render()?).into_response())
}

fn page(shell: Shell, renewed: Vec<Renewed>) -> RenewedPage {
    let (mut ordered, mut refused, mut keys) = (Vec::new(), Vec::new(), Vec::new());
    for one in renewed {
        let path = case_path(one.measure.case.as_str());
        match one.outcome {
            Ok(order) => {
                let page = order.order.entry;
                let paper = |paper: Paper| (format!("{path}/papers/{page}/{}", paper.word()), paper.title());
                let papers = if order.is_assisted {
                    vec![paper(Paper::ControlRuling), paper(Paper::AssistanceNotice)]
                } else {
                    vec![paper(Paper::ControlRuling)]
                };
                keys.push(encode(&order.order.to_string()));
                let (sentence, by_hand) = (order.sentence, order.carried.words());
                ordered.push(OrderedLine { path, number: one.number, sentence, by_hand, papers });
            }
            Err(error) => refused.push(RefusedLine {
                path,
                number: one.number,
                place: one.place,
                sentence: error.sentence(),
                remedy: error.remedy(),
            }),
        }
    }
    RenewedPage { shell, ordered, refused, papers: format!("/measures/papers.pdf?of={}", keys.join(",")) }
}

/// The rulings and notices of the orders named in `of`, as one PDF.
pub(super) async fn papers(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let named = query.get("of").map_or("", String::as_str);
    let orders: Vec<PageKey> =
        named.split(',').map(str::parse).collect::<Result<_, _>>().map_err(|_| AppError::NotFound)?;
    let printed = blocking(move || app.renewal_papers(&officer.actor, &orders)).await?;
    Ok(download::paper(printed))
}
