//! Cases of every kind, closed in every way: a round that ended and goes on under a new number, an application that was
//! withdrawn, a case that another court had filed first, a preservation.

use crate::random::Random;
use crate::synthetic::actor;
use crate::synthetic::held::application;
use app::cases::batch::Batch;
use app::{App, AppError};
use docket::claim::Doubled;
use docket::filing::Kind;
use docket::filing::file_case::Application;
use law::Calendar;
use serde_json::{Value, json};
use values::{CaseNumber, Day};

const HANDLER: &str = "one-2";

/// Files and closes them; the court must be founded.
///
/// # Errors
/// Where the store fails, or an act that this takes for lawful is refused, which is a bug in one of the two.
pub fn endings(app: &App, seed: u64, today: Day) -> Result<(), AppError> {
    let mut random = Random::seeded(seed);
    let working = |days: i32| Calendar::national().next_working_day_from(today.plus_days(-days));
    let first = filed(app, application(&mut random, working(150), 9_001), working(150))?;
    let earlier = ended_round(app, first, working(140), working(20))?;
    let mut resumed = application(&mut random, working(9), 9_002);
    resumed.kind = Kind::Resumed;
    resumed.earlier = Some(earlier);
    filed(app, resumed, working(9))?.commit()?;

    for (days, act, command) in [
        (
            40,
            "terminate_case",
            json!({"ground": "withdrawn", "facts": "申请执行人以与被执行人自行和解为由书面申请撤销执行申请，已告知后果", "other_court": null}),
        ),
        (
            30,
            "withdraw_case",
            json!({"ground": "other_court_filed_first", "facts": "立案后查明邻县人民法院已就同一执行依据先行立案", "other_court": "邻县人民法院（2026）内0298执66号"}),
        ),
    ] {
        let mut batch =
            filed(app, application(&mut random, working(days), 9_100 + days as u32), working(days))?;
        proposed(app, &mut batch, "bureau-head", act, &command, working(days - 6))?;
        batch.commit()?;
    }

    for (days, held) in [(25, Some(40_000_000)), (6, None)] {
        let on = working(days);
        let mut asked = application(&mut random, on, 9_200 + days as u32);
        asked.kind = Kind::Preservation;
        asked.instrument = format!("（{}）内0299民初{}号民事裁定书", on.year(), 700 + days);
        asked.effective_on = on;
        asked.claims[0].label = "保全数额".to_owned();
        asked.claims[0].doubled = Doubled::LeftOut;
        asked.claims[0].due_on = on;
        let mut batch = filed(app, asked, on)?;
        if let Some(held) = held {
            let handler = actor(&app.directory(), HANDLER);
            let frozen_on = working(days - 2);
            let freeze = json!({
                "debtor": 2, "bank": "示范农村商业银行", "account": "6222020000007788", "amount_fen": 100_000_000,
                "held_fen": held, "frozen_on": frozen_on, "months": 12,
            });
            batch.act(&handler, "freeze_deposit", &freeze, frozen_on)?;
            let note = json!({"note": "已书面告知申请保全人保全情况和期限届满日"});
            batch.act(&handler, "close_preservation", &note, working(days - 4))?;
        }
        batch.commit()?;
    }
    Ok(())
}

/// A case filed and assigned.
fn filed(app: &App, application: Application, on: Day) -> Result<Batch<'_>, AppError> {
    let kind = application.kind.number_kind();
    let stream = app::register::stream(&kind, on.year());
    let taken = app.store().stream(app.court().as_str(), &stream).map_or(0, |events| events.len() as u64);
    let number = app::register::next_number(app.court(), &kind, on.year(), taken);
    let clerk = actor(&app.directory(), "clerk-1");
    let mut batch = Batch::file(app, &clerk, application, &number, on)?;
    batch.act(&clerk, "assign_case", &json!({"handler": HANDLER}), on)?;
    Ok(batch)
}

/// What needs approval: proposed by the handler, approved on the same day.
fn proposed(
    app: &App,
    batch: &mut Batch<'_>,
    approver: &str,
    act: &str,
    command: &Value,
    on: Day,
) -> Result<(), AppError> {
    let directory = app.directory();
    batch.act(&actor(&directory, HANDLER), act, command, on)?;
    let waiting = batch.case().proposals.iter().find(|proposal| proposal.is_waiting());
    let proposal = waiting.map(|proposal| proposal.no.0).expect("the act needs approval");
    let approval = json!({"proposal": proposal, "remark": null});
    batch.act(&actor(&directory, approver), "approve_proposal", &approval, on)?;
    Ok(())
}

/// A round that ends, with a seal that stays.
fn ended_round(app: &App, mut batch: Batch<'_>, from: Day, on: Day) -> Result<CaseNumber, AppError> {
    let handler = actor(&app.directory(), HANDLER);
    batch.act(&handler, "issue_notice", &json!({"report_days": 10}), from)?;
    let service = json!({"debtor": 2, "way": "direct", "on": from, "receipt": null});
    batch.act(&handler, "serve_notice", &service, from)?;
    let freeze = json!({
        "debtor": 2, "bank": "示范农村商业银行", "account": "6222020000001177", "amount_fen": 50_000,
        "held_fen": 31_250, "frozen_on": from, "months": 12,
    });
    batch.act(&handler, "freeze_deposit", &freeze, from)?;
    for subject in ["bank", "real_estate", "land", "vehicle", "equity"] {
        let check = json!({
            "debtor": 2, "subject": subject, "on": on, "place": "被执行人住所地及登记机关", "result": "未查到财产",
        });
        batch.act(&handler, "record_offline_check", &check, on)?;
    }
    let none = "not_applicable";
    let end = json!({
        "route": "panel", "agreed_on": on, "told_on": on, "view": "没有新的财产线索，要求继续查找",
        "restricted_on": from.plus_days(20), "restricted_page": "第31页", "listing": none, "listing_page": null,
        "report_checked": "met", "report_sanctioned": none, "clues_checked": "met", "local_inquiry": "met",
        "searched": none, "audit_or_bounty": none, "other_investigation": none, "nothing_disposable": "met",
        "missing_searched": none, "obstruction_sanctioned": none,
        "findings": "被执行人名下仅有小额存款，已冻结；无不动产、车辆和股权登记，已停止经营",
    });
    proposed(app, &mut batch, "president", "end_round", &end, on)?;
    Ok(batch.commit()?.number())
}
