//! How the money of a debtor is distributed among several creditors.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, PathParts, answered};
use crate::api::schema::answer;
use crate::api::v1::cases::TAG;
use app::App;
use app::cases::distribution::DistributionView;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::distribution::PlanLine;
use docket::distribution::what_if::WhatIf;
use docket::party::PartyNo;
use values::{Day, Fen};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/cases/{id}/debtors/{no}/distribution", "show_distribution", get(show))
        .about(TAG, "一个被执行人的财产分配")
        .described("有分配方案的依方案，没有的依已到账、未分配的案款预算；异议的阶段和争议款项按今日计算。")
        .giving::<DistributionShown>(200)
}

answer! {
    /// The distribution of a debtor's money.
    pub(crate) struct DistributionShown {
        plan: Option<u32>, "分配方案所在案卷页；尚未制作的为空";
        carried_out_on: Option<Day>, "按方案分配之日";
        as_of: Day, "利息计算至";
        proceeds_fen: Fen, "可供分配的案款（分）";
        lines: Vec<DistributionLineShown>, "各项受偿，依清偿先后";
        surplus_fen: Fen, "余款（分）";
        objections: Vec<PlanObjectionShown>, "对方案的异议";
    }
}

answer! {
    /// One line of a distribution.
    pub(crate) struct DistributionLineShown {
        party: Option<u32>, "当事人序号；执行申请费为空";
        name: String, "姓名或者名称";
        class: String, "清偿顺位";
        due_fen: Fen, "应受偿（分）";
        paid_fen: Fen, "受偿（分）";
    }
}

answer! {
    /// An objection to a plan.
    pub(crate) struct PlanObjectionShown {
        page: u32, "所在案卷页";
        stage: String, "现在的阶段";
        disputed_fen: Fen, "争议款项（分）；了结的为0";
    }
}

impl From<DistributionView> for DistributionShown {
    fn from(view: DistributionView) -> DistributionShown {
        let case = &view.case.case;
        let plan = view.plan();
        let line = |line: &PlanLine| DistributionLineShown {
            party: line.party,
            name: line.party.map_or_else(String::new, |no| case.party_name(no).to_owned()),
            class: line.class.title().to_owned(),
            due_fen: line.due_fen,
            paid_fen: line.paid_fen,
        };
        DistributionShown {
            plan: plan.map(|plan| plan.no.0),
            carried_out_on: plan.and_then(|plan| plan.carried_out_on),
            as_of: view.compared.as_of,
            proceeds_fen: view.compared.proceeds,
            lines: view.compared.stands.lines.iter().map(line).collect(),
            surplus_fen: view.compared.stands.surplus,
            objections: view
                .objections
                .iter()
                .map(|one| PlanObjectionShown {
                    page: one.no.0,
                    stage: one.chain.value.stage.label().to_owned(),
                    disputed_fen: one.disputed.values().copied().sum(),
                })
                .collect(),
        }
    }
}

async fn show(State(app): State<App>, bearer: Bearer, parts: PathParts) -> Result<Response, ApiError> {
    let id = parts.case()?;
    let no: PartyNo = parts.get("no")?;
    answered(move || {
        Ok(DistributionShown::from(app.distribution(&bearer.actor, &id, no, &WhatIf::default())?))
    })
    .await
}
