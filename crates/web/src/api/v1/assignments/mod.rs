//! Who gets which case: a preview, and its carrying out.

pub(crate) mod assign;
pub(crate) mod preview;

use crate::api::error::ApiError;
use crate::api::schema::{answer, request};
use app::AppError;
use app::assignment::{Asked, LoadLine, Plan, PlanLine, TOGETHER};
use serde::Deserialize;
use serde_json::{Value, json};

/// Where the endpoints belong in the document.
const TAG: &str = "分案";

/// What is to be assigned, as it is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedBody {
    cases: Vec<String>,
    #[serde(default)]
    from: Option<String>,
    #[serde(default)]
    to: Option<String>,
    #[serde(default)]
    mark: Option<String>,
}

impl AskedBody {
    fn schema(with_mark: bool) -> Value {
        let case = json!({"type": "string", "description": "案件标识"});
        let cases = json!({
            "type": "array", "minItems": 1, "maxItems": TOGETHER, "items": case, "description": "案件",
        });
        let from = json!({"type": ["string", "null"], "description": "交接的，原承办人的登录名"});
        let to =
            json!({"type": ["string", "null"], "description": "指定的承办人；不填的按工作量均衡、随机确定"});
        let mark = json!({"type": "string", "description": "预览给出的标记"});
        if with_mark {
            request(&["cases", "mark"], &[("cases", cases), ("from", from), ("to", to), ("mark", mark)])
        } else {
            request(&["cases"], &[("cases", cases), ("from", from), ("to", to)])
        }
    }

    fn asked(&self) -> Result<Asked, ApiError> {
        let staff = |sent: &Option<String>| match sent {
            None => Ok(None),
            Some(text) => text
                .parse()
                .map(Some)
                .map_err(|error: values::NotAStaffId| ApiError::from(AppError::BadInput(error.to_string()))),
        };
        let case = |text: &String| text.parse().map_err(|_| ApiError::from(AppError::NotFound));
        Ok(Asked {
            cases: self.cases.iter().map(case).collect::<Result<_, _>>()?,
            from: staff(&self.from)?,
            to: staff(&self.to)?,
        })
    }
}

answer! {
    /// Who gets which case.
    pub(crate) struct AssignmentPlanned {
        number: String, "批次号";
        mark: String, "这份方案的标记；确认时原样送回";
        lines: Vec<CasePlanned>, "各案，与所列次序相同";
        loads: Vec<LoadPlanned>, "各承办人的工作量，按团队和登录名排列，不是排名";
    }
}

answer! {
    /// One case and whoever gets it.
    pub(crate) struct CasePlanned {
        case_id: String, "案件标识";
        number: String, "案号";
        points: u32, "分值";
        now: Option<String>, "现承办人姓名";
        handler: Option<String>, "承办人的登录名；无人可分的为 null";
        handler_name: String, "承办人姓名";
        reason: String, "理由，一句中文";
    }
}

answer! {
    /// The work of one handler.
    pub(crate) struct LoadPlanned {
        staff: String, "登录名";
        name: String, "姓名";
        team: String, "团队";
        cases: u32, "未结案件数";
        before: u32, "现分值";
        gets: u32, "拟分案件数";
        after: u32, "分后分值";
    }
}

impl From<&PlanLine> for CasePlanned {
    fn from(line: &PlanLine) -> CasePlanned {
        CasePlanned {
            case_id: line.case.to_string(),
            number: line.number.clone(),
            points: line.points,
            now: line.now.clone(),
            handler: line.handler.as_ref().map(ToString::to_string),
            handler_name: line.handler_name.clone(),
            reason: line.reason.clone(),
        }
    }
}

impl From<&LoadLine> for LoadPlanned {
    fn from(line: &LoadLine) -> LoadPlanned {
        LoadPlanned {
            staff: line.staff.to_string(),
            name: line.name.clone(),
            team: line.team.clone(),
            cases: line.cases,
            before: line.before,
            gets: line.gets,
            after: line.after,
        }
    }
}

impl From<&Plan> for AssignmentPlanned {
    fn from(plan: &Plan) -> AssignmentPlanned {
        AssignmentPlanned {
            number: plan.number.clone(),
            mark: plan.mark.clone(),
            lines: plan.lines.iter().map(CasePlanned::from).collect(),
            loads: plan.loads.iter().map(LoadPlanned::from).collect(),
        }
    }
}
