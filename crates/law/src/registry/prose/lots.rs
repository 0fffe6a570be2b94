//! Reading what is auctioned and in which round: `不动产 一拍`.

use super::super::auction::Method;
use super::property::{NAMES, one_kind};
use super::words;
use crate::auction2020::Lot;
use crate::procedure_interpretation2022::PropertyKind;
use serde::Deserialize;

/// A round as officers name it, a sale after the last auction included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::registry) enum AuctionRound {
    /// The first auction (一拍).
    First,
    /// The second auction (二拍).
    Second,
    /// The third auction (三拍), which only an auction house holds.
    Third,
    /// The sale (变卖) after the last auction failed.
    Sale,
}

#[derive(Clone, Copy)]
enum Word {
    Property(PropertyKind),
    Round(AuctionRound),
    By(Method),
    Filler,
}

/// The words beside the names of property.
const CIRCUMSTANCES: &[(&str, Word)] = &[
    ("一拍", Word::Round(AuctionRound::First)),
    ("首次", Word::Round(AuctionRound::First)),
    ("第一次", Word::Round(AuctionRound::First)),
    ("二拍", Word::Round(AuctionRound::Second)),
    ("再次", Word::Round(AuctionRound::Second)),
    ("第二次", Word::Round(AuctionRound::Second)),
    ("三拍", Word::Round(AuctionRound::Third)),
    ("第三次", Word::Round(AuctionRound::Third)),
    ("变卖", Word::Round(AuctionRound::Sale)),
    ("网络司法拍卖", Word::By(Method::Online)),
    ("网络拍卖", Word::By(Method::Online)),
    ("网络", Word::By(Method::Online)),
    ("网拍", Word::By(Method::Online)),
    ("委托拍卖机构", Word::By(Method::Paper)),
    ("委托拍卖", Word::By(Method::Paper)),
    ("传统拍卖", Word::By(Method::Paper)),
    ("拍卖", Word::Filler),
    ("公告", Word::Filler),
];

/// What is auctioned, and where the text says so in which round and by which rules; none where a word is unknown, no
/// lot is named or two words contradict each other.
pub(in crate::registry) fn described_lot(text: &str) -> Option<(Lot, Option<AuctionRound>, Option<Method>)> {
    let property = NAMES.iter().map(|(name, kind)| (*name, Word::Property(*kind)));
    let (mut kinds, mut round, mut by) = (Vec::new(), None, None);
    for word in words(text, property.chain(CIRCUMSTANCES.iter().copied()))? {
        match word {
            Word::Property(kind) => kinds.push(kind),
            Word::Round(named) => once(&mut round, named)?,
            Word::By(named) => once(&mut by, named)?,
            Word::Filler => {}
        }
    }
    let lot = match one_kind(kinds)? {
        PropertyKind::Deposit => return None,
        PropertyKind::Movable => Lot::Movable,
        PropertyKind::RealEstate => Lot::RealEstate,
        PropertyKind::OtherRight | PropertyKind::Trademark | PropertyKind::ListedStateShares => {
            Lot::OtherRight
        }
    };
    Some((lot, round, by))
}

/// Sets what a text names, unless it has named another.
fn once<T: Copy + PartialEq>(named: &mut Option<T>, value: T) -> Option<()> {
    (*named.get_or_insert(value) == value).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lots_are_read_in_the_words_of_officers() {
        use AuctionRound::{First, Sale, Second, Third};
        for (text, lot, round, by) in [
            ("不动产 一拍", Lot::RealEstate, Some(First), None),
            ("动产 二拍", Lot::Movable, Some(Second), None),
            ("其他财产权 变卖", Lot::OtherRight, Some(Sale), None),
            ("不动产/其他财产权 二拍", Lot::RealEstate, Some(Second), None),
            ("委托拍卖不动产，第三次拍卖", Lot::RealEstate, Some(Third), Some(Method::Paper)),
            ("车辆（网络司法拍卖）", Lot::Movable, None, Some(Method::Online)),
        ] {
            assert!(described_lot(text) == Some((lot, round, by)), "{text}");
        }
        for text in [
            "",
            "一拍",
            "飞船 一拍",
            "动产 四拍",
            "动产 一拍 二拍",
            "动产、不动产 一拍",
            "存款 一拍",
            "movable",
        ] {
            assert!(described_lot(text).is_none(), "{text}");
        }
    }
}
