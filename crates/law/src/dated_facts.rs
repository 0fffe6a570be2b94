//! The dated facts that come with a release: notices of holidays, published rates.

/// The texts of the files under `data/`, as they are compiled in. Who keeps what was computed from them can tell by
/// these whether it still holds.
#[must_use]
pub fn dated_facts() -> [&'static str; 3] {
    [crate::calendar::NOTICES, crate::rates::BENCHMARK_RATES, crate::rates::LOAN_PRIME_RATES]
}
