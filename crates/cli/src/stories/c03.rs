//! C03: an enterprise keeps working: its basic account is released in exchange for a live seal on equipment of equal
//! value, and ten days later it pays in full.

use crate::stories::Story;
use crate::stories::c12::{FIVE_CHECKS, pay_out};
use crate::stories::payments::{bank_pays, record_account};
use crate::stories::stage::{Stage, encode};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use testkit::identity;
use values::Fen;

pub(super) const STORY: Story = Story {
    id: "C03",
    title: "企业被执行人：以设备活封置换基本账户冻结，十日后付清147万元",
    ends_with: "执行完毕，措施全部解除，余款退还企业",
    begins_on: "2026-04-01",
    run,
};

const DEBTOR: &str = "示范县某丰食品有限公司";
const ACCOUNT: &str = "6222021206000000088";
const HANDLER: &str = "one-1";

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    stage.institutions(&FIVE_CHECKS)?;
    let number = serde_json::to_value(identity::credit_code(88))?;
    for institution in FIVE_CHECKS {
        stage.script(institution, "holdings", &json!({"number": number, "holdings": []}))?;
    }
    let account = json!({"id": ACCOUNT, "kind": "deposit", "description": format!("基本存款账户{ACCOUNT}"),
                         "owner": DEBTOR, "amount_fen": 160_000_000});
    stage.script("bank-farm", "holdings", &json!({"number": number, "holdings": [account]}))?;
    let case = file(stage)?;
    let id = case.as_str();
    stage.act("clerk-1", id, "assign_case", json!({"handler": HANDLER, "reason": null}))?;
    stage.day("2026-04-02")?;
    stage.act(HANDLER, id, "issue_notice", json!({"report_days": 10}))?;
    stage.day("2026-04-03")?;
    let served = json!({"debtor": 2, "way": "direct", "on": "2026-04-03", "receipt": null});
    stage.act(HANDLER, id, "serve_notice", served)?;

    stage.day("2026-04-07")?;
    let ask = json!({"debtor": null, "scope": "five_checks", "institution": null});
    stage.act(HANDLER, id, "ask_institutions", ask)?;
    stage.await_pages(id, "inquiry_answered", FIVE_CHECKS.len())?;
    let again = json!({"debtor": null, "scope": "missing", "institution": null});
    stage.refused(HANDLER, id, "ask_institutions", again, "nothing_to_ask")?;

    stage.day("2026-04-08")?;
    let freeze = freeze(stage, id)?;

    stage.day("2026-04-13")?;
    substitute(stage, id, freeze)?;

    stage.day("2026-04-23")?;
    pay(stage, id)?;

    stage.day("2026-04-24")?;
    stage.refused(HANDLER, id, "close_performed", json!({"note": null}), "measures_running")?;
    let seal = stage.newest(id, "control_ordered")?;
    let release = json!({"measure": seal, "ground": "paid", "amount_fen": null});
    stage.act(HANDLER, id, "order_release", release)?;
    stage.act(HANDLER, id, "close_performed", json!({"note": "当事人均无异议"}))?;
    closing_figures(stage, id)
}

fn file(stage: &mut Stage) -> anyhow::Result<String> {
    let application = json!({
        "received_on": "2026-04-01", "instrument": "（2025）内0299民初1888号民事判决书",
        "instrument_by": "示范县人民法院", "effective_on": "2026-03-01", "cause": "买卖合同纠纷",
        "parties": [
            {"no": 1, "role": "creditor", "name": "示范市某源包装有限公司", "kind": "enterprise"},
            {"no": 2, "role": "debtor", "name": DEBTOR, "kind": "enterprise",
             "credit_code": identity::credit_code(88)},
        ],
        "claims": [{"no": 1, "label": "货款", "creditors": [1], "debtors": [2], "liability": "joint",
                    "class": "principal", "doubled": "counts", "amount_fen": 144_000_000, "due_on": "2026-03-11",
                    "interest": []}],
    });
    let filed = stage.post("clerk-1", "/cases", &application)?;
    stage.say(&format!("立案，案号{}", filed["number"].as_str().unwrap_or_default()));
    Ok(filed["id"].as_str().context("没有案件标识")?.to_owned())
}

/// The basic account is frozen by the sum; what must not be held is refused. Gives the page of the freeze.
fn freeze(stage: &mut Stage, id: &str) -> anyhow::Result<u64> {
    let account = stage.newest(id, "property_found")?;
    let command = |property: u64, way: &str, amount: Option<i64>, months: u32| {
        json!({"property": property, "way": way, "amount_fen": amount, "value_fen": null, "months": months,
               "keeper": null, "owner_confirms": null, "excess_reason": null})
    };
    let freeze = |amount, months| command(account, "freeze", amount, months);
    stage.refused(HANDLER, id, "control_property", freeze(None, 12), "amount_missing")?;
    stage.refused(HANDLER, id, "control_property", freeze(Some(300_000_000), 12), "exceeds_claim")?;
    stage.refused(HANDLER, id, "control_property", freeze(Some(146_000_000), 24), "term_too_long")?;
    let car = json!({"debtor": 2, "kind": "vehicle", "description": "厂区内停放的蒙B20088冷藏车", "value_fen": 26_000_000,
                     "source": "clue", "owner": "示范市某达物流有限公司", "register_no": "蒙B20088"});
    stage.act(HANDLER, id, "record_property", car)?;
    let car = stage.newest(id, "property_found")?;
    stage.refused(HANDLER, id, "control_property", command(car, "seal", None, 24), "not_the_debtors")?;
    stage.act(HANDLER, id, "control_property", freeze(Some(146_000_000), 12))?;
    stage.await_pages(id, "control_confirmed", 1)?;
    stage.refused(HANDLER, id, "control_property", freeze(Some(1_000_000), 12), "already_controlled")?;
    stage.newest(id, "control_ordered")
}

/// The account is what the enterprise pays its wages from: equipment takes its place.
fn substitute(stage: &mut Stage, id: &str, freeze: u64) -> anyhow::Result<()> {
    stage.say("企业申请：基本账户被冻结，无法发放工资、采购原料，愿以生产设备置换");
    let equipment = |stage: &mut Stage, description: &str, value: i64| -> anyhow::Result<u64> {
        let found = json!({"debtor": 2, "kind": "movable", "description": description, "value_fen": value,
                           "source": "found", "owner": null, "register_no": null});
        stage.act(HANDLER, id, "record_property", found)?;
        stage.newest(id, "property_found")
    };
    let small = equipment(stage, "包装机一台", 60_000_000)?;
    let line = equipment(stage, "乳品灌装生产线一条", 148_000_000)?;
    let substitute = |property: u64| {
        json!({"measure": freeze, "property": property, "value_fen": null, "keeper": DEBTOR, "months": 24,
               "reason": "恢复基本账户，保障发放工资和正常生产"})
    };
    stage.refused(HANDLER, id, "substitute_property", substitute(small), "substitute_too_small")?;
    stage.act(HANDLER, id, "substitute_property", substitute(line))?;
    stage.await_pages(id, "release_confirmed", 1)?;
    stage.refused(HANDLER, id, "substitute_property", substitute(line), "measure_ended")?;
    let (_, proof) = stage.pages(id, "property_substituted")?.remove(0);
    ensure!(proof.contains("置换前控制1,460,000.00元，置换后控制1,480,000.00元"), "置换未证明等值：{proof}");
    let held = held(stage, id)?;
    stage.sum("置换后控制", held, Fen(148_000_000))
}

fn held(stage: &mut Stage, id: &str) -> anyhow::Result<Fen> {
    let case = stage.get(HANDLER, &format!("/cases/{}", encode(id)))?;
    case["held_fen"].as_i64().map(Fen).context("没有控制金额")
}

fn pay(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    let receipt = json!({"debtor": 2, "amount_fen": 147_000_000, "value_on": "2026-04-23",
                         "bank_reference": "T202604230001", "payer": DEBTOR, "deduction": null});
    stage.act("finance-1", id, "receive_money", receipt)?;
    let booked = stage.newest(id, "money_received")?;
    stage.act(HANDLER, id, "allocate_money", json!({"receipt": booked}))?;
    pay_out(stage, HANDLER, id)?;
    let surplus = |amount: i64| json!({"debtor": 2, "amount_fen": amount});
    stage.refused(HANDLER, id, "return_surplus", surplus(236_401), "exceeds_surplus")?;
    record_account(stage, HANDLER, id, 2, ACCOUNT)?;
    stage.act(HANDLER, id, "return_surplus", surplus(236_400))?;
    let proposal = stage.newest(id, "proposed")?;
    stage.act("bureau-head", id, "approve_proposal", json!({"proposal": proposal, "remark": "同意退还"}))?;
    bank_pays(stage, id)
}

/// By hand: due on 2026-03-11; to 2026-04-23 these are 43 days at 1.75 of 10,000 on 1,440,000 yuan: 10,836.00 yuan. The
/// fee on the principal, without the doubled part, is 50 yuan, 1.5 % of 490,000 and 1 % of 940,000: 16,800.00. Of
/// 1,470,000 remain 2,364.00.
fn closing_figures(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    let case = stage.get(HANDLER, &format!("/cases/{}", encode(id)))?;
    let sum = |pointer: &str| -> anyhow::Result<Fen> {
        case.pointer(pointer)
            .and_then(Value::as_i64)
            .map(Fen)
            .with_context(|| format!("没有 {pointer}：{case}"))
    };
    stage.figure("阶段", &case["stage"].as_str().unwrap_or_default(), &"closed")?;
    stage.sum("申请执行人实得", sum("/paid_fen")?, Fen(144_000_000 + 1_083_600))?;
    stage.sum("执行申请费", sum("/receipts/0/allocation/fee_fen")?, Fen(1_680_000))?;
    stage.sum("退还企业", sum("/returned_fen")?, Fen(236_400))?;
    stage.sum("尚欠", sum("/totals/owed_fen")?, Fen::ZERO)?;
    stage.sum("本案账户余额", sum("/balance_fen")?, Fen::ZERO)?;
    stage.sum("仍在控制", sum("/held_fen")?, Fen::ZERO)?;
    let released = stage.pages(id, "release_confirmed")?.len();
    stage.figure("解除的措施", &released, &2)
}
