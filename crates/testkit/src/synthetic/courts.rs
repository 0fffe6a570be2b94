//! The courts beside the county court: an intermediate court above it, and a second court below that one.

use super::{COURT_CODE, Plan, actor, config, fill, found, supervise};
use app::{App, AppConfig, AppError, Courts, FixedClock};
use serde_json::json;
use std::sync::Arc;
use store::read::cases::{CaseFilter, Order, StageFilter};
use values::{CaseId, CourtCode};

/// The code of the invented intermediate court.
pub const UPPER_CODE: &str = "内99";
/// Its name.
pub const UPPER_NAME: &str = "示范市中级人民法院";
/// The code of the invented district court, the other one below it.
pub const DISTRICT_CODE: &str = "内0298";
/// Its name.
pub const DISTRICT_NAME: &str = "示范区人民法院";

fn code(text: &str) -> CourtCode {
    text.parse().expect("the codes of invented courts are well formed")
}

/// The county court with the two others beside it, over the same store: opened where they are there already, founded
/// and filled with so many cases each where they are not.
///
/// # Errors
/// Where the store fails, or an act that this takes for lawful is refused, which is a bug in one of the two.
pub fn beside(home: &App, plan: &Plan, cases: u32) -> Result<Courts, AppError> {
    let open = |of: &str, name: &str| {
        let clock = Arc::new(FixedClock::at(plan.today));
        home.open_beside(AppConfig {
            court: code(of),
            court_name: Some(name.to_owned()),
            ..config(home.store().clone(), clock)
        })
    };
    let (upper, district) = (open(UPPER_CODE, UPPER_NAME)?, open(DISTRICT_CODE, DISTRICT_NAME)?);
    let fresh = upper.directory().members.is_empty();
    for (app, seed) in [(&upper, 1), (&district, 2)] {
        app.bring_tables_up_to_date(|_| ())?;
        if fresh {
            found(app)?;
            fill(app, &Plan { seed: plan.seed + seed, cases, ..*plan })?;
        }
    }
    let (home, above) = (home.clone(), Some(code(UPPER_CODE)));
    let courts = Courts::of(vec![(home, above.clone()), (upper, None), (district, above)])
        .expect("the invented courts are a hierarchy");
    if fresh {
        supervise(courts.by_code(DISTRICT_CODE).ok_or(AppError::NotFound)?, plan.today)?;
        order_below(&courts)?;
    }
    Ok(courts)
}

/// What the intermediate court ordered in cases of the county court today: two orders, of which one is answered.
fn order_below(courts: &Courts) -> Result<(), AppError> {
    const ORDERS: [(&str, Option<&str>); 2] = [
        ("申请执行人向本院反映本案长期没有进展，请报告已采取的措施和下一步计划。", None),
        (
            "请核实本案财产控制情况，将查控结果书面报告本院。",
            Some("已完成查控，结果随案报告，下一步依法处置。"),
        ),
    ];
    let Some((upper, county)) = courts.by_code(UPPER_CODE).zip(courts.by_code(COURT_CODE)) else {
        return Ok(());
    };
    let head = actor(&upper.directory(), "bureau-head");
    let stage = StageFilter::Only("enforcing".to_owned());
    let filter = CaseFilter { stage, order: Order::Oldest, limit: 40, ..CaseFilter::default() };
    let local = actor(&county.directory(), "bureau-head");
    let rows = county.case_list(&local, &filter)?.rows;
    let mut orders = ORDERS.iter();
    // No order is given in a preservation.
    for row in rows.iter().rev().filter(|row| row.handler.is_some() && row.case_id.contains("-执-")) {
        let id: CaseId = row.case_id.parse().map_err(|_| AppError::NotFound)?;
        let Some((order, reply)) = orders.next() else { return Ok(()) };
        let command = json!({"order": order, "due_on": county.today().plus_days(3)});
        let done = courts.act_below((upper, &head), (COURT_CODE, &id), ("supervise", &command), None)?;
        if let (Some(reply), Some(handler)) = (reply, &row.handler) {
            let command = json!({"supervision": done.pages, "done": reply, "effect": null});
            county.act(&actor(&county.directory(), handler), &id, "reply_supervision", &command, None)?;
        }
    }
    Ok(())
}
