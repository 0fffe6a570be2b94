//! Property declared by debtors or found by the court (财产调查).

pub mod decide_exemption;
pub mod found;
pub mod record_declaration;
pub mod record_property;
pub mod register_change;
pub mod settle_alert;
pub mod value_property;

use crate::event::EntryNo;
use crate::form::Answer;
use crate::measure::Measure;
use crate::party::PartyNo;
use serde::{Deserialize, Serialize};
use values::{Day, Fen, InstitutionId, Ratio};

/// The kind of a thing of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PropertyKind {
    /// 银行存款.
    Deposit,
    /// 不动产.
    RealEstate,
    /// 土地使用权.
    Land,
    /// 车辆.
    Vehicle,
    /// 其他动产.
    Movable,
    /// 股权、投资权益.
    Equity,
    /// 证券.
    Securities,
    /// 网络支付账户余额.
    Wallet,
    /// 住房公积金.
    ProvidentFund,
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
    ("land", "土地使用权"),
    ("vehicle", "车辆"),
    ("movable", "其他动产"),
    ("equity", "股权、投资权益"),
    ("securities", "股票、基金等证券"),
    ("wallet", "网络支付账户余额"),
    ("provident_fund", "住房公积金"),
    ("receivable", "到期债权"),
    ("other", "其他财产权"),
];

impl PropertyKind {
    /// Whether it is money, which is held and deducted by the sum.
    #[must_use]
    pub fn is_money(self) -> bool {
        matches!(
            self,
            PropertyKind::Deposit
                | PropertyKind::Wallet
                | PropertyKind::ProvidentFund
                | PropertyKind::Receivable
        )
    }

    /// Whether it is a thing that is sealed or impounded; rights and money are frozen.
    #[must_use]
    pub fn is_tangible(self) -> bool {
        matches!(
            self,
            PropertyKind::RealEstate
                | PropertyKind::Land
                | PropertyKind::Vehicle
                | PropertyKind::Movable
                | PropertyKind::Other
        )
    }

    /// The kind by which the law sets the longest term of a measure. Balances with payment platforms and funds are
    /// taken as deposits, the shortest term.
    #[must_use]
    pub fn in_law(self) -> law::PropertyKind {
        match self {
            PropertyKind::Deposit | PropertyKind::Wallet | PropertyKind::ProvidentFund => {
                law::PropertyKind::Deposit
            }
            PropertyKind::RealEstate | PropertyKind::Land => law::PropertyKind::RealEstate,
            PropertyKind::Vehicle | PropertyKind::Movable => law::PropertyKind::Movable,
            PropertyKind::Equity
            | PropertyKind::Securities
            | PropertyKind::Receivable
            | PropertyKind::Other => law::PropertyKind::OtherRight,
        }
    }

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        PROPERTY_KINDS[self as usize].0
    }

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
    /// The court's own inquiry on the spot.
    Found,
    /// A clue of the creditor.
    Clue,
    /// The answer of an institution.
    Reply,
}

impl Source {
    /// The source behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Source {
        match word {
            "declared" => Source::Declared,
            "clue" => Source::Clue,
            "reply" => Source::Reply,
            _ => Source::Found,
        }
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Source::Declared => "被执行人报告",
            Source::Found => "法院查明",
            Source::Clue => "申请执行人线索",
            Source::Reply => "查询反馈",
        }
    }
}

/// A right or a measure of others that rests on a property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encumbrance {
    /// What it is.
    pub kind: EncumbranceKind,
    /// In whose favour, or by which court.
    pub by: String,
    /// The sum, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_fen: Option<Fen>,
    /// The last day, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// What rests on a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EncumbranceKind {
    /// 抵押.
    Mortgage,
    /// 质押.
    Pledge,
    /// 租赁.
    Lease,
    /// 他案查封、冻结.
    Seizure,
}

impl EncumbranceKind {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            EncumbranceKind::Mortgage => "抵押",
            EncumbranceKind::Pledge => "质押",
            EncumbranceKind::Lease => "租赁",
            EncumbranceKind::Seizure => "他案查封",
        }
    }
}

/// The fewest digits that are taken for the number of an account.
const ACCOUNT_DIGITS_MIN: usize = 8;

/// The number of an account: as it was recorded, or as a description tells it.
fn account<'a>(kind: PropertyKind, register_no: Option<&'a str>, description: &'a str) -> Option<&'a str> {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let told = || {
        let (start, _) = description.char_indices().find(|(start, sign)| {
            sign.is_ascii_digit() && digits(&description[*start..]) >= ACCOUNT_DIGITS_MIN
        })?;
        Some(&description[start..start + digits(&description[start..])])
    };
    register_no.or_else(told).filter(|_| kind.is_money())
}

/// One property of a debtor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// The page that records it.
    pub no: EntryNo,
    /// Whose it is said to be.
    pub debtor: PartyNo,
    /// What kind.
    pub kind: PropertyKind,
    /// What exactly: bank and account, address, plate.
    pub description: String,
    /// What it is worth, where known.
    pub value: Option<Fen>,
    /// The day of that value.
    pub value_on: Option<Day>,
    /// How it came to be known.
    pub source: Source,
    /// The number by which an institution keeps it.
    pub register_no: Option<String>,
    /// The institution that keeps it.
    pub institution: Option<InstitutionId>,
    /// The owner of record, where known.
    pub owner: Option<String>,
    /// The share where it is co-owned.
    pub share: Option<String>,
    /// What rests on it.
    pub encumbrances: Vec<Encumbrance>,
    /// What the court decided that it is to the debtor and those he supports.
    pub exemption: Option<decide_exemption::Exemption>,
    /// The day since which the institution names it no more.
    pub gone_on: Option<Day>,
}

impl Property {
    /// In words, long numbers masked.
    #[must_use]
    pub fn words(&self) -> String {
        values::mask_long_numbers(&self.description)
    }

    /// The number of the account, where it is one and the number is known: as it was recorded, or as the description
    /// tells it.
    #[must_use]
    pub fn account(&self) -> Option<&str> {
        let register_no = self.register_no.as_deref().filter(|no| !no.is_empty());
        account(self.kind, register_no, &self.description)
    }

    /// Whether a freeze over the counter of a bank is about it: the account says so, and where its number is not known
    /// the bank.
    #[must_use]
    pub fn is_frozen_by(&self, measure: &Measure) -> bool {
        measure.is_over_the_counter()
            && measure.debtor == self.debtor
            && measure.kind == self.kind
            && match self.account() {
                Some(account) => account == measure.register_no,
                None => self.description.contains(&measure.holder),
            }
    }

    /// What a measure on it can bring: the debtor's share of its value, less what is secured before and what is
    /// kept for living; none where no
    /// value is known. `estimate` stands in for a value that is not on the docket.
    #[must_use]
    pub fn usable_value(&self, estimate: Option<Fen>) -> Option<Fen> {
        let value = self.value.or(estimate)?;
        let share = self.share.as_deref().and_then(|share| share.parse::<Ratio>().ok());
        let own = share.map_or(value, |share| share.of(value).floor());
        let secured: Fen = self
            .encumbrances
            .iter()
            .filter(|one| matches!(one.kind, EncumbranceKind::Mortgage | EncumbranceKind::Pledge))
            .filter_map(|one| one.amount_fen)
            .sum();
        let kept = self.exemption.map_or(Fen::ZERO, |exemption| exemption.kept);
        Some((own - secured - kept).or_zero())
    }

    /// Whether an institution names it differently now.
    fn differs(&self, holding: &found::Holding) -> bool {
        self.gone_on.is_some()
            || holding.amount.is_some_and(|amount| self.value != Some(amount))
            || self.owner.as_deref().unwrap_or_default() != holding.owner
            || self.share != holding.share
            || self.encumbrances != holding.encumbrances
    }
}
