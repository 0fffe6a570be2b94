//! What debtors have: owner of record, share, what rests on it, what it is worth, whether it is held.

use crate::pages::cases::case_path;
use docket::Case;
use docket::measure::Measure;
use docket::property::{Encumbrance, Property};
use values::Day;

/// One property.
pub(crate) struct AssetLine {
    /// Everything about it.
    pub(crate) path: String,
    pub(crate) page: String,
    pub(crate) no: u32,
    /// The case number, where lines of several cases stand together; empty otherwise.
    pub(crate) in_case: String,
    pub(crate) debtor: String,
    pub(crate) kind: &'static str,
    pub(crate) description: String,
    /// Account, register number or plate, long numbers masked, where the description does not say it.
    pub(crate) register_no: String,
    /// The owner of record, where that is somebody else.
    pub(crate) other_owner: Option<String>,
    pub(crate) share: Option<String>,
    pub(crate) encumbrances: Vec<String>,
    pub(crate) value: String,
    pub(crate) value_on: String,
    /// What is left of the value for this case, where that is less.
    pub(crate) usable: Option<String>,
    /// What the court decided that the debtor needs of it.
    pub(crate) exemption: Option<String>,
    pub(crate) source: &'static str,
    /// How it is held, or that it is not.
    pub(crate) control: String,
    pub(crate) control_class: &'static str,
    /// The number of the other case that holds it; empty where this case does, or nobody.
    pub(crate) control_in: String,
    /// The day since which the institution names it no more.
    pub(crate) gone_on: Option<String>,
}

/// The properties of a case: what is still there first, then what is gone.
pub(crate) fn assets(case: &Case, today: Day) -> Vec<AssetLine> {
    let mut all: Vec<&Property> = case.properties.iter().collect();
    all.sort_by_key(|property| property.gone_on.is_some());
    all.into_iter().map(|property| asset_line(case, property, today)).collect()
}

/// The line of one property.
pub(crate) fn asset_line(case: &Case, property: &Property, today: Day) -> AssetLine {
    let debtor = case.party_name(property.debtor);
    let usable = property.usable_value(None).filter(|usable| Some(*usable) != property.value);
    let (control, control_class) = match case.held_by(property, today) {
        Some(measure) => (
            format!("{} {}", measure.way.title(), measure.standing_words(today)),
            standing_class(measure, today),
        ),
        None => ("未控制".to_owned(), ""),
    };
    let register_no = property.register_no.as_deref().filter(|no| !property.description.contains(no));
    AssetLine {
        path: format!("{}/property/{}", case_path(&case.id), property.no),
        page: format!("{}#page-{}", case_path(&case.id), property.no),
        no: property.no.0,
        in_case: String::new(),
        debtor: debtor.to_owned(),
        kind: property.kind.title(),
        description: property.words(),
        register_no: register_no.map(values::mask_long_numbers).unwrap_or_default(),
        other_owner: property.owner.clone().filter(|owner| owner != debtor),
        share: property.share.clone(),
        encumbrances: property.encumbrances.iter().map(encumbrance_words).collect(),
        value: property.value.map(|value| value.to_string()).unwrap_or_default(),
        value_on: property.value_on.map(|on| on.to_string()).unwrap_or_default(),
        usable: usable.map(|usable| usable.to_string()),
        exemption: property.exemption.map(|exemption| exemption.words()),
        source: property.source.title(),
        control,
        control_class,
        control_in: String::new(),
        gone_on: property.gone_on.map(|on| on.to_string()),
    }
}

/// The chip of a measure: calm where it holds, otherwise a warning.
pub(crate) fn standing_class(measure: &Measure, today: Day) -> &'static str {
    if measure.runs_on(today) { "calm" } else { "warn" }
}

/// What rests on a property, in words.
pub(crate) fn encumbrance_words(one: &Encumbrance) -> String {
    let amount = one.amount_fen.map_or_else(String::new, |amount| format!(" {amount}元"));
    let until = one.until.map_or_else(String::new, |until| format!("，至{until}"));
    format!("{}：{}{amount}{until}", one.kind.title(), one.by)
}
