//! List the acts: what can be asked of a case, by whom, and with which fields.

use crate::api::endpoint::Endpoint;
use crate::api::request::Bearer;
use crate::api::schema::answer;
use crate::api::v1::acts::TAG;
use crate::rulebook::settings;
use app::App;
use axum::Json;
use axum::extract::State;
use axum::routing::get;
use docket::act::{ACTS, Approval, Registered};
use docket::office::Office;
use serde_json::Value;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/acts", "list_acts", get(list)).about(TAG, "办案事项目录").giving::<ActList>(200)
}

answer! {
    /// The registry of acts.
    pub(crate) struct ActList {
        acts: Vec<ActAbout>, "全部办案事项";
    }
}

answer! {
    /// What an act says about itself.
    pub(crate) struct ActAbout {
        name: &'static str, "事项代码，用于路径";
        title: &'static str, "名称";
        topic: &'static str, "所属环节";
        offices: Vec<OfficeName>, "可以提出的职务";
        approval: Option<OfficeName>, "须由其审批的职务；不须审批的为 null";
        basis: String, "依据";
        schema: Value, "command 的 JSON Schema";
    }
}

answer! {
    /// An office.
    pub(crate) struct OfficeName {
        word: &'static str, "职务代码";
        title: &'static str, "职务名称";
    }
}

impl From<Office> for OfficeName {
    fn from(office: Office) -> OfficeName {
        OfficeName { word: office.word(), title: office.title() }
    }
}

/// The office that must approve, where one must.
pub(crate) fn approver(approval: Approval) -> Option<OfficeName> {
    match approval {
        Approval::None => None,
        Approval::By(office) => Some(office.into()),
    }
}

fn about(act: &Registered, law: &law::Settings, today: values::Day) -> ActAbout {
    ActAbout {
        name: act.about.name,
        title: act.about.title,
        topic: act.about.topic.title(),
        offices: act.about.offices.iter().map(|office| (*office).into()).collect(),
        approval: approver(act.about.approval),
        basis: act.about.basis.under(law, today),
        schema: docket::form::schema(act.fields),
    }
}

async fn list(State(app): State<App>, _bearer: Bearer) -> Json<ActList> {
    let law = settings(&app);
    Json(ActList { acts: ACTS.iter().map(|act| about(act, &law, app.today())).collect() })
}
