//! Dockets that make up the counts of a report: so many cases filed, closed and paid on such days, each by its acts.

use crate::identity;
use crate::synthetic::actor;
use app::cases::batch::Batch;
use app::{App, AppError};
use docket::EntryNo;
use docket::claim::{Claim, ClaimClass, Doubled, Duty, Liability};
use docket::filing::file_case::Application;
use docket::filing::{Kind, Livelihood};
use docket::inquiry::answer::{Answer, Told, Trace};
use docket::office::Actor;
use docket::party::{Party, PartyKind, Role};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use values::{Day, Fen};

/// How many cases are written in one transaction.
const TOGETHER: usize = 64;

/// One case by what is counted of it.
#[derive(Clone, Debug)]
pub struct Course {
    /// Its kind.
    pub kind: Kind,
    /// When it is received and filed.
    pub filed_on: Day,
    /// Its livelihood class, where it has one.
    pub livelihood: Option<Livelihood>,
    /// What the debtor is.
    pub debtor: PartyKind,
    /// What is applied for; nothing where a thing is to be handed over.
    pub claim: Fen,
    /// What the debtor pays into the account of the court, each sum paid out on the same day.
    pub payments: Vec<(Day, Fen)>,
    /// What is done about the debtor's person.
    pub measures: Vec<(Day, Measure)>,
    /// How and when it is closed.
    pub closing: Option<(Day, Ending)>,
}

/// What is done about a debtor's person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// He is summoned.
    Summoned,
    /// He is summoned, stays away, and is compelled to appear.
    Compelled,
    /// He is detained.
    Detained,
    /// His consumption is restricted.
    Restricted,
    /// He is listed as dishonest, which restricts his consumption as well.
    Listed,
    /// He is exposed in public in a batch, once listed.
    Exposed(String),
    /// A bounty is offered.
    Bounty,
    /// The police traces him.
    Traced,
}

/// How a case is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All was performed.
    Performed,
    /// The parties settle for what is then paid.
    BySettlement(Fen),
    /// The applicant withdraws.
    Withdrawn,
    /// What was to be preserved is not there, or is held.
    Preserved,
}

impl Course {
    /// A case of first-time enforcement against a person over a thing to be handed over, which stays open.
    #[must_use]
    pub fn filed(filed_on: Day) -> Course {
        Course {
            kind: Kind::First,
            filed_on,
            livelihood: None,
            debtor: PartyKind::Person,
            claim: Fen::ZERO,
            payments: Vec::new(),
            measures: Vec::new(),
            closing: None,
        }
    }

    /// The same about money.
    #[must_use]
    pub fn over(self, claim: Fen) -> Course {
        Course { claim, ..self }
    }

    /// The same, closed on a day.
    #[must_use]
    pub fn closed(self, on: Day, ending: Ending) -> Course {
        Course { closing: Some((on, ending)), ..self }
    }

    /// The same, all of it paid on the day on which it is closed as performed.
    #[must_use]
    pub fn performed(self, on: Day) -> Course {
        let payments = if self.claim.is_positive() { vec![(on, self.claim)] } else { Vec::new() };
        Course { payments, ..self }.closed(on, Ending::Performed)
    }
}

/// Enters the dockets of courses, the numbers of each kind and year counted from what the court has given.
///
/// # Errors
/// Where the store fails, or an act of a course is refused.
pub fn enter(app: &App, courses: &[Course]) -> Result<(), AppError> {
    let mut taken: BTreeMap<(String, i32), u64> = BTreeMap::new();
    let mut together: Vec<Batch<'_>> = Vec::new();
    for course in courses {
        let (kind, year) = (course.kind.number_kind(), course.filed_on.year());
        let taken = match taken.entry((kind.code().to_owned(), year)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let register = app::register::stream(&kind, year);
                new.insert(app.store().stream_length(app.court().as_str(), &register)?)
            }
        };
        let number = app::register::next_number(app.court(), &kind, year, *taken);
        *taken += 1;
        let clerk = officer(app, "clerk-1");
        let batch = Batch::file(app, &clerk, application(course, *taken), &number, course.filed_on)?;
        let mut play = Play { app, batch, handler: HANDLERS[*taken as usize % HANDLERS.len()] };
        play.through(course)?;
        together.push(play.batch);
        if together.len() == TOGETHER {
            app.commit_together(std::mem::take(&mut together))?;
        }
    }
    app.commit_together(together)
}

const HANDLERS: [&str; 6] = ["fast-1", "fast-2", "one-1", "one-2", "two-1", "two-2"];

fn officer(app: &App, id: &str) -> Actor {
    actor(&app.directory(), id)
}

fn application(course: &Course, serial: u64) -> Application {
    let party = |no, role, name: String, kind| Party {
        no,
        role,
        kind,
        name,
        resident_id: (kind == PartyKind::Person).then(|| identity::resident_id(serial * 2 + u64::from(no))),
        credit_code: None,
        phone: None,
        address: None,
    };
    let effective_on = course.filed_on.plus_days(-60);
    let due_on = course.filed_on.plus_days(-30);
    let debtor = match course.debtor {
        PartyKind::Person => format!("乌某{serial}"),
        _ => format!("示范县第{serial}某某有限公司"),
    };
    let claim = Claim {
        no: 1,
        label: "应付款项".to_owned(),
        creditors: vec![1],
        debtors: vec![2],
        liability: Liability::Joint,
        class: ClaimClass::Principal,
        doubled: Doubled::LeftOut,
        amount_fen: course.claim,
        due_on,
        interest: Vec::new(),
        span: None,
    };
    let duty = Duty { no: 1, text: "交付约定之物".to_owned(), debtors: vec![2], due_on: Some(due_on) };
    let about_money = course.claim.is_positive();
    Application {
        kind: course.kind,
        earlier: (course.kind == Kind::Resumed)
            .then(|| format!("（2019）内0299执{serial}号").parse().expect("a well-formed number")),
        received_on: course.filed_on,
        instrument: format!("（{}）内0299民初{serial}号民事判决书", effective_on.year()),
        instrument_by: "示范县人民法院".to_owned(),
        effective_on,
        cause: if about_money { "买卖合同纠纷" } else { "返还原物纠纷" }.to_owned(),
        livelihood: course.livelihood,
        parties: vec![
            party(1, Role::Creditor, format!("常某{serial}"), PartyKind::Person),
            party(2, Role::Debtor, debtor, course.debtor),
        ],
        claims: if about_money { vec![claim] } else { Vec::new() },
        duties: if about_money { Vec::new() } else { vec![duty] },
        judgment: None,
    }
}

struct Play<'a> {
    app: &'a App,
    batch: Batch<'a>,
    handler: &'static str,
}

impl Play<'_> {
    fn act(&mut self, who: &str, act: &str, command: Value, on: Day) -> Result<(), AppError> {
        Ok(self.batch.act(&officer(self.app, who), act, &command, on)?)
    }

    /// What the handler asks for and somebody else approves.
    fn approved(&mut self, by: &str, act: &str, command: Value, on: Day) -> Result<(), AppError> {
        self.act(self.handler, act, command, on)?;
        let proposal = self.batch.case().proposals.last().map(|proposal| proposal.no);
        self.act(by, "approve_proposal", json!({"proposal": proposal, "remark": null}), on)
    }

    fn through(&mut self, course: &Course) -> Result<(), AppError> {
        let filed_on = course.filed_on;
        self.act("clerk-1", "assign_case", json!({"handler": self.handler, "reason": null}), filed_on)?;
        if !course.measures.is_empty() {
            self.act(self.handler, "issue_notice", json!({"report_days": 10}), filed_on)?;
            let served = json!({"debtor": 2, "way": "direct", "on": filed_on, "receipt": null});
            self.act(self.handler, "serve_notice", served, filed_on)?;
        }
        for (on, measure) in &course.measures {
            self.take(measure, *on)?;
        }
        if let Some((on, Ending::BySettlement(total))) = course.closing {
            let terms = json!({"agreed_on": on, "filing": "recorded_and_signed", "signed": "in_person",
                "debtor": null, "total_fen": total, "instalments": [{"due_on": on, "amount_fen": total}],
                "breach": "all_due", "controls": "kept", "terms": null});
            self.act(self.handler, "record_settlement", terms, on)?;
            self.pay(on, total)?;
        }
        for (on, sum) in &course.payments {
            self.pay(*on, *sum)?;
        }
        match course.closing {
            None => Ok(()),
            Some((on, Ending::Performed | Ending::BySettlement(_))) => {
                if course.claim.is_zero() {
                    let done = json!({"duty": 1, "performed_on": on, "how": "已交付"});
                    self.act(self.handler, "record_performance", done, on)?;
                }
                self.act(self.handler, "close_performed", json!({"note": null}), on)
            }
            Some((on, Ending::Withdrawn)) => {
                let end = json!({"ground": "withdrawn", "facts": "申请执行人书面申请撤回，已告知后果",
                    "other_court": null});
                self.approved("bureau-head", "terminate_case", end, on)
            }
            Some((on, Ending::Preserved)) => {
                self.act(self.handler, "close_preservation", json!({"note": null}), on)
            }
        }
    }

    /// A sum comes in, is divided, and goes to the creditor on the same day.
    fn pay(&mut self, on: Day, sum: Fen) -> Result<(), AppError> {
        let reference = format!("B{}-{}", self.batch.case().id, self.batch.case().pages);
        let receipt = json!({"debtor": 2, "amount_fen": sum, "value_on": on, "bank_reference": reference,
            "payer": "被执行人", "deduction": null});
        self.act("finance-1", "receive_money", receipt, on)?;
        let receipt = self.batch.case().receipts.last().map(|receipt| receipt.no);
        self.act(self.handler, "allocate_money", json!({"receipt": receipt}), on)?;
        if self.batch.case().account_of(1).is_none() {
            let account = json!({"party": 1, "holder": self.batch.case().party_name(1),
                "bank": "某某银行示范县支行", "account": "6222020000000001"});
            self.act(self.handler, "record_account", account, on)?;
        }
        let payable = self.batch.case().payable(1);
        let payment = json!({"creditor": 1, "amount_fen": payable});
        self.approved("bureau-head", "pay_out", payment, on)?;
        self.batch.paid(&officer(self.app, "finance-1"), on)
    }

    fn take(&mut self, measure: &Measure, on: Day) -> Result<(), AppError> {
        let handler = self.handler;
        match measure {
            Measure::Summoned => self.summon(on, on.next()),
            Measure::Compelled => {
                let appear_on = on.previous();
                self.summon(appear_on.previous(), appear_on)?;
                let summons = self.batch.case().summonses.last().map(|summons| summons.no);
                let compel = json!({"summons": summons, "served_on": appear_on.previous(),
                    "absence": "without_reason", "facts": "必须询问财产去向，经传唤未到场",
                    "complexity": "ordinary"});
                self.approved("president", "compel_appearance", compel, on)
            }
            Measure::Detained => {
                let detain = json!({"debtor": 2, "role": "debtor", "name": null, "conduct": "fails_to_report",
                    "conduct_on": on.previous(), "facts": "虚假报告财产", "days": 10, "from": on,
                    "approval": "before", "reason": null});
                self.approved("president", "detain", detain, on)
            }
            Measure::Restricted => {
                let restrict = json!({"debtor": 2, "trigger": "ex_officio", "applied_on": null,
                    "representative": null, "responsible": null});
                self.approved("president", "restrict_consumption", restrict, on)
            }
            Measure::Listed => {
                let list = json!({"debtor": 2, "trigger": "ex_officio", "applied_on": null,
                    "ground": "breaks_report_duty", "further": null, "facts": "拒不报告财产",
                    "aggravation": "none", "years": 2, "grace_months": null, "representative": null});
                self.approved("president", "list_dishonest", list, on)
            }
            Measure::Exposed(batch) => {
                let expose = json!({"debtor": 2, "batch": batch, "channel": "本院公众号"});
                self.act(handler, "expose_debtor", expose, on)
            }
            Measure::Bounty => {
                let bounty = json!({"creditor": 1, "debtor": 2, "applied_on": on, "terms": "按实际到位金额的10%",
                    "promise": "given", "publication": "本院公众号、报纸", "until": null});
                self.act(handler, "offer_bounty", bounty, on)
            }
            Measure::Traced => {
                let ask = json!({"debtor": 2, "scope": "every", "institution": "police"});
                self.act(handler, "ask_institutions", ask, on)?;
                let asked = self.batch.case().inquiries.last().map_or(EntryNo(0), |inquiry| inquiry.no);
                let trace =
                    Trace { on, place: "示范县某宾馆".to_owned(), what: "住宿登记".to_owned() };
                let told = Told {
                    on,
                    receipt: format!("GA-{}", asked.0),
                    mark: format!("GA-{}", asked.0),
                    other_person: None,
                    answer: Answer::Traces(vec![trace]),
                };
                self.batch.told(asked, &told, on);
                Ok(())
            }
        }
    }

    fn summon(&mut self, on: Day, appear_on: Day) -> Result<(), AppError> {
        let summons = json!({"debtor": 2, "role": "debtor", "name": null, "appear_on": appear_on,
            "appear_at": "上午9时", "place": "执行局询问室", "reason": null});
        self.act(self.handler, "summon", summons, on)
    }
}
