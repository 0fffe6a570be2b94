//! Case funds, pure: double entry over the accounts of a case.
