//! Numbers by chance, the same in every run, for the tests of this module.

/// A small generator.
pub(crate) struct Chance(u64);

impl Chance {
    /// A generator with a seed.
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    /// A number below a bound.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound.max(1)
    }

    /// An amount in fen, now small, now huge, now nothing.
    pub(crate) fn amount(&mut self) -> i64 {
        let bound = [1, 10, 1_000, 100_000_000, 2_000_000_000]
            [usize::try_from(self.below(5)).expect("a small number fits")];
        let scale = [1, 1, 1, 50_000][usize::try_from(self.below(4)).expect("a small number fits")];
        i64::try_from(self.below(bound)).expect("a small number fits") * scale
    }
}
