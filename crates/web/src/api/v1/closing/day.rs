//! Show one day of an account: our books beside the statement.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, PathParts, answered};
use crate::api::schema::answer;
use app::App;
use app::closing::DayView;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::office::Actor;
use ledger::court_account::OpenItem;
use values::{Day, Fen};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/closing/accounts/{account}/days/{day}", "show_closing_day", get(show))
        .about(TAG, "一个账户的一日：本院账面、银行账单和逐笔差异")
        .described("与以后日期一并结账的，给出一并结账的那一日。")
        .giving::<ClosingDay>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound])
}

answer! {
    /// A day of an account.
    pub(crate) struct ClosingDay {
        account: String, "账号";
        day: Day, "日期";
        from_on: Day, "一并结账的首日";
        opening_fen: Fen, "上次结账余额（分）";
        in_fen: Fen, "收入（分）";
        out_fen: Fen, "支出（分）";
        late_fen: Fen, "补记以前日期，收入减支出（分）";
        closing_fen: Fen, "账面余额（分）";
        told_fen: Option<Fen>, "银行账单余额（分），没有账单的为空";
        open: Vec<OpenMovement>, "未达账项";
        explained: Vec<ExplainedDifference>, "差异说明；未结账的，为上次结账时的说明";
        left_fen: Option<Fen>, "尚未说明的差额，账单多于账面为正（分）";
        closed_on: Option<Day>, "结账的办理日";
        closed_by: Option<String>, "办理人用户名";
    }
}

answer! {
    /// A movement that only one of both has.
    pub(crate) struct OpenMovement {
        kind: &'static str, "received_by_bank：银行已收、本院未收；paid_by_bank：银行已付、本院未付；paid_by_us：本院已付、银行未付；received_by_us：本院已收、银行未收";
        value_on: Day, "日期";
        amount_fen: Fen, "金额（分）";
        told: String, "说明，中文";
    }
}

answer! {
    /// A difference that finance explains.
    pub(crate) struct ExplainedDifference {
        amount_fen: Fen, "账单多于账面为正（分）";
        words: String, "事由";
    }
}

impl From<&OpenItem> for OpenMovement {
    fn from(item: &OpenItem) -> OpenMovement {
        OpenMovement {
            kind: item.kind.word(),
            value_on: item.value_on,
            amount_fen: item.amount_fen,
            told: item.told.clone(),
        }
    }
}

impl ClosingDay {
    /// The day as it stands.
    pub(super) fn new(app: &App, actor: &Actor, account: &str, day: Day) -> Result<ClosingDay, ApiError> {
        let view: DayView = app.closing_day(actor, account, day)?;
        let left_fen = view.left();
        let worked = &view.worked;
        let explained = view
            .explained
            .iter()
            .map(|one| ExplainedDifference { amount_fen: one.amount_fen, words: one.words.clone() });
        Ok(ClosingDay {
            account: account.to_owned(),
            day: view.day,
            from_on: view.after.next(),
            opening_fen: worked.opening,
            in_fen: worked.came_in,
            out_fen: worked.went_out,
            late_fen: worked.late,
            closing_fen: worked.closing(),
            told_fen: view.told.as_ref().map(|(told, _)| *told),
            open: worked.open.iter().map(OpenMovement::from).collect(),
            explained: explained.collect(),
            left_fen,
            closed_on: view.closed.as_ref().map(|(on, _)| *on),
            closed_by: view.closed.as_ref().map(|(_, by)| by.clone()),
        })
    }
}

async fn show(State(app): State<App>, bearer: Bearer, path: PathParts) -> Result<Response, ApiError> {
    let (account, day): (String, Day) = (path.get("account")?, path.get("day")?);
    answered(move || ClosingDay::new(&app, &bearer.actor, &account, day)).await
}
