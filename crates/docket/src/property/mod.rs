//! Property declared by debtors or found by the court (财产调查).

pub mod record_declaration;
pub mod record_property;

use crate::event::EntryNo;
use crate::form::Answer;
use crate::party::PartyNo;
use serde::{Deserialize, Serialize};
use values::Fen;

/// The kind of a thing of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PropertyKind {
    /// 银行存款.
    Deposit,
    /// 不动产.
    RealEstate,
    /// 车辆.
    Vehicle,
    /// 其他动产.
    Movable,
    /// 股权、投资权益.
    Equity,
    /// 到期债权.
    Receivable,
    /// 其他财产权.
    Other,
}

impl Answer for PropertyKind {
    const REQUIRED: bool = true;
}

/// Stored words and Chinese titles.
pub const PROPERTY_KINDS: &[(&str, &str)] = &[
    ("deposit", "银行存款"),
    ("real_estate", "不动产"),
    ("vehicle", "车辆"),
    ("movable", "其他动产"),
    ("equity", "股权、投资权益"),
    ("receivable", "到期债权"),
    ("other", "其他财产权"),
];

impl PropertyKind {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        PROPERTY_KINDS[self as usize].1
    }
}

/// Where the knowledge of a property comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The debtor's report.
    Declared,
    /// The court's own inquiry or a clue.
    Found,
}

/// One property of a debtor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// The page that records it.
    pub no: EntryNo,
    /// Whose it is.
    pub debtor: PartyNo,
    /// What kind.
    pub kind: PropertyKind,
    /// What exactly: bank and account, address, plate.
    pub description: String,
    /// What it is worth, where known.
    pub value: Option<Fen>,
    /// How it came to be known.
    pub source: Source,
}
