//! Let a creditor take part in distribution (准许参与分配).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::distribution::Participant;
use crate::distribution::compute::undivided;
use crate::distribution::obstacle::Obstacle;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Answer, Kind, command};
use crate::office::Office;
use crate::party::{Party, PartyKind, PartyNo, Role};
use crate::refusal::{Basis, Refusal};
use law::Article;
use law::distribution::regime::{self, Applicant, JoinDeadline, JoinFacts, may_join};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// The question on which the end of the time to join rests.
pub(super) const QUESTIONS: &[&str] = &["D-12"];

/// In what capacity a creditor takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// 已取得执行依据.
    WithInstrument,
    /// 对财产享有优先权.
    PriorityHolder,
    /// 对财产享有担保物权.
    SecuredCreditor,
    /// 没有执行依据的普通债权人: refused, and the record says why.
    WithoutInstrument,
}

const CAPACITIES: &[(&str, &str)] = &[
    ("with_instrument", "已取得执行依据的债权人"),
    ("priority_holder", "对查封财产有优先权的债权人"),
    ("secured_creditor", "对查封财产有担保物权的债权人"),
    ("without_instrument", "没有执行依据的普通债权人"),
];

impl Answer for Capacity {
    const REQUIRED: bool = true;
}

impl Answer for PartyKind {
    const REQUIRED: bool = true;
}

impl Capacity {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        CAPACITIES[self as usize].1
    }

    fn in_law(self) -> Applicant {
        match self {
            Capacity::WithInstrument => Applicant::WithInstrument,
            Capacity::PriorityHolder => Applicant::PriorityHolder,
            Capacity::SecuredCreditor => Applicant::SecuredCreditor,
            Capacity::WithoutInstrument => Applicant::WithoutInstrument,
        }
    }
}

const KINDS: &[(&str, &str)] =
    &[("person", "自然人"), ("enterprise", "企业法人"), ("organisation", "其他组织")];

command! {
    /// Admits one creditor.
    pub struct AdmitCreditor {
        pub debtor: PartyNo, "被执行人", Kind::Debtor, "分配哪一被执行人的财产";
        pub name: String, "债权人", Kind::Text(60);
        pub kind: PartyKind, "债权人性质", Kind::Choice(KINDS);
        pub capacity: Capacity, "申请资格", Kind::Choice(CAPACITIES);
        pub basis: String, "执行依据或者权利凭据", Kind::Text(120), "如判决书文号、不动产登记证明号";
        pub case_number: Option<String>, "执行案号", Kind::Text(60), "已另案申请执行的填写";
        pub applied_on: Day, "申请参与分配之日", Kind::Day, "法院收到书面申请的日期";
        pub amount_fen: Fen, "申请受偿数额（元）", Kind::Money, "计算至分配基准日的本金、利息和费用，不含加倍部分债务利息";
        pub doubled_fen: Option<Fen>, "加倍部分债务利息（元）", Kind::Money;
        pub seized_on: Option<Day>, "最早保全或者查封之日", Kind::Day, "按查封先后受偿时的顺位；轮候的填轮候登记之日";
    }
}

/// 准许参与分配.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditorAdmitted {
    /// The party that the creditor becomes.
    pub party: PartyNo,
    /// Whose property is distributed.
    pub debtor: PartyNo,
    /// The name.
    pub name: String,
    /// What kind of person.
    pub kind: PartyKind,
    /// In what capacity.
    pub capacity: Capacity,
    /// The instrument or the document of the right.
    pub basis: String,
    /// The number of its own case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_number: Option<String>,
    /// When it asked.
    pub applied_on: Day,
    /// What it claims without the doubled part.
    pub amount_fen: Fen,
    /// The doubled part.
    #[serde(default, skip_serializing_if = "crate::distribution::is_zero")]
    pub doubled_fen: Fen,
    /// When property was first preserved or seized for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seized_on: Option<Day>,
    /// What the court had decided of the end of the time to join.
    #[serde(default, skip_serializing_if = "Applied::is_empty")]
    pub applied: Applied,
}

/// What kind of debtor a party is for the choice of the regime.
pub(super) fn debtor_kind(kind: PartyKind) -> regime::Debtor {
    match kind {
        PartyKind::Person => regime::Debtor::NaturalPerson,
        PartyKind::Enterprise => regime::Debtor::EnterpriseLegalPerson,
        PartyKind::Organisation => regime::Debtor::OtherOrganisation,
    }
}

impl AdmitCreditor {
    /// Whether the law lets the creditor take part. An enterprise that does not go into bankruptcy pays by the order of
    /// seizure, which creditors with instruments take part in by their own seizures: they are admitted with their day.
    fn may_join(&self, case: &Case, ctx: &Context<'_>, debtor: &Party) -> Result<(), Refusal> {
        let by_seizure = debtor.kind == PartyKind::Enterprise
            && self.capacity == Capacity::WithInstrument
            && self.seized_on.is_some();
        let facts = JoinFacts {
            applicant: self.capacity.in_law(),
            debtor: if by_seizure { regime::Debtor::OtherOrganisation } else { debtor_kind(debtor.kind) },
            began_on: case.filing.filed_on,
            applied_on: self.applied_on,
            paid_out_on: last_paid(case, self.debtor),
            plan_served_on: first_served(case),
            deadline: match ctx.law.answer("D-12").as_str() {
                "before_plan_served" => JoinDeadline::BeforePlanServed,
                _ => JoinDeadline::BeforePayout,
            },
        };
        let answer = may_join(&facts);
        if answer.value {
            Ok(())
        } else {
            let reason = answer.derivation.steps.iter().rev().find(|step| step.article.is_some());
            let article = reason.and_then(|step| step.article).unwrap_or(JOINING);
            let reason = reason.map_or("", |step| step.text.trim_end_matches('。'));
            let why = format!("{reason}，{}", answer.derivation.conclusion.trim_end_matches('。'));
            Err(Refusal::Distribution(Obstacle::MayNotJoin { why, article }))
        }
    }

    /// Whether the same creditor is paid on the same instrument, or on the same claim, already: as one who takes part or
    /// as a creditor of the case. Two numbers of cases are two claims.
    fn is_known(&self, case: &Case, name: &str) -> bool {
        let (basis, number) = (plain(&self.basis), self.case_number.as_deref().map(plain));
        let joined = case.distribution.participants.iter().any(|known| {
            let known_number = known.case_number.as_deref().map(plain);
            let same_sums =
                (known.amount, known.doubled) == (self.amount_fen, self.doubled_fen.unwrap_or(Fen::ZERO));
            let same_claim = match (&known_number, &number) {
                (Some(known), Some(asked)) => known == asked,
                _ => same_sums,
            };
            let same = same_instrument(&plain(&known.basis), &basis) || same_claim;
            known.debtor == self.debtor && case.party_name(known.party) == name && same
        });
        let own = case.side(Role::Creditor).any(|party| party.name == name)
            && same_instrument(&plain(&case.filing.instrument), &basis);
        joined || own
    }
}

/// Where the law says who may take part.
const JOINING: Article = law::procedure_interpretation2022::article("第五百零六条");

/// The words of an instrument without what people write in several ways: blanks, and the two widths of brackets.
fn plain(words: &str) -> String {
    let words = words.chars().filter(|letter| !letter.is_whitespace());
    words
        .map(|letter| match letter {
            '(' | '〔' | '[' => '（',
            ')' | '〕' | ']' => '）',
            other => other,
        })
        .collect()
}

/// Whether two instruments, in plain words, are one: `（2025）某0101民初99号` and the same with `民事判决书` behind it.
fn same_instrument(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    long == short || (short.ends_with('号') && long.starts_with(short))
}

/// When the property was paid out, where nothing is left to be distributed.
fn last_paid(case: &Case, debtor: PartyNo) -> Option<Day> {
    let paid = case.payouts.iter().map(|payout| payout.on).max();
    paid.filter(|_| undivided(case, debtor).next().is_none())
}

/// When the plan that is open was first served.
fn first_served(case: &Case) -> Option<Day> {
    let plan = case.distribution.plan().filter(|plan| plan.carried_out_on.is_none())?;
    plan.services.iter().map(|service| service.on).min()
}

impl Act for AdmitCreditor {
    const ABOUT: About = About {
        name: "admit_creditor",
        title: "准许参与分配",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::rule("DIS-02"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let debtors = case.side(Role::Debtor).filter(|debtor| undivided(case, debtor.no).next().is_some());
        debtors
            .map(|debtor| Offer::Open {
                reason: format!("{}的其他债权人申请参与分配的，审查后登记", debtor.name),
                due_on: None,
                weight: Weight::Possible,
                prefill: vec![
                    ("debtor", debtor.no.to_string()),
                    ("kind", "person".to_owned()),
                    ("capacity", "with_instrument".to_owned()),
                    ("applied_on", ctx.today.to_string()),
                ],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let debtor = case.debtor(self.debtor)?;
        for (label, day) in
            [("申请参与分配之日", Some(self.applied_on)), ("保全或者查封之日", self.seized_on)]
        {
            if let Some(day) = day.filter(|day| *day > ctx.today) {
                return Err(Refusal::DayInFuture { label, day });
            }
        }
        self.may_join(case, ctx, debtor)?;
        let name = self.name.trim().to_owned();
        if case.side(Role::Debtor).any(|party| party.name == name) {
            return Err(Refusal::NotACreditor { name });
        }
        if self.is_known(case, &name) {
            return Err(Refusal::Distribution(Obstacle::ParticipantKnown { name }));
        }
        let known = case.parties.iter().map(|party| party.no).max().unwrap_or(0);
        let party = known.max(case.distribution.numbered) + 1;
        let case_number = self.case_number.as_deref().map(str::trim).filter(|text| !text.is_empty());
        Ok(vec![
            CreditorAdmitted {
                party,
                debtor: self.debtor,
                name,
                kind: self.kind,
                capacity: self.capacity,
                basis: self.basis.trim().to_owned(),
                case_number: case_number.map(str::to_owned),
                applied_on: self.applied_on,
                amount_fen: self.amount_fen,
                doubled_fen: self.doubled_fen.unwrap_or(Fen::ZERO),
                seized_on: self.seized_on,
                applied: Applied::of(ctx.law, QUESTIONS),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("准许{}参与分配", self.name)
    }
}

impl Happening for CreditorAdmitted {
    const KIND: &'static str = "creditor_admitted";
    const TITLE: &'static str = "准许参与分配";
    /// As long as no right and no plan rests on it.
    const CORRECTABLE: bool = true;

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.parties.push(Party {
            no: self.party,
            role: Role::Participant,
            name: self.name.clone(),
            kind: self.kind,
            resident_id: None,
            credit_code: None,
            phone: None,
            address: None,
        });
        case.distribution.participants.push(Participant {
            no: stamp.no,
            party: self.party,
            debtor: self.debtor,
            applied_on: self.applied_on,
            capacity: self.capacity,
            basis: self.basis.clone(),
            case_number: self.case_number.clone(),
            amount: self.amount_fen,
            doubled: self.doubled_fen,
            seized_on: self.seized_on,
        });
    }

    fn sentence(&self, case: &Case) -> String {
        let doubled = if self.doubled_fen.is_positive() {
            format!("，加倍部分债务利息{}元", self.doubled_fen)
        } else {
            String::new()
        };
        format!(
            "准许{}（{}，{}）参与分配{}的财产，申请受偿{}元{doubled}",
            self.name,
            self.capacity.title(),
            self.basis,
            case.party_label(self.debtor),
            self.amount_fen
        )
    }
}
