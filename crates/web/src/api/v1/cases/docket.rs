//! The pages of a docket: the timeline.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, PathParts, answered};
use crate::api::schema::answer;
use crate::api::v1::cases::TAG;
use app::App;
use app::cases::open::CaseView;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::Entry;
use docket::directory::Directory;
use values::Day;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/cases/{id}/docket", "read_docket", get(read)).about(TAG, "案卷").giving::<DocketRead>(200)
}

answer! {
    /// The pages of a docket.
    pub(crate) struct DocketRead {
        entries: Vec<DocketPage>, "各页，按页码";
    }
}

answer! {
    /// One page of a docket.
    pub(crate) struct DocketPage {
        no: u32, "页码";
        on: Day, "登记日期";
        actor: String, "经办人用户名";
        actor_name: String, "经办人姓名";
        kind: &'static str, "事件代码";
        title: &'static str, "名称";
        sentence: String, "一句话说明";
        papers: Vec<PaperIssued>, "该页制发的文书";
        struck: bool, "是否已更正撤销";
        correctable: bool, "是否可以更正撤销";
    }
}

answer! {
    /// A paper that a page issued.
    pub(crate) struct PaperIssued {
        word: &'static str, "文书代码，用于路径";
        title: &'static str, "文书名称";
    }
}

fn page(view: &CaseView, directory: &Directory, entry: &Entry) -> DocketPage {
    let no = entry.stamp.no;
    let papers = entry.event.papers_in(no, &view.case).into_iter();
    DocketPage {
        no: no.0,
        on: entry.stamp.on,
        actor: entry.stamp.actor.to_string(),
        actor_name: directory.name(&entry.stamp.actor),
        kind: entry.event.kind(),
        title: entry.event.title(),
        sentence: entry.event.sentence(&view.case),
        papers: papers.map(|paper| PaperIssued { word: paper.word(), title: paper.title() }).collect(),
        struck: docket::case::struck_pages(&view.entries).contains(&no),
        correctable: view.case.correctable.contains(&no),
    }
}

async fn read(State(app): State<App>, bearer: Bearer, parts: PathParts) -> Result<Response, ApiError> {
    let id = parts.case()?;
    answered(move || {
        let view = app.open_case(&bearer.actor, &id)?;
        let directory = app.directory();
        Ok(DocketRead { entries: view.entries.iter().map(|entry| page(&view, &directory, entry)).collect() })
    })
    .await
}
