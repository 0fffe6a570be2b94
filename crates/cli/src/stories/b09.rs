//! B09: Wuda, 2024: enterprise cases closed by settlement.

use crate::stories::Story;
use crate::stories::figures::{Indicators, load, spread};
use crate::stories::stage::Stage;
use anyhow::ensure;
use docket::party::PartyKind;
use testkit::synthetic::{Course, Ending};
use values::Fen;

pub(super) const STORY: Story = Story {
    id: "B09",
    title: "乌达区法院2024年涉企案件以和解方式结案",
    ends_with: "涉企案件96件，以和解方式结案21件，占21.87%",
    begins_on: "2024-12-31",
    run,
};

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    // The report tells 21 and 21.87 %: only of 96 are 21 that share.
    let bases: Vec<i64> = (21..1_000).filter(|base| 21 * 10_000 / base == 2_187).collect();
    stage.figure("由21件和21.87%推得的涉企案件数", &bases, &vec![96])?;
    let courses: Vec<Course> = (0..96)
        .map(|place| {
            let course = Course::filed(spread("2024-01-08", 280, place)).over(Fen::yuan(50_000));
            let on = course.filed_on.plus_days(40);
            let course = Course { debtor: PartyKind::Enterprise, ..course };
            if place < 21 {
                course.closed(on, Ending::BySettlement(Fen::yuan(45_000)))
            } else {
                course.performed(on)
            }
        })
        .collect();
    load(stage, "涉企案件", &courses)?;
    load(stage, "其他案件", &[Course::filed("2024-05-06".parse()?).performed("2024-06-03".parse()?)])?;

    let found = Indicators::ask(stage, ("2024-01-01", "2024-12-31"), "&class=enterprise")?;
    found.expect(stage, &[("涉企结案", "closed", 96), ("以和解方式结案", "closed_by_settlement", 21)])?;
    // 21 ÷ 96 is 21.875 %: the report cut it, the product rounds it.
    let (counted, base) = (found.counted("settled_share")?, found.base("settled_share")?);
    ensure!(counted * 10_000 / base == 2_187, "和解占比应为21.87%（截尾）");
    stage.figure("和解结案占比（四舍五入）", &found.written("settled_share")?, &"21.88%".to_owned())
}
