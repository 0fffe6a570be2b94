//! Tables made by other programs.

use documents::sheet::rows;

/// `table.xls` was made by another writer: a head, an empty row, one case; a second sheet that is not to be read.
#[test]
fn an_old_excel_file_is_read_with_its_line_numbers() {
    let read = rows("在办案件.xls", include_bytes!("table.xls")).unwrap();
    let cells: Vec<(usize, Vec<&str>)> =
        read.iter().map(|row| (row.line, row.cells.iter().map(String::as_str).collect())).collect();
    assert_eq!(
        cells,
        [
            (1, vec!["案号", "标的额", "立案日期", "身份证号"]),
            (3, vec!["（2026）云0102执1234号", "373090.17", "2026-03-10", "530102198511020028"]),
        ]
    );
}
