//! Whatever the bank sends, or somebody damaged on the way: no reader panics, and no good line is lost.

use documents::bank::{Finding, Layouts, StatementFile, read_answers, read_statements};
use documents::sheet::{Cell, Column, ColumnKind, Sheet};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::LazyLock;

static LAYOUTS: LazyLock<Layouts> = LazyLock::new(Layouts::built_in);

const HEADS: &str = "交易流水号,交易日期,借方发生额,贷方发生额,余额,对方户名,摘要";

fn statements(bytes: &[u8]) -> Option<StatementFile> {
    read_statements("文件", bytes, &LAYOUTS).ok()
}

fn numbers(file: &StatementFile) -> Vec<String> {
    file.statements.iter().flat_map(|one| &one.entries).map(|line| line.source_no.to_string()).collect()
}

/// Reads the file both as a statement and as an answer, and says everything that there is to say.
fn read_all(bytes: &[u8]) {
    match read_statements("文件", bytes, &LAYOUTS) {
        Ok(file) => {
            for statement in &file.statements {
                statement.bad_lines.iter().for_each(|line| assert!(!line.to_string().is_empty()));
                statement.findings.iter().for_each(|finding| assert!(!finding.to_string().is_empty()));
                for line in &statement.entries {
                    assert!(line.amount.is_positive() && !line.source_no.is_empty());
                }
            }
            assert_eq!(statements(bytes).as_ref(), Some(&file), "the same file gives the same again");
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Ok(file) = read_answers("文件", bytes) {
        file.bad_lines.iter().for_each(|line| assert!(!line.to_string().is_empty()));
    }
}

/// A cell as it might be: numbers, days, words, signs that mean something to a reader.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9,.()+-]{0,24}",
        "[-0-9/:T年月日 ]{0,20}",
        "\\PC{0,12}",
        "[\"',;\t=E+ ]{0,6}",
        Just("合计".to_owned()),
        Just("贷".to_owned()),
        Just("期初余额：99999999999999999999".to_owned()),
        any::<f64>().prop_map(|number| number.to_string()),
    ]
}

fn table() -> impl Strategy<Value = String> {
    let heads = prop_oneof![
        Just(HEADS),
        Just("日志号\t记账日\t交易金额\t借贷标志\t余额\t付款人账号"),
        Just("交易时间,收入,支出,账户余额"),
        Just("交易参考号,入账日期,交易金额"),
        Just("支付指令号,处理结果,金额,处理日期"),
    ];
    (heads, vec(vec(cell(), 0..9), 0..12)).prop_map(|(heads, rows)| {
        let rows: Vec<String> = rows.into_iter().map(|cells| cells.join(",")).collect();
        format!("{heads}\n{}", rows.join("\n"))
    })
}

fn good_table(lines: usize) -> Vec<String> {
    (1..=lines).map(|line| format!("N{line},20260310,,{line}.05,,张{line},执行款{line}")).collect()
}

fn good_xml(lines: usize) -> Vec<String> {
    let entry = |line: usize| {
        format!(
            "<Ntry><Amt Ccy=\"CNY\">{line}.05</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
             <BookgDt><Dt>2026-03-10</Dt></BookgDt><AcctSvcrRef>N{line}</AcctSvcrRef>\
             <NtryDtls><TxDtls><RmtInf><Ustrd>执行款{line}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
        )
    };
    (1..=lines).map(entry).collect()
}

/// Changes one place of a line: puts bytes there, or takes some out. Line ends stay where they were.
fn damaged(line: &str, at: usize, put: &[u8], out: usize) -> Vec<u8> {
    let mut bytes = line.as_bytes().to_vec();
    let at = at % (bytes.len() + 1);
    let until = (at + out).min(bytes.len());
    bytes.splice(at..until, put.iter().copied().filter(|byte| *byte != b'\n'));
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_make_a_reader_panic(bytes in vec(any::<u8>(), 0..400)) {
        read_all(&bytes);
        for start in [&b"<?xml version=\"1.0\"?><Document><BkToCstmrStmt><Stmt>"[..], b"\xFF\xFE", b"\xEF\xBB\xBF", HEADS.as_bytes()] {
            read_all(&[start, b"\n", &bytes].concat());
        }
        for start in [&b"PK\x03\x04"[..], &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]] {
            read_all(&[start, &bytes].concat());
        }
    }

    #[test]
    fn arbitrary_cells_never_make_a_reader_panic(text in table()) {
        read_all(text.as_bytes());
        read_all(&encoding_rs::GB18030.encode(&text).0);
    }

    #[test]
    fn arbitrary_elements_never_make_a_reader_panic(
        parts in vec(prop_oneof![
            Just("<Stmt>"), Just("</Stmt>"), Just("<Ntry>"), Just("</Ntry>"), Just("<Amt Ccy=\"CNY\">1.00</Amt>"),
            Just("<Bal>"), Just("</Bal>"), Just("<CdtDbtInd>CRDT</CdtDbtInd>"), Just("<TxDtls>"), Just("</TxDtls>"),
            Just("<BookgDt><Dt>2026-03-10</Dt></BookgDt>"), Just("<BkToCstmrStmt>"), Just("</BkToCstmrStmt>"),
            Just("<NtryDtls>"), Just("</NtryDtls>"), Just("<TxInfAndSts>"), Just("</TxInfAndSts>"), Just("&lt;&#0;&x;"),
            Just("<OrgnlEndToEndId>O</OrgnlEndToEndId>"), Just("<TxSts>ACSC</TxSts>"), Just("<CstmrPmtStsRpt>"),
            Just("<!--"), Just("-->"), Just("<![CDATA["), Just("]]>"), Just("<?"), Just("<!DOCTYPE a ["), Just("<a b='"),
        ], 0..40)
    ) {
        read_all(format!("<Document>{}", parts.concat()).as_bytes());
    }

    /// One line damaged in one place: all others are there.
    #[test]
    fn a_damaged_line_costs_no_other_line(
        line in 0_usize..8, at in any::<usize>(), out in 0_usize..12,
        put in prop_oneof![vec(any::<u8>(), 0..8), Just(b"\"".to_vec()), Just(b",".to_vec()), Just(b"\xFF".to_vec())],
    ) {
        let rows = good_table(8);
        let mut bytes = HEADS.as_bytes().to_vec();
        for (index, row) in rows.iter().enumerate() {
            bytes.push(b'\n');
            bytes.extend(if index == line { damaged(row, at, &put, out) } else { row.as_bytes().to_vec() });
        }
        let file = statements(&bytes).expect("the heads are whole");
        let read = numbers(&file);
        for index in (0..8).filter(|index| *index != line) {
            // A damaged number may be that of another line, which is then the second of its number.
            let number = format!("N{}", index + 1);
            prop_assert!(read.contains(&number), "{number} is missing: {}", String::from_utf8_lossy(&bytes));
        }
        // And the damaged one is named, unless it is still good or now the same as another.
        let (row, statement) = (line + 2, &file.statements[0]);
        let named = statement.entries.iter().any(|entry| entry.row == row)
            || statement.bad_lines.iter().any(|bad| bad.row == row)
            || statement.findings.iter().any(|finding| matches!(finding, Finding::Repeated { row: it, .. } if *it == row));
        prop_assert!(named, "row {row} is not named: {}", String::from_utf8_lossy(&bytes));
        read_all(&bytes);
    }

    #[test]
    fn a_damaged_entry_of_xml_costs_no_other_entry(
        line in 0_usize..8, at in any::<usize>(), out in 0_usize..12,
        put in prop_oneof![vec(any::<u8>(), 0..8), Just(b"<".to_vec()), Just(b">".to_vec()), Just(b"&".to_vec()), Just(b"</".to_vec())],
    ) {
        let entries = good_xml(8);
        let mut bytes = b"<Document>\n<BkToCstmrStmt>\n<Stmt>\n".to_vec();
        for (index, entry) in entries.iter().enumerate() {
            bytes.extend(if index == line { damaged(entry, at, &put, out) } else { entry.as_bytes().to_vec() });
            bytes.push(b'\n');
        }
        bytes.extend(b"</Stmt>\n</BkToCstmrStmt>\n</Document>");
        let file = statements(&bytes).expect("it is a statement");
        let read = numbers(&file);
        for index in (0..8).filter(|index| *index != line) {
            let number = format!("N{}", index + 1);
            prop_assert!(read.contains(&number), "{number} is missing: {}", String::from_utf8_lossy(&bytes));
        }
        read_all(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 8,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// A workbook damaged anywhere is refused or read, and a cell of any kind is a line or a bad line.
    #[test]
    fn a_damaged_workbook_never_makes_a_reader_panic(
        places in vec((any::<usize>(), any::<u8>()), 0..6),
        cells in vec(prop_oneof![
            any::<i64>().prop_map(Cell::Number),
            cell().prop_map(Cell::Text),
            any::<i32>().prop_map(|fen| Cell::Money(values::Fen(i64::from(fen)))),
            Just(Cell::Empty),
        ], 0..14),
    ) {
        let column = |label: &str| Column { label: label.into(), kind: ColumnKind::Text, width: 9 };
        let sheet = Sheet {
            title: "明细".into(),
            columns: HEADS.split(',').map(column).collect(),
            rows: cells.chunks(7).map(<[Cell]>::to_vec).collect(),
        };
        let mut bytes = sheet.to_xlsx().unwrap();
        read_all(&bytes);
        for (at, byte) in places {
            let length = bytes.len();
            bytes[at % length] = byte;
        }
        read_all(&bytes);
        let mut old = include_bytes!("table.xls").to_vec();
        for (at, cell) in cells.iter().enumerate() {
            if let Cell::Number(number) = cell {
                let place = (*number as u64 % old.len() as u64) as usize;
                old[place] = at as u8;
            }
        }
        read_all(&old);
    }
}
