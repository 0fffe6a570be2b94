//! Take on an urging, or look at one.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, PathParts, answered};
use crate::api::schema::{answer, day, request, text};
use app::App;
use app::urging::{Ask, Contact, Ending, Urging};
use axum::extract::State;
use axum::response::Response;
use axum::routing::{get, post};
use serde_json::json;
use values::{Day, Fen};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/urgings", "open_urging", post(open))
        .about(TAG, "登记一件执前督促")
        .described("申请人同意先行督促的方可登记；督促期间申请执行时效照常计算，申请人随时可以申请立案。")
        .taking(|_| {
            request(
                &["applicant", "debtor", "instrument", "due_on", "sum_fen", "asked_on", "consent"],
                &[
                    ("applicant", text("申请人")),
                    ("debtor", text("被申请人")),
                    ("phone", text("被申请人联系电话")),
                    ("instrument", text("执行依据文号")),
                    ("due_on", day("履行期间的最后一日")),
                    (
                        "sum_fen",
                        json!({"type": "integer", "minimum": 1, "description": "应当履行的金额（分）"}),
                    ),
                    ("asked_on", day("申请日期")),
                    ("consent", text("申请人同意先行督促的情况")),
                ],
            )
        })
        .giving::<UrgingShown>(200)
        .failing(&[Fault::Forbidden])
}

pub(crate) fn show_endpoint() -> Endpoint {
    Endpoint::get("/urgings/{number}", "show_urging", get(show))
        .about(TAG, "一件执前督促")
        .giving::<UrgingShown>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound])
}

answer! {
    /// An urging.
    pub(crate) struct UrgingShown {
        number: u32, "编号";
        applicant: String, "申请人";
        debtor: String, "被申请人";
        phone: String, "被申请人联系电话";
        instrument: String, "执行依据";
        due_on: Day, "履行期间的最后一日";
        sum_fen: Fen, "应当履行的金额（分）";
        asked_on: Day, "申请日期";
        consent: String, "申请人同意先行督促的情况";
        last_day: Day, "申请执行时效届满日（未计中止、中断）";
        opened_by_name: String, "经办人";
        state: &'static str, "办理状态代码";
        contacts: Vec<ContactLine>, "联系情况，先后为序";
        settled_on: Option<Day>, "办结日期";
        performed_fen: Fen, "履行金额（分）";
        remark: String, "办结说明";
    }
}

answer! {
    /// One contact.
    pub(crate) struct ContactLine {
        on: Day, "日期";
        way: String, "方式";
        said: String, "情况";
    }
}

impl From<Contact> for ContactLine {
    fn from(contact: Contact) -> ContactLine {
        ContactLine { on: contact.on, way: contact.way, said: contact.said }
    }
}

impl From<Urging> for UrgingShown {
    fn from(urging: Urging) -> UrgingShown {
        let (state, last_day) = (urging.state().word(), urging.ask.last_day());
        let (settled_on, performed_fen, remark) = match urging.ending {
            None => (None, Fen::ZERO, String::new()),
            Some(Ending::Performed { on, sum_fen, remark }) => (Some(on), sum_fen, remark),
            Some(Ending::Unperformed { on, reason }) => (Some(on), Fen::ZERO, reason),
        };
        let ask = urging.ask;
        UrgingShown {
            number: urging.number,
            applicant: ask.applicant,
            debtor: ask.debtor,
            phone: ask.phone,
            instrument: ask.instrument,
            due_on: ask.due_on,
            sum_fen: ask.sum_fen,
            asked_on: ask.asked_on,
            consent: ask.consent,
            last_day,
            opened_by_name: urging.by.1,
            state,
            contacts: urging.contacts.into_iter().map(ContactLine::from).collect(),
            settled_on,
            performed_fen,
            remark,
        }
    }
}

async fn open(State(app): State<App>, bearer: Bearer, Body(ask): Body<Ask>) -> Result<Response, ApiError> {
    answered(move || {
        let number = app.open_urging(&bearer.actor, &ask)?;
        Ok(UrgingShown::from(app.urging(&bearer.actor, number)?))
    })
    .await
}

async fn show(State(app): State<App>, bearer: Bearer, path: PathParts) -> Result<Response, ApiError> {
    let number = path.get("number")?;
    answered(move || Ok(UrgingShown::from(app.urging(&bearer.actor, number)?))).await
}
