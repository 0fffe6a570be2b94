//! Bidding: articles 20, 21, 23 and 25.

use super::article;
use crate::derivation::{Confidence, Derivation, Explained};
use serde::{Deserialize, Serialize};
use values::{Fen, Instant};

/// The window before the end in which a bid moves the end, and by how much: five minutes.
const EXTENSION_SECONDS: i64 = 300;

/// A day in seconds.
const DAY_SECONDS: i64 = 86_400;

/// When bidding ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EndOfBidding {
    /// The end after the bid.
    pub ends_at: Instant,
    /// Whether the bid moved it.
    pub extended: bool,
}

/// When bidding ends after a bid: a bid in the last five minutes moves the end to five minutes after it (AUC-12).
///
/// > 第二十条第二款 网络司法拍卖的竞价时间应当不少于二十四小时。竞价程序结束前五分钟内无人出价的，最后出价即为成交价；有出价的，竞价时间自该出价时点顺延五分钟。竞买人的出价时间以进入网络司法拍卖平台服务系统的时间为准。
///
/// None where the bid came after the end: it is no bid.
#[must_use]
pub fn end_of_bidding(ends_at: Instant, last_bid_at: Instant) -> Option<Explained<EndOfBidding>> {
    if last_bid_at > ends_at {
        return None;
    }
    let moved = last_bid_at.plus_seconds(EXTENSION_SECONDS);
    let extended = moved > ends_at;
    let value = EndOfBidding { ends_at: moved.max(ends_at), extended };
    let conclusion = if extended {
        "竞价时间顺延，结束时间改变。"
    } else {
        "出价不在结束前五分钟内，结束时间不变。"
    };
    Some(
        Derivation::new("AUC-12", "竞价的结束时间", Confidence::Read)
            .step(
                article("第二十条第二款"),
                "竞价结束前五分钟内有出价的，竞价时间自该出价时点顺延五分钟；出价时间以进入平台服务系统的时间为准。",
            )
            .conclude(value, conclusion),
    )
}

/// Until when the deposits of those who did not buy go back: twenty-four hours after the end (AUC-14).
///
/// > 第二十三条 拍卖成交后，买受人交纳的保证金可以充抵价款；其他竞买人交纳的保证金应当在竞价程序结束后二十四小时内退还或者解冻。拍卖未成交的，竞买人交纳的保证金应当在竞价程序结束后二十四小时内退还或者解冻。
#[must_use]
pub fn deposits_back_by(ended_at: Instant) -> Explained<Instant> {
    Derivation::new("AUC-14", "保证金的退还和划付", Confidence::Read)
        .step(
            article("第二十三条"),
            "未成交竞买人的保证金在竞价程序结束后二十四小时内退还或者解冻，流拍的亦同。",
        )
        .step(
            article("第二十五条"),
            "成交后二十四小时内，网络服务提供者将买受人的保证金划入人民法院指定账户。",
        )
        .conclude(ended_at.plus_seconds(DAY_SECONDS), "二十四小时内退还、划付。")
}

/// A bid in the order in which it reached the platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bid {
    /// Who bids: the code given by the platform.
    pub bidder: String,
    /// How much.
    #[serde(rename = "amount_fen")]
    pub amount: Fen,
    /// The rank among holders of a right of first refusal, from 1; 0 for everyone else.
    #[serde(default)]
    pub priority_rank: u32,
}

/// Who has bought, at what price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Winner {
    /// The code of the buyer; empty where nobody bid the start price.
    pub winner: String,
    /// The price.
    #[serde(rename = "price_fen")]
    pub price: Fen,
    /// Whether a right of first refusal decided.
    pub by_priority: bool,
}

/// Who buys: the highest bid; at the same price the holder of a right of first refusal, the higher rank, the earlier
/// bid (AUC-13).
///
/// > 第二十一条 优先购买权人参与竞买的，可以与其他竞买人以相同的价格出价，没有更高出价的，拍卖财产由优先购买权人竞得。
/// >
/// > 顺序不同的优先购买权人以相同价格出价的，拍卖财产由顺序在先的优先购买权人竞得。
/// >
/// > 顺序相同的优先购买权人以相同价格出价的，拍卖财产由出价在先的优先购买权人竞得。
///
/// The bids stand in the order of their time on the platform.
#[must_use]
pub fn winner(start: Fen, bids: &[Bid]) -> Explained<Winner> {
    let valid = bids.iter().filter(|bid| bid.amount >= start);
    let price = valid.clone().map(|bid| bid.amount).max().unwrap_or_default();
    let highest = || valid.clone().filter(|bid| bid.amount == price);
    let ranked = highest().filter(|bid| bid.priority_rank > 0).min_by_key(|bid| bid.priority_rank);
    let bought = ranked.or_else(|| highest().next());
    let derivation = Derivation::new("AUC-13", "优先购买权人的竞得", Confidence::Read)
        .input("起拍价", format!("{start}元"))
        .input("出价次数", bids.len())
        .step(article("第二十一条第一款"), "优先购买权人可以以相同价格出价，没有更高出价的，由其竞得。")
        .step(article("第二十一条第二款"), "顺序不同的，由顺序在先的竞得。")
        .step(article("第二十一条第三款"), "顺序相同的，由出价在先的竞得。");
    match bought {
        Some(bid) => {
            let value = Winner { winner: bid.bidder.clone(), price, by_priority: bid.priority_rank > 0 };
            derivation.conclude(value, format!("{}以{price}元竞得。", bid.bidder))
        }
        None => {
            let value = Winner { winner: String::new(), price: Fen::ZERO, by_priority: false };
            derivation.conclude(value, "无人以不低于起拍价的价格出价，流拍。")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bid_in_the_last_five_minutes_moves_the_end() {
        let at = |seconds: i64| Instant::at("2026-03-02".parse().unwrap(), seconds);
        let end = 36_000;
        for (bid, new_end) in
            [(35_850, 36_150), (35_700, 36_000), (35_701, 36_001), (36_000, 36_300), (0, 36_000)]
        {
            let value = end_of_bidding(at(end), at(bid)).unwrap().value;
            assert_eq!((value.ends_at, value.extended), (at(new_end), new_end != end), "{bid}");
        }
        assert!(end_of_bidding(at(end), at(end + 1)).is_none());
    }

    #[test]
    fn a_holder_of_first_refusal_wins_at_the_same_price_only() {
        let bid = |bidder: &str, amount, priority_rank| Bid {
            bidder: bidder.to_owned(),
            amount: Fen(amount),
            priority_rank,
        };
        for (bids, expected) in [
            (vec![bid("A", 100, 0), bid("B", 100, 1)], "B"),
            (vec![bid("A", 101, 0), bid("B", 100, 1)], "A"),
            (vec![bid("A", 100, 0), bid("B", 100, 2), bid("C", 100, 1)], "C"),
            (vec![bid("A", 100, 0), bid("B", 100, 1), bid("C", 100, 1)], "B"),
            (vec![bid("A", 99, 0)], ""),
        ] {
            assert_eq!(winner(Fen(100), &bids).value.winner, expected);
        }
    }
}
