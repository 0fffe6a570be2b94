//! Take on an urging, record who was spoken to, and how it ended.

use super::event::{Ask, Contact, Ending, State, Urging, UrgingEvent, stream, told};
use crate::app::{App, new_event};
use crate::cases::list::COUNTED;
use crate::error::AppError;
use docket::office::{Actor, Office, Sight};
use store::StreamAppend;
use store::read::projection::{difference, fresh};
use store::read::urgings::UrgingRow;
use values::{Day, Fen};

/// Characters of a name, and of what is said in words.
const NAME_MAX: usize = 200;
const WORDS_MAX: usize = 500;

/// Whether an officer urges debtors.
#[must_use]
pub fn may_urge(actor: &Actor) -> bool {
    matches!(
        actor.office,
        Office::Handler
            | Office::Assistant
            | Office::Clerk
            | Office::TeamLeader
            | Office::CommandCentre
            | Office::BureauHead
    )
}

fn check_words(text: &str, what: &str, most: usize) -> Result<(), AppError> {
    match text.trim().chars().count() {
        0 => Err(AppError::BadInput(format!("请填写{what}"))),
        length if length > most => Err(AppError::BadInput(format!("{what}不超过{most}字"))),
        _ => Ok(()),
    }
}

fn bad(sentence: impl Into<String>) -> AppError {
    AppError::BadInput(sentence.into())
}

/// The team whose urgings an officer sees: any, or the own.
fn sees(actor: &Actor) -> Result<Option<String>, AppError> {
    match actor.office.sight() {
        Sight::Nothing => Err(AppError::Forbidden),
        Sight::Court => Ok(None),
        Sight::Team => Ok(Some(actor.team.as_ref().map_or_else(String::new, ToString::to_string))),
    }
}

impl App {
    /// A page of the urgings in a state, or in any, the newest first, and how many there are up to [`COUNTED`].
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; the store cannot be read.
    pub fn urgings(
        &self,
        actor: &Actor,
        state: Option<State>,
        page: (u32, u32),
    ) -> Result<(Vec<UrgingRow>, u32), AppError> {
        let (team, court) = (sees(actor)?, self.court().as_str());
        let (team, state) = (team.as_deref(), state.map(State::word));
        let rows = self.store().urgings(court, team, state, page)?;
        Ok((rows, self.store().urging_count(court, team, state, COUNTED)?))
    }

    /// One urging.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; [`AppError::NotFound`] where there is none, or it is another
    /// team's.
    pub fn urging(&self, actor: &Actor, number: u32) -> Result<Urging, AppError> {
        let team = sees(actor)?;
        let (_, events) = told(&self.store().stream(self.court().as_str(), &stream(number))?)?;
        let urging = Urging::of(number, &events).ok_or(AppError::NotFound)?;
        if team.is_some_and(|team| team != urging.team) { Err(AppError::NotFound) } else { Ok(urging) }
    }

    /// Takes on an urging; its number.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that do not urge; [`AppError::BadInput`] where something is missing or cannot
    /// be right.
    pub fn open_urging(&self, actor: &Actor, ask: &Ask) -> Result<u32, AppError> {
        if !may_urge(actor) {
            return Err(AppError::Forbidden);
        }
        check_words(&ask.applicant, "申请人", NAME_MAX)?;
        check_words(&ask.debtor, "被申请人", NAME_MAX)?;
        check_words(&ask.instrument, "执行依据", NAME_MAX)?;
        check_words(&ask.consent, "申请人同意先行督促的情况", WORDS_MAX)?;
        if ask.phone.chars().count() > NAME_MAX {
            return Err(bad("联系电话过长"));
        }
        if ask.sum_fen <= Fen::ZERO {
            return Err(bad("应当履行的金额应大于零"));
        }
        if ask.asked_on > self.today() {
            return Err(bad(format!("申请日期{}晚于今日，请填写今日或者以前的日期", ask.asked_on)));
        }
        if ask.due_on >= ask.asked_on {
            return Err(bad(format!(
                "履行期间的最后一日{}不早于申请日期{}：履行期间尚未届满的，不能申请执行，请核对",
                ask.due_on, ask.asked_on
            )));
        }
        let event = UrgingEvent::Opened {
            ask: ask.clone(),
            by_name: actor.name.clone(),
            team: actor.team.as_ref().map_or_else(String::new, ToString::to_string),
        };
        App::trying(|| {
            let court = self.court().as_str();
            let number = self.store().last_urging(court)? + 1;
            let urging = Urging::of(number, &[(event.clone(), actor.id.to_string())]);
            let urging = urging.expect("the event opens it");
            let new = new_event(event.word(), self.today(), &actor.id, &event);
            let append = StreamAppend { stream: stream(number), expected: 0, events: vec![new] };
            self.append(vec![append], fresh(urging.rows(court)))?;
            Ok(number)
        })
    }

    fn urge_on(
        &self,
        actor: &Actor,
        number: u32,
        decide: impl Fn(&Urging) -> Result<UrgingEvent, AppError>,
    ) -> Result<Urging, AppError> {
        if !may_urge(actor) {
            return Err(AppError::Forbidden);
        }
        self.urging(actor, number)?;
        App::trying(|| {
            let court = self.court().as_str();
            let (_, mut events) = told(&self.store().stream(court, &stream(number))?)?;
            let before = Urging::of(number, &events).ok_or(AppError::NotFound)?;
            let event = decide(&before)?;
            let new = new_event(event.word(), self.today(), &actor.id, &event);
            events.push((event, actor.id.to_string()));
            let after = Urging::of(number, &events).ok_or(AppError::NotFound)?;
            let append = StreamAppend { stream: stream(number), expected: before.length, events: vec![new] };
            self.append(vec![append], difference(before.rows(court), after.rows(court)))?;
            Ok(after)
        })
    }

    fn check_day(&self, urging: &Urging, on: Day) -> Result<(), AppError> {
        match urging.state() {
            State::Open if on < urging.ask.asked_on || on > self.today() => {
                Err(bad("日期不得早于申请日期，也不得晚于今日"))
            }
            State::Open => Ok(()),
            State::Performed | State::Unperformed => Err(bad("这件督促已经办结")),
        }
    }

    /// Records that the debtor was spoken to.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::NotFound`]; [`AppError::BadInput`] where it is over or something is missing.
    pub fn contact_urged(&self, actor: &Actor, number: u32, contact: &Contact) -> Result<Urging, AppError> {
        check_words(&contact.way, "联系方式", NAME_MAX)?;
        check_words(&contact.said, "联系情况", WORDS_MAX)?;
        self.urge_on(actor, number, |urging| {
            self.check_day(urging, contact.on)?;
            Ok(UrgingEvent::Contacted { contact: contact.clone() })
        })
    }

    /// Records how an urging ended.
    ///
    /// # Errors
    /// As [`App::contact_urged`].
    pub fn settle_urging(&self, actor: &Actor, number: u32, ending: &Ending) -> Result<Urging, AppError> {
        self.urge_on(actor, number, |urging| {
            match ending {
                Ending::Performed { on, sum_fen, remark } => {
                    self.check_day(urging, *on)?;
                    if *sum_fen <= Fen::ZERO || *sum_fen > urging.ask.sum_fen {
                        return Err(bad("履行金额应大于零，不超过应当履行的金额"));
                    }
                    if *sum_fen < urging.ask.sum_fen {
                        check_words(remark, "申请人对未履行部分的意见（放弃、和解等）", WORDS_MAX)?;
                    }
                }
                Ending::Unperformed { on, reason } => {
                    self.check_day(urging, *on)?;
                    check_words(reason, "未履行的情况", WORDS_MAX)?;
                }
            }
            Ok(UrgingEvent::Settled { ending: ending.clone() })
        })
    }

    /// Takes back the record of the end of an urging, which then goes on.
    ///
    /// # Errors
    /// As [`App::contact_urged`].
    pub fn reopen_urging(&self, actor: &Actor, number: u32, reason: &str) -> Result<Urging, AppError> {
        check_words(reason, "更正理由", WORDS_MAX)?;
        self.urge_on(actor, number, |urging| match urging.state() {
            State::Open => Err(bad("这件督促尚未办结")),
            State::Performed | State::Unperformed => {
                Ok(UrgingEvent::Reopened { reason: reason.trim().to_owned() })
            }
        })
    }
}
