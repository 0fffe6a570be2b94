//! One property: what is known of it and from whom, what holds it, what can be done with it, and its whole course.

use crate::error::WebError;
use crate::pages::cases::course::StepRow;
use crate::pages::cases::property::assets::{AssetLine, asset_line};
use crate::pages::cases::property::measures::{MeasureLine, measure_line};
use crate::pages::cases::timeline::{TimelineLine, timeline_line};
use crate::pages::cases::{case_id, case_path};
use crate::pages::debtors::debtor_path;
use crate::path::Path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use app::cases::open::CaseView;
use app::{App, AppError};
use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use docket::EntryNo;
use docket::act::Act;
use docket::directory::Directory;
use docket::form::{Field, Kind, Pages};
use docket::measure::Measure;
use docket::property::Property;
use docket::property::decide_exemption::DecideExemption;
use docket::step::Step;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "cases/property_show.html")]
struct PropertyPage {
    shell: Shell,
    case_path: String,
    number: String,
    line: AssetLine,
    debtor_path: String,
    /// The institution that keeps it; empty where none does.
    institution: String,
    held_now: String,
    measures: Vec<MeasureLine>,
    steps: Vec<StepRow>,
    /// The form in which somebody decides what the debtor needs of it, where the officer may.
    decide_exemption: Option<String>,
    course: Vec<TimelineLine>,
}

impl PropertyPage {
    fn new(shell: Shell, view: &CaseView, directory: &Directory, property: &Property) -> PropertyPage {
        let (case, today) = (&view.case, view.today);
        let own =
            |measure: &&Measure| measure.property == Some(property.no) || property.is_frozen_by(measure);
        let measures: Vec<&Measure> = case.measures.iter().filter(own).collect();
        let about = pages_about(view, property, &measures);
        let names = |value: &str| about.iter().any(|no| no.to_string() == value);
        let steps: Vec<StepRow> = view
            .steps
            .open
            .iter()
            .filter_map(|step| about_it(step, property, &names))
            .map(|step| StepRow::new(view, &step))
            .collect();
        let decide = |step: &&StepRow| step.act == DecideExemption::ABOUT.name;
        PropertyPage {
            shell,
            decide_exemption: steps.iter().find(decide).map(|step| step.href.clone()),
            case_path: case_path(&case.id),
            number: case.filing.number.to_string(),
            line: asset_line(case, property, today),
            debtor_path: debtor_path(&case.id, property.debtor),
            institution: property
                .institution
                .as_ref()
                .map_or_else(String::new, |id| directory.institution_name(id)),
            held_now: measures
                .iter()
                .filter(|measure| measure.runs_on(today))
                .map(|measure| measure.held_now())
                .sum::<values::Fen>()
                .to_string(),
            measures: measures.into_iter().rev().map(|measure| measure_line(case, measure, today)).collect(),
            steps,
            course: view
                .entries
                .iter()
                .rev()
                .filter(|entry| about.contains(&entry.stamp.no))
                .map(|entry| timeline_line(view, directory, entry))
                .collect(),
        }
    }
}

/// A step that is about a property; one that is open to any property is filled in with this one.
fn about_it(step: &Step, property: &Property, names: &impl Fn(&str) -> bool) -> Option<Step> {
    let subject = |(field, _): &&(&str, String)| matches!(*field, "property" | "measure" | "order");
    match step.prefill.iter().find(subject) {
        Some((_, value)) => names(value).then(|| step.clone()),
        None => {
            let of_any = |field: &&Field| matches!(field.kind, Kind::Page(Pages::Property));
            let field = docket::act::by_name(step.act)?.fields.iter().find(of_any)?;
            let mut step = step.clone();
            step.prefill.push((field.name, property.no.to_string()));
            Some(step)
        }
    }
}

/// The pages that are about a property: that which records it, those of its measures and orders, and what rests on
/// these.
fn pages_about(view: &CaseView, property: &Property, measures: &[&Measure]) -> BTreeSet<EntryNo> {
    let is_own = |no: &EntryNo| measures.iter().any(|measure| measure.no == *no);
    let orders = view.case.orders.iter().filter(|order| is_own(&order.measure)).map(|order| order.no);
    let mut about: BTreeSet<EntryNo> =
        measures.iter().map(|measure| measure.no).chain(orders).chain([property.no]).collect();
    for entry in &view.entries {
        if entry.event.rests_on().iter().any(|no| about.contains(no)) {
            about.insert(entry.stamp.no);
        }
    }
    about
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((id, no)): Path<(String, u32)>,
) -> Result<Response, WebError> {
    let id = case_id(&id)?;
    let html = blocking(move || -> Result<String, WebError> {
        let view = app.open_case(&officer.actor, &id)?;
        let property = view.case.property(EntryNo(no)).ok_or(WebError::App(AppError::NotFound))?;
        let shell = Shell::new(&app, &officer, Room::Cases, &property.words());
        Ok(PropertyPage::new(shell, &view, &app.directory(), property).render()?)
    })
    .await?;
    Ok(Html(html).into_response())
}
