//! Statements by ISO 20022: CAMT.053, versions 2 to 8 and later, which write parties and status one level deeper.

use super::super::amount::amount;
use super::super::layout::Numbers;
use super::super::xml::{Element, Found, Pieces, looks_like, walk};
use super::super::{AccountNumber, BankFileError, moment};
use super::{BadLine, Direction, Fault, Finding, Movement, Statement, StatementFile, StatementLine, check};
use values::{Day, Fen};

const PIECES: Pieces = Pieces { leaf: "Ntry", around: &["BkToCstmrStmt", "Stmt"] };

/// Reads the statements of a message. A line's row is the line of the text on which its entry begins.
pub(super) fn read(name: &str, text: &str) -> Result<StatementFile, BankFileError> {
    debug_assert!(looks_like(text), "only what is meant as XML comes here");
    let mut statements = Vec::new();
    let mut statement = Statement::default();
    let mut is_ours = false;
    walk(text, &PIECES, &mut |found| match found {
        Found::Piece(piece) if piece.name == PIECES.leaf => entry(&piece, &mut statement),
        Found::Piece(piece) if piece.name == "Stmt" => {
            let mut whole = std::mem::take(&mut statement);
            heads(&piece, &mut whole);
            statements.push(whole);
            is_ours = true;
        }
        Found::Piece(_) => is_ours = true,
        Found::Damaged(row) => {
            statement.bad_lines.push(BadLine { row, column: None, fault: Fault::Damaged });
        }
        Found::CutOff(row) => {
            let last = statements.last_mut().unwrap_or(&mut statement);
            last.findings.push(Finding::CutOff { row });
        }
    });
    if !is_ours {
        return Err(BankFileError::OtherXml {
            name: name.to_owned(), expected: "银行对账单（CAMT.053）"
        });
    }
    // What was damaged outside any statement stays with the last one.
    match statements.last_mut() {
        Some(last) => {
            last.entries.append(&mut statement.entries);
            last.bad_lines.append(&mut statement.bad_lines);
        }
        None => statements.push(statement),
    }
    for statement in &mut statements {
        own_accounts(statement);
        check::finish(statement, Numbers::Unique, Some("银行流水号"));
    }
    Ok(StatementFile { format: "ISO 20022 CAMT.053 电子对账单".to_owned(), statements })
}

/// Account, days and balances.
fn heads(piece: &Element, statement: &mut Statement) {
    statement.account = account(piece.at("Acct"));
    statement.holder = piece.text_at_any(&["Acct/Nm", "Acct/Ownr/Nm"]).map(Into::into);
    statement.from = piece.text_at("FrToDt/FrDtTm").and_then(day);
    statement.until = piece.text_at("FrToDt/ToDtTm").and_then(day);
    let balance = |codes: &[&str]| {
        let mut balances = piece.all("Bal");
        let found = balances
            .find(|balance| balance.text_at("Tp/CdOrPrtry/Cd").is_some_and(|code| codes.contains(&code)))?;
        let fen = amount(found.text_at("Amt")?).ok().flatten()?;
        Some(if found.text_at("CdtDbtInd") == Some("DBIT") { -fen } else { fen })
    };
    statement.opening = balance(&["OPBD", "PRCD"]);
    statement.closing = balance(&["CLBD"]);
}

fn account(piece: Option<&Element>) -> Option<AccountNumber> {
    piece?.text_at_any(&["Id/Othr/Id", "Id/IBAN"]).and_then(AccountNumber::written)
}

/// The sub-account of a receipt is the account it was paid to, where that is not the account of the statement.
fn own_accounts(statement: &mut Statement) {
    for line in &mut statement.entries {
        if line.sub_account.is_some() && line.sub_account == statement.account {
            line.sub_account = None;
        }
    }
}

/// One entry: a line, or a line for each of its details where these add up to it.
fn entry(piece: &Element, statement: &mut Statement) {
    let status = piece.text_at_any(&["Sts/Cd", "Sts/Prtry", "Sts"]).unwrap_or("BOOK");
    if status != "BOOK" {
        statement.findings.push(Finding::NotBooked { row: piece.line, status: status.into() });
        return;
    }
    match lines(piece, statement) {
        Ok(mut lines) => statement.entries.append(&mut lines),
        Err((column, fault)) => {
            let column = Some(column.into());
            statement.bad_lines.push(BadLine { row: piece.line, column, fault });
        }
    }
}

type EntryFault = (&'static str, Fault);

const AMOUNT: &str = "金额 Amt";

fn lines(piece: &Element, statement: &mut Statement) -> Result<Vec<StatementLine>, EntryFault> {
    let row = piece.line;
    let total = money(piece.at("Amt"))?;
    let direction = match piece.text_at("CdtDbtInd") {
        Some("CRDT") => Direction::Credit,
        Some("DBIT") => Direction::Debit,
        other => return Err(("借贷标志 CdtDbtInd", Fault::NoDirection(other.unwrap_or_default().into()))),
    };
    let movement = match piece.text_at("RvslInd") {
        Some("true" | "1") => Movement::Reversal,
        _ => Movement::Ordinary,
    };
    let booked = piece.text_at_any(&["BookgDt/Dt", "BookgDt/DtTm"]).unwrap_or_default();
    let booked_on = day(booked).ok_or_else(|| ("记账日 BookgDt", Fault::NoDay(booked.into())))?;
    let value = piece.text_at_any(&["ValDt/Dt", "ValDt/DtTm"]);
    let value_on = value.and_then(day);
    if let (Some(text), None) = (value, value_on) {
        statement.findings.push(Finding::ValueDayUnreadable { row, text: text.into() });
    }
    let line = StatementLine {
        source_no: piece.text_at_any(&["AcctSvcrRef", "NtryRef"]).unwrap_or_default().into(),
        booked_on,
        second_of_day: booked.get(10..).and_then(moment::second_of_day),
        value_on: value_on.unwrap_or(booked_on),
        amount: total,
        direction,
        movement,
        counterparty_name: None,
        counterparty_account: None,
        counterparty_bank: None,
        sub_account: None,
        wording: piece.text_at("AddtlNtryInf").unwrap_or_default().into(),
        balance: None,
        row,
    };
    let details: Vec<&Element> = piece.all("NtryDtls").flat_map(|details| details.all("TxDtls")).collect();
    match details.as_slice() {
        [] => Ok(vec![line]),
        [one] => Ok(vec![with_details(line, one)]),
        many => {
            let amounts: Vec<Fen> = many.iter().filter_map(|details| detail_amount(details)).collect();
            let sum: i128 = amounts.iter().map(|fen| i128::from(fen.0)).sum();
            if amounts.len() != many.len() || sum != i128::from(total.0) {
                return Ok(vec![line]);
            }
            Ok(many
                .iter()
                .zip(amounts)
                .zip(1..)
                .map(|((details, amount), place)| part(&line, details, amount, place))
                .collect())
        }
    }
}

/// One of several details: its number is that of the entry with its place, unless the bank numbered it itself.
fn part(entry: &StatementLine, details: &Element, amount: Fen, place: usize) -> StatementLine {
    let mut line = entry.clone();
    line.amount = amount;
    if !entry.source_no.is_empty() {
        line.source_no = format!("{}/{place}", entry.source_no).into();
    }
    let own = details.text_at("Refs/AcctSvcrRef").filter(|number| *number != &*entry.source_no);
    if let Some(own) = own {
        line.source_no = own.into();
    }
    with_details(line, details)
}

fn detail_amount(details: &Element) -> Option<Fen> {
    let place = details.at("Amt").or_else(|| details.at("AmtDtls/TxAmt/Amt"));
    money(place).ok()
}

fn with_details(mut line: StatementLine, details: &Element) -> StatementLine {
    let parties = details.at("RltdPties");
    let agents = details.at("RltdAgts");
    let (party, agent, own) = match line.direction {
        Direction::Credit => ("Dbtr", "DbtrAgt", "CdtrAcct"),
        Direction::Debit => ("Cdtr", "CdtrAgt", "DbtrAcct"),
    };
    if let Some(parties) = parties {
        let named = parties.at(party);
        line.counterparty_name = named.and_then(|party| party.text_at_any(&["Nm", "Pty/Nm"])).map(Into::into);
        line.counterparty_account = account(parties.at(&format!("{party}Acct")));
        line.sub_account = account(parties.at(own));
    }
    line.counterparty_bank = agents
        .and_then(|agents| agents.at(agent))
        .and_then(|agent| {
            agent.text_at_any(&[
                "FinInstnId/Nm",
                "FinInstnId/ClrSysMmbId/MmbId",
                "FinInstnId/BIC",
                "FinInstnId/BICFI",
            ])
        })
        .map(Into::into);
    if line.source_no.is_empty() {
        let number = details.text_at_any(&["Refs/AcctSvcrRef", "Refs/TxId"]);
        line.source_no = number.unwrap_or_default().into();
    }
    let mut wording: Vec<&str> = Vec::new();
    if let Some(remittance) = details.at("RmtInf") {
        wording.extend(remittance.all("Ustrd").map(|words| words.text.trim()));
        wording.extend(remittance.text_at("Strd/CdtrRefInf/Ref"));
    }
    wording.extend(details.text_at("AddtlTxInf"));
    wording.push(&line.wording);
    wording.retain(|words| !words.is_empty());
    wording.dedup();
    line.wording = wording.join(" ").into();
    line
}

fn money(place: Option<&Element>) -> Result<Fen, EntryFault> {
    let place = place.ok_or((AMOUNT, Fault::Nothing))?;
    let currency = place.currency.as_deref().unwrap_or("CNY");
    if currency != "CNY" {
        return Err((AMOUNT, Fault::Foreign(currency.into())));
    }
    let text = place.text.trim();
    let fen = amount(text).map_err(|why| (AMOUNT, why.fault(text)))?;
    fen.filter(|fen| fen.is_positive()).ok_or((AMOUNT, Fault::Nothing))
}

fn day(text: &str) -> Option<Day> {
    moment::day(text, &["yyyy-mm-dd".to_owned()]).map(|(day, _)| day)
}
