//! What can happen in a campaign, and what follows from it.

use super::STREAMS;
use crate::error::AppError;
use crate::indicators::select::LIVELIHOOD;
use docket::indicator::{Class, Fact};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::read::campaigns::{CountedElsewhere, Narrow, rows_of_stream};
use store::read::projection::{TableRow, fresh};
use store::read::tables::CAMPAIGN_ROW;
use store::{Change, StoredEvent};
use values::{CaseId, Day, Fen};

/// Which cases a campaign is about; what is left out does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criteria {
    /// The letters of a kind of case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The stored word of a class, or [`LIVELIHOOD`] for all livelihood classes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// The cause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// The team's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Filed more than so many months before the campaign begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older_than_months: Option<u32>,
    /// The smallest sum applied for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_fen: Option<Fen>,
    /// The largest sum applied for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_fen: Option<Fen>,
}

impl Criteria {
    /// What the store narrows by, for a campaign that begins on a day.
    pub(super) fn narrow(&self, from: Day) -> Narrow {
        let classes = Class::CHOICES.iter().map(|(word, _)| *word);
        let classes = match self.class.as_deref() {
            None => Vec::new(),
            Some(LIVELIHOOD) => classes.filter(|word| Class::is_livelihood(word)).collect(),
            Some(class) => classes.filter(|word| *word == class).collect(),
        };
        let months = self.older_than_months.map(|months| i32::try_from(months).unwrap_or(i32::MAX));
        Narrow {
            kind: self.kind.clone().unwrap_or_default(),
            classes,
            cause: self.cause.clone(),
            team: self.team.clone(),
            filed_before: months.map(|months| from.plus_months(-months)),
            claimed_from: self.from_fen,
            claimed_to: self.to_fen,
        }
    }
}

/// The part of the day in which an operation was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hour {
    /// On a working day, by day.
    Daytime,
    /// On a holiday.
    Holiday,
    /// Before dawn.
    Dawn,
    /// At night.
    Night,
}

impl Hour {
    /// Stored words and Chinese titles.
    pub const CHOICES: [(&'static str, &'static str); 4] =
        [("daytime", "日间行动"), ("holiday", "节假日行动"), ("dawn", "凌晨行动"), ("night", "夜间行动")];

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        Hour::CHOICES[self as usize].1
    }

    /// The part of the day behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<Hour> {
        let all = [Hour::Daytime, Hour::Holiday, Hour::Dawn, Hour::Night];
        all.into_iter().zip(Hour::CHOICES).find(|(_, (known, _))| *known == word).map(|(hour, _)| hour)
    }
}

/// An operation (集中执行行动) as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The day.
    pub on: Day,
    /// The part of the day.
    pub hour: Hour,
    /// Who took part beside the court, such as the police; empty where nobody did.
    #[serde(default)]
    pub partners: Vec<String>,
    /// How many officers of the court took part.
    pub officers: u32,
    /// In which cases.
    #[serde(default)]
    pub cases: Vec<CaseId>,
    /// What came of it, in words; what is counted stands on the dockets.
    pub outcome: String,
}

impl Operation {
    /// Whether others took part (联合行动).
    #[must_use]
    pub fn is_joint(&self) -> bool {
        !self.partners.is_empty()
    }
}

/// What can happen in a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CampaignEvent {
    /// It was decided on.
    Opened {
        /// Its name.
        name: String,
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
        /// Which cases.
        criteria: Criteria,
        /// What is aimed at, by the id of the indicator: a number, fen, or hundredths of a per cent.
        targets: BTreeMap<String, i64>,
    },
    /// An operation was held.
    OperationHeld {
        /// Its number in the campaign, from 1.
        no: u32,
        /// What it was.
        operation: Operation,
    },
    /// The record of an operation was wrong.
    OperationStruck {
        /// Its number.
        no: u32,
        /// Why.
        reason: String,
    },
    /// It was ended, on its last day or before.
    Ended {
        /// What is said in closing.
        remark: String,
    },
}

impl CampaignEvent {
    pub(super) fn word(&self) -> &'static str {
        match self {
            CampaignEvent::Opened { .. } => "campaign_opened",
            CampaignEvent::OperationHeld { .. } => "operation_held",
            CampaignEvent::OperationStruck { .. } => "operation_struck",
            CampaignEvent::Ended { .. } => "campaign_ended",
        }
    }
}

/// An operation that stands, or was struck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its number.
    pub no: u32,
    /// What it was.
    pub operation: Operation,
    /// Why it was struck, if it was.
    pub struck: Option<String>,
}

/// A campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Its number, from 1.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// The first day.
    pub from: Day,
    /// The last day as it was set.
    pub until: Day,
    /// Which cases.
    pub criteria: Criteria,
    /// What is aimed at.
    pub targets: BTreeMap<String, i64>,
    /// Who decided on it, by the login name.
    pub opened_by: String,
    /// The operations, in the order of their record.
    pub operations: Vec<Held>,
    /// When it was ended and what was said, if it was.
    pub ended: Option<(Day, String)>,
    /// How many events its stream has.
    pub(super) length: u64,
}

impl Campaign {
    /// The last day on which something counts.
    #[must_use]
    pub fn last_day(&self) -> Day {
        self.ended.as_ref().map_or(self.until, |(on, _)| self.until.min(*on))
    }

    /// The operations that stand.
    pub fn standing(&self) -> impl Iterator<Item = &Operation> {
        self.operations.iter().filter(|held| held.struck.is_none()).map(|held| &held.operation)
    }

    /// The campaign that events make; none where the first does not open it.
    pub(super) fn of(number: u32, events: &[Told]) -> Option<Campaign> {
        let mut campaign: Option<Campaign> = None;
        for (event, on, by) in events {
            match (event, &mut campaign) {
                (CampaignEvent::Opened { name, from, until, criteria, targets }, None) => {
                    campaign = Some(Campaign {
                        number,
                        name: name.clone(),
                        from: *from,
                        until: *until,
                        criteria: criteria.clone(),
                        targets: targets.clone(),
                        opened_by: by.clone(),
                        operations: Vec::new(),
                        ended: None,
                        length: 0,
                    });
                }
                (CampaignEvent::OperationHeld { no, operation }, Some(campaign)) => {
                    campaign.operations.push(Held { no: *no, operation: operation.clone(), struck: None });
                }
                (CampaignEvent::OperationStruck { no, reason }, Some(campaign)) => {
                    for held in campaign.operations.iter_mut().filter(|held| held.no == *no) {
                        held.struck = Some(reason.clone());
                    }
                }
                (CampaignEvent::Ended { remark }, Some(campaign)) => {
                    campaign.ended = Some((*on, remark.clone()));
                }
                (CampaignEvent::Opened { .. }, Some(_)) | (_, None) => {}
            }
        }
        campaign.map(|campaign| Campaign { length: events.len() as u64, ..campaign })
    }

    /// The rows that follow from it.
    pub(super) fn rows(&self, court: &str) -> Vec<TableRow> {
        let id = stream(self.number);
        let values = vec![
            court.into(),
            id.as_str().into(),
            self.number.into(),
            self.name.as_str().into(),
            self.from.into(),
            self.until.into(),
            self.ended.as_ref().map(|(on, _)| *on).into(),
            count(self.standing()).into(),
            count(self.standing().filter(|operation| operation.is_joint())).into(),
        ];
        let counted: Vec<CountedElsewhere> = self
            .operations
            .iter()
            .filter(|held| held.struck.is_none())
            .flat_map(|held| {
                let one = |fact| CountedElsewhere {
                    fact,
                    on: held.operation.on,
                    subject: held.no,
                    amount: Fen::ZERO,
                };
                let joint = held.operation.is_joint().then(|| one(Fact::JointOperationHeld));
                [Some(one(Fact::OperationHeld)), joint].into_iter().flatten()
            })
            .collect();
        let team = self.criteria.team.as_deref().unwrap_or_default();
        let mut rows: Vec<TableRow> = vec![(&CAMPAIGN_ROW, values)];
        rows.extend(rows_of_stream(court, &id, (team, ""), &counted));
        rows
    }
}

fn count<'a>(operations: impl Iterator<Item = &'a Operation>) -> u32 {
    u32::try_from(operations.count()).unwrap_or(u32::MAX)
}

/// The stream of a campaign.
pub(super) fn stream(number: u32) -> String {
    format!("{STREAMS}{number}")
}

/// An event of a campaign, its day and by whom.
pub(super) type Told = (CampaignEvent, Day, String);

/// The number of the campaign of a stored stream, and what it tells.
pub(super) fn told(stored: &[StoredEvent]) -> Result<(u32, Vec<Told>), AppError> {
    let number = stored.first().and_then(|event| event.stream.strip_prefix(STREAMS)?.parse().ok());
    let number = number.ok_or(AppError::NotFound)?;
    let events = stored.iter().map(|event| {
        let read = serde_json::from_str(&event.body).map_err(|source| {
            AppError::Unreadable(docket::event::Unreadable::BadBody { kind: event.kind.clone(), source })
        })?;
        Ok((read, event.on_day, event.actor.clone()))
    });
    Ok((number, events.collect::<Result<_, AppError>>()?))
}

/// The rows of a stored stream, for a rebuild.
pub(crate) fn rows_of(court: &str, stored: &[StoredEvent]) -> Result<Vec<Change>, AppError> {
    let (number, told) = told(stored)?;
    Ok(Campaign::of(number, &told).map(|campaign| fresh(campaign.rows(court))).unwrap_or_default())
}
