//! Paying in order: each tier in full before the next, the tier that cannot be paid in full pro rata.

use values::{Fen, Ratio};

/// A sum due, with the id that decides between equal remainders.
pub type Due = (String, Fen);

/// Sums that rank equally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// What ranks here, in Chinese.
    pub label: String,
    /// The sums.
    pub dues: Vec<Due>,
}

/// What a tier was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidTier {
    /// What ranks here, in Chinese.
    pub label: String,
    /// What was there when its turn came.
    pub available: Fen,
    /// What was due in it.
    pub due: Fen,
    /// What each sum was paid, in the order of the tier.
    pub paid: Vec<Fen>,
}

impl Tier {
    /// Sums that rank equally.
    #[must_use]
    pub fn new(label: impl Into<String>, dues: Vec<Due>) -> Tier {
        Tier { label: label.into(), dues }
    }

    /// One sum that ranks alone.
    #[must_use]
    pub fn single(label: impl Into<String>, id: &str, due: Fen) -> Tier {
        Tier::new(label, vec![(id.to_owned(), due)])
    }

    /// What is due in it.
    #[must_use]
    pub fn due(&self) -> Fen {
        total(&self.dues)
    }
}

impl PaidTier {
    /// What the tier was paid together.
    #[must_use]
    pub fn sum(&self) -> Fen {
        self.paid.iter().sum()
    }

    /// What is left for the next tier.
    #[must_use]
    pub fn left(&self) -> Fen {
        self.available - self.sum()
    }

    /// The share of each claim that is paid: what was available over what is due, at most one, and one where nothing
    /// is due.
    #[must_use]
    pub fn ratio(&self) -> Ratio {
        if self.due <= self.available {
            return Ratio::ONE;
        }
        Ratio::new(i128::from(self.available.0), i128::from(self.due.0))
    }

    /// One sentence for the derivation.
    #[must_use]
    pub fn chinese(&self) -> String {
        let sum = self.sum();
        if self.due.is_zero() {
            format!("{}：没有应付数额。", self.label)
        } else if sum == self.due {
            format!("{}：应付{}元，可供支付{}元，全额支付。", self.label, self.due, self.available)
        } else if sum.is_zero() {
            format!("{}：应付{}元，已无余款，不能支付。", self.label, self.due)
        } else {
            format!(
                "{}：应付{}元，可供支付{}元，支付{}元，受偿比例{}。",
                self.label,
                self.due,
                self.available,
                sum,
                self.ratio().percent(4)
            )
        }
    }
}

/// The sum of several sums due.
#[must_use]
pub fn total(dues: &[Due]) -> Fen {
    dues.iter().map(|(_, due)| due.or_zero()).sum()
}

/// Shares a pool among sums due (DIS-11): all in full where it suffices, else pro rata.
///
/// Interpretation (D-06): every share is rounded down to the fen, and the fen left over go one each to the shares with
/// the largest remainders; between equal remainders the smaller id comes first. The shares sum to the pool.
#[must_use]
pub fn pro_rata(pool: Fen, dues: &[Due]) -> Vec<Fen> {
    let (pool, whole) = (pool.or_zero(), total(dues));
    if whole <= pool {
        return dues.iter().map(|(_, due)| due.or_zero()).collect();
    }
    let exact = |due: &Due| i128::from(pool.0) * i128::from(due.1.or_zero().0);
    let whole = i128::from(whole.0);
    let mut shares: Vec<i128> = dues.iter().map(|due| exact(due) / whole).collect();
    let mut by_remainder: Vec<usize> = (0..dues.len()).collect();
    by_remainder.sort_by(|&one, &other| {
        let remainder = |index: usize| exact(&dues[index]) % whole;
        remainder(other).cmp(&remainder(one)).then_with(|| dues[one].0.cmp(&dues[other].0))
    });
    let left = i128::from(pool.0) - shares.iter().sum::<i128>();
    for (_, index) in (0..left).zip(by_remainder) {
        shares[index] += 1;
    }
    let fen = |share: i128| Fen(i64::try_from(share).expect("a share is not above the pool"));
    shares.into_iter().map(fen).collect()
}

/// Pays tiers one after another.
#[must_use]
pub fn pay_tiers(pool: Fen, tiers: &[Tier]) -> Vec<PaidTier> {
    let mut available = pool.or_zero();
    tiers
        .iter()
        .map(|tier| {
            let paid = PaidTier {
                label: tier.label.clone(),
                available,
                due: tier.due(),
                paid: pro_rata(available, &tier.dues),
            };
            available = paid.left();
            paid
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distribution::chance::Chance;

    fn dues(amounts: &[(&str, i64)]) -> Vec<Due> {
        amounts.iter().map(|(id, fen)| ((*id).to_owned(), Fen(*fen))).collect()
    }

    #[test]
    fn the_odd_fen_goes_to_the_largest_remainder_and_then_to_the_smaller_id() {
        let check = |pool, amounts: &[(&str, i64)], shares: &[i64]| {
            assert_eq!(
                pro_rata(Fen(pool), &dues(amounts)),
                shares.iter().copied().map(Fen).collect::<Vec<_>>()
            );
        };
        check(100, &[("b", 1), ("a", 1), ("c", 1)], &[1, 1, 1]);
        check(2, &[("b", 1), ("a", 1), ("c", 1)], &[1, 1, 0]);
        check(100, &[("b", 100), ("a", 100), ("c", 100)], &[33, 34, 33]);
        check(10, &[("a", 0), ("b", 7), ("c", 8)], &[0, 5, 5]);
        check(0, &[("a", 5)], &[0]);
        check(7, &[], &[]);
        check(
            58_800_000,
            &[("A", 50_000_000), ("B", 30_000_000), ("C", 12_345_678)],
            &[31_836_899, 19_102_139, 7_860_962],
        );
    }

    #[test]
    fn shares_sum_to_the_pool_never_exceed_the_claim_and_do_not_depend_on_the_order_of_input() {
        let mut chance = Chance::new(7);
        for _ in 0..2_000 {
            let count = chance.below(12);
            let claims: Vec<Due> =
                (0..count).map(|number| (format!("c{number}"), Fen(chance.amount()))).collect();
            let pool = Fen(chance.amount());
            let shares = pro_rata(pool, &claims);
            assert_eq!(shares.iter().sum::<Fen>(), pool.min(total(&claims)));
            assert!(shares.iter().zip(&claims).all(|(share, (_, due))| *share >= Fen::ZERO && share <= due));
            let mut turned: Vec<Due> = claims.clone();
            turned.reverse();
            let mut turned_shares = pro_rata(pool, &turned);
            turned_shares.reverse();
            assert_eq!(shares, turned_shares);
        }
    }

    #[test]
    fn a_tier_is_paid_only_after_the_one_before_it_is_paid_in_full() {
        let mut chance = Chance::new(11);
        for _ in 0..500 {
            let tiers: Vec<Tier> = (0..chance.below(6))
                .map(|tier| {
                    let dues =
                        (0..chance.below(4)).map(|id| (format!("{id}"), Fen(chance.amount()))).collect();
                    Tier::new(format!("{tier}"), dues)
                })
                .collect();
            let paid = pay_tiers(Fen(chance.amount()), &tiers);
            for pair in paid.windows(2) {
                assert!(pair[0].sum() == pair[0].due || pair[1].sum().is_zero());
                assert_eq!(pair[0].left(), pair[1].available);
            }
        }
    }
}
