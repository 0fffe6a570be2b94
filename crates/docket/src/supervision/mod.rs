//! Supervision (督办): an order of whoever is above the handler about one case, to be answered by a day, and accepted or
//! sent back.
//!
//! No article spells it out: it is how a bureau leads its work. Whoever is responsible is the handler of the day, so
//! that an order goes with the case when it changes hands.
//!
//! A court above orders in the name of [`Office::UpperCourt`], by its general duty to supervise how the courts below
//! enforce ([`law::enforcement_work2020::SUPERVISION`]); nobody in the court below settles such an order.

pub mod obstacle;
pub mod reply_supervision;
pub mod settle_supervision;
pub mod supervise;

use crate::case::Case;
use crate::event::EntryNo;
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use obstacle::Obstacle;
use serde::{Deserialize, Serialize};
use values::{Day, StaffId};

/// What every act of supervision rests on.
pub(crate) const BASIS: Basis =
    Basis::House("执行指挥管理：督办由有权人员在案件中提出，承办人按期回复，由督办人或者其上级认可");

/// One order on a docket, with what followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supervision {
    /// The page of the order.
    pub no: EntryNo,
    /// What is to be done.
    pub order: String,
    /// Who ordered it.
    pub by: StaffId,
    /// The name then.
    pub by_name: String,
    /// The office then.
    pub by_office: Office,
    /// When.
    pub ordered_on: Day,
    /// Until when it must be answered: the day of the last round.
    pub due_on: Day,
    /// The answers, the first of them first.
    pub replies: Vec<Reply>,
    /// How often it was sent back.
    pub sent_back: u32,
    /// What was remarked when it was last sent back or settled.
    pub remark: Option<String>,
    /// How it stands.
    pub state: State,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The page.
    pub no: EntryNo,
    /// Who answered.
    pub by: StaffId,
    /// The name then.
    pub by_name: String,
    /// When.
    pub on: Day,
    /// The day until which it was due.
    pub due_on: Day,
    /// What was done.
    pub done: String,
    /// What came of it.
    pub effect: Option<String>,
}

impl Reply {
    /// Whether it came by its day.
    #[must_use]
    pub fn is_in_time(&self) -> bool {
        self.on <= self.due_on
    }
}

/// How an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for an answer.
    Waiting,
    /// It is answered and waits to be accepted.
    Replied,
    /// It is over since the day given.
    Settled(Day, Ending),
}

/// How an order ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The answer was accepted.
    Accepted,
    /// It was taken back.
    Withdrawn,
    /// The case was closed.
    CaseClosed,
}

impl State {
    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Replied => "replied",
            State::Settled(_, Ending::Accepted) => "accepted",
            State::Settled(_, Ending::Withdrawn) => "withdrawn",
            State::Settled(_, Ending::CaseClosed) => "case_closed",
        }
    }

    /// Stored words and Chinese titles.
    pub const CHOICES: [(&'static str, &'static str); 5] = [
        ("waiting", "待回复"),
        ("replied", "待认可"),
        ("accepted", "已认可"),
        ("withdrawn", "已撤回"),
        ("case_closed", "已随案结束"),
    ];

    /// The Chinese title of a stored word.
    #[must_use]
    pub fn title_of(word: &str) -> &'static str {
        State::CHOICES.iter().find(|(stored, _)| *stored == word).map_or("", |(_, title)| title)
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        State::title_of(self.word())
    }
}

impl Supervision {
    /// The order in at most so many characters, for a line of a list.
    #[must_use]
    pub fn short(&self, most: usize) -> String {
        let mut letters = self.order.chars();
        let mut short: String = letters.by_ref().take(most).collect();
        if letters.next().is_some() {
            short.push('…');
        }
        short
    }
}

impl Case {
    /// An order of supervision that is not over, or the refusal that says why not.
    pub(crate) fn open_supervision(&self, no: EntryNo) -> Result<&Supervision, Refusal> {
        let found = self.supervisions.iter().find(|one| one.no == no);
        let found = found.ok_or(Refusal::NotOnDocket("督办事项"))?;
        match found.state {
            State::Settled(on, _) => Err(Refusal::Supervision(Obstacle::Settled { on })),
            State::Waiting | State::Replied => Ok(found),
        }
    }

    pub(crate) fn supervision_mut(&mut self, no: EntryNo) -> Option<&mut Supervision> {
        self.supervisions.iter_mut().find(|one| one.no == no)
    }

    /// Every order is over when the case is closed.
    pub(crate) fn review_supervisions(&mut self) {
        let Some(on) = self.closed_on() else { return };
        for one in &mut self.supervisions {
            if matches!(one.state, State::Waiting | State::Replied) {
                one.state = State::Settled(on, Ending::CaseClosed);
            }
        }
    }
}

/// How far above the handlers an office stands that supervises; nothing for the others.
#[must_use]
pub fn height(office: Office) -> Option<u8> {
    match office {
        Office::TeamLeader => Some(1),
        Office::CommandCentre => Some(2),
        Office::BureauHead => Some(3),
        Office::VicePresident => Some(4),
        Office::President => Some(5),
        Office::UpperCourt => Some(6),
        Office::Handler
        | Office::Assistant
        | Office::Clerk
        | Office::Finance
        | Office::Auditor
        | Office::Administrator
        | Office::System => None,
    }
}

/// The offices that supervise.
pub const OFFICES: &[Office] = &[
    Office::TeamLeader,
    Office::CommandCentre,
    Office::BureauHead,
    Office::VicePresident,
    Office::President,
    Office::UpperCourt,
];

/// How an order is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// The answer is accepted.
    Accept,
    /// It is sent back with a new day.
    SendBack,
    /// The order is taken back.
    Withdraw,
}

impl Decision {
    /// Stored words and Chinese labels.
    pub const CHOICES: &'static [(&'static str, &'static str)] =
        &[("accept", "认可，办结督办"), ("send_back", "退回，继续办理"), ("withdraw", "撤回督办")];
}

crate::form::required_answers!(Decision);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offices_that_supervise_are_those_that_stand_above_the_handlers() {
        for office in Office::HELD {
            assert_eq!(OFFICES.contains(&office), height(office).is_some(), "{office:?}");
        }
    }
}
