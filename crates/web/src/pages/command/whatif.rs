//! What happens to clocks if somebody leaves, hands join, or more is filed (负荷推演).

use super::asked::Choice;
use super::chart::{SpanPair, spans};
use super::tabs::{CommandPart, CommandTab, tabs};
use crate::error::WebError;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use app::command::whatif::{Answer, Both, RUNS, TeamLine, WhatIf, WhatIfChoices};
use app::{App, AppError};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use insight::workload::{FEWEST_MET, FEWEST_WEEKS, Span};
use std::collections::BTreeMap;
use values::Day;

/// What the form shows.
struct Asked {
    months: Vec<Choice>,
    intake: String,
    away: Vec<Choice>,
    from: String,
    until: String,
    cases: Vec<Choice>,
    cover: Vec<Choice>,
    team: Vec<Choice>,
    hands: String,
    today: String,
}

/// A line of a table: as things go, and with the change.
struct Line {
    title: String,
    base: String,
    changed: String,
    class: &'static str,
}

/// A handler.
struct DeskShown {
    name: String,
    running: u32,
    pace: String,
    missed: Line,
    open: Line,
}

/// A team with its handlers.
struct TeamShown {
    name: String,
    intake: String,
    missed: Line,
    open: Line,
    desks: Vec<DeskShown>,
}

/// What was found.
struct Found {
    sentences: Vec<String>,
    missed: Line,
    open: Line,
    running: u32,
    overdue: u32,
    chart: String,
    weeks: Vec<Line>,
    kinds: Vec<Line>,
    teams: Vec<TeamShown>,
    measured: Vec<String>,
}

#[derive(Template)]
#[template(path = "command/whatif.html")]
struct WhatIfPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    asked: Asked,
    problem: String,
    too_little: String,
    found: Option<Found>,
    /// Whether anything is assumed; otherwise both sides are the same.
    assumed: bool,
    runs: u32,
}

/// `12（8—17）`, or the number alone where every run gave about the same.
fn written(span: Span) -> String {
    if span.low == span.high {
        span.middle.to_string()
    } else {
        format!("{}（{}—{}）", span.middle, span.low, span.high)
    }
}

/// Tenths with one decimal, a whole number without.
fn tenths(number: u32) -> String {
    if number.is_multiple_of(10) {
        (number / 10).to_string()
    } else {
        format!("{}.{}", number / 10, number % 10)
    }
}

fn line(title: String, both: Both) -> Line {
    let class = if both.changed.middle > both.base.middle { "late" } else { "" };
    Line { title, base: written(both.base), changed: written(both.changed), class }
}

fn short(day: Day) -> String {
    let (_, month, day) = day.civil();
    format!("{month}.{day}")
}

fn asked(fields: &BTreeMap<String, String>, choices: &WhatIfChoices, today: Day) -> Asked {
    let text = |name: &str| fields.get(name).map_or("", |text| text.trim()).to_owned();
    let or = |name: &str, default: &str| {
        Some(text(name)).filter(|text| !text.is_empty()).unwrap_or(default.to_owned())
    };
    let chosen = |value: String, title: String, now: &str| Choice { chosen: value == now, value, title };
    let people = |now: &str| {
        let one = |(id, name): &(values::StaffId, String)| chosen(id.to_string(), name.clone(), now);
        choices.handlers.iter().map(one).collect()
    };
    let (months, cases) = (or("months", "3"), or("cases", "spread"));
    let numbers = ["一", "二", "三", "四", "五", "六"];
    Asked {
        months: (1..=6)
            .map(|count: usize| chosen(count.to_string(), format!("{}个月", numbers[count - 1]), &months))
            .collect(),
        intake: or("intake", "0"),
        away: people(&text("away")),
        from: or("from", &today.to_string()),
        until: or("until", &today.plus_months(1).previous().to_string()),
        cases: [("spread", "分给本团队其他承办人"), ("cover", "由代管人办理"), ("stay", "不动，等本人回来")]
            .map(|(value, title)| chosen(value.to_owned(), title.to_owned(), &cases))
            .into(),
        cover: people(&text("cover")),
        team: choices
            .teams
            .iter()
            .map(|(id, name)| chosen(id.to_string(), name.clone(), &text("team")))
            .collect(),
        hands: or("hands", "0"),
        today: today.to_string(),
    }
}

/// How one number goes to another, in words.
fn moved(both: Both) -> String {
    let (base, changed) = (both.base.middle, both.changed.middle);
    match changed.checked_sub(base) {
        Some(0) => "与现状相同".to_owned(),
        Some(more) => format!("比现状多{more}项"),
        None => format!("比现状少{}项", base - changed),
    }
}

/// What would help a team, in words.
fn help(team: &TeamLine) -> Option<String> {
    let more = team.missed.changed.middle.checked_sub(team.missed.base.middle).filter(|more| *more > 0)?;
    let time = match team.with_time.as_slice() {
        [] => "推演中本团队没有人有余力".to_owned(),
        names => format!("推演中{}尚有余力，可以协助", names.join("、")),
    };
    let one_more = team.one_more.map_or_else(String::new, |span| {
        format!("；如再增加一人，本团队预计逾期由{}项变为{}项", team.missed.changed.middle, span.middle)
    });
    Some(format!("{}预计逾期多{more}项；{time}{one_more}。", team.name))
}

fn found(answer: Answer) -> Found {
    let mut sentences = vec![format!(
        "自{}至{}，按现状推演预计逾期{}项；作上述变化后预计{}项，{}。",
        answer.from,
        answer.until,
        written(answer.missed.base),
        written(answer.missed.changed),
        moved(answer.missed)
    )];
    sentences.extend(answer.teams.iter().filter_map(help));
    let mut measured = vec![format!(
        "依据：本院此前{}周的案卷，其间办结期限{}项。每周新产生的期限和每名承办人办结的期限，均从这些周中随机抽取，推演{RUNS}次；同一天问同一问题，结果相同。",
        answer.weeks_observed, answer.met_observed
    )];
    measured.push(match answer.past {
        None => "用上月检验：上月以前的记载不足，未作检验，推演结果仅供参考。".to_owned(),
        Some(past) => format!(
            "用上月检验：以{}的在办期限推演至{}，推演逾期{}项，实际{}项。",
            past.from,
            past.until,
            written(past.simulated),
            past.missed
        ),
    });
    measured.push(match answer.pace_percent {
        100 => "办理能力：按实际办结的数量计算。".to_owned(),
        percent => format!("办理能力：按实际办结数量的{percent}%计算（办结少可能只是因为到期的少；比例以上上月的实际逾期校准）。"),
    });
    let mut left_out = vec![
        "被执行人报告财产、审批、分期履行等等待他人的期限".to_owned(),
        "续行控制措施、检查活封财产、终本后定期查询（办一次即重新起算，多为批量办理，无从测得办理能力）"
            .to_owned(),
    ];
    if answer.paused > 0 {
        left_out.push(format!("中止、暂缓的期限{}项", answer.paused));
    }
    if answer.nobodys > 0 {
        left_out.push(format!("没有在岗承办人的案件的期限{}项", answer.nobodys));
    }
    measured.push(format!("不计：{}。", left_out.join("；")));
    measured.push("方法：先到期的先办，已逾期的最先办；一项期限作一份工作量，不分难易；收案增减只影响推演首日以后立案的案件；增加的人手按本团队平均能力计算并均分案件。".to_owned());
    let charted = answer.weeks.len();
    let every = charted.div_ceil(13);
    let pairs: Vec<SpanPair> = answer
        .weeks
        .iter()
        .enumerate()
        .map(|(place, (from, both))| SpanPair {
            label: if place.is_multiple_of(every) { short(*from) } else { String::new() },
            values: [both.base, both.changed].map(|span| [span.low, span.middle, span.high].map(i64::from)),
        })
        .collect();
    let week = |(from, both): (Day, Both)| {
        let until = from.plus_days(6).min(answer.until);
        line(format!("{}—{}", short(from), short(until)), both)
    };
    let team = |team: TeamLine| TeamShown {
        name: team.name,
        intake: tenths(team.intake_tenths),
        missed: line(String::new(), team.missed),
        open: line(String::new(), team.open),
        desks: team
            .desks
            .into_iter()
            .map(|desk| DeskShown {
                name: desk.name,
                running: desk.running,
                pace: desk.pace_tenths.map_or_else(|| "无记载，按团队平均".to_owned(), tenths),
                missed: line(String::new(), desk.missed),
                open: line(String::new(), desk.open),
            })
            .collect(),
    };
    Found {
        sentences,
        missed: line(moved(answer.missed), answer.missed),
        open: line(moved(answer.open), answer.open),
        running: answer.running,
        overdue: answer.overdue,
        chart: spans(&pairs, ["现状", "变化后"]),
        weeks: answer.weeks.iter().copied().map(week).collect(),
        kinds: answer.kinds.iter().map(|(kind, both)| line(kind.title().to_owned(), *both)).collect(),
        teams: answer.teams.into_iter().map(team).collect(),
        measured,
    }
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(fields): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let actor = officer.actor.clone();
    let today = app.today();
    let choices = {
        let (app, actor) = (app.clone(), actor.clone());
        blocking(move || app.what_if_choices(&actor)).await?
    };
    let is_set = |name: &str| fields.get(name).is_some_and(|text| !matches!(text.trim(), "" | "0"));
    let assumed = is_set("away") || is_set("intake") || (is_set("team") && is_set("hands"));
    let shown = asked(&fields, &choices, today);
    let answer = {
        let app = app.clone();
        blocking(move || {
            match app.read_what_if(&fields).and_then(|question| app.what_if(&actor, &question)) {
                Err(AppError::BadInput(problem)) => Ok(Err(problem)),
                other => other.map(Ok),
            }
        })
        .await?
    };
    let (mut problem, mut too_little, mut result) = (String::new(), String::new(), None);
    match answer {
        Err(text) => problem = text,
        Ok(WhatIf::TooLittle { weeks, met }) => {
            too_little = format!(
                "本院的记载只有{weeks}周、办结期限{met}项；满{FEWEST_WEEKS}周并办结{FEWEST_MET}项以后才能推演，现在不作任何估计。"
            );
        }
        Ok(WhatIf::Found(answer)) => result = Some(found(*answer)),
    }
    let page = WhatIfPage {
        shell: Shell::new(&app, &officer, Room::Command, "负荷推演"),
        tabs: tabs(CommandPart::WhatIf),
        asked: shown,
        problem,
        too_little,
        found: result,
        assumed,
        runs: RUNS,
    };
    Ok(Html(page.render()?).into_response())
}
