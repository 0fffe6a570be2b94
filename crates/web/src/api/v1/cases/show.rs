//! Open a case: where it stands, who is in it, what is owed, held, received and paid.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, PathParts, answered};
use crate::api::schema::answer;
use crate::api::v1::cases::TAG;
use crate::api::v1::cases::property::{MeasureShown, PropertySection, measure_shown};
use crate::api::v1::cases::settlement::{SettlementShown, settlements_shown};
use crate::api::v1::cases::statement::StatementTotals;
use app::App;
use app::cases::open::CaseView;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::Case;
use docket::approval::{Outcome, Proposal};
use docket::claim::{Claim, Doubled, Interest, Liability};
use docket::clock::{Clock, ClockState};
use docket::directory::Directory;
use docket::money::hold_payment::Hold;
use docket::money::payment::Payment;
use docket::money::{Allocation, Receipt};
use docket::party::Party;
use serde::Serialize;
use values::{Day, Fen};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/cases/{id}", "show_case", get(show))
        .about(TAG, "一个案件")
        .described("证件号码、电话和银行账号只显示末几位。")
        .giving::<CaseShown>(200)
}

answer! {
    /// A case as one officer sees it today.
    pub(crate) struct CaseShown {
        id: String, "案件标识";
        number: String, "案号";
        today: Day, "法院当日";
        stage: String, "阶段代码";
        stage_title: String, "阶段名称";
        closed_on: Option<Day>, "结案日期";
        closing: Option<ClosingShown>, "结案；未结的为 null";
        pages: u32, "案卷页数，提交事项时带回";
        filing: FilingShown, "立案";
        parties: Vec<PartyShown>, "当事人";
        claims: Vec<ClaimShown>, "金钱给付";
        duties: Vec<DutyShown>, "行为义务";
        assignment: Option<AssignmentShown>, "承办人；尚未分案的为 null";
        totals: StatementTotals, "截至当日（已结案的截至结案之日）的债务合计";
        owed_fen: Fen, "尚欠合计（分），同 totals.owed_fen；执行和解协议履行完毕的为0";
        fee_taken_fen: Fen, "已收取的执行申请费（分）";
        fee_left_fen: Fen, "尚未收取的执行申请费（分）";
        held_fen: Fen, "已控制（分）";
        received_fen: Fen, "已到账（分）";
        paid_fen: Fen, "已发放（分）";
        returned_fen: Fen, "已退还被执行人（分）";
        balance_fen: Fen, "账户余额（分）";
        property: PropertySection, "财产、查询和协助事项";
        measures: Vec<MeasureShown>, "控制措施";
        settlements: Vec<SettlementShown>, "执行和解及各期履行情况";
        receipts: Vec<ReceiptShown>, "到账";
        payouts: Vec<PayoutShown>, "已付讫的发放";
        payments: Vec<PaymentShown>, "已批准的付款及其状态";
        holds: Vec<HoldShown>, "暂缓发放";
        proposals: Vec<ProposalShown>, "审批事项";
        clocks: Vec<ClockShown>, "期限";
    }
}

answer! {
    /// How the case was closed.
    pub(crate) struct ClosingShown {
        way: &'static str, "结案方式代码";
        way_title: &'static str, "结案方式";
        on: Day, "结案日期";
        page: u32, "结案的案卷页";
        by_settlement: bool, "是否以和解方式结案";
        keeps_measures: bool, "控制措施是否继续有效并续行";
    }
}

answer! {
    /// What was filed.
    pub(crate) struct FilingShown {
        kind: &'static str, "案件类型代码";
        earlier: Option<String>, "原执行案件的案号";
        received_on: Day, "收到申请日期";
        filed_on: Day, "立案日期";
        instrument: String, "执行依据文号";
        instrument_by: String, "作出机关";
        effective_on: Day, "生效日期";
        cause: String, "案由";
        livelihood: Option<&'static str>, "涉民生类别；不是的为 null";
    }
}

answer! {
    /// A party, its personal numbers masked.
    pub(crate) struct PartyShown {
        no: u32, "序号";
        role: String, "creditor：申请执行人；debtor：被执行人";
        name: String, "姓名或者名称";
        kind: String, "person：自然人；enterprise：企业法人；organisation：其他组织";
        resident_id: Option<String>, "公民身份号码，中间各位隐去";
        credit_code: Option<String>, "统一社会信用代码";
        phone: Option<String>, "电话，只显示末四位";
        address: Option<String>, "送达地址";
    }
}

answer! {
    /// A claim in money.
    pub(crate) struct ClaimShown {
        no: u32, "序号";
        label: String, "名目";
        creditors: Vec<u32>, "权利人";
        debtors: Vec<u32>, "义务人";
        liability: &'static str, "joint：各负全部责任；several：各负份额";
        class: String, "cost、fixed_interest、principal";
        class_title: &'static str, "类别";
        doubled: bool, "是否计算加倍部分债务利息";
        amount_fen: Fen, "金额（分）";
        due_on: Day, "履行期限最后一日";
        interest: Vec<InterestShown>, "一般债务利息";
    }
}

answer! {
    /// Running interest on a claim.
    pub(crate) struct InterestShown {
        base_fen: Option<Fen>, "计息基数（分）；null 为未付余额";
        rate: String, "利率或者倍数";
        basis: String, "利率的计算方式";
        words: String, "利率，中文";
        from: Day, "起算日";
        until: Option<Day>, "截止日；null 为至清偿之日";
        cap_fen: Option<Fen>, "上限（分）";
        year_days: u32, "一年按多少日计";
    }
}

answer! {
    /// A duty other than money.
    pub(crate) struct DutyShown {
        no: u32, "序号";
        text: String, "内容";
        debtors: Vec<u32>, "义务人";
        due_on: Option<Day>, "履行期限最后一日";
        performed_on: Option<Day>, "履行完毕日期";
    }
}

answer! {
    /// Who handles the case.
    pub(crate) struct AssignmentShown {
        handler: String, "承办人用户名";
        handler_name: String, "承办人姓名";
        team: Option<String>, "团队代号";
        on: Day, "分案日期";
    }
}

answer! {
    /// Money received.
    pub(crate) struct ReceiptShown {
        no: u32, "案卷页码，即到账的编号";
        bank_reference: String, "银行流水号";
        payer: String, "付款人";
        debtor: u32, "被执行人序号";
        amount_fen: Fen, "金额（分）";
        value_on: Day, "到账日期";
        booked_on: Day, "登记日期";
        stop_on: Day, "利息计算至该日";
        allocation: Option<AllocationShown>, "分配；尚未分配的为 null";
    }
}

answer! {
    /// How a receipt was divided.
    pub(crate) struct AllocationShown {
        no: u32, "案卷页码";
        on: Day, "分配日期";
        shares: Vec<ShareShown>, "分给申请执行人的";
        fee_fen: Fen, "执行申请费（分）";
        surplus_fen: Fen, "余款（分）";
    }
}

answer! {
    /// What one creditor gets of a receipt.
    pub(crate) struct ShareShown {
        creditor: u32, "申请执行人序号";
        claim: u32, "第几项给付";
        part: String, "cost、interest、principal、doubled";
        part_title: &'static str, "名目";
        amount_fen: Fen, "金额（分）";
    }
}

answer! {
    /// Money paid to a creditor.
    pub(crate) struct PayoutShown {
        no: u32, "案卷页码";
        creditor: u32, "申请执行人序号";
        amount_fen: Fen, "金额（分）";
        on: Day, "发放日期";
    }
}

answer! {
    /// A payment that was approved.
    pub(crate) struct PaymentShown {
        no: u32, "批准所在案卷页码，即付款编号";
        purpose: &'static str, "pay_out：发放案款；return_surplus：退还余款";
        party: u32, "收款当事人序号";
        amount_fen: Fen, "金额（分）";
        account: Option<String>, "收款账号，已遮盖";
        state: &'static str, "ordered：待送银行；sent：银行办理中；settled：已付讫；failed：未付成";
        state_title: String, "状态，中文";
        batch: Option<String>, "支付批次";
        since: Day, "该状态始于";
    }
}

answer! {
    /// Money that is or was held back.
    pub(crate) struct HoldShown {
        no: u32, "案卷页码，即暂缓的编号";
        on: Day, "暂缓之日";
        ground: &'static str, "事由";
        creditor: Option<u32>, "申请执行人序号；本案全部案款的为 null";
        amount_fen: Option<Fen>, "暂缓金额（分）；全部的为 null";
        released_on: Option<Day>, "解除之日；未解除的为 null";
    }
}

answer! {
    /// A proposal.
    pub(crate) struct ProposalShown {
        no: u32, "案卷页码，即审批事项的编号";
        act: String, "事项代码";
        summary: String, "内容";
        approver: &'static str, "审批的职务";
        by: String, "提出人用户名";
        by_name: String, "提出人姓名";
        on: Day, "提出日期";
        outcome: &'static str, "waiting：待审批；approved：已批准；rejected：未批准";
    }
}

answer! {
    /// A clock.
    pub(crate) struct ClockShown {
        kind: &'static str, "期限代码";
        title: &'static str, "期限名称";
        label: String, "事项";
        started_on: Day, "起算日";
        due_on: Day, "届满日";
        state: &'static str, "running：进行中；paused：停止计算；met：已完成";
        since: Option<Day>, "停止计算或者完成的日期";
        basis: String, "依据";
        open_questions: Vec<&'static str>, "影响届满日而登记时尚未由本院决定的设置项（待核）";
        office: &'static str, "责任岗位代码";
        warn_days: u32, "届满前若干日起预警";
        days_deducted: i32, "扣除的日数，重叠的只计一次";
        deducted: Option<String>, "扣除的期间和事由";
        months_extended: u32, "经批准延长的月数";
    }
}

/// All but the last four characters hidden.
pub(super) fn masked(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let shown = if characters.len() > 4 { &characters[characters.len() - 4..] } else { &[] };
    format!("****{}", shown.iter().collect::<String>())
}

/// The stored word of one of the docket's enumerations.
fn word(value: impl Serialize) -> String {
    let word = serde_json::to_value(value).expect("an enumeration of the docket is one word");
    word.as_str().unwrap_or_default().to_owned()
}

impl From<&Party> for PartyShown {
    fn from(party: &Party) -> PartyShown {
        PartyShown {
            no: party.no,
            role: word(party.role),
            name: party.name.clone(),
            kind: word(party.kind),
            resident_id: party.resident_id.as_ref().map(ToString::to_string),
            credit_code: party.credit_code.as_ref().map(ToString::to_string),
            phone: party.phone.as_deref().map(masked),
            address: party.address.clone(),
        }
    }
}

impl From<&Claim> for ClaimShown {
    fn from(claim: &Claim) -> ClaimShown {
        ClaimShown {
            no: claim.no,
            label: claim.label.clone(),
            creditors: claim.creditors.clone(),
            debtors: claim.debtors.clone(),
            liability: match claim.liability {
                Liability::Joint => "joint",
                Liability::Several => "several",
            },
            class: word(claim.class),
            class_title: claim.class.title(),
            doubled: claim.doubled == Doubled::Counts,
            amount_fen: claim.amount_fen,
            due_on: claim.due_on,
            interest: claim.interest.iter().map(InterestShown::from).collect(),
        }
    }
}

impl From<&Interest> for InterestShown {
    fn from(interest: &Interest) -> InterestShown {
        InterestShown {
            base_fen: interest.base_fen,
            rate: interest.rate.to_string(),
            basis: word(interest.basis),
            words: interest.rate_words(),
            from: interest.from,
            until: interest.until,
            cap_fen: interest.cap_fen,
            year_days: interest.year_days,
        }
    }
}

impl From<&Receipt> for ReceiptShown {
    fn from(receipt: &Receipt) -> ReceiptShown {
        ReceiptShown {
            no: receipt.no.0,
            bank_reference: receipt.bank_reference.clone(),
            payer: receipt.payer.clone(),
            debtor: receipt.debtor,
            amount_fen: receipt.amount,
            value_on: receipt.value_on,
            booked_on: receipt.booked_on,
            stop_on: receipt.stop_on,
            allocation: receipt.allocation.as_ref().map(AllocationShown::from),
        }
    }
}

impl From<&Allocation> for AllocationShown {
    fn from(allocation: &Allocation) -> AllocationShown {
        let shares = allocation.shares.iter().map(|share| ShareShown {
            creditor: share.creditor,
            claim: share.claim,
            part: word(share.part),
            part_title: share.part.title(),
            amount_fen: share.amount_fen,
        });
        AllocationShown {
            no: allocation.no.0,
            on: allocation.on,
            shares: shares.collect(),
            fee_fen: allocation.fee,
            surplus_fen: allocation.surplus,
        }
    }
}

fn proposal_shown(proposal: &Proposal, directory: &Directory) -> ProposalShown {
    ProposalShown {
        no: proposal.no.0,
        act: proposal.act.clone(),
        summary: proposal.summary.clone(),
        approver: proposal.approver.word(),
        by: proposal.by.to_string(),
        by_name: directory.name(&proposal.by),
        on: proposal.on,
        outcome: match proposal.outcome {
            Outcome::Waiting => "waiting",
            Outcome::Approved => "approved",
            Outcome::Rejected => "rejected",
        },
    }
}

impl ClockShown {
    fn new(clock: &Clock, law: &law::Settings, today: Day) -> ClockShown {
        let (state, since) = match clock.state {
            ClockState::Running => ("running", None),
            ClockState::Paused(since) => ("paused", Some(since)),
            ClockState::Met(on) => ("met", Some(on)),
        };
        ClockShown {
            kind: clock.kind.word(),
            title: clock.kind.title(),
            label: clock.label.clone(),
            started_on: clock.started_on,
            due_on: clock.due_on,
            state,
            since,
            basis: clock.kind.basis(law, today),
            open_questions: clock.open_questions.clone(),
            office: clock.office.word(),
            warn_days: clock.warn_days,
            days_deducted: clock.days_stood_still(),
            deducted: clock.deducted_words(),
            months_extended: clock.extended_months,
        }
    }
}

fn filing_shown(case: &Case) -> FilingShown {
    let filing = &case.filing;
    FilingShown {
        kind: case.filing.kind.word(),
        earlier: case.filing.earlier.as_ref().map(ToString::to_string),
        received_on: filing.received_on,
        filed_on: filing.filed_on,
        instrument: filing.instrument.clone(),
        instrument_by: filing.instrument_by.clone(),
        effective_on: filing.effective_on,
        cause: filing.cause.clone(),
        livelihood: filing.livelihood.map(docket::filing::Livelihood::word),
    }
}

fn duties_shown(case: &Case) -> Vec<DutyShown> {
    let duties = case.duties.iter().map(|state| DutyShown {
        no: state.duty.no,
        text: state.duty.text.clone(),
        debtors: state.duty.debtors.clone(),
        due_on: state.duty.due_on,
        performed_on: state.performed_on,
    });
    duties.collect()
}

fn payouts_shown(case: &Case) -> Vec<PayoutShown> {
    let payouts = case.payouts.iter().map(|payout| PayoutShown {
        no: payout.no.0,
        creditor: payout.creditor,
        amount_fen: payout.amount,
        on: payout.on,
    });
    payouts.collect()
}

impl From<&Payment> for PaymentShown {
    fn from(payment: &Payment) -> PaymentShown {
        PaymentShown {
            no: payment.no.0,
            purpose: payment.purpose.word(),
            party: payment.party,
            amount_fen: payment.amount,
            account: payment.account.as_ref().map(|account| account.account.to_string()),
            state: payment.state.word(),
            state_title: payment.state_words(),
            batch: payment.batch.clone(),
            since: payment.since(),
        }
    }
}

impl From<&Hold> for HoldShown {
    fn from(hold: &Hold) -> HoldShown {
        HoldShown {
            no: hold.no.0,
            on: hold.on,
            ground: hold.ground.title(),
            creditor: hold.creditor,
            amount_fen: hold.amount,
            released_on: hold.released_on,
        }
    }
}

fn case_shown(view: &CaseView, directory: &Directory, forecast_months: u32) -> CaseShown {
    let (case, today) = (&view.case, view.today);
    CaseShown {
        id: case.id.to_string(),
        number: case.filing.number.to_string(),
        today,
        stage: case.stage().word().to_owned(),
        stage_title: case.stage().title().to_owned(),
        closed_on: case.closed_on(),
        closing: case.closing.map(|closing| ClosingShown {
            way: closing.way.word(),
            way_title: closing.way.label(),
            on: closing.on,
            page: closing.page.0,
            by_settlement: closing.settlement.is_some(),
            keeps_measures: closing.keeps_measures(),
        }),
        pages: case.pages,
        filing: filing_shown(case),
        parties: case.parties.iter().map(PartyShown::from).collect(),
        claims: case.claims.iter().map(ClaimShown::from).collect(),
        duties: duties_shown(case),
        assignment: case.assignment.as_ref().map(|assignment| AssignmentShown {
            handler: assignment.handler.to_string(),
            handler_name: assignment.handler_name.clone(),
            team: assignment.team.as_ref().map(ToString::to_string),
            on: assignment.on,
        }),
        totals: (&view.statement.totals).into(),
        owed_fen: view.owed(),
        fee_taken_fen: case.fee_taken(),
        fee_left_fen: view.fee_left,
        held_fen: case.held(today),
        received_fen: case.received(),
        paid_fen: case.paid_out(),
        returned_fen: case.returned(),
        balance_fen: case.balance(),
        property: PropertySection::new(view, directory, forecast_months),
        measures: case.measures.iter().map(|measure| measure_shown(measure, today)).collect(),
        settlements: settlements_shown(case, today),
        receipts: case.receipts.iter().map(ReceiptShown::from).collect(),
        payouts: payouts_shown(case),
        payments: case.payments.iter().map(PaymentShown::from).collect(),
        holds: case.holds.iter().map(HoldShown::from).collect(),
        proposals: case.proposals.iter().map(|proposal| proposal_shown(proposal, directory)).collect(),
        clocks: case.clocks.iter().map(|clock| ClockShown::new(clock, &view.law, view.today)).collect(),
    }
}

async fn show(State(app): State<App>, bearer: Bearer, parts: PathParts) -> Result<Response, ApiError> {
    let id = parts.case()?;
    answered(move || {
        let view = app.open_case(&bearer.actor, &id)?;
        Ok(case_shown(&view, &app.directory(), app.settings().forecast_months))
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_most_four_characters_are_shown() {
        for (text, shown) in
            [("13912345678", "****5678"), ("1234", "****"), ("", "****"), ("某某账户一二三", "****户一二三")]
        {
            assert_eq!(masked(text), shown);
        }
    }
}
