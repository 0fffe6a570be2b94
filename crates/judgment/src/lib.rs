//! Reads the operative part of a Chinese civil judgment into structured claims.
