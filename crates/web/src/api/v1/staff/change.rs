//! Enter what happens to staff and teams.

use super::TAG;
use super::list::StaffList;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::{day, nullable, request, text, words};
use app::App;
use app::staff::manage::StaffEvent;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use docket::office::Office;
use docket::staffing::TeamDuty;
use law::civil_procedure2023::recusal::Ground;
use serde_json::{Value, json};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/staff/events", "change_staff", post(change))
        .about(TAG, "团队、职务、离岗、请假、导师和回避的变动")
        .described(
            "由系统管理员办理，一次一项，kind 说明是哪一项。office_taken 更改在职人员的姓名、职务或者团队；登记新人员用 POST /staff。\
             名下尚有案款的不能离岗，为 money_stands；尚有案件、待认领款或者代管的，为 work_stands。",
        )
        .taking(|_| schema())
        .giving::<StaffList>(200)
        .failing(&[Fault::Forbidden, Fault::Conflict])
}

fn schema() -> Value {
    let staff = || text("用户名");
    let team = || text("团队标识");
    let offices = Office::HELD.map(|office| (office.word(), office.title()));
    let duties = TeamDuty::ALL.map(|duty| (duty.word(), duty.title()));
    let grounds: Vec<_> = Ground::ALL.into_iter().map(|ground| (ground.word(), ground.title())).collect();
    let event = |kind: &str, title: &str, required: &[&str], fields: &[(&str, Value)]| {
        let kind = ("kind", json!({"const": kind, "description": title}));
        let required: Vec<&str> = ["kind"].iter().chain(required).copied().collect();
        request(&required, &[&[kind], fields].concat())
    };
    json!({"oneOf": [
        event("team_named", "团队设立或者更名", &["team", "name"], &[("team", team()), ("name", text("名称"))]),
        event("duty_given", "团队职责", &["team", "duty"], &[("team", team()), ("duty", words(&duties))]),
        event("office_taken", "职务", &["staff", "name", "office"], &[
            ("staff", staff()), ("name", text("姓名")), ("office", words(&offices)), ("team", nullable(team())),
        ]),
        event("left", "离岗", &["staff"], &[("staff", staff())]),
        event("absence_entered", "请假，或者更改其末日、代管人", &["staff", "from", "until", "cover"], &[
            ("staff", staff()), ("from", day("首日")), ("until", day("末日")), ("cover", text("代管人的用户名")),
        ]),
        event("absence_withdrawn", "取消请假", &["staff", "from"], &[("staff", staff()), ("from", day("首日"))]),
        event("mentor_given", "导师，或者其结束", &["learner", "from", "mentor"], &[
            ("learner", text("被带教人的用户名")), ("from", day("首日")), ("mentor", text("导师的用户名")),
            ("until", nullable(day("末日"))),
        ]),
        event("conflict_recorded", "登记回避", &["staff", "name", "ground"], &[
            ("staff", staff()), ("name", text("当事人姓名或者名称")), ("number", nullable(text("证件号码"))),
            ("ground", words(&grounds)),
        ]),
        event("conflict_withdrawn", "撤销回避登记", &["staff", "name"], &[
            ("staff", staff()), ("name", text("当事人姓名或者名称")),
        ]),
    ]})
}

async fn change(
    State(app): State<App>,
    bearer: Bearer,
    Body(event): Body<StaffEvent>,
) -> Result<Response, ApiError> {
    answered(move || {
        app.manage_staff(&bearer.actor, &[event])?;
        Ok(StaffList::new(&app, &bearer.actor)?)
    })
    .await
}
