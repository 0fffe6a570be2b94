//! Claims and payments, one by one and from many desks at once, each on disk when it is answered.

use super::super::figure;
use super::court::{self, Statement, Tells, officer, said};
use super::receipts::millis;
use anyhow::{anyhow, ensure};
use app::funds::claim::ClaimFor;
use app::funds::import::NewAccount;
use app::measures::PageKey;
use app::{App, AppError};
use docket::money::receive_money::Origin;
use docket::office::Actor;
use docket::{EntryNo, Refusal};
use ledger::bank_line::LineId;
use serde_json::json;
use std::path::Path;
use std::time::Instant;
use store::read::funds::DebtorRow;
use testkit::synthetic::{BANK_ACCOUNT, COURT_CODE};
use values::{CaseId, Fen};

/// Lines that are claimed for one case.
const OF_A_CASE: u32 = 5;

/// The lines of one case.
struct Work {
    row: DebtorRow,
    lines: Vec<LineId>,
}

pub(super) fn run(folder: &Path, postgres: Option<&str>, claims: u32, callers: u32) -> anyhow::Result<()> {
    let cases = claims.div_ceil(OF_A_CASE);
    // Not every case is open and handled.
    let app = court::open(folder, "postings", postgres, cases * 2)?;
    let debtors = court::debtors(&app)?;
    let path = folder.join("流水.csv");
    let mut statement = Statement::create(&path, app.today())?;
    let mut work: Vec<Work> = Vec::new();
    for row in debtors.into_iter().take(cases as usize) {
        let mut lines = Vec::new();
        for line in 0..OF_A_CASE {
            let source_no = statement.add(&row, Tells::CaseNumber, Fen(i64::from(1_000 + line)))?;
            lines.push(LineId { account: BANK_ACCOUNT.to_owned(), source_no });
        }
        work.push(Work { row, lines });
    }
    statement.finish()?;
    let finance = officer(&app, "finance-1")?;
    let file = std::fs::read(&path)?;
    app.import_statement(&finance, ("流水.csv", &file), ("", NewAccount::Confirmed)).map_err(said)?;

    if let Some(fsyncs) = app.store().fsync_rate()? {
        figure("fdatasync", fsyncs, "calls/s");
    }
    figure("postings_callers", callers.into(), "callers");
    let before = counted(&app)?;
    let began = Instant::now();
    at_desks(&work, callers, |work| claim(&app, &finance, work))?;
    let claimed = work.iter().map(|work| work.lines.len() as u64).sum::<u64>();
    let (took, claims) = (millis(began), counted(&app)?);
    figure("claims_rate", claimed * 1_000 / took, "claims/s");
    figure("claims_postings_rate", (claims - before) * 1_000 / took, "postings/s");

    let began = Instant::now();
    let orders = at_desks(&work, callers, |work| order(&app, work))?;
    let orders: Vec<PageKey> = orders.into_iter().flatten().collect();
    ensure!(!orders.is_empty(), "没有可以发放的案款");
    let mut paid = 0;
    for batch in orders.chunks(200) {
        let number = app.make_payment_batch(&finance, batch).map_err(said)?;
        let mut answer = "支付指令号,处理结果\n".to_owned();
        for no in 1..=batch.len() {
            answer.push_str(&format!("{number}-{no},交易成功\n"));
        }
        let read = app.read_payment_answers(&finance, "支付结果.csv", answer.as_bytes()).map_err(said)?;
        paid += read.settled.len() as u64;
    }
    ensure!(paid == orders.len() as u64, "银行付讫{paid}笔，应为{}笔", orders.len());
    let took = millis(began);
    figure("payments_rate", paid * 1_000 / took, "payments/s");
    figure("payments_postings_rate", (counted(&app)? - claims) * 1_000 / took, "postings/s");
    let sum: Fen = app.store().account_totals(COURT_CODE)?.iter().map(|(_, sum)| *sum).sum();
    ensure!(sum == Fen::ZERO, "账目不平：{sum}");
    Ok(())
}

fn counted(app: &App) -> anyhow::Result<u64> {
    Ok(store::bench::postings(app.store(), COURT_CODE)?)
}

/// Lets so many callers do the work of all cases, each case at one desk.
fn at_desks<T: Send>(
    work: &[Work],
    callers: u32,
    job: impl Fn(&Work) -> anyhow::Result<T> + Sync,
) -> anyhow::Result<Vec<T>> {
    let each = work.len().div_ceil(callers.max(1) as usize).max(1);
    std::thread::scope(|scope| {
        let desks: Vec<_> = work
            .chunks(each)
            .map(|part| scope.spawn(|| part.iter().map(&job).collect::<anyhow::Result<Vec<T>>>()))
            .collect();
        let mut all = Vec::new();
        for desk in desks {
            all.extend(desk.join().map_err(|_| anyhow!("a caller panicked"))??);
        }
        Ok(all)
    })
}

fn claim(app: &App, finance: &Actor, work: &Work) -> anyhow::Result<()> {
    let case: CaseId = work.row.case_id.parse()?;
    for line in &work.lines {
        let claim = ClaimFor { case: case.clone(), debtor: work.row.debtor, origin: Origin::Recognised };
        app.claim_line(finance, line, &claim).map_err(said)?;
    }
    Ok(())
}

/// Divides what was claimed, and has all that the creditor may get ordered; nothing where all went to the fee.
fn order(app: &App, work: &Work) -> anyhow::Result<Option<PageKey>> {
    let case: CaseId = work.row.case_id.parse()?;
    let handler = officer(app, work.row.handler.as_deref().unwrap_or_default())?;
    let head = officer(app, "bureau-head")?;
    let act = |who: &Actor, act: &str, command: serde_json::Value| {
        app.act(who, &case, act, &command, None).map_err(said)
    };
    let open = || Ok::<_, anyhow::Error>(app.open_case(&handler, &case).map_err(said)?.case);
    let mut undivided = open()?.receipts;
    undivided.retain(|receipt| receipt.allocation.is_none());
    // In the order of the days that stop the interest, so that no division takes another back.
    undivided.sort_by_key(|receipt| (receipt.stop_on, receipt.no));
    for receipt in undivided.iter().map(|receipt| receipt.no) {
        let command = json!({"receipt": receipt});
        match app.act(&handler, &case, "allocate_money", &command, None) {
            // Together with what was divided before: that is approved.
            Err(AppError::Refused(Refusal::DivisionTakesBack)) => {
                let proposal = act(&handler, "redivide_money", command)?.pages;
                act(&head, "approve_proposal", json!({"proposal": proposal, "remark": null}))?;
            }
            done => drop(done.map_err(said)?),
        }
    }
    let stands = open()?;
    let payable = stands.payable(1);
    if !payable.is_positive() {
        return Ok(None);
    }
    let account = json!({"party": 1, "holder": stands.party_name(1), "bank": "某某银行示范县支行",
        "account": format!("622203{:010}", case.number().serial())});
    act(&handler, "record_account", account)?;
    let proposal = act(&handler, "pay_out", json!({"creditor": 1, "amount_fen": payable}))?.pages;
    let page = act(&head, "approve_proposal", json!({"proposal": proposal, "remark": null}))?.pages;
    Ok(Some(PageKey { case, entry: EntryNo(page) }))
}
