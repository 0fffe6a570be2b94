//! C12: the registry point in the court: a house found by query, sealed, and released after payment, all from the desk.

use crate::stories::Story;
use crate::stories::payments::{bank_pays, record_account};
use crate::stories::stage::{Stage, encode, prefilled};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use testkit::identity;
use values::Fen;

pub(super) const STORY: Story = Story {
    id: "C12",
    title: "法院里的不动产登记点：查询、查封、解封一套住宅，不出办公室",
    ends_with: "查封、解封回执均已入卷，债权人足额受偿，执行完毕",
    begins_on: "2026-03-02",
    run,
};

/// Who answers the five checks in this court.
pub(super) const FIVE_CHECKS: [&str; 7] =
    ["bank-farm", "bank-city", "bank-post", "real-estate", "land", "vehicle", "equity"];

const DEBTOR: &str = "白某某";
const HOUSE: &str = "示范（2019）不动产权第0001206号";
const SPACE: &str = "示范（2021）不动产权第0003377号";
const HANDLER: &str = "one-1";

fn run(stage: &mut Stage) -> anyhow::Result<()> {
    stage.institutions(&FIVE_CHECKS)?;
    own_a_house_and_a_parking_space(stage)?;
    let case = file(stage)?;
    let id = case.as_str();
    stage.act("clerk-1", id, "assign_case", json!({"handler": HANDLER, "reason": null}))?;
    stage.day("2026-03-03")?;
    stage.act(HANDLER, id, "issue_notice", json!({"report_days": 10}))?;
    stage.act(
        HANDLER,
        id,
        "serve_notice",
        json!({"debtor": 2, "way": "direct", "on": "2026-03-03", "receipt": null}),
    )?;

    stage.day("2026-03-04")?;
    let ask = json!({"debtor": null, "scope": "five_checks", "institution": null});
    stage.refused("two-1", id, "ask_institutions", ask.clone(), "not_found")?;
    stage.act(HANDLER, id, "ask_institutions", ask)?;
    stage.await_pages(id, "inquiry_answered", FIVE_CHECKS.len())?;
    let found = stage.pages(id, "property_found")?;
    ensure!(found.len() == 3, "应查到三项不动产，实为{found:?}");
    let [house, space, sisters] = [HOUSE, SPACE, "亲属"].map(|words| {
        found.iter().find(|(_, sentence)| sentence.contains(words)).map(|(no, _)| *no).unwrap_or_default()
    });

    stage.day("2026-03-05")?;
    seal(stage, id, house, space, sisters)?;

    stage.day("2026-04-08")?;
    seal_anew_what_lapsed(stage, id, space)?;

    stage.day("2026-05-11")?;
    pay(stage, id)?;

    stage.day("2026-05-12")?;
    release(stage, id)?;
    stage.act(HANDLER, id, "close_performed", json!({"note": "当事人均无异议"}))?;
    closing_figures(stage, id)
}

/// What the register tells: the debtor's house with a mortgage, a parking space, and a house of a relative, of which
/// the debtor is only the payer.
fn own_a_house_and_a_parking_space(stage: &mut Stage) -> anyhow::Result<()> {
    let number = serde_json::to_value(identity::resident_id(1_206))?;
    for institution in FIVE_CHECKS {
        stage.script(institution, "holdings", &json!({"number": number, "holdings": []}))?;
    }
    let mortgage =
        json!([{"kind": "mortgage", "by": "示范县农村商业银行", "amount_fen": 6_000_000, "until": null}]);
    let house = |id: &str, description: &str, owner: &str, encumbrances: Value| {
        json!({"id": id, "kind": "real_estate", "description": format!("{description}（{id}）"),
               "owner": owner, "encumbrances": encumbrances})
    };
    let holdings = json!([
        house(HOUSE, "示范县团结街12号3单元501室住宅", DEBTOR, mortgage),
        house(SPACE, "示范县团结街12号地下车位37号", DEBTOR, json!([])),
        house("示范（2018）不动产权第0000815号", "示范县人民路8号住宅，登记在亲属名下", "白某", json!([])),
    ]);
    stage.script("real-estate", "holdings", &json!({"number": number, "holdings": holdings}))
}

fn file(stage: &mut Stage) -> anyhow::Result<String> {
    let application = json!({
        "received_on": "2026-03-02", "instrument": "（2025）内0299民初2071号民事判决书",
        "instrument_by": "示范县人民法院", "effective_on": "2025-12-01", "cause": "民间借贷纠纷",
        "parties": [
            {"no": 1, "role": "creditor", "name": "乔某", "kind": "person"},
            {"no": 2, "role": "debtor", "name": DEBTOR, "kind": "person",
             "resident_id": identity::resident_id(1_206)},
        ],
        "claims": [{"no": 1, "label": "借款本金", "creditors": [1], "debtors": [2], "liability": "joint",
                    "class": "principal", "doubled": "counts", "amount_fen": 40_000_000, "due_on": "2025-12-11",
                    "interest": []}],
    });
    let filed = stage.post("clerk-1", "/cases", &application)?;
    stage.say(&format!("立案，案号{}", filed["number"].as_str().unwrap_or_default()));
    Ok(filed["id"].as_str().context("没有案件标识")?.to_owned())
}

fn control(property: u64, value: Option<i64>, months: u32) -> Value {
    json!({"property": property, "way": "seal", "amount_fen": null, "value_fen": value, "months": months,
           "keeper": null, "owner_confirms": null, "excess_reason": null})
}

fn seal(stage: &mut Stage, id: &str, house: u64, space: u64, sisters: u64) -> anyhow::Result<()> {
    stage.refused(
        HANDLER,
        id,
        "control_property",
        control(sisters, Some(30_000_000), 36),
        "not_the_debtors",
    )?;
    stage.refused(HANDLER, id, "control_property", control(house, None, 36), "value_missing")?;
    let dear = control(house, Some(60_000_000), 36);
    stage.refused(HANDLER, id, "control_property", dear, "exceeds_claim")?;
    stage.say("登记系统将在办妥查封之后断线一次：同一手续重发，不重复办理");
    let lost = json!({"fault": "lost", "times": 1});
    stage.script("real-estate", "faults", &lost)?;
    stage.act(HANDLER, id, "control_property", control(house, Some(45_000_000), 36))?;
    stage.await_pages(id, "control_confirmed", 1)?;
    stage.refused(
        HANDLER,
        id,
        "control_property",
        control(house, Some(45_000_000), 36),
        "already_controlled",
    )?;
    stage.act(HANDLER, id, "control_property", control(space, Some(2_000_000), 1))?;
    stage.await_pages(id, "control_confirmed", 2)?;
    let measures = measures(stage, id)?;
    let paid = json!({"measure": measures[0], "ground": "paid", "amount_fen": null});
    stage.refused(HANDLER, id, "order_release", paid, "still_owed")?;
    stage.refused(HANDLER, id, "close_performed", json!({"note": null}), "still_owed")
}

/// The parking space was sealed for a month only, and nobody renewed in time: it has to be sealed anew.
fn seal_anew_what_lapsed(stage: &mut Stage, id: &str, space: u64) -> anyhow::Result<()> {
    let lapsed = measures(stage, id)?[1];
    let renewal = json!({"measure": lapsed, "months": 36});
    stage.refused(HANDLER, id, "order_renewal", renewal, "renewal_too_late")?;
    stage.act(HANDLER, id, "control_property", control(space, Some(2_000_000), 36))?;
    stage.await_pages(id, "control_confirmed", 3)
}

/// The pages that ordered measures.
fn measures(stage: &mut Stage, id: &str) -> anyhow::Result<Vec<u64>> {
    Ok(stage.pages(id, "control_ordered")?.into_iter().map(|(no, _)| no).collect())
}

fn pay(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    stage.say("为保住住宅，白某某筹款一次付清");
    let receipt = json!({"debtor": 2, "amount_fen": 41_647_000, "value_on": "2026-05-11",
                         "bank_reference": "T202605110001", "payer": DEBTOR, "deduction": null});
    stage.act("finance-1", id, "receive_money", receipt)?;
    let booked = stage.newest(id, "money_received")?;
    stage.act(HANDLER, id, "allocate_money", json!({"receipt": booked}))?;
    pay_out(stage, HANDLER, id)
}

/// Pays the creditor what is payable, with the approval of the head of the bureau, through the bank.
pub(super) fn pay_out(stage: &mut Stage, handler: &str, id: &str) -> anyhow::Result<()> {
    stage.refused(handler, id, "pay_out", json!({"creditor": 1, "amount_fen": 1}), "account_missing")?;
    record_account(stage, handler, id, 1, "6222029999000022223")?;
    let view = stage.get(handler, &format!("/cases/{}/steps", encode(id)))?;
    let offer = view["open"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|step| step["act"] == "pay_out")
        .context("下一步中没有发放")?;
    let payable = prefilled(offer, "amount_fen")?;
    let pay = |amount: Fen| json!({"creditor": 1, "amount_fen": amount});
    stage.refused(handler, id, "pay_out", pay(payable + Fen(1)), "exceeds_payable")?;
    stage.act(handler, id, "pay_out", pay(payable))?;
    let proposal = stage.newest(id, "proposed")?;
    stage.act("bureau-head", id, "approve_proposal", json!({"proposal": proposal, "remark": "同意发放"}))?;
    bank_pays(stage, id)
}

fn release(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    stage.refused(HANDLER, id, "close_performed", json!({"note": null}), "measures_running")?;
    let measures = measures(stage, id)?;
    for (place, measure) in [measures[0], measures[2]].into_iter().enumerate() {
        let release = json!({"measure": measure, "ground": "paid", "amount_fen": null});
        stage.act(HANDLER, id, "order_release", release.clone())?;
        stage.await_pages(id, "release_confirmed", place + 1)?;
        stage.refused(HANDLER, id, "order_release", release, "measure_ended")?;
    }
    Ok(())
}

/// By hand: ten days after 2025-12-01 the debt was due on 2025-12-11; to 2026-05-11 these are 151 days at 1.75 of
/// 10,000 on 400,000 yuan: 10,570.00 yuan. The fee is 50 yuan and 1.5 % of what exceeds 10,000 of the
/// principal, without the doubled part: 5,900.00.
fn closing_figures(stage: &mut Stage, id: &str) -> anyhow::Result<()> {
    let case = stage.get(HANDLER, &format!("/cases/{}", encode(id)))?;
    let sum = |pointer: &str| -> anyhow::Result<Fen> {
        case.pointer(pointer)
            .and_then(Value::as_i64)
            .map(Fen)
            .with_context(|| format!("没有 {pointer}：{case}"))
    };
    stage.figure("阶段", &case["stage"].as_str().unwrap_or_default(), &"closed")?;
    stage.sum("申请执行人实得", sum("/paid_fen")?, Fen(40_000_000 + 1_057_000))?;
    stage.sum("执行申请费", sum("/receipts/0/allocation/fee_fen")?, Fen(590_000))?;
    stage.sum("尚欠", sum("/totals/owed_fen")?, Fen::ZERO)?;
    stage.sum("仍在控制", sum("/held_fen")?, Fen::ZERO)?;
    for (what, kind, count) in [("查封回执", "control_confirmed", 3), ("解封回执", "release_confirmed", 2)]
    {
        let pages = stage.pages(id, kind)?;
        stage.figure(what, &pages.len(), &count)?;
        for (_, sentence) in pages {
            ensure!(sentence.contains("（回执"), "没有回执编号：{sentence}");
            println!("            {sentence}");
        }
    }
    let ruling = stage.pages(id, "control_ordered")?[0].0;
    for paper in ["control_ruling", "assistance_notice"] {
        let bytes = stage.paper(HANDLER, &format!("/cases/{}/papers/{ruling}/{paper}", encode(id)))?;
        stage.figure(paper, &(bytes > 10_000), &true)?;
    }
    Ok(())
}
