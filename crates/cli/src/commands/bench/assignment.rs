//! The assignment of invented cases among invented handlers.

use super::figure;
use clap::Args;
use insight::assignment::{CaseToAssign, Handler, Question, Team, assign, lot};
use std::collections::BTreeMap;
use std::time::Instant;

/// 分案
#[derive(Args)]
pub(super) struct Assignment {
    /// 每批案件数
    #[arg(long, default_value_t = 200)]
    cases: u64,
    /// 承办人数
    #[arg(long, default_value_t = 60)]
    handlers: u64,
    /// 批数
    #[arg(long, default_value_t = 200)]
    batches: u64,
}

impl Assignment {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let mut times = Vec::new();
        let mut spread = 0;
        for seed in 0..self.batches {
            let question = self.question(seed);
            let began = Instant::now();
            let answer = assign(&question);
            times.push(u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX));
            let mut loads: BTreeMap<&str, u32> =
                question.handlers.iter().map(|handler| (handler.id.as_str(), handler.load)).collect();
            for (case, assigned) in question.cases.iter().zip(&answer) {
                if let Ok(handler) = &assigned.handler {
                    *loads.entry(handler).or_default() += case.points;
                }
            }
            let most = loads.values().max().copied().unwrap_or(0);
            spread = spread.max(most - loads.values().min().copied().unwrap_or(0));
        }
        times.sort_unstable();
        let at = |percent: usize| times.get(times.len().saturating_sub(1) * percent / 100).copied();
        figure("assignment_cases", self.cases, "cases");
        figure("assignment_handlers", self.handlers, "handlers");
        figure("assignment_median", at(50).unwrap_or(0), "µs");
        figure("assignment_max", at(100).unwrap_or(0), "µs");
        figure("assignment_spread_max", u64::from(spread), "points");
        Ok(())
    }

    /// Loads of up to a hundred points, and cases of ten to fifty: all for one kind of team.
    fn question(&self, seed: u64) -> Question {
        let between = |what: &str, place: u64, from: u64, to: u64| {
            let drawn = from + lot(seed, what, &place.to_string()) % (to - from);
            u32::try_from(drawn).unwrap_or(u32::MAX)
        };
        let case = |place: u64| CaseToAssign {
            id: format!("c{place}"),
            points: between("points", place, 10, 50),
            for_team: Team::Ordinary,
            barred: BTreeMap::new(),
        };
        let handler = |place: u64| Handler {
            id: format!("h{place}"),
            team: Team::Ordinary,
            load: between("load", place, 0, 100),
            away: false,
        };
        Question {
            seed,
            cases: (0..self.cases).map(case).collect(),
            handlers: (0..self.handlers).map(handler).collect(),
        }
    }
}
