//! Where the rules of the law were applied in the cases of this court.

use crate::access::whose;
use crate::app::App;
use crate::error::AppError;
use docket::clock::ClockKind;
use docket::office::Actor;
use store::read::rules::{AppliedRow, Posted, PostedRow, Side};

/// The cases in which a rule was applied, as far as an officer may see them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The lines of the page, the latest first.
    pub rows: Vec<AppliedLine>,
    /// How many there are in all.
    pub count: u32,
}

/// One time that a rule was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedLine {
    /// The case's id.
    pub case_id: String,
    /// The case number.
    pub number: String,
    /// The handler's name.
    pub handler_name: Option<String>,
    /// What it was applied to, in Chinese.
    pub what: String,
    /// When, in Chinese.
    pub when: String,
    /// What became of it, in Chinese; empty where there is nothing to say.
    pub state: String,
}

/// The rules by which money was divided or paid, with the lines of the books that show it.
#[must_use]
pub fn posted_under(rule: &str) -> Option<Posted> {
    let posted = |accounts, side| Some(Posted { accounts, side });
    match rule {
        "INT-01" | "INT-02" | "INT-03" | "INT-04" | "INT-05" | "INT-12" | "PRI-01" => {
            posted("payable:", Side::Credit)
        }
        "FEE-01" | "FEE-03" | "FEE-04" | "FEE-05" | "FEE-10" | "FEE-11" | "FEE-12" => {
            posted("fee", Side::Credit)
        }
        "FND-09" => posted("refundable", Side::Credit),
        "FND-01" => posted("bank", Side::Debit),
        "FND-07" => posted("payable:", Side::Debit),
        _ => None,
    }
}

/// What a line of the books did, in Chinese.
fn done(row: &PostedRow, side: Side) -> String {
    let amount = row.amount;
    match (row.account.split(':').next().unwrap_or_default(), side) {
        ("payable", Side::Credit) => format!("分配给申请执行人{amount}元"),
        ("payable", Side::Debit) => format!("发放{amount}元"),
        ("fee", _) => format!("收取执行申请费{amount}元"),
        ("refundable", _) => format!("余款{amount}元应退还被执行人"),
        _ => format!("到账{amount}元"),
    }
}

impl From<AppliedRow> for AppliedLine {
    fn from(row: AppliedRow) -> AppliedLine {
        let on = row.state_on.map(|day| day.to_string()).unwrap_or_default();
        AppliedLine {
            case_id: row.case_id,
            number: row.number,
            handler_name: row.handler_name,
            what: row.label,
            when: format!("{} 起，{} 届满", row.started_on, row.due_on),
            state: match row.state.as_str() {
                "met" => format!("{on} 完成"),
                "paused" => format!("{on} 起暂停"),
                _ => "进行中".to_owned(),
            },
        }
    }
}

impl App {
    /// The cases in which a rule was applied: the clocks whose term it set, the money it divided.
    ///
    /// An office that sees no case gets none.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn cases_of_rule(&self, actor: &Actor, rule: &str, page: (u32, u32)) -> Result<Applied, AppError> {
        let Some(whose) = whose(actor) else { return Ok(Applied::default()) };
        let (store, court) = (self.store(), self.court().as_str());
        let (rows, count) = if let Some(posted) = posted_under(rule) {
            let rows = store.applied_postings(court, &whose, posted, page)?;
            let line = |row: PostedRow| AppliedLine {
                what: done(&row, posted.side),
                when: row.booked_on.to_string(),
                state: String::new(),
                case_id: row.case_id,
                number: row.number,
                handler_name: row.handler_name,
            };
            (rows.into_iter().map(line).collect(), store.applied_posting_count(court, &whose, posted)?)
        } else if let Some(kind) = ClockKind::ALL.into_iter().find(|kind| kind.rules().contains(&rule)) {
            let rows = store.applied_clocks(court, &whose, kind.word(), page)?;
            let count = store.applied_clock_count(court, &whose, kind.word())?;
            (rows.into_iter().map(AppliedLine::from).collect(), count)
        } else {
            return Ok(Applied::default());
        };
        Ok(Applied { rows, count: u32::try_from(count).unwrap_or(u32::MAX) })
    }
}
