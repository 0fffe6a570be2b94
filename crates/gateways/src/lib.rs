//! The outside world: what the court and the institutions that help it say to each other ([`message`]), who they are
//! and how they are reached ([`institution`]), how a message is signed ([`signature`]) and sent ([`channel`]), and a
//! simulator of each institution for tests, stories and training ([`simulator`]).
//!
//! It knows nothing of cases or of the docket. `docs/reference/gateways.md` tells an engineer of a bank the same.

pub mod channel;
pub mod institution;
pub mod message;
pub mod signature;
pub mod simulator;
pub mod work_group;
