//! B05: Guyang, 2025: the summons-and-detention team, and four joint operations with the police.

use crate::stories::Story;
use crate::stories::figures::{Indicators, load, spread};
use crate::stories::stage::Stage;
use anyhow::Context;
use serde_json::json;
use testkit::synthetic::{Course, Measure};
use values::Fen;

pub(super) const STORY: Story = Story {
    id: "B05",
    title: "固阳县法院2025年的拘传、拘留、联合行动和查人",
    ends_with: "拘传164人次，拘留9人次，联合行动4次，查找轨迹80人次",
    begins_on: "2025-12-31",
    run,
};

const OPERATIONS: [(&str, &str); 4] =
    [("2025-03-14", "dawn"), ("2025-06-01", "holiday"), ("2025-09-19", "night"), ("2025-11-28", "dawn")];

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut courses = Vec::new();
    for (count, measure) in [(164, Measure::Compelled), (9, Measure::Detained), (80, Measure::Traced)] {
        courses.extend((0..count).map(|place| {
            let course = Course::filed(spread("2025-01-06", 250, place)).over(Fen::yuan(20_000));
            Course { measures: vec![(course.filed_on.plus_days(20), measure.clone())], ..course }
        }));
    }
    load(stage, "案件", &courses)?;
    let year = json!({"name": "2025年拘传拘留专项行动", "from": "2025-01-01", "until": "2025-12-31"});
    let opened = stage.post("command-1", "/campaigns", &year)?;
    let path = format!("/campaigns/{}", opened["number"].as_u64().context("没有编号")?);
    let police = json!(["固阳县公安局"]);
    for (on, hour) in OPERATIONS {
        let held = json!({"on": on, "hour": hour, "partners": police, "officers": 24,
            "outcome": "与公安机关共同查找、拘传被执行人，逐案采取措施"});
        stage.post("command-1", &format!("{path}/operations"), &held)?;
        stage.say(&format!("登记{on}的联合行动"));
    }
    // One without others is no joint operation; one recorded by mistake counts as nothing once it is struck.
    let alone = json!({"on": "2025-05-09", "hour": "daytime", "officers": 12, "outcome": "本院集中传唤"});
    stage.post("command-1", &format!("{path}/operations"), &alone)?;
    let twice = json!({"on": "2025-11-28", "hour": "dawn", "partners": police, "officers": 24, "outcome": "重复登记"});
    stage.post("command-1", &format!("{path}/operations"), &twice)?;
    stage.post(
        "bureau-head",
        &format!("{path}/operations/6/strike"),
        &json!({"reason": "与第四次行动重复"}),
    )?;

    let found = Indicators::ask(stage, ("2025-01-01", "2025-12-31"), "")?;
    found.expect(
        stage,
        &[
            ("拘传（人次）", "compelled", 164),
            ("司法拘留（人次）", "detained", 9),
            ("协助查找轨迹（人次）", "traced", 80),
            ("联合行动（次）", "joint_operations", 4),
            ("集中执行行动（次）", "operations", 5),
        ],
    )?;
    let behind = stage
        .get("bureau-head", "/indicators/joint_operations/cases?from=2025-01-01&until=2025-12-31&limit=10")?;
    stage.figure("联合行动数字背后的行动", &behind["cases"].as_array().map_or(0, Vec::len), &4)?;
    let shown = stage.get("command-1", &path)?;
    let results = shown["results"].as_array().context("没有成果")?;
    let joint = results.iter().find(|line| line["id"] == "joint_operations").context("没有联合行动")?;
    stage.figure("专项行动页面的联合行动（次）", &joint["counted"], &json!(4))
}
