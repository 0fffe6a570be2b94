//! What will fall due in the next weeks.

use super::{SCOPE, TAG, scope};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, answered};
use crate::api::schema::answer;
use crate::api::v1::clocks::list::title_of;
use app::App;
use app::command::forecast::{HandlerForecast, Ladder, WEEKS};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use values::Day;

const PARAMETERS: [Parameter; 1] = [SCOPE];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/forecast", "forecast_clocks", get(show))
        .about(TAG, "期限预测：预警阶梯和今后四周届满的期限")
        .described("各期限的清单见 GET /clocks。承办人按用户名排列，不是排名。")
        .with_query(&PARAMETERS)
        .giving::<ForecastShown>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// What will fall due.
    pub(crate) struct ForecastShown {
        today: Day, "法院当日";
        ladder: LadderShown, "预警阶梯";
        weeks: Vec<WeekShown>, "今后各周，第一周自当日起";
        handlers: Vec<HandlerShown>, "各承办人";
    }
}

answer! {
    /// The ladder of warnings.
    pub(crate) struct LadderShown {
        late: u32, "已逾期";
        today: u32, "当日届满";
        three_days: u32, "三日内届满";
        seven_days: u32, "第四日至第七日届满";
    }
}

answer! {
    /// One week.
    pub(crate) struct WeekShown {
        from: Day, "首日";
        until: Day, "末日";
        count: u32, "届满的期限数";
    }
}

answer! {
    /// What falls due for one handler.
    pub(crate) struct HandlerShown {
        handler: Option<String>, "承办人的用户名；未分案的为 null";
        name: String, "姓名";
        ladder: LadderShown, "预警阶梯";
        weeks: Vec<u32>, "各周届满的期限数";
        kinds: Vec<KindShown>, "四周内各类期限";
    }
}

answer! {
    /// Clocks of one kind.
    pub(crate) struct KindShown {
        kind: String, "期限代码";
        title: &'static str, "期限名称";
        count: u32, "个数";
    }
}

impl From<Ladder> for LadderShown {
    fn from(ladder: Ladder) -> LadderShown {
        let Ladder { late, today, three_days, seven_days } = ladder;
        LadderShown { late, today, three_days, seven_days }
    }
}

impl From<HandlerForecast> for HandlerShown {
    fn from(one: HandlerForecast) -> HandlerShown {
        let kinds = one.kinds.into_iter();
        HandlerShown {
            handler: Some(one.handler).filter(|id| !id.is_empty()),
            name: one.name,
            ladder: one.ladder.into(),
            weeks: one.weeks.to_vec(),
            kinds: kinds.map(|(kind, count)| KindShown { title: title_of(&kind), kind, count }).collect(),
        }
    }
}

async fn show(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(&PARAMETERS)?;
    answered(move || {
        let (forecast, today) = (app.clock_forecast(&bearer.actor, scope(&asked))?, app.today());
        let weeks = (0..WEEKS as i32).zip(forecast.weeks).map(|(place, count)| WeekShown {
            from: today.plus_days(7 * place),
            until: today.plus_days(7 * place + 6),
            count,
        });
        Ok(ForecastShown {
            today,
            ladder: forecast.ladder.into(),
            weeks: weeks.collect(),
            handlers: forecast.handlers.into_iter().map(HandlerShown::from).collect(),
        })
    })
    .await
}
