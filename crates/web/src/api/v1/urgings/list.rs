//! List the urgings.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, ParameterKind, answered};
use crate::api::schema::answer;
use app::App;
use app::urging::State as Stands;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use store::read::urgings::UrgingRow;
use values::{Day, Fen};

const STATES: [(&str, &str); 3] = [
    (Stands::CHOICES[0].1, Stands::CHOICES[0].2),
    (Stands::CHOICES[1].1, Stands::CHOICES[1].2),
    (Stands::CHOICES[2].1, Stands::CHOICES[2].2),
];

const PARAMETERS: [Parameter; 3] = [
    Parameter { name: "state", kind: ParameterKind::Words(&STATES), meaning: "办理状态，默认全部" },
    Parameter::OFFSET,
    Parameter::LIMIT,
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/urgings", "list_urgings", get(list))
        .about(TAG, "各件执前督促")
        .with_query(&PARAMETERS)
        .giving::<UrgingList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// The urgings.
    pub(crate) struct UrgingList {
        count: u32, "件数，至多数到一万";
        urgings: Vec<UrgingLine>, "各件，新的先列";
    }
}

answer! {
    /// One urging.
    pub(crate) struct UrgingLine {
        number: u32, "编号";
        applicant: String, "申请人";
        debtor: String, "被申请人";
        instrument: String, "执行依据";
        sum_fen: Fen, "应当履行的金额（分）";
        asked_on: Day, "申请日期";
        last_day: Day, "申请执行时效届满日（未计中止、中断）";
        opened_by_name: String, "经办人";
        contacts: u32, "联系次数";
        last_contact_on: Option<Day>, "最近联系日期";
        state: String, "办理状态代码";
        settled_on: Option<Day>, "办结日期";
        performed_fen: Fen, "履行金额（分）";
    }
}

impl From<UrgingRow> for UrgingLine {
    fn from(row: UrgingRow) -> UrgingLine {
        UrgingLine {
            number: row.number,
            applicant: row.applicant,
            debtor: row.debtor,
            instrument: row.instrument,
            sum_fen: row.sum,
            asked_on: row.asked_on,
            last_day: row.last_day,
            opened_by_name: row.opened_by_name,
            contacts: row.contacts,
            last_contact_on: row.last_contact_on,
            state: row.state,
            settled_on: row.settled_on,
            performed_fen: row.performed,
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(&PARAMETERS)?;
    answered(move || {
        let page = asked.page();
        let state = asked.get::<String>("state").and_then(|word| Stands::by_word(&word));
        let (rows, count) = app.urgings(&bearer.actor, state, page)?;
        Ok(UrgingList { count, urgings: rows.into_iter().map(UrgingLine::from).collect() })
    })
    .await
}
