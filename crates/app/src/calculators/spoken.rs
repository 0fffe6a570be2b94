//! Amounts, counts and rates as officers write them: `50万元`, `伍拾万元整`, `十日`, `万分之五`, `2分`.
//!
//! What is stored and sent between programs stays strict (`values`); only what an officer types comes through here.

use law::debt::LARGEST_AMOUNT;
use values::{Fen, Ratio};

/// Why what an officer typed cannot be used. The words are a Chinese sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// No amount of money.
    #[error("“{0}”不是金额，请以元填写，例如 12,345.67，也可以写 50万元")]
    Amount(String),
    /// Less than nothing.
    #[error("应大于零，请以元填写（现为“{0}”）")]
    Negative(String),
    /// Finer than a fen.
    #[error("“{0}”不足一分，请以元填写，最多两位小数")]
    TooFine(String),
    /// More than is computed with.
    #[error("“{0}”过大，最多一千万亿元，请核对数额和单位")]
    TooLarge(String),
    /// No whole number.
    #[error("“{0}”不是整数，例如 10、十")]
    Count(String),
    /// No rate.
    #[error("“{0}”不是利率，例如 6%、万分之五、0.5‰；月利率可以写 2分")]
    Rate(String),
}

impl Unread {
    /// The sentence about a field: `第1项的金额应大于零，请以元填写（现为“-5”）`.
    #[must_use]
    pub fn about(&self, label: &str) -> String {
        match self {
            Unread::Negative(_) => format!("{label}{self}"),
            _ => format!("{label}：{self}"),
        }
    }
}

/// A unit that an officer wrote behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountUnit {
    /// 日、天.
    Days,
    /// 个月.
    Months,
    /// 年.
    Years,
    /// 个工作日.
    WorkingDays,
}

/// For how long a rate is, where its words say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatePer {
    /// 日利率.
    Day,
    /// 月利率.
    Month,
    /// 年利率.
    Year,
}

/// A rate with the time that its words name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpokenRate {
    /// The rate: 0.02 for `2分`.
    pub rate: Ratio,
    /// The time, where the words name one.
    pub per: Option<RatePer>,
}

/// Reads an amount, not less than nothing and not beyond what is computed with.
///
/// # Errors
/// What is wrong with it.
pub fn amount(text: &str) -> Result<Fen, Unread> {
    let said = text.trim();
    let plain = plain(said);
    let (negative, plain) = match plain.strip_prefix(['-', '负']) {
        Some(rest) => (true, rest),
        None => (false, plain.as_str()),
    };
    let fen = yuan(plain).ok_or_else(|| Unread::Amount(shown(said)))? * Ratio::from(100);
    if negative {
        return Err(Unread::Negative(shown(said)));
    }
    if fen > Ratio::from(i128::from(LARGEST_AMOUNT.0)) {
        return Err(Unread::TooLarge(shown(said)));
    }
    if fen.denominator() != 1 {
        return Err(Unread::TooFine(shown(said)));
    }
    Ok(fen.floor())
}

/// Reads a whole number with the unit behind it, where one was written: `10`, `十`, `１０日`, `一年`.
///
/// # Errors
/// Where it is no whole number.
pub fn count(text: &str) -> Result<(u32, Option<CountUnit>), Unread> {
    let said = text.trim();
    let plain = plain(said);
    const UNITS: [(&str, CountUnit); 9] = [
        ("个工作日", CountUnit::WorkingDays),
        ("工作日", CountUnit::WorkingDays),
        ("个月", CountUnit::Months),
        ("月", CountUnit::Months),
        ("周年", CountUnit::Years),
        ("年", CountUnit::Years),
        ("日", CountUnit::Days),
        ("天", CountUnit::Days),
        ("号", CountUnit::Days),
    ];
    if plain == "半年" {
        return Ok((6, Some(CountUnit::Months)));
    }
    let found = UNITS.iter().find_map(|(word, unit)| Some((plain.strip_suffix(word)?, *unit)));
    let (number, unit) = found.map_or((plain.as_str(), None), |(number, unit)| (number, Some(unit)));
    let whole = numeral(number).filter(|number| number.denominator() == 1);
    let count = whole.and_then(|number| u32::try_from(number.numerator()).ok());
    count.map(|count| (count, unit)).ok_or_else(|| Unread::Count(shown(said)))
}

/// Reads a rate: `6%`, `5/10000`, `百分之六`, `日万分之五`, `0.5‰`, `2分` (a month).
///
/// # Errors
/// Where it is no rate.
pub fn rate(text: &str) -> Result<SpokenRate, Unread> {
    let said = text.trim();
    let bad = || Unread::Rate(shown(said));
    let plain = plain(said);
    const TIMES: [(&str, RatePer); 12] = [
        ("年利率", RatePer::Year),
        ("年利息", RatePer::Year),
        ("年息", RatePer::Year),
        ("月利率", RatePer::Month),
        ("月利息", RatePer::Month),
        ("月息", RatePer::Month),
        ("日利率", RatePer::Day),
        ("日息", RatePer::Day),
        ("每日", RatePer::Day),
        ("每月", RatePer::Month),
        ("每年", RatePer::Year),
        ("日", RatePer::Day),
    ];
    let found = TIMES.iter().find_map(|(word, per)| Some((plain.strip_prefix(word)?, *per)));
    let (plain, per) = found.map_or((plain.as_str(), None), |(rest, per)| (rest, Some(per)));
    for (words, whole) in [("百分之", 100), ("千分之", 1_000), ("万分之", 10_000)] {
        if let Some(part) = plain.strip_prefix(words) {
            let part = numeral(part).ok_or_else(bad)?;
            return Ok(SpokenRate { rate: part * Ratio::new(1, whole), per });
        }
    }
    if let Some(part) = plain.strip_suffix('‰') {
        let part = numeral(part).ok_or_else(bad)?;
        return Ok(SpokenRate { rate: part * Ratio::new(1, 1_000), per });
    }
    if let Some(rate) = monthly(plain) {
        // 年息一分 is a tenth, 月息一分 a hundredth: only the month is read without doubt.
        return match per {
            None | Some(RatePer::Month) => Ok(SpokenRate { rate, per: Some(RatePer::Month) }),
            Some(RatePer::Day | RatePer::Year) => Err(bad()),
        };
    }
    let rate = plain.parse::<Ratio>().map_err(|_| bad())?;
    Ok(SpokenRate { rate, per })
}

/// `2分`, `一分五`, `1分5厘`, `五厘`: hundredths and thousandths a month.
fn monthly(text: &str) -> Option<Ratio> {
    let (fen, rest) = match text.split_once('分') {
        Some((fen, rest)) => (numeral(fen)?, rest),
        None if text.ends_with('厘') => (Ratio::ZERO, text),
        None => return None,
    };
    let li = match rest.strip_suffix('厘').unwrap_or(rest) {
        "" if rest.is_empty() => Ratio::ZERO,
        "半" => Ratio::from(5),
        digits => numeral(digits).filter(|li| *li < Ratio::from(10))?,
    };
    Some(fen * Ratio::new(1, 100) + li * Ratio::new(1, 1_000))
}

/// What was typed as a refusal repeats it: its beginning, where it is long.
fn shown(text: &str) -> String {
    const LONGEST: usize = 30;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    format!("{}…", text.chars().take(LONGEST).collect::<String>())
}

/// The text without separators, spaces and wide forms.
fn plain(text: &str) -> String {
    let narrow = text.chars().map(|c| match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        '．' => '.',
        '，' => ',',
        '－' | '−' | '—' => '-',
        '％' => '%',
        '圆' | '块' => '元',
        'w' | 'W' | '萬' => '万',
        '億' => '亿',
        other => other,
    });
    let plain: String = narrow.filter(|c| *c != ',' && !c.is_whitespace()).collect();
    plain.trim_start_matches("人民币").trim_start_matches(['¥', '￥']).to_owned()
}

/// Yuan, with jiao and fen behind them.
fn yuan(text: &str) -> Option<Ratio> {
    let text = text.strip_suffix(['整', '正']).unwrap_or(text);
    let (yuan, part) = match text.split_once('元') {
        Some((yuan, part)) => (numeral(yuan)?, part),
        None if text.ends_with(['角', '分']) => (Ratio::ZERO, text),
        None => return numeral(text),
    };
    let (jiao, fen) = match part.split_once('角') {
        Some((jiao, fen)) => (numeral(jiao).filter(|jiao| *jiao < Ratio::from(10))?, fen),
        None => (Ratio::ZERO, part),
    };
    let fen = match fen.strip_suffix('分') {
        Some(fen) => numeral(fen.trim_start_matches('零')).filter(|fen| *fen < Ratio::from(10))?,
        None if fen.is_empty() => Ratio::ZERO,
        None => return None,
    };
    Some(yuan + jiao * Ratio::new(1, 10) + fen * Ratio::new(1, 100))
}

/// A number in digits, in Chinese numerals, or in both: `1.2万`, `3亿`, `伍拾万`, `一百零五`.
fn numeral(text: &str) -> Option<Ratio> {
    if text.is_empty() || text.len() > 90 {
        return None;
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    {
        return decimal(text);
    }
    // 点 stands for the decimal point: 一点五.
    if let Some((whole, part)) = text.split_once('点') {
        let digits: Option<String> = part.chars().map(|c| digit(c).map(|digit| digit.to_string())).collect();
        return Some(numeral(whole)? + decimal(&format!("0.{}", digits?))?);
    }
    let mut number = Number::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        if length > 0 {
            number.take(decimal(&rest[..length])?, rest[..length].split('.').next()?.len())?;
            rest = &rest[length..];
            continue;
        }
        number.read(first)?;
        rest = &rest[first.len_utf8()..];
    }
    number.end()
}

fn decimal(text: &str) -> Option<Ratio> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{part}");
    if whole.is_empty() || digits.len() > 18 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(Ratio::new(digits.parse().ok()?, 10_i128.pow(u32::try_from(part.len()).ok()?)))
}

fn digit(c: char) -> Option<i128> {
    const ROWS: [&str; 2] = ["零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖"];
    let place = ROWS.iter().find_map(|row| row.chars().position(|one| one == c));
    match (place, c) {
        (Some(place), _) => i128::try_from(place).ok(),
        (None, '两') => Some(2),
        _ => None,
    }
}

/// A numeral while it is read from its left.
struct Number {
    /// What stands before 亿.
    hundred_millions: Ratio,
    /// What stands before 万, after 亿.
    ten_thousands: Ratio,
    /// What was closed by 千, 百, 十 since.
    section: Ratio,
    /// Digits that no unit has followed yet.
    open: Option<Ratio>,
    /// The unit that was read last; the next must be smaller within a section.
    last_unit: i128,
    /// How many figures the open digits have, nothing where they are a Chinese digit.
    figures: usize,
    /// Whether 零 stood before the open digits.
    after_zero: bool,
    empty: bool,
}

impl Default for Number {
    fn default() -> Number {
        Number {
            hundred_millions: Ratio::ZERO,
            ten_thousands: Ratio::ZERO,
            section: Ratio::ZERO,
            open: None,
            last_unit: i128::MAX,
            figures: 0,
            after_zero: false,
            empty: true,
        }
    }
}

impl Number {
    fn take(&mut self, digits: Ratio, figures: usize) -> Option<()> {
        if self.open.is_some() {
            return None;
        }
        (self.open, self.figures, self.empty) = (Some(digits), figures, false);
        Some(())
    }

    fn read(&mut self, c: char) -> Option<()> {
        match c {
            '十' | '拾' => self.small(10),
            '百' | '佰' => self.small(100),
            '千' | '仟' => self.small(1_000),
            '万' | '亿' => self.large(c),
            '零' | '〇' if !self.empty => {
                self.after_zero = true;
                self.open.is_none().then_some(())
            }
            _ => self.take(Ratio::from(digit(c)?), 1),
        }
    }

    fn small(&mut self, unit: i128) -> Option<()> {
        let digits = match self.open.take() {
            Some(digits) => digits,
            None if unit == 10 => Ratio::ONE,
            None => return None,
        };
        if self.last_unit <= unit {
            return None;
        }
        self.section = self.section + digits * Ratio::from(unit);
        (self.last_unit, self.after_zero, self.empty) = (unit, false, false);
        Some(())
    }

    fn large(&mut self, unit: char) -> Option<()> {
        let section = self.section + self.open.take().unwrap_or(Ratio::ZERO);
        let whole = self.ten_thousands + section;
        if unit == '万' {
            if !section.is_positive() || self.ten_thousands.is_positive() {
                return None;
            }
            self.ten_thousands = section * Ratio::from(10_000);
            self.last_unit = 10_000;
        } else {
            if !whole.is_positive() || self.hundred_millions.is_positive() {
                return None;
            }
            self.hundred_millions = whole * Ratio::from(100_000_000);
            self.ten_thousands = Ratio::ZERO;
            self.last_unit = 100_000_000;
        }
        (self.section, self.after_zero) = (Ratio::ZERO, false);
        Some(())
    }

    /// The number; digits at the end that leave open which place they take (`一万五`) are not read.
    fn end(self) -> Option<Ratio> {
        let open = self.open.unwrap_or(Ratio::ZERO);
        let places = match self.last_unit {
            i128::MAX => None,
            10 => Some(1),
            100 => Some(2),
            1_000 => Some(3),
            10_000 => Some(4),
            _ => Some(8),
        };
        let clear =
            self.open.is_none() || self.after_zero || places.is_none_or(|places| places == self.figures);
        if self.empty || !clear {
            return None;
        }
        Some(self.hundred_millions + self.ten_thousands + self.section + open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_officers_write_them() {
        for (text, fen) in [
            ("12,345.67", 1_234_567),
            ("¥1,234.5", 123_450),
            ("０", 0),
            ("50万元", 50_000_000),
            ("50w", 50_000_000),
            ("３亿", 30_000_000_000),
            ("1.2万", 1_200_000),
            ("1万5000元", 1_500_000),
            ("1亿2000万", 12_000_000_000),
            ("1亿零500元", 10_000_050_000),
            ("2千", 200_000),
            ("伍拾万元整", 50_000_000),
            ("人民币壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角壹分", 1_234_567_891),
            ("壹万零伍元整", 1_000_500),
            ("壹元零伍分", 105),
            ("叁角", 30),
            ("十五元", 1_500),
            ("一百零五元", 10_500),
            ("两万", 2_000_000),
        ] {
            assert_eq!(amount(text), Ok(Fen(fen)), "{text}");
        }
    }

    #[test]
    fn every_amount_in_capitals_is_read_back() {
        let mut fen = 1_i64;
        while fen < 90_000_000_000_000 {
            assert_eq!(amount(&Fen(fen).capital()), Ok(Fen(fen)), "{}", Fen(fen).capital());
            fen = fen * 3 + 7;
        }
        for fen in (0..300_000).step_by(97) {
            assert_eq!(amount(&Fen(fen).capital()), Ok(Fen(fen)), "{}", Fen(fen).capital());
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_with_what_to_do() {
        for text in
            ["", "abc", "元", "一万五", "1万5", "十十", "万", "1.2.3", "12:30", "五二", "零零七", "1e5"]
        {
            let refused = amount(text);
            assert!(matches!(refused, Err(Unread::Amount(_))), "{text}: {refused:?}");
        }
        assert!(amount("-5").unwrap_err().to_string().starts_with("应大于零，请以元填写"));
        assert!(matches!(amount("负五万元"), Err(Unread::Negative(_))));
        assert!(matches!(amount("2000万亿"), Err(Unread::TooLarge(_))));
        assert!(matches!(amount("99999999999999999"), Err(Unread::TooLarge(_))));
        assert!(matches!(amount("1.234"), Err(Unread::TooFine(_))));
        assert!(amount(&"9".repeat(500)).unwrap_err().to_string().chars().count() < 100);
    }

    #[test]
    fn counts_are_read_with_their_unit() {
        use CountUnit::{Days, Months, WorkingDays, Years};
        for (text, expected) in [
            ("10", (10, None)),
            ("十", (10, None)),
            ("１０", (10, None)),
            ("10日", (10, Some(Days))),
            ("十五天", (15, Some(Days))),
            ("一年", (1, Some(Years))),
            ("六个月", (6, Some(Months))),
            ("半年", (6, Some(Months))),
            ("3个工作日", (3, Some(WorkingDays))),
            ("0", (0, None)),
        ] {
            assert_eq!(count(text), Ok(expected), "{text}");
        }
        for text in ["", "-1", "1.5", "很久", "一年半", "99999999999"] {
            assert!(count(text).is_err(), "{text}");
        }
    }

    #[test]
    fn rates_are_read_with_the_time_they_name() {
        use RatePer::{Day, Month, Year};
        for (text, rate_text, per) in [
            ("6%", "6%", None),
            ("5/10000", "5/10000", None),
            ("4", "4", None),
            ("万分之五", "0.05%", None),
            ("日万分之五", "0.05%", Some(Day)),
            ("每日万分之一点七五", "0.0175%", Some(Day)),
            ("0.5‰", "0.05%", None),
            ("千分之1.5", "0.15%", None),
            ("百分之六", "6%", None),
            ("年利率百分之二十四", "24%", Some(Year)),
            ("2分", "2%", Some(Month)),
            ("月息二分", "2%", Some(Month)),
            ("一分五", "1.5%", Some(Month)),
            ("1分5厘", "1.5%", Some(Month)),
            ("五厘", "0.5%", Some(Month)),
            ("月利率2%", "2%", Some(Month)),
        ] {
            let expected = SpokenRate { rate: rate_text.parse().unwrap(), per };
            assert_eq!(rate(text), Ok(expected), "{text}");
        }
        for text in ["", "很高", "百分之", "分", "年息一分", "一厘二分"] {
            assert!(rate(text).is_err(), "{text}");
        }
    }
}
