//! Settings of the law (法律适用设置): every open question, what the court answered, and a form for whoever decides.

use crate::error::{WebError, status};
use crate::pages::settings::question_path;
use crate::path::Path;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell, encode};
use ::law::settings::Answers;
use app::settings::{Change, Decision, Overview, Question};
use app::staff::sign_in::Officer;
use app::{App, AppError};
use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use docket::directory::Directory;
use std::collections::BTreeMap;

/// The views of the page, in order: stored word and Chinese title.
const VIEWS: [(&str, &str); 4] =
    [("all", "全部"), ("open", "待核"), ("decided", "本院已决定"), ("changes", "更改记录")];

#[derive(Template)]
#[template(path = "settings/law.html")]
struct LawPage {
    shell: Shell,
    form_token: String,
    tabs: Vec<Tab>,
    may_decide: bool,
    /// Whether the officer also keeps the list of institutions.
    keeps_institutions: bool,
    /// The change that was just made.
    done: Option<ChangeLine>,
    groups: Vec<GroupPanel>,
    /// The changes, where they are asked for.
    changes: Option<Vec<ChangeLine>>,
    /// How many changes there were: a form says what it has seen.
    seen: u64,
}

struct Tab {
    address: String,
    title: &'static str,
    count: usize,
    here: bool,
}

struct GroupPanel {
    title: String,
    questions: Vec<QuestionLine>,
    open: usize,
}

struct QuestionLine {
    id: &'static str,
    path: String,
    question: String,
    about: &'static str,
    answer: String,
    is_open: bool,
    /// Whether there is only one answer.
    one_way: bool,
    /// Whether it asks about a rule of the same id, which is named as the rule then.
    is_rule: bool,
    decision: Option<ChangeLine>,
    effect: String,
    rules: Vec<RuleLink>,
    entry: Entry,
    /// What the form held and why it was refused.
    refused: Option<Refused>,
    reason: String,
}

struct RuleLink {
    id: &'static str,
    title: &'static str,
    path: String,
}

/// What is typed or chosen.
enum Entry {
    Choice(Vec<Choice>),
    Number { least: u32, greatest: u32, unit: &'static str, value: String },
}

struct Choice {
    name: &'static str,
    label: String,
    chosen: bool,
}

#[derive(Clone)]
struct Refused {
    sentence: String,
    remedy: String,
}

struct ChangeLine {
    no: u64,
    on: String,
    at: String,
    by: String,
    setting: String,
    path: String,
    question: String,
    before: String,
    after: String,
    reason: String,
}

impl ChangeLine {
    fn new(change: &Change, directory: &Directory) -> ChangeLine {
        ChangeLine {
            no: change.no,
            on: change.at.day().chinese(),
            at: change.at.clock_time(),
            by: change.by.parse().map_or_else(|_| change.by.clone(), |id| directory.name(&id)),
            setting: change.setting.clone(),
            path: question_path(&change.setting),
            question: change.question.clone(),
            before: change.before.clone(),
            after: change.after.clone(),
            reason: change.reason.clone(),
        }
    }
}

/// A form that was refused.
struct Attempt {
    setting: String,
    answer: String,
    reason: String,
    refused: Refused,
}

impl QuestionLine {
    fn new(question: &Question, directory: &Directory, attempt: Option<&Attempt>) -> QuestionLine {
        let attempt = attempt.filter(|attempt| attempt.setting == question.id);
        let chosen = attempt.map_or(question.answer.as_str(), |attempt| attempt.answer.as_str());
        QuestionLine {
            id: question.id,
            path: format!("/settings/law/{}", encode(question.id)),
            question: question.question.clone(),
            about: question.about,
            answer: question.answer_label(),
            is_open: question.is_open(),
            is_rule: question.rules.iter().any(|rule| rule.id == question.id),
            one_way: question.has_one_way() && question.decision.is_none(),
            decision: question.decision.as_ref().map(|change| ChangeLine::new(change, directory)),
            effect: question.effect.sentence(),
            rules: question
                .rules
                .iter()
                .map(|rule| RuleLink {
                    id: rule.id,
                    title: rule.title,
                    path: format!("/rules/{}", encode(rule.id)),
                })
                .collect(),
            entry: Entry::new(question, chosen),
            refused: attempt.map(|attempt| attempt.refused.clone()),
            reason: attempt.map(|attempt| attempt.reason.clone()).unwrap_or_default(),
        }
    }
}

impl Entry {
    fn new(question: &Question, chosen: &str) -> Entry {
        match question.answers {
            Answers::Number { least, greatest, unit, .. } => {
                Entry::Number { least, greatest, unit, value: chosen.to_owned() }
            }
            Answers::Choices(choices) => {
                let offered = choices.iter().map(|choice| Choice {
                    name: choice.name,
                    label: choice.label.to_owned(),
                    chosen: choice.name == chosen,
                });
                Entry::Choice(offered.collect())
            }
        }
    }
}

impl LawPage {
    fn new(
        (app, officer): (&App, &Officer),
        overview: &Overview,
        query: &BTreeMap<String, String>,
        attempt: Option<&Attempt>,
    ) -> LawPage {
        let directory = app.directory();
        let asked = query.get("view").map_or("all", String::as_str);
        let view = VIEWS.iter().map(|(word, _)| *word).find(|word| *word == asked).unwrap_or("all");
        let all: usize = overview.groups.iter().map(|group| group.questions.len()).sum();
        let open =
            overview.groups.iter().flat_map(|group| &group.questions).filter(|one| one.is_open()).count();
        let decided = overview.groups.iter().flat_map(|group| &group.questions);
        let decided = decided.filter(|one| one.decision.is_some()).count();
        let counts = [all, open, decided, overview.changes.len()];
        let shown = |question: &Question| match view {
            "open" => question.is_open(),
            "decided" => question.decision.is_some(),
            "changes" => false,
            _ => true,
        };
        let groups = overview.groups.iter().map(|group| {
            let questions: Vec<QuestionLine> = group
                .questions
                .iter()
                .filter(|question| shown(question))
                .map(|question| QuestionLine::new(question, &directory, attempt))
                .collect();
            let open = questions.iter().filter(|question| question.is_open).count();
            GroupPanel { title: group.title.clone(), questions, open }
        });
        let done = query.get("done").and_then(|no| no.parse::<u64>().ok());
        let line = |change: &Change| ChangeLine::new(change, &directory);
        LawPage {
            shell: Shell::new(app, officer, Room::Settings, "法律适用设置"),
            form_token: officer.form_token.clone(),
            tabs: VIEWS
                .iter()
                .zip(counts)
                .map(|((word, title), count)| Tab {
                    address: format!("/settings/law?view={word}"),
                    title,
                    count,
                    here: *word == view,
                })
                .collect(),
            may_decide: overview.may_decide,
            keeps_institutions: app::institutions::may_manage(&officer.actor),
            done: overview.changes.iter().find(|change| Some(change.no) == done).map(line),
            groups: groups.filter(|group| !group.questions.is_empty()).collect(),
            changes: (view == "changes").then(|| overview.changes.iter().map(line).collect()),
            seen: overview.changes.len() as u64,
        }
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let overview = app.law_settings_overview(&officer.actor);
    Ok(Html(LawPage::new((&app, &officer), &overview, &query, None).render()?).into_response())
}

pub(crate) async fn decide(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(setting): Path<String>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let field = |name: &str| form.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let (answer, reason, seen) = (field("answer"), field("reason"), field("seen").parse().ok());
    let decision =
        if form.contains_key("withdraw") { Decision::Withdraw } else { Decision::Answer(answer.clone()) };
    let outcome = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        let (setting, reason) = (setting.clone(), reason.clone());
        blocking(move || app.decide_law_setting(&actor, &setting, decision, &reason, seen)).await
    };
    let overview = app.law_settings_overview(&officer.actor);
    match outcome {
        Ok(()) => {
            let no = overview.changes.first().map_or(0, |change| change.no);
            Ok(Redirect::to(&format!("/settings/law?done={no}#done")).into_response())
        }
        Err(error @ AppError::Setting(_)) if knows(&overview, &setting) => {
            let refused = Refused { sentence: error.sentence(), remedy: error.remedy() };
            let attempt = Attempt { setting, answer, reason, refused };
            Ok(refusal(status(&error), (&app, &officer), &overview, &attempt)?)
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether the page can show the refusal beside the question.
fn knows(overview: &Overview, setting: &str) -> bool {
    overview.may_decide
        && overview.groups.iter().flat_map(|group| &group.questions).any(|one| one.id == setting)
}

fn refusal(
    status: StatusCode,
    court: (&App, &Officer),
    overview: &Overview,
    attempt: &Attempt,
) -> Result<Response, WebError> {
    let page = LawPage::new(court, overview, &BTreeMap::new(), Some(attempt));
    Ok((status, Html(page.render()?)).into_response())
}
