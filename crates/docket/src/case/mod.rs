//! The case: the fold over its docket.
//!
//! [`Case::of`] reads the pages in order and gives the state. The state is never stored; any page of it can be asked
//! for again. Struck pages are passed over, so that a correction acts as if the wrong page had never been written,
//! while the docket still shows both.

mod control;

use crate::applied::Applied;
use crate::approval::Proposal;
use crate::claim::{Claim, Duty, creditors, obligations};
use crate::clock::Clocks;
use crate::distribution::Distribution;
use crate::event::{Entry, EntryNo, Event, Stamp};
use crate::inquiry::Inquiry;
use crate::inquiry::answer::Trace;
use crate::inquiry::record_offline_check::OfflineCheck;
use crate::inquiry::set_standing_query::StandingQuery;
use crate::measure::Measure;
use crate::measure::order::Order;
use crate::money::hold_payment::Hold;
use crate::money::payment::Payment;
use crate::money::record_account::RecordedAccount;
use crate::money::{Payout, Receipt};
use crate::notice::Service;
use crate::party::{Party, PartyNo, Role};
use crate::property::Property;
use crate::property::register_change::Alert;
use crate::settlement::{Performance, Settlement};
use crate::supervision::Supervision;
use law::debt::{Debt, ReceiptAllocation, Statement};
use law::trial_limits2000::{CaseKind, ExcludedSpan, ExclusionReason, HandlingLimit, handling_limit};
use law::{Calendar, Explained};
use values::{CaseId, CaseNumber, Day, Fen, StaffId, TeamId};

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Filed; nobody handles it yet.
    Filed,
    /// A handler is named; the notice has not gone out.
    Assigned,
    /// The notice is out; property is looked for and held.
    Enforcing,
    /// Suspended since the day given.
    Suspended(Day),
    /// Closed on the day given.
    Closed(Day),
}

impl Stage {
    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Stage::Filed => "filed",
            Stage::Assigned => "assigned",
            Stage::Enforcing => "enforcing",
            Stage::Suspended(_) => "suspended",
            Stage::Closed(_) => "closed",
        }
    }

    /// Stored words and Chinese titles, for filters.
    pub const CHOICES: [(&'static str, &'static str); 5] = [
        ("filed", "待分案"),
        ("assigned", "待通知"),
        ("enforcing", "执行中"),
        ("suspended", "中止"),
        ("closed", "已结案"),
    ];

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        Stage::title_of(self.word())
    }

    /// The Chinese title of a stored word.
    #[must_use]
    pub fn title_of(word: &str) -> &'static str {
        Stage::CHOICES.iter().find(|(stored, _)| *stored == word).map_or("", |(_, title)| title)
    }
}

/// The state of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The id, the name of its stream.
    pub id: CaseId,
    /// What was filed.
    pub filing: Filing,
    /// What the court had decided, when the case was filed, of the questions that shape the case as a whole.
    pub applied: Applied,
    /// The parties.
    pub parties: Vec<Party>,
    /// The claims in money.
    pub claims: Vec<Claim>,
    /// The duties other than money.
    pub duties: Vec<DutyState>,
    /// The handler and the team.
    pub assignment: Option<Assignment>,
    /// Those who handled it before, the first of them first.
    pub former_handlers: Vec<Assignment>,
    /// The execution notice, once issued.
    pub notice_issued_on: Option<Day>,
    /// Days that the property-report order gives.
    pub report_days: u32,
    /// Services of the notice.
    pub services: Vec<Service>,
    /// Questions to institutions, and their answers.
    pub inquiries: Vec<Inquiry>,
    /// What is asked again and again.
    pub standing_query: Option<StandingQuery>,
    /// Checks on the spot.
    pub offline_checks: Vec<OfflineCheck>,
    /// Where debtors were seen.
    pub traces: Vec<(PartyNo, Trace)>,
    /// Property declared or found.
    pub properties: Vec<Property>,
    /// Changes in the register of enterprises.
    pub alerts: Vec<Alert>,
    /// Control measures, running and ended.
    pub measures: Vec<Measure>,
    /// What institutions are ordered to do with measures.
    pub orders: Vec<Order>,
    /// Deductions at banks.
    pub deductions: Vec<crate::money::Deduction>,
    /// The bank's sub-account for the money of this case.
    pub sub_account: Option<String>,
    /// Settlements, the last perhaps in force.
    pub settlements: Vec<Settlement>,
    /// What was performed of settlements beside the account of the court.
    pub performances: Vec<Performance>,
    /// Orders of supervision, waiting and over.
    pub supervisions: Vec<Supervision>,
    /// Money received.
    pub receipts: Vec<Receipt>,
    /// The accounts of parties, every version.
    pub accounts: Vec<RecordedAccount>,
    /// Payments that were approved, however they went on.
    pub payments: Vec<Payment>,
    /// Money held back, now or before.
    pub holds: Vec<Hold>,
    /// How money is distributed among several creditors of a debtor.
    pub distribution: Distribution,
    /// Money that was claimed for this case by mistake.
    pub withdrawn: Vec<crate::money::Withdrawn>,
    /// Money paid out.
    pub payouts: Vec<Payout>,
    /// Surplus returned to a debtor.
    pub returns: Vec<crate::money::Return>,
    /// What creditors and debtors got too much, by the last re-division.
    pub to_return: Vec<crate::money::replay::ToReturn>,
    /// Proposals, waiting and decided.
    pub proposals: Vec<Proposal>,
    /// Suspensions, the last perhaps still open.
    pub suspensions: Vec<Suspension>,
    /// The day of closing.
    pub closed_on: Option<Day>,
    /// The clocks.
    pub clocks: Clocks,
    /// What each page is and rests on.
    pub pages_index: Vec<PageIndex>,
    /// The pages that can be struck.
    pub correctable: Vec<EntryNo>,
    /// The pages that were struck.
    pub struck: Vec<EntryNo>,
    /// How many pages the docket has.
    pub pages: u32,
    /// The day of the last page.
    pub last_entry_on: Day,
}

/// What a page is and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageIndex {
    /// The page.
    pub no: EntryNo,
    /// Its short Chinese name.
    pub title: &'static str,
    /// The pages it rests on.
    pub rests_on: Vec<EntryNo>,
}

/// What was filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    /// The case number.
    pub number: CaseNumber,
    /// The day of receipt.
    pub received_on: Day,
    /// The day of filing.
    pub filed_on: Day,
    /// The number of the instrument.
    pub instrument: String,
    /// The court or body that made it.
    pub instrument_by: String,
    /// The day it took effect.
    pub effective_on: Day,
    /// The cause.
    pub cause: String,
    /// The livelihood class, where it is one.
    pub livelihood: Option<crate::filing::Livelihood>,
    /// The text of the operative part, where it was read in.
    pub judgment: Option<String>,
}

/// Who handles the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The handler.
    pub handler: StaffId,
    /// The handler's name when assigned.
    pub handler_name: String,
    /// The team.
    pub team: Option<TeamId>,
    /// Since when.
    pub on: Day,
}

/// A duty and whether it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyState {
    /// The duty.
    pub duty: Duty,
    /// The day it was performed.
    pub performed_on: Option<Day>,
}

/// A suspension of enforcement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// The day of the ruling.
    pub since: Day,
    /// The day of resumption.
    pub until: Option<Day>,
    /// Why.
    pub ground: crate::course::suspend_case::Ground,
}

impl Case {
    /// The case that a docket tells. `None` where the docket does not begin with a filing.
    #[must_use]
    pub fn of(id: &CaseId, entries: &[Entry]) -> Option<Case> {
        let Some(Entry { stamp, event: Event::Filed(filed) }) = entries.first() else { return None };
        let mut case = filed.open(id.clone(), stamp);
        let struck = struck_pages(entries);
        for entry in &entries[1..] {
            if struck.contains(&entry.stamp.no) {
                case.index(entry);
                case.count(entry);
            } else {
                case.turn_to(entry);
            }
        }
        Some(case)
    }

    /// Goes on to the next page of the docket, which strikes none before it: then only [`Case::of`] tells the case.
    pub fn turn_to(&mut self, entry: &Entry) {
        self.index(entry);
        entry.event.apply(&entry.stamp, self);
        self.count(entry);
    }

    fn count(&mut self, entry: &Entry) {
        self.pages = entry.stamp.no.0;
        self.last_entry_on = entry.stamp.on;
    }

    fn index(&mut self, entry: &Entry) {
        let (no, event) = (entry.stamp.no, &entry.event);
        self.pages_index.push(PageIndex { no, title: event.title(), rests_on: event.rests_on() });
        if event.is_correctable() {
            self.correctable.push(no);
        }
        if let Event::EntryStruck(struck) = event {
            self.correctable.retain(|other| *other != struck.entry);
        }
    }

    /// The case after further events, as if they stood on the docket already. Used to decide what follows an
    /// approval, and by read tables.
    #[must_use]
    pub fn with(&self, stamp: &Stamp, events: &[Event]) -> Case {
        let mut case = self.clone();
        for event in events {
            event.apply(stamp, &mut case);
        }
        case
    }

    /// Where the case stands.
    #[must_use]
    pub fn stage(&self) -> Stage {
        if let Some(on) = self.closed_on {
            return Stage::Closed(on);
        }
        if let Some(suspension) = self.open_suspension() {
            return Stage::Suspended(suspension.since);
        }
        match (&self.assignment, self.notice_issued_on) {
            (None, _) => Stage::Filed,
            (Some(_), None) => Stage::Assigned,
            (Some(_), Some(_)) => Stage::Enforcing,
        }
    }

    /// The suspension that still runs.
    #[must_use]
    pub fn open_suspension(&self) -> Option<&Suspension> {
        self.suspensions.iter().find(|suspension| suspension.until.is_none())
    }

    /// The handler.
    #[must_use]
    pub fn handler(&self) -> Option<&StaffId> {
        self.assignment.as_ref().map(|assignment| &assignment.handler)
    }

    /// The team.
    #[must_use]
    pub fn team(&self) -> Option<&TeamId> {
        self.assignment.as_ref().and_then(|assignment| assignment.team.as_ref())
    }

    /// A party.
    #[must_use]
    pub fn party(&self, no: PartyNo) -> Option<&Party> {
        self.parties.iter().find(|party| party.no == no)
    }

    /// The name of a party.
    #[must_use]
    pub fn party_name(&self, no: PartyNo) -> &str {
        self.party(no).map_or("", |party| party.name.as_str())
    }

    /// The parties of one side.
    pub fn side(&self, role: Role) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(move |party| party.role == role)
    }

    /// Whoever is paid out of the money of the case: its creditors, and those who take part in its distribution.
    pub fn payees(&self) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(|party| party.role != Role::Debtor)
    }

    /// The names of one side, joined: `张某、李某`.
    #[must_use]
    pub fn side_names(&self, role: Role) -> String {
        self.side(role).map(|party| party.name.as_str()).collect::<Vec<_>>().join("、")
    }

    /// The sum of all claims in money, without running interest.
    #[must_use]
    pub fn claimed(&self) -> Fen {
        self.claims.iter().map(|claim| claim.amount_fen).sum()
    }

    /// The money received so far.
    #[must_use]
    pub fn received(&self) -> Fen {
        self.receipts.iter().map(|receipt| receipt.amount).sum()
    }

    /// The money paid to creditors so far.
    #[must_use]
    pub fn paid_out(&self) -> Fen {
        self.payouts.iter().map(|payout| payout.amount).sum()
    }

    /// The surplus returned to debtors so far.
    #[must_use]
    pub fn returned(&self) -> Fen {
        self.returns.iter().map(|returned| returned.amount).sum()
    }

    /// What the law computes with: the claims, the suspensions, and the money that stopped the interest, whether it
    /// has arrived or is on its way from a bank.
    ///
    /// > 解释第三条第二款 人民法院划拨、提取被执行人的存款、收入、股息、红利等财产的，相应部分的加倍部分债务利息计算至划拨、提取之日
    ///
    /// Money on its way stands after the receipts, and so does what went to creditors directly and what a plan of distribution
    /// gave to further creditors out of one receipt, so that the indexes of receipts are those of the case.
    #[must_use]
    pub fn debt(&self) -> Debt {
        let mut debt = self.debt_by_receipts();
        self.take_fees_by_law(&mut debt);
        debt.receipts.extend(self.on_its_way().map(|deduction| deduction.for_law(&self.claims)));
        debt
    }

    /// The debt with the money that has arrived, and behind it what was performed of settlements beside the account of
    /// the court: the one by which money is divided.
    #[must_use]
    pub fn debt_by_receipts(&self) -> Debt {
        let order = self.fee_order();
        let received = self.receipts.iter().map(|receipt| receipt.for_law(&self.claims, order));
        let performed = self.performances.iter().map(|performance| performance.for_law(&self.claims));
        let further = self.receipts.iter().flat_map(|receipt| receipt.further_for_law(&self.claims));
        let mut receipts: Vec<law::debt::Receipt> = received.chain(performed).chain(further).collect();
        // What other creditors share in pays nothing before it is distributed.
        for (receipt, in_law) in self.receipts.iter().zip(&mut receipts) {
            if receipt.allocation.is_none() && self.shares_with_others(receipt.debtor) {
                in_law.amount = Fen::ZERO;
            }
        }
        let suspensions = self
            .suspensions
            .iter()
            .map(|suspension| law::debt::Suspension {
                from: suspension.since,
                until: suspension.until.unwrap_or(Day::MAX),
                reason: suspension.ground.reason(),
            })
            .collect();
        let settings = law::debt::Settings::default();
        let (obligations, creditors) = (obligations(&self.claims), creditors(&self.claims));
        Debt { obligations, creditors, receipts, suspensions, settings }
    }

    /// The debt as if some receipts had not come: what is distributed is not paid yet.
    #[must_use]
    pub(crate) fn debt_without(&self, left_out: &[EntryNo]) -> Debt {
        let mut debt = self.debt_by_receipts();
        for (receipt, in_law) in self.receipts.iter().zip(&mut debt.receipts) {
            if left_out.contains(&receipt.no) {
                in_law.amount = Fen::ZERO;
                in_law.costs_first = Fen::ZERO;
            }
        }
        debt
    }

    /// Deductions whose money has not arrived.
    pub fn on_its_way(&self) -> impl Iterator<Item = &crate::money::Deduction> {
        self.deductions.iter().filter(|deduction| deduction.arrived.is_none())
    }

    /// What is owed on a day, with its derivation.
    #[must_use]
    pub fn statement(&self, on: Day) -> Statement {
        law::debt::statement(&self.debt(), on)
    }

    /// What may still be collected on a day: the debt, and the fee beyond the money that is held for it already.
    #[must_use]
    pub fn collectable(&self, statement: &Statement) -> Fen {
        statement.totals.owed - self.not_enforced(statement) + self.fee_uncovered(statement)
    }

    /// What may still be collected from one debtor on a day: what that debtor owes, and the fee.
    #[must_use]
    pub fn collectable_from(&self, debtor: PartyNo, statement: &Statement) -> Fen {
        let owed = match self.not_enforced(statement) {
            rest if rest.is_positive() => Fen::ZERO,
            _ => self.owed_by(debtor, statement),
        };
        if owed.is_zero() && !self.claims.iter().any(|claim| claim.is_owed_by(debtor)) {
            return Fen::ZERO;
        }
        owed + self.fee_uncovered(statement)
    }

    /// What one debtor owes by a statement: what is left of the claims against that debtor.
    #[must_use]
    pub fn owed_by(&self, debtor: PartyNo, statement: &Statement) -> Fen {
        self.claims
            .iter()
            .zip(&statement.obligations)
            .filter(|(claim, _)| claim.is_owed_by(debtor))
            .map(|(_, left)| left.left + left.general_left + left.doubled_left)
            .sum()
    }

    /// The fee still to come, less what arrived beyond the debt and is not divided yet.
    fn fee_uncovered(&self, statement: &Statement) -> Fen {
        let undivided: Fen = statement
            .receipts
            .iter()
            .filter(|laid| match self.receipts.get(laid.receipt) {
                Some(receipt) => receipt.allocation.is_none(),
                None => laid.receipt >= self.receipts.len() + self.performances.len(),
            })
            .map(|laid| laid.surplus)
            .sum();
        (self.fee_expected(statement) - self.fee_taken() - undivided).or_zero()
    }

    /// The part of the execution fee that was already taken from receipts.
    #[must_use]
    pub fn fee_taken(&self) -> Fen {
        self.receipts
            .iter()
            .filter_map(|receipt| receipt.allocation.as_ref())
            .map(|allocation| allocation.fee)
            .sum()
    }

    /// What is allocated to a creditor and neither paid nor under way nor held back nor proposed to be paid.
    #[must_use]
    pub fn payable(&self, creditor: PartyNo) -> Fen {
        let proposed: Fen = self
            .waiting::<crate::money::pay_out::PayOut>()
            .filter(|payout| payout.creditor == creditor)
            .map(|payout| payout.amount_fen)
            .sum();
        let free = self.credited(creditor) - self.reserved(creditor) - self.held_back(creditor);
        (free - proposed).or_zero()
    }

    /// What is to go to a party and is not under way: to a creditor what is allocated, to a debtor what is left over.
    #[must_use]
    pub fn due_to(&self, party: PartyNo) -> Fen {
        match self.party(party).map(|party| party.role) {
            Some(Role::Creditor | Role::Participant) => self.credited(party) - self.reserved(party),
            Some(Role::Debtor) => self.surplus_of(party),
            None => Fen::ZERO,
        }
    }

    /// What is allocated to a creditor and not yet paid.
    #[must_use]
    pub fn credited(&self, creditor: PartyNo) -> Fen {
        let allocated: Fen = self
            .receipts
            .iter()
            .filter_map(|receipt| receipt.allocation.as_ref())
            .flat_map(|allocation| &allocation.shares)
            .filter(|share| share.creditor == creditor)
            .map(|share| share.amount_fen)
            .sum();
        let paid: Fen = self
            .payouts
            .iter()
            .filter(|payout| payout.creditor == creditor)
            .map(|payout| payout.amount)
            .sum();
        allocated - paid
    }

    /// What is left over for the debtors and neither returned nor under way nor held back nor proposed to be returned.
    #[must_use]
    pub fn surplus(&self) -> Fen {
        self.side(Role::Debtor).map(|debtor| self.surplus_of(debtor.no)).sum()
    }

    /// What is left over of the money of one debtor and neither returned nor under way nor held back nor proposed to be
    /// returned.
    #[must_use]
    pub fn surplus_of(&self, debtor: PartyNo) -> Fen {
        if self.is_surplus_held() {
            return Fen::ZERO;
        }
        let surplus: Fen = self
            .receipts
            .iter()
            .filter(|receipt| receipt.debtor == debtor)
            .filter_map(|receipt| receipt.allocation.as_ref())
            .map(|allocation| allocation.surplus)
            .sum();
        let returned: Fen = self
            .returns
            .iter()
            .filter(|returned| returned.debtor == debtor)
            .map(|returned| returned.amount)
            .sum();
        let proposed: Fen = self
            .waiting::<crate::money::return_surplus::ReturnSurplus>()
            .filter(|proposal| proposal.debtor == debtor)
            .map(|proposal| proposal.amount_fen)
            .sum();
        (surplus - returned - self.reserved(debtor) - proposed).or_zero()
    }

    /// The money that stands in the account of the case: received, less fee taken, paid out and returned.
    #[must_use]
    pub fn balance(&self) -> Fen {
        self.received() - self.fee_taken() - self.paid_out() - self.returned()
    }

    /// The commands of one act that wait for approval.
    pub fn waiting<A: crate::act::Act>(&self) -> impl Iterator<Item = A> {
        self.proposals
            .iter()
            .filter(|proposal| proposal.is_waiting() && proposal.act == A::ABOUT.name)
            .filter_map(|proposal| crate::form::read_stored::<A>(&proposal.command).ok())
    }

    /// A receipt.
    #[must_use]
    pub fn receipt(&self, no: EntryNo) -> Option<&Receipt> {
        self.receipts.iter().find(|receipt| receipt.no == no)
    }

    /// The service of the notice on a debtor.
    #[must_use]
    pub fn service_on(&self, debtor: PartyNo) -> Option<&Service> {
        self.services.iter().find(|service| service.debtor == debtor)
    }

    /// The debtor of the given number, or the refusal that says why not.
    pub(crate) fn debtor(&self, no: PartyNo) -> Result<&Party, crate::refusal::Refusal> {
        self.on_side(no, Role::Debtor)
    }

    /// The creditor of the given number, or the refusal that says why not.
    pub(crate) fn creditor(&self, no: PartyNo) -> Result<&Party, crate::refusal::Refusal> {
        self.on_side(no, Role::Creditor)
    }

    /// Whoever is paid out of the money of the case, or the refusal that says why not.
    pub(crate) fn payee(&self, no: PartyNo) -> Result<&Party, crate::refusal::Refusal> {
        match self.party(no) {
            Some(party) if party.role == Role::Participant => Ok(party),
            _ => self.creditor(no),
        }
    }

    fn on_side(&self, no: PartyNo, role: Role) -> Result<&Party, crate::refusal::Refusal> {
        use crate::refusal::Refusal;
        let party = self.party(no).ok_or(Refusal::NotOnDocket("当事人"))?;
        match (party.role == role, role) {
            (true, _) => Ok(party),
            (false, Role::Debtor) => Err(Refusal::NotADebtor { name: party.name.clone() }),
            (false, Role::Creditor | Role::Participant) => {
                Err(Refusal::NotACreditor { name: party.name.clone() })
            }
        }
    }

    /// The handling limit with every suspension left out.
    #[must_use]
    pub fn handling_limit(&self) -> Explained<HandlingLimit> {
        let spans: Vec<ExcludedSpan> = self
            .suspensions
            .iter()
            .filter_map(|suspension| {
                let until = suspension.until?;
                Some(ExcludedSpan {
                    from: suspension.since.next(),
                    until,
                    reason: ExclusionReason::Suspension,
                })
            })
            .collect();
        handling_limit(Calendar::national(), CaseKind::Ordinary, self.filing.filed_on, 0, &spans)
    }
}

/// What a receipt paid on the instrument itself: all but the doubled part, actual costs and surplus.
#[must_use]
pub fn on_instrument(laid: &ReceiptAllocation) -> Fen {
    laid.awarded_costs + laid.general_interest + laid.principal
}

/// The pages that later pages strike.
#[must_use]
pub fn struck_pages(entries: &[Entry]) -> Vec<EntryNo> {
    entries
        .iter()
        .filter_map(|entry| match &entry.event {
            Event::EntryStruck(struck) => Some(struck.entry),
            _ => None,
        })
        .collect()
}
