//! The simulation of the books, on all processors.

use super::super::figure;
use anyhow::bail;
use ledger::simulation::{REQUESTS, Tally, world};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

pub(super) fn run(seed: u64, operations: u64) -> anyhow::Result<()> {
    let worlds = operations.div_ceil(REQUESTS);
    let (next, sum, failed) = (AtomicU64::new(0), Mutex::new(Tally::default()), Mutex::new(None));
    let began = Instant::now();
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= worlds {
                return;
            }
            match world(seed + number) {
                Ok(tally) => *sum.lock().expect("nobody panics with the sum") += tally,
                Err(failure) => {
                    *failed.lock().expect("nobody panics with the failure") = Some(failure);
                    next.store(worlds, Ordering::Relaxed);
                }
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    if let Some(failure) = failed.into_inner().expect("nobody panics with the failure") {
        let again = "zhida bench money --operations 1 --receipts 0 --claims 0 --seed";
        bail!("账目模拟发现错误：{failure}\n再现：{again} {}", failure.seed);
    }
    let tally = sum.into_inner().expect("nobody panics with the sum");
    let millis = u64::try_from(began.elapsed().as_millis())?.max(1);
    figure("operations", tally.requests, "operations");
    figure("operations_rate", tally.requests * 1_000 / millis, "operations/s");
    figure("operations_worlds", tally.worlds, "worlds");
    figure("operations_crashes", tally.crashes, "crashes");
    let done = tally.done;
    for (name, times) in [
        ("receipts", done.receipts),
        ("back_dated", done.back_dated),
        ("claims", done.claims),
        ("reversals", done.reversals),
        ("sent_back", done.sent_back),
        ("divisions", done.divisions),
        ("replays", done.replays),
        ("holds", done.holds),
        ("payments", done.payments),
        ("payouts", done.payouts),
        ("given_up", done.given_up),
        ("returned", done.returned),
        ("refused", tally.refused),
        ("repeated", tally.repeated),
    ] {
        figure(&format!("operations_{name}"), times, "operations");
    }
    Ok(())
}
