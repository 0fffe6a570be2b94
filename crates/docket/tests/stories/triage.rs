//! Triage: found by the table, put on another track, suggested again, kept and followed.

use crate::court::{Court, day, loan};
use crate::notices::SERVED;
use docket::indicator::{Fact, facts};
use docket::triage::{Track, Triaged, found_at_filing};
use docket::{Case, Entry};

/// What the table finds, which the application enters and no officer asks for.
fn found(court: &mut Court, on: &str, track: Track) {
    let triaged = Triaged {
        class: "ordinary".to_owned(),
        track,
        reasons: vec!["小标的".to_owned(), "申请标的不满100,000元".to_owned()],
        row: 7,
        table_version: 0,
    };
    court.enter("gateway", day(on), vec![triaged.into()]);
}

fn suggested(court: &Court) -> Option<Track> {
    court.case().triage.suggestion().map(|found| found.track)
}

pub(crate) fn story() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED);
    assert_eq!(court.case().triage.track(), None, "older cases have none until something is entered");
    found(&mut court, "2026-03-20", Track::Fast);
    assert_eq!(court.case().triage.track(), Some(Track::Fast));
    assert_eq!(court.case().triage.why(), "分流标准（预设）第7行：小标的（申请标的不满100,000元）");
    court.check(
        "
        2026-03-20 lin override_track track=complex reason=争议大 -> !not_your_office
        2026-03-20 gao override_track track=complex reason=争议大 -> !triage_other_team
        2026-03-20 luo override_track track=fast reason=标的小 -> !triage_already_on_track
        2026-03-20 luo settle_track answer=accept -> !triage_nothing_suggested
        2026-03-20 luo override_track track=complex reason=案外人主张权利 -> track_overridden
        ",
    );
    assert_eq!(court.case().triage.track(), Some(Track::Complex));
    assert_eq!(suggested(&court), None, "the finding that was overridden is no news");
    found(&mut court, "2026-03-21", Track::Ordinary);
    assert_eq!(court.case().triage.track(), Some(Track::Complex), "the program overrides nobody");
    assert_eq!(suggested(&court), Some(Track::Ordinary));
    court.check(
        "
        2026-03-22 luo settle_track answer=keep -> !triage_keeping_unexplained
        2026-03-22 luo settle_track answer=keep reason=争议尚未解决 -> track_settled
        2026-03-22 luo settle_track answer=keep reason=争议尚未解决 -> !triage_nothing_suggested
        ",
    );
    found(&mut court, "2026-03-23", Track::Fast);
    assert_eq!(suggested(&court), Some(Track::Fast));
    court.check("2026-03-23 luo settle_track answer=accept -> track_settled");
    assert_eq!(court.case().triage.track(), Some(Track::Fast));
    // The handler proposes, the leader of the team approves.
    court.check(
        "
        2026-03-24 lin propose_track track=ordinary reason=房屋须拍卖 -> proposed @asked
        2026-03-24 tao approve_proposal proposal=@asked -> approved,track_overridden
        # Back to what the table finds: the case is left to the table again.
        2026-03-25 luo override_track track=fast reason=房屋已撤回拍卖 -> track_overridden
        ",
    );
    assert_eq!(court.case().triage.chosen, None);
    court
}

#[test]
fn an_officer_stands_above_the_table_until_he_follows_it() {
    story();
}

#[test]
fn what_the_table_found_at_filing_stands_on_the_page_of_the_filing_and_is_counted_there() {
    let court = Court::filing(loan());
    let mut entries: Vec<Entry> = court.entries.clone();
    let triaged = Triaged {
        class: "ordinary".to_owned(),
        track: Track::Complex,
        reasons: vec!["标的额大".to_owned()],
        row: 3,
        table_version: 2,
    };
    found_at_filing(&mut entries[0].event, triaged.clone());
    let case = Case::of(&court.case().id, &entries).unwrap();
    assert_eq!(case.triage.found, Some(triaged));
    assert_eq!(case.triage.why(), "分流标准第2版第3行：标的额大");
    let counted: Vec<Fact> = facts(&case).into_iter().map(|one| one.fact).collect();
    assert_eq!(counted, [Fact::Accepted, Fact::FiledComplex]);
}
