//! A bulletin as PDF and as spreadsheet.

use crate::app::App;
use crate::bulletins::figures::{Bulletin, Row};
use crate::bulletins::seal::Sealed;
use crate::bulletins::{BulletinId, BulletinKind, NO_RANKING};
use crate::error::AppError;
use crate::papers::PrintedPaper;
use docket::indicator::{Figure, Indicator, Shown};
use docket::office::Actor;
use documents::forms::{self, BulletinGroup, BulletinLine, Head};
use documents::sheet::{Cell, Column, ColumnKind, Sheet};
use std::sync::Arc;
use values::{Day, Fen};

/// A dash stands where the base of a share is nothing.
const NOTHING: &str = "—";

/// The head of the column of overdue clocks.
pub const OVERDUE: &str = "逾期期限";

/// The head of a column with its unit: `到位金额（元）`.
#[must_use]
pub fn column_title(indicator: &Indicator) -> String {
    match indicator.shown {
        Shown::Money => format!("{}（元）", indicator.title),
        Shown::Days => format!("{}（日）", indicator.title),
        Shown::Number(unit) => format!("{}（{unit}）", indicator.title),
        Shown::Percent => indicator.title.to_owned(),
    }
}

/// The marks of the rules that indicators follow, as the court's law stands on a day.
pub struct Marks {
    law: Arc<law::Settings>,
    on: Day,
}

impl Marks {
    /// The mark beside an indicator: 待核 as long as its rule needs confirmation and has none; else empty.
    #[must_use]
    pub fn of(&self, indicator: &Indicator) -> &'static str {
        indicator.rule.and_then(law::rule).map_or("", |rule| self.law.mark(rule, self.on))
    }

    /// The head of a column with its unit and mark: `实际执行率（待核）`.
    fn title(&self, indicator: &Indicator) -> String {
        match self.of(indicator) {
            "" => column_title(indicator),
            mark => format!("{}（{mark}）", column_title(indicator)),
        }
    }
}

/// A figure under a head that names its unit.
#[must_use]
pub fn cell(indicator: &Indicator, figure: Figure) -> String {
    let written = indicator.written(figure).unwrap_or_else(|| NOTHING.to_owned());
    let unit = match indicator.shown {
        Shown::Money => "元",
        Shown::Days => "日",
        Shown::Number(unit) => unit,
        Shown::Percent => "",
    };
    written.strip_suffix(unit).map_or(written.clone(), str::to_owned)
}

/// How the figures of a bulletin are made, in sentences.
#[must_use]
pub fn notes(bulletin: &Bulletin, made_on: Option<Day>, marks: &Marks) -> Vec<String> {
    let shares: Vec<String> = bulletin
        .columns
        .iter()
        .filter(|(indicator, _)| indicator.base.is_some())
        .map(|(indicator, version)| format!("{}＝{}（第{version}版）", indicator.title, indicator.formula()))
        .collect();
    let mut notes = vec![NO_RANKING.to_owned(), "各数均由案卷记载自动统计，没有填报。".to_owned()];
    if bulletin.id.kind != BulletinKind::Court {
        let on = made_on.map_or_else(|| "当前".to_owned(), |day| format!("{}制作时", day.chinese()));
        notes.push(format!("{OVERDUE}为{on}已过期限仍未办理的期限数，其余各栏为期间内的数。"));
    }
    notes.push(format!("公式：{}。", shares.join("；")));
    if let Some((marked, _)) = bulletin.columns.iter().find(|(indicator, _)| !marks.of(indicator).is_empty())
    {
        notes.push(format!("标有“{}”的，其计算规则尚待本院确认。", marks.of(marked)));
    }
    notes.push("“—”表示分母为零，没有可计算的数。".to_owned());
    notes
}

/// The name of the head of the rows.
#[must_use]
pub fn names(kind: BulletinKind) -> &'static str {
    match kind {
        BulletinKind::Teams => "团队",
        BulletinKind::Handlers => "承办人",
        BulletinKind::Court => "",
    }
}

/// The heads of the columns of figures.
#[must_use]
pub fn heads(bulletin: &Bulletin, marks: &Marks) -> Vec<String> {
    match bulletin.id.kind {
        BulletinKind::Court => bulletin.id.kind.spans().map(str::to_owned).to_vec(),
        BulletinKind::Teams | BulletinKind::Handlers => {
            let heads = bulletin.columns.iter().map(|(indicator, _)| marks.title(indicator));
            heads.chain([format!("{OVERDUE}（个）")]).collect()
        }
    }
}

/// The lines of a row: a line for each period, and for the court a line for each indicator.
#[must_use]
pub fn lines(bulletin: &Bulletin, row: &Row, marks: &Marks) -> Vec<(String, Vec<String>)> {
    match bulletin.id.kind {
        BulletinKind::Court => bulletin
            .columns
            .iter()
            .enumerate()
            .map(|(place, (indicator, _))| {
                let figures = row.spans.iter().map(|span| cell(indicator, span.figures[place]));
                (marks.title(indicator), figures.collect())
            })
            .collect(),
        BulletinKind::Teams | BulletinKind::Handlers => (bulletin.id.kind.spans().into_iter())
            .zip(&row.spans)
            .enumerate()
            .map(|(place, (title, span))| {
                let figures = bulletin.columns.iter().zip(&span.figures);
                let mut cells: Vec<String> =
                    figures.map(|((indicator, _), figure)| cell(indicator, *figure)).collect();
                cells.push(if place == 0 { row.overdue.to_string() } else { String::new() });
                (title.to_owned(), cells)
            })
            .collect(),
    }
}

fn days((from, until): (Day, Day)) -> String {
    format!("{}至{}", from.chinese(), until.chinese())
}

/// The form of a sealed bulletin.
#[must_use]
pub fn form(court: &str, mark: Option<String>, sealed: &Sealed, marks: &Marks) -> forms::Bulletin {
    let bulletin = &sealed.bulletin;
    let kind = bulletin.id.kind;
    let [now, before, year_before] = bulletin.id.days();
    let [_, before_title, year_title] = kind.spans();
    forms::Bulletin {
        head: Head {
            court: court.to_owned(),
            case_number: sealed.written_number(),
            issued_on: sealed.made_on.chinese_numerals(),
            attachments: Vec::new(),
            mark,
        },
        title: kind.title().to_owned(),
        period: days(now),
        earlier: vec![
            format!("{before_title}{}", days(before)),
            format!("{year_title}{}", days(year_before)),
        ],
        names: names(kind).to_owned(),
        columns: heads(bulletin, marks),
        groups: bulletin
            .rows
            .iter()
            .map(|row| BulletinGroup {
                name: row.name.clone(),
                lines: lines(bulletin, row, marks)
                    .into_iter()
                    .map(|(label, cells)| BulletinLine { label, cells })
                    .collect(),
            })
            .collect(),
        notes: notes(bulletin, Some(sealed.made_on), marks),
        prepared_by: sealed.made_by.clone(),
    }
}

/// A figure as a cell that Excel reckons with; shares and means are text, exactly as they are printed.
fn sheet_cell(indicator: &Indicator, figure: Figure) -> Cell {
    match indicator.shown {
        Shown::Money => Cell::Money(Fen(figure.counted)),
        Shown::Number(_) => Cell::Number(figure.counted),
        Shown::Percent | Shown::Days => Cell::Text(cell(indicator, figure)),
    }
}

fn sheet_kind(indicator: &Indicator) -> ColumnKind {
    match indicator.shown {
        Shown::Money => ColumnKind::Money,
        Shown::Number(_) => ColumnKind::Number,
        Shown::Percent | Shown::Days => ColumnKind::Text,
    }
}

/// A bulletin as a table: a line for each period of a team or a handler, for the court a line for each indicator.
#[must_use]
pub fn sheet(bulletin: &Bulletin, marks: &Marks) -> Sheet {
    let kind = bulletin.id.kind;
    let column = |label: String, kind: ColumnKind, width: u16| Column { label, kind, width };
    let title = format!("{}{}", kind.title(), bulletin.id.from);
    if kind == BulletinKind::Court {
        let heads = kind.spans().map(|span| column(span.to_owned(), ColumnKind::Text, 20));
        let rows = bulletin
            .rows
            .iter()
            .flat_map(|row| lines(bulletin, row, marks))
            .map(|(label, cells)| [label].into_iter().chain(cells).map(Cell::Text).collect());
        let columns = [column("项目".to_owned(), ColumnKind::Text, 32)].into_iter().chain(heads).collect();
        return Sheet { title, columns, rows: rows.collect() };
    }
    let mut columns = vec![
        column(names(kind).to_owned(), ColumnKind::Text, 18),
        column("期间".to_owned(), ColumnKind::Text, 12),
        column("首日".to_owned(), ColumnKind::Day, 12),
        column("末日".to_owned(), ColumnKind::Day, 12),
    ];
    for (indicator, _) in &bulletin.columns {
        columns.push(column(marks.title(indicator), sheet_kind(indicator), 18));
    }
    columns.push(column(format!("{OVERDUE}（制作当日，个）"), ColumnKind::Number, 24));
    let rows = bulletin.rows.iter().flat_map(|row| {
        kind.spans().into_iter().zip(&row.spans).enumerate().map(|(place, (title, span))| {
            let mut cells = vec![
                Cell::Text(row.name.clone()),
                Cell::Text(title.to_owned()),
                Cell::Day(span.from),
                Cell::Day(span.until),
            ];
            let figures = bulletin.columns.iter().zip(&span.figures);
            cells.extend(figures.map(|((indicator, _), figure)| sheet_cell(indicator, *figure)));
            cells.push(if place == 0 { Cell::Number(row.overdue) } else { Cell::Empty });
            cells
        })
    });
    let rows = rows.collect();
    Sheet { title, columns, rows }
}

impl App {
    /// The marks of the rules that indicators follow, as the court's law stands.
    #[must_use]
    pub fn indicator_marks(&self) -> Marks {
        Marks { law: self.law_settings(), on: self.today() }
    }

    /// Prints a bulletin that was made, with the rows that the officer may see.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where it was not made; [`AppError::Press`] where it cannot be printed.
    pub fn bulletin_paper(&self, actor: &Actor, id: BulletinId) -> Result<PrintedPaper, AppError> {
        let sealed = self.sealed_bulletin(actor, id)?.ok_or(AppError::NotFound)?;
        let form = form(self.court_name(), self.letterhead().mark.clone(), &sealed, &self.indicator_marks());
        let bytes = self.print_bulletin(&form)?;
        let file_name = format!("{}-{}.pdf", id.kind.title(), id.from);
        Ok(PrintedPaper { file_name, bytes })
    }

    /// A bulletin that was made as a spreadsheet, with the rows that the officer may see.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where it was not made.
    pub fn bulletin_sheet(&self, actor: &Actor, id: BulletinId) -> Result<Vec<u8>, AppError> {
        let sealed = self.sealed_bulletin(actor, id)?.ok_or(AppError::NotFound)?;
        sheet(&sealed.bulletin, &self.indicator_marks()).to_xlsx().map_err(AppError::Sheet)
    }
}
