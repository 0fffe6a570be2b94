//! File a case (立案): the one act that opens a docket.
//!
//! It has a page of its own (intake), because an application is a tree and not a form. The number is given by the
//! caller, who draws it from the court's register in the same transaction.

use crate::act::Context;
use crate::applied::Applied;
use crate::case::{Case, DutyState, Filing, PageIndex};
use crate::claim::{Claim, Doubled, Duty};
use crate::clock::{ClockKind, Clocks};
use crate::course::obstacle::Obstacle;
use crate::distribution::Distribution;
use crate::event::{Event, Happening, Stamp};
use crate::filing::{Kind, Livelihood};
use crate::office::Office;
use crate::party::{Party, Role};
use crate::refusal::Refusal;
use crate::step_limit::{StepLimits, StepLimitsTaken};
use crate::triage::{Triage, Triaged};
use law::Calendar;
use law::enforcement_periods2006::HANDLER;
use law::preservation2020::START;
use law::procedure_interpretation2022::NOTICE;
use law::trial_limits2000::{CaseKind, handling_limit};
use serde::{Deserialize, Serialize};
use values::{CaseId, CaseNumber, Day, Fen};

/// The offices that may file.
pub const OFFICES: &[Office] =
    &[Office::Clerk, Office::CommandCentre, Office::BureauHead, Office::TeamLeader];

/// An application for enforcement (执行申请).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// The kind of case; applications of older programs are for a first enforcement.
    #[serde(default)]
    pub kind: Kind,
    /// The number of the case that goes on in this one, where enforcement is resumed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<CaseNumber>,
    /// The day the court received it.
    pub received_on: Day,
    /// The number of the instrument, as printed on it.
    pub instrument: String,
    /// The court or body that made it.
    pub instrument_by: String,
    /// The day it took effect.
    pub effective_on: Day,
    /// The cause.
    pub cause: String,
    /// The livelihood class, where it is one.
    #[serde(default)]
    pub livelihood: Option<Livelihood>,
    /// The parties.
    pub parties: Vec<Party>,
    /// The claims in money.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// The duties other than money.
    #[serde(default)]
    pub duties: Vec<Duty>,
    /// The text of the judgment, where it was read in.
    #[serde(default)]
    pub judgment: Option<String>,
}

/// 立案.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// The case number.
    pub number: CaseNumber,
    /// What was applied for.
    pub application: Application,
    /// What the court had decided of the questions that shape the case as a whole.
    #[serde(default, skip_serializing_if = "Applied::is_empty")]
    pub applied: Applied,
    /// What the table of triage found then; the decision leaves it empty, and whoever writes the page fills it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub triage: Option<Triaged>,
    /// The court's own limits for steps, filled in as well by whoever writes the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step_limits: Option<StepLimitsTaken>,
}

/// Decides whether an application is filed under the number given.
///
/// # Errors
/// Where an officer may not file, or the application lacks what 执行工作规定第16条 asks for.
pub fn file(application: Application, number: CaseNumber, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    if !OFFICES.contains(&ctx.actor.office) {
        return Err(Refusal::NotYourOffice { act: "立案", allowed: OFFICES.to_vec() });
    }
    if application.received_on > ctx.today {
        return Err(Refusal::DayInFuture { label: "收到申请日", day: application.received_on });
    }
    if application.effective_on > application.received_on {
        return Err(Refusal::DayTooEarly {
            label: "收到申请日",
            day: application.received_on,
            after: application.effective_on,
            what: "法律文书生效日",
        });
    }
    if let Some(what) = missing(&application) {
        return Err(Refusal::ApplicationIncomplete { what });
    }
    // A ruling of preservation gives no time to perform.
    let has_terms = application.kind != Kind::Preservation;
    let early = application.claims.iter().find(|claim| has_terms && claim.due_on >= application.received_on);
    if let Some(claim) = early {
        return Err(Refusal::DayTooEarly {
            label: "收到申请日",
            day: application.received_on,
            after: claim.due_on,
            what: "履行期限最后一日",
        });
    }
    let obligations = crate::claim::obligations(&application.claims);
    let debt = law::Debt { obligations, ..law::Debt::default() };
    if debt.check().is_err() {
        return Err(Refusal::ApplicationIncomplete { what: "在合理范围内的金额和利率" });
    }
    let applied = Applied::of(ctx.law, crate::money::fee::QUESTIONS);
    Ok(vec![Filed { number, application, applied, triage: None, step_limits: None }.into()])
}

/// Whether enforcement of an earlier case goes on under a new number: not while that case is open (CAS-08).
///
/// # Errors
/// Where it is open.
pub fn resumable(earlier: &Case) -> Result<(), Refusal> {
    match earlier.closing {
        Some(_) => Ok(()),
        None => Err(Refusal::Course(Obstacle::EarlierCaseOpen { number: earlier.filing.number.clone() })),
    }
}

/// What an application lacks: effective instrument, clear parties, payable content (EWR 16, JI 461).
fn missing(application: &Application) -> Option<&'static str> {
    let side = |role: Role| application.parties.iter().filter(move |party| party.role == role);
    let named = |no: u32, role: Role| side(role).any(|party| party.no == no);
    let claim_is_clear = |claim: &Claim| {
        !claim.creditors.is_empty()
            && !claim.debtors.is_empty()
            && claim.creditors.iter().all(|no| named(*no, Role::Creditor))
            && claim.debtors.iter().all(|no| named(*no, Role::Debtor))
    };
    let numbers_repeat = {
        let mut numbers: Vec<u32> = application.parties.iter().map(|party| party.no).collect();
        numbers.sort_unstable();
        numbers.windows(2).any(|pair| pair[0] == pair[1])
    };
    let all_owe_all =
        application.claims.iter().all(|claim| side(Role::Debtor).all(|debtor| claim.is_owed_by(debtor.no)));
    let is_open_ended =
        application.claims.iter().any(|claim| claim.doubled == Doubled::Counts || !claim.interest.is_empty());
    if application.kind == Kind::Resumed && application.earlier.is_none() {
        Some("原执行案件的案号")
    } else if application.kind == Kind::Preservation && is_open_ended {
        Some("确定的保全数额（保全案件不计利息）")
    } else if application.kind == Kind::Preservation && !application.duties.is_empty() {
        Some("保全数额（行为义务不在保全案件中执行）")
    } else if application.instrument.trim().is_empty() {
        Some("执行依据的文号")
    } else if side(Role::Creditor).next().is_none() {
        Some("申请执行人")
    } else if side(Role::Debtor).next().is_none() {
        Some("明确的被执行人")
    } else if application.parties.iter().any(|party| party.name.trim().is_empty()) || numbers_repeat {
        Some("当事人的姓名或者名称")
    } else if application.claims.is_empty() && application.duties.is_empty() {
        Some("明确的给付内容")
    } else if application.claims.iter().any(|claim| claim.amount_fen <= Fen::ZERO) {
        Some("给付金额（应大于零）")
    } else if !application.claims.iter().all(claim_is_clear) {
        Some("各项给付的权利人和义务人")
    } else if application.claims.len() > law::debt::Payable::CAPACITY && !all_owe_all {
        Some("分案申请（被执行人各负担不同给付的，一案最多64项给付）")
    } else {
        None
    }
}

impl Filed {
    /// The case as it stands when just filed.
    pub(crate) fn open(&self, id: CaseId, stamp: &Stamp) -> Case {
        let application = &self.application;
        let calendar = Calendar::national();
        let filed_on = stamp.on;
        let mut clocks = Clocks::default();
        clocks.start(
            ClockKind::NameHandler,
            0,
            "确定承办人".to_owned(),
            filed_on,
            HANDLER.after(calendar, filed_on).value.end,
        );
        if application.kind == Kind::Preservation {
            // The ruling takes effect on its day, from which the five days run.
            let ruled_on = application.effective_on;
            let due_on = START.after(calendar, ruled_on).value.end;
            let label = "开始执行保全裁定".to_owned();
            clocks.start(ClockKind::StartPreservation, 0, label, ruled_on, due_on);
        } else {
            clocks.start(
                ClockKind::SendNotice,
                0,
                "发出执行通知书".to_owned(),
                application.received_on,
                NOTICE.after(calendar, application.received_on).value.end,
            );
            let limit = handling_limit(calendar, CaseKind::Ordinary, filed_on, 0, &[]).value;
            clocks.start(ClockKind::Handling, 0, "执行办理期限".to_owned(), filed_on, limit.end);
        }
        Case {
            id,
            filing: Filing {
                kind: application.kind,
                earlier: application.earlier.clone(),
                number: self.number.clone(),
                received_on: application.received_on,
                filed_on,
                instrument: application.instrument.clone(),
                instrument_by: application.instrument_by.clone(),
                effective_on: application.effective_on,
                cause: application.cause.clone(),
                livelihood: application.livelihood,
                judgment: application.judgment.clone(),
            },
            applied: self.applied.clone(),
            parties: application.parties.clone(),
            claims: application.claims.clone(),
            duties: application
                .duties
                .iter()
                .map(|duty| DutyState { duty: duty.clone(), performed_on: None })
                .collect(),
            assignment: None,
            former_handlers: Vec::new(),
            notice_issued_on: None,
            report_days: 0,
            services: Vec::new(),
            inquiries: Vec::new(),
            standing_query: None,
            offline_checks: Vec::new(),
            traces: Vec::new(),
            properties: Vec::new(),
            alerts: Vec::new(),
            measures: Vec::new(),
            orders: Vec::new(),
            deductions: Vec::new(),
            sub_account: None,
            settlements: Vec::new(),
            supervisions: Vec::new(),
            triage: Triage::filed(self.triage.as_ref()),
            step_limits: StepLimits::default(),
            performances: Vec::new(),
            receipts: Vec::new(),
            accounts: Vec::new(),
            payments: Vec::new(),
            holds: Vec::new(),
            distribution: Distribution::default(),
            withdrawn: Vec::new(),
            to_return: Vec::new(),
            payouts: Vec::new(),
            returns: Vec::new(),
            summonses: Vec::new(),
            compelled: Vec::new(),
            detentions: Vec::new(),
            restrictions: Vec::new(),
            listings: Vec::new(),
            bounties: Vec::new(),
            exposures: Vec::new(),
            proposals: Vec::new(),
            suspensions: Vec::new(),
            extensions: Vec::new(),
            closing: None,
            clocks,
            pages_index: vec![PageIndex { no: stamp.no, title: Filed::TITLE, rests_on: Vec::new() }],
            correctable: Vec::new(),
            struck: Vec::new(),
            pages: stamp.no.0,
            last_entry_on: stamp.on,
        }
    }
}

impl Happening for Filed {
    const KIND: &'static str = "filed";
    const TITLE: &'static str = "立案";

    /// A docket begins with its filing; a second one has no effect.
    fn apply(&self, _stamp: &Stamp, _case: &mut Case) {}

    fn sentence(&self, case: &Case) -> String {
        let (instrument, number, claimed) = (&self.application.instrument, &self.number, case.claimed());
        match (self.application.kind, &self.application.earlier) {
            (Kind::Preservation, _) => {
                format!("依据{instrument}立案，案号{number}，保全数额{claimed}元")
            }
            (_, Some(earlier)) => {
                format!("依据{instrument}恢复执行{earlier}案，案号{number}，申请执行标的{claimed}元")
            }
            (_, None) => format!("依据{instrument}立案，案号{number}，申请执行标的{claimed}元"),
        }
    }
}
