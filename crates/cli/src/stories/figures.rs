//! The figures of the reports (B01 to B10): their counts are loaded as dockets, act by act, and the product's own
//! indicators give the figures.

use crate::stories::stage::Stage;
use anyhow::{Context, anyhow};
use serde_json::Value;
use testkit::synthetic::{Course, Ending, enter};
use values::{Day, Fen};

/// The indicators of a selection, as the API tells them.
pub(super) struct Indicators(Value);

impl Indicators {
    /// Asks for those of some days; the query goes on with `&kind=…` or `&class=…`.
    pub(super) fn ask(stage: &mut Stage, days: (&str, &str), further: &str) -> anyhow::Result<Indicators> {
        let path = format!("/indicators?from={}&until={}{further}", days.0, days.1);
        Ok(Indicators(stage.get("bureau-head", &path)?))
    }

    fn line(&self, id: &str) -> anyhow::Result<&Value> {
        let lines = self.0["indicators"].as_array().context("没有指标")?;
        lines.iter().find(|line| line["id"] == id).with_context(|| format!("没有指标 {id}"))
    }

    /// What an indicator counts: a number, or fen.
    pub(super) fn counted(&self, id: &str) -> anyhow::Result<i64> {
        self.line(id)?["counted"].as_i64().context("没有分子")
    }

    /// The same a year before.
    pub(super) fn year_before(&self, id: &str) -> anyhow::Result<i64> {
        self.line(id)?["year_before_counted"].as_i64().context("没有上年同期")
    }

    /// Of what an indicator is a share.
    pub(super) fn base(&self, id: &str) -> anyhow::Result<i64> {
        self.line(id)?["base"].as_i64().context("没有分母")
    }

    /// An indicator as it is written.
    pub(super) fn written(&self, id: &str) -> anyhow::Result<String> {
        Ok(self.line(id)?["written"].as_str().with_context(|| format!("{id} 没有结果"))?.to_owned())
    }

    /// The same a year before.
    pub(super) fn written_before(&self, id: &str) -> anyhow::Result<String> {
        Ok(self.line(id)?["year_before_written"].as_str().context("没有上年同期")?.to_owned())
    }

    /// Asserts what indicators count.
    pub(super) fn expect(&self, stage: &Stage, figures: &[(&str, &str, i64)]) -> anyhow::Result<()> {
        for (what, id, expected) in figures {
            stage.figure(what, &self.counted(id)?, expected)?;
        }
        Ok(())
    }
}

/// Loads courses as dockets and says so.
pub(super) fn load(stage: &mut Stage, what: &str, courses: &[Course]) -> anyhow::Result<()> {
    enter(stage.app(), courses).map_err(|error| anyhow!("{}", error.sentence()))?;
    stage.say(&format!("录入{what}{}件，逐件立案、分案、办理", courses.len()));
    Ok(())
}

/// So many days after a day, counted round within a span: cases are spread over it.
pub(super) fn spread(from: &str, span: i32, place: usize) -> Day {
    let from: Day = from.parse().expect("a day of a story is a day");
    from.plus_days(i32::try_from(place).unwrap_or(0) * 7 % span.max(1))
}

/// A sum in so many parts that add up to it, none of them nothing.
pub(super) fn parts(sum: Fen, count: usize) -> Vec<Fen> {
    let (count, each) = (count as i64, sum.0 / count as i64);
    (0..count).map(|place| if place + 1 == count { Fen(sum.0 - each * place) } else { Fen(each) }).collect()
}

/// Cases filed over a span; of them so many are closed some days later, the first over these sums of money.
pub(super) fn cases(from: &str, span: i32, count: usize, closed: usize, sums: &[Fen]) -> Vec<Course> {
    (0..count)
        .map(|place| {
            let course = Course::filed(spread(from, span, place));
            if place >= closed {
                return course;
            }
            let on = course.filed_on.plus_days(5 + (place % 9) as i32);
            match sums.get(place) {
                Some(sum) => course.over(*sum).performed(on),
                None => course.closed(on, Ending::Performed),
            }
        })
        .collect()
}
