//! How a case was closed (结案方式), and what must be settled before it is.

use crate::act::AfterClosing;
use crate::case::Case;
use crate::course::obstacle::Obstacle;
use crate::event::{EntryNo, Stamp};
use crate::refusal::Refusal;
use law::closing2014::Way;
use values::{Day, Fen};

/// The ways in which acts close cases, in the order of the articles.
pub const WAYS: [Way; 7] = [
    Way::Performed,
    Way::RoundEnded,
    Way::Ended,
    Way::Cancelled,
    Way::Preserved,
    Way::PartlyPreserved,
    Way::NothingToPreserve,
];

/// Stored words and Chinese titles of [`WAYS`], for filters.
#[must_use]
pub const fn way_choices() -> [(&'static str, &'static str); 7] {
    let mut choices = [("", ""); 7];
    let mut at = 0;
    while at < WAYS.len() {
        choices[at] = (WAYS[at].word(), WAYS[at].label());
        at += 1;
    }
    choices
}

/// The closing of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    /// How.
    pub way: Way,
    /// When.
    pub on: Day,
    /// The page that closed it.
    pub page: EntryNo,
    /// The settlement that ended the matter: performed, or made before the application was withdrawn (B09).
    pub settlement: Option<EntryNo>,
}

impl Closing {
    /// Whether control measures run on and are looked after: what the round or the preservation holds stays held.
    ///
    /// > 法发〔2014〕26号、法〔2016〕373号: 终本后查封、扣押、冻结措施继续有效，应当续行 (TER-07).
    #[must_use]
    pub fn keeps_measures(&self) -> bool {
        matches!(self.way, Way::RoundEnded | Way::Preserved | Way::PartlyPreserved)
    }

    /// Whether an act that says this of itself is still done.
    pub(crate) fn allows(&self, act: AfterClosing) -> bool {
        match act {
            AfterClosing::Barred => false,
            AfterClosing::WhereMeasuresAreKept => self.keeps_measures(),
            AfterClosing::WhereTheRoundEnded => self.way == Way::RoundEnded,
            AfterClosing::Always => true,
        }
    }
}

impl Case {
    /// The day of closing.
    #[must_use]
    pub fn closed_on(&self) -> Option<Day> {
        self.closing.map(|closing| closing.on)
    }

    /// Whether it was closed because all was performed.
    #[must_use]
    pub fn is_closed_as_performed(&self) -> bool {
        self.closing.is_some_and(|closing| closing.way == Way::Performed)
    }

    /// Whether it was closed because enforcement was ended (终结执行).
    #[must_use]
    pub fn is_closed_as_ended(&self) -> bool {
        self.closing.is_some_and(|closing| closing.way == Way::Ended)
    }

    /// The day up to which its debt is counted: that of the closing, or today where it is open or only a round ended and
    /// the debt remains.
    #[must_use]
    pub fn counted_until(&self, today: Day) -> Day {
        match self.closing {
            Some(closing) if closing.way != Way::RoundEnded => closing.on,
            _ => today,
        }
    }

    /// Whether its control measures are looked after: it is open, or it was closed in a way that keeps them.
    #[must_use]
    pub fn looks_after_measures(&self) -> bool {
        self.closing.is_none_or(|closing| closing.keeps_measures())
    }

    /// Whether answers of institutions are awaited: the case is open, or its debtors are queried after the round.
    #[must_use]
    pub fn awaits_answers(&self) -> bool {
        self.closing.is_none_or(|closing| closing.way == Way::RoundEnded)
    }

    /// Closes the case as a page says.
    pub(crate) fn close(&mut self, way: Way, stamp: &Stamp, settlement: Option<EntryNo>) {
        let closing = Closing { way, on: stamp.on, page: stamp.no, settlement };
        self.closing = Some(closing);
        let open = self.suspensions.iter_mut().filter(|suspension| suspension.until.is_none());
        open.for_each(|suspension| suspension.until = Some(stamp.on));
        if closing.keeps_measures() {
            self.clocks.meet_all_but_measures(stamp.on);
        } else {
            self.clocks.meet_all(stamp.on);
        }
    }

    /// Whether this kind of case may be closed so.
    pub(crate) fn check_way(&self, way: Way) -> Result<(), Refusal> {
        let kind = self.filing.kind;
        if kind.ways().contains(&way) {
            return Ok(());
        }
        Err(Refusal::Course(Obstacle::WayUnsuited { way, kind }))
    }

    /// The first thing that nobody has settled, whatever the way of closing: proposals, money on its way, money in
    /// the account of the case.
    pub(crate) fn unsettled(&self) -> Option<Refusal> {
        let waiting = self.proposals.iter().filter(|proposal| proposal.is_waiting()).count();
        if waiting > 0 {
            return Some(Refusal::ProposalsWaiting { count: waiting });
        }
        let on_its_way: Fen = self.on_its_way().map(|deduction| deduction.amount).sum();
        if on_its_way.is_positive() {
            return Some(Refusal::MoneyOnItsWay { amount: on_its_way });
        }
        self.balance().is_positive().then(|| Refusal::MoneyInCase { amount: self.balance() })
    }

    /// The measures that still run on a day, which a closing that keeps none must see lifted first. A freeze that ran out has no effect any more (SZ 27): there is
    /// nothing to lift.
    pub(crate) fn still_held(&self, today: Day) -> Option<Refusal> {
        let running = self.measures.iter().filter(|measure| measure.runs_on(today)).count();
        (running > 0).then_some(Refusal::MeasuresRunning { count: running })
    }
}
