//! How money leaves the court in a story: the account is recorded, finance hands to the bank what was approved, and the
//! bank answers.

use crate::stories::stage::{Stage, encode};
use anyhow::{Context, ensure};
use serde_json::{Value, json};

/// Records the account of a party; one in another name is refused on the way.
pub(super) fn record_account(
    stage: &mut Stage,
    officer: &str,
    id: &str,
    party: u32,
    account: &str,
) -> anyhow::Result<()> {
    let case = stage.get(officer, &format!("/cases/{}", encode(id)))?;
    let holder = case["parties"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|shown| shown["no"] == party)
        .and_then(|shown| shown["name"].as_str())
        .with_context(|| format!("没有第{party}号当事人"))?
        .to_owned();
    let command = |holder: &str| {
        json!({"party": party, "holder": holder, "bank": "某某银行示范县支行", "bank_code": null,
               "account": account, "authority": null, "grounds": null})
    };
    let other = command(&format!("{holder}之友"));
    stage.refused(officer, id, "record_account", other, "account_not_in_own_name")?;
    stage.act(officer, id, "record_account", command(&holder))
}

/// The bureau head approves what was proposed last.
pub(super) fn approve(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    let proposal = stage.newest(id, "proposed")?;
    stage.act("bureau-head", id, "approve_proposal", json!({"proposal": proposal, "remark": null}))
}

/// Finance hands to the bank all that waits in the case, and the bank pays it; its answer is read twice and counts once.
pub(super) fn bank_pays(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    let waiting = stage.get("finance-1", "/payments")?;
    let payments: Vec<Value> = waiting["to_send"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|line| line["case_id"] == id)
        .map(|line| json!({"case_id": id, "payment": line["payment"]}))
        .collect();
    ensure!(!payments.is_empty(), "没有待送银行的付款");
    let batch = stage.post("finance-1", "/payments/batches", &json!({"payments": payments}))?;
    let number = batch["number"].as_str().context("没有批次号")?.to_owned();
    let file = stage.get("finance-1", &format!("/payments/batches/{number}/file"))?;
    let text = file["text"].as_str().unwrap_or_default();
    ensure!(text.contains("pain.001.001.03") && text.contains(&number), "支付文件不全：{text}");
    stage.say(&format!("财务把{}笔付款编成批次{number}送银行", payments.len()));
    let mut answer = "支付指令号,处理结果,失败原因\n".to_owned();
    for order in batch["orders"].as_array().into_iter().flatten() {
        answer.push_str(&format!("{},交易成功,\n", order["order_no"].as_str().unwrap_or_default()));
    }
    let body = json!({"file_name": "支付结果.csv", "text": answer});
    let read = stage.post("finance-1", "/payments/answers", &body)?;
    let count = |read: &Value, what: &str| read[what].as_array().map_or(0, Vec::len);
    ensure!(count(&read, "settled") == payments.len(), "银行未全部付讫：{read}");
    let again = stage.post("finance-1", "/payments/answers", &body)?;
    ensure!(
        (count(&again, "settled"), count(&again, "known")) == (0, payments.len()),
        "同一回执登记了两次：{again}"
    );
    stage.say(&format!("银行回执：付讫{}笔；同一回执再次上传，不重复登记", payments.len()));
    Ok(())
}
