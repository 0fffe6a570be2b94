//! List the days of the accounts with how each stands.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, ParameterKind, answered};
use crate::api::schema::answer;
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use values::{Day, Fen};

/// The longest span of one answer.
const DAYS_MAX: i32 = 400;

const PARAMETERS: &[Parameter] = &[
    Parameter { name: "from", kind: ParameterKind::Day, meaning: "起始日期，默认三十日前" },
    Parameter { name: "until", kind: ParameterKind::Day, meaning: "截止日期，默认今日" },
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/closing/days", "list_closing_days", get(list))
        .about(TAG, "各账户逐日的对账状态，至多四百日")
        .with_query(PARAMETERS)
        .giving::<ClosingDayList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// Days of the accounts.
    pub(crate) struct ClosingDayList {
        today: Day, "法院当日";
        days: Vec<ClosingDayListed>, "各账户各日";
    }
}

answer! {
    /// One day of one account.
    pub(crate) struct ClosingDayListed {
        account: String, "账号";
        day: Day, "日期";
        state: &'static str, "closed：已结账；told：有账单、待结账；waiting：无账单；outside：不在对账范围";
        told_fen: Option<Fen>, "银行账单余额（分）";
        closing_fen: Option<Fen>, "结账的账面余额（分）";
        open_items: u32, "未达账项笔数";
        explained: u32, "差异说明笔数";
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(PARAMETERS)?;
    answered(move || {
        let until: Day = asked.get("until").unwrap_or_else(|| app.today());
        let from: Day = asked.get("from").unwrap_or_else(|| until.plus_days(-30));
        if !(0..DAYS_MAX).contains(&until.days_since(from)) {
            let sentence = "起始日期不能晚于截止日期，相距不能超过四百日".to_owned();
            return Err(AppError::BadInput(sentence).into());
        }
        let calendar = app.closing_calendar(&bearer.actor, (from, until))?;
        let mut days = Vec::new();
        for account in calendar.accounts {
            for day in account.of {
                let row = day.row.as_ref();
                let count = |of: fn(&store::read::closing::BankDayRow) -> i64| {
                    row.map_or(0, |row| u32::try_from(of(row)).unwrap_or(u32::MAX))
                };
                days.push(ClosingDayListed {
                    account: account.account.clone(),
                    day: day.day,
                    state: day.state.word(),
                    told_fen: row.and_then(|row| row.told),
                    closing_fen: row.and_then(|row| row.figures).map(|figures| figures[4]),
                    open_items: count(|row| row.open_items),
                    explained: count(|row| row.explained),
                });
            }
        }
        Ok(ClosingDayList { today: app.today(), days })
    })
    .await
}
