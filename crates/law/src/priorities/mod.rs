//! Which claim comes before which on one property or in one case.
//!
//! [`case_order`] is the order inside one case, [`security`] the order of security rights, [`special`] the priorities
//! that statutes give to construction price, tax, home buyers and wages. Distribution among creditors is in
//! [`crate::distribution`].

pub mod case_order;
pub mod security;
pub mod special;
