//! The law as pure functions: one module per statute, each function under the article it carries out.
