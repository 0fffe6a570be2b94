//! What a proposed re-division changes.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, PathParts, answered};
use crate::api::schema::answer;
use crate::api::v1::cases::TAG;
use crate::api::v1::cases::statement::StatementTotals;
use app::App;
use app::cases::replay::ReplayView;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::EntryNo;
use docket::money::division::{Cell, Division, Table};
use docket::money::outlook::ClockDifference;
use docket::money::replay::{CellDifference, PartyDifference};
use docket::money::replayed::explained_by;
use values::{Day, Fen};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/cases/{id}/replays/{proposal}", "read_replay", get(read))
        .about(TAG, "补登、重新分配案款的前后对照")
        .giving::<ReplayRead>(200)
}

answer! {
    /// What a proposed re-division changes: today, or on the day of the proposal where it is decided.
    pub(crate) struct ReplayRead {
        proposal: u32, "提请审批的案卷页码";
        waiting: bool, "是否待审批";
        on: Day, "按哪一日的案卷计算：待审批的为当日，已审批的为提请之日";
        barred: Option<String>, "现在为何不能批准；可以批准的为 null";
        parties: Vec<ReplayParty>, "各方所得";
        parts: Vec<ReplayPart>, "有变动的各项";
        receipts: Vec<ReplayReceipt>, "有变动的各笔到账";
        debt_before: StatementTotals, "债务，不计补登";
        debt_after: StatementTotals, "债务，计入补登";
        clocks: Vec<ReplayClock>, "有变动的期限";
    }
}

answer! {
    /// What one party gets.
    pub(crate) struct ReplayParty {
        party: u32, "当事人序号";
        before_fen: Fen, "原分配（分）";
        after_fen: Fen, "重新分配（分）";
        lawful_fen: Fen, "依法应得（分）";
        paid_fen: Fen, "已付出和银行办理中（分）";
        set_off_fen: Fen, "已付款中改抵其他应得款项的（分）";
        to_return_fen: Fen, "抵扣不足、应当退回的（分）";
    }
}

answer! {
    /// One part of one claim for one creditor, the fee, or what is left for a debtor.
    pub(crate) struct ReplayPart {
        kind: &'static str, "share：申请执行人；fee：执行申请费；surplus：被执行人余款";
        party: Option<u32>, "当事人序号；执行申请费的为 null";
        claim: Option<u32>, "给付内容序号";
        part: Option<&'static str>, "部分";
        before_fen: Fen, "原分配（分）";
        after_fen: Fen, "重新分配（分）";
        basis: String, "依据";
    }
}

answer! {
    /// One receipt that is divided otherwise.
    pub(crate) struct ReplayReceipt {
        receipt: Option<u32>, "案卷页码；尚未登记的为 null";
        value_on: Day, "到账日期";
        stop_on: Day, "停止计息之日";
        amount_fen: Fen, "金额（分）";
        before: ReplayDivision, "原分配";
        after: ReplayDivision, "重新分配";
    }
}

answer! {
    /// How a receipt is divided.
    pub(crate) struct ReplayDivision {
        to_creditors_fen: Fen, "申请执行人合计（分）";
        fee_fen: Fen, "执行申请费（分）";
        surplus_fen: Fen, "余款（分）";
    }
}

answer! {
    /// A clock that changes.
    pub(crate) struct ReplayClock {
        kind: &'static str, "期限种类代码";
        label: String, "事项";
        due_before: Option<Day>, "原来的末日；新开始的为 null";
        due_after: Day, "批准后的末日";
    }
}

impl From<&PartyDifference> for ReplayParty {
    fn from(one: &PartyDifference) -> ReplayParty {
        ReplayParty {
            party: one.party,
            before_fen: one.before,
            after_fen: one.after,
            lawful_fen: one.lawful,
            paid_fen: one.gone,
            set_off_fen: one.set_off,
            to_return_fen: one.to_return,
        }
    }
}

impl From<&Table> for ReplayDivision {
    fn from(table: &Table) -> ReplayDivision {
        let Division { shares, fee, surplus } = Division::of(table);
        let to_creditors_fen = shares.iter().map(|share| share.amount_fen).sum();
        ReplayDivision { to_creditors_fen, fee_fen: fee, surplus_fen: surplus }
    }
}

impl From<&ClockDifference> for ReplayClock {
    fn from(one: &ClockDifference) -> ReplayClock {
        ReplayClock {
            kind: one.after.kind.word(),
            label: one.after.label.clone(),
            due_before: one.before.as_ref().map(|clock| clock.due_on),
            due_after: one.after.due_on,
        }
    }
}

fn part(view: &ReplayView, one: CellDifference) -> ReplayPart {
    let (kind, claim, part) = match one.cell {
        Cell::Share { part, claim, .. } => ("share", Some(claim), Some(part.title())),
        Cell::Fee => ("fee", None, None),
        Cell::Surplus { .. } => ("surplus", None, None),
    };
    ReplayPart {
        kind,
        party: one.cell.party(),
        claim,
        part,
        before_fen: one.before,
        after_fen: one.after,
        basis: explained_by(one.cell).under(&view.law, view.outlook.on),
    }
}

async fn read(State(app): State<App>, bearer: Bearer, parts: PathParts) -> Result<Response, ApiError> {
    let id = parts.case()?;
    let no: u32 = parts.get("proposal")?;
    answered(move || {
        let view = app.replay(&bearer.actor, &id, EntryNo(no))?;
        let outlook = &view.outlook;
        let changed = outlook.redivision.cells().filter(|cell| cell.before != cell.after);
        Ok(ReplayRead {
            proposal: no,
            waiting: view.proposal.is_waiting(),
            on: outlook.on,
            barred: outlook.barred.as_ref().map(|refusal| refusal.sentence()),
            parties: outlook.redivision.parties().iter().map(ReplayParty::from).collect(),
            parts: changed.map(|cell| part(&view, cell)).collect(),
            receipts: outlook
                .receipts
                .iter()
                .map(|one| ReplayReceipt {
                    receipt: one.receipt.map(|no| no.0),
                    value_on: one.value_on,
                    stop_on: one.stop_on,
                    amount_fen: one.amount,
                    before: (&one.before).into(),
                    after: (&one.after).into(),
                })
                .collect(),
            debt_before: (&outlook.debt.0).into(),
            debt_after: (&outlook.debt.1).into(),
            clocks: outlook.clocks.iter().map(ReplayClock::from).collect(),
        })
    })
    .await
}
