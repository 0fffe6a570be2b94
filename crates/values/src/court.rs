//! Courts and their codes (法院代字).

use crate::text::{is_chinese, plain, serde_as_text};
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

/// The code of a court in case numbers: `最高法`, or one character with no digits (high court), two (intermediate)
/// or four (basic court), such as `内0222` (法〔2015〕137号; NUM-03).
///
/// Numbers of before 2016 and of arbitral bodies carry a short name instead (`固`, `洪劳人`), which is kept as one to
/// eight characters. Only the form is checked; whether there is such a court, [`Court::by_code`] tells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CourtCode(Box<str>);

impl CourtCode {
    /// The code as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The court, where it is listed.
    #[must_use]
    pub fn court(&self) -> Option<&'static Court> {
        Court::by_code(&self.0)
    }
}

impl fmt::Display for CourtCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A text that does not have the form of a court's code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”不是法院代字，请填写如 内0222、内02、内 或 最高法")]
pub struct NotACourtCode(pub String);

impl FromStr for CourtCode {
    type Err = NotACourtCode;

    fn from_str(text: &str) -> Result<CourtCode, NotACourtCode> {
        let code = plain(text);
        let words = code.trim_end_matches(|c: char| c.is_ascii_digit());
        let fits = match (words.chars().count(), code.len() - words.len()) {
            (1, 0 | 2 | 4) | (2..=8, 0) => is_chinese(words) && !words.contains(['字', '第', '号']),
            _ => false,
        };
        if fits { Ok(CourtCode(code.into())) } else { Err(NotACourtCode(text.to_owned())) }
    }
}

serde_as_text!(CourtCode);

/// The level of a court.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CourtLevel {
    /// 基层人民法院.
    Basic,
    /// 中级人民法院.
    Intermediate,
    /// 高级人民法院.
    High,
    /// 最高人民法院.
    Supreme,
}

impl CourtLevel {
    /// In words: `基层人民法院`.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            CourtLevel::Basic => "基层人民法院",
            CourtLevel::Intermediate => "中级人民法院",
            CourtLevel::High => "高级人民法院",
            CourtLevel::Supreme => "最高人民法院",
        }
    }
}

/// A court of the list in `data/courts.tsv`.
///
/// The list is that of about 2016 with those courts renamed or founded since that were seen in published papers; a
/// court missing there has a valid [`CourtCode`] all the same.
#[derive(Debug, PartialEq, Eq)]
pub struct Court {
    code: &'static str,
    name: &'static str,
    division: &'static str,
    parent: &'static str,
}

static COURTS: LazyLock<Vec<Court>> = LazyLock::new(|| {
    let rows = include_str!("../data/courts.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let mut fields = line.split('\t');
        let mut field = || fields.next().expect("a row of courts.tsv has four fields");
        Court { code: field(), name: field(), division: field(), parent: field() }
    })
    .collect()
});

impl Court {
    /// All courts, in order of their codes.
    #[must_use]
    pub fn all() -> &'static [Court] {
        &COURTS
    }

    /// The court with this code, `内0222`.
    #[must_use]
    pub fn by_code(code: &str) -> Option<&'static Court> {
        COURTS.binary_search_by_key(&code, |court| court.code).ok().map(|place| &COURTS[place])
    }

    /// The court of this name; failing that, the only one whose name differs by a place above it written in front
    /// (`内蒙古自治区包头市固阳县人民法院`, `昆都仑区人民法院`).
    #[must_use]
    pub fn by_name(name: &str) -> Option<&'static Court> {
        let name = plain(name);
        let only = |fits: &dyn Fn(&Court) -> bool| {
            let mut courts = COURTS.iter().filter(|court| fits(court));
            courts.next().filter(|_| courts.next().is_none())
        };
        only(&|court| court.name == name)
            .or_else(|| {
                only(&|court| name.strip_suffix(court.name).is_some_and(|places| court.lies_in(places)))
            })
            .or_else(|| {
                only(&|court| {
                    name != "人民法院"
                        && court.name.strip_suffix(&name).is_some_and(|places| court.lies_in(places))
                })
            })
    }

    /// The code in case numbers.
    #[must_use]
    pub fn code(&self) -> CourtCode {
        CourtCode(self.code.into())
    }

    /// The full name: `固阳县人民法院`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The level, which the form of the code tells.
    #[must_use]
    pub fn level(&self) -> CourtLevel {
        match self.code.bytes().filter(u8::is_ascii_digit).count() {
            0 if self.parent.is_empty() => CourtLevel::Supreme,
            0 => CourtLevel::High,
            2 => CourtLevel::Intermediate,
            _ => CourtLevel::Basic,
        }
    }

    /// The administrative division of its seat (GB/T 2260), where it has one of its own.
    #[must_use]
    pub fn division(&self) -> Option<&'static str> {
        (!self.division.is_empty()).then_some(self.division)
    }

    /// The court above; none for the Supreme People's Court and where the list does not tell.
    #[must_use]
    pub fn parent(&self) -> Option<&'static Court> {
        Court::by_code(self.parent)
    }

    /// Whether these words are the place of a court above, whole or its end: `包头市` or `内蒙古自治区包头市`.
    fn lies_in(&self, places: &str) -> bool {
        let mut above = self.parent();
        while let Some(court) = above {
            let place = court.name.trim_end_matches("中级人民法院").trim_end_matches("高级人民法院");
            if place.ends_with(places) {
                return true;
            }
            above = court.parent();
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Option<&'static str> {
        Court::by_name(name).map(|court| court.code)
    }

    #[test]
    fn a_county_court_is_found_by_code_with_all_above_it() {
        let court = Court::by_code("内0222").unwrap();
        assert_eq!(
            (court.name(), court.level(), court.division()),
            ("固阳县人民法院", CourtLevel::Basic, Some("150222"))
        );
        let above: Vec<_> = std::iter::successors(court.parent(), |court| court.parent()).collect();
        let names: Vec<_> = above.iter().map(|court| court.name()).collect();
        assert_eq!(names, ["内蒙古自治区包头市中级人民法院", "内蒙古自治区高级人民法院", "最高人民法院"]);
        assert_eq!(above[2].level(), CourtLevel::Supreme);
        assert_eq!(Court::by_code("内9999"), None);
    }

    #[test]
    fn the_list_is_sorted_and_whole() {
        assert_eq!(Court::all().len(), 3_594);
        assert!(Court::all().is_sorted_by(|a, b| a.code < b.code), "binary search needs the order");
        for court in Court::all() {
            assert!(court.code.parse::<CourtCode>().is_ok(), "{}", court.code);
            assert_eq!(court.parent.is_empty(), court.parent().is_none(), "{}", court.code);
            assert!(court.parent().is_none_or(|parent| parent.level() > court.level()), "{}", court.code);
            assert!(court.division.is_empty() || court.division.len() == 6, "{}", court.code);
        }
    }

    #[test]
    fn names_are_found_with_and_without_the_places_before_them() {
        for (name, code) in [
            ("固阳县人民法院", Some("内0222")),
            ("包头市固阳县人民法院", Some("内0222")),
            ("内蒙古自治区包头市固阳县人民法院", Some("内0222")),
            ("昆都仑区人民法院", Some("内0203")),
            ("包头市中级人民法院", Some("内02")),
            ("浙江省杭州市钱塘区人民法院", Some("浙0114")),
            ("湖南省固阳县人民法院", None),
            ("人民法院", None),
            ("中级人民法院", None),
            ("市中级人民法院", None),
            ("", None),
        ] {
            assert_eq!(named(name), code, "{name}");
        }
    }

    #[test]
    fn codes_have_one_of_four_forms() {
        for text in ["内0222", "内02", "内", "最高法", "内０２２２", "包固"] {
            assert!(text.parse::<CourtCode>().is_ok(), "{text}");
        }
        for text in ["", "0222", "内022", "内02222", "包固0222", "NM", "固字"] {
            assert!(text.parse::<CourtCode>().is_err(), "{text}");
        }
    }
}
