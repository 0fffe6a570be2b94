//! What the command centre and the bureau head ordered in some cases, and what came of it.

use crate::synthetic::actor;
use app::cases::batch::Batch;
use app::{App, AppError};
use serde_json::json;
use store::read::cases::{CaseFilter, Order, StageFilter};
use values::{CaseId, Day};

/// Who ordered what how many days ago, until how many days from today, and what was answered.
const ORDERS: [(&str, &str, i32, i32, Option<&str>); 5] = [
    (
        "bureau-head",
        "本案申请执行人多次来访，请查明被执行人现住所并面谈，书面告知申请执行人进展。",
        6,
        -2,
        None,
    ),
    ("command-1", "五查结果已反馈，请逐项核实并对有价值的财产采取控制措施。", 5, 1, None),
    (
        "bureau-head",
        "请核实被执行人经营场所是否仍在营业，必要时现场查控。",
        6,
        0,
        Some("已到经营场所现场查看，仍在营业，收银账户已申请查询。"),
    ),
    ("command-1", "请与被执行人家属联系，促成分期履行。", 4, 3, None),
    (
        "command-1",
        "终端查询显示被执行人名下有车辆，请确认去向。",
        3,
        2,
        Some("车辆已于上月转让，受让人联系方式已记入笔录。"),
    ),
];

/// Orders of supervision in open cases, the oldest first; the court must be founded.
///
/// # Errors
/// Where the store fails, or an act that this takes for lawful is refused, which is a bug in one of the two.
pub fn supervise(app: &App, today: Day) -> Result<(), AppError> {
    let directory = app.directory();
    let head = actor(&directory, "bureau-head");
    let stage = StageFilter::Only("enforcing".to_owned());
    let filter = CaseFilter { stage, order: Order::Oldest, limit: 40, ..CaseFilter::default() };
    let mut orders = ORDERS.iter();
    for row in app.case_list(&head, &filter)?.rows.iter().step_by(3) {
        let id: CaseId = row.case_id.parse().map_err(|_| AppError::NotFound)?;
        let mut batch = Batch::open(app, &head, &id)?;
        let last_on = batch.case().last_entry_on;
        let Some((by, order, ago, until, reply)) = orders.next() else { return Ok(()) };
        let on = today.plus_days(-ago).max(last_on).min(today);
        let due_on = today.plus_days(*until).max(on);
        batch.act(&actor(&directory, by), "supervise", &json!({"order": order, "due_on": due_on}), on)?;
        if let (Some(reply), Some(handler)) = (reply, &row.handler) {
            let no = batch.case().supervisions.last().map(|one| one.no);
            let answer = json!({"supervision": no, "done": reply, "effect": null});
            batch.act(&actor(&directory, handler), "reply_supervision", &answer, today)?;
        }
        batch.commit()?;
    }
    Ok(())
}
