//! The execution fee (执行申请费).

use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::calculators::answer::{Part, asked, open_questions};
use crate::pages::calculators::reading::Typed;
use crate::pages::calculators::simple::{Headline, Shown, page};
use crate::rulebook;
use crate::session::Signed;
use app::App;
use axum::extract::{Query, State};
use axum::response::Response;
use serde_json::json;
use std::collections::BTreeMap;

const PATH: &str = "/calculators/fee";

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    page(&app, &officer, PATH, reckoned(&app, &Typed(&query)))
}

/// What the fee is reckoned on, as the court has decided (D-05).
fn base(app: &App) -> &'static str {
    match rulebook::settings(app).answer("D-05").as_str() {
        "recovered_with_doubled" => "执行到位的金额或者价额，含加倍部分",
        "applied_for" => "申请执行的金额或者价额",
        _ => "执行到位的金额或者价额，不含加倍部分",
    }
}

fn reckoned(app: &App, typed: &Typed<'_>) -> Shown {
    let help = format!("{}；没有金额的每件50元至500元，由本院确定", base(app));
    let mut shown = Shown {
        fields: vec![
            FormField::new("amount", "执行金额（元）", typed.text("amount"), Control::DECIMAL)
                .required()
                .help(&help),
        ],
        ..Shown::default()
    };
    if !typed.0.contains_key("amount") {
        return shown;
    }
    let Some(amount) = shown.problems.need_amount(typed, "amount", "执行金额") else { return shown };
    match asked(app, "FEE-01", &json!({ "amount_fen": amount.0 })) {
        Ok(asked) => {
            let fee = asked.money("fee_fen").unwrap_or_default();
            let mut headline = Headline::good(format!("执行申请费{fee}元"));
            headline.details.push(format!("执行金额{amount}元，按“{}”填写。", base(app)));
            headline.open = open_questions(app, &["D-05"]);
            shown.headline = Some(headline);
            shown.parts.push(Part::new("fee", "计算过程", asked.why()));
        }
        Err(problem) => shown.problems.add("amount", problem),
    }
    shown
}
