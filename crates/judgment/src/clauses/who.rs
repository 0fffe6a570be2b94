//! Who owes whom.

use crate::items::PAYING;
use crate::lexing::Lexed;
use crate::parties::{NameList, Parties, ROLES};
use crate::text::Span;

/// Debtors and creditors of one sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Who {
    pub(crate) debtors: Vec<String>,
    pub(crate) creditors: Vec<String>,
    /// Whether the debtors owe the whole together.
    pub(crate) joint: bool,
    /// Where the debtors' and the creditors' names end.
    pub(crate) debtors_end: usize,
    pub(crate) creditors_end: usize,
}

/// Reads debtor and creditor of a sentence.
pub(crate) fn who(lexed: &Lexed, parties: &Parties, span: Span) -> Who {
    let text = &lexed.text;
    let mut found = Who { debtors_end: span.start, creditors_end: span.start, ..Who::default() };
    let debtor = debtor_list(lexed, parties, span);
    if let Some(list) = &debtor {
        found.debtors = parties.names(text, list);
        found.debtors_end = list.span.end;
    }
    // `原告甲的鉴定费…元由被告乙赔偿…元`: the first name is whose expense it is.
    if debtor.as_ref().is_some_and(|list| text.starts(list.span.end, "的")) {
        let by = text.find_any(Span::new(found.debtors_end, span.end), &["由"]);
        if let Some(list) = by.and_then(|by| parties.list_at(text, by.end, span.end)) {
            found.creditors = std::mem::replace(&mut found.debtors, parties.names(text, &list));
            found.joint = found.debtors.len() > 1 && text.has_any(span, &["共同", "连带"]);
            found.creditors_end = list.span.end;
            found.debtors_end = list.span.end;
            return found;
        }
    }
    let rest = Span::new(found.debtors_end, span.end);
    if let Some(list) = creditor_list(lexed, parties, rest, &found.debtors) {
        found.creditors = parties.names(text, &list);
        found.creditors_end = list.span.end;
        // `支付工程款给原告甲某`: the creditor may stand behind the sum.
        found.debtors.retain(|name| !found.creditors.contains(name) || debtor.is_some());
    }
    found.creditors_end = found.creditors_end.max(found.debtors_end);
    found.joint = found.debtors.len() > 1 && text.has_any(span, &["共同", "连带", "互负"]);
    found
}

/// The debtors: the first names of the sentence.
fn debtor_list(lexed: &Lexed, parties: &Parties, span: Span) -> Option<NameList> {
    let text = &lexed.text;
    let mut at = span.start;
    loop {
        let length = text.starts_any(
            at,
            &[
                "限由", "限", "由", "责令", "判令", "即：", "即", "，", "：", "同时", "并由", "并", "现由",
                "如", "若", "余款",
            ],
        );
        match length {
            Some(length) if !starts_known(lexed, parties, at) => at += length,
            _ => break,
        }
    }
    if let Some(list) = parties.list_at(text, at, span.end) {
        return Some(list);
    }
    // The period or an explanation stands before the debtor.
    let verb = text.find_any(span, &PAYING[..15]).map_or(span.end, |verb| verb.start);
    let roles = &ROLES[..ROLES.len() - 1];
    let place = text.find_any(Span::new(span.start, verb), roles)?;
    let given = text.ends_any(place.start, &["向", "给", "对", "支付", "于"]).is_some();
    let list = parties.list_at(text, place.start, span.end).filter(|_| !given);
    list.or_else(|| {
        let word = text.find_any(span, &["，由", "由"])?;
        parties.list_at(text, word.end, span.end)
    })
}

fn starts_known(lexed: &Lexed, parties: &Parties, at: usize) -> bool {
    parties.known.iter().any(|party| lexed.text.starts(at, &party.name))
}

/// The creditors: after 向 or 给, after a paying verb, or named with their procedural word.
fn creditor_list(lexed: &Lexed, parties: &Parties, span: Span, debtors: &[String]) -> Option<NameList> {
    let text = &lexed.text;
    let roles = &ROLES[..ROLES.len() - 1];
    let given = |place: &Span| text.starts_any(place.end, &["付", "予"]).is_none();
    let mut places: Vec<usize> =
        text.all(span, &["向", "给", "为"]).iter().filter(|p| given(p)).map(|p| p.end).collect();
    places.extend(text.all(span, roles).iter().map(|p| p.start));
    places.extend(text.all(span, &PAYING).iter().map(|p| p.end));
    places.sort_unstable();
    places.into_iter().find_map(|at| {
        let list = parties.list_at(text, at, span.end)?;
        let names = parties.names(text, &list);
        let fresh = !names.is_empty() && names.iter().all(|name| !debtors.contains(name));
        // `支付被告甲某垫付的医疗费` names a creditor, `扣除被告甲某垫付的` does not.
        let deducted = text.ends_any(at, &["扣除", "减扣", "剔除", "减支", "扣减"]).is_some();
        (fresh && !deducted).then_some(list)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, debtors: &[&str], creditors: &[&str]) {
        let lexed = Lexed::new(words);
        let parties = Parties::find(&lexed, Span::default(), lexed.text.whole());
        let found = who(&lexed, &parties, lexed.text.whole());
        assert_eq!(
            (found.debtors, found.creditors),
            (
                debtors.iter().map(|&s| s.to_owned()).collect(),
                creditors.iter().map(|&s| s.to_owned()).collect()
            ),
            "{words}"
        );
    }

    #[test]
    fn debtor_and_creditor_are_found_in_every_order() {
        check("被告甲某于本判决生效之日起十日内向原告乙某支付货款5元", &["甲某"], &["乙某"]);
        check("限被告甲某、丙某共同偿还原告乙某借款5元", &["甲某", "丙某"], &["乙某"]);
        check("在本判决生效之日起三日内，被告甲某向原告乙某返还定金5元", &["甲某"], &["乙某"]);
        check("被告甲某支付工程款5元给原告乙某", &["甲某"], &["乙某"]);
        check("甲某于判决生效后十日内返还乙某余款5元", &["甲某"], &["乙某"]);
        check("由甲某赔偿乙某5元", &["甲某"], &["乙某"]);
        check("由作为承保人的被告青山保险股份有限公司赔偿原告乙某5元", &["青山保险股份有限公司"], &["乙某"]);
    }
}
