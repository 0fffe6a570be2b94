use super::debug_as_display;
use crate::Day;
use crate::text::{plain, serde_as_text};
use std::fmt;
use std::str::FromStr;

/// The eighteen characters of a resident's identity card (公民身份号码, GB 11643): place, birth, order, check.
///
/// Shown masked, `150222********0019`; [`ResidentId::reveal`] gives the whole. That the place is a province is
/// checked, but not the county, for counties come and go.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResidentId(Box<str>);

/// The sex that a number tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// 女.
    Female,
    /// 男.
    Male,
}

impl Sex {
    /// `女` or `男`.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Sex::Female => "女",
            Sex::Male => "男",
        }
    }
}

impl ResidentId {
    /// Reads a number as typed on a day, refusing one of somebody not born by then. Forms use this.
    ///
    /// # Errors
    /// See [`NotAResidentId`].
    pub fn parse_on(text: &str, today: Day) -> Result<ResidentId, NotAResidentId> {
        let id: ResidentId = text.parse()?;
        if id.age_on(today).is_some() { Ok(id) } else { Err(NotAResidentId::BirthDate) }
    }

    /// The whole number.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The first six digits: the division where the number was first given.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.0[..6]
    }

    /// The day of birth; none before 1900, where [`Day`] ends.
    #[must_use]
    pub fn born_on(&self) -> Option<Day> {
        let (year, month, day) = self.birth();
        Day::new(year, month, day)
    }

    /// Full years of age on a day, a year being full on the birthday; none before birth.
    #[must_use]
    pub fn age_on(&self, day: Day) -> Option<u32> {
        let (born_year, born_month, born_day) = self.birth();
        let (year, month, of_month) = day.civil();
        if (year, month, of_month) < (born_year, born_month, born_day) {
            return None;
        }
        let years = u32::try_from(year - born_year).ok()?;
        Some(years - u32::from((month, of_month) < (born_month, born_day)))
    }

    /// The sex: the seventeenth digit is odd for men.
    #[must_use]
    pub fn sex(&self) -> Sex {
        if self.number(16..17) % 2 == 1 { Sex::Male } else { Sex::Female }
    }

    fn birth(&self) -> (i32, u32, u32) {
        (self.number(6..10) as i32, self.number(10..12), self.number(12..14))
    }

    fn number(&self, range: std::ops::Range<usize>) -> u32 {
        self.0[range].parse().expect("all but the last character are digits")
    }
}

impl fmt::Display for ResidentId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}********{}", &self.0[..6], &self.0[14..])
    }
}

debug_as_display!(ResidentId);

/// Why a text is not the number of an identity card.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAResidentId {
    /// It has another length.
    #[error("身份证号码应为 18 位，现为 {0} 位，请核对")]
    Length(usize),
    /// It has other characters.
    #[error("身份证号码前 17 位应为数字，末位为数字或 X，请核对")]
    Character,
    /// It begins with no province.
    #[error("身份证号码前两位不是省级行政区代码，请核对")]
    Place,
    /// The seventh to fourteenth digits are no day of the calendar, or one to come.
    #[error("身份证号码第 7 至 14 位的出生日期不存在或尚未到来，请核对")]
    BirthDate,
    /// The last character does not fit.
    #[error("身份证号码校验位不符，请逐位核对是否有误")]
    CheckCharacter,
}

const PROVINCES: [&str; 34] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "81", "82", "83",
];

impl FromStr for ResidentId {
    type Err = NotAResidentId;

    /// Reads full-width digits and a small x too.
    fn from_str(text: &str) -> Result<ResidentId, NotAResidentId> {
        let text = plain(text).to_ascii_uppercase();
        let length = text.chars().count();
        if length != 18 {
            return Err(NotAResidentId::Length(length));
        }
        let (body, check) = text.split_at_checked(17).ok_or(NotAResidentId::Character)?;
        if !body.bytes().all(|b| b.is_ascii_digit())
            || !check.ends_with(|c: char| c.is_ascii_digit() || c == 'X')
        {
            return Err(NotAResidentId::Character);
        }
        if !PROVINCES.contains(&&text[..2]) {
            return Err(NotAResidentId::Place);
        }
        if check != check_character(body) {
            return Err(NotAResidentId::CheckCharacter);
        }
        let id = ResidentId(text.into());
        let (year, month, day) = id.birth();
        // `Day` begins in 1900; the nineteenth century has the leap years of the twentieth.
        let year = if (1801..1900).contains(&year) { year + 100 } else { year };
        Day::new(year, month, day).ok_or(NotAResidentId::BirthDate)?;
        Ok(id)
    }
}

/// ISO 7064 MOD 11-2 over seventeen digits.
fn check_character(body: &str) -> &'static str {
    let sum = body.bytes().fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
    ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum as usize]
}

serde_as_text!(ResidentId, |id| id.reveal().to_owned());

#[cfg(test)]
mod tests {
    use super::*;
    use NotAResidentId::{BirthDate, Character, CheckCharacter, Length, Place};

    fn today() -> Day {
        Day::new(2026, 3, 10).unwrap()
    }

    #[test]
    fn the_examples_of_the_standard_hold_and_altered_ones_are_refused() {
        for (text, error) in [
            ("11010519491231002X", None),
            ("11010519491231002x", None),
            ("１１０１０５ 19491231 002X", None),
            ("440524188001010014", None),
            ("110105194912310021", Some(CheckCharacter)),
            ("110105194902310026", Some(BirthDate)),
            ("110105214912310025", Some(BirthDate)),
            ("44052418800101001", Some(Length(17))),
            ("A10105194912310021", Some(Character)),
            ("1101051949123100号", Some(Length(17))),
            ("11010519491231002号", Some(Character)),
            ("号1010519491231002X", Some(Character)),
            ("999901188001010017", Some(Place)),
        ] {
            assert_eq!(ResidentId::parse_on(text, today()).err(), error, "{text}");
        }
    }

    #[test]
    fn birth_age_and_sex_are_read_from_the_number() {
        let id: ResidentId = "11010519491231002X".parse().unwrap();
        assert_eq!((id.place(), id.born_on(), id.sex()), ("110105", Day::new(1949, 12, 31), Sex::Female));
        let age = |day: &str| id.age_on(day.parse().unwrap());
        assert_eq!(age("1949-12-30"), None);
        assert_eq!(age("2009-12-30"), Some(59));
        assert_eq!(age("2009-12-31"), Some(60));
        let old: ResidentId = "440524188001010014".parse().unwrap();
        assert_eq!((old.born_on(), old.sex(), old.age_on(today())), (None, Sex::Male, Some(146)));
    }

    #[test]
    fn the_number_shows_itself_masked() {
        let id: ResidentId = "11010519491231002X".parse().unwrap();
        assert_eq!(format!("{id} {id:?}"), "110105********002X 110105********002X");
        assert_eq!(id.reveal(), "11010519491231002X");
    }
}
