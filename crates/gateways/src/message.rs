//! What the court and an institution say to each other.
//!
//! A batch of [`Request`]s goes out, and a [`Reply`] comes back for each. A request is known by its id, which is
//! the page of the docket that asks; sending it again asks for the same reply and never does the thing twice.
//! Amounts are in fen, days are `2026-03-01`, instants are microseconds since 1970.

use serde::{Deserialize, Serialize};
use values::{CreditCode, Day, Fen, Instant, ResidentId};

/// Several requests in one message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// The code of the court that asks: `内0299`.
    pub court: String,
    /// The requests.
    pub requests: Vec<Request>,
}

impl Batch {
    /// The most requests in one batch.
    pub const REQUESTS_MAX: usize = 1_000;
}

/// The replies to a batch, in any order; a request without one is to be sent again later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replies {
    /// The replies.
    pub replies: Vec<Reply>,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The number of the request: court, case and page, `内0299-2026-执-1-12`. It never stands for anything else.
    pub id: String,
    /// The case number, for the papers of the institution.
    pub case_number: String,
    /// The officer who answers for it.
    pub officer: String,
    /// The day of the paper that orders it.
    pub issued_on: Day,
    /// Whom it is about.
    pub person: Person,
    /// What is asked.
    #[serde(flatten)]
    pub matter: Matter,
}

/// The person whose property is asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The resident identity number of a natural person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resident_id: Option<ResidentId>,
    /// The unified social credit code of an enterprise or organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<CreditCode>,
}

impl Person {
    /// The name and the masked number, `张三（150222********0019）`: enough to tell two people of one name apart.
    /// An institution writes it into [`Reply::person`].
    #[must_use]
    pub fn label(&self) -> String {
        match (&self.resident_id, &self.credit_code) {
            (Some(id), _) => format!("{}（{id}）", self.name),
            (None, Some(code)) => format!("{}（{code}）", self.name),
            (None, None) => self.name.clone(),
        }
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "matter", rename_all = "snake_case")]
pub enum Matter {
    /// 查询: what the person has with the institution.
    Query,
    /// 冻结、查封: hold a thing.
    Control {
        /// The institution's number of the thing: account, register number, plate.
        holding: String,
        /// The sum to be held, where it is held by amount (额度冻结).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount_fen: Option<Fen>,
        /// The share or number to be held, where the value of an equity cannot be found (EQ 5).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        portion: Option<String>,
        /// For how many months.
        months: u32,
        /// Whether the debtor may go on using it (活封).
        #[serde(default)]
        live: bool,
    },
    /// 续行: hold it longer.
    Renew {
        /// The institution's number of the measure.
        control: String,
        /// For how many months from the day of renewal.
        months: u32,
    },
    /// 解除: hold it no more, or less of it.
    Release {
        /// The institution's number of the measure.
        control: String,
        /// The sum to be released; all of it where none is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount_fen: Option<Fen>,
    },
    /// 划拨: send held money to the court.
    Deduct {
        /// The institution's number of the measure.
        control: String,
        /// The sum.
        amount_fen: Fen,
        /// The court's account.
        to_account: String,
    },
    /// 查询措施: how a measure stands, such as one that waited behind another; answered as [`Outcome::Controlled`].
    Status {
        /// The institution's number of the measure.
        control: String,
    },
    /// 查找: where the person is.
    Locate,
}

impl Matter {
    /// The stored word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Matter::Query => "query",
            Matter::Control { .. } => "control",
            Matter::Renew { .. } => "renew",
            Matter::Release { .. } => "release",
            Matter::Deduct { .. } => "deduct",
            Matter::Status { .. } => "status",
            Matter::Locate => "locate",
        }
    }
}

/// The reply to one request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// The request.
    pub request: String,
    /// When the institution wrote it.
    pub at: Instant,
    /// The number of the institution's own receipt (回执).
    #[serde(default)]
    pub receipt: String,
    /// Whom the institution understood the request to be about, as [`Person::label`] writes it; the court compares
    /// ([`Reply::is_about`]).
    #[serde(default)]
    pub person: String,
    /// What came of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

impl Reply {
    /// Whether the institution understood the request to be about this person: it gives the label, or the name alone.
    #[must_use]
    pub fn is_about(&self, person: &Person) -> bool {
        self.person == person.name || self.person == person.label()
    }
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// The request is taken and is being worked on; ask again.
    Accepted,
    /// What the person has; none where the list is empty.
    Holdings {
        /// The things.
        holdings: Vec<Holding>,
    },
    /// A thing is held.
    Controlled {
        /// The institution's number of the measure.
        control: String,
        /// What is held, where it is held by amount.
        #[serde(default)]
        held_fen: Fen,
        /// The first day of effect.
        from: Day,
        /// The last day of effect; none while it waits behind others (轮候).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Day>,
        /// How many measures stand before it.
        #[serde(default)]
        rank: u32,
    },
    /// A measure runs longer.
    Renewed {
        /// The last day of effect.
        until: Day,
    },
    /// A measure is lifted, or holds less.
    Released {
        /// The day.
        on: Day,
    },
    /// Held money is on its way.
    Deducted {
        /// The sum.
        amount_fen: Fen,
        /// The day.
        on: Day,
        /// The bank's transaction number.
        reference: String,
    },
    /// Where the person was seen.
    Located {
        /// The traces.
        traces: Vec<Trace>,
    },
    /// The institution does not do it.
    Refused {
        /// Why, in its own words.
        reason: String,
    },
}

/// A thing that a person has with an institution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// The institution's number: account, register number, plate, company code.
    pub id: String,
    /// What kind of thing.
    pub kind: HoldingKind,
    /// What exactly.
    pub description: String,
    /// The owner of record.
    pub owner: String,
    /// The owner's share where it is co-owned: `1/2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<String>,
    /// What is free of the balance, where it is money: the balance less what earlier measures hold of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_fen: Option<Fen>,
    /// What rests on it already.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub encumbrances: Vec<Encumbrance>,
}

/// What kind of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoldingKind {
    /// 存款.
    Deposit,
    /// 房屋等不动产.
    RealEstate,
    /// 土地使用权.
    Land,
    /// 车辆.
    Vehicle,
    /// 股权.
    Equity,
    /// 证券.
    Securities,
    /// 公积金.
    ProvidentFund,
    /// 网络支付账户余额.
    Wallet,
    /// 应收款、退税.
    Receivable,
}

/// A right or a measure that rests on a thing.
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

/// What rests on a thing.
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

/// Where and when a person was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The day.
    pub on: Day,
    /// Where.
    pub place: String,
    /// How it is known: lodging, travel, residence.
    pub what: String,
}

/// A change in a register of enterprises, as it comes through the feed of watched enterprises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterChange {
    /// The place in the feed, from 1; a reader asks for what stands after the last one it has.
    pub number: u64,
    /// The enterprise.
    pub credit_code: CreditCode,
    /// Its name on that day.
    pub name: String,
    /// The day of the change.
    pub on: Day,
    /// What changed.
    pub kind: ChangeKind,
    /// What stood before.
    pub before: String,
    /// What stands now.
    pub after: String,
}

/// What changed in a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// 法定代表人变更.
    LegalRepresentative,
    /// 股东、出资变更.
    Shareholder,
    /// 减资.
    CapitalReduced,
    /// 住所变更.
    Address,
    /// 设立分支机构.
    Branch,
    /// 股权、财产转让.
    Transfer,
    /// 注销、吊销.
    Deregistered,
}
