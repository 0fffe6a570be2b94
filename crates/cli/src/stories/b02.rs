//! B02: Guyang, to September 2022: livelihood cases.

use crate::stories::Story;
use crate::stories::figures::{Indicators, cases, load, parts};
use crate::stories::stage::Stage;
use docket::filing::Livelihood;
use testkit::synthetic::{Course, Ending};
use values::Fen;

pub(super) const STORY: Story = Story {
    id: "B02",
    title: "固阳县法院截至2022年9月的涉民生案件",
    ends_with: "受理102件，已结96件，标的6590.99万元，到位3933.51万元，到位率59.68%",
    begins_on: "2022-09-30",
    run,
};

const APPLIED_FOR: Fen = Fen(6_590_990_000);
const RECOVERED: Fen = Fen(3_933_510_000);
const PERFORMED: usize = 60;
const CLASSES: [Livelihood; 4] =
    [Livelihood::Wages, Livelihood::TrafficInjury, Livelihood::Maintenance, Livelihood::BodilyInjury];

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut courses = cases("2022-01-04", 240, 102, PERFORMED, &parts(RECOVERED, PERFORMED));
    // The rest of what was closed ended without money.
    for (course, sum) in courses[PERFORMED..96].iter_mut().zip(parts(APPLIED_FOR - RECOVERED, 96 - PERFORMED))
    {
        let on = course.filed_on.plus_days(12);
        *course = course.clone().over(sum).closed(on, Ending::Withdrawn);
    }
    for (place, course) in courses.iter_mut().enumerate() {
        course.livelihood = Some(CLASSES[place % CLASSES.len()]);
    }
    // Other cases stand beside them and are not counted.
    courses
        .extend((0..40).map(|place| Course::filed(crate::stories::figures::spread("2022-02-01", 90, place))));
    load(stage, "涉民生和其他案件", &courses)?;

    let found = Indicators::ask(stage, ("2022-01-01", "2022-09-30"), "&class=livelihood")?;
    found.expect(stage, &[("受理", "received", 102), ("已结", "closed", 96)])?;
    stage.sum("申请执行标的", Fen(found.base("IND-04")?), APPLIED_FOR)?;
    stage.sum("执行到位", Fen(found.counted("IND-04")?), RECOVERED)?;
    stage.figure("执行到位率", &found.written("IND-04")?, &"59.68%".to_owned())
}
