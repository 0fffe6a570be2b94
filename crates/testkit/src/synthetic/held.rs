//! Cases of one handler with many measures in force: accounts, vehicles, houses, land and shares at the institutions of
//! the synthetic court, taken on days that are spread over the longest terms.

use crate::identity;
use crate::random::Random;
use crate::synthetic::court::COURT_NAME;
use crate::synthetic::{actor, names};
use app::cases::batch::Batch;
use app::{App, AppError};
use docket::claim::{Claim, ClaimClass, Doubled, Liability};
use docket::filing::file_case::Application;
use docket::inquiry::answer::{Answer, Told};
use docket::measure::months_max;
use docket::measure::order::{Done, Report};
use docket::party::{Party, PartyKind, Role};
use docket::property::PropertyKind;
use docket::property::found::Holding;
use docket::{Case, EntryNo, Refusal};
use law::Calendar;
use law::seizure2020::Turn;
use serde_json::json;
use values::{CaseKind, Day, Fen};

/// How such cases are made.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    /// The seed.
    pub seed: u64,
    /// How many measures in all.
    pub measures: u32,
    /// The id of the handler.
    pub handler: &'a str,
    /// How many measures in a case, at most ten.
    pub in_a_case: u32,
    /// For how many months each is taken, at most; as long as the law allows where there is no number.
    pub months: Option<u32>,
    /// How many days ago the latest and the earliest measures were taken.
    pub days_ago: (i64, i64),
    /// The court's day when it is done; the measures are in force on it.
    pub today: Day,
}

/// The measures of a case in their order: the kind of property and the institution that keeps it.
const KINDS: [(PropertyKind, &str); 10] = [
    (PropertyKind::Deposit, "bank-farm"),
    (PropertyKind::RealEstate, "real-estate"),
    (PropertyKind::Deposit, "bank-post"),
    (PropertyKind::Vehicle, "vehicle"),
    (PropertyKind::Deposit, "bank-farm"),
    (PropertyKind::Equity, "equity"),
    (PropertyKind::Deposit, "bank-post"),
    (PropertyKind::Vehicle, "vehicle"),
    (PropertyKind::Deposit, "bank-farm"),
    (PropertyKind::RealEstate, "real-estate"),
];

/// The serial numbers of the debtors begin here: others have lower ones.
const HELD_FROM: u64 = 700_000_000;

/// Files the cases and takes the measures; the court must be founded. Gives how many measures are in force.
///
/// # Errors
/// Where the store fails, or an act that this takes for lawful is refused, which is a bug in one of the two.
pub fn hold(app: &App, held: &Held<'_>) -> Result<u32, AppError> {
    let mut random = Random::seeded(held.seed);
    let (latest, earliest) = held.days_ago;
    let cases = i64::from(held.measures.div_ceil(held.in_a_case));
    let days = (0..cases).map(|case| {
        let ago = earliest - (earliest - latest) * case / (cases - 1).max(1);
        Calendar::national().next_working_day_from(held.today.plus_days(-(ago as i32)))
    });
    let mut taken = std::collections::BTreeMap::new();
    let mut made = 0;
    for from in days {
        let taken = taken.entry(from.year()).or_insert_with(|| registered(app, from.year()));
        let wanted = (held.measures - made).min(held.in_a_case);
        one_case(app, held, from, *taken, wanted, &mut random)?;
        *taken += 1;
        made += wanted;
    }
    Ok(made)
}

/// How many cases of a year are registered.
pub(super) fn registered(app: &App, year: i32) -> u64 {
    let stream = app::register::stream(&CaseKind::Enforcement, year);
    app.store().stream(app.court().as_str(), &stream).map_or(0, |events| events.len() as u64)
}

fn one_case(
    app: &App,
    held: &Held<'_>,
    from: Day,
    taken: u64,
    wanted: u32,
    random: &mut Random,
) -> Result<(), AppError> {
    let directory = app.directory();
    let (clerk, handler) = (actor(&directory, "clerk-1"), actor(&directory, held.handler));
    let number = app::register::next_number(app.court(), &CaseKind::Enforcement, from.year(), taken);
    let mut batch = Batch::file(app, &clerk, application(random, from, number.serial()), &number, from)?;
    batch.act(&clerk, "assign_case", &json!({"handler": held.handler}), from)?;
    batch.act(&handler, "issue_notice", &json!({"report_days": 10}), from)?;
    batch.act(
        &handler,
        "ask_institutions",
        &json!({"debtor": null, "scope": "every", "institution": null}),
        from,
    )?;
    let wanted = &KINDS[..(wanted as usize).min(KINDS.len())];
    let next = from.plus_days(2);
    let asked: Vec<(EntryNo, String, String)> = batch
        .case()
        .inquiries
        .iter()
        .map(|one| (one.no, one.institution.to_string(), one.name.clone()))
        .collect();
    for ((inquiry, institution, name), number) in asked.into_iter().zip(1_u32..) {
        let here = wanted.iter().filter(|(_, at)| *at == institution);
        let holdings =
            here.zip(0_u32..).map(|((kind, _), no)| holding(*kind, &name, (number, no), &batch)).collect();
        let told = Told {
            on: next,
            receipt: format!("{}{number:03}", next.number()),
            mark: number.to_string(),
            other_person: None,
            answer: Answer::Holdings(holdings),
        };
        batch.told(inquiry, &told, next);
    }
    let found: Vec<(EntryNo, PropertyKind)> =
        batch.case().properties.iter().map(|one| (one.no, one.kind)).collect();
    for (property, kind) in found {
        take(&mut batch, &handler, (property, kind), held.months, next)?;
    }
    batch.commit().map(drop)
}

/// Orders one measure and enters the report of its institution.
fn take(
    batch: &mut Batch<'_>,
    handler: &docket::office::Actor,
    (property, kind): (EntryNo, PropertyKind),
    months: Option<u32>,
    on: Day,
) -> Result<(), Refusal> {
    let longest = months_max(kind, on, Turn::First);
    let months = months.map_or(longest, |months| months.min(longest));
    let value = Fen(5_000_000);
    let money = kind.is_money().then_some(value);
    let thing = (!kind.is_money()).then_some(value);
    let way = if kind.is_tangible() { "seal" } else { "freeze" };
    let command = json!({"property": property, "way": way, "amount_fen": money, "value_fen": thing,
        "months": months, "keeper": null, "owner_confirms": null, "excess_reason": null});
    batch.act(handler, "control_property", &command, on)?;
    let order = batch.case().orders.last().expect("the order is on the docket").no;
    let until = batch.case().measure(order).expect("the order is a measure").until;
    let done = Done::Controlled {
        control_no: control_no(batch.case(), order, way, on),
        held: money,
        from: on,
        until: Some(until),
        rank: 0,
    };
    batch.reported(order, &Report { on, receipt: String::new(), done }, on);
    Ok(())
}

/// The number that an institution gave a measure: `冻2026-012126`.
fn control_no(case: &Case, order: EntryNo, way: &str, on: Day) -> String {
    let sign = if way == "freeze" { "冻" } else { "封" };
    format!("{sign}{}-{:06}", on.year(), case.filing.number.serial() * 100 + order.0)
}

fn holding(kind: PropertyKind, at: &str, (institution, no): (u32, u32), batch: &Batch<'_>) -> Holding {
    let serial = batch.case().filing.number.serial();
    let register_no = format!("62{institution:02}{serial:08}{no:04}");
    let description = match kind {
        PropertyKind::Vehicle => format!("蒙Z{serial:04}{no}轻型货车"),
        PropertyKind::RealEstate => format!("示范县某小区{serial}号楼{}室", 101 + no),
        PropertyKind::Equity => format!("示范县某商贸公司{serial}股权"),
        _ => format!("{at}账户{register_no}"),
    };
    Holding {
        register_no,
        kind,
        description,
        owner: batch.case().party_name(2).to_owned(),
        share: None,
        amount: kind.is_money().then_some(Fen(6_000_000)),
        encumbrances: Vec::new(),
    }
}

/// A loan to a company that owes more than all its measures hold.
pub(super) fn application(random: &mut Random, on: Day, serial: u32) -> Application {
    let party = |no: u32, role: Role, name: String| Party {
        no,
        role,
        kind: PartyKind::suggested_by(&name),
        credit_code: (role == Role::Debtor).then(|| {
            identity::credit_code(
                HELD_FROM + u64::from(on.year().unsigned_abs()) * 10_000 + u64::from(serial),
            )
        }),
        resident_id: None,
        phone: None,
        address: None,
        name,
    };
    let (creditor, debtor) = (names::person(random), names::enterprise(random));
    Application {
        kind: docket::filing::Kind::First,
        earlier: None,
        received_on: on,
        instrument: format!("（{}）内0299民初{}号民事判决书", on.year() - 1, random.between(1, 9_999)),
        instrument_by: COURT_NAME.to_owned(),
        effective_on: on.plus_days(-60),
        cause: "民间借贷纠纷".to_owned(),
        livelihood: None,
        judgment: None,
        parties: vec![party(1, Role::Creditor, creditor), party(2, Role::Debtor, debtor)],
        claims: vec![Claim {
            no: 1,
            label: "借款本金".to_owned(),
            creditors: vec![1],
            debtors: vec![2],
            liability: Liability::Joint,
            class: ClaimClass::Principal,
            doubled: Doubled::Counts,
            amount_fen: Fen::yuan(1_000_000),
            due_on: on.plus_days(-30),
            interest: Vec::new(),
            span: None,
        }],
        duties: Vec::new(),
    }
}
