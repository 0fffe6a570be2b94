//! Control measures by the day on which they must be renewed, and the renewal of many at once.

pub(crate) mod list;
pub(crate) mod preview;
pub(crate) mod renew;

use crate::api::error::ApiError;
use crate::api::schema::request;
use app::AppError;
use app::measures::PageKey;
use serde::Deserialize;
use serde_json::{Value, json};

/// Where the endpoints belong in the document.
const TAG: &str = "控制措施";
/// Measures of one batch, at most.
const TOGETHER: usize = 200;

/// A batch of measures, as it is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Batch {
    measures: Vec<Named>,
}

/// One measure of a batch.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    case_id: String,
    measure: u32,
}

impl Batch {
    fn schema() -> Value {
        let measure = request(
            &["case_id", "measure"],
            &[
                ("case_id", json!({"type": "string", "description": "案件标识"})),
                ("measure", json!({"type": "integer", "minimum": 1, "description": "措施编号"})),
            ],
        );
        let measures = json!({
            "type": "array", "minItems": 1, "maxItems": TOGETHER, "items": measure, "description": "措施",
        });
        request(&["measures"], &[("measures", measures)])
    }

    /// The measures named. What cannot be the id of a case names nothing.
    fn keys(self) -> Result<Vec<PageKey>, ApiError> {
        if self.measures.is_empty() || self.measures.len() > TOGETHER {
            let sentence = format!("一次续行的措施为一项至{TOGETHER}项");
            return Err(AppError::BadInput(sentence).into());
        }
        let key = |named: Named| {
            let case = named.case_id.parse().map_err(|_| AppError::NotFound)?;
            Ok(PageKey { case, entry: docket::EntryNo(named.measure) })
        };
        self.measures.into_iter().map(key).collect()
    }
}
