//! Random acts: whatever officers ask for, nothing panics, and the books stay sound.

use crate::court::{Court, claim, day, directory, institutions, loan, party};
use crate::inquiries::{account, house, reply};
use docket::act::{ACTS, Topic};
use docket::clock::{ClockKind, ClockState};
use docket::filing::file_case::Application;
use docket::form::{Field, Kind, Pages};
use docket::inquiry::answer::time_out;
use docket::measure::order::{Done, OrderKind};
use docket::money::receive_money::{ClaimedLine, Origin, claimed};
use docket::money::withdraw_receipt::withdrawn;
use docket::party::Role;
use docket::{Case, Entry, Event, Stage};
use std::collections::BTreeMap;
use values::{Day, Fen};

/// A small deterministic generator (xorshift).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    pub(crate) fn one<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// A sum that often lies close to one that matters.
    fn sum(&mut self, case: &Case, today: Day) -> Fen {
        let statement = case.statement(today);
        let mut sums = vec![
            statement.totals.owed,
            case.collectable(&statement),
            case.control_limit(today, 6) - case.held(today),
            case.held(today),
            case.payable(1),
            case.payable(4),
            case.surplus_of(2),
            case.surplus_of(3),
        ];
        sums.extend(case.on_its_way().map(|deduction| deduction.amount));
        let near = *self.one(&sums);
        match self.below(4) {
            0 => Fen(near.0 / 3),
            1 => near + Fen(1),
            2 => Fen(1 + self.below(20_000_000) as i64),
            _ => near,
        }
    }

    fn field(&mut self, field: &Field, case: &Case, today: Day) -> String {
        if !field.required && self.below(3) == 0 {
            return String::new();
        }
        let page = |chance: &mut Chance| 1 + chance.below(case.pages as usize + 1);
        match field.kind {
            // The account of a creditor or debtor, more often than not in the right name.
            Kind::Text(_) if field.name == "holder" && self.below(3) > 0 => {
                self.one(&case.parties).name.clone()
            }
            Kind::Text(_) if field.name == "account" => format!("62220000000{}", 10 + self.below(3)),
            Kind::Text(_) if field.name == "bank_code" => "102100000021".to_owned(),
            Kind::Text(_) | Kind::Prose(_) => format!("某{}", self.below(1_000)),
            Kind::Money => self.sum(case, today).plain(),
            Kind::Day => {
                let back = if self.below(3) == 0 { self.below(40) as i32 } else { 0 };
                today.plus_days(1 - back - i32::from(self.below(8) > 0)).to_string()
            }
            Kind::Whole(min, max) => (min + self.below((max - min) as usize + 1) as i64).to_string(),
            Kind::Choice(options) => self.one(options).0.to_owned(),
            Kind::Party | Kind::Debtor | Kind::Creditor | Kind::Payee => (1 + self.below(4)).to_string(),
            Kind::Page(Pages::Measure) => match case.measures.as_slice() {
                [] => page(self).to_string(),
                measures => self.one(measures).no.to_string(),
            },
            Kind::Page(Pages::Receipt) => match case.receipts.as_slice() {
                [] => page(self).to_string(),
                receipts => self.one(receipts).no.to_string(),
            },
            Kind::Page(Pages::Property) => match case.properties.as_slice() {
                [] => page(self).to_string(),
                properties => self.one(properties).no.to_string(),
            },
            Kind::Page(Pages::Hold) => match case.holds.as_slice() {
                [] => page(self).to_string(),
                holds => self.one(holds).no.to_string(),
            },
            Kind::Page(Pages::Alert | Pages::Objection) => page(self).to_string(),
            Kind::Page(Pages::Summons) => match case.summonses.as_slice() {
                [] => page(self).to_string(),
                summonses => self.one(summonses).no.to_string(),
            },
            Kind::Page(Pages::Detention) => match case.detentions.as_slice() {
                [] => page(self).to_string(),
                detentions => self.one(detentions).no.to_string(),
            },
            Kind::Page(Pages::Listing) => match case.listings.as_slice() {
                [] => page(self).to_string(),
                listings => self.one(listings).no.to_string(),
            },
            Kind::Page(Pages::Restriction) => match case.restrictions.as_slice() {
                [] => page(self).to_string(),
                restrictions => self.one(restrictions).no.to_string(),
            },
            Kind::Page(Pages::Supervision) => match case.supervisions.last() {
                Some(one) => one.no.to_string(),
                None => page(self).to_string(),
            },
            Kind::Page(Pages::Order) => match case.orders.as_slice() {
                [] => page(self).to_string(),
                orders => self.one(orders).no.to_string(),
            },
            Kind::Page(Pages::Inquiry) => match case.inquiries.as_slice() {
                [] => page(self).to_string(),
                inquiries => self.one(inquiries).no.to_string(),
            },
            Kind::Institution => (*self.one(&["bank-1", "house", "nobody"])).to_owned(),
            Kind::Page(Pages::Proposal) => match case.proposals.last() {
                Some(proposal) if self.below(4) > 0 => proposal.no.to_string(),
                _ => page(self).to_string(),
            },
            Kind::Page(Pages::Entry) => match case.deductions.last() {
                Some(deduction) if self.below(2) == 0 => deduction.no.to_string(),
                _ => page(self).to_string(),
            },
            Kind::Staff => (*self.one(&["lin", "qiao", "tao"])).to_owned(),
            Kind::Team => "fast".to_owned(),
            Kind::Schedule => {
                format!("{} {}", today.plus_days(self.below(30) as i32), self.sum(case, today).plain())
            }
        }
    }
}

impl Chance {
    /// Now and then an institution answers, repeats itself, errs, or lets the time pass.
    fn institution_speaks(&mut self, court: &mut Court, today: Day) -> Vec<&'static str> {
        let case = court.case();
        if !case.orders.is_empty() && self.below(3) == 0 {
            return self.institution_reports(court, &case, today);
        }
        if case.inquiries.is_empty() || self.below(6) > 0 {
            return Vec::new();
        }
        let no = self.one(&case.inquiries).no;
        if self.below(4) == 0 {
            let events = time_out(&case, no, today);
            let kinds = events.iter().map(Event::kind).collect();
            court.enter("gateway", today, events);
            return kinds;
        }
        let mut holdings = Vec::new();
        if self.below(3) > 0 {
            holdings.push(account(self.below(9) as i64));
        }
        if self.below(3) == 0 {
            holdings.push(house());
        }
        let mark = (*self.one(&["a", "b", "c"])).to_owned();
        let mut told = reply(&today.to_string(), &mark, holdings);
        if self.below(6) == 0 {
            told.other_person = Some("赵某".to_owned());
        }
        court.told(&today.to_string(), no.0, &told)
    }
}

impl Chance {
    /// Finance hands a payment to the bank, or the bank answers, perhaps about a payment that it was never given.
    fn bank_speaks(&mut self, court: &mut Court, today: Day) -> Vec<&'static str> {
        let case = court.case();
        if case.payments.is_empty() || self.below(3) > 0 {
            return Vec::new();
        }
        let payment = self.one(&case.payments).no.0;
        let what = *self.one(&["sends", "sends", "settles", "settles", "fails"]);
        let batch = *self.one(&["b1", "b1", "b1", "b2"]);
        court.bank(today, what, payment, batch)
    }
}

impl Chance {
    /// An order is carried out, in part or in full, refused, or passed over.
    fn institution_reports(&mut self, court: &mut Court, case: &Case, today: Day) -> Vec<&'static str> {
        let order = self.one(&case.orders);
        if self.below(6) == 0 {
            let events = docket::measure::order::time_out(case, order.no, today);
            let kinds = events.iter().map(Event::kind).collect();
            court.enter("gateway", today, events);
            return kinds;
        }
        let done = match &order.what {
            _ if self.below(3) == 0 => Done::Refused { reason: "系统维护".to_owned() },
            OrderKind::Status => Done::Controlled {
                control_no: "1".to_owned(),
                held: None,
                from: today,
                until: Some(today.plus_months(12).previous()),
                rank: 0,
            },
            OrderKind::Control { months } => {
                let rank = if self.below(5) == 0 { 1 } else { 0 };
                let until = (rank == 0).then(|| today.plus_months(*months as i32).previous());
                let held = Some(self.sum(case, today));
                Done::Controlled { control_no: "1".to_owned(), held, from: today, until, rank }
            }
            OrderKind::Renewal { months } => {
                Done::Renewed { until: today.plus_months(*months as i32).previous() }
            }
            OrderKind::Release { .. } => Done::Released { on: today },
            OrderKind::Deduction { amount } => Done::Deducted { amount: *amount, on: today },
        };
        court.reported(&today.to_string(), order.no.0, done)
    }
}

impl Chance {
    /// Now and then a claim of money is taken back, or a line of the bank statement is claimed.
    fn money_is_claimed(&mut self, court: &mut Court, today: Day) -> Vec<&'static str> {
        let case = court.case();
        let events = match self.below(60) {
            0 | 1 if !case.receipts.is_empty() => {
                let receipt = self.one(&case.receipts).no;
                let finance = court.actor("jin");
                withdrawn(&case, &court.context(&finance, today), receipt, "他案款项")
            }
            2 => {
                let line = ClaimedLine {
                    bank_account: "8801",
                    bank_reference: "1",
                    value_on: today,
                    amount: case.deductions.last().map_or(Fen(7), |deduction| deduction.amount),
                    payer: "",
                    debtor: 2 + self.below(2) as u32,
                    origin: Origin::Recognised,
                };
                let finance = court.actor("jin");
                claimed(&case, &court.context(&finance, today), &line)
            }
            _ => return Vec::new(),
        };
        let events = events.unwrap_or_default();
        let kinds = events.iter().map(Event::kind).collect();
        court.enter("jin", today, events);
        court.stays_sound(today);
        kinds
    }
}

/// Two creditors, two debtors who owe different claims.
pub(crate) fn application() -> Application {
    let mut application = loan();
    application.parties[1].credit_code = Some("91150222MA0N5B5B25".parse().unwrap());
    application.parties.push(party(3, Role::Debtor, "孟某"));
    application.parties[2].resident_id = Some("11010519491231002X".parse().unwrap());
    application.parties.push(party(4, Role::Creditor, "贺某"));
    application.claims = vec![
        claim(1, "货款", 60_000, "2026-01-15", &[2]),
        claim(2, "租金", 30_000, "2026-01-20", &[2, 3]),
        claim(3, "违约金", 9_999, "2026-02-01", &[3]),
    ];
    application.claims[1].creditors = vec![4, 1];
    application.claims[2].creditors = vec![4];
    application
}

/// Acts that close a case with debt left, after which a walk would go nowhere; stories tell them.
const ENDS_THE_WALK: [&str; 4] = ["close_preservation", "end_round", "terminate_case", "withdraw_case"];

/// Acts that can be done at any time, and would crowd out the others.
const OFTEN_POSSIBLE: [&str; 16] = [
    "ask_institutions",
    "assign_case",
    "correct_entry",
    "decide_exemption",
    "hold_payment",
    "open_sub_account",
    "override_track",
    "propose_track",
    "record_answer",
    "record_receipt",
    "record_declaration",
    "record_offline_check",
    "record_property",
    "set_standing_query",
    "suspend_case",
    "value_property",
];

#[test]
fn whatever_is_asked_for_nothing_panics_and_the_books_stay_sound() {
    // Without those who only take part in the stories of recusal, standing in and sanctions.
    let others = ["yu", "bai", "fu", "mao", "han"];
    let officers =
        directory().members.keys().filter(|id| !others.contains(&id.as_str())).cloned().collect::<Vec<_>>();
    let acts: Vec<_> = ACTS.iter().filter(|act| !ENDS_THE_WALK.contains(&act.about.name)).collect();
    let mut entered = BTreeMap::<&str, usize>::new();
    for seed in 301..=372_u64 {
        let mut chance = Chance::new(seed);
        let mut claims = Chance(chance.0 ^ 1);
        let mut court = Court::filing(application());
        court.directory.institutions = institutions();
        court.check(
            "
            2026-03-02 wen assign_case handler=lin -> assigned
            2026-03-02 lin issue_notice report_days=10 -> notice_issued
            2026-03-02 lin serve_notice debtor=2 way=direct on=2026-03-02 -> notice_served
            ",
        );
        let mut today = day("2026-03-02");
        for _ in 0..300 {
            if chance.below(3) == 0 {
                today = today.plus_days(chance.below(12) as i32);
            }
            // Now and then the end of a measure draws near.
            let ends = court
                .case()
                .measures
                .iter()
                .filter(|one| one.property.is_some() && one.runs_on(today))
                .map(|one| one.until)
                .min();
            if let (Some(until), 0) = (ends, chance.below(25)) {
                let past = chance.below(6) == 0;
                today = today.max(until.plus_days(if past { 1 } else { -20 }));
            }
            let told = chance.institution_speaks(&mut court, today);
            for kind in told.into_iter().chain(chance.bank_speaks(&mut court, today)) {
                *entered.entry(kind).or_default() += 1;
            }
            for kind in claims.money_is_claimed(&mut court, today) {
                *entered.entry(kind).or_default() += 1;
            }
            let case = court.case();
            // Half of the time an officer follows a step that is offered, else asks for anything.
            let officer = match case.handler() {
                Some(handler) if chance.below(3) == 0 => handler.to_string(),
                _ if chance.below(2) == 0 => (*chance.one(&["jin", "luo", "tao"])).to_owned(),
                _ => chance.one(&officers).to_string(),
            };
            let actor = court.actor(&officer);
            // Supervision and measures against persons are possible at almost any time, and would crowd out what moves
            // money.
            let all_topics = chance.below(10) == 0;
            let suits = |topic: Topic| all_topics || !matches!(topic, Topic::Sanction | Topic::Supervision);
            let mut open = docket::steps(&case, &court.context(&actor, today)).open;
            open.retain(|step| suits(step.topic) && !ENDS_THE_WALK.contains(&step.act));
            let (name, mut typed) = match open.as_slice() {
                _ if matches!(case.stage(), Stage::Suspended(_)) && chance.below(3) == 0 => {
                    ("resume_case", BTreeMap::new())
                }
                [_, ..] if chance.below(2) == 0 => {
                    // Few walks come to where a case can be closed; those that do go on.
                    let closing = open.iter().find(|step| step.act == "close_performed");
                    let step = closing.unwrap_or_else(|| chance.one(&open));
                    let prefill = step.prefill.iter();
                    (step.act, prefill.map(|(name, text)| ((*name).to_owned(), text.clone())).collect())
                }
                _ => {
                    let acts: Vec<&str> =
                        acts.iter().filter(|act| suits(act.about.topic)).map(|act| act.about.name).collect();
                    (*chance.one(&acts), BTreeMap::new())
                }
            };
            if OFTEN_POSSIBLE.contains(&name) && chance.below(10) > 0 {
                continue;
            }
            let act = docket::act::by_name(name).unwrap();
            for field in act.fields {
                typed.entry(field.name.to_owned()).or_insert_with(|| chance.field(field, &case, today));
            }
            // Often a bank holds all that it is asked to hold.
            if name == "freeze_deposit" && chance.below(3) > 0 {
                let amount = typed["amount_fen"].clone();
                typed.insert("held_fen".to_owned(), amount);
            }
            // The instalments come to the total: half in money within days, half in kind or in money later.
            if name == "record_settlement" && chance.below(4) > 0 {
                let total = Fen(chance.sum(&case, today).0.clamp(2, 5_000_000_000));
                let half = Fen(total.0 / 2);
                let (soon, later) = (today.plus_days(chance.below(6) as i32), today.plus_days(20));
                let kind = *chance.one(&["", "以物抵债 牛"]);
                let lines = format!("{soon} {}\n{later} {} {kind}", half.plain(), (total - half).plain());
                typed.insert("agreed_on".to_owned(), today.to_string());
                typed.insert("total_fen".to_owned(), total.plain());
                typed.insert("instalments".to_owned(), lines);
                typed.insert("signed".to_owned(), "in_person".to_owned());
            }
            let before = court.entries.len();
            if court.ask(today, &officer, name, &typed).is_err() {
                continue;
            }
            let after = court.case();
            for entry in &court.entries[before..] {
                *entered.entry(entry.event.kind()).or_default() += 1;
                match &entry.event {
                    Event::DepositFrozen(frozen) => {
                        assert!(after.held(today) <= case.control_limit(today, 6));
                        assert!(
                            after.held_of(frozen.debtor, today)
                                <= case.control_limit_of(frozen.debtor, today, 6)
                        );
                    }
                    Event::MoneyAllocated(allocated) => {
                        let shares: Fen = allocated.shares.iter().map(|share| share.amount_fen).sum();
                        let receipt = case.receipt(allocated.receipt).unwrap();
                        assert_eq!(shares + allocated.fee_fen + allocated.surplus_fen, receipt.amount);
                    }
                    _ => {}
                }
            }
            nobody_is_paid_twice(&after);
            clocks_follow_the_money(&after);
            nothing_is_held_beyond_the_debt(&court.entries[before..], (&case, &after), today);
        }
    }
    // The walk reaches every kind of page but those that take more than chance; their stories tell them.
    const LEFT_TO_STORIES: [&str; 51] = [
        "payment_held",
        "hold_released",
        "consumption_restricted",
        "round_ended",
        "preservation_closed",
        "case_terminated",
        "case_struck_off",
        "bounty_offered",
        "restriction_lifted",
        "debtor_exposed",
        "dishonest_listed",
        "listing_removed",
        "appearance_compelled",
        "detained",
        "detainee_released",
        "released_early",
        "handling_extended",
        "closed_performed",
        "deduction_ordered",
        "deduction_confirmed",
        "filed",
        // Older programs entered these.
        "paid_out",
        "surplus_returned",
        "sub_account_opened",
        "notice_issued",
        "duty_performed",
        "freeze_renewed",
        "alert_settled",
        "allocations_replayed",
        "order_timed_out",
        "property_changed",
        "property_gone",
        "property_substituted",
        "register_changed",
        "report_disputed",
        "seal_inspected",
        "renewal_ordered",
        "renewal_confirmed",
        "standing_query_set",
        "standing_query_ended",
        "status_asked",
        "triaged",
        "step_limits_taken",
        "track_settled",
        "plan_objected",
        "objection_told",
        "objection_opposed",
        "opposition_told",
        "plan_suit_recorded",
        "objection_settled",
        "plan_carried_out",
    ];
    let reached = |kind: &&&str| LEFT_TO_STORIES.contains(*kind) || entered.contains_key(**kind);
    let missing: Vec<&&str> = Event::KINDS.iter().filter(|kind| !reached(kind)).collect();
    assert!(missing.is_empty(), "{missing:?} never entered: {entered:?}");
}

/// No act makes a case hold more than its limit, or more of a debtor than his, unless it records the reason.
fn nothing_is_held_beyond_the_debt(entered: &[Entry], (before, after): (&Case, &Case), today: Day) {
    let has_reason = entered.iter().any(|entry| match &entry.event {
        Event::ControlOrdered(ordered) => ordered.excess_reason.is_some(),
        Event::PreservationTakenOver(taken) => taken.excess_reason.is_some(),
        _ => false,
    });
    let of_the_case = |case: &Case| (case.committed(today), case.control_limit(today, 6));
    let mut held = vec![(of_the_case(before), of_the_case(after))];
    for debtor in after.side(Role::Debtor) {
        let of_one =
            |case: &Case| (case.committed_of(debtor.no, today), case.control_limit_of(debtor.no, today, 6));
        held.push((of_one(before), of_one(after)));
    }
    for ((held_before, _), (held, limit)) in held {
        assert!(
            held <= limit || held <= held_before || has_reason,
            "{held} held above {limit} without a reason: {entered:?}"
        );
    }
}

/// A pay-out clock is met once the money of its receipt has gone out, and not before; it stands still where nothing but
/// what is held back is left.
fn clocks_follow_the_money(case: &Case) {
    let to_go: Fen = case
        .receipts
        .iter()
        .filter(|receipt| {
            let clock = case.clocks.get(ClockKind::PayOut, receipt.no.0).unwrap();
            !matches!(clock.state, ClockState::Met(_))
        })
        .map(|receipt| receipt.amount - receipt.allocation.as_ref().map_or(Fen::ZERO, |one| one.fee))
        .sum();
    assert!(case.balance() <= to_go, "{} there, {to_go} waited for", case.balance());
    assert!(case.balance().is_positive() || to_go.is_zero(), "nothing there, {to_go} waited for");
    let paused = case
        .clocks
        .iter()
        .any(|clock| clock.kind == ClockKind::PayOut && matches!(clock.state, ClockState::Paused(_)));
    assert!(!paused || case.holding().next().is_some(), "a clock stands still and nothing is held back");
}

/// Of the sum of a claim nobody is given more than the sum itself.
fn nobody_is_paid_twice(case: &Case) {
    for claim in &case.claims {
        let given: Fen = case
            .receipts
            .iter()
            .filter_map(|receipt| receipt.allocation.as_ref())
            .flat_map(|allocation| &allocation.shares)
            .filter(|share| share.claim == claim.no && share.part == docket::money::Part::Principal)
            .map(|share| share.amount_fen)
            .sum();
        assert!(given <= claim.amount_fen, "{given} on {} of {}", claim.label, claim.amount_fen);
    }
}
