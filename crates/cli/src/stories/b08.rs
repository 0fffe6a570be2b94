//! B08: Wuda, since 2024: urging before filing, and what it brought.

use crate::stories::Story;
use crate::stories::figures::{Indicators, parts, spread};
use crate::stories::stage::Stage;
use anyhow::Context;
use serde_json::json;
use values::{Day, Fen};

pub(super) const STORY: Story = Story {
    id: "B08",
    title: "乌达区法院2024年以来的执前督促",
    ends_with: "督促356件，促成履行53件，438.67万元",
    begins_on: "2025-06-30",
    run,
};

const URGED: usize = 356;
const PERFORMED: usize = 53;
const SUM: Fen = Fen(438_670_000);
/// Urged without success, after which enforcement was applied for.
const UNPERFORMED: usize = 200;

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let sums = parts(SUM, PERFORMED);
    for place in 0..URGED {
        let asked_on: Day = spread("2024-01-08", 480, place);
        let sum = sums.get(place).copied().unwrap_or(Fen::yuan(20_000));
        let ask = json!({"applicant": format!("常某{place}"), "debtor": format!("乌某{place}"), "phone": "",
            "instrument": format!("（2023）内0299民初{}号民事调解书", place + 1),
            "due_on": asked_on.plus_days(-20), "sum_fen": sum, "asked_on": asked_on,
            "consent": "申请人当面同意先行督促，已告知随时可以申请立案"});
        let opened = stage.post("clerk-1", "/urgings", &ask)?;
        let path = format!("/urgings/{}", opened["number"].as_u64().context("没有编号")?);
        let on = asked_on.plus_days(9);
        if place < PERFORMED {
            let spoken = json!({"on": asked_on.plus_days(2), "way": "电话", "said": "答应一周内履行"});
            stage.post("clerk-1", &format!("{path}/contacts"), &spoken)?;
            let done = json!({"ending": "performed", "on": on, "sum_fen": sum});
            stage.post("clerk-1", &format!("{path}/ending"), &done)?;
        } else if place < PERFORMED + UNPERFORMED {
            let failed = json!({"ending": "unperformed", "on": on, "reason": "两次联系均拒绝履行"});
            stage.post("clerk-1", &format!("{path}/ending"), &failed)?;
        }
    }
    stage.say(&format!("登记执前督促{URGED}件，其中{PERFORMED}件履行，{UNPERFORMED}件转执行立案"));
    let found = Indicators::ask(stage, ("2024-01-01", "2025-06-30"), "")?;
    found.expect(stage, &[("执前督促（件）", "urged", 356), ("促成履行（件）", "urged_performed", 53)])?;
    stage.sum("促成履行", Fen(found.counted("urged_money")?), SUM)?;
    let open = stage.get("clerk-1", "/urgings?state=open&limit=1")?;
    stage.figure("督促中（件）", &open["count"], &json!(URGED - PERFORMED - UNPERFORMED))?;
    let behind = "/indicators/urged_performed/cases?from=2024-01-01&until=2025-06-30&limit=100";
    let behind = stage.get("bureau-head", behind)?;
    stage.figure("履行数字背后的督促", &behind["cases"].as_array().map_or(0, Vec::len), &PERFORMED)
}
