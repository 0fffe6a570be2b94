//! From an urging to the filing: what was typed once is not typed again.

use super::Ask;
use crate::intake::{Draft, DraftClaim, DraftParty};

impl Draft {
    /// Fills in what an urging knows, where the draft says nothing.
    pub fn fill_from_urging(&mut self, ask: &Ask) {
        fill(&mut self.instrument, &ask.instrument);
        self.party("creditor", &ask.applicant);
        let debtor = self.party("debtor", &ask.debtor);
        fill(&mut debtor.phone, &ask.phone);
        // What a judgment orders is read from the judgment.
        if let ([claim], true) = (self.claims.as_mut_slice(), self.judgment.is_empty()) {
            let DraftClaim { amount, due_days, due_by, .. } = claim;
            fill(amount, &ask.sum_fen.plain());
            if due_days.is_empty() {
                fill(due_by, &ask.due_on.to_string());
            }
        }
    }

    /// The party of a name, or the first of its role that has none, or a new one.
    fn party(&mut self, role: &str, name: &str) -> &mut DraftParty {
        let is_named = |party: &DraftParty| party.role == role && party.name.trim() == name.trim();
        let is_free = |party: &DraftParty| party.role == role && party.name.trim().is_empty();
        let known = self.parties.iter().position(is_named).or_else(|| self.parties.iter().position(is_free));
        let place = known.unwrap_or_else(|| {
            self.parties.push(DraftParty { role: role.to_owned(), ..DraftParty::default() });
            self.parties.len() - 1
        });
        let party = &mut self.parties[place];
        fill(&mut party.name, name.trim());
        party
    }
}

fn fill(field: &mut String, known: &str) {
    if field.trim().is_empty() {
        known.clone_into(field);
    }
}
