//! Parties, claims in money and duties.

use crate::show::Due;
use app::cases::open::CaseView;
use docket::claim::{Claim, Doubled, Interest, Liability};
use docket::party::{Party, PartyNo, Role};
use values::{Day, Phone};

/// One party. Numbers of identity and telephone are masked.
pub(crate) struct PartyLine {
    pub(crate) no: u32,
    pub(crate) name: String,
    pub(crate) role: &'static str,
    pub(crate) is_creditor: bool,
    pub(crate) kind: &'static str,
    pub(crate) identity: String,
    pub(crate) phone: String,
    pub(crate) address: String,
    /// How the notice reached a debtor.
    pub(crate) served: Option<String>,
}

/// One claim in money.
pub(crate) struct ClaimLine {
    pub(crate) no: u32,
    pub(crate) label: String,
    pub(crate) creditors: String,
    pub(crate) debtors: String,
    pub(crate) joint: bool,
    pub(crate) class: &'static str,
    pub(crate) doubled: bool,
    pub(crate) amount: String,
    pub(crate) due_on: String,
    pub(crate) interest: Vec<String>,
}

/// One duty other than money.
pub(crate) struct DutyLine {
    pub(crate) no: u32,
    pub(crate) text: String,
    pub(crate) debtors: String,
    pub(crate) due: Option<Due>,
    pub(crate) performed_on: Option<String>,
}

/// Parties, claims and duties.
pub(crate) struct Claims {
    pub(crate) parties: Vec<PartyLine>,
    pub(crate) claims: Vec<ClaimLine>,
    pub(crate) duties: Vec<DutyLine>,
    pub(crate) total: String,
}

impl Claims {
    pub(crate) fn new(view: &CaseView) -> Claims {
        let case = &view.case;
        let names = |numbers: &[PartyNo]| {
            numbers.iter().map(|no| case.party_name(*no)).collect::<Vec<_>>().join("、")
        };
        Claims {
            parties: case.parties.iter().map(|party| party_line(view, party)).collect(),
            claims: case
                .claims
                .iter()
                .map(|claim| ClaimLine {
                    no: claim.no,
                    label: claim.label.clone(),
                    creditors: names(&claim.creditors),
                    debtors: names(&claim.debtors),
                    joint: claim.debtors.len() > 1 && claim.liability == Liability::Joint,
                    class: claim.class.title(),
                    doubled: claim.doubled == Doubled::Counts,
                    amount: claim.amount_fen.to_string(),
                    due_on: claim.due_on.to_string(),
                    interest: claim.interest.iter().map(|interest| spoken(interest, claim)).collect(),
                })
                .collect(),
            duties: case
                .duties
                .iter()
                .map(|state| DutyLine {
                    no: state.duty.no,
                    text: state.duty.text.clone(),
                    debtors: names(&state.duty.debtors),
                    due: state.duty.due_on.map(|due_on| Due::new(due_on, view.today)),
                    performed_on: state.performed_on.map(Day::chinese),
                })
                .collect(),
            total: case.claimed().to_string(),
        }
    }
}

fn party_line(view: &CaseView, party: &Party) -> PartyLine {
    let identity = match (&party.resident_id, &party.credit_code) {
        (Some(id), _) => id.to_string(),
        (None, Some(code)) => code.to_string(),
        (None, None) => String::new(),
    };
    PartyLine {
        no: party.no,
        name: party.name.clone(),
        role: party.role.title(),
        is_creditor: party.role == Role::Creditor,
        kind: party.kind.title(),
        identity,
        phone: party.phone.as_deref().map(masked_phone).unwrap_or_default(),
        address: party.address.clone().unwrap_or_default(),
        served: view.case.service_on(party.no).map(|service| service.effective_on.to_string()),
    }
}

/// A telephone number without its middle. What is no telephone number shows only its last four characters.
fn masked_phone(typed: &str) -> String {
    typed.parse::<Phone>().map_or_else(
        |_| {
            let last: Vec<char> = typed.chars().rev().take(4).collect();
            format!("****{}", last.into_iter().rev().collect::<String>())
        },
        |phone| phone.to_string(),
    )
}

/// Interest in words: `以未清偿本金为基数，按年利率6%，自2024年1月1日起至实际清偿之日`.
fn spoken(interest: &Interest, claim: &Claim) -> String {
    let base = interest
        .base_fen
        .map_or_else(|| format!("以未清偿的{}为基数", claim.label), |base| format!("以{base}元为基数"));
    let until = interest.until.map_or_else(|| "实际清偿之日".to_owned(), Day::chinese);
    let cap = interest.cap_fen.map_or_else(String::new, |cap| format!("，总额不超过{cap}元"));
    format!("{base}，按{}，自{}起至{until}{cap}", interest.rate_words(), interest.from.chinese())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_telephone_number_is_shown_whole() {
        for typed in ["13800001234", "转交 13800001234", "0472-0001234"] {
            assert!(!masked_phone(typed).contains("0000"), "{}", masked_phone(typed));
        }
    }
}
