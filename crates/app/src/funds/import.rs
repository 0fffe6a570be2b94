//! Import a statement of the bank: every line that brought money is entered once, whatever else happens.
//!
//! The same file twice changes nothing, and a number that comes again with other content is named. Money that a case has already, typed by finance under the bank's number, is
//! linked to its page. What came to the sub-account of a case the program itself claims; everything else waits in
//! suspense. Lines of money that went out are entered too and matched
//! with our payments, and what the bank says it holds is kept for the closing of days: see [`crate::closing`].

use crate::app::{App, new_event};
use crate::cases::stream::Docket;
use crate::closing::{dated, told_days};
use crate::error::AppError;
use crate::funds::claim::Claim;
use crate::funds::entered::{LineDiffers, Standing, whole};
use crate::funds::{Debtors, matching, may_import};
use docket::money::receive_money::Origin;
use docket::office::Actor;
use documents::bank::{
    AccountNumber, Direction, Layouts, Movement, Statement, StatementLine, read_statements,
};
use ledger::bank_line::{BankLine, LineBooked, LineClaimed, LineEvent, LineId, LineRefusal};
use ledger::matching::{Candidate, Payment};
use std::collections::HashMap;
use store::read::funds::{LineRow, Sum, TypedReceipt, Way};
use store::read::line_projection;
use store::{Change, StreamAppend};
use values::{CaseId, Day, Fen};

/// How many lines are entered in one append.
const TOGETHER: usize = 500;
/// How many lines that came to sub-accounts are looked at together.
const CLAIMED_TOGETHER: u32 = 500;
/// How many problems a report names; the rest it counts.
const NAMED: usize = 200;

/// Whether an account that the court does not know yet is taken for one of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewAccount {
    /// Nobody has said so: its statement is refused.
    Refused,
    /// Whoever imports the statement says so.
    Confirmed,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedFile {
    /// What the file was recognised as.
    pub format: String,
    /// Its statements.
    pub statements: Vec<ImportedStatement>,
    /// Lines that came to the sub-account of a case and were claimed for it: of this file, or waiting from before.
    pub claimed: Sum,
    /// Lines of this file that wait for somebody, with at least one case for which something speaks.
    pub recognised: Sum,
    /// Lines that came to the sub-account of a case and could not be claimed: the number, and why.
    pub refused: Vec<(LineId, String)>,
}

/// What an import did with the lines of one account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedStatement {
    /// The court's account.
    pub account: String,
    /// The first day that it covers, where it says so.
    pub from: Option<Day>,
    /// The last day that it covers, where it says so.
    pub until: Option<Day>,
    /// Lines that were entered.
    pub entered: Sum,
    /// Lines that were entered before and say the same.
    pub known: u32,
    /// Lines whose number is entered with other content, the first of them; nothing was changed.
    pub differing: Vec<LineDiffers>,
    /// How many such lines there are.
    pub differ: usize,
    /// Lines of money that a case had already: linked to its page.
    pub linked: Sum,
    /// Lines of money that went out that were entered.
    pub outgoing: Sum,
    /// Lines of money that went out that turned out to be payments of ours: of this file, or waiting from before.
    pub matched: Sum,
    /// Lines that could not be read, in words, the first of them.
    pub bad_lines: Vec<String>,
    /// How many lines could not be read.
    pub bad: usize,
    /// What somebody should look at, in words.
    pub findings: Vec<String>,
}

impl App {
    /// Imports a file of the bank. `account` is the court's account, for files that do not name it, and whether it may be
    /// one that the court does not know yet.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::UnknownAccount`]; [`AppError::BadInput`] where the file is no statement, or says nothing of its account
    /// and neither does whoever imports it; a store failure stops the import, with the lines before it entered: the
    /// same file again goes on.
    pub fn import_statement(
        &self,
        actor: &Actor,
        (name, bytes): (&str, &[u8]),
        (account, new): (&str, NewAccount),
    ) -> Result<ImportedFile, AppError> {
        if !may_import(actor) {
            return Err(AppError::Forbidden);
        }
        let typed = AccountNumber::written(account);
        let file = read_statements(name, bytes, &Layouts::built_in())
            .map_err(|error| AppError::BadInput(error.to_string()))?;
        let accounts = file
            .statements
            .iter()
            .map(|statement| account_of(statement, typed.as_ref()))
            .collect::<Result<Vec<String>, AppError>>()?;
        if new == NewAccount::Refused {
            self.check_known(&accounts)?;
        }
        let mut imported = ImportedFile { format: file.format, ..ImportedFile::default() };
        let debtors = self.debtors_awaited()?;
        for (statement, account) in file.statements.into_iter().zip(accounts) {
            let told = (statement, name);
            let entered = self.enter_statement(actor, told, account, &debtors, &mut imported.recognised)?;
            imported.statements.push(entered);
        }
        self.claim_certain(&debtors, &mut imported)?;
        Ok(imported)
    }

    /// The accounts are the court's: that of its letterhead, or one that is recorded or was seen on a statement.
    fn check_known(&self, accounts: &[String]) -> Result<(), AppError> {
        let main = self.main_account()?;
        let recorded = self.store().bank_accounts(self.court().as_str())?;
        let is_known = |account: &String| {
            main.as_ref() == Some(account) || recorded.iter().any(|known| known.account == *account)
        };
        match accounts.iter().find(|account| !is_known(account)) {
            Some(unknown) => Err(AppError::UnknownAccount(unknown.clone())),
            None => Ok(()),
        }
    }

    /// Enters the lines of one statement that are not entered yet.
    fn enter_statement(
        &self,
        actor: &Actor,
        (mut statement, file): (Statement, &str),
        account: String,
        debtors: &Debtors,
        recognised: &mut Sum,
    ) -> Result<ImportedStatement, AppError> {
        let today = self.today();
        let days = told_days(&statement, today);
        let ahead: Vec<StatementLine> =
            statement.entries.extract_if(.., |line| dated(line) > today).collect();
        let bad_lines = statement.bad_lines.iter().map(ToString::to_string);
        let mut done = ImportedStatement {
            account,
            from: statement.from,
            until: statement.until,
            bad_lines: bad_lines.chain(ahead.iter().map(not_yet)).take(NAMED).collect(),
            bad: statement.bad_lines.len() + ahead.len(),
            findings: statement.findings.iter().take(NAMED).map(ToString::to_string).collect(),
            ..ImportedStatement::default()
        };
        let (mut incoming, mut outgoing): (Vec<&StatementLine>, Vec<&StatementLine>) = Default::default();
        for line in &statement.entries {
            match (line.direction, line.movement) {
                (Direction::Credit, Movement::Ordinary) => incoming.push(line),
                (Direction::Debit, Movement::Ordinary) => outgoing.push(line),
                (direction, Movement::Reversal) => done.findings.push(reversed(line, direction)),
            }
        }
        for together in incoming.chunks(TOGETHER) {
            self.enter_together(actor, together, debtors, (&mut done, recognised))?;
        }
        let entered = self.enter_outgoing(actor, &done.account, &outgoing)?;
        done.outgoing = entered.entered;
        done.known += entered.known;
        done.name(entered.differing);
        done.matched = self.match_outgoing(actor, &done.account)?;
        self.take_balances(actor, (&done.account, file), &statement, &days)?;
        Ok(done)
    }

    /// Enters some lines in one append; where somebody enters some of them meanwhile, the others.
    fn enter_together(
        &self,
        actor: &Actor,
        lines: &[&StatementLine],
        debtors: &Debtors,
        (done, recognised): (&mut ImportedStatement, &mut Sum),
    ) -> Result<(), AppError> {
        let (court, on) = (self.court().as_str(), self.today());
        let numbers = || lines.iter().map(|line| &*line.source_no);
        let (Some(first), Some(last)) = (numbers().min(), numbers().max()) else { return Ok(()) };
        let batch = App::trying(|| {
            let entered = self.entered(&done.account, Way::In, lines)?;
            let typed: HashMap<String, TypedReceipt> = self
                .store()
                .typed_receipts(court, (first, last))?
                .into_iter()
                .map(|receipt| (receipt.bank_reference.clone(), receipt))
                .collect();
            let mut batch = Batch::default();
            for line in lines {
                match entered.standing(line) {
                    Standing::Known => batch.known += 1,
                    Standing::Differs(differs) => batch.differing.push(differs),
                    Standing::New => {
                        let typed = typed.get(&*line.source_no);
                        batch.take(booked(line, &done.account), typed, debtors, (court, on), actor);
                    }
                }
            }
            let (streams, changes) = (std::mem::take(&mut batch.streams), std::mem::take(&mut batch.changes));
            if !streams.is_empty() {
                self.append(streams, changes)?;
            }
            Ok(batch)
        })?;
        done.known += batch.known;
        done.name(batch.differing);
        let sums = [
            (&mut done.entered, batch.entered),
            (&mut done.linked, batch.linked),
            (recognised, batch.recognised),
        ];
        for (sum, more) in sums {
            sum.count += more.count;
            sum.amount += more.amount;
        }
        done.findings.extend(batch.findings);
        Ok(())
    }

    /// Claims what came to the sub-account of a case, of this file or of earlier ones; nobody has touched these lines.
    fn claim_certain(&self, debtors: &Debtors, imported: &mut ImportedFile) -> Result<(), AppError> {
        let mut last: Option<LineRow> = None;
        loop {
            let (court, together) = (self.court().as_str(), CLAIMED_TOGETHER);
            let waiting = self.store().untouched_lines_with_sub_account(court, last.as_ref(), together)?;
            last = waiting.last().cloned();
            if last.is_none() {
                return Ok(());
            }
            let mut certain: Vec<Certain> = waiting
                .into_iter()
                .filter_map(|row| debtors.certain(&payment(&row)).map(|found| Certain { found, row }))
                .collect();
            // Stable: the lines of a case stay in the order of their days.
            certain.sort_by(|one, other| one.found.case.cmp(&other.found.case));
            self.claim_or_part(&certain, imported)?;
        }
    }

    /// Claims lines in one append; where one of them cannot be claimed, the half in which it is, and at last it alone, is
    /// left.
    fn claim_or_part(&self, lines: &[Certain], imported: &mut ImportedFile) -> Result<(), AppError> {
        let outcome = match lines {
            [] => Ok(()),
            [one] => App::trying(|| self.claim_by_program(&[one])),
            many => self.claim_by_program(&many.iter().collect::<Vec<_>>()),
        };
        match (outcome, lines) {
            (Ok(()), _) => lines.iter().for_each(|line| add(&mut imported.claimed, line.row.amount)),
            (Err(fault @ (AppError::Store(_) | AppError::Unreadable(_))), _) => return Err(fault),
            // Somebody was faster: it is where it belongs, or on its way there.
            (Err(AppError::Line(LineRefusal::Claimed { .. } | LineRefusal::Proposed { .. })), [_]) => {}
            (Err(refused), [one]) => imported.refused.push((row_id(&one.row), refused.sentence())),
            (Err(_), _) => {
                let (first, second) = lines.split_at(lines.len() / 2);
                self.claim_or_part(first, imported)?;
                self.claim_or_part(second, imported)?;
            }
        }
        Ok(())
    }

    /// Claims lines, those of one case beside each other, all or none.
    fn claim_by_program(&self, lines: &[&Certain]) -> Result<(), AppError> {
        let actor = matching();
        let told = self.lines(&lines.iter().map(|line| row_id(&line.row)).collect::<Vec<_>>())?;
        let references = self.references(told.iter().map(|line| &line.booked.id))?;
        let claims: Vec<(&CaseId, Claim<'_>)> = lines
            .iter()
            .zip(&told)
            .map(|(line, told)| (&line.found.case, (told, line.found.debtor, Origin::Recognised)))
            .collect();
        let of_one_case = || claims.chunk_by(|one, other| one.0 == other.0);
        let mut dockets = self.dockets(&of_one_case().map(|claims| claims[0].0).collect::<Vec<_>>())?;
        let (mut streams, mut changes) = (Vec::new(), Vec::new());
        for claims in of_one_case() {
            let docket: Docket = dockets.remove(claims[0].0).ok_or(AppError::NotFound)?;
            let claims: Vec<Claim<'_>> = claims.iter().map(|(_, claim)| *claim).collect();
            let claimed = self.claimed(&actor, docket, &claims, &references)?;
            streams.extend(claimed.streams);
            changes.extend(claimed.changes);
        }
        self.append(streams, changes)
    }
}

impl ImportedStatement {
    /// Names lines whose number is entered with other content, as far as a report names them.
    fn name(&mut self, differing: Vec<LineDiffers>) {
        self.differ += differing.len();
        let room = NAMED.saturating_sub(self.differing.len());
        self.differing.extend(differing.into_iter().take(room));
    }
}

/// A line that came to the sub-account of a case.
struct Certain {
    found: Candidate,
    row: LineRow,
}

impl Debtors {
    /// Whether something, though nothing certain, says for which case a line is.
    fn speaks_for_somebody(&self, booked: &LineBooked) -> bool {
        let payment = Payment {
            amount: booked.amount_fen,
            payer: &booked.payer,
            payer_account: &booked.payer_account,
            sub_account: &booked.sub_account,
            wording: &booked.wording,
        };
        let candidates = self.index.candidates(&payment);
        !candidates.is_empty() && !candidates.iter().any(Candidate::is_certain)
    }

    /// The case to whose sub-account a line came, with the debtor on whose behalf: where it has several, the one for
    /// whom more speaks; none where nothing says which.
    fn certain(&self, payment: &Payment<'_>) -> Option<Candidate> {
        let mut candidates = self.index.candidates(payment).into_iter().filter(Candidate::is_certain);
        let first = candidates.next()?;
        candidates.next().is_none_or(|second| second.weight < first.weight).then_some(first)
    }
}

/// A line as matching looks at it.
pub(crate) fn payment(row: &LineRow) -> Payment<'_> {
    Payment {
        amount: row.amount,
        payer: &row.payer,
        payer_account: &row.payer_account,
        sub_account: &row.sub_account,
        wording: &row.wording,
    }
}

/// What a row is known by.
pub(crate) fn row_id(row: &LineRow) -> LineId {
    LineId { account: row.account.clone(), source_no: row.source_no.clone() }
}

/// Lines of one append.
#[derive(Default)]
struct Batch {
    streams: Vec<StreamAppend>,
    changes: Vec<Change>,
    known: u32,
    differing: Vec<LineDiffers>,
    entered: Sum,
    linked: Sum,
    recognised: Sum,
    findings: Vec<String>,
}

impl Batch {
    /// Takes up one line, linked to the receipt that finance typed of it.
    fn take(
        &mut self,
        booked: LineBooked,
        typed: Option<&TypedReceipt>,
        debtors: &Debtors,
        (court, on): (&str, Day),
        actor: &Actor,
    ) {
        let mut events = vec![LineEvent::Booked(booked.clone())];
        match typed.map(|receipt| (receipt, receipt.case_id.parse::<CaseId>())) {
            Some((receipt, Ok(case))) if receipt.amount == booked.amount_fen => {
                events.push(LineEvent::Claimed(LineClaimed { case, page: receipt.entry }));
                add(&mut self.linked, booked.amount_fen);
            }
            Some((receipt, _)) => self.findings.push(format!(
                "流水号{}已手工登记到账{}元，银行所列为{}元，请核对后更正",
                booked.id.source_no, receipt.amount, booked.amount_fen
            )),
            None if debtors.speaks_for_somebody(&booked) => add(&mut self.recognised, booked.amount_fen),
            None => {}
        }
        add(&mut self.entered, booked.amount_fen);
        let line = BankLine::of(events.iter().map(|event| (event, on))).expect("its first event books it");
        self.changes.extend(line_projection::changes(court, None, &line));
        self.streams.push(StreamAppend {
            stream: booked.id.stream(),
            expected: 0,
            events: events.iter().map(|event| new_event(event.kind(), on, &actor.id, event)).collect(),
        });
    }
}

fn add(sum: &mut Sum, amount: Fen) {
    sum.count += 1;
    sum.amount += amount;
}

/// The court's account of a statement: as the file says, or as typed where it does not.
fn account_of(statement: &Statement, typed: Option<&AccountNumber>) -> Result<String, AppError> {
    match (&statement.account, typed) {
        (Some(named), Some(typed)) if named != typed => Err(AppError::BadInput(format!(
            "文件是账户{}的流水，与填写的账户{}不符，未作任何导入",
            named.reveal(),
            typed.reveal()
        ))),
        (Some(account), _) | (None, Some(account)) => Ok(account.reveal().to_owned()),
        (None, None) => {
            Err(AppError::BadInput("文件没有写明是哪个账户的流水，请填写本院收款账户后重新导入".to_owned()))
        }
    }
}

fn booked(line: &StatementLine, account: &str) -> LineBooked {
    let text = |text: &Option<Box<str>>| text.as_deref().unwrap_or_default().trim().to_owned();
    LineBooked {
        id: LineId { account: account.to_owned(), source_no: line.source_no.to_string() },
        value_on: line.value_on,
        amount_fen: line.amount,
        payer: text(&line.counterparty_name),
        payer_account: whole(&line.counterparty_account),
        sub_account: whole(&line.sub_account),
        wording: line.wording.trim().to_owned(),
    }
}

/// A line of a day that has not come.
fn not_yet(line: &StatementLine) -> String {
    format!(
        "第 {} 行：流水号{}的日期{}晚于今日，没有登记，请向银行核实后重新导入",
        line.row,
        line.source_no,
        dated(line)
    )
}

/// A line that undoes an earlier one: nothing is done, somebody looks.
fn reversed(line: &StatementLine, direction: Direction) -> String {
    let what = match direction {
        Direction::Debit => "冲回此前的收入，请核对对应的到账是否已经认领",
        Direction::Credit => "冲回此前的支出，不作为到账",
    };
    format!("第 {} 行（流水号{}，{}元）是冲正：{what}", line.row, line.source_no, line.amount)
}
