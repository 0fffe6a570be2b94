//! Property that an institution names in its answer: what is new, what has changed, what is gone.

use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::inquiry::Inquiry;
use crate::party::PartyNo;
use crate::property::record_property::PropertyFound;
use crate::property::{Encumbrance, Property, PropertyKind};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// A thing that a debtor has with an institution, as the institution names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The institution's number: account, register number, plate, company code.
    pub register_no: String,
    /// What kind of thing.
    pub kind: PropertyKind,
    /// What exactly.
    pub description: String,
    /// The owner of record.
    pub owner: String,
    /// The share where it is co-owned: `1/2`.
    pub share: Option<String>,
    /// The balance, where it is money.
    pub amount: Option<Fen>,
    /// What rests on it.
    pub encumbrances: Vec<Encumbrance>,
}

impl Holding {
    /// In words, as a reply is quoted.
    pub(crate) fn words(&self) -> String {
        let amount = self.amount.map_or_else(String::new, |amount| format!("，余额{amount}元"));
        format!("{}{amount}", self.description)
    }

    fn is(&self, property: &Property) -> bool {
        property.register_no.as_deref() == Some(self.register_no.as_str()) && property.kind == self.kind
    }
}

/// The pages that say what an answer found: a new property, or a change in a known one.
pub(crate) fn found(case: &Case, inquiry: &Inquiry, holdings: &[Holding], on: Day) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for (place, holding) in holdings.iter().enumerate() {
        if holdings[..place]
            .iter()
            .any(|earlier| earlier.register_no == holding.register_no && earlier.kind == holding.kind)
        {
            continue;
        }
        let known = case.properties_at(inquiry.debtor, &inquiry.institution).find(|one| holding.is(one));
        match known {
            None => events.push(new(inquiry, holding, on).into()),
            Some(property) if property.differs(holding) => events.push(
                PropertyChanged {
                    property: property.no,
                    value_fen: holding.amount,
                    owner: holding.owner.clone(),
                    share: holding.share.clone(),
                    encumbrances: holding.encumbrances.clone(),
                    on,
                }
                .into(),
            ),
            Some(_) => {}
        }
    }
    events
}

fn new(inquiry: &Inquiry, holding: &Holding, on: Day) -> PropertyFound {
    PropertyFound {
        debtor: inquiry.debtor,
        kind: holding.kind,
        description: holding.description.clone(),
        value_fen: holding.amount,
        source: "reply".to_owned(),
        value_on: holding.amount.map(|_| on),
        register_no: Some(holding.register_no.clone()),
        institution: Some(inquiry.institution.clone()),
        inquiry: Some(inquiry.no),
        owner: Some(holding.owner.clone()).filter(|owner| !owner.is_empty()),
        share: holding.share.clone(),
        encumbrances: holding.encumbrances.clone(),
    }
}

/// 财产变动.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PropertyChanged {
    /// The property.
    pub property: EntryNo,
    /// The balance now.
    pub value_fen: Option<Fen>,
    /// The owner of record now.
    pub owner: String,
    /// The share now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
    /// What rests on it now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub encumbrances: Vec<Encumbrance>,
    /// The day of the reply.
    pub on: Day,
}

impl Happening for PropertyChanged {
    const KIND: &'static str = "property_changed";
    const TITLE: &'static str = "财产变动";

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        let Some(property) = case.properties.iter_mut().find(|one| one.no == self.property) else { return };
        if let Some(value) = self.value_fen {
            property.value = Some(value);
            property.value_on = Some(self.on);
        }
        property.owner = Some(self.owner.clone()).filter(|owner| !owner.is_empty());
        property.share.clone_from(&self.share);
        property.encumbrances.clone_from(&self.encumbrances);
        property.gone_on = None;
    }

    fn sentence(&self, case: &Case) -> String {
        let words = case.property(self.property).map_or_else(String::new, Property::words);
        let value = self.value_fen.map_or_else(String::new, |value| format!("，现余额{value}元"));
        format!("{words}有变动{value}")
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.property]
    }
}

/// 财产不再登记.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PropertyGone {
    /// The property.
    pub property: EntryNo,
    /// The day of the reply that names it no more.
    pub on: Day,
}

impl PropertyGone {
    /// The pages for what an institution named before and names no more.
    pub(crate) fn all(case: &Case, inquiry: &Inquiry, holdings: &[Holding], on: Day) -> Vec<Event> {
        case.properties_at(inquiry.debtor, &inquiry.institution)
            .filter(|one| one.gone_on.is_none() && !holdings.iter().any(|holding| holding.is(one)))
            .map(|one| PropertyGone { property: one.no, on }.into())
            .collect()
    }
}

impl Happening for PropertyGone {
    const KIND: &'static str = "property_gone";
    const TITLE: &'static str = "财产不再登记";

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        if let Some(property) = case.properties.iter_mut().find(|one| one.no == self.property) {
            property.gone_on = Some(self.on);
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let property = case.property(self.property);
        let (words, owner) = property.map_or((String::new(), 0 as PartyNo), |one| (one.words(), one.debtor));
        format!("{words}已不再登记在{}名下，应查明去向", case.party_name(owner))
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.property]
    }
}
