//! Writing `.xlsx`.

use super::{Cell, ColumnKind, Sheet};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// Why a table cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum SheetWriteError {
    /// More rows or columns than Excel has.
    #[error(
        "表格有 {rows} 行 {columns} 列，超过 Excel 的限度（1,048,575 行、16,384 列），请缩小范围后再导出"
    )]
    TooLarge {
        /// Rows without the head.
        rows: usize,
        /// Columns.
        columns: usize,
    },
    /// The writer of the file failed.
    #[error("表格没有生成，请重试；仍不成功的，请与系统维护人员联系")]
    Writing(#[source] XlsxError),
}

/// The paper size A4 in Excel's numbering.
const A4: u8 = 9;

/// Several tables as one `.xlsx`, each a worksheet laid out as by [`Sheet::to_xlsx`].
///
/// # Errors
/// [`SheetWriteError::TooLarge`], [`SheetWriteError::Writing`].
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, SheetWriteError> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        sheet.checked()?.fill(workbook.add_worksheet()).map_err(SheetWriteError::Writing)?;
    }
    workbook.save_to_buffer().map_err(SheetWriteError::Writing)
}

impl Sheet {
    /// The table as an `.xlsx`: frozen head with filters, A4 landscape, one page wide, head on every page.
    ///
    /// # Errors
    /// [`SheetWriteError::TooLarge`], [`SheetWriteError::Writing`].
    pub fn to_xlsx(&self) -> Result<Vec<u8>, SheetWriteError> {
        workbook(std::slice::from_ref(self))
    }

    fn checked(&self) -> Result<&Sheet, SheetWriteError> {
        let (rows, columns) = (self.rows.len(), self.columns.len());
        if rows > 1_048_575 || columns > 16_384 {
            return Err(SheetWriteError::TooLarge { rows, columns });
        }
        Ok(self)
    }

    fn fill(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(worksheet_name(&self.title))?;
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin)
            .set_background_color("#E8ECF0");
        let formats: Vec<Format> = self.columns.iter().map(|column| format(column.kind)).collect();
        for (index, column) in (0_u16..).zip(&self.columns) {
            sheet.set_column_width(index, f64::from(column.width))?;
            sheet.write_string_with_format(0, index, &column.label, &head)?;
        }
        for (line, row) in (1_u32..).zip(&self.rows) {
            for ((index, cell), format) in (0_u16..).zip(row).zip(&formats) {
                write(sheet, line, index, cell, format)?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        let (last_row, last_column) = (self.rows.len() as u32, self.columns.len().saturating_sub(1) as u16);
        if !self.columns.is_empty() {
            sheet.autofilter(0, 0, last_row, last_column)?;
        }
        sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_header(format!("&C{}", self.title.replace('&', "&&")));
        sheet.set_footer("&C第 &P 页，共 &N 页");
        Ok(())
    }
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, column, format)?,
        Cell::Text(text) => sheet.write_string_with_format(row, column, text, format)?,
        Cell::Money(amount) => {
            sheet.write_number_with_format(row, column, number(&amount.plain()), format)?
        }
        Cell::Number(count) => {
            sheet.write_number_with_format(row, column, number(&count.to_string()), format)?
        }
        Cell::Day(day) => {
            let (year, month, day) = day.civil();
            let date = ExcelDateTime::from_ymd(year as u16, month as u8, day as u8)?;
            sheet.write_datetime_with_format(row, column, date, format)?
        }
    };
    Ok(())
}

/// Excel has no other numbers than floating ones; the decimal text goes straight to the nearest one.
fn number(decimal: &str) -> f64 {
    decimal.parse().expect("amounts and counts are decimal numbers")
}

fn format(kind: ColumnKind) -> Format {
    let cell = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
    match kind {
        ColumnKind::Text => cell.set_num_format("@").set_text_wrap(),
        ColumnKind::Money => cell.set_num_format("#,##0.00"),
        ColumnKind::Day => cell.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center),
        ColumnKind::Number => cell.set_num_format("0"),
    }
}

/// Excel allows 31 characters, not these, and no apostrophe at either end.
fn worksheet_name(title: &str) -> String {
    let allowed = |c: char| if "[]:*?/\\".contains(c) || c.is_control() { '_' } else { c };
    let name: String = title.chars().map(allowed).take(31).collect();
    let name = name.trim_matches('\'').trim();
    if name.is_empty() { "表".to_owned() } else { name.to_owned() }
}
