//! Which property to take: what could be chosen, what is chosen, why, and what comes next to it.

use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::cases::case_id;
use crate::pages::cases::head::path;
use crate::pages::settings::question_path;
use crate::path::Path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell, encode};
use app::App;
use app::calculators::spoken;
use app::property::choose::{
    Apart, Candidate, ChoiceView, DAYS_MAX, OBVIOUS, Onward, PICKS, Pick, WhyApart, Wish, Wishes,
};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use docket::EntryNo;
use docket::party::Role;
use insight::choice::{Alternative, Charge, Choice, Class};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "cases/choice.html")]
struct ChoicePage {
    shell: Shell,
    case_path: String,
    number: String,
    creditors: String,
    debtors: String,
    debt: String,
    /// Above this a single thing obviously exceeds the debt.
    obvious_above: String,
    /// What that rests on, and where the court answers it.
    obvious_line: String,
    obvious_path: String,
    limit: String,
    committed: String,
    summary: Vec<String>,
    uncovered: bool,
    /// What the officer's wishes change; empty where nothing was wished.
    effect: Vec<String>,
    chosen: Vec<Chosen>,
    totals: Totals,
    alternatives: Vec<Next>,
    lines: Vec<Line>,
    apart: Vec<Aside>,
    problems: Vec<String>,
    /// Whether any property waits for a value.
    asks_value: bool,
}

/// A chosen property.
struct Chosen {
    page: String,
    name: String,
    kind: &'static str,
    debtor: String,
    amount: String,
    net: String,
    harm: u8,
    days: u32,
    pinned: bool,
    why: String,
    /// The form that takes control of it, filled in.
    href: Option<String>,
    /// Why there is no form now.
    note: &'static str,
}

/// The sums of the choice.
struct Totals {
    covered: String,
    harm: u32,
    days: u32,
    cost: String,
    excess: String,
}

/// A next-best choice.
struct Next {
    title: &'static str,
    without: String,
    instead: String,
    difference: String,
}

/// A property among which is chosen, with the controls for what the officer wants.
struct Line {
    page: String,
    name: String,
    kind: &'static str,
    debtor: String,
    mortgaged: bool,
    low: String,
    likely: String,
    single: bool,
    liquidity: &'static str,
    reasons: String,
    chosen: bool,
    why_out: String,
    pick: FormField,
    value: FormField,
    harm: FormField,
    days: FormField,
    cost: FormField,
    /// The cost that is reckoned with.
    cost_now: String,
}

/// A property that is not considered.
struct Aside {
    page: String,
    name: String,
    kind: &'static str,
    why: String,
    /// For typing a value, where that is what is missing.
    value: Option<FormField>,
}

/// What was typed.
struct Typed {
    query: BTreeMap<String, String>,
    wishes: Wishes,
    problems: BTreeMap<String, String>,
}

impl Typed {
    /// Reads `pick-5`, `value-5`, `harm-5`, `days-5`, `cost-5`. What cannot be read is a problem beside its field, and is not applied.
    fn read(query: BTreeMap<String, String>) -> Typed {
        let (mut wishes, mut problems) = (Wishes::new(), BTreeMap::new());
        for (name, text) in &query {
            let Some((what, page)) = name.split_once('-') else { continue };
            let Ok(page) = page.parse::<u32>() else { continue };
            let wish: &mut Wish = wishes.entry(EntryNo(page)).or_default();
            let text = text.trim();
            match what {
                "pick" => wish.pick = Pick::by_word(text),
                "value" if !text.is_empty() => match spoken::amount(text) {
                    Ok(value) if value >= values::Fen::ZERO => wish.value = Some(value),
                    _ => {
                        problems.insert(name.clone(), "应为金额，例如 50万元".to_owned());
                    }
                },
                "days" if !text.is_empty() => match text.parse::<u32>() {
                    Ok(days) if days <= DAYS_MAX => wish.days = Some(days),
                    _ => {
                        problems.insert(name.clone(), format!("应为0至{DAYS_MAX}的整数"));
                    }
                },
                "cost" if !text.is_empty() => match spoken::amount(text) {
                    Ok(cost) if cost >= values::Fen::ZERO => wish.cost = Some(cost),
                    _ => {
                        problems.insert(name.clone(), "应为金额，例如 8000元".to_owned());
                    }
                },
                "harm" if !text.is_empty() => match text.parse::<u8>() {
                    Ok(harm) if harm <= 100 => wish.harm = Some(harm),
                    _ => {
                        problems.insert(name.clone(), "应为0至100的整数".to_owned());
                    }
                },
                _ => {}
            }
        }
        Typed { query, wishes, problems }
    }

    fn field(&self, what: &str, page: EntryNo, label: String, control: Control) -> FormField {
        let name = format!("{what}-{page}");
        let text = self.query.get(&name).map_or("", String::as_str);
        let problem = self.problems.get(&name).cloned();
        FormField { problem, ..FormField::new(name, &label, text, control) }.cell()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(id): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let id = case_id(&id)?;
    let typed = Typed::read(query);
    let code = if typed.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let html = blocking(move || -> Result<String, WebError> {
        let view = app.choose_property(&officer.actor, &id, &typed.wishes)?;
        let shell = Shell::new(&app, &officer, Room::Cases, "选择财产");
        Ok(ChoicePage::new(shell, &view, &typed).render()?)
    })
    .await?;
    Ok((code, Html(html)).into_response())
}

impl ChoicePage {
    fn new(shell: Shell, view: &ChoiceView, typed: &Typed) -> ChoicePage {
        let case = &view.case.case;
        let case_path = path(&case.id);
        let score = &view.choice.score;
        ChoicePage {
            shell,
            number: case.filing.number.to_string(),
            creditors: case.side_names(Role::Creditor),
            debtors: case.side_names(Role::Debtor),
            debt: view.question.debt.to_string(),
            obvious_above: view.question.obvious_above.to_string(),
            obvious_line: obvious_line(&view.case.law),
            obvious_path: question_path(OBVIOUS),
            limit: view.limit.to_string(),
            committed: view.committed.to_string(),
            summary: view.explanation.summary.clone(),
            uncovered: view.choice.uncovered.is_positive(),
            effect: effect(view),
            chosen: chosen(view, &case_path),
            totals: Totals {
                covered: view.choice.covered.to_string(),
                harm: score.harm,
                days: score.days,
                cost: score.cost.to_string(),
                excess: score.excess.to_string(),
            },
            alternatives: view
                .alternatives
                .iter()
                .zip(["次优方案", "再次方案"])
                .map(|(alternative, title)| next(view, alternative, title))
                .collect(),
            lines: view.candidates.iter().map(|candidate| line(view, candidate, typed)).collect(),
            apart: view.apart.iter().map(|apart| aside(apart, typed)).collect(),
            problems: typed
                .problems
                .iter()
                .map(|(name, problem)| {
                    let (what, page) = name.split_once('-').unwrap_or((name, ""));
                    let label = match what {
                        "value" => "估值",
                        "days" => "变现天数",
                        "cost" => "处置费用",
                        _ => "影响",
                    };
                    format!("第{page}页财产的{label}{problem}，没有采用。")
                })
                .collect(),
            asks_value: view.apart.iter().any(|apart| apart.why == WhyApart::NoValue),
            case_path,
        }
    }
}

fn chosen(view: &ChoiceView, case_path: &str) -> Vec<Chosen> {
    let explained = view.choice.taken.iter().zip(&view.explanation.taken).zip(&view.onward);
    explained
        .filter_map(|((taken, (_, why)), onward)| {
            let candidate = view.candidates.iter().find(|candidate| candidate.asset.id == taken.id)?;
            let (href, note) = match onward {
                Onward::Act { act, prefill } => (Some(form(case_path, act, prefill)), ""),
                Onward::Later => (None, "前列财产按登记价值已达控制上限；评估、变价后仍不足的再控制"),
                Onward::Nowhere => (None, "由承办人办理"),
            };
            Some(Chosen {
                page: candidate.property.to_string(),
                name: candidate.asset.name.clone(),
                kind: candidate.kind,
                debtor: candidate.debtor.clone(),
                amount: taken.amount.to_string(),
                net: taken.net.to_string(),
                harm: candidate.asset.harm.score,
                days: candidate.asset.days,
                pinned: taken.pinned,
                why: why.clone(),
                href,
                note,
            })
        })
        .collect()
}

/// `明显超标的提示线130%（默认，待核）`.
fn obvious_line(law: &law::Settings) -> String {
    let mark = if law.is_decided(OBVIOUS) { "本院已决定" } else { "默认，待核" };
    format!("明显超标的提示线{}%（{mark}）", law.number(OBVIOUS))
}

/// The form of an act, filled in.
fn form(case_path: &str, act: &str, prefill: &[(&'static str, String)]) -> String {
    let fields: Vec<String> =
        prefill.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    format!("{case_path}/acts/{act}?{}", fields.join("&"))
}

fn next(view: &ChoiceView, alternative: &Alternative, title: &'static str) -> Next {
    let names = |ids: &[String]| {
        let names = ids.iter().filter_map(|id| view.question.asset(id)).map(|asset| asset.name.as_str());
        names.collect::<Vec<_>>().join("、")
    };
    Next {
        title,
        without: names(&alternative.without),
        instead: names(&alternative.instead),
        difference: alternative.difference.clone(),
    }
}

fn line(view: &ChoiceView, candidate: &Candidate, typed: &Typed) -> Line {
    let (asset, no) = (&candidate.asset, candidate.property);
    let choice: &Choice = &view.choice;
    let why_out = view.explanation.left.iter().find(|(id, _)| *id == asset.id);
    let about = |label: &str| format!("第{no}页{label}");
    let pick = candidate.wish.pick.word();
    let choices = PICKS.iter().map(|(word, title)| ((*word).to_owned(), (*title).to_owned())).collect();
    let mut picks = Control::choice(choices, pick, "");
    if let Control::Choice(choices) = &mut picks {
        choices.remove(0);
    }
    let estimated = |mut field: FormField, estimate: String| {
        if field.value.is_empty() {
            field.value = estimate;
        }
        field
    };
    let harm = typed.field("harm", no, about("影响"), Control::WHOLE);
    let harm = estimated(harm, asset.harm.score.to_string());
    let days = typed.field("days", no, about("变现天数"), Control::WHOLE);
    let days = estimated(days, asset.days.to_string());
    let cost = typed.field("cost", no, about("处置费用"), Control::DECIMAL);
    Line {
        page: no.to_string(),
        name: asset.name.clone(),
        kind: candidate.kind,
        debtor: candidate.debtor.clone(),
        mortgaged: asset.charge == Charge::Mortgaged,
        low: asset.value.low.to_string(),
        likely: asset.value.likely.to_string(),
        single: asset.class == Class::Money || asset.value.low == asset.value.likely,
        liquidity: asset.liquidity.title(),
        reasons: asset.harm.reasons.join("，"),
        chosen: choice.takes(&asset.id),
        why_out: why_out.map(|(_, why)| why.clone()).unwrap_or_default(),
        pick: typed.field("pick", no, about("选用"), picks),
        value: typed.field("value", no, about("估值"), Control::DECIMAL),
        harm,
        days,
        cost,
        cost_now: asset.cost.to_string(),
    }
}

/// What the officer's wishes change, against the choice without them.
fn effect(view: &ChoiceView) -> Vec<String> {
    let Some(unasked) = &view.unasked else { return Vec::new() };
    let (with, without) = (&view.choice.score, &unasked.choice.score);
    let ids = |choice: &Choice| choice.taken.iter().map(|taken| taken.id.clone()).collect::<Vec<_>>();
    let names = if unasked.names.is_empty() { "无".to_owned() } else { unasked.names.join("、") };
    let first = if ids(&view.choice) == ids(&unasked.choice) {
        "所选财产与按系统估计的方案相同。".to_owned()
    } else {
        format!("按系统估计，选用：{names}。")
    };
    let mut changes = Vec::new();
    let mut changed = |what: &str, before: String, after: String, unit: &str| {
        if before != after {
            changes.push(format!("{what}：{before}{unit} → {after}{unit}"));
        }
    };
    changed("影响合计", without.harm.to_string(), with.harm.to_string(), "");
    changed("全部变现", without.days.to_string(), with.days.to_string(), "日");
    changed("处置费用", without.cost.to_string(), with.cost.to_string(), "元");
    changed("超出债务", without.excess.to_string(), with.excess.to_string(), "元");
    let (before, after) = (unasked.choice.uncovered, view.choice.uncovered);
    changed("没有着落", before.to_string(), after.to_string(), "元");
    let changes = (!changes.is_empty()).then(|| format!("{}。", changes.join("；")));
    std::iter::once(first).chain(changes).collect()
}

fn aside(apart: &Apart, typed: &Typed) -> Aside {
    let no = apart.property;
    let value = || typed.field("value", no, format!("第{no}页估值"), Control::DECIMAL);
    Aside {
        page: no.to_string(),
        name: apart.words.clone(),
        kind: apart.kind,
        why: apart.why.sentence(),
        value: (apart.why == WhyApart::NoValue).then(value),
    }
}
