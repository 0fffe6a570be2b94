//! Random movements of money, repetitions and crashes leave the books sound.

use ledger::simulation::run;

#[test]
fn the_books_stay_sound_whatever_is_asked_and_whenever_the_program_dies() {
    let tally = run(1, 200_000).unwrap();
    assert_eq!(tally.worlds, 40);
    // The walk does what it says: most kinds of answers come often.
    assert!(tally.booked > 60_000 && tally.refused > 20_000, "{tally:?}");
    assert!(tally.repeated > 5_000 && tally.crashes > 200, "{tally:?}");
    let done = tally.done;
    for (what, times) in [
        ("receipts", done.receipts),
        ("back-dated receipts", done.back_dated),
        ("claims", done.claims),
        ("reversals", done.reversals),
        ("sent back", done.sent_back),
        ("divisions", done.divisions),
        ("replays", done.replays),
        ("holds", done.holds),
        ("payments", done.payments),
        ("payouts", done.payouts),
        ("given up", done.given_up),
        ("returned", done.returned),
    ] {
        assert!(times > 500, "{what}: {tally:?}");
    }
}

#[test]
fn a_seed_makes_the_same_world_every_time() {
    assert_eq!(run(17, 5_000), run(17, 5_000));
    assert_ne!(run(17, 5_000), run(18, 5_000));
}
