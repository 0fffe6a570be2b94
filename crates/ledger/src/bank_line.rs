//! A line of the court's bank statement that brought money in, and what became of it.
//!
//! Each line is a stream of its own, known by the account and the bank's number of the line, so that nothing is claimed
//! twice: a second claim meets the first. Until it is claimed for a case its money is in suspense, with an age and
//! somebody who must find out whose it is.

use crate::movement;
use crate::transaction::{Reference, Transaction};
use serde::{Deserialize, Serialize};
use std::fmt;
use values::{CaseId, Day, Fen, StaffId};

/// What a line is known by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LineId {
    /// The court's account.
    pub account: String,
    /// The bank's number of the line, unique for the account.
    pub source_no: String,
}

impl LineId {
    /// The stream on which its events stand.
    #[must_use]
    pub fn stream(&self) -> String {
        format!("bank/{}/{}", self.account, self.source_no)
    }

    fn reference(&self) -> Reference {
        Reference::bank_line(&self.account, &self.source_no)
    }
}

impl fmt::Display for LineId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.source_no)
    }
}

/// 到账: the bank says that money came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineBooked {
    /// The line.
    pub id: LineId,
    /// The day from which the money counts.
    pub value_on: Day,
    /// How much.
    pub amount_fen: Fen,
    /// Who paid.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub payer: String,
    /// From which account.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub payer_account: String,
    /// The virtual sub-account of ours to which it came.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sub_account: String,
    /// What the payer wrote.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub wording: String,
}

/// 认领: the money is for a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineClaimed {
    /// The case.
    pub case: CaseId,
    /// The page of its docket that books the money.
    pub page: u32,
}

/// 认领待批: the money is for a case where it changes what was divided before, and somebody must approve that. Nobody else
/// claims it meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineProposed {
    /// The case.
    pub case: CaseId,
    /// The page of its docket that proposes to book the money.
    pub page: u32,
}

/// 认领撤销: it was not for that case after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineFreed {
    /// Why.
    pub reason: String,
}

/// 退回: the money went back to whoever paid it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineSentBack {
    /// Why.
    pub reason: String,
}

/// 交办: somebody is to find out whose money it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineAssigned {
    /// Who.
    pub to: StaffId,
}

/// What happens to a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum LineEvent {
    /// 到账.
    Booked(LineBooked),
    /// 认领.
    Claimed(LineClaimed),
    /// 认领待批.
    Proposed(LineProposed),
    /// 认领撤销.
    Freed(LineFreed),
    /// 退回.
    SentBack(LineSentBack),
    /// 交办.
    Assigned(LineAssigned),
}

impl LineEvent {
    /// The stored kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            LineEvent::Booked(_) => "bank_line_booked",
            LineEvent::Claimed(_) => "bank_line_claimed",
            LineEvent::Proposed(_) => "bank_line_proposed",
            LineEvent::Freed(_) => "bank_line_freed",
            LineEvent::SentBack(_) => "bank_line_sent_back",
            LineEvent::Assigned(_) => "bank_line_assigned",
        }
    }
}

/// How a line stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineState {
    /// Nobody knows yet for which case it is.
    Unclaimed,
    /// Its claim for a case waits for approval; the money is in suspense.
    Proposed {
        /// The case.
        case: CaseId,
        /// The page of its docket that proposes it.
        page: u32,
        /// The day.
        on: Day,
    },
    /// It is for a case.
    Claimed {
        /// The case.
        case: CaseId,
        /// The page of its docket.
        page: u32,
        /// The day.
        on: Day,
    },
    /// It went back to whoever paid it.
    SentBack {
        /// The day.
        on: Day,
    },
}

/// A line with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankLine {
    /// What the bank said.
    pub booked: LineBooked,
    /// The day on which it was entered.
    pub entered_on: Day,
    /// How it stands.
    pub state: LineState,
    /// Who is to find out whose it is.
    pub assigned: Option<StaffId>,
    /// Its movements of money, oldest first.
    pub transactions: Vec<Transaction>,
    /// How often it was claimed.
    claims: u32,
    /// How many events it has.
    pub version: u64,
}

/// Why something is not done with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineRefusal {
    /// It is claimed.
    Claimed {
        /// For this case.
        case: CaseId,
    },
    /// Its claim waits for approval.
    Proposed {
        /// For this case.
        case: CaseId,
    },
    /// It is claimed for no case.
    NotClaimed,
    /// It went back to whoever paid it.
    SentBack {
        /// On this day.
        on: Day,
    },
    /// No reason is given.
    NoReason,
}

impl LineRefusal {
    /// A stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            LineRefusal::Claimed { .. } => "line_claimed",
            LineRefusal::Proposed { .. } => "line_proposed",
            LineRefusal::NotClaimed => "line_not_claimed",
            LineRefusal::SentBack { .. } => "line_sent_back",
            LineRefusal::NoReason => "line_without_reason",
        }
    }

    /// The sentence for whoever asked.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            // Which case it is says its page, to those who may open the case.
            LineRefusal::Claimed { .. } => "该笔到账已被认领，不能重复认领".to_owned(),
            LineRefusal::Proposed { .. } => "该笔到账的认领正在审批，审批前不能另作处理".to_owned(),
            LineRefusal::NotClaimed => "该笔到账尚未认领，没有可以撤销的认领".to_owned(),
            LineRefusal::SentBack { on } => format!("该笔到账已于{}退回付款人", on.chinese()),
            LineRefusal::NoReason => "没有写明理由，未作任何改动".to_owned(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            LineRefusal::Claimed { .. } => {
                "认领有误的，先撤销原认领；已经分配、发放的，按执行回转或者更正办理。"
            }
            LineRefusal::Proposed { .. } => "认领有误的，请审批人不批准该提请，款项即回到待认领。",
            LineRefusal::NotClaimed => "请刷新页面，核对该笔到账的状态。",
            LineRefusal::SentBack { .. } => "请与财务核对退回凭证。",
            LineRefusal::NoReason => "请写明理由后重新提交。",
        }
    }

    /// The rule of the catalogue that it rests on.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            LineRefusal::Claimed { .. } | LineRefusal::Proposed { .. } | LineRefusal::NotClaimed => "FND-01",
            LineRefusal::SentBack { .. } | LineRefusal::NoReason => "FND-10",
        }
    }
}

impl BankLine {
    /// The line that its events tell; none where the first does not book it.
    pub fn of<'a>(events: impl IntoIterator<Item = (&'a LineEvent, Day)>) -> Option<BankLine> {
        let mut events = events.into_iter();
        let (LineEvent::Booked(booked), entered_on) = events.next()? else { return None };
        let arrived =
            movement::arrive(booked.id.reference(), (booked.value_on, entered_on), booked.amount_fen);
        let mut line = BankLine {
            booked: booked.clone(),
            entered_on,
            state: LineState::Unclaimed,
            assigned: None,
            transactions: vec![arrived],
            claims: 0,
            version: 1,
        };
        for (event, on) in events {
            line.apply(event, on);
        }
        Some(line)
    }

    /// What an event makes of it.
    pub fn apply(&mut self, event: &LineEvent, on: Day) {
        self.version += 1;
        let (id, amount) = (&self.booked.id, self.booked.amount_fen);
        match event {
            // A line is booked once.
            LineEvent::Booked(_) => {}
            LineEvent::Claimed(LineClaimed { case, page }) => {
                self.claims += 1;
                let reference = id.reference().answering(&format!("claim/{}", self.claims));
                self.transactions.push(movement::claim(reference, (self.booked.value_on, on), case, amount));
                self.state = LineState::Claimed { case: case.clone(), page: *page, on };
            }
            LineEvent::Proposed(LineProposed { case, page }) => {
                self.state = LineState::Proposed { case: case.clone(), page: *page, on };
            }
            LineEvent::Freed(_) => {
                let claimed = matches!(self.state, LineState::Claimed { .. });
                if let Some(claim) = self.transactions.last().filter(|_| claimed) {
                    let reference = claim.reference.answering("back");
                    self.transactions.push(claim.reversal(reference, on));
                }
                self.state = LineState::Unclaimed;
            }
            LineEvent::SentBack(_) => {
                let suspense = crate::Owner::Court.account(crate::Account::Suspense);
                let reference = id.reference().answering("sent_back");
                self.transactions.push(movement::pay(reference, on, &suspense, amount));
                self.state = LineState::SentBack { on };
            }
            LineEvent::Assigned(LineAssigned { to }) => self.assigned = Some(to.clone()),
        }
    }

    /// Claims it for a case, whose docket books the money on this page.
    ///
    /// # Errors
    /// Where it is claimed, or went back.
    pub fn claim(&self, case: &CaseId, page: u32) -> Result<LineEvent, LineRefusal> {
        self.unclaimed()?;
        Ok(LineEvent::Claimed(LineClaimed { case: case.clone(), page }))
    }

    /// Proposes it for a case, whose docket says so on this page.
    ///
    /// # Errors
    /// Where it is claimed or proposed, or went back.
    pub fn propose(&self, case: &CaseId, page: u32) -> Result<LineEvent, LineRefusal> {
        self.unclaimed()?;
        Ok(LineEvent::Proposed(LineProposed { case: case.clone(), page }))
    }

    /// What was proposed is approved: the docket of the case books the money on this page.
    ///
    /// # Errors
    /// Where nothing is proposed.
    pub fn approve(&self, page: u32) -> Result<LineEvent, LineRefusal> {
        match &self.state {
            LineState::Proposed { case, .. } => {
                Ok(LineEvent::Claimed(LineClaimed { case: case.clone(), page }))
            }
            _ => Err(LineRefusal::NotClaimed),
        }
    }

    /// What was proposed is turned down: it waits again.
    ///
    /// # Errors
    /// Where nothing is proposed, or no reason is given.
    pub fn turn_down(&self, reason: &str) -> Result<LineEvent, LineRefusal> {
        match &self.state {
            LineState::Proposed { .. } => Ok(LineEvent::Freed(LineFreed { reason: given(reason)? })),
            _ => Err(LineRefusal::NotClaimed),
        }
    }

    /// Takes its claim back. Whether the case can spare the money is for its docket to say.
    ///
    /// # Errors
    /// Where it is not claimed, or no reason is given.
    pub fn free(&self, reason: &str) -> Result<LineEvent, LineRefusal> {
        match &self.state {
            LineState::Claimed { .. } => Ok(LineEvent::Freed(LineFreed { reason: given(reason)? })),
            LineState::Proposed { case, .. } => Err(LineRefusal::Proposed { case: case.clone() }),
            LineState::Unclaimed => Err(LineRefusal::NotClaimed),
            LineState::SentBack { on } => Err(LineRefusal::SentBack { on: *on }),
        }
    }

    /// Sends the money back to whoever paid it.
    ///
    /// # Errors
    /// Where it is claimed, or went back before, or no reason is given.
    pub fn send_back(&self, reason: &str) -> Result<LineEvent, LineRefusal> {
        self.unclaimed()?;
        Ok(LineEvent::SentBack(LineSentBack { reason: given(reason)? }))
    }

    /// Gives it to somebody to find out whose it is.
    ///
    /// # Errors
    /// Where it is claimed, or went back.
    pub fn assign(&self, to: &StaffId) -> Result<LineEvent, LineRefusal> {
        self.unclaimed()?;
        Ok(LineEvent::Assigned(LineAssigned { to: to.clone() }))
    }

    fn unclaimed(&self) -> Result<(), LineRefusal> {
        match &self.state {
            LineState::Unclaimed => Ok(()),
            LineState::Proposed { case, .. } => Err(LineRefusal::Proposed { case: case.clone() }),
            LineState::Claimed { case, .. } => Err(LineRefusal::Claimed { case: case.clone() }),
            LineState::SentBack { on } => Err(LineRefusal::SentBack { on: *on }),
        }
    }
}

fn given(reason: &str) -> Result<String, LineRefusal> {
    let reason = reason.trim();
    if reason.is_empty() { Err(LineRefusal::NoReason) } else { Ok(reason.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Account, Books, Owner};
    use values::CaseNumber;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn case(serial: u32) -> CaseId {
        CaseId::from(&format!("（2026）某0101执{serial}号").parse::<CaseNumber>().unwrap())
    }

    fn booked() -> LineEvent {
        LineEvent::Booked(LineBooked {
            id: LineId { account: "0001".to_owned(), source_no: "20260310-1".to_owned() },
            value_on: day("2026-03-10"),
            amount_fen: Fen(1000),
            payer: "乙某".to_owned(),
            payer_account: "6222020000001234".to_owned(),
            sub_account: String::new(),
            wording: "执行款".to_owned(),
        })
    }

    type Deed = dyn Fn(&BankLine) -> Result<LineEvent, LineRefusal>;

    /// The line after what is done with it, a day later each time, from the day it was booked.
    fn after(deeds: &[&Deed]) -> BankLine {
        let mut line = BankLine::of([(&booked(), day("2026-03-11"))]).unwrap();
        for (days, deed) in (1..).zip(deeds) {
            let event = deed(&line).unwrap();
            let stored: LineEvent = serde_json::from_str(&serde_json::to_string(&event).unwrap()).unwrap();
            assert_eq!(stored, event);
            line.apply(&event, day("2026-03-11").plus_days(days));
        }
        line
    }

    #[test]
    fn a_line_is_claimed_once() {
        let line = after(&[&|line| line.claim(&case(7), 12)]);
        let claimed = LineRefusal::Claimed { case: case(7) };
        assert_eq!(line.claim(&case(7), 12), Err(claimed.clone()));
        assert_eq!(line.claim(&case(8), 3), Err(claimed.clone()));
        assert_eq!(line.send_back("错汇"), Err(claimed.clone()));
        assert_eq!(line.assign(&"lin".parse().unwrap()), Err(claimed));
        assert_eq!(line.version, 2);
    }

    #[test]
    fn a_claim_that_was_taken_back_leaves_the_line_for_another_case() {
        let line = after(&[&|line| line.claim(&case(7), 12), &|line| line.free("认错案件"), &|line| {
            line.claim(&case(8), 3)
        }]);
        let mut books = Books::default();
        for transaction in &line.transactions {
            books.book(transaction).unwrap();
        }
        assert_eq!(books.balance(&Owner::Case(case(7)).account(Account::Undivided)), Fen::ZERO);
        assert_eq!(books.balance(&Owner::Case(case(8)).account(Account::Undivided)), Fen(1000));
        assert_eq!(books.at_bank(&Owner::Court), Fen::ZERO);
        assert_eq!(books.check(), Ok(()));
    }

    #[test]
    fn what_waits_for_approval_stays_in_suspense_and_is_nobody_elses() {
        let line = after(&[&|line| line.propose(&case(7), 12)]);
        let proposed = LineRefusal::Proposed { case: case(7) };
        assert_eq!(line.claim(&case(8), 3), Err(proposed.clone()));
        assert_eq!(line.propose(&case(7), 12), Err(proposed.clone()));
        assert_eq!(line.free("x"), Err(proposed.clone()));
        assert_eq!(line.send_back("x"), Err(proposed.clone()));
        assert_eq!(line.assign(&"lin".parse().unwrap()), Err(proposed));
        let held = |deeds: &[&Deed]| {
            let mut books = Books::default();
            for transaction in &after(deeds).transactions {
                books.book(transaction).unwrap();
            }
            assert_eq!(books.check(), Ok(()));
            let of_the_case = Owner::Case(case(7)).account(Account::Undivided);
            (books.balance(&Owner::Court.account(Account::Suspense)), books.balance(&of_the_case))
        };
        let propose: &Deed = &|line| line.propose(&case(7), 12);
        assert_eq!(held(&[propose]), (Fen(1000), Fen::ZERO));
        assert_eq!(held(&[propose, &|line| line.approve(14)]), (Fen::ZERO, Fen(1000)));
        let again: &[&Deed] =
            &[propose, &|line| line.turn_down("另案款项"), propose, &|line| line.approve(20)];
        assert_eq!(held(&again[..2]), (Fen(1000), Fen::ZERO));
        assert_eq!(held(again), (Fen::ZERO, Fen(1000)));
        assert_eq!(after(&again[..2]).state, LineState::Unclaimed);
        assert_eq!(after(&[]).approve(14), Err(LineRefusal::NotClaimed));
        assert_eq!(after(&[]).turn_down("x"), Err(LineRefusal::NotClaimed));
    }

    #[test]
    fn what_nobody_claims_goes_back_to_the_payer_with_a_reason() {
        let line = after(&[&|line| line.assign(&"lin".parse().unwrap())]);
        assert_eq!(line.send_back(" "), Err(LineRefusal::NoReason));
        assert_eq!(line.free("x"), Err(LineRefusal::NotClaimed));
        let line = after(&[&|line| line.send_back("付款人来函说明错汇")]);
        let back = LineRefusal::SentBack { on: day("2026-03-12") };
        assert_eq!(line.claim(&case(7), 12), Err(back.clone()));
        assert_eq!(line.free("x"), Err(back.clone()));
        assert_eq!(line.send_back("x"), Err(back));
        let mut books = Books::default();
        for transaction in &line.transactions {
            books.book(transaction).unwrap();
        }
        assert_eq!(books.at_bank(&Owner::Court), Fen::ZERO);
    }

    #[test]
    fn every_refusal_says_what_is_wrong_and_what_to_do() {
        for refusal in [
            LineRefusal::Claimed { case: case(7) },
            LineRefusal::Proposed { case: case(7) },
            LineRefusal::NotClaimed,
            LineRefusal::SentBack { on: day("2026-03-12") },
            LineRefusal::NoReason,
        ] {
            assert!(!refusal.sentence().is_empty() && !refusal.remedy().is_empty());
            assert!(refusal.rule().starts_with("FND-") && refusal.code().starts_with("line_"));
        }
    }
}
