//! How the money of a debtor is distributed among several creditors, and what would be if something were otherwise.

use crate::app::App;
use crate::cases::open::CaseView;
use crate::error::AppError;
use docket::distribution::compute::disputed;
use docket::distribution::what_if::{Compared, WhatIf, compare};
use docket::distribution::{Objection, Plan, chain};
use docket::event::EntryNo;
use docket::office::Actor;
use docket::party::{PartyNo, Role};
use law::Explained;
use law::distribution::objection::ObjectionChain;
use std::collections::BTreeMap;
use values::{CaseId, Fen};

/// The distribution of a debtor's money as an officer sees it.
#[derive(Clone, Debug)]
pub struct DistributionView {
    /// The case.
    pub case: CaseView,
    /// Whose money.
    pub debtor: PartyNo,
    /// What everybody gets, and what everybody would get.
    pub compared: Compared,
    /// Where each objection stands, and what it disputes, by its page.
    pub objections: Vec<ObjectionView>,
}

/// An objection and where it stands.
#[derive(Clone, Debug)]
pub struct ObjectionView {
    /// Its page.
    pub no: EntryNo,
    /// Where it stands, with its derivation.
    pub chain: Explained<ObjectionChain>,
    /// What parties would lose if it were right.
    pub disputed: BTreeMap<PartyNo, Fen>,
}

impl DistributionView {
    /// The plan that stands for this debtor.
    #[must_use]
    pub fn plan(&self) -> Option<&Plan> {
        self.case.case.distribution.plans.iter().rev().find(|plan| plan.debtor == self.debtor)
    }
}

impl App {
    /// The distribution of a debtor's money, and what would be if something were otherwise; the reading is logged, and
    /// nothing is entered on the docket.
    ///
    /// # Errors
    /// As [`App::open_case`]; [`AppError::NotFound`] where the party is no debtor of the case,
    /// [`AppError::BadInput`] where sums are beyond what is reckoned with.
    pub fn distribution(
        &self,
        actor: &Actor,
        id: &CaseId,
        debtor: PartyNo,
        asked: &WhatIf,
    ) -> Result<DistributionView, AppError> {
        let view = self.open_case(actor, id)?;
        let case = &view.case;
        if !case.side(Role::Debtor).any(|party| party.no == debtor) {
            return Err(AppError::NotFound);
        }
        let unfit = |error: law::distribution::PlanError| AppError::BadInput(error.to_string());
        let compared = compare(case, debtor, view.today, asked).map_err(unfit)?;
        let of_debtor = case.distribution.plans.iter().filter(|plan| plan.debtor == debtor);
        let objections = of_debtor
            .flat_map(|plan| plan.objections.iter().map(move |objection| (plan, objection)))
            .map(|(plan, objection): (&Plan, &Objection)| {
                Ok(ObjectionView {
                    no: objection.no,
                    chain: chain::stands(case, plan, objection, view.today),
                    disputed: match objection.settled {
                        Some(_) => BTreeMap::new(),
                        None => disputed(case, plan, objection).map_err(unfit)?,
                    },
                })
            })
            .collect::<Result<Vec<_>, AppError>>()?;
        Ok(DistributionView { compared, objections, debtor, case: view })
    }
}
