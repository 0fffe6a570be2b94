//! One debtor across the cases of the court: what is owed, what there is, what is held, what was asked.

use crate::error::WebError;
use crate::pages::cases::property::Folded;
use crate::pages::cases::property::assets::{AssetLine, asset_line};
use crate::pages::cases::property::inquiries::{InquiryLine, TraceLine, inquiry_line, traces};
use crate::pages::cases::property::measures::{MeasureLine, measure_line};
use crate::pages::cases::{case_id, case_path};
use crate::path::Path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use crate::show::Amount;
use ::app::App;
use ::app::debtors::{CASES_MAX, DebtorView, PersonCase};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use docket::Stage;
use docket::inquiry::InquiryState;
use docket::party::{PartyNo, Role};
use docket::property::{Property, PropertyKind};
use std::collections::BTreeMap;
use values::{CaseId, Day, Fen, InstitutionId};

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/debtors/{case}/{no}", get(show))
}

/// The address of a debtor's page.
pub(crate) fn debtor_path(case: &CaseId, no: PartyNo) -> String {
    format!("/debtors/{}/{no}", crate::shell::encode(case.as_str()))
}

#[derive(Template)]
#[template(path = "debtors/show.html")]
struct DebtorPage {
    shell: Shell,
    name: String,
    kind: &'static str,
    /// The identity number or the credit code, masked where it is a person's; empty where there is none.
    number: String,
    address: String,
    open: usize,
    owed: String,
    held: String,
    cases: Vec<CaseLine>,
    more: Option<usize>,
    assets: Folded<AssetLine>,
    measures: Folded<MeasureLine>,
    ended: Vec<MeasureLine>,
    inquiries: Vec<InquiryLine>,
    /// Whether something in the inquiries waits for somebody.
    is_pressing: bool,
    traces: Vec<TraceLine>,
}

struct CaseLine {
    path: String,
    number: String,
    cause: String,
    creditors: String,
    role: &'static str,
    is_debtor: bool,
    stage: &'static str,
    stage_word: &'static str,
    handler: String,
    owed: Amount,
    held: Amount,
}

impl CaseLine {
    fn new(one: &PersonCase) -> CaseLine {
        let case = &one.case;
        CaseLine {
            path: case_path(&case.id),
            number: case.filing.number.to_string(),
            cause: case.filing.cause.clone(),
            creditors: case.side_names(Role::Creditor),
            role: one.role.title(),
            is_debtor: one.role == Role::Debtor,
            stage: case.stage().title(),
            stage_word: case.stage().word(),
            handler: case
                .assignment
                .as_ref()
                .map_or_else(|| "尚未分案".to_owned(), |one| one.handler_name.clone()),
            owed: Amount::new(one.owed),
            held: Amount::new(one.held),
        }
    }
}

/// A thing that several cases may know by the same number of the same institution.
type Register<'a> = (&'a InstitutionId, &'a str, usize);

fn register(property: &Property) -> Option<Register<'_>> {
    let kind = property.kind as usize;
    Some((property.institution.as_ref()?, property.register_no.as_deref()?, kind))
}

/// The day up to which a property is known: the last word about it counts.
fn known_on(property: &Property) -> Option<Day> {
    property.gone_on.max(property.value_on)
}

/// The properties of all cases: what several cases know stands once, as the case says that looked last.
fn assets(debtor_in: &[&PersonCase], today: Day) -> Vec<AssetLine> {
    let mut newest: BTreeMap<Register<'_>, (usize, &Property)> = BTreeMap::new();
    let mut others: Vec<(usize, &Property)> = Vec::new();
    for (place, one) in debtor_in.iter().enumerate() {
        for property in one.case.properties.iter().filter(|property| property.debtor == one.no) {
            match register(property) {
                None => others.push((place, property)),
                Some(key) => {
                    let known = newest.entry(key).or_insert((place, property));
                    if known_on(property) > known_on(known.1) {
                        *known = (place, property);
                    }
                }
            }
        }
    }
    others.extend(newest.into_values());
    others.sort_by_key(|(place, property)| (property.gone_on.is_some(), place_of(property.kind), *place));
    let line = |(place, property): (usize, &Property)| {
        let case = &debtor_in[place].case;
        let mut line = asset_line(case, property, today);
        line.in_case = case.filing.number.to_string();
        // Another case may hold what the case that looked last does not.
        let elsewhere = debtor_in.iter().filter(|other| other.case.id != case.id).find_map(|other| {
            let same = |one: &&Property| register(one).is_some() && register(one) == register(property);
            let same = other.case.properties.iter().find(same)?;
            other.case.held_by(same, today).map(|measure| (measure, &other.case))
        });
        if let Some((measure, other)) = elsewhere
            && case.held_by(property, today).is_none()
        {
            line.control = format!("{} {}", measure.way.title(), measure.standing_words(today));
            line.control_class = "calm";
            line.control_in = other.filing.number.to_string();
        }
        line
    };
    others.into_iter().map(line).collect()
}

fn place_of(kind: PropertyKind) -> usize {
    kind as usize
}

impl DebtorPage {
    fn new(shell: Shell, view: &DebtorView) -> DebtorPage {
        let (party, today) = (&view.party, view.today);
        let debtor_in: Vec<&PersonCase> = view.cases.iter().filter(|one| one.role == Role::Debtor).collect();
        let sum = |which: fn(&PersonCase) -> Fen| debtor_in.iter().map(|one| which(one)).sum::<Fen>();
        let mut measures = Vec::new();
        let mut inquiries = Vec::new();
        let mut seen = Vec::new();
        for one in &debtor_in {
            let number = one.case.filing.number.to_string();
            let own = one.case.measures.iter().filter(|measure| measure.debtor == one.no);
            measures.extend(own.map(|measure| {
                let line = measure_line(&one.case, measure, today);
                (measure.until, MeasureLine { in_case: number.clone(), ..line })
            }));
            let own = one.case.inquiries.iter().filter(|inquiry| inquiry.debtor == one.no);
            inquiries.extend(own.map(|inquiry| {
                let line = inquiry_line(&one.case, inquiry, today);
                let is_late =
                    one.case.closed_on().is_none() && matches!(inquiry.state, InquiryState::TimedOut { .. });
                let is_pressing = is_late || one.case.is_disputed(inquiry);
                (inquiry.asked_on, is_pressing, InquiryLine { in_case: number.clone(), ..line })
            }));
            seen.extend(traces(&one.case, Some(one.no)));
        }
        measures.sort_by_key(|(until, _)| *until);
        inquiries.sort_by_key(|(asked_on, ..)| std::cmp::Reverse(*asked_on));
        seen.sort_by(|one, other| other.on.cmp(&one.on));
        let lines = measures.into_iter().map(|(_, line)| line);
        let (ended, running) = lines.partition(|line: &MeasureLine| line.has_ended);
        let id = party.resident_id.as_ref().map(ToString::to_string);
        let code = party.credit_code.as_ref().map(ToString::to_string);
        DebtorPage {
            shell,
            name: party.name.clone(),
            kind: party.kind.title(),
            number: id.or(code).unwrap_or_default(),
            address: party.address.clone().unwrap_or_default(),
            open: debtor_in.iter().filter(|one| !matches!(one.case.stage(), Stage::Closed(_))).count(),
            owed: sum(|one| one.owed).to_string(),
            held: sum(|one| one.held).to_string(),
            cases: view.cases.iter().map(CaseLine::new).collect(),
            more: view.has_more.then_some(CASES_MAX),
            assets: Folded::new(assets(&debtor_in, today)),
            measures: Folded::new(running),
            ended,
            is_pressing: inquiries.iter().any(|(_, is_pressing, _)| *is_pressing),
            inquiries: inquiries.into_iter().map(|(.., line)| line).collect(),
            traces: seen,
        }
    }
}

async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((id, no)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let id = case_id(&id)?;
    let no: PartyNo = no.parse().map_err(|_| WebError::App(::app::AppError::NotFound))?;
    let html = blocking(move || -> Result<String, WebError> {
        let view = app.debtor(&officer.actor, &id, no)?;
        let shell = Shell::new(&app, &officer, Room::Cases, &view.party.name);
        Ok(DebtorPage::new(shell, &view).render()?)
    })
    .await?;
    Ok(Html(html).into_response())
}
