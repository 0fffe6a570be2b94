//! List the proposals that the officer may decide.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, answered};
use crate::api::schema::answer;
use crate::api::v1::desk::TAG;
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::directory::Directory;
use store::read::tasks::TaskRow;
use values::Day;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/tasks", "list_tasks", get(list)).about(TAG, "待本人审批的事项").giving::<TaskList>(200)
}

answer! {
    /// The proposals that wait for the officer.
    pub(crate) struct TaskList {
        tasks: Vec<TaskLine>, "各事项，涉民生案件在前，其余先届满的在前";
    }
}

answer! {
    /// One proposal.
    pub(crate) struct TaskLine {
        case_id: String, "案件标识";
        number: String, "案号";
        proposal: u32, "审批事项的编号，即案卷页码";
        summary: String, "内容";
        proposed_by: String, "提出人用户名";
        proposed_by_name: String, "提出人姓名";
        proposed_on: Day, "提出日期";
        due_on: Day, "审批期限";
        livelihood: bool, "是否涉民生案件，优先审批";
    }
}

impl TaskLine {
    pub(crate) fn new(row: TaskRow, directory: &Directory) -> TaskLine {
        let proposer = row.proposed_by.parse().ok();
        TaskLine {
            proposed_by_name: proposer.map(|id| directory.name(&id)).unwrap_or_default(),
            case_id: row.case_id,
            number: row.number,
            proposal: row.proposal,
            summary: row.summary,
            proposed_by: row.proposed_by,
            proposed_on: row.proposed_on,
            due_on: row.due_on,
            livelihood: row.livelihood,
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer) -> Result<Response, ApiError> {
    answered(move || {
        let directory = app.directory();
        let tasks = app.tasks_for(&bearer.actor)?;
        Ok(TaskList { tasks: tasks.into_iter().map(|row| TaskLine::new(row, &directory)).collect() })
    })
    .await
}
