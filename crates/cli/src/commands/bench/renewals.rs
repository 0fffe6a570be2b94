//! Three years of a busy handler: whether any measure lapses unseen when the daily batch is approved, and how many
//! lapse where somebody acts on the day on which a measure ends.

use super::figure;
use anyhow::{Context, anyhow, ensure};
use app::measures::PageKey;
use app::measures::board::BATCH_DAYS;
use app::{App, FixedClock};
use clap::Args;
use docket::EntryNo;
use docket::office::Actor;
use law::Calendar;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::read::measures::MeasureRow;
use store::{Store, StoreUrl};
use testkit::random::Random;
use testkit::synthetic::{self, Held, Plan};
use values::Day;

/// 续封：三年间一名承办人的全部措施
#[derive(Args)]
pub(super) struct Renewals {
    /// 生效的措施数
    #[arg(long, default_value_t = 2_200)]
    measures: u32,
    /// 年数
    #[arg(long, default_value_t = 3)]
    years: i32,
    /// 随机数种子
    #[arg(long, default_value_t = 7)]
    seed: u64,
}

/// How the officer works.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Habit {
    /// Confirms, on every working day, the batch that the program has drawn up.
    Batch,
    /// Acts so many days before the last day of effect, or on the next working day.
    DaysBefore(i32),
}

impl Renewals {
    pub(super) fn run(self) -> anyhow::Result<()> {
        figure("measures", self.measures.into(), "measures");
        figure("years", self.years.unsigned_abs().into(), "years");
        for (habit, name) in [
            (Habit::Batch, "batch"),
            (Habit::DaysBefore(7), "week_before"),
            (Habit::DaysBefore(0), "last_day"),
        ] {
            let run = Simulation::new(&self, habit)?.run(self.years)?;
            figure(&format!("{name}_orders"), run.orders, "orders");
            figure(&format!("{name}_orders_lost"), run.lost, "orders");
            figure(&format!("{name}_orders_refused"), run.refused, "orders");
            figure(&format!("{name}_renewed"), run.renewed, "renewals");
            figure(&format!("{name}_most_on_a_day"), run.most_on_a_day, "orders");
            figure(&format!("{name}_without_safe_path"), run.without_safe_path, "measures");
            figure(&format!("{name}_lapsed"), run.lapsed, "measures");
            if habit == Habit::Batch {
                figure(&format!("{name}_lapsed_unseen"), run.lapsed_unseen, "measures");
            }
        }
        Ok(())
    }
}

/// What happened in the years.
#[derive(Default)]
struct Told {
    orders: u64,
    lost: u64,
    refused: u64,
    renewed: u64,
    most_on_a_day: u64,
    /// Measures that stood in red on some day.
    without_safe_path: u64,
    lapsed: u64,
    /// Measures that ended without having stood on a list that the officer was shown on a working day before.
    lapsed_unseen: u64,
}

/// An order on its way, by the day on which the institution comes to it.
struct Arriving {
    order: PageKey,
    until: Day,
}

struct Simulation {
    app: App,
    clock: Arc<FixedClock>,
    habit: Habit,
    random: Random,
    handler: Actor,
    assistant: Actor,
    began: Day,
    arriving: BTreeMap<Day, Vec<Arriving>>,
    told: Told,
}

/// The share of orders that are lost on the way, and that come back undone, in a hundred.
const LOST: i64 = 1;
const REFUSED: i64 = 2;

impl Simulation {
    fn new(asked: &Renewals, habit: Habit) -> anyhow::Result<Simulation> {
        let began = Plan::demonstration().today;
        let clock = Arc::new(FixedClock::at(began));
        let app = App::open(synthetic::config(Store::open(&StoreUrl::SqliteMemory)?, clock.clone()))?;
        synthetic::found(&app)?;
        let held = Held {
            seed: asked.seed,
            measures: asked.measures,
            handler: "one-1",
            in_a_case: 10,
            months: None,
            days_ago: (12, 330),
            today: began,
        };
        ensure!(synthetic::hold(&app, &held)? == asked.measures, "the measures were not all taken");
        let actor = |id: &str| app.actor(&id.parse().ok()?);
        Ok(Simulation {
            handler: actor("one-1").context("no handler")?,
            assistant: actor("assistant-2").context("no assistant")?,
            clock,
            habit,
            random: Random::seeded(asked.seed),
            began,
            arriving: BTreeMap::new(),
            told: Told::default(),
            app,
        })
    }

    fn run(mut self, years: i32) -> anyhow::Result<Told> {
        let end = self.began.plus_months(years * 12);
        let mut today = self.began;
        let mut red = std::collections::BTreeSet::new();
        let mut shown = std::collections::BTreeSet::new();
        while today < end {
            self.clock.move_to(today);
            self.institutions_work(today)?;
            self.app.time_out_requests()?;
            let renewals = self.app.renewals(&self.handler, BATCH_DAYS)?;
            red.extend(renewals.without_safe_path.iter().map(key));
            if self.is_at_work(today) {
                for row in renewals.due.iter().chain(&renewals.without_safe_path).chain(&renewals.awaited) {
                    shown.insert((key(row), row.until_on));
                }
                let asked: Vec<MeasureRow> = match self.habit {
                    Habit::Batch => renewals.without_safe_path.iter().chain(&renewals.due).cloned().collect(),
                    Habit::DaysBefore(days) => {
                        let all = renewals.without_safe_path.iter().chain(&renewals.due);
                        all.filter(|row| row.until_on.days_since(today) <= days).cloned().collect()
                    }
                };
                self.order(&asked, today)?;
                self.institutions_work(today)?;
            }
            for row in &renewals.ended {
                self.told.lapsed += 1;
                let seen = shown.contains(&(key(row), row.until_on));
                self.told.lapsed_unseen += u64::from(!seen);
                self.answer_for(row)?;
            }
            today = today.next();
        }
        self.told.without_safe_path = red.len() as u64;
        Ok(self.told)
    }

    /// On working days, but for a leave of two weeks that follows the holidays of October: three weeks away.
    fn is_at_work(&self, today: Day) -> bool {
        let leave =
            Day::new(today.year(), 10, 8).is_some_and(|first| (0..14).contains(&today.days_since(first)));
        !leave && !Calendar::national().is_rest_day(today)
    }

    fn order(&mut self, rows: &[MeasureRow], today: Day) -> anyhow::Result<()> {
        let keys: Vec<PageKey> = rows.iter().map(key).collect();
        let renewed = self.app.renew_together(&self.handler, &keys);
        let mut ordered = 0;
        for (row, one) in rows.iter().zip(renewed) {
            let order = one.outcome.map_err(|error| anyhow!("{}：{}", row.number, error.sentence()))?;
            ordered += 1;
            if self.random.in_hundred(LOST) {
                self.told.lost += 1;
                continue;
            }
            // The institution comes to it on the same day, or within the working days that it says it needs.
            let needs = self.days_needed(&order.order)?;
            let days = self.random.between(0, i64::from(needs)) as u32;
            let comes_on =
                if days == 0 { today } else { Calendar::national().plus_working_days(today, days) };
            let arriving = Arriving { order: order.order, until: row.until_on };
            self.arriving.entry(comes_on).or_default().push(arriving);
        }
        self.told.orders += ordered;
        self.told.most_on_a_day = self.told.most_on_a_day.max(ordered);
        Ok(())
    }

    fn days_needed(&self, order: &PageKey) -> anyhow::Result<u32> {
        let case = self.app.open_case(&self.handler, &order.case)?.case;
        let institution = case.order(order.entry).and_then(|order| order.institution.clone());
        let directory = self.app.directory();
        Ok(institution.and_then(|id| directory.institutions.get(&id)).map_or(1, |one| one.renewal_days))
    }

    /// Institutions come to what lies before them and report: renewed; undone; or that the measure has ended.
    fn institutions_work(&mut self, today: Day) -> anyhow::Result<()> {
        for one in self.arriving.remove(&today).unwrap_or_default() {
            let fails = self.random.in_hundred(REFUSED);
            let (result, remark) = match (today > one.until, fails) {
                (true, _) => ("refused", Some("期限已届满")),
                (false, true) => ("refused", Some("系统维护")),
                (false, false) => ("done", None),
            };
            let command = json!({"order": one.order.entry, "on": today, "result": result, "held_fen": null,
                "rank": null, "receipt": null, "remark": remark});
            match self.app.act(&self.assistant, &one.order.case, "record_receipt", &command, None) {
                Ok(_) if result == "done" => self.told.renewed += 1,
                Ok(_) => self.told.refused += 1,
                Err(error) => return Err(anyhow!("{}", error.sentence())),
            }
        }
        Ok(())
    }

    /// What lapsed is given up, so that it is counted once.
    fn answer_for(&self, row: &MeasureRow) -> anyhow::Result<()> {
        let command = json!({"measure": row.entry, "answer": "given_up", "reason": "续封模拟"});
        self.app
            .act(&self.handler, &row.case_id.parse()?, "record_lapse", &command, None)
            .map(drop)
            .map_err(|error| anyhow!("{}", error.sentence()))
    }
}

fn key(row: &MeasureRow) -> PageKey {
    PageKey {
        case: row.case_id.parse().expect("the ids of the court are well formed"),
        entry: EntryNo(row.entry),
    }
}
