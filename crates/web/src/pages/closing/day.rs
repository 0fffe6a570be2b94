//! One day of an account: our books beside the statement, every difference, and the closing.

use super::account::amount;
use super::{account_path, day_path, signed};
use crate::error::WebError;
use crate::pages::cases::case_path;
use crate::pages::funds::tabs::{FundsTab, Part, tabs};
use crate::pages::funds::{line_path, masked};
use crate::path::Path;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell};
use ::app::closing::{DayMovement, DayView, may_close};
use ::app::staff::sign_in::Officer;
use ::app::{App, AppError};
use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use docket::refusal::Basis;
use ledger::bank_line::LineId;
use ledger::court_account::{Explained, OpenItem, OpenKind, OpenOf};
use std::collections::BTreeMap;
use store::read::closing::{BankPage, OutgoingRow};
use store::read::funds::LineRow;
use values::{CaseId, Day, Fen};

/// Empty rows of explanations that the form offers.
const EMPTY_ROWS: usize = 2;
/// Rows of explanations that the form takes.
const ROWS_MAX: usize = 40;

#[derive(Template)]
#[template(path = "closing/day.html")]
struct DayPage {
    shell: Shell,
    form_token: String,
    tabs: Vec<FundsTab>,
    basis: String,
    account: String,
    account_path: String,
    path: String,
    day: String,
    /// The first of the days that are closed together.
    from: String,
    is_span: bool,
    closed: Option<String>,
    books: Vec<(&'static str, String)>,
    told: Option<(String, String)>,
    /// Whether finance typed the balance, and may correct it as long as the day is open.
    is_typed: bool,
    typed_balance: String,
    difference: Option<String>,
    has_difference: bool,
    adjusted: Vec<Adjustment>,
    explained: Vec<(String, String)>,
    /// By how much the statement is above after everything; empty where nothing is left.
    left: String,
    movements: Vec<MovementShown>,
    outgoing: Vec<OutgoingShown>,
    late: Vec<MovementShown>,
    /// What was booked for a closed day behind its closing.
    later: Vec<MovementShown>,
    late_sum: String,
    closes: bool,
    rows: Vec<(usize, String, String)>,
    problem: Option<(String, String)>,
    previous: Option<String>,
    next: Option<String>,
}

/// What only one of both has, of one kind.
struct Adjustment {
    title: &'static str,
    sign: &'static str,
    sum: String,
    items: Vec<ItemShown>,
}

struct ItemShown {
    address: Option<String>,
    on: String,
    told: String,
    amount: String,
}

struct MovementShown {
    address: Option<String>,
    on: String,
    title: &'static str,
    party: String,
    about: String,
    came_in: String,
    went_out: String,
}

struct OutgoingShown {
    on: String,
    source_no: String,
    payee: String,
    account: String,
    amount: String,
    matched: Option<(String, String)>,
    is_matched: bool,
}

fn page_of(case: &str, page: u32) -> Option<String> {
    Some(format!("{}#page-{page}", case_path(&case.parse::<CaseId>().ok()?)))
}

impl ItemShown {
    fn new(account: &str, item: &OpenItem) -> ItemShown {
        let address = match &item.of {
            OpenOf::Line { .. } => None,
            OpenOf::Page { case, page } => page_of(case.as_str(), *page),
            OpenOf::SentBack { source_no } => {
                Some(line_path(&LineId { account: account.to_owned(), source_no: source_no.clone() }))
            }
        };
        ItemShown {
            address,
            on: item.value_on.to_string(),
            told: match &item.of {
                OpenOf::Line { source_no } => format!("{}（流水号{source_no}）", item.told),
                _ => item.told.clone(),
            },
            amount: item.amount_fen.to_string(),
        }
    }
}

impl MovementShown {
    fn of_line(line: &LineRow, title: &'static str, on: Day) -> MovementShown {
        let id = LineId { account: line.account.clone(), source_no: line.source_no.clone() };
        let state = match line.state.as_str() {
            "claimed" => {
                let case: Option<CaseId> = line.case_id.as_ref().and_then(|case| case.parse().ok());
                case.map_or_else(|| "已认领".to_owned(), |case| case.number().to_string())
            }
            "sent_back" => "已退回".to_owned(),
            _ => "待认领".to_owned(),
        };
        let back = title == "退回";
        let sum = line.amount.to_string();
        MovementShown {
            address: Some(line_path(&id)),
            on: on.to_string(),
            title,
            party: line.payer.clone(),
            about: state,
            came_in: if back { String::new() } else { sum.clone() },
            went_out: if back { sum } else { String::new() },
        }
    }

    fn of_page(page: &BankPage, title: &'static str) -> MovementShown {
        let is_in = page.amount.is_positive();
        let sum = if is_in { page.amount } else { -page.amount }.to_string();
        MovementShown {
            address: page_of(&page.case_id, page.entry),
            on: page.value_on.to_string(),
            title,
            party: page.party.clone(),
            about: page.number.clone(),
            came_in: if is_in { sum.clone() } else { String::new() },
            went_out: if is_in { String::new() } else { sum },
        }
    }

    fn new(movement: &DayMovement) -> MovementShown {
        match movement {
            DayMovement::In(line) => MovementShown::of_line(line, "到账", line.value_on),
            DayMovement::Typed(page) => MovementShown::of_page(page, "登记到账"),
            DayMovement::Out(page) => MovementShown::of_page(page, "付款"),
            DayMovement::SentBack(line) => MovementShown::of_line(line, "退回", line.state_on),
        }
    }

    /// A movement that was booked behind a closing, with the day of booking.
    fn booked_on((on, movement): &(Day, DayMovement)) -> MovementShown {
        let shown = MovementShown::new(movement);
        MovementShown { about: format!("{}　{on}补记", shown.about), ..shown }
    }
}

impl OutgoingShown {
    fn new(row: &OutgoingRow) -> OutgoingShown {
        let of_case = row.case_id.as_ref().zip(row.page).and_then(|(case, page)| {
            let number = case.parse::<CaseId>().ok()?.number().to_string();
            Some((page_of(case, page)?, number))
        });
        let of_line = row.sent_back.as_ref().map(|source_no| {
            let id = LineId { account: row.account.clone(), source_no: source_no.clone() };
            (line_path(&id), format!("退回流水号{source_no}"))
        });
        OutgoingShown {
            on: row.value_on.to_string(),
            source_no: row.source_no.clone(),
            payee: if row.payee.is_empty() { "收款人未写明".to_owned() } else { row.payee.clone() },
            account: masked(&row.payee_account),
            amount: row.amount.to_string(),
            matched: of_case.or(of_line),
            is_matched: row.is_matched,
        }
    }
}

fn adjustments(account: &str, open: &[OpenItem]) -> Vec<Adjustment> {
    let of_kind = |kind: OpenKind| {
        let items: Vec<&OpenItem> = open.iter().filter(|item| item.kind == kind).collect();
        let sum: Fen = items.iter().map(|item| item.amount_fen).sum();
        let raises = items.first().is_some_and(|item| item.effect().is_positive());
        Adjustment {
            title: kind.title(),
            sign: if raises { "加" } else { "减" },
            sum: sum.to_string(),
            items: items.into_iter().map(|item| ItemShown::new(account, item)).collect(),
        }
    };
    OpenKind::ALL.into_iter().map(of_kind).filter(|one| !one.items.is_empty()).collect()
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((account, day)): Path<(String, String)>,
) -> Result<Response, WebError> {
    answer(app, officer, (account, asked(&day)?), Vec::new(), None).await
}

fn asked(day: &str) -> Result<Day, AppError> {
    day.parse::<Day>().map_err(|error| AppError::BadInput(error.to_string()))
}

/// The page; after a closing that did not go through with what was typed, and why.
async fn answer(
    app: App,
    officer: Officer,
    (account, day): (String, Day),
    typed: Vec<(String, String)>,
    problem: Option<AppError>,
) -> Result<Response, WebError> {
    let view: DayView = {
        let (app, actor, account) = (app.clone(), officer.actor.clone(), account.clone());
        blocking(move || app.closing_day(&actor, &account, day)).await?
    };
    let code = problem.as_ref().map_or(StatusCode::OK, crate::error::status);
    let (first, day) = (view.after.next(), view.day);
    let worked = &view.worked;
    let mut books = vec![
        ("上次结账余额", worked.opening.to_string()),
        ("收入", signed(worked.came_in)),
        ("支出", signed(worked.went_out)),
    ];
    if !worked.late.is_zero() {
        books.push(("补记以前日期（收入减支出）", worked.late.to_string()));
    }
    books.push(("账面余额", worked.closing().to_string()));
    let carried: Vec<(String, String)> =
        view.explained.iter().map(|one| (one.amount_fen.to_string(), one.words.clone())).collect();
    let rows = if typed.is_empty() { carried.clone() } else { typed };
    let empty = std::iter::repeat_n((String::new(), String::new()), EMPTY_ROWS);
    let closed = view.closed.as_ref().map(|(on, by)| {
        let by = by.parse().map_or_else(|_| by.clone(), |id| app.directory().name(&id));
        format!("{}由{by}结账", on.chinese())
    });
    let today = app.today();
    let typed_balance = view.told.as_ref().filter(|(_, file)| file.is_empty()).map(|(told, _)| told.plain());
    let page = DayPage {
        shell: Shell::new(&app, &officer, Room::Funds, "日结"),
        form_token: officer.form_token.clone(),
        tabs: tabs(&officer.actor, Part::Closing),
        basis: Basis::rule("FND-01").under(&app.law_settings(), today),
        account: masked(&account),
        account_path: account_path(&account),
        path: day_path(&account, day),
        day: crate::show::day_with_weekday(day),
        from: first.chinese(),
        is_span: first != day,
        books,
        told: view.told.as_ref().map(|(told, file)| {
            let by =
                if file.is_empty() { "财务按对账单登记".to_owned() } else { format!("据{file}") };
            (told.to_string(), by)
        }),
        is_typed: typed_balance.is_some(),
        typed_balance: typed_balance.unwrap_or_default(),
        difference: view.told.as_ref().map(|(told, _)| signed(*told - worked.closing())),
        has_difference: view.told.as_ref().is_some_and(|(told, _)| *told != worked.closing()),
        adjusted: adjustments(&account, &worked.open),
        explained: carried,
        left: view.left().filter(|left| !left.is_zero()).map_or_else(String::new, |left| left.to_string()),
        movements: view.movements.iter().map(MovementShown::new).collect(),
        outgoing: view.outgoing.iter().map(OutgoingShown::new).collect(),
        late: view.late.iter().map(MovementShown::booked_on).collect(),
        later: view.later.iter().map(MovementShown::booked_on).collect(),
        late_sum: worked.late.to_string(),
        closes: may_close(&officer.actor) && closed.is_none() && day <= today,
        rows: rows.into_iter().chain(empty).enumerate().map(|(no, (sum, words))| (no, sum, words)).collect(),
        problem: problem.map(|problem| (problem.sentence(), problem.remedy())),
        previous: (first > view.account.recorded.from_on).then(|| day_path(&account, view.after)),
        next: (day < today).then(|| day_path(&account, day.next())),
        closed,
    };
    Ok((code, Html(page.render()?)).into_response())
}

/// Closes the day.
pub(crate) async fn close(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((account, day)): Path<(String, String)>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let day = asked(&day)?;
    let field = |name: String| form.get(&name).map_or("", |text| text.trim()).to_owned();
    let typed: Vec<(String, String)> = (0..ROWS_MAX)
        .map(|no| (field(format!("amount_{no}")), field(format!("words_{no}"))))
        .filter(|(sum, words)| !sum.is_empty() || !words.is_empty())
        .collect();
    let done = {
        let (app, actor, account, typed) =
            (app.clone(), officer.actor.clone(), account.clone(), typed.clone());
        blocking(move || {
            let one = |(sum, words): (String, String)| {
                Ok(Explained { amount_fen: amount(if sum.is_empty() { "0" } else { &sum })?, words })
            };
            let explained = typed.into_iter().map(one).collect::<Result<Vec<Explained>, AppError>>()?;
            app.close_day(&actor, &account, day, explained)
        })
        .await
    };
    finish(app, officer, (account, day), typed, done).await
}

/// Enters the balance of the day as finance read it from the statement.
pub(crate) async fn balance(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((account, day)): Path<(String, String)>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let day = asked(&day)?;
    let typed = form.get("balance").cloned().unwrap_or_default();
    let done = {
        let (app, actor, account) = (app.clone(), officer.actor.clone(), account.clone());
        blocking(move || app.tell_balance(&actor, &account, (day, amount(&typed)?))).await
    };
    finish(app, officer, (account, day), Vec::new(), done).await
}

async fn finish(
    app: App,
    officer: Officer,
    (account, day): (String, Day),
    typed: Vec<(String, String)>,
    done: Result<(), AppError>,
) -> Result<Response, WebError> {
    match done {
        Ok(()) => Ok(Redirect::to(&day_path(&account, day)).into_response()),
        Err(problem @ (AppError::Closing(_) | AppError::BadInput(_))) => {
            answer(app, officer, (account, day), typed, Some(problem)).await
        }
        Err(error) => Err(error.into()),
    }
}
