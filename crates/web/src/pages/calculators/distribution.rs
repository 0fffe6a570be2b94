//! Money for several creditors: costs, priority claims, ordinary claims pro rata or by order of seizure, and the
//! doubled part in a second round.

use crate::download;
use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::calculators::answer::Part;
use crate::pages::calculators::reading::{Typed, address};
use crate::pages::calculators::{Head, excel};
use crate::rulebook;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::Shell;
use crate::why::Why;
use app::calculators::{
    CreditorText, Distribution, DistributionForm, ORDERS, RANKS, Share, distribution_table,
};
use app::intake::FieldProblem;
use app::{App, AppError};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use std::collections::BTreeMap;

/// More creditors than this are not laid out.
const ROWS_MAX: usize = 60;
/// Rows laid out before anything was filled in.
const ROWS_FIRST: usize = 2;

struct CreditorRow {
    title: String,
    fields: Vec<FormField>,
}

/// What one creditor gets, as the table shows it.
struct ShareLine {
    name: String,
    kind: String,
    claim: String,
    paid: String,
    ratio: String,
    doubled: String,
    doubled_paid: String,
    in_all: String,
    unpaid: String,
}

/// A distribution as the page shows it.
struct Reckoned {
    lines: Vec<ShareLine>,
    course: Vec<(&'static str, String)>,
    part: Part,
    pdf: String,
    sheet: String,
}

#[derive(Template)]
#[template(path = "calculators/distribution.html")]
struct DistributionPage {
    shell: Shell,
    head: Head,
    general: Vec<FormField>,
    rows: Vec<CreditorRow>,
    problems: Vec<String>,
    reckoned: Option<Reckoned>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let typed = Typed(&query);
    let head = Head::of("/calculators/distribution", app.today());
    let mut form = typed_form(&query, &typed);
    let mut problems = Vec::new();
    let mut reckoned = None;
    if query.contains_key("add") {
        form.creditors.resize(form.creditors.len().max(ROWS_FIRST) + 1, CreditorText::default());
    } else if !typed.is_empty() {
        match form.reckon(&rulebook::settings(&app), app.today()) {
            Ok(distribution) => reckoned = Some(Reckoned::new(&app, &distribution, &query)),
            Err(found) => problems = found,
        }
    }
    form.creditors.resize(form.creditors.len().max(ROWS_FIRST), CreditorText::default());
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = DistributionPage {
        shell: head.shell(&app, &officer),
        head,
        general: marked(general(&form), &problems),
        rows: (0..form.creditors.len()).map(|row| creditor_row(&form, row, &problems)).collect(),
        problems: problems.into_iter().map(|problem| problem.message).collect(),
        reckoned,
    };
    Ok((status, Html(page.render()?)).into_response())
}

/// What the address asks for, distributed; a refusal where it cannot be.
fn made(app: &App, query: &BTreeMap<String, String>) -> Result<(DistributionForm, Distribution), AppError> {
    let form = typed_form(query, &Typed(query));
    let distribution = form.reckon(&rulebook::settings(app), app.today()).map_err(|problems| {
        let sentences: Vec<String> = problems.into_iter().map(|problem| problem.message).collect();
        AppError::BadInput(sentences.join("；"))
    })?;
    Ok((form, distribution))
}

/// The same as a paper.
pub(crate) async fn printed(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let printed = blocking(move || {
        let (form, distribution) = made(&app, &query)?;
        app.distribution_paper(&officer.actor, &form, &distribution)
    })
    .await?;
    Ok(download::paper(printed))
}

/// The same as a spreadsheet.
pub(crate) async fn sheet(
    State(app): State<App>,
    _signed: Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let bytes = blocking(move || {
        let (_, distribution) = made(&app, &query)?;
        distribution_table(&distribution).to_xlsx().map_err(AppError::Sheet)
    })
    .await?;
    Ok(excel::file("财产分配方案.xlsx", bytes))
}

/// What the address says.
fn typed_form(query: &BTreeMap<String, String>, typed: &Typed<'_>) -> DistributionForm {
    let row = |name: &String| name.strip_prefix("creditors-")?.split('-').next()?.parse::<usize>().ok();
    let count = query.keys().filter_map(row).max().map_or(0, |last| last.saturating_add(1).min(ROWS_MAX));
    let text = |name: &str| typed.text(name).to_owned();
    DistributionForm {
        about: text("about"),
        respondent: text("respondent"),
        pool: text("pool"),
        costs: text("costs"),
        order: text("order"),
        creditors: (0..count)
            .map(|row| {
                let field = |name: &str| text(&format!("creditors-{row}-{name}"));
                CreditorText {
                    name: field("name"),
                    amount: field("amount"),
                    rank: field("rank"),
                    order: field("order"),
                    doubled: field("doubled"),
                    seized: field("seized"),
                }
            })
            .collect(),
    }
}

fn chosen<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
    if text.is_empty() { otherwise } else { text }
}

fn marked(mut fields: Vec<FormField>, problems: &[FieldProblem]) -> Vec<FormField> {
    for field in &mut fields {
        let problem = problems.iter().find(|problem| problem.field == field.name);
        field.problem = problem.map(|problem| problem.message.clone());
    }
    fields
}

fn general(form: &DistributionForm) -> Vec<FormField> {
    let order = chosen(&form.order, ORDERS[0].0);
    vec![
        FormField::new("pool", "可供分配的案款（元）", &form.pool, Control::DECIMAL)
            .required()
            .help("例如 588000、58.8万元"),
        FormField::new("costs", "实际支出的执行费用（元）", &form.costs, Control::DECIMAL)
            .help("评估、拍卖、保管等，最先扣除"),
        FormField::new("order", "普通债权的顺序", order, Control::words(&ORDERS, order, "请选择")).wide(),
        FormField::new("about", "案号", &form.about, Control::TEXT).help("打印在分配方案上，可以不填"),
        FormField::new("respondent", "被执行人", &form.respondent, Control::TEXT)
            .help("打印在分配方案上，可以不填"),
    ]
}

fn creditor_row(form: &DistributionForm, row: usize, problems: &[FieldProblem]) -> CreditorRow {
    let name = |name: &str| format!("creditors-{row}-{name}");
    let creditor = &form.creditors[row];
    let rank = chosen(&creditor.rank, RANKS[0].0);
    let fields = vec![
        FormField::new(name("name"), "姓名或者名称", &creditor.name, Control::TEXT),
        FormField::new(name("amount"), "债权（元）", &creditor.amount, Control::DECIMAL)
            .help("法律文书确定的债务，不含加倍部分"),
        FormField::new(name("doubled"), "加倍部分（元）", &creditor.doubled, Control::DECIMAL),
        FormField::new(name("rank"), "种类", rank, Control::words(&RANKS, rank, "请选择")),
        FormField::new(name("order"), "优先顺位", &creditor.order, Control::WHOLE)
            .help("优先债权填写，1在先，相同的按比例；不填为1"),
        FormField::new(name("seized"), "首次保全或者查封日", &creditor.seized, Control::Day)
            .help("按查封先后的填写"),
    ];
    CreditorRow { title: format!("第{}名债权人", row + 1), fields: marked(fields, problems) }
}

impl Reckoned {
    fn new(app: &App, distribution: &Distribution, query: &BTreeMap<String, String>) -> Reckoned {
        let again = address(query);
        let title = if distribution.by_seizure { "按查封先后清偿" } else { "按比例分配" };
        let mut lines: Vec<ShareLine> = distribution.shares.iter().map(line).collect();
        lines.push(line(&distribution.total()));
        let course = distribution.course();
        let mut part =
            Part::new("distribution", title, Why::new(&distribution.derivation)).resting_on(app, &["DIS-11"]);
        if part.open.is_empty() && !distribution.by_seizure {
            // The odd fen are all that a distribution pro rata leaves open, and the court has decided about them.
            part.why.mark = "";
        }
        Reckoned {
            lines,
            course: course.into_iter().map(|(label, amount)| (label, amount.to_string())).collect(),
            part,
            pdf: format!("/calculators/distribution.pdf?{again}"),
            sheet: format!("/calculators/distribution.xlsx?{again}"),
        }
    }
}

fn line(share: &Share) -> ShareLine {
    ShareLine {
        name: share.name.clone(),
        kind: share.kind.clone(),
        claim: share.claim.to_string(),
        paid: share.paid.to_string(),
        ratio: share.ratio(),
        doubled: share.doubled.to_string(),
        doubled_paid: share.doubled_paid.to_string(),
        in_all: share.paid_in_all().to_string(),
        unpaid: share.unpaid().to_string(),
    }
}
