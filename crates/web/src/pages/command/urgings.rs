//! Urging before filing (执前督促): the list with the form that opens one, and one with its contacts.

use super::paged::{Paged, Pager};
use super::tabs::{CommandPart, CommandTab, tabs};
use super::teams::address;
use super::typed::Typed;
use crate::error::{WebError, missing, status};
use crate::path::Path;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell};
use crate::show::Due;
use app::staff::sign_in::Officer;
use app::urging::{Ask, Contact, Ending, State as Stands, Urging, may_urge};
use app::{App, AppError};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use docket::office::Actor;
use std::collections::BTreeMap;
use store::read::urgings::UrgingRow;
use values::Day;

type Fields = BTreeMap<String, String>;

/// A form that was not taken: why, and what was typed.
#[derive(Default)]
struct Refused {
    /// The form, by the last part of its address; of the list the only one.
    form: &'static str,
    sentence: String,
    typed: Fields,
}

impl Refused {
    /// What was typed into a field of a form.
    fn was(&self, form: &str, name: &str) -> &str {
        let typed = (self.form == form).then(|| self.typed.get(name)).flatten();
        typed.map(String::as_str).unwrap_or_default()
    }

    /// What was typed into a field of a form, or what stands there beforehand.
    fn was_or<'a>(&'a self, form: &str, name: &str, otherwise: &'a str) -> &'a str {
        if self.form == form { self.was(form, name) } else { otherwise }
    }
}

struct Tab {
    title: &'static str,
    address: String,
    here: bool,
}

struct Line {
    path: String,
    number: u32,
    applicant: String,
    debtor: String,
    instrument: String,
    sum: String,
    asked_on: String,
    contacts: String,
    state: &'static str,
    settled: String,
    last_day: Option<Due>,
}

#[derive(Template)]
#[template(path = "command/urgings.html")]
struct UrgingsPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    form_token: String,
    states: Vec<Tab>,
    lines: Vec<Line>,
    pager: Pager,
    may_open: bool,
    today: String,
    refused: Refused,
}

fn line(row: UrgingRow, today: Day) -> Line {
    let state = Stands::by_word(&row.state);
    let contacts = match row.last_contact_on {
        Some(on) => format!("{}次，最近{on}", row.contacts),
        None => "尚未联系".to_owned(),
    };
    let settled = match (state, row.settled_on) {
        (Some(Stands::Performed), Some(on)) => format!("{on}　{}元", row.performed),
        (_, Some(on)) => on.to_string(),
        (_, None) => String::new(),
    };
    Line {
        path: format!("/command/urgings/{}", row.number),
        number: row.number,
        applicant: row.applicant,
        debtor: row.debtor,
        instrument: row.instrument,
        sum: row.sum.to_string(),
        asked_on: row.asked_on.to_string(),
        contacts,
        state: state.map_or("", Stands::title),
        settled,
        last_day: (state == Some(Stands::Open)).then(|| Due::new(row.last_day, today)),
    }
}

pub(super) async fn list(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<Fields>,
) -> Result<Response, WebError> {
    Ok(Html(list_page(app, officer, &query, Refused::default()).await?.render()?).into_response())
}

async fn list_page(
    app: App,
    officer: Officer,
    query: &Fields,
    refused: Refused,
) -> Result<UrgingsPage, WebError> {
    let word = query.get("state").map(String::as_str).unwrap_or_default();
    let state = Stands::by_word(word);
    let word = state.map_or("", Stands::word);
    let page = Paged::asked(query);
    let (rows, count) = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.urgings(&actor, state, page.lines())).await?
    };
    let at = |state: &str, page: &str| address("/command/urgings", &[("state", state), ("page", page)]);
    let today = app.today();
    let tab = |title, known: &str| Tab { title, address: at(known, ""), here: known == word };
    let all = [tab("全部", "")];
    Ok(UrgingsPage {
        shell: Shell::new(&app, &officer, Room::Command, "执前督促"),
        tabs: tabs(CommandPart::Urgings),
        form_token: officer.form_token.clone(),
        states: all.into_iter().chain(Stands::CHOICES.iter().map(|one| tab(one.2, one.1))).collect(),
        pager: page.foot_of_full((rows.len(), "件"), |page| at(word, &page.to_string())).of_all(count, "件"),
        lines: rows.into_iter().map(|row| line(row, today)).collect(),
        may_open: may_urge(&officer.actor),
        today: today.to_string(),
        refused,
    })
}

fn asked(form: &Fields) -> Result<Ask, AppError> {
    let typed = Typed(form);
    let text = |name: &str| typed.text(name).unwrap_or_default();
    let sum = typed.amount("sum", "应当履行的金额")?;
    Ok(Ask {
        applicant: text("applicant"),
        debtor: text("debtor"),
        phone: text("phone"),
        instrument: text("instrument"),
        due_on: typed.day("due_on", "履行期间的最后一日")?,
        sum_fen: sum.ok_or_else(|| AppError::BadInput("请填写应当履行的金额".to_owned()))?,
        asked_on: typed.day("asked_on", "申请日期")?,
        consent: text("consent"),
    })
}

pub(super) async fn open(
    State(app): State<App>,
    Signed(officer): Signed,
    Form(form): Form<Fields>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let opened = {
        let (app, actor, form) = (app.clone(), officer.actor.clone(), form.clone());
        blocking(move || app.open_urging(&actor, &asked(&form)?)).await
    };
    match opened {
        Ok(number) => Ok(Redirect::to(&format!("/command/urgings/{number}")).into_response()),
        Err(error @ AppError::BadInput(_)) => {
            let refused = Refused { form: "urgings", sentence: error.sentence(), typed: form };
            let page = list_page(app, officer, &Fields::new(), refused).await?;
            Ok((status(&error), Html(page.render()?)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Template)]
#[template(path = "command/urging.html")]
struct UrgingPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    form_token: String,
    path: String,
    number: u32,
    state: &'static str,
    facts: Vec<(&'static str, String)>,
    contacts: Vec<(String, String, String)>,
    is_open: bool,
    to_file: bool,
    may_urge: bool,
    asked_on: String,
    sum: String,
    today: String,
    /// Whether enforcement could not be applied for in time any more, undisturbed.
    is_late: bool,
    refused: Refused,
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(number): Path<u32>,
) -> Result<Response, WebError> {
    Ok(Html(page(app, officer, number, Refused::default()).await?.render()?).into_response())
}

async fn page(app: App, officer: Officer, number: u32, refused: Refused) -> Result<UrgingPage, WebError> {
    let urging = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.urging(&actor, number)).await.map_err(none(number))?
    };
    let (state, last_day) = (urging.state(), urging.ask.last_day());
    let ask = &urging.ask;
    let phone = if ask.phone.is_empty() { "未提供".to_owned() } else { ask.phone.clone() };
    let mut facts = vec![
        ("申请人", ask.applicant.clone()),
        ("被申请人", ask.debtor.clone()),
        ("联系电话", phone),
        ("执行依据", ask.instrument.clone()),
        ("应当履行", format!("{}元", ask.sum_fen)),
        ("履行期间届满", ask.due_on.to_string()),
        ("申请日期", ask.asked_on.to_string()),
        ("申请人同意", ask.consent.clone()),
        ("经办人", urging.by.1.clone()),
        ("申请执行时效届满", format!("{last_day}（民事诉讼法第二百五十条；未计中止、中断）")),
    ];
    match &urging.ending {
        None => {}
        Some(Ending::Performed { on, sum_fen, remark }) => {
            facts.push(("履行", format!("{on}　{sum_fen}元　{remark}")));
        }
        Some(Ending::Unperformed { on, reason }) => facts.push(("未履行", format!("{on}　{reason}"))),
    }
    Ok(UrgingPage {
        shell: Shell::new(&app, &officer, Room::Command, "执前督促"),
        tabs: tabs(CommandPart::Urgings),
        form_token: officer.form_token.clone(),
        path: format!("/command/urgings/{number}"),
        number,
        state: state.title(),
        facts,
        contacts: urging
            .contacts
            .iter()
            .rev()
            .map(|one| (one.on.to_string(), one.way.clone(), one.said.clone()))
            .collect(),
        is_open: state == Stands::Open,
        to_file: state == Stands::Unperformed,
        may_urge: may_urge(&officer.actor),
        asked_on: ask.asked_on.to_string(),
        sum: ask.sum_fen.to_string(),
        today: app.today().to_string(),
        is_late: state == Stands::Open && last_day < app.today(),
        refused,
    })
}

fn none(number: u32) -> impl FnOnce(AppError) -> WebError {
    missing(format!("没有第{number}号执前督促，或者不是本团队的"))
}

/// Back to the page after what one of its forms asked for; the page again, with the form, where it was not taken.
async fn answered(
    (app, officer): (App, Officer),
    (number, name): (u32, &'static str),
    form: Fields,
    ask: impl FnOnce(&App, &Actor, &Fields) -> Result<Urging, AppError> + Send + 'static,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let done = {
        let (app, actor, form) = (app.clone(), officer.actor.clone(), form.clone());
        blocking(move || ask(&app, &actor, &form)).await
    };
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/command/urgings/{number}")).into_response()),
        Err(error @ AppError::BadInput(_)) => {
            let refused = Refused { form: name, sentence: error.sentence(), typed: form };
            let page = page(app, officer, number, refused).await?;
            Ok((status(&error), Html(page.render()?)).into_response())
        }
        Err(error) => Err(none(number)(error)),
    }
}

pub(super) async fn contact(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(number): Path<u32>,
    Form(form): Form<Fields>,
) -> Result<Response, WebError> {
    answered((app, officer), (number, "contacts"), form, move |app, actor, form| {
        let typed = Typed(form);
        let text = |name: &str| typed.text(name).unwrap_or_default();
        let contact = Contact { on: typed.day("on", "联系日期")?, way: text("way"), said: text("said") };
        app.contact_urged(actor, number, &contact)
    })
    .await
}

pub(super) async fn settle(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(number): Path<u32>,
    Form(form): Form<Fields>,
) -> Result<Response, WebError> {
    answered((app, officer), (number, "ending"), form, move |app, actor, form| {
        let typed = Typed(form);
        let (on, remark) = (typed.day("on", "日期")?, typed.text("remark").unwrap_or_default());
        let ending = match typed.text("ending").as_deref() {
            Some("unperformed") => Ending::Unperformed { on, reason: remark },
            _ => {
                let sum = typed.amount("sum", "履行金额")?;
                let sum_fen = sum.ok_or_else(|| AppError::BadInput("请填写履行金额".to_owned()))?;
                Ending::Performed { on, sum_fen, remark }
            }
        };
        app.settle_urging(actor, number, &ending)
    })
    .await
}

pub(super) async fn reopen(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(number): Path<u32>,
    Form(form): Form<Fields>,
) -> Result<Response, WebError> {
    answered((app, officer), (number, "reopening"), form, move |app, actor, form| {
        let reason = Typed(form).text("reason").unwrap_or_default();
        app.reopen_urging(actor, number, &reason)
    })
    .await
}
