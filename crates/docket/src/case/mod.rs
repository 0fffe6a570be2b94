//! The case: the fold over its docket.
//!
//! [`Case::of`] reads the pages in order and gives the state. The state is never stored; any page of it can be asked
//! for again. Struck pages are passed over, so that a correction acts as if the wrong page had never been written,
//! while the docket still shows both.

mod control;
mod owed;

use crate::applied::Applied;
use crate::approval::Proposal;
use crate::claim::{Claim, Duty};
use crate::clock::{ClockKind, Clocks};
use crate::coercion::{Compelled, Detention, Summons};
use crate::course::closing::Closing;
use crate::credit::{Listing, Restriction};
use crate::distribution::Distribution;
use crate::event::{Entry, EntryNo, Event, Happening, Stamp};
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
use crate::publicity::{Bounty, Exposure};
use crate::settlement::{Performance, Settlement};
use crate::step_limit::StepLimits;
use crate::supervision::Supervision;
use crate::triage::Triage;
use law::debt::ReceiptAllocation;
use law::trial_limits2000::{CaseKind, ExcludedSpan, HandlingLimit, handling_limit};
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
    /// On which track it is, and why.
    pub triage: Triage,
    /// The limits of the court's own that it goes by.
    pub step_limits: StepLimits,
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
    /// Summonses to be questioned.
    pub summonses: Vec<Summons>,
    /// Appearances that were compelled.
    pub compelled: Vec<Compelled>,
    /// Detentions, running and ended.
    pub detentions: Vec<Detention>,
    /// Restrictions of consumption, standing and lifted.
    pub restrictions: Vec<Restriction>,
    /// Listings as dishonest debtors, standing and removed.
    pub listings: Vec<Listing>,
    /// Bounty notices.
    pub bounties: Vec<Bounty>,
    /// Exposures of listed debtors.
    pub exposures: Vec<Exposure>,
    /// Proposals, waiting and decided.
    pub proposals: Vec<Proposal>,
    /// Suspensions, the last perhaps still open.
    pub suspensions: Vec<Suspension>,
    /// Extensions of the handling limit.
    pub extensions: Vec<Extension>,
    /// How and when it was closed.
    pub closing: Option<Closing>,
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
    /// The kind of case.
    pub kind: crate::filing::Kind,
    /// The number of the case that goes on in this one, where enforcement is resumed.
    pub earlier: Option<CaseNumber>,
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

/// An extension of the handling limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// The day on which it was granted.
    pub on: Day,
    /// By how many months.
    pub months: u32,
    /// Under which number the high court keeps it on record; none where the president alone could grant it.
    pub record_no: Option<String>,
}

impl Case {
    /// The case that a docket tells. `None` where the docket does not begin with a filing.
    #[must_use]
    pub fn of(id: &CaseId, entries: &[Entry]) -> Option<Case> {
        let Some(Entry { stamp, event: Event::Filed(filed) }) = entries.first() else { return None };
        let mut case = filed.open(id.clone(), stamp);
        if let Some(taken) = &filed.step_limits {
            taken.apply(stamp, &mut case);
            case.keep_step_limits();
        }
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
        self.keep_clocks();
        self.count(entry);
    }

    /// Brings the clocks to where the case stands that no single event moves.
    fn keep_clocks(&mut self) {
        self.keep_step_limits();
        self.keep_payout_offices();
    }

    fn count(&mut self, entry: &Entry) {
        self.pages = entry.stamp.no.0;
        self.last_entry_on = entry.stamp.on;
    }

    fn index(&mut self, entry: &Entry) {
        let (no, event) = (entry.stamp.no, &entry.event);
        let mut rests_on = event.rests_on();
        rests_on.extend(event.rests_in(self));
        self.pages_index.push(PageIndex { no, title: event.title(), rests_on });
        if event.is_correctable() {
            self.correctable.push(no);
        }
        if let Event::CreditorAdmitted(admitted) = event {
            self.distribution.numbered = self.distribution.numbered.max(admitted.party);
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
            case.keep_clocks();
        }
        case
    }

    /// Where the case stands.
    #[must_use]
    pub fn stage(&self) -> Stage {
        if let Some(on) = self.closed_on() {
            return Stage::Closed(on);
        }
        if let Some(suspension) = self.open_suspension() {
            return Stage::Suspended(suspension.since);
        }
        match (&self.assignment, self.notice_issued_on) {
            (None, _) => Stage::Filed,
            // Preservation begins without a notice.
            (Some(_), None) if self.filing.kind != crate::filing::Kind::Preservation => Stage::Assigned,
            (Some(_), _) => Stage::Enforcing,
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

    /// A party as it is told from others: the name, and where somebody else in the case bears it too the role and the
    /// number: `白某（参与分配债权人，4号）`. Empty where nobody bears the number.
    #[must_use]
    pub fn party_label(&self, no: PartyNo) -> String {
        match self.party(no) {
            None => String::new(),
            Some(party) if self.parties.iter().any(|other| other.no != no && other.name == party.name) => {
                format!("{}（{}，{no}号）", party.name, party.role.title())
            }
            Some(party) => party.name.clone(),
        }
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

    /// By how many months the handling limit was extended.
    #[must_use]
    pub fn months_extended(&self) -> u32 {
        self.extensions.iter().map(|extension| extension.months).sum()
    }

    /// The handling limit with what was granted, and with every suspension left out.
    #[must_use]
    pub fn handling_limit(&self) -> Explained<HandlingLimit> {
        let spans: Vec<ExcludedSpan> = self
            .standstills()
            .iter()
            .filter_map(|span| {
                Some(ExcludedSpan { from: span.from, until: span.until?, reason: span.why.exclusion()? })
            })
            .collect();
        let extended = u16::try_from(self.months_extended()).unwrap_or(u16::MAX);
        handling_limit(Calendar::national(), CaseKind::Ordinary, self.filing.filed_on, extended, &spans)
    }

    /// The handling limit runs, with what was granted and without the days on which it stood still.
    pub(crate) fn recount_handling(&mut self) {
        let end = self.handling_limit().value.end;
        let mut spans = self.standstills();
        spans.retain(|span| span.why.exclusion().is_some());
        self.clocks.resume(ClockKind::Handling, 0, end);
        self.clocks.stood_still(ClockKind::Handling, 0, &spans);
        self.clocks.extended(ClockKind::Handling, 0, self.months_extended());
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
