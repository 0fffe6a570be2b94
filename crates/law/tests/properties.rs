//! Laws that hold for every input, over generated ones.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use law::calendar::Calendar;
use law::civil_code::{TermLength, term_end};
use law::civil_procedure2023::period::{period_of_days, period_of_months};
use law::debt::{
    Base, Debt, FirstDay, InterestTerm, MoneyClass, Obligation, RateTerm, Receipt, Statement, Until,
    YearDays, statement,
};
use law::litigation_fees2006::{execution_fee_amount, execution_fee_due_amount, preservation_fee_amount};
use law::registry::{examples, rules};
use serde_json::{Value, json};
use values::{Day, Fen, Ratio};

/// A small generator that gives the same numbers on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound.max(1)
    }

    fn number(&mut self, below: u64) -> i64 {
        i64::try_from(self.below(below)).unwrap()
    }

    fn day(&mut self) -> Day {
        let first: Day = "1991-01-01".parse().unwrap();
        first.plus_days(i32::try_from(self.below(13_514)).unwrap())
    }

    fn fen(&mut self) -> Fen {
        let magnitude = 10_u64.pow(u32::try_from(self.below(10)).unwrap() + 1);
        Fen(self.number(magnitude) * [1, 1, 1_000][usize::try_from(self.below(3)).unwrap()])
    }
}

fn claim(dice: &mut Dice) -> Obligation {
    let due_on = dice.day();
    let interest = InterestTerm {
        base: Base::Unpaid,
        rate: RateTerm::Daily(Ratio::new(i128::from(dice.below(12)), 10_000)),
        from: due_on.plus_days(-i32::try_from(dice.below(700)).unwrap()),
        first_day: FirstDay::Counted,
        until: Until::Payment,
        cap: None,
        year_days: YearDays::Days365,
    };
    Obligation {
        label: "本金".to_owned(),
        amount: dice.fen(),
        in_base: true,
        class: MoneyClass::Principal,
        due_on,
        interest: vec![interest],
    }
}

fn debt(dice: &mut Dice) -> Debt {
    let mut debt = Debt { obligations: vec![claim(dice), claim(dice)], ..Debt::default() };
    for _ in 0..dice.below(6) {
        debt.receipts.push(Receipt::new(dice.day(), dice.fen()));
    }
    debt
}

/// The exact interest of a statement, before any rounding.
fn exact(statement: &Statement) -> Ratio {
    statement.segments.iter().fold(Ratio::ZERO, |sum, segment| sum + segment.interest())
}

#[test]
fn interest_is_additive_over_adjoining_periods() {
    let mut dice = Dice(1);
    for _ in 0..2_000 {
        let debt = Debt { obligations: vec![claim(&mut dice)], ..Debt::default() };
        let (one, other) = (dice.day(), dice.day());
        let (middle, end) = (one.min(other), one.max(other));
        // A receipt of nothing cuts the time in two and must leave every sum as it is.
        let mut cut = debt.clone();
        cut.receipts.push(Receipt::new(middle, Fen::ZERO));
        let (whole, parts) = (statement(&debt, end), statement(&cut, end));
        assert_eq!(exact(&whole), exact(&parts), "{debt:?}");
        assert_eq!(whole.totals, parts.totals, "{debt:?}");
        let until_middle = statement(&debt, middle);
        assert!(until_middle.owed() <= whole.owed(), "interest never falls: {debt:?}");
    }
}

#[test]
fn splitting_a_payment_on_one_day_changes_nothing() {
    let mut dice = Dice(2);
    for _ in 0..2_000 {
        let mut debt = debt(&mut dice);
        let (on, until, amount) = (dice.day(), dice.day(), dice.fen());
        let part = Fen(dice.number(u64::try_from(amount.0).unwrap() + 1));
        let mut split = debt.clone();
        debt.receipts.push(Receipt::new(on, amount));
        split.receipts.push(Receipt::new(on, part));
        split.receipts.push(Receipt::new(on, amount - part));
        let (whole, parts) = (statement(&debt, until), statement(&split, until));
        assert_eq!(whole.totals, parts.totals, "{debt:?}");
        assert_eq!(whole.obligations, parts.obligations, "{debt:?}");
    }
}

#[test]
fn a_statement_pays_out_exactly_what_came_in_and_its_order_of_receipts_does_not_matter() {
    let mut dice = Dice(3);
    for _ in 0..2_000 {
        let debt = debt(&mut dice);
        let until = dice.day();
        let end = statement(&debt, until);
        for (allocation, part) in end.receipts.iter().map(|one| (one, debt.receipts[one.receipt].amount)) {
            assert_eq!(allocation.total(), part, "{debt:?}");
        }
        assert!(end.obligations.iter().all(|one| one.left >= Fen::ZERO && one.doubled_left >= Fen::ZERO));
        let mut turned = debt.clone();
        turned.receipts.reverse();
        assert_eq!(statement(&turned, until).totals, end.totals, "{debt:?}");
    }
}

#[test]
fn fees_never_fall_with_the_amount_and_differences_add_up() {
    let mut dice = Dice(4);
    for _ in 0..20_000 {
        let (one, other) = (dice.fen(), dice.fen());
        let (small, large) = (one.min(other), one.max(other));
        assert!(execution_fee_amount(small) <= execution_fee_amount(large), "{small} {large}");
        assert!(preservation_fee_amount(small) <= preservation_fee_amount(large), "{small} {large}");
        assert!(preservation_fee_amount(large) <= Fen(500_000), "{large}");
        let steps = execution_fee_due_amount(Fen::ZERO, small) + execution_fee_due_amount(small, large);
        assert_eq!(steps, execution_fee_due_amount(Fen::ZERO, large), "{small} {large}");
    }
}

#[test]
fn the_end_of_a_period_is_never_a_rest_day_and_the_end_of_a_term_may_be_one() {
    let calendar = Calendar::national();
    let mut dice = Dice(5);
    let mut terms_on_rest_days = 0;
    for _ in 0..20_000 {
        let (event, days) = (dice.day(), u32::try_from(dice.below(400)).unwrap());
        for period in [period_of_days(calendar, event, days), period_of_months(calendar, event, days / 10)] {
            assert!(!calendar.is_rest_day(period.end), "{period:?}");
            assert!(period.raw_end <= period.end, "{period:?}");
            let between = period.end.days_since(period.raw_end);
            assert!((0..between).all(|offset| calendar.is_rest_day(period.raw_end.plus_days(offset))));
        }
        terms_on_rest_days += u32::from(calendar.is_rest_day(term_end(event, TermLength::Years(1))));
    }
    assert!(terms_on_rest_days > 4_000, "terms of effect are not rolled: {terms_on_rest_days}");
}

/// Another value in the place of one: near its kind, or of another kind altogether.
fn mutated(value: &Value, dice: &mut Dice) -> Value {
    match (value, dice.below(12)) {
        (_, 0) => Value::Null,
        (_, 1) => json!([]),
        (_, 2) => json!(""),
        (_, 3) => json!(-1),
        (_, 4) => json!(i64::MAX),
        (Value::String(text), _) if text.parse::<Day>().is_ok() => json!(dice.day()),
        (Value::String(text), 5) => json!(format!("{text}x")),
        (Value::String(text), 6) => json!(text.chars().skip(1).collect::<String>()),
        (Value::Bool(flag), _) => json!(!flag),
        (Value::Number(_), 5) => json!(u64::MAX),
        (Value::Number(_), 6) => json!(100_000_000_000_000_i64),
        (Value::Number(_), 7) => json!(1.5),
        (Value::Number(number), 8) => json!(number.as_i64().unwrap_or(0).saturating_add(1)),
        (Value::Number(_), _) => json!(dice.fen()),
        (Value::Array(list), 5) => Value::Array(list.iter().chain(list).cloned().collect()),
        (Value::Array(list), 6) => Value::Array(list.iter().skip(1).cloned().collect()),
        (Value::Array(list), _) => Value::Array(list.iter().map(|one| mutated_or_same(one, dice)).collect()),
        (Value::Object(fields), _) => Value::Object(
            fields.iter().map(|(name, one)| (name.clone(), mutated_or_same(one, dice))).collect(),
        ),
        (value, _) => value.clone(),
    }
}

fn mutated_or_same(value: &Value, dice: &mut Dice) -> Value {
    if dice.below(3) == 0 || value.is_array() || value.is_object() {
        mutated(value, dice)
    } else {
        value.clone()
    }
}

#[test]
fn no_rule_panics_on_any_input_and_every_refusal_is_a_sentence() {
    let settings = law::Settings::default();
    let mut dice = Dice(6);
    let (mut answered, mut refused) = (0, 0);
    for rule in rules() {
        for example in examples(rule.id) {
            for _ in 0..60 {
                let mut inputs = example.inputs.clone();
                let Some(fields) = inputs.as_object_mut() else { continue };
                let names: Vec<String> = fields.keys().cloned().collect();
                for name in names {
                    match dice.below(8) {
                        0 => drop(fields.remove(&name)),
                        1..=3 => {
                            let value = mutated(&fields[&name], &mut dice);
                            fields.insert(name, value);
                        }
                        _ => {}
                    }
                }
                let outcome = std::panic::catch_unwind(|| rule.evaluate(&inputs, &settings, today()));
                match outcome.unwrap_or_else(|_| panic!("{} panics on {inputs}", rule.id)) {
                    Ok(answer) => {
                        answered += 1;
                        assert!(!answer.derivation.conclusion.is_empty(), "{} {inputs}", rule.id);
                        // The same input gives the same answer.
                        assert_eq!(
                            rule.evaluate(&inputs, &settings, today()).unwrap(),
                            answer,
                            "{}",
                            rule.id
                        );
                    }
                    Err(error) => {
                        refused += 1;
                        assert!(error.to_string().chars().any(|letter| letter > '\u{3000}'), "{}", rule.id);
                    }
                }
            }
        }
    }
    assert!(answered > 1_000 && refused > 1_000, "{answered} answered, {refused} refused");
}

fn today() -> values::Day {
    "2026-11-21".parse().expect("a day")
}
