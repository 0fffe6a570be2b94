//! What a proposed re-division changes, before and after: by party, by claim and part, by receipt, the debt to the day
//! and the clocks.

use crate::error::WebError;
use crate::pages::cases::case_id;
use crate::pages::cases::head::path;
use crate::path::Path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use app::App;
use app::cases::replay::ReplayView;
use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use docket::EntryNo;
use docket::approval::Outcome;
use docket::clock::{Clock, ClockState};
use docket::money::division::{Cell, Table};
use docket::money::replayed::explained_by;
use docket::party::Role;
use values::Fen;

#[derive(Template)]
#[template(path = "cases/replay.html")]
struct ReplayPage {
    shell: Shell,
    case_path: String,
    number: String,
    creditors: String,
    debtors: String,
    summary: String,
    state: &'static str,
    is_waiting: bool,
    no: u32,
    approver: &'static str,
    by: String,
    proposed_on: String,
    on: String,
    /// Why it cannot be approved now, and what to do.
    barred: Option<(String, String)>,
    parties: Vec<PartyLine>,
    parts: Vec<PartLine>,
    debt: Vec<Line>,
    receipts: Vec<ReceiptLine>,
    clocks: Vec<ClockLine>,
}

/// A sum before and after.
struct Line {
    title: String,
    before: String,
    after: String,
    difference: String,
}

/// What a party gets.
struct PartyLine {
    line: Line,
    role: &'static str,
    gone: String,
    /// What becomes of what was paid already, in words.
    told: Vec<String>,
    owes: bool,
}

/// What goes to one creditor on one part of one claim, or elsewhere.
struct PartLine {
    line: Line,
    claim: String,
    part: &'static str,
    basis: String,
}

/// A receipt that is divided otherwise.
struct ReceiptLine {
    title: String,
    stop_on: String,
    no: Option<u32>,
    cells: Vec<Line>,
}

struct ClockLine {
    title: String,
    before: String,
    after: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((id, no)): Path<(String, u32)>,
) -> Result<Response, WebError> {
    let id = case_id(&id)?;
    let html = blocking(move || -> Result<String, WebError> {
        let view = app.replay(&officer.actor, &id, EntryNo(no))?;
        let shell = Shell::new(&app, &officer, Room::Cases, "案款重新分配对照");
        let by = app.directory().name(&view.proposal.by);
        Ok(ReplayPage::new(shell, &view, by).render()?)
    })
    .await?;
    Ok(Html(html).into_response())
}

impl ReplayPage {
    fn new(shell: Shell, view: &ReplayView, by: String) -> ReplayPage {
        let ReplayView { case, proposal, outlook, law } = view;
        let (before, after) = &outlook.debt;
        let parties = outlook.redivision.parties().iter().map(|one| {
            let mut told = Vec::new();
            if one.set_off.is_positive() {
                told.push(format!("已付款中{}元改抵其他应得款项", one.set_off));
            }
            if one.to_return.is_positive() {
                told.push(format!("多领{}元，抵扣不足，应当退回", one.to_return));
            }
            if one.lawful > one.after {
                told.push(format!(
                    "依法应得{}元，其中{}元待他人退回后补足",
                    one.lawful,
                    one.lawful - one.after
                ));
            }
            PartyLine {
                role: if case.side(Role::Debtor).any(|debtor| debtor.no == one.party) {
                    "被执行人余款"
                } else {
                    "申请执行人"
                },
                gone: one.gone.to_string(),
                owes: one.to_return.is_positive(),
                told,
                line: line(case.party_name(one.party).to_owned(), one.before, one.after),
            }
        });
        let parts = outlook.redivision.cells().filter(|cell| cell.before != cell.after).map(|one| {
            let (to, claim, part) = words(view, one.cell);
            PartLine {
                basis: explained_by(one.cell).under(law, outlook.on),
                line: line(to, one.before, one.after),
                claim,
                part,
            }
        });
        ReplayPage {
            shell,
            case_path: path(&case.id),
            number: case.filing.number.to_string(),
            creditors: case.side_names(Role::Creditor),
            debtors: case.side_names(Role::Debtor),
            summary: proposal.summary.clone(),
            state: match proposal.outcome {
                Outcome::Waiting => "待审批",
                Outcome::Approved => "已批准",
                Outcome::Rejected => "不批准",
            },
            is_waiting: proposal.is_waiting(),
            no: proposal.no.0,
            approver: proposal.approver.title(),
            by,
            proposed_on: proposal.on.chinese(),
            on: outlook.on.chinese(),
            barred: outlook.barred.as_ref().map(|refusal| (refusal.sentence(), refusal.remedy().to_owned())),
            parties: parties.collect(),
            parts: parts.collect(),
            debt: vec![
                line("实现债权的费用".to_owned(), before.awarded_costs_left, after.awarded_costs_left),
                line("一般债务利息".to_owned(), before.general_left, after.general_left),
                line("本金等金钱债务".to_owned(), before.principal_left, after.principal_left),
                line("加倍部分债务利息".to_owned(), before.doubled_left, after.doubled_left),
                line("尚欠合计".to_owned(), before.owed, after.owed),
            ],
            receipts: outlook
                .receipts
                .iter()
                .map(|one| ReceiptLine {
                    title: format!("{}到账{}元", one.value_on, one.amount),
                    stop_on: one.stop_on.to_string(),
                    no: one.receipt.map(|no| no.0),
                    cells: cells(view, &one.before, &one.after),
                })
                .collect(),
            clocks: outlook
                .clocks
                .iter()
                .map(|one| ClockLine {
                    title: format!("{}：{}", one.after.kind.title(), one.after.label),
                    before: one.before.as_ref().map_or_else(|| "无".to_owned(), clock_words),
                    after: clock_words(&one.after),
                })
                .collect(),
        }
    }
}

fn line(title: String, before: Fen, after: Fen) -> Line {
    let difference = after - before;
    let sign = if difference.is_positive() { "+" } else { "" };
    Line {
        title,
        before: before.to_string(),
        after: after.to_string(),
        difference: if difference.is_zero() { "—".to_owned() } else { format!("{sign}{difference}") },
    }
}

/// To whom, on which claim, for what.
fn words(view: &ReplayView, cell: Cell) -> (String, String, &'static str) {
    match cell {
        Cell::Share { part, claim, creditor } => {
            let claim = view.case.claims.iter().find(|one| one.no == claim);
            let label = claim.map(|claim| claim.label.clone()).unwrap_or_default();
            (view.case.party_name(creditor).to_owned(), label, part.title())
        }
        Cell::Fee => ("国库".to_owned(), String::new(), "执行申请费"),
        Cell::Surplus { debtor } => (view.case.party_name(debtor).to_owned(), String::new(), "余款退还"),
    }
}

fn cells(view: &ReplayView, before: &Table, after: &Table) -> Vec<Line> {
    let mut all: Vec<Cell> = before.keys().chain(after.keys()).copied().collect();
    all.sort_unstable();
    all.dedup();
    let at = |table: &Table, cell: &Cell| table.get(cell).copied().unwrap_or_default();
    all.iter()
        .map(|cell| {
            let (to, claim, part) = words(view, *cell);
            let title = [to.as_str(), claim.as_str(), part].join(" ").replace("  ", " ");
            line(title, at(before, cell), at(after, cell))
        })
        .collect()
}

fn clock_words(clock: &Clock) -> String {
    match clock.state {
        ClockState::Running => format!("至{}届满", clock.due_on),
        ClockState::Paused(since) => format!("自{since}起暂停"),
        ClockState::Met(on) => format!("{on}已完成"),
    }
}
