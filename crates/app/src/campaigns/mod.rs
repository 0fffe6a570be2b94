//! Campaigns (专项行动): criteria select the cases, a period, targets; results are counted from the dockets and never
//! typed in. Each campaign is a stream, `campaign/<number>`.

mod event;
mod manage;
mod results;

pub use event::{Campaign, CampaignEvent, Criteria, Held, Hour, Operation};
pub use manage::{may_manage, may_record};
pub use results::{Account, CaseLine, Outcome};

pub(crate) use event::rows_of;

/// What the names of these streams begin with.
pub(crate) const STREAMS: &str = "campaign/";
