//! Use cases: who may, load, decide, append.
