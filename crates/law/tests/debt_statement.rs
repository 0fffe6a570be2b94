//! The debt statement against the worked examples, and its laws over generated debts.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use law::debt::{
    Base, Debt, FirstDay, InterestTerm, MoneyClass, Obligation, OldLawGeneralInterest, Payable, Portion,
    RateMode, RateTerm, Receipt, SegmentKind, Statement, Suspension, SuspensionReason, Until, YearDays,
    statement,
};
use law::rates::{BenchmarkTerm, LprTerm};
use values::{Day, Fen, Ratio};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn obligation(amount: i64, due: &str) -> Obligation {
    Obligation {
        label: "本金".to_owned(),
        amount: Fen(amount),
        in_base: true,
        class: MoneyClass::Principal,
        due_on: day(due),
        interest: Vec::new(),
    }
}

fn interest(rate: RateTerm, from: &str) -> InterestTerm {
    InterestTerm {
        base: Base::Unpaid,
        rate,
        from: day(from),
        first_day: FirstDay::Counted,
        until: Until::Payment,
        cap: None,
        year_days: YearDays::Days365,
    }
}

fn daily(text: &str) -> RateTerm {
    RateTerm::Daily(text.parse().unwrap())
}

fn receipt(on: &str, amount: i64) -> Receipt {
    Receipt::new(day(on), Fen(amount))
}

fn debt(obligations: Vec<Obligation>, receipts: Vec<Receipt>) -> Debt {
    Debt { obligations, receipts, ..Debt::default() }
}

/// Principal, awarded lawyer's fee and daily interest of the waterfall example.
fn waterfall() -> Debt {
    let mut principal = obligation(50_000_000, "2024-07-01");
    principal.interest = vec![interest(daily("0.03%"), "2024-01-01")];
    let mut fee = obligation(2_000_000, "2024-07-01");
    fee.label = "律师费".to_owned();
    fee.class = MoneyClass::AwardedCost;
    debt(vec![principal, fee], vec![receipt("2024-10-08", 30_000_000)])
}

fn doubled(statement: &Statement) -> i64 {
    statement.obligations.iter().map(|one| one.doubled_accrued.0).sum()
}

#[test]
fn the_teaching_example_comes_out() {
    let mut principal = obligation(1_000_000, "2015-07-03");
    principal.interest = vec![interest(daily("5/10000"), "2015-01-01")];
    let debt = debt(vec![principal], Vec::new());
    assert_eq!(statement(&debt, day("2015-07-03")).totals.general_left, Fen(92_000));
    let end = statement(&debt, day("2015-09-01"));
    assert_eq!(end.totals.general_left, Fen(92_000 + 30_000));
    assert_eq!(end.totals.doubled_left, Fen(10_500));
    assert_eq!(end.owed(), Fen(1_132_500));
}

#[test]
fn each_instalment_of_payment_stops_its_own_part() {
    let debt = debt(
        vec![obligation(100_000_000, "2024-03-31")],
        vec![receipt("2024-12-26", 60_000_000), receipt("2024-06-29", 40_000_000)],
    );
    let end = statement(&debt, day("2024-12-26"));
    assert_eq!(doubled(&end), 3_465_000);
    assert_eq!(end.totals.principal_left, Fen::ZERO);
    // Nothing runs after the principal is paid.
    assert_eq!(doubled(&statement(&debt, day("2026-01-01"))), 3_465_000);
}

#[test]
fn money_goes_to_costs_then_interest_then_principal_and_to_the_doubled_part_last() {
    let debt = waterfall();
    let first = statement(&debt, day("2024-10-08"));
    let allocation = first.receipts[0];
    assert_eq!(allocation.awarded_costs, Fen(2_000_000));
    assert_eq!(allocation.general_interest, Fen(4_230_000));
    assert_eq!(allocation.principal, Fen(23_770_000));
    assert_eq!(allocation.doubled, Fen::ZERO);
    assert_eq!(first.totals.principal_left, Fen(26_230_000));
    assert_eq!(first.totals.doubled_left, Fen(900_900));
    let end = statement(&debt, day("2024-12-31"));
    assert_eq!(end.totals.general_left, Fen(660_996));
    assert_eq!(end.totals.doubled_left, Fen(1_286_481));
    assert_eq!(end.owed(), Fen(28_177_477));
    let mut cleared = debt.clone();
    cleared.receipts.push(receipt("2024-12-31", 28_177_477 + 5));
    let cleared = statement(&cleared, day("2025-06-01"));
    assert_eq!((cleared.owed(), cleared.totals.surplus), (Fen::ZERO, Fen(5)));
}

#[test]
fn actual_costs_come_off_first_and_an_agreed_order_is_followed() {
    let mut debt = waterfall();
    debt.receipts[0].costs_first = Fen(500_000);
    let allocation = statement(&debt, day("2024-10-08")).receipts[0];
    assert_eq!((allocation.costs, allocation.principal), (Fen(500_000), Fen(23_270_000)));
    debt.receipts[0].costs_first = Fen::ZERO;
    debt.settings.order =
        [Portion::AwardedCost, Portion::Principal, Portion::GeneralInterest, Portion::DoubledPart];
    let allocation = statement(&debt, day("2024-10-08")).receipts[0];
    assert_eq!((allocation.principal, allocation.general_interest), (Fen(28_000_000), Fen::ZERO));
}

#[test]
fn suspension_stops_the_doubled_part_only_for_the_reasons_of_the_law() {
    let suspended =
        |from: &str, until: &str, reason| Suspension { from: day(from), until: day(until), reason };
    let mut debt = debt(vec![obligation(30_000_000, "2024-12-31")], vec![receipt("2025-06-30", 30_000_000)]);
    for (suspensions, expected) in [
        (vec![], 950_250),
        (vec![suspended("2025-02-10", "2025-04-01", SuspensionReason::Retrial)], 687_750),
        (vec![suspended("2025-02-10", "2025-04-01", SuspensionReason::ReviewNotByDebtor)], 687_750),
        (vec![suspended("2025-02-10", "2025-04-01", SuspensionReason::ReviewByDebtor)], 950_250),
        (vec![suspended("2025-02-10", "2025-04-01", SuspensionReason::ApplicantConsent)], 950_250),
        (vec![suspended("2025-02-10", "2025-04-01", SuspensionReason::ThirdPartyObjection)], 950_250),
        // Overlapping suspensions count once.
        (
            vec![
                suspended("2025-03-01", "2025-04-01", SuspensionReason::ReviewNotByDebtor),
                suspended("2025-02-10", "2025-03-10", SuspensionReason::Retrial),
            ],
            687_750,
        ),
        // One that ends on the due day changes nothing, one that never ends stops everything.
        (vec![suspended("2024-12-01", "2025-01-01", SuspensionReason::Retrial)], 950_250),
        (vec![Suspension { from: day("2025-01-01"), until: Day::MAX, reason: SuspensionReason::Retrial }], 0),
    ] {
        debt.suspensions = suspensions;
        let end = statement(&debt, day("2025-06-30"));
        assert_eq!(doubled(&end), expected, "{:?}", debt.suspensions);
    }
}

#[test]
fn the_base_of_the_doubled_part_leaves_out_interest_and_what_is_not_in_it() {
    let mut fixed = obligation(2_717_460, "2024-07-01");
    fixed.class = MoneyClass::FixedInterest;
    fixed.in_base = false;
    let mut debt = waterfall();
    debt.obligations.push(fixed);
    assert_eq!(doubled(&statement(&debt, day("2024-10-08"))), 900_900);
    debt.obligations[2].in_base = true;
    assert_eq!(doubled(&statement(&debt, day("2024-10-08"))), 900_900 + 47_080);
}

#[test]
fn interest_of_the_instrument_starts_stops_and_is_capped_as_it_says() {
    for (from, first_day, until, cap, on, expected) in [
        ("2025-01-01", FirstDay::Counted, Until::Payment, None, "2024-12-31", 0),
        ("2025-01-01", FirstDay::Counted, Until::Payment, None, "2025-01-01", 100),
        ("2025-01-01", FirstDay::NotCounted, Until::Payment, None, "2025-01-01", 0),
        ("2025-01-01", FirstDay::NotCounted, Until::Payment, None, "2025-01-02", 100),
        ("2025-01-01", FirstDay::Counted, Until::Due, None, "2025-12-31", 3_100),
        ("2025-01-01", FirstDay::Counted, Until::Day(day("2025-01-10")), None, "2025-01-09", 900),
        ("2025-01-01", FirstDay::Counted, Until::Day(day("2025-01-10")), None, "2025-01-10", 1_000),
        ("2025-01-01", FirstDay::Counted, Until::Day(day("2025-01-10")), None, "2025-01-11", 1_000),
        ("2025-01-01", FirstDay::Counted, Until::Payment, Some(Fen(250)), "2025-01-02", 200),
        ("2025-01-01", FirstDay::Counted, Until::Payment, Some(Fen(250)), "2025-01-03", 250),
    ] {
        let mut principal = obligation(1_000_000, "2025-01-31");
        principal.in_base = false;
        principal.interest = vec![InterestTerm { first_day, until, cap, ..interest(daily("0.0001"), from) }];
        let value = statement(&debt(vec![principal], Vec::new()), day(on)).totals.general_left;
        assert_eq!(value, Fen(expected), "{first_day:?} {until:?} {on}");
    }
}

#[test]
fn yearly_monthly_and_published_rates_use_the_year_the_instrument_names() {
    let lpr =
        |mode| RateTerm::Lpr { term: LprTerm::OneYear, multiple: Ratio::from(4), margin: Ratio::ZERO, mode };
    for (rate, year_days, from, on, expected) in [
        // 36,500,000 × 10 % ÷ 365 = 10,000 a day.
        (RateTerm::Yearly(Ratio::new(1, 10)), YearDays::Days365, "2025-01-01", "2025-01-03", 30_000),
        (RateTerm::Yearly(Ratio::new(1, 10)), YearDays::Days360, "2025-01-01", "2025-01-03", 30_417),
        (RateTerm::Monthly(Ratio::new(1, 100)), YearDays::Days360, "2025-01-01", "2025-01-30", 365_000),
        (RateTerm::Monthly(Ratio::new(1, 100)), YearDays::Days365, "2025-01-01", "2025-01-01", 12_000),
        // LPR 4.25 % × 4 until 2019-09-19, 4.20 % × 4 from the 20th.
        (lpr(RateMode::Floating), YearDays::Days365, "2019-09-19", "2019-09-19", 17_000),
        (lpr(RateMode::Floating), YearDays::Days365, "2019-09-19", "2019-09-20", 33_800),
        (lpr(RateMode::FixedOn(day("2019-09-19"))), YearDays::Days365, "2019-09-19", "2019-09-20", 34_000),
    ] {
        let mut principal = obligation(36_500_000, "2030-01-01");
        principal.interest = vec![InterestTerm { year_days, ..interest(rate, from) }];
        let debt = debt(vec![principal], Vec::new());
        assert_eq!(debt.check(), Ok(()));
        assert_eq!(statement(&debt, day(on)).totals.general_left, Fen(expected), "{rate:?} {on}");
    }
}

#[test]
fn delay_before_august_2014_is_charged_at_twice_the_benchmark_rate() {
    let mut principal = obligation(36_000_000, "2014-06-30");
    principal.interest = vec![interest(daily("0.0001"), "2014-06-01")];
    let mut debt = debt(vec![principal], Vec::new());
    let end = statement(&debt, day("2014-10-31"));
    let days = |kind| -> i32 {
        end.segments.iter().filter(|segment| segment.kind == kind).map(|segment| segment.days).sum()
    };
    assert_eq!((days(SegmentKind::OldLaw), days(SegmentKind::Doubled)), (31, 92));
    // 5.60 % × 2 ÷ 360 × 31 days + 0.000175 × 92 days.
    assert_eq!(doubled(&end), 347_200 + 579_600);
    // Interest of the instrument: June, then from August, not beside the old law.
    assert_eq!(end.totals.general_left, Fen(3_600 * (30 + 92)));
    debt.settings.old_law.general_interest = OldLawGeneralInterest::RunsBeside;
    assert_eq!(statement(&debt, day("2014-10-31")).totals.general_left, Fen(3_600 * (30 + 31 + 92)));
}

#[test]
fn nothing_accrues_from_the_acceptance_of_bankruptcy() {
    let mut principal = obligation(1_000_000, "2025-01-10");
    principal.interest = vec![interest(daily("0.0001"), "2025-01-01")];
    let mut debt = debt(vec![principal], Vec::new());
    debt.settings.bankruptcy_accepted_on = Some(day("2025-01-21"));
    for (on, general, doubled_part) in
        [("2025-01-20", 2_000, 1_750), ("2025-01-21", 2_000, 1_750), ("2026-01-01", 2_000, 1_750)]
    {
        let value = statement(&debt, day(on));
        assert_eq!((value.totals.general_left, doubled(&value)), (Fen(general), doubled_part), "{on}");
    }
}

#[test]
fn a_floating_rate_beyond_its_last_publication_is_provisional() {
    let mut principal = obligation(1_000_000, "2025-01-10");
    let lpr = RateTerm::Lpr {
        term: LprTerm::OneYear,
        multiple: Ratio::ONE,
        margin: Ratio::ZERO,
        mode: RateMode::Floating,
    };
    principal.interest = vec![interest(lpr, "2025-01-01")];
    let debt = debt(vec![principal], Vec::new());
    for (on, provisional) in [("2026-09-20", false), ("2026-09-21", true)] {
        assert_eq!(statement(&debt, day(on)).provisional, provisional, "{on}");
    }
}

#[test]
fn the_derivation_shows_every_stretch_and_every_receipt() {
    let text = statement(&waterfall(), day("2024-12-31")).derivation().to_text();
    for line in [
        "2024年1月1日至2024年10月8日，282日：500,000.00元×0.03%×282日＝42300元。",
        "本金的加倍部分：2024年7月2日至2024年10月8日，99日：500,000.00元×日万分之一点七五×99日＝8662.5元。",
        "2024年10月8日清偿300,000.00元：律师费20,000.00元，本金的一般债务利息42,300.00元，本金237,700.00元。",
        "截至2024年12月31日尚欠281,774.77元",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("待核"), "{text}");
}

#[test]
fn money_pays_only_what_its_payer_owes_and_the_rest_of_it_is_surplus() {
    let mut guaranteed = obligation(10_000, "2025-01-01");
    guaranteed.label = "保证债务".to_owned();
    let mut own = obligation(20_000, "2025-02-01");
    own.label = "自有债务".to_owned();
    let of = |payable, amount| {
        let receipts = vec![receipt("2025-02-01", amount).paying(payable)];
        let value = statement(&debt(vec![guaranteed.clone(), own.clone()], receipts), day("2025-02-01"));
        let [first, second] = [0, 1].map(|index| value.obligations[index].left.0);
        (first, second, value.totals.surplus.0)
    };
    // 31 days of the doubled part on 10,000 fen are 54 fen.
    for (payable, amount, expected) in [
        (Payable::All, 15_000, (0, 15_000, 0)),
        (Payable::Only(0b10), 15_000, (10_000, 5_000, 0)),
        (Payable::Only(0b10), 25_000, (10_000, 0, 5_000)),
        (Payable::Only(0b01), 25_000, (0, 20_000, 14_946)),
        (Payable::Only(0b00), 25_000, (10_000, 20_000, 25_000)),
    ] {
        assert_eq!(of(payable, amount), expected, "{payable:?} {amount}");
    }
}

#[test]
fn the_derivation_names_what_the_payer_owes() {
    let said = |payable| {
        let mut debt = waterfall();
        debt.receipts[0].payable = payable;
        statement(&debt, day("2024-12-31")).derivation().to_text()
    };
    assert!(said(Payable::Only(0b10)).contains(
        "2024年10月8日清偿300,000.00元（付款的被执行人仅负担：律师费）：律师费20,000.00元，律师费的加倍部分债务利息346.50元，余款279,653.50元。"
    ));
    assert!(said(Payable::Only(0)).contains("（付款的被执行人不负担上列债务）：余款300,000.00元。"));
    assert!(!said(Payable::Only(0b11)).contains("仅负担"));
}

/// Five wages of 3,200, 2,400, 2,000, 1,800 and 1,000 yuan: 5,000 yuan reach each by the proportion of his claim, and the
/// doubled part waits until all five are paid.
#[test]
fn creditors_of_one_instrument_share_what_does_not_suffice_by_their_claims() {
    let wages = [320_000, 240_000, 200_000, 180_000, 100_000].map(|sum| obligation(sum, "2025-12-31"));
    let receipts = vec![receipt("2026-01-10", 500_000), receipt("2026-02-10", 541_000)];
    let mut debt = debt(wages.to_vec(), receipts);
    debt.creditors = vec![1, 2, 3, 4, 5];
    let paid = |receipt: usize, portion: Portion| -> Vec<i64> {
        let statement = statement(&debt, day("2026-02-10"));
        let parts = statement.parts.iter().filter(|part| part.receipt == receipt && part.portion == portion);
        parts.map(|part| part.amount.0).collect()
    };
    // 320,000 × 500,000 ÷ 1,040,000 is 153,846.15 fen, and so on; one odd fen goes to the largest remainder.
    assert_eq!(paid(0, Portion::Principal), [153_846, 115_385, 96_154, 86_538, 48_077]);
    assert_eq!(paid(1, Portion::Principal), [166_154, 124_615, 103_846, 93_462, 51_923]);
    assert_eq!(paid(0, Portion::DoubledPart), [0; 0]);
    assert_eq!(paid(1, Portion::DoubledPart).iter().sum::<i64>(), 1_000);
    let words = statement(&debt, day("2026-02-10")).derivation().to_string();
    assert!(words.contains("按照各债权比例受偿"), "{words}");
}

/// Awarded costs and interest of one creditor do not come before the principal of another: each has his proportion of
/// all that the instrument grants.
#[test]
fn the_costs_of_one_creditor_do_not_come_before_the_principal_of_another() {
    let mut fee = obligation(10_000, "2025-12-31");
    fee.class = MoneyClass::AwardedCost;
    let claims = vec![obligation(90_000, "2025-12-31"), fee, obligation(100_000, "2025-06-30")];
    let mut debt = debt(claims, vec![receipt("2026-01-10", 50_000)]);
    debt.creditors = vec![1, 1, 2];
    let statement = statement(&debt, day("2026-01-10"));
    let parts: Vec<(usize, i64)> =
        statement.parts.iter().map(|part| (part.obligation, part.amount.0)).collect();
    assert_eq!(parts, [(1, 10_000), (0, 15_000), (2, 25_000)]);
    debt.creditors.clear();
    let alone = law::debt::statement(&debt, day("2026-01-10"));
    let parts: Vec<(usize, i64)> = alone.parts.iter().map(|part| (part.obligation, part.amount.0)).collect();
    assert_eq!(parts, [(1, 10_000), (2, 40_000)]);
}

#[test]
fn a_debt_out_of_bounds_is_refused_with_a_sentence() {
    let mut debt = waterfall();
    debt.receipts[0].payable = Payable::Only(0b100);
    assert_eq!(debt.check().unwrap_err().to_string(), "2024-10-08收款指定清偿的给付不存在");
    let mut debt = waterfall();
    debt.receipts[0].costs_first = Fen(40_000_000);
    assert_eq!(debt.check().unwrap_err().to_string(), "2024-10-08收款的实际费用超过收款金额");
    let mut debt = waterfall();
    debt.obligations[0].amount = Fen(-1);
    assert!(debt.check().is_err());
    let mut debt = waterfall();
    debt.obligations[0].interest[0].rate = RateTerm::Daily(Ratio::new(-1, 10));
    assert!(debt.check().is_err());
}

/// A small deterministic generator (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u64) as usize]
    }

    /// A day from 1991 to 2027.
    fn day(&mut self) -> Day {
        Day::new(1991, 1, 1).unwrap().plus_days(self.below(13_514) as i32)
    }

    fn ratio(&mut self) -> Ratio {
        let denominator = self.of(&[100, 1_000, 10_000, 7, 12, 1_000_000]);
        Ratio::new(self.below(denominator as u64 / 2 + 1) as i128, denominator)
    }

    fn term(&mut self) -> InterestTerm {
        let mode = if self.below(2) == 0 { RateMode::Floating } else { RateMode::FixedOn(self.day()) };
        let rate = match self.below(5) {
            0 => RateTerm::Yearly(self.ratio()),
            1 => RateTerm::Monthly(self.ratio()),
            2 => RateTerm::Daily(self.ratio() * Ratio::new(1, 10)),
            3 => RateTerm::Lpr {
                term: self.of(&[LprTerm::OneYear, LprTerm::OverFive]),
                multiple: Ratio::new(self.below(60) as i128, 10),
                margin: self.ratio(),
                mode,
            },
            _ => RateTerm::BenchmarkLoan {
                term: self.of(&[BenchmarkTerm::UpToSixMonths, BenchmarkTerm::UpToThreeYears]),
                multiple: self.ratio(),
                margin: Ratio::ZERO,
                mode,
            },
        };
        InterestTerm {
            base: if self.below(4) == 0 {
                Base::Fixed(Fen(self.below(1_000_000) as i64))
            } else {
                Base::Unpaid
            },
            rate,
            from: self.day(),
            first_day: self.of(&[FirstDay::Counted, FirstDay::NotCounted]),
            until: match self.below(3) {
                0 => Until::Payment,
                1 => Until::Due,
                _ => Until::Day(self.day()),
            },
            cap: if self.below(5) == 0 { Some(Fen(self.below(100_000) as i64)) } else { None },
            year_days: self.of(&[YearDays::Days365, YearDays::Days360]),
        }
    }

    fn debt(&mut self) -> Debt {
        let count = 1 + self.below(3);
        let obligations = (0..count)
            .map(|_| Obligation {
                label: "款项".to_owned(),
                amount: Fen(self.below(100_000_000) as i64),
                in_base: self.below(3) > 0,
                class: self.of(&[MoneyClass::Principal, MoneyClass::AwardedCost, MoneyClass::FixedInterest]),
                due_on: self.day(),
                interest: (0..self.below(3)).map(|_| self.term()).collect(),
            })
            .collect();
        let receipts = (0..self.below(5))
            .map(|_| {
                let amount = self.below(50_000_000) as i64;
                let costs_first = Fen(self.below(amount as u64 / 10 + 1) as i64);
                let payable = match self.below(3) {
                    0 => Payable::Only(self.below(1 << count)),
                    _ => Payable::All,
                };
                Receipt { costs_first, ..Receipt::new(self.day(), Fen(amount)).paying(payable) }
            })
            .collect();
        let suspensions = (0..self.below(3))
            .map(|_| Suspension {
                from: self.day(),
                until: self.day(),
                reason: self.of(&[SuspensionReason::Retrial, SuspensionReason::ApplicantConsent]),
            })
            .collect();
        Debt { obligations, receipts, suspensions, ..Debt::default() }
    }
}

fn generated(seed: u64, count: usize) -> impl Iterator<Item = (Debt, Day)> {
    let mut chance = Chance(seed);
    (0..count).map(move |_| (chance.debt(), chance.day()))
}

#[test]
fn every_receipt_is_allocated_whole_and_nothing_is_overpaid() {
    for (debt, on) in generated(0x9E37_79B9_7F4A_7C15, 2_000) {
        assert_eq!(debt.check(), Ok(()));
        let value = statement(&debt, on);
        for allocation in &value.receipts {
            assert_eq!(allocation.total(), debt.receipts[allocation.receipt].amount);
            let parts: Fen = value
                .parts
                .iter()
                .filter(|part| part.receipt == allocation.receipt)
                .map(|part| part.amount)
                .sum();
            assert_eq!(parts + allocation.costs + allocation.surplus, allocation.total());
            let payable = debt.receipts[allocation.receipt].payable;
            let laid_on = value.parts.iter().filter(|part| part.receipt == allocation.receipt);
            assert!(laid_on.into_iter().all(|part| payable.includes(part.obligation)));
        }
        for (one, obligation) in value.obligations.iter().zip(&debt.obligations) {
            assert_eq!(one.paid + one.left, obligation.amount);
            assert!(one.left >= Fen::ZERO && one.general_left >= Fen::ZERO && one.doubled_left >= Fen::ZERO);
        }
        assert!(!value.derivation().to_text().is_empty());
    }
}

#[test]
fn splitting_a_receipt_on_one_day_changes_nothing() {
    for (debt, on) in generated(0xD1B5_4A32_D192_ED03, 1_000) {
        let mut split = debt.clone();
        split.receipts = debt
            .receipts
            .iter()
            .flat_map(|receipt| {
                let first = Fen((receipt.amount.0 / 3).max(receipt.costs_first.0));
                [
                    Receipt { amount: first, ..*receipt },
                    Receipt { amount: receipt.amount - first, costs_first: Fen::ZERO, ..*receipt },
                ]
            })
            .collect();
        let (whole, halves) = (statement(&debt, on), statement(&split, on));
        assert_eq!(whole.obligations, halves.obligations);
        assert_eq!(whole.totals, halves.totals);
        assert_eq!(whole.segments, halves.segments);
    }
}

#[test]
fn interest_is_additive_over_adjoining_stretches() {
    for (mut debt, on) in generated(0x2545_F491_4F6C_DD1D, 1_000) {
        for obligation in &mut debt.obligations {
            for term in &mut obligation.interest {
                term.cap = None;
            }
        }
        // The same term in two pieces that meet.
        let mut pieces = debt.clone();
        for obligation in &mut pieces.obligations {
            obligation.interest = obligation
                .interest
                .iter()
                .flat_map(|term| {
                    let middle = term.from.plus_days(100);
                    let last = match term.until {
                        Until::Payment => Day::MAX,
                        Until::Due => obligation.due_on,
                        Until::Day(day) => day,
                    };
                    let first = InterestTerm { until: Until::Day(middle.min(last)), ..term.clone() };
                    let second =
                        InterestTerm { from: middle, first_day: FirstDay::NotCounted, ..term.clone() };
                    [first, second]
                })
                .collect();
        }
        let (whole, parts) = (statement(&debt, on), statement(&pieces, on));
        assert_eq!(whole.obligations, parts.obligations, "{debt:?}");
        // The segments add up to what accrued, before rounding.
        for (index, one) in whole.obligations.iter().enumerate() {
            let exact = whole
                .segments
                .iter()
                .filter(|segment| segment.obligation == index && segment.kind != SegmentKind::Doubled)
                .filter(|segment| segment.kind != SegmentKind::OldLaw)
                .fold(Ratio::ZERO, |sum, segment| sum + segment.interest());
            assert_eq!(exact.round_half_up(), one.general_accrued);
        }
    }
}

#[test]
fn what_is_owed_never_falls_without_a_receipt() {
    for (mut debt, on) in generated(0x94D0_49BB_1331_11EB, 500) {
        debt.receipts.clear();
        assert!(statement(&debt, on).owed() <= statement(&debt, on.plus_days(30)).owed());
    }
}

/// The plainest reckoning there is: one day at a time, one obligation, one interest term.
fn day_by_day(debt: &Debt, on: Day) -> (Ratio, Ratio, i64) {
    let obligation = &debt.obligations[0];
    let term = &obligation.interest[0];
    let (mut left, mut general, mut doubled) = (obligation.amount.0, Ratio::ZERO, Ratio::ZERO);
    let (mut general_paid, mut doubled_paid) = (0, 0);
    let mut today = term.from.min(obligation.due_on);
    while today <= on {
        if left > 0 && today >= term.from {
            let RateTerm::Lpr { term: which, multiple, .. } = term.rate else { unreachable!("LPR only") };
            let yearly = law::Rates::published().lpr_on(which, today) * multiple;
            let of_the_day = yearly * Ratio::new(1, i128::from(term.year_days.number()));
            general = general + of_the_day.of(Fen(left));
        }
        let stopped = debt.suspensions.iter().any(|suspension| {
            suspension.reason.stops_doubled_part() && suspension.from <= today && today < suspension.until
        });
        if left > 0 && today > obligation.due_on && !stopped {
            doubled = doubled + Ratio::new(175, 1_000_000).of(Fen(left));
        }
        for receipt in debt.receipts.iter().filter(|receipt| receipt.stop_on == today) {
            let mut rest = receipt.amount.0;
            let interest = (general.round_half_up().0 - general_paid).min(rest);
            general_paid += interest;
            rest -= interest;
            let principal = left.min(rest);
            left -= principal;
            rest -= principal;
            doubled_paid += (doubled.round_half_up().0 - doubled_paid).min(rest);
        }
        today = today.next();
    }
    let owed = left + general.round_half_up().0 - general_paid + doubled.round_half_up().0 - doubled_paid;
    (general, doubled, owed)
}

#[test]
fn the_statement_agrees_with_a_reckoning_day_by_day() {
    let mut chance = Chance(0x1234_5678_9ABC_DEF1);
    let start = day("2019-08-20");
    for _ in 0..150 {
        let mut soon = |span: u64| start.plus_days(chance.below(span) as i32);
        let (from, due, on) = (soon(300), soon(400), soon(2_000));
        let receipts = (0..4).map(|_| soon(2_000)).collect::<Vec<_>>();
        let suspensions = (0..2).map(|_| (soon(1_500), soon(1_500))).collect::<Vec<_>>();
        let lpr = RateTerm::Lpr {
            term: LprTerm::OneYear,
            multiple: Ratio::new(1 + chance.below(40) as i128, 10),
            margin: Ratio::ZERO,
            mode: RateMode::Floating,
        };
        let year_days = chance.of(&[YearDays::Days365, YearDays::Days360]);
        let mut principal = obligation(1 + chance.below(90_000_000) as i64, &due.to_string());
        principal.interest = vec![InterestTerm { year_days, ..interest(lpr, &from.to_string()) }];
        // The reckoning begins with the debt, so that no money comes in before it.
        let first = from.min(due);
        let receipts = receipts
            .into_iter()
            .filter(|stop_on| *stop_on >= first)
            .map(|stop_on| receipt(&stop_on.to_string(), chance.below(30_000_000) as i64))
            .collect();
        let mut debt = debt(vec![principal], receipts);
        debt.suspensions = suspensions
            .into_iter()
            .map(|(from, until)| Suspension { from, until, reason: SuspensionReason::Retrial })
            .collect();
        let (general, doubled_part, owed) = day_by_day(&debt, on);
        let value = statement(&debt, on);
        assert_eq!(value.obligations[0].general_accrued, general.round_half_up());
        assert_eq!(value.obligations[0].doubled_accrued, doubled_part.round_half_up());
        assert_eq!(value.owed(), Fen(owed));
    }
}
