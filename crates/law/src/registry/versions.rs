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

pub(super) use {versions, words_or_none};
