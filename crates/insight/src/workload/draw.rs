//! Numbers by lot.

/// The number that is drawn for two things by a seed: the same for the same, whatever else is drawn.
///
/// The steps of SplitMix64, once for each of the three.
#[must_use]
pub fn draw(seed: u64, one: u64, other: u64) -> u64 {
    [one, other].into_iter().fold(mix(seed), |drawn, next| mix(drawn ^ next))
}

fn mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_drawn_about_as_often() {
        let mut drawn = [0_u32; 10];
        for week in 0..10_000 {
            drawn[usize::try_from(draw(7, 1, week) % 10).expect("small")] += 1;
        }
        assert!(drawn.iter().all(|count| (900..1_100).contains(count)), "{drawn:?}");
        assert_eq!(draw(7, 1, 2), draw(7, 1, 2));
        assert_ne!(draw(7, 1, 2), draw(7, 2, 1));
    }
}
