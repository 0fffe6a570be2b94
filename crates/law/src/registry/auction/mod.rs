//! Rules of auctions and sales (AUC). Online auctions and auctions through an auction house stand side by side where
//! one id speaks of both; the input `method` tells them apart, and online is the default.

mod after;
mod bidding;
mod notice;
mod price;
mod sale;

use super::inputs::{InputError, Inputs};
use super::rule::Rule;
use serde::Deserialize;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    notice::VENUE,
    notice::PANEL,
    price::START,
    bidding::ONE_BIDDER,
    price::AGAIN,
    notice::DAYS,
    notice::SHOWN,
    notice::TOLD,
    notice::SHAREHOLDERS,
    price::DEPOSIT,
    bidding::QUALIFIED,
    bidding::EXTENSION,
    bidding::PRIORITY,
    bidding::REFUND,
    after::RULING,
    after::DEFAULT,
    after::TAKING,
    sale::SURPLUS,
    sale::CALLED_OFF,
    price::COMMISSION,
    sale::ONLINE_SALE,
    sale::DIRECT,
    sale::UNSOLD,
    after::ANNULMENT,
    after::RECORDS,
    sale::CRIMINAL,
];

/// By which rules an auction is held.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Method {
    /// On a platform of the internet.
    Online,
    /// Through an auction house.
    Paper,
}

fn method(inputs: &Inputs<'_>) -> Result<Method, InputError> {
    inputs.typed_or("method", "online（网络拍卖）或者 paper（委托拍卖机构拍卖）", Method::Online)
}
