//! Kinds of case, and the ways of closing them.

use crate::court::{Court, FILED_ON, claim, day, loan};
use crate::notices::SERVED;
use docket::Refusal;
use docket::claim::Doubled;
use docket::clock::{ClockKind, ClockState};
use docket::event::Paper;
use docket::filing::Kind;
use docket::filing::file_case::{Application, file, resumable};
use law::closing2014::Way;

/// A ruling that preserves 10,000 yuan.
pub(crate) fn preservation() -> Application {
    let mut application = loan();
    application.kind = Kind::Preservation;
    application.instrument = "（2026）某0101民初12号".to_owned();
    application.effective_on = day(FILED_ON);
    application.claims = vec![claim(1, "保全数额", 10_000, FILED_ON, &[2])];
    application.claims[0].doubled = Doubled::LeftOut;
    application
}

#[test]
fn each_kind_is_filed_with_what_it_needs() {
    let court = Court::filing(loan());
    type Change = fn(&mut Application);
    let resumed: Change = |it| it.kind = Kind::Resumed;
    let cases: [(Application, Change, &str); 6] = [
        (loan(), resumed, "application_incomplete"),
        (
            loan(),
            |it| {
                it.kind = Kind::Resumed;
                it.earlier = "（2024）某0101执7号".parse().ok();
            },
            "filed",
        ),
        (preservation(), |_| {}, "filed"),
        (preservation(), |it| it.claims[0].doubled = Doubled::Counts, "application_incomplete"),
        (loan(), |it| it.kind = Kind::Preservation, "application_incomplete"),
        (preservation(), |it| it.instrument.clear(), "application_incomplete"),
    ];
    for (place, (mut application, change, expected)) in cases.into_iter().enumerate() {
        change(&mut application);
        let clerk = court.actor("wen");
        let number = "（2026）某0101执8号".parse().unwrap();
        let outcome = match file(application, number, &court.context(&clerk, day(FILED_ON))) {
            Ok(events) => events[0].kind(),
            Err(refusal) => refusal.code(),
        };
        assert_eq!(outcome, expected, "case {place}");
    }
}

#[test]
fn what_is_open_is_not_resumed_under_a_new_number() {
    assert_eq!(resumable(&Court::filing(loan()).case()).map_err(|no| no.code()), Err("earlier_case_open"));
    assert_eq!(resumable(&ended_round().case()), Ok(()));
}

/// What the officer answers before a round is ended.
const ANSWERS: &str = "told_on=2026-06-01 view=没有新线索 restricted_on=2026-05-20 restricted_page=第21页 listing=没有此情形 report_checked=已办理 report_sanctioned=没有此情形 clues_checked=没有此情形 local_inquiry=没有此情形 searched=没有此情形 audit_or_bounty=没有此情形 other_investigation=没有此情形 nothing_disposable=已办理 missing_searched=没有此情形 findings=仅有小额存款并已冻结";

pub(crate) fn ended_round() -> Court {
    let mut court = Court::filing(loan());
    let end = |route: &str, answers: &str| {
        format!("end_round route={route} agreed_on=2026-06-01 {ANSWERS} {answers}")
    };
    let whole = end("consent", "obstruction_sanctioned=没有此情形");
    let by_panel = end("panel", "obstruction_sanctioned=没有此情形");
    let lacking = end("consent", "obstruction_sanctioned=尚未办理");
    court.check(SERVED).check(
        "
        2026-03-06 lin record_property debtor=2 kind=real_estate description=某街一号 value_fen=9,000 source=found -> property_found @house
        2026-03-06 lin take_over_preservation property=@house way=seal ruling=（2025）某0101民初1号 from=2025-06-01 until=2028-05-31 -> preservation_taken_over @seal
        ",
    );
    court.check(&format!(
        "
        # The three months end on 2 June.
        2026-06-02 lin {whole} -> !round_too_early
        2026-06-03 lin {lacking} -> !round_not_ready
        # Nobody has looked whether there are deposits, houses, land, vehicles or equity.
        2026-06-03 lin {whole} -> !round_not_ready
        2026-06-03 lin record_offline_check debtor=2 subject=bank on=2026-06-03 place=某某银行 result=无 -> checked_on_the_spot
        2026-06-03 lin record_offline_check debtor=2 subject=real_estate on=2026-06-03 place=登记中心 result=无 -> checked_on_the_spot
        2026-06-03 lin record_offline_check debtor=2 subject=land on=2026-06-03 place=登记中心 result=无 -> checked_on_the_spot
        2026-06-03 lin record_offline_check debtor=2 subject=vehicle on=2026-06-03 place=车管所 result=无 -> checked_on_the_spot
        2026-06-03 lin record_offline_check debtor=2 subject=equity on=2026-06-03 place=市监局 result=无 -> checked_on_the_spot
        2026-06-03 lin {by_panel} -> proposed @panel
        2026-06-03 luo approve_proposal proposal=@panel -> !not_your_office
        2026-06-03 lin {whole} -> !proposals_waiting
        2026-06-03 han approve_proposal proposal=@panel -> approved,round_ended
        2026-06-03 = stage=closed clocks=round_query:2026-12-03,renew_measure.6:2028-05-31,measure_ends.6:2028-05-31
        2026-06-04 lin record_property debtor=2 kind=other description=无 source=found -> !case_closed
        # What is held stays held, and is looked after.
        2028-05-10 lin order_renewal measure=@seal months=24 -> renewal_ordered,renewal_confirmed
        ",
    ));
    court
}

#[test]
fn the_queries_of_five_years_follow_the_end_of_a_round() {
    let mut court = Court::filing(loan());
    court.entries = ended_round().entries;
    let due = |court: &Court| court.case().clocks.get(ClockKind::RoundQuery, 0).cloned().unwrap();
    assert_eq!(due(&court).due_on, day("2026-12-03"));
    let mut case = court.case();
    assert_eq!(case.closing.map(|closing| closing.way), Some(Way::RoundEnded));
    let asked = docket::inquiry::ask_institutions::InstitutionAsked::of(
        2,
        &"bank-1".parse().unwrap(),
        &crate::court::institutions().into_values().next().unwrap(),
        day("2026-12-01"),
    );
    for (on, state, next) in [
        ("2026-12-01", ClockState::Running, "2026-12-03"),
        ("2026-12-03", ClockState::Running, "2027-06-03"),
        ("2031-06-03", ClockState::Met(day("2031-06-03")), "2027-06-03"),
    ] {
        let stamp = docket::Stamp { on: day(on), ..court.entries[0].stamp.clone() };
        case = case.with(&stamp, &[asked.clone().into()]);
        let clock = case.clocks.get(ClockKind::RoundQuery, 0).unwrap();
        assert_eq!((clock.state, clock.due_on), (state, day(next)), "{on}");
    }
}

pub(crate) fn terminated() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-06 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1,000 held_fen=1,000 frozen_on=2026-03-06 months=6 -> deposit_frozen @freeze
        2026-03-09 lin close_preservation -> !closing_way_unsuited
        2026-03-09 lin terminate_case ground=raised facts=上级法院提级执行 -> !other_court_missing
        2026-03-09 lin withdraw_case ground=delegation_accepted facts=受托法院已立案 -> !other_court_missing
        2026-03-09 lin withdraw_case ground=not_competent facts=异议成立 -> !measures_running
        2026-03-09 lin terminate_case ground=withdrawn facts=已申请撤回 -> !measures_running
        2026-03-09 lin release_freeze measure=@freeze ground=withdrawn released_on=2026-03-09 -> freeze_released
        2026-03-10 lin record_settlement agreed_on=2026-03-10 filing=filed_jointly signed=in_person total_fen=90,000 instalments=2027-03-10，90000 breach=instalment_only controls=kept -> settlement_recorded
        2026-03-10 lin terminate_case ground=withdrawn facts=已申请撤回 -> proposed @end
        2026-03-10 luo approve_proposal proposal=@end -> approved,case_terminated
        2026-03-10 = stage=closed clocks=
        ",
    );
    court
}

#[test]
fn a_withdrawal_on_a_settlement_is_known_as_such_and_a_transfer_makes_no_ruling() {
    let court = terminated();
    let case = court.case();
    let closing = case.closing.unwrap();
    assert_eq!((closing.way, closing.page, closing.settlement.is_some()), (Way::Ended, closing.page, true));
    let papers = |court: &Court| {
        let last = court.entries.last().unwrap();
        last.event.papers_in(last.stamp.no, &court.case())
    };
    assert_eq!(papers(&court), [Paper::EndingRuling]);
    let mut raised = Court::filing(loan());
    raised.check(SERVED).check(
        "
        2026-03-06 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1,000 held_fen=1,000 frozen_on=2026-03-06 months=6 -> deposit_frozen
        2026-03-09 lin terminate_case ground=raised facts=提级 other_court=某某市中级人民法院（2026）某01执3号 -> proposed @end
        2026-03-09 luo approve_proposal proposal=@end -> approved,case_terminated
        ",
    );
    assert_eq!(papers(&raised), []);
    assert!(raised.case().clocks.running().is_empty());
}

pub(crate) fn struck_off() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-09 lin withdraw_case ground=other_court_filed_first facts=先行立案 other_court=某某区人民法院（2026）某0102执1号 -> proposed @end
        2026-03-09 luo approve_proposal proposal=@end -> approved,case_struck_off
        2026-03-09 = stage=closed clocks=
        ",
    );
    court
}

pub(crate) fn preserved() -> Court {
    let mut court = Court::filing(preservation());
    court.check(
        "
        2026-03-02 = stage=filed owed=10,000.00 clocks=name_handler:2026-03-09,start_preservation:2026-03-09
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-03-03 lin issue_notice report_days=10 -> !not_in_preservation
        2026-03-03 jin receive_money debtor=2 amount_fen=1 value_on=2026-03-03 bank_reference=r payer=某 -> !not_in_preservation
        2026-03-03 lin close_performed -> !not_in_preservation
        2026-03-04 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=10,001 frozen_on=2026-03-04 months=6 -> !exceeds_claim
        2026-03-04 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=10,000 held_fen=4,000 frozen_on=2026-03-04 months=12 -> deposit_frozen @freeze
        2026-03-04 = clocks=renew_measure.3:2027-03-03,measure_ends.3:2027-03-03
        2026-03-05 lin close_preservation note=已书面告知期限届满日 -> preservation_closed
        2026-03-05 = stage=closed clocks=renew_measure.3:2027-03-03,measure_ends.3:2027-03-03
        2027-02-20 lin renew_freeze measure=@freeze months=12 renewed_on=2027-02-20 -> freeze_renewed
        2027-02-20 lin ask_institutions scope=five_checks -> !case_closed
        ",
    );
    court
}

#[test]
fn what_was_preserved_follows_from_the_docket() {
    let mut nothing = Court::filing(preservation());
    nothing.check(
        "
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-03-05 lin close_preservation -> preservation_closed
        ",
    );
    let way = |court: &Court| court.case().closing.unwrap().way;
    assert_eq!((way(&preserved()), way(&nothing)), (Way::PartlyPreserved, Way::NothingToPreserve));
}

#[test]
fn a_resumed_case_is_not_cancelled() {
    let mut application = loan();
    application.kind = Kind::Resumed;
    application.earlier = "（2024）某0101执7号".parse().ok();
    let mut court = Court::filing(application);
    court
        .check(SERVED)
        .check("2026-03-09 lin withdraw_case ground=not_competent facts=异议成立 -> !closing_way_unsuited");
    let examples = Refusal::examples();
    assert!(examples.iter().any(|refusal| refusal.code() == "closing_way_unsuited"));
}
