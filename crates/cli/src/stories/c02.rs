//! C02: five farm workers wait for a little over ten thousand yuan of wages. A settlement: part is paid at once, the rest
//! by schedule; one instalment comes late. Five payouts, each to the fen.

use crate::stories::Story;
use crate::stories::payments::{bank_pays, record_account};
use crate::stories::stage::{Stage, encode};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use values::Fen;

pub(super) const STORY: Story = Story {
    id: "C02",
    title: "五名农民工工资一万余元：绿色通道，执行和解，当场付一部分，余款分期，一期逾期后付清",
    ends_with: "和解协议履行完毕，五笔案款发放到人，余额为零",
    begins_on: "2026-03-02",
    run,
};

const HANDLER: &str = "one-1";
const DEBTOR: &str = "郝某某";

/// The workers with their wages, in fen: 10,400.00 yuan together.
const WORKERS: [(u32, &str, i64); 5] = [
    (1, "石某某", 320_000),
    (2, "王某某", 240_000),
    (3, "赵某某", 200_000),
    (4, "田某某", 180_000),
    (5, "冯某某", 100_000),
];

/// The agreement: 4,000.00 at once, then 2,200.00, 2,200.00 and 2,000.00.
const SCHEDULE: [(&str, i64); 4] =
    [("2026-03-12", 400_000), ("2026-03-20", 220_000), ("2026-03-27", 220_000), ("2026-04-08", 200_000)];

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let case = file(stage)?;
    let id = case.as_str();
    stage.act("clerk-1", id, "assign_case", json!({"handler": HANDLER, "reason": null}))?;
    stage.act(HANDLER, id, "issue_notice", json!({"report_days": 10}))?;
    stage.day("2026-03-05")?;
    let served = json!({"debtor": 6, "way": "direct", "on": "2026-03-05", "receipt": null});
    stage.act(HANDLER, id, "serve_notice", served)?;
    agree(stage, id)?;
    perform(stage, id)?;
    pay_five(stage, id)?;
    stage.day("2026-04-10")?;
    stage.act(HANDLER, id, "close_performed", json!({"note": "五名申请执行人确认收到"}))?;
    closing_figures(stage, id)
}

/// Each worker has a claim of his own under one judgment; the case is one of livelihood from the beginning.
fn file(stage: &mut Stage) -> anyhow::Result<String> {
    let party =
        |no: u32, role: &str, name: &str| json!({"no": no, "role": role, "name": name, "kind": "person"});
    let mut parties: Vec<Value> = WORKERS.iter().map(|(no, name, _)| party(*no, "creditor", name)).collect();
    parties.push(party(6, "debtor", DEBTOR));
    let claims: Vec<Value> = WORKERS
        .iter()
        .map(|(no, name, sum)| {
            json!({"no": no, "label": format!("{name}的工资"), "creditors": [no], "debtors": [6],
                   "liability": "joint", "class": "principal", "doubled": "counts", "amount_fen": sum,
                   "due_on": "2026-02-10", "interest": []})
        })
        .collect();
    let application = json!({
        "received_on": "2026-03-02", "instrument": "（2025）内0299民初2602号民事判决书",
        "instrument_by": "示范县人民法院", "effective_on": "2026-01-31", "cause": "追索劳动报酬纠纷",
        "livelihood": "wages", "parties": parties, "claims": claims,
    });
    let filed = stage.post("clerk-1", "/cases", &application)?;
    stage.say(&format!("立案，绿色通道，案号{}", filed["number"].as_str().unwrap_or_default()));
    Ok(filed["id"].as_str().context("没有案件标识")?.to_owned())
}

fn agree(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    stage.day("2026-03-12")?;
    stage.say("五名工人与郝某某当面协商，当场付四千元，余款分三期");
    let settlement = |filing: &str, total: i64, last: i64| {
        let mut rows: Vec<Value> =
            SCHEDULE.iter().map(|(due_on, amount)| json!({"due_on": due_on, "amount_fen": amount})).collect();
        rows[3]["amount_fen"] = json!(last);
        json!({"agreed_on": "2026-03-12", "filing": filing, "signed": "in_person", "debtor": 6,
               "total_fen": total, "instalments": rows, "breach": "instalment_only", "controls": "kept",
               "terms": "申请执行人放弃加倍部分债务利息，按期履行完毕即告了结"})
    };
    let ask = |stage: &mut Stage, command: Value, code: &str| {
        stage.refused(HANDLER, id, "record_settlement", command, code)
    };
    ask(stage, settlement("not_filed", 1_040_000, 200_000), "settlement_not_filed")?;
    ask(stage, settlement("recorded_and_signed", 1_040_000, 190_000), "instalments_differ")?;
    ask(stage, settlement("recorded_and_signed", 1_200_000, 360_000), "settlement_exceeds_debt")?;
    stage.act(HANDLER, id, "record_settlement", settlement("recorded_and_signed", 1_040_000, 200_000))?;
    let sue = json!({"applied_on": "2026-03-12", "ground": "breach", "facts": "担心不履行"});
    stage.refused(HANDLER, id, "resume_instrument", sue, "not_resumed")?;
    receive(stage, id, "2026-03-12", 400_000, "T202603120001")?;
    standing(stage, id, 0, "met")?;
    let shares = shares(stage, id)?;
    let sum: i64 = shares.iter().sum();
    stage.sum("当场支付分给五人", Fen(sum), Fen(400_000))?;
    // 4,000.00 over 10,400.00, by the proportion of the wages; three odd fen go to the largest remainders.
    stage.figure("按比例受偿（分）", &shares, &vec![123_077, 92_308, 76_923, 69_231, 38_461])
}

/// What each worker was given out of the last receipt, in fen.
fn shares(stage: &mut Stage, id: &str) -> anyhow::Result<Vec<i64>> {
    let case = stage.get(HANDLER, &format!("/cases/{}", encode(id)))?;
    let last = case["receipts"].as_array().and_then(|receipts| receipts.last()).context("没有到账")?;
    let shares = last.pointer("/allocation/shares").and_then(Value::as_array).context("没有分配")?;
    Ok(shares.iter().filter_map(|share| share["amount_fen"].as_i64()).collect())
}

/// The bank's statement brings a sum; it is claimed once, and divided by the claims of the five.
fn receive(stage: &mut Stage, id: &str, on: &str, amount: i64, reference: &str) -> anyhow::Result<()> {
    let receipt = json!({"debtor": 6, "amount_fen": amount, "value_on": on, "bank_reference": reference,
                         "payer": DEBTOR, "deduction": null});
    stage.act("finance-1", id, "receive_money", receipt.clone())?;
    stage.refused("finance-1", id, "receive_money", receipt, "already_booked")?;
    let booked = stage.newest(id, "money_received")?;
    stage.act(HANDLER, id, "allocate_money", json!({"receipt": booked}))?;
    stage.refused(HANDLER, id, "allocate_money", json!({"receipt": booked}), "already_allocated")
}

fn standing(stage: &mut Stage, id: &str, instalment: usize, expected: &str) -> anyhow::Result<()> {
    let case = stage.get(HANDLER, &format!("/cases/{}", encode(id)))?;
    let state = case.pointer(&format!("/settlements/0/instalments/{instalment}/state"));
    let state = state.and_then(Value::as_str).context("没有分期")?;
    stage.figure(&format!("第{}期", instalment + 1), &state, &expected)
}

/// The second instalment in time; the third is missed, the debtor is reminded and pays; the last in time.
fn perform(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    stage.day("2026-03-19")?;
    receive(stage, id, "2026-03-19", 220_000, "T202603190001")?;
    standing(stage, id, 1, "met")?;

    stage.day("2026-03-30")?;
    standing(stage, id, 2, "missed")?;
    let late = stage.get(HANDLER, "/clocks?kind=instalment&scope=mine")?;
    let label = late.pointer("/clocks/0/label").and_then(Value::as_str).unwrap_or_default().to_owned();
    ensure!(label.contains("第3期"), "承办人的期限清单没有逾期的一期：{late}");
    let steps = stage.get(HANDLER, &format!("/cases/{}/steps", encode(id)))?;
    let offered = |act: &str| steps["open"].as_array().into_iter().flatten().any(|step| step["act"] == act);
    ensure!(offered("remind_instalment") && offered("resume_instrument"), "逾期后没有提示督促、恢复执行");
    stage.refused(HANDLER, id, "close_performed", json!({"note": null}), "settlement_unfinished")?;
    let remind = json!({"instalment": 3, "way": "phone", "reminded_on": "2026-03-30",
                        "answer": "外出务工，三日内付清；五名申请执行人同意等待"});
    stage.act(HANDLER, id, "remind_instalment", remind)?;

    stage.day("2026-03-31")?;
    receive(stage, id, "2026-03-31", 220_000, "T202603310001")?;
    standing(stage, id, 2, "met_late")?;
    let resume = json!({"applied_on": "2026-03-31", "ground": "breach", "facts": "曾经逾期"});
    stage.refused(HANDLER, id, "resume_instrument", resume, "not_resumed")?;

    stage.day("2026-04-07")?;
    receive(stage, id, "2026-04-07", 200_000, "T202604070001")?;
    standing(stage, id, 3, "met")?;
    stage.refused(HANDLER, id, "close_performed", json!({"note": null}), "money_in_case")
}

/// All within thirty days of the first receipt. Five proposals, approved by another than who proposed; one batch; the bank answers once for all.
fn pay_five(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    stage.day("2026-04-08")?;
    for (no, _, wages) in WORKERS {
        let pay = |amount: i64| json!({"creditor": no, "amount_fen": amount});
        stage.refused(HANDLER, id, "pay_out", pay(wages), "account_missing")?;
        record_account(stage, HANDLER, id, no, &format!("622202120600000{no:04}"))?;
        stage.refused(HANDLER, id, "pay_out", pay(wages + 1), "exceeds_payable")?;
        stage.refused("finance-1", id, "pay_out", pay(wages), "not_your_office")?;
        stage.act(HANDLER, id, "pay_out", pay(wages))?;
        let proposal = json!({"proposal": stage.newest(id, "proposed")?, "remark": "同意发放"});
        stage.refused(HANDLER, id, "pay_out", pay(1), "exceeds_payable")?;
        stage.refused("finance-1", id, "approve_proposal", proposal.clone(), "not_your_office")?;
        stage.act("bureau-head", id, "approve_proposal", proposal)?;
    }
    let unpaid = stage.get(HANDLER, "/payments/unpaid?scope=mine")?;
    let first = unpaid.pointer("/receipts/0").context("没有未发放案款")?;
    let in_time = first["due_on"].as_str() >= unpaid["today"].as_str();
    ensure!(first["livelihood"] == true && in_time, "涉民生案款没有按期优先发放：{unpaid}");
    bank_pays(stage, id)
}

/// By hand: 10,400.00 yuan came in and went out; the execution fee on what does not exceed ten thousand yuan is 50
/// yuan, and 1.5 % on 400: 56.00, which the debtor still owes. The doubled part is given up with the settlement.
fn closing_figures(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    let case = stage.get(HANDLER, &format!("/cases/{}", encode(id)))?;
    let sum = |pointer: &str| -> anyhow::Result<Fen> {
        case.pointer(pointer)
            .and_then(Value::as_i64)
            .map(Fen)
            .with_context(|| format!("没有 {pointer}：{case}"))
    };
    stage.figure("阶段", &case["stage"].as_str().unwrap_or_default(), &"closed")?;
    stage.figure(
        "和解",
        &case.pointer("/settlements/0/state").and_then(Value::as_str).unwrap_or_default(),
        &"performed",
    )?;
    for (no, name, wages) in WORKERS {
        let paid: i64 = case["payouts"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|payout| payout["creditor"] == no)
            .filter_map(|payout| payout["amount_fen"].as_i64())
            .sum();
        stage.sum(&format!("{name}实得"), Fen(paid), Fen(wages))?;
    }
    stage.sum("已发放", sum("/paid_fen")?, Fen(1_040_000))?;
    stage.sum("退还被执行人", sum("/returned_fen")?, Fen::ZERO)?;
    stage.sum("本案账户余额", sum("/balance_fen")?, Fen::ZERO)?;
    let (_, closing) = stage.pages(id, "closed_performed")?.remove(0);
    ensure!(closing.starts_with("执行和解协议履行完毕，发放案款共10,400.00元"), "结案记载不符：{closing}");
    let settled = stage.pages(id, "payment_settled")?.len();
    stage.figure("付讫的发放", &settled, &5)
}
