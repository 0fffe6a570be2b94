//! The trial balance of the court.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, ParameterKind, answered};
use crate::api::schema::answer;
use app::App;
use app::closing::TrialLine;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use values::{Day, Fen};

const PARAMETERS: &[Parameter] = &[
    Parameter {
        name: "from", kind: ParameterKind::Day, meaning: "起始记账日，默认与截止日相同"
    },
    Parameter { name: "until", kind: ParameterKind::Day, meaning: "截止记账日，默认今日" },
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/closing/trial", "trial_balance", get(show))
        .about(TAG, "试算平衡表，按记账日")
        .with_query(PARAMETERS)
        .giving::<TrialShown>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// A trial balance.
    pub(crate) struct TrialShown {
        from: Day, "起始记账日";
        until: Day, "截止记账日";
        is_balanced: bool, "是否平衡";
        lines: Vec<TrialLineShown>, "各科目";
    }
}

answer! {
    /// The accounts of one kind.
    pub(crate) struct TrialLineShown {
        kind: &'static str, "科目代码";
        title: &'static str, "科目";
        before_fen: Fen, "期初余额，借方为正（分）";
        debit_fen: Fen, "本期借方（分）";
        credit_fen: Fen, "本期贷方（分）";
        after_fen: Fen, "期末余额，借方为正（分）";
    }
}

impl From<&TrialLine> for TrialLineShown {
    fn from(line: &TrialLine) -> TrialLineShown {
        TrialLineShown {
            kind: line.account.kind(),
            title: line.account.title(),
            before_fen: line.before,
            debit_fen: line.debit,
            credit_fen: line.credit,
            after_fen: line.after(),
        }
    }
}

async fn show(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(PARAMETERS)?;
    answered(move || {
        let until: Day = asked.get("until").unwrap_or_else(|| app.today());
        let from: Day = asked.get("from").unwrap_or(until);
        let trial = app.trial_balance(&bearer.actor, (from, until))?;
        Ok(TrialShown {
            from,
            until,
            is_balanced: trial.is_balanced(),
            lines: trial.lines.iter().map(TrialLineShown::from).collect(),
        })
    })
    .await
}
