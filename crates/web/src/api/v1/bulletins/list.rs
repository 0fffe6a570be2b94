//! The bulletins of a year.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, ParameterKind, answered};
use crate::api::schema::answer;
use app::App;
use app::bulletins::Listed;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use values::Day;

const PARAMETERS: [Parameter; 1] =
    [Parameter { name: "year", kind: ParameterKind::Whole(2000, 2200), meaning: "年度，默认当年" }];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/bulletins", "list_bulletins", get(list))
        .about(TAG, "一年的通报，包括到期尚未制作的")
        .with_query(&PARAMETERS)
        .giving::<BulletinList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// The bulletins of a year.
    pub(crate) struct BulletinList {
        year: i32, "年度";
        bulletins: Vec<BulletinLine>, "通报，期间在后的先列";
    }
}

answer! {
    /// One bulletin.
    pub(crate) struct BulletinLine {
        bulletin: String, "通报标识，例如 teams-2026-11-09";
        title: &'static str, "名称";
        from: Day, "期间首日";
        until: Day, "期间末日";
        number: Option<String>, "期号；尚未制作的为 null";
        made_on: Option<Day>, "制作日期";
        made_by: Option<String>, "制作人";
    }
}

impl From<Listed> for BulletinLine {
    fn from(one: Listed) -> BulletinLine {
        let (number, on, by) =
            one.made.map_or((None, None, None), |(number, on, by)| (Some(number), Some(on), Some(by)));
        BulletinLine {
            bulletin: one.id.to_string(),
            title: one.id.kind.title(),
            from: one.id.from,
            until: one.id.until(),
            number,
            made_on: on,
            made_by: by,
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(&PARAMETERS)?;
    answered(move || {
        let year = asked.get("year").unwrap_or_else(|| app.today().year());
        let listed = app.bulletins(&bearer.actor, year)?;
        Ok(BulletinList { year, bulletins: listed.into_iter().map(BulletinLine::from).collect() })
    })
    .await
}
