//! The case page: what is due, what can be done now, why, and where the money is.

use crate::error::WebError;
use crate::pages::cases::case_id;
use crate::pages::cases::claims::Claims;
use crate::pages::cases::course::Course;
use crate::pages::cases::debt::Debt;
use crate::pages::cases::head::Head;
use crate::pages::cases::money::Money;
use crate::pages::cases::property::Property;
use crate::pages::cases::settlement::{self, SettlementBlock};
use crate::pages::cases::timeline::{Block, PaperLink, timeline};
use crate::path::Path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use app::App;
use app::cases::open::CaseView;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use docket::directory::Directory;
use std::collections::BTreeMap;
use store::read::money::PostingRow;

#[derive(Template)]
#[template(path = "cases/open.html")]
struct CasePage {
    shell: Shell,
    head: Head,
    /// What was just entered on the docket.
    done: Vec<String>,
    course: Course,
    timeline: Vec<Block>,
    /// Pages of the docket.
    pages: usize,
    claims: Claims,
    property: Property,
    settlements: Vec<SettlementBlock>,
    money: Money,
    debt: Debt,
    papers: Vec<PaperLink>,
}

/// What a case page is made of.
struct Sources<'a> {
    view: &'a CaseView,
    postings: &'a [PostingRow],
    directory: &'a Directory,
    forecast_months: u32,
}

impl CasePage {
    fn new(shell: Shell, sources: &Sources<'_>, done: Option<&str>) -> CasePage {
        let Sources { view, postings, directory, forecast_months } = *sources;
        let team = view.case.team().map(|team| directory.team_name(team));
        let timeline = timeline(view, directory);
        let lines = timeline.iter().flat_map(|block| &block.lines);
        let papers = lines.flat_map(|line| line.papers.clone()).collect();
        CasePage {
            shell,
            head: Head::new(view, team),
            done: just_done(view, done),
            course: Course::new(view),
            timeline,
            pages: view.entries.len(),
            claims: Claims::new(view),
            property: Property::new(view, directory, forecast_months),
            settlements: settlement::blocks(view),
            money: Money::new(view, postings),
            debt: Debt::new(view),
            papers,
        }
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(id): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let id = case_id(&id)?;
    let html = blocking(move || -> Result<String, WebError> {
        let view = app.open_case(&officer.actor, &id)?;
        let postings = app.case_postings(&officer.actor, &id)?;
        let shell = Shell::new(&app, &officer, Room::Cases, &view.case.filing.number.to_string());
        let directory = app.directory();
        let sources = Sources {
            view: &view,
            postings: &postings,
            directory: &directory,
            forecast_months: app.settings().forecast_months,
        };
        Ok(CasePage::new(shell, &sources, query.get("done").map(String::as_str)).render()?)
    })
    .await?;
    Ok(Html(html).into_response())
}

/// The sentences of the pages that an act just entered: `5-6` in the address. The words come from the docket and
/// never from the address.
fn just_done(view: &CaseView, done: Option<&str>) -> Vec<String> {
    let range = done.and_then(|done| {
        let (first, last) = done.split_once('-')?;
        Some((first.parse::<u32>().ok()?, last.parse::<u32>().ok()?))
    });
    let Some((first, last)) = range else { return Vec::new() };
    view.entries
        .iter()
        .filter(|entry| (first..=last).contains(&entry.stamp.no.0))
        .map(|entry| entry.event.sentence(&view.case))
        .collect()
}
