//! What the readers share: debts of one sum, and what a statement says of them.

use super::super::answer::Answer;
use super::super::inputs::InputError;
use crate::debt::{
    Base, Debt, FirstDay, InterestTerm, MoneyClass, Obligation, RateTerm, Receipt, Statement, Until,
    YearDays, statement,
};
use crate::derivation::{Derivation, Explained};
use serde_json::Value;
use values::{Day, Fen, Ratio};

pub(super) fn principal(amount: Fen, due_on: Day) -> Obligation {
    Obligation {
        label: "本金".to_owned(),
        amount,
        in_base: true,
        class: MoneyClass::Principal,
        due_on,
        interest: Vec::new(),
    }
}

pub(super) fn daily(rate: Ratio, from: Day) -> InterestTerm {
    InterestTerm {
        base: Base::Unpaid,
        rate: RateTerm::Daily(rate),
        from,
        first_day: FirstDay::Counted,
        until: Until::Payment,
        cap: None,
        year_days: YearDays::Days365,
    }
}

pub(super) fn payment(stop_on: Day, amount: Fen) -> Receipt {
    Receipt::new(stop_on, amount)
}

/// The debt, if its statement for this day or an earlier one can be computed.
pub(super) fn checked(debt: Debt, on: Day) -> Result<Debt, InputError> {
    debt.check_until(on).map_err(|problem| InputError::Unsound(problem.to_string()))?;
    Ok(debt)
}

pub(super) fn doubled(statement: &Statement) -> Fen {
    statement.obligations.iter().map(|obligation| obligation.doubled_accrued).sum()
}

/// The answer of a rule that was read off a statement, under the name of that rule.
pub(super) fn explained(
    rule: &'static str,
    title: &'static str,
    statement: &Statement,
    value: Value,
) -> Answer {
    let derivation = Derivation { rule, title, ..statement.derivation() };
    Answer::of(&Explained { value: (), derivation }, value)
}

/// Interest in delay on one sum that is paid at once: the doubled part, and the old law before 2014-08-01.
pub(super) fn interest_in_delay(base: Fen, due_on: Day, stop_on: Day) -> Fen {
    let debt = Debt { obligations: vec![principal(base, due_on)], ..Debt::default() };
    doubled(&statement(&debt, stop_on))
}
