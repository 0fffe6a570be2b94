//! Staff and teams, absences, mentors and recusals.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, answered};
use crate::api::schema::answer;
use app::staff::manage::{masked, may_see, may_see_conflicts};
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::office::Actor;
use values::Day;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/staff", "list_staff", get(list))
        .about(TAG, "人员、团队、请假、导师和回避登记")
        .described("回避登记只对系统管理员、执行局局长、院领导和审计人员列出，证件号码隐去中段。")
        .giving::<StaffList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// Staff and teams.
    pub(crate) struct StaffList {
        teams: Vec<TeamLine>, "团队";
        staff: Vec<StaffLine>, "人员，按用户名排列";
        absences: Vec<AbsenceLine>, "请假";
        mentors: Vec<MentorLine>, "导师";
        conflicts: Vec<ConflictLine>, "回避登记";
    }
}

answer! {
    /// One team.
    pub(crate) struct TeamLine {
        team: String, "团队标识";
        name: String, "名称";
        duty: &'static str, "职责代码";
        duty_title: &'static str, "职责";
    }
}

answer! {
    /// One member of staff.
    pub(crate) struct StaffLine {
        staff: String, "用户名";
        name: String, "姓名";
        office: &'static str, "职务代码";
        office_title: &'static str, "职务";
        team: Option<String>, "团队标识";
        is_serving: bool, "是否在职";
    }
}

answer! {
    /// One absence.
    pub(crate) struct AbsenceLine {
        staff: String, "请假人的用户名";
        from: Day, "首日";
        until: Day, "末日";
        cover: String, "代管人的用户名";
    }
}

answer! {
    /// One mentor.
    pub(crate) struct MentorLine {
        learner: String, "被带教人的用户名";
        from: Day, "首日";
        mentor: String, "导师的用户名";
        until: Option<Day>, "末日；尚未结束的为 null";
    }
}

answer! {
    /// A person with whom somebody must not deal.
    pub(crate) struct ConflictLine {
        staff: String, "应当回避的人员的用户名";
        name: String, "当事人姓名或者名称";
        number: Option<String>, "证件号码，隐去中段";
        ground: &'static str, "回避情形代码";
        ground_title: &'static str, "回避情形";
    }
}

impl StaffList {
    pub(super) fn new(app: &App, actor: &Actor) -> Result<StaffList, AppError> {
        if !may_see(actor) {
            return Err(AppError::Forbidden);
        }
        let directory = app.directory();
        let teams = directory.teams.iter().map(|(id, team)| TeamLine {
            team: id.to_string(),
            name: team.name.clone(),
            duty: directory.duty(id).word(),
            duty_title: directory.duty(id).title(),
        });
        let staff = directory.members.iter().map(|(id, member)| StaffLine {
            staff: id.to_string(),
            name: member.name.clone(),
            office: member.office.word(),
            office_title: member.office.title(),
            team: member.team.as_ref().map(ToString::to_string),
            is_serving: member.serving,
        });
        let absences = directory.absences.iter().map(|((staff, from), absence)| AbsenceLine {
            staff: staff.to_string(),
            from: *from,
            until: absence.until,
            cover: absence.cover.to_string(),
        });
        let mentors = directory.mentors.iter().map(|((learner, from), pair)| MentorLine {
            learner: learner.to_string(),
            from: *from,
            mentor: pair.mentor.to_string(),
            until: pair.until,
        });
        let conflicts = directory.conflicts.iter().filter(|_| may_see_conflicts(actor));
        let conflicts = conflicts.flat_map(|(staff, conflicts)| {
            conflicts.iter().map(move |one| ConflictLine {
                staff: staff.to_string(),
                name: one.name.clone(),
                number: one.number.as_deref().map(masked),
                ground: one.ground.word(),
                ground_title: one.ground.title(),
            })
        });
        Ok(StaffList {
            teams: teams.collect(),
            staff: staff.collect(),
            absences: absences.collect(),
            mentors: mentors.collect(),
            conflicts: conflicts.collect(),
        })
    }
}

async fn list(State(app): State<App>, bearer: Bearer) -> Result<Response, ApiError> {
    answered(move || Ok(StaffList::new(&app, &bearer.actor)?)).await
}
