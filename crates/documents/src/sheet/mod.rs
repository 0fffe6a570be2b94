//! Tables to and from spreadsheets.
//!
//! [`Sheet::to_xlsx`] writes a table for officers who want it in Excel; [`rows`] reads what they send back, as plain
//! strings with line numbers. What the strings mean is decided by whoever asked for them.

mod read;
mod write;

pub use read::{Row, SheetReadError, rows};
pub use write::{SheetWriteError, workbook};

use values::{Day, Fen};

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name: the worksheet's name and the printed heading.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with one cell per column; missing cells are empty.
    pub rows: Vec<Vec<Cell>>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The head.
    pub label: String,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// The width in Latin characters; a Chinese character takes two.
    pub width: u16,
}

/// What the cells of a column hold, which decides format and alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text, never read as a number: case numbers and account numbers keep every digit.
    Text,
    /// Yuan with two decimals.
    Money,
    /// A day, `2026-03-10`.
    Day,
    /// A whole number.
    Number,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// Money, written as a number of yuan.
    Money(Fen),
    /// A day, written as a date of Excel.
    Day(Day),
    /// A whole number.
    Number(i64),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(label: &str, kind: ColumnKind, width: u16) -> Column {
        Column { label: label.into(), kind, width }
    }

    fn sample() -> Sheet {
        Sheet {
            title: "2026年3月/在办案件".into(),
            columns: vec![
                column("案号", ColumnKind::Text, 28),
                column("标的额（元）", ColumnKind::Money, 16),
                column("立案日期", ColumnKind::Day, 12),
                column("查控次数", ColumnKind::Number, 10),
                column("账号", ColumnKind::Text, 24),
            ],
            rows: vec![
                vec![
                    Cell::Text("（2026）云0102执1234号".into()),
                    Cell::Money(Fen(37_309_017)),
                    Cell::Day(Day::new(2026, 3, 10).unwrap()),
                    Cell::Number(7),
                    Cell::Text("6217001234567890123".into()),
                ],
                vec![Cell::Text("=1+1".into()), Cell::Money(Fen(-5)), Cell::Empty, Cell::Number(-12)],
                vec![
                    Cell::Text("张堃&王喆".into()),
                    Cell::Money(Fen(90_071_992_547_409)),
                    Cell::Day(Day::new(1999, 12, 31).unwrap()),
                ],
            ],
        }
    }

    #[test]
    fn a_table_comes_back_from_excel_as_it_went() {
        let read = rows("表.xlsx", &sample().to_xlsx().unwrap()).unwrap();
        let cells: Vec<Vec<&str>> =
            read.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect();
        assert_eq!(
            cells,
            [
                vec!["案号", "标的额（元）", "立案日期", "查控次数", "账号"],
                vec!["（2026）云0102执1234号", "373090.17", "2026-03-10", "7", "6217001234567890123"],
                vec!["=1+1", "-0.05", "", "-12"],
                vec!["张堃&王喆", "900719925474.09", "1999-12-31"],
            ]
        );
        assert_eq!(read.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2, 3, 4]);
    }

    #[test]
    fn an_empty_table_has_its_heads() {
        let empty = Sheet { rows: Vec::new(), ..sample() };
        assert_eq!(rows("表.xlsx", &empty.to_xlsx().unwrap()).unwrap().len(), 1);
    }
}
