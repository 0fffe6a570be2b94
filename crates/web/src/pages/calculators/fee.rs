//! The execution fee (执行申请费).

use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::calculators::simple::{Part, Shown, page};
use crate::pages::calculators::{Typed, asked};
use crate::session::Signed;
use app::App;
use axum::extract::{Query, State};
use axum::response::Response;
use serde_json::json;
use std::collections::BTreeMap;
use values::Fen;

const PATH: &str = "/calculators/fee";

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    page(&app, &officer, PATH, reckoned(&app, &Typed(&query)))
}

fn reckoned(app: &App, typed: &Typed<'_>) -> Shown {
    let text = typed.text("amount");
    let mut field = FormField::new("amount", "执行金额（元）", text, Control::DECIMAL)
        .required()
        .help("执行到位的金额或者价额，不含加倍部分；没有金额的每件50元至500元，由本院确定");
    let mut shown = Shown::default();
    if !text.is_empty() {
        match text.parse::<Fen>() {
            Ok(amount) => match asked(app, "FEE-01", &json!({ "amount_fen": amount.0 })) {
                Ok((outcome, _)) => {
                    shown.answer = Some(outcome.why.conclusion.clone());
                    shown.parts.push(Part { id: "fee", title: "执行申请费".to_owned(), outcome });
                }
                Err(problem) => shown.problem = Some(problem),
            },
            Err(error) => {
                shown.problem = Some(error.to_string());
                field.problem = Some(error.to_string());
            }
        }
    }
    shown.fields.push(field);
    shown
}
