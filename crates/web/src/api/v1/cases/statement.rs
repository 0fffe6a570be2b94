//! What is owed on a day, and why.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Asked, Bearer, Parameter, ParameterKind, PathParts, answered};
use crate::api::schema::answer;
use crate::api::v1::cases::TAG;
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use law::debt::{Segment, SegmentKind, Statement, Totals};
use law::derivation::Derivation;
use values::{Day, Fen};

const PARAMETERS: &[Parameter] = &[Parameter {
    name: "on",
    kind: ParameterKind::Day,
    meaning: "计算截止日，默认当日；已结案的默认结案之日",
}];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/cases/{id}/statement", "read_statement", get(read))
        .about(TAG, "债务计算书")
        .with_query(PARAMETERS)
        .giving::<StatementRead>(200)
}

answer! {
    /// What is owed on a day.
    pub(crate) struct StatementRead {
        on: Day, "计算截止日";
        totals: StatementTotals, "合计";
        claims: Vec<StatementClaim>, "逐项给付";
        segments: Vec<StatementSegment>, "计息区间";
        derivation: DerivationRead, "计算过程";
        provisional: bool, "最近月份的利率尚未公布，暂按最后一次公布的计算";
    }
}

answer! {
    /// The sums of a statement.
    pub(crate) struct StatementTotals {
        awarded_costs_left_fen: Fen, "尚欠实现债权的费用（分）";
        general_interest_left_fen: Fen, "尚欠一般债务利息（分）";
        principal_left_fen: Fen, "尚欠本金等主债务（分）";
        doubled_left_fen: Fen, "尚欠加倍部分债务利息（分）";
        owed_fen: Fen, "尚欠合计（分）";
        received_fen: Fen, "截止日前已收（分）";
        surplus_fen: Fen, "超出债务的余款（分）";
    }
}

answer! {
    /// One claim in a statement.
    pub(crate) struct StatementClaim {
        label: String, "名目";
        paid_fen: Fen, "已清偿（分）";
        left_fen: Fen, "尚欠（分）";
        general_accrued_fen: Fen, "一般债务利息，应计（分）";
        general_paid_fen: Fen, "一般债务利息，已清偿（分）";
        general_left_fen: Fen, "一般债务利息，尚欠（分）";
        doubled_accrued_fen: Fen, "加倍部分，应计（分）";
        doubled_paid_fen: Fen, "加倍部分，已清偿（分）";
        doubled_left_fen: Fen, "加倍部分，尚欠（分）";
    }
}

answer! {
    /// A stretch of days over which one base bore one rate.
    pub(crate) struct StatementSegment {
        claim: u32, "第几项给付，自 1 起";
        kind: &'static str, "general：一般债务利息；doubled：加倍部分；old_law：2014年8月1日前的迟延履行利息";
        from: Day, "首日";
        until: Day, "末日";
        days: i32, "计息天数";
        excluded_days: i32, "其中不计息的天数";
        base_fen: Fen, "基数（分）";
        daily_rate: String, "日利率，精确分数";
        interest_exact: String, "该区间利息，单位为分，未取整，四位小数";
    }
}

answer! {
    /// How a value came about.
    pub(crate) struct DerivationRead {
        rule: &'static str, "规则编号";
        title: &'static str, "名称";
        inputs: Vec<DerivationInput>, "输入";
        steps: Vec<DerivationStep>, "步骤";
        conclusion: String, "结论";
        to_be_confirmed: bool, "依据尚待法院核对";
    }
}

answer! {
    /// What went into a derivation.
    pub(crate) struct DerivationInput {
        label: String, "名称";
        value: String, "值";
    }
}

answer! {
    /// One step of a derivation.
    pub(crate) struct DerivationStep {
        text: String, "一句话";
        basis: Option<String>, "依据；纯计算的为 null";
    }
}

impl From<&Totals> for StatementTotals {
    fn from(totals: &Totals) -> StatementTotals {
        StatementTotals {
            awarded_costs_left_fen: totals.awarded_costs_left,
            general_interest_left_fen: totals.general_left,
            principal_left_fen: totals.principal_left,
            doubled_left_fen: totals.doubled_left,
            owed_fen: totals.owed,
            received_fen: totals.received,
            surplus_fen: totals.surplus,
        }
    }
}

impl From<&Segment> for StatementSegment {
    fn from(segment: &Segment) -> StatementSegment {
        StatementSegment {
            claim: u32::try_from(segment.obligation + 1).unwrap_or(u32::MAX),
            kind: match segment.kind {
                SegmentKind::General(_) => "general",
                SegmentKind::Doubled => "doubled",
                SegmentKind::OldLaw => "old_law",
            },
            from: segment.from,
            until: segment.until,
            days: segment.days,
            excluded_days: segment.excluded_days,
            base_fen: segment.base,
            daily_rate: segment.rate.ratio().to_string(),
            interest_exact: segment.interest().decimal(4),
        }
    }
}

impl From<Derivation> for DerivationRead {
    fn from(derivation: Derivation) -> DerivationRead {
        let inputs = derivation.inputs.into_iter();
        let steps = derivation.steps.into_iter();
        DerivationRead {
            rule: derivation.rule,
            title: derivation.title,
            inputs: inputs.map(|(label, value)| DerivationInput { label, value }).collect(),
            steps: steps
                .map(|step| DerivationStep {
                    text: step.text,
                    basis: step.article.map(|article| article.to_string()),
                })
                .collect(),
            conclusion: derivation.conclusion,
            to_be_confirmed: derivation.confidence.needs_confirmation(),
        }
    }
}

impl From<&Statement> for StatementRead {
    fn from(statement: &Statement) -> StatementRead {
        let claims = statement.debt.obligations.iter().zip(&statement.obligations);
        StatementRead {
            on: statement.on,
            totals: (&statement.totals).into(),
            claims: claims
                .map(|(claim, stands)| StatementClaim {
                    label: claim.label.clone(),
                    paid_fen: stands.paid,
                    left_fen: stands.left,
                    general_accrued_fen: stands.general_accrued,
                    general_paid_fen: stands.general_paid,
                    general_left_fen: stands.general_left,
                    doubled_accrued_fen: stands.doubled_accrued,
                    doubled_paid_fen: stands.doubled_paid,
                    doubled_left_fen: stands.doubled_left,
                })
                .collect(),
            segments: statement.segments.iter().map(StatementSegment::from).collect(),
            derivation: statement.derivation().into(),
            provisional: statement.provisional,
        }
    }
}

async fn read(
    State(app): State<App>,
    bearer: Bearer,
    parts: PathParts,
    asked: Asked,
) -> Result<Response, ApiError> {
    let id = parts.case()?;
    let on: Option<Day> = asked.checked(PARAMETERS)?.get("on");
    answered(move || {
        let view = app.open_case(&bearer.actor, &id)?;
        Ok(match on {
            Some(on) => StatementRead::from(&view.case.statement(on)),
            None => StatementRead::from(&view.statement),
        })
    })
    .await
}
