//! A list of debts in Excel: one debt a row, given back with interest, doubled part, total and a remark.
//!
//! Nothing is lost: every column that was sent comes back, in its order, and a row that cannot be reckoned says in its
//! remark what to do.

use crate::calculators::upload_table::{TableColumn, Upload, column, template, unreckoned};
use crate::calculators::{DebtForm, InterestText, ItemText, PaymentText, RATE_BASES};
use crate::error::AppError;
use documents::sheet::{Cell, ColumnKind, Row, Sheet};
use law::debt::{SegmentKind, Statement};
use values::Day;

/// The columns that an officer fills in.
pub const COLUMNS: [TableColumn; 13] = [
    column("案号或者债务人", ColumnKind::Text, 26, "仅供识别，可以不填"),
    column("项目", ColumnKind::Text, 14, "例如借款本金，可以不填"),
    column("金额（元）", ColumnKind::Money, 16, "必填"),
    column("履行期间届满日", ColumnKind::Day, 14, "必填，例如 2024-03-31"),
    column("计算加倍部分", ColumnKind::Text, 12, "是或者否，不填为是"),
    column(
        "利率方式",
        ColumnKind::Text,
        22,
        "年利率、月利率、日利率、一年期LPR的倍数、五年期以上LPR的倍数、贷款基准利率（一年期）的倍数；没有一般债务利息的不填",
    ),
    column("利率或者倍数", ColumnKind::Text, 14, "利率写百分号，例如 6%；倍数例如 4"),
    column("利息起算日", ColumnKind::Day, 12, "有利率的必填，当日计入"),
    column("利息截止日", ColumnKind::Day, 12, "不填为至实际清偿之日"),
    column("一年天数", ColumnKind::Number, 10, "365或者360，不填为365"),
    column("利息上限（元）", ColumnKind::Money, 16, "可以不填"),
    column(
        "清偿",
        ColumnKind::Text,
        30,
        "日期和金额，多笔用分号分开，例如 2024-06-29 400000；2024-12-26 600000",
    ),
    column("计算截止日", ColumnKind::Day, 12, "不填为上传时选择的日期"),
];

/// The columns that are given back.
const RESULTS: [TableColumn; 7] = [
    column("迟延天数", ColumnKind::Number, 10, ""),
    column("一般债务利息（元）", ColumnKind::Money, 18, ""),
    column("加倍部分（元）", ColumnKind::Money, 16, ""),
    column("本息合计（元）", ColumnKind::Money, 16, ""),
    column("已清偿（元）", ColumnKind::Money, 16, ""),
    column("尚欠合计（元）", ColumnKind::Money, 16, ""),
    column("说明", ColumnKind::Text, 44, ""),
];

/// The template: the heads and two rows that show how it is filled in.
///
/// # Errors
/// [`AppError::Sheet`] where the file cannot be written.
pub fn debt_template() -> Result<Vec<u8>, AppError> {
    let rows = [
        [
            "示例一（填写前请删除）",
            "借款本金",
            "10000",
            "2015-07-03",
            "是",
            "日利率",
            "0.05%",
            "2015-01-01",
            "",
            "",
            "",
            "",
            "2015-09-01",
        ],
        [
            "示例二（填写前请删除）",
            "货款",
            "1000000",
            "2024-03-31",
            "是",
            "",
            "",
            "",
            "",
            "",
            "",
            "2024-06-29 400000；2024-12-26 600000",
            "2024-12-26",
        ],
    ];
    template(TITLE, &COLUMNS, &rows)
}

/// The name of the table.
const TITLE: &str = "债务清单";

/// An uploaded list of debts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DebtTable(Upload);

impl DebtTable {
    /// Reads an uploaded workbook or a file of comma-separated values.
    ///
    /// # Errors
    /// [`AppError::BadInput`] with a sentence for the officer.
    pub fn read(name: &str, bytes: &[u8]) -> Result<DebtTable, AppError> {
        Upload::read(name, bytes, &["金额（元）", "履行期间届满日"], "一笔债务").map(DebtTable)
    }

    /// How many debts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none; a table that was read has at least one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The same workbook with the results, reckoned to the day of each row or to this one.
    #[must_use]
    pub fn reckoned(&self, on: Day) -> Sheet {
        self.0.with_results(TITLE, &COLUMNS, &RESULTS, |row| self.results(row, on))
    }

    fn text<'a>(&self, row: &'a Row, head: &str) -> &'a str {
        self.0.text(row, head)
    }

    fn results(&self, row: &Row, on: Day) -> Vec<Cell> {
        let reckoned = self.form(row, on).and_then(|form| {
            let statement = form.reckon().map_err(|problems| {
                problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>().join("；")
            })?;
            Ok((form, statement))
        });
        match reckoned {
            Ok((form, statement)) => reckoned_cells(&form, &statement),
            Err(remark) => unreckoned(&RESULTS, &remark),
        }
    }

    /// One row as a debt.
    fn form(&self, row: &Row, on: Day) -> Result<DebtForm, String> {
        let text = |head: &str| self.text(row, head).to_owned();
        let on = match text("计算截止日") {
            empty if empty.is_empty() => on.to_string(),
            given => given,
        };
        let doubled = match self.text(row, "计算加倍部分") {
            "" | "是" => "yes",
            "否" => "no",
            other => return Err(format!("“计算加倍部分”应填是或者否，现为“{other}”")),
        };
        let year_days = match self.text(row, "一年天数") {
            "" | "365" => "365",
            "360" => "360",
            other => return Err(format!("“一年天数”应为365或者360，现为“{other}”")),
        };
        let item = ItemText {
            label: text("项目"),
            amount: text("金额（元）"),
            class: String::new(),
            doubled: doubled.to_owned(),
            due: text("履行期间届满日"),
        };
        let mut form = DebtForm {
            on,
            items: vec![item],
            payments: payments(self.text(row, "清偿"))?,
            ..DebtForm::default()
        };
        let (basis, rate) = (self.text(row, "利率方式"), text("利率或者倍数"));
        if basis.is_empty() && rate.is_empty() {
            return Ok(form);
        }
        let Some((word, _)) = RATE_BASES.iter().find(|(_, title)| *title == basis) else {
            let titles: Vec<&str> = RATE_BASES.iter().map(|(_, title)| *title).collect();
            return Err(format!("“利率方式”应为{}之一，现为“{basis}”", titles.join("、")));
        };
        form.interest.push(InterestText {
            item: "1".to_owned(),
            basis: (*word).to_owned(),
            rate,
            from: text("利息起算日"),
            until: text("利息截止日"),
            year_days: year_days.to_owned(),
            cap: text("利息上限（元）"),
            ..InterestText::default()
        });
        if form.interest[0].rate.is_empty() {
            return Err("填写了利率方式，请填写“利率或者倍数”".to_owned());
        }
        Ok(form)
    }
}

/// `2024-06-29 400000；2024-12-26 600000` as payments.
fn payments(text: &str) -> Result<Vec<PaymentText>, String> {
    text.split(['；', ';', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| match part.split_once([' ', '　', '：', ':']) {
            Some((on, amount)) => Ok(PaymentText {
                on: on.trim().to_owned(),
                amount: amount.trim().to_owned(),
                costs: String::new(),
            }),
            None => Err(format!("“清偿”的“{part}”应为日期、空格、金额，例如 2024-06-29 400000")),
        })
        .collect()
}

fn reckoned_cells(form: &DebtForm, statement: &Statement) -> Vec<Cell> {
    let state = &statement.obligations[0];
    let days: i32 = statement
        .segments
        .iter()
        .filter(|segment| !matches!(segment.kind, SegmentKind::General(_)))
        .map(|segment| segment.days)
        .sum();
    let principal = statement.debt.obligations[0].amount;
    let totals = &statement.totals;
    let mut remarks = vec![format!("已计算至{}", statement.on.chinese())];
    if totals.surplus.is_positive() {
        remarks.push(format!("清偿超过债务{}元，应退还", totals.surplus));
    }
    if statement.provisional {
        remarks.push("最近月份的LPR尚未录入，暂按最后一次公布的计算".to_owned());
    }
    remarks
        .extend(form.notices(statement).into_iter().map(|notice| notice.trim_end_matches('。').to_owned()));
    if statement.derivation().confidence.needs_confirmation() {
        remarks.push("所依据的规则待核".to_owned());
    }
    vec![
        Cell::Number(i64::from(days)),
        Cell::Money(state.general_accrued),
        Cell::Money(state.doubled_accrued),
        Cell::Money(principal + state.general_accrued + state.doubled_accrued),
        Cell::Money(totals.received - totals.surplus),
        Cell::Money(totals.owed),
        Cell::Text(remarks.join("；")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use documents::sheet;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn back(name: &str, bytes: &[u8]) -> Vec<Vec<String>> {
        let sheet = DebtTable::read(name, bytes).unwrap().reckoned(day("2026-03-10"));
        sheet::rows(name, &sheet.to_xlsx().unwrap()).unwrap().into_iter().map(|row| row.cells).collect()
    }

    fn of<'a>(rows: &'a [Vec<String>], line: usize, head: &str) -> &'a str {
        let place = rows[0].iter().position(|one| one == head).unwrap();
        rows[line].get(place).map_or("", String::as_str)
    }

    #[test]
    fn the_template_comes_back_reckoned() {
        let rows = back("模板.xlsx", &debt_template().unwrap());
        assert_eq!(of(&rows, 1, "迟延天数"), "60");
        assert_eq!(of(&rows, 1, "一般债务利息（元）"), "1220");
        assert_eq!(of(&rows, 1, "加倍部分（元）"), "105");
        assert_eq!(of(&rows, 1, "尚欠合计（元）"), "11325");
        assert_eq!(of(&rows, 2, "加倍部分（元）"), "34650");
        assert_eq!(of(&rows, 2, "已清偿（元）"), "1000000");
        assert_eq!(of(&rows, 2, "尚欠合计（元）"), "34650");
    }

    #[test]
    fn a_bad_row_says_what_to_do_and_nothing_is_lost() {
        let text = "编号,金额（元）,履行期间届满日,清偿,利率方式,利率或者倍数,利息起算日\n\
                    甲,一万五,2024-03-31,,,,\n乙,10000,三月底,,,,\n丙,10000,2025-12-31,2026年1月5日付5000,,,\n\
                    丁,10000,2025-12-31,,年利率,12,2025-01-01\n戊,10000,2025-12-31,,复利,12%,2025-01-01\n\
                    己,10000,2025-12-31,2026-01-05 5000,,,,多出的一格";
        let rows = back("债务.csv", text.as_bytes());
        assert_eq!(rows.len(), 7);
        for (line, remark) in
            [(1, "不是金额"), (2, "不是日期"), (3, "日期、空格、金额"), (4, "百分号"), (5, "利率方式")]
        {
            assert!(of(&rows, line, "说明").contains(remark), "{:?}", rows[line]);
            assert_eq!(of(&rows, line, "尚欠合计（元）"), "");
        }
        assert_eq!(of(&rows, 1, "金额（元）"), "一万五");
        assert_eq!(of(&rows, 2, "履行期间届满日"), "三月底");
        assert!(rows[6].contains(&"多出的一格".to_owned()));
        assert_eq!(of(&rows, 6, "已清偿（元）"), "5000");
        // Sent once more, the results are reckoned anew and not doubled.
        let heads = &rows[0];
        assert_eq!(heads.iter().filter(|head| *head == "说明").count(), 1);
    }

    #[test]
    fn a_row_is_refused_or_remarked_like_the_form() {
        let text = "编号,金额（元）,履行期间届满日,清偿,利率方式,利率或者倍数,利息起算日,利息截止日,计算截止日\n\
                    甲,5万元,2025-12-31,2026-02-01 5000,,,,,2026-01-10\n\
                    乙,-5,2025-12-31,,,,,,\n\
                    丙,10000,2025-12-31,,年利率,6%,2025-06-01,2025-01-01,\n\
                    丁,10000,2025-12-31,,年利率,2分,2025-01-01,,2026-01-01";
        let rows = back("债务.csv", text.as_bytes());
        for (line, remark) in [
            (1, "1笔清偿晚于计算截止日2026年1月10日"),
            (2, "应大于零，请以元填写"),
            (3, "早于起算日"),
            (4, "按月利率2%计算"),
        ] {
            assert!(of(&rows, line, "说明").contains(remark), "{:?}", rows[line]);
        }
        assert_eq!(of(&rows, 1, "尚欠合计（元）"), "50087.5");
    }

    #[test]
    fn what_came_back_may_be_sent_again() {
        let once = DebtTable::read("表.xlsx", &debt_template().unwrap()).unwrap().reckoned(day("2026-03-10"));
        let twice = DebtTable::read("表.xlsx", &once.to_xlsx().unwrap()).unwrap().reckoned(day("2026-03-10"));
        assert_eq!(once, twice);
    }

    #[test]
    fn another_table_is_refused_with_the_way_to_the_template() {
        let error = DebtTable::read("名单.csv", "姓名,电话\n甲,1".as_bytes()).unwrap_err();
        assert!(matches!(error, AppError::BadInput(sentence) if sentence.contains("请下载模板")));
    }
}
