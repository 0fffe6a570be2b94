//! Reading what people write in words where others fill in fields: rates, periods, payments and parities ([`phrases`]),
//! kinds of property, what is auctioned, days from and to, times of a day.
//!
//! Every reader here understands all of a text or nothing: a word it does not know refuses the whole.

mod lots;
mod moments;
mod phrases;
mod property;
mod spans;

pub(super) use lots::{AuctionRound, described_lot};
pub(super) use moments::{moment_written_like, read_moment};
pub(super) use phrases::{DailyInterest, Length, Span};
pub(super) use phrases::{
    cleared_on, daily_interest, daily_rate, intervals, is_nothing, length, parity, rate,
};
pub(super) use property::property_kind;
pub(super) use spans::{EXCLUDED, EXCLUDED_BY_REASON, SPANS, spans};

/// The meanings of the words a text consists of, the longest word first; none where any of it is no word of the
/// vocabulary. Spaces and marks between words mean nothing.
fn words<T>(text: &str, vocabulary: impl Iterator<Item = (&'static str, T)> + Clone) -> Option<Vec<T>> {
    const MARKS: &[char] = &[' ', '\u{3000}', '，', '、', '和', ',', '/', '·', '（', '）', '(', ')', '-'];
    let mut meanings = Vec::new();
    let mut rest = text.trim_start_matches(MARKS);
    while !rest.is_empty() {
        let known = vocabulary.clone().filter(|(word, _)| rest.starts_with(word));
        let (word, meaning) = known.max_by_key(|(word, _)| word.len())?;
        meanings.push(meaning);
        rest = rest[word.len()..].trim_start_matches(MARKS);
    }
    Some(meanings)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_text_is_read_whole_or_not_at_all() {
        let vocabulary = || [("动产", 1), ("不动产", 2), ("一拍", 3)].into_iter();
        assert_eq!(words("不动产（一拍）", vocabulary()), Some(vec![2, 3]));
        assert_eq!(words("动产一拍", vocabulary()), Some(vec![1, 3]));
        assert_eq!(words("", vocabulary()), Some(vec![]));
        assert_eq!(words("动产 四拍", vocabulary()), None);
    }
}
