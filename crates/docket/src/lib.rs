//! The case, pure: acts, events, the fold, clocks, next lawful steps and refusals.
