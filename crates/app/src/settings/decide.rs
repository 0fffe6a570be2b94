//! Decide a question of law for the court.

use crate::app::{App, new_event};
use crate::error::AppError;
use crate::settings::history::{STREAM, SettingEvent};
use crate::settings::refusal::SettingRefusal;
use docket::office::{Actor, Office};
use std::sync::Arc;
use store::StreamAppend;
use values::Day;

/// The offices that decide about the law as the court applies it.
pub const DECIDERS: [Office; 2] = [Office::BureauHead, Office::System];

/// The longest reason.
const REASON_CHARACTERS_MAX: usize = 500;

/// What is decided about a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// This answer.
    Answer(String),
    /// None of the court's own any more: the default, with its mark.
    Withdraw,
}

impl App {
    /// What the court has decided where the law leaves a question open.
    #[must_use]
    pub fn law_settings(&self) -> Arc<law::Settings> {
        self.law_history().settings.clone()
    }

    /// Decides a setting of the law.
    ///
    /// `seen` is the number of changes that the officer was shown; where there were more since, nothing is done.
    ///
    /// # Errors
    /// [`AppError::Setting`] with the refusal: the office, the reason, the answer, a change in between.
    pub fn decide_law_setting(
        &self,
        actor: &Actor,
        setting: &str,
        decision: Decision,
        reason: &str,
        seen: Option<u64>,
    ) -> Result<(), AppError> {
        if !DECIDERS.contains(&actor.office) {
            return Err(SettingRefusal::NotYours { office: actor.office }.into());
        }
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(SettingRefusal::NoReason.into());
        }
        if reason.chars().count() > REASON_CHARACTERS_MAX {
            return Err(SettingRefusal::LongReason { most: REASON_CHARACTERS_MAX }.into());
        }
        self.refresh()?;
        let history = self.law_history();
        if seen.is_some_and(|seen| seen != history.length()) {
            return Err(SettingRefusal::ChangedMeanwhile.into());
        }
        let event = decided(&history.settings, setting, decision, reason.to_owned(), self.today())?;
        let new = new_event(event.word(), self.today(), &actor.id, &event);
        let stream =
            StreamAppend { stream: STREAM.to_owned(), expected: history.length(), events: vec![new] };
        match self.append(vec![stream], Vec::new()) {
            Err(AppError::Conflict) => Err(SettingRefusal::ChangedMeanwhile.into()),
            Err(error) => Err(error),
            Ok(()) => self.reload_law(),
        }
    }
}

/// The event that a decision makes.
fn decided(
    settings: &law::Settings,
    setting: &str,
    decision: Decision,
    reason: String,
    on: Day,
) -> Result<SettingEvent, SettingRefusal> {
    let (question, _) = law::settings::answers(setting, on).map_err(SettingRefusal::NotAllowed)?;
    let unchanged = SettingRefusal::Unchanged { question };
    let setting = setting.to_owned();
    match decision {
        Decision::Withdraw if settings.is_decided(&setting) => {
            Ok(SettingEvent::SettingWithdrawn { setting, reason })
        }
        Decision::Withdraw => Err(unchanged),
        Decision::Answer(answer) => {
            settings.clone().set(&setting, &answer, on).map_err(SettingRefusal::NotAllowed)?;
            // To decide for the default is a decision; to leave a rule pending that is pending is none.
            let stands = settings.answer(&setting) == answer;
            if stands && (settings.is_decided(&setting) || answer == "pending") {
                return Err(unchanged);
            }
            Ok(SettingEvent::SettingDecided { setting, answer, reason })
        }
    }
}
