//! Reading the first sheet of an `.xlsx` or `.xls`, or a `.csv`.

use crate::packed::{Packed, Unpacking};
use crate::plain;
use calamine::{Cell, Data, ExcelDateTime, Reader, Xls, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Cursor;

/// One row that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line in the sheet as the sender sees it, counted from 1.
    pub line: usize,
    /// Its cells from the first column on, trimmed, without the empty ones at the end. Days are `2026-03-10`, numbers
    /// are plain decimals; those of more than fifteen digits, whose end Excel has lost, are `5.3E17`.
    pub cells: Vec<String>,
}

/// Why an uploaded table cannot be read. Its display is for the officer who uploaded it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetReadError {
    /// No row holds anything.
    #[error("“{0}”的第一张表没有内容")]
    Empty(String),
    /// Neither a spreadsheet nor text.
    #[error("“{0}”不是表格文件，请上传 .xlsx、.xls 或者 .csv 文件")]
    NotASheet(String),
    /// A spreadsheet locked by a password.
    #[error("“{0}”设有密码，请取消密码后重新上传")]
    Locked(String),
    /// A damaged spreadsheet.
    #[error("“{0}”已经损坏，无法读取，请用 Excel 或者 WPS 打开检查并重新保存后上传")]
    Damaged(String),
    /// More than can be read at once.
    #[error("“{0}”内容过多（解开后超过 64 MB，或者超过 200,000 行、256 列），请分成几个文件上传")]
    TooLarge(String),
    /// A quotation mark without its partner.
    #[error("“{name}”第 {line} 行的双引号没有成对，请改正后重新上传")]
    Quotation {
        /// The file.
        name: String,
        /// Its line, counted from 1.
        line: usize,
    },
}

const UNPACKED_MAX: u64 = 64 << 20;
const ROWS_MAX: usize = 200_000;
const COLUMNS_MAX: usize = 256;
const LOSING_DIGITS: f64 = 1e15;

enum Reason {
    NotASheet,
    Locked,
    Damaged,
    TooLarge,
    Quotation(usize),
}

/// The rows of a `.csv` or of the first sheet of an `.xlsx` or `.xls`, empty rows left out.
///
/// What a file is, is seen from its bytes, not from its name.
///
/// # Errors
/// [`SheetReadError`], naming the file by the name given.
pub fn rows(name: &str, bytes: &[u8]) -> Result<Vec<Row>, SheetReadError> {
    let read = match bytes {
        [b'P', b'K', 3, 4, ..] => guarded(|| xlsx(bytes)),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => guarded(|| xls(bytes)),
        _ if bytes.starts_with(b"%PDF") => Err(Reason::NotASheet),
        _ => plain::decode(bytes).ok_or(Reason::NotASheet).and_then(|text| csv(&text)),
    };
    let name = name.to_owned();
    let rows = match read {
        Ok(rows) => rows,
        Err(Reason::NotASheet) => return Err(SheetReadError::NotASheet(name)),
        Err(Reason::Locked) => return Err(SheetReadError::Locked(name)),
        Err(Reason::Damaged) => return Err(SheetReadError::Damaged(name)),
        Err(Reason::TooLarge) => return Err(SheetReadError::TooLarge(name)),
        Err(Reason::Quotation(line)) => return Err(SheetReadError::Quotation { name, line }),
    };
    if rows.is_empty() { Err(SheetReadError::Empty(name)) } else { Ok(rows) }
}

/// What the library makes of a workbook. It counts on the lengths that a damaged one states, and dies of some; for us
/// that is a damaged file like any other.
fn guarded(read: impl FnOnce() -> Result<Vec<Row>, Reason>) -> Result<Vec<Row>, Reason> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or(Err(Reason::Damaged))
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Row>, Reason> {
    let mut packed = Packed::open(bytes, UNPACKED_MAX).map_err(unpacking)?;
    packed.measure().map_err(unpacking)?;
    if packed.part("xl/workbook.xml").map_err(unpacking)?.is_none() {
        return Err(Reason::NotASheet);
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Reason::Locked,
        _ => Reason::Damaged,
    })?;
    let first = book.sheet_names().into_iter().next().ok_or(Reason::Damaged)?;
    // Cell by cell: a single far-away cell must not make a table of a thousand million.
    let mut reader = book.worksheet_cells_reader(&first).map_err(|_| Reason::Damaged)?;
    let mut cells = BTreeMap::new();
    while let Some(cell) = reader.next_cell().map_err(|_| Reason::Damaged)? {
        let value = Data::from(cell.get_value().clone());
        place(&mut cells, cell.get_position(), &value)?;
    }
    gather(cells)
}

fn xls(bytes: &[u8]) -> Result<Vec<Row>, Reason> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => Reason::Locked,
        _ => Reason::Damaged,
    })?;
    let range = book.worksheet_range_at(0).ok_or(Reason::Damaged)?.map_err(|_| Reason::Damaged)?;
    let (top, left) = range.start().unwrap_or_default();
    let mut cells = BTreeMap::new();
    for (row, column, value) in range.used_cells() {
        let cell = Cell::new((top + row as u32, left + column as u32), value.clone());
        place(&mut cells, cell.get_position(), cell.get_value())?;
    }
    gather(cells)
}

fn unpacking(reason: Unpacking) -> Reason {
    match reason {
        Unpacking::Damaged => Reason::Damaged,
        Unpacking::TooLarge => Reason::TooLarge,
        Unpacking::Locked => Reason::Locked,
    }
}

type Cells = BTreeMap<usize, Vec<String>>;

fn place(cells: &mut Cells, (row, column): (u32, u32), value: &Data) -> Result<(), Reason> {
    let text = text(value);
    if text.is_empty() {
        return Ok(());
    }
    let (row, column) = (row as usize, column as usize);
    let places = cells.entry(row).or_default();
    if column >= COLUMNS_MAX {
        return Err(Reason::TooLarge);
    }
    if places.len() <= column {
        places.resize(column + 1, String::new());
    }
    places[column] = text;
    if cells.len() > ROWS_MAX { Err(Reason::TooLarge) } else { Ok(()) }
}

fn gather(cells: Cells) -> Result<Vec<Row>, Reason> {
    Ok(cells.into_iter().map(|(row, cells)| Row { line: row + 1, cells }).collect())
}

fn text(value: &Data) -> String {
    match value {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Int(number) => number.to_string(),
        // Excel keeps fifteen digits; what is longer has lost its end, and must not look like a whole number.
        Data::Float(number) if number.abs() >= LOSING_DIGITS => format!("{number:E}"),
        // The shortest decimal that gives the same number back: 373090.17, not 373090.16999999998.
        Data::Float(number) => number.to_string(),
        Data::Bool(true) => "是".to_owned(),
        Data::Bool(false) => "否".to_owned(),
        Data::DateTime(instant) => date(instant),
    }
}

/// The day, and the time where there is one.
fn date(instant: &ExcelDateTime) -> String {
    if instant.is_duration() {
        return instant.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = instant.to_ymd_hms_milli();
    match (hour, minute, second) {
        (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
    }
}

/// Comma-separated values (RFC 4180); semicolons and tabs separate where the first line has these and no comma.
fn csv(text: &str) -> Result<Vec<Row>, Reason> {
    let first = text.lines().next().unwrap_or_default();
    let separator = if first.contains(',') {
        ','
    } else {
        ['\t', ';'].into_iter().find(|mark| first.contains(*mark)).unwrap_or(',')
    };
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    let mut cell = String::new();
    let (mut line, mut row_line) = (1, 1);
    let mut quoted_from = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\n' {
            line += 1;
        }
        match character {
            '"' if quoted_from.is_some() && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted_from.is_some() => quoted_from = None,
            '"' if cell.is_empty() => quoted_from = Some(line),
            '\r' if quoted_from.is_none() && matches!(characters.peek(), Some('\n') | None) => {}
            '\n' if quoted_from.is_none() => {
                cells.push(std::mem::take(&mut cell));
                finish(&mut rows, row_line, &mut cells)?;
                row_line = line;
            }
            _ if character == separator && quoted_from.is_none() => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(character),
        }
    }
    if let Some(line) = quoted_from {
        return Err(Reason::Quotation(line));
    }
    cells.push(cell);
    finish(&mut rows, row_line, &mut cells)?;
    Ok(rows)
}

fn finish(rows: &mut Vec<Row>, line: usize, cells: &mut Vec<String>) -> Result<(), Reason> {
    let mut cells: Vec<String> = std::mem::take(cells).iter().map(|cell| cell.trim().to_owned()).collect();
    let used = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    cells.truncate(used);
    if used > COLUMNS_MAX || rows.len() >= ROWS_MAX {
        return Err(Reason::TooLarge);
    }
    if used > 0 {
        rows.push(Row { line, cells });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed::archive;

    fn cells(bytes: &[u8]) -> Vec<(usize, Vec<String>)> {
        rows("表", bytes).unwrap().into_iter().map(|row| (row.line, row.cells)).collect()
    }

    #[test]
    fn values_between_commas_are_read_with_their_lines() {
        let check = |text: &str, expected: &[(usize, &[&str])]| {
            let expected: Vec<(usize, Vec<String>)> = expected
                .iter()
                .map(|(line, row)| (*line, row.iter().map(|cell| (*cell).to_owned()).collect()))
                .collect();
            assert_eq!(cells(text.as_bytes()), expected, "{text:?}");
            assert_eq!(cells(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()), expected, "{text:?} with a mark");
            assert_eq!(cells(&encoding_rs::GB18030.encode(text).0), expected, "{text:?} in GB18030");
        };
        check("姓名,金额\r\n张堃,\"1,234.50\"\r\n", &[(1, &["姓名", "金额"]), (2, &["张堃", "1,234.50"])]);
        check("甲,\"上\n下\"\n\n,,\n乙,\"引\"\"号\"", &[(1, &["甲", "上\n下"]), (5, &["乙", "引\"号"])]);
        check("甲\t1,5\n乙\t2", &[(1, &["甲\t1", "5"]), (2, &["乙\t2"])]);
        check("甲\t乙\n一\t二", &[(1, &["甲", "乙"]), (2, &["一", "二"])]);
        check(",甲,,\n", &[(1, &["", "甲"])]);
    }

    #[test]
    fn what_is_no_table_is_refused_in_plain_words() {
        let bomb = archive(&[("xl/workbook.xml", &vec![b' '; (UNPACKED_MAX + 1) as usize])]);
        let word = archive(&[("word/document.xml", b"<w/>")]);
        let broken = archive(&[("xl/workbook.xml", b"<workbook>")]);
        let wide = ",".repeat(300) + "甲";
        for (bytes, expected) in [
            (&b""[..], "没有内容"),
            (b"\n,,\n", "没有内容"),
            (b"%PDF-1.7", "不是表格文件"),
            (&[0x89, 0x50, 0x4E, 0x47, 0x00], "不是表格文件"),
            (&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "已经损坏"),
            (&word, "不是表格文件"),
            (&broken, "已经损坏"),
            (&bomb, "内容过多"),
            (wide.as_bytes(), "内容过多"),
            ("甲,\"乙\n丙".as_bytes(), "第 1 行的双引号没有成对"),
        ] {
            let error = rows("表", bytes).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
