//! Reading the inputs of a rule from JSON, and writing its outputs.

use super::prose;
use crate::debt::LARGEST_AMOUNT;
use crate::settings::Settings;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use values::{Day, Fen, Ratio};

/// Why a rule cannot be evaluated on an input.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InputError {
    /// The input is not an object.
    #[error("输入应为一个JSON对象")]
    NotAnObject,
    /// A field is missing.
    #[error("缺少“{0}”")]
    Missing(String),
    /// A field cannot be read.
    #[error("“{name}”无法识别，应为{expected}")]
    Unreadable {
        /// The key.
        name: String,
        /// What it should be, in Chinese.
        expected: &'static str,
    },
    /// An amount is beyond what can be computed with.
    #[error("“{name}”超过可以计算的上限{limit}元")]
    TooLarge {
        /// The key.
        name: String,
        /// The largest amount.
        limit: Fen,
    },
    /// The numbers of an input are so large that their sum may not fit.
    #[error("各项金额合计超过可以计算的上限{LARGEST_SUM}元")]
    SumTooLarge,
    /// The fields do not go together or are out of bounds.
    #[error("{0}")]
    Unsound(String),
}

/// The largest sum of all numbers of an input: forty of the largest amounts. Sums of what is read stay within `Fen`.
const LARGEST_SUM: Fen = Fen(40 * LARGEST_AMOUNT.0);

/// The inputs of a rule, with the settings of the court it is computed for.
pub struct Inputs<'a> {
    values: &'a Map<String, Value>,
    settings: &'a Settings,
}

impl<'a> Inputs<'a> {
    pub(super) fn of(value: &'a Value, settings: &'a Settings) -> Result<Inputs<'a>, InputError> {
        let values = value.as_object().ok_or(InputError::NotAnObject)?;
        if sum_of_numbers(value) > i128::from(LARGEST_SUM.0) {
            return Err(InputError::SumTooLarge);
        }
        Ok(Inputs { values, settings })
    }

    /// An answer under the court's setting, unless the input says another.
    pub(super) fn setting<T: DeserializeOwned>(
        &self,
        name: &str,
        setting: &str,
        expected: &'static str,
    ) -> Result<T, InputError> {
        if self.has(name) {
            return self.typed(name, expected);
        }
        serde_json::from_value(Value::String(self.settings.answer(setting)))
            .map_err(|_| unreadable(name, expected))
    }

    /// Whether an answer rests on a question that neither the input nor the court has answered.
    pub(super) fn is_open(&self, name: &str, setting: &str) -> bool {
        !self.has(name) && !self.settings.is_decided(setting)
    }

    /// Whether an input is given; null means that it is not.
    pub(super) fn has(&self, name: &str) -> bool {
        self.values.get(name).is_some_and(|value| !value.is_null())
    }

    pub(super) fn get(&self, name: &str) -> Result<&'a Value, InputError> {
        self.values
            .get(name)
            .filter(|value| !value.is_null())
            .ok_or_else(|| InputError::Missing(name.to_owned()))
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = (&'a String, &'a Value)> {
        self.values.iter()
    }

    pub(super) fn text(&self, name: &str) -> Result<&'a str, InputError> {
        self.get(name)?.as_str().ok_or_else(|| unreadable(name, "文字"))
    }

    pub(super) fn day(&self, name: &str) -> Result<Day, InputError> {
        day_of(name, self.get(name)?)
    }

    pub(super) fn number(&self, name: &str) -> Result<u32, InputError> {
        self.get(name)?
            .as_u64()
            .and_then(|number| u32::try_from(number).ok())
            .filter(|number| *number <= 100_000)
            .ok_or_else(|| unreadable(name, "不大的非负整数"))
    }

    pub(super) fn number_or(&self, name: &str, otherwise: u32) -> Result<u32, InputError> {
        if self.has(name) { self.number(name) } else { Ok(otherwise) }
    }

    pub(super) fn small_or(&self, name: &str, otherwise: u16) -> Result<u16, InputError> {
        let number = self.number_or(name, u32::from(otherwise))?;
        u16::try_from(number)
            .ok()
            .filter(|number| *number <= 1_000)
            .ok_or_else(|| unreadable(name, "不大的非负整数"))
    }

    pub(super) fn fen(&self, name: &str) -> Result<Fen, InputError> {
        fen_of(name, self.get(name)?)
    }

    pub(super) fn fen_or_zero(&self, name: &str) -> Result<Fen, InputError> {
        if self.has(name) { self.fen(name) } else { Ok(Fen::ZERO) }
    }

    pub(super) fn ratio(&self, name: &str) -> Result<Ratio, InputError> {
        ratio_of(name, self.get(name)?)
    }

    pub(super) fn flag(&self, name: &str) -> Result<bool, InputError> {
        self.get(name)?.as_bool().ok_or_else(|| unreadable(name, "true 或者 false"))
    }

    pub(super) fn flag_or(&self, name: &str, otherwise: bool) -> Result<bool, InputError> {
        if self.has(name) { self.flag(name) } else { Ok(otherwise) }
    }

    pub(super) fn optional_day(&self, name: &str) -> Result<Option<Day>, InputError> {
        if self.has(name) { self.day(name).map(Some) } else { Ok(None) }
    }

    pub(super) fn optional_fen(&self, name: &str) -> Result<Option<Fen>, InputError> {
        if self.has(name) { self.fen(name).map(Some) } else { Ok(None) }
    }

    /// A list of amounts.
    pub(super) fn fens(&self, name: &str) -> Result<Vec<Fen>, InputError> {
        self.list(name)?.iter().map(|value| fen_of(name, value)).collect()
    }

    /// A number under the court's setting, unless the input says another.
    pub(super) fn setting_number(&self, name: &str, setting: &str) -> Result<u32, InputError> {
        self.number_or(name, self.settings.number(setting))
    }

    /// One of our own types, or what holds where the input is left out.
    pub(super) fn typed_or<T: DeserializeOwned>(
        &self,
        name: &str,
        expected: &'static str,
        otherwise: T,
    ) -> Result<T, InputError> {
        if self.has(name) { self.typed(name, expected) } else { Ok(otherwise) }
    }

    /// A value of one of our own types, in its stored spelling.
    pub(super) fn typed<T: DeserializeOwned>(
        &self,
        name: &str,
        expected: &'static str,
    ) -> Result<T, InputError> {
        serde_json::from_value(self.get(name)?.clone()).map_err(|_| unreadable(name, expected))
    }

    pub(super) fn list(&self, name: &str) -> Result<&'a [Value], InputError> {
        self.get(name)?
            .as_array()
            .map(Vec::as_slice)
            .filter(|list| list.len() <= 400)
            .ok_or_else(|| unreadable(name, "列表，不超过400项"))
    }

    /// A day and an amount: `["2024-06-29", 40000000]` or an object of `on` or `date` and `amount_fen`.
    pub(super) fn payment(&self, name: &str) -> Result<(Day, Fen), InputError> {
        payment_of(name, self.get(name)?)
    }
}

pub(super) fn unreadable(name: &str, expected: &'static str) -> InputError {
    InputError::Unreadable { name: name.to_owned(), expected }
}

pub(super) fn day_of(name: &str, value: &Value) -> Result<Day, InputError> {
    value.as_str().and_then(|text| text.parse().ok()).ok_or_else(|| unreadable(name, "日期，例如 2026-03-10"))
}

pub(super) fn fen_of(name: &str, value: &Value) -> Result<Fen, InputError> {
    fen_up_to(LARGEST_AMOUNT, name, value)
}

/// An amount up to a limit of its own.
pub(super) fn fen_up_to(limit: Fen, name: &str, value: &Value) -> Result<Fen, InputError> {
    let too_large = match value.as_i64() {
        Some(fen) => fen > limit.0,
        None => value.as_f64().is_some_and(|number| number > limit.0 as f64),
    };
    if too_large {
        return Err(too_large_for(limit, name));
    }
    value.as_i64().filter(|fen| *fen >= 0).map(Fen).ok_or_else(|| unreadable(name, "以分为单位的非负整数"))
}

pub(super) fn too_large(name: &str) -> InputError {
    too_large_for(LARGEST_AMOUNT, name)
}

fn too_large_for(limit: Fen, name: &str) -> InputError {
    InputError::TooLarge { name: name.to_owned(), limit }
}

/// A rate or share in the forms of [`prose::rate`].
pub(super) fn ratio_of(name: &str, value: &Value) -> Result<Ratio, InputError> {
    sound_ratio(name, prose::rate(value))
}

/// A ratio that was read, within the bounds of what is computed with.
pub(super) fn sound_ratio(name: &str, ratio: Option<Ratio>) -> Result<Ratio, InputError> {
    ratio
        .filter(|ratio| {
            ratio.numerator() >= 0 && ratio.denominator() <= 100_000_000 && *ratio <= Ratio::from(1_000)
        })
        .ok_or_else(|| unreadable(name, "利率或者比例，例如 4.35%、5/10000、0.0005、百分之五、万分之五"))
}

/// A part or multiple of an amount, rounded half up, where it is no more than the largest amount.
pub(super) fn part_of(name: &str, ratio: Ratio, amount: Fen) -> Result<Fen, InputError> {
    let part = ratio.of(amount);
    if part > Ratio::from(i128::from(LARGEST_AMOUNT.0)) {
        return Err(too_large(name));
    }
    Ok(part.round_half_up())
}

pub(super) fn payment_of(name: &str, value: &Value) -> Result<(Day, Fen), InputError> {
    let on = value.get("on").or_else(|| value.get("date"));
    let named = on.zip(value.get("amount_fen"));
    match (value.as_array().map(Vec::as_slice), named) {
        (Some([day, fen]), _) | (_, Some((day, fen))) => Ok((day_of(name, day)?, fen_of(name, fen)?)),
        _ => Err(unreadable(name, "一对日期和金额（分），或者 {date, amount_fen}")),
    }
}

/// The sum of the whole numbers in a value, at any depth.
fn sum_of_numbers(value: &Value) -> i128 {
    match value {
        Value::Number(number) => number.as_i64().map_or(0, |number| i128::from(number).abs()),
        Value::Array(list) => list.iter().map(sum_of_numbers).sum(),
        Value::Object(object) => object.values().map(sum_of_numbers).sum(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_amount_beyond_the_largest_is_refused_with_the_limit_in_yuan() {
        let refusal = |value: Value| fen_of("amount_fen", &value).unwrap_err().to_string();
        assert_eq!(fen_of("amount_fen", &json!(LARGEST_AMOUNT)), Ok(LARGEST_AMOUNT));
        let limit = "“amount_fen”超过可以计算的上限1,000,000,000,000,000.00元";
        for beyond in [json!(LARGEST_AMOUNT.0 + 1), json!(i64::MAX), json!(u64::MAX), json!(1e30)] {
            assert_eq!(refusal(beyond), limit);
        }
        for nonsense in [json!(-1), json!(0.5), json!("5"), json!(null)] {
            assert!(refusal(nonsense).contains("以分为单位的非负整数"));
        }
    }

    #[test]
    fn amounts_that_may_not_fit_together_are_refused() {
        let settings = Settings::default();
        let list = |count: usize| json!({ "a": vec![json!([LARGEST_AMOUNT]); count] });
        assert!(Inputs::of(&list(40), &settings).is_ok());
        assert_eq!(Inputs::of(&list(41), &settings).err(), Some(InputError::SumTooLarge));
    }

    #[test]
    fn a_payment_is_a_pair_or_an_object() {
        let expected = Ok(("2024-06-29".parse().unwrap(), Fen(5)));
        for written in [
            json!(["2024-06-29", 5]),
            json!({"on": "2024-06-29", "amount_fen": 5}),
            json!({"date": "2024-06-29", "amount_fen": 5}),
        ] {
            assert_eq!(payment_of("payments", &written), expected);
        }
        assert!(payment_of("payments", &json!({"date": "2024-06-29"})).is_err());
    }
}
