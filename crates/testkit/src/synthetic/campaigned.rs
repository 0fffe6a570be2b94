//! A campaign that has run for some weeks, with two operations, and an urging before filing.

use crate::synthetic::actor;
use app::campaigns::{Criteria, Hour, Operation};
use app::urging::{Ask, Contact};
use app::{App, AppError};
use std::collections::BTreeMap;
use store::read::cases::{CaseFilter, Order, StageFilter};
use values::{CaseId, Day, Fen};

/// Days that the campaign has run, and that it still runs.
const DAYS: (i32, i32) = (45, 25);
/// Days ago, part of the day, partners, officers and what came of each operation.
const OPERATIONS: [(i32, Hour, &[&str], u32, &str); 2] = [
    (
        30,
        Hour::Dawn,
        &["示范县公安局"],
        18,
        "凌晨集中行动，分三组到被执行人住所和经营场所，当场履行和达成和解的记入各案。",
    ),
    (12, Hour::Daytime, &[], 9, "到被执行人经营场所现场查看，当面告知拒不履行的后果。"),
];
/// Cases of one operation.
const CASES: usize = 3;

/// Opens the campaign and the urging; the court must be founded.
///
/// # Errors
/// Where the store fails, or what this takes for lawful is refused, which is a bug in one of the two.
pub fn campaign(app: &App, today: Day) -> Result<(), AppError> {
    let directory = app.directory();
    let (head, command) = (actor(&directory, "bureau-head"), actor(&directory, "command-1"));
    let days = (today.plus_days(-DAYS.0), today.plus_days(DAYS.1));
    let criteria = Criteria { kind: Some("执".to_owned()), ..Criteria::default() };
    let targets =
        BTreeMap::from([("closed".to_owned(), 300), ("recovered".to_owned(), Fen::yuan(5_000_000).0)]);
    let number = app.open_campaign(&head, "秋季集中清理积案专项行动", days, &criteria, &targets)?;
    let stage = StageFilter::Only("enforcing".to_owned());
    let filter = CaseFilter { stage, order: Order::Oldest, limit: 40, ..CaseFilter::default() };
    let rows = app.case_list(&head, &filter)?.rows;
    let mut cases = rows.iter().filter_map(|row| row.case_id.parse::<CaseId>().ok());
    for (ago, hour, partners, officers, outcome) in OPERATIONS {
        let operation = Operation {
            on: today.plus_days(-ago),
            hour,
            partners: partners.iter().map(|name| (*name).to_owned()).collect(),
            officers,
            cases: cases.by_ref().take(CASES).collect(),
            outcome: outcome.to_owned(),
        };
        app.hold_operation(&command, number, &operation)?;
    }
    let ask = Ask {
        applicant: "孙某".to_owned(),
        debtor: "示范县某某装饰有限公司".to_owned(),
        phone: "13900000086".to_owned(),
        instrument: format!("（{}）内0299民初486号民事调解书", today.year()),
        due_on: today.plus_days(-20),
        sum_fen: Fen::yuan(38_600),
        asked_on: today.plus_days(-6),
        consent: "申请人到立案窗口书面同意先行督促十五日，期满未履行的登记立案。".to_owned(),
    };
    let clerk = actor(&directory, "clerk-1");
    let urging = app.open_urging(&clerk, &ask)?;
    let said = "法定代表人称工程款月底到账，承诺到账后一次付清，已告知不履行的后果。".to_owned();
    let contact = Contact { on: today.plus_days(-4), way: "电话".to_owned(), said };
    app.contact_urged(&clerk, urging, &contact).map(|_| ())
}
