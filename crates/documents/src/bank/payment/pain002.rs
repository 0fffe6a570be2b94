//! The bank's answer by ISO 20022: pain.002.

use super::super::amount::amount;
use super::super::moment;
use super::super::xml::{Element, Found, Pieces, walk};
use super::super::{BadLine, BankFileError, Fault};
use super::{AnswerFile, Outcome, PaymentResult};

const PIECES: Pieces = Pieces { leaf: "TxInfAndSts", around: &["CstmrPmtStsRpt", "OrgnlPmtInfAndSts"] };

pub(super) fn read(name: &str, text: &str) -> Result<AnswerFile, BankFileError> {
    let mut file = AnswerFile::default();
    let mut is_ours = false;
    walk(text, &PIECES, &mut |found| match found {
        Found::Piece(piece) if piece.name == PIECES.leaf => match transaction(&piece) {
            Ok(result) => file.results.push(result),
            Err((column, fault)) => {
                file.bad_lines.push(BadLine { row: piece.line, column: Some(column.into()), fault });
            }
        },
        Found::Piece(piece) if piece.name == "CstmrPmtStsRpt" => {
            is_ours = true;
            let group = piece.at("OrgnlGrpInfAndSts");
            let id = group.and_then(|group| group.text_at("OrgnlMsgId"));
            file.message_id = id.map(Into::into);
            let whole = group.and_then(|group| about(group, "GrpSts", id.unwrap_or_default()));
            file.whole = whole.or(file.whole.take());
        }
        Found::Piece(piece) => {
            is_ours = true;
            let id = piece.text_at("OrgnlPmtInfId").unwrap_or_default();
            file.whole = about(&piece, "PmtInfSts", id).or(file.whole.take());
        }
        Found::Damaged(row) | Found::CutOff(row) => {
            file.bad_lines.push(BadLine { row, column: None, fault: Fault::Damaged });
        }
    });
    let expected = "银行支付状态报告（pain.002）";
    if is_ours { Ok(file) } else { Err(BankFileError::OtherXml { name: name.to_owned(), expected }) }
}

/// What is said about the whole file. `PART` says that the orders differ, so it says nothing about any of them.
fn about(piece: &Element, status: &str, id: &str) -> Option<PaymentResult> {
    let status = piece.text_at(status)?;
    Some(PaymentResult {
        order_no: id.into(),
        outcome: outcome(status)?,
        status: status.into(),
        reason: reason(piece),
        bank_no: None,
        amount: None,
        on: None,
        row: piece.line,
    })
}

fn transaction(piece: &Element) -> Result<PaymentResult, (&'static str, Fault)> {
    let order_no = piece
        .text_at_any(&["OrgnlEndToEndId", "OrgnlInstrId"])
        .ok_or(("支付指令号 OrgnlEndToEndId", Fault::NoOrderNo))?;
    let status = piece.text_at("TxSts").unwrap_or_default();
    let outcome = outcome(status).ok_or_else(|| ("状态 TxSts", Fault::NoStatus(status.into())))?;
    let stated = piece.text_at("OrgnlTxRef/Amt/InstdAmt").unwrap_or_default();
    let stated = amount(stated).map_err(|why| ("金额 InstdAmt", why.fault(stated)))?;
    let on = piece.text_at_any(&["AccptncDtTm", "FctvIntrBkSttlmDt/Dt", "OrgnlTxRef/IntrBkSttlmDt"]);
    Ok(PaymentResult {
        order_no: order_no.into(),
        outcome,
        status: status.into(),
        reason: reason(piece),
        bank_no: piece.text_at("AcctSvcrRef").map(Into::into),
        amount: stated,
        on: on.and_then(|text| moment::day(text, &["yyyy-mm-dd".to_owned()])).map(|(day, _)| day),
        row: piece.line,
    })
}

/// What a status code says; none where it says nothing about a single payment.
pub(super) fn outcome(code: &str) -> Option<Outcome> {
    match code {
        "ACSC" | "ACCC" => Some(Outcome::Settled),
        "RJCT" | "CANC" => Some(Outcome::Failed),
        "RCVD" | "ACTC" | "ACCP" | "ACSP" | "ACWC" | "ACWP" | "PDNG" => Some(Outcome::Underway),
        _ => None,
    }
}

/// The bank's own words, or else what its code means.
fn reason(piece: &Element) -> Option<Box<str>> {
    let info = piece.at("StsRsnInf")?;
    let words: Vec<&str> =
        info.all("AddtlInf").map(|words| words.text.trim()).filter(|words| !words.is_empty()).collect();
    let code = info.text_at_any(&["Rsn/Cd", "Rsn/Prtry"]);
    let meaning =
        code.map(|code| meaning(code).map_or(code.to_owned(), |meaning| format!("{meaning}（{code}）")));
    match (words.is_empty(), meaning) {
        (true, meaning) => meaning.map(Into::into),
        (false, None) => Some(words.join(" ").into()),
        (false, Some(meaning)) => Some(format!("{meaning}：{}", words.join(" ")).into()),
    }
}

fn meaning(code: &str) -> Option<&'static str> {
    Some(match code {
        "AC01" | "AC03" => "收款账号有误",
        "AC04" | "AC07" => "收款账户已销户",
        "AC06" => "账户被冻结或者止付",
        "AG01" => "账户不允许此类交易",
        "AM04" => "付款账户余额不足",
        "AM05" => "重复支付",
        "AM09" => "金额有误",
        "BE01" | "BE04" | "BE05" => "户名与账号不符",
        "DT01" => "日期有误",
        "DUPL" => "重复的支付文件",
        "FF01" => "文件格式有误",
        "MD07" => "收款人已死亡",
        "MS02" | "MS03" => "银行未说明原因",
        "RC01" | "RC04" | "RC07" => "开户行行号有误",
        "RR04" => "监管原因",
        _ => return None,
    })
}
