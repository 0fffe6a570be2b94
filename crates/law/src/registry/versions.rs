//! Writing the versions of a rule.

/// The versions of a rule, oldest first: for each the day since which it is in force, the last day if it has one, how
/// sure we are of it, and its articles, each with its words where they were read in full.
///
/// ```text
/// versions! {
///     "2016-12-01" to "2020-12-31", Recalled: article("第四条");
///     "2021-01-01", Read:
///         article("第四条") => "人民法院接受财产保全申请后，应当在五日内作出裁定",
///         civil_procedure2023::article("第一百零四条") => "必须在四十八小时内作出裁定";
/// }
/// ```
macro_rules! versions {
    ($($from:literal $(to $to:literal)?, $confidence:ident: $($article:expr $(=> $words:expr)?),+;)+) => {
        &[$($crate::registry::Version {
            from: $from,
            to: $crate::registry::versions::words_or_none!($($to)?),
            confidence: $crate::derivation::Confidence::$confidence,
            sources: &[$($crate::registry::Source {
                article: $article,
                quote: $crate::registry::versions::words_or_none!($($words)?),
            }),+],
        }),+]
    };
}

macro_rules! words_or_none {
    () => {
        ""
    };
    ($words:expr) => {
        $words
    };
}

/// The versions of a rule of the civil procedure law that never changed but for its number: the articles of 1991, of
/// 2012 and of 2021, and what was read of the law in force.
macro_rules! procedure_versions {
    ($first:literal, $second:literal, $third:literal, [$($source:expr),+ $(,)?]) => {
        &[
            $crate::registry::Version::between(
                "1991-04-09",
                "2012-12-31",
                $crate::derivation::Confidence::Recalled,
                &[$crate::registry::Source::unread($crate::civil_procedure2023::article($first))],
            ),
            $crate::registry::Version::between(
                "2013-01-01",
                "2021-12-31",
                $crate::derivation::Confidence::Recalled,
                &[$crate::registry::Source::unread($crate::civil_procedure2023::article($second))],
            ),
            $crate::registry::Version::between(
                "2022-01-01",
                "2023-12-31",
                $crate::derivation::Confidence::Excerpt,
                &[$crate::registry::Source::unread($crate::civil_procedure2023::article($third))],
            ),
            $crate::registry::Version::since("2024-01-01", $crate::derivation::Confidence::Read, &[$($source),+]),
        ]
    };
}

pub(super) use {procedure_versions, versions, words_or_none};
