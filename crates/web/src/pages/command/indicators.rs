//! All indicators of a selection beside the same days a year before.

use super::asked::{Filters, of_title, query, selection};
use super::place::Place;
use super::tabs::{CommandPart, CommandTab, tabs};
use crate::error::WebError;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use app::App;
use app::indicators::{Part, Selection, Standing};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use docket::indicator::{Figure, Indicator, Shown};
use std::collections::BTreeMap;
use values::{Day, Fen, Ratio};

/// One indicator.
pub(super) struct Line {
    pub(super) title: &'static str,
    pub(super) address: String,
    pub(super) mark: &'static str,
    pub(super) now: String,
    /// The cases of a count that is no share.
    pub(super) cases: Option<String>,
    pub(super) year_before: String,
    /// The indicator over the same days a year before, where there was anything.
    pub(super) earlier: Option<String>,
    pub(super) change: String,
    /// What it is made of: title, value, address of its cases.
    pub(super) parts: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "command/indicators.html")]
struct IndicatorsPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    filters: Filters,
    of: String,
    days: String,
    year_before: String,
    figures: Figures,
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let shell = Shell::new(&app, &officer, Room::Command, "质效指标");
    let place = Place::own(app, officer.actor);
    let selection = selection(&place.app, &place.actor, &asked);
    let standings = {
        let (place, selection) = (place.clone(), selection.clone());
        blocking(move || place.app.indicators(&place.actor, &selection)).await?
    };
    let figures = Figures::new(&place.app, &place.indicators(), &standings, &selection);
    let earlier = selection.year_before();
    let page = IndicatorsPage {
        shell,
        tabs: tabs(CommandPart::Indicators),
        filters: Filters::new(&place.app, &place.actor, &place.indicators(), &selection),
        of: of_title(&place.app, &selection.of),
        days: format!("{} 至 {}", selection.from, selection.until),
        year_before: format!("{} 至 {}", earlier.from, earlier.until),
        figures,
    };
    Ok(Html(page.render()?).into_response())
}

/// Indicators as a page shows them.
pub(super) struct Figures {
    /// Shares and means.
    pub(super) shares: Vec<Line>,
    /// Plain counts of which there is something, now or a year before.
    pub(super) counts: Vec<Line>,
    /// Plain counts of which there was nothing.
    pub(super) none: Vec<Line>,
}

impl Figures {
    /// The indicators as links below an address.
    pub(super) fn new(app: &App, address: &str, standings: &[Standing], selection: &Selection) -> Figures {
        let (law, today) = (crate::rulebook::settings(app), app.today());
        let mut figures = Figures { shares: Vec::new(), counts: Vec::new(), none: Vec::new() };
        for standing in standings {
            let indicator = standing.indicator;
            let line = Line::new(standing, selection, address, mark(indicator, &law, today));
            let is_nothing = (standing.now.counted, standing.year_before.counted) == (0, 0);
            match (indicator.base, is_nothing) {
                (Some(_), _) => figures.shares.push(line),
                (None, false) => figures.counts.push(line),
                (None, true) => figures.none.push(line),
            }
        }
        figures
    }
}

/// The mark of the rule that an indicator follows.
pub(super) fn mark(indicator: &Indicator, law: &law::Settings, today: Day) -> &'static str {
    indicator.rule.and_then(law::rule).map_or("", |rule| law.mark(rule, today))
}

impl Line {
    pub(super) fn new(standing: &Standing, selection: &Selection, base: &str, mark: &'static str) -> Line {
        let indicator = standing.indicator;
        let change = change(indicator, standing.now, standing.year_before);
        let address = format!("{base}/{}", indicator.id);
        let cases = format!("{address}/{{}}{}", query(selection));
        let is_count = indicator.base.is_none() && standing.now.counted != 0;
        let first = Part::first(&indicator.counted).filter(|_| is_count);
        let before = standing.year_before;
        let earlier = before.base.unwrap_or(before.counted) != 0;
        Line {
            title: indicator.title,
            mark,
            now: written(indicator, standing.now),
            cases: first.map(|part| cases.replace("{}", part.word())),
            earlier: earlier.then(|| format!("{address}{}", query(&selection.year_before()))),
            year_before: written(indicator, standing.year_before),
            change: change.unwrap_or_else(|| "—".to_owned()),
            parts: parts(indicator, standing.now, &cases),
            address: format!("{address}{}", query(selection)),
        }
    }
}

/// A figure as it is written, or a dash.
pub(super) fn written(indicator: &Indicator, figure: Figure) -> String {
    indicator.written(figure).unwrap_or_else(|| "—".to_owned())
}

/// The numbers that a share is made of, each with the address of its cases; `{}` stands for the part.
fn parts(indicator: &Indicator, figure: Figure, cases: &str) -> Vec<(String, String, String)> {
    let Some((base, of)) = indicator.base.zip(figure.base) else { return Vec::new() };
    [(indicator.counted, figure.counted), (base, of)]
        .into_iter()
        .map(|(count, value)| {
            let is_money = count.terms.iter().all(|term| term.money);
            let value = if is_money { Fen(value).to_string() } else { value.to_string() };
            let first = Part::first(&count).map_or("", Part::word);
            (count.title.trim_matches(['（', '）']).to_owned(), value, cases.replace("{}", first))
        })
        .collect()
}

/// The difference to a year before: points of a share, days of a mean, per cent of a number.
fn change(indicator: &Indicator, now: Figure, before: Figure) -> Option<String> {
    let share = |figure: Figure| {
        let base = figure.base.filter(|base| *base != 0)?;
        Some(Ratio::new(figure.counted.into(), base.into()))
    };
    let sign = |rose: bool| if rose { "＋" } else { "－" };
    match indicator.shown {
        Shown::Percent | Shown::Days => {
            let (now, before) = (share(now)?, share(before)?);
            let rose = now >= before;
            let difference = if rose { now - before } else { before - now };
            let words = match indicator.shown {
                Shown::Days => format!("{}日", difference.decimal(1)),
                _ => format!("{}个百分点", difference.percent(2).trim_end_matches('%')),
            };
            Some(format!("{}{words}", sign(rose)))
        }
        Shown::Number(_) | Shown::Money => {
            let difference = now.counted - before.counted;
            let of = (before.counted != 0)
                .then(|| Ratio::new(difference.abs().into(), before.counted.into()).percent(2))?;
            Some(format!("{}{of}", sign(difference >= 0)))
        }
    }
}
