//! Requests to institutions: those awaited, disputed, late, refused and answered.

use crate::error::WebError;
use crate::pages::cases::line::case_path;
use crate::pages::inquiries::asks;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell, encode};
use crate::show::Due;
use ::app::App;
use ::app::cases::list::{COUNTED, Scope};
use ::app::inquiries::checks::ChecksAsked;
use ::app::inquiries::list::{Asked, MATTERS, WHEREABOUTS, matter_title};
use ::app::institutions::Trouble;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};
use docket::directory::Directory;
use docket::office::{Actor, Office, Sight};
use std::collections::BTreeMap;
use store::read::requests::{RequestRow, RequestState};
use values::{Day, InstitutionId};

/// Lines on a page.
const LINES: u32 = 100;

/// What the page is asked for.
#[derive(Clone)]
struct Wanted {
    state: RequestState,
    asked: Asked,
    page: u32,
}

impl Wanted {
    fn new(query: &BTreeMap<String, String>, actor: &Actor) -> Wanted {
        let text = |name: &str| query.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
        let some = |name: &str| Some(text(name)).filter(|text| !text.is_empty());
        let scope = match text("scope").as_str() {
            "mine" => Scope::Mine,
            "seen" => Scope::Seen,
            _ if actor.office == Office::Handler => Scope::Mine,
            _ => Scope::Seen,
        };
        let state = text("state");
        Wanted {
            state: RequestState::ALL
                .into_iter()
                .find(|one| one.word() == state)
                .unwrap_or(RequestState::Awaited),
            asked: Asked {
                scope,
                team: some("team"),
                handler: some("handler"),
                institution: some("institution"),
                matter: some("matter"),
                search: some("search"),
            },
            page: text("page").parse().unwrap_or(1).clamp(1, 10_000),
        }
    }

    fn scope(&self) -> &'static str {
        if self.asked.scope == Scope::Mine { "mine" } else { "seen" }
    }

    fn address(&self) -> String {
        let mut address = format!("/inquiries?state={}&scope={}", self.state.word(), self.scope());
        let page = (self.page > 1).then(|| self.page.to_string());
        for (name, value) in [
            ("team", &self.asked.team),
            ("handler", &self.asked.handler),
            ("institution", &self.asked.institution),
            ("matter", &self.asked.matter),
            ("search", &self.asked.search),
            ("page", &page),
        ] {
            if let Some(value) = value {
                address.push_str(&format!("&{name}={}", encode(value)));
            }
        }
        address
    }

    fn sheet(&self) -> String {
        let mut address = format!("/inquiries/checks.xlsx?scope={}", self.scope());
        for (name, value) in [("team", &self.asked.team), ("handler", &self.asked.handler)] {
            if let Some(value) = value {
                address.push_str(&format!("&{name}={}", encode(value)));
            }
        }
        address
    }

    fn in_state(&self, state: RequestState) -> String {
        Wanted { state, page: 1, ..self.clone() }.address()
    }

    fn at_page(&self, page: u32) -> String {
        Wanted { page, ..self.clone() }.address()
    }

    /// The same state without any filter.
    fn cleared(&self) -> String {
        format!("/inquiries?state={}", self.state.word())
    }

    fn is_narrowed(&self) -> bool {
        let Asked { team, handler, institution, matter, search, .. } = &self.asked;
        [team, handler, institution, matter, search].into_iter().any(Option::is_some)
    }
}

struct Tab {
    address: String,
    title: &'static str,
    count: String,
    class: &'static str,
    here: bool,
}

struct Choice {
    value: String,
    title: String,
    chosen: bool,
}

/// What is wrong with an institution now.
struct TroubleLine {
    name: String,
    sentence: String,
    since: String,
    failures: u32,
}

struct RequestLine {
    path: String,
    page: String,
    number: String,
    handler: String,
    institution: String,
    matter: &'static str,
    subject: String,
    asked_on: String,
    due: Option<Due>,
    outcome: String,
    class: &'static str,
}

impl RequestLine {
    fn new(row: RequestRow, state: RequestState, today: Day) -> RequestLine {
        let path = case_path(&row.case_id);
        let awaited = matches!(state, RequestState::Awaited | RequestState::Late);
        RequestLine {
            page: format!("{path}#page-{}", row.entry),
            path,
            number: row.number,
            handler: row.handler_name.unwrap_or_else(|| "未确定".to_owned()),
            institution: row.institution_name,
            matter: matter_title(&row.matter),
            subject: row.subject,
            asked_on: row.asked_on.to_string(),
            due: (awaited && row.state == "open").then(|| Due::new(row.due_on, today)),
            outcome: match row.answered_on {
                Some(on) if state == RequestState::Answered => format!("{}（{on}）", row.outcome),
                _ => row.outcome,
            },
            class: match state {
                RequestState::Awaited => "warn",
                RequestState::Answered => "calm",
                RequestState::ToActOn
                | RequestState::Disputed
                | RequestState::Late
                | RequestState::Refused => "bad",
            },
        }
    }
}

#[derive(Template)]
#[template(path = "inquiries/list.html")]
struct InquiriesPage {
    shell: Shell,
    day: String,
    troubles: Vec<TroubleLine>,
    tabs: Vec<Tab>,
    state: &'static str,
    search: String,
    institutions: Vec<Choice>,
    matters: Vec<Choice>,
    teams: Vec<Choice>,
    handlers: Vec<Choice>,
    /// Whether cases of the officer's own can be told from those of others.
    has_own: bool,
    mine: bool,
    lines: Vec<RequestLine>,
    total: String,
    clear: Option<String>,
    span: String,
    previous: Option<String>,
    next: Option<String>,
    may_ask: bool,
    /// Replies that no docket asked for, where the officer looks after them.
    strays: u32,
    /// Changes in the register that nobody has answered, and where they are listed.
    alerts: (u32, String),
    /// Whereabouts asked of the police this year, and where they are listed; nothing where none was asked.
    whereabouts: Option<(String, String)>,
    /// The five checks as a spreadsheet.
    sheet: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let (wanted, counts, rows, strays, alerts, located) = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || {
            let mut wanted = Wanted::new(&query, &actor);
            let counts = app.request_counts(&actor, &wanted.asked)?;
            if query.is_empty() {
                wanted.state = first_shown(counts);
            }
            let page = ((wanted.page - 1) * LINES, LINES);
            let rows = app.request_list(&actor, &wanted.asked, wanted.state, page)?;
            let strays = app.stray_reply_count(&actor, "open").unwrap_or(0);
            let alerts = app.register_alert_count(&actor, wanted.asked.scope)?;
            let located = app.whereabouts_asked(&actor, &wanted.asked)?;
            Ok::<_, ::app::AppError>((wanted, counts, rows, strays, alerts, located))
        })
        .await?
    };
    let (today, directory) = (app.today(), app.directory());
    let first = (wanted.page - 1) * LINES + 1;
    let last = first + (rows.len() as u32).saturating_sub(1);
    let count = counts[place(wanted.state)];
    let is_full = rows.len() as u32 == LINES;
    let page = InquiriesPage {
        shell: Shell::new(&app, &officer, Room::Inquiries, "查控"),
        day: crate::show::day_with_weekday(today),
        troubles: troubles(&app.troubles().all(), &directory),
        tabs: tabs(&wanted, counts),
        state: wanted.state.word(),
        search: wanted.asked.search.clone().unwrap_or_default(),
        institutions: institutions(&directory, &wanted),
        matters: MATTERS
            .iter()
            .map(|(word, title)| choice(word, title, wanted.asked.matter.as_deref()))
            .collect(),
        teams: teams(&directory, &officer.actor, &wanted),
        handlers: handlers(&directory, &officer.actor, &wanted),
        has_own: matches!(officer.actor.office, Office::Handler | Office::TeamLeader),
        mine: wanted.asked.scope == Scope::Mine,
        lines: rows.into_iter().map(|row| RequestLine::new(row, wanted.state, today)).collect(),
        total: counted(count),
        clear: wanted.is_narrowed().then(|| wanted.cleared()),
        span: format!("第{first}—{last}件"),
        previous: (wanted.page > 1).then(|| wanted.at_page(wanted.page - 1)),
        next: (is_full && (last < count || count >= COUNTED)).then(|| wanted.at_page(wanted.page + 1)),
        may_ask: asks(&officer.actor),
        strays,
        whereabouts: whereabouts(&wanted, located),
        sheet: wanted.sheet(),
        alerts: (alerts, format!("/inquiries/alerts?scope={}", wanted.scope())),
    };
    Ok(Html(page.render()?).into_response())
}

/// How many person-times the police were asked this year where somebody is.
fn whereabouts(wanted: &Wanted, (asked, answered): (u32, u32)) -> Option<(String, String)> {
    let words = format!("本年提请公安机关查找下落{asked}人次，已反馈{answered}人次");
    let asked_of = Asked { matter: Some(WHEREABOUTS.to_owned()), ..wanted.asked.clone() };
    let listed = Wanted { state: RequestState::Answered, asked: asked_of, page: 1 };
    (asked > 0).then(|| (words, listed.address()))
}

/// The five checks of open cases, as a spreadsheet.
pub(crate) async fn sheet(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let Asked { scope, team, handler, .. } = Wanted::new(&query, &officer.actor).asked;
    let today = app.today();
    let asked = ChecksAsked { scope, team, handler };
    let bytes = blocking(move || app.checks_sheet(&officer.actor, &asked)).await?;
    let name = encode(&format!("五查{today}.xlsx"));
    let disposition = format!("attachment; filename=\"checks-{today}.xlsx\"; filename*=UTF-8''{name}");
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned();
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

/// What the page shows where no state is asked for: what waits for somebody, then what is awaited, then what came.
fn first_shown(counts: [u32; 6]) -> RequestState {
    [RequestState::ToActOn, RequestState::Awaited, RequestState::Answered]
        .into_iter()
        .find(|state| counts[place(*state)] > 0)
        .unwrap_or(RequestState::Awaited)
}

fn place(state: RequestState) -> usize {
    RequestState::ALL.iter().position(|one| *one == state).unwrap_or(0)
}

fn counted(count: u32) -> String {
    if count >= COUNTED { format!("{COUNTED}件以上") } else { format!("共{count}件") }
}

fn tabs(wanted: &Wanted, counts: [u32; 6]) -> Vec<Tab> {
    RequestState::ALL
        .into_iter()
        .zip(counts)
        .map(|(state, count)| Tab {
            address: wanted.in_state(state),
            title: state.title(),
            count: if count >= COUNTED { format!("{COUNTED}+") } else { count.to_string() },
            class: match state {
                RequestState::ToActOn | RequestState::Disputed | RequestState::Late if count > 0 => "late",
                _ => "",
            },
            here: state == wanted.state,
        })
        .collect()
}

fn choice(value: &str, title: &str, chosen: Option<&str>) -> Choice {
    Choice { value: value.to_owned(), title: title.to_owned(), chosen: chosen == Some(value) }
}

/// The institutions that help, and the one that is asked for even where it helps no more.
fn institutions(directory: &Directory, wanted: &Wanted) -> Vec<Choice> {
    let chosen = wanted.asked.institution.as_deref();
    directory
        .institutions
        .iter()
        .filter(|(id, one)| one.serving || Some(id.as_str()) == chosen)
        .map(|(id, one)| choice(id.as_str(), &one.name, chosen))
        .collect()
}

/// The teams, for those who see more than their own.
fn teams(directory: &Directory, actor: &Actor, wanted: &Wanted) -> Vec<Choice> {
    if actor.office.sight() != Sight::Court {
        return Vec::new();
    }
    let chosen = wanted.asked.team.as_deref();
    directory.teams.iter().map(|(id, team)| choice(id.as_str(), &team.name, chosen)).collect()
}

/// The handlers whose cases the officer may see.
fn handlers(directory: &Directory, actor: &Actor, wanted: &Wanted) -> Vec<Choice> {
    if wanted.asked.scope == Scope::Mine {
        return Vec::new();
    }
    let chosen = wanted.asked.handler.as_deref();
    directory
        .handlers()
        .filter(|(_, member)| actor.office.sight() == Sight::Court || member.team == actor.team)
        .map(|(id, member)| choice(id.as_str(), &member.name, chosen))
        .collect()
}

fn troubles(all: &BTreeMap<InstitutionId, Trouble>, directory: &Directory) -> Vec<TroubleLine> {
    all.iter()
        .map(|(id, trouble)| TroubleLine {
            name: directory.institution_name(id),
            sentence: trouble.sentence.clone(),
            since: format!("{} {}", trouble.since.day(), trouble.since.clock_time()),
            failures: trouble.failures,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handler() -> Actor {
        Actor {
            id: "fast-1".parse().unwrap(),
            name: "刘某".to_owned(),
            office: Office::Handler,
            team: None,
            covers: Vec::new(),
        }
    }

    #[test]
    fn an_address_leads_to_the_same_list() {
        let query: BTreeMap<String, String> =
            [("state", "late"), ("institution", "bank-farm"), ("search", "王某 & 李某"), ("page", "3")]
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
        let wanted = Wanted::new(&query, &handler());
        assert_eq!(
            wanted.address(),
            "/inquiries?state=late&scope=mine&institution=bank-farm\
             &search=%E7%8E%8B%E6%9F%90%20%26%20%E6%9D%8E%E6%9F%90&page=3"
        );
        assert!(wanted.is_narrowed());
        let state = wanted.in_state(RequestState::Answered);
        assert!(state.contains("state=answered") && !state.contains("page="));
    }

    #[test]
    fn what_is_wrong_with_an_institution_is_said_in_words() {
        let trouble = Trouble {
            word: "no_answer",
            sentence: "对方没有应答".to_owned(),
            since: values::Instant::at("2026-11-20".parse().unwrap(), 9 * 3600),
            failures: 3,
        };
        let all = [("bank-farm".parse().unwrap(), trouble)].into();
        let lines = troubles(&all, &Directory::default());
        assert_eq!((lines[0].name.as_str(), lines[0].failures), ("bank-farm", 3));
        assert!(lines[0].since.starts_with("2026-11-20"));
    }
}
