//! Hand-over (交接): everything that stands in somebody's name, and the cases to be given to others.

use super::tabs::{CommandPart, CommandTab, tabs};
use crate::error::WebError;
use crate::pages::cases::line::CaseLine;
use crate::path::Path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell, encode};
use app::App;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use std::collections::BTreeMap;
use values::StaffId;

/// One number with the page that lists it; without an address where no page does.
struct Count {
    label: &'static str,
    value: String,
    unit: &'static str,
    under: String,
    address: String,
}

#[derive(Template)]
#[template(path = "command/handover.html")]
struct HandoverPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    form_token: String,
    done: String,
    staff: String,
    name: String,
    counts: Vec<Count>,
    covers: Vec<String>,
    cases: Vec<(String, CaseLine)>,
    more: bool,
    /// To whom it may go: id and name.
    others: Vec<(String, String)>,
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(staff): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let id: StaffId =
        staff.parse().map_err(|error: values::NotAStaffId| app::AppError::BadInput(error.to_string()))?;
    let standing = {
        let (app, actor, id) = (app.clone(), officer.actor.clone(), id.clone());
        blocking(move || app.standing(&actor, &id)).await?
    };
    let (directory, today) = (app.directory(), app.today());
    let counts = standing.counts;
    let handler = encode(id.as_str());
    let of = |label, value: u32, unit, address: String| Count {
        label,
        value: value.to_string(),
        unit,
        under: String::new(),
        address,
    };
    let cases = format!("/cases?handler={handler}");
    let money = Count {
        under: format!("{}元", counts.money),
        ..of("案款在账", counts.money_cases, "件", format!("{cases}&money=yes"))
    };
    let page = HandoverPage {
        shell: Shell::new(&app, &officer, Room::Command, "交接"),
        tabs: tabs(CommandPart::Assignment),
        form_token: officer.form_token.clone(),
        done: query.get("done").map_or_else(String::new, |done| format!("已完成第{done}批交接")),
        name: directory.name(&id),
        counts: vec![
            of("未结案件", counts.cases, "件", cases.clone()),
            of("运行中的期限", counts.clocks, "项", format!("{cases}&order=due")),
            money,
            of("待审批的提请", counts.proposals, "件", "#cases".to_owned()),
            of("待回复的督办", counts.supervisions, "项", "#cases".to_owned()),
            of("未办结的查控", counts.requests, "件", format!("/inquiries?handler={handler}")),
            of("六十日内届满的措施", counts.measures, "项", format!("/measures?handler={handler}")),
            of("未付讫的发放", counts.payments, "笔", "#cases".to_owned()),
            of("交其查明的待认领款", counts.lines, "笔", "/funds/suspense".to_owned()),
        ],
        covers: standing
            .covers
            .iter()
            .map(|(name, from, until)| format!("代管{name}的案件，{from} 至 {until}"))
            .collect(),
        more: counts.cases as usize > standing.cases.len(),
        cases: standing
            .cases
            .into_iter()
            .map(|row| (format!("c:{}", row.case_id), CaseLine::new(row, &directory, today)))
            .collect(),
        others: directory
            .handlers()
            .filter(|(other, _)| **other != id)
            .map(|(other, member)| {
                let team = member.team.as_ref().map_or_else(String::new, |team| directory.team_name(team));
                (other.to_string(), format!("{}　{team}", member.name))
            })
            .collect(),
        staff,
    };
    Ok(Html(page.render()?).into_response())
}
