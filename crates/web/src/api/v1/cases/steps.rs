//! The next lawful steps of a case for the officer who asks, and what is barred and why.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, PathParts, answered};
use crate::api::schema::answer;
use crate::api::v1::acts::list::{OfficeName, approver};
use crate::api::v1::cases::TAG;
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::act::{Weight, by_name};
use docket::form::{Field, read};
use docket::step::{Bar, Step};
use serde_json::Value;
use values::Day;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/cases/{id}/steps", "list_steps", get(list))
        .about(TAG, "可办事项和不能办理的事项")
        .giving::<StepsListed>(200)
}

answer! {
    /// The next steps of a case.
    pub(crate) struct StepsListed {
        today: Day, "法院当日";
        pages: u32, "案卷页数，提交事项时带回";
        open: Vec<OpenStep>, "现在可以办理的，先急后缓";
        barred: Vec<BarredStep>, "现在不能办理的及原因";
    }
}

answer! {
    /// What can be done now.
    pub(crate) struct OpenStep {
        act: &'static str, "事项代码，用于路径";
        title: &'static str, "名称";
        topic: &'static str, "所属环节";
        reason: String, "为什么现在办";
        basis: String, "依据";
        due_on: Option<Day>, "最后一日；没有期限的为 null";
        weight: &'static str, "next：应当先办；useful：有益；possible：随时可办";
        approval: Option<OfficeName>, "须由其审批的职务；不须审批的为 null";
        prefill: Value, "command 中已能填写的字段";
    }
}

answer! {
    /// What is barred.
    pub(crate) struct BarredStep {
        title: &'static str, "名称";
        code: &'static str, "不予办理情形的代码";
        sentence: String, "为什么不能";
        remedy: &'static str, "怎么办";
        basis: String, "依据";
    }
}

impl OpenStep {
    fn new(step: &Step, law: &law::Settings, today: Day) -> OpenStep {
        OpenStep {
            act: step.act,
            title: step.title,
            topic: step.topic.title(),
            reason: step.reason.clone(),
            basis: step.basis.under(law, today),
            due_on: step.due_on,
            weight: match step.weight {
                Weight::Next => "next",
                Weight::Useful => "useful",
                Weight::Possible => "possible",
            },
            approval: approver(step.approval),
            prefill: prefill(step),
        }
    }
}

impl BarredStep {
    fn new(bar: &Bar, law: &law::Settings, today: Day) -> BarredStep {
        BarredStep {
            title: bar.title,
            code: bar.refusal.code(),
            sentence: bar.refusal.sentence(),
            remedy: bar.refusal.remedy(),
            basis: bar.refusal.basis().under(law, today),
        }
    }
}

/// The typed text of a form, as the fields of the command.
fn prefill(step: &Step) -> Value {
    let typed = step.prefill.iter().map(|(name, text)| ((*name).to_owned(), text.clone())).collect();
    let known = |field: &&Field| step.prefill.iter().any(|(name, _)| *name == field.name);
    let fields = by_name(step.act).map_or(&[][..], |act| act.fields);
    let fields: Vec<Field> = fields.iter().filter(known).copied().collect();
    read(&fields, &typed).unwrap_or_else(|_| Value::Object(serde_json::Map::new()))
}

async fn list(State(app): State<App>, bearer: Bearer, parts: PathParts) -> Result<Response, ApiError> {
    let id = parts.case()?;
    answered(move || {
        let view = app.open_case(&bearer.actor, &id)?;
        Ok(StepsListed {
            today: view.today,
            pages: view.case.pages,
            open: view.steps.open.iter().map(|step| OpenStep::new(step, &view.law, view.today)).collect(),
            barred: view.steps.barred.iter().map(|bar| BarredStep::new(bar, &view.law, view.today)).collect(),
        })
    })
    .await
}
