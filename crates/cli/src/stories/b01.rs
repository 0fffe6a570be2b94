//! B01: Guyang, to September 2022: cases received and closed, beside the year before.

use crate::stories::Story;
use crate::stories::figures::{Indicators, cases, load, parts};
use crate::stories::stage::Stage;
use anyhow::ensure;
use testkit::synthetic::{Course, Ending};
use values::{Day, Fen, Ratio};

pub(super) const STORY: Story = Story {
    id: "B01",
    title: "固阳县法院截至2022年9月的收结案，与上年同期比较",
    ends_with: "受理1535件，执结1230件，结案率80.13%，上升7.45个百分点，到位13111.68万元",
    begins_on: "2022-09-30",
    run,
};

const RECOVERED: Fen = Fen(13_111_680_000);

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    // 1,402 and 1,019 are the only counts from which 1,535 and 1,230 rise by 9.49 % and 20.7 %, and the rate by 7.45 points.
    let mut year_before = cases("2021-01-04", 250, 1_402, 1_019, &[]);
    let year_ends: Day = "2021-12-20".parse()?;
    for course in year_before.iter_mut().filter(|course| course.closing.is_none()) {
        *course = Course::filed(course.filed_on).closed(year_ends, Ending::Performed);
    }
    load(stage, "上年案件", &year_before)?;
    let now = cases("2022-01-04", 250, 1_535, 1_230, &parts(RECOVERED, 400));
    load(stage, "本年案件", &now)?;

    let found = Indicators::ask(stage, ("2022-01-01", "2022-09-30"), "")?;
    found.expect(
        stage,
        &[
            ("旧存", "carried", 0),
            ("受理", "received", 1_535),
            ("执结", "closed", 1_230),
            ("未结", "open", 305),
        ],
    )?;
    stage.figure("上年同期受理", &found.year_before("received")?, &1_402)?;
    stage.figure("上年同期执结", &found.year_before("closed")?, &1_019)?;
    stage.figure("结案率", &found.written("IND-01")?, &"80.13%".to_owned())?;
    stage.figure("上年同期结案率", &found.written_before("IND-01")?, &"72.68%".to_owned())?;
    stage.sum("执行到位", Fen(found.counted("recovered")?), RECOVERED)?;

    let rise = |id: &str| {
        let (now, before) = (found.counted(id)?, found.year_before(id)?);
        anyhow::Ok(Ratio::new(i128::from(now - before), i128::from(before)).percent(2))
    };
    stage.figure("收案上升", &rise("received")?, &"9.49%".to_owned())?;
    stage.figure("结案上升（报道写作20.7%）", &rise("closed")?, &"20.71%".to_owned())?;
    let points = Ratio::new(1_230, 1_535) - Ratio::new(1_019, 1_402);
    stage.figure("结案率上升", &points.percent(2), &"7.45%".to_owned())?;

    let behind = stage.get(
        "bureau-head",
        "/indicators/IND-01/cases?from=2022-01-01&until=2022-09-30&part=closed&limit=200&offset=1200",
    )?;
    let listed = behind["cases"].as_array().map_or(0, Vec::len);
    ensure!(listed == 30 && behind["has_more"] == false, "结案清单最后一页应为30件，实为{listed}件");
    Ok(())
}
