//! The binary zhida.
fn main() {}
