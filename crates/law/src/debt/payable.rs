//! Which obligations a receipt may pay: one debtor's money does not pay another debtor's debt.

use serde::{Deserialize, Serialize};

/// Which obligations of a debt a receipt may pay. What it cannot lay against them is surplus.
///
/// In JSON it is the list of their indexes from 0, or `null` for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Option<Vec<u32>>", into = "Option<Vec<u32>>")]
pub enum Payable {
    /// Every obligation: the payer owes them all.
    #[default]
    All,
    /// Those whose bit is set, obligation 0 being the lowest; none beyond [`Payable::CAPACITY`].
    Only(u64),
}

/// An obligation beyond the [`Payable::CAPACITY`] first ones was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("只能在前{}项给付中指定收款所清偿的给付", Payable::CAPACITY)]
pub struct BeyondCapacity;

impl Payable {
    /// How many obligations can be told apart.
    pub const CAPACITY: usize = u64::BITS as usize;

    /// The obligations with these indexes.
    ///
    /// # Errors
    /// Where one of them is not among the first [`Payable::CAPACITY`].
    pub fn only(obligations: impl IntoIterator<Item = usize>) -> Result<Payable, BeyondCapacity> {
        let mut bits = 0;
        for obligation in obligations {
            if obligation >= Payable::CAPACITY {
                return Err(BeyondCapacity);
            }
            bits |= 1 << obligation;
        }
        Ok(Payable::Only(bits))
    }

    /// Whether the obligation with this index may be paid.
    #[must_use]
    pub const fn includes(self, obligation: usize) -> bool {
        match self {
            Payable::All => true,
            Payable::Only(bits) => obligation < Payable::CAPACITY && bits >> obligation & 1 == 1,
        }
    }

    /// Whether every obligation it names stands among the first so many.
    pub(super) const fn fits(self, obligations: usize) -> bool {
        match self {
            Payable::All => true,
            Payable::Only(bits) => obligations >= Payable::CAPACITY || bits >> obligations == 0,
        }
    }
}

impl TryFrom<Option<Vec<u32>>> for Payable {
    type Error = BeyondCapacity;

    fn try_from(indexes: Option<Vec<u32>>) -> Result<Payable, BeyondCapacity> {
        match indexes {
            None => Ok(Payable::All),
            Some(indexes) => Payable::only(indexes.into_iter().map(|index| index as usize)),
        }
    }
}

impl From<Payable> for Option<Vec<u32>> {
    fn from(payable: Payable) -> Option<Vec<u32>> {
        match payable {
            Payable::All => None,
            Payable::Only(bits) => Some((0..u64::BITS).filter(|index| bits >> index & 1 == 1).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_lists_the_indexes_and_null_means_all() {
        for (text, payable) in
            [("null", Payable::All), ("[]", Payable::Only(0)), ("[0,2,63]", Payable::Only(1 << 63 | 0b101))]
        {
            assert_eq!(serde_json::from_str::<Payable>(text).unwrap(), payable);
            assert_eq!(serde_json::to_string(&payable).unwrap(), text);
        }
        assert!(serde_json::from_str::<Payable>("[64]").is_err());
    }

    #[test]
    fn only_the_named_obligations_are_included() {
        let payable = Payable::only([0, 2]).unwrap();
        assert_eq!([0, 1, 2, 63, 64].map(|index| payable.includes(index)), [true, false, true, false, false]);
        assert!(payable.fits(3) && !payable.fits(2) && Payable::All.fits(0) && payable.fits(64));
        assert!(Payable::All.includes(64));
        assert_eq!(Payable::only([64]), Err(BeyondCapacity));
    }
}
