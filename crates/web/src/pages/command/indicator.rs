//! One indicator: its definition, its months, and the cases behind its numbers.

use super::asked::{Filters, query, selection};
use super::chart::{Bar, bars};
use super::indicators::{mark, written};
use super::paged::{Paged, Pager};
use super::place::Place;
use super::tabs::{CommandPart, CommandTab, tabs};
use crate::error::{WebError, no_such_indicator};
use crate::path::Path;
use crate::rulebook::RuleLink;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use app::indicators::{Behind, BehindLine, Part};
use app::{App, AppError};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use docket::Stage;
use docket::indicator::{Count, Figure, Indicator, Shown, by_id};
use std::collections::BTreeMap;
use values::Fen;

/// Months of the chart.
const MONTHS: i32 = 13;

/// A part of the number, as a link to its cases.
struct PartLink {
    title: &'static str,
    address: String,
    here: bool,
}

/// A month of the figure; its numbers with the addresses of their cases.
struct Month {
    title: String,
    counted: (String, Option<String>),
    base: (String, Option<String>),
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
    by_id(id).ok_or_else(no_such_indicator)
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(id): Path<String>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let shell = Shell::new(&app, &officer, Room::Command, "质效指标");
    shown(shell, Place::own(app, officer.actor), &id, &asked).await
}

/// The page of one indicator of a place.
pub(super) async fn shown(
    shell: Shell,
    place: Place,
    id: &str,
    asked: &BTreeMap<String, String>,
) -> Result<Response, WebError> {
    let indicator = known(id)?;
    let shell = Shell { title: indicator.title.to_owned(), ..shell };
    let (app, actor) = (place.app.clone(), place.actor.clone());
    let selection = selection(&app, &actor, asked);
    let (now, months) = {
        let (app, actor, selection) = (app.clone(), actor.clone(), selection.clone());
        blocking(move || {
            let now = app.figures(&actor, &selection, &[indicator])?[0];
            Ok::<_, AppError>((now, app.indicator_months(&actor, indicator, &selection, MONTHS)?))
        })
        .await?
    };
    let today = app.today();
    let action = format!("{}/{}", place.indicators(), indicator.id);
    let cases = |part: Part| format!("{action}/{}{}", part.word(), query(&selection));
    let bar = |(first, figure): &(values::Day, Figure)| Bar {
        label: format!("{}月", first.civil().1),
        written: short(indicator, *figure),
        value: height(indicator, *figure),
    };
    let month = |(first, figure): &(values::Day, Figure)| {
        let end = first.plus_months(1).previous().min(selection.until);
        let selection = selection.over(*first, end);
        let value = |count: Count, value: i64| {
            let is_money = count.terms.iter().all(|term| term.money);
            let part = Part::first(&count).filter(|_| value != 0);
            let address = part.map(|part| format!("{action}/{}{}", part.word(), query(&selection)));
            (if is_money { Fen(value).to_string() } else { value.to_string() }, address)
        };
        Month {
            title: format!("{}年{}月", first.year(), first.civil().1),
            counted: value(indicator.counted, figure.counted),
            base: indicator.base.zip(figure.base).map(|(base, of)| value(base, of)).unwrap_or_default(),
            written: written(indicator, *figure),
            address: format!("{action}{}", query(&selection)),
        }
    };
    let page = IndicatorPage {
        shell,
        tabs: tabs(place.part()),
        filters: Filters::new(&app, &actor, &action, &selection),
        formula: indicator.formula(),
        mark: mark(indicator, &crate::rulebook::settings(&app), today),
        rules: RuleLink::known(indicator.rule.as_slice(), today),
        of: place.of_title(&selection.of),
        now: written(indicator, now),
        all: format!("{}{}", place.all(), query(&selection)),
        parts: part_links(indicator, cases, None),
        chart: bars(&months.iter().map(bar).collect::<Vec<Bar>>()),
        has_base: indicator.base.is_some(),
        months: months.iter().rev().map(month).collect(),
        indicator,
    };
    Ok(Html(page.render()?).into_response())
}

fn part_links(indicator: &Indicator, address: impl Fn(Part) -> String, here: Option<Part>) -> Vec<PartLink> {
    Part::all(indicator)
        .into_iter()
        .map(|part| PartLink { title: part.title(), address: address(part), here: Some(part) == here })
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
    path: Option<String>,
    number: String,
    parties: String,
    cause: String,
    handler: String,
    stage: &'static str,
    on: String,
    counted: String,
    amount: String,
}

/// What stands above a list behind a number.
pub(super) struct Head {
    /// The name of the page above, with its address.
    pub(super) crumb: String,
    pub(super) back: String,
    /// Of whom, or of what, and over which days.
    pub(super) of: String,
    pub(super) days: String,
}

#[derive(Template)]
#[template(path = "command/behind.html")]
pub(super) struct BehindPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    head: Head,
    part: &'static str,
    on_title: &'static str,
    parts: Vec<PartLink>,
    lines: Vec<CaseShown>,
    pager: Pager,
}

pub(super) async fn behind(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((id, word)): Path<(String, String)>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let shell = Shell::new(&app, &officer, Room::Command, "质效指标");
    shown_behind(shell, Place::own(app, officer.actor), (&id, &word), &asked).await
}

/// The cases behind a part of an indicator of a place.
pub(super) async fn shown_behind(
    shell: Shell,
    place: Place,
    (id, word): (&str, &str),
    asked: &BTreeMap<String, String>,
) -> Result<Response, WebError> {
    let indicator = known(id)?;
    let shell = Shell { title: indicator.title.to_owned(), ..shell };
    let part = Part::by_word(indicator, word).ok_or_else(no_such_indicator)?;
    let (app, actor) = (place.app.clone(), place.actor.clone());
    let selection = selection(&app, &actor, asked);
    let page = Paged::asked(asked);
    let found = {
        let (app, actor, selection) = (app.clone(), actor.clone(), selection.clone());
        blocking(move || app.behind(&actor, indicator, &selection, part, page.lines())).await?
    };
    let base = format!("{}/{}", place.indicators(), indicator.id);
    let address = |part: Part| format!("{base}/{}{}", part.word(), query(&selection));
    let head = Head {
        crumb: indicator.title.to_owned(),
        back: format!("{base}{}", query(&selection)),
        of: place.of_title(&selection.of),
        days: format!("{} 至 {}", selection.from, selection.until),
    };
    let shown =
        BehindPage::new(shell, (&place, place.part()), head, (indicator, part), address, (page, found));
    Ok(Html(shown.render()?).into_response())
}

impl BehindPage {
    /// A page of a list behind a number; `address` leads to the list of a part.
    pub(super) fn new(
        shell: Shell,
        (place, part_of_room): (&Place, CommandPart),
        head: Head,
        (indicator, part): (&'static Indicator, Part),
        address: impl Fn(Part) -> String,
        (page, found): (Paged, Behind),
    ) -> BehindPage {
        let own = address(part);
        let next = if own.contains('?') { '&' } else { '?' };
        let at = |page: u32| format!("{own}{next}page={page}");
        BehindPage {
            shell,
            tabs: tabs(part_of_room),
            head,
            part: part.title(),
            on_title: if part == Part::Carried { "立案日期" } else { "计入日期" },
            parts: part_links(indicator, address, Some(part)),
            pager: page.foot((found.lines.len(), "项"), found.more, at),
            lines: found.lines.into_iter().map(|line| CaseShown::new(place, line)).collect(),
        }
    }
}

impl CaseShown {
    fn new(place: &Place, line: BehindLine) -> CaseShown {
        CaseShown {
            path: place.path(&line.case_id),
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
