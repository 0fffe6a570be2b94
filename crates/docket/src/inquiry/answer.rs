//! What an institution answers to an inquiry (查询反馈).
//!
//! [`take`] turns a reply into the pages that follow from it. It never fails: a repetition writes nothing, a reply
//! about somebody else or one that contradicts an earlier one is written down as disputed and waits for the officer.

use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::inquiry::{Dispute, InquiryState};
use crate::property::found::{Holding, PropertyGone, found};
use serde::{Deserialize, Serialize};
use values::Day;

/// What an institution told, as the gateway read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The day of the reply.
    pub on: Day,
    /// The number of the institution's receipt.
    pub receipt: String,
    /// A digest of what was told: the same reply has the same mark.
    pub mark: String,
    /// Whom the institution answered about, where that is not the debtor.
    pub other_person: Option<String>,
    /// What it answered.
    pub answer: Answer,
}

/// What an institution answers to an inquiry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// What the debtor has there.
    Holdings(Vec<Holding>),
    /// Where the debtor was seen.
    Traces(Vec<Trace>),
    /// It does not answer.
    Refused(String),
}

/// Where and when a debtor was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The day.
    pub on: Day,
    /// Where.
    pub place: String,
    /// How it is known.
    pub what: String,
}

impl Answer {
    fn found(&self) -> u32 {
        let count = match self {
            Answer::Holdings(holdings) => holdings.len(),
            Answer::Traces(traces) => traces.len(),
            Answer::Refused(_) => 0,
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    fn words(&self) -> String {
        match self {
            Answer::Holdings(holdings) if holdings.is_empty() => "名下无财产".to_owned(),
            Answer::Holdings(holdings) => holdings.iter().map(Holding::words).collect::<Vec<_>>().join("；"),
            Answer::Traces(traces) if traces.is_empty() => "未发现行踪".to_owned(),
            Answer::Traces(traces) => traces.iter().map(Trace::words).collect::<Vec<_>>().join("；"),
            Answer::Refused(reason) => format!("不予答复：{reason}"),
        }
    }
}

impl Trace {
    fn words(&self) -> String {
        format!("{}在{}（{}）", self.on.chinese(), self.place, self.what)
    }
}

/// The pages that follow from a reply to an inquiry; none where it repeats what is known or answers nothing.
#[must_use]
pub fn take(case: &Case, inquiry: EntryNo, told: &Told) -> Vec<Event> {
    let Some(asked) = case.inquiry(inquiry) else { return Vec::new() };
    let disputed = |why: DisputeKind| {
        let about = told.other_person.as_ref().map_or_else(String::new, |other| format!("{other}："));
        let told = values::mask_long_numbers(&format!("{about}{}", told.answer.words()));
        if asked.disputed.iter().any(|known| known.why == why && known.told == told) {
            return Vec::new();
        }
        vec![ReplyDisputed { inquiry, why, told }.into()]
    };
    match &asked.state {
        InquiryState::Answered { mark, .. } if *mark == told.mark => return Vec::new(),
        InquiryState::Answered { .. } => return disputed(DisputeKind::Contradicts),
        InquiryState::Refused { reason, .. } if told.answer == Answer::Refused(reason.clone()) => {
            return Vec::new();
        }
        _ => {}
    }
    if told.other_person.is_some() {
        return disputed(DisputeKind::OtherPerson);
    }
    let mut events = vec![
        InquiryAnswered {
            inquiry,
            on: told.on,
            receipt: told.receipt.clone(),
            mark: told.mark.clone(),
            found: told.answer.found(),
            refused: match &told.answer {
                Answer::Refused(reason) => Some(reason.clone()),
                _ => None,
            },
            traces: match &told.answer {
                Answer::Traces(traces) => traces.clone(),
                _ => Vec::new(),
            },
        }
        .into(),
    ];
    if let Answer::Holdings(holdings) = &told.answer {
        events.extend(found(case, asked, holdings, told.on));
        events.extend(PropertyGone::all(case, asked, holdings, told.on));
    }
    events
}

/// 查询反馈.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InquiryAnswered {
    /// The inquiry.
    pub inquiry: EntryNo,
    /// The day of the reply.
    pub on: Day,
    /// The number of the receipt.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub receipt: String,
    /// The mark of the reply.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mark: String,
    /// How many things or traces it names.
    pub found: u32,
    /// Why nothing is answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    /// Where the debtor was seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub traces: Vec<Trace>,
}

impl Happening for InquiryAnswered {
    const KIND: &'static str = "inquiry_answered";
    const TITLE: &'static str = "查询反馈";

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        let Some(inquiry) = case.inquiries.iter_mut().find(|one| one.no == self.inquiry) else { return };
        inquiry.state = match &self.refused {
            Some(reason) => InquiryState::Refused { on: self.on, reason: reason.clone() },
            None => InquiryState::Answered { on: self.on, found: self.found, mark: self.mark.clone() },
        };
        let debtor = inquiry.debtor;
        case.traces.extend(self.traces.iter().map(|trace| (debtor, trace.clone())));
    }

    fn sentence(&self, case: &Case) -> String {
        let (name, debtor) = case
            .inquiry(self.inquiry)
            .map_or(("", ""), |inquiry| (inquiry.name.as_str(), case.party_name(inquiry.debtor)));
        match (&self.refused, self.traces.as_slice(), self.found) {
            (Some(reason), _, _) => format!("{name}对查询{debtor}不予答复：{reason}"),
            (None, [], 0) => format!("{name}答复：未查到{debtor}"),
            (None, [], found) => format!("{name}答复：{debtor}名下有{found}项财产"),
            (None, traces, _) => {
                format!(
                    "{name}答复：{debtor}{}",
                    traces.iter().map(Trace::words).collect::<Vec<_>>().join("；")
                )
            }
        }
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.inquiry]
    }
}

/// Why a reply was not taken as it came. The stored word never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeKind {
    /// It answers about somebody else.
    OtherPerson,
    /// It says something else than an earlier reply to the same question.
    Contradicts,
}

impl DisputeKind {
    /// In words.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            DisputeKind::OtherPerson => "答复对象不是本案被执行人",
            DisputeKind::Contradicts => "与先前的答复不一致",
        }
    }
}

/// 答复存疑.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyDisputed {
    /// The inquiry.
    pub inquiry: EntryNo,
    /// Why.
    pub why: DisputeKind,
    /// What it said, numbers masked.
    pub told: String,
}

impl Happening for ReplyDisputed {
    const KIND: &'static str = "reply_disputed";
    const TITLE: &'static str = "答复存疑";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(inquiry) = case.inquiries.iter_mut().find(|one| one.no == self.inquiry) {
            inquiry.disputed.push(Dispute { no: stamp.no, why: self.why, told: self.told.clone() });
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let name = case.inquiry(self.inquiry).map_or("", |inquiry| inquiry.name.as_str());
        format!("{name}的答复{}，未予采用：{}", self.why.title(), self.told)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.inquiry]
    }
}

/// 逾期未答复.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InquiryTimedOut {
    /// The inquiry.
    pub inquiry: EntryNo,
}

/// The page that says that no answer came in time; none where one came, or the day has not passed.
#[must_use]
pub fn time_out(case: &Case, inquiry: EntryNo, today: Day) -> Vec<Event> {
    match case.inquiry(inquiry) {
        Some(asked) if asked.is_open() && asked.due_on < today => vec![InquiryTimedOut { inquiry }.into()],
        _ => Vec::new(),
    }
}

impl Happening for InquiryTimedOut {
    const KIND: &'static str = "inquiry_timed_out";
    const TITLE: &'static str = "逾期未答复";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(inquiry) = case.inquiries.iter_mut().find(|one| one.no == self.inquiry) {
            inquiry.state = InquiryState::TimedOut { on: stamp.on };
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let (name, debtor) = case
            .inquiry(self.inquiry)
            .map_or(("", ""), |inquiry| (inquiry.name.as_str(), case.party_name(inquiry.debtor)));
        format!("{name}逾期未答复对{debtor}的查询")
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.inquiry]
    }
}
