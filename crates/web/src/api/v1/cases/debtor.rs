//! One debtor across the cases of the court.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, PathParts, answered};
use crate::api::schema::answer;
use crate::api::v1::cases::TAG;
use app::App;
use app::debtors::DebtorView;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::party::{PartyNo, Role};
use values::Fen;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/cases/{id}/debtors/{no}", "show_debtor", get(show))
        .about(TAG, "一个被执行人在各案中的情况")
        .described("按公民身份号码或者统一社会信用代码比对，只列出有权查看的案件；财产、措施和查询见各案。")
        .giving::<DebtorShown>(200)
}

answer! {
    /// A debtor across the cases of the court.
    pub(crate) struct DebtorShown {
        name: String, "姓名或者名称";
        resident_id: Option<String>, "公民身份号码，中间各位隐去";
        credit_code: Option<String>, "统一社会信用代码";
        cases: Vec<PersonCaseShown>, "各案，本案在前";
        has_more: bool, "是否还有没有列出的案件";
    }
}

answer! {
    /// One case of a person.
    pub(crate) struct PersonCaseShown {
        case_id: String, "案件标识";
        number: String, "案号";
        no: u32, "其在该案的序号";
        role: &'static str, "creditor：申请执行人；debtor：被执行人；participant：参与分配债权人";
        stage: &'static str, "阶段代码";
        owed_fen: Fen, "其应负担的尚欠（分）；作为申请执行人的为 0";
        held_fen: Fen, "已控制其财产（分）";
    }
}

impl From<DebtorView> for DebtorShown {
    fn from(view: DebtorView) -> DebtorShown {
        let cases = view.cases.iter().map(|one| PersonCaseShown {
            case_id: one.case.id.to_string(),
            number: one.case.filing.number.to_string(),
            no: one.no,
            role: match one.role {
                Role::Creditor => "creditor",
                Role::Debtor => "debtor",
                Role::Participant => "participant",
            },
            stage: one.case.stage().word(),
            owed_fen: one.owed,
            held_fen: one.held,
        });
        DebtorShown {
            cases: cases.collect(),
            name: view.party.name,
            resident_id: view.party.resident_id.as_ref().map(ToString::to_string),
            credit_code: view.party.credit_code.as_ref().map(ToString::to_string),
            has_more: view.has_more,
        }
    }
}

async fn show(State(app): State<App>, bearer: Bearer, parts: PathParts) -> Result<Response, ApiError> {
    let id = parts.case()?;
    let no: PartyNo = parts.get("no")?;
    answered(move || Ok(DebtorShown::from(app.debtor(&bearer.actor, &id, no)?))).await
}
