//! Whose figures over which days a page is asked for.

use crate::shell::encode;
use app::App;
use app::indicators::select::LIVELIHOOD;
use app::indicators::{Selection, may_see, widest};
use docket::indicator::Class;
use docket::office::Actor;
use std::collections::BTreeMap;
use store::read::indicators::{Level, Of};
use values::{CaseKind, Day};

/// The kinds of cases that can be chosen.
const KINDS: [CaseKind; 3] = [CaseKind::Enforcement, CaseKind::ResumedEnforcement, CaseKind::Preservation];

/// A choice of a list.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) title: String,
    pub(crate) chosen: bool,
}

/// A span of days that is one touch away.
pub(crate) struct Span {
    pub(crate) title: &'static str,
    pub(crate) address: String,
    pub(crate) here: bool,
}

/// Reads what is asked for; what the officer may not see gives way to the widest that he may.
pub(crate) fn selection(app: &App, actor: &Actor, query: &BTreeMap<String, String>) -> Selection {
    let text = |name: &str| query.get(name).cloned().unwrap_or_default();
    let today = app.today();
    let until = text("until").parse().unwrap_or(today).min(today);
    let from = text("from").parse().unwrap_or_else(|_| year_begins(until)).min(until);
    let of = of(&text("of"));
    let of = if may_see(app, actor, &of) { of } else { widest(app, actor) };
    let (kind, class) = (text("kind"), text("class"));
    Selection {
        of,
        kind: if KINDS.iter().any(|known| known.code() == kind) { kind } else { String::new() },
        class: if classes().any(|(word, _)| word == class) { class } else { String::new() },
        from,
        until,
    }
}

/// `team:fast`, `handler:fast-1`, `cause:买卖合同纠纷`; anything else is the court.
fn of(text: &str) -> Of {
    let (level, unit) = match text.split_once(':') {
        Some(("team", team)) => (Level::Team, team),
        Some(("handler", handler)) => (Level::Handler, handler),
        Some(("cause", cause)) => (Level::Cause, cause),
        _ => (Level::Court, ""),
    };
    Of { level, unit: unit.to_owned() }
}

fn year_begins(day: Day) -> Day {
    Day::new(day.year(), 1, 1).expect("a year begins")
}

fn month_begins(day: Day) -> Day {
    let (year, month, _) = day.civil();
    Day::new(year, month, 1).expect("a month begins")
}

fn classes() -> impl Iterator<Item = (&'static str, &'static str)> {
    [(LIVELIHOOD, "涉民生案件")].into_iter().chain(Class::CHOICES)
}

/// The word of whose figures they are, as [`selection`] reads it.
fn of_word(of: &Of) -> String {
    match of.level {
        Level::Whole | Level::Court => String::new(),
        level => format!("{}:{}", level.word(), of.unit),
    }
}

/// The part of an address behind `?` that asks for a selection.
pub(crate) fn query(selection: &Selection) -> String {
    let mut query = format!("?from={}&until={}", selection.from, selection.until);
    let of = of_word(&selection.of);
    for (name, value) in [("of", &of), ("kind", &selection.kind), ("class", &selection.class)] {
        if !value.is_empty() {
            query.push_str(&format!("&{name}={}", encode(value)));
        }
    }
    query
}

/// Of whom the figures are, in words.
pub(crate) fn of_title(app: &App, of: &Of) -> String {
    let directory = app.directory();
    match of.level {
        Level::Whole | Level::Court => "全院".to_owned(),
        Level::Team if of.unit.is_empty() => "尚未分案".to_owned(),
        Level::Team => of.unit.parse().map_or_else(|_| of.unit.clone(), |id| directory.team_name(&id)),
        Level::Handler if of.unit.is_empty() => "尚未分案".to_owned(),
        Level::Handler => of.unit.parse().map_or_else(|_| of.unit.clone(), |id| directory.name(&id)),
        Level::Cause => of.unit.clone(),
    }
}

/// The filters of a page.
pub(crate) struct Filters {
    pub(crate) action: String,
    pub(crate) spans: Vec<Span>,
    pub(crate) of: Vec<Choice>,
    pub(crate) kinds: Vec<Choice>,
    pub(crate) classes: Vec<Choice>,
    pub(crate) from: String,
    pub(crate) until: String,
    pub(crate) today: String,
}

impl Filters {
    pub(crate) fn new(app: &App, actor: &Actor, action: &str, selection: &Selection) -> Filters {
        let today = app.today();
        let chosen = |value: String, title: String, now: &str| Choice { chosen: value == now, value, title };
        Filters {
            action: action.to_owned(),
            spans: spans(action, selection, today),
            of: of_choices(app, actor, &selection.of),
            kinds: KINDS
                .iter()
                .map(|kind| chosen(kind.code().to_owned(), kind.title().to_owned(), &selection.kind))
                .collect(),
            classes: classes()
                .map(|(word, title)| chosen(word.to_owned(), title.to_owned(), &selection.class))
                .collect(),
            from: selection.from.to_string(),
            until: selection.until.to_string(),
            today: today.to_string(),
        }
    }
}

fn spans(action: &str, selection: &Selection, today: Day) -> Vec<Span> {
    let month = month_begins(today);
    let (year, now, _) = today.civil();
    let quarter = Day::new(year, (now - 1) / 3 * 3 + 1, 1).expect("a quarter begins");
    [
        ("本月", month, today),
        ("上月", month.plus_months(-1), month.previous()),
        ("本季度", quarter, today),
        ("本年", year_begins(today), today),
        ("上年", year_begins(today).plus_years(-1), year_begins(today).previous()),
    ]
    .into_iter()
    .map(|(title, from, until)| Span {
        title,
        address: format!("{action}{}", query(&selection.over(from, until))),
        here: (from, until) == (selection.from, selection.until),
    })
    .collect()
}

/// The court, teams and handlers that the officer may see, in the order of the directory: no figure decides it.
fn of_choices(app: &App, actor: &Actor, now: &Of) -> Vec<Choice> {
    let directory = app.directory();
    let teams = directory
        .teams
        .iter()
        .map(|(id, team)| (Of { level: Level::Team, unit: id.to_string() }, team.name.clone()));
    let handlers = directory
        .handlers()
        .map(|(id, member)| (Of { level: Level::Handler, unit: id.to_string() }, member.name.clone()));
    let court = [(Of { level: Level::Court, unit: String::new() }, "全院".to_owned())];
    let mut choices: Vec<Choice> = court
        .into_iter()
        .chain(teams)
        .chain(handlers)
        .filter(|(of, _)| may_see(app, actor, of))
        .map(|(of, title)| Choice { value: of_word(&of), title, chosen: of == *now })
        .collect();
    if choices.iter().all(|choice| !choice.chosen) {
        choices.push(Choice { value: of_word(now), title: of_title(app, now), chosen: true });
    }
    choices
}
