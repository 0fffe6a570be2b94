//! What is done with one line: claimed for a case, taken back, given to somebody, sent back to its payer.

use crate::app::App;
use crate::cases::stream::{Docket, new_pages, write};
use crate::error::AppError;
use crate::funds::import::row_id;
use crate::funds::{Written, may_assign, may_claim, may_import};
use docket::money::receive_money::{ClaimedLine, Origin, claimed};
use docket::money::withdraw_receipt::withdrawn;
use docket::office::Actor;
use docket::party::PartyNo;
use docket::{Case, Entry, EntryNo, Event};
use ledger::bank_line::{BankLine, LineEvent, LineId, LineState};
use std::collections::HashSet;
use store::read::funds::TypedReceipt;
use store::{Change, StreamAppend};
use values::{CaseId, StaffId};

/// For whom a line is claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimFor {
    /// The case.
    pub case: CaseId,
    /// The debtor in it.
    pub debtor: PartyNo,
    /// Where the money comes from.
    pub origin: Origin,
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDone {
    /// The pages entered on the docket of the case, in words.
    pub sentences: Vec<String>,
    /// How many events the line has now.
    pub version: u64,
}

/// A line with where it goes.
pub(crate) type Claim<'a> = (&'a BankLine, PartyNo, Origin);

impl App {
    /// Claims a line for a case: the docket books the money and the line says for which case it is, in one append.
    ///
    /// Where the case has the same money already, typed by finance under the bank's number, the line is linked to that
    /// page and nothing is booked.
    ///
    /// # Errors
    /// [`AppError::NoSuchLine`]; [`AppError::NotFound`] where the officer has no business with the case; the refusal of
    /// the docket or of the line; [`AppError::AlreadyBooked`] where another case has the money under this number.
    pub fn claim_line(&self, actor: &Actor, id: &LineId, claim: &ClaimFor) -> Result<LineDone, AppError> {
        if !may_claim(actor) {
            return Err(AppError::Forbidden);
        }
        App::trying(|| {
            let line = self.line(id)?;
            // First the line: who claims what is claimed hears that, whatever else is wrong.
            line.claim(&claim.case, 0)?;
            let docket = self.docket_for(actor, &claim.case)?;
            match self.typed(&line, &claim.case)? {
                Some(receipt) => self.link(actor, &line, &claim.case, receipt.entry),
                None => {
                    let sentences = self.claim_all(actor, docket, &[(&line, claim.debtor, claim.origin)])?;
                    Ok(LineDone { sentences, version: line.version + 1 })
                }
            }
        })
    }

    /// Claims several lines for one case, all or none; gives the pages in words.
    fn claim_all(
        &self,
        actor: &Actor,
        docket: Docket,
        claims: &[Claim<'_>],
    ) -> Result<Vec<String>, AppError> {
        let references = self.references(claims.iter().map(|(line, ..)| &line.booked.id))?;
        let claimed = self.claimed(actor, docket, claims, &references)?;
        self.append(claimed.streams, claimed.changes)?;
        Ok(claimed.sentences)
    }

    /// What is to be written where lines are claimed for a case.
    pub(crate) fn claimed(
        &self,
        actor: &Actor,
        docket: Docket,
        claims: &[Claim<'_>],
        references: &References,
    ) -> Result<Claimed, AppError> {
        let before = docket.case;
        let surroundings = self.surroundings();
        let ctx = surroundings.context(self, actor);
        let (court, now) = (self.court().as_str(), self.inner.clock.now());
        let (mut case, mut new) = (before.clone(), Vec::new());
        let mut claimed_lines = Claimed::default();
        for (line, debtor, origin) in claims {
            let booked = &line.booked;
            let reference = references.of(&booked.id);
            let asked = ClaimedLine {
                bank_account: &booked.id.account,
                bank_reference: &reference,
                value_on: booked.value_on,
                amount: booked.amount_fen,
                payer: &booked.payer,
                debtor: *debtor,
                origin: *origin,
            };
            let pages = new_pages(case.pages, claimed(&case, &ctx, &asked)?, ctx.today, now, actor);
            let page = pages.first().expect("a claim enters a page");
            let no = page.stamp.no.0;
            let done = match page.event {
                Event::Proposed(_) => line.propose(&case.id, no)?,
                _ => line.claim(&case.id, no)?,
            };
            let written = self.write_line(line, &done, ctx.today, actor);
            claimed_lines.streams.push(written.stream);
            claimed_lines.changes.extend(written.changes);
            pages.iter().for_each(|page| case.turn_to(page));
            new.extend(pages);
        }
        let (append, rows) = write(court, &before.id, Some(&before), &case, &new);
        claimed_lines.streams.push(append);
        claimed_lines.changes.extend(rows);
        claimed_lines.sentences = new.iter().map(|entry| entry.event.sentence(&case)).collect();
        Ok(claimed_lines)
    }

    /// What becomes of a line whose claim waited for approval, where these pages decide it.
    pub(crate) fn line_decided(
        &self,
        actor: &Actor,
        case: &CaseId,
        pages: &[Entry],
    ) -> Result<Option<(StreamAppend, Vec<Change>)>, AppError> {
        let Some(first) = pages.first() else { return Ok(None) };
        let proposal = match &first.event {
            Event::Approved(approved) => approved.proposal,
            Event::Rejected(rejected) => rejected.proposal,
            _ => return Ok(None),
        };
        let row = self.store().bank_line_of_page(self.court().as_str(), case.as_str(), proposal.0)?;
        let Some(line) = row.map(|row| self.line(&row_id(&row))).transpose()? else { return Ok(None) };
        if !matches!(line.state, LineState::Proposed { .. }) {
            return Ok(None);
        }
        let booked = pages.iter().find(|page| matches!(page.event, Event::MoneyReceived(_)));
        let event = match (&first.event, booked) {
            (_, Some(booked)) => line.approve(booked.stamp.no.0)?,
            (Event::Rejected(rejected), None) => {
                line.turn_down(&format!("补登未获批准：{}", rejected.reason))?
            }
            _ => return Ok(None),
        };
        let Written { stream, changes } = self.write_line(&line, &event, first.stamp.on, actor);
        Ok(Some((stream, changes)))
    }

    /// Takes a claim back: the money was not for this case. The line waits again, and the case is as if the money had
    /// never come.
    ///
    /// # Errors
    /// As [`App::claim_line`]; the refusal of the docket where the money is divided already.
    pub fn take_line_back(&self, actor: &Actor, id: &LineId, reason: &str) -> Result<LineDone, AppError> {
        if !may_claim(actor) {
            return Err(AppError::Forbidden);
        }
        App::trying(|| {
            let line = self.line(id)?;
            let LineState::Claimed { case: case_id, page, .. } = &line.state else {
                line.free(reason)?;
                return Err(AppError::NoSuchLine);
            };
            let Docket { mut entries, case: before } = match self.docket_for(actor, case_id) {
                Err(AppError::NotFound) => return Err(AppError::NoSuchLine),
                docket => docket?,
            };
            let freed = line.free(reason)?;
            let surroundings = self.surroundings();
            let ctx = surroundings.context(self, actor);
            let events = withdrawn(&before, &ctx, EntryNo(*page), reason)?;
            let new = new_pages(before.pages, events, ctx.today, self.inner.clock.now(), actor);
            entries.extend(new.iter().cloned());
            let after = Case::of(case_id, &entries).expect("a docket that told a case still does");
            let (append, mut changes) = write(self.court().as_str(), case_id, Some(&before), &after, &new);
            let written = self.write_line(&line, &freed, ctx.today, actor);
            changes.extend(written.changes);
            self.append(vec![append, written.stream], changes)?;
            let sentences = new.iter().map(|entry| entry.event.sentence(&after)).collect();
            Ok(LineDone { sentences, version: line.version + 1 })
        })
    }

    /// Says that the money went back to whoever paid it.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for all but finance; [`AppError::NoSuchLine`]; the refusal of the line.
    pub fn send_line_back(&self, actor: &Actor, id: &LineId, reason: &str) -> Result<LineDone, AppError> {
        if !may_import(actor) {
            return Err(AppError::Forbidden);
        }
        self.settle(actor, id, |line| Ok(line.send_back(reason)?))
    }

    /// Gives a line to somebody who finds out whose it is.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::NoSuchLine`]; [`AppError::BadInput`] where nobody who may claim is called
    /// so; the refusal of the line.
    pub fn assign_line(&self, actor: &Actor, id: &LineId, to: &StaffId) -> Result<LineDone, AppError> {
        if !may_assign(actor) {
            return Err(AppError::Forbidden);
        }
        if !self.directory().actor(to).is_some_and(|officer| may_claim(&officer)) {
            return Err(AppError::BadInput("请选择一位可以认领案款的在职人员".to_owned()));
        }
        self.settle(actor, id, |line| Ok(line.assign(to)?))
    }

    /// Enters one event of a line that concerns no case.
    fn settle(
        &self,
        actor: &Actor,
        id: &LineId,
        decide: impl Fn(&BankLine) -> Result<LineEvent, AppError>,
    ) -> Result<LineDone, AppError> {
        App::trying(|| {
            let line = self.line(id)?;
            let written = self.write_line(&line, &decide(&line)?, self.today(), actor);
            self.append(vec![written.stream], written.changes)?;
            Ok(LineDone { sentences: Vec::new(), version: line.version + 1 })
        })
    }

    /// The receipt that the case has of this money, typed by finance under the bank's number.
    fn typed(&self, line: &BankLine, case: &CaseId) -> Result<Option<TypedReceipt>, AppError> {
        let number = line.booked.id.source_no.as_str();
        let typed = self.store().typed_receipts(self.court().as_str(), (number, number))?;
        let same = |receipt: &TypedReceipt| {
            receipt.case_id == case.as_str() && receipt.amount == line.booked.amount_fen
        };
        Ok(typed.into_iter().find(same))
    }

    fn link(&self, actor: &Actor, line: &BankLine, case: &CaseId, page: u32) -> Result<LineDone, AppError> {
        let written = self.write_line(line, &line.claim(case, page)?, self.today(), actor);
        self.append(vec![written.stream], written.changes)?;
        let sentences = vec![format!("与案卷第{page}页登记的到账是同一笔，已经关联")];
        Ok(LineDone { sentences, version: line.version + 1 })
    }

    /// Under what dockets know these lines.
    pub(crate) fn references<'a>(
        &self,
        lines: impl Iterator<Item = &'a LineId>,
    ) -> Result<References, AppError> {
        let numbers: Vec<&str> = lines.map(|id| id.source_no.as_str()).collect();
        let claimed = self.store().claimed_lines_numbered(self.court().as_str(), &numbers)?;
        Ok(References { claimed: claimed.into_iter().collect() })
    }
}

/// What the claims of a case write, and the pages in words.
#[derive(Default)]
pub(crate) struct Claimed {
    pub(crate) streams: Vec<StreamAppend>,
    pub(crate) changes: Vec<Change>,
    pub(crate) sentences: Vec<String>,
}

/// Under what dockets know lines: the bank's number, and where a claimed line of another account bears the same, the
/// account too.
pub(crate) struct References {
    /// The claimed lines with such numbers: account and number.
    claimed: HashSet<(String, String)>,
}

impl References {
    fn of(&self, id: &LineId) -> String {
        let is_elsewhere =
            self.claimed.iter().any(|(account, number)| *number == id.source_no && *account != id.account);
        if is_elsewhere { format!("{}@{}", id.source_no, id.account) } else { id.source_no.clone() }
    }
}
