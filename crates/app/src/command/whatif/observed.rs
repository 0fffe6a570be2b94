//! What the court has seen of its clocks, as a question of [`insight::workload`].

use super::WEEKS;
use docket::clock::ClockKind;
use docket::directory::Directory;
use docket::office::Office;
use insight::workload::{
    Arrival, Desk, FEWEST_MET, FEWEST_WEEKS, Job, Leave, Meanwhile, Recipient, Served, Week, World,
};
use std::collections::{BTreeMap, BTreeSet};
use store::read::clocks::Whose;
use store::read::workload::{ClockStanding, Holding, WorkloadClock};
use values::{Day, StaffId, TeamId};

/// The kinds of clocks that are simulated: work of a handler that is over when it is done. What starts anew whenever it was
/// done (a renewal, an inspection, a regular query) leaves no trace of how often it was, so that nobody can say from the
/// clocks how much of it a desk gets done; most of it is done in batches besides.
pub(super) static KINDS: std::sync::LazyLock<Vec<ClockKind>> = std::sync::LazyLock::new(|| {
    ClockKind::ALL
        .into_iter()
        .filter(|kind| kind.is_work_of_the_handler() && !STARTS_ANEW.contains(kind))
        .collect()
});

const STARTS_ANEW: [ClockKind; 3] = [ClockKind::RenewMeasure, ClockKind::InspectSeal, ClockKind::RoundQuery];

/// Whose clocks are asked about: the desks and teams, by their places.
pub(super) struct Frame<'a> {
    directory: &'a Directory,
    /// The handlers, and those leaders of teams who had cases, in the order of the directory.
    pub(super) desks: Vec<&'a StaffId>,
    /// The teams in which they are; none for those who are in no team.
    pub(super) teams: Vec<Option<TeamId>>,
    /// The team of each desk.
    of: Vec<usize>,
    /// Whether all cases of the court are asked about.
    is_whole: bool,
}

impl<'a> Frame<'a> {
    pub(super) fn new(directory: &'a Directory, seen: &Whose, holdings: &[Holding]) -> Frame<'a> {
        let had_cases: BTreeSet<&str> = holdings.iter().map(|one| one.handler.as_str()).collect();
        let is_seen = |id: &StaffId, team: Option<&TeamId>| match seen {
            Whose::Court => true,
            Whose::Team(own) => team.is_some_and(|team| team.as_str() == own),
            Whose::Handler(own) => id.as_str() == own,
        };
        let members: Vec<_> = directory
            .handlers()
            .filter(|(id, member)| member.office == Office::Handler || had_cases.contains(id.as_str()))
            .filter(|(id, member)| is_seen(id, member.team.as_ref()))
            .collect();
        let known: BTreeSet<Option<TeamId>> = members.iter().map(|(_, member)| member.team.clone()).collect();
        let (without, mut teams): (Vec<_>, Vec<_>) = known.into_iter().partition(Option::is_none);
        teams.extend(without);
        let place = |team: &Option<TeamId>| teams.iter().position(|known| known == team).unwrap_or(0);
        let of = members.iter().map(|(_, member)| place(&member.team)).collect();
        Frame {
            directory,
            desks: members.into_iter().map(|(id, _)| id).collect(),
            of,
            teams,
            is_whole: *seen == Whose::Court,
        }
    }

    pub(super) fn desk(&self, id: &StaffId) -> Option<usize> {
        self.desks.iter().position(|desk| *desk == id)
    }

    pub(super) fn team(&self, team: Option<&TeamId>) -> Option<usize> {
        self.teams.iter().position(|known| known.as_ref() == team)
    }
}

/// A clock that is work of a handler, by places and days.
struct Seen {
    kind: usize,
    case: u32,
    started_on: Day,
    due_on: Day,
    filed_on: Day,
    standing: ClockStanding,
    /// Whose it was when it started.
    started_with: Holder,
    /// Whose it is, or was in the end.
    ended_with: Holder,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    /// A desk.
    Desk(usize),
    /// Somebody of a team that is asked about, who is no desk any longer, or nobody yet.
    Team(usize),
    /// Nobody, in a court whose cases are all asked about.
    Nobody,
    /// Somebody who is not asked about.
    Others,
}

/// What was seen.
pub(super) struct Observed<'a> {
    pub(super) frame: &'a Frame<'a>,
    clocks: Vec<Seen>,
    /// The filings, each by its day and, where one has it, team.
    filings: Vec<(Day, Option<usize>)>,
    /// The first day on which each desk had a case, so far as is known.
    first_days: Vec<Option<Day>>,
    /// The first day of which anything is known.
    since: Day,
    today: Day,
}

/// Too little was seen.
pub(super) struct TooLittle {
    pub(super) weeks: u32,
    pub(super) met: u32,
}

/// A world, and what it was made from.
pub(super) struct Built {
    pub(super) world: World,
    /// Clocks met in the weeks observed.
    pub(super) met: u32,
    /// Clocks that stand still.
    pub(super) paused: u32,
    /// Clocks of cases that no desk has.
    pub(super) nobodys: u32,
    /// Cases filed in these weeks, by team.
    filed: Vec<u32>,
}

impl Built {
    /// Clocks that a desk met in five working days, in tenths; none where it was never there.
    pub(super) fn pace_tenths(&self, desk: usize) -> Option<u32> {
        let served = self.world.weeks.iter().map(|week| week.served[desk]);
        let (met, days) = served.fold((0, 0), |(met, days), one| (met + one.met, days + one.days));
        (days > 0).then(|| (met * 50 + days / 2) / days)
    }

    /// Cases of a team filed in a week, in tenths.
    pub(super) fn intake_tenths(&self, team: usize) -> u32 {
        let weeks = self.world.weeks.len().max(1) as u32;
        (self.filed[team] * 10 + weeks / 2) / weeks
    }
}

impl<'a> Observed<'a> {
    pub(super) fn new(
        frame: &'a Frame<'a>,
        clocks: Vec<WorkloadClock>,
        holdings: Vec<Holding>,
        since: Day,
        today: Day,
    ) -> Observed<'a> {
        let mut held: BTreeMap<String, Vec<Holding>> = BTreeMap::new();
        let mut first_days = vec![None; frame.desks.len()];
        for one in holdings {
            if let Some(desk) = frame.desks.iter().position(|id| id.as_str() == one.handler) {
                let first = first_days[desk].get_or_insert(one.from);
                *first = one.from.min(*first);
            }
            held.entry(one.case_id.clone()).or_default().push(one);
        }
        let holder = |handler: &str, team: &str| {
            let desk = frame.desks.iter().position(|id| id.as_str() == handler);
            let place = team.parse().ok().and_then(|team| frame.team(Some(&team)));
            match (desk, place) {
                (Some(desk), _) => Holder::Desk(desk),
                (None, Some(team)) => Holder::Team(team),
                (None, None) if frame.is_whole => Holder::Nobody,
                (None, None) => Holder::Others,
            }
        };
        let mut cases: BTreeMap<String, u32> = BTreeMap::new();
        let (mut seen, mut filings, mut earliest) = (Vec::new(), Vec::new(), today);
        for clock in clocks {
            earliest = earliest.min(clock.filed_on);
            let of_case = held.get(&clock.case_id).map_or(&[][..], Vec::as_slice);
            let now = holder(&clock.handler, &clock.team);
            let next = cases.len() as u32;
            let case = *cases.entry(clock.case_id.clone()).or_insert_with(|| {
                let team = match now {
                    Holder::Desk(desk) => Some(frame.of[desk]),
                    Holder::Team(team) => Some(team),
                    Holder::Nobody | Holder::Others => None,
                };
                filings.push((clock.filed_on, team));
                next
            });
            let Some(kind) = KINDS.iter().position(|kind| kind.word() == clock.kind) else { continue };
            // Who has a case on a day is who has it in the evening; before anybody had it, whoever got it first.
            let on = |day: Day| {
                let then = of_case
                    .iter()
                    .rev()
                    .find(|one| one.from <= day && one.until.is_none_or(|until| day <= until));
                then.or_else(|| of_case.iter().find(|one| one.from > day))
                    .map_or(now, |one| holder(&one.handler, &one.team))
            };
            let ended_with = match clock.standing {
                ClockStanding::Met(day) => on(day),
                ClockStanding::Running | ClockStanding::Paused(_) => now,
            };
            seen.push(Seen {
                kind,
                case,
                started_on: clock.started_on,
                due_on: clock.due_on,
                filed_on: clock.filed_on,
                started_with: on(clock.started_on),
                standing: clock.standing,
                ended_with,
            });
        }
        Observed { frame, clocks: seen, filings, first_days, since: since.max(earliest), today }
    }

    /// The world on a day, which is gone through until another.
    pub(super) fn world(&self, on: Day, until: Day) -> Result<Built, TooLittle> {
        let (frame, calendar) = (self.frame, law::Calendar::national());
        let count = usize::try_from(on.days_since(self.since) / 7).unwrap_or(0).min(WEEKS);
        let begins = on.plus_days(-7 * count as i32);
        let place = |day: Day| {
            let days = usize::try_from(day.days_since(begins)).ok().filter(|_| day < on)?;
            Some((days / 7, days % 7))
        };
        let mut weeks =
            vec![Week { arrivals: Vec::new(), served: vec![Served::default(); frame.desks.len()] }; count];
        let (mut open, mut met, mut paused, mut nobodys) = (Vec::new(), 0, 0, 0);
        for clock in &self.clocks {
            let recipient = match clock.started_with {
                Holder::Desk(desk) => Some(Recipient::Desk(desk)),
                Holder::Team(team) => Some(Recipient::Team(team)),
                Holder::Nobody | Holder::Others => None,
            };
            if let (Some((week, day)), Some(to)) = (place(clock.started_on), recipient) {
                let term = clock.due_on.days_since(clock.started_on);
                let age = clock.started_on.days_since(clock.filed_on);
                weeks[week].arrivals.push(Arrival { to, kind: clock.kind, case: clock.case, day, term, age });
            }
            if let (ClockStanding::Met(day), Holder::Desk(desk)) = (clock.standing, clock.ended_with)
                && let Some((week, _)) = place(day)
            {
                weeks[week].served[desk].met += 1;
                met += 1;
            }
            if self.runs_on(clock, on) {
                match clock.ended_with {
                    Holder::Desk(desk) => {
                        let due = clock.due_on.days_since(on);
                        open.push(Job { desk, kind: clock.kind, case: clock.case, due });
                    }
                    Holder::Team(_) | Holder::Nobody => nobodys += 1,
                    Holder::Others => {}
                }
            }
            let stands = matches!(clock.standing, ClockStanding::Paused(_));
            paused += u32::from(stands && clock.ended_with != Holder::Others);
        }
        if count < FEWEST_WEEKS || met < FEWEST_MET {
            return Err(TooLittle { weeks: count as u32, met });
        }
        for (week, observed) in weeks.iter_mut().enumerate() {
            let days = (0..7).map(|day| begins.plus_days((7 * week + day) as i32));
            for day in days.filter(|day| !calendar.is_rest_day(*day)) {
                for (desk, served) in observed.served.iter_mut().enumerate() {
                    let was_there = self.first_days[desk].is_some_and(|first| first <= day)
                        && frame.directory.absence_on(frame.desks[desk], day).is_none();
                    served.days += u32::from(was_there);
                }
            }
        }
        let mut filed = vec![0; frame.teams.len()];
        for (day, team) in &self.filings {
            if let (Some(_), Some(team)) = (place(*day), team) {
                filed[*team] += 1;
            }
        }
        let span = u32::try_from(until.days_since(on) + 1).unwrap_or(0);
        let world = World {
            desks: frame.of.iter().map(|team| Desk { team: *team }).collect(),
            teams: frame.teams.len(),
            kinds: KINDS.len(),
            open,
            weeks,
            working: (0..span).map(|day| !calendar.is_rest_day(on.plus_days(day as i32))).collect(),
            leaves: self.leaves(on, until),
            pace_percent: 100,
        };
        Ok(Built { world, met, paused, nobodys, filed })
    }

    /// Whether a clock ran on the morning of a day; on the present day, whether it runs now.
    fn runs_on(&self, clock: &Seen, on: Day) -> bool {
        if on >= self.today {
            return clock.standing == ClockStanding::Running;
        }
        clock.started_on < on
            && match clock.standing {
                ClockStanding::Running => true,
                ClockStanding::Paused(since) | ClockStanding::Met(since) => since >= on,
            }
    }

    /// The leaves that are recorded, so far as they touch some days.
    fn leaves(&self, on: Day, until: Day) -> Vec<Leave> {
        let recorded = self.frame.directory.absences.iter();
        recorded
            .filter(|((_, from), absence)| *from <= until && on <= absence.until)
            .filter_map(|((staff, from), absence)| {
                let cases = self.frame.desk(&absence.cover).map_or(Meanwhile::Stay, Meanwhile::Cover);
                let (from, until) = (from.days_since(on), absence.until.days_since(on));
                Some(Leave { desk: self.frame.desk(staff)?, from, until, cases })
            })
            .collect()
    }

    /// How many clocks of the desks were missed in days that are over.
    pub(super) fn missed(&self, from: Day, until: Day) -> u32 {
        let missed = self.clocks.iter().filter(|clock| {
            let done_on = match clock.standing {
                ClockStanding::Running => None,
                ClockStanding::Paused(day) | ClockStanding::Met(day) => Some(day),
            };
            (from..=until).contains(&clock.due_on)
                && done_on.is_none_or(|day| day > clock.due_on)
                && matches!(clock.ended_with, Holder::Desk(_))
        });
        u32::try_from(missed.count()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use docket::directory::Member;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn directory() -> Directory {
        let member = |serving| Member {
            name: "某".to_owned(),
            office: Office::Handler,
            team: "fast".parse().ok(),
            serving,
        };
        let members = [("anna", true), ("bo", true), ("gone", false)]
            .map(|(id, serving)| (id.parse().expect("an id"), member(serving)));
        Directory { members: members.into(), ..Directory::default() }
    }

    fn clock(
        case: &str,
        started_on: &str,
        due_on: &str,
        standing: ClockStanding,
        handler: &str,
    ) -> WorkloadClock {
        WorkloadClock {
            case_id: case.to_owned(),
            kind: ClockKind::PayOut.word().to_owned(),
            started_on: day(started_on),
            due_on: day(due_on),
            standing,
            team: "fast".to_owned(),
            handler: handler.to_owned(),
            filed_on: day("2026-06-01"),
        }
    }

    fn held(case: &str, from: &str, until: &str, handler: &str) -> Holding {
        let (case_id, handler) = (case.to_owned(), handler.to_owned());
        Holding { case_id, from: day(from), until: until.parse().ok(), team: "fast".to_owned(), handler }
    }

    #[test]
    fn a_day_of_the_past_is_seen_as_it_was_and_each_clock_with_whoever_had_it() {
        let directory = directory();
        let frame = Frame::new(&directory, &Whose::Court, &[]);
        assert_eq!(frame.desks.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["anna", "bo"]);
        let met = |on: &str| ClockStanding::Met(day(on));
        let mut clocks: Vec<WorkloadClock> =
            (0..20).map(|_| clock("many", "2026-06-02", "2026-06-30", met("2026-06-05"), "bo")).collect();
        clocks.extend([
            // Anna had it until August and met it late in July; Bo has the case now.
            clock("moved", "2026-06-10", "2026-07-10", met("2026-07-15"), "bo"),
            clock("moved", "2026-07-20", "2026-09-10", ClockStanding::Running, "bo"),
            clock("left", "2026-07-20", "2026-09-10", ClockStanding::Running, "gone"),
            clock("still", "2026-07-20", "2026-08-10", ClockStanding::Paused(day("2026-08-20")), "bo"),
        ]);
        let holdings = vec![
            held("many", "2026-06-01", "", "bo"),
            held("moved", "2026-06-01", "2026-08-01", "anna"),
            held("moved", "2026-08-01", "", "bo"),
        ];
        let today = day("2026-09-01");
        let observed = Observed::new(&frame, clocks, holdings, day("2026-01-01"), today);
        // Nothing is known of the days before the first filing: thirteen whole weeks.
        let now = observed.world(today, day("2026-09-30")).ok().expect("enough is known");
        assert_eq!((now.world.weeks.len(), now.met, now.paused, now.nobodys), (13, 21, 1, 1));
        let due: Vec<(usize, i32)> = now.world.open.iter().map(|job| (job.desk, job.due)).collect();
        assert_eq!(due, [(1, 9)]);
        assert_eq!(now.world.working.len(), 30);
        let met: Vec<u32> =
            (0..2).map(|desk| now.world.weeks.iter().map(|week| week.served[desk].met).sum()).collect();
        assert_eq!(met, [1, 20]);
        // What started with somebody who is gone arises for the team.
        let arrivals: Vec<&Arrival> = now.world.weeks.iter().flat_map(|week| &week.arrivals).collect();
        assert_eq!(arrivals.iter().filter(|one| one.to == Recipient::Team(0)).count(), 1);
        assert_eq!(arrivals.iter().filter(|one| one.to == Recipient::Desk(0)).count(), 2);
        assert!(arrivals.iter().any(|one| (one.term, one.age) == (30, 9)), "{arrivals:?}");

        // On the first of July the clock that was met in the middle of it still ran, with Anna; five weeks are too few.
        let Err(TooLittle { weeks, met }) = observed.world(day("2026-07-06"), day("2026-07-31")) else {
            panic!("five weeks are too few")
        };
        assert_eq!((weeks, met), (5, 20));
        assert_eq!(observed.missed(day("2026-07-01"), day("2026-07-31")), 1);
        assert_eq!(observed.missed(day("2026-06-01"), day("2026-06-30")), 0);
        // It stood still only after its last day.
        assert_eq!(observed.missed(day("2026-08-01"), day("2026-08-31")), 1);
    }

    #[test]
    fn a_past_day_has_the_clocks_of_that_morning() {
        let directory = directory();
        let frame = Frame::new(&directory, &Whose::Court, &[]);
        let met = |on: &str| ClockStanding::Met(day(on));
        let mut clocks: Vec<WorkloadClock> =
            (0..20).map(|_| clock("many", "2026-06-02", "2026-06-30", met("2026-06-20"), "bo")).collect();
        clocks.extend([
            clock("one", "2026-08-01", "2026-08-25", met("2026-08-20"), "bo"),
            clock("two", "2026-08-01", "2026-08-25", met("2026-08-14"), "bo"),
            clock("three", "2026-08-15", "2026-08-25", ClockStanding::Running, "bo"),
            clock("four", "2026-08-01", "2026-08-25", ClockStanding::Paused(day("2026-08-15")), "bo"),
        ]);
        let holdings = vec![held("many", "2026-06-01", "", "bo")];
        let observed = Observed::new(&frame, clocks, holdings, day("2026-01-01"), day("2026-09-01"));
        let then = observed.world(day("2026-08-15"), day("2026-08-31")).ok().expect("enough is known");
        assert_eq!(then.world.open.len(), 2, "the first, and the fourth, which still ran");
        assert!(then.world.open.iter().all(|job| job.due == 10));
    }

    #[test]
    fn a_team_sees_its_own() {
        let directory = directory();
        for (seen, desks) in [
            (Whose::Team("fast".to_owned()), 2),
            (Whose::Team("slow".to_owned()), 0),
            (Whose::Handler("bo".to_owned()), 1),
        ] {
            assert_eq!(Frame::new(&directory, &seen, &[]).desks.len(), desks, "{seen:?}");
        }
    }
}
