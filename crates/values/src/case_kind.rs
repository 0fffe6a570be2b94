//! Kinds of cases (案件类型).

use crate::Court;
use crate::text::{is_chinese, serde_as_text};
use std::fmt;
use std::str::FromStr;

/// The kind of a case, as its number names it: `执`, `执恢`, `民初` (法〔2015〕137号; NUM-03, NUM-04).
///
/// The kinds that an enforcement bureau keeps have their own variants; all others are carried as written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseKind {
    /// 执: first enforcement.
    Enforcement,
    /// 执恢: enforcement resumed.
    ResumedEnforcement,
    /// 执保: enforcement of preservation.
    Preservation,
    /// 执异: objection.
    Objection,
    /// 执复: reconsideration.
    Reconsideration,
    /// 执监: supervision.
    Supervision,
    /// 执协: coordination between courts.
    Coordination,
    /// 执请: request for instructions.
    Instruction,
    /// 执他: other enforcement cases.
    Miscellaneous,
    /// Any other kind; made by parsing its code.
    Other(OtherKind),
}

/// The code of a kind without a variant of its own: one to six Chinese characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OtherKind(Box<str>);

const ENFORCEMENT: [(CaseKind, &str, &str); 9] = [
    (CaseKind::Enforcement, "执", "首次执行案件"),
    (CaseKind::ResumedEnforcement, "执恢", "恢复执行案件"),
    (CaseKind::Preservation, "执保", "财产保全执行案件"),
    (CaseKind::Objection, "执异", "执行异议案件"),
    (CaseKind::Reconsideration, "执复", "执行复议案件"),
    (CaseKind::Supervision, "执监", "执行监督案件"),
    (CaseKind::Coordination, "执协", "执行协调案件"),
    (CaseKind::Instruction, "执请", "执行请示案件"),
    (CaseKind::Miscellaneous, "执他", "其他执行案件"),
];

/// The kinds of other divisions and bodies whose papers an enforcement bureau meets.
const OTHER: [(&str, &str); 54] = [
    ("民辖", "民事管辖案件"),
    ("民辖终", "民事管辖上诉案件"),
    ("民辖监", "民事管辖监督案件"),
    ("民初", "民事一审案件"),
    ("商初", "商事一审案件"),
    ("民终", "民事二审案件"),
    ("商终", "商事二审案件"),
    ("民监", "民事依职权再审审查案件"),
    ("民申", "民事申请再审审查案件"),
    ("民抗", "民事抗诉再审审查案件"),
    ("民再", "民事再审案件"),
    ("民撤", "第三人撤销之诉案件"),
    ("民特", "特别程序案件"),
    ("民催", "催告案件"),
    ("民督", "申请支付令审查案件"),
    ("民督监", "支付令监督案件"),
    ("民破", "破产案件"),
    ("民算", "强制清算案件"),
    ("民他", "其他民事案件"),
    ("刑初", "刑事一审案件"),
    ("刑终", "刑事二审案件"),
    ("刑申", "刑事申诉再审审查案件"),
    ("刑再", "刑事再审案件"),
    ("行初", "行政一审案件"),
    ("行终", "行政二审案件"),
    ("行申", "行政申请再审审查案件"),
    ("行再", "行政再审案件"),
    ("行审", "非诉行政行为申请执行审查案件"),
    ("行赔初", "行政赔偿一审案件"),
    ("委赔", "国家赔偿委员会审理赔偿案件"),
    ("委赔监", "国家赔偿监督案件"),
    ("司救执", "执行司法救助案件"),
    ("司救民", "民事司法救助案件"),
    ("认台", "认可与执行申请审查案件（台湾）"),
    ("认港", "认可与执行申请审查案件（香港）"),
    ("认澳", "认可与执行申请审查案件（澳门）"),
    ("认复", "认可与执行审查复议案件"),
    ("协外认", "承认与执行申请审查案件（外国）"),
    ("司惩", "司法制裁审查案件"),
    ("司惩复", "司法制裁复议案件"),
    ("财保", "非诉财产保全审查案件"),
    ("行保", "非诉行为保全审查案件"),
    ("证保", "非诉证据保全审查案件"),
    ("破申", "破产申请审查案件"),
    ("破终", "破产上诉案件"),
    ("破监", "破产监督案件"),
    ("破", "破产案件"),
    ("清申", "强制清算申请审查案件"),
    ("清终", "强制清算上诉案件"),
    ("清监", "强制清算监督案件"),
    ("强清", "强制清算案件"),
    ("仲裁", "仲裁案件"),
    ("仲案", "仲裁案件"),
    ("证执", "公证执行证书"),
];

/// The last three of [`OTHER`]: bodies that 法〔2015〕137号 does not bind and that go on writing 字第.
const NOT_OF_COURTS: [&str; 3] = ["仲裁", "仲案", "证执"];

impl CaseKind {
    /// The code as it stands in a case number.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            CaseKind::Other(OtherKind(code)) => code,
            known => ENFORCEMENT.iter().find(|(kind, ..)| kind == known).map_or("", |(_, code, _)| code),
        }
    }

    /// The name in words, `首次执行案件`; an unlisted kind is its code followed by 字案件.
    #[must_use]
    pub fn title(&self) -> String {
        let code = self.code();
        let enforcement = ENFORCEMENT.iter().find(|row| row.1 == code).map(|row| row.2);
        let title = enforcement.or_else(|| OTHER.iter().find(|row| row.0 == code).map(|row| row.1));
        title.map_or_else(|| format!("{code}字案件"), str::to_owned)
    }

    /// The nine kinds that an enforcement bureau keeps.
    pub fn enforcement() -> impl Iterator<Item = CaseKind> {
        ENFORCEMENT.into_iter().map(|(kind, ..)| kind)
    }

    /// Whether the number is an arbitral body's or a notary's, not a court's.
    #[must_use]
    pub fn is_of_another_body(&self) -> bool {
        NOT_OF_COURTS.contains(&self.code())
    }

    /// Splits the words of a number that carries no digits of a court, `京民终` or `固城民一初`, into those of the
    /// court and the kind.
    ///
    /// A high court's character is split off where only characters of kinds follow. Else the kind is the longest
    /// listed one, or a longer run of divisions and stages; at least one character is left for the court.
    pub(crate) fn split_from(words: &str) -> Option<(&str, CaseKind)> {
        const OF_DIVISIONS: &str = "民商刑行知执立审监申初终再一二三四五六七八九";
        const OF_KINDS: &str = "辖抗撤特催督他赔委司救惩认台港澳协外财保证破清强算恢异复请";
        let (first, rest) = words.split_at(words.chars().next()?.len_utf8());
        let of_kinds = |c| OF_DIVISIONS.contains(c) || OF_KINDS.contains(c);
        if rest.chars().all(of_kinds) && Court::by_code(first).is_some() {
            return Some((first, rest.parse().ok()?));
        }
        let listed = ENFORCEMENT.iter().map(|row| row.1).chain(OTHER.iter().map(|row| row.0));
        let listed = listed.filter(|code| rest.ends_with(code)).map(str::len).max().unwrap_or(0);
        let run = rest.len() - rest.trim_end_matches(|c| OF_DIVISIONS.contains(c)).len();
        let (court, kind) = words.split_at(words.len() - listed.max(run));
        Some((court, kind.parse().ok()?))
    }
}

impl fmt::Display for CaseKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

/// A text that cannot be the code of a kind of case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”不是案件类型代字，请填写如 执、执恢、民初")]
pub struct NotACaseKind(pub String);

impl FromStr for CaseKind {
    type Err = NotACaseKind;

    fn from_str(text: &str) -> Result<CaseKind, NotACaseKind> {
        if let Some((kind, ..)) = ENFORCEMENT.into_iter().find(|row| row.1 == text) {
            return Ok(kind);
        }
        let fits =
            (1..=6).contains(&text.chars().count()) && is_chinese(text) && !text.contains(['字', '第', '号']);
        if fits { Ok(CaseKind::Other(OtherKind(text.into()))) } else { Err(NotACaseKind(text.to_owned())) }
    }
}

serde_as_text!(CaseKind);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_the_bureau_is_read_back_from_its_code() {
        for kind in CaseKind::enforcement() {
            assert_eq!(kind.code().parse::<CaseKind>(), Ok(kind.clone()));
            assert!(kind.title().ends_with("案件") && !kind.is_of_another_body());
        }
        assert_eq!(CaseKind::enforcement().count(), 9);
    }

    #[test]
    fn other_kinds_are_carried_as_written() {
        for (code, title) in
            [("民初", "民事一审案件"), ("司救执", "执行司法救助案件"), ("民一初", "民一初字案件")]
        {
            let kind: CaseKind = code.parse().unwrap();
            assert_eq!((kind.code(), kind.title().as_str()), (code, title));
        }
        for text in ["", "zhi", "执字", "执1", "一二三四五六七"] {
            assert!(text.parse::<CaseKind>().is_err(), "{text}");
        }
    }

    #[test]
    fn words_without_digits_are_split_into_court_and_kind() {
        for (words, court, kind) in [
            ("固执", "固", "执"),
            ("固城商初", "固城", "商初"),
            ("福清民初", "福清", "民初"),
            ("民民初", "民", "民初"),
            ("京民终", "京", "民终"),
            ("京行赔终", "京", "行赔终"),
            ("京海执", "京海", "执"),
            ("穗中法民一终", "穗中法", "民一终"),
            ("包固执恢", "包固", "执恢"),
            ("洪劳人仲裁", "洪劳人", "仲裁"),
        ] {
            assert_eq!(CaseKind::split_from(words), Some((court, kind.parse().unwrap())), "{words}");
        }
        assert_eq!(CaseKind::split_from("固城"), None);
        assert_eq!(CaseKind::split_from("执"), None);
    }
}
