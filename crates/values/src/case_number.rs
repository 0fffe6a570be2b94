//! Case numbers (案号).

use crate::text::{plain, serde_as_text};
use crate::{CaseKind, CourtCode};
use std::fmt;
use std::str::FromStr;

/// The number of a case or of one paper in it, `（2026）内0222执12号`, `（2026）内0222执12号之一`.
///
/// Year of receipt, code of the court, kind of case, and a serial that counts from 1 within the three
/// (法〔2015〕137号; NUM-01, NUM-02). However it was typed, one number is one value and is printed in the form in use
/// since 2016; [`CaseNumber::as_cited`] prints an older number as papers of its time do. Numbers of arbitral bodies
/// (`（2022）洪劳人仲裁字第670号`) are read too and keep their 字第.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseNumber {
    year: u16,
    court: CourtCode,
    kind: CaseKind,
    serial: u32,
    paper: u8,
}

/// Papers of one case that can be told apart: 号 to 号之九十九.
const PAPERS: u32 = 99;

impl CaseNumber {
    /// The number of a case: year of receipt (1949–2199) and serial (from 1).
    ///
    /// # Errors
    /// The year or the serial is out of bounds; or the court has no digits in its code and, printed together with
    /// this kind, could not be told from it.
    pub fn new(
        year: i32,
        court: CourtCode,
        kind: CaseKind,
        serial: u32,
    ) -> Result<CaseNumber, NotACaseNumber> {
        let in_use = u16::try_from(year).ok().filter(|year| (1949..=2199).contains(year));
        let year = in_use.ok_or_else(|| NotACaseNumber::Year(year.to_string()))?;
        if serial == 0 {
            return Err(NotACaseNumber::Serial(serial.to_string()));
        }
        let words = format!("{court}{kind}");
        let has_digits = court.as_str().ends_with(|c: char| c.is_ascii_digit());
        if !has_digits && split_words(&words) != Some((court.as_str(), kind.clone())) {
            return Err(NotACaseNumber::Kind(words));
        }
        Ok(CaseNumber { year, court, kind, serial, paper: 0 })
    }

    /// The year of receipt.
    #[must_use]
    pub fn year(&self) -> i32 {
        i32::from(self.year)
    }

    /// The court, or the body that gave the number.
    #[must_use]
    pub fn court(&self) -> &CourtCode {
        &self.court
    }

    /// The kind of case.
    #[must_use]
    pub fn kind(&self) -> &CaseKind {
        &self.kind
    }

    /// The serial within year, court and kind.
    #[must_use]
    pub fn serial(&self) -> u32 {
        self.serial
    }

    /// Which further paper of the case this is, 1 for 之一; none for the case itself.
    #[must_use]
    pub fn paper(&self) -> Option<u32> {
        (self.paper > 0).then_some(u32::from(self.paper))
    }

    /// The number of a further paper in this case, 1 for 之一.
    ///
    /// # Errors
    /// The paper is not 1 to 99.
    pub fn with_paper(mut self, paper: u32) -> Result<CaseNumber, NotACaseNumber> {
        let fits = u8::try_from(paper).ok().filter(|_| (1..=PAPERS).contains(&paper));
        self.paper = fits.ok_or_else(|| NotACaseNumber::Paper(paper.to_string()))?;
        Ok(self)
    }

    /// As papers of its year write it: with 字第 before 2016, `（2015）固执字第123号`.
    #[must_use]
    pub fn as_cited(&self) -> String {
        self.print(if self.year < 2016 { "字第" } else { self.link() })
    }

    /// What stands between kind and serial today.
    fn link(&self) -> &'static str {
        if self.kind.is_of_another_body() { "字第" } else { "" }
    }

    fn print(&self, link: &str) -> String {
        let CaseNumber { year, court, kind, serial, .. } = self;
        let paper = self.paper().map_or_else(String::new, |paper| format!("之{}", chinese_numeral(paper)));
        format!("（{year}）{court}{kind}{link}{serial}号{paper}")
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.print(self.link()))
    }
}

/// Why a text is not a case number; each sentence says how to write it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotACaseNumber {
    /// The parts are not there or not in order.
    #[error("“{0}”不是案号，请按“（2026）内0222执12号”的样式填写")]
    Shape(String),
    /// The year is not one of 1949 to 2199.
    #[error("案号年份“{0}”有误，请填写收案年度的四位数字，如 2026")]
    Year(String),
    /// The code of the court has no such form.
    #[error("案号中的法院代字“{0}”有误，请填写如 内0222、内02、内 或 最高法")]
    Court(String),
    /// The kind of case is missing or has no such form.
    #[error("案号中的案件类型代字“{0}”有误，请填写如 执、执恢、民初")]
    Kind(String),
    /// The serial is zero or too great.
    #[error("案号序号“{0}”有误，请填写自 1 起的数字")]
    Serial(String),
    /// The number of the paper is not 1 to 99.
    #[error("案号后缀“{0}”有误，请填写如 之一、之二，至多之九十九")]
    Paper(String),
}

impl FromStr for CaseNumber {
    type Err = NotACaseNumber;

    /// Reads full- and half-width brackets and digits, forms with and without 字第, zeros before the serial, and
    /// papers as `之一`, `之1`, `-1` before or after 号 (NUM-05).
    fn from_str(text: &str) -> Result<CaseNumber, NotACaseNumber> {
        let shape = || NotACaseNumber::Shape(text.to_owned());
        let plain = plain(text);
        let (issuer, rest) = plain.split_once('（').ok_or_else(shape)?;
        let (year, rest) = rest.split_once('）').ok_or_else(shape)?;
        let year = whole(year, 4).ok_or_else(|| NotACaseNumber::Year(year.to_owned()))?;

        // Some arbitral bodies write their name before the year.
        let body = format!("{issuer}{rest}");
        let (first_words, rest) = split_at(&body, |c| c.is_ascii_digit());
        let (first_digits, rest) = split_at(rest, |c| !c.is_ascii_digit());
        let (words, rest) = split_at(rest, |c| c.is_ascii_digit());
        let bare = words.trim_end_matches("第").trim_end_matches("字");
        let (court, kind, serial, tail) = if words.is_empty() || words.starts_with(['号', '-', '之']) {
            let bare = first_words.trim_end_matches("第").trim_end_matches("字");
            let (court, kind) = split_words(bare).ok_or_else(|| NotACaseNumber::Kind(bare.to_owned()))?;
            (court.to_owned(), kind, first_digits, format!("{words}{rest}"))
        } else {
            let (serial, tail) = split_at(rest, |c| !c.is_ascii_digit());
            if serial.is_empty() {
                return Err(shape());
            }
            let kind = bare.parse().map_err(|_| NotACaseNumber::Kind(bare.to_owned()))?;
            (format!("{first_words}{first_digits}"), kind, serial, tail.to_owned())
        };
        if serial.is_empty() || !tail.contains('号') {
            return Err(shape());
        }
        let court = court.parse().map_err(|_| NotACaseNumber::Court(court))?;
        let serial = whole(serial, 9).ok_or_else(|| NotACaseNumber::Serial(serial.to_owned()))?;
        let number = CaseNumber::new(i32::try_from(year).map_err(|_| shape())?, court, kind, serial)?;
        match tail.replacen('号', "", 1).as_str() {
            "" => Ok(number),
            paper => {
                let mark = paper.strip_prefix('之').or_else(|| paper.strip_prefix('-')).ok_or_else(shape)?;
                let count =
                    whole(mark, 2).or_else(|| (1..=PAPERS).find(|count| chinese_numeral(*count) == mark));
                number.with_paper(count.ok_or_else(|| NotACaseNumber::Paper(paper.to_owned()))?)
            }
        }
    }
}

serde_as_text!(CaseNumber);

/// Court and kind of a number without digits between them; the Supreme People's Court's code ends in a character
/// that no kind begins with, so it is taken off first.
fn split_words(words: &str) -> Option<(&str, CaseKind)> {
    match words.strip_prefix("最高法") {
        Some(kind) => Some(("最高法", kind.parse().ok()?)),
        None => CaseKind::split_from(words),
    }
}

/// Splits before the first character for which the test holds.
fn split_at(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

/// A whole number of at most so many digits, nothing else.
fn whole(digits: &str, most: usize) -> Option<u32> {
    let fits = digits.len() <= most && digits.bytes().all(|b| b.is_ascii_digit());
    if fits { digits.parse().ok() } else { None }
}

/// 1 to 99 in Chinese: 一, 十, 十二, 二十.
fn chinese_numeral(number: u32) -> String {
    const DIGIT: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number as usize / 10, DIGIT[number as usize % 10]);
    match tens {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        _ => format!("{}十{ones}", DIGIT[tens]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, printed: &str) {
        let number: CaseNumber = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(number.to_string(), printed, "{text}");
        assert_eq!(printed.parse::<CaseNumber>().as_ref(), Ok(&number), "{printed} is read back");
        assert_eq!(number.as_cited().parse::<CaseNumber>(), Ok(number), "{text} as cited is read back");
    }

    // NUM-01, NUM-02
    #[test]
    fn the_number_of_the_rule_is_printed_as_the_rule_writes_it() {
        let kind = CaseKind::Enforcement;
        let number = CaseNumber::new(2026, "京0105".parse().unwrap(), kind.clone(), 1234).unwrap();
        assert_eq!(number.to_string(), "（2026）京0105执1234号");
        assert_eq!((number.year(), number.serial(), number.kind()), (2026, 1234, &kind));
        assert_eq!(number.court().court().map(crate::Court::name), Some("北京市朝阳区人民法院"));
        assert_eq!(number.with_paper(12).unwrap().to_string(), "（2026）京0105执1234号之十二");
    }

    #[test]
    fn a_number_that_could_not_be_read_back_is_not_made() {
        let number = CaseNumber::new(2013, "固".parse().unwrap(), "城民初".parse().unwrap(), 1);
        assert_eq!(number, Err(NotACaseNumber::Kind("固城民初".to_owned())));
    }

    // NUM-05
    #[test]
    fn numbers_are_read_in_every_form_papers_use() {
        check("(2022)赣0113执6828号之一", "（2022）赣0113执6828号之一");
        check("〔2023〕甘0922行审1号", "（2023）甘0922行审1号");
        check("（２０２６）内０２２２执恢００１２号", "（2026）内0222执恢12号");
        check(" （2026） 内0222 执 12 号 ", "（2026）内0222执12号");
        check("（2015）固执字第00123号", "（2015）固执123号");
        check("（2015）内0222执保字第7号", "（2015）内0222执保7号");
        check("（2014）固执字第123-1号", "（2014）固执123号之一");
        check("（2014）固执字第123号-2", "（2014）固执123号之二");
        check("（2014）固执字第123之三号", "（2014）固执123号之三");
        check("（2017）甘2901执10号之20", "（2017）甘2901执10号之二十");
    }

    #[test]
    fn numbers_of_source_instruments_are_read() {
        check("（2021）赣0113民初10340号", "（2021）赣0113民初10340号");
        check("（2023）浙民终12号", "（2023）浙民终12号");
        check("（2020）最高法民申7号", "（2020）最高法民申7号");
        check("（2020）最高法知民终7号", "（2020）最高法知民终7号");
        check("（2019）内0222刑初5号", "（2019）内0222刑初5号");
        check("（2023）兵1102民初3号", "（2023）兵1102民初3号");
        check("（2012）穗中法民一终字第88号", "（2012）穗中法民一终88号");
        check("（2022）洪劳人仲裁字第670号", "（2022）洪劳人仲裁字第670号");
        check("包仲裁字〔2022〕第670号", "（2022）包仲裁字第670号");
        check("（2021）内包证执字第12号", "（2021）内包证执字第12号");
    }

    #[test]
    fn older_numbers_are_cited_as_papers_of_their_time_write_them() {
        for (number, cited) in [
            ("（2015）固执123号之一", "（2015）固执字第123号之一"),
            ("（2016）内0222执1号", "（2016）内0222执1号"),
            ("（2022）洪劳人仲裁字第670号", "（2022）洪劳人仲裁字第670号"),
        ] {
            assert_eq!(number.parse::<CaseNumber>().unwrap().as_cited(), cited);
        }
    }

    #[test]
    fn other_texts_are_refused_with_the_part_that_is_wrong() {
        use NotACaseNumber::{Court, Kind, Paper, Serial, Shape, Year};
        let shape = |text: &str| Shape(text.to_owned());
        for (text, error) in [
            ("", shape("")),
            ("2026内0222执12号", shape("2026内0222执12号")),
            ("（2026）内0222执12", shape("（2026）内0222执12")),
            ("（2026）内0222执号", shape("（2026）内0222执号")),
            ("（2026）内0222执12号民事判决", shape("（2026）内0222执12号民事判决")),
            ("（2023）甘0922执××号", shape("（2023）甘0922执××号")),
            ("（2023）甘0922zhi1号", Kind("zhi".to_owned())),
            ("（26）内0222执12号", Year("26".to_owned())),
            ("（1900）内0222执12号", Year("1900".to_owned())),
            ("（2026）内022执12号", Court("内022".to_owned())),
            ("（2026）固阳12号", Kind("固阳".to_owned())),
            ("（2026）内0222执0号", Serial("0".to_owned())),
            ("（2026）内0222执1234567890号", Serial("1234567890".to_owned())),
            ("（2026）内0222执12号之零", Paper("之零".to_owned())),
            ("（2026）内0222执12号之0", Paper("0".to_owned())),
        ] {
            assert_eq!(text.parse::<CaseNumber>(), Err(error), "{text}");
        }
    }

    #[test]
    fn numerals_of_papers_are_distinct() {
        assert_eq!([1, 10, 11, 20, 99].map(chinese_numeral), ["一", "十", "十一", "二十", "九十九"]);
    }
}
