//! The court's table of triage (分流标准): what is in force, the draft, and a panel that tries it.

use super::asked::Choice;
use super::court_table::{self, Asked, Fields, Select, choices, chosen, not_whole, tried_case, versions};
use super::tabs::{CommandPart, CommandTab, tabs};
use crate::error::WebError;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use app::calculators::spoken;
use app::staff::sign_in::Officer;
use app::triage::{Edit, Tried, WouldChange};
use app::{App, AppError};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{Html, IntoResponse, Response};
use insight::triage::{
    AskedClaim, AskedDebtor, AskedLivelihood, AskedMissing, Facts, Livelihood, Outcome, Property, Range, Row,
    Table, Track,
};
use values::Fen;

/// One row as the page shows it.
struct Line {
    no: u32,
    conditions: String,
    track: &'static str,
    reason: String,
    /// How many open cases it takes, where that was asked for.
    takes: Option<u32>,
}

/// A span of numbers with its two fields.
struct Span {
    name: &'static str,
    label: &'static str,
    from: String,
    below: String,
}

/// The form of one row.
struct RowForm {
    /// The row that is changed; 0 for a new one.
    no: u32,
    selects: Vec<Select>,
    spans: Vec<Span>,
    property: Vec<Choice>,
    reason: String,
}

/// What the panel found.
struct Answer {
    headline: String,
    reasons: String,
    facts: Vec<String>,
}

#[derive(Template)]
#[template(path = "command/triage.html")]
struct TriagePage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    form_token: String,
    decides: bool,
    done: String,
    refused: String,
    version: String,
    is_open: bool,
    has_draft: bool,
    seen: u64,
    lines: Vec<Line>,
    otherwise: Line,
    draft: Vec<Line>,
    draft_otherwise: Line,
    tracks: Vec<Choice>,
    faults: Vec<String>,
    form: RowForm,
    reason: String,
    typed: Fields,
    livelihoods: Vec<Choice>,
    properties: Vec<Choice>,
    answer: Option<Answer>,
    would: Vec<String>,
    history: Vec<String>,
}

/// A row as the fields of its form hold it.
fn fields_of(row: &Row) -> Fields {
    let mut fields = Fields::new();
    let mut set = |name: &str, text: String| fields.insert(name.to_owned(), text);
    set("livelihood", row.livelihood.word().to_owned());
    set("debtor", row.debtor.word().to_owned());
    set("claim", row.claim.word().to_owned());
    set("missing", row.missing.word().to_owned());
    set("track", row.outcome.track.word().to_owned());
    set("reason", row.outcome.reason.clone());
    for (name, _, is_money, range) in spans(row) {
        let shown = |number: i64| match is_money {
            true => Fen(number).plain().trim_end_matches(".00").to_owned(),
            false => number.to_string(),
        };
        set(&format!("{name}_from"), range.from.map_or_else(String::new, shown));
        set(&format!("{name}_below"), range.below.map_or_else(String::new, shown));
    }
    for one in &row.property {
        set(&format!("property_{}", one.word()), "yes".to_owned());
    }
    fields
}

/// The spans of a row: the name of the field, its label, whether it is money.
fn spans(row: &Row) -> [(&'static str, &'static str, bool, Range); 5] {
    [
        ("sum", "申请标的（元）", true, row.sum_fen),
        ("creditors", "申请执行人（名）", false, row.creditors),
        ("debtors", "被执行人（名）", false, row.debtors),
        ("other_cases", "同一被执行人另有未结案件（件）", false, row.other_cases),
        ("age_days", "立案（日）", false, row.age_days),
    ]
}

impl RowForm {
    fn new(no: u32, fields: &Fields) -> RowForm {
        let select = |name, label, choices| Select { name, label, choices };
        let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
        let livelihood = AskedLivelihood::by_word(&text("livelihood"));
        let (debtor, claim) = (AskedDebtor::by_word(&text("debtor")), AskedClaim::by_word(&text("claim")));
        let (missing, track) = (AskedMissing::by_word(&text("missing")), Track::by_word(&text("track")));
        let mut property = choices(Property::ALL, None, Property::word, Property::title);
        for (choice, one) in property.iter_mut().zip(Property::ALL) {
            choice.chosen = fields.contains_key(&format!("property_{}", one.word()));
        }
        RowForm {
            no,
            selects: vec![
                select(
                    "livelihood",
                    "涉民生",
                    choices(AskedLivelihood::ALL, livelihood, AskedLivelihood::word, AskedLivelihood::title),
                ),
                select(
                    "debtor",
                    "被执行人类型",
                    choices(AskedDebtor::ALL, debtor, AskedDebtor::word, AskedDebtor::title),
                ),
                select(
                    "claim",
                    "给付内容",
                    choices(AskedClaim::ALL, claim, AskedClaim::word, AskedClaim::title),
                ),
                select(
                    "missing",
                    "被执行人下落",
                    choices(AskedMissing::ALL, missing, AskedMissing::word, AskedMissing::title),
                ),
                select("track", "分流为", choices(Track::ALL, track, Track::word, Track::title)),
            ],
            spans: spans(&Row::any(Track::Ordinary, ""))
                .map(|(name, label, _, _)| Span {
                    name,
                    label,
                    from: text(&format!("{name}_from")),
                    below: text(&format!("{name}_below")),
                })
                .into(),
            property,
            reason: text("reason"),
        }
    }
}

/// A number as it is typed, in yuan where it is money; nothing where the field is empty.
fn typed_number(form: &Fields, name: &str, label: &str, is_money: bool) -> Result<Option<i64>, AppError> {
    let text = form.get(name).map(|text| text.trim()).unwrap_or_default();
    if text.is_empty() {
        return Ok(None);
    }
    if is_money {
        let amount = spoken::amount(text).map_err(|problem| AppError::BadInput(problem.about(label)))?;
        return Ok(Some(amount.0));
    }
    match text.parse::<i64>().ok().filter(|number| *number >= 0) {
        Some(number) => Ok(Some(number)),
        None => Err(not_whole(label, text)),
    }
}

fn typed_outcome(form: &Fields) -> Result<Outcome, AppError> {
    let reason = form.get("reason").map(|text| text.trim().to_owned()).unwrap_or_default();
    if reason.is_empty() || reason.chars().count() > 60 {
        return Err(AppError::BadInput("请写明理由（不超过60字）".to_owned()));
    }
    Ok(Outcome { track: chosen(form, "track", Track::by_word)?, reason })
}

fn typed_row(form: &Fields) -> Result<Row, AppError> {
    let range = |name: &str, label: &str, is_money| {
        Ok::<Range, AppError>(Range {
            from: typed_number(form, &format!("{name}_from"), label, is_money)?,
            below: typed_number(form, &format!("{name}_below"), label, is_money)?,
        })
    };
    let is_asked = |one: &&Property| form.contains_key(&format!("property_{}", one.word()));
    Ok(Row {
        livelihood: chosen(form, "livelihood", AskedLivelihood::by_word)?,
        debtor: chosen(form, "debtor", AskedDebtor::by_word)?,
        claim: chosen(form, "claim", AskedClaim::by_word)?,
        missing: chosen(form, "missing", AskedMissing::by_word)?,
        sum_fen: range("sum", "申请标的", true)?,
        creditors: range("creditors", "申请执行人", false)?,
        debtors: range("debtors", "被执行人", false)?,
        other_cases: range("other_cases", "另有未结案件", false)?,
        age_days: range("age_days", "立案日数", false)?,
        property: Property::ALL.iter().filter(is_asked).copied().collect(),
        outcome: typed_outcome(form)?,
    })
}

/// The facts that are typed into the panel.
fn typed_facts(form: &Fields) -> Result<Facts, AppError> {
    let count = |name: &str, label: &str, otherwise: u32| {
        let number = typed_number(form, name, label, false)?;
        Ok::<u32, AppError>(number.and_then(|number| u32::try_from(number).ok()).unwrap_or(otherwise))
    };
    let word = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    Ok(Facts {
        livelihood: Livelihood::by_word(word("livelihood")),
        enterprise: word("enterprise") == "yes",
        sum: Fen(typed_number(form, "sum", "申请标的", true)?.unwrap_or(0)),
        creditors: count("creditors", "申请执行人", 1)?.max(1),
        debtors: count("debtors", "被执行人", 1)?.max(1),
        duty: word("duty") == "yes",
        property: Property::by_word(word("property")).unwrap_or(Property::Nothing),
        missing: word("missing") == "yes",
        other_cases: count("other_cases", "另有未结案件", 0)?,
        age_days: count("age_days", "立案日数", 0)?,
    })
}

fn lines(table: &Table, would: Option<&WouldChange>) -> (Vec<Line>, Line) {
    let takes = |no: u32| would.map(|would| would.by_row.get(&no).copied().unwrap_or(0));
    let line = |no: u32, conditions: Vec<String>, outcome: &Outcome| Line {
        no,
        conditions: if conditions.is_empty() { "不限".to_owned() } else { conditions.join("，") },
        track: outcome.track.title(),
        reason: outcome.reason.clone(),
        takes: takes(no),
    };
    let rows = table.rows.iter().zip(1..).map(|(row, no)| line(no, row.conditions(), &row.outcome));
    (rows.collect(), line(0, vec!["其余案件".to_owned()], &table.otherwise))
}

impl Answer {
    fn new(tried: &Tried) -> Answer {
        let row = match tried.found.row {
            0 => "没有符合的行，适用“其余案件”".to_owned(),
            row => format!("由第{row}行决定"),
        };
        Answer {
            headline: format!("{}：{row}", tried.found.track.title()),
            reasons: tried.found.reasons.join("；"),
            facts: tried.facts.words(),
        }
    }
}

async fn page(app: App, officer: Officer, typed: Fields, refused: String) -> Result<TriagePage, WebError> {
    let history = app.triage_history();
    let decides = app.decides_court_tables(&officer.actor);
    let draft = history.draft_or_in_force().clone();
    let word = |name: &str| typed.get(name).map(String::as_str).unwrap_or_default();
    let mut refused = refused;
    let tried = match word("try") {
        "" => None,
        "case" => {
            let (app, actor, draft) = (app.clone(), officer.actor.clone(), draft.clone());
            let case = word("case").to_owned();
            Some(blocking(move || app.try_triage(&actor, &draft, &tried_case(&case)?)).await)
        }
        _ => Some(typed_facts(&typed).map(|facts| Tried { found: draft.find(&facts), facts })),
    };
    let answer = match tried {
        None => None,
        Some(Ok(tried)) => Some(Answer::new(&tried)),
        Some(Err(error)) => {
            refused = error.sentence();
            None
        }
    };
    let would = match decides && word("count") == "yes" {
        true => {
            let (app, actor, draft) = (app.clone(), officer.actor.clone(), draft.clone());
            Some(blocking(move || app.triage_would_change(&actor, &draft)).await?)
        }
        false => None,
    };
    let (in_force, otherwise) = lines(history.in_force(), None);
    let (rows, draft_otherwise) = lines(&draft, would.as_ref());
    let number = |name: &str| word(name).parse::<u32>().unwrap_or(0);
    let (changed, any) = (number("change"), Row::any(Track::Ordinary, ""));
    // A form that was not taken stands there as it was typed.
    let form = match (word("edit"), changed.checked_sub(1).and_then(|place| draft.rows.get(place as usize))) {
        ("row", _) => RowForm::new(number("row"), &typed),
        (_, Some(row)) => RowForm::new(changed, &fields_of(row)),
        (_, None) => RowForm::new(0, &fields_of(&any)),
    };
    let words = would.map(|would| {
        let head = format!("未结案件{}件，{}件的分流与现在不同", would.open, would.changed);
        let moves = would
            .moves
            .iter()
            .map(|((from, to), count)| format!("{}改为{to}{count}件", from.unwrap_or("未分流")));
        [head].into_iter().chain(moves).collect()
    });
    Ok(TriagePage {
        shell: Shell::new(&app, &officer, Room::Command, "繁简分流"),
        tabs: tabs(CommandPart::Triage),
        form_token: officer.form_token.clone(),
        decides,
        done: word("done").to_owned(),
        refused,
        version: match history.version() {
            0 => "程序预设".to_owned(),
            version => format!("第{version}版"),
        },
        is_open: history.version() == 0,
        has_draft: history.draft().is_some(),
        seen: history.length(),
        lines: in_force,
        otherwise,
        draft: rows,
        draft_otherwise,
        tracks: choices(Track::ALL, Some(draft.otherwise.track), Track::word, Track::title),
        faults: draft.faults().iter().map(insight::triage::Fault::sentence).collect(),
        form,
        reason: if word("edit") == "in_force" { word("reason").to_owned() } else { String::new() },
        livelihoods: choices(
            Livelihood::ALL,
            Livelihood::by_word(word("livelihood")),
            Livelihood::word,
            Livelihood::title,
        ),
        properties: choices(
            Property::ALL,
            Some(Property::by_word(word("property")).unwrap_or(Property::Nothing)),
            Property::word,
            Property::title,
        ),
        answer,
        would: words.unwrap_or_default(),
        history: versions(&app, &history).map(|(told, _)| told).collect(),
        typed,
    })
}

impl TriagePage {
    /// What was typed into a field of the panel.
    fn was(&self, name: &str) -> &str {
        self.typed.get(name).map(String::as_str).unwrap_or_default()
    }
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<Fields>,
) -> Result<Response, WebError> {
    Ok(Html(page(app, officer, query, String::new()).await?.render()?).into_response())
}

/// A change of the draft.
fn edit(edit: &str, form: &Fields) -> Result<Edit, AppError> {
    let no = form.get("row").and_then(|row| row.parse().ok()).unwrap_or(0);
    match edit {
        "row" if no == 0 => Ok(Edit::Add(typed_row(form)?)),
        "row" => Ok(Edit::Change(no, typed_row(form)?)),
        "up" => Ok(Edit::Up(no)),
        "down" => Ok(Edit::Down(no)),
        "remove" => Ok(Edit::Remove(no)),
        "otherwise" => Ok(Edit::Otherwise(typed_outcome(form)?)),
        "drop" => Ok(Edit::Drop),
        _ => Err(AppError::BadInput("没有这项操作".to_owned())),
    }
}

pub(super) async fn change(
    State(app): State<App>,
    Signed(officer): Signed,
    Form(form): Form<Fields>,
) -> Result<Response, WebError> {
    let fields = form.clone();
    let act = move |app: &App, officer: &Officer, asked: Asked, seen: u64| match asked {
        Asked::PutInForce(reason) => {
            let count = app.put_triage_in_force(&officer.actor, &reason, seen)?;
            Ok(format!("已施行；{count}件未结案件的分流认定有变化，已记入案卷"))
        }
        Asked::Edit(word) => {
            app.edit_triage(&officer.actor, edit(&word, &fields)?, seen)?;
            Ok("草案已保存，尚未施行".to_owned())
        }
    };
    let again = async |app, officer, typed, refused| page(app, officer, typed, refused).await;
    court_table::change((app, officer), form, "/command/triage", act, again).await
}
