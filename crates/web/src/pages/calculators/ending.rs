//! Whether a round may be ended (终本): each condition, and the first day on which it is possible.

use crate::error::WebError;
use crate::pages::calculators::simple::{Part, Shown, page};
use crate::pages::rules::show::Outcome;
use crate::pages::rules::trial::{PREFIX, Trial};
use crate::rulebook;
use crate::session::Signed;
use app::App;
use axum::extract::{Query, State};
use axum::response::Response;
use law::rule;
use std::collections::BTreeMap;

const PATH: &str = "/calculators/ending";
const RULE: &str = "TER-01";

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let mut shown = Shown::default();
    match rule(RULE) {
        None => shown.notes.push(format!("规则库尚未收录规则{RULE}，暂时不能核对。")),
        Some(rule) => {
            let settings = rulebook::settings(&app);
            let sent = query.iter().any(|(name, text)| name.starts_with(PREFIX) && !text.trim().is_empty());
            let trial =
                if sent { Trial::sent(rule, &query, &settings, app.today()) } else { Trial::default() };
            shown.fields = trial.fields(rule);
            shown.problem = trial.refusal.clone();
            if let Some(answer) = &trial.answer {
                shown.answer = Some(answer.derivation.conclusion.clone());
                let outcome = Outcome::new(rule, answer);
                shown.parts.push(Part { id: "ending", title: rule.title.to_owned(), outcome });
            }
        }
    }
    page(&app, &officer, PATH, shown)
}
