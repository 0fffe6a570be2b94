//! Staff and teams (人员和团队): who serves in which office and team, what teams are there for, absences, mentors and
//! recusals.

use crate::error::{WebError, status};
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell, encode};
use ::app::staff::manage::{StaffEvent, masked, may_see, may_see_conflicts};
use ::app::staff::sign_in::Officer;
use ::app::{App, AppError};
use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use docket::directory::Directory;
use docket::office::Office;
use docket::staffing::{Conflict, TeamDuty};
use law::civil_procedure2023::recusal::Ground;
use std::collections::BTreeMap;
use values::{Day, StaffId, TeamId};

struct Choice {
    value: String,
    title: String,
    chosen: bool,
}

struct TeamLine {
    id: String,
    name: String,
    duties: Vec<Choice>,
    members: usize,
}

struct Member {
    id: String,
    name: String,
    office: &'static str,
    team: String,
    /// Absence, mentor and recusals in words.
    notes: Vec<String>,
    handover: String,
    change: String,
}

struct AbsenceLine {
    staff: String,
    name: String,
    from: String,
    until: String,
    cover: String,
    /// Whether it is over.
    past: bool,
}

struct MentorLine {
    learner: String,
    learner_name: String,
    mentor: String,
    mentor_name: String,
    from: String,
    until: String,
}

struct ConflictLine {
    staff: String,
    staff_name: String,
    name: String,
    number: String,
    ground: &'static str,
}

#[derive(Template)]
#[template(path = "settings/staff.html")]
struct StaffPage {
    shell: Shell,
    form_token: String,
    today: String,
    manages: bool,
    done: String,
    refused: Option<(String, String)>,
    /// A password that is shown once: whose and which.
    password: Option<(String, String)>,
    teams: Vec<TeamLine>,
    members: Vec<Member>,
    gone: Vec<String>,
    /// Who is changed in the form, where somebody is.
    changed: Option<Member>,
    offices: Vec<Choice>,
    team_choices: Vec<Choice>,
    serving: Vec<Choice>,
    absences: Vec<AbsenceLine>,
    mentors: Vec<MentorLine>,
    conflicts: Vec<ConflictLine>,
    sees_conflicts: bool,
    grounds: Vec<Choice>,
}

fn member(directory: &Directory, today: Day, id: &StaffId) -> Option<Member> {
    let found = directory.members.get(id)?;
    let mut notes = Vec::new();
    if let Some(absence) = directory.absence_on(id, today) {
        notes.push(format!("请假至{}，由{}代管", absence.until, directory.name(&absence.cover)));
    }
    if let Some(mentor) = directory.mentor_on(id, today) {
        notes.push(format!("导师：{}", directory.name(mentor)));
    }
    let conflicts = directory.conflicts.get(id).map_or(0, Vec::len);
    if conflicts > 0 {
        notes.push(format!("登记回避{conflicts}项"));
    }
    Some(Member {
        id: id.to_string(),
        name: found.name.clone(),
        office: found.office.title(),
        team: found.team.as_ref().map_or_else(String::new, |team| directory.team_name(team)),
        notes,
        handover: format!("/command/handover/{}", encode(id.as_str())),
        change: format!("/settings/staff?change={}#form", encode(id.as_str())),
    })
}

fn page(app: &App, officer: &Officer, changed: Option<&str>) -> Result<StaffPage, AppError> {
    if !may_see(&officer.actor) {
        return Err(AppError::Forbidden);
    }
    let (directory, today) = (app.directory(), app.today());
    let changed_id: Option<StaffId> = changed.and_then(|id| id.parse().ok());
    let changed_member = changed_id.as_ref().and_then(|id| directory.members.get(id));
    let members: Vec<Member> = directory
        .members
        .iter()
        .filter(|(_, one)| one.serving)
        .filter_map(|(id, _)| member(&directory, today, id))
        .collect();
    let choice = |value: &str, title: &str, chosen: bool| Choice {
        value: value.to_owned(),
        title: title.to_owned(),
        chosen,
    };
    let serves_in = |team: &TeamId| {
        directory.members.values().filter(|one| one.serving && one.team.as_ref() == Some(team)).count()
    };
    Ok(StaffPage {
        shell: Shell::new(app, officer, Room::Settings, "人员和团队"),
        form_token: officer.form_token.clone(),
        today: today.to_string(),
        manages: officer.actor.office == Office::Administrator,
        done: String::new(),
        refused: None,
        password: None,
        teams: directory
            .teams
            .iter()
            .map(|(id, team)| TeamLine {
                id: id.to_string(),
                name: team.name.clone(),
                duties: TeamDuty::ALL
                    .into_iter()
                    .map(|duty| choice(duty.word(), duty.title(), duty == directory.duty(id)))
                    .collect(),
                members: serves_in(id),
            })
            .collect(),
        gone: directory
            .members
            .iter()
            .filter(|(_, one)| !one.serving)
            .map(|(id, one)| format!("{}（{id}）", one.name))
            .collect(),
        offices: Office::HELD
            .into_iter()
            .map(|office| {
                let chosen = changed_member.is_some_and(|one| one.office == office);
                choice(office.word(), office.title(), chosen)
            })
            .collect(),
        team_choices: directory
            .teams
            .iter()
            .map(|(id, team)| {
                let chosen = changed_member.is_some_and(|one| one.team.as_ref() == Some(id));
                choice(id.as_str(), &team.name, chosen)
            })
            .collect(),
        serving: members
            .iter()
            .map(|one| choice(&one.id, &format!("{}　{}", one.name, one.office), false))
            .collect(),
        changed: changed_id.as_ref().and_then(|id| member(&directory, today, id)),
        members,
        absences: directory
            .absences
            .iter()
            .rev()
            .map(|((staff, from), absence)| AbsenceLine {
                staff: staff.to_string(),
                name: directory.name(staff),
                from: from.to_string(),
                until: absence.until.to_string(),
                cover: directory.name(&absence.cover),
                past: absence.until < today,
            })
            .collect(),
        mentors: directory
            .mentors
            .iter()
            .map(|((learner, from), pair)| MentorLine {
                learner: learner.to_string(),
                learner_name: directory.name(learner),
                mentor: pair.mentor.to_string(),
                mentor_name: directory.name(&pair.mentor),
                from: from.to_string(),
                until: pair.until.map_or_else(String::new, |until| until.to_string()),
            })
            .collect(),
        conflicts: directory
            .conflicts
            .iter()
            .filter(|_| may_see_conflicts(&officer.actor))
            .flat_map(|(staff, conflicts)| conflicts.iter().map(move |conflict| (staff, conflict)))
            .map(|(staff, conflict)| ConflictLine {
                staff: staff.to_string(),
                staff_name: directory.name(staff),
                name: conflict.name.clone(),
                number: conflict.number.as_deref().map_or_else(String::new, masked),
                ground: conflict.ground.title(),
            })
            .collect(),
        sees_conflicts: may_see_conflicts(&officer.actor),
        grounds: Ground::ALL.into_iter().map(|ground| choice(ground.word(), ground.title(), false)).collect(),
    })
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let page = StaffPage {
        done: if query.contains_key("done") { "已保存".to_owned() } else { String::new() },
        ..page(&app, &officer, query.get("change").map(String::as_str))?
    };
    Ok(Html(page.render()?).into_response())
}

pub(super) async fn change(
    State(app): State<App>,
    Signed(officer): Signed,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let taken_in = form.get("what").is_some_and(|what| what == "take_in");
    let event = event(&form);
    let outcome = match event {
        Ok(event) => {
            let (app, actor) = (app.clone(), officer.actor.clone());
            blocking(move || match event {
                StaffEvent::OfficeTaken { staff, name, office, team } if taken_in => {
                    let password = app.take_in(&actor, &staff, (&name, office, team))?;
                    Ok(Some((staff, password)))
                }
                event => app.manage_staff(&actor, &[event]).map(|()| None),
            })
            .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(None) => Ok(Redirect::to("/settings/staff?done=yes#done").into_response()),
        Ok(Some((staff, password))) => {
            let page = StaffPage {
                done: "已登记".to_owned(),
                password: Some((staff.to_string(), password)),
                ..page(&app, &officer, None)?
            };
            Ok(Html(page.render()?).into_response())
        }
        Err(error @ (AppError::BadInput(_) | AppError::MoneyStands(_) | AppError::WorkStands { .. })) => {
            let page = StaffPage {
                refused: Some((error.sentence(), error.remedy())),
                ..page(&app, &officer, form.get("staff").map(String::as_str))?
            };
            Ok((status(&error), Html(page.render()?)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// The event that a form asks for.
fn event(form: &BTreeMap<String, String>) -> Result<StaffEvent, AppError> {
    let text = |name: &str| form.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let bad = |sentence: &str| AppError::BadInput(sentence.to_owned());
    let staff =
        |name: &str| text(name).parse::<StaffId>().map_err(|error| AppError::BadInput(error.to_string()));
    let team = || text("team").parse::<TeamId>().map_err(|error| AppError::BadInput(error.to_string()));
    let day = |name: &str| text(name).parse::<Day>().map_err(|_| bad("请填写日期"));
    let optional_day = |name: &str| match text(name).is_empty() {
        true => Ok(None),
        false => day(name).map(Some),
    };
    match text("what").as_str() {
        "team" => Ok(StaffEvent::TeamNamed { team: team()?, name: text("name") }),
        "duty" => {
            let duty = TeamDuty::by_word(&text("duty")).ok_or_else(|| bad("请选择团队职责"))?;
            Ok(StaffEvent::DutyGiven { team: team()?, duty })
        }
        "take_in" | "move" => {
            let staff = staff("staff")?;
            let office = Office::by_word(&text("office")).ok_or_else(|| bad("请选择职务"))?;
            let team = if text("team").is_empty() { None } else { Some(team()?) };
            Ok(StaffEvent::OfficeTaken { staff, name: text("name"), office, team })
        }
        "leave" => Ok(StaffEvent::Left { staff: staff("staff")? }),
        "absence" => Ok(StaffEvent::AbsenceEntered {
            staff: staff("staff")?,
            from: day("from")?,
            until: day("until")?,
            cover: staff("cover")?,
        }),
        "no_absence" => Ok(StaffEvent::AbsenceWithdrawn { staff: staff("staff")?, from: day("from")? }),
        "mentor" => Ok(StaffEvent::MentorGiven {
            learner: staff("learner")?,
            from: day("from")?,
            mentor: staff("mentor")?,
            until: optional_day("until")?,
        }),
        "conflict" => {
            let ground = Ground::by_word(&text("ground")).ok_or_else(|| bad("请选择回避情形"))?;
            let number = Some(text("number")).filter(|number| !number.is_empty());
            let conflict = Conflict { name: text("name"), number, ground };
            Ok(StaffEvent::ConflictRecorded { staff: staff("staff")?, conflict })
        }
        "no_conflict" => Ok(StaffEvent::ConflictWithdrawn { staff: staff("staff")?, name: text("name") }),
        _ => Err(bad("请从页面上的表单提交")),
    }
}
