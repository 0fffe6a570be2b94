//! The room of case funds (案款): what arrived today, what waits to be claimed, and each line of the bank statement.

mod import;
mod line;
mod suspense;
pub(crate) mod tabs;
mod today;

use crate::shell::encode;
use app::App;
use app::funds::suspense::CaseCandidate;
use axum::Router;
use axum::routing::{get, post};
use ledger::bank_line::LineId;
use store::read::funds::{LineRow, Sum};
use values::mask_long_numbers;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/funds", get(today::show))
        .route("/funds/statements", post(import::take))
        .route("/funds/suspense", get(suspense::show))
        .route("/funds/lines/{account}/{source_no}", get(line::show))
        .route("/funds/lines/{account}/{source_no}/{deed}", post(line::settle))
}

/// Where a line stands.
pub(crate) fn line_path(id: &LineId) -> String {
    format!("/funds/lines/{}/{}", encode(&id.account), encode(&id.source_no))
}

/// A number of an account that is somebody's: all but its end hidden.
pub(crate) fn masked(account: &str) -> String {
    documents::bank::AccountNumber::written(account).map_or_else(String::new, |account| account.to_string())
}

/// A count with its money, for a figure.
struct Figure {
    label: &'static str,
    count: i64,
    amount: String,
    address: &'static str,
    class: &'static str,
}

impl Figure {
    fn new(label: &'static str, sum: Sum, address: &'static str, class: &'static str) -> Figure {
        let class = if sum.count == 0 { "zero" } else { class };
        Figure { label, count: sum.count, amount: sum.amount.to_string(), address, class }
    }
}

/// A line as the bank told it.
struct LineShown {
    path: String,
    account: String,
    source_no: String,
    amount: String,
    value_on: String,
    payer: String,
    payer_account: String,
    sub_account: String,
    wording: String,
    state: &'static str,
    case: Option<(String, String)>,
}

impl LineShown {
    fn new(row: &LineRow) -> LineShown {
        let id = LineId { account: row.account.clone(), source_no: row.source_no.clone() };
        let case: Option<values::CaseId> = row.case_id.as_ref().and_then(|case| case.parse().ok());
        LineShown {
            path: line_path(&id),
            account: row.account.clone(),
            source_no: row.source_no.clone(),
            amount: row.amount.to_string(),
            value_on: row.value_on.to_string(),
            payer: if row.payer.is_empty() { "付款人未写明".to_owned() } else { row.payer.clone() },
            payer_account: masked(&row.payer_account),
            sub_account: row.sub_account.clone(),
            wording: mask_long_numbers(&row.wording),
            state: state_title(&row.state),
            case: case.map(|case| {
                let page = row.page.map_or_else(String::new, |page| format!("#page-{page}"));
                (format!("{}{page}", super::cases::case_path(&case)), case.number().to_string())
            }),
        }
    }
}

fn state_title(word: &str) -> &'static str {
    match word {
        "proposed" => "认领待批",
        "claimed" => "已认领",
        "sent_back" => "已退回",
        _ => "待认领",
    }
}

/// A case that a line may be for, as one button.
struct CandidateShown {
    value: String,
    path: String,
    number: String,
    debtor: String,
    reasons: String,
}

impl CandidateShown {
    fn new(candidate: &CaseCandidate) -> CandidateShown {
        CandidateShown {
            value: format!("{}/{}", candidate.case, candidate.debtor),
            path: super::cases::case_path(&candidate.case),
            number: candidate.case.number().to_string(),
            debtor: candidate.name.clone(),
            reasons: candidate.reasons.join("；"),
        }
    }
}
