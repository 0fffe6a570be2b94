//! Money that goes to more than the applicant: a plan of distribution to which somebody objects, and a settlement in
//! instalments.

use crate::synthetic::actor;
use app::cases::list::Scope;
use app::{App, AppError};
use docket::Case;
use docket::office::Actor;
use docket::party::{PartyKind, PartyNo};
use serde_json::{Value, json};
use values::{CaseId, Day, Fen, StaffId};

/// Lets two creditors take part where the undivided money of a person does not suffice, up to an objection to the plan, and
/// lets the parties of another such case settle in three instalments.
///
/// # Errors
/// Where the store fails, or an act that this takes for lawful is refused, which is a bug in one of the two.
pub fn share(app: &App) -> Result<(), AppError> {
    let (directory, today) = (app.directory(), app.today());
    let finance = actor(&directory, "finance-1");
    let mut shared = None;
    for row in app.unpaid_receipts(&finance, Scope::Seen, "division", 0)? {
        let Ok(id) = row.case_id.parse::<CaseId>() else { continue };
        let case = app.open_case(&finance, &id)?.case;
        let Some(handler) = case.handler().and_then(|handler: &StaffId| directory.actor(handler)) else {
            continue;
        };
        let play = Play { app, id, handler, head: actor(&directory, "bureau-head"), today };
        let owed = case.statement(today).totals.owed;
        match debtor_alone(&case) {
            Some(debtor) if shared.is_none() => shared = Some(play.distribute(&case, debtor)?),
            Some(debtor) if owed > Fen::yuan(3_000) => return play.settle(debtor, owed),
            _ => {}
        }
    }
    Ok(())
}

/// The debtor, where there is one and he is a person.
fn debtor_alone(case: &Case) -> Option<PartyNo> {
    let mut debtors = case.side(docket::party::Role::Debtor);
    let debtor = debtors.next().filter(|debtor| debtor.kind == PartyKind::Person)?.no;
    debtors.next().is_none().then_some(debtor)
}

struct Play<'a> {
    app: &'a App,
    id: CaseId,
    handler: Actor,
    head: Actor,
    today: Day,
}

impl Play<'_> {
    fn act(&self, who: &Actor, act: &str, command: &Value) -> Result<u32, AppError> {
        Ok(self.app.act(who, &self.id, act, command, None)?.pages)
    }

    /// A bank with a mortgage and a neighbour with a judgment join; the neighbour objects to the mortgage.
    fn distribute(&self, case: &Case, debtor: PartyNo) -> Result<(), AppError> {
        let undivided = case.receipts.iter().filter(|receipt| receipt.allocation.is_none());
        let money: Fen = undivided.map(|receipt| receipt.amount).sum();
        let first = case.parties.iter().map(|party| party.no).max().unwrap_or(0) + 1;
        let (bank, other) = (first, first + 1);
        let admit = |name: &str, kind: &str, capacity: &str, basis: &str, amount: Fen| {
            json!({"debtor": debtor, "name": name, "kind": kind, "capacity": capacity, "basis": basis,
                   "case_number": null, "applied_on": self.today, "amount_fen": amount, "doubled_fen": null, "seized_on": null})
        };
        let (secured, claimed) = (Fen(money.0 / 3), Fen(money.0 / 2));
        let mortgage =
            admit("示范县农村商业银行", "enterprise", "secured_creditor", "不动产登记证明第2201号", secured);
        self.act(&self.handler, "admit_creditor", &mortgage)?;
        let judgment =
            admit("蔺某", "person", "with_instrument", "（2026）内0299民初415号民事判决书", claimed);
        self.act(&self.handler, "admit_creditor", &judgment)?;
        let right = json!({"creditor": bank, "kind": "mortgage", "property": null, "thing": "和平小区3号楼502室",
                           "public_on": "2023-06-15", "secured_fen": secured, "covered_fen": money});
        self.act(&self.handler, "record_priority", &right)?;
        let plan = json!({"debtor": debtor, "bankruptcy": null, "cost_fen": null, "cost_payee": null});
        let proposal = self.act(&self.handler, "draw_plan", &plan)?;
        self.act(&self.head, "approve_proposal", &json!({"proposal": proposal, "remark": "同意"}))?;
        for party in case.parties.iter().map(|party| party.no).chain([bank, other]) {
            let served = json!({"party": party, "served_on": self.today});
            self.act(&self.handler, "serve_plan", &served)?;
        }
        let objection = json!({"party": other, "received_on": self.today, "against": bank, "asks": "no_priority",
                               "amount_fen": null, "reason": "抵押合同签订时债务人已无处分权"});
        self.act(&self.handler, "object_to_plan", &objection).map(drop)
    }

    /// Three instalments, the last of which brings the rest.
    fn settle(&self, debtor: PartyNo, owed: Fen) -> Result<(), AppError> {
        let third = Fen(owed.0 / 3);
        let due =
            |days: i32, amount: Fen| json!({"due_on": self.today.plus_days(days), "amount_fen": amount});
        let settlement = json!({"agreed_on": self.today, "filing": "recorded_and_signed", "signed": "in_person",
            "debtor": debtor, "total_fen": owed,
            "instalments": [due(5, third), due(35, third), due(66, owed - third - third)],
            "breach": "all_due", "controls": "kept", "terms": null});
        self.act(&self.handler, "record_settlement", &settlement).map(drop)
    }
}
