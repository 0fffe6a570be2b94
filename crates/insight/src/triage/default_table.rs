//! The table that a court has before it decides on one of its own.

use super::facts::Property;
use super::table::{AskedClaim, AskedDebtor, AskedLivelihood, Outcome, Range, Row, Table, Track};

/// 100,000 yuan in fen.
const SMALL: i64 = 10_000_000;
/// 5,000,000 yuan in fen.
const LARGE: i64 = 500_000_000;

/// A table of our own making: no statute draws these lines, and the court is to decide on them.
#[must_use]
pub fn default_table() -> Table {
    let many = 10;
    let rows = vec![
        Row { claim: AskedClaim::Duty, ..Row::any(Track::Complex, "需要强制履行行为或者交付") },
        Row { creditors: Range::from(many), ..Row::any(Track::Complex, "申请执行人众多") },
        Row { sum_fen: Range::from(LARGE), ..Row::any(Track::Complex, "标的额大") },
        Row {
            property: vec![Property::Covers], ..Row::any(Track::Fast, "存款足以清偿，无须处置其他财产")
        },
        Row {
            livelihood: AskedLivelihood::Yes,
            sum_fen: Range::below(SMALL),
            ..Row::any(Track::Fast, "涉民生小标的，优先办理")
        },
        Row {
            property: vec![Property::ToBeSold], ..Row::any(Track::Ordinary, "有财产须评估、拍卖")
        },
        Row {
            debtor: AskedDebtor::NoEnterprise,
            sum_fen: Range::below(SMALL),
            debtors: Range::below(2),
            ..Row::any(Track::Fast, "小标的、单一被执行人")
        },
    ];
    let otherwise = Outcome { track: Track::Ordinary, reason: "不属于速执、复杂情形".to_owned() };
    Table { version: 0, rows, otherwise }
}
