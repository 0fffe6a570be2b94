//! List the institutions.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, answered};
use crate::api::schema::answer;
use app::institutions::{Transport, may_manage};
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::office::Actor;
use std::collections::BTreeMap;
use values::InstitutionId;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/institutions", "list_institutions", get(list))
        .about(TAG, "协助执行单位")
        .described("送达的地址只有系统管理员可见。")
        .giving::<InstitutionList>(200)
}

answer! {
    /// The institutions that help or have helped.
    pub(crate) struct InstitutionList {
        institutions: Vec<InstitutionLine>, "各单位";
    }
}

answer! {
    /// One institution.
    pub(crate) struct InstitutionLine {
        id: String, "代号";
        name: String, "名称";
        kind: &'static str, "种类代码";
        kind_title: &'static str, "种类";
        answer_days: u32, "答复天数";
        renewal_days: u32, "续行天数";
        has_service: bool, "是否联网办理；否则书面送达";
        http: Option<String>, "网络接口地址；不是的或者无权查看的为 null";
        folder: Option<String>, "交换文件夹；不是的或者无权查看的为 null";
        serving: bool, "是否仍在协助";
        trouble: Option<String>, "现在的故障；没有的为 null";
    }
}

impl InstitutionList {
    /// The list as somebody may see it.
    pub(crate) fn of(app: &App, actor: &Actor) -> Result<InstitutionList, AppError> {
        let transports: BTreeMap<InstitutionId, Transport> =
            if may_manage(actor) { app.transports()?.into_iter().collect() } else { BTreeMap::new() };
        let troubles = app.troubles().all();
        let directory = app.directory();
        let lines = directory.institutions.iter().map(|(id, one)| {
            let (http, folder) = match transports.get(id) {
                None => (None, None),
                Some(Transport::Http { address }) => (Some(address.clone()), None),
                Some(Transport::Folder { folder }) => (None, Some(folder.display().to_string())),
            };
            InstitutionLine {
                id: id.to_string(),
                name: one.name.clone(),
                kind: one.kind.word(),
                kind_title: one.kind.title(),
                answer_days: one.answer_days,
                renewal_days: one.renewal_days,
                has_service: one.has_service,
                http,
                folder,
                serving: one.serving,
                trouble: troubles.get(id).map(|trouble| trouble.sentence.clone()),
            }
        });
        Ok(InstitutionList { institutions: lines.collect() })
    }
}

async fn list(State(app): State<App>, bearer: Bearer) -> Result<Response, ApiError> {
    answered(move || Ok(InstitutionList::of(&app, &bearer.actor)?)).await
}
