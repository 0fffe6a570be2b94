//! The filter by team that the boards of the command centre share.

use super::asked::Choice;
use crate::shell::encode;
use app::App;
use docket::office::{Actor, Sight};
use std::collections::BTreeMap;

/// The team that a page is asked for, if it is one of the court's and the officer sees more than his own.
pub(super) fn team(app: &App, actor: &Actor, query: &BTreeMap<String, String>) -> Option<String> {
    let asked = query.get("team").filter(|team| !team.is_empty())?;
    let known = app.directory().teams.keys().any(|team| team.as_str() == asked);
    (known && actor.office.sight() == Sight::Court).then(|| asked.clone())
}

/// The teams to choose from; none where the officer sees only his own.
pub(super) fn choices(app: &App, actor: &Actor, chosen: Option<&str>) -> Vec<Choice> {
    if actor.office.sight() != Sight::Court {
        return Vec::new();
    }
    let choice = |(id, team): (&values::TeamId, &docket::directory::Team)| Choice {
        value: id.to_string(),
        title: team.name.clone(),
        chosen: chosen == Some(id.as_str()),
    };
    app.directory().teams.iter().map(choice).collect()
}

/// The name of a team by its id, or that no team has the case.
pub(super) fn name(app: &App, id: &str) -> String {
    match id.parse() {
        Ok(id) => app.directory().team_name(&id),
        Err(_) => "未分团队".to_owned(),
    }
}

/// An address with the parts of its query that are not empty.
pub(super) fn address(path: &str, query: &[(&str, &str)]) -> String {
    let parts: Vec<String> = query
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", parts.join("&")) }
}
