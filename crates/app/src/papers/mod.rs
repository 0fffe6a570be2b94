//! Court papers: the paper that a page of the docket issued, as it was on the day of that page.
//!
//! A paper is never stored: the docket up to its page is folded again and mapped to the form, so that a paper printed
//! a year later says the same, whatever has happened since. The mappings are pure functions from a [`Page`] to the
//! structs of [`documents::forms`], one file for each group of papers; only the methods of [`App`] print.

mod closing;
mod control;
pub(crate) mod debt;
mod distribution;
mod endings;
mod funds;
mod letterhead;
mod measure;
mod notice;
mod page;
mod sanction;
mod settlement;
#[cfg(test)]
mod tests;

pub use closing::closing_notice;
pub use control::control_ruling;
pub use debt::{Maker, debt_statement};
pub use distribution::plan_of_case;
pub(crate) use distribution::{NO_RATIO, line as distribution_line};
pub use endings::{ending_ruling, preservation_result, round_ruling};
pub use funds::{case_funds_statement, creditor_statement};
pub use letterhead::Letterhead;
pub use measure::{assistance_notice, deduction_ruling, freeze_ruling, release_ruling};
pub use notice::{execution_notice, property_report_order};
pub use page::Page;
pub use sanction::{
    appearance_warrant, bounty_notice, consumption_order, detention_decision, listing_decision,
    sanction_ending, summons,
};
pub use settlement::settlement_record;

use crate::app::App;
use crate::calculators::{DebtForm, Distribution, DistributionForm, debt_calculation, distribution_plan};
use crate::error::AppError;
use docket::event::Paper;
use docket::office::Actor;
use docket::party::{Party, PartyNo, Role};
use docket::{Case, Entry, EntryNo};
use documents::Form;
use law::debt::Statement;
use serde::Serialize;
use serde_json::Value;
use values::{CaseId, Day};

/// A paper, printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedPaper {
    /// The name of the file: `执行通知书-（2026）内0222执12号.pdf`.
    pub file_name: String,
    /// The PDF.
    pub bytes: Vec<u8>,
}

/// A paper ready to be printed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    form: Form,
    data: Value,
    number: String,
}

impl App {
    /// How this court is reached and where it takes case money.
    #[must_use]
    pub fn letterhead(&self) -> &Letterhead {
        &self.inner.letterhead
    }

    /// Prints a paper that a page of the docket issued, as it was on the day of that page, and logs the reading.
    ///
    /// Execution notice and property-report order go to one debtor each: `about`, or the first one.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the officer has no business with the case, or the page did not issue that paper
    /// to that party; [`AppError::Press`] where it cannot be printed.
    pub fn paper(
        &self,
        actor: &Actor,
        id: &CaseId,
        entry: EntryNo,
        paper: Paper,
        about: Option<PartyNo>,
    ) -> Result<PrintedPaper, AppError> {
        let docket = self.docket_for(actor, id)?;
        let (entries, entry) = page::issuing(&docket.entries, entry, paper).ok_or(AppError::NotFound)?;
        let case = Case::of(id, entries).expect("the beginning of a docket that tells a case does too");
        let court = self.court_name();
        let page = Page { court, letterhead: self.letterhead(), entries, case: &case, entry };
        let debtor = addressee(&case, paper, about)?;
        let draft = draft(&page, paper, debtor).ok_or(AppError::NotFound)?;
        let several = debtor.is_some() && case.side(Role::Debtor).count() > 1;
        let name = debtor.filter(|_| several).map(|debtor| debtor.name.as_str());
        let bytes = self.print(&draft)?;
        self.log_access(actor, id.as_str(), paper.word())?;
        Ok(PrintedPaper { file_name: file_name(paper.title(), name, &draft.number), bytes })
    }

    /// Prints the debt statement of a case as of a day, and logs the reading.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the officer has no business with the case; [`AppError::Press`] where it cannot be
    /// printed.
    pub fn debt_statement_paper(
        &self,
        actor: &Actor,
        id: &CaseId,
        on: Day,
    ) -> Result<PrintedPaper, AppError> {
        let case = self.docket_for(actor, id)?.case;
        let form = debt_statement(&self.maker(actor), &case, &case.statement(on));
        let number = form.head.case_number.clone();
        let bytes = self.print(&Draft { form: Form::DebtStatement, data: value(&form), number })?;
        self.log_access(actor, id.as_str(), Form::DebtStatement.name())?;
        let file_name = file_name(Form::DebtStatement.title(), None, &case.filing.number.to_string());
        Ok(PrintedPaper { file_name, bytes })
    }

    /// Prints the account of a case over a month up to today at most, and logs the reading.
    ///
    /// # Errors
    /// As [`App::debt_statement_paper`].
    pub fn case_funds_paper(
        &self,
        actor: &Actor,
        id: &CaseId,
        (from, until): (Day, Day),
    ) -> Result<PrintedPaper, AppError> {
        let case = self.docket_for(actor, id)?.case;
        let form = case_funds_statement(&self.maker(actor), &case, (from, until.min(self.today())));
        self.funds_paper(actor, &case, Form::CaseFundsStatement, value(&form), None)
    }

    /// Prints what a creditor got and what is still owed to him, as of today, and logs the reading.
    ///
    /// # Errors
    /// As [`App::debt_statement_paper`]; [`AppError::NotFound`] where the case has no such creditor.
    pub fn creditor_paper(
        &self,
        actor: &Actor,
        id: &CaseId,
        creditor: PartyNo,
    ) -> Result<PrintedPaper, AppError> {
        let case = self.docket_for(actor, id)?.case;
        let creditor = case.side(Role::Creditor).find(|party| party.no == creditor);
        let creditor = creditor.ok_or(AppError::NotFound)?;
        let form = creditor_statement(&self.maker(actor), &case, creditor, self.today());
        self.funds_paper(actor, &case, Form::CreditorStatement, value(&form), Some(&creditor.name))
    }

    fn maker<'a>(&'a self, actor: &'a Actor) -> Maker<'a> {
        Maker {
            court: self.court_name(),
            letterhead: self.letterhead(),
            made_on: self.today(),
            officer: &actor.name,
        }
    }

    fn funds_paper(
        &self,
        actor: &Actor,
        case: &Case,
        form: Form,
        data: Value,
        name: Option<&str>,
    ) -> Result<PrintedPaper, AppError> {
        let number = case.filing.number.to_string();
        let file_name = file_name(form.title(), name, &number);
        let bytes = self.print(&Draft { form, data, number })?;
        self.log_access(actor, case.id.as_str(), form.name())?;
        Ok(PrintedPaper { file_name, bytes })
    }

    /// Prints a debt statement that no case holds.
    ///
    /// # Errors
    /// [`AppError::Press`] where it cannot be printed.
    pub fn debt_calculation_paper(
        &self,
        actor: &Actor,
        form: &DebtForm,
        statement: &Statement,
    ) -> Result<PrintedPaper, AppError> {
        let court = self.court_name();
        let maker =
            Maker { court, letterhead: self.letterhead(), made_on: self.today(), officer: &actor.name };
        let data = value(&debt_calculation(&maker, form, statement));
        let number = statement.on.to_string();
        let bytes = self.print(&Draft { form: Form::DebtCalculation, data, number })?;
        let file_name = file_name(Form::DebtCalculation.title(), None, &statement.on.to_string());
        Ok(PrintedPaper { file_name, bytes })
    }

    /// The plan of a distribution among several creditors.
    ///
    /// # Errors
    /// Where it cannot be printed.
    pub fn distribution_paper(
        &self,
        actor: &Actor,
        form: &DistributionForm,
        made: &Distribution,
    ) -> Result<PrintedPaper, AppError> {
        let (court, made_on) = (self.court_name(), self.today());
        let maker = Maker { court, letterhead: self.letterhead(), made_on, officer: &actor.name };
        let data = value(&distribution_plan(&maker, form, made));
        let number = made_on.to_string();
        let bytes = self.print(&Draft { form: Form::DistributionPlan, data, number: number.clone() })?;
        Ok(PrintedPaper { file_name: file_name(Form::DistributionPlan.title(), None, &number), bytes })
    }

    /// Several papers as one PDF.
    pub(crate) fn print_together(&self, drafts: Vec<Draft>) -> Result<Vec<u8>, AppError> {
        let papers: Vec<(Form, Value)> = drafts.into_iter().map(|draft| (draft.form, draft.data)).collect();
        self.press()?.print_together(&papers).map_err(|error| AppError::Press(error.to_string()))
    }

    /// Prints a bulletin; its data are those of the form.
    pub(crate) fn print_bulletin(&self, form: &documents::forms::Bulletin) -> Result<Vec<u8>, AppError> {
        let number = form.head.case_number.clone();
        self.print(&Draft { form: Form::Bulletin, data: value(form), number })
    }

    fn print(&self, draft: &Draft) -> Result<Vec<u8>, AppError> {
        self.press()?.print(draft.form, &draft.data).map_err(|error| AppError::Press(error.to_string()))
    }
}

/// A paper of a page that goes to nobody in particular, as it was on the day of that page.
pub(crate) fn draft_of(
    app: &App,
    id: &CaseId,
    entries: &[Entry],
    entry: EntryNo,
    paper: Paper,
) -> Option<Draft> {
    let (entries, entry) = page::issuing(entries, entry, paper)?;
    let case = Case::of(id, entries)?;
    let page = Page { court: app.court_name(), letterhead: app.letterhead(), entries, case: &case, entry };
    draft(&page, paper, None)
}

/// The debtor to whom a paper goes; none for papers that are not one for each debtor.
fn addressee(case: &Case, paper: Paper, about: Option<PartyNo>) -> Result<Option<&Party>, AppError> {
    if !paper.goes_to_each_debtor() {
        return Ok(None);
    }
    let mut debtors = case.side(Role::Debtor);
    let found = match about {
        Some(no) => debtors.find(|debtor| debtor.no == no),
        None => debtors.next(),
    };
    found.map(Some).ok_or(AppError::NotFound)
}

/// The form of a paper and what stands in it; none where the page does not issue it.
fn draft(page: &Page<'_>, paper: Paper, debtor: Option<&Party>) -> Option<Draft> {
    let (form, data) = match paper {
        Paper::ExecutionNotice => (Form::ExecutionNotice, value(&execution_notice(page, debtor?))),
        Paper::PropertyReportOrder => {
            (Form::PropertyReportOrder, value(&property_report_order(page, debtor?)))
        }
        Paper::ControlRuling => (Form::ControlRuling, value(&control_ruling(page)?)),
        Paper::FreezeRuling => (Form::FreezeRuling, value(&freeze_ruling(page)?)),
        Paper::DeductionRuling => (Form::DeductionRuling, value(&deduction_ruling(page)?)),
        Paper::ReleaseRuling => (Form::ReleaseRuling, value(&release_ruling(page)?)),
        Paper::AssistanceNotice => (Form::AssistanceNotice, value(&assistance_notice(page)?)),
        Paper::ClosingNotice => (Form::ClosingNotice, value(&closing_notice(page)?)),
        Paper::SettlementRecord => (Form::SettlementRecord, value(&settlement_record(page)?)),
        Paper::RoundRuling => (Form::RoundRuling, value(&round_ruling(page)?)),
        Paper::EndingRuling => (Form::EndingRuling, value(&ending_ruling(page)?)),
        Paper::PreservationResult => (Form::PreservationResult, value(&preservation_result(page)?)),
        Paper::Summons => (Form::Summons, value(&summons(page)?)),
        Paper::AppearanceWarrant => (Form::AppearanceWarrant, value(&appearance_warrant(page)?)),
        Paper::DetentionDecision => (Form::DetentionDecision, value(&detention_decision(page)?)),
        Paper::ConsumptionOrder => (Form::ConsumptionOrder, value(&consumption_order(page)?)),
        Paper::ListingDecision => (Form::ListingDecision, value(&listing_decision(page)?)),
        Paper::BountyNotice => (Form::BountyNotice, value(&bounty_notice(page)?)),
        Paper::RestrictionLifting | Paper::ListingRemoval | Paper::EarlyRelease => {
            (Form::SanctionEnding, value(&sanction_ending(page)?))
        }
        Paper::DistributionPlan => (Form::DistributionPlan, value(&plan_of_case(page)?)),
    };
    let number = data["head"]["case_number"].as_str().unwrap_or_default().to_owned();
    Some(Draft { form, data, number })
}

fn value(form: &impl Serialize) -> Value {
    serde_json::to_value(form).expect("form data are plain values")
}

/// `执行通知书-王某-（2026）内0222执12号.pdf`; the name only where several debtors get one each.
fn file_name(title: &str, name: Option<&str>, number: &str) -> String {
    let parts: Vec<&str> = [Some(title), name, Some(number)].into_iter().flatten().collect();
    format!("{}.pdf", parts.join("-").replace(['/', '\\'], "_"))
}
