//! What does not go smoothly at institutions: a reply about somebody else, a refusal, things that belong to others, a
//! change in the register of enterprises, a reply that no docket asked for.

use crate::random::Random;
use crate::synthetic::actor;
use crate::synthetic::held::{application, registered};
use app::cases::batch::Batch;
use app::{App, AppError};
use docket::inquiry::answer::{Answer, Told};
use docket::party::Party;
use docket::property::found::Holding;
use docket::property::register_change::{ChangeKind, ToldChange};
use docket::property::{Encumbrance, EncumbranceKind, PropertyKind};
use docket::{Case, EntryNo};
use gateways::message::{Outcome, Reply};
use law::Calendar;
use serde_json::json;
use values::{CaseKind, Day, Fen, Instant};

/// The handlers whose cases they come up in, and how many days ago they were filed.
const HANDLERS: [(&str, i32); 2] = [("one-1", 16), ("two-1", 12)];
/// The handlers of further cases against the debtor of the first.
const AGAIN: [(&str, i32); 2] = [("one-1", 9), ("one-2", 8)];

/// Files a case for each of two handlers in which institutions answer as they should not, and two more against the
/// debtor of the first, of whom the same is known; the court must be founded.
///
/// # Errors
/// Where the store fails, or an act that this takes for lawful is refused, which is a bug in one of the two.
pub fn trouble(app: &App, seed: u64, today: Day) -> Result<(), AppError> {
    let mut random = Random::seeded(seed);
    let working = |days: i32| Calendar::national().next_working_day_from(today.plus_days(-days));
    let mut first = None;
    for (handler, days) in HANDLERS {
        let filed = one_case(app, handler, (working(days), working(days - 4)), None, &mut random)?;
        first.get_or_insert(filed);
    }
    for (handler, days) in AGAIN {
        one_case(app, handler, (working(days), working(days - 4)), first.as_ref(), &mut random)?;
    }
    let stray = Reply {
        request: format!("{}-2025-执-9999-12", app.court().as_str()),
        at: Instant::at(today, 10 * 3600),
        receipt: "R202611200007".to_owned(),
        person: "示范县某鑫商贸有限公司".to_owned(),
        outcome: Outcome::Refused { reason: "未查到该企业的开户信息".to_owned() },
    };
    let bank = "bank-farm".parse().expect("an id");
    app.receive_replies(&bank, &[stray]).map(drop)
}

fn one_case(
    app: &App,
    handler: &str,
    (asked_on, told_on): (Day, Day),
    known: Option<&(u32, Party)>,
    random: &mut Random,
) -> Result<(u32, Party), AppError> {
    let directory = app.directory();
    let (clerk, handling) = (actor(&directory, "clerk-1"), actor(&directory, handler));
    let kind = CaseKind::Enforcement;
    let taken = registered(app, asked_on.year());
    let number = app::register::next_number(app.court(), &kind, asked_on.year(), taken);
    let mut filed = application(random, asked_on, number.serial());
    if let Some((_, debtor)) = known {
        filed.parties[1] = debtor.clone();
    }
    let found = known.map_or(number.serial(), |(serial, _)| *serial);
    let mut batch = Batch::file(app, &clerk, filed, &number, asked_on)?;
    batch.act(&clerk, "assign_case", &json!({"handler": handler}), asked_on)?;
    batch.act(&handling, "issue_notice", &json!({"report_days": 10}), asked_on)?;
    let everything = json!({"debtor": null, "scope": "every", "institution": null});
    batch.act(&handling, "ask_institutions", &everything, asked_on)?;
    let asked: Vec<(EntryNo, String)> =
        batch.case().inquiries.iter().map(|one| (one.no, one.institution.to_string())).collect();
    for ((inquiry, institution), mark) in asked.into_iter().zip(1_u32..) {
        let mut told = told((batch.case(), found), &institution, told_on, mark);
        if known.is_some() && !matches!(institution.as_str(), "bank-farm" | "vehicle" | "real-estate") {
            (told.other_person, told.answer) = (None, Answer::Holdings(Vec::new()));
        }
        batch.told(inquiry, &told, told_on);
    }
    let debtor = batch.case().parties[1].clone();
    // The register told it once, when the first case ran.
    if known.is_none()
        && let Some(credit_code) = debtor.credit_code.clone()
    {
        let change = ToldChange {
            institution: "equity".parse().expect("an id"),
            number: u64::from(number.serial()),
            credit_code,
            on: told_on,
            kind: ChangeKind::Shareholder,
            before: "自然人股东甲某，认缴出资500万元，未实缴".to_owned(),
            after: "自然人股东乙某".to_owned(),
        };
        batch.changed(&change, told_on);
    }
    batch.commit()?;
    Ok((found, debtor))
}

/// What an institution answers, with its trouble. What is found is numbered by the case in which it was found first.
fn told((case, serial): (&Case, u32), institution: &str, on: Day, mark: u32) -> Told {
    let held = |kind: PropertyKind, description: String, register_no: String| Holding {
        register_no,
        kind,
        description,
        owner: case.party_name(2).to_owned(),
        share: None,
        amount: None,
        encumbrances: Vec::new(),
    };
    let (other_person, answer) = match institution {
        "bank-farm" => {
            let account = format!("6217{serial:08}0001");
            let account = held(PropertyKind::Deposit, format!("示范县农村商业银行账户{account}"), account);
            (None, Answer::Holdings(vec![Holding { amount: Some(Fen::yuan(81_000)), ..account }]))
        }
        "bank-post" => (Some("示范县某和商贸有限公司".to_owned()), Answer::Holdings(Vec::new())),
        "land" => (None, Answer::Refused("系统升级，请于三日后重新提交".to_owned())),
        "vehicle" => {
            let plate = format!("蒙Y{serial:04}8");
            let car = held(PropertyKind::Vehicle, format!("{plate}中型货车"), plate);
            (None, Answer::Holdings(vec![Holding { owner: "示范市某运输有限公司".to_owned(), ..car }]))
        }
        "real-estate" => {
            let house = held(
                PropertyKind::RealEstate,
                format!("示范县某园{serial}号厂房"),
                format!("蒙（2021）第{serial:07}号"),
            );
            let mortgage = Encumbrance {
                kind: EncumbranceKind::Mortgage,
                by: "示范市商业银行".to_owned(),
                amount_fen: Some(Fen::yuan(600_000)),
                until: None,
            };
            let house = Holding { share: Some("1/2".to_owned()), encumbrances: vec![mortgage], ..house };
            (None, Answer::Holdings(vec![Holding { amount: Some(Fen::yuan(1_800_000)), ..house }]))
        }
        _ => (None, Answer::Holdings(Vec::new())),
    };
    Told { on, receipt: format!("{}{mark:03}", on.number()), mark: mark.to_string(), other_person, answer }
}
