//! Distribution among several creditors of one debtor (参与分配、按查封顺序清偿): who takes part and with what rank, the plan,
//! the chain of objection, opposition and suit, and the money.
//!
//! Those who take part and are no party to the case become parties in the role [`Role::Participant`], so that their
//! accounts, payments and holds are those of everybody else. A plan is drawn up over what came in and is not divided
//! ([`compute`]); carried out, it divides those receipts as allocation does in a case with one instrument.

pub mod admit_creditor;
pub mod carry_out_plan;
pub mod chain;
pub mod compute;
pub mod draw_plan;
pub mod object_to_plan;
pub mod obstacle;
pub mod oppose_objection;
pub mod record_plan_suit;
pub mod record_priority;
pub mod recovery;
pub mod serve_plan;
pub mod settle_objection;
pub mod tell_objection;
pub mod tell_opposition;
pub mod what_if;

use crate::applied::Applied;
use crate::case::Case;
use crate::event::EntryNo;
use crate::money::{Part, Share};
use crate::party::{PartyNo, Role};
use crate::refusal::Refusal;
use admit_creditor::Capacity;
use compute::{Ranked, Rule};
use object_to_plan::Asks;
use obstacle::Obstacle;
use record_priority::RightKind;
use serde::{Deserialize, Serialize};
use settle_objection::Outcome;
use values::{Day, Fen};

/// How money is distributed among the creditors of the debtors of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    /// Those who take part beside the creditors of the case.
    pub participants: Vec<Participant>,
    /// Rights of priority, of creditors and participants.
    pub rights: Vec<Right>,
    /// The plans, each in the place of the one before until one is carried out.
    pub plans: Vec<Plan>,
    /// The greatest number that was given to somebody who takes part, whether or not the page was struck since: no other
    /// page may come to mean somebody else.
    pub numbered: PartyNo,
}

/// A creditor who takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The page.
    pub no: EntryNo,
    /// The party that it is in this case.
    pub party: PartyNo,
    /// Whose property is distributed.
    pub debtor: PartyNo,
    /// When it asked to take part.
    pub applied_on: Day,
    /// In what capacity.
    pub capacity: Capacity,
    /// The instrument or the document of the right, in words.
    pub basis: String,
    /// The number of its own enforcement case.
    pub case_number: Option<String>,
    /// What it claims without the doubled part.
    pub amount: Fen,
    /// The doubled part of delay interest.
    pub doubled: Fen,
    /// When property of the debtor was first preserved or seized for it.
    pub seized_on: Option<Day>,
}

/// A right to be paid before others out of what one thing brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Right {
    /// The page.
    pub no: EntryNo,
    /// Whose right.
    pub party: PartyNo,
    /// Of what kind.
    pub kind: RightKind,
    /// On which property, where it stands on the docket.
    pub property: Option<EntryNo>,
    /// The thing, in words.
    pub thing: String,
    /// When it was registered, or the thing handed over; none for a lien or a construction price.
    pub public_on: Option<Day>,
    /// The sum that it secures.
    pub secured: Fen,
    /// What the thing brought in.
    pub covered: Fen,
}

impl Right {
    /// Whether it rests on this thing: the same property of the docket, or, where one of them does not stand there, the
    /// same words.
    #[must_use]
    pub fn is_on(&self, property: Option<EntryNo>, thing: &str) -> bool {
        match (self.property, property) {
            (Some(one), Some(other)) => one == other,
            _ => self.thing == thing,
        }
    }
}

/// A plan of distribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The page.
    pub no: EntryNo,
    /// The day on which it was drawn up.
    pub drawn_on: Day,
    /// Whose property.
    pub debtor: PartyNo,
    /// The day to which interest is counted.
    pub as_of: Day,
    /// The receipts that it divides.
    pub receipts: Vec<EntryNo>,
    /// What they come to.
    pub proceeds: Fen,
    /// In which order ordinary claims are paid.
    pub rule: Rule,
    /// The claims as they were ranked.
    pub ranked: Vec<Ranked>,
    /// What everybody gets, in the order of payment.
    pub lines: Vec<PlanLine>,
    /// What goes back to the debtor.
    pub surplus: Fen,
    /// On whom it was served, when, and by which page that is recorded.
    pub services: Vec<PlanService>,
    /// Objections to it.
    pub objections: Vec<Objection>,
    /// The day on which it was carried out.
    pub carried_out_on: Option<Day>,
    /// What the court had decided of the questions it rests on.
    pub applied: Applied,
}

/// The service of a plan on one party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanService {
    /// The page.
    pub no: EntryNo,
    /// On whom.
    pub party: PartyNo,
    /// The day on which it was received.
    pub on: Day,
}

/// One line of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLine {
    /// Who is paid; the court's fee goes to nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyNo>,
    /// In which class.
    pub class: Class,
    /// What is due.
    pub due_fen: Fen,
    /// What is paid.
    pub paid_fen: Fen,
}

/// The class in which a line is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// 实际支出的执行费用.
    Cost,
    /// 执行申请费.
    ExecutionFee,
    /// 应当优先受偿的债权.
    Priority,
    /// 普通债权.
    Ordinary,
    /// 加倍部分债务利息.
    Doubled,
}

impl Class {
    /// The class of the law.
    #[must_use]
    pub fn of_law(class: law::distribution::Class) -> Class {
        match class {
            law::distribution::Class::Cost => Class::Cost,
            law::distribution::Class::ExecutionFee => Class::ExecutionFee,
            law::distribution::Class::Priority => Class::Priority,
            law::distribution::Class::Ordinary => Class::Ordinary,
            law::distribution::Class::Doubled => Class::Doubled,
        }
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Class::Cost => law::distribution::Class::Cost.label(),
            Class::ExecutionFee => law::distribution::Class::ExecutionFee.label(),
            Class::Priority => law::distribution::Class::Priority.label(),
            Class::Ordinary => law::distribution::Class::Ordinary.label(),
            Class::Doubled => law::distribution::Class::Doubled.label(),
        }
    }

    /// What a creditor has in it, as papers name it.
    #[must_use]
    pub fn claim_title(self) -> &'static str {
        match self {
            Class::Cost => "垫付的执行费用",
            Class::Priority => "优先债权",
            Class::ExecutionFee | Class::Ordinary | Class::Doubled => self.title(),
        }
    }
}

/// An objection to a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// The page.
    pub no: EntryNo,
    /// Whose.
    pub party: PartyNo,
    /// The day on which it came in.
    pub received_on: Day,
    /// Whose claim it is about.
    pub against: PartyNo,
    /// What it asks for.
    pub asks: Asks,
    /// The sum that is right by the objection, where it asks for another sum.
    pub amount: Option<Fen>,
    /// In words.
    pub reason: String,
    /// Who was told of it.
    pub told: Vec<PlanService>,
    /// Who opposed it.
    pub opposed: Vec<PlanService>,
    /// When the objector was told of the opposition.
    pub objector_told: Option<PlanService>,
    /// The suit: the day, and its number.
    pub suit: Option<(Day, String)>,
    /// How it ended.
    pub settled: Option<(Day, Outcome)>,
}

/// Whether a stored sum is left out.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
pub(crate) fn is_zero(amount: &Fen) -> bool {
    amount.is_zero()
}

impl Distribution {
    /// The plan that stands now.
    #[must_use]
    pub fn plan(&self) -> Option<&Plan> {
        self.plans.last()
    }

    /// The plan that stands now and is not carried out, or the refusal.
    pub(crate) fn open_plan(&self) -> Result<&Plan, Refusal> {
        match self.plan() {
            None => Err(Refusal::NotOnDocket("分配方案")),
            Some(Plan { carried_out_on: Some(on), .. }) => {
                Err(Refusal::Distribution(Obstacle::PlanCarriedOut { on: *on }))
            }
            Some(plan) => Ok(plan),
        }
    }

    /// A participant by the party that it is.
    #[must_use]
    pub fn participant(&self, party: PartyNo) -> Option<&Participant> {
        self.participants.iter().find(|participant| participant.party == party)
    }

    /// The objections of all plans, each with its plan.
    fn objections(&self) -> impl Iterator<Item = (&Plan, &Objection)> {
        self.plans.iter().flat_map(|plan| plan.objections.iter().map(move |objection| (plan, objection)))
    }

    /// The objections that are not settled, each with its plan.
    pub fn open_objections(&self) -> impl Iterator<Item = (&Plan, &Objection)> {
        self.objections().filter(|(_, objection)| objection.settled.is_none())
    }

    /// An objection that is not settled, and its plan; or the refusal.
    pub(crate) fn open_objection(&self, no: EntryNo) -> Result<(&Plan, &Objection), Refusal> {
        let known = self.objections().find(|(_, objection)| objection.no == no);
        match known.ok_or(Refusal::NotOnDocket("对分配方案的异议"))? {
            (_, Objection { settled: Some((on, _)), .. }) => {
                Err(Refusal::Distribution(Obstacle::ObjectionSettled { on: *on }))
            }
            known => Ok(known),
        }
    }

    pub(crate) fn objection_mut(&mut self, no: EntryNo) -> Option<&mut Objection> {
        let mut all = self.plans.iter_mut().flat_map(|plan| &mut plan.objections);
        all.find(|objection| objection.no == no)
    }
}

impl Plan {
    /// What a party gets in all classes.
    #[must_use]
    pub fn paid_to(&self, party: PartyNo) -> Fen {
        self.lines.iter().filter(|line| line.party == Some(party)).map(|line| line.paid_fen).sum()
    }

    /// What is due to a party in all classes.
    #[must_use]
    pub fn due_to(&self, party: PartyNo) -> Fen {
        self.lines.iter().filter(|line| line.party == Some(party)).map(|line| line.due_fen).sum()
    }

    /// Whether it pays a party before ordinary claims.
    #[must_use]
    pub fn ranks_first(&self, party: PartyNo) -> bool {
        self.lines.iter().any(|line| line.party == Some(party) && line.class == Class::Priority)
    }

    /// Whether it was served on a party.
    #[must_use]
    pub fn served_on(&self, party: PartyNo) -> Option<Day> {
        self.services.iter().find(|service| service.party == party).map(|service| service.on)
    }

    /// The execution fee that it takes.
    #[must_use]
    pub fn fee(&self) -> Fen {
        let lines = self.lines.iter().filter(|line| line.class == Class::ExecutionFee);
        lines.map(|line| line.paid_fen).sum()
    }

    /// The objections that are not settled.
    pub fn open_objections(&self) -> impl Iterator<Item = &Objection> {
        self.objections.iter().filter(|objection| objection.settled.is_none())
    }
}

impl Case {
    /// Whether money of a debtor is distributed among more creditors than those of the case: somebody takes part and
    /// is not fully paid.
    #[must_use]
    pub fn shares_with_others(&self, debtor: PartyNo) -> bool {
        let of_debtor =
            self.distribution.participants.iter().filter(|participant| participant.debtor == debtor);
        of_debtor.into_iter().any(|participant| {
            let (amount, doubled) = self.left_of(participant);
            (amount + doubled).is_positive()
        })
    }

    /// What a participant has still to get: without and of the doubled part.
    #[must_use]
    pub fn left_of(&self, participant: &Participant) -> (Fen, Fen) {
        let got = |doubled: bool| -> Fen {
            let shares = self.receipts.iter().filter_map(|receipt| receipt.allocation.as_ref());
            shares
                .flat_map(|allocation| &allocation.shares)
                .filter(|share| share.creditor == participant.party && share.part != Part::Expense)
                .filter(|share| (share.part == Part::Doubled) == doubled)
                .map(|share: &Share| share.amount_fen)
                .sum()
        };
        ((participant.amount - got(false)).or_zero(), (participant.doubled - got(true)).or_zero())
    }

    /// On what the claim of a creditor rests: the instrument of the case, or what a participant showed, with the number of
    /// his own case.
    #[must_use]
    pub fn claim_basis(&self, party: PartyNo) -> String {
        let Some(one) = self.distribution.participant(party) else { return self.filing.instrument.clone() };
        let number = one.case_number.as_ref().map_or_else(String::new, |number| format!("，{number}"));
        format!("{}{number}", one.basis)
    }

    /// On whom a plan is served: every creditor, every participant, and the debtor whose property it is
    /// (民诉法解释第五百零九条).
    pub fn plan_recipients(&self, debtor: PartyNo) -> impl Iterator<Item = PartyNo> {
        let parties = self.parties.iter().filter(move |party| match party.role {
            Role::Creditor => self
                .claims
                .iter()
                .any(|claim| claim.is_owed_by(debtor) && claim.creditors.contains(&party.no)),
            Role::Debtor => party.no == debtor,
            Role::Participant => self
                .distribution
                .participant(party.no)
                .is_some_and(|participant| participant.debtor == debtor),
        });
        parties.map(|party| party.no)
    }
}
