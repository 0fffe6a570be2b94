//! Invented questions for tests and benches: the holdings of a debtor and its guarantors, as they are found.

use super::asset::{Asset, Charge, Class, Harm, Liquidity, Question, Standing, ValueRange};
use values::Fen;

/// Numbers that look like chance and are the same for each seed (SplitMix64).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number from 0 to one below `sides`.
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides.max(1)
    }

    fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.roll((high - low) as u64 + 1) as i64
    }
}

/// A question as a case asks it: accounts, vehicles, machines, houses, land and shares with values, costs and harm of
/// their kinds, and a debt between a tenth and six tenths of what they surely bring.
#[must_use]
pub fn court_like(seed: u64, count: usize) -> Question {
    let mut dice = Dice::new(seed);
    let assets: Vec<Asset> = (0..count).map(|number| holding(&mut dice, number)).collect();
    let brings: Fen = assets.iter().map(|asset| asset.net().or_zero()).sum();
    let debt = Fen(brings.0 / 100 * dice.between(10, 60));
    Question { debt, obvious_above: above(debt), assets }
}

/// A small question with coarse numbers, so that many sets are equal by one criterion or all, and nothing is rare:
/// pinned, excluded and exempt things, costs above the value, things far above the debt, debts beyond everything.
#[must_use]
pub fn coarse(seed: u64, count: usize) -> Question {
    let mut dice = Dice::new(seed);
    let mut brings = 0;
    let assets: Vec<Asset> = (0..count)
        .map(|number| {
            let class =
                [Class::Money, Class::Movable, Class::RealEstate, Class::Right][dice.roll(4) as usize];
            let low = Fen(dice.between(0, 12) * 100);
            let standing = match dice.roll(24) {
                0 => Standing::Pinned,
                1 | 2 => Standing::Excluded,
                3 => Standing::Exempt("生活必需".to_owned()),
                _ => Standing::Open,
            };
            brings += low.0;
            Asset {
                id: format!("{number}"),
                name: format!("财产{number}"),
                class,
                value: ValueRange { low, likely: low, high: low },
                liquidity: Liquidity::Auction,
                days: dice.between(0, 3) as u32 * 30,
                cost: Fen(dice.between(0, 3) * 50),
                harm: Harm { score: (dice.roll(4) * 10) as u8, reasons: Vec::new() },
                charge: if dice.roll(4) == 0 { Charge::Mortgaged } else { Charge::Free },
                standing,
            }
        })
        .collect();
    let debt = Fen(dice.between(0, brings * 11 / 10));
    Question { debt, obvious_above: above(debt), assets }
}

/// Three tenths above the debt.
fn above(debt: Fen) -> Fen {
    Fen(debt.0 / 10 * 13 + 9)
}

fn holding(dice: &mut Dice, number: usize) -> Asset {
    // Kind: class, least and greatest value in yuan, days, harm in steps of five, cost in thousandths.
    let kinds = [
        ("银行存款", Class::Money, Liquidity::Cash, 500, 600_000, (3, 7), (0, 12), 0),
        ("支付账户", Class::Money, Liquidity::Cash, 50, 40_000, (3, 5), (0, 3), 0),
        ("证券", Class::Right, Liquidity::Market, 5_000, 900_000, (10, 20), (1, 4), 2),
        ("车辆", Class::Movable, Liquidity::Auction, 20_000, 400_000, (60, 150), (2, 10), 30),
        ("机器设备", Class::Movable, Liquidity::Hard, 10_000, 2_000_000, (90, 240), (8, 18), 50),
        ("房屋", Class::RealEstate, Liquidity::Auction, 300_000, 8_000_000, (150, 360), (3, 16), 20),
        ("土地使用权", Class::RealEstate, Liquidity::Hard, 800_000, 20_000_000, (180, 480), (1, 12), 15),
        ("股权", Class::Right, Liquidity::Hard, 50_000, 6_000_000, (180, 540), (4, 14), 25),
    ];
    let shares = [0, 0, 0, 0, 1, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7];
    let (name, class, liquidity, least, greatest, days, harm, cost) =
        kinds[shares[dice.roll(shares.len() as u64) as usize]];
    let likely = Fen(dice.between(least * 100, greatest * 100));
    let (low, high) = match class {
        Class::Money => (likely, likely),
        _ => (Fen(likely.0 / 100 * dice.between(56, 80)), Fen(likely.0 / 100 * dice.between(100, 125))),
    };
    let low = low.min(likely);
    Asset {
        id: format!("A{number:03}"),
        name: format!("{name}{number}"),
        class,
        value: ValueRange { low, likely, high: high.max(likely) },
        liquidity,
        days: dice.between(days.0, days.1) as u32,
        cost: Fen(low.0 / 1000 * cost + if cost == 0 { 0 } else { dice.between(50_000, 300_000) }),
        harm: Harm { score: (dice.between(harm.0, harm.1) * 5) as u8, reasons: Vec::new() },
        charge: if class != Class::Money && dice.roll(4) == 0 { Charge::Mortgaged } else { Charge::Free },
        standing: Standing::Open,
    }
}
