//! Readings in a short notation that a person can check at a glance.

use judgment::{Claim, From, Interest, PeriodStart, Reading, Until};

/// `三 25678.90 损失 甲某→乙某 10d effect`, each segment of interest behind it in brackets.
pub(crate) fn line(claim: &Claim) -> String {
    let item = claim.item.as_deref().unwrap_or("-");
    let what = match (claim.amount_fen, &claim.foreign) {
        (Some(fen), _) => fen.plain(),
        (None, Some(foreign)) => format!("{}{}", foreign.amount_hundredths, foreign.currency),
        (None, None) => format!("{:?}", claim.kind),
    };
    let purpose = claim.purpose.as_deref().or(claim.act.as_deref()).unwrap_or("-");
    let joint = if claim.joint { "+" } else { "、" };
    let period = claim.performance.as_ref().map_or("-".to_owned(), |p| match (p.days, &p.from, p.by) {
        (_, _, Some(day)) => format!("by {day}"),
        (Some(days), Some(PeriodStart::Event(event)), _) => format!("{days}d {event}"),
        (Some(days), from, _) => {
            format!("{days}d {}", if *from == Some(PeriodStart::Served) { "served" } else { "effect" })
        }
        _ => "?".to_owned(),
    });
    let interest: String = claim.interest.iter().map(interest).collect();
    format!(
        "{item} {what} {purpose} {}→{} {period}{interest}",
        claim.debtors.join(joint),
        claim.creditor.join("、")
    )
}

fn interest(interest: &Interest) -> String {
    let base = interest.base_fen.map_or("?".to_owned(), |fen| fen.plain());
    let rate = interest.rate.as_deref().unwrap_or("?");
    let basis = interest.rate_basis.map_or("?".to_owned(), |basis| format!("{basis:?}"));
    let from = match interest.from {
        Some(From::Day(day)) => day.to_string(),
        other => other.map_or("?".to_owned(), |from| format!("{from:?}")),
    };
    let until = match interest.until {
        Some(Until::Day(day)) => day.to_string(),
        other => other.map_or("?".to_owned(), |until| format!("{until:?}")),
    };
    let cap = interest.cap_fen.map_or(String::new(), |fen| format!(" ≤{}", fen.plain()));
    format!(" [{base} {rate} {basis} {from}..{until}{cap}]")
}

/// Everything of a reading, one line each.
#[allow(dead_code)]
pub(crate) fn whole(reading: &Reading) -> Vec<String> {
    let fen = |fen: Option<values::Fen>| fen.map_or("?".to_owned(), |fen| fen.plain());
    let mut lines = vec![format!(
        "{} {} {}",
        reading.court.as_deref().unwrap_or("?"),
        reading.case_number.as_deref().unwrap_or("?"),
        reading.judged_on.map_or("?".to_owned(), |day| day.to_string())
    )];
    let role = |role: &Option<String>| role.clone().unwrap_or_else(|| "?".to_owned());
    lines.extend(reading.parties.iter().map(|party| format!("{}：{}", role(&party.role), party.name)));
    lines.extend(reading.claims.iter().map(line));
    lines.extend(reading.liabilities.iter().map(|one| {
        let share = one.share.as_deref().map_or(String::new(), |share| format!(" {share}"));
        let recourse = if one.recourse { " recourse" } else { "" };
        let cap = one.cap_fen.map_or(String::new(), |cap| format!(" ≤{}", cap.plain()));
        format!("{:?} {} {:?}{cap}{share}{recourse}", one.kind, one.debtors.join("、"), one.claims)
    }));
    lines.extend(reading.priorities.iter().map(|one| {
        let cap = one.cap_fen.map_or(String::new(), |cap| format!(" ≤{}", cap.plain()));
        let object = one.object.as_deref().unwrap_or("?");
        format!("{:?} {} {object} {:?}{cap}", one.kind, one.creditor.join("、"), one.claims)
    }));
    lines.extend(reading.costs.iter().map(|cost| {
        let borne: Vec<String> =
            cost.borne_by.iter().map(|born| format!("{}{}", born.party, fen(born.amount_fen))).collect();
        format!("{:?} {} {}", cost.kind, fen(cost.amount_fen), borne.join("、"))
    }));
    lines.extend(reading.delayed_interest.iter().map(|_| "doubled".to_owned()));
    lines.extend(reading.dismissed.iter().map(|_| "dismissed".to_owned()));
    lines.extend(reading.doubts.iter().map(|doubt| format!("? {:?}", doubt.code)));
    lines
}
