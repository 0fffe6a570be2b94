//! M02: a payment that was forgotten for three months turns up when later money is divided and paid out.

use crate::stories::Story;
use crate::stories::payments::{approve, bank_pays, record_account};
use crate::stories::stage::{Stage, encode, prefilled};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use values::Fen;

pub(super) const STORY: Story = Story {
    id: "M02",
    title: "补登以前到账的案款：三个月前的一笔还款",
    ends_with: "案款按停止计息之日重新分配，多领的列为应退回，账目借贷相等",
    begins_on: "2026-01-20",
    run,
};

const HANDLER: &str = "fast-1";
const ACCOUNT: &str = "8801000000000001";
/// The line of the statement that nobody found a case for.
const LINE: &str = "B20260310-7";

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let id = file(stage)?;
    let id = id.as_str();
    stage.act("clerk-1", id, "assign_case", json!({"handler": HANDLER, "reason": null}))?;
    stage.day("2026-01-21")?;
    stage.act(HANDLER, id, "issue_notice", json!({"report_days": 10}))?;
    record_account(stage, HANDLER, id, 1, "6222029999000011112")?;
    record_account(stage, HANDLER, id, 3, "6222029999000033334")?;

    stage.day("2026-06-01")?;
    stage.act("finance-1", id, "receive_money", received(12_091_200, "2026-06-01", "T202606010001"))?;
    let first = stage.newest(id, "money_received")?;
    stage.act(HANDLER, id, "allocate_money", json!({"receipt": first}))?;
    stage.act(HANDLER, id, "pay_out", json!({"creditor": 1, "amount_fen": 6_091_200}))?;
    approve(stage, id)?;
    bank_pays(stage, id)?;

    stage.day("2026-06-10")?;
    let proposal = turns_up(stage, id)?;
    difference(stage, id, proposal)?;
    decide(stage, id, proposal)?;
    closing_figures(stage, id)
}

/// 60,000 yuan at 3.65 % a year from 1 January, 6 yuan a day, for the first creditor; 60,000 yuan for the second, with the
/// doubled part of the interest, 10.50 yuan a day after 15 January.
///
/// By hand: 1 June, 152 days of interest, 912.00 yuan; 120,912.00 yuan pay both claims, and the doubled part of 137 days,
/// 1,438.50, stays open.
fn file(stage: &mut Stage) -> anyhow::Result<String> {
    let claim = |no: u32, creditor: u32, doubled: &str, interest: Value| {
        json!({"no": no, "label": "货款", "creditors": [creditor], "debtors": [2], "liability": "joint", "class": "principal",
               "doubled": doubled, "amount_fen": 6_000_000, "due_on": "2026-01-15", "interest": interest})
    };
    let interest = json!([{"base_fen": null, "rate": "0.0365", "basis": "year", "from": "2026-01-01", "until": null,
                           "cap_fen": null, "year_days": 365}]);
    let application = json!({
        "received_on": "2026-01-20", "instrument": "（2025）内0299民初1702号民事判决书",
        "instrument_by": "示范县人民法院", "effective_on": "2026-01-05", "cause": "买卖合同纠纷",
        "parties": [
            {"no": 1, "role": "creditor", "name": "常某", "kind": "person"},
            {"no": 2, "role": "debtor", "name": "示范县某顺建材有限公司", "kind": "enterprise"},
            {"no": 3, "role": "creditor", "name": "孟某", "kind": "person"},
        ],
        "claims": [claim(1, 1, "left_out", interest), claim(2, 3, "counts", json!([]))],
    });
    let filed = stage.post("clerk-1", "/cases", &application)?;
    stage.say(&format!("立案，案号{}", filed["number"].as_str().unwrap_or_default()));
    Ok(filed["id"].as_str().context("没有案件标识")?.to_owned())
}

fn received(amount_fen: i64, value_on: &str, reference: &str) -> Value {
    json!({"debtor": 2, "amount_fen": amount_fen, "value_on": value_on, "bank_reference": reference,
           "payer": "示范县某顺建材有限公司", "deduction": null})
}

/// The line of 10 March is imported in June and claimed: the claim waits for approval, and is nobody else's meanwhile.
fn turns_up(stage: &mut Stage, id: &str) -> anyhow::Result<u64> {
    let statement = format!(
        "账号：{ACCOUNT}\n交易流水号,交易日期,交易时间,起息日,借方发生额（元）,贷方发生额（元）,余额,对方户名,对方账号,子账号,摘要,附言\n\
         {LINE},20260310,091502,20260310,,1400.00,,某顺建材,6222000000000001234,,转账,还款\n"
    );
    let file = json!({"name": "流水.csv", "text": statement});
    ensure!(
        stage.post("finance-1", "/funds/statements", &file).is_err(),
        "不是已知本院账户的流水不应未经确认导入"
    );
    let file = json!({"name": "流水.csv", "text": statement, "new_account": true});
    stage.post("finance-1", "/funds/statements", &file)?;
    let late = received(140_000, "2026-03-10", LINE);
    ensure!(stage.act("finance-1", id, "receive_money", late).is_err(), "银行流水上的到账不应手工登记");
    let path = format!("/funds/lines/{ACCOUNT}/{LINE}/claim");
    let claim = json!({"case_id": id, "debtor": 2, "deduction": null});
    stage.post("finance-1", &path, &claim)?;
    ensure!(stage.post("finance-1", &path, &claim).is_err(), "待批的到账不应重复认领");
    stage.say("3月10日的一笔1400.00元六月才找到：认领转为提请，审批前不入账，也不能另行认领");
    stage.newest(id, "proposed")
}

/// Whoever approves sees the difference: interest that did not run was paid to somebody who has no claim left.
///
/// By hand: of 1,400.00 yuan on 10 March (69 days of interest, 414.00) 60,414 parts of 120,414 go to the first creditor,
/// 702.41, the other 697.59 to the second (执行工作规定第五十五条第三款). 59,711.59 of principal bear 5.971159 a day in the 83 days
/// after: 909.61 of interest in all, 2.39 less than was paid. 59,302.41 bear 10.37792175 of the doubled part a day, 861.37,
/// with the 567.00 of 54 days before 1,428.37. On 1 June 60,207.20 and 59,302.41 are owed, and 1,402.39 are left for
/// the doubled part, of which the second creditor waits for the 2.39.
fn difference(stage: &mut Stage, id: &str, proposal: u64) -> anyhow::Result<()> {
    let shown = stage.get("bureau-head", &format!("/cases/{}/replays/{proposal}", encode(id)))?;
    let sum = |pointer: &str| -> anyhow::Result<Fen> {
        shown
            .pointer(pointer)
            .and_then(Value::as_i64)
            .map(Fen)
            .with_context(|| format!("没有 {pointer}：{shown}"))
    };
    stage.sum("常某原分配", sum("/parties/0/before_fen")?, Fen(6_091_200))?;
    stage.sum("常某依法应得", sum("/parties/0/lawful_fen")?, Fen(6_090_961))?;
    stage.sum("常某应退回", sum("/parties/0/to_return_fen")?, Fen(239))?;
    stage.sum("孟某由60000.00元变为", sum("/parties/1/after_fen")?, Fen(6_140_000))?;
    stage.figure("可以批准", &shown["barred"].is_null(), &true)
}

/// The first proposal is overtaken by another payment, turned down and made again; then it is approved.
fn decide(stage: &mut Stage, id: &str, proposal: u64) -> anyhow::Result<()> {
    let approve_it = |proposal: u64| json!({"proposal": proposal, "remark": null});
    stage.refused("finance-1", id, "approve_proposal", approve_it(proposal), "not_your_office")?;
    stage.act("finance-1", id, "receive_money", received(2_000, "2026-06-10", "T202606100001"))?;
    let later = stage.newest(id, "money_received")?;
    stage.act(HANDLER, id, "allocate_money", json!({"receipt": later}))?;
    stage.refused("bureau-head", id, "approve_proposal", approve_it(proposal), "proposal_stale")?;
    let reason = json!({"proposal": proposal, "reason": "提请后又有到账，重新核对差额"});
    stage.act("bureau-head", id, "reject_proposal", reason)?;
    let claim = json!({"case_id": id, "debtor": 2, "deduction": null});
    stage.post("finance-1", &format!("/funds/lines/{ACCOUNT}/{LINE}/claim"), &claim)?;
    let again = stage.newest(id, "proposed")?;
    ensure!(again != proposal, "没有重新提请");
    stage.act("bureau-head", id, "approve_proposal", approve_it(again))
}

fn closing_figures(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    let case = stage.get(HANDLER, &format!("/cases/{}", encode(id)))?;
    let sum = |pointer: &str| -> anyhow::Result<Fen> {
        case.pointer(pointer)
            .and_then(Value::as_i64)
            .map(Fen)
            .with_context(|| format!("没有 {pointer}：{case}"))
    };
    stage.sum("已收", sum("/received_fen")?, Fen(12_233_200))?;
    stage.sum("已付常某", sum("/paid_fen")?, Fen(6_091_200))?;
    stage.sum("本案账户余额", sum("/balance_fen")?, Fen(12_233_200 - 6_091_200))?;
    // 120,000 yuan, 909.61 of interest and 1,428.37 of the doubled part, less 122,332 yuan.
    stage.sum("尚欠", sum("/totals/owed_fen")?, Fen(12_233_798 - 12_233_200))?;
    let offered = stage.get(HANDLER, &format!("/cases/{}/steps", encode(id)))?;
    let pays = |step: &&Value| step["act"] == "pay_out";
    let step = offered["open"].as_array().into_iter().flatten().find(pays).context("下一步中没有发放")?;
    stage.sum("可发孟某", prefilled(step, "amount_fen")?, Fen(6_142_000))
}
