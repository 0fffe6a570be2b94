//! Sums of money.

use super::number::{Number, number_at};
use crate::text::{Span, Text};
use values::Fen;

/// A sum of money in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sum {
    /// The sum; hundredths of the unit where the currency is another.
    pub(crate) fen: Fen,
    /// The currency where it is not renminbi.
    pub(crate) currency: Option<&'static str>,
    /// What the sum is for each of: a day, a month, a year.
    pub(crate) per: Option<Per>,
    /// The words, `人民币` included.
    pub(crate) span: Span,
}

/// For each what a sum is due again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Per {
    Day,
    Month,
    Year,
    /// A square metre, a piece: a price, not a sum to be paid.
    Piece,
}

impl Per {
    /// As it is written after a purpose: `抚养费（每月）`.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Per::Day => "每日",
            Per::Month => "每月",
            Per::Year => "每年",
            Per::Piece => "每件",
        }
    }
}

const FOREIGN: [(&str, &str); 12] = [
    ("美元", "美元"),
    ("美金", "美元"),
    ("港元", "港元"),
    ("港币", "港元"),
    ("欧元", "欧元"),
    ("日元", "日元"),
    ("英镑", "英镑"),
    ("新台币", "新台币"),
    ("澳元", "澳元"),
    ("加元", "加元"),
    ("澳门元", "澳门元"),
    ("新加坡元", "新加坡元"),
];
const FOREIGN_BEFORE: [(&str, &str); 10] = [
    ("USD", "美元"),
    ("US$", "美元"),
    ("$", "美元"),
    ("HKD", "港元"),
    ("HK$", "港元"),
    ("EUR", "欧元"),
    ("€", "欧元"),
    ("美元", "美元"),
    ("港币", "港元"),
    ("欧元", "欧元"),
];

/// The sum that begins at the position: `3万元`, `人民币肆万元`, `¥1,234.56`, `USD 500`.
pub(crate) fn sum_at(text: &Text, position: usize) -> Option<Sum> {
    let mut at = position;
    let mut marked = false;
    let mut currency = None;
    let skip_blank = |at: usize| if text.at(at) == ' ' { at + 1 } else { at };
    if let Some(length) = text.starts_any(at, &["人民币", "RMB", "CNY", "¥", "人民币¥", "（人民币）"])
    {
        marked = text.at(at + length - 1) != '币' && text.at(at + length - 1) != '）';
        at = skip_blank(at + length);
        if text.at(at) == '¥' {
            marked = true;
            at = skip_blank(at + 1);
        }
    } else if let Some((sign, name)) = FOREIGN_BEFORE.iter().find(|(sign, _)| text.starts(at, sign)) {
        currency = Some(*name);
        at = skip_blank(at + sign.chars().count());
    }
    let number = number_at(text, at)?;
    let mut end = skip_blank(number.span.end);
    if let Some((word, name)) = FOREIGN.iter().find(|(word, _)| text.starts(end, word)) {
        let span = Span::new(position, end + word.chars().count());
        return Some(Sum { fen: Fen(number.scaled(2)?), currency: Some(name), per: None, span });
    }
    let mut fen = number.scaled(2)?;
    if matches!(text.at(end), '元' | '圆') {
        end += 1;
        let (more, after) = small_change(text, end);
        fen = fen.checked_add(more)?;
        end = after;
        if text.at(end) == '整' || text.at(end) == '正' {
            end += 1;
        }
    } else if marked || currency.is_some() {
        end = number.span.end;
    } else {
        return None;
    }
    Some(Sum { fen: Fen(fen), currency, per: per_after(text, end), span: Span::new(position, end) })
}

/// `五角`, `三角二分` after the yuan.
fn small_change(text: &Text, position: usize) -> (i64, usize) {
    let (mut fen, mut at) = (0, position);
    for (unit, worth) in [('角', 10), ('分', 1)] {
        let digit = number_at(text, at).filter(|n: &Number| n.decimals == 0 && n.digits < 10);
        if let Some(digit) = digit.filter(|n| text.at(n.span.end) == unit) {
            fen += digit.scaled(0).unwrap_or(0) * worth;
            at = digit.span.end + 1;
        }
    }
    (fen, at)
}

/// `/月`, `／年`, `每天` right after a sum.
fn per_after(text: &Text, position: usize) -> Option<Per> {
    let at = match text.at(position) {
        '/' | '每' => position + 1,
        _ => return None,
    };
    Some(match text.at(at) {
        '日' | '天' => Per::Day,
        '月' | '个' => Per::Month,
        '年' => Per::Year,
        // A slash with the unit left out.
        '计' | '的' | '，' | '。' | '；' => Per::Month,
        _ => Per::Piece,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_in_every_way_judgments_write_them() {
        for (words, fen, length) in [
            ("1542241.5元及", 154_224_150, 10),
            ("人民币肆万元整，", 4_000_000, 7),
            ("¥1,234.56", 123_456, 9),
            ("人民币 3万元", 3_000_000, 7),
            ("人民币¥500元", 50_000, 8),
            ("三百元五角", 30_050, 5),
            ("壹万贰仟叁佰肆拾伍元陆角柒分", 1_234_567, 14),
            ("１２３．４５元", 12_345, 7),
        ] {
            let sum = sum_at(&Text::new(words), 0).unwrap_or_else(|| panic!("{words} is a sum"));
            assert_eq!((sum.fen, sum.span.end, sum.currency), (Fen(fen), length, None), "{words}");
        }
    }

    #[test]
    fn other_currencies_are_kept_apart() {
        for words in ["USD 1,000.00", "1000美元", "美元1000元"] {
            let sum = sum_at(&Text::new(words), 0).unwrap();
            assert_eq!((sum.fen, sum.currency), (Fen(100_000), Some("美元")), "{words}");
        }
    }

    #[test]
    fn sums_by_the_day_say_so() {
        for (words, per) in [
            ("256元／天", Some(Per::Day)),
            ("10000元/年", Some(Per::Year)),
            ("1170元/平方米", Some(Per::Piece)),
            ("5元", None),
        ] {
            assert_eq!(sum_at(&Text::new(words), 0).unwrap().per, per, "{words}");
        }
        assert!(sum_at(&Text::new("6单元"), 0).is_none());
        assert!(sum_at(&Text::new("第十五条"), 1).is_none());
    }
}
