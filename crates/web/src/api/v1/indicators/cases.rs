//! The cases behind a number.

use super::{SELECTION, TAG, selection};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Answers, Asked, Bearer, Parameter, ParameterKind, PathParts, answered};
use crate::api::schema::answer;
use app::indicators::{Behind, BehindLine, Part};
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::indicator::{Indicator, by_id};
use docket::office::Actor;
use values::{Day, Fen};

pub(crate) const PART: Parameter = Parameter {
    name: "part",
    kind: ParameterKind::Text(40),
    meaning: "构成代号，carried 为期初未结，其余为事项代号，默认分子的第一项",
};

/// Whose cases, which part and which page of the list.
pub(crate) const PARAMETERS: [Parameter; 9] = [
    SELECTION[0],
    SELECTION[1],
    SELECTION[2],
    SELECTION[3],
    SELECTION[4],
    SELECTION[5],
    PART,
    Parameter::OFFSET,
    Parameter::LIMIT,
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/indicators/{id}/cases", "list_indicator_cases", get(list))
        .about(TAG, "一个数背后的案件")
        .with_query(&PARAMETERS)
        .giving::<CasesBehind>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound])
}

answer! {
    /// The cases behind a part of an indicator.
    pub(crate) struct CasesBehind {
        part: &'static str, "构成代号";
        title: &'static str, "构成名称";
        has_more: bool, "是否还有没有列出的";
        cases: Vec<CaseBehind>, "案件，计入日期在后的先列";
    }
}

answer! {
    /// One case.
    pub(crate) struct CaseBehind {
        case_id: String, "案件标识";
        number: String, "案号";
        on: Day, "计入日期；期初未结的为立案日期";
        counted: i64, "计入的数量";
        amount_fen: Fen, "计入的金额（分）";
        handler_name: Option<String>, "现承办人姓名";
        stage: String, "现阶段代码";
    }
}

impl CasesBehind {
    pub(crate) fn new(part: Part, found: Behind) -> CasesBehind {
        CasesBehind {
            part: part.word(),
            title: part.title(),
            has_more: found.more,
            cases: found.lines.into_iter().map(CaseBehind::from).collect(),
        }
    }
}

/// The part of an indicator that is asked for; the first where none is.
pub(crate) fn part_asked(indicator: &Indicator, asked: &Answers) -> Result<Part, AppError> {
    let part = match asked.get::<String>("part") {
        Some(word) => Part::by_word(indicator, &word),
        None => Part::all(indicator).first().copied(),
    };
    part.ok_or(AppError::NotFound)
}

impl From<BehindLine> for CaseBehind {
    fn from(line: BehindLine) -> CaseBehind {
        CaseBehind {
            case_id: line.case_id,
            number: line.case.number,
            on: line.on,
            counted: line.counted,
            amount_fen: line.amount,
            handler_name: line.case.handler_name,
            stage: line.case.stage,
        }
    }
}

async fn list(
    State(app): State<App>,
    bearer: Bearer,
    path: PathParts,
    asked: Asked,
) -> Result<Response, ApiError> {
    let asked = asked.checked(&PARAMETERS)?;
    answered(move || found(&app, &bearer.actor, &path.get::<String>("id")?, &asked)).await
}

/// The cases of a court behind a number of an indicator.
pub(crate) fn found(app: &App, actor: &Actor, id: &str, asked: &Answers) -> Result<CasesBehind, ApiError> {
    let indicator = by_id(id).ok_or(AppError::NotFound)?;
    let part = part_asked(indicator, asked)?;
    let found = app.behind(actor, indicator, &selection(app, asked), part, asked.page())?;
    Ok(CasesBehind::new(part, found))
}
