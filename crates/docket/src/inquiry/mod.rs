//! Inquiries (查询): what institutions are asked about the property and the whereabouts of debtors, what they answer,
//! and what is still missing (应查尽查).

pub mod answer;
pub mod ask_institutions;
pub mod record_answer;
pub mod record_offline_check;
pub mod set_standing_query;

mod coverage;

pub use coverage::{Check, Coverage, FIVE_CHECKS, coverage};

use crate::event::EntryNo;
use crate::party::PartyNo;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use values::{Day, InstitutionId, InstitutionKind};

/// One question to one institution about one debtor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inquiry {
    /// The page that asks; it is also the number of the request.
    pub no: EntryNo,
    /// About whom.
    pub debtor: PartyNo,
    /// What is asked.
    pub matter: InquiryMatter,
    /// Who is asked.
    pub institution: InstitutionId,
    /// What kind of institution it is.
    pub kind: InstitutionKind,
    /// Its name on the day it was asked.
    pub name: String,
    /// The day.
    pub asked_on: Day,
    /// The day by which an answer is expected.
    pub due_on: Day,
    /// How it stands.
    pub state: InquiryState,
    /// Replies that could not be taken as they came, the first first.
    pub disputed: Vec<Dispute>,
}

/// What an inquiry asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InquiryMatter {
    /// 查财产.
    Property,
    /// 查人.
    Whereabouts,
}

impl InquiryMatter {
    /// What an institution of this kind is asked.
    #[must_use]
    pub fn of(kind: InstitutionKind) -> InquiryMatter {
        match kind {
            InstitutionKind::Police => InquiryMatter::Whereabouts,
            InstitutionKind::Bank
            | InstitutionKind::RealEstate
            | InstitutionKind::Land
            | InstitutionKind::Vehicle
            | InstitutionKind::Equity
            | InstitutionKind::Securities
            | InstitutionKind::PaymentPlatform
            | InstitutionKind::Pension
            | InstitutionKind::Tax => InquiryMatter::Property,
        }
    }
}

/// How an inquiry stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InquiryState {
    /// No answer yet.
    Open,
    /// Answered: how many things or traces were found, and the mark of the reply, by which a repetition is known.
    Answered {
        /// The day.
        on: Day,
        /// How many.
        found: u32,
        /// The mark of the reply; empty where it was entered by hand.
        mark: String,
    },
    /// The institution does not answer, and says why.
    Refused {
        /// The day.
        on: Day,
        /// Why.
        reason: String,
    },
    /// No answer came in time.
    TimedOut {
        /// The day.
        on: Day,
    },
}

/// A reply that was not taken as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// The page.
    pub no: EntryNo,
    /// Why.
    pub why: answer::DisputeKind,
    /// What it said, in words.
    pub told: String,
}

impl Inquiry {
    /// Whether the institution has answered.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        matches!(self.state, InquiryState::Answered { .. })
    }

    /// Whether an answer is still awaited.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == InquiryState::Open
    }

    /// Whether an answer can be entered: one that came too late is an answer all the same.
    pub(crate) fn awaits_answer(&self) -> Result<(), Refusal> {
        match &self.state {
            InquiryState::Open | InquiryState::TimedOut { .. } => Ok(()),
            InquiryState::Answered { on, .. } | InquiryState::Refused { on, .. } => {
                Err(Refusal::InquiryAnswered { on: *on })
            }
        }
    }

    /// How it stands, in words.
    #[must_use]
    pub fn state_words(&self) -> String {
        match &self.state {
            InquiryState::Open => format!("待答复（{}前）", self.due_on.chinese()),
            InquiryState::Answered { found: 0, .. } => "已答复：无".to_owned(),
            InquiryState::Answered { found, .. } => format!("已答复：{found}项"),
            InquiryState::Refused { reason, .. } => format!("不予答复：{reason}"),
            InquiryState::TimedOut { .. } => "逾期未答复".to_owned(),
        }
    }
}
