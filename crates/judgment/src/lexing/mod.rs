//! Finds the things with a value in the text: sums, days, rates.

mod date;
mod money;
mod number;
mod rate;

pub(crate) use date::Date;
pub(crate) use money::{Per, Sum};
pub(crate) use number::number_at;
pub(crate) use rate::Rate;

use crate::text::{Span, Text};

/// A text with its sums, days and rates.
pub(crate) struct Lexed {
    pub(crate) text: Text,
    sums: Vec<Sum>,
    dates: Vec<Date>,
    rates: Vec<Rate>,
}

impl Lexed {
    pub(crate) fn new(text: &str) -> Lexed {
        let text = Text::new(text);
        let mut sums = Vec::new();
        let mut dates: Vec<Date> = Vec::new();
        let mut position = 0;
        let names = crate::parties::numbered_names(&text);
        while position < text.whole().end {
            // `李某1` and a sum written together: the digit belongs to the name.
            if let Some(length) =
                names.iter().filter(|n| text.starts(position, n)).map(|n| n.chars().count()).max()
            {
                position += length;
                continue;
            }
            if let Some(date) = date::date_at(&text, position, dates.last().copied()) {
                position = date.span.end;
                dates.push(date);
            } else if let Some(sum) = money::sum_at(&text, position) {
                position = sum.span.end;
                sums.push(sum);
            } else {
                position += skip(&text, position);
            }
        }
        let rates = rate::rates(&text);
        Lexed { text, sums, dates, rates }
    }

    pub(crate) fn sums(&self, span: Span) -> impl Iterator<Item = &Sum> {
        self.sums.iter().filter(move |sum| span.contains(sum.span))
    }

    pub(crate) fn dates(&self, span: Span) -> impl Iterator<Item = &Date> {
        self.dates.iter().filter(move |date| span.contains(date.span))
    }

    pub(crate) fn rates(&self, span: Span) -> impl Iterator<Item = &Rate> {
        self.rates.iter().filter(move |rate| span.contains(rate.span))
    }

    /// The date that begins at the position.
    pub(crate) fn date_starting(&self, position: usize) -> Option<&Date> {
        self.dates.iter().find(|date| date.span.start == position)
    }
}

/// A row of digits that begins no sum and no date is passed as a whole, so that its tail is not read as one.
fn skip(text: &Text, position: usize) -> usize {
    let digits = (position..).take_while(|p| text.at(*p).is_ascii_digit()).count();
    if digits > 1 { digits } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_masked_name_is_not_part_of_the_sum() {
        let lexed = Lexed::new("赔偿原告李某1224227.39元；驳回原告李某1的其他诉讼请求");
        let sums: Vec<_> = lexed.sums(lexed.text.whole()).map(|s| s.fen.0).collect();
        assert_eq!(sums, [22_422_739]);
    }
}
