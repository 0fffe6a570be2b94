//! Case funds (案款): statements of the bank come in, their lines stand in suspense, and one tap claims a line for a case.
//!
//! A line is a stream of its own ([`ledger::bank_line`]); the docket of the case that claims it books the money. Both
//! are written in one append, so that there is never the one without the other, and never twice. What a line may be
//! for is reckoned when somebody looks ([`suspense`]), from the read tables.

pub mod claim;
pub mod entered;
pub mod import;
pub mod suspense;

use crate::app::{App, new_event};
use crate::error::AppError;
use docket::act::Act;
use docket::directory::{MATCHING, MATCHING_NAME};
use docket::money::book_late_receipt::BookLateReceipt;
use docket::money::receive_money::CLAIMING;
use docket::office::{Actor, Office};
use docket::{Event, event::Unreadable};
use ledger::bank_line::{BankLine, LineEvent, LineId};
use ledger::matching::{Expected, Index};
use std::collections::HashMap;
use store::read::funds::DebtorRow;
use store::read::line_projection;
use store::{Change, StoredEvent, StreamAppend};
use values::{CaseId, Day};

/// How the names of the streams of lines begin.
pub(crate) const STREAMS: &str = "bank/";

/// Whether an officer may look at the money that arrived.
#[must_use]
pub fn may_see(actor: &Actor) -> bool {
    !matches!(actor.office, Office::Clerk | Office::Administrator)
}

/// Whether an officer may claim lines for cases.
#[must_use]
pub fn may_claim(actor: &Actor) -> bool {
    CLAIMING.contains(&actor.office)
}

/// Whether an officer may import statements, give lines to somebody, and send money back.
#[must_use]
pub fn may_import(actor: &Actor) -> bool {
    matches!(actor.office, Office::Finance | Office::System)
}

/// Whether an officer may give lines to somebody who finds out whose they are.
#[must_use]
pub fn may_assign(actor: &Actor) -> bool {
    matches!(actor.office, Office::Finance | Office::CommandCentre)
}

/// The program itself, where the sub-account says whose the money is.
pub(crate) fn matching() -> Actor {
    Actor {
        id: MATCHING.parse().expect("a short name"),
        name: MATCHING_NAME.to_owned(),
        office: Office::System,
        team: None,
        covers: Vec::new(),
    }
}

fn read(stored: &StoredEvent) -> Result<(LineEvent, Day), AppError> {
    let event = serde_json::from_str(&stored.body)
        .map_err(|source| AppError::Unreadable(Unreadable::BadBody { kind: stored.kind.clone(), source }))?;
    Ok((event, stored.on_day))
}

/// The line that a stored stream tells; none where it does not begin with its booking.
pub(crate) fn line_of(stored: &[StoredEvent]) -> Result<Option<BankLine>, AppError> {
    let events = stored.iter().map(read).collect::<Result<Vec<_>, AppError>>()?;
    Ok(BankLine::of(events.iter().map(|(event, on)| (event, *on))))
}

/// The debtors of the open cases, and where money that comes may be found among them.
pub(crate) struct Debtors {
    index: Index,
    rows: HashMap<(CaseId, u32), DebtorRow>,
}

/// What is to be written of one line.
struct Written {
    stream: StreamAppend,
    changes: Vec<Change>,
}

impl App {
    /// A line by what it is known by.
    fn line(&self, id: &LineId) -> Result<BankLine, AppError> {
        let stored = self.store().stream(self.court().as_str(), &id.stream())?;
        line_of(&stored)?.ok_or(AppError::NoSuchLine)
    }

    /// Lines by what they are known by, in this order.
    fn lines(&self, ids: &[LineId]) -> Result<Vec<BankLine>, AppError> {
        let streams: Vec<String> = ids.iter().map(LineId::stream).collect();
        let names: Vec<&str> = streams.iter().map(String::as_str).collect();
        let stored = self.store().streams(self.court().as_str(), &names)?;
        let told: HashMap<&str, &[StoredEvent]> = stored
            .chunk_by(|one, next| one.stream == next.stream)
            .map(|events| (events[0].stream.as_str(), events))
            .collect();
        names
            .iter()
            .map(|name| line_of(told.get(name).copied().unwrap_or_default())?.ok_or(AppError::NoSuchLine))
            .collect()
    }

    /// The append that writes one more event of a line, and the rows that follow.
    fn write_line(&self, before: &BankLine, event: &LineEvent, on: Day, actor: &Actor) -> Written {
        let mut after = before.clone();
        after.apply(event, on);
        let stream = StreamAppend {
            stream: before.booked.id.stream(),
            expected: before.version,
            events: vec![new_event(event.kind(), on, &actor.id, event)],
        };
        let changes = line_projection::changes(self.court().as_str(), Some(before), &after);
        Written { stream, changes }
    }

    /// The debtors of the open cases as the read tables know them.
    pub(crate) fn debtors_awaited(&self) -> Result<Debtors, AppError> {
        let court = self.court().as_str();
        let mut accounts: HashMap<String, Vec<String>> = HashMap::new();
        for (case, account) in self.store().payer_accounts(court)? {
            accounts.entry(case).or_default().push(account);
        }
        let (mut expected, mut rows) = (Vec::new(), HashMap::new());
        for row in self.store().debtors(court)? {
            let Ok(case) = row.case_id.parse::<CaseId>() else { continue };
            expected.push(Expected {
                case: case.clone(),
                debtor: row.debtor,
                name: row.name.clone(),
                owed: row.left,
                sub_account: row.sub_account.clone(),
                awaited: row.awaited.clone(),
                paid_from: accounts.get(&row.case_id).cloned().unwrap_or_default(),
            });
            rows.insert((case, row.debtor), row);
        }
        Ok(Debtors { index: Index::new(expected), rows })
    }

    /// Money that finance types must not be a line of the statement that waits: the line is claimed instead. The account
    /// of a line is not typed at all.
    pub(crate) fn check_typed(&self, events: &[Event]) -> Result<(), AppError> {
        for event in events {
            let number = match event {
                Event::MoneyReceived(received) if received.bank_account.is_none() => {
                    received.bank_reference.as_str()
                }
                Event::Proposed(proposed) if proposed.act == BookLateReceipt::ABOUT.name => {
                    if !proposed.command["bank_account"].is_null() {
                        return Err(AppError::BadInput(
                            "银行流水上的到账请在案款中心认领，不必填写收款账户".to_owned(),
                        ));
                    }
                    proposed.command["bank_reference"].as_str().unwrap_or_default().trim()
                }
                _ => continue,
            };
            for state in ["unclaimed", "proposed"] {
                if self.store().number_stands(self.court().as_str(), number, (state, ""))? {
                    return Err(AppError::OnStatement);
                }
            }
        }
        Ok(())
    }
}
