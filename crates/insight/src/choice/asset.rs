//! What is asked: the debt, and the things that could cover it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use values::Fen;

/// The most things one question may name.
const ASSETS_MAX: usize = 500;

/// The largest sum of all values, and of all costs, in a question: ten trillion yuan.
const SUM_MAX: i64 = 1_000_000_000_000_000;

/// A debt and the things that could cover it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What is to be covered, with interest and the costs of enforcement.
    pub debt: Fen,
    /// Above this a single thing obviously exceeds the debt; never below the debt.
    pub obvious_above: Fen,
    /// The things.
    pub assets: Vec<Asset>,
}

/// One thing that could be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// Its id, which no other has.
    pub id: String,
    /// What it is, in Chinese words.
    pub name: String,
    /// What kind of thing.
    pub class: Class,
    /// What it may bring, after what is secured on it before the debt.
    pub value: ValueRange,
    /// How easily it sells.
    pub liquidity: Liquidity,
    /// The days until its money is there.
    pub days: u32,
    /// What its disposal costs.
    pub cost: Fen,
    /// What taking it does to business and life.
    pub harm: Harm,
    /// Whether something rests on it.
    pub charge: Charge,
    /// Whether it may, must or must not be chosen.
    pub standing: Standing,
}

/// What a thing may bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueRange {
    /// What it surely brings.
    pub low: Fen,
    /// What it probably brings.
    pub likely: Fen,
    /// What it may bring at best.
    pub high: Fen,
}

/// The kind of a thing, as far as the order of taking asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// 金钱: it can be divided.
    Money,
    /// 动产.
    Movable,
    /// 不动产.
    RealEstate,
    /// 股权等其他财产权.
    Right,
}

/// How easily a thing sells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Liquidity {
    /// It is money.
    Cash,
    /// It has a market with a price every day.
    Market,
    /// It is auctioned, and is usually sold.
    Auction,
    /// It is auctioned, and often fails.
    Hard,
}

/// Harm to business and life, from 0 (none) to 100 (the business stops), with the reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Harm {
    /// How much.
    pub score: u8,
    /// Why, in Chinese words.
    pub reasons: Vec<String>,
}

/// Whether something rests on a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Charge {
    /// Nothing does.
    Free,
    /// A mortgage or a pledge does.
    Mortgaged,
}

/// Whether a thing may, must or must not be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It may be.
    Open,
    /// The officer wants it in.
    Pinned,
    /// The officer wants it out.
    Excluded,
    /// The law keeps it out, for this reason.
    Exempt(String),
}

/// Why a question cannot be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// More things than a question may name.
    TooMany,
    /// Two things bear one id.
    SameId(String),
    /// An amount is negative, a range is not in order, harm is above 100, or the obvious excess begins below the debt.
    Amount(String),
    /// The sums are beyond what is reckoned with.
    TooMuch,
}

impl Liquidity {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Liquidity::Cash => "现金",
            Liquidity::Market => "随时可变现",
            Liquidity::Auction => "可拍卖",
            Liquidity::Hard => "不易变现",
        }
    }
}

impl Asset {
    /// What it surely brings after the cost of its disposal; less than nothing where that costs more.
    #[must_use]
    pub fn net(&self) -> Fen {
        self.value.low - self.cost
    }

    /// Its place in the order of taking, from 0 (first) to 5 (last).
    #[must_use]
    pub fn rank(&self) -> usize {
        let class = match self.class {
            Class::Money => 0,
            Class::Movable => 1,
            Class::RealEstate | Class::Right => 2,
        };
        match self.charge {
            Charge::Free => class,
            Charge::Mortgaged => class + 3,
        }
    }

    fn in_order(&self) -> bool {
        let ValueRange { low, likely, high } = self.value;
        low >= Fen::ZERO
            && low <= likely
            && likely <= high
            && self.cost >= Fen::ZERO
            && self.harm.score <= 100
    }
}

impl Question {
    /// Whether it can be answered.
    ///
    /// # Errors
    /// [`Unfit`] says why not.
    pub fn check(&self) -> Result<(), Unfit> {
        if self.assets.len() > ASSETS_MAX {
            return Err(Unfit::TooMany);
        }
        if self.debt < Fen::ZERO || self.obvious_above < self.debt {
            return Err(Unfit::Amount(String::new()));
        }
        let mut ids = BTreeSet::new();
        let (mut values, mut costs) = (self.debt.0, 0_i64);
        for asset in &self.assets {
            if !ids.insert(asset.id.as_str()) {
                return Err(Unfit::SameId(asset.id.clone()));
            }
            if !asset.in_order() {
                return Err(Unfit::Amount(asset.id.clone()));
            }
            values = values.saturating_add(asset.value.high.0);
            costs = costs.saturating_add(asset.cost.0);
        }
        if values > SUM_MAX || costs > SUM_MAX { Err(Unfit::TooMuch) } else { Ok(()) }
    }

    /// The question with one thing in another standing.
    #[must_use]
    pub fn with(&self, id: &str, standing: Standing) -> Question {
        let mut other = self.clone();
        if let Some(asset) = other.assets.iter_mut().find(|asset| asset.id == id) {
            asset.standing = standing;
        }
        other
    }
}
