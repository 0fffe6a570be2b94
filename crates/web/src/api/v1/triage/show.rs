//! The table of triage in force.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, answered};
use crate::api::schema::answer;
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/triage-table", "show_triage_table", get(show))
        .about(TAG, "现行分流标准")
        .described("逐行比对，最先符合的一行决定分流；均不符合的适用 otherwise。本院尚未决定的为程序预设，version 为 0。")
        .giving::<TriageTable>(200)
}

answer! {
    /// The table in force.
    pub(crate) struct TriageTable {
        version: u32, "版本；0 为程序预设（待核）";
        is_open: bool, "是否尚未由本院决定（待核）";
        rows: Vec<TriageRow>, "各行，依次比对";
        otherwise: TriageRow, "其余案件";
    }
}

answer! {
    /// One row.
    pub(crate) struct TriageRow {
        row: u32, "行号；其余案件为 0";
        conditions: Vec<String>, "条件，须全部符合；空为不限";
        track: &'static str, "分流代码";
        track_title: &'static str, "分流";
        reason: String, "理由";
    }
}

async fn show(State(app): State<App>, _bearer: Bearer) -> Result<Response, ApiError> {
    answered(move || {
        let history = app.triage_history();
        let table = history.in_force();
        let rows = table.rows.iter().zip(1..).map(|(row, no)| TriageRow {
            row: no,
            conditions: row.conditions(),
            track: row.outcome.track.word(),
            track_title: row.outcome.track.title(),
            reason: row.outcome.reason.clone(),
        });
        Ok(TriageTable {
            version: table.version,
            is_open: history.version() == 0,
            rows: rows.collect(),
            otherwise: TriageRow {
                row: 0,
                conditions: Vec::new(),
                track: table.otherwise.track.word(),
                track_title: table.otherwise.track.title(),
                reason: table.otherwise.reason.clone(),
            },
        })
    })
    .await
}
