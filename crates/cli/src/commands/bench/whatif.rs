//! The question what a change does to the clocks of an invented court.

use super::figure;
use clap::Args;
use insight::workload::{
    Arrival, Change, Desk, Job, Leave, Meanwhile, Recipient, Served, Tally, Week, World, draw, simulate,
};
use std::time::Instant;

/// 负荷推演
#[derive(Args)]
pub(super) struct WhatIf {
    /// 在办案件数，每件两项期限
    #[arg(long, default_value_t = 1_000)]
    cases: u32,
    /// 承办人数
    #[arg(long, default_value_t = 20)]
    handlers: usize,
    /// 推演天数
    #[arg(long, default_value_t = 180)]
    days: u32,
    /// 推演次数
    #[arg(long, default_value_t = 200)]
    runs: u32,
}

impl WhatIf {
    pub(super) fn run(self) -> anyhow::Result<()> {
        anyhow::ensure!(self.handlers > 0, "承办人数至少为一");
        let world = self.world();
        let leave = Leave { desk: 0, from: 7, until: 36, cases: Meanwhile::Spread };
        let change = Change { intake_percent: 20, leaves: vec![leave], ..Change::default() };
        let began = Instant::now();
        let runs = simulate(&world, &change, 1, self.runs);
        let took = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let clocks = runs.span(|tally| world.open.len() as u32 + tally.arisen).middle;
        figure("whatif_clocks", u64::from(clocks), "clocks a run");
        figure("whatif_missed", u64::from(runs.span(Tally::missed).middle), "clocks a run");
        figure("whatif_runs", u64::from(self.runs), "runs");
        figure("whatif", took, "ms");
        Ok(())
    }

    /// Every handler gets six clocks a week and meets as many, of terms from a week to half a year.
    fn world(&self) -> World {
        let between = |what: u64, place: u64, from: u64, to: u64| from + draw(what, place, 0) % (to - from);
        let small = |number: u64| i32::try_from(number).unwrap_or(0);
        let open = (0..self.cases * 2).map(|place| Job {
            desk: place as usize / 2 % self.handlers,
            kind: (place % 2) as usize,
            case: place / 2,
            due: small(between(1, u64::from(place), 0, 180)),
        });
        let week = |week: u64| Week {
            arrivals: (0..6 * self.handlers as u64)
                .map(|place| Arrival {
                    to: Recipient::Desk((place / 6) as usize),
                    kind: (place % 2) as usize,
                    case: u32::try_from(week * 1_000 + place / 2).unwrap_or(0),
                    day: between(2 + week, place, 0, 5) as usize,
                    term: small(between(3 + week, place, 7, 180)),
                    age: small(between(4 + week, place, 0, 180)),
                })
                .collect(),
            served: vec![Served { met: 6, days: 5 }; self.handlers],
        };
        World {
            desks: vec![Desk { team: 0 }; self.handlers],
            teams: 1,
            kinds: 2,
            open: open.collect(),
            weeks: (0..26).map(week).collect(),
            working: (0..self.days).map(|day| day % 7 < 5).collect(),
            leaves: Vec::new(),
            pace_percent: 100,
        }
    }
}
