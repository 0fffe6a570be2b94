//! The rulings and assistance notices of a batch of renewals, as one PDF in the order of the list.

use crate::app::App;
use crate::error::AppError;
use crate::measures::PageKey;
use crate::papers::{Draft, PrintedPaper, draft_of};
use docket::Event;
use docket::office::Actor;

/// Orders whose papers are printed together, at most.
pub const TOGETHER: usize = 200;

impl App {
    /// The rulings and notices of orders to renew, as one PDF, and logs the reading of each case.
    ///
    /// # Errors
    /// [`AppError::BadInput`] for no order, or more than [`TOGETHER`]; [`AppError::NotFound`] where the officer has no
    /// business with a case, or a page orders no renewal; [`AppError::Press`] where the papers cannot be printed.
    pub fn renewal_papers(&self, actor: &Actor, orders: &[PageKey]) -> Result<PrintedPaper, AppError> {
        if orders.is_empty() || orders.len() > TOGETHER {
            return Err(AppError::BadInput(format!("一次打印的续行文书为一件至{TOGETHER}件")));
        }
        let mut drafts: Vec<Draft> = Vec::new();
        for key in orders {
            let docket = self.docket_for(actor, &key.case)?;
            let entry = docket.entries.iter().find(|entry| entry.stamp.no == key.entry);
            let event = entry.map(|entry| &entry.event);
            let Some(renewal @ Event::RenewalOrdered(_)) = event else { return Err(AppError::NotFound) };
            for paper in renewal.papers_in(key.entry, &docket.case) {
                let drafted = draft_of(self, &key.case, &docket.entries, key.entry, paper);
                drafts.push(drafted.ok_or(AppError::NotFound)?);
            }
        }
        let bytes = self.print_together(drafts)?;
        for key in orders {
            self.log_access(actor, key.case.as_str(), "renewal_papers")?;
        }
        Ok(PrintedPaper {
            file_name: format!("续行文书-{}-{}件.pdf", self.today(), orders.len()), bytes
        })
    }
}
