//! M03: a house is sold and does not suffice for three creditors: a bank with a mortgage, the applicant, and another who
//! joins; one objects and sues, the undisputed part is paid meanwhile.

use crate::stories::Story;
use crate::stories::payments::{approve, bank_pays, record_account};
use crate::stories::stage::{Stage, encode};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use values::Fen;

pub(super) const STORY: Story = Story {
    id: "M03",
    title: "三个债权人、一个抵押权、钱不够：参与分配、异议之诉、先付无争议部分",
    ends_with: "分配方案依判决修正，三名债权人依法受偿，案款余额为零",
    begins_on: "2026-03-02",
    run,
};

const HANDLER: &str = "one-1";

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let case = file(stage)?;
    let id = case.as_str();
    stage.act("clerk-1", id, "assign_case", json!({"handler": HANDLER, "reason": null}))?;
    stage.day("2026-03-03")?;
    stage.act(HANDLER, id, "issue_notice", json!({"report_days": 10}))?;
    let service = json!({"debtor": 2, "way": "direct", "on": "2026-03-03", "receipt": null});
    stage.act(HANDLER, id, "serve_notice", service)?;

    stage.day("2026-03-10")?;
    let sold = json!({"debtor": 2, "amount_fen": 21_000_000, "value_on": "2026-03-10", "bank_reference": "P202603100001",
                      "payer": "网络司法拍卖平台", "deduction": null});
    stage.act("finance-1", id, "receive_money", sold)?;
    let receipt = stage.newest(id, "money_received")?;
    join(stage, id, receipt)?;

    stage.day("2026-03-12")?;
    let draw = json!({"debtor": 2, "bankruptcy": null, "cost_fen": null, "cost_payee": null});
    stage.act(HANDLER, id, "draw_plan", draw)?;
    approve(stage, id)?;
    gets(stage, id, [(1, 5_000_000), (3, 12_000_000), (4, 4_000_000)])?;
    stage.refused(HANDLER, id, "carry_out_plan", json!({}), "plan_not_served")?;
    stage.day("2026-03-13")?;
    for party in 1..=4 {
        stage.act(HANDLER, id, "serve_plan", json!({"party": party, "served_on": "2026-03-13"}))?;
    }
    stage.refused(HANDLER, id, "carry_out_plan", json!({}), "objection_period_runs")?;
    object_and_sue(stage, id)?;

    stage.day("2026-04-13")?;
    stage.say("异议期满：争议的2万元提存，其余先行分配");
    stage.act(HANDLER, id, "carry_out_plan", json!({}))?;
    for (party, account) in
        [(1, "6222029999000010001"), (3, "6222029999000010003"), (4, "6222029999000010004")]
    {
        record_account(stage, HANDLER, id, party, account)?;
    }
    let pay = |creditor: u32, fen: i64| json!({"creditor": creditor, "amount_fen": fen});
    stage.refused(HANDLER, id, "pay_out", pay(3, 12_000_000), "payment_held_back")?;
    for (creditor, fen) in [(1, 5_000_000), (3, 10_000_000), (4, 4_000_000)] {
        stage.act(HANDLER, id, "pay_out", pay(creditor, fen))?;
        approve(stage, id)?;
    }
    bank_pays(stage, id)?;

    stage.day("2026-06-15")?;
    stage.say("判决支持异议：银行的债权为10万元，提存的2万元归普通债权人");
    let objection = stage.newest(id, "plan_objected")?;
    let won = json!({"objection": objection, "outcome": "suit_won", "document": "（2026）内0299民初30号民事判决书",
                     "ended_on": "2026-06-12"});
    stage.act(HANDLER, id, "settle_objection", won)?;
    gets(stage, id, [(1, 6_111_111), (3, 10_000_000), (4, 4_888_889)])?;
    for (creditor, fen) in [(1, 1_111_111), (4, 888_889)] {
        stage.act(HANDLER, id, "pay_out", pay(creditor, fen))?;
        approve(stage, id)?;
    }
    bank_pays(stage, id)?;
    closing_figures(stage, id)
}

fn file(stage: &mut Stage) -> anyhow::Result<String> {
    let party =
        |no: u32, role: &str, name: &str| json!({"no": no, "role": role, "name": name, "kind": "person"});
    let application = json!({
        "received_on": "2026-03-02", "instrument": "（2025）内0299民初88号民事判决书", "instrument_by": "示范县人民法院",
        "effective_on": "2026-01-05", "cause": "民间借贷纠纷",
        "parties": [party(1, "creditor", "常某"), party(2, "debtor", "王某")],
        "claims": [{"no": 1, "label": "借款本金", "creditors": [1], "debtors": [2], "class": "principal",
                    "doubled": "counts", "amount_fen": 10_000_000, "due_on": "2026-01-15"}]
    });
    let filed = stage.post("clerk-1", "/cases", &application)?;
    stage.say(&format!("立案，案号{}", filed["number"].as_str().unwrap_or_default()));
    Ok(filed["id"].as_str().context("没有案件标识")?.to_owned())
}

/// A bank with a mortgage and another creditor take part; whoever has neither instrument nor right may not.
fn join(stage: &mut Stage, id: &str, receipt: u64) -> anyhow::Result<()> {
    let admit = |name: &str, kind: &str, capacity: &str, basis: &str, fen: i64| {
        json!({"debtor": 2, "name": name, "kind": kind, "capacity": capacity, "basis": basis, "case_number": null,
               "applied_on": "2026-03-10", "amount_fen": fen, "doubled_fen": null, "seized_on": null})
    };
    let loan = admit("齐某", "person", "without_instrument", "借条一张", 3_000_000);
    stage.refused(HANDLER, id, "admit_creditor", loan, "may_not_join")?;
    let bank = "示范县农村商业银行";
    let mortgage = admit(bank, "enterprise", "secured_creditor", "不动产登记证明第1206号", 12_000_000);
    stage.act(HANDLER, id, "admit_creditor", mortgage)?;
    let other = admit("白某", "person", "with_instrument", "（2025）内0299民初99号民事判决书", 8_000_000);
    stage.act(HANDLER, id, "admit_creditor", other)?;
    let right = json!({"creditor": 3, "kind": "mortgage", "property": null, "thing": "团结小区1号楼201室",
                       "public_on": "2024-05-06", "secured_fen": 12_000_000, "covered_fen": 21_000_000});
    stage.act(HANDLER, id, "record_priority", right)?;
    stage.refused(HANDLER, id, "allocate_money", json!({"receipt": receipt}), "distribution_open")
}

/// 白某 says that the bank is owed 100,000 yuan only; the bank opposes; 白某 sues.
fn object_and_sue(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    stage.day("2026-03-20")?;
    let objects = |party: u32, on: &str| {
        json!({"party": party, "received_on": on, "against": 3, "asks": "amount", "amount_fen": 10_000_000,
               "reason": "银行已收回本金二万元"})
    };
    stage.act(HANDLER, id, "object_to_plan", objects(4, "2026-03-20"))?;
    let objection = stage.newest(id, "plan_objected")?;
    for party in 1..=3 {
        let told = json!({"objection": objection, "party": party, "told_on": "2026-03-20"});
        stage.act(HANDLER, id, "tell_objection", told)?;
    }
    stage.day("2026-03-25")?;
    let opposes =
        json!({"objection": objection, "party": 3, "received_on": "2026-03-25", "reason": "未收到还款"});
    stage.act(HANDLER, id, "oppose_objection", opposes)?;
    let told = json!({"objection": objection, "told_on": "2026-03-25"});
    stage.act(HANDLER, id, "tell_opposition", told)?;
    stage.day("2026-04-08")?;
    // Fifteen days from 13 March ended on Monday 30 March.
    stage.refused(HANDLER, id, "object_to_plan", objects(1, "2026-04-08"), "plan_period_over")?;
    let suit = json!({"objection": objection, "sued_on": "2026-04-08", "number": "（2026）内0299民初30号"});
    stage.act(HANDLER, id, "record_plan_suit", suit)
}

/// What everybody gets by the plan.
fn gets(stage: &mut Stage, id: &str, expected: [(u64, i64); 3]) -> anyhow::Result<()> {
    let shown = stage.get(HANDLER, &format!("/cases/{}/debtors/2/distribution", encode(id)))?;
    for (party, fen) in expected {
        let lines = shown["lines"].as_array().into_iter().flatten();
        let paid: i64 =
            lines.filter(|line| line["party"] == party).filter_map(|line| line["paid_fen"].as_i64()).sum();
        stage.sum(&format!("第{party}号债权人依方案受偿"), Fen(paid), Fen(fen))?;
    }
    Ok(())
}

/// After the mortgage 110,000 yuan are left for 180,000: 61.11 per cent. The doubled part of the applicant comes last and gets
/// nothing; what is left unpaid stays owed.
fn closing_figures(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    let case = stage.get(HANDLER, &format!("/cases/{}", encode(id)))?;
    let sum = |pointer: &str| -> anyhow::Result<Fen> {
        case.pointer(pointer)
            .and_then(Value::as_i64)
            .map(Fen)
            .with_context(|| format!("没有 {pointer}：{case}"))
    };
    stage.sum("三名债权人实得", sum("/paid_fen")?, Fen(21_000_000))?;
    stage.sum("本案账户余额", sum("/balance_fen")?, Fen::ZERO)?;
    let owed = sum("/totals/owed_fen")?;
    ensure!(owed > Fen(10_000_000 - 6_111_111), "未受偿部分应继续清偿，现尚欠{owed}元");
    let plan = stage.newest(id, "plan_drawn")?;
    let bytes = stage.paper(HANDLER, &format!("/cases/{}/papers/{plan}/distribution_plan", encode(id)))?;
    stage.figure("财产分配方案已生成", &(bytes > 10_000), &true)
}
