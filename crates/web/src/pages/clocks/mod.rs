//! The clocks of many cases (期限), by the day on which they are due.

use crate::error::WebError;
use crate::pages::cases::line::{case_path, stands_in};
use crate::rulebook::{RuleLink, settings};
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell, encode};
use crate::show::{Due, clock_kind, urgency_class};
use app::App;
use app::cases::list::{ClocksOf, Scope};
use app::desk::SOON_DAYS;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use docket::clock::{ClockKind, Urgency};
use docket::office::{Actor, Office, Sight};
use docket::step_limit::StepLimit;
use std::collections::BTreeMap;
use store::read::clocks::{ClockCount, ClockFilter, ClockRow};
use values::{Day, StaffId};

/// Lines on a page.
const LINES: u32 = 100;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/clocks", get(show))
}

/// The word for cases that nobody handles.
const NOBODY: &str = "none";

/// The spans of time, in order: stored word and Chinese title.
const SPANS: [(&str, &str); 4] =
    [("late", "已逾期"), ("today", "今日到期"), ("soon", "七日内"), ("later", "七日以后")];

/// What the page is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    /// The stored word of a kind; empty for all.
    kind: String,
    /// The stored word of an office that answers; empty for all.
    office: String,
    /// The stored word of a span; empty for all.
    when: String,
    /// The id of a handler, or [`NOBODY`]; empty for all.
    handler: String,
    /// The first and the last due day, where a span of days is asked for; it takes the place of `when`.
    days: Option<(Day, Day)>,
    scope: Scope,
    page: u32,
}

impl Asked {
    fn new(query: &BTreeMap<String, String>, actor: &Actor) -> Asked {
        let text = |name: &str| query.get(name).cloned().unwrap_or_default();
        let scope = match text("scope").as_str() {
            "mine" => Scope::Mine,
            "seen" => Scope::Seen,
            _ if actor.office == Office::Handler => Scope::Mine,
            _ => Scope::Seen,
        };
        let day = |name: &str| text(name).parse::<Day>().ok();
        Asked {
            kind: text("kind"),
            office: text("office"),
            when: text("when"),
            handler: if scope == Scope::Seen { text("handler") } else { String::new() },
            days: day("from").zip(day("until")).filter(|(from, until)| from <= until),
            scope,
            page: text("page").parse().unwrap_or(1).clamp(1, 10_000),
        }
    }

    fn address(&self) -> String {
        let mut address = format!("/clocks?scope={}", scope_word(self.scope));
        let page = if self.page > 1 { self.page.to_string() } else { String::new() };
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let (from, until) = (self.days.map(|days| days.0), self.days.map(|days| days.1));
        for (name, value) in [
            ("kind", &self.kind),
            ("office", &self.office),
            ("when", &self.when),
            ("handler", &self.handler),
            ("from", &day(from)),
            ("until", &day(until)),
            ("page", &page),
        ] {
            if !value.is_empty() {
                address.push_str(&format!("&{name}={}", encode(value)));
            }
        }
        address
    }

    fn at_page(&self, page: u32) -> String {
        Asked { page, ..self.clone() }.address()
    }

    fn in_span(&self, when: &str) -> String {
        Asked { when: when.to_owned(), days: None, page: 1, ..self.clone() }.address()
    }

    fn of(&self) -> ClocksOf {
        match self.handler.as_str() {
            "" => ClocksOf::Scope(self.scope),
            NOBODY => ClocksOf::Handler(String::new()),
            handler => ClocksOf::Handler(handler.to_owned()),
        }
    }
}

fn scope_word(scope: Scope) -> &'static str {
    match scope {
        Scope::Mine => "mine",
        Scope::Seen => "seen",
    }
}

/// How many clocks fall in each of the [`SPANS`].
fn span_counts(soon: &[ClockCount], all: &[ClockCount], kind: &str) -> [u32; 4] {
    let sum = |counts: &[ClockCount], which: fn(&ClockCount) -> i64| -> u32 {
        let of_kind = counts.iter().filter(|count| kind.is_empty() || count.kind == kind);
        u32::try_from(of_kind.map(which).sum::<i64>()).unwrap_or(0)
    };
    let within = sum(soon, |count| count.soon);
    let beyond = sum(all, |count| count.soon).saturating_sub(within);
    [sum(all, |count| count.late), sum(all, |count| count.today), within, beyond]
}

/// How many clocks of a kind there are in all.
fn total(counts: &[ClockCount], kind: &str) -> u32 {
    let of_kind = counts.iter().filter(|count| kind.is_empty() || count.kind == kind);
    u32::try_from(of_kind.map(|count| count.late + count.today + count.soon).sum::<i64>()).unwrap_or(0)
}

/// Where the lines of a span begin in the list of all, and how many there are.
fn stretch(counts: [u32; 4], when: &str) -> (u32, u32) {
    match SPANS.iter().position(|(word, _)| *word == when) {
        Some(place) => (counts[..place].iter().sum(), counts[place]),
        None => (0, counts.iter().sum()),
    }
}

struct Tab {
    address: String,
    title: &'static str,
    count: u32,
    class: &'static str,
    here: bool,
}

struct KindChoice {
    word: &'static str,
    title: &'static str,
    chosen: bool,
}

struct HandlerChoice {
    value: String,
    title: String,
    chosen: bool,
}

/// A span of due days that was asked for, and the address of the list without it.
struct SpanOfDays {
    title: String,
    from: String,
    until: String,
    without: String,
}

struct Group {
    title: &'static str,
    class: &'static str,
    lines: Vec<ClockLine>,
}

struct ClockLine {
    path: String,
    number: String,
    handler: String,
    /// Whether the officer only stands in for the handler.
    covered: bool,
    kind: &'static str,
    /// The title of the office that answers.
    office: &'static str,
    basis: String,
    rules: Vec<RuleLink>,
    label: String,
    started_on: String,
    due: Due,
}

impl ClockLine {
    fn new(row: ClockRow, covers: &[StaffId], today: Day, law: &law::Settings) -> ClockLine {
        let kind = clock_kind(&row.kind);
        ClockLine {
            path: case_path(&row.case_id),
            number: row.number,
            covered: stands_in(covers, row.handler.as_deref()),
            handler: row.handler_name.unwrap_or_else(|| "未确定".to_owned()),
            kind: kind.map_or("", ClockKind::title),
            office: Office::by_word(&row.office).map_or("", Office::title),
            basis: kind.map_or_else(String::new, |kind| kind.basis(law, today)),
            rules: kind.map_or_else(Vec::new, |kind| RuleLink::known(kind.rules(), today)),
            label: row.label,
            started_on: row.started_on.to_string(),
            due: Due::warned(row.due_on, today, row.warn_days),
        }
    }
}

/// Rows in the order of their due days, under the heads of their spans.
fn groups(rows: Vec<ClockRow>, covers: &[StaffId], today: Day, law: &law::Settings) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for row in rows {
        let urgency = Urgency::of(row.due_on, today);
        let (_, title) = SPANS[urgency as usize];
        if groups.last().is_none_or(|group| group.title != title) {
            groups.push(Group { title, class: urgency_class(urgency), lines: Vec::new() });
        }
        let group = groups.last_mut().expect("a group was just made where there was none");
        group.lines.push(ClockLine::new(row, covers, today, law));
    }
    groups
}

#[derive(Template)]
#[template(path = "clocks/clocks.html")]
struct ClocksPage {
    shell: Shell,
    day: String,
    when: String,
    tabs: Vec<Tab>,
    kinds: Vec<KindChoice>,
    /// The offices that can answer.
    offices: Vec<KindChoice>,
    /// The handlers to choose from; none where only own cases are shown.
    handlers: Vec<HandlerChoice>,
    days: Option<SpanOfDays>,
    /// Whether cases of the officer's own can be told from those of others.
    has_own: bool,
    mine: bool,
    /// What own cases are called: with those of colleagues who are away, where there are any.
    own: &'static str,
    groups: Vec<Group>,
    total: u32,
    span: String,
    previous: Option<String>,
    next: Option<String>,
}

async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let asked = Asked::new(&query, &officer.actor);
    let today = app.today();
    let (counts, rows, total) = {
        let (app, actor, asked) = (app.clone(), officer.actor.clone(), asked.clone());
        blocking(move || {
            let count = |until: Day| app.clock_counts(&actor, asked.of(), &asked.office, until);
            let counts = span_counts(&count(today.plus_days(SOON_DAYS))?, &count(Day::MAX)?, &asked.kind);
            let (begin, length) = match asked.days {
                Some((from, until)) => {
                    let before = total(&count(from.previous())?, &asked.kind);
                    (before, total(&count(until)?, &asked.kind) - before)
                }
                None => stretch(counts, &asked.when),
            };
            let passed = (asked.page - 1) * LINES;
            let lines = (begin + passed, LINES.min(length.saturating_sub(passed)));
            let filter = ClockFilter { kind: &asked.kind, office: &asked.office };
            let rows = app.clock_list(&actor, asked.of(), filter, Day::MAX, lines)?;
            Ok::<_, app::AppError>((counts, rows, length))
        })
        .await?
    };
    let first = (asked.page - 1) * LINES + 1;
    let last = first + (rows.len() as u32).saturating_sub(1);
    let page = ClocksPage {
        shell: Shell::new(&app, &officer, Room::Clocks, "期限"),
        day: crate::show::day_with_weekday(today),
        tabs: tabs(&asked, counts),
        kinds: kinds(&asked.kind),
        offices: offices(&asked.office),
        handlers: handlers(&app, &officer.actor, &asked),
        days: asked.days.map(|(from, until)| SpanOfDays {
            title: format!("{from} 至 {until} 届满"),
            from: from.to_string(),
            until: until.to_string(),
            without: asked.in_span(""),
        }),
        has_own: matches!(officer.actor.office, Office::Handler | Office::TeamLeader),
        mine: asked.scope == Scope::Mine,
        own: if officer.actor.covers.is_empty() { "本人承办" } else { "本人承办和代管" },
        groups: groups(rows, &officer.actor.covers, today, &settings(&app)),
        total,
        span: format!("第{first}—{last}项"),
        previous: (asked.page > 1).then(|| asked.at_page(asked.page - 1)),
        next: (last < total).then(|| asked.at_page(asked.page + 1)),
        when: asked.when,
    };
    Ok(Html(page.render()?).into_response())
}

fn tabs(asked: &Asked, counts: [u32; 4]) -> Vec<Tab> {
    let all = Tab {
        address: asked.in_span(""),
        title: "全部",
        count: counts.iter().sum(),
        class: "",
        here: asked.when.is_empty() && asked.days.is_none(),
    };
    let spans = SPANS.iter().zip(counts).map(|((word, title), count)| Tab {
        address: asked.in_span(word),
        title,
        count,
        class: if *word == "late" && count > 0 { "late" } else { "" },
        here: asked.when == *word && asked.days.is_none(),
    });
    [all].into_iter().chain(spans).collect()
}

fn kinds(chosen: &str) -> Vec<KindChoice> {
    ClockKind::ALL
        .into_iter()
        .map(|kind| KindChoice { word: kind.word(), title: kind.title(), chosen: kind.word() == chosen })
        .collect()
}

/// The offices that can answer for a clock.
fn offices(chosen: &str) -> Vec<KindChoice> {
    let one = |office: Office| KindChoice {
        word: office.word(),
        title: office.title(),
        chosen: office.word() == chosen,
    };
    let approvers = [Office::VicePresident, Office::President];
    StepLimit::OFFICES.into_iter().chain(approvers).map(one).collect()
}

/// The handlers whose clocks an officer can ask for: those of the team, or of the court with the cases that nobody handles.
fn handlers(app: &App, actor: &Actor, asked: &Asked) -> Vec<HandlerChoice> {
    if asked.scope == Scope::Mine {
        return Vec::new();
    }
    let sees_court = actor.office.sight() == Sight::Court;
    let choice = |value: &str, title: &str| HandlerChoice {
        value: value.to_owned(),
        title: title.to_owned(),
        chosen: asked.handler == value,
    };
    let directory = app.directory();
    let seen = directory.handlers().filter(|(_, member)| sees_court || member.team == actor.team);
    let mut choices: Vec<HandlerChoice> =
        seen.map(|(id, member)| choice(id.as_str(), &member.name)).collect();
    if sees_court {
        choices.push(choice(NOBODY, "未分案"));
    }
    let gone = asked.handler.parse().ok().and_then(|id| directory.members.get(&id));
    if let Some(gone) = gone.filter(|_| choices.iter().all(|choice| !choice.chosen)) {
        choices.push(choice(&asked.handler, &gone.name));
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        "2026-11-20".parse().unwrap()
    }

    fn row(days: i32) -> ClockRow {
        ClockRow {
            case_id: "内0299-2026-执-12".to_owned(),
            kind: "pay_out".to_owned(),
            label: "发放到账款 50,000.00 元".to_owned(),
            started_on: today().plus_days(days - 30),
            due_on: today().plus_days(days),
            number: "（2026）内0299执12号".to_owned(),
            handler: Some("liu".to_owned()),
            handler_name: Some("刘某".to_owned()),
            office: "finance".to_owned(),
            warn_days: 7,
        }
    }

    impl ClocksPage {
        fn sample(rows: Vec<ClockRow>) -> ClocksPage {
            let asked = Asked {
                kind: String::new(),
                office: String::new(),
                when: String::new(),
                handler: String::new(),
                days: None,
                scope: Scope::Mine,
                page: 1,
            };
            ClocksPage {
                shell: Shell::bare("期限"),
                day: String::new(),
                when: String::new(),
                tabs: tabs(&asked, [1, 1, 1, 1]),
                kinds: kinds("pay_out"),
                offices: offices("finance"),
                handlers: Vec::new(),
                days: None,
                has_own: true,
                mine: true,
                own: "本人承办",
                total: rows.len() as u32,
                groups: groups(rows, &["liu".parse().unwrap()], today(), &law::Settings::default()),
                span: "第1—4项".to_owned(),
                previous: None,
                next: Some(asked.at_page(2)),
            }
        }
    }

    #[test]
    fn clocks_stand_under_the_heads_of_their_spans() {
        let page = ClocksPage::sample([-3, 0, 7, 8].map(row).into());
        let titles: Vec<_> = page.groups.iter().map(|group| group.title).collect();
        assert_eq!(titles, ["已逾期", "今日到期", "七日内", "七日以后"]);
        let html = page.render().unwrap();
        assert!(html.contains(r#"<span class="chip amber">代管</span>"#));
        assert!(html.contains("逾期3天") && html.contains("《执行款物规定》"));
    }

    #[test]
    fn no_clock_is_a_sentence() {
        assert!(ClocksPage::sample(Vec::new()).render().unwrap().contains("没有正在计算的期限"));
    }

    #[test]
    fn each_span_begins_where_the_one_before_ends() {
        let count = |soon| ClockCount { kind: "pay_out".to_owned(), late: 2, today: 3, soon };
        let counts = span_counts(&[count(4)], &[count(9)], "");
        assert_eq!(counts, [2, 3, 4, 5]);
        for (when, begin_and_length) in
            [("", (0, 14)), ("late", (0, 2)), ("today", (2, 3)), ("soon", (5, 4)), ("later", (9, 5))]
        {
            assert_eq!(stretch(counts, when), begin_and_length);
        }
        assert_eq!(span_counts(&[count(4)], &[count(9)], "handling"), [0; 4]);
    }
}
