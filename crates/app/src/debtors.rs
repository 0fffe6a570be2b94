//! One debtor across all cases of the court that the officer may see.

use crate::app::App;
use crate::cases::stream::Docket;
use crate::error::AppError;
use docket::Case;
use docket::office::Actor;
use docket::party::{Party, PartyNo, Role};
use store::Change;
use store::read::tables::ACCESS_LOG;
use values::{CaseId, Day, Fen};

/// Cases that are opened for one debtor at most.
pub const CASES_MAX: usize = 100;

/// A debtor with the cases in which the same person is a party.
#[derive(Clone, Debug)]
pub struct DebtorView {
    /// The person, as the case says that led here.
    pub party: Party,
    /// The cases, the one that led here first.
    pub cases: Vec<PersonCase>,
    /// Whether there are more cases than [`CASES_MAX`].
    pub has_more: bool,
    /// The day.
    pub today: Day,
}

/// One case of a person.
#[derive(Clone, Debug)]
pub struct PersonCase {
    /// The case.
    pub case: Case,
    /// The person's number in it.
    pub no: PartyNo,
    /// On which side.
    pub role: Role,
    /// What the person owes in it today, where a debtor.
    pub owed: Fen,
    /// What is held of the person's property in it.
    pub held: Fen,
}

impl App {
    /// Everything about one debtor: by the identity number or the credit code, in every case that the officer may
    /// open. The reading is logged for each of these cases.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the officer has no business with the case, or it has no such debtor.
    pub fn debtor(&self, actor: &Actor, id: &CaseId, no: PartyNo) -> Result<DebtorView, AppError> {
        let Docket { case, .. } = self.docket_for(actor, id)?;
        let party = case.party(no).filter(|party| party.role == Role::Debtor).cloned();
        let party = party.ok_or(AppError::NotFound)?;
        let mut others = match number(&party) {
            Some(number) => self.store().cases_of_person(self.court().as_str(), number)?,
            None => Vec::new(),
        };
        others.retain(|other| other != id.as_str());
        // The newest first: their ids end with year and serial, but only roughly in that order.
        others.reverse();
        let mut cases = vec![self.person_case(case, no, Role::Debtor)];
        let mut has_more = false;
        for other in others {
            let Ok(other) = other.parse::<CaseId>() else { continue };
            let Some(docket) = self.docket(&other)? else { continue };
            if !actor.may_open(docket.case.team(), docket.case.handler()) {
                continue;
            }
            if cases.len() == CASES_MAX {
                has_more = true;
                break;
            }
            let same = docket.case.parties.iter().find(|other| number(other) == number(&party));
            let Some((no, role)) = same.map(|same| (same.no, same.role)) else { continue };
            cases.push(self.person_case(docket.case, no, role));
        }
        let log = cases.iter().map(|one| self.reading(actor, one.case.id.as_str())).collect();
        self.append(Vec::new(), log)?;
        Ok(DebtorView { party, cases, has_more, today: self.today() })
    }

    fn person_case(&self, case: Case, no: PartyNo, role: Role) -> PersonCase {
        let today = self.today();
        let statement = case.statement(case.counted_until(today));
        let (owed, held) = match role {
            Role::Debtor => (case.owed_by(no, &statement), case.held_of(no, today)),
            _ => (Fen::ZERO, Fen::ZERO),
        };
        PersonCase { case, no, role, owed, held }
    }

    fn reading(&self, actor: &Actor, case_id: &str) -> Change {
        let values = vec![
            self.court().as_str().into(),
            self.inner.clock.now().into(),
            actor.id.as_str().into(),
            case_id.into(),
            "debtor".into(),
        ];
        Change::Put { table: &ACCESS_LOG, values }
    }
}

/// The number by which the same person is known in other cases.
fn number(party: &Party) -> Option<&str> {
    let id = party.resident_id.as_ref().map(values::ResidentId::reveal);
    id.or_else(|| party.credit_code.as_ref().map(values::CreditCode::reveal))
}
