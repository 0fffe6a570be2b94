//! Every indicator of a selection.

use super::{SELECTION, TAG, selection};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, answered};
use crate::api::schema::answer;
use app::App;
use app::indicators::{Selection, Standing};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use values::Day;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/indicators", "list_indicators", get(list))
        .about(TAG, "各项质效指标，附上年同期")
        .described("各数均由案卷记载统计；指标只与本单位、本人过去比较，不作排名。")
        .with_query(&SELECTION)
        .giving::<IndicatorList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// Indicators over some days.
    pub(crate) struct IndicatorList {
        from: Day, "首日";
        until: Day, "末日";
        indicators: Vec<IndicatorLine>, "各项指标";
    }
}

answer! {
    /// One indicator.
    pub(crate) struct IndicatorLine {
        id: &'static str, "指标代号";
        title: &'static str, "名称";
        formula: String, "公式";
        version: u32, "公式的版本";
        counted_in: &'static str, "计入的案件";
        left_out: &'static str, "不计入的案件";
        counted: i64, "分子；没有分母的为数量；金额以分计";
        base: Option<i64>, "分母；没有分母的为 null";
        written: Option<String>, "结果，中文；分母为零的为 null";
        year_before_counted: i64, "上年同期的分子";
        year_before_base: Option<i64>, "上年同期的分母";
        year_before_written: Option<String>, "上年同期的结果，中文";
    }
}

impl From<Standing> for IndicatorLine {
    fn from(standing: Standing) -> IndicatorLine {
        let Standing { indicator, now, year_before } = standing;
        IndicatorLine {
            id: indicator.id,
            title: indicator.title,
            formula: indicator.formula(),
            version: indicator.version,
            counted_in: indicator.counted_in,
            left_out: indicator.left_out,
            counted: now.counted,
            base: now.base,
            written: indicator.written(now),
            year_before_counted: year_before.counted,
            year_before_base: year_before.base,
            year_before_written: indicator.written(year_before),
        }
    }
}

impl IndicatorList {
    pub(crate) fn of(selection: &Selection, standings: Vec<Standing>) -> IndicatorList {
        IndicatorList {
            from: selection.from,
            until: selection.until,
            indicators: standings.into_iter().map(IndicatorLine::from).collect(),
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(&SELECTION)?;
    answered(move || {
        let selection = selection(&app, &asked);
        let standings = app.indicators(&bearer.actor, &selection)?;
        Ok(IndicatorList::of(&selection, standings))
    })
    .await
}
