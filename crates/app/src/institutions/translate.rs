//! Between the words of the docket and those of the gateways.

use docket::case::Case;
use docket::inquiry::answer::{Answer, Told, Trace};
use docket::inquiry::{Inquiry, InquiryMatter};
use docket::measure::Way;
use docket::measure::order::{Done, Order, OrderKind, Report};
use docket::party::Party;
use docket::property::found::Holding;
use docket::property::register_change::{ChangeKind, ToldChange};
use docket::property::{Encumbrance, EncumbranceKind, PropertyKind};
use gateways::message::{self, Matter, Outcome, Person, Reply, Request};
use sha2::{Digest, Sha256};
use store::read::institutions::RequestKey;
use values::{CaseId, InstitutionId};

/// The number under which an institution knows a request: case and page.
pub(crate) fn request_id(key: &RequestKey) -> String {
    format!("{}-{}", key.case_id, key.entry)
}

/// The page behind the number of a request.
pub(crate) fn request_key(id: &str) -> Option<RequestKey> {
    let (case_id, entry) = id.rsplit_once('-')?;
    Some(RequestKey { case_id: case_id.to_owned(), entry: entry.parse().ok()? })
}

/// The number of a request as officers read it: 案号 and page; as it came where it names no page of a docket.
#[must_use]
pub fn request_words(id: &str) -> String {
    let case = |key: &RequestKey| key.case_id.parse::<CaseId>().ok();
    match request_key(id).and_then(|key| Some((case(&key)?, key.entry))) {
        Some((case, entry)) => format!("{}第{entry}页", case.number()),
        None => id.to_owned(),
    }
}

/// The person that an institution is asked about.
pub(crate) fn person(party: &Party) -> Person {
    Person {
        name: party.name.clone(),
        resident_id: party.resident_id.clone(),
        credit_code: party.credit_code.clone(),
    }
}

/// An inquiry as a request.
pub(crate) fn inquiry_request(case: &Case, inquiry: &Inquiry) -> Option<Request> {
    let party = case.party(inquiry.debtor)?;
    Some(Request {
        id: request_id(&RequestKey { case_id: case.id.to_string(), entry: inquiry.no.0 }),
        case_number: case.filing.number.to_string(),
        officer: case.assignment.as_ref().map_or_else(String::new, |one| one.handler_name.clone()),
        issued_on: inquiry.asked_on,
        person: person(party),
        matter: match inquiry.matter {
            InquiryMatter::Property => Matter::Query,
            InquiryMatter::Whereabouts => Matter::Locate,
        },
    })
}

/// An order as a request; none where the institution has not told its number of the measure.
pub(crate) fn order_request(case: &Case, order: &Order, court_account: &str) -> Option<Request> {
    let measure = case.measure(order.measure)?;
    let party = case.party(measure.debtor)?;
    let control = || Some(measure.control_no.clone()).filter(|control| !control.is_empty());
    let matter = match &order.what {
        OrderKind::Control { months } => Matter::Control {
            holding: measure.register_no.clone(),
            amount_fen: measure.kind.is_money().then_some(measure.ordered),
            portion: measure.portion.clone(),
            months: *months,
            live: measure.way == Way::LiveSeal,
        },
        OrderKind::Renewal { months } => Matter::Renew { control: control()?, months: *months },
        OrderKind::Release { amount, .. } => Matter::Release { control: control()?, amount_fen: *amount },
        OrderKind::Status => Matter::Status { control: control()? },
        OrderKind::Deduction { amount } => {
            Matter::Deduct { control: control()?, amount_fen: *amount, to_account: court_account.to_owned() }
        }
    };
    Some(Request {
        id: request_id(&RequestKey { case_id: case.id.to_string(), entry: order.no.0 }),
        case_number: case.filing.number.to_string(),
        officer: case.assignment.as_ref().map_or_else(String::new, |one| one.handler_name.clone()),
        issued_on: order.ordered_on,
        person: person(party),
        matter,
    })
}

/// What a reply to an order reports; none where it answers something else, or not yet.
pub(crate) fn report(reply: &Reply) -> Option<Report> {
    let done = match &reply.outcome {
        Outcome::Controlled { control, held_fen, from, until, rank } => Done::Controlled {
            control_no: control.clone(),
            held: Some(*held_fen),
            from: *from,
            until: *until,
            rank: *rank,
        },
        Outcome::Renewed { until } => Done::Renewed { until: *until },
        Outcome::Released { on } => Done::Released { on: *on },
        Outcome::Deducted { amount_fen, on, .. } => Done::Deducted { amount: *amount_fen, on: *on },
        Outcome::Refused { reason } => Done::Refused { reason: reason.clone() },
        Outcome::Accepted | Outcome::Holdings { .. } | Outcome::Located { .. } => return None,
    };
    Some(Report { on: reply.at.day(), receipt: reply.receipt.clone(), done })
}

/// What a reply to an inquiry tells; none where it answers something else, or not yet.
pub(crate) fn told(reply: &Reply, asked: &Person) -> Option<Told> {
    let answer = match &reply.outcome {
        Outcome::Holdings { holdings } => Answer::Holdings(holdings.iter().map(holding).collect()),
        Outcome::Located { traces } => Answer::Traces(traces.iter().map(trace).collect()),
        Outcome::Refused { reason } => Answer::Refused(reason.clone()),
        _ => return None,
    };
    Some(Told {
        on: reply.at.day(),
        receipt: reply.receipt.clone(),
        mark: mark(&reply.outcome),
        other_person: (!reply.is_about(asked)).then(|| reply.person.clone()),
        answer,
    })
}

/// The mark by which a repeated reply is known: a digest of what it says.
fn mark(outcome: &Outcome) -> String {
    let text = serde_json::to_vec(outcome).expect("an outcome is plain data");
    Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn holding(one: &message::Holding) -> Holding {
    Holding {
        register_no: one.id.clone(),
        kind: kind(one.kind),
        description: one.description.clone(),
        owner: one.owner.clone(),
        share: one.share.clone(),
        amount: one.amount_fen,
        encumbrances: one.encumbrances.iter().map(encumbrance).collect(),
    }
}

fn kind(kind: message::HoldingKind) -> PropertyKind {
    use message::HoldingKind;
    match kind {
        HoldingKind::Deposit => PropertyKind::Deposit,
        HoldingKind::RealEstate => PropertyKind::RealEstate,
        HoldingKind::Land => PropertyKind::Land,
        HoldingKind::Vehicle => PropertyKind::Vehicle,
        HoldingKind::Equity => PropertyKind::Equity,
        HoldingKind::Securities => PropertyKind::Securities,
        HoldingKind::ProvidentFund => PropertyKind::ProvidentFund,
        HoldingKind::Wallet => PropertyKind::Wallet,
        HoldingKind::Receivable => PropertyKind::Receivable,
    }
}

/// What a reply says, in words, long numbers masked.
pub(crate) fn outcome_words(outcome: &Outcome) -> String {
    let words = match outcome {
        Outcome::Accepted => "已受理".to_owned(),
        Outcome::Holdings { holdings } if holdings.is_empty() => "名下无财产".to_owned(),
        Outcome::Holdings { holdings } => {
            holdings.iter().map(|one| one.description.as_str()).collect::<Vec<_>>().join("；")
        }
        Outcome::Controlled { held_fen, rank: 0, .. } => format!("已控制{held_fen}元"),
        Outcome::Controlled { rank, .. } => format!("轮候第{rank}位"),
        Outcome::Renewed { until } => format!("已续行至{}", until.chinese()),
        Outcome::Released { on } => format!("已于{}解除", on.chinese()),
        Outcome::Deducted { amount_fen, .. } => format!("已划拨{amount_fen}元"),
        Outcome::Located { traces } if traces.is_empty() => "未发现行踪".to_owned(),
        Outcome::Located { traces } => {
            traces.iter().map(|one| one.place.as_str()).collect::<Vec<_>>().join("；")
        }
        Outcome::Refused { reason } => format!("不予办理：{reason}"),
    };
    values::mask_long_numbers(&words)
}

/// A change in a register, as a docket takes it.
pub(crate) fn change(institution: &InstitutionId, one: &message::RegisterChange) -> ToldChange {
    use message::ChangeKind as Told;
    ToldChange {
        institution: institution.clone(),
        number: one.number,
        credit_code: one.credit_code.clone(),
        on: one.on,
        kind: match one.kind {
            Told::LegalRepresentative => ChangeKind::LegalRepresentative,
            Told::Shareholder => ChangeKind::Shareholder,
            Told::CapitalReduced => ChangeKind::CapitalReduced,
            Told::Address => ChangeKind::Address,
            Told::Branch => ChangeKind::Branch,
            Told::Transfer => ChangeKind::Transfer,
            Told::Deregistered => ChangeKind::Deregistered,
        },
        before: one.before.clone(),
        after: one.after.clone(),
    }
}

fn encumbrance(one: &message::Encumbrance) -> Encumbrance {
    use message::EncumbranceKind as Told;
    Encumbrance {
        kind: match one.kind {
            Told::Mortgage => EncumbranceKind::Mortgage,
            Told::Pledge => EncumbranceKind::Pledge,
            Told::Lease => EncumbranceKind::Lease,
            Told::Seizure => EncumbranceKind::Seizure,
        },
        by: one.by.clone(),
        amount_fen: one.amount_fen,
        until: one.until,
    }
}

fn trace(one: &message::Trace) -> Trace {
    Trace { on: one.on, place: one.place.clone(), what: one.what.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_request_is_the_page_that_asks() {
        let key = RequestKey { case_id: "内0299-2026-执-12".to_owned(), entry: 7 };
        assert_eq!(request_id(&key), "内0299-2026-执-12-7");
        assert_eq!(request_key("内0299-2026-执-12-7"), Some(key));
        for nonsense in ["", "7", "内0299-2026-执-12-七"] {
            assert_eq!(request_key(nonsense), None, "{nonsense}");
        }
    }
}
