//! Payments: what waits for the bank, batches, the bank's answers, receipts that are not paid out.

pub(crate) mod answer;
pub(crate) mod batch;
pub(crate) mod list;
pub(crate) mod make;
pub(crate) mod unpaid;

/// Where the endpoints belong in the document.
const TAG: &str = "案款发放";
