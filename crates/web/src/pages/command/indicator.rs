//! One indicator: its definition, its months, and the cases behind its numbers.

use super::asked::{Filters, of_title, query, selection};
use super::chart::{Bar, bars};
use super::indicators::{mark, written};
use super::tabs::{CommandPart, CommandTab, tabs};
use crate::error::WebError;
use crate::pages::cases::case_path;
use crate::rulebook::RuleLink;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use app::indicators::{BehindLine, Part, Selection};
use app::{App, AppError};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use docket::Stage;
use docket::indicator::{Count, Figure, Indicator, Shown, by_id};
use std::collections::BTreeMap;
use values::{CaseId, Fen};

/// Months of the chart.
const MONTHS: i32 = 13;
/// Cases on a page.
const LINES: u32 = 100;

/// A part of the number, as a link to its cases.
struct PartLink {
    title: &'static str,
    address: String,
    here: bool,
}

struct Month {
    title: String,
    counted: String,
    base: String,
    written: String,
    address: String,
}

#[derive(Template)]
#[template(path = "command/indicator.html")]
struct IndicatorPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    filters: Filters,
    indicator: &'static Indicator,
    formula: String,
    mark: &'static str,
    rules: Vec<RuleLink>,
    of: String,
    now: String,
    all: String,
    parts: Vec<PartLink>,
    chart: String,
    has_base: bool,
    months: Vec<Month>,
}

fn known(id: &str) -> Result<&'static Indicator, WebError> {
    by_id(id).ok_or_else(|| AppError::NotFound.into())
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(id): Path<String>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let indicator = known(&id)?;
    let selection = selection(&app, &officer.actor, &asked);
    let (now, months) = {
        let (app, actor, selection) = (app.clone(), officer.actor.clone(), selection.clone());
        blocking(move || {
            let now = app.figures(&actor, &selection, &[indicator])?[0];
            Ok::<_, AppError>((now, app.indicator_months(&actor, indicator, &selection, MONTHS)?))
        })
        .await?
    };
    let today = app.today();
    let action = format!("/command/indicators/{}", indicator.id);
    let bar = |(first, figure): &(values::Day, Figure)| Bar {
        label: format!("{}月", first.civil().1),
        written: short(indicator, *figure),
        value: height(indicator, *figure),
    };
    let month = |(first, figure): &(values::Day, Figure)| {
        let end = first.plus_months(1).previous().min(selection.until);
        let value = |count: Count, value: i64| {
            if count.terms.iter().all(|term| term.money) { Fen(value).to_string() } else { value.to_string() }
        };
        Month {
            title: format!("{}年{}月", first.year(), first.civil().1),
            counted: value(indicator.counted, figure.counted),
            base: indicator.base.zip(figure.base).map_or_else(String::new, |(base, of)| value(base, of)),
            written: written(indicator, *figure),
            address: format!("{action}{}", query(&selection.over(*first, end))),
        }
    };
    let page = IndicatorPage {
        shell: Shell::new(&app, &officer, Room::Command, indicator.title),
        tabs: tabs(CommandPart::Indicators),
        filters: Filters::new(&app, &officer.actor, &action, &selection),
        formula: indicator.formula(),
        mark: mark(indicator, &crate::rulebook::settings(&app), today),
        rules: RuleLink::known(indicator.rule.as_slice(), today),
        of: of_title(&app, &selection.of),
        now: written(indicator, now),
        all: format!("/command/indicators{}", query(&selection)),
        parts: part_links(indicator, &selection, None),
        chart: bars(&months.iter().map(bar).collect::<Vec<Bar>>()),
        has_base: indicator.base.is_some(),
        months: months.iter().rev().map(month).collect(),
        indicator,
    };
    Ok(Html(page.render()?).into_response())
}

fn part_links(indicator: &Indicator, selection: &Selection, here: Option<Part>) -> Vec<PartLink> {
    Part::all(indicator)
        .into_iter()
        .map(|part| PartLink {
            title: part.title(),
            address: format!("/command/indicators/{}/{}{}", indicator.id, part.word(), query(selection)),
            here: Some(part) == here,
        })
        .collect()
}

/// A figure as it fits over a bar.
fn short(indicator: &Indicator, figure: Figure) -> String {
    match indicator.shown {
        Shown::Money => format!("{}万", Fen(figure.counted).0 / 1_000_000),
        Shown::Number(_) => figure.counted.to_string(),
        Shown::Percent | Shown::Days => {
            written(indicator, figure).trim_end_matches(['%', '日']).replace('—', "")
        }
    }
}

/// How high the bar of a figure is: a picture, from which nobody reckons. Shares are in parts of ten thousand.
fn height(indicator: &Indicator, figure: Figure) -> Option<i64> {
    match indicator.shown {
        Shown::Money | Shown::Number(_) => Some(figure.counted),
        Shown::Percent | Shown::Days => {
            let base = figure.base.filter(|base| *base != 0)?;
            i64::try_from(i128::from(figure.counted) * 10_000 / i128::from(base)).ok()
        }
    }
}

struct CaseShown {
    path: String,
    number: String,
    parties: String,
    cause: String,
    handler: String,
    stage: &'static str,
    on: String,
    counted: String,
    amount: String,
}

#[derive(Template)]
#[template(path = "command/behind.html")]
struct BehindPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    days: String,
    indicator: &'static Indicator,
    part: &'static str,
    on_title: &'static str,
    back: String,
    of: String,
    parts: Vec<PartLink>,
    lines: Vec<CaseShown>,
    span: String,
    previous: Option<String>,
    next: Option<String>,
}

pub(super) async fn behind(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((id, word)): Path<(String, String)>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let indicator = known(&id)?;
    let part = Part::by_word(indicator, &word).ok_or(AppError::NotFound)?;
    let selection = selection(&app, &officer.actor, &asked);
    let page = asked.get("page").and_then(|page| page.parse().ok()).unwrap_or(1_u32).clamp(1, 10_000);
    let offset = (page - 1) * LINES;
    let found = {
        let (app, actor, selection) = (app.clone(), officer.actor.clone(), selection.clone());
        blocking(move || app.behind(&actor, indicator, &selection, part, (offset, LINES))).await?
    };
    let action = format!("/command/indicators/{}/{}", indicator.id, part.word());
    let at = |page: u32| format!("{action}{}&page={page}", query(&selection));
    let shown = BehindPage {
        shell: Shell::new(&app, &officer, Room::Command, indicator.title),
        tabs: tabs(CommandPart::Indicators),
        days: format!("{} 至 {}", selection.from, selection.until),
        part: part.title(),
        on_title: if part == Part::Carried { "立案日期" } else { "计入日期" },
        back: format!("/command/indicators/{}{}", indicator.id, query(&selection)),
        of: of_title(&app, &selection.of),
        parts: part_links(indicator, &selection, Some(part)),
        span: format!("第{}—{}项", offset + 1, offset + found.lines.len() as u32),
        previous: (page > 1).then(|| at(page - 1)),
        next: found.more.then(|| at(page + 1)),
        lines: found.lines.into_iter().map(CaseShown::new).collect(),
        indicator,
    };
    Ok(Html(shown.render()?).into_response())
}

/// The page of what counted: a case, a campaign with its operations, an urging.
fn path(id: &str) -> String {
    let of_stream = |(kind, number): (&str, &str)| format!("/command/{kind}s/{number}");
    match id.parse::<CaseId>() {
        Ok(case) => case_path(&case),
        Err(_) => id.split_once('/').map_or_else(String::new, of_stream),
    }
}

impl CaseShown {
    fn new(line: BehindLine) -> CaseShown {
        CaseShown {
            path: path(&line.case_id),
            number: line.case.number,
            parties: format!("{}　被执行人：{}", line.case.creditors, line.case.debtors),
            cause: line.case.cause,
            handler: line.case.handler_name.unwrap_or_else(|| "未确定".to_owned()),
            stage: Stage::title_of(&line.case.stage),
            on: line.on.to_string(),
            counted: line.counted.to_string(),
            amount: if line.amount.is_zero() { "—".to_owned() } else { line.amount.to_string() },
        }
    }
}
