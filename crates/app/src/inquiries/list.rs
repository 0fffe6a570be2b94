//! List requests to institutions, within what an officer may see.

use crate::app::App;
use crate::cases::list::{COUNTED, Scope};
use crate::error::AppError;
use docket::office::Actor;
use store::read::requests::{RequestFilter, RequestRow, RequestState};
use values::Day;

/// What a list of requests is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The officer's own cases, or all that the office sees.
    pub scope: Scope,
    /// Only cases of this team.
    pub team: Option<String>,
    /// Only cases of this handler.
    pub handler: Option<String>,
    /// Only requests to this institution.
    pub institution: Option<String>,
    /// Only requests of this kind: a stored word.
    pub matter: Option<String>,
    /// A case number, a name or a part of either.
    pub search: Option<String>,
}

/// What is asked or ordered: stored words and Chinese titles.
pub const MATTERS: [(&str, &str); 7] = [
    ("query", "查财产"),
    ("locate", "查下落"),
    ("control", "控制"),
    ("renew", "续行"),
    ("release", "解除"),
    ("deduct", "划拨"),
    ("status", "轮候状态"),
];

/// The matter of a request to the police: where somebody is.
pub const WHEREABOUTS: &str = "locate";

/// The Chinese title of what is asked or ordered.
#[must_use]
pub fn matter_title(word: &str) -> &'static str {
    MATTERS.iter().find(|(known, _)| *known == word).map_or("", |(_, title)| title)
}

impl Asked {
    fn filter(&self, actor: &Actor) -> Result<RequestFilter, AppError> {
        Ok(RequestFilter {
            whose: self.scope.of(actor)?,
            team: self.team.clone(),
            handler: self.handler.clone(),
            institution: self.institution.clone(),
            matter: self.matter.clone(),
            search: self.search.clone(),
        })
    }
}

impl App {
    /// A part of the requests in one state.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case.
    pub fn request_list(
        &self,
        actor: &Actor,
        asked: &Asked,
        state: RequestState,
        page: (u32, u32),
    ) -> Result<Vec<RequestRow>, AppError> {
        let filter = asked.filter(actor)?;
        let court = self.court().as_str();
        Ok(self.store().request_list(court, &filter, (state, self.today()), page)?)
    }

    /// How many times the police were asked this year where somebody is, in person-times (人次), and how often they
    /// answered.
    ///
    /// # Errors
    /// As [`App::request_list`].
    pub fn whereabouts_asked(&self, actor: &Actor, asked: &Asked) -> Result<(u32, u32), AppError> {
        let filter = RequestFilter { matter: Some(WHEREABOUTS.to_owned()), ..asked.filter(actor)? };
        let today = self.today();
        let year = (Day::new(today.year(), 1, 1).unwrap_or(today), today);
        Ok(self.store().requests_sent(self.court().as_str(), &filter, year)?)
    }

    /// How many requests are in each state, in the order of [`RequestState::ALL`], each counted up to [`COUNTED`].
    ///
    /// # Errors
    /// As [`App::request_list`].
    pub fn request_counts(&self, actor: &Actor, asked: &Asked) -> Result<[u32; 6], AppError> {
        let mut counts = [0; 6];
        for (count, state) in counts.iter_mut().zip(RequestState::ALL) {
            *count = self.request_count(actor, asked, state)?;
        }
        Ok(counts)
    }

    /// How many requests are in one state, counted up to [`COUNTED`].
    ///
    /// # Errors
    /// As [`App::request_list`].
    pub fn request_count(&self, actor: &Actor, asked: &Asked, state: RequestState) -> Result<u32, AppError> {
        let filter = asked.filter(actor)?;
        let (court, today) = (self.court().as_str(), self.today());
        Ok(self.store().request_count(court, &filter, (state, today), COUNTED)?)
    }
}
