//! What institutions know of the debtors and the measures of a synthetic court: it was filled before there was a
//! simulator, and each must be told what it told and what it confirmed.

use crate::synthetic::actor;
use app::{App, AppError};
use docket::Case;
use docket::measure::Measure;
use docket::party::Party;
use docket::property::{Property, PropertyKind};
use gateways::message::{Encumbrance, EncumbranceKind, Holding, HoldingKind};
use gateways::simulator::{ScriptedHoldings, ScriptedMeasure};
use std::collections::{BTreeMap, BTreeSet};
use store::read::clocks::Whose;
use store::read::measures::MeasureFilter;
use store::read::requests::{RequestFilter, RequestState};
use values::{Fen, InstitutionId};

/// What each institution has registered.
pub type Registered = BTreeMap<InstitutionId, Vec<ScriptedMeasure>>;

/// The measures that run at each institution, as it would have registered them.
///
/// # Errors
/// The store cannot be read.
pub fn registered(app: &App) -> Result<Registered, AppError> {
    let all = MeasureFilter { limit: u32::MAX, ..MeasureFilter::default() };
    let rows = app.store().measure_list(app.court().as_str(), &all)?;
    let at_institutions = rows.into_iter().filter(|row| !row.over_the_counter).map(|row| row.case_id);
    let officer = actor(&app.directory(), "bureau-head");
    let mut held = Registered::new();
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

/// What institutions told of debtors before there was a simulator, in open cases: each must find with them what it
/// told. People with a registered measure are left out, for it says what they have.
///
/// # Errors
/// The store cannot be read.
pub fn told(
    app: &App,
    registered: &Registered,
) -> Result<BTreeMap<InstitutionId, Vec<ScriptedHoldings>>, AppError> {
    let measured: BTreeSet<(&InstitutionId, &str)> = registered
        .iter()
        .flat_map(|(id, all)| all.iter().map(move |measure| (id, measure.number.as_str())))
        .collect();
    let (court, everything) =
        (app.court().as_str(), RequestFilter { matter: Some("query".to_owned()), ..anyone() });
    let state = (RequestState::Answered, app.today());
    let rows = app.store().request_list(court, &everything, state, (0, u32::MAX))?;
    let officer = actor(&app.directory(), "bureau-head");
    let mut told: BTreeMap<(InstitutionId, String), BTreeMap<String, Holding>> = BTreeMap::new();
    for case_id in rows.into_iter().map(|row| row.case_id).collect::<BTreeSet<_>>() {
        let Ok(id) = case_id.parse() else { continue };
        let case = app.open_case(&officer, &id)?.case;
        if !case.looks_after_measures() {
            continue;
        }
        for property in case.properties.iter().filter(|property| property.gone_on.is_none()) {
            if let Some((institution, number, holding)) = as_told(&case, property) {
                told.entry((institution, number)).or_default().insert(holding.id.clone(), holding);
            }
        }
    }
    let mut scripts: BTreeMap<InstitutionId, Vec<ScriptedHoldings>> = BTreeMap::new();
    let unmeasured = |(id, number): &(InstitutionId, String)| !measured.contains(&(id, number.as_str()));
    for ((institution, number), holdings) in told.into_iter().filter(|(key, _)| unmeasured(key)) {
        let holdings = holdings.into_values().collect();
        scripts.entry(institution).or_default().push(ScriptedHoldings { number, holdings });
    }
    Ok(scripts)
}

fn anyone() -> RequestFilter {
    RequestFilter {
        whose: Whose::Court,
        team: None,
        handler: None,
        institution: None,
        matter: None,
        search: None,
    }
}

/// A property as its institution told it; none where no institution did.
fn as_told(case: &Case, property: &Property) -> Option<(InstitutionId, String, Holding)> {
    let debtor = case.party(property.debtor)?;
    let holding = Holding {
        id: property.register_no.clone()?,
        kind: kind(property.kind)?,
        description: property.description.clone(),
        owner: property.owner.clone().unwrap_or_else(|| debtor.name.clone()),
        share: property.share.clone(),
        amount_fen: property.value.filter(|_| property.kind.is_money()),
        encumbrances: property.encumbrances.iter().map(encumbrance).collect(),
    };
    Some((property.institution.clone()?, number_of(debtor), holding))
}

fn encumbrance(one: &docket::property::Encumbrance) -> Encumbrance {
    let kind = match one.kind {
        docket::property::EncumbranceKind::Mortgage => EncumbranceKind::Mortgage,
        docket::property::EncumbranceKind::Pledge => EncumbranceKind::Pledge,
        docket::property::EncumbranceKind::Lease => EncumbranceKind::Lease,
        docket::property::EncumbranceKind::Seizure => EncumbranceKind::Seizure,
    };
    Encumbrance { kind, by: one.by.clone(), amount_fen: one.amount_fen, until: one.until }
}

/// The number by which institutions know a person.
fn number_of(party: &Party) -> String {
    match (&party.resident_id, &party.credit_code) {
        (Some(id), _) => id.reveal().to_owned(),
        (None, Some(code)) => code.reveal().to_owned(),
        (None, None) => party.name.clone(),
    }
}

/// A measure as its institution has registered it; none where the institution gave it no number, or keeps no such
/// things.
fn as_registered(app: &App, case: &Case, measure: &Measure) -> Option<(InstitutionId, ScriptedMeasure)> {
    let property = case.property(measure.property?)?;
    let debtor = case.party(measure.debtor)?;
    let money = measure.kind.is_money().then(|| measure.held_now());
    let registered = ScriptedMeasure {
        number: number_of(debtor),
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
