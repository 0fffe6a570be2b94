//! One invented case: what is applied for, and how far it has come.

use crate::identity;
use crate::random::Random;
use crate::synthetic::{actor, names};
use app::cases::batch::Batch;
use app::{App, AppError};
use docket::claim::{Claim, ClaimClass, Doubled, Interest, Liability, RateBasis};
use docket::directory::Directory;
use docket::filing::Livelihood;
use docket::filing::file_case::Application;
use docket::inquiry::answer::{Answer, Told};
use docket::office::Actor;
use docket::party::{Party, PartyKind, Role};
use docket::{Case, EntryNo};
use law::{Calendar, period_of_days};
use serde_json::{Value, json};
use values::{CaseNumber, Day, Fen, Ratio};

/// Those who act in the synthetic court.
pub(crate) struct Cast {
    clerk: Actor,
    finance: Actor,
    bureau_head: Actor,
    handlers: Vec<Actor>,
}

impl Cast {
    pub(crate) fn of(directory: &Directory) -> Cast {
        let handlers =
            ["fast-1", "fast-2", "fast-3", "one-1", "one-2", "one-3", "two-1", "two-2", "upkeep-1"];
        Cast {
            clerk: actor(directory, "clerk-1"),
            finance: actor(directory, "finance-1"),
            bureau_head: actor(directory, "bureau-head"),
            handlers: handlers.iter().map(|id| actor(directory, id)).collect(),
        }
    }
}

/// How far a case comes before its handler rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pace {
    /// Filed only.
    Filed,
    /// Assigned.
    Assigned,
    /// The notice is out and served.
    Served,
    /// Property is found and held.
    Held,
    /// Deducted, the money on its way or arrived.
    Deducted,
    /// Received and divided.
    Divided,
    /// A payout is proposed.
    Proposed,
    /// Paid, measures still on.
    Paid,
    /// Closed.
    Closed,
    /// Suspended.
    Suspended,
}

/// An invented case.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// What is applied for.
    pub application: Application,
    /// How far it has come.
    pub pace: Pace,
}

/// A kind of case: cause, label of the claim, livelihood class, smallest and largest claim in yuan.
type Matter = (&'static str, &'static str, Option<Livelihood>, i64, i64);

const MATTERS: [Matter; 9] = [
    ("民间借贷纠纷", "借款本金", None, 8_000, 900_000),
    ("金融借款合同纠纷", "借款本金", None, 20_000, 2_500_000),
    ("买卖合同纠纷", "货款", None, 5_000, 1_800_000),
    ("追索劳动报酬纠纷", "劳动报酬", Some(Livelihood::Wages), 2_000, 80_000),
    ("机动车交通事故责任纠纷", "赔偿款", Some(Livelihood::TrafficInjury), 5_000, 400_000),
    ("抚养费纠纷", "抚养费", Some(Livelihood::Maintenance), 1_200, 40_000),
    ("物业服务合同纠纷", "物业费", None, 800, 20_000),
    ("建设工程施工合同纠纷", "工程款", None, 50_000, 6_000_000),
    ("房屋租赁合同纠纷", "租金", None, 3_000, 200_000),
];

/// Draws a case received on a day.
#[must_use]
pub fn draw(random: &mut Random, received_on: Day, today: Day) -> Drawn {
    let (cause, label, livelihood, low, high) = *random.one_of(&MATTERS);
    let effective_on = received_on.plus_days(-random.between(25, 400) as i32);
    let due_on = period_of_days(Calendar::national(), effective_on, 10).end;
    let debtors = if random.in_hundred(78) { 1 } else { 2 };
    let business = livelihood.is_none() && random.in_hundred(35);
    let mut parties = vec![party(1, Role::Creditor, creditor_name(random, cause), random)];
    for no in 2..2 + debtors {
        let name = if business { names::enterprise(random) } else { names::person(random) };
        parties.push(party(no, Role::Debtor, name, random));
    }
    let debtor_numbers: Vec<u32> = (2..2 + debtors).collect();
    let principal = sum(random, low, high);
    let claim = |no, label: &str, amount_fen, class, doubled, interest| Claim {
        no,
        label: label.to_owned(),
        creditors: vec![1],
        debtors: debtor_numbers.clone(),
        liability: Liability::Joint,
        class,
        doubled,
        amount_fen,
        due_on,
        interest,
        span: None,
    };
    let interest = running_interest(random, cause, effective_on);
    let mut claims = vec![claim(1, label, principal, ClaimClass::Principal, Doubled::Counts, interest)];
    if cause.contains("借") && random.in_hundred(40) {
        let fixed = Fen(principal.0 / random.between(12, 40) / 100 * 100);
        if fixed.is_positive() {
            claims.push(claim(
                2,
                "截至起诉前的利息",
                fixed,
                ClaimClass::FixedInterest,
                Doubled::LeftOut,
                Vec::new(),
            ));
        }
    }
    let court = *random.one_of(&["示范县人民法院", "示范县人民法院", "包头市某区人民法院"]);
    let serial = random.between(1, 3_900);
    let application = Application {
        kind: docket::filing::Kind::First,
        earlier: None,
        received_on,
        instrument: format!("（{}）内0299民初{serial}号民事判决书", effective_on.year()),
        instrument_by: court.to_owned(),
        effective_on,
        cause: cause.to_owned(),
        livelihood,
        parties,
        claims,
        duties: Vec::new(),
        judgment: None,
    };
    Drawn { application, pace: pace(random, today.days_since(received_on)) }
}

fn creditor_name(random: &mut Random, cause: &str) -> String {
    match cause {
        "金融借款合同纠纷" => names::bank(random).to_owned(),
        "物业服务合同纠纷" | "建设工程施工合同纠纷" => names::enterprise(random),
        _ => names::person(random),
    }
}

fn party(no: u32, role: Role, name: String, random: &mut Random) -> Party {
    let street = *random.one_of(&["团结街", "人民路", "铁西路", "新华巷", "胜利大街"]);
    let kind = PartyKind::suggested_by(&name);
    let serial = random.between(0, 99_999_999) as u64;
    Party {
        no,
        role,
        kind,
        name,
        resident_id: (kind == PartyKind::Person).then(|| identity::resident_id(serial)),
        credit_code: (kind != PartyKind::Person).then(|| identity::credit_code(serial)),
        phone: Some(format!("139{serial:08}")),
        address: Some(format!("示范县{street}{}号", random.between(1, 260))),
    }
}

fn running_interest(random: &mut Random, cause: &str, effective_on: Day) -> Vec<Interest> {
    let share = if cause.contains("借") { 85 } else { 25 };
    if !random.in_hundred(share) {
        return Vec::new();
    }
    let from = effective_on.plus_days(-random.between(60, 900) as i32);
    let (rate, basis) = match random.between(1, 3) {
        1 => (Ratio::new(random.between(60, 144).into(), 1_000), RateBasis::Year),
        2 => (Ratio::new(1, 1), RateBasis::Lpr),
        _ => (Ratio::new(3, 2), RateBasis::Lpr),
    };
    vec![Interest { base_fen: None, rate, basis, from, until: None, cap_fen: None, year_days: 365 }]
}

/// A sum between two amounts of yuan, small ones far more often than large ones.
fn sum(random: &mut Random, low: i64, high: i64) -> Fen {
    let mut span = high - low;
    for _ in 0..random.between(0, 4) {
        span /= 3;
    }
    let yuan = low + random.between(0, span.max(1));
    if random.in_hundred(30) {
        Fen(yuan * 100 + random.between(1, 99))
    } else {
        Fen::yuan(yuan / 100 * 100 + 100)
    }
}

fn pace(random: &mut Random, age_days: i32) -> Pace {
    let lot = random.between(1, 100);
    match age_days {
        ..5 => *random.one_of(&[Pace::Filed, Pace::Assigned]),
        5..20 => *random.one_of(&[Pace::Assigned, Pace::Served, Pace::Served, Pace::Held]),
        20..60 => *random.one_of(&[Pace::Served, Pace::Held, Pace::Deducted, Pace::Divided, Pace::Closed]),
        60..170 => match lot {
            ..=58 => Pace::Closed,
            59..=66 => Pace::Served,
            67..=82 => Pace::Held,
            83..=86 => Pace::Deducted,
            87..=90 => Pace::Divided,
            91..=93 => Pace::Proposed,
            94..=96 => Pace::Paid,
            _ => Pace::Suspended,
        },
        _ => match lot {
            ..=96 => Pace::Closed,
            97..=98 => Pace::Held,
            _ => Pace::Suspended,
        },
    }
}

/// A case being played: its batch and the day it has come to.
struct Play<'a, 'b> {
    batch: Batch<'a>,
    day: Day,
    today: Day,
    random: &'b mut Random,
}

impl Play<'_, '_> {
    /// Lets some days pass, never beyond today.
    fn wait(&mut self, low: i64, high: i64) {
        self.day = self.day.plus_days(self.random.between(low, high) as i32).min(self.today);
    }

    /// Lets time pass until at most so many days before today: what is under way now was begun lately.
    fn until_lately(&mut self, low: i64, high: i64) {
        let lately = self.today.plus_days(-(self.random.between(low, high) as i32));
        self.day = self.day.max(lately);
    }

    fn act(&mut self, who: &Actor, act: &str, command: Value) -> Result<(), AppError> {
        Ok(self.batch.act(who, act, &command, self.day)?)
    }

    /// Finance hands to the bank what was approved, and the bank pays it.
    fn paid(&mut self, finance: &Actor) -> Result<(), AppError> {
        self.batch.paid(finance, self.day)
    }

    fn case(&self) -> &Case {
        self.batch.case()
    }
}

/// Plays a drawn case up to its pace, as far as the days allow.
pub(crate) fn play<'a>(
    app: &'a App,
    cast: &Cast,
    drawn: &Drawn,
    number: &CaseNumber,
    today: Day,
    random: &mut Random,
) -> Result<Batch<'a>, AppError> {
    let received_on = drawn.application.received_on;
    let batch = Batch::file(app, &cast.clerk, drawn.application.clone(), number, received_on)?;
    let handler = random.one_of(&cast.handlers).clone();
    let mut play = Play { batch, day: received_on, today, random };
    advance(&mut play, cast, &handler, drawn.pace)?;
    Ok(play.batch)
}

fn advance(play: &mut Play<'_, '_>, cast: &Cast, handler: &Actor, pace: Pace) -> Result<(), AppError> {
    if pace == Pace::Filed {
        return Ok(());
    }
    play.wait(0, 5);
    play.act(&cast.clerk, "assign_case", json!({"handler": handler.id}))?;
    if pace == Pace::Assigned {
        return Ok(());
    }
    play.wait(0, 3);
    play.act(handler, "issue_notice", json!({"report_days": 10}))?;
    serve_all(play, handler)?;
    report_property(play, handler)?;
    if pace == Pace::Served {
        return Ok(());
    }
    if pace == Pace::Suspended {
        play.wait(5, 30);
        let facts = "申请执行人书面同意给予被执行人履行宽限期";
        play.act(handler, "suspend_case", json!({"ground": "creditor_agrees", "facts": facts}))?;
        play.wait(0, 2);
        return approve_last(play, &cast.bureau_head);
    }
    ask(play, handler)?;
    let measure = find_and_freeze(play, handler, pace)?;
    if pace == Pace::Held {
        return renew(play, handler, measure);
    }
    play.wait(3, 20);
    if pace != Pace::Closed {
        renew(play, handler, measure)?;
        play.until_lately(6, 14);
    }
    let debtor = play.case().measure(measure).map_or(2, |measure| measure.debtor);
    if play.case().service_on(debtor).is_none_or(|service| service.effective_on > play.day) {
        return Ok(());
    }
    deduct_and_receive(play, cast, handler, measure, pace)?;
    if pace <= Pace::Divided {
        return Ok(());
    }
    play.wait(0, 12);
    let payable = play.case().payable(1);
    let account = format!("62{:014}", play.random.between(0, 99_999_999_999_999));
    let holder = play.case().party_name(1).to_owned();
    let recorded = json!({"party": 1, "holder": holder, "bank": "某某银行示范县支行", "account": account});
    play.act(handler, "record_account", recorded)?;
    play.act(handler, "pay_out", json!({"creditor": 1, "amount_fen": payable}))?;
    if pace == Pace::Proposed {
        return Ok(());
    }
    play.wait(0, 3);
    approve_last(play, &cast.bureau_head)?;
    // Of what was approved lately some still waits for finance.
    if pace == Pace::Paid && play.case().filing.number.serial().is_multiple_of(3) {
        return Ok(());
    }
    play.paid(&cast.finance)?;
    if pace == Pace::Paid {
        return Ok(());
    }
    play.wait(0, 6);
    let released_on = play.day;
    play.act(
        handler,
        "release_freeze",
        json!({"measure": measure, "ground": "paid", "released_on": released_on}),
    )?;
    play.wait(0, 4);
    play.act(handler, "close_performed", json!({"note": null}))
}

fn serve_all(play: &mut Play<'_, '_>, handler: &Actor) -> Result<(), AppError> {
    let debtors: Vec<u32> = play.case().side(Role::Debtor).map(|party| party.no).collect();
    for debtor in debtors {
        play.wait(1, 6);
        let way = *play.random.one_of(&[
            "direct",
            "post",
            "post",
            "post",
            "electronic",
            "electronic",
            "left",
            "direct",
            "public_notice",
        ]);
        let on = play.day;
        play.act(handler, "serve_notice", json!({"debtor": debtor, "way": way, "on": on, "receipt": null}))?;
    }
    Ok(())
}

/// Most debtors report; some reports are late, a few never come.
fn report_property(play: &mut Play<'_, '_>, handler: &Actor) -> Result<(), AppError> {
    let services: Vec<(u32, Day)> =
        play.case().services.iter().map(|service| (service.debtor, service.effective_on)).collect();
    for (debtor, effective_on) in services {
        if effective_on > play.today || play.random.in_hundred(6) {
            continue;
        }
        play.day = play.day.max(effective_on);
        play.wait(2, 12);
        let on = play.day;
        let content =
            *play.random.one_of(&["无其他财产", "名下有银行存款若干，无房产", "有工资收入，无其他财产"]);
        play.act(handler, "record_declaration", json!({"debtor": debtor, "on": on, "content": content}))?;
    }
    Ok(())
}

/// Keeps a freeze alive until today: each time it is renewed some days before it ends.
fn renew(play: &mut Play<'_, '_>, handler: &Actor, measure: EntryNo) -> Result<(), AppError> {
    loop {
        let until = play.case().measure(measure).map_or(play.today, |measure| measure.until);
        if until >= play.today {
            return Ok(());
        }
        play.day = play.day.max(until.plus_days(-(play.random.between(3, 20) as i32)));
        let renewed_on = play.day;
        let months = *play.random.one_of(&[12, 6]);
        play.act(
            handler,
            "renew_freeze",
            json!({"measure": measure, "renewed_on": renewed_on, "months": months}),
        )?;
    }
}

/// In one case of four the five checks were made through the network; a few answers are still to come.
fn ask(play: &mut Play<'_, '_>, handler: &Actor) -> Result<(), AppError> {
    if !play.random.in_hundred(25) {
        return Ok(());
    }
    play.act(
        handler,
        "ask_institutions",
        json!({"debtor": null, "scope": "five_checks", "institution": null}),
    )?;
    play.wait(1, 4);
    let asked: Vec<_> = play.case().inquiries.iter().map(|inquiry| inquiry.no).collect();
    for (no, place) in asked.into_iter().zip(1_u32..) {
        if play.random.in_hundred(4) {
            continue;
        }
        let told = Told {
            on: play.day,
            receipt: format!("{}{place:03}", play.day.number()),
            mark: format!("{place}"),
            other_person: None,
            answer: Answer::Holdings(Vec::new()),
        };
        play.batch.told(no, &told, play.day);
    }
    if play.random.in_hundred(30) {
        let first_on = play.today.plus_days(play.random.between(0, 29) as i32);
        play.act(
            handler,
            "set_standing_query",
            json!({"every_days": 30, "first_on": first_on, "stop": null}),
        )?;
    }
    Ok(())
}

fn find_and_freeze(play: &mut Play<'_, '_>, handler: &Actor, pace: Pace) -> Result<EntryNo, AppError> {
    play.wait(1, 15);
    let bank = names::bank(play.random);
    let limit = play.case().control_limit(play.day, 6);
    // A case that is only held has less in the bank than it needs.
    let balance =
        if pace == Pace::Held { Fen(limit.0 * play.random.between(3, 95) / 100).max(Fen(1)) } else { limit };
    let account = format!("62{:014}", play.random.between(0, 99_999_999_999_999));
    play.act(
        handler,
        "record_property",
        json!({"debtor": 2, "kind": "deposit", "description": format!("{bank}账户{account}"), "value_fen": balance, "source": "found"}),
    )?;
    play.wait(0, 2);
    // Some freezes are short or old, so that renewals fall due.
    let months = *play.random.one_of(&[12, 12, 12, 6, 6, 3]);
    let frozen_on = play.day;
    play.act(
        handler,
        "freeze_deposit",
        json!({"debtor": 2, "bank": bank, "account": account, "amount_fen": limit, "held_fen": balance, "frozen_on": frozen_on, "months": months}),
    )?;
    Ok(play.case().measures.last().expect("the freeze is on the docket").no)
}

fn deduct_and_receive(
    play: &mut Play<'_, '_>,
    cast: &Cast,
    handler: &Actor,
    measure: EntryNo,
    pace: Pace,
) -> Result<(), AppError> {
    let day = play.day;
    let owed = play.case().collectable(&play.case().statement(day));
    let held = play.case().measure(measure).map_or(Fen::ZERO, docket::measure::Measure::held_now);
    let amount = owed.min(held);
    play.act(
        handler,
        "deduct_deposit",
        json!({"measure": measure, "amount_fen": amount, "deducted_on": day}),
    )?;
    if pace == Pace::Deducted && play.random.in_hundred(50) {
        return Ok(());
    }
    play.wait(0, 2);
    let value_on = play.day;
    let deduction = play.case().deductions.last().expect("the deduction is on the docket").no;
    let reference = format!("T{}{:04}", play.case().filing.number.serial(), play.random.between(0, 9_999));
    let reference = format!("{}{reference}", play.case().filing.number.year());
    let payer = play.case().party_name(2).to_owned();
    play.act(
        &cast.finance,
        "receive_money",
        json!({"debtor": 2, "amount_fen": amount, "value_on": value_on, "bank_reference": reference, "payer": payer, "deduction": deduction}),
    )?;
    if pace == Pace::Deducted {
        return Ok(());
    }
    play.wait(0, 5);
    let receipt = play.case().receipts.last().expect("the receipt is on the docket").no;
    play.act(handler, "allocate_money", json!({"receipt": receipt}))
}

fn approve_last(play: &mut Play<'_, '_>, approver: &Actor) -> Result<(), AppError> {
    let proposal = play.case().proposals.last().expect("the proposal is on the docket").no;
    play.act(approver, "approve_proposal", json!({"proposal": proposal, "remark": null}))
}
