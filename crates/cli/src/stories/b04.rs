//! B04: Guyang, the campaign of 2025: its results are read from the campaign, which counts them from the dockets.

use crate::stories::Story;
use crate::stories::figures::{load, parts, spread};
use crate::stories::stage::Stage;
use anyhow::Context;
use serde_json::{Value, json};
use testkit::synthetic::{Course, Measure};
use values::Fen;

pub(super) const STORY: Story = Story {
    id: "B04",
    title: "固阳县法院2025年集中执行专项行动（10月15日至12月14日）",
    ends_with: "传唤93人次，拘留3人次，执结383件，到位1233.48万元，均由案卷统计",
    begins_on: "2025-10-13",
    run,
};

const SUMMONED: usize = 93;
const DETAINED: usize = 3;
const CONCLUDED: usize = 383;
const RECOVERED: Fen = Fen(1_233_480_000);
/// Cases in which money came in; in the others a thing was handed over.
const PAID: usize = 140;

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let asked = json!({"name": "2025年集中执行专项行动", "from": "2025-10-15", "until": "2025-12-14",
        "criteria": {"kind": "执"},
        "targets": {"closed": 350, "recovered": 1_000_000_000_i64, "summoned": 90}});
    let opened = stage.post("bureau-head", "/campaigns", &asked)?;
    let path = format!("/campaigns/{}", opened["number"].as_u64().context("没有编号")?);
    stage.say("局长发起专项行动：期间两个月，目标执结350件、到位1000万元、传唤90人次");

    stage.day("2025-12-16")?;
    let sums = parts(RECOVERED, PAID);
    let mut courses: Vec<Course> = (0..CONCLUDED)
        .map(|place| {
            let course = Course::filed(spread("2025-08-01", 60, place));
            let on = spread("2025-10-15", 61, place);
            match sums.get(place) {
                Some(sum) => course.over(*sum).performed(on),
                None => course.closed(on, testkit::synthetic::Ending::Performed),
            }
        })
        .collect();
    // What lies outside the period does not count.
    courses.extend((0..4).map(|place| {
        Course::filed(spread("2025-08-01", 30, place)).closed(
            if place % 2 == 0 { "2025-10-14" } else { "2025-12-15" }.parse().expect("a day"),
            testkit::synthetic::Ending::Performed,
        )
    }));
    courses.extend((0..SUMMONED + DETAINED).map(|place| {
        let measure = if place < SUMMONED { Measure::Summoned } else { Measure::Detained };
        let course = Course::filed(spread("2025-09-01", 30, place)).over(Fen::yuan(30_000));
        Course { measures: vec![(spread("2025-10-16", 55, place), measure)], ..course }
    }));
    load(stage, "案件", &courses)?;

    let shown = stage.get("command-1", &path)?;
    let counted = |id: &str| -> anyhow::Result<i64> {
        let results = shown["results"].as_array().context("没有成果")?;
        let line: &Value = results.iter().find(|line| line["id"] == id).context("没有指标")?;
        line["counted"].as_i64().context("没有数量")
    };
    stage.figure("传唤（人次）", &counted("summoned")?, &93)?;
    stage.figure("司法拘留（人次）", &counted("detained")?, &3)?;
    stage.figure("执结（件）", &counted("closed")?, &383)?;
    stage.sum("执行到位", Fen(counted("recovered")?), RECOVERED)?;
    stage.figure("未结（件）", &shown["open"], &json!(SUMMONED + DETAINED))?;
    let cases = stage.get("command-1", &format!("{path}/cases?limit=200"))?;
    let cases = cases["cases"].as_array().context("没有案件")?;
    let explained = cases.iter().filter(|case| case["reason"].as_str().is_some_and(|why| !why.is_empty()));
    stage.figure("写明停滞原因的未结案件", &explained.count(), &(SUMMONED + DETAINED))?;
    let ended =
        stage.post("bureau-head", &format!("{path}/end"), &json!({"remark": "行动期满，成果见上"}))?;
    stage.figure("结束日期", &ended["ended_on"], &json!("2025-12-16"))
}
