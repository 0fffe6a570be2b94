//! Settlements reached in enforcement (执行和解), and how far they are performed (法释〔2018〕3号).
//!
//! What came in and what was performed is never typed twice: whether an instalment is met follows from the receipts of
//! the case and from recorded performance, in the order of the due days. The clocks of the instalments follow from
//! that, whatever page changes it: a receipt, one with an earlier day, one that is taken back.

pub mod obstacle;
pub mod record_instalment;
pub mod record_settlement;
pub mod remind_instalment;
pub mod resume_instrument;
pub mod schedule;

use crate::applied::Applied;
use crate::case::Case;
use crate::claim::Claim;
use crate::clock::ClockKind;
use crate::event::EntryNo;
use crate::money::Receipt;
use crate::money::division::equal_shares;
use crate::party::{PartyNo, Role};
use crate::refusal::Refusal;
use crate::settlement::obstacle::Obstacle;
use crate::settlement::record_settlement::{Breach, Controls, Filing};
use crate::settlement::schedule::{Instalment, Kind};
use law::debt::{Payable, Statement};
use law::settlement2020::resumption_limitation;
use law::{Calendar, period_of_days};
use values::{Day, Fen};

/// The questions that shape the clock for lifting the measures, once the settlement is performed.
pub(crate) const QUESTIONS: &[&str] = &["SEI-15"];

/// A settlement of all creditors of the case with its debtors, or with one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The page that records it.
    pub no: EntryNo,
    /// The day of the agreement.
    pub agreed_on: Day,
    /// How it reached the court.
    pub filing: Filing,
    /// Who performs it, where not all debtors do.
    pub debtor: Option<PartyNo>,
    /// The sum agreed.
    pub total: Fen,
    /// The instalments, in the order of their due days; their numbers run from 1.
    pub instalments: Vec<Instalment>,
    /// What falls due when an instalment is missed.
    pub breach: Breach,
    /// What becomes of the measures.
    pub controls: Controls,
    /// Further terms.
    pub terms: Option<String>,
    /// What the court had decided of the days within which measures are lifted.
    pub applied: Applied,
    /// The page that ended it, and how.
    pub ended: Option<(EntryNo, Day, Ending)>,
    /// Reminders: the instalment and the day.
    pub reminders: Vec<(u32, Day)>,
}

/// How a settlement ended before it was performed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The parties changed it (第五条).
    Changed,
    /// The instrument is enforced again (第九条).
    Resumed,
}

/// What was performed beside the account of the court.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Performance {
    /// The page that records it.
    pub no: EntryNo,
    /// The settlement.
    pub settlement: EntryNo,
    /// The instalment in kind; none where money was paid.
    pub instalment: Option<u32>,
    /// How much, or what it counts for by the agreement.
    pub amount: Fen,
    /// By whom; none: by all debtors.
    pub debtor: Option<PartyNo>,
    /// To whom; none: to all creditors, each his part.
    pub creditor: Option<PartyNo>,
    /// When.
    pub on: Day,
}

impl Performance {
    /// The performance as the law computes with it: it pays what its debtor owes to its creditor.
    pub(crate) fn for_law(&self, claims: &[Claim]) -> law::debt::Receipt {
        let paid = law::debt::Receipt::new(self.on, self.amount);
        if self.debtor.is_none() && self.creditor.is_none() {
            return paid;
        }
        let is_between = |claim: &Claim| {
            self.debtor.is_none_or(|debtor| claim.is_owed_by(debtor))
                && self.creditor.is_none_or(|creditor| claim.creditors.contains(&creditor))
        };
        let paid_on = claims.iter().enumerate().filter(|(_, claim)| is_between(claim));
        paid.paying(Payable::only(paid_on.map(|(index, _)| index)).unwrap_or_default())
    }

    /// Who of the creditors of a claim got how much of what was paid on it.
    pub(crate) fn went_to(&self, amount: Fen, claim: &Claim) -> Vec<(PartyNo, Fen)> {
        match self.creditor {
            Some(creditor) => vec![(creditor, amount)],
            None => equal_shares(amount, &claim.creditors),
        }
    }
}

/// How an instalment stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its number.
    pub no: u32,
    /// What was agreed.
    pub instalment: Instalment,
    /// What of it is performed.
    pub covered: Fen,
    /// The pages that performed it, with what each brought.
    pub pages: Vec<(EntryNo, Fen)>,
    /// The day on which it was performed in full.
    pub met_on: Option<Day>,
}

/// How an instalment stands on a day, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandingState {
    /// 按期履行.
    Met,
    /// 逾期履行.
    MetLate,
    /// 未到期.
    Open,
    /// 部分履行, not yet due.
    Partly,
    /// 逾期.
    Missed,
}

impl StandingState {
    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            StandingState::Met => "met",
            StandingState::MetLate => "met_late",
            StandingState::Open => "open",
            StandingState::Partly => "partly",
            StandingState::Missed => "missed",
        }
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            StandingState::Met => "按期履行",
            StandingState::MetLate => "逾期履行",
            StandingState::Open => "未到期",
            StandingState::Partly => "部分履行",
            StandingState::Missed => "逾期未履行",
        }
    }
}

impl Standing {
    /// What of it is not performed.
    #[must_use]
    pub fn left(&self) -> Fen {
        self.instalment.amount_fen - self.covered
    }

    /// How it stands on a day.
    #[must_use]
    pub fn state(&self, today: Day) -> StandingState {
        match self.met_on {
            Some(on) if on <= self.instalment.due_on => StandingState::Met,
            Some(_) => StandingState::MetLate,
            None if self.instalment.due_on < today => StandingState::Missed,
            None if self.covered.is_positive() => StandingState::Partly,
            None => StandingState::Open,
        }
    }

    /// Whether its day has passed and it is not performed in full.
    #[must_use]
    pub fn is_missed(&self, today: Day) -> bool {
        self.state(today) == StandingState::Missed
    }

    /// What it is, in words: `和解第2期2,000.00元（已履行500.00元）`.
    #[must_use]
    pub fn words(&self) -> String {
        let kind = match self.instalment.kind {
            Kind::Money => String::new(),
            kind => format!("（{}）", kind.title()),
        };
        let partly = match self.covered {
            covered if covered.is_positive() && self.met_on.is_none() => format!("，已履行{covered}元"),
            _ => String::new(),
        };
        format!("和解第{}期{}元{kind}{partly}", self.no, self.instalment.amount_fen)
    }
}

impl Settlement {
    /// The last day agreed.
    #[must_use]
    pub fn last_due_on(&self) -> Day {
        self.instalments.iter().map(|one| one.due_on).max().unwrap_or(self.agreed_on)
    }

    /// Until when resumption may be applied for (SET-05).
    #[must_use]
    pub fn resumption_until(&self) -> Day {
        resumption_limitation(Calendar::national(), self.last_due_on()).value.end
    }

    /// Whether a page of the docket counts for it by its number: what came after its end does not.
    fn reaches(&self, page: EntryNo) -> bool {
        self.ended.is_none_or(|(end, _, _)| page < end)
    }

    /// Whether a receipt was paid on its account: by its debtor, on the day of the agreement or later.
    #[must_use]
    pub fn takes(&self, receipt: &Receipt) -> bool {
        let from_debtor = self.debtor.is_none_or(|debtor| receipt.debtor == debtor);
        from_debtor && receipt.stop_on >= self.agreed_on && self.reaches(receipt.no)
    }

    /// How its instalments stand: money covers instalments of money in the order of their due days, and performance in
    /// kind the instalment for which it was given.
    #[must_use]
    pub fn standings(&self, case: &Case) -> Vec<Standing> {
        let mut standings: Vec<Standing> = (self.instalments.iter().zip(1..))
            .map(|(instalment, no)| Standing {
                no,
                instalment: instalment.clone(),
                covered: Fen::ZERO,
                pages: Vec::new(),
                met_on: None,
            })
            .collect();
        let received = case.receipts.iter().filter(|receipt| self.takes(receipt));
        let mut money: Vec<(Day, EntryNo, Fen)> =
            received.map(|receipt| (receipt.stop_on, receipt.no, receipt.amount)).collect();
        for performance in case.performances.iter().filter(|one| one.settlement == self.no) {
            let Performance { no, amount, on, .. } = *performance;
            match performance.instalment {
                None => money.push((on, no, amount)),
                Some(instalment) => {
                    let standing = standings.iter_mut().find(|standing| standing.no == instalment);
                    standing.into_iter().for_each(|standing| standing.cover(on, no, amount));
                }
            }
        }
        money.sort_by_key(|(on, no, _)| (*on, *no));
        let mut of_money = standings.iter_mut().filter(|standing| standing.instalment.kind == Kind::Money);
        let mut standing = of_money.next();
        for (on, no, mut amount) in money {
            while amount.is_positive() {
                let Some(current) = &mut standing else { break };
                let taken = amount.min(current.left());
                current.cover(on, no, taken);
                amount -= taken;
                if current.met_on.is_some() {
                    standing = of_money.next();
                }
            }
        }
        standings
    }

    /// What of it is performed.
    #[must_use]
    pub fn performed(&self, case: &Case) -> Fen {
        self.standings(case).iter().map(|standing| standing.covered).sum()
    }

    /// Whether it is performed in full (第八条).
    #[must_use]
    pub fn is_performed(&self, case: &Case) -> bool {
        self.standings(case).iter().all(|standing| standing.met_on.is_some())
    }

    /// Whether something stood unperformed on a day although its own day had passed; by the agreement one instalment
    /// that was missed is enough for all that was left, however late it was met.
    #[must_use]
    pub fn is_broken(&self, case: &Case, day: Day) -> bool {
        let standings = self.standings(case);
        standings.iter().any(|one| {
            let due_on = one.instalment.due_on;
            let stood_open = one
                .met_on
                .is_none_or(|met_on| met_on > due_on && (met_on >= day || self.breach == Breach::AllDue));
            due_on < day && stood_open
        })
    }

    /// The day on which the first of the instalments fell due that are missed on a day.
    #[must_use]
    pub fn first_missed(&self, case: &Case, today: Day) -> Option<Day> {
        let standings = self.standings(case);
        let missed = standings.iter().filter(|one| one.is_missed(today));
        missed.map(|one| one.instalment.due_on).min()
    }

    /// What is due on a day and not performed: the instalments whose day has passed, or by the agreement all that is left
    /// once one was missed.
    #[must_use]
    pub fn arrears(&self, case: &Case, today: Day) -> Fen {
        let standings = self.standings(case);
        let was_missed = standings
            .iter()
            .any(|one| matches!(one.state(today), StandingState::Missed | StandingState::MetLate));
        let is_due = |one: &&Standing| one.is_missed(today) || (was_missed && self.breach == Breach::AllDue);
        standings.iter().filter(is_due).map(Standing::left).sum()
    }
}

impl Standing {
    fn cover(&mut self, on: Day, page: EntryNo, amount: Fen) {
        let taken = amount.min(self.left());
        self.covered += taken;
        self.pages.push((page, taken));
        if self.left().is_zero() {
            self.met_on = Some(self.met_on.map_or(on, |before| before.max(on)));
        }
    }
}

impl Case {
    /// The settlement in force: neither changed nor left for the instrument.
    #[must_use]
    pub fn settlement(&self) -> Option<&Settlement> {
        self.settlements.iter().find(|settlement| settlement.ended.is_none())
    }

    /// The settlement in force, or the refusal that says that there is none.
    pub(crate) fn settlement_in_force(&self) -> Result<&Settlement, Refusal> {
        self.settlement().ok_or(Refusal::Settlement(Obstacle::NoSettlement))
    }

    /// Whether the settlement in force is performed in full, which ends the matter (第八条).
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.settlement().is_some_and(|settlement| settlement.is_performed(self))
    }

    /// The day on which the settlement in force was performed in full; none while it is not.
    #[must_use]
    pub fn settled_on(&self) -> Option<Day> {
        let standings = self.settlement()?.standings(self);
        let met: Option<Vec<Day>> = standings.iter().map(|standing| standing.met_on).collect();
        met?.into_iter().max()
    }

    /// What the instrument grants by a statement beyond a settlement that was performed by its day: it is not enforced
    /// any more (第八条、第十一条第一项).
    #[must_use]
    pub fn not_enforced(&self, statement: &Statement) -> Fen {
        match self.settled_on() {
            Some(on) if on <= statement.on => statement.totals.owed,
            _ => Fen::ZERO,
        }
    }

    /// What may still be enforced on a day: what is owed, and nothing once a settlement is performed.
    #[must_use]
    pub fn still_owed(&self, today: Day) -> Fen {
        if self.is_settled() { Fen::ZERO } else { self.statement(today).totals.owed }
    }

    /// What may still be enforced against one debtor on a day.
    #[must_use]
    pub fn still_owed_by(&self, debtor: PartyNo, today: Day) -> Fen {
        if self.is_settled() { Fen::ZERO } else { self.owed_by(debtor, &self.statement(today)) }
    }

    /// The most of a receipt that goes to the creditors: what is paid beyond the settlement in force goes back.
    pub(crate) fn settled_at_most(&self, receipt: &Receipt) -> Fen {
        match self.settlement().filter(|settlement| settlement.takes(receipt)) {
            None => receipt.amount,
            Some(settlement) => {
                let standings = settlement.standings(self);
                let pages = standings.iter().flat_map(|standing| &standing.pages);
                pages.filter(|(page, _)| *page == receipt.no).map(|(_, amount)| *amount).sum()
            }
        }
    }

    /// Brings the clocks of the instalments to where the settlement stands, and starts what follows from its
    /// performance. Every page may change it; nobody says that an instalment is met.
    pub(crate) fn review_settlement(&mut self, on: Day) {
        if self.settlements.is_empty() {
            return;
        }
        self.clocks.end(ClockKind::Instalment);
        let Some(settlement) = self.settlement() else { return };
        let (agreed_on, applied) = (settlement.agreed_on, settlement.applied.clone());
        let standings = settlement.standings(self);
        for standing in &standings {
            let due_on = standing.instalment.due_on;
            self.clocks.start(ClockKind::Instalment, standing.no, standing.words(), agreed_on, due_on);
            // In a closed case nothing waits any more.
            if let Some(met_on) = standing.met_on.or(self.closed_on()) {
                self.clocks.meet(ClockKind::Instalment, standing.no, met_on);
            }
        }
        if self.closed_on().is_none() && standings.iter().all(|standing| standing.met_on.is_some()) {
            self.ask_to_lift_measures(on, &applied);
            // The reporting of property ends with full performance (财产调查规定第十一条第一项).
            let debtors: Vec<PartyNo> = self.side(Role::Debtor).map(|debtor| debtor.no).collect();
            debtors.into_iter().for_each(|debtor| self.clocks.meet(ClockKind::PropertyReport, debtor, on));
        }
    }

    /// Nothing is owed any more: the measures are lifted; the article sets no days, the court does (SEI-15).
    pub(crate) fn ask_to_lift_measures(&mut self, on: Day, applied: &Applied) {
        let running = self.measures.iter().any(|measure| measure.runs_on(on));
        if running && self.clocks.get(ClockKind::LiftMeasures, 0).is_none() {
            let due_on = period_of_days(Calendar::national(), on, applied.number("SEI-15")).end;
            self.clocks.start(ClockKind::LiftMeasures, 0, "解除全部控制措施".to_owned(), on, due_on);
            self.clocks.rests_on(ClockKind::LiftMeasures, 0, QUESTIONS, applied);
        }
    }
}
