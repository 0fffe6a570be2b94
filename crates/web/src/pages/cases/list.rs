//! The case list, on the page and as a spreadsheet.

use super::asked::{Asked, DUE_CHOICES, LINES, MINE, SUGGESTED};
use super::line::{CaseLine, stands_in};
use crate::error::WebError;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell, encode};
use app::App;
use app::cases::list::COUNTED;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use docket::Stage;
use docket::course::closing::way_choices;
use docket::filing::Kind;
use docket::office::{Actor, Sight};
use docket::triage::Track;
use std::collections::BTreeMap;
use store::read::cases::{CaseRow, Order};

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/cases", get(show)).route("/cases.xlsx", get(download))
}

/// One choice of a filter, or one tab.
struct Choice {
    value: String,
    title: String,
    chosen: bool,
}

/// The head of a column that sorts.
struct Sorting {
    address: String,
    mark: &'static str,
}

#[derive(Template)]
#[template(path = "cases/list.html")]
struct CaseListPage {
    shell: Shell,
    asked: Asked,
    count: String,
    stages: Vec<Choice>,
    kinds: Vec<Choice>,
    /// The ways of closing, where closed cases are asked for.
    ways: Vec<Choice>,
    /// The tracks of triage.
    tracks: Vec<Choice>,
    teams: Vec<Choice>,
    handlers: Vec<Choice>,
    dues: Vec<Choice>,
    orders: Vec<Choice>,
    by_filed: Sorting,
    by_claim: Sorting,
    by_due: Sorting,
    lines: Vec<CaseLine>,
    sheet: String,
    clear: String,
    span: String,
    previous: Option<String>,
    next: Option<String>,
}

async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let asked = Asked::new(&query, &officer.actor);
    let today = app.today();
    let list = {
        let (app, actor, filter) = (app.clone(), officer.actor.clone(), asked.filter(&officer.actor, today));
        blocking(move || app.case_list(&actor, &filter)).await?
    };
    let directory = app.directory();
    let first = (asked.page - 1) * LINES + 1;
    let last = first + (list.rows.len() as u32).saturating_sub(1);
    let is_full = list.rows.len() as u32 == LINES;
    let covers = &officer.actor.covers;
    let line = |row: CaseRow| {
        let covered = stands_in(covers, row.handler.as_deref());
        CaseLine { covered, ..CaseLine::new(row, &directory, today) }
    };
    let lines = list.rows.into_iter().map(line).collect();
    let page = CaseListPage {
        shell: Shell::new(&app, &officer, Room::Cases, "案件"),
        count: counted(list.count),
        stages: stage_tabs(&asked),
        kinds: choices(Kind::CHOICES, &asked.kind),
        ways: ways(&asked),
        tracks: tracks(&asked),
        teams: team_choices(&app, &officer.actor, &asked),
        handlers: handler_choices(&app, &officer.actor, &asked),
        dues: choices(DUE_CHOICES, &asked.due),
        orders: choices(Order::CHOICES, if asked.order.is_empty() { "due" } else { &asked.order }),
        by_filed: by_filed(&asked),
        by_claim: sorting(&asked, "largest", asked.order == "largest"),
        by_due: sorting(&asked, "due", asked.order.is_empty() || asked.order == "due"),
        lines,
        sheet: format!("/cases.xlsx{}", asked.at_page(1)),
        clear: Asked { stage: asked.stage.clone(), page: 1, ..Asked::default() }.address(),
        span: format!("第{first}—{last}件"),
        previous: (asked.page > 1).then(|| asked.at_page(asked.page - 1)),
        next: (is_full && (last < list.count || list.count >= COUNTED))
            .then(|| asked.at_page(asked.page + 1)),
        asked,
    };
    Ok(Html(page.render()?).into_response())
}

async fn download(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let today = app.today();
    let filter = Asked::new(&query, &officer.actor).filter(&officer.actor, today);
    let bytes = blocking(move || app.case_list_sheet(&officer.actor, &filter)).await?;
    let name = encode(&format!("案件清单{today}.xlsx"));
    let disposition = format!("attachment; filename=\"cases-{today}.xlsx\"; filename*=UTF-8''{name}");
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned();
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

fn counted(count: u32) -> String {
    if count >= COUNTED { format!("{COUNTED}件以上") } else { format!("共{count}件") }
}

fn choice(value: &str, title: &str, chosen: &str) -> Choice {
    Choice { value: value.to_owned(), title: title.to_owned(), chosen: value == chosen }
}

fn choices<const N: usize>(all: [(&str, &str); N], chosen: &str) -> Vec<Choice> {
    all.iter().map(|(value, title)| choice(value, title, chosen)).collect()
}

/// The tabs of the stages; their values are addresses.
fn stage_tabs(asked: &Asked) -> Vec<Choice> {
    [("", "未结")]
        .into_iter()
        .chain(Stage::CHOICES)
        .chain([("all", "全部")])
        .map(|(stage, title)| Choice {
            value: asked.at_stage(stage),
            title: title.to_owned(),
            chosen: asked.stage == stage,
        })
        .collect()
}

/// The tracks of triage.
fn tracks(asked: &Asked) -> Vec<Choice> {
    let suggested = [(SUGGESTED, "有分流建议")];
    let all = Track::CHOICES.iter().copied().chain(suggested);
    all.map(|(value, title)| choice(value, title, &asked.track)).collect()
}

/// The ways of closing, for lists in which closed cases stand.
fn ways(asked: &Asked) -> Vec<Choice> {
    match asked.stage.as_str() {
        "closed" | "all" => choices(way_choices(), &asked.way),
        _ if !asked.way.is_empty() => choices(way_choices(), &asked.way),
        _ => Vec::new(),
    }
}

/// The teams, for those who see more than their own.
fn team_choices(app: &App, actor: &Actor, asked: &Asked) -> Vec<Choice> {
    if actor.office.sight() != Sight::Court {
        return Vec::new();
    }
    app.directory().teams.iter().map(|(id, team)| choice(id.as_str(), &team.name, &asked.team)).collect()
}

/// The handlers whose cases the officer may see, the officer first.
fn handler_choices(app: &App, actor: &Actor, asked: &Asked) -> Vec<Choice> {
    let directory = app.directory();
    let mut handlers: Vec<_> = directory
        .handlers()
        .filter(|(id, member)| {
            actor.office.sight() == Sight::Court || actor.handles_for(id) || member.team == actor.team
        })
        .collect();
    handlers.sort_by_key(|(id, _)| **id != actor.id);
    let mine = (!actor.covers.is_empty()).then(|| choice(MINE, "本人承办和代管", &asked.handler));
    let each = handlers.into_iter().map(|(id, member)| {
        let title = match () {
            () if *id == actor.id => format!("{}（本人）", member.name),
            () if actor.covers.contains(id) => format!("{}（代管）", member.name),
            () => member.name.clone(),
        };
        choice(id.as_str(), &title, &asked.handler)
    });
    mine.into_iter().chain(each).collect()
}

fn sorting(asked: &Asked, order: &str, here: bool) -> Sorting {
    Sorting { address: asked.in_order(order), mark: if here { "↓" } else { "" } }
}

/// The day of filing sorts both ways: newest first, then oldest first.
fn by_filed(asked: &Asked) -> Sorting {
    match asked.order.as_str() {
        "newest" => Sorting { address: asked.in_order("oldest"), mark: "↓" },
        "oldest" => Sorting { address: asked.in_order("newest"), mark: "↑" },
        _ => sorting(asked, "newest", false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl CaseListPage {
        fn sample(lines: Vec<CaseLine>) -> CaseListPage {
            let asked = Asked { search: "王某".to_owned(), page: 2, ..Asked::default() };
            CaseListPage {
                shell: Shell::bare("案件"),
                count: counted(lines.len() as u32),
                stages: stage_tabs(&asked),
                kinds: choices(Kind::CHOICES, "resumed"),
                ways: ways(&asked),
                tracks: tracks(&asked),
                teams: vec![choice("fast", "速执团队", "")],
                handlers: vec![choice("fast-1", "刘某", "fast-1")],
                dues: choices(DUE_CHOICES, "late"),
                orders: choices(Order::CHOICES, "due"),
                by_filed: by_filed(&asked),
                by_claim: sorting(&asked, "largest", false),
                by_due: sorting(&asked, "due", true),
                lines,
                sheet: "/cases.xlsx?handler=".to_owned(),
                clear: "?handler=".to_owned(),
                span: "第51—51件".to_owned(),
                previous: Some("?page=1".to_owned()),
                next: None,
                asked,
            }
        }
    }

    #[test]
    fn a_name_with_angle_brackets_stays_text() {
        let html = CaseListPage::sample(vec![CaseLine::sample()]).render().unwrap();
        assert!(
            html.contains("（2026）内0299执12号") && html.contains("绿色通道") && html.contains("逾期3天")
        );
        assert!(html.contains("王某&#60;1&#62;") && !html.contains("王某<1>"));
    }

    #[test]
    fn an_empty_list_says_what_to_do() {
        let html = CaseListPage::sample(Vec::new()).render().unwrap();
        assert!(html.contains("清除条件"), "{html}");
    }

    #[test]
    fn beyond_two_thousand_lines_a_list_says_more() {
        assert_eq!(counted(1_999), "共1999件");
        assert_eq!(counted(2_000), "2000件以上");
    }
}
