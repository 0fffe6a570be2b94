//! M01: the main path, from the text of a judgment to the creditor paid and the case closed.

use crate::stories::Story;
use crate::stories::payments::{bank_pays, record_account};
use crate::stories::stage::{Stage, encode, prefilled};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use values::Fen;

pub(super) const STORY: Story = Story {
    id: "M01",
    title: "从判决书到案款发放：一件民间借贷案",
    ends_with: "执行完毕，债权人足额受偿，措施解除",
    begins_on: "2026-03-10",
    run,
};

/// Our own judgment; the people are invented.
pub(crate) const JUDGMENT: &str = "示范县人民法院\n民事判决书\n（2025）内0299民初1666号\n原告：张某，男，住示范县人民路。\n\
被告：王某，男，住示范县团结街。\n被告：李某某，女，住示范县团结街。\n原告张某与被告王某、李某某民间借贷纠纷一案，本院受理后依法审理，现已审理终结。\n\
依照《中华人民共和国民法典》第六百六十七条、第六百七十五条、第六百七十六条，《中华人民共和国民事诉讼法》第六十七条之规定，判决如下：\n\
一、被告王某于本判决生效后十日内偿还原告张某借款本金50000元及利息（以50000元为基数，自2025年1月1日起按年利率6%计算至实际清偿之日止）；\n\
二、被告王某于本判决生效后十日内支付原告张某律师费2000元；\n\
三、被告李某某对上述第一项、第二项债务承担连带清偿责任；\n\
四、驳回原告张某的其他诉讼请求。\n\
如果未按本判决指定的期间履行给付金钱义务，应当依照《中华人民共和国民事诉讼法》第二百六十四条之规定，加倍支付迟延履行期间的债务利息。\n\
案件受理费1100元，由被告王某、李某某负担。\n\
如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，上诉于包头市中级人民法院。\n二〇二五年十二月一日\n";

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let case = file(stage)?;
    let id = case.as_str();

    stage.act("clerk-1", id, "assign_case", json!({"handler": "fast-1", "reason": null}))?;
    stage.refused(
        "clerk-1",
        id,
        "assign_case",
        json!({"handler": "fast-1", "reason": null}),
        "same_handler",
    )?;
    stage.refused("two-1", id, "issue_notice", json!({"report_days": 10}), "not_found")?;
    let missing = "内0299-2026-执-999999";
    stage.refused("two-1", missing, "issue_notice", json!({"report_days": 10}), "not_found")?;

    stage.day("2026-03-11")?;
    stage.act("fast-1", id, "issue_notice", json!({"report_days": 10}))?;
    stage.day("2026-03-13")?;
    let wrong = json!({"debtor": 3, "way": "direct", "on": "2026-03-13", "receipt": null});
    stage.act("fast-1", id, "serve_notice", wrong)?;
    correct_the_service(stage, id)?;
    stage.act(
        "fast-1",
        id,
        "serve_notice",
        json!({"debtor": 2, "way": "direct", "on": "2026-03-13", "receipt": null}),
    )?;
    stage.act(
        "fast-1",
        id,
        "serve_notice",
        json!({"debtor": 3, "way": "public_notice", "on": "2026-03-13", "receipt": null}),
    )?;

    stage.day("2026-03-20")?;
    stage.act(
        "fast-1",
        id,
        "record_declaration",
        json!({"debtor": 2, "on": "2026-03-20", "content": "名下有银行存款，无房产、车辆"}),
    )?;
    let found = json!({"debtor": 2, "kind": "deposit", "description": "某某银行示范县支行账户6222020000000001234", "value_fen": 6_500_000, "source": "found"});
    stage.act("fast-1", id, "record_property", found)?;
    let freeze = |amount: i64, months: i64| {
        json!({"debtor": 2, "bank": "某某银行示范县支行", "account": "6222020000000001234",
               "amount_fen": amount, "held_fen": 6_000_000, "frozen_on": "2026-03-20", "months": months})
    };
    stage.refused("fast-1", id, "freeze_deposit", freeze(50_000_000, 12), "exceeds_claim")?;
    stage.refused("fast-1", id, "freeze_deposit", freeze(6_000_000, 24), "term_too_long")?;
    stage.act("fast-1", id, "freeze_deposit", freeze(6_000_000, 12))?;
    let measure = stage.newest(id, "deposit_frozen")?;
    stage.refused("fast-1", id, "close_performed", json!({"note": null}), "still_owed")?;

    deduct_and_pay(stage, id, measure)?;

    stage.day("2026-04-20")?;
    stage.refused("fast-1", id, "close_performed", json!({"note": null}), "measures_running")?;
    let release = json!({"measure": measure, "ground": "paid", "released_on": "2026-04-20"});
    stage.act("fast-1", id, "release_freeze", release)?;
    stage.act("fast-1", id, "close_performed", json!({"note": "当事人均无异议"}))?;
    stage.refused("fast-1", id, "close_performed", json!({"note": null}), "case_closed")?;
    closing_figures(stage, id)
}

/// The clerk reads the judgment, completes the draft and files it.
fn file(stage: &mut Stage) -> anyhow::Result<String> {
    stage.say("内勤收到执行申请和判决书，读取判决主文");
    let read = stage.post("clerk-1", "/intake", &json!({"text": JUDGMENT}))?;
    let claims = read["reading"]["claims"].as_array().context("没有读出给付内容")?;
    for claim in claims {
        stage.say(&format!(
            "读出：{}{}分",
            claim["purpose"].as_str().unwrap_or_default(),
            claim["amount_fen"]
        ));
    }
    ensure!(claims.len() == 2, "应读出两项给付，实为{}项", claims.len());
    let mut draft = read["draft"].clone();
    let unfinished = stage.post("clerk-1", "/intake/application", &draft);
    ensure!(unfinished.is_err(), "缺少生效日期和案由的草稿不应通过");
    draft["effective_on"] = json!("2025-12-20");
    draft["cause"] = json!("民间借贷纠纷");
    draft["instrument"] = json!("（2025）内0299民初1666号民事判决书");
    draft["instrument_by"] = json!("示范县人民法院");
    let application = stage.post("clerk-1", "/intake/application", &draft)?;
    let application = application.get("application").cloned().unwrap_or(application);
    let filed = stage.post("clerk-1", "/cases", &application)?;
    stage.say(&format!("立案，案号{}", filed["number"].as_str().unwrap_or_default()));
    Ok(filed["id"].as_str().context("没有案件标识")?.to_owned())
}

/// A service recorded for the wrong day is struck by a new page, with the leader's approval.
fn correct_the_service(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    let page = stage.newest(id, "notice_served")?;
    stage.act("fast-1", id, "correct_entry", json!({"entry": page, "reason": "受送达人非本人，登记有误"}))?;
    let proposal = stage.newest(id, "proposed")?;
    stage.act("leader-fast", id, "approve_proposal", json!({"proposal": proposal, "remark": null}))
}

fn deduct_and_pay(stage: &mut Stage, id: &str, measure: u64) -> anyhow::Result<()> {
    stage.day("2026-04-01")?;
    let steps = stage.get("fast-1", &format!("/cases/{}/steps", encode(id)))?;
    let offered = steps["open"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|step| step["act"] == "deduct_deposit")
        .context("下一步中没有划拨")?
        .clone();
    let amount = prefilled(&offered, "amount_fen")?;
    let deduct = |amount: Fen| json!({"measure": measure, "amount_fen": amount, "deducted_on": "2026-04-01"});
    stage.refused("fast-1", id, "deduct_deposit", deduct(Fen(6_000_001)), "exceeds_frozen")?;
    stage.act("fast-1", id, "deduct_deposit", deduct(amount))?;
    let deduction = stage.newest(id, "deposit_deducted")?;

    stage.day("2026-04-03")?;
    let receipt = json!({"debtor": 2, "amount_fen": amount, "value_on": "2026-04-03", "bank_reference": "T202604030001",
                         "payer": "王某", "deduction": deduction});
    stage.refused("fast-1", id, "receive_money", receipt.clone(), "not_your_office")?;
    stage.act("finance-1", id, "receive_money", receipt)?;
    let again = json!({"debtor": 2, "amount_fen": amount, "value_on": "2026-04-03", "bank_reference": "T202604030001",
                       "payer": "王某", "deduction": null});
    stage.refused("finance-1", id, "receive_money", again, "already_booked")?;
    let booked = stage.newest(id, "money_received")?;
    stage.act("fast-1", id, "allocate_money", json!({"receipt": booked}))?;

    stage.refused("fast-1", id, "pay_out", json!({"creditor": 1, "amount_fen": 1}), "account_missing")?;
    record_account(stage, "fast-1", id, 1, "6222029999000011112")?;
    let view = stage.get("fast-1", &format!("/cases/{}/steps", encode(id)))?;
    let offer = view["open"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|step| step["act"] == "pay_out")
        .context("下一步中没有发放")?
        .clone();
    let payable = prefilled(&offer, "amount_fen")?;
    let pay = |amount: Fen| json!({"creditor": 1, "amount_fen": amount});
    stage.refused("fast-1", id, "pay_out", pay(payable + Fen(1)), "exceeds_payable")?;
    stage.act("fast-1", id, "pay_out", pay(payable))?;
    let proposal = stage.newest(id, "proposed")?;
    stage.refused(
        "fast-1",
        id,
        "approve_proposal",
        json!({"proposal": proposal, "remark": null}),
        "not_your_office",
    )?;
    stage.refused(
        "leader-fast",
        id,
        "approve_proposal",
        json!({"proposal": proposal, "remark": null}),
        "not_your_office",
    )?;
    stage.day("2026-04-07")?;
    stage.act("bureau-head", id, "approve_proposal", json!({"proposal": proposal, "remark": "同意发放"}))?;
    stage.refused("fast-1", id, "close_performed", json!({"note": null}), "money_in_case")?;
    bank_pays(stage, id)
}

/// Everything is worked out by hand: 2025-01-01 to 2026-04-01 at six per cent a year on 50,000 yuan is 456 days,
/// 3,747.95 yuan. The judgment took effect on 2025-12-20; ten days end on 2025-12-30, so the doubled part runs 92 days
/// on 52,000 yuan: 837.20 yuan. The fee is 1.5 % of what exceeds 10,000 yuan of 55,747.95 yuan, and 50 yuan: 736.22.
fn closing_figures(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    let case = stage.get("fast-1", &format!("/cases/{}", encode(id)))?;
    let sum = |pointer: &str| -> anyhow::Result<Fen> {
        case.pointer(pointer)
            .and_then(Value::as_i64)
            .map(Fen)
            .with_context(|| format!("没有 {pointer}：{case}"))
    };
    stage.figure("阶段", &case["stage"].as_str().unwrap_or_default(), &"closed")?;
    stage.sum("申请执行人实得", sum("/paid_fen")?, Fen(5_000_000 + 200_000 + 374_795 + 83_720))?;
    stage.sum("执行申请费", sum("/receipts/0/allocation/fee_fen")?, Fen(73_622))?;
    stage.sum("尚欠", sum("/totals/owed_fen")?, Fen::ZERO)?;
    stage.sum("本案账户余额", sum("/balance_fen")?, Fen::ZERO)?;
    let notice = stage.newest(id, "notice_issued")?;
    let bytes =
        stage.paper("fast-1", &format!("/cases/{}/papers/{notice}/execution_notice?about=2", encode(id)))?;
    stage.figure("执行通知书已生成", &(bytes > 10_000), &true)
}
