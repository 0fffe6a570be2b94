//! The debt statement of a debt that no case holds: every stretch and every step, on the page and on paper.

use crate::download;
use crate::error::WebError;
use crate::pages::calculators::Head;
use crate::pages::calculators::answer::{OpenQuestion, open_questions};
use crate::pages::calculators::debt_typed::{Fields, add_row, fields, typed, with_first_rows};
use crate::pages::calculators::reading::address;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::Shell;
use crate::why::Why;
use app::calculators::{DebtForm, rate_words};
use app::intake::FieldProblem;
use app::{App, AppError};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use law::debt::{Portion, SegmentKind, Statement};
use std::collections::BTreeMap;
use values::Fen;

/// One part of the debt: what came due, what was paid, what is left.
struct PartLine {
    label: String,
    due: String,
    paid: String,
    left: String,
}

struct SegmentLine {
    label: String,
    kind: String,
    from: String,
    until: String,
    days: i32,
    excluded_days: i32,
    base: String,
    rate: String,
    amount: String,
}

struct PaymentLine {
    on: String,
    amount: String,
    applied: String,
}

/// A statement as the page shows it.
struct Reckoned {
    on: String,
    owed: String,
    capital: String,
    provisional: bool,
    parts: Vec<PartLine>,
    segments: Vec<SegmentLine>,
    payments: Vec<PaymentLine>,
    notices: Vec<String>,
    why: Why,
    open: Vec<OpenQuestion>,
    pdf: String,
}

#[derive(Template)]
#[template(path = "calculators/debt.html")]
struct DebtPage {
    shell: Shell,
    head: Head,
    fields: Fields,
    problems: Vec<String>,
    reckoned: Option<Reckoned>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let mut form = typed(&query);
    let mut problems: Vec<FieldProblem> = Vec::new();
    let mut reckoned = None;
    if form.on.is_empty() {
        form.on = app.today().to_string();
    }
    if let Some(what) = query.get("add") {
        add_row(&mut form, what);
    } else if !form.items.is_empty() {
        match form.reckon() {
            Ok(statement) => {
                let notices = form.notices(&statement);
                reckoned = Some(Reckoned::new(&app, &statement, notices, &query));
            }
            Err(found) => problems = found,
        }
    }
    let form = with_first_rows(form);
    let head = Head::of("/calculators/debt", app.today());
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = DebtPage {
        shell: head.shell(&app, &officer),
        head,
        fields: fields(&form, &problems),
        problems: problems.into_iter().map(|problem| problem.message).collect(),
        reckoned,
    };
    Ok((status, Html(page.render()?)).into_response())
}

/// The same as a paper.
pub(crate) async fn paper(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let form: DebtForm = typed(&query);
    let printed = blocking(move || {
        let statement = form.reckon().map_err(|problems| {
            let sentences: Vec<String> = problems.into_iter().map(|problem| problem.message).collect();
            AppError::BadInput(sentences.join("；"))
        })?;
        app.debt_calculation_paper(&officer.actor, &form, &statement)
    })
    .await?;
    Ok(download::paper(printed))
}

impl Reckoned {
    fn new(
        app: &App,
        statement: &Statement,
        notices: Vec<String>,
        query: &BTreeMap<String, String>,
    ) -> Reckoned {
        Reckoned {
            on: statement.on.chinese(),
            owed: statement.totals.owed.to_string(),
            capital: statement.totals.owed.capital(),
            provisional: statement.provisional,
            parts: parts(statement),
            segments: segments(statement),
            payments: payments(statement),
            notices,
            why: Why::new(&statement.derivation()),
            open: open_questions(app, &doubtful_rules(statement)),
            pdf: format!("/calculators/debt.pdf?{}", address(query)),
        }
    }
}

/// The rules to be confirmed that a statement rests on.
fn doubtful_rules(statement: &Statement) -> Vec<&'static str> {
    let mut rules = Vec::new();
    if statement.segments.iter().any(|segment| segment.kind == SegmentKind::OldLaw) {
        rules.push("INT-08");
    }
    if statement.debt.settings.bankruptcy_accepted_on.is_some() {
        rules.push("INT-09");
    }
    rules
}

fn parts(statement: &Statement) -> Vec<PartLine> {
    let line = |label: String, [due, paid, left]: [Fen; 3]| PartLine {
        label,
        due: due.to_string(),
        paid: paid.to_string(),
        left: left.to_string(),
    };
    let mut lines = Vec::new();
    let mut sum = [Fen::ZERO; 3];
    for (obligation, state) in statement.debt.obligations.iter().zip(&statement.obligations) {
        let label = &obligation.label;
        for (label, part) in [
            (label.clone(), [obligation.amount, state.paid, state.left]),
            (
                format!("{label}的一般债务利息"),
                [state.general_accrued, state.general_paid, state.general_left],
            ),
            (format!("{label}的加倍部分"), [state.doubled_accrued, state.doubled_paid, state.doubled_left]),
        ] {
            (0..3).for_each(|place| sum[place] += part[place]);
            if part[0].is_positive() {
                lines.push(line(label, part));
            }
        }
    }
    lines.push(line("合计".to_owned(), sum));
    lines
}

fn segments(statement: &Statement) -> Vec<SegmentLine> {
    let line = |segment: &law::debt::Segment| SegmentLine {
        label: statement.debt.obligations[segment.obligation].label.clone(),
        kind: match segment.kind {
            SegmentKind::General(_) => "一般债务利息".to_owned(),
            SegmentKind::Doubled => "加倍部分".to_owned(),
            SegmentKind::OldLaw => {
                let term = statement.debt.old_law_term(&statement.debt.obligations[segment.obligation]);
                format!("2014年8月1日前的迟延利息（贷款基准利率{}档）", term.label())
            }
        },
        from: segment.from.to_string(),
        until: segment.until.to_string(),
        days: segment.days,
        excluded_days: segment.excluded_days,
        base: segment.base.to_string(),
        rate: rate_words(statement, segment),
        amount: segment.interest().round_half_up().to_string(),
    };
    statement.segments.iter().map(line).collect()
}

fn payments(statement: &Statement) -> Vec<PaymentLine> {
    let line = |laid: &law::debt::ReceiptAllocation| {
        let receipt = &statement.debt.receipts[laid.receipt];
        let mut applied = Vec::new();
        if laid.costs.is_positive() {
            applied.push(format!("实际费用{}元", laid.costs));
        }
        for part in statement.parts.iter().filter(|part| part.receipt == laid.receipt) {
            let label = &statement.debt.obligations[part.obligation].label;
            applied.push(match part.portion {
                Portion::GeneralInterest => format!("{label}的利息{}元", part.amount),
                Portion::DoubledPart => format!("加倍部分{}元", part.amount),
                Portion::AwardedCost | Portion::Principal => format!("{label}{}元", part.amount),
            });
        }
        if laid.surplus.is_positive() {
            applied.push(format!("余款{}元", laid.surplus));
        }
        PaymentLine {
            on: receipt.stop_on.to_string(),
            amount: receipt.amount.to_string(),
            applied: applied.join("，"),
        }
    };
    statement.receipts.iter().map(line).collect()
}
