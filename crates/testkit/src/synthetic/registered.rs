//! What institutions know of the measures of a synthetic court: it was filled before there was a simulator, and each
//! must be told what it confirmed.

use crate::synthetic::actor;
use app::{App, AppError};
use docket::Case;
use docket::measure::Measure;
use docket::property::PropertyKind;
use gateways::message::{Holding, HoldingKind};
use gateways::simulator::ScriptedMeasure;
use std::collections::{BTreeMap, BTreeSet};
use store::read::measures::MeasureFilter;
use values::{Fen, InstitutionId};

/// The measures that run at each institution, as it would have registered them.
///
/// # Errors
/// The store cannot be read.
pub fn registered(app: &App) -> Result<BTreeMap<InstitutionId, Vec<ScriptedMeasure>>, AppError> {
    let all = MeasureFilter { limit: u32::MAX, ..MeasureFilter::default() };
    let rows = app.store().measure_list(app.court().as_str(), &all)?;
    let at_institutions = rows.into_iter().filter(|row| !row.over_the_counter).map(|row| row.case_id);
    let officer = actor(&app.directory(), "bureau-head");
    let mut held: BTreeMap<InstitutionId, Vec<ScriptedMeasure>> = BTreeMap::new();
    for case_id in at_institutions.collect::<BTreeSet<_>>() {
        let Ok(id) = case_id.parse() else { continue };
        let view = app.open_case(&officer, &id)?;
        for measure in view.case.measures.iter().filter(|measure| measure.runs_on(view.today)) {
            if let Some((institution, measure)) = as_registered(app, &view.case, measure) {
                held.entry(institution).or_default().push(measure);
            }
        }
    }
    Ok(held)
}

/// A measure as its institution has registered it; none where the institution gave it no number, or keeps no such
/// things.
fn as_registered(app: &App, case: &Case, measure: &Measure) -> Option<(InstitutionId, ScriptedMeasure)> {
    let property = case.property(measure.property?)?;
    let debtor = case.party(measure.debtor)?;
    let number = match (&debtor.resident_id, &debtor.credit_code) {
        (Some(id), _) => id.reveal(),
        (None, Some(code)) => code.reveal(),
        (None, None) => &debtor.name,
    };
    let money = measure.kind.is_money().then(|| measure.held_now());
    let registered = ScriptedMeasure {
        number: number.to_owned(),
        holding: Holding {
            id: measure.register_no.clone(),
            kind: kind(measure.kind)?,
            description: property.description.clone(),
            owner: debtor.name.clone(),
            share: property.share.clone(),
            amount_fen: money.map(|held| property.value.unwrap_or(Fen::ZERO).max(held)),
            encumbrances: Vec::new(),
        },
        control: Some(measure.control_no.clone()).filter(|control| !control.is_empty())?,
        court: app.court().to_string(),
        case_number: case.filing.number.to_string(),
        amount_fen: money,
        from: measure.from,
        until: measure.until,
    };
    Some((measure.institution.clone()?, registered))
}

fn kind(kind: PropertyKind) -> Option<HoldingKind> {
    Some(match kind {
        PropertyKind::Deposit => HoldingKind::Deposit,
        PropertyKind::RealEstate => HoldingKind::RealEstate,
        PropertyKind::Land => HoldingKind::Land,
        PropertyKind::Vehicle => HoldingKind::Vehicle,
        PropertyKind::Equity => HoldingKind::Equity,
        PropertyKind::Securities => HoldingKind::Securities,
        PropertyKind::ProvidentFund => HoldingKind::ProvidentFund,
        PropertyKind::Wallet => HoldingKind::Wallet,
        PropertyKind::Receivable => HoldingKind::Receivable,
        PropertyKind::Movable | PropertyKind::Other => return None,
    })
}
