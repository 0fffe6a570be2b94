//! B10: High-tech Zone: the magnet-material case, 84 days from filing to conclusion.

use crate::stories::Story;
use crate::stories::figures::{Indicators, load};
use crate::stories::stage::Stage;
use docket::party::PartyKind;
use testkit::synthetic::Course;
use values::{Day, Fen};

pub(super) const STORY: Story = Story {
    id: "B10",
    title: "磁材公司货款案：自立案至执结",
    ends_with: "用时84日",
    begins_on: "2025-06-30",
    run,
};

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let filed_on: Day = "2025-02-17".parse()?;
    let course =
        Course { debtor: PartyKind::Enterprise, ..Course::filed(filed_on).over(Fen::yuan(1_260_000)) };
    load(stage, "磁材公司货款案", &[course.performed("2025-05-12".parse()?)])?;
    let found = Indicators::ask(stage, ("2025-01-01", "2025-06-30"), "&class=enterprise")?;
    stage.figure("自立案至执结（日）", &found.counted("days_in_all")?, &84)?;
    stage.figure("平均用时", &found.written("days_in_all")?, &"84.0日".to_owned())?;
    stage.figure("法定期限内结案率", &found.written("IND-06")?, &"100.00%".to_owned())
}
