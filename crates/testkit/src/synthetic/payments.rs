//! Payments of the day in every state: some wait for finance, some are with the bank, one has failed, one is held back.

use crate::synthetic::actor;
use app::cases::list::Scope;
use app::measures::PageKey;
use app::{App, AppError};
use docket::office::Actor;
use docket::{Case, EntryNo};
use serde_json::{Value, json};
use values::{CaseId, StaffId};

/// Pays out of the cases whose money is divided, as far as each goes: every fourth is held back, the others are ordered;
/// of these the first stays with finance, the second fails at the bank, and the others wait for its answer.
///
/// # Errors
/// Where the store fails, or an act is refused.
pub fn pay(app: &App) -> Result<(), AppError> {
    let directory = app.directory();
    let (head, finance) = (actor(&directory, "bureau-head"), actor(&directory, "finance-1"));
    let mut ordered: Vec<PageKey> = Vec::new();
    let unpaid = app.unpaid_receipts(&finance, Scope::Seen, "account", 0)?;
    for (place, row) in unpaid.iter().enumerate() {
        let Ok(id) = row.case_id.parse::<CaseId>() else { continue };
        let case = app.open_case(&finance, &id)?.case;
        let Some(handler) = case.handler().and_then(|handler: &StaffId| directory.actor(handler)) else {
            continue;
        };
        let play = Play { app, id, handler, head: &head };
        match place % 4 {
            3 => play.hold()?,
            _ => ordered.push(play.order(&case, place)?),
        }
    }
    if ordered.len() < 2 {
        return Ok(());
    }
    let number = app.make_payment_batch(&finance, &ordered[1..])?;
    let answer = format!("支付指令号,处理结果,失败原因\n{number}-1,交易失败,户名与账号不符\n");
    app.read_payment_answers(&finance, "支付结果.csv", answer.as_bytes()).map(|_| ())
}

struct Play<'a> {
    app: &'a App,
    id: CaseId,
    handler: Actor,
    head: &'a Actor,
}

impl Play<'_> {
    fn act(&self, who: &Actor, act: &str, command: &Value) -> Result<u32, AppError> {
        Ok(self.app.act(who, &self.id, act, command, None)?.pages)
    }

    /// Proposes and has approved; the page after that.
    fn approved(&self, act: &str, command: &Value) -> Result<u32, AppError> {
        let proposal = self.act(&self.handler, act, command)?;
        self.act(self.head, "approve_proposal", &json!({"proposal": proposal, "remark": "同意"}))
    }

    fn order(&self, case: &Case, place: usize) -> Result<PageKey, AppError> {
        let account = json!({"party": 1, "holder": case.party_name(1), "bank": "某某银行示范县支行",
            "account": format!("622202{:010}", place + 1)});
        self.act(&self.handler, "record_account", &account)?;
        let page = self.approved("pay_out", &json!({"creditor": 1, "amount_fen": case.payable(1)}))?;
        Ok(PageKey { case: self.id.clone(), entry: EntryNo(page) })
    }

    fn hold(&self) -> Result<(), AppError> {
        let hold = json!({"ground": "frozen", "creditor": 1,
            "reason": "另案裁定冻结申请执行人在本案的应得款项"});
        self.approved("hold_payment", &hold).map(|_| ())
    }
}
