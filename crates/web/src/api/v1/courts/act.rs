//! Orders in a case of a court below, and settles what was ordered: the acts that an upper court may do there.

use super::{FromAbove, TAG};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Body, answered};
use crate::api::v1::cases::act::{ActDone, Asked, schema};
use axum::response::Response;
use axum::routing::post;
use docket::act::{ACTS, Registered};
use docket::office::Office;

/// One endpoint for each act that is open to an upper court; the paths of others do not exist.
pub(crate) fn endpoints() -> Vec<Endpoint> {
    ACTS.iter().filter(|act| act.about.offices.contains(&Office::UpperCourt)).map(endpoint).collect()
}

fn endpoint(act: &'static Registered) -> Endpoint {
    let name = act.about.name;
    let route = post(move |above: FromAbove, body: Body<Asked>| carry_out(name, above, body));
    Endpoint::post(&format!("/courts/{{court}}/cases/{{id}}/acts/{name}"), &format!("{name}_below"), route)
        .about(TAG, format!("在下级法院的案件中：{}", act.about.title))
        .described(format!("以上级法院的名义。依据：{}。", law::enforcement_work2020::SUPERVISION))
        .taking(|_| schema(act))
        .giving::<ActDone>(200)
        .failing(&[Fault::Forbidden, Fault::NotYourOffice, Fault::Conflict, Fault::Refused])
}

async fn carry_out(
    act: &'static str,
    above: FromAbove,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    let (court, id) = (above.parts.get::<String>("court")?, above.parts.case()?);
    answered(move || {
        let upper = (&above.app, &above.actor);
        let done = above.courts.act_below(upper, (&court, &id), (act, &asked.command), asked.pages)?;
        Ok(ActDone::from(done))
    })
    .await
}
