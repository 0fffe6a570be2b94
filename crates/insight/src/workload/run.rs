//! The days, one by one.

use super::{Arrival, Change, Job, Leave, Meanwhile, Recipient, Runs, Tally, World, draw};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Parts of one clock in which what a desk gets done is reckoned.
const PARTS: u64 = 1_000;
/// What is drawn for, so that no two draws are the same.
const ARISING: u64 = 1 << 40;
const SERVED: u64 = 2 << 40;
const COPIES: u64 = 3 << 40;
const SHARE: u64 = 4 << 40;

/// Goes through the days so many times.
///
/// Where no week was observed, nothing arises and nothing gets done.
#[must_use]
pub fn simulate(world: &World, change: &Change, seed: u64, runs: u32) -> Runs {
    let court = Court::new(world, change);
    Runs((0..u64::from(runs)).map(|run| Run::new(&court, draw(seed, run, 0)).through()).collect())
}

/// A clock on a desk: by its last day, then in an order that nothing changes. The last is the desk to which it comes back.
type Waiting = Reverse<(i32, u32, usize, u32, usize)>;

/// What is the same in every run.
struct Court<'a> {
    world: &'a World,
    intake: i64,
    leaves: Vec<Leave>,
    /// The team of each desk, and then of each of those who join.
    teams: Vec<usize>,
    /// The desks that were there from the first day on, by team.
    of_team: Vec<Vec<usize>>,
    /// Those who join, by team.
    joined: Vec<Vec<usize>>,
    /// Parts of a clock that each desk gets done a working day, by observed week.
    rates: Vec<Vec<u64>>,
    /// The working day from each day on.
    next_working: Vec<i32>,
}

impl<'a> Court<'a> {
    fn new(world: &'a World, change: &Change) -> Court<'a> {
        let mut teams: Vec<usize> = world.desks.iter().map(|desk| desk.team).collect();
        let mut of_team = vec![Vec::new(); world.teams];
        for (desk, team) in teams.iter().enumerate() {
            of_team[*team].push(desk);
        }
        let joined: Vec<Vec<usize>> =
            (0..world.teams).map(|team| change.joining(world.desks.len(), team)).collect();
        teams.extend(change.staffing.iter().flat_map(|(team, hands)| (0..*hands).map(move |_| *team)));
        let rates = (0..teams.len()).map(|desk| rates(world, desk, teams[desk], &of_team)).collect();
        let mut court = Court {
            world,
            intake: i64::from(change.intake_percent),
            leaves: world.leaves.iter().chain(&change.leaves).copied().collect(),
            teams,
            of_team,
            joined,
            rates,
            next_working: next_working(&world.working),
        };
        for (team, hands) in change.staffing.iter().filter(|(_, hands)| *hands < 0) {
            court.take_away(*team, u64::from(hands.unsigned_abs()));
        }
        court
    }

    /// Every desk of a team gets less done, in proportion.
    fn take_away(&mut self, team: usize, hands: u64) {
        let all = self.of_team[team].len() as u64;
        for desk in self.of_team[team].clone() {
            for rate in &mut self.rates[desk] {
                *rate = *rate * all.saturating_sub(hands) / all.max(1);
            }
        }
    }

    fn is_away(&self, desk: usize, day: i32) -> bool {
        self.leaves.iter().any(|leave| leave.desk == desk && leave.from <= day && day <= leave.until)
    }

    /// Where the clocks of a case go that arise for somebody on a day, and to whom they come back; none where the team has
    /// nobody at all.
    fn place(&self, to: Recipient, case: u32, seed: u64, day: i32) -> Option<(usize, usize)> {
        let lot = |among: usize| draw(seed, SHARE + among as u64, u64::from(case));
        let (home, team) = match to {
            Recipient::Desk(desk) => (Some(desk), self.teams[desk]),
            Recipient::Team(team) => (None, team),
        };
        let (all, joined) = (self.of_team[team].len(), &self.joined[team]);
        let ticket = usize::try_from(lot(self.teams.len()) % (all + joined.len()).max(1) as u64).unwrap_or(0);
        if let Some(desk) = joined.get(ticket) {
            return Some((*desk, *desk));
        }
        let Some(home) = home.or_else(|| self.one_of(team, None, day, lot)) else {
            // Nobody of the team is there today: it waits for the first.
            return self.of_team[team].first().map(|first| (*first, *first));
        };
        Some(self.handed_over(home, day, lot).unwrap_or((home, home)))
    }

    /// Who does the work of somebody who is away on a day, and to whom it comes back.
    fn handed_over(&self, desk: usize, day: i32, lot: impl Fn(usize) -> u64) -> Option<(usize, usize)> {
        let leave = self
            .leaves
            .iter()
            .rev()
            .find(|leave| leave.desk == desk && (leave.from..=leave.until).contains(&day))?;
        match leave.cases {
            Meanwhile::Stay => None,
            Meanwhile::Cover(cover) => (!self.is_away(cover, day)).then_some((cover, desk)),
            Meanwhile::Spread => {
                self.one_of(self.teams[desk], Some(desk), day, lot).map(|other| (other, other))
            }
        }
    }

    /// By lot, one of a team who is there on a day: whoever else is there, the order of the others does not change.
    fn one_of(&self, team: usize, but: Option<usize>, day: i32, lot: impl Fn(usize) -> u64) -> Option<usize> {
        let there = self.of_team[team].iter().chain(&self.joined[team]).copied();
        there.filter(|desk| Some(*desk) != but && !self.is_away(*desk, day)).min_by_key(|desk| lot(*desk))
    }
}

/// Parts of a clock that a desk gets done a working day, by observed week.
fn rates(world: &World, desk: usize, team: usize, of_team: &[Vec<usize>]) -> Vec<u64> {
    let pace =
        |met: u32, days: u32| u64::from(met) * PARTS * u64::from(world.pace_percent) / 100 / u64::from(days);
    let of_team = |place: usize| {
        let served = of_team[team].iter().filter_map(|desk| world.weeks[place].served.get(*desk));
        served.fold((0, 0), |(met, days), served| (met + served.met, days + served.days))
    };
    let own =
        |place: usize| world.weeks[place].served.get(desk).map_or((0, 0), |served| (served.met, served.days));
    let count = world.weeks.len();
    let was_there = (0..count).any(|place| own(place).1 > 0);
    let observed = |place: usize| if was_there { own(place) } else { of_team(place) };
    (0..count)
        .map(|place| {
            let found = (0..count).map(|more| observed((place + more) % count)).find(|(_, days)| *days > 0);
            found.map_or(0, |(met, days)| pace(met, days))
        })
        .collect()
}

fn next_working(working: &[bool]) -> Vec<i32> {
    let mut next = working.len() as i32;
    let mut found: Vec<i32> = (0..working.len())
        .rev()
        .map(|day| {
            if working[day] {
                next = day as i32;
            }
            next
        })
        .collect();
    found.reverse();
    found
}

/// One run.
struct Run<'a> {
    court: &'a Court<'a>,
    seed: u64,
    desks: Vec<BinaryHeap<Waiting>>,
    /// Parts of a clock that each desk has begun.
    begun: Vec<u64>,
    tally: Tally,
}

impl<'a> Run<'a> {
    fn new(court: &'a Court<'a>, seed: u64) -> Run<'a> {
        let (desks, days) = (court.teams.len(), court.world.working.len());
        let tally = Tally {
            missed_by_week: vec![0; days.div_ceil(7)],
            missed_by_kind: vec![0; court.world.kinds],
            missed_by_desk: vec![0; desks],
            open_by_desk: vec![0; desks],
            spare_by_desk: vec![0; desks],
            ..Tally::default()
        };
        Run { court, seed, desks: vec![BinaryHeap::new(); desks], begun: vec![0; desks], tally }
    }

    fn through(mut self) -> Tally {
        let world = self.court.world;
        for job in &world.open {
            self.put(job, 0);
        }
        for day in 0..world.working.len() {
            let week = (day / 7) as u64;
            self.change_hands(day as i32);
            if world.weeks.is_empty() {
                continue;
            }
            let one_of_weeks = |what: u64| (draw(self.seed, what, week) % world.weeks.len() as u64) as usize;
            let (arising, served) = (one_of_weeks(ARISING), one_of_weeks(SERVED));
            for arrival in &world.weeks[arising].arrivals {
                if arrival.day == day % 7 {
                    self.arises(arrival, day as i32, week);
                }
            }
            if world.working[day] {
                self.work(day as i32, served);
            }
        }
        self.end()
    }

    fn put(&mut self, job: &Job, day: i32) {
        let placed = self.court.place(Recipient::Desk(job.desk), job.case, self.seed, day);
        let (desk, back) = placed.unwrap_or((job.desk, job.desk));
        self.desks[desk].push(Reverse((job.due, job.case, job.kind, 0, back)));
    }

    /// What waits for whoever goes away today is handed over, and what he left comes back.
    fn change_hands(&mut self, day: i32) {
        let court = self.court;
        for leave in
            court.leaves.iter().filter(|leave| leave.until + 1 == day && !court.is_away(leave.desk, day))
        {
            if let Meanwhile::Cover(cover) = leave.cases {
                let (back, kept) = std::mem::take(&mut self.desks[cover])
                    .into_iter()
                    .partition::<Vec<_>, _>(|waiting| waiting.0.4 == leave.desk);
                self.desks[cover] = kept.into();
                self.desks[leave.desk].extend(back);
            }
        }
        for leave in court.leaves.iter().filter(|leave| leave.from == day) {
            for waiting in std::mem::take(&mut self.desks[leave.desk]) {
                let Reverse((due, case, kind, copy, back)) = waiting;
                let lot = |among: usize| draw(self.seed, SHARE + among as u64, u64::from(case));
                let (desk, home) = court.handed_over(leave.desk, day, lot).unwrap_or((leave.desk, back));
                let home = if back == leave.desk { home } else { back };
                self.desks[desk].push(Reverse((due, case, kind, copy, home)));
            }
        }
    }

    fn arises(&mut self, arrival: &Arrival, day: i32, week: u64) {
        let copies = if arrival.age <= day {
            let drawn = draw(self.seed, COPIES + week, u64::from(arrival.case)) % 100;
            (100 + self.court.intake + drawn as i64).max(0) / 100
        } else {
            1
        };
        let due = day + arrival.term.max(0);
        let due = usize::try_from(due)
            .ok()
            .and_then(|due| self.court.next_working.get(due))
            .copied()
            .unwrap_or(due);
        let Some((desk, back)) = self.court.place(arrival.to, arrival.case, self.seed, day) else { return };
        for copy in 0..copies {
            self.desks[desk].push(Reverse((due, arrival.case, arrival.kind, copy as u32, back)));
            self.tally.arisen += 1;
        }
    }

    fn work(&mut self, day: i32, week: usize) {
        for desk in 0..self.desks.len() {
            self.begun[desk] += self.court.rates[desk][week];
            let done = self.begun[desk] / PARTS;
            self.begun[desk] %= PARTS;
            // Fractions add up as if nobody had left, so that a leave never makes a later day a better one.
            if self.court.is_away(desk, day) {
                continue;
            }
            for place in 0..done {
                let Some(Reverse((due, _, kind, _, _))) = self.desks[desk].pop() else {
                    self.tally.spare_by_desk[desk] += u32::try_from(done - place).unwrap_or(u32::MAX);
                    break;
                };
                self.tally.met += 1;
                if due < day {
                    self.miss(desk, kind, due);
                }
            }
        }
    }

    /// Counts a clock whose last day went by: what was overdue before the first day is not counted again.
    fn miss(&mut self, desk: usize, kind: usize, due: i32) {
        if let Some(week) =
            usize::try_from(due).ok().and_then(|due| self.tally.missed_by_week.get_mut(due / 7))
        {
            *week += 1;
            self.tally.missed_by_kind[kind] += 1;
            self.tally.missed_by_desk[desk] += 1;
        }
    }

    fn end(mut self) -> Tally {
        let days = self.court.world.working.len() as i32;
        for desk in 0..self.desks.len() {
            let left = std::mem::take(&mut self.desks[desk]).into_vec();
            self.tally.open_by_desk[desk] = u32::try_from(left.len()).unwrap_or(u32::MAX);
            for Reverse((due, _, kind, _, _)) in left {
                if due < days {
                    self.miss(desk, kind, due);
                }
            }
        }
        self.tally
    }
}
