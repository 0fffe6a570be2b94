//! B07: Wuda, 2024: movements found, bounties, dishonest list, restrictions, exposure.

use crate::stories::Story;
use crate::stories::figures::{Indicators, load, spread};
use crate::stories::stage::Stage;
use anyhow::Context;
use std::collections::BTreeSet;
use testkit::synthetic::{Course, Measure};
use values::Fen;

pub(super) const STORY: Story = Story {
    id: "B07",
    title: "乌达区法院2024年的查人、悬赏、失信、限高和曝光",
    ends_with: "查找轨迹23人次，悬赏9件，失信47人次，限高183人次，主动履行68人，曝光3批22人次",
    begins_on: "2024-12-31",
    run,
};

const BATCHES: [(&str, usize); 3] = [("2024年第一批", 8), ("2024年第二批", 15), ("2024年第三批", 22)];

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut courses = Vec::new();
    let mut open = |count: usize, measures: &dyn Fn(usize) -> Vec<Measure>| {
        for place in 0..count {
            let course = Course::filed(spread("2024-01-08", 250, place)).over(Fen::yuan(20_000));
            let taken_on = course.filed_on.plus_days(20);
            let measures = measures(place).into_iter().map(|measure| (taken_on, measure)).collect();
            courses.push(Course { measures, ..course });
        }
    };
    open(23, &|_| vec![Measure::Traced]);
    open(9, &|_| vec![Measure::Bounty]);
    // Whoever is listed is restricted by the same decision.
    open(47, &|place| {
        let batch = BATCHES.iter().find(|(_, until)| place < *until);
        let exposed = batch.map(|(batch, _)| Measure::Exposed((*batch).to_owned()));
        [Measure::Listed].into_iter().chain(exposed).collect()
    });
    open(183 - 47, &|_| vec![Measure::Restricted]);
    courses.extend((0..68).map(|place| {
        let course = Course::filed(spread("2024-01-08", 250, place)).over(Fen::yuan(3_000));
        let on = course.filed_on.plus_days(25);
        course.performed(on)
    }));
    load(stage, "案件", &courses)?;

    let found = Indicators::ask(stage, ("2024-01-01", "2024-12-31"), "")?;
    found.expect(
        stage,
        &[
            ("协助查找轨迹（人次）", "traced", 23),
            ("悬赏公告", "bounties", 9),
            ("纳入失信名单（人次）", "listed", 47),
            ("限制消费（人次）", "restricted", 183),
            ("主动履行（人）", "performed_by_themselves", 68),
            ("公开曝光（人次）", "exposed", 22),
        ],
    )?;
    let behind =
        stage.get("bureau-head", "/indicators/exposed/cases?from=2024-01-01&until=2024-12-31&limit=200")?;
    let cases = behind["cases"].as_array().context("没有案件")?.clone();
    let mut batches = BTreeSet::new();
    for case in &cases {
        let id = case["case_id"].as_str().context("没有案件标识")?;
        for (_, sentence) in stage.pages(id, "debtor_exposed")? {
            batches.extend(BATCHES.iter().map(|(batch, _)| *batch).filter(|batch| sentence.contains(batch)));
        }
    }
    stage.figure("曝光批次", &batches.len(), &3)
}
