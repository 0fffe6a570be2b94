//! Try the table of triage on a case or on typed facts.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::{answer, nullable, request, text, words};
use app::triage::Tried;
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use insight::triage::{Facts, Livelihood, Property};
use serde::Deserialize;
use serde_json::json;
use values::{CaseId, Fen};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/triage-table/try", "try_triage", post(attempt))
        .about(TAG, "以一件案件或者假设的事实试用分流标准")
        .described("case 和 facts 填其中一项；draft 为 true 的用草案，没有草案的用现行标准。不作任何改动。")
        .taking(|_| {
            let whole = |meaning: &str| json!({"type": "integer", "minimum": 0, "description": meaning});
            let flag = |meaning: &str| json!({"type": "boolean", "description": meaning});
            let titles =
                |all: &[Livelihood]| -> Vec<_> { all.iter().map(|one| (one.word(), one.title())).collect() };
            let property: Vec<_> = Property::ALL.iter().map(|one| (one.word(), one.title())).collect();
            let facts = request(
                &[],
                &[
                    ("livelihood", nullable(words(&titles(Livelihood::ALL)))),
                    ("enterprise", flag("被执行人中有企业")),
                    ("sum_fen", whole("申请标的（分）")),
                    ("creditors", whole("申请执行人数")),
                    ("debtors", whole("被执行人数")),
                    ("duty", flag("有金钱给付以外的义务")),
                    ("property", words(&property)),
                    ("missing", flag("被执行人下落不明")),
                    ("other_cases", whole("同一被执行人另有未结案件数")),
                    ("age_days", whole("立案日数")),
                ],
            );
            request(
                &[],
                &[
                    ("case", nullable(text("案件标识，例如 内0299-2026-执-12"))),
                    ("facts", nullable(facts)),
                    ("draft", flag("是否试用草案，默认否")),
                ],
            )
        })
        .giving::<TriageTried>(200)
        .failing(&[Fault::NotFound])
}

answer! {
    /// What the table finds.
    pub(crate) struct TriageTried {
        version: u32, "所用标准的版本；0 为程序预设";
        row: u32, "决定的行；0 为没有符合的行，适用其余案件";
        track: &'static str, "分流代码";
        track_title: &'static str, "分流";
        reasons: Vec<String>, "理由";
        facts: Vec<String>, "所依据的事实，各一句中文";
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    #[serde(default)]
    case: Option<CaseId>,
    #[serde(default)]
    facts: Option<AskedFacts>,
    #[serde(default)]
    draft: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct AskedFacts {
    livelihood: Option<Livelihood>,
    enterprise: bool,
    sum_fen: Fen,
    creditors: u32,
    debtors: u32,
    duty: bool,
    property: Property,
    missing: bool,
    other_cases: u32,
    age_days: u32,
}

impl Default for AskedFacts {
    fn default() -> AskedFacts {
        let Facts {
            livelihood,
            enterprise,
            sum,
            creditors,
            debtors,
            duty,
            property,
            missing,
            other_cases,
            age_days,
        } = Facts::default();
        let sum_fen = sum;
        AskedFacts {
            livelihood,
            enterprise,
            sum_fen,
            creditors,
            debtors,
            duty,
            property,
            missing,
            other_cases,
            age_days,
        }
    }
}

impl From<AskedFacts> for Facts {
    fn from(asked: AskedFacts) -> Facts {
        Facts {
            livelihood: asked.livelihood,
            enterprise: asked.enterprise,
            sum: asked.sum_fen,
            creditors: asked.creditors,
            debtors: asked.debtors,
            duty: asked.duty,
            property: asked.property,
            missing: asked.missing,
            other_cases: asked.other_cases,
            age_days: asked.age_days,
        }
    }
}

async fn attempt(
    State(app): State<App>,
    bearer: Bearer,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    answered(move || {
        let history = app.triage_history();
        let table = if asked.draft { history.draft_or_in_force() } else { history.in_force() };
        let Tried { facts, found } = match (asked.case, asked.facts) {
            (Some(case), None) => app.try_triage(&bearer.actor, table, &case)?,
            (None, Some(facts)) => {
                let facts = Facts::from(facts);
                Tried { found: table.find(&facts), facts }
            }
            _ => {
                let sentence = "case 和 facts 填写其中一项，不能都填或者都不填";
                return Err(AppError::BadInput(sentence.to_owned()).into());
            }
        };
        Ok(TriageTried {
            version: table.version,
            row: found.row,
            track: found.track.word(),
            track_title: found.track.title(),
            reasons: found.reasons,
            facts: facts.words(),
        })
    })
    .await
}
