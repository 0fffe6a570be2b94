//! The form of an act, made from what the act says about itself. No act has code of its own here.

use crate::error::{WebError, status};
use crate::field::{Control, FormField};
use crate::pages::cases::case_id;
use crate::pages::cases::course::approver;
use crate::pages::cases::head::path;
use crate::pages::cases::money::replay_path;
use crate::path::Path;
use crate::rulebook::settings;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell};
use crate::show::Due;
use app::calculators::spoken;
use app::cases::open::CaseView;
use app::staff::sign_in::Officer;
use app::{App, AppError};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use docket::act::{Registered, by_name};
use docket::approval::Proposal;
use docket::directory::Directory;
use docket::distribution::object_to_plan::asked;
use docket::form::{self, Field, FieldError, Kind, Pages};
use docket::money::Receipt;
use docket::money::outlook::is_about_division;
use docket::party::Role;
use docket::settlement::schedule::Schedule;
use docket::supervision;
use docket::{EntryNo, Refusal};
use serde_json::Value;
use std::collections::BTreeMap;
use values::{CaseId, Day, Fen};

#[derive(Template)]
#[template(path = "cases/act.html")]
struct ActPage {
    shell: Shell,
    case_path: String,
    act: &'static str,
    number: String,
    creditors: String,
    debtors: String,
    title: &'static str,
    basis: String,
    approver: Option<&'static str>,
    /// Why the act is offered now, where it is.
    reason: Option<String>,
    due: Option<Due>,
    /// What stands in the way.
    no: Option<No>,
    /// Pages that somebody entered since the form was opened.
    meanwhile: Vec<String>,
    fields: Vec<FormField>,
    /// What a proposal asks for in full, where the act decides one.
    proposal: Vec<(&'static str, String)>,
    /// The page that shows what it changes, where it divides money again.
    replay: Option<String>,
    /// How many pages the officer is shown.
    pages: u32,
    /// Whether the office may ask for the act at all.
    allowed: bool,
}

/// Why an act was not done.
struct No {
    sentence: String,
    basis: Option<String>,
    remedy: String,
}

impl No {
    fn of(error: &AppError, law: &law::Settings, today: Day) -> No {
        let basis = error.basis().map(|basis| basis.under(law, today));
        No { sentence: error.sentence(), basis, remedy: error.remedy() }
    }

    fn refused(refusal: Refusal, law: &law::Settings, today: Day) -> No {
        No::of(&AppError::Refused(refusal), law, today)
    }
}

/// What was typed and how it went.
#[derive(Default)]
struct Attempt {
    typed: BTreeMap<String, String>,
    problems: Vec<FieldError>,
    no: Option<No>,
    seen: Option<u32>,
}

fn act_of(name: &str) -> Result<&'static Registered, WebError> {
    by_name(name).ok_or(WebError::App(AppError::NotFound))
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((id, act)): Path<(String, String)>,
    Query(prefill): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let (id, act) = (case_id(&id)?, act_of(&act)?);
    blocking(move || {
        let view = app.open_case(&officer.actor, &id)?;
        let no = (!act.about.offices.contains(&officer.actor.office)).then(|| {
            let allowed = act.about.offices.to_vec();
            No::refused(Refusal::NotYourOffice { act: act.about.title, allowed }, &view.law, view.today)
        });
        let no = no.or_else(|| barred(&view, act, &prefill));
        let attempt = Attempt { typed: prefill, no, ..Attempt::default() };
        page(&app, &officer, &view, act, attempt, StatusCode::OK)
    })
    .await
}

/// The refusal that the case page shows for this act, where it offers it in no other way.
fn barred(view: &CaseView, act: &Registered, prefill: &BTreeMap<String, String>) -> Option<No> {
    let open = view.steps.open.iter().any(|step| step.act == act.about.name);
    if let Some(on) = view.case.closed_on().filter(|_| !open) {
        return Some(No::refused(Refusal::CaseClosed { on }, &view.law, view.today));
    }
    if !prefill.is_empty() || view.steps.open.iter().any(|step| step.act == act.about.name) {
        return None;
    }
    let bar = view.steps.barred.iter().find(|bar| bar.title == act.about.title)?;
    Some(No::refused(bar.refusal.clone(), &view.law, view.today))
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((id, act)): Path<(String, String)>,
    Form(typed): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &typed)?;
    let (id, act) = (case_id(&id)?, act_of(&act)?);
    blocking(move || decide(&app, &officer, &id, act, typed)).await
}

fn decide(
    app: &App,
    officer: &Officer,
    id: &CaseId,
    act: &'static Registered,
    typed: BTreeMap<String, String>,
) -> Result<Response, WebError> {
    let seen = typed.get("pages").and_then(|pages| pages.parse::<u32>().ok());
    let mut attempt = Attempt { seen, ..Attempt::default() };
    let error = match form::read(act.fields, &in_plain_yuan(act, &typed)) {
        Ok(command) => match app.act(&officer.actor, id, act.about.name, &command, seen) {
            Ok(done) => {
                let first = done.pages + 1 - u32::try_from(done.sentences.len()).unwrap_or(0);
                let to = format!("{}?done={first}-{}#done", path(id), done.pages);
                return Ok(Redirect::to(&to).into_response());
            }
            Err(error) => error,
        },
        Err(problems) => AppError::Refused(Refusal::FormIncomplete(problems)),
    };
    let code = status(&error);
    match error {
        AppError::Refused(Refusal::FormIncomplete(problems)) => attempt.problems = problems,
        AppError::Refused(_) | AppError::Conflict | AppError::AlreadyBooked => {
            attempt.no = Some(No::of(&error, &settings(app), app.today()));
        }
        other => return Err(other.into()),
    }
    attempt.typed = typed;
    let view = app.open_case(&officer.actor, id)?;
    page(app, officer, &view, act, attempt, code)
}

/// What was typed, with amounts such as 50万元 as plain yuan; what cannot be read stays as it is.
fn in_plain_yuan(act: &Registered, typed: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut plain = typed.clone();
    for field in act.fields.iter().filter(|field| field.kind == Kind::Money) {
        if let Some(text) = plain.get_mut(field.name)
            && let Ok(amount) = spoken::amount(text)
        {
            *text = amount.to_string();
        }
    }
    plain
}

fn page(
    app: &App,
    officer: &Officer,
    view: &CaseView,
    act: &'static Registered,
    attempt: Attempt,
    code: StatusCode,
) -> Result<Response, WebError> {
    let shell = Shell::new(app, officer, Room::Cases, act.about.title);
    let allowed = act.about.offices.contains(&officer.actor.office);
    let page = ActPage::new(shell, view, &app.directory(), act, attempt, allowed);
    Ok((code, Html(page.render()?)).into_response())
}

impl ActPage {
    fn new(
        shell: Shell,
        view: &CaseView,
        directory: &Directory,
        act: &'static Registered,
        attempt: Attempt,
        allowed: bool,
    ) -> ActPage {
        let case = &view.case;
        let Attempt { typed, problems, no, seen } = attempt;
        let agrees = |prefill: &[(&'static str, String)]| {
            act.fields.iter().filter(|field| names_something(field.kind)).all(|field| {
                let offered = prefill.iter().find(|(name, _)| *name == field.name);
                offered.is_none_or(|(_, value)| typed.get(field.name).is_none_or(|typed| typed == value))
            })
        };
        let step = view.steps.open.iter().find(|step| step.act == act.about.name && agrees(&step.prefill));
        let meanwhile = view
            .entries
            .iter()
            .filter(|entry| seen.is_some_and(|seen| entry.stamp.no.0 > seen))
            .map(|entry| {
                let who = directory.name(&entry.stamp.actor);
                format!("第{}页，{who}：{}", entry.stamp.no, entry.event.sentence(case))
            })
            .collect();
        let fields: Vec<FormField> = act
            .fields
            .iter()
            .map(|field| {
                let value = typed.get(field.name).map_or("", String::as_str);
                let problem = problems.iter().find(|problem| problem.field == field.name);
                let problem = problem.map(|problem| problem.message.clone());
                FormField { problem, ..form_field(field, value, view, directory) }
            })
            .collect();
        ActPage {
            shell,
            case_path: path(&case.id),
            act: act.about.name,
            number: case.filing.number.to_string(),
            creditors: case.side_names(Role::Creditor),
            debtors: case.side_names(Role::Debtor),
            title: act.about.title,
            basis: act.about.basis.under(&view.law, view.today),
            approver: approver(act.about.approval),
            reason: step.map(|step| step.reason.clone()),
            due: step.and_then(|step| step.due_on).map(|due_on| Due::new(due_on, view.today)),
            no,
            meanwhile,
            replay: chosen(act, &fields, view)
                .filter(|proposal| is_about_division(proposal))
                .map(|proposal| replay_path(&case.id, proposal.no)),
            proposal: proposed(act, &fields, view, directory),
            fields,
            pages: case.pages,
            allowed,
        }
    }
}

/// The proposal that is chosen, where the act decides one.
fn chosen<'a>(act: &Registered, fields: &[FormField], view: &'a CaseView) -> Option<&'a Proposal> {
    let mut made = act.fields.iter().zip(fields);
    let (_, made) = made.find(|(field, _)| field.kind == Kind::Page(Pages::Proposal))?;
    view.case.proposals.iter().find(|proposal| proposal.no.to_string() == made.value)
}

/// What the chosen proposal asks for, field by field.
fn proposed(
    act: &Registered,
    fields: &[FormField],
    view: &CaseView,
    directory: &Directory,
) -> Vec<(&'static str, String)> {
    let Some((proposal, asked)) =
        chosen(act, fields, view).and_then(|proposal| Some((proposal, by_name(&proposal.act)?)))
    else {
        return Vec::new();
    };
    let who = format!("{}，{}", directory.name(&proposal.by), proposal.on.chinese());
    let mut lines = vec![("事项", asked.about.title.to_owned()), ("提请人", who)];
    lines.extend(asked.fields.iter().filter_map(|field| {
        let value = proposal.command.get(field.name)?;
        Some((field.label, answer_in_words(field, value, view, directory)?))
    }));
    lines
}

/// One answer of a command in words; none where it was left empty.
fn answer_in_words(field: &Field, value: &Value, view: &CaseView, directory: &Directory) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
    let words = match field.kind {
        Kind::Money => value.as_i64().map(|fen| Fen(fen).to_string()),
        Kind::Day => text.parse::<Day>().ok().map(Day::chinese),
        Kind::Choice(words) => {
            words.iter().find(|(word, _)| *word == text).map(|(_, title)| (*title).to_owned())
        }
        Kind::Party | Kind::Debtor | Kind::Creditor | Kind::Payee => {
            number.map(|number| view.case.party_name(number).to_owned())
        }
        Kind::Page(_) => number.map(|number| {
            let what = view.entry(EntryNo(number)).map(|entry| entry.event.sentence(&view.case));
            format!("第{number}页：{}", what.unwrap_or_default())
        }),
        Kind::Staff => text.parse().ok().map(|id| directory.name(&id)),
        Kind::Team => text.parse().ok().map(|id| directory.team_name(&id)),
        Kind::Schedule => {
            serde_json::from_value::<Schedule>(value.clone()).ok().map(|one| one.lines().replace('\n', "；"))
        }
        Kind::Institution => text.parse().ok().map(|id| directory.institution_name(&id)),
        Kind::Text(_) | Kind::Prose(_) | Kind::Whole(..) => None,
    };
    Some(words.unwrap_or(text))
}

/// Whether a field names a thing of the case, by which one offer differs from another.
fn names_something(kind: Kind) -> bool {
    matches!(kind, Kind::Party | Kind::Debtor | Kind::Creditor | Kind::Payee | Kind::Page(_))
}

fn form_field(field: &Field, value: &str, view: &CaseView, directory: &Directory) -> FormField {
    let mut value = value.to_owned();
    let control = match field.kind {
        Kind::Text(max) => Control::Line { mode: "text", length_max: Some(max) },
        Kind::Prose(_) | Kind::Schedule => Control::Prose,
        Kind::Money => Control::DECIMAL,
        Kind::Day => Control::Day,
        Kind::Whole(..) => Control::WHOLE,
        _ => {
            let offered = offered(field, view, directory);
            // Where only one thing can be meant it is chosen already.
            if let ([only], true, true) = (offered.as_slice(), field.required, value.is_empty()) {
                value.clone_from(&only.0);
            }
            Control::choice(offered, &value, if field.required { "请选择" } else { "（无）" })
        }
    };
    let made = FormField::new(field.name, field.label, &value, control).help(field.help);
    if field.required { made.required() } else { made }
}

/// What a field offers for choice: values and labels.
fn offered(field: &Field, view: &CaseView, directory: &Directory) -> Vec<(String, String)> {
    let case = &view.case;
    let side = |role: Role| {
        let parties = case.side(role).map(|party| party.no);
        parties.map(|no| (no.to_string(), format!("{no}. {}", case.party_label(no)))).collect()
    };
    match field.kind {
        Kind::Choice(words) => {
            words.iter().map(|(word, title)| ((*word).to_owned(), (*title).to_owned())).collect()
        }
        Kind::Party => case
            .parties
            .iter()
            .map(|party| {
                let label = match case.party_label(party.no) {
                    name if name == party.name => format!("{name}（{}）", party.role.title()),
                    label => label,
                };
                (party.no.to_string(), label)
            })
            .collect(),
        Kind::Debtor => side(Role::Debtor),
        Kind::Creditor => side(Role::Creditor),
        Kind::Payee => case
            .payees()
            .map(|party| (party.no.to_string(), format!("{}. {}", party.no, case.party_label(party.no))))
            .collect(),
        Kind::Page(Pages::Measure) => case
            .measures
            .iter()
            .filter(|measure| measure.runs_on(view.today))
            .map(|measure| {
                let name = case.party_name(measure.debtor);
                let (held, until) = (measure.held_now(), measure.until);
                let place = measure.place();
                (measure.no.to_string(), format!("{name}　{place}　现控制{held}元　{until}届满"))
            })
            .collect(),
        Kind::Page(Pages::Receipt) => case
            .receipts
            .iter()
            .filter(|receipt| receipt.allocation.is_none())
            .map(|receipt: &Receipt| {
                (
                    receipt.no.to_string(),
                    format!("{}到账{}元（{}）", receipt.value_on, receipt.amount, receipt.payer),
                )
            })
            .collect(),
        Kind::Page(Pages::Property) => case
            .properties
            .iter()
            .filter(|property| property.gone_on.is_none())
            .map(|property| {
                let name = case.party_name(property.debtor);
                let value = property.value.map_or_else(String::new, |value| format!("　{value}元"));
                (
                    property.no.to_string(),
                    format!("{name}　{}　{}{value}", property.kind.title(), property.words()),
                )
            })
            .collect(),
        Kind::Page(Pages::Alert) => case
            .alerts
            .iter()
            .filter(|alert| alert.settled.is_none())
            .map(|alert| {
                let (kind, on) = (alert.change.kind.title(), alert.change.on);
                (alert.no.to_string(), format!("{}　{kind}　{on}", case.party_name(alert.debtor)))
            })
            .collect(),
        Kind::Page(Pages::Order) => case
            .orders
            .iter()
            .filter(|order| order.awaits_report())
            .map(|order| {
                let place = case.measure(order.measure).map(docket::measure::Measure::place);
                let label = format!(
                    "{}　{}　{}发出",
                    order.what.title(),
                    place.unwrap_or_default(),
                    order.ordered_on
                );
                (order.no.to_string(), label)
            })
            .collect(),
        Kind::Page(Pages::Inquiry) => case
            .inquiries
            .iter()
            .filter(|inquiry| inquiry.is_open())
            .map(|inquiry| {
                let name = case.party_name(inquiry.debtor);
                (inquiry.no.to_string(), format!("{}　{name}　{}查询", inquiry.name, inquiry.asked_on))
            })
            .collect(),
        Kind::Institution => directory
            .institutions
            .iter()
            .filter(|(_, institution)| institution.serving)
            .map(|(id, institution)| {
                (id.to_string(), format!("{}（{}）", institution.name, institution.kind))
            })
            .collect(),
        Kind::Page(Pages::Proposal) => case
            .proposals
            .iter()
            .filter(|proposal| proposal.is_waiting())
            .map(|proposal| {
                let who = directory.name(&proposal.by);
                (proposal.no.to_string(), format!("{}（{who}{}提请）", proposal.summary, proposal.on))
            })
            .collect(),
        Kind::Page(Pages::Hold) => case
            .holding()
            .map(|hold| {
                let (what, ground) = (hold.what(case), hold.ground.title());
                (hold.no.to_string(), format!("{what}　{ground}　{}起", hold.on))
            })
            .collect(),
        Kind::Page(Pages::Summons) => case
            .summonses
            .iter()
            .map(|one| (one.no.to_string(), format!("{}　应到{}", one.person.words(case), one.appear_on)))
            .collect(),
        Kind::Page(Pages::Detention) => case
            .detentions
            .iter()
            .filter(|one| one.released_on.is_none())
            .map(|one| (one.no.to_string(), format!("{}　至{}", one.person.words(case), one.until)))
            .collect(),
        Kind::Page(Pages::Listing) => case
            .listings
            .iter()
            .filter(|one| one.stands())
            .map(|one| {
                let name = case.party_name(one.debtor);
                (one.no.to_string(), format!("{name}　{}纳入", one.on))
            })
            .collect(),
        Kind::Page(Pages::Restriction) => case
            .restrictions
            .iter()
            .filter(|one| one.stands())
            .map(|one| {
                let name = case.party_name(one.debtor);
                (one.no.to_string(), format!("{name}　{}限制消费", one.on))
            })
            .collect(),
        Kind::Page(Pages::Supervision) => case
            .supervisions
            .iter()
            .filter(|one| matches!(one.state, supervision::State::Waiting | supervision::State::Replied))
            .map(|one| {
                let (state, on) = (one.state.title(), one.ordered_on);
                (one.no.to_string(), format!("{}（{}{on}督办，{state}）", one.short(40), one.by_name))
            })
            .collect(),
        Kind::Page(Pages::Objection) => case
            .distribution
            .open_objections()
            .map(|(_, objection)| {
                let asked = asked(case, objection.against, objection.asks, objection.amount);
                let label = format!("{}：{asked}", case.party_label(objection.party));
                (objection.no.to_string(), label)
            })
            .collect(),
        // A page is named either to be struck or, where the field is about a deduction, as one whose money is awaited.
        Kind::Page(Pages::Entry) if field.name == "deduction" => case
            .deductions
            .iter()
            .filter(|deduction| deduction.arrived.is_none())
            .map(|deduction| {
                let name = case.party_name(deduction.debtor);
                let label = format!(
                    "第{}页：{}划拨{name}{}元",
                    deduction.no, deduction.deducted_on, deduction.amount
                );
                (deduction.no.to_string(), label)
            })
            .collect(),
        Kind::Page(Pages::Entry) => case
            .correctable
            .iter()
            .filter_map(|no| view.entry(*no))
            .map(|entry| {
                let no = entry.stamp.no;
                let label = format!("第{no}页 {}：{}", entry.event.title(), entry.event.sentence(case));
                (no.to_string(), label)
            })
            .collect(),
        Kind::Staff => directory
            .handlers()
            .map(|(id, member)| {
                let team = member.team.as_ref().map(|team| directory.team_name(team));
                let label = [Some(member.name.clone()), Some(member.office.title().to_owned()), team];
                (id.to_string(), label.into_iter().flatten().collect::<Vec<_>>().join("　"))
            })
            .collect(),
        Kind::Team => directory.teams.iter().map(|(id, team)| (id.to_string(), team.name.clone())).collect(),
        Kind::Text(_) | Kind::Prose(_) | Kind::Money | Kind::Day | Kind::Whole(..) | Kind::Schedule => {
            Vec::new()
        }
    }
}
