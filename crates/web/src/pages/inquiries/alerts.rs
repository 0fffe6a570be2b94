//! Changes in the register of enterprises that nobody has answered (登记变更), with the article that could answer each.

use crate::error::WebError;
use crate::pages::cases::line::case_path;
use crate::pages::desk::alert_path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use ::app::App;
use ::app::cases::list::{COUNTED, Scope};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use docket::office::Office;
use docket::property::register_change::ChangeKind;
use std::collections::BTreeMap;
use store::read::alerts::AlertRow;

/// Lines on a page.
const LINES: u32 = 100;

struct AlertLine {
    path: String,
    number: String,
    handler: String,
    kind: &'static str,
    told: String,
    answer: &'static str,
    article: Option<String>,
    step: String,
    words: &'static str,
}

impl AlertLine {
    fn new(row: &AlertRow, office: Office) -> AlertLine {
        let kind = ChangeKind::ALL.into_iter().find(|kind| kind.word() == row.kind);
        let step = alert_path(row, office);
        AlertLine {
            path: case_path(&row.case_id),
            number: row.number.clone(),
            handler: row.handler_name.clone().unwrap_or_else(|| "未确定".to_owned()),
            kind: kind.map_or("", ChangeKind::title),
            told: row.told.clone(),
            answer: kind.map_or("", ChangeKind::answer),
            article: kind.and_then(ChangeKind::article).map(|article| article.short()),
            words: if step.contains("/acts/") { "登记处理" } else { "案卷所在页" },
            step,
        }
    }
}

#[derive(Template)]
#[template(path = "inquiries/alerts.html")]
struct AlertsPage {
    shell: Shell,
    /// Whether changes in the officer's own cases can be told from those of others.
    has_own: bool,
    mine: bool,
    total: String,
    lines: Vec<AlertLine>,
    span: String,
    previous: Option<String>,
    next: Option<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let office = officer.actor.office;
    let scope = match query.get("scope").map(String::as_str) {
        Some("mine") => Scope::Mine,
        Some("seen") => Scope::Seen,
        _ => ::app::measures::board::own_scope(&officer.actor),
    };
    let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1_u32).clamp(1, 10_000);
    let first = (page - 1) * LINES;
    let (count, rows) = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || {
            let rows = app.register_alerts(&actor, scope, (first, LINES))?;
            Ok::<_, ::app::AppError>((app.register_alert_count(&actor, scope)?, rows))
        })
        .await?
    };
    let mine = scope == Scope::Mine;
    let at =
        |page: u32| format!("/inquiries/alerts?scope={}&page={page}", if mine { "mine" } else { "seen" });
    let shown = AlertsPage {
        shell: Shell::new(&app, &officer, Room::Inquiries, "登记变更"),
        has_own: matches!(office, Office::Handler | Office::TeamLeader),
        mine,
        total: if count >= COUNTED { format!("{COUNTED}项以上") } else { format!("共{count}项") },
        span: format!("第{}—{}项", first + 1, first + rows.len() as u32),
        previous: (page > 1).then(|| at(page - 1)),
        next: (rows.len() as u32 == LINES).then(|| at(page + 1)),
        lines: rows.iter().map(|row| AlertLine::new(row, office)).collect(),
    };
    Ok(Html(shown.render()?).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_stands_with_what_can_be_done_about_it_and_the_article() {
        let row = AlertRow {
            case_id: "x-1".to_owned(),
            entry: 9,
            kind: "shareholder".to_owned(),
            told: "某某公司股东、出资变更：由甲某变更为乙某".to_owned(),
            changed_on: values::Day::new(2026, 11, 20).expect("a day"),
            number: "（2026）内0299执12号".to_owned(),
            handler_name: None,
        };
        let page = AlertsPage {
            shell: Shell::bare("登记变更"),
            has_own: true,
            mine: true,
            total: "共1项".to_owned(),
            lines: vec![AlertLine::new(&row, Office::Handler)],
            span: String::new(),
            previous: None,
            next: None,
        };
        let html = page.render().expect("a page");
        for words in
            ["由甲某变更为乙某", "可以申请追加该原股东", "第十九条", "/cases/x-1/acts/settle_alert?alert=9"]
        {
            assert!(html.contains(words), "{words}");
        }
    }
}
