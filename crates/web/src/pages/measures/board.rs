//! The board of measures: by their last safe day, those without one first.

use crate::error::WebError;
use crate::pages::cases::line::case_path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell, encode};
use crate::show::{Amount, Due};
use app::App;
use app::cases::list::Scope;
use app::measures::board::{self, Carried, HORIZONS, Span, State};
use app::measures::{PageKey, may_renew};
use askama::Template;
use axum::extract::{Query, State as FromApp};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};
use docket::EntryNo;
use docket::directory::Directory;
use docket::office::{Actor, Office, Sight};
use docket::property::PROPERTY_KINDS;
use std::collections::BTreeMap;
use store::read::measures::{MeasureCounts, MeasureRow};
use values::Day;

/// Lines on a page: as many as one batch may be.
const LINES: u32 = 100;

/// The spans in the order of their tabs: word in the address, Chinese title.
const SPANS: [(&str, &str, Span); 8] = [
    ("ended", "届满未续", Span::Ended),
    ("unsafe", "来不及稳妥续行", Span::WithoutSafePath),
    ("week", "七日内", Span::Within(HORIZONS[0])),
    ("30", "30日内", Span::Within(HORIZONS[1])),
    ("60", "60日内", Span::Within(HORIZONS[2])),
    ("90", "90日内", Span::Within(HORIZONS[3])),
    ("awaited", "待回执", Span::Awaited),
    ("all", "全部", Span::All),
];

/// What the page is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    span: &'static str,
    scope: Scope,
    team: String,
    handler: String,
    kind: String,
    page: u32,
}

impl Asked {
    fn new(query: &BTreeMap<String, String>, actor: &Actor) -> Asked {
        let text = |name: &str| query.get(name).cloned().unwrap_or_default();
        let (wanted, kind) = (text("span"), text("kind"));
        let scope = match text("scope").as_str() {
            "mine" => Scope::Mine,
            "seen" => Scope::Seen,
            _ => board::own_scope(actor),
        };
        Asked {
            span: SPANS.iter().find(|(word, ..)| *word == wanted).map_or("30", |(word, ..)| word),
            scope,
            team: text("team"),
            handler: if scope == Scope::Mine { String::new() } else { text("handler") },
            kind: if PROPERTY_KINDS.iter().any(|(word, _)| *word == kind) { kind } else { String::new() },
            page: text("page").parse().unwrap_or(1).clamp(1, 10_000),
        }
    }

    /// What the application is asked for.
    fn of_app(&self) -> board::Asked {
        let span = SPANS.iter().find(|(word, ..)| *word == self.span).map_or(Span::All, |(_, _, span)| *span);
        board::Asked {
            span,
            scope: self.scope,
            team: self.team.clone(),
            handler: self.handler.clone(),
            kind: self.kind.clone(),
            offset: (self.page - 1) * LINES,
            limit: LINES,
        }
    }

    fn query(&self) -> String {
        let scope = if self.scope == Scope::Mine { "mine" } else { "seen" };
        let mut query = format!("?span={}&scope={scope}", self.span);
        let page = if self.page > 1 { self.page.to_string() } else { String::new() };
        for (name, value) in
            [("team", &self.team), ("handler", &self.handler), ("kind", &self.kind), ("page", &page)]
        {
            if !value.is_empty() {
                query.push_str(&format!("&{name}={}", encode(value)));
            }
        }
        query
    }

    fn in_span(&self, span: &'static str) -> String {
        format!("/measures{}", Asked { span, page: 1, ..self.clone() }.query())
    }

    fn at_page(&self, page: u32) -> String {
        format!("/measures{}", Asked { page, ..self.clone() }.query())
    }
}

struct Tab {
    address: String,
    title: &'static str,
    /// How many; none where nobody counts them.
    count: Option<i64>,
    class: &'static str,
    here: bool,
}

struct Choice {
    value: String,
    title: String,
    chosen: bool,
}

/// One measure.
struct Line {
    /// The name of its tick; none where it cannot be renewed from here.
    tick: Option<String>,
    place: String,
    what: String,
    held: Amount,
    path: String,
    number: String,
    debtor: String,
    handler: String,
    safe: Due,
    until_on: String,
    state: &'static str,
    state_class: &'static str,
    outcome: String,
    /// What somebody has to do by hand; empty where nobody has.
    by_hand: &'static str,
    /// What else is to be done about it: address and words.
    step: Option<(String, &'static str)>,
}

impl Line {
    fn new(row: MeasureRow, today: Day, renews: bool, directory: &Directory) -> Line {
        let state = State::of(&row, today);
        let path = case_path(&row.case_id);
        let key = row.case_id.parse().ok().map(|case| PageKey { case, entry: EntryNo(row.entry) });
        let open = matches!(state, State::Running | State::WithoutSafePath);
        let act = |name: &str| format!("{path}/acts/{name}?measure={}", row.entry);
        let step = match state {
            State::Ended if renews => Some((act("record_lapse"), "登记处理")),
            _ if renews && open && row.over_the_counter => {
                Some((format!("{}&renewed_on={today}&months=12", act("renew_freeze")), "登记柜面续冻"))
            }
            _ => None,
        };
        let by_hand = if open { Carried::of_row(directory, &row).words() } else { "" };
        Line {
            by_hand,
            tick: key.filter(|_| renews && open && !row.over_the_counter).map(|key| format!("m:{key}")),
            what: format!("{}　{}", board::kind_title(&row.kind), row.way),
            place: row.place,
            held: Amount::new(row.held),
            path,
            number: row.number,
            debtor: row.debtor,
            handler: row.handler_name.unwrap_or_else(|| "未确定".to_owned()),
            safe: Due::new(row.last_safe_on, today),
            until_on: row.until_on.to_string(),
            state: if state == State::Running && row.over_the_counter {
                "待柜面续冻"
            } else {
                state.title()
            },
            state_class: match state {
                State::Ended | State::WithoutSafePath => "bad",
                State::Awaited => "calm",
                State::Running => "",
            },
            // What was done of an order that is done shows in the last day.
            outcome: match row.standing.as_str() {
                "running" => String::new(),
                _ => row.outcome.trim_start_matches(State::Awaited.title()).to_owned(),
            },
            step,
        }
    }
}

#[derive(Template)]
#[template(path = "measures/board.html")]
struct BoardPage {
    shell: Shell,
    day: String,
    form_token: String,
    tabs: Vec<Tab>,
    /// How many measures the span has, where they are counted.
    total: Option<i64>,
    span: &'static str,
    /// Whether measures of the officer's own can be told from those of others.
    has_own: bool,
    mine: bool,
    kinds: Vec<Choice>,
    teams: Vec<Choice>,
    handlers: Vec<Choice>,
    lines: Vec<Line>,
    /// Whether any line can be ticked.
    ticks: bool,
    /// Whether the ticks are set: where what is listed is due soon.
    ticked: bool,
    /// How many ticks are set.
    ticked_count: usize,
    /// How many of the lines somebody has to renew by hand.
    by_hand: usize,
    sheet: String,
    /// What an empty list says.
    nothing: &'static str,
    where_words: String,
    previous: Option<String>,
    next: Option<String>,
}

pub(super) async fn show(
    FromApp(app): FromApp<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let asked = Asked::new(&query, &officer.actor);
    let today = app.today();
    let (counts, rows) = {
        let (app, actor, asked) = (app.clone(), officer.actor.clone(), asked.of_app());
        blocking(move || {
            Ok::<_, app::AppError>((app.measure_counts(&actor, &asked)?, app.measure_list(&actor, &asked)?))
        })
        .await?
    };
    let is_full = rows.len() as u32 == LINES;
    let first = (asked.page - 1) * LINES + 1;
    let last = first + (rows.len() as u32).saturating_sub(1);
    let renews = may_renew(officer.actor.office);
    let directory = app.directory();
    let lines: Vec<Line> = rows.into_iter().map(|row| Line::new(row, today, renews, &directory)).collect();
    let ticked = matches!(asked.span, "unsafe" | "week" | "30");
    let page = BoardPage {
        shell: Shell::new(&app, &officer, Room::Measures, "控制措施"),
        day: crate::show::day_with_weekday(today),
        form_token: officer.form_token.clone(),
        total: tabs(&asked, &counts).into_iter().find(|tab| tab.here).and_then(|tab| tab.count),
        tabs: tabs(&asked, &counts),
        span: asked.span,
        has_own: matches!(officer.actor.office, Office::Handler | Office::TeamLeader),
        mine: asked.scope == Scope::Mine,
        kinds: PROPERTY_KINDS.iter().map(|(word, title)| choice(word, title, &asked.kind)).collect(),
        teams: team_choices(&app, &officer.actor, &asked),
        handlers: handler_choices(&app, &officer.actor, &asked),
        ticks: lines.iter().any(|line| line.tick.is_some()),
        ticked,
        ticked_count: if ticked { lines.iter().filter(|line| line.tick.is_some()).count() } else { 0 },
        by_hand: lines.iter().filter(|line| !line.by_hand.is_empty()).count(),
        lines,
        sheet: format!("/measures.xlsx{}", Asked { page: 1, ..asked.clone() }.query()),
        nothing: nothing(asked.span),
        where_words: format!("第{first}—{last}项"),
        previous: (asked.page > 1).then(|| asked.at_page(asked.page - 1)),
        next: is_full.then(|| asked.at_page(asked.page + 1)),
    };
    Ok(Html(page.render()?).into_response())
}

pub(super) async fn download(
    FromApp(app): FromApp<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let today = app.today();
    let asked = Asked::new(&query, &officer.actor).of_app();
    let bytes = blocking(move || app.measure_sheet(&officer.actor, &asked)).await?;
    let name = encode(&format!("控制措施{today}.xlsx"));
    let disposition = format!("attachment; filename=\"measures-{today}.xlsx\"; filename*=UTF-8''{name}");
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned();
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

fn tabs(asked: &Asked, counts: &MeasureCounts) -> Vec<Tab> {
    let [week, month, two, three] = counts.within;
    let counted = [
        Some(counts.ended),
        Some(counts.without_safe_path),
        Some(week),
        Some(month),
        Some(two),
        Some(three),
        Some(counts.awaited),
        None,
    ];
    SPANS
        .iter()
        .zip(counted)
        .map(|((word, title, span), count)| Tab {
            address: asked.in_span(word),
            title,
            count,
            class: match span {
                Span::Ended | Span::WithoutSafePath if count.is_some_and(|count| count > 0) => "late",
                _ => "",
            },
            here: asked.span == *word,
        })
        .collect()
}

fn nothing(span: &str) -> &'static str {
    match span {
        "ended" => "没有届满未续而尚未登记处理的措施。",
        "unsafe" => "没有最迟续行日已过而尚未裁定续行的措施。",
        "awaited" => "没有等待续行回执的措施。",
        "all" => "没有正在生效的控制措施。",
        _ => "这段时间内没有需要续行的措施，也没有届满未续的。可以选择更长的时间。",
    }
}

fn choice(value: &str, title: &str, chosen: &str) -> Choice {
    Choice { value: value.to_owned(), title: title.to_owned(), chosen: value == chosen }
}

/// The teams, for those who see more than their own.
fn team_choices(app: &App, actor: &Actor, asked: &Asked) -> Vec<Choice> {
    if actor.office.sight() != Sight::Court {
        return Vec::new();
    }
    app.directory().teams.iter().map(|(id, team)| choice(id.as_str(), &team.name, &asked.team)).collect()
}

/// The handlers whose measures the officer may see; none while only the officer's own are shown.
fn handler_choices(app: &App, actor: &Actor, asked: &Asked) -> Vec<Choice> {
    if asked.scope == Scope::Mine {
        return Vec::new();
    }
    app.directory()
        .handlers()
        .filter(|(id, member)| {
            actor.office.sight() == Sight::Court || **id == actor.id || member.team == actor.team
        })
        .map(|(id, member)| choice(id.as_str(), &member.name, &asked.handler))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        "2026-11-20".parse().expect("a day")
    }

    fn row(safe: i32, until: i32) -> MeasureRow {
        MeasureRow {
            case_id: "内0299-2026-执-12".to_owned(),
            entry: 7,
            kind: "deposit".to_owned(),
            way: "冻结".to_owned(),
            place: "某某银行账户6222****1234".to_owned(),
            debtor: "王某".to_owned(),
            held: values::Fen(5_000_000),
            from_on: today().plus_days(-300),
            until_on: today().plus_days(until),
            last_safe_on: today().plus_days(safe),
            standing: "running".to_owned(),
            order_entry: None,
            outcome: String::new(),
            over_the_counter: false,
            number: "（2026）内0299执12号".to_owned(),
            team: None,
            handler: None,
            handler_name: None,
            institution: Some("bank-farm".to_owned()),
            control_no: "冻2026-000123".to_owned(),
        }
    }

    fn banks() -> Directory {
        let bank = |has_service| docket::directory::Institution {
            name: String::new(),
            kind: values::InstitutionKind::Bank,
            answer_days: 3,
            renewal_days: 2,
            has_service,
            serving: true,
        };
        let mut directory = Directory::default();
        directory.institutions.insert("bank-farm".parse().expect("an id"), bank(true));
        directory.institutions.insert("bank-post".parse().expect("an id"), bank(false));
        directory
    }

    #[test]
    fn what_somebody_has_to_carry_by_hand_is_said() {
        let without_service = MeasureRow { institution: Some("bank-post".to_owned()), ..row(3, 10) };
        let without_number = MeasureRow { control_no: String::new(), ..row(3, 10) };
        let at_the_counter = MeasureRow { over_the_counter: true, institution: None, ..row(3, 10) };
        let by_the_court = MeasureRow { institution: None, control_no: String::new(), ..row(3, 10) };
        for (row, words) in [
            (row(3, 10), ""),
            (by_the_court, ""),
            (without_service, "协助执行单位未联网，通知须由人送达"),
            (without_number, "协助执行单位没有告知措施编号，通知须由人送达"),
            (at_the_counter, "柜面冻结，须到银行办理续冻后登记"),
        ] {
            assert_eq!(Line::new(row, today(), true, &banks()).by_hand, words);
        }
    }

    #[test]
    fn what_can_be_renewed_from_here_has_a_tick_and_the_rest_its_own_step() {
        let ordered = MeasureRow { standing: "ordered".to_owned(), ..row(3, 10) };
        let at_the_counter = MeasureRow { over_the_counter: true, ..row(3, 10) };
        for (row, tick, state, step) in [
            (row(3, 10), true, "待续行", None),
            (row(-1, 3), true, "来不及稳妥续行", None),
            (row(-9, -1), false, "届满未续", Some("登记处理")),
            (ordered, false, "待回执", None),
            (at_the_counter, false, "待柜面续冻", Some("登记柜面续冻")),
        ] {
            let line = Line::new(row.clone(), today(), true, &banks());
            assert_eq!((line.tick.is_some(), line.state), (tick, state));
            assert_eq!(line.step.map(|(_, words)| words), step);
            let line = Line::new(row, today(), false, &banks());
            assert!(
                line.tick.is_none() && line.step.is_none(),
                "an office that renews nothing is offered nothing"
            );
        }
    }
}
