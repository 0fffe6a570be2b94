//! Money that nobody has claimed yet: age, owner, the cases that each may be for, and one tap that claims it.

use super::tabs::{FundsTab, Part, tabs};
use super::{CandidateShown, LineShown, line_path};
use crate::error::WebError;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use ::app::App;
use ::app::funds::may_claim;
use ::app::funds::suspense::WaitingLine;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use ledger::bank_line::LineId;
use std::collections::BTreeMap;

/// Lines of a page.
const LINES: u32 = 50;

#[derive(Template)]
#[template(path = "funds/suspense.html")]
struct SuspensePage {
    shell: Shell,
    form_token: String,
    tabs: Vec<FundsTab>,
    basis: String,
    lines: Vec<WaitingShown>,
    claims: bool,
    mine: bool,
    /// The line that was just claimed.
    claimed: Option<(String, String)>,
    previous: Option<String>,
    next: Option<String>,
}

/// A line that waits.
pub(super) struct WaitingShown {
    pub(super) line: LineShown,
    pub(super) age: String,
    pub(super) identify_by: String,
    pub(super) is_over: bool,
    pub(super) assigned: Option<String>,
    pub(super) candidates: Vec<CandidateShown>,
}

impl WaitingShown {
    pub(super) fn new(waiting: &WaitingLine) -> WaitingShown {
        WaitingShown {
            line: LineShown::new(&waiting.row),
            age: match waiting.age_days {
                ..=0 => "今日到账".to_owned(),
                days => format!("到账{days}天"),
            },
            identify_by: waiting.identify_by.to_string(),
            is_over: waiting.is_over,
            assigned: waiting.assigned.clone(),
            candidates: waiting.candidates.iter().map(CandidateShown::new).collect(),
        }
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let page: u32 = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, 100_000);
    let mine = query.get("whose").is_some_and(|whose| whose == "mine");
    let mut lines = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || {
            let whose = mine.then_some(&actor.id);
            app.suspense(&actor, whose, ((page - 1) * LINES, LINES + 1))
        })
        .await?
    };
    let has_more = lines.len() > LINES as usize;
    lines.truncate(LINES as usize);
    let whose = if mine { "mine" } else { "all" };
    let address = |page: u32| format!("/funds/suspense?whose={whose}&page={page}");
    let claimed = query.get("claimed").and_then(|line| line.split_once('/')).map(|(account, number)| {
        let id = LineId { account: account.to_owned(), source_no: number.to_owned() };
        (line_path(&id), number.to_owned())
    });
    let page = SuspensePage {
        shell: Shell::new(&app, &officer, Room::Funds, "待认领款"),
        form_token: officer.form_token.clone(),
        tabs: tabs(&officer.actor, Part::Suspense),
        basis: super::line::basis(&app),
        lines: lines.iter().map(WaitingShown::new).collect(),
        claims: may_claim(&officer.actor),
        mine,
        claimed,
        previous: (page > 1).then(|| address(page - 1)),
        next: has_more.then(|| address(page + 1)),
    };
    Ok(Html(page.render()?).into_response())
}
