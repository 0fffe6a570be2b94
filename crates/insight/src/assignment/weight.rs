//! What a case weighs.

use serde::{Deserialize, Serialize};
use values::Fen;

/// What the weight of a case is made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Features {
    /// What is claimed.
    pub claimed: Fen,
    /// How many debtors.
    pub debtors: u32,
    /// Whether a livelihood class goes first in every queue.
    pub livelihood: bool,
    /// Whether enforcement is suspended.
    pub suspended: bool,
}

/// One line of the table of weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeightRule {
    /// For what, in Chinese words.
    pub of: &'static str,
    /// How many points.
    pub points: u32,
    /// Why, in Chinese words.
    pub why: &'static str,
}

/// Claims from which on a case weighs more: the bounds between the four bands.
pub const AMOUNTS: [Fen; 3] = [Fen::yuan(100_000), Fen::yuan(1_000_000), Fen::yuan(10_000_000)];

const BASE: WeightRule =
    WeightRule {
        of: "每件案件", points: 10, why: "通知、查控、约谈、结案等每案必办事项"
    };
const BANDS: [WeightRule; 3] = [
    WeightRule { of: "标的十万元以上", points: 4, why: "多有不动产、车辆需要处置" },
    WeightRule {
        of: "标的一百万元以上", points: 10, why: "多需评估拍卖，涉及轮候和优先权"
    },
    WeightRule {
        of: "标的一千万元以上", points: 20, why: "财产种类多，常有参与分配和异议"
    },
];
const DEBTOR: WeightRule =
    WeightRule {
        of: "每增加一名被执行人", points: 3, why: "送达、查控、惩戒逐人办理；最多计五人"
    };
const LIVELIHOOD: WeightRule =
    WeightRule { of: "涉民生案件", points: 3, why: "绿色通道优先办理，接待和督办较多" };
const SUSPENDED: WeightRule =
    WeightRule {
        of: "中止执行的案件", points: 0, why: "按上列各项之和的一半计，仍须定期核查和续封"
    };
/// Debtors beyond the first that count.
const DEBTORS_MAX: u32 = 5;

/// The table of weights.
pub const WEIGHTS: [WeightRule; 7] = [BASE, BANDS[0], BANDS[1], BANDS[2], DEBTOR, LIVELIHOOD, SUSPENDED];

/// The weight of a case and what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// The points.
    pub points: u32,
    /// For what: the words of the table, and the points.
    pub parts: Vec<(&'static str, u32)>,
}

/// Weighs a case.
#[must_use]
pub fn weigh(features: &Features) -> Weighed {
    let mut parts = vec![(BASE.of, BASE.points)];
    let band = AMOUNTS.iter().rposition(|from| features.claimed >= *from).map(|band| BANDS[band]);
    parts.extend(band.map(|band| (band.of, band.points)));
    let further = features.debtors.saturating_sub(1).min(DEBTORS_MAX);
    if further > 0 {
        parts.push((DEBTOR.of, DEBTOR.points * further));
    }
    if features.livelihood {
        parts.push((LIVELIHOOD.of, LIVELIHOOD.points));
    }
    let sum: u32 = parts.iter().map(|(_, points)| points).sum();
    let points = if features.suspended { sum.div_ceil(2) } else { sum };
    Weighed { points, parts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_weighs_what_the_table_says() {
        let one = Features { debtors: 1, ..Features::default() };
        for (features, points) in [
            (one, 10),
            (Features { claimed: Fen::yuan(100_000) - Fen(1), ..one }, 10),
            (Features { claimed: Fen::yuan(100_000), ..one }, 14),
            (Features { claimed: Fen::yuan(1_000_000), ..one }, 20),
            (Features { claimed: Fen::yuan(10_000_000), ..one }, 30),
            (Features { debtors: 3, ..one }, 16),
            (Features { debtors: 60, ..one }, 25),
            (Features { debtors: 0, ..one }, 10),
            (Features { livelihood: true, ..one }, 13),
            (Features { livelihood: true, suspended: true, ..one }, 7),
        ] {
            assert_eq!(weigh(&features).points, points, "{features:?}");
        }
    }
}
