//! Limits of the court's own: taken over, started by a step, standing still, met and missed, and never in the way.

use crate::court::{Court, day, loan};
use docket::clock::{Clock, ClockKind, ClockState};
use docket::flow::Node;
use docket::office::Office;
use docket::standstill::Counting;
use docket::step_limit::{Applies, StepLimit, StepLimitsTaken, taken_at_filing, tried};

fn line(no: u32, from: Node, until: Node, days: u32) -> StepLimit {
    StepLimit {
        no,
        name: format!("本院第{no}项"),
        from,
        until,
        days,
        counting: Counting::Calendar,
        applies: Applies::All,
        office: Office::Assistant,
        warn_days: 2,
        in_force_on: day("2026-03-01"),
        ends_on: None,
    }
}

fn take(court: &mut Court, on: &str, version: u32, limits: Vec<StepLimit>) {
    court.enter("gateway", day(on), vec![StepLimitsTaken { version, limits }.into()]);
}

fn clock(court: &Court, no: u32) -> Option<Clock> {
    court.case().clocks.get(ClockKind::StepLimit, no).cloned()
}

fn stands(court: &Court, no: u32, started_on: &str, due_on: &str, state: ClockState) {
    let clock = clock(court, no).expect("the clock was started");
    assert_eq!(
        (clock.started_on, clock.due_on, clock.state),
        (day(started_on), day(due_on), state),
        "{clock:?}"
    );
}

pub(crate) fn story() -> Court {
    let mut court = Court::filing(loan());
    let early = StepLimit { in_force_on: day("2026-03-05"), ..line(2, Node::Notified, Node::Served, 5) };
    let livelihood = StepLimit { applies: Applies::Livelihood, ..line(3, Node::Assigned, Node::Notified, 1) };
    let serve = StepLimit { counting: Counting::Working, ..line(4, Node::Served, Node::Controlled, 10) };
    take(
        &mut court,
        "2026-03-02",
        1,
        vec![line(1, Node::Assigned, Node::Notified, 2), early, livelihood, serve.clone()],
    );
    court.check("2026-03-03 wen assign_case handler=lin -> assigned");
    stands(&court, 1, "2026-03-03", "2026-03-05", ClockState::Running);
    assert_eq!(clock(&court, 1).map(|clock| (clock.office, clock.warn_days)), Some((Office::Assistant, 2)));
    assert_eq!(clock(&court, 3), None, "it is no livelihood case");

    // A limit that has run out forbids nothing.
    court.check("2026-03-06 lin issue_notice report_days=10 -> notice_issued");
    stands(&court, 1, "2026-03-03", "2026-03-05", ClockState::Met(day("2026-03-06")));
    stands(&court, 2, "2026-03-06", "2026-03-11", ClockState::Running);
    court.check("2026-03-09 ma serve_notice debtor=2 way=direct on=2026-03-09 -> notice_served");
    stands(&court, 2, "2026-03-06", "2026-03-11", ClockState::Met(day("2026-03-09")));
    stands(&court, 4, "2026-03-09", "2026-03-23", ClockState::Running);

    // A settlement and a suspension that overlap: each day is deducted once, for the court's limit and for the law's.
    court.check(
        "
        2026-03-11 lin record_settlement agreed_on=2026-03-11 filing=filed_jointly signed=in_person total_fen=90,000 instalments=2026-03-20，90000 breach=instalment_only controls=kept -> settlement_recorded
        2026-03-12 lin suspend_case ground=creditor_agrees facts=同意延期 -> proposed @asked
        2026-03-13 luo approve_proposal proposal=@asked -> approved,suspended
        ",
    );
    stands(&court, 4, "2026-03-09", "2026-03-23", ClockState::Paused(day("2026-03-13")));

    // Meanwhile the court changes its table: what was started keeps its term.
    let longer = StepLimit { no: 5, days: 30, in_force_on: day("2026-03-16"), ..serve };
    take(&mut court, "2026-03-16", 2, vec![longer]);
    court.check(
        "
        2026-03-27 lin resume_case facts=期限届满 -> resumed
        2026-03-31 lin resume_instrument applied_on=2026-03-30 ground=breach facts=未履行 -> instrument_resumed
        ",
    );
    // Two working days before the settlement, eight after the day on which it ended; Tomb-Sweeping Day is a Monday.
    let clock_4 = clock(&court, 4).expect("it runs on");
    assert_eq!(clock_4.state, ClockState::Running);
    assert_eq!(clock_4.due_on, day("2026-04-13"));
    assert_eq!(clock_4.days_stood_still(), 20, "12 to 31 March");
    assert_eq!(
        clock_4.deducted_words().as_deref(),
        Some(
            "扣除20日：2026-03-12至2026-03-31履行和解协议，2026-03-14至2026-03-27中止执行（重叠的日数只扣除一次）"
        )
    );
    let handling = court.case().clocks.get(ClockKind::Handling, 0).cloned().expect("it runs");
    assert_eq!(handling.deducted_words().as_deref(), Some("扣除14日：2026-03-14至2026-03-27中止执行"));
    assert_eq!(clock(&court, 5), None, "the step began before the new line was in force");

    // What the panel of the page says of another limit, and of one that nobody met.
    let case = court.case();
    let runs = tried(&case.id, &court.entries, &line(9, Node::Notified, Node::Served, 2));
    assert_eq!(runs.len(), 1);
    assert_eq!((runs[0].started_on, runs[0].due_on), (day("2026-03-06"), day("2026-03-08")));
    assert_eq!(runs[0].met_on, Some(day("2026-03-09")));
    assert_eq!(tried(&case.id, &court.entries, &line(9, Node::Paid, Node::Closed, 2)), []);
    court
}

#[test]
fn limits_of_the_court_run_beside_those_of_the_law_and_forbid_nothing() {
    story();
}

#[test]
fn limits_that_stand_on_the_page_of_the_filing_run_from_there() {
    let court = Court::filing(loan());
    let mut entries = court.entries.clone();
    let limits = vec![line(1, Node::Filed, Node::Assigned, 3)];
    taken_at_filing(&mut entries[0].event, StepLimitsTaken { version: 1, limits });
    let case = docket::Case::of(&court.case().id, &entries).expect("a filing");
    let clock = case.clocks.get(ClockKind::StepLimit, 1).expect("it began with the filing");
    assert_eq!(clock.due_on, case.filing.filed_on.plus_days(3));
    assert_eq!(case.step_limits.version, 1);
}

#[test]
fn a_line_is_refused_where_it_cannot_run() {
    for (line, fault) in [
        (line(1, Node::Served, Node::Queried, 5), None),
        (line(1, Node::Paid, Node::Closed, 5), None),
        (line(1, Node::Queried, Node::Served, 5), Some("不在")),
        (line(1, Node::Served, Node::Suspended, 5), Some("不能作为终点")),
        (line(1, Node::Settled, Node::Closed, 5), Some("不能作为起点")),
        (line(1, Node::Served, Node::Queried, 0), Some("天数")),
        (line(1, Node::Served, Node::Queried, 1), Some("预警")),
        (StepLimit { name: " ".to_owned(), ..line(1, Node::Served, Node::Queried, 5) }, Some("名称")),
        (StepLimit { office: Office::Auditor, ..line(1, Node::Served, Node::Queried, 5) }, Some("责任岗位")),
    ] {
        let found = line.fault();
        match fault {
            None => assert_eq!(found, None),
            Some(words) => assert!(found.as_deref().is_some_and(|found| found.contains(words)), "{found:?}"),
        }
    }
}
