//! The rows of a table from the bank, whether text between commas or Excel.
//!
//! Made for files of a million lines and for files that somebody damaged: rows borrow from the text, and a quotation
//! mark without a partner spoils its own line and no other.

use super::layout::TextEncoding;
use crate::sheet;
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::iter::{Peekable, once};

/// Columns that are looked at; a row that has more is cut.
const COLUMNS_MAX: usize = 256;
/// Lines over which one quoted cell may go.
const LINES_IN_CELL: usize = 8;

/// A file of text as it may be read, and the encoding that was taken for it where that is a guess.
pub(super) type Decoded<'a> = (Cow<'a, str>, Option<TextEncoding>);

/// The readings of a file of text, the likelier first; the second is made only when somebody asks for it.
pub(super) fn decoded(bytes: &[u8]) -> Box<dyn Iterator<Item = Decoded<'_>> + '_> {
    let marked = [(&[0xFF, 0xFE][..], UTF_16LE), (&[0xFE, 0xFF], UTF_16BE), (&[0xEF, 0xBB, 0xBF], UTF_8)];
    for (mark, encoding) in marked {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return Box::new(once((read_as(encoding, rest), None)));
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let encoding = (!text.is_ascii()).then_some(TextEncoding::Utf8);
        return Box::new(once((Cow::Borrowed(text), encoding)));
    }
    let broken = |text: &str| text.matches(char::REPLACEMENT_CHARACTER).count();
    let national = read_as(GB18030, bytes);
    let unicode = || (read_as(UTF_8, bytes), Some(TextEncoding::Utf8));
    let (doubts, national) = (broken(&national), (national, Some(TextEncoding::Gb18030)));
    if doubts == 0 {
        return Box::new(once(national).chain(std::iter::once_with(unicode)));
    }
    let mut readings = vec![national, unicode()];
    readings.sort_by_cached_key(|(text, _)| broken(text));
    Box::new(readings.into_iter())
}

fn read_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Cow<'a, str> {
    encoding.decode_without_bom_handling(bytes).0
}

/// Rows of cells, one after the other.
pub(super) enum Rows<'a> {
    /// Text between commas, tabs or semicolons.
    Text(Lines<'a>),
    /// The first sheet of a workbook.
    Sheet(Peekable<std::slice::Iter<'a, sheet::Row>>),
}

impl<'a> Rows<'a> {
    pub(super) fn of_text(text: &'a str) -> Rows<'a> {
        Rows::Text(Lines { left: text, line: 1, separator: ',' })
    }

    pub(super) fn of_sheet(rows: &'a [sheet::Row]) -> Rows<'a> {
        Rows::Sheet(rows.iter().peekable())
    }

    /// Puts the cells of the next row that is not empty into `cells` and gives its number, counted from 1.
    pub(super) fn next_into(&mut self, cells: &mut Vec<Cow<'a, str>>) -> Option<usize> {
        match self {
            Rows::Text(lines) => lines.next_into(cells),
            Rows::Sheet(rows) => {
                let row = rows.next()?;
                cells.clear();
                cells.extend(row.cells.iter().map(|cell| clean(Cow::Borrowed(cell.as_str()))));
                Some(row.line)
            }
        }
    }
}

/// The lines of a text.
pub(super) struct Lines<'a> {
    left: &'a str,
    line: usize,
    separator: char,
}

impl<'a> Lines<'a> {
    fn next_into(&mut self, cells: &mut Vec<Cow<'a, str>>) -> Option<usize> {
        while !self.left.is_empty() {
            let line = self.line;
            // The separator is seen line by line: a title above the table may hold commas that mean nothing.
            let end = self.left.find('\n').unwrap_or(self.left.len());
            self.separator = separator(&self.left[..end], self.separator);
            self.row(cells);
            if cells.iter().any(|cell| !cell.is_empty()) {
                return Some(line);
            }
        }
        None
    }

    /// Cuts one row off the text.
    fn row(&mut self, cells: &mut Vec<Cow<'a, str>>) {
        cells.clear();
        loop {
            let (cell, closed) =
                match self.left.strip_prefix('"').and_then(|rest| quoted(rest, self.separator)) {
                    Some((cell, length)) => {
                        self.line += self.left[..=length].matches('\n').count();
                        self.left = &self.left[1 + length..];
                        (cell, true)
                    }
                    None => (Cow::Borrowed(""), false),
                };
            let end = self
                .left
                .bytes()
                .position(|sign| sign == b'\n' || sign == self.separator as u8)
                .unwrap_or(self.left.len());
            let cell = if closed { cell } else { Cow::Borrowed(&self.left[..end]) };
            if cells.len() < COLUMNS_MAX {
                cells.push(clean(cell));
            }
            let ended_by = self.left.as_bytes().get(end).copied();
            self.left = self.left.get(end + 1..).unwrap_or_default();
            match ended_by {
                None => return,
                Some(b'\n') => {
                    self.line += 1;
                    return;
                }
                Some(_) => {}
            }
        }
    }
}

/// The sign between the cells of this line, or that of the lines before where it shows none.
fn separator(line: &str, before: char) -> char {
    if before != ',' && line.contains(before) {
        return before;
    }
    let most = [',', '\t', ';'].into_iter().max_by_key(|sign| (line.matches(*sign).count(), *sign == ','));
    most.filter(|sign| line.contains(*sign)).unwrap_or(before)
}

/// What stands between quotation marks, and how many bytes up to behind the closing one; none where that is missing, is
/// followed by anything but the end of the cell, or is lines away.
fn quoted(text: &str, separator: char) -> Option<(Cow<'_, str>, usize)> {
    let bytes = text.as_bytes();
    let (mut doubled, mut lines, mut at) = (false, 0, 0);
    loop {
        match bytes.get(at)? {
            b'"' if bytes.get(at + 1) == Some(&b'"') => {
                doubled = true;
                at += 2;
            }
            b'"' => break,
            b'\n' if lines == LINES_IN_CELL => return None,
            b'\n' => {
                lines += 1;
                at += 1;
            }
            _ => at += 1,
        }
    }
    let behind = text[at + 1..].trim_start_matches([' ', '\r']);
    if !behind.is_empty() && !behind.starts_with([separator, '\n']) {
        return None;
    }
    let cell = &text[..at];
    Some((if doubled { Cow::Owned(cell.replace("\"\"", "\"")) } else { Cow::Borrowed(cell) }, at + 1))
}

/// The cell without what programs put around a number so that Excel leaves it alone: blanks, tabs, `'123`, `="123"`.
fn clean(cell: Cow<'_, str>) -> Cow<'_, str> {
    match cell {
        Cow::Borrowed(text) => Cow::Borrowed(bare(text)),
        Cow::Owned(text) => {
            let kept = bare(&text);
            if kept.len() == text.len() { Cow::Owned(text) } else { Cow::Owned(kept.to_owned()) }
        }
    }
}

fn bare(text: &str) -> &str {
    let blank = |sign: char| sign.is_whitespace() || matches!(sign, '\u{feff}' | '\u{200b}' | '\0');
    let text = text.trim_matches(blank);
    let inner = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let text = inner.unwrap_or(text).trim_matches(blank);
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(|sign: char| sign.is_ascii_alphanumeric()) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        let (mut rows, mut cells, mut read) = (Rows::of_text(text), Vec::new(), Vec::new());
        while let Some(line) = rows.next_into(&mut cells) {
            read.push((line, cells.iter().map(|cell| cell.clone().into_owned()).collect()));
        }
        read
    }

    fn check(text: &str, expected: &[(usize, &[&str])]) {
        let expected: Vec<(usize, Vec<String>)> = expected
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
            .collect();
        assert_eq!(rows(text), expected, "{text:?}");
    }

    #[test]
    fn rows_are_read_with_their_lines_and_without_wrapping() {
        check("甲,乙\r\n\r\n丙,\"1,0\"\n", &[(1, &["甲", "乙"]), (3, &["丙", "1,0"])]);
        check("甲\t乙,丙\t丁\n1\t2", &[(1, &["甲", "乙,丙", "丁"]), (2, &["1", "2"])]);
        check("=\"622200\",\t8801 ,'330\n", &[(1, &["622200", "8801", "330"])]);
        check("\"=\"\"62\"\"\",\"a\"\"b\"\n", &[(1, &["62", "a\"b"])]);
        check("甲,\"上\n下\",乙\n丙", &[(1, &["甲", "上\n下", "乙"]), (3, &["丙"])]);
    }

    #[test]
    fn a_quotation_mark_without_partner_spoils_its_own_line_only() {
        check(
            "1,\"甲\n2,乙\n3,\"丙\"\n4,丁",
            &[(1, &["1", "\"甲"]), (2, &["2", "乙"]), (3, &["3", "丙"]), (4, &["4", "丁"])],
        );
        check("1,甲\"乙,2\n3,4", &[(1, &["1", "甲\"乙", "2"]), (2, &["3", "4"])]);
    }

    fn first(bytes: &[u8]) -> String {
        decoded(bytes).next().map(|(text, _)| text.into_owned()).unwrap_or_default()
    }

    #[test]
    fn a_broken_byte_does_not_change_how_the_rest_is_read() {
        let mut bytes = GB18030.encode("日期,摘要\n1,执行款\n").0.into_owned();
        bytes.insert(5, 0xFF);
        assert!(first(&bytes).contains("执行款"));
        let mut bytes = "日期,摘要\n1,执行款\n".as_bytes().to_vec();
        bytes.insert(6, 0xFF);
        assert!(first(&bytes).contains("执行款"));
        let bytes: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain("甲,乙".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(first(&bytes), "甲,乙");
    }
}
