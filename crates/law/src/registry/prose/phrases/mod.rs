//! Reading what people write in words: rates, periods, spans of days, payments and parities.
//!
//! A text is brought to half-width forms and small letters, and read once from left to right by a [`Phrase`]. Every
//! word that may stand in it is in a list here; where anything is left over, the text is not understood and the answer
//! is none. The rules say in their fields which forms they take.

use crate::debt::Until;
use serde_json::{Number, Value};
use values::{Day, Ratio};

/// Interest granted in words: a rate a day, the first day that counts, and how long it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::registry) struct DailyInterest {
    pub(in crate::registry) rate: Ratio,
    pub(in crate::registry) from: Day,
    pub(in crate::registry) until: Until,
}

/// The length of a performance period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::registry) enum Length {
    Days(u32),
    Months(u32),
}

/// Two days with what lies between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::registry) enum Span {
    /// The last day does not belong to it: `[2025-02-10,2025-04-01)`.
    Until(Day, Day),
    /// The last day belongs to it: `[2025-02-10,2025-03-31]`, `2025-02-10..2025-03-31`.
    Through(Day, Day),
}

/// Whether the text says that there is nothing: empty, `none`, `无`.
pub(in crate::registry) fn is_nothing(text: &str) -> bool {
    ["", "none", "no", "nil", "无", "没有", "未确定"].contains(&plain(text).trim())
}

/// A rate or share: `4.35%`, `5/10000`, `0.0005`, `百分之五`, `万分之一点七五`, or a JSON number.
pub(in crate::registry) fn rate(value: &Value) -> Option<Ratio> {
    written(value, |phrase| phrase.rate())
}

/// A rate for a day; that it is one may be said: `日万分之五`, `0.05%/day`.
pub(in crate::registry) fn daily_rate(value: &Value) -> Option<Ratio> {
    written(value, |phrase| phrase.daily_rate())
}

/// Interest at a rate a day: `0.03%/day from 2024-01-01 to payment`, `日万分之三，自2024年1月1日起至付清之日止`.
pub(in crate::registry) fn daily_interest(text: &str) -> Option<DailyInterest> {
    let text = plain(text);
    let mut phrase = Phrase { rest: &text };
    let rate = phrase.daily_rate()?;
    phrase.word(&["from", "since", "starting", "starting from", "自", "从", "计算自"]);
    let from = phrase.day()?;
    phrase.word(&["起", "之日起", "开始"]);
    phrase.word(&["计算", "计", "计息", "计付"]);
    let ends = phrase.word(&["to", "until", "till", "up to", "至", "到", "计算至", "计至"]);
    let until = match phrase.day() {
        Some(day) if ends => Until::Day(day),
        Some(_) => return None,
        None if ends && !phrase.word(PAYMENT) => return None,
        None => Until::Payment,
    };
    phrase.word(&["止", "为止", "之日止", "inclusive", "incl"]);
    phrase.ends_with(DailyInterest { rate, from, until })
}

const PAYMENT: &[&str] = &[
    "payment",
    "the payment",
    "full payment",
    "actual payment",
    "date of payment",
    "day of payment",
    "the date of payment",
    "the day of payment",
    "the date of actual payment",
    "the day of actual payment",
    "付清",
    "还清",
    "清偿",
    "实际付清",
    "实际清偿",
    "实际给付",
    "实际支付",
    "实际履行",
    "款清",
    "付清之日",
    "还清之日",
    "清偿之日",
    "实际付清之日",
    "实际清偿之日",
    "实际给付之日",
    "实际支付之日",
    "实际履行之日",
    "履行完毕之日",
    "清偿完毕之日",
    "款清之日",
];

/// A performance period: `10`, `10 days`, `10 days from effect`, `判决生效之日起十日内`, `一个月`.
pub(in crate::registry) fn length(value: &Value) -> Option<Length> {
    let read = |phrase: &mut Phrase<'_>| {
        phrase.word(&["within", "自", "从", "于"]);
        phrase.word(&["本", "本判决", "判决", "判决书", "本判决书", "调解书", "法律文书", "生效法律文书"]);
        phrase.word(&["生效", "生效后", "生效之日起", "发生法律效力之日起", "发生法律效力后"]);
        let number = phrase.count()?;
        let length = match () {
            () if phrase.word(&["day", "days", "日", "天", "个日历日"]) => Length::Days(number),
            () if phrase.word(&["month", "months", "个月", "月"]) => Length::Months(number),
            () => Length::Days(number),
        };
        phrase.word(&["内", "之内", "以内"]);
        phrase.word(&[
            "from effect",
            "from the effective date",
            "from effective date",
            "from the date of effect",
            "after effect",
            "after the effective date",
            "of effect",
        ]);
        Some(length)
    };
    written(value, read)
}

/// The day on which everything is paid: `2024-12-31`, `2024-12-31 clears all`, `clears all on 2024-12-31`.
pub(in crate::registry) fn cleared_on(text: &str) -> Option<Day> {
    const ALL: &[&str] = &[
        "clears all",
        "clear all",
        "all cleared",
        "clears everything",
        "pays all",
        "pays everything",
        "full payment",
        "paid in full",
        "pays in full",
        "pay in full",
        "settles all",
        "全部清偿",
        "全部付清",
        "付清",
        "清偿",
        "还清",
        "全部还清",
        "清偿全部",
        "付清全部",
        "结清",
        "全部结清",
    ];
    let text = plain(text);
    let mut phrase = Phrase { rest: &text };
    let said = phrase.word(ALL);
    phrase.word(&["on", "by", "at", "于", "在"]);
    let day = phrase.day()?;
    if !said {
        phrase.word(ALL);
        phrase.word(&["余款", "全部债务", "全部余款"]);
    }
    phrase.ends_with(day)
}

/// Spans of days one after another: `[2025-02-10,2025-04-01)`, `2025-02-10..2025-03-31`, with commas between them.
pub(in crate::registry) fn intervals(text: &str) -> Option<Vec<Span>> {
    let text = plain(text);
    let mut phrase = Phrase { rest: &text };
    let mut spans = vec![phrase.span()?];
    while !phrase.is_at_end() {
        phrase.word(&[",", ";", "and", "和", "及"]);
        spans.push(phrase.span()?);
    }
    Some(spans)
}

/// What one unit of a currency is worth: `7.0288`, `100 USD = 702.88`, `702.88 per 100`, with words that add nothing.
pub(in crate::registry) fn parity(value: &Value) -> Option<Ratio> {
    written(value, |phrase| {
        phrase.words(PARITY_WORDS);
        let (first, first_currency) = (phrase.number()?, phrase.currency());
        let parity = if phrase.word(&["=", "兑", "兑换", "折合", "合", "equals", "is", "为"]) {
            phrase.currency();
            let many = units(first)?;
            decimal(phrase.number()?)? * Ratio::new(1, many)
        } else if first_currency.is_some_and(|named| named != Currency::Renminbi) {
            return None;
        } else if phrase.word(&["per", "/", "for", "每"]) {
            let many = phrase.number().map_or(Some(1), units)?;
            decimal(first)? * Ratio::new(1, many)
        } else {
            decimal(first)?
        };
        phrase.currency();
        phrase.words(PARITY_WORDS);
        phrase.dated();
        phrase.words(PARITY_WORDS);
        Some(parity)
    })
}

/// Words about a parity that say nothing of the number.
const PARITY_WORDS: &[&str] = &[
    "usd/cny",
    "usd/rmb",
    "usdcny",
    "mid",
    "rate",
    "mid rate",
    "mid-rate",
    "middle rate",
    "central parity",
    "parity",
    "中间价",
    "汇率",
    "汇率中间价",
    "人民币汇率中间价",
    "on the day the doubled part starts",
    "on the day the doubled part begins",
    "on the day doubled part starts",
    "on the start day",
    "on the first day",
    "on that day",
    "on the day",
    "起算日",
    "起算之日",
    "加倍部分起算日",
    "加倍部分起算之日",
    "加倍部分债务利息起算之日",
    "当日",
    "的",
    ":",
    ",",
    "(",
    ")",
];

/// How many units a parity is quoted for: 1, 100, …
fn units(number: &str) -> Option<i128> {
    ["1", "10", "100", "1000", "10000"].contains(&number).then(|| number.parse().ok()).flatten()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Currency {
    Renminbi,
    Foreign,
}

/// Reads the whole of a text, or a JSON number as the decimal it is written as.
fn written<T>(value: &Value, read: impl FnOnce(&mut Phrase<'_>) -> Option<T>) -> Option<T> {
    let text = match value {
        Value::String(text) => plain(text),
        Value::Number(number) => written_number(number)?,
        _ => return None,
    };
    let mut phrase = Phrase { rest: &text };
    let result = read(&mut phrase)?;
    phrase.ends_with(result)
}

/// A JSON number without an exponent: the shortest decimal that stands for it.
fn written_number(number: &Number) -> Option<String> {
    match number.as_i64() {
        Some(whole) => Some(whole.to_string()),
        None => number.as_f64().map(|decimal| decimal.to_string()),
    }
}

/// Half-width forms of full-width ones, small letters, a comma for `、`.
fn plain(text: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '、' => ',',
        other => other,
    };
    text.chars().map(half).map(|c| c.to_ascii_lowercase()).collect()
}

/// A decimal, which must be understood as a whole.
fn decimal(number: &str) -> Option<Ratio> {
    number.parse().ok()
}

/// What is left to read of a text.
struct Phrase<'a> {
    rest: &'a str,
}

impl<'a> Phrase<'a> {
    fn skip_blank(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn is_at_end(&mut self) -> bool {
        self.skip_blank();
        self.rest.is_empty()
    }

    fn ends_with<T>(mut self, result: T) -> Option<T> {
        self.is_at_end().then_some(result)
    }

    /// Takes the longest of these words, if one stands here. A Latin word ends where its letters end.
    fn word(&mut self, words: &[&str]) -> bool {
        self.skip_blank();
        let after = |word: &&str| {
            let after = self.rest.strip_prefix(*word)?;
            let goes_on = word.ends_with(|c: char| c.is_ascii_alphabetic())
                && after.starts_with(|c: char| c.is_ascii_alphabetic());
            (!goes_on).then_some(after)
        };
        let Some(rest) = words.iter().filter_map(after).min_by_key(|after| after.len()) else { return false };
        self.rest = rest;
        true
    }

    /// Takes these words as often as they stand here.
    fn words(&mut self, words: &[&str]) {
        while self.word(words) {}
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c: char| !belongs(c)).unwrap_or(self.rest.len());
        // Two points stand between two days and belong to neither.
        let end = self.rest[..end].find("..").unwrap_or(end);
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    /// Digits with at most one point.
    fn number(&mut self) -> Option<&'a str> {
        self.skip_blank();
        let number = self.take_while(|c| c.is_ascii_digit() || c == '.');
        (!number.is_empty()).then_some(number)
    }

    /// A whole number in digits or Chinese numerals, below ten thousand.
    fn count(&mut self) -> Option<u32> {
        let number = match self.number() {
            Some(number) => number.parse().ok()?,
            None => chinese_number(self.take_while(is_chinese_numeral))?.parse().ok()?,
        };
        (number < 10_000).then_some(number)
    }

    fn day(&mut self) -> Option<Day> {
        self.skip_blank();
        let before = self.rest;
        let day = self.take_while(|c| c.is_ascii_digit() || ['-', '/', '.', '年', '月'].contains(&c));
        let day = day.parse().ok();
        match day {
            Some(_) => _ = self.word(&["日"]),
            None => self.rest = before,
        }
        day
    }

    fn rate(&mut self) -> Option<Ratio> {
        let part = [("百分之", 100), ("千分之", 1_000), ("万分之", 10_000)];
        for (words, denominator) in part {
            if self.word(&[words]) {
                let number = match self.number() {
                    Some(number) => decimal(number)?,
                    None => decimal(&chinese_number(self.take_while(is_chinese_numeral))?)?,
                };
                return Some(number * Ratio::new(1, denominator));
            }
        }
        let number = self.number()?;
        if self.word(&["%"]) {
            return format!("{number}%").parse().ok();
        }
        if self.word(&["‰"]) {
            return Some(decimal(number)? * Ratio::new(1, 1_000));
        }
        let below = self.rest.trim_start().strip_prefix('/').map(str::trim_start);
        match below.filter(|below| below.starts_with(|c: char| c.is_ascii_digit())) {
            Some(below) => {
                self.rest = below;
                format!("{number}/{}", self.number()?).parse().ok()
            }
            None => decimal(number),
        }
    }

    /// A rate for a day, said before or after it, or taken for granted where the text is only a rate.
    fn daily_rate(&mut self) -> Option<Ratio> {
        self.word(&["按", "以"]);
        let before = self.word(&["日", "每日", "每天", "日利率", "按日", "日息"]);
        let rate = self.rate()?;
        let after = self.word(&["/day", "per day", "a day", "daily", "/ day", "/日", "/天", "每日", "每天"]);
        let said = before || after || self.is_at_end();
        self.word(&[","]);
        said.then_some(rate)
    }

    fn span(&mut self) -> Option<Span> {
        if self.word(&["["]) {
            let from = self.day()?;
            let joined = self.word(&[",", ".."]);
            let to = self.day().filter(|_| joined)?;
            return match () {
                () if self.word(&[")"]) => Some(Span::Until(from, to)),
                () if self.word(&["]"]) => Some(Span::Through(from, to)),
                () => None,
            };
        }
        let from = self.day()?;
        let joined = self.word(&["..", "..="]);
        self.day().filter(|_| joined).map(|to| Span::Through(from, to))
    }

    fn currency(&mut self) -> Option<Currency> {
        if self.word(&["元人民币", "人民币元", "人民币", "元", "rmb", "cny", "yuan", "¥"]) {
            return Some(Currency::Renminbi);
        }
        const FOREIGN: &[&str] = &[
            "usd",
            "us dollar",
            "us dollars",
            "dollar",
            "dollars",
            "eur",
            "hkd",
            "gbp",
            "jpy",
            "美元",
            "欧元",
            "港元",
            "港币",
            "英镑",
            "日元",
            "外币",
        ];
        self.word(FOREIGN).then_some(Currency::Foreign)
    }

    /// A day that is told beside a number, if there is one.
    fn dated(&mut self) {
        let before = self.rest;
        self.word(&["on", "at", "于"]);
        if self.day().is_none() {
            self.rest = before;
        }
    }
}

fn is_chinese_numeral(c: char) -> bool {
    "零〇一二两三四五六七八九十百千点".contains(c)
}

/// The digits of a Chinese number below ten thousand: `一百零五` is `105`, `三点六五` is `3.65`.
fn chinese_number(text: &str) -> Option<String> {
    let digit = |c: char| match c {
        '两' => Some(2),
        other => "〇一二三四五六七八九"
            .chars()
            .position(|digit| digit == other || (other == '零' && digit == '〇')),
    };
    let (whole, part) = text.split_once('点').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let (mut sum, mut open, mut least) = (0, None, 10_000);
    for c in whole.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1_000,
            digits => {
                if open.is_some_and(|open| open > 0) {
                    return None;
                }
                open = Some(digit(digits)?);
                continue;
            }
        };
        let many = match open.take() {
            None if unit == 10 => 1,
            many => many.filter(|many| *many > 0)?,
        };
        if unit >= least {
            return None;
        }
        (sum, least) = (sum + many * unit, unit);
    }
    let whole = sum + open.unwrap_or(0);
    if text.is_empty() || (whole == 0 && open.is_none()) {
        return None;
    }
    match part {
        None => Some(whole.to_string()),
        Some("") => None,
        Some(part) => {
            let part: Option<String> =
                part.chars().map(|c| digit(c).map(|digit| digit.to_string())).collect();
            Some(format!("{whole}.{}", part?))
        }
    }
}

#[cfg(test)]
mod tests;
