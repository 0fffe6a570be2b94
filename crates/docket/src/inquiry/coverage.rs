//! What has been asked and answered of each debtor, and what is missing (应查尽查).

use crate::case::Case;
use crate::directory::Directory;
use crate::inquiry::{Inquiry, InquiryMatter, InquiryState};
use crate::party::{PartyNo, Role};
use values::{Day, InstitutionId, InstitutionKind};

/// The five checks (五查): deposits, real estate, land, vehicles, equity.
pub const FIVE_CHECKS: [InstitutionKind; 5] = [
    InstitutionKind::Bank,
    InstitutionKind::RealEstate,
    InstitutionKind::Land,
    InstitutionKind::Vehicle,
    InstitutionKind::Equity,
];

/// For how many days an answer counts as the present state of things: the court's own standard, after the six months
/// between two inquiries of a case whose round has ended.
const FRESH_DAYS: i32 = 183;

/// One check of one debtor: a cell of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Whom.
    pub debtor: PartyNo,
    /// What kind of institution.
    pub kind: InstitutionKind,
    /// How many institutions of this kind serve the court.
    pub institutions: u32,
    /// How many have given an answer that is still fresh.
    pub answered: u32,
    /// How many are asked and have not answered.
    pub awaited: u32,
    /// How many things they found.
    pub found: u32,
    /// The day of the oldest fresh answer.
    pub since: Option<Day>,
    /// Those that have given no fresh answer, by id.
    pub lacking: Vec<InstitutionId>,
    /// The day of the last check on the spot.
    pub offline_on: Option<Day>,
}

impl Check {
    /// How many institutions are still to be asked: they have given no fresh answer, and none is awaited.
    #[must_use]
    pub fn unasked(&self) -> usize {
        self.lacking.len().saturating_sub(self.awaited as usize)
    }

    /// Whether the check is made: every institution answered, or somebody looked on the spot.
    #[must_use]
    pub fn is_made(&self) -> bool {
        self.offline_on.is_some() || (self.institutions > 0 && self.lacking.is_empty())
    }
}

/// The checks of every debtor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// One cell for each debtor and each of the five checks, debtor by debtor.
    pub checks: Vec<Check>,
}

impl Coverage {
    /// How many of the checks are made.
    #[must_use]
    pub fn made(&self) -> usize {
        self.checks.iter().filter(|check| check.is_made()).count()
    }

    /// How many are not.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.checks.len() - self.made()
    }

    /// How many institutions are still to be asked.
    #[must_use]
    pub fn unasked(&self) -> usize {
        self.checks.iter().filter(|check| !check.is_made()).map(Check::unasked).sum()
    }

    /// Checks that no institution can answer, so that somebody has to look on the spot.
    pub fn to_look_at(&self) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(|check| check.institutions == 0 && !check.is_made())
    }

    /// The part that is made, in whole percent, rounded down: a hundred means all.
    #[must_use]
    pub fn percent(&self) -> usize {
        (self.made() * 100).checked_div(self.checks.len()).unwrap_or(100)
    }

    /// The part that is made, in words: `80%`.
    #[must_use]
    pub fn percent_words(&self) -> String {
        format!("{}%", self.percent())
    }

    /// Whether an institution has given no fresh answer about a debtor.
    #[must_use]
    pub fn lacks(&self, debtor: PartyNo, institution: &InstitutionId) -> bool {
        self.checks.iter().any(|check| check.debtor == debtor && check.lacking.contains(institution))
    }

    /// The checks of one debtor.
    pub fn of(&self, debtor: PartyNo) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(move |check| check.debtor == debtor)
    }
}

/// What has been asked and answered of each debtor by a day.
#[must_use]
pub fn coverage(case: &Case, directory: &Directory, today: Day) -> Coverage {
    let checks = case
        .side(Role::Debtor)
        .flat_map(|party| FIVE_CHECKS.map(|kind| check(case, directory, today, party.no, kind)))
        .collect();
    Coverage { checks }
}

fn check(case: &Case, directory: &Directory, today: Day, debtor: PartyNo, kind: InstitutionKind) -> Check {
    let mut check = Check {
        debtor,
        kind,
        institutions: 0,
        answered: 0,
        awaited: 0,
        found: 0,
        since: None,
        lacking: Vec::new(),
        offline_on: case.offline_checks.iter().filter(|one| one.covers(debtor, kind)).map(|one| one.on).max(),
    };
    for (id, _) in directory.institutions.iter().filter(|(_, one)| one.serving && one.kind == kind) {
        check.institutions += 1;
        let asked = case.inquiries.iter().rev().filter(|inquiry| {
            inquiry.debtor == debtor
                && inquiry.institution == *id
                && inquiry.matter == InquiryMatter::Property
        });
        match asked.clone().find_map(|inquiry| fresh(inquiry, today)) {
            Some((on, found)) => {
                check.answered += 1;
                check.found += found;
                check.since = Some(check.since.map_or(on, |since| since.min(on)));
            }
            None => check.lacking.push(id.clone()),
        }
        if asked.clone().any(|inquiry| case.awaits_answer_to(inquiry)) {
            check.awaited += 1;
        }
    }
    check
}

/// The day and the finds of an answer, where it is fresh.
fn fresh(inquiry: &Inquiry, today: Day) -> Option<(Day, u32)> {
    match inquiry.state {
        InquiryState::Answered { on, found, .. } if today.days_since(on) <= FRESH_DAYS => Some((on, found)),
        _ => None,
    }
}
