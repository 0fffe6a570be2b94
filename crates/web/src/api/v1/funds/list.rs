//! List the money that nobody has claimed yet.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, ParameterKind, answered};
use crate::api::schema::answer;
use crate::pages::funds::masked;
use app::App;
use app::funds::suspense::{CaseCandidate, WaitingLine};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use values::{Day, Fen, mask_long_numbers};

const PARAMETERS: &[Parameter] = &[
    Parameter { name: "mine", kind: ParameterKind::Flag, meaning: "只要交本人查明的，默认 false" },
    Parameter {
        name: "offset", kind: ParameterKind::Whole(0, 1_000_000), meaning: "跳过的笔数，默认 0"
    },
    Parameter { name: "limit", kind: ParameterKind::Whole(1, 200), meaning: "最多的笔数，默认 50" },
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/funds/suspense", "list_unclaimed_money", get(list))
        .about(TAG, "待认领款，到账早的在前")
        .with_query(PARAMETERS)
        .giving::<LineList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// Lines that wait.
    pub(crate) struct LineList {
        today: Day, "法院当日";
        lines: Vec<LineListed>, "待认领的到账";
    }
}

answer! {
    /// One line that waits.
    pub(crate) struct LineListed {
        account: String, "本院账户";
        source_no: String, "流水号";
        value_on: Day, "到账日期";
        amount_fen: Fen, "金额（分）";
        payer: String, "付款人";
        payer_account: String, "付款账户，只显示末四位";
        sub_account: String, "汇入的子账号";
        wording: String, "附言";
        age_days: i32, "到账天数";
        identify_by: Day, "查明期限";
        is_over: bool, "是否超过查明期限";
        assigned: Option<String>, "查明人用户名";
        candidates: Vec<Candidate>, "可能的案件，可能性大的在前";
    }
}

answer! {
    /// A case that a line may be for.
    pub(crate) struct Candidate {
        case_id: String, "案件标识";
        number: String, "案号";
        debtor: u32, "被执行人序号";
        debtor_name: String, "被执行人";
        reasons: Vec<&'static str>, "理由";
    }
}

impl From<CaseCandidate> for Candidate {
    fn from(candidate: CaseCandidate) -> Candidate {
        Candidate {
            number: candidate.case.number().to_string(),
            case_id: candidate.case.to_string(),
            debtor: candidate.debtor,
            debtor_name: candidate.name,
            reasons: candidate.reasons,
        }
    }
}

impl From<WaitingLine> for LineListed {
    fn from(waiting: WaitingLine) -> LineListed {
        let row = waiting.row;
        LineListed {
            payer_account: masked(&row.payer_account),
            wording: mask_long_numbers(&row.wording),
            account: row.account,
            source_no: row.source_no,
            value_on: row.value_on,
            amount_fen: row.amount,
            payer: row.payer,
            sub_account: row.sub_account,
            age_days: waiting.age_days,
            identify_by: waiting.identify_by,
            is_over: waiting.is_over,
            assigned: row.assigned,
            candidates: waiting.candidates.into_iter().map(Candidate::from).collect(),
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(PARAMETERS)?;
    answered(move || {
        let page = asked.page();
        let mine: bool = asked.get("mine").unwrap_or(false);
        let lines = app.suspense(&bearer.actor, mine.then_some(&bearer.actor.id), page)?;
        Ok(LineList { today: app.today(), lines: lines.into_iter().map(LineListed::from).collect() })
    })
    .await
}
