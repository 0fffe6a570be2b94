//! Take institutions in, change how they are reached, see them off. Every change is an event on the stream
//! `institutions`.

use crate::app::{App, new_event};
use crate::error::AppError;
use docket::directory::{Directory, Institution};
use docket::office::{Actor, Office};
use gateways::institution::Transport;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::read::tables::INSTITUTION_ROW;
use store::{Change, StoredEvent, StreamAppend};
use values::{InstitutionId, InstitutionKind};

/// The stream of institutions.
pub const STREAM: &str = "institutions";

/// The longest time that an institution may take to answer or to renew, in days.
const DAYS_MAX: u32 = 90;

/// What can happen to institutions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum InstitutionEvent {
    /// An institution helps from now on, or in another way than before.
    Joined {
        /// Which.
        institution: InstitutionId,
        /// The Chinese name.
        name: String,
        /// What kind it is.
        institution_kind: InstitutionKind,
        /// Days after which an answer is late.
        answer_days: u32,
        /// Working days that it takes to renew a measure.
        renewal_days: u32,
        /// How it is reached; none where papers go by hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        transport: Option<Transport>,
    },
    /// It helps no more.
    Left {
        /// Which.
        institution: InstitutionId,
    },
}

impl InstitutionEvent {
    fn word(&self) -> &'static str {
        match self {
            InstitutionEvent::Joined { .. } => "joined",
            InstitutionEvent::Left { .. } => "left",
        }
    }

    fn check(&self) -> Result<(), AppError> {
        match self {
            InstitutionEvent::Joined { name, .. } if name.trim().is_empty() => {
                Err(AppError::BadInput("请填写机构名称".to_owned()))
            }
            InstitutionEvent::Joined { transport: Some(transport), .. } if !is_usable(transport) => {
                Err(AppError::BadInput("HTTP 地址应以 http:// 开头，文件夹应写明完整路径".to_owned()))
            }
            InstitutionEvent::Joined { answer_days, renewal_days, .. }
                if !(1..=DAYS_MAX).contains(answer_days) || !(1..=DAYS_MAX).contains(renewal_days) =>
            {
                Err(AppError::BadInput(format!("答复天数和续行天数应在1到{DAYS_MAX}之间")))
            }
            _ => Ok(()),
        }
    }
}

/// Whether a transport can be opened at all; whether anybody answers there shows later.
fn is_usable(transport: &Transport) -> bool {
    match transport {
        Transport::Http { address } => {
            let host = address.strip_prefix("http://").unwrap_or_default();
            !host.is_empty() && !host.contains(|one: char| one.is_whitespace() || one == '@')
        }
        Transport::Folder { folder } => folder.is_absolute(),
    }
}

/// The row that an event writes, given the directory before it.
pub(crate) fn change(court: &str, event: &InstitutionEvent, before: &Directory) -> Option<Change> {
    let row = |id: &InstitutionId, one: &Institution, transport: &str| Change::Put {
        table: &INSTITUTION_ROW,
        values: vec![
            court.into(),
            id.as_str().into(),
            one.name.as_str().into(),
            one.kind.word().into(),
            one.answer_days.into(),
            one.renewal_days.into(),
            transport.into(),
            one.serving.into(),
        ],
    };
    match event {
        InstitutionEvent::Joined { institution, transport, .. } => {
            let mut after = before.clone();
            apply(&mut after, event);
            let transport = transport.as_ref().map_or_else(String::new, stored_transport);
            after.institutions.get(institution).map(|one| row(institution, one, &transport))
        }
        InstitutionEvent::Left { institution } => {
            let gone = before.institutions.get(institution)?;
            Some(row(institution, &Institution { serving: false, ..gone.clone() }, ""))
        }
    }
}

fn stored_transport(transport: &Transport) -> String {
    serde_json::to_string(transport).expect("a transport is plain data")
}

/// The directory after an event.
pub(crate) fn apply(directory: &mut Directory, event: &InstitutionEvent) {
    match event {
        InstitutionEvent::Joined {
            institution,
            name,
            institution_kind,
            answer_days,
            renewal_days,
            transport,
        } => {
            let one = Institution {
                name: name.trim().to_owned(),
                kind: *institution_kind,
                answer_days: *answer_days,
                renewal_days: *renewal_days,
                has_service: transport.is_some(),
                serving: true,
            };
            directory.institutions.insert(institution.clone(), one);
        }
        InstitutionEvent::Left { institution } => {
            if let Some(one) = directory.institutions.get_mut(institution) {
                one.serving = false;
            }
        }
    }
}

/// The rows of a stored stream, for a rebuild.
pub(crate) fn rows_of(court: &str, stored: &[StoredEvent]) -> Result<Vec<Change>, AppError> {
    let mut directory = Directory::default();
    let mut changes = Vec::new();
    for event in stored {
        let event: InstitutionEvent = serde_json::from_str(&event.body).map_err(|source| {
            AppError::Unreadable(docket::event::Unreadable::BadBody { kind: event.kind.clone(), source })
        })?;
        changes.extend(change(court, &event, &directory));
        apply(&mut directory, &event);
    }
    Ok(changes)
}

/// An institution as whoever manages the list sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstitutionShown {
    /// Which.
    pub id: InstitutionId,
    /// What it is.
    pub institution: Institution,
    /// How it is reached; none where papers go by hand, or it helps no more.
    pub transport: Option<Transport>,
}

/// Whether somebody may change the list of institutions.
#[must_use]
pub fn may_manage(actor: &Actor) -> bool {
    matches!(actor.office, Office::Administrator | Office::System)
}

/// The place of a kind among the others, as officers name them.
fn place(kind: InstitutionKind) -> usize {
    InstitutionKind::ALL.iter().position(|one| *one == kind).unwrap_or(usize::MAX)
}

impl App {
    /// Enters events of institutions.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for anybody but an administrator or the system; [`AppError::BadInput`];
    /// [`AppError::Conflict`].
    pub fn manage_institutions(&self, actor: &Actor, events: &[InstitutionEvent]) -> Result<(), AppError> {
        if !may_manage(actor) {
            return Err(AppError::Forbidden);
        }
        events.iter().try_for_each(InstitutionEvent::check)?;
        let court = self.court().as_str();
        let taken = self.store().stream_length(court, STREAM)?;
        let mut directory = (*self.directory()).clone();
        let mut changes = Vec::new();
        for event in events {
            changes.extend(change(court, event, &directory));
            apply(&mut directory, event);
        }
        let new =
            events.iter().map(|event| new_event(event.word(), self.today(), &actor.id, event)).collect();
        self.append(vec![StreamAppend { stream: STREAM.to_owned(), expected: taken, events: new }], changes)?;
        self.reload_directory()
    }

    /// All institutions with how they are reached, those that still help first.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for anybody but an administrator or the system.
    pub fn institutions(&self, actor: &Actor) -> Result<Vec<InstitutionShown>, AppError> {
        if !may_manage(actor) {
            return Err(AppError::Forbidden);
        }
        let reached: BTreeMap<InstitutionId, Transport> = self.transports()?.into_iter().collect();
        let directory = self.directory();
        let mut shown: Vec<InstitutionShown> = directory
            .institutions
            .iter()
            .map(|(id, institution)| InstitutionShown {
                id: id.clone(),
                institution: institution.clone(),
                transport: reached.get(id).cloned(),
            })
            .collect();
        shown.sort_by_key(|one| (!one.institution.serving, place(one.institution.kind)));
        Ok(shown)
    }

    /// How the institutions that serve through a gateway are reached.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn transports(&self) -> Result<Vec<(InstitutionId, Transport)>, AppError> {
        let rows = self.store().institution_list(self.court().as_str())?;
        let reached = rows.into_iter().filter(|row| row.serving && !row.transport.is_empty());
        Ok(reached
            .filter_map(|row| {
                Some((row.institution.parse().ok()?, serde_json::from_str(&row.transport).ok()?))
            })
            .collect())
    }
}
