//! List the accounts of the court.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, answered};
use crate::api::schema::answer;
use app::App;
use app::closing::AccountView;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use values::{Day, Fen};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/closing/accounts", "list_court_accounts", get(list))
        .about(TAG, "本院账户，付款账户在前")
        .giving::<CourtAccountList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// The accounts of the court.
    pub(crate) struct CourtAccountList {
        today: Day, "法院当日";
        accounts: Vec<CourtAccountShown>, "本院账户";
    }
}

answer! {
    /// One account.
    pub(crate) struct CourtAccountShown {
        account: String, "账号";
        holder: String, "户名，导入时自动登记的可能为空";
        bank: String, "开户银行，导入时自动登记的为空";
        from_on: Day, "对账起始日";
        is_confirmed: bool, "是否经财务登记";
        is_main: bool, "是否付款账户";
        balance_fen: Fen, "账面余额（分）";
        closed_until: Option<Day>, "结账至";
        told_until: Option<Day>, "银行账单至";
    }
}

impl From<AccountView> for CourtAccountShown {
    fn from(view: AccountView) -> CourtAccountShown {
        let row = view.row;
        CourtAccountShown {
            is_confirmed: row.known_by == "finance",
            account: row.account,
            holder: row.holder,
            bank: row.bank,
            from_on: row.from_on,
            is_main: view.is_main,
            balance_fen: view.balance,
            closed_until: row.closed_until,
            told_until: row.told_until,
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer) -> Result<Response, ApiError> {
    answered(move || CourtAccountList::new(&app, &bearer)).await
}

impl CourtAccountList {
    /// The accounts as they are now.
    pub(super) fn new(app: &App, bearer: &Bearer) -> Result<CourtAccountList, ApiError> {
        let accounts = app.court_accounts(&bearer.actor)?;
        Ok(CourtAccountList {
            today: app.today(),
            accounts: accounts.into_iter().map(CourtAccountShown::from).collect(),
        })
    }
}
