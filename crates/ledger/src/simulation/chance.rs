//! Chance by a seed.

/// A small deterministic generator (xorshift).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    pub(super) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// One of so many places, more often one of the last; none where there is none.
    pub(super) fn place(&mut self, many: usize) -> Option<usize> {
        match many {
            0 => None,
            _ if self.one_in(4) => Some(self.below(many)),
            _ => Some(many - 1 - self.below(many.min(8))),
        }
    }
}
