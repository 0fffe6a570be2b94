//! One rule: what it says, on which words, since when; worked examples, a form to try it, and where it was applied.

use crate::error::{WebError, error_page};
use crate::field::FormField;
use crate::pages::cases::line::case_path;
use crate::pages::rules::reading::{Line, inputs, outputs};
use crate::pages::rules::trial::{PREFIX, Trial};
use crate::pages::rules::{confidence_class, confidence_words};
use crate::path::Path;
use crate::rulebook::{self, rule_path, statute_path};
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use crate::why::Why;
use app::App;
use app::rules::{Applied, AppliedLine};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use law::registry::{Version, examples, module};
use law::settings::{ADOPTIONS, Answers, Settings, setting};
use law::{Answer, Rule, rule};
use std::collections::BTreeMap;
use values::Day;

/// The mark of a form that was sent, even where nothing was filled in.
const TRY: &str = "try";

/// Lines of cases on a page.
const LINES: u32 = 10;

struct VersionBlock {
    span: String,
    confidence: &'static str,
    class: &'static str,
    sources: Vec<SourceBlock>,
}

struct SourceBlock {
    citation: String,
    href: Option<String>,
    quote: &'static str,
}

struct SettingLine {
    id: &'static str,
    question: String,
    about: &'static str,
    answer: String,
    /// Whether the court decided it itself.
    decided: bool,
}

struct ExampleBlock {
    number: usize,
    title: String,
    inputs: Vec<Line>,
    outputs: Vec<Line>,
    href: String,
}

/// What a rule answered.
pub(crate) struct Outcome {
    pub(crate) lines: Vec<Line>,
    pub(crate) why: Why,
}

impl Outcome {
    pub(crate) fn new(rule: &Rule, answer: &Answer) -> Outcome {
        Outcome { lines: outputs(rule, &answer.outputs), why: Why::new(&answer.derivation) }
    }
}

struct AppliedItem {
    href: String,
    number: String,
    handler: String,
    what: String,
    when: String,
    state: String,
}

impl AppliedItem {
    fn new(line: AppliedLine) -> AppliedItem {
        AppliedItem {
            href: case_path(&line.case_id),
            number: line.number,
            handler: line.handler_name.unwrap_or_else(|| "未确定".to_owned()),
            what: line.what,
            when: line.when,
            state: line.state,
        }
    }
}

#[derive(Template)]
#[template(path = "rules/show.html")]
struct RulePage {
    shell: Shell,
    id: &'static str,
    title: &'static str,
    says: &'static str,
    module: &'static str,
    module_href: String,
    confidence: &'static str,
    class: &'static str,
    /// Why nothing is computed; none where something is.
    why_not: Option<&'static str>,
    versions: Vec<VersionBlock>,
    settings: Vec<SettingLine>,
    examples: Vec<ExampleBlock>,
    fields: Vec<FormField>,
    refusal: Option<String>,
    outcome: Option<Outcome>,
    outputs: Vec<String>,
    applied: Vec<AppliedItem>,
    applied_count: u32,
    previous: Option<String>,
    next: Option<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(id): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let Some(rule) = rule(&id.to_uppercase()) else { return Ok(no_such_rule(&id)) };
    let page: u32 = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, 10_000);
    let applied = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.cases_of_rule(&actor, rule.id, ((page - 1) * LINES, LINES))).await?
    };
    let settings = rulebook::settings(&app);
    let shell = Shell::new(&app, &officer, Room::Rules, &format!("{} {}", rule.id, rule.title));
    let on = app.today();
    let trial = tried(rule, &query, &settings, on);
    let status = if trial.refusal.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = RulePage::new(shell, rule, (&settings, on), &trial, (applied, page));
    Ok((status, Html(page.render()?)).into_response())
}

fn no_such_rule(id: &str) -> Response {
    let sentence = format!("规则库中没有“{id}”");
    let remedy = "请在规则库中按编号、条文或者字词查找。".to_owned();
    error_page(StatusCode::NOT_FOUND, sentence, remedy, None)
}

/// The trial that the address asks for: the form as sent, a worked example, or an empty form.
fn tried(rule: &Rule, query: &BTreeMap<String, String>, settings: &Settings, on: Day) -> Trial {
    if query.keys().any(|name| name == TRY || name.starts_with(PREFIX)) {
        return Trial::sent(rule, query, settings, on);
    }
    let number: Option<usize> = query.get("example").and_then(|number| number.parse().ok());
    let example = number.and_then(|number| examples(rule.id).nth(number.checked_sub(1)?));
    example.map_or_else(Trial::default, |example| Trial::example(rule, &example.inputs, settings, on))
}

impl RulePage {
    fn new(
        shell: Shell,
        rule: &'static Rule,
        (settings, on): (&Settings, Day),
        trial: &Trial,
        (applied, page): (Applied, u32),
    ) -> RulePage {
        let code = rule.id.split('-').next().unwrap_or_default();
        let at = |page: u32| format!("{}?page={page}#cases", rule_path(rule.id));
        RulePage {
            shell,
            id: rule.id,
            title: rule.title,
            says: rule.says,
            module: module(code).map_or("", |module| module.title),
            module_href: format!("/rules?module={code}"),
            confidence: confidence_words(rule.confidence(on)),
            class: confidence_class(rule.confidence(on)),
            why_not: match rule.work {
                law::registry::Work::Duty { why } => Some(why),
                law::registry::Work::Computes(_) => None,
            },
            versions: rule.versions.iter().rev().map(version_block).collect(),
            settings: settings_of(rule, settings, on),
            examples: example_blocks(rule),
            fields: trial.fields(rule),
            refusal: trial.refusal.clone(),
            outcome: trial.answer.as_ref().map(|answer| Outcome::new(rule, answer)),
            outputs: rule.computation().map_or_else(Vec::new, |computation| {
                computation.outputs.iter().map(|field| field.label.to_owned()).collect()
            }),
            previous: (page > 1).then(|| at(page - 1)),
            next: (page * LINES < applied.count).then(|| at(page + 1)),
            applied_count: applied.count,
            applied: applied.rows.into_iter().map(AppliedItem::new).collect(),
        }
    }
}

fn version_block(version: &Version) -> VersionBlock {
    let source = |source: &law::registry::Source| SourceBlock {
        citation: source.article.to_string(),
        href: statute_path(source.article.statute),
        quote: source.quote,
    };
    VersionBlock {
        span: version.chinese(),
        confidence: confidence_words(version.confidence),
        class: confidence_class(version.confidence),
        sources: version.sources.iter().map(source).collect(),
    }
}

/// The questions that shape the rule with their present answers; for a doubtful rule its own adoption too.
fn settings_of(rule: &Rule, settings: &Settings, on: Day) -> Vec<SettingLine> {
    let mut lines: Vec<SettingLine> = rule
        .settings
        .iter()
        .filter_map(|id| setting(id))
        .map(|setting| SettingLine {
            id: setting.id,
            question: setting.question.to_owned(),
            about: setting.about,
            answer: setting.answers.label(&settings.answer(setting.id)),
            decided: settings.is_decided(setting.id),
        })
        .collect();
    if rule.confidence(on).needs_confirmation() {
        lines.push(SettingLine {
            id: rule.id,
            question: "本院是否采用本规则？".to_owned(),
            about: "条文原文未能核对或者条文没有规定，由本院核定。",
            answer: Answers::Choices(ADOPTIONS).label(&settings.answer(rule.id)),
            decided: settings.is_decided(rule.id),
        });
    }
    lines
}

/// The worked examples; a duty has none to show, since its only answer is that it computes nothing.
fn example_blocks(rule: &Rule) -> Vec<ExampleBlock> {
    if rule.computation().is_none() {
        return Vec::new();
    }
    examples(rule.id)
        .enumerate()
        .map(|(place, example)| ExampleBlock {
            number: place + 1,
            title: example.title.clone(),
            inputs: inputs(rule, example.inputs.as_object().into_iter().flatten()),
            outputs: outputs(rule, example.expected.as_object().into_iter().flatten()),
            href: format!("{}?example={}#try", rule_path(rule.id), place + 1),
        })
        .collect()
}
