//! Property that was found and the measures over it.

use crate::show::Due;
use app::cases::open::CaseView;
use docket::measure::Measure;
use values::BankAccount;

/// Property and measures of a case.
pub(crate) struct Property {
    pub(crate) properties: Vec<PropertyLine>,
    pub(crate) measures: Vec<MeasureLine>,
    pub(crate) held: String,
    pub(crate) limit: String,
    pub(crate) forecast_months: u32,
}

/// One property.
pub(crate) struct PropertyLine {
    pub(crate) no: u32,
    pub(crate) debtor: String,
    pub(crate) kind: &'static str,
    pub(crate) description: String,
    pub(crate) value: String,
    pub(crate) source: &'static str,
}

/// One freeze.
pub(crate) struct MeasureLine {
    pub(crate) no: u32,
    pub(crate) debtor: String,
    pub(crate) bank: String,
    pub(crate) account: String,
    pub(crate) ordered: String,
    pub(crate) held: String,
    pub(crate) deducted: String,
    pub(crate) held_now: String,
    pub(crate) from: String,
    pub(crate) until: Due,
    pub(crate) state: String,
    pub(crate) runs: bool,
}

impl Property {
    pub(crate) fn new(view: &CaseView, forecast_months: u32) -> Property {
        let (case, today) = (&view.case, view.today);
        Property {
            properties: case
                .properties
                .iter()
                .map(|property| PropertyLine {
                    no: property.no.0,
                    debtor: case.party_name(property.debtor).to_owned(),
                    kind: property.kind.title(),
                    description: values::mask_long_numbers(&property.description),
                    value: property.value.map(|value| value.to_string()).unwrap_or_default(),
                    source: property.source.title(),
                })
                .collect(),
            measures: case
                .measures
                .iter()
                .map(|measure| MeasureLine {
                    no: measure.no.0,
                    debtor: case.party_name(measure.debtor).to_owned(),
                    bank: measure.holder.clone(),
                    account: masked(&measure.register_no),
                    ordered: measure.ordered.to_string(),
                    held: measure.held.to_string(),
                    deducted: measure.deducted.to_string(),
                    held_now: if measure.runs_on(today) { measure.held_now() } else { values::Fen::ZERO }
                        .to_string(),
                    from: measure.from.to_string(),
                    until: Due::new(measure.until, today),
                    state: state(measure, today),
                    runs: measure.runs_on(today),
                })
                .collect(),
            held: case.held(today).to_string(),
            limit: case.control_limit(today, forecast_months).to_string(),
            forecast_months,
        }
    }
}

fn state(measure: &Measure, today: values::Day) -> String {
    match measure.released_on {
        Some(on) => format!("{on} 解除"),
        None if today > measure.until => "届满失效".to_owned(),
        None => "有效".to_owned(),
    }
}

/// An account without its middle digits.
fn masked(account: &str) -> String {
    account.parse::<BankAccount>().map_or_else(|_| account.to_owned(), |account| account.to_string())
}
