//! The stream of changes, and the settings that it tells.

use crate::error::AppError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Store, StoredEvent};
use values::Day;
use values::Instant;

/// The stream of the settings of the law.
pub const STREAM: &str = "law_settings";

/// What can happen to a setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SettingEvent {
    /// The court answered a question, or said what it makes of a rule.
    SettingDecided {
        /// The id of the setting.
        setting: String,
        /// The stored name of the choice, or the number.
        answer: String,
        /// Why.
        reason: String,
    },
    /// The court took its answer back: the default holds again, with the mark 待核.
    SettingWithdrawn {
        /// The id of the setting.
        setting: String,
        /// Why.
        reason: String,
    },
}

impl SettingEvent {
    /// The stored word of the kind.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            SettingEvent::SettingDecided { .. } => "setting_decided",
            SettingEvent::SettingWithdrawn { .. } => "setting_withdrawn",
        }
    }

    /// The id of the setting.
    #[must_use]
    pub fn setting(&self) -> &str {
        match self {
            SettingEvent::SettingDecided { setting, .. } | SettingEvent::SettingWithdrawn { setting, .. } => {
                setting
            }
        }
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> &str {
        match self {
            SettingEvent::SettingDecided { reason, .. } | SettingEvent::SettingWithdrawn { reason, .. } => {
                reason
            }
        }
    }

    fn answer(&self) -> Option<&str> {
        match self {
            SettingEvent::SettingDecided { answer, .. } => Some(answer),
            SettingEvent::SettingWithdrawn { .. } => None,
        }
    }
}

/// One change, as the history tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its number, from 1.
    pub no: u64,
    /// When.
    pub at: Instant,
    /// Who: the id of a member of staff.
    pub by: String,
    /// The id of the setting.
    pub setting: String,
    /// The question, in Chinese.
    pub question: String,
    /// What held before, in Chinese.
    pub before: String,
    /// What holds since, in Chinese.
    pub after: String,
    /// Why.
    pub reason: String,
}

/// All changes and what holds after them.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The changes, the first one first.
    pub changes: Vec<Change>,
    /// What holds.
    pub settings: Arc<law::Settings>,
}

impl History {
    /// How many changes there were.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.changes.len() as u64
    }

    /// The change that gave a setting what holds, where the court has decided it.
    #[must_use]
    pub fn decision(&self, setting: &str) -> Option<&Change> {
        let last = self.changes.iter().rev().find(|change| change.setting == setting);
        last.filter(|_| self.settings.is_decided(setting))
    }

    pub(crate) fn load(store: &Store, court: &str) -> Result<History, AppError> {
        History::of(&store.stream(court, STREAM)?)
    }

    /// What a stream tells. A setting that the catalogue does not know any more stays in the history and has no
    /// effect.
    fn of(stored: &[StoredEvent]) -> Result<History, AppError> {
        let mut answers: BTreeMap<String, (String, Day)> = BTreeMap::new();
        let mut changes = Vec::new();
        for stored in stored {
            let event: SettingEvent = serde_json::from_str(&stored.body).map_err(|source| {
                AppError::Unreadable(docket::event::Unreadable::BadBody { kind: stored.kind.clone(), source })
            })?;
            let setting = event.setting();
            let on = stored.on_day;
            let before = label(setting, answers.get(setting).map(|(answer, _)| answer.as_str()), on);
            changes.push(Change {
                no: stored.version,
                at: stored.recorded_at,
                by: stored.actor.clone(),
                question: question(setting, on),
                before,
                after: label(setting, event.answer(), on),
                reason: event.reason().to_owned(),
                setting: setting.to_owned(),
            });
            match event {
                SettingEvent::SettingDecided { setting, answer, .. } => answers.insert(setting, (answer, on)),
                SettingEvent::SettingWithdrawn { setting, .. } => answers.remove(&setting),
            };
        }
        let mut settings = law::Settings::default();
        for (setting, (answer, on)) in &answers {
            if let Err(error) = settings.set(setting, answer, *on) {
                tracing::warn!("a setting of the law has no effect any more: {error}");
            }
        }
        Ok(History { changes, settings: Arc::new(settings) })
    }
}

/// An answer in Chinese; where there is none, the default.
fn label(setting: &str, answer: Option<&str>, on: Day) -> String {
    match (law::settings::answers(setting, on), answer) {
        (Ok((_, answers)), Some(answer)) => answers.label(answer),
        (Ok((_, answers)), None) => format!("默认：{}", answers.label(&answers.default())),
        (Err(_), answer) => answer.unwrap_or_default().to_owned(),
    }
}

fn question(setting: &str, on: Day) -> String {
    law::settings::answers(setting, on).map_or_else(|_| setting.to_owned(), |(question, _)| question)
}
