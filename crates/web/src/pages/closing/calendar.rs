//! A month of days of every account, each with how it stands.

use super::{account_path, day_path};
use crate::error::WebError;
use crate::pages::funds::masked;
use crate::pages::funds::tabs::{FundsTab, Part, tabs};
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use ::app::App;
use ::app::closing::{AccountView, Calendar, CalendarDay, DayState, may_close};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use docket::refusal::Basis;
use std::collections::BTreeMap;
use values::{Day, Weekday};

#[derive(Template)]
#[template(path = "closing/calendar.html")]
struct CalendarPage {
    shell: Shell,
    form_token: String,
    tabs: Vec<FundsTab>,
    basis: String,
    month: String,
    previous: String,
    next: Option<String>,
    year: i32,
    accounts: Vec<AccountMonth>,
    records: bool,
}

struct AccountMonth {
    path: String,
    number: String,
    bank: String,
    is_main: bool,
    is_confirmed: bool,
    balance: String,
    closed_until: String,
    weeks: Vec<Vec<Option<DayCell>>>,
}

struct DayCell {
    number: u32,
    address: Option<String>,
    title: &'static str,
    class: &'static str,
    notes: String,
}

/// The colours of a state.
pub(super) fn state_class(state: DayState) -> &'static str {
    match state {
        DayState::Outside => "",
        DayState::Closed => "green",
        DayState::Told => "warn",
        DayState::Waiting => "",
    }
}

fn place(day: Day) -> usize {
    match day.weekday() {
        Weekday::Monday => 0,
        Weekday::Tuesday => 1,
        Weekday::Wednesday => 2,
        Weekday::Thursday => 3,
        Weekday::Friday => 4,
        Weekday::Saturday => 5,
        Weekday::Sunday => 6,
    }
}

impl AccountMonth {
    fn new(view: &AccountView, days: &[CalendarDay]) -> AccountMonth {
        let account = view.row.account.as_str();
        let mut weeks: Vec<Vec<Option<DayCell>>> = Vec::new();
        for day in days {
            if weeks.is_empty() || place(day.day) == 0 {
                let before = if weeks.is_empty() { place(day.day) } else { 0 };
                weeks.push((0..before).map(|_| None).collect());
            }
            if let Some(week) = weeks.last_mut() {
                week.push(Some(DayCell::new(account, day)));
            }
        }
        if let Some(last) = weeks.last_mut() {
            last.resize_with(7, || None);
        }
        AccountMonth {
            path: account_path(account),
            number: masked(account),
            bank: view.row.bank.clone(),
            is_main: view.is_main,
            is_confirmed: view.row.known_by == "finance",
            balance: view.balance.to_string(),
            closed_until: view.row.closed_until.map_or_else(|| "尚未结账".to_owned(), Day::chinese),
            weeks,
        }
    }
}

impl DayCell {
    fn new(account: &str, day: &CalendarDay) -> DayCell {
        let row = day.row.as_ref().filter(|row| row.is_closed);
        let mut notes = Vec::new();
        if let Some(row) = row {
            if row.open_items > 0 {
                notes.push(format!("未达{}", row.open_items));
            }
            if row.explained > 0 {
                notes.push(format!("说明{}", row.explained));
            }
        }
        let is_shown = day.state != DayState::Outside;
        DayCell {
            number: day.day.civil().2,
            address: is_shown.then(|| day_path(account, day.day)),
            title: if is_shown { day.state.title() } else { "" },
            class: state_class(day.state),
            notes: notes.join(" "),
        }
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let today = app.today();
    let asked = query.get("month").and_then(|month| format!("{month}-01").parse::<Day>().ok());
    let (year, month, _) = asked.filter(|day| *day <= today).unwrap_or(today).civil();
    let from = Day::new(year, month, 1).unwrap_or(today);
    let until = from.plus_months(1).previous();
    let (accounts, calendar): (Vec<AccountView>, Calendar) = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || {
            Ok::<_, ::app::AppError>((
                app.court_accounts(&actor)?,
                app.closing_calendar(&actor, (from, until))?,
            ))
        })
        .await?
    };
    let months = accounts.iter().map(|view| {
        let days = calendar.accounts.iter().find(|one| one.account == view.row.account);
        AccountMonth::new(view, days.map_or(&[], |one| one.of.as_slice()))
    });
    let at = |day: Day| format!("/funds/closing?month={}", &day.to_string()[..7]);
    let page = CalendarPage {
        shell: Shell::new(&app, &officer, Room::Funds, "对账"),
        form_token: officer.form_token.clone(),
        tabs: tabs(&officer.actor, Part::Closing),
        basis: Basis::rule("FND-01").under(&app.law_settings(), today),
        month: format!("{year}年{month}月"),
        previous: at(from.plus_months(-1)),
        next: (until < today).then(|| at(from.plus_months(1))),
        year,
        accounts: months.collect(),
        records: may_close(&officer.actor),
    };
    Ok(Html(page.render()?).into_response())
}
