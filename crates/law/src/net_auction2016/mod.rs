//! 最高人民法院关于人民法院网络司法拍卖若干问题的规定 (法释〔2016〕18号): auctions on a platform of the internet.
//!
//! Two rounds, then sale. The older rules for auctions through an auction house stand in [`crate::auction2020`] and
//! apply only where these are silent (article 37); the numbers of the two are never mixed. Start with [`plan()`], which
//! lays a whole auction out from a reference price and a day of publication.

mod bidding;
mod conduct;
mod default;
mod notice;
mod plan;
mod price;

pub use bidding::{Bid, EndOfBidding, Winner, deposits_back_by, end_of_bidding, winner};
pub use conduct::{
    Annulment, BidderLink, Matter, PlatformBy, Venue, annulled, may_bid, needs_panel, records_kept_until,
    resumption_due, venue,
};
pub use default::{DefaultSplit, Forfeit, Shortfall, split_forfeit};
pub use notice::{
    DISCLOSURES, NoticeDays, Omissions, Telling, WARNINGS, earliest_day, earliest_sale_day, notice_days,
    omissions, telling,
};
pub use plan::{Plan, PlanRefusal, PlanTerms, RoundPlan, SalePlan, plan, sale_plan};
pub use price::{
    DepositRange, OwnBid, SECOND_ROUND, StartPrice, deposit_of_applicant, deposit_range, least_second_start,
    sold_at, start_price,
};

use crate::derivation::Article;
use crate::statutes;
use serde::{Deserialize, Serialize};

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::NET_AUCTION, article)
}

/// A round of an online auction; there is no third.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Round {
    /// The first auction (一拍).
    First,
    /// The second auction (二拍), after the first failed.
    Second,
}

impl Round {
    /// The round as officers say it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Round::First => "第一次拍卖",
            Round::Second => "第二次拍卖",
        }
    }
}
