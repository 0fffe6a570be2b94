//! B03: Guyang, to September 2022: payouts, and old cases cleared.

use crate::stories::Story;
use crate::stories::figures::{Indicators, load, parts, spread};
use crate::stories::stage::Stage;
use testkit::synthetic::{Course, Ending};
use values::Fen;

pub(super) const STORY: Story = Story {
    id: "B03",
    title: "固阳县法院截至2022年9月的案款发放和长期未结案件清理",
    ends_with: "发放案款1514笔，3915.16万元；清理一年以上案件23件",
    begins_on: "2022-09-30",
    run,
};

const PAYOUTS: usize = 1_514;
const PAID: Fen = Fen(3_915_160_000);
/// Payments of one case.
const EACH: usize = 5;
const OLD: usize = 23;

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let sums = parts(PAID, PAYOUTS);
    let courses: Vec<Course> = sums
        .chunks(EACH)
        .enumerate()
        .map(|(place, sums)| {
            let from = if place < OLD { "2021-02-01" } else { "2022-01-04" };
            let course = Course::filed(spread(from, 180, place)).over(sums.iter().copied().sum());
            let first = if place < OLD { "2022-08-15".parse().expect("a day") } else { course.filed_on };
            let day = |no: usize| first.plus_days(3 + 7 * no as i32);
            let payments = sums.iter().enumerate().map(|(no, sum)| (day(no), *sum)).collect();
            Course { payments, ..course }.closed(day(EACH), Ending::Performed)
        })
        .collect();
    load(stage, "案件", &courses)?;
    let found = Indicators::ask(stage, ("2022-01-01", "2022-09-30"), "")?;
    found.expect(stage, &[("发放笔数", "payouts", 1_514), ("清理一年以上案件", "old_cleared", 23)])?;
    stage.sum("发放案款", Fen(found.counted("paid")?), PAID)
}
