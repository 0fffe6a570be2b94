//! The bank's answer as a table.

use super::super::amount::amount;
use super::super::layout::head;
use super::super::moment;
use super::super::table::Rows;
use super::super::{BadLine, BankFileError, Fault};
use super::{AnswerFile, Outcome, PaymentResult};
use std::borrow::Cow;

const ORDER_NO: &[&str] = &["支付指令号", "指令号", "指令编号", "企业流水号", "业务编号"];
const STATUS: &[&str] = &["处理结果", "交易状态", "处理状态", "状态", "结果"];
const REASON: &[&str] = &["失败原因", "原因", "返回信息", "错误信息"];
const BANK_NO: &[&str] = &["银行流水号", "交易流水号", "流水号"];
const AMOUNT: &[&str] = &["金额", "交易金额"];
const DAY: &[&str] = &["处理日期", "交易日期", "处理时间", "完成时间"];

const SETTLED: &[&str] = &["成功", "交易成功", "处理成功", "支付成功", "已完成"];
const FAILED: &[&str] = &["失败", "交易失败", "处理失败", "支付失败", "已退回", "退汇", "退票", "拒绝"];
const UNDERWAY: &[&str] = &["处理中", "已受理", "待处理", "银行处理中", "已提交", "待复核"];

/// Rows that may stand above the heads.
const ROWS_ABOVE_HEADS: usize = 60;

pub(super) fn read(name: &str, mut rows: Rows<'_>) -> Result<AnswerFile, BankFileError> {
    let mut cells: Vec<Cow<'_, str>> = Vec::new();
    let mut empty = true;
    let missing = |names: &[&[&str]]| names.iter().map(|names| names[0].to_owned()).collect();
    let mut lacking: Vec<String> = missing(&[ORDER_NO, STATUS]);
    for _ in 0..ROWS_ABOVE_HEADS {
        if rows.next_into(&mut cells).is_none() {
            break;
        }
        empty = false;
        let heads: Vec<String> = cells.iter().map(|cell| head(cell)).collect();
        let place = |names: &[&str]| names.iter().find_map(|name| heads.iter().position(|head| head == name));
        match (place(ORDER_NO), place(STATUS)) {
            (Some(order_no), Some(status)) => {
                let places = Places {
                    order_no,
                    status,
                    reason: place(REASON),
                    bank_no: place(BANK_NO),
                    amount: place(AMOUNT),
                    day: place(DAY),
                };
                return Ok(places.read(&heads, rows, cells));
            }
            (Some(_), None) => lacking = missing(&[STATUS]),
            (None, Some(_)) => lacking = missing(&[ORDER_NO]),
            (None, None) => {}
        }
    }
    if empty {
        return Err(BankFileError::Empty(name.to_owned()));
    }
    let nearest = "支付结果（每笔一行）".to_owned();
    Err(BankFileError::NotRecognised { name: name.to_owned(), nearest, missing: lacking })
}

struct Places {
    order_no: usize,
    status: usize,
    reason: Option<usize>,
    bank_no: Option<usize>,
    amount: Option<usize>,
    day: Option<usize>,
}

impl Places {
    fn read<'a>(&self, heads: &[String], mut rows: Rows<'a>, mut cells: Vec<Cow<'a, str>>) -> AnswerFile {
        let mut file = AnswerFile::default();
        while let Some(row) = rows.next_into(&mut cells) {
            match self.line(row, &cells) {
                Ok(Some(result)) => file.results.push(result),
                Ok(None) => {}
                Err((place, fault)) => {
                    let column = heads.get(place).map(|head| head.as_str().into());
                    file.bad_lines.push(BadLine { row, column, fault });
                }
            }
        }
        file
    }

    /// The result of one row; none where it sums up or bears no order number.
    fn line(&self, row: usize, cells: &[Cow<'_, str>]) -> Result<Option<PaymentResult>, (usize, Fault)> {
        let cell = |place: usize| cells.get(place).map_or("", |cell| cell.as_ref());
        let maybe = |place: Option<usize>| Some(place.map_or("", cell)).filter(|text| !text.is_empty());
        let (order_no, status) = (cell(self.order_no), cell(self.status));
        let sums_up = ["合计", "总计", "共计", "成功笔数"].iter().any(|word| cell(0).starts_with(word));
        if sums_up || (order_no == "支付指令号" && row > 1) {
            return Ok(None);
        }
        if order_no.is_empty() {
            return Err((self.order_no, Fault::NoOrderNo));
        }
        if let Some(place) = cells.iter().position(|cell| cell.contains(char::REPLACEMENT_CHARACTER)) {
            return Err((place, Fault::BrokenText));
        }
        let outcome = outcome(status).ok_or_else(|| (self.status, Fault::NoStatus(status.into())))?;
        let stated = maybe(self.amount).unwrap_or_default();
        let stated = amount(stated).map_err(|why| (self.amount.unwrap_or_default(), why.fault(stated)))?;
        let patterns = ["yyyy-mm-dd", "yyyymmdd", "yyyy/mm/dd", "yyyy年mm月dd日"].map(str::to_owned);
        Ok(Some(PaymentResult {
            order_no: order_no.into(),
            outcome,
            status: status.into(),
            reason: maybe(self.reason).map(Into::into),
            bank_no: maybe(self.bank_no).map(Into::into),
            amount: stated,
            on: maybe(self.day).and_then(|text| moment::day(text, &patterns)).map(|(day, _)| day),
            row,
        }))
    }
}

fn outcome(status: &str) -> Option<Outcome> {
    let is = |words: &[&str]| words.contains(&status);
    if is(SETTLED) {
        Some(Outcome::Settled)
    } else if is(FAILED) {
        Some(Outcome::Failed)
    } else if is(UNDERWAY) {
        Some(Outcome::Underway)
    } else {
        super::pain002::outcome(status)
    }
}
