//! Import a list of cases from a spreadsheet.
//!
//! Every row is one application. A bad row is named with its line and the reason; good rows are filed. A row that was
//! filed before, from this file or another, is recognised by its content and passed over.

use crate::app::App;
use crate::error::AppError;
use crate::intake::{Draft, DraftClaim, DraftInterest, DraftParty};
use docket::filing::Kind;
use docket::office::Actor;
use docket::party::PartyKind;
use documents::sheet::{self, Cell, Column, ColumnKind, Sheet};
use sha2::{Digest, Sha256};
use store::Change;
use store::read::tables::IMPORT_ROW;
use values::Day;

/// A column of the list: its head, what it takes, and a sample.
struct ListColumn {
    head: &'static str,
    sample: &'static str,
    kind: ColumnKind,
    width: u16,
}

const fn column(head: &'static str, sample: &'static str, kind: ColumnKind, width: u16) -> ListColumn {
    ListColumn { head, sample, kind, width }
}

/// The columns, in the order of the template; in a file they may stand in any order.
const COLUMNS: [ListColumn; 18] = [
    column("收到申请日期", "2026-03-10", ColumnKind::Day, 14),
    column("执行依据文号", "（2025）内0299民初1号", ColumnKind::Text, 26),
    column("作出机关", "示范县人民法院", ColumnKind::Text, 22),
    column("生效日期", "2025-12-01", ColumnKind::Day, 14),
    column("案由", "民间借贷纠纷", ColumnKind::Text, 18),
    column("申请执行人", "张某", ColumnKind::Text, 20),
    column("申请执行人证件号码", "", ColumnKind::Text, 22),
    column("被执行人", "王某、李某某", ColumnKind::Text, 20),
    column("被执行人证件号码", "", ColumnKind::Text, 22),
    column("被执行人地址", "示范县人民路1号", ColumnKind::Text, 24),
    column("给付名目", "借款本金", ColumnKind::Text, 14),
    column("金额（元）", "50000.00", ColumnKind::Text, 16),
    column("履行期限届满日", "2025-12-11", ColumnKind::Day, 16),
    column("年利率", "6%", ColumnKind::Text, 10),
    column("利息起算日", "2025-01-01", ColumnKind::Day, 14),
    column("涉民生类别", "", ColumnKind::Text, 14),
    column("案件类型", "首次执行", ColumnKind::Text, 12),
    column("原执行案号", "", ColumnKind::Text, 24),
];

/// The columns that may stay empty.
const OPTIONAL: [&str; 8] = [
    "申请执行人证件号码",
    "被执行人证件号码",
    "被执行人地址",
    "年利率",
    "利息起算日",
    "涉民生类别",
    "案件类型",
    "原执行案号",
];

/// What an import did, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Lines filed, with the case number given.
    pub filed: Vec<(usize, String)>,
    /// Lines that were filed before.
    pub known: Vec<usize>,
    /// Lines that could not be filed, and why.
    pub bad: Vec<(usize, String)>,
}

/// The template: the heads and one sample row.
///
/// # Errors
/// Where the spreadsheet cannot be written.
pub fn template() -> Result<Vec<u8>, AppError> {
    let columns = COLUMNS
        .iter()
        .map(|column| Column { label: column.head.to_owned(), kind: column.kind, width: column.width })
        .collect();
    let sample = COLUMNS
        .iter()
        .map(|column| match column.sample.parse::<Day>() {
            Ok(day) => Cell::Day(day),
            Err(_) if column.sample.is_empty() => Cell::Empty,
            Err(_) => Cell::Text(column.sample.to_owned()),
        })
        .collect();
    Sheet { title: "案件导入".to_owned(), columns, rows: vec![sample] }.to_xlsx().map_err(AppError::Sheet)
}

/// The columns as documentation: head, whether it must be filled in, and a sample.
#[must_use]
pub fn columns() -> Vec<(&'static str, bool, &'static str)> {
    COLUMNS.iter().map(|column| (column.head, !OPTIONAL.contains(&column.head), column.sample)).collect()
}

impl App {
    /// Imports a list of cases.
    ///
    /// # Errors
    /// [`AppError::BadInput`] where the file is no spreadsheet or lacks a column; a store failure stops the import,
    /// with the rows before it filed.
    pub fn import_cases(&self, actor: &Actor, name: &str, bytes: &[u8]) -> Result<ImportReport, AppError> {
        let rows = sheet::rows(name, bytes).map_err(|error| AppError::BadInput(error.to_string()))?;
        let mut rows = rows.into_iter().filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        let head = rows.next().ok_or_else(|| AppError::BadInput("文件中没有内容".to_owned()))?;
        let places = places(&head.cells)?;
        let mut report = ImportReport::default();
        for row in rows {
            let field = |head: &str| {
                let place =
                    COLUMNS.iter().position(|column| column.head == head).and_then(|index| places[index]);
                place.and_then(|place| row.cells.get(place)).map_or("", |cell| cell.trim())
            };
            let draft = draft(field);
            let fingerprint = fingerprint(&draft);
            match self.import_row(actor, &draft, &fingerprint) {
                Ok(number) => report.filed.push((row.line, number)),
                Err(AppError::AlreadyBooked) => report.known.push(row.line),
                Err(fault @ (AppError::Store(_) | AppError::Forbidden | AppError::Conflict)) => {
                    return Err(fault);
                }
                Err(AppError::Refused(refusal)) => {
                    report.bad.push((row.line, format!("{}。{}", refusal.sentence(), refusal.remedy())));
                }
                Err(other) => report.bad.push((row.line, other.sentence())),
            }
        }
        Ok(report)
    }

    fn import_row(&self, actor: &Actor, draft: &Draft, fingerprint: &str) -> Result<String, AppError> {
        let application = draft.application().map_err(|problems| {
            AppError::BadInput(
                problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>().join("；"),
            )
        })?;
        let id = self.file_with(actor, application, |id| {
            let values = vec![self.court().as_str().into(), fingerprint.into(), id.as_str().into()];
            vec![Change::Claim { table: &IMPORT_ROW, values }]
        })?;
        Ok(id.number().to_string())
    }
}

/// Where each column stands in the file.
fn places(head: &[String]) -> Result<Vec<Option<usize>>, AppError> {
    let places: Vec<Option<usize>> =
        COLUMNS.iter().map(|column| head.iter().position(|cell| cell.trim() == column.head)).collect();
    let missing: Vec<&str> = COLUMNS
        .iter()
        .zip(&places)
        .filter(|(column, place)| place.is_none() && !OPTIONAL.contains(&column.head))
        .map(|(column, _)| column.head)
        .collect();
    if missing.is_empty() {
        Ok(places)
    } else {
        Err(AppError::BadInput(format!(
            "缺少列：{}。可用“zhida import --template”生成样表",
            missing.join("、")
        )))
    }
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', ';', '；', '\n']).map(str::trim).filter(|name| !name.is_empty())
}

fn draft<'row>(field: impl Fn(&str) -> &'row str) -> Draft {
    let mut parties = Vec::new();
    let mut side = |role: &str, names_of: &str, identities: &str, address: &str| -> String {
        let mut identities = names(identities);
        let mut numbers = Vec::new();
        for name in names(names_of) {
            let kind = match PartyKind::suggested_by(name) {
                PartyKind::Person => "person",
                PartyKind::Enterprise => "enterprise",
                PartyKind::Organisation => "organisation",
            };
            parties.push(DraftParty {
                role: role.to_owned(),
                name: name.to_owned(),
                kind: kind.to_owned(),
                identity: identities.next().unwrap_or_default().to_owned(),
                phone: String::new(),
                address: address.to_owned(),
            });
            numbers.push(parties.len().to_string());
        }
        numbers.join("、")
    };
    let creditors = side("creditor", field("申请执行人"), field("申请执行人证件号码"), "");
    let debtors = side("debtor", field("被执行人"), field("被执行人证件号码"), field("被执行人地址"));
    let interest = if field("年利率").is_empty() {
        Vec::new()
    } else {
        vec![DraftInterest {
            rate: field("年利率").to_owned(),
            basis: "year".to_owned(),
            from: field("利息起算日").to_owned(),
            ..DraftInterest::default()
        }]
    };
    // A first enforcement is written as nothing, as in lists that do not name the kind.
    let kind = match Kind::spoken(field("案件类型")) {
        Some(Kind::First) => String::new(),
        Some(kind) => kind.word().to_owned(),
        None => field("案件类型").to_owned(),
    };
    let livelihood = docket::filing::Livelihood::CHOICES
        .iter()
        .find(|(_, title)| *title == field("涉民生类别"))
        .map_or("", |(word, _)| word);
    Draft {
        kind,
        earlier: field("原执行案号").to_owned(),
        received_on: field("收到申请日期").to_owned(),
        instrument: field("执行依据文号").to_owned(),
        instrument_by: field("作出机关").to_owned(),
        effective_on: field("生效日期").to_owned(),
        cause: field("案由").to_owned(),
        livelihood: livelihood.to_owned(),
        parties,
        claims: vec![DraftClaim {
            label: field("给付名目").to_owned(),
            creditors,
            debtors,
            amount: field("金额（元）").to_owned(),
            class: "principal".to_owned(),
            doubled: "counts".to_owned(),
            due_by: field("履行期限届满日").to_owned(),
            interest,
            ..DraftClaim::default()
        }],
        duties: Vec::new(),
        judgment: String::new(),
    }
}

/// What makes two rows the same: everything that is applied for.
fn fingerprint(draft: &Draft) -> String {
    let text = serde_json::to_string(draft).expect("a draft is plain text");
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
