//! Case funds, pure: double entry over the accounts of the court and of each case (一案一账号).
//!
//! Every movement of money is a [`Transaction`] whose lines sum to nothing for each owner, on a booking day and with a
//! value day. [`Books`] applies transactions and keeps the invariants: each balances, none is booked twice under one
//! reference, no account goes below nothing, and what is reserved for a payment is spent on nothing else. What the
//! movements are is decided elsewhere (the docket, the bank lines); [`movement`] writes them as transactions, and here
//! they only have to add up.
//!
//! Nothing is ever changed: a mistake is answered by a reversal, which is a transaction of its own.

mod account;
mod books;
mod transaction;

pub mod bank_line;
pub mod court_account;
pub mod matching;
pub mod movement;
pub mod outgoing_line;
pub mod simulation;

pub use account::{Account, AccountOf, Owner};
pub use books::{Booked, Books, Broken, Reservation, ReservationState, Unbookable};
pub use transaction::{Line, Reference, Transaction};
