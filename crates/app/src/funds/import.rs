//! Import a statement of the bank: every line that brought money is entered once, whatever else happens.
//!
//! The same file twice changes nothing. Money that a case has already, typed by finance under the bank's number, is
//! linked to its page. What came to the sub-account of a case the program itself claims; everything else waits in
//! suspense. Lines of money that went out are entered too and matched
//! with our payments, and what the bank says it holds is kept for the closing of days: see [`crate::closing`].

use crate::app::{App, new_event};
use crate::error::AppError;
use crate::funds::{Debtors, TRIES, matching, may_import};
use docket::money::receive_money::Origin;
use docket::office::Actor;
use documents::bank::{
    AccountNumber, Direction, Layouts, Movement, Statement, StatementLine, read_statements,
};
use ledger::bank_line::{BankLine, LineBooked, LineClaimed, LineEvent, LineId};
use ledger::matching::{Candidate, Payment};
use std::collections::{BTreeMap, HashMap, HashSet};
use store::read::funds::{LineRow, Sum, TypedReceipt};
use store::read::line_projection;
use store::{Change, StreamAppend};
use values::{CaseId, Day, Fen};

/// How many lines are entered in one append.
const TOGETHER: usize = 500;
/// How many problems a report names; the rest it counts.
const NAMED: usize = 200;

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedFile {
    /// What the file was recognised as.
    pub format: String,
    /// Its statements.
    pub statements: Vec<ImportedStatement>,
    /// Lines that came to the sub-account of a case and were claimed for it: of this file, or waiting from before.
    pub claimed: Sum,
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
    /// Lines that were entered before.
    pub known: u32,
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
    /// Imports a file of the bank. `account` is the court's account, for files that do not name it.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::BadInput`] where the file is no statement, or says nothing of its account
    /// and neither does whoever imports it; a store failure stops the import, with the lines before it entered: the
    /// same file again goes on.
    pub fn import_statement(
        &self,
        actor: &Actor,
        (name, bytes): (&str, &[u8]),
        account: &str,
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
        let mut imported = ImportedFile { format: file.format, ..ImportedFile::default() };
        for (statement, account) in file.statements.iter().zip(accounts) {
            imported.statements.push(self.enter_statement(actor, (statement, name), account)?);
        }
        self.claim_certain(&mut imported)?;
        Ok(imported)
    }

    /// Enters the lines of one statement that are not entered yet.
    fn enter_statement(
        &self,
        actor: &Actor,
        (statement, file): (&Statement, &str),
        account: String,
    ) -> Result<ImportedStatement, AppError> {
        let mut done = ImportedStatement {
            account,
            from: statement.from,
            until: statement.until,
            bad_lines: statement.bad_lines.iter().take(NAMED).map(ToString::to_string).collect(),
            bad: statement.bad_lines.len(),
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
            self.enter_together(actor, together, &mut done)?;
        }
        let entered = self.enter_outgoing(actor, &done.account, &outgoing)?;
        done.outgoing = entered.entered;
        done.known += entered.known;
        done.matched = self.match_outgoing(actor, &done.account)?;
        self.take_balances(actor, (&done.account, file), statement)?;
        Ok(done)
    }

    /// Enters some lines in one append; where somebody enters some of them meanwhile, the others.
    fn enter_together(
        &self,
        actor: &Actor,
        lines: &[&StatementLine],
        done: &mut ImportedStatement,
    ) -> Result<(), AppError> {
        let (court, on) = (self.court().as_str(), self.today());
        let numbers = || lines.iter().map(|line| &*line.source_no);
        let (Some(first), Some(last)) = (numbers().min(), numbers().max()) else { return Ok(()) };
        for _ in 0..TRIES {
            let known: HashSet<String> =
                self.store().bank_line_numbers(court, &done.account, (first, last))?.into_iter().collect();
            let typed: HashMap<String, TypedReceipt> = self
                .store()
                .typed_receipts(court, (first, last))?
                .into_iter()
                .map(|receipt| (receipt.bank_reference.clone(), receipt))
                .collect();
            let mut batch = Batch::default();
            for line in lines {
                if known.contains(&*line.source_no) {
                    batch.known += 1;
                } else {
                    batch.take(booked(line, &done.account), typed.get(&*line.source_no), (court, on), actor);
                }
            }
            if !batch.streams.is_empty() {
                match self.append(batch.streams, batch.changes) {
                    Err(AppError::Conflict) => continue,
                    written => written?,
                }
            }
            done.known += batch.known;
            for (sum, more) in [(&mut done.entered, batch.entered), (&mut done.linked, batch.linked)] {
                sum.count += more.count;
                sum.amount += more.amount;
            }
            done.findings.extend(batch.findings);
            return Ok(());
        }
        Err(AppError::Conflict)
    }

    /// Claims what came to the sub-account of a case, of this file or of earlier ones; nobody has touched these lines.
    fn claim_certain(&self, imported: &mut ImportedFile) -> Result<(), AppError> {
        let waiting = self.store().untouched_lines_with_sub_account(self.court().as_str())?;
        if waiting.is_empty() {
            return Ok(());
        }
        let debtors = self.debtors_awaited()?;
        let mut by_case: BTreeMap<CaseId, Vec<(LineRow, u32)>> = BTreeMap::new();
        for row in waiting {
            if let Some(Candidate { case, debtor, .. }) = debtors.certain(&row) {
                by_case.entry(case).or_default().push((row, debtor));
            }
        }
        for (case, lines) in by_case {
            self.claim_for_case(&case, &lines, imported)?;
        }
        Ok(())
    }

    /// Claims lines for one case: all together, and where the docket refuses one, each alone.
    fn claim_for_case(
        &self,
        case: &CaseId,
        lines: &[(LineRow, u32)],
        imported: &mut ImportedFile,
    ) -> Result<(), AppError> {
        let outcome = self.claim_by_program(case, lines);
        match outcome {
            Ok(()) => {
                lines.iter().for_each(|(row, _)| add(&mut imported.claimed, row.amount));
                Ok(())
            }
            Err(fault @ (AppError::Store(_) | AppError::Unreadable(_))) => Err(fault),
            Err(_) if lines.len() > 1 => lines
                .iter()
                .try_for_each(|one| self.claim_for_case(case, std::slice::from_ref(one), imported)),
            Err(refused) => {
                let id = lines.first().map(|(row, _)| row_id(row));
                imported.refused.extend(id.map(|id| (id, refused.sentence())));
                Ok(())
            }
        }
    }

    fn claim_by_program(&self, case: &CaseId, lines: &[(LineRow, u32)]) -> Result<(), AppError> {
        let actor = matching();
        for _ in 1..TRIES {
            let lines = lines
                .iter()
                .map(|(row, debtor)| Ok((self.line(&row_id(row))?, *debtor)))
                .collect::<Result<Vec<(BankLine, u32)>, AppError>>()?;
            let claims: Vec<_> =
                lines.iter().map(|(line, debtor)| (line, *debtor, Origin::Recognised)).collect();
            match self.claim_all(&actor, self.docket_for(&actor, case)?, &claims) {
                Err(AppError::Conflict) => {}
                done => return done.map(|_| ()),
            }
        }
        Err(AppError::Conflict)
    }
}

impl Debtors {
    /// The case to whose sub-account a line came, with the debtor on whose behalf: where it has several, the one for
    /// whom more speaks; none where nothing says which.
    fn certain(&self, row: &LineRow) -> Option<Candidate> {
        let mut candidates = self.index.candidates(&payment(row)).into_iter().filter(Candidate::is_certain);
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
    entered: Sum,
    linked: Sum,
    findings: Vec<String>,
}

impl Batch {
    /// Takes up one line, linked to the receipt that finance typed of it.
    fn take(
        &mut self,
        booked: LineBooked,
        typed: Option<&TypedReceipt>,
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
    let number = |number: &Option<AccountNumber>| {
        number.as_ref().map_or_else(String::new, |number| number.reveal().to_owned())
    };
    LineBooked {
        id: LineId { account: account.to_owned(), source_no: line.source_no.to_string() },
        value_on: line.value_on,
        amount_fen: line.amount,
        payer: text(&line.counterparty_name),
        payer_account: number(&line.counterparty_account),
        sub_account: number(&line.sub_account),
        wording: line.wording.trim().to_owned(),
    }
}

/// A line that undoes an earlier one: nothing is done, somebody looks.
fn reversed(line: &StatementLine, direction: Direction) -> String {
    let what = match direction {
        Direction::Debit => "冲回此前的收入，请核对对应的到账是否已经认领",
        Direction::Credit => "冲回此前的支出，不作为到账",
    };
    format!("第 {} 行（流水号{}，{}元）是冲正：{what}", line.row, line.source_no, line.amount)
}
