//! Whose figures a page shows: those of the officer's own court, or those of a court below it.

use super::asked::of_title;
use super::tabs::CommandPart;
use crate::pages::cases::case_path;
use crate::shell::encode;
use app::App;
use app::courts::above::Below;
use docket::office::Actor;
use store::read::indicators::Of;
use values::CaseId;

/// A court with whoever looks at it.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) app: App,
    pub(super) actor: Actor,
    /// The address of the court below; none for the own court.
    below: Option<String>,
}

impl Place {
    /// The officer's own court.
    pub(super) fn own(app: App, actor: Actor) -> Place {
        Place { app, actor, below: None }
    }

    /// A court below.
    pub(super) fn below(below: Below) -> Place {
        let address = court_path(below.app.court().as_str());
        Place { app: below.app, actor: below.actor, below: Some(address) }
    }

    /// The address below which the indicators are.
    pub(super) fn indicators(&self) -> String {
        format!("{}/indicators", self.below.as_deref().unwrap_or("/command"))
    }

    /// The page that shows all indicators.
    pub(super) fn all(&self) -> String {
        self.below.clone().unwrap_or_else(|| self.indicators())
    }

    /// The part of the room.
    pub(super) fn part(&self) -> CommandPart {
        if self.below.is_some() { CommandPart::CourtsBelow } else { CommandPart::Indicators }
    }

    /// Of whom the figures are, in words; a court below is named.
    pub(super) fn of_title(&self, of: &Of) -> String {
        let title = of_title(&self.app, of);
        if self.below.is_some() { format!("{}　{title}", self.app.court_name()) } else { title }
    }

    /// The page of what counted: a case, a campaign with its operations, an urging. Of a court below only cases have one.
    pub(super) fn path(&self, id: &str) -> Option<String> {
        match (&self.below, id.parse::<CaseId>()) {
            (None, Ok(case)) => Some(case_path(&case)),
            (None, Err(_)) => id.split_once('/').map(|(kind, number)| format!("/command/{kind}s/{number}")),
            (Some(court), Ok(case)) => Some(format!("{court}/cases/{}", encode(case.as_str()))),
            (Some(_), Err(_)) => None,
        }
    }
}

/// The page of a court below.
pub(super) fn court_path(code: &str) -> String {
    format!("/command/courts/{}", encode(code))
}
