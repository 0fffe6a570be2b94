//! Statements of invented banks, which lie under `bank/`.

use documents::bank::{
    BankFileError, Direction, Layouts, Movement, Statement, StatementLine, read_statements,
};
use documents::sheet::{Cell, Column, ColumnKind, Sheet};

const COLUMNS: &str = include_str!("bank/columns.csv");
const MARKED: &str = include_str!("bank/marked.csv");
const INCOME: &str = include_str!("bank/income.csv");
const SIGNED: &str = include_str!("bank/signed.csv");
const CAMT: &str = include_str!("bank/camt.xml");

fn read(bytes: &[u8]) -> Statement {
    let mut file = read_statements("对账单", bytes, &Layouts::built_in()).expect("a statement");
    assert_eq!(file.statements.len(), 1);
    file.statements.remove(0)
}

fn line(line: &StatementLine) -> String {
    let sign = if line.direction == Direction::Credit { "+" } else { "-" };
    let reversal = if line.movement == Movement::Reversal { " 冲正" } else { "" };
    let account = |number: &Option<documents::bank::AccountNumber>| {
        number.as_ref().map_or("-".to_owned(), |number| number.reveal().to_owned())
    };
    format!(
        "{} {} {} {} {sign}{}{reversal} {} {} {} {} “{}”",
        line.row,
        line.source_no,
        line.booked_on,
        line.value_on,
        line.amount,
        line.counterparty_name.as_deref().unwrap_or("-"),
        account(&line.counterparty_account),
        line.counterparty_bank.as_deref().unwrap_or("-"),
        account(&line.sub_account),
        line.wording,
    )
}

fn check(statement: &Statement, lines: &[&str], bad: &[&str], findings: &[&str]) {
    assert_eq!(statement.entries.iter().map(line).collect::<Vec<_>>(), lines);
    assert_eq!(statement.bad_lines.iter().map(ToString::to_string).collect::<Vec<_>>(), bad);
    assert_eq!(statement.findings.iter().map(ToString::to_string).collect::<Vec<_>>(), findings);
}

#[test]
fn a_table_with_debit_and_credit_columns_is_read_whatever_its_encoding() {
    let gb = encoding_rs::GB18030.encode(COLUMNS).0;
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(COLUMNS.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [COLUMNS.as_bytes(), &gb, &utf16] {
        let statement = read(bytes);
        assert_eq!(statement.account.as_ref().map(|account| account.reveal()), Some("8801000000000001"));
        assert_eq!(statement.holder.as_deref(), Some("某县人民法院"));
        let days = [statement.from, statement.until].map(|day| day.unwrap().to_string());
        assert_eq!(days, ["2026-03-01", "2026-03-31"]);
        let balances = [statement.opening, statement.closing].map(|balance| balance.unwrap().to_string());
        assert_eq!(balances, ["1,000.00", "2,100.05"]);
        assert_eq!(statement.entries[0].second_of_day, Some(33_302));
        check(
            &statement,
            &[
                "5 2026030100000001 2026-03-01 2026-03-01 +10,000.05 李某 6222000000000001234 - 88010000000000010012 “网银转账 （2026）云0102执1234号执行款”",
                "6 2026030100000002 2026-03-02 2026-03-01 -9,000.00 张堃 6222000000000005678 - - “案款发放”",
                "8 2026030100000004 2026-03-03 2026-03-03 +100.00 冲正 张堃 6222000000000005678 - - “冲正”",
            ],
            &[
                "第 7 行“借方发生额”：“1,23”不是金额，请填写元、最多两位小数（例如 12,345.67），改正后重新导入",
                "第 12 行“交易日期”：“2026031”不是日期，请对照银行回单改正后，只就本行重新导入",
            ],
            &["第 9 行与第 5 行是同一笔交易，只计一次"],
        );
    }
}

#[test]
fn a_table_with_one_amount_and_a_mark_is_read_newest_first() {
    let statement = read(MARKED.as_bytes());
    assert_eq!(statement.account.as_ref().map(|account| account.reveal()), Some("8801000000000001"));
    check(
        &statement,
        &[
            "4 20260305-17 2026-03-05 2026-03-05 +300.00 赵六, 代赵七 6222000000000009999 甲银行 - “执行款”",
            "5 20260304-17 2026-03-04 2026-03-04 -200.00 孙七 6222000000000007777 - - “案款”",
            "8 20260302-2 2026-03-02 2026-03-02 +300.00 吴九 - - - “”",
        ],
        &[
            "第 6 行“借贷标志”：“收”看不出是收入还是支出，请改为“借”或者“贷”后重新导入",
            "第 7 行“币种”：币种是“USD”，案款账户只收人民币，请核对是否选错账户",
        ],
        &["第 8 行的“付款人账号”被当作数字保存，尾数已经丢失，未采用；请向银行重新下载后补录"],
    );
    let balances = [statement.opening, statement.closing].map(|balance| balance.unwrap().to_string());
    assert_eq!(balances, ["0.00", "400.00"]);
}

#[test]
fn a_table_with_income_and_expense_and_time_in_one_cell_is_read() {
    let statement = read(INCOME.as_bytes());
    assert!(statement.entries[0].source_no.starts_with('#'));
    check(
        &statement,
        &[
            "2 #2a4d14ee5aaf66be825e 2026-03-10 2026-03-10 +100.00 李某 zhifu@2088 - - “扫码缴款”",
            "3 #f5f8fa3b18d9ad0f46b5 2026-03-11 2026-03-11 -40.00 张某 - - - “退款”",
        ],
        &[
            "第 4 行“收入”：收入、支出两栏都有金额，请对照银行回单只保留一栏",
            "第 5 行“支出”：没有发生额，请向银行核实；确无资金变动的，删去本行",
            "第 6 行“收入”：“10.005”有不足一分的尾数，系统不作四舍五入，请对照银行回单改为两位小数后重新导入",
        ],
        &["有 2 行没有流水号，已按交易内容编号；以后再次导入时内容须保持不变"],
    );
}

#[test]
fn equal_lines_without_number_stay_two_and_the_same_file_gives_the_same_numbers() {
    let statement = read(SIGNED.as_bytes());
    let numbers: Vec<&str> = statement.entries.iter().map(|line| &*line.source_no).collect();
    assert_eq!(numbers[1], format!("{}-2", numbers[0]));
    assert_eq!(statement.entries[2].signed().0, -4_000);
    let findings: Vec<String> = statement.findings.iter().map(ToString::to_string).collect();
    assert!(findings[0].starts_with("第 3 行与第 2 行内容完全相同且没有流水号"), "{findings:?}");
    assert!(findings[2].starts_with("文件没有期初、期末余额"), "{findings:?}");
    assert_eq!(read(SIGNED.as_bytes()), statement);
    // Another file with more days and a title gives the same numbers to the same days.
    let longer = format!("交易明细\n{SIGNED}2026-03-12,1.00,王五,执行款\n");
    let again = read(longer.as_bytes());
    assert_eq!(again.entries[..3].iter().map(|line| &*line.source_no).collect::<Vec<_>>(), numbers);
}

#[test]
fn a_number_on_two_different_movements_is_a_bad_line_and_a_gap_in_the_balances_is_found() {
    let text = "账号：88010001\n交易流水号,交易日期,借方发生额,贷方发生额,余额\n\
                1,20260301,,10.00,10.00\n1,20260302,,5.00,15.00\n3,20260303,,2.00,19.00\n";
    let statement = read(text.as_bytes());
    assert_eq!(statement.entries.len(), 2);
    let bad: Vec<String> = statement.bad_lines.iter().map(ToString::to_string).collect();
    assert_eq!(bad, ["第 4 行“交易流水号”：流水号“1”与第 3 行相同，而内容不同，请向银行核实后重新导入"]);
    let findings: Vec<String> = statement.findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        findings,
        [
            "第 5 行的余额应为 12.00 元，文件所列为 19.00 元：此前可能缺少交易，请与银行核对",
            "期初余额 0.00 元，加上本文件读入的收支净额 12.00 元，与期末余额 19.00 元相差 7.00 元：有交易没有读入或者文件不全，请先处理有误的行，再与银行核对",
        ]
    );
}

#[test]
fn camt_053_is_read_in_its_old_and_its_new_form() {
    let new = CAMT
        .replace("camt.053.001.02", "camt.053.001.08")
        .replace("<Sts>BOOK</Sts>", "<Sts><Cd>BOOK</Cd></Sts>")
        .replace("<Sts>PDNG</Sts>", "<Sts><Cd>PDNG</Cd></Sts>")
        .replace("<Dbtr><Nm>李某&amp;公司</Nm></Dbtr>", "<Dbtr><Pty><Nm>李某&amp;公司</Nm></Pty></Dbtr>")
        .replace("<Cdtr><Nm>张堃</Nm></Cdtr>", "<Cdtr><Pty><Nm>张堃</Nm></Pty></Cdtr>");
    for text in [CAMT, &new] {
        let statement = read(text.as_bytes());
        assert_eq!(statement.account.as_ref().map(|account| account.reveal()), Some("8801000000000001"));
        let days = [statement.from, statement.until].map(|day| day.unwrap().to_string());
        assert_eq!(days, ["2026-03-01", "2026-03-31"]);
        check(
            &statement,
            &[
                "11 B1 2026-03-01 2026-02-28 +10,000.05 李某&公司 6222000000000001234 甲银行 88010000000000010012 “（2026）云0102执1234号 执行款”",
                "20 B2/1 2026-03-02 2026-03-02 -300.00 张堃 - - - “”",
                "20 B2/2 2026-03-02 2026-03-02 -400.00 王五 - - - “”",
                "34 #43507028e1d9e5c4b59c 2026-03-04 2026-03-04 +50.00 冲正 - - - - “冲正”",
            ],
            &["第 31 行“金额 Amt”：币种是“USD”，案款账户只收人民币，请核对是否选错账户"],
            &[
                "第 28 行的交易银行尚未入账（状态 PDNG），未计入",
                "有 1 行没有流水号，已按交易内容编号；以后再次导入时内容须保持不变",
            ],
        );
    }
}

#[test]
fn camt_053_that_ends_early_keeps_what_came_before() {
    let cut = &CAMT[..CAMT.find("<Cdtr><Nm>王五").unwrap()];
    let statement = read(cut.as_bytes());
    assert_eq!(statement.entries.len(), 1);
    assert_eq!(statement.bad_lines[0].to_string(), "第 20 行：记录损坏或者不完整，请向银行重新下载");
    assert!(statement.findings.iter().any(|finding| finding.to_string().contains("中断")));
}

/// Excel has numbers where text files have text: what is exact to the fen is taken, and what lost digits is not.
#[test]
fn the_same_table_in_excel_gives_the_same_numbers() {
    let text = |text: &str| Cell::Text(text.into());
    let column = |label: &str, kind| Column { label: label.into(), kind, width: 20 };
    let sheet = Sheet {
        title: "明细".into(),
        columns: vec![
            column("交易日期", ColumnKind::Day),
            column("交易流水号", ColumnKind::Text),
            column("借方发生额", ColumnKind::Money),
            column("贷方发生额", ColumnKind::Money),
            column("对方账号", ColumnKind::Number),
        ],
        rows: vec![
            vec![
                Cell::Day("2026-03-10".parse().unwrap()),
                text("A1"),
                Cell::Empty,
                Cell::Money(values::Fen(37_309_017)),
                Cell::Number(6_222_000_000_000_001_234),
            ],
            vec![
                Cell::Day("2026-03-11".parse().unwrap()),
                Cell::Number(6_222_000_000_000_001_234),
                Cell::Money(values::Fen(1)),
            ],
        ],
    };
    let statement = read(&sheet.to_xlsx().unwrap());
    check(
        &statement,
        &["2 A1 2026-03-10 2026-03-10 +373,090.17 - - - - “”"],
        &[
            "第 3 行“交易流水号”：“6.222000000000001E18”被当作数字保存，尾数已经丢失，请向银行重新下载，或者把该栏设为文本后重新导出",
        ],
        &[
            "第 2 行的“对方账号”被当作数字保存，尾数已经丢失，未采用；请向银行重新下载后补录",
            "文件没有期初、期末余额，也没有逐笔余额，无法核对是否完整",
        ],
    );
}

#[test]
fn what_is_no_statement_is_refused() {
    let refused = |bytes: &[u8]| read_statements("甲", bytes, &Layouts::built_in()).unwrap_err();
    assert_eq!(refused(b""), BankFileError::Empty("甲".into()));
    assert_eq!(
        refused("交易日期,贷方发生额,余额\n20260301,1,1\n".as_bytes()).to_string(),
        "“甲”的格式没有认出：表头最接近“借贷分列（借方发生额、贷方发生额各一栏）”，还缺少“借方发生额”。请核对是否选错文件；格式确实不同的，请系统维护人员增加对应的格式文件"
    );
    assert!(refused(b"<a/>").to_string().contains("不是银行对账单（CAMT.053）"));
    assert!(refused(b"%PDF-1.7").to_string().contains("不是表格文件"));
}
