//! An account of the court: what is recorded of it, and its days.

use super::{account_path, day_path, signed};
use crate::error::WebError;
use crate::pages::funds::tabs::{FundsTab, Part, tabs};
use crate::path::Path;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell};
use ::app::closing::{AccountView, may_close};
use ::app::staff::sign_in::Officer;
use ::app::{App, AppError};
use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use std::collections::BTreeMap;
use store::read::closing::BankDayRow;
use values::{Day, Fen};

/// How many days back the page looks.
const DAYS: i32 = 92;

#[derive(Template)]
#[template(path = "closing/account.html")]
struct AccountPage {
    shell: Shell,
    form_token: String,
    tabs: Vec<FundsTab>,
    number: String,
    holder: String,
    bank: String,
    from_on: String,
    is_main: bool,
    is_confirmed: bool,
    balance: String,
    closed_until: String,
    days: Vec<DayLine>,
    records: bool,
    problem: Option<(String, String)>,
}

struct DayLine {
    address: String,
    day: String,
    is_closed: bool,
    figures: [String; 5],
    told: String,
    difference: String,
    notes: String,
    by: String,
}

impl DayLine {
    fn new(app: &App, row: &BankDayRow) -> DayLine {
        let figures = row.figures.map(|figures| figures.map(signed));
        let closing = row.figures.map(|figures| figures[4]);
        let difference = match (row.told, closing) {
            (Some(told), Some(closing)) => signed(told - closing),
            _ => String::new(),
        };
        let by = row.closed_by.as_ref().and_then(|id| id.parse().ok());
        let by = by.map(|id| app.directory().name(&id)).unwrap_or_default();
        let mut notes = Vec::new();
        if row.open_items > 0 {
            notes.push(format!("未达账项{}笔", row.open_items));
        }
        if row.explained > 0 {
            notes.push(format!("差异说明{}笔", row.explained));
        }
        DayLine {
            address: day_path(&row.account, row.day),
            day: row.day.to_string(),
            is_closed: row.is_closed,
            figures: figures.unwrap_or_default(),
            told: row.told.map_or_else(|| "无".to_owned(), |told| told.to_string()),
            difference,
            notes: notes.join("，"),
            by: row.closed_on.map_or_else(String::new, |on| format!("{on} {by}")),
        }
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(number): Path<String>,
) -> Result<Response, WebError> {
    answer(app, officer, number, None).await
}

async fn answer(
    app: App,
    officer: Officer,
    number: String,
    problem: Option<AppError>,
) -> Result<Response, WebError> {
    let (view, days): (AccountView, Vec<BankDayRow>) = {
        let (app, actor, number) = (app.clone(), officer.actor.clone(), number.clone());
        blocking(move || {
            let accounts = app.court_accounts(&actor)?;
            let view = accounts.into_iter().find(|view| view.row.account == number);
            let view = view.ok_or(AppError::NoSuchAccount)?;
            let span = (app.today().plus_days(-DAYS), app.today());
            let days = app.store().bank_days(app.court().as_str(), &number, span).map_err(AppError::from)?;
            Ok::<_, AppError>((view, days))
        })
        .await?
    };
    let code = problem.as_ref().map_or(StatusCode::OK, crate::error::status);
    let page = AccountPage {
        shell: Shell::new(&app, &officer, Room::Funds, "本院账户"),
        form_token: officer.form_token.clone(),
        tabs: tabs(&officer.actor, Part::Closing),
        number,
        holder: view.row.holder.clone(),
        bank: view.row.bank.clone(),
        from_on: view.row.from_on.to_string(),
        is_main: view.is_main,
        is_confirmed: view.row.known_by == "finance",
        balance: view.balance.to_string(),
        closed_until: view.row.closed_until.map_or_else(|| "尚未结账".to_owned(), Day::chinese),
        days: days.iter().rev().map(|row| DayLine::new(&app, row)).collect(),
        records: may_close(&officer.actor),
        problem: problem.map(|problem| (problem.sentence(), problem.remedy())),
    };
    Ok((code, Html(page.render()?)).into_response())
}

/// Records an account, or says anew what it is.
pub(crate) async fn record(
    State(app): State<App>,
    Signed(officer): Signed,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let field = |name: &str| form.get(name).map_or("", |text| text.trim()).to_owned();
    let (number, holder, bank, from_on) = (field("number"), field("holder"), field("bank"), field("from_on"));
    let number: String = number.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').collect();
    let recorded = {
        let (app, actor, number) = (app.clone(), officer.actor.clone(), number.clone());
        blocking(move || {
            let from_on = match from_on.as_str() {
                "" => None,
                text => Some(
                    text.parse().map_err(|error: values::NotADay| AppError::BadInput(error.to_string()))?,
                ),
            };
            app.record_court_account(&actor, &number, (&holder, &bank), from_on)
        })
        .await
    };
    match recorded {
        Ok(()) => Ok(Redirect::to(&account_path(&number)).into_response()),
        Err(problem @ AppError::BadInput(_)) => {
            let known = {
                let (app, actor) = (app.clone(), officer.actor.clone());
                blocking(move || app.court_accounts(&actor)).await?
            };
            if known.iter().any(|view| view.row.account == number) {
                return answer(app, officer, number, Some(problem)).await;
            }
            Err(problem.into())
        }
        Err(error) => Err(error.into()),
    }
}

/// An amount that was typed.
pub(super) fn amount(text: &str) -> Result<Fen, AppError> {
    text.trim().parse::<Fen>().map_err(|_| AppError::BadInput(format!("“{}”不是金额", text.trim())))
}
