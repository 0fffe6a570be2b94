//! The court's own limits for steps (本院步骤时限): what is in force, the draft, the history, and a panel that tries a line.

use super::asked::Choice;
use super::court_table::{self, Asked, Fields, Select, choices, chosen, not_whole, tried_case, versions};
use super::tabs::{CommandPart, CommandTab, tabs};
use crate::error::WebError;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use app::staff::sign_in::Officer;
use app::step_limits::Edit;
use app::{App, AppError};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{Html, IntoResponse, Response};
use docket::flow::Node;
use docket::office::Office;
use docket::standstill::Counting;
use docket::step_limit::{Applies, Run, StepLimit};
use values::Day;

/// One line as the page shows it.
struct Line {
    /// Its place in the table, from 1.
    place: u32,
    name: String,
    words: String,
    applies: &'static str,
    office: &'static str,
    warn_days: u32,
    in_force: String,
}

/// The form of one line.
struct LineForm {
    /// The place of the line that is changed; 0 for a new one.
    place: u32,
    selects: Vec<Select>,
    name: String,
    days: String,
    warn_days: String,
    in_force_on: String,
    ends_on: String,
}

/// A table that was put in force.
struct Version {
    told: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "command/step_limits.html")]
struct StepLimitsPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    form_token: String,
    decides: bool,
    done: String,
    refused: String,
    version: u32,
    has_draft: bool,
    seen: u64,
    lines: Vec<Line>,
    draft: Vec<Line>,
    form: LineForm,
    reason: String,
    /// The number that was typed into the panel.
    number: String,
    tried: Vec<Choice>,
    answer: Vec<String>,
    history: Vec<Version>,
}

const UNTIL: [Node; 10] = [
    Node::Assigned,
    Node::Notified,
    Node::Served,
    Node::Queried,
    Node::Controlled,
    Node::Deducted,
    Node::Received,
    Node::Allocated,
    Node::Paid,
    Node::Closed,
];

/// A line as the fields of its form hold it; of a new one what stands there beforehand.
fn fields_of(line: Option<&StepLimit>, today: Day) -> Fields {
    let fields = match line {
        Some(line) => [
            ("name", line.name.clone()),
            ("from", line.from.word().to_owned()),
            ("until", line.until.word().to_owned()),
            ("days", line.days.to_string()),
            ("counting", line.counting.word().to_owned()),
            ("applies", line.applies.word().to_owned()),
            ("office", line.office.word().to_owned()),
            ("warn_days", line.warn_days.to_string()),
            ("in_force_on", line.in_force_on.to_string()),
            ("ends_on", line.ends_on.map(|on| on.to_string()).unwrap_or_default()),
        ]
        .to_vec(),
        None => vec![
            ("from", Node::Served.word().to_owned()),
            ("until", Node::Queried.word().to_owned()),
            ("counting", Counting::Working.word().to_owned()),
            ("warn_days", "1".to_owned()),
            ("in_force_on", today.to_string()),
        ],
    };
    fields.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()
}

impl LineForm {
    fn new(place: u32, fields: &Fields) -> LineForm {
        let select = |name, label, choices| Select { name, label, choices };
        let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
        let (from, until) = (Node::by_word(&text("from")), Node::by_word(&text("until")));
        let (applies, office) = (Applies::by_word(&text("applies")), Office::by_word(&text("office")));
        let counting = choices(
            &[Counting::Calendar, Counting::Working],
            Counting::by_word(&text("counting")),
            Counting::word,
            |one| if one == Counting::Working { "工作日" } else { "自然日" },
        );
        LineForm {
            place,
            selects: vec![
                select("from", "自进入节点", choices(&Node::STEPS, from, Node::word, Node::title)),
                select("until", "至进入节点", choices(&UNTIL, until, Node::word, Node::title)),
                select("counting", "计算方法", counting),
                select("applies", "适用案件", choices(&Applies::ALL, applies, Applies::word, Applies::title)),
                select(
                    "office",
                    "责任岗位",
                    choices(&StepLimit::OFFICES, office, Office::word, Office::title),
                ),
            ],
            name: text("name"),
            days: text("days"),
            warn_days: text("warn_days"),
            in_force_on: text("in_force_on"),
            ends_on: text("ends_on"),
        }
    }
}

fn lines(limits: &[StepLimit]) -> Vec<Line> {
    let line = |(line, place): (&StepLimit, u32)| Line {
        place,
        name: line.name.clone(),
        words: line.words(),
        applies: line.applies.title(),
        office: line.office.title(),
        warn_days: line.warn_days,
        in_force: match line.ends_on {
            Some(ends_on) => format!("{}至{ends_on}", line.in_force_on),
            None => format!("{}起", line.in_force_on),
        },
    };
    limits.iter().zip(1..).map(line).collect()
}

/// How a line would have run, in sentences.
fn told(line: &StepLimit, runs: &[Run], today: Day) -> Vec<String> {
    if runs.is_empty() {
        return vec![format!(
            "“{}”：本案未进入“{}”，或者不属于{}，不起算",
            line.name,
            line.from.title(),
            line.applies.title()
        )];
    }
    let run = |run: &Run| {
        let end = match run.met_on {
            Some(on) if on > run.due_on => format!("{on}完成，逾期{}日", on.days_since(run.due_on)),
            Some(on) => format!("{on}完成，按期"),
            None if today > run.due_on => format!("尚未完成，已逾期{}日", today.days_since(run.due_on)),
            None => "尚未完成，未届满".to_owned(),
        };
        let deducted = match run.stood_still {
            0 => String::new(),
            days => format!("，扣除{days}日"),
        };
        format!("“{}”：{}起算，{}届满{deducted}；{end}", line.name, run.started_on, run.due_on)
    };
    runs.iter().map(run).collect()
}

async fn page(
    app: App,
    officer: Officer,
    typed: Fields,
    refused: String,
) -> Result<StepLimitsPage, WebError> {
    let (history, today) = (app.step_limits_history(), app.today());
    let draft = history.draft_or_in_force().clone();
    let word = |name: &str| typed.get(name).map(String::as_str).unwrap_or_default();
    let place = |name: &str| word(name).parse::<u32>().unwrap_or(0);
    let line_at = |place: u32| place.checked_sub(1).and_then(|place| draft.get(place as usize));
    let (mut refused, mut answer) = (refused, Vec::new());
    if let Some(line) = line_at(place("try")) {
        let (app, actor, tried) = (app.clone(), officer.actor.clone(), line.clone());
        let case = word("case").to_owned();
        match blocking(move || app.try_step_limit(&actor, &tried, &tried_case(&case)?)).await {
            Ok(runs) => answer = told(line, &runs, today),
            Err(error) => refused = error.sentence(),
        }
    }
    // A form that was not taken stands there as it was typed.
    let form = match (word("edit"), place("change")) {
        ("line", _) => LineForm::new(place("line"), &typed),
        (_, changed) => match line_at(changed) {
            Some(line) => LineForm::new(changed, &fields_of(Some(line), today)),
            None => LineForm::new(0, &fields_of(None, today)),
        },
    };
    let versions = versions(&app, &history);
    let versions = versions.map(|(told, version)| Version { told, lines: lines(&version.table) });
    let tried = draft.iter().zip(1..).map(|(line, at)| Choice {
        value: at.to_string(),
        title: line.name.clone(),
        chosen: place("try") == at,
    });
    Ok(StepLimitsPage {
        shell: Shell::new(&app, &officer, Room::Command, "步骤时限"),
        tabs: tabs(CommandPart::StepLimits),
        form_token: officer.form_token.clone(),
        decides: app.decides_court_tables(&officer.actor),
        done: word("done").to_owned(),
        refused,
        version: history.version(),
        has_draft: history.draft().is_some(),
        seen: history.length(),
        lines: lines(history.in_force()),
        form,
        reason: if word("edit") == "in_force" { word("reason").to_owned() } else { String::new() },
        number: word("case").to_owned(),
        tried: tried.collect(),
        answer,
        history: versions.collect(),
        draft: lines(&draft),
    })
}

fn typed_line(form: &Fields) -> Result<StepLimit, AppError> {
    let text = |name: &str| form.get(name).map(|text| text.trim()).unwrap_or_default();
    let bad = |what: &str| AppError::BadInput(what.to_owned());
    let number = |name: &str, label: &str| match text(name) {
        "" => Err(bad(&format!("请填写{label}"))),
        typed => typed.parse::<u32>().map_err(|_| not_whole(label, typed)),
    };
    let day = |name: &str, label: &str| match text(name) {
        "" => Err(bad(&format!("请填写{label}"))),
        typed => typed.parse::<Day>().map_err(|_| bad(&format!("{label}“{typed}”不是日期，例如2026-12-01"))),
    };
    Ok(StepLimit {
        no: 0,
        name: text("name").to_owned(),
        from: chosen(form, "from", Node::by_word)?,
        until: chosen(form, "until", Node::by_word)?,
        days: number("days", "天数")?,
        counting: chosen(form, "counting", Counting::by_word)?,
        applies: chosen(form, "applies", Applies::by_word)?,
        office: chosen(form, "office", Office::by_word)?,
        warn_days: number("warn_days", "预警天数")?,
        in_force_on: day("in_force_on", "施行日")?,
        ends_on: if text("ends_on").is_empty() { None } else { Some(day("ends_on", "最后适用日")?) },
    })
}

/// A change of the draft.
fn edit(edit: &str, form: &Fields) -> Result<Edit, AppError> {
    let place = form.get("line").and_then(|line| line.parse().ok()).unwrap_or(0);
    match edit {
        "line" if place == 0 => Ok(Edit::Add(typed_line(form)?)),
        "line" => Ok(Edit::Change(place, typed_line(form)?)),
        "remove" => Ok(Edit::Remove(place)),
        "drop" => Ok(Edit::Drop),
        _ => Err(AppError::BadInput("没有这项操作".to_owned())),
    }
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<Fields>,
) -> Result<Response, WebError> {
    Ok(Html(page(app, officer, query, String::new()).await?.render()?).into_response())
}

pub(super) async fn change(
    State(app): State<App>,
    Signed(officer): Signed,
    Form(form): Form<Fields>,
) -> Result<Response, WebError> {
    let fields = form.clone();
    let act = move |app: &App, officer: &Officer, asked: Asked, seen: u64| match asked {
        Asked::PutInForce(reason) => {
            app.put_step_limits_in_force(&officer.actor, &reason, seen)?;
            Ok("已施行；施行日起开始的步骤按此计算，已起算的不变".to_owned())
        }
        Asked::Edit(word) => {
            app.edit_step_limits(&officer.actor, edit(&word, &fields)?, seen)?;
            Ok("草案已保存，尚未施行".to_owned())
        }
    };
    let again = async |app, officer, typed, refused| page(app, officer, typed, refused).await;
    court_table::change((app, officer), form, "/command/step-limits", act, again).await
}
