//! Do an act in a case: one path for each act of the registry.

use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, PathParts, answered};
use crate::api::schema::{answer, nullable, request};
use crate::api::v1::acts::TAG;
use app::App;
use app::cases::act::Done;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use docket::act::{ACTS, Approval, Registered};
use serde::Deserialize;
use serde_json::{Value, json};

pub(crate) fn endpoints() -> Vec<Endpoint> {
    ACTS.iter().map(endpoint).collect()
}

fn endpoint(act: &'static Registered) -> Endpoint {
    let about = &act.about;
    let route = post(move |state: State<App>, bearer: Bearer, parts: PathParts, body: Body<Asked>| {
        carry_out(about.name, state, bearer, parts, body)
    });
    let offices: Vec<&str> = about.offices.iter().map(|office| office.title()).collect();
    let mut description = format!("可以提出的职务：{}。依据：{}。", offices.join("、"), about.basis);
    if let Approval::By(office) = about.approval {
        description.push_str(&format!("提出后由{}审批，批准时生效。", office.title()));
    }
    Endpoint::post(&format!("/cases/{{id}}/acts/{}", about.name), about.name, route)
        .about(TAG, about.title)
        .described(description)
        .taking(|_| schema(act))
        .giving::<ActDone>(200)
        .failing(&[Fault::NotYourOffice, Fault::Conflict, Fault::AlreadyBooked, Fault::Refused])
}

/// The body that asks for an act.
pub(crate) fn schema(act: &Registered) -> Value {
    let pages = json!({
        "type": "integer", "minimum": 0, "maximum": u32::MAX,
        "description": "提出时看到的案卷页数；案卷已有新页的，不予办理（conflict）。null 为不核对",
    });
    let command = docket::form::schema(act.fields);
    request(&["command"], &[("pages", nullable(pages)), ("command", command)])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(crate) pages: Option<u32>,
    pub(crate) command: Value,
}

answer! {
    /// What an act wrote.
    pub(crate) struct ActDone {
        sentences: Vec<String>, "登记的各页，一页一句";
        pages: u32, "案卷现有页数";
    }
}

impl From<Done> for ActDone {
    fn from(done: Done) -> ActDone {
        ActDone { sentences: done.sentences, pages: done.pages }
    }
}

async fn carry_out(
    act: &'static str,
    State(app): State<App>,
    bearer: Bearer,
    parts: PathParts,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    let id = parts.case()?;
    answered(move || {
        let done = app.act(&bearer.actor, &id, act, &asked.command, asked.pages)?;
        Ok(ActDone::from(done))
    })
    .await
}
