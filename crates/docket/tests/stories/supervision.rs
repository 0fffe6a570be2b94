//! Supervision: ordered, answered from the road, sent back, accepted, taken back.

use crate::court::{Court, day, loan};
use crate::notices::SERVED;
use docket::clock::{ClockKind, ClockState};
use docket::indicator::{Fact, facts};
use docket::supervision::State;

pub(crate) fn story() -> Court {
    let mut court = Court::filing(loan());
    court
        .check("2026-03-02 luo supervise order=尽快分案 due_on=2026-03-04 -> !no_handler")
        .check(SERVED)
        .check(
            "
        2026-03-20 lin supervise order=查车 due_on=2026-03-24 -> !not_your_office
        2026-03-20 gao supervise order=查车 due_on=2026-03-24 -> !supervision_other_team
        2026-03-20 luo supervise order=查车 due_on=2026-03-19 -> !supervision_due_in_past
        2026-03-20 luo supervise order=查明名下车辆并查封 due_on=2026-03-24 -> supervised @first
        2026-03-20 tao supervise order=约谈法定代表人 due_on=2026-03-20 -> supervised @second
        2026-03-20 gao reply_supervision supervision=@second done=已约谈 -> !not_your_case
        2026-03-20 tao reply_supervision supervision=@second done=已约谈 -> !not_your_case
        2026-03-20 tao settle_supervision supervision=@second decision=accept -> !supervision_not_replied
        2026-03-20 tao settle_supervision supervision=@second decision=withdraw -> !supervision_withdrawal_unexplained
        2026-03-20 tao settle_supervision supervision=@first decision=withdraw remark=不需要 -> !supervision_not_the_orderer
        2026-03-20 ma reply_supervision supervision=999 done=已约谈 -> !not_on_docket
        # The assistant answers from the road; a second answer has to wait.
        2026-03-20 ma reply_supervision supervision=@second done=已在厂区约谈 -> supervision_replied
        2026-03-20 lin reply_supervision supervision=@second done=补充 -> !supervision_replied
        # Whoever stands higher may settle what the leader ordered.
        2026-03-20 kou settle_supervision supervision=@second decision=send_back remark=约谈笔录呢 -> !supervision_nothing_to_go_on
        2026-03-20 kou settle_supervision supervision=@second decision=send_back remark=约谈笔录呢 due_on=2026-03-19 -> !supervision_due_in_past
        2026-03-20 kou settle_supervision supervision=@second decision=send_back remark=请附约谈笔录 due_on=2026-03-25 -> supervision_settled
        ",
        );
    let (first, second) = (court.case().supervisions[0].no, court.case().supervisions[1].no);
    let due = |court: &Court, no: docket::EntryNo| {
        court.case().clocks.get(ClockKind::Supervision, no.0).map(|clock| (clock.due_on, clock.state))
    };
    assert_eq!(due(&court, first), Some((day("2026-03-24"), ClockState::Running)));
    assert_eq!(due(&court, second), Some((day("2026-03-25"), ClockState::Running)));
    court.check(
        "
        2026-03-25 lin reply_supervision supervision=@first done=名下无车辆 effect=已查明无车 -> supervision_replied
        2026-03-25 luo settle_supervision supervision=@first decision=accept -> supervision_settled
        2026-03-25 luo settle_supervision supervision=@first decision=accept -> !supervision_settled
        2026-03-26 kou settle_supervision supervision=@second decision=withdraw remark=笔录已附卷 -> supervision_settled
        # Whoever handles a case orders nothing in it; an order goes with the case.
        2026-03-26 luo supervise order=评估房屋 due_on=2026-04-10 -> supervised @third
        2026-03-27 luo assign_case handler=tao reason=调整 -> assigned
        2026-03-27 tao supervise order=评估 due_on=2026-04-10 -> !supervision_own_case
        2026-03-27 lin reply_supervision supervision=@third done=已移送评估 -> !not_your_case
        2026-03-30 tao reply_supervision supervision=@third done=已委托评估 -> supervision_replied
        ",
    );
    assert_eq!(due(&court, second), None, "nobody waits for what was taken back");
    court
}

#[test]
fn what_is_ordered_and_answered_is_counted_on_its_day() {
    let case = story().case();
    let states: Vec<&str> = case.supervisions.iter().map(|one| one.state.word()).collect();
    assert_eq!(states, ["accepted", "withdrawn", "replied"]);
    assert_eq!(case.supervisions[1].sent_back, 1);
    let facts = facts(&case);
    let count = |fact: Fact| facts.iter().filter(|one| one.fact == fact).count();
    assert_eq!(count(Fact::Supervised), 3);
    assert_eq!(count(Fact::SupervisionReplied), 3);
    // The first came a day late.
    assert_eq!(count(Fact::SupervisionRepliedInTime), 2);
}

#[test]
fn the_next_steps_ask_for_the_answer_and_then_for_its_acceptance() {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-20 luo supervise order=查车 due_on=2026-03-24 -> supervised @first
        ",
    );
    let offers = |court: &Court, officer: &str| -> Vec<&'static str> {
        let actor = court.actor(officer);
        let steps = docket::steps(&court.case(), &court.context(&actor, day("2026-03-20")));
        steps.open.iter().map(|step| step.act).filter(|act| act.contains("supervis")).collect()
    };
    assert_eq!(offers(&court, "ma"), ["reply_supervision"]);
    assert_eq!(offers(&court, "luo"), ["supervise", "settle_supervision"]);
    assert_eq!(offers(&court, "tao"), ["supervise"]);
    assert_eq!(offers(&court, "gao"), [""; 0]);
    court.check("2026-03-20 ma reply_supervision supervision=@first done=无车 -> supervision_replied");
    assert_eq!(offers(&court, "ma"), [""; 0]);
    assert_eq!(offers(&court, "luo"), ["settle_supervision", "supervise"]);
}

#[test]
fn orders_are_over_when_the_case_is_closed() {
    let mut court = crate::corrections::closing();
    let closed_on = court.case().closed_on();
    if let Some(on) = closed_on {
        assert!(court.case().supervisions.iter().all(|one| matches!(one.state, State::Settled(..))));
        court.check(&format!("{on} luo supervise order=查车 due_on={on} -> !case_closed"));
    }
}

#[test]
fn a_court_above_orders_and_settles_its_own_orders_and_does_nothing_else() {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-20 内02:gong assign_case handler=tao reason=调整 -> !not_your_office
        2026-03-20 内02:gong reply_supervision supervision=1 done=已办 -> !not_your_office
        2026-03-20 luo supervise order=查车 due_on=2026-03-24 -> supervised @own
        2026-03-20 内02:gong settle_supervision supervision=@own decision=withdraw remark=不需要 -> !supervision_not_the_orderer
        2026-03-20 内02:gong supervise order=报告进展 due_on=2026-03-19 -> !supervision_due_in_past
        2026-03-20 内02:gong supervise order=报告进展 due_on=2026-03-25 -> supervised @above
        # Nobody of the court below settles it, however high he stands.
        2026-03-20 han settle_supervision supervision=@above decision=withdraw remark=不需要 -> !supervision_not_the_orderer
        2026-03-23 lin reply_supervision supervision=@above done=已书面报告 -> supervision_replied
        2026-03-24 han settle_supervision supervision=@above decision=accept -> !supervision_not_the_orderer
        2026-03-24 内02:gong settle_supervision supervision=@above decision=accept -> supervision_settled
        2026-03-24 luo settle_supervision supervision=@own decision=withdraw remark=不需要 -> supervision_settled
        ",
    );
    let case = court.case();
    let above = &case.supervisions[1];
    assert_eq!((above.state.word(), above.by.court()), ("accepted", Some("内02")));
}
