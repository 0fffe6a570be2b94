//! Names by which records are kept.

use crate::text::serde_as_text;
use crate::{CaseKind, CaseNumber, CourtCode};
use std::fmt;
use std::str::FromStr;

/// Declares an id of a person or a group: 2 to 32 letters, digits, dots and hyphens of ASCII.
macro_rules! short_name {
    ($(#[$doc:meta])* $name:ident, $error:ident, $fits:ident, $sentence:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The name as written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }

        #[doc = concat!("A text that cannot be a [`", stringify!($name), "`].")]
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        #[error($sentence)]
        pub struct $error(pub String);

        impl FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<$name, $error> {
                if $fits(text) { Ok($name(text.to_owned())) } else { Err($error(text.to_owned())) }
            }
        }

        serde_as_text!($name);
    };
}

short_name! {
    /// A member of the staff, by login name: `zhao.min`. Capitals are kept and told apart.
    ///
    /// On the dockets of another court the court's code stands before it: `内02:zhao.min` ([`StaffId::of_court`]).
    StaffId, NotAStaffId, is_staff_id, "“{0}”不能作登录名，请用 2 至 32 个英文字母、数字、点或短横，以字母或数字起止"
}

short_name! {
    /// A team of the bureau: `team-1`. Capitals are kept and told apart.
    TeamId, NotATeamId, is_short_name, "“{0}”不能作团队代号，请用 2 至 32 个英文字母、数字、点或短横，以字母或数字起止"
}

short_name! {
    /// An institution that helps to enforce: `bank-01`. Capitals are kept and told apart.
    InstitutionId, NotAnInstitutionId, is_short_name, "“{0}”不能作机构代号，请用 2 至 32 个英文字母、数字、点或短横，以字母或数字起止"
}

impl StaffId {
    /// The same member of staff as other courts know them: with the code of the own court.
    #[must_use]
    pub fn of_court(&self, court: &CourtCode) -> StaffId {
        StaffId(format!("{court}:{}", self.login()))
    }

    /// The code of the court, where it is a member of another court's staff.
    #[must_use]
    pub fn court(&self) -> Option<&str> {
        self.0.split_once(':').map(|(court, _)| court)
    }

    /// The login name at the own court.
    #[must_use]
    pub fn login(&self) -> &str {
        self.0.split_once(':').map_or(&self.0, |(_, login)| login)
    }
}

fn is_staff_id(text: &str) -> bool {
    match text.split_once(':') {
        Some((court, login)) => {
            court.parse::<CourtCode>().is_ok_and(|code| code.as_str() == court) && is_short_name(login)
        }
        None => is_short_name(text),
    }
}

fn is_short_name(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'.' || b == b'-';
    let bounded = |text: &str| !text.starts_with(['.', '-']) && !text.ends_with(['.', '-']);
    (2..=32).contains(&text.len()) && text.bytes().all(allowed) && bounded(text)
}

/// A case, by the parts of its number: `内0222-2026-执-12`.
///
/// The same case has one id only; papers of a case (号之一) have that of the case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(String);

impl CaseId {
    /// The id as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number of the case.
    #[must_use]
    pub fn number(&self) -> CaseNumber {
        read_number(&self.0).expect("a case id is made of the parts of a case number")
    }
}

impl From<&CaseNumber> for CaseId {
    fn from(number: &CaseNumber) -> CaseId {
        CaseId(format!("{}-{}-{}-{}", number.court(), number.year(), number.kind(), number.serial()))
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A text that is not the id of a case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”不是案件标识，请写作如 内0222-2026-执-12")]
pub struct NotACaseId(pub String);

impl FromStr for CaseId {
    type Err = NotACaseId;

    /// Reads the one way of writing an id, no other.
    fn from_str(text: &str) -> Result<CaseId, NotACaseId> {
        let id = read_number(text).map(|number| CaseId::from(&number));
        id.filter(|id| id.0 == text).ok_or_else(|| NotACaseId(text.to_owned()))
    }
}

serde_as_text!(CaseId);

fn read_number(id: &str) -> Option<CaseNumber> {
    let [court, year, kind, serial] = id.split('-').collect::<Vec<_>>().try_into().ok()?;
    let kind: CaseKind = kind.parse().ok()?;
    CaseNumber::new(year.parse().ok()?, court.parse().ok()?, kind, serial.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn login_names_are_short_and_plain() {
        for text in ["zhao.min", "a1", "Li-4", &"a".repeat(32)] {
            assert_eq!(text.parse::<StaffId>().unwrap().as_str(), text);
        }
        for text in ["", "a", ".ab", "ab-", "赵敏", "a b", "a_b", "a/b", &"a".repeat(33)] {
            assert!(text.parse::<StaffId>().is_err(), "{text}");
            assert!(text.parse::<TeamId>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_case_has_one_id_and_the_id_its_number() {
        let number: CaseNumber = "（2026）内0222执恢12号".parse().unwrap();
        let id = CaseId::from(&number);
        assert_eq!((id.as_str(), id.number()), ("内0222-2026-执恢-12", number.clone()));
        assert_eq!(CaseId::from(&number.with_paper(1).unwrap()), id);
        assert_eq!(id.as_str().parse::<CaseId>(), Ok(id));
        for text in [
            "",
            "内0222-2026-执",
            "内0222-2026-执-012",
            "内0222-2026-执-0",
            "内0222-2026-执-12-1",
            "内０２２２-2026-执-12",
        ] {
            assert!(text.parse::<CaseId>().is_err(), "{text}");
        }
    }

    #[test]
    fn staff_of_another_court_bear_its_code() {
        let id: StaffId = "zhao.min".parse().unwrap();
        assert_eq!((id.court(), id.login()), (None, "zhao.min"));
        let abroad = id.of_court(&"内02".parse().unwrap());
        assert_eq!(abroad.as_str(), "内02:zhao.min");
        assert_eq!(abroad.as_str().parse::<StaffId>().unwrap(), abroad);
        assert_eq!((abroad.court(), abroad.login()), (Some("内02"), "zhao.min"));
        for text in ["内02:", ":zhao.min", "02:zhao.min", "内02:内02:zhao.min", "内０２:zhao.min"] {
            assert!(text.parse::<StaffId>().is_err(), "{text}");
        }
        assert!("内02:team-1".parse::<TeamId>().is_err());
    }
}
