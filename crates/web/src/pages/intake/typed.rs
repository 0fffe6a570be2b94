//! The form as a draft, and its rows by number.
//!
//! The names of the fields are those by which problems are told: `parties-0-name`, `claims-0-interest-0-rate`.

use crate::pages::intake::start::plain_lines;
use app::intake::{Draft, DraftClaim, DraftDuty, DraftInterest, DraftParty};
use std::collections::BTreeMap;

/// More rows than this are no application.
const ROWS_MAX: usize = 200;

/// The form as it was sent.
pub(crate) struct Typed(pub(crate) BTreeMap<String, String>);

impl Typed {
    fn text(&self, name: &str) -> String {
        self.0.get(name).map(|text| text.trim().to_owned()).unwrap_or_default()
    }

    /// The numbers of the rows of a group: every row carries the field given.
    fn rows(&self, group: &str, field: &str) -> impl Iterator<Item = String> {
        (0..ROWS_MAX)
            .map(move |place| format!("{group}-{place}"))
            .take_while(move |row| self.0.contains_key(&format!("{row}-{field}")))
    }

    /// The draft. Rows of claims, interest and duties that were emptied are left out; parties keep their numbers.
    pub(crate) fn draft(&self) -> Draft {
        let field = |row: &str, name: &str| self.text(&format!("{row}-{name}"));
        Draft {
            kind: self.text("kind"),
            earlier: self.text("earlier"),
            received_on: self.text("received_on"),
            instrument: self.text("instrument"),
            instrument_by: self.text("instrument_by"),
            effective_on: self.text("effective_on"),
            cause: self.text("cause"),
            livelihood: self.text("livelihood"),
            parties: self
                .rows("parties", "name")
                .map(|row| DraftParty {
                    role: field(&row, "role"),
                    name: field(&row, "name"),
                    kind: field(&row, "kind"),
                    identity: field(&row, "identity"),
                    phone: field(&row, "phone"),
                    address: field(&row, "address"),
                })
                .collect(),
            claims: self.rows("claims", "label").map(|row| self.claim(&row)).filter(is_filled).collect(),
            duties: self
                .rows("duties", "text")
                .map(|row| DraftDuty {
                    text: field(&row, "text"),
                    debtors: field(&row, "debtors"),
                    due_days: field(&row, "due_days"),
                    due_by: field(&row, "due_by"),
                    span: span(&field(&row, "span")),
                })
                .filter(|duty| !(duty.text.is_empty() && duty.debtors.is_empty()))
                .collect(),
            judgment: plain_lines(self.0.get("judgment").map_or("", String::as_str)),
        }
    }

    fn claim(&self, row: &str) -> DraftClaim {
        let field = |name: &str| self.text(&format!("{row}-{name}"));
        DraftClaim {
            label: field("label"),
            creditors: field("creditors"),
            debtors: field("debtors"),
            amount: field("amount"),
            class: field("class"),
            doubled: field("doubled"),
            due_days: field("due_days"),
            due_by: field("due_by"),
            interest: self
                .rows(&format!("{row}-interest"), "rate")
                .map(|row| {
                    let field = |name: &str| self.text(&format!("{row}-{name}"));
                    DraftInterest {
                        base: field("base"),
                        rate: field("rate"),
                        basis: field("basis"),
                        from: field("from"),
                        until: field("until"),
                        cap: field("cap"),
                    }
                })
                .filter(|interest| {
                    let DraftInterest { base, rate, from, until, cap, .. } = interest;
                    [base, rate, from, until, cap].iter().any(|text| !text.is_empty())
                })
                .collect(),
            span: span(&field("span")),
        }
    }
}

fn is_filled(claim: &DraftClaim) -> bool {
    let DraftClaim { label, creditors, debtors, amount, .. } = claim;
    !claim.interest.is_empty() || [label, creditors, debtors, amount].iter().any(|text| !text.is_empty())
}

/// Adds the row that a button asks for: `party`, `claim`, `duty`, or `interest-0` for the first claim.
pub(crate) fn add_row(draft: &mut Draft, what: &str) {
    match what {
        "party" => draft.parties.push(DraftParty { role: "debtor".to_owned(), ..DraftParty::default() }),
        "claim" => draft.claims.push(DraftClaim {
            class: "principal".to_owned(),
            doubled: "counts".to_owned(),
            ..DraftClaim::default()
        }),
        "duty" => draft.duties.push(DraftDuty::default()),
        other => {
            let place = other.strip_prefix("interest-").and_then(|place| place.parse::<usize>().ok());
            if let Some(claim) = place.and_then(|place| draft.claims.get_mut(place)) {
                claim.interest.push(DraftInterest::default());
            }
        }
    }
}

/// `12-30` as places in the text.
fn span(text: &str) -> Option<(usize, usize)> {
    let (start, end) = text.split_once('-')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(pairs: &[(&str, &str)]) -> Draft {
        Typed(pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()).draft()
    }

    #[test]
    fn emptied_claims_go_and_emptied_parties_keep_their_place() {
        let draft = draft(&[
            ("parties-0-name", "甲"),
            ("parties-1-name", ""),
            ("parties-2-name", "丙"),
            ("claims-0-label", ""),
            ("claims-0-class", "principal"),
            ("claims-1-label", "货款"),
            ("claims-1-span", "3-9"),
            ("claims-1-interest-0-rate", ""),
            ("claims-1-interest-0-basis", "year"),
            ("claims-1-interest-1-rate", "6%"),
            ("judgment", "一\r\n二"),
        ]);
        assert_eq!(draft.parties.len(), 3);
        assert_eq!(draft.claims.len(), 1);
        assert_eq!(draft.claims[0].span, Some((3, 9)));
        assert_eq!(draft.claims[0].interest.len(), 1);
        assert_eq!(draft.judgment, "一\n二");
    }

    #[test]
    fn a_button_adds_the_row_it_names() {
        let mut draft = draft(&[("claims-0-label", "货款")]);
        for what in ["party", "claim", "duty", "interest-0", "interest-9", "nothing"] {
            add_row(&mut draft, what);
        }
        assert_eq!((draft.parties.len(), draft.claims.len(), draft.duties.len()), (1, 2, 1));
        assert_eq!(draft.claims[0].interest.len(), 1);
    }
}
