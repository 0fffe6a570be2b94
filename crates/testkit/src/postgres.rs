//! A schema of its own for every test that runs on PostgreSQL.

use std::sync::atomic::{AtomicU32, Ordering};
use store::StoreUrl;

/// An address on the test server that leads to an empty schema of its own.
///
/// # Panics
/// Where the server cannot be reached or the address is not one of PostgreSQL.
#[must_use]
pub fn fresh(url: &str) -> StoreUrl {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let schema = format!("zhida_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    store::contract::scratch_schema(url, &schema)
}
