//! B06: Baotou Rare-Earth High-tech Zone, first half of 2025: cases of three kinds.

use crate::stories::Story;
use crate::stories::figures::{Indicators, cases, load, parts};
use crate::stories::stage::Stage;
use anyhow::ensure;
use docket::filing::Kind;
use testkit::synthetic::Ending;
use values::Fen;

pub(super) const STORY: Story = Story {
    id: "B06",
    title: "包头稀土高新区法院2025年上半年的首执、恢复执行和保全案件",
    ends_with: "首执受理1083件执结756件，恢复163件执结84件，保全214件办结198件，到位8752万余元",
    begins_on: "2025-06-30",
    run,
};

const RECOVERED: Fen = Fen(8_752_340_000);

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let first = cases("2025-01-02", 160, 1_083, 756, &parts(RECOVERED, 300));
    load(stage, "首次执行案件", &first)?;
    let mut resumed = cases("2025-01-02", 160, 163, 84, &[]);
    resumed.iter_mut().for_each(|course| course.kind = Kind::Resumed);
    load(stage, "恢复执行案件", &resumed)?;
    let mut preservation = cases("2025-01-02", 160, 214, 198, &[]);
    for course in &mut preservation {
        course.kind = Kind::Preservation;
        course.claim = Fen::yuan(10_000);
        course.closing = course.closing.map(|(on, _)| (on, Ending::Preserved));
    }
    load(stage, "财产保全案件", &preservation)?;

    let days = ("2025-01-01", "2025-06-30");
    for (what, kind, received, closed) in
        [("首次执行", "执", 1_083, 756), ("恢复执行", "执恢", 163, 84), ("财产保全", "执保", 214, 198)]
    {
        let kind = crate::stories::stage::encode(kind);
        let found = Indicators::ask(stage, days, &format!("&kind={kind}"))?;
        stage.figure(&format!("{what}受理"), &found.counted("received")?, &received)?;
        stage.figure(&format!("{what}执结"), &found.counted("closed")?, &closed)?;
    }
    let all = Indicators::ask(stage, days, "")?;
    // First-time indicators leave resumed and preservation cases out, whatever is chosen (IND-10).
    stage.figure("首执案件执行完毕率的分母", &all.base("IND-03")?, &1_083)?;
    let recovered = Fen(all.counted("recovered")?);
    ensure!(recovered > Fen::yuan(87_520_000), "到位应在8752万元以上，实为{recovered}元");
    stage.sum("执行到位", recovered, RECOVERED)
}
