//! Record a property that was found (登记查明财产).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::party::PartyNo;
use crate::property::{self, Encumbrance, PROPERTY_KINDS, Property, PropertyKind, Source};
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::{Day, Fen, InstitutionId};

command! {
    /// Records one property.
    pub struct RecordProperty {
        pub debtor: PartyNo, "被执行人", Kind::Debtor, "登记在案外人名下的，未经变更、追加不得控制";
        pub kind: PropertyKind, "财产种类", Kind::Choice(PROPERTY_KINDS);
        pub description: String, "财产描述", Kind::Text(200), "开户行和账号、坐落、号牌等，足以确定该财产";
        pub value_fen: Option<Fen>, "价值或者余额（元）", Kind::Money;
        pub source: String, "来源", Kind::Choice(&[("declared", "被执行人报告"), ("found", "法院查明"), ("clue", "申请执行人线索")]);
        pub owner: Option<String>, "登记的权利人", Kind::Text(60), "与被执行人不同的，未经确认不得控制";
        pub register_no: Option<String>, "账号、权证号或者号牌", Kind::Text(60);
    }
}

/// 查明财产.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PropertyFound {
    /// The debtor.
    pub debtor: PartyNo,
    /// What kind.
    pub kind: PropertyKind,
    /// What exactly.
    pub description: String,
    /// What it is worth, where known.
    pub value_fen: Option<Fen>,
    /// `declared`, `found`, `clue` or `reply`.
    pub source: String,
    /// The day of the value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_on: Option<Day>,
    /// The number by which an institution keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register_no: Option<String>,
    /// The institution that keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<InstitutionId>,
    /// The inquiry whose answer names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inquiry: Option<EntryNo>,
    /// The owner of record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The share where it is co-owned: `1/2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
    /// What rests on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub encumbrances: Vec<Encumbrance>,
}

impl Act for RecordProperty {
    const ABOUT: About = About {
        name: "record_property",
        title: "登记财产",
        topic: Topic::Property,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::property_investigation2020::article("第一条、第二条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() {
            return Vec::new();
        }
        let nothing_known = case.properties.is_empty();
        vec![Offer::Open {
            reason: if nothing_known {
                "尚未登记任何财产线索，查明后登记以便控制".to_owned()
            } else {
                "登记新查明的财产".to_owned()
            },
            due_on: None,
            weight: if nothing_known { Weight::Useful } else { Weight::Possible },
            prefill: Vec::new(),
        }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        case.debtor(self.debtor)?;
        if let Some(known) = self.known(case) {
            return Err(Refusal::PropertyKnown { page: known.no.0 });
        }
        Ok(vec![
            PropertyFound {
                debtor: self.debtor,
                kind: self.kind,
                description: self.description.trim().to_owned(),
                value_fen: self.value_fen,
                source: self.source.clone(),
                value_on: self.value_fen.map(|_| ctx.today),
                register_no: self.register_no.as_deref().map(str::trim).map(str::to_owned),
                institution: None,
                inquiry: None,
                owner: self.owner.as_deref().map(str::trim).map(str::to_owned),
                share: None,
                encumbrances: Vec::new(),
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        format!("登记{}名下{}", case.party_name(self.debtor), self.description)
    }
}

impl RecordProperty {
    /// The account, where it stands on the docket already.
    fn known<'a>(&self, case: &'a Case) -> Option<&'a Property> {
        let register_no = self.register_no.as_deref().map(str::trim).filter(|no| !no.is_empty());
        let account = property::account(self.kind, register_no, &self.description)?;
        case.properties.iter().find(|known| {
            known.gone_on.is_none() && known.debtor == self.debtor && known.account() == Some(account)
        })
    }
}

impl Happening for PropertyFound {
    const KIND: &'static str = "property_found";
    const TITLE: &'static str = "查明财产";
    const CORRECTABLE: bool = true;

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.properties.push(Property {
            no: stamp.no,
            debtor: self.debtor,
            kind: self.kind,
            description: self.description.clone(),
            value: self.value_fen,
            value_on: self.value_on,
            source: Source::by_word(&self.source),
            register_no: self.register_no.clone(),
            institution: self.institution.clone(),
            owner: self.owner.clone(),
            share: self.share.clone(),
            encumbrances: self.encumbrances.clone(),
            exemption: None,
            gone_on: None,
        });
    }

    fn sentence(&self, case: &Case) -> String {
        let value = self.value_fen.map_or_else(String::new, |value| format!("，价值{value}元"));
        format!(
            "{}名下{}：{}{value}",
            case.party_name(self.debtor),
            self.kind.title(),
            values::mask_long_numbers(&self.description)
        )
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        self.inquiry.into_iter().collect()
    }
}
