//! A table that an officer uploads and gets back with results: what was sent stays, in its order.

use crate::error::AppError;
use documents::sheet::{self, Cell, Column, ColumnKind, Row, Sheet};
use values::{Day, Fen};

/// A column of such a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// The head.
    pub label: &'static str,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// The width in Latin characters.
    pub width: u16,
    /// How it is filled in; empty for what is given back.
    pub help: &'static str,
}

pub(super) const fn column(
    label: &'static str,
    kind: ColumnKind,
    width: u16,
    help: &'static str,
) -> TableColumn {
    TableColumn { label, kind, width, help }
}

pub(super) fn headed(column: &TableColumn) -> Column {
    Column { label: column.label.to_owned(), kind: column.kind, width: column.width }
}

/// A cell as its column holds it; what does not fit stays a text.
pub(super) fn cell(kind: ColumnKind, text: &str) -> Cell {
    if text.trim().is_empty() {
        return Cell::Empty;
    }
    let plain = || Cell::Text(text.to_owned());
    match kind {
        ColumnKind::Text => plain(),
        ColumnKind::Money => text.parse::<Fen>().map_or_else(|_| plain(), Cell::Money),
        ColumnKind::Day => text.parse::<Day>().map_or_else(|_| plain(), Cell::Day),
        ColumnKind::Number => text.parse::<i64>().map_or_else(|_| plain(), Cell::Number),
    }
}

/// A template: the heads and rows that show how it is filled in.
pub(super) fn template<const WIDTH: usize>(
    title: &str,
    columns: &[TableColumn; WIDTH],
    rows: &[[&str; WIDTH]],
) -> Result<Vec<u8>, AppError> {
    let row = |cells: &[&str; WIDTH]| -> Vec<Cell> {
        columns.iter().zip(cells).map(|(column, text)| cell(column.kind, text)).collect()
    };
    let sheet = Sheet {
        title: title.to_owned(),
        columns: columns.iter().map(headed).collect(),
        rows: rows.iter().map(row).collect(),
    };
    sheet.to_xlsx().map_err(AppError::Sheet)
}

/// An uploaded table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Upload {
    heads: Vec<String>,
    rows: Vec<Row>,
}

impl Upload {
    /// The most rows that are reckoned at once.
    pub(super) const ROWS_MAX: usize = 10_000;

    /// Reads a workbook or a file of comma-separated values that has the needed heads; `each` says what a row is.
    pub(super) fn read(name: &str, bytes: &[u8], needed: &[&str], each: &str) -> Result<Upload, AppError> {
        let mut rows = sheet::rows(name, bytes).map_err(|error| AppError::BadInput(error.to_string()))?;
        let heads: Vec<String> = rows.remove(0).cells;
        for needed in needed {
            if !heads.iter().any(|head| head == needed) {
                let sentence =
                    format!("“{name}”的第一行没有“{needed}”一栏，请下载模板，按模板的栏名填写后上传");
                return Err(AppError::BadInput(sentence));
            }
        }
        match rows.len() {
            0 => Err(AppError::BadInput(format!("“{name}”只有栏名，请每行填写{each}后上传"))),
            count if count > Upload::ROWS_MAX => Err(AppError::BadInput(format!(
                "“{name}”共{count}行，每次最多{}行，请分开上传",
                Upload::ROWS_MAX
            ))),
            _ => Ok(Upload { heads, rows }),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// What a row says under a head.
    pub(super) fn text<'a>(&self, row: &'a Row, head: &str) -> &'a str {
        let place = self.heads.iter().position(|one| one == head);
        place.and_then(|place| row.cells.get(place)).map_or("", |text| text.trim())
    }

    /// The same table with the cells of the results behind those that were sent; results sent before are left out.
    pub(super) fn with_results(
        &self,
        title: &str,
        columns: &[TableColumn],
        results: &[TableColumn],
        reckon: impl Fn(&Row) -> Vec<Cell>,
    ) -> Sheet {
        let kept: Vec<usize> = (0..self.heads.len())
            .filter(|place| results.iter().all(|result| result.label != self.heads[*place]))
            .collect();
        // Cells beyond the last head are kept under a head without words.
        let widest = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let beyond = self.heads.len()..widest.max(self.heads.len());
        let places: Vec<usize> = kept.into_iter().chain(beyond).collect();
        let known = |place: &usize| {
            self.heads.get(*place).and_then(|head| columns.iter().find(|one| one.label == head))
        };
        let head = |place: &usize| match known(place) {
            Some(column) => headed(column),
            None => Column {
                label: self.heads.get(*place).cloned().unwrap_or_default(),
                kind: ColumnKind::Text,
                width: 16,
            },
        };
        let row = |row: &Row| {
            let sent = places.iter().map(|place| {
                let kind = known(place).map_or(ColumnKind::Text, |column| column.kind);
                cell(kind, row.cells.get(*place).map_or("", String::as_str))
            });
            sent.chain(reckon(row)).collect()
        };
        Sheet {
            title: title.to_owned(),
            columns: places.iter().map(head).chain(results.iter().map(headed)).collect(),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}

/// The results of a row that cannot be reckoned: nothing, and what to do.
pub(super) fn unreckoned(results: &[TableColumn], remark: &str) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; results.len() - 1];
    cells.push(Cell::Text(format!("未计算：{remark}。请改正本行后重新上传")));
    cells
}
