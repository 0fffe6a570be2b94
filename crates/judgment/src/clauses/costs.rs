//! Court fees and who bears them.

use crate::lexing::{Lexed, Sum, number_at};
use crate::parties::Parties;
use crate::reading::{BornBy, Cost, CostKind};
use crate::text::Span;
use values::Fen;

/// What a sentence says about court fees.
#[derive(Debug, Default)]
pub(crate) struct CostSentence {
    /// The fees it names, each with its own bearers.
    pub(crate) costs: Vec<Cost>,
    /// Bearers named before any fee: they bear the fees of the sentence before.
    pub(crate) bearers: Vec<Bearer>,
}

/// Who bears fees, as one clause says it.
#[derive(Clone, Debug)]
pub(crate) struct Bearer {
    names: Vec<String>,
    /// One for each fee where the clause says 分别; otherwise one for all fees, or none.
    amounts: Vec<Fen>,
    at: usize,
}

/// Reads the fees in a sentence and who bears each. A sentence that only goes on about fees named before may give
/// none.
pub(crate) fn costs(lexed: &Lexed, parties: &Parties, span: Span) -> CostSentence {
    let text = &lexed.text;
    let mut costs: Vec<Cost> = Vec::new();
    let mut before = span.start;
    let outside: Vec<Sum> =
        lexed.sums(span).filter(|s| text.bracket_around(s.span.start, span).is_none()).copied().collect();
    for sum in &outside {
        let lead = Span::new(before, sum.span.start);
        before = sum.span.end;
        match part(lexed, lead) {
            FeePart::Fee => costs.push(cost(lexed, lead, Some(sum.fen), sum.span.end)),
            FeePart::Halved => match costs.last_mut() {
                Some(last) => last.amount_fen = Some(sum.fen),
                None => costs.push(cost(lexed, lead, Some(sum.fen), sum.span.end)),
            },
            FeePart::Other => {}
        }
    }
    if outside.is_empty() || costs.is_empty() {
        costs.extend(misspelt(lexed, span));
    }
    let bearers = bearers(lexed, parties, span);
    let first_fee = costs.first().map_or(span.end, |cost| cost.span.end);
    let (earlier, own): (Vec<Bearer>, Vec<Bearer>) = match costs.is_empty() {
        true => (bearers, Vec::new()),
        // `由被告甲某负担案件受理费50元`: where all bearers stand before the fees, they bear these.
        false if bearers.iter().all(|bearer| bearer.at < first_fee) => (Vec::new(), bearers),
        false => bearers.into_iter().partition(|bearer| bearer.at < first_fee),
    };
    distribute(&mut costs, &own);
    CostSentence { costs, bearers: earlier }
}

/// Gives each run of fees the bearers named between it and the next run.
fn distribute(costs: &mut [Cost], bearers: &[Bearer]) {
    let mut start = 0;
    while start < costs.len() {
        let next_fee_after = |bearer: &Bearer| costs.iter().position(|cost| cost.span.end > bearer.at);
        let first = bearers.iter().find(|bearer| bearer.at >= costs[start].span.end);
        let end = first.and_then(next_fee_after).unwrap_or(costs.len()).max(start + 1);
        let from = costs[start].span.end;
        let until = costs.get(end).map_or(usize::MAX, |cost| cost.span.end);
        let of_run: Vec<&Bearer> =
            bearers.iter().filter(|b| start == 0 && b.at < from || from <= b.at && b.at < until).collect();
        share(&mut costs[start..end], &of_run);
        start = end;
    }
}

/// Gives fees that are distributed together their bearers.
pub(crate) fn share(costs: &mut [Cost], bearers: &[&Bearer]) {
    let count = costs.len();
    let sole = match bearers {
        [bearer] => bearer.names.len() == 1,
        _ => false,
    };
    for (order, cost) in costs.iter_mut().enumerate() {
        for bearer in bearers {
            let one_each = count > 1 && bearer.amounts.len() == count;
            let named = if one_each { bearer.amounts.get(order) } else { bearer.amounts.first() };
            // Who alone bears fees bears each of them whole.
            let amount = named.copied().or(cost.amount_fen.filter(|_| sole));
            let amount_fen = amount.filter(|_| bearer.names.len() == 1);
            cost.borne_by
                .extend(bearer.names.iter().map(|party| BornBy { party: party.clone(), amount_fen }));
        }
    }
}

enum FeePart {
    Fee,
    /// What remains of the fee before (减半收取).
    Halved,
    Other,
}

fn part(lexed: &Lexed, lead: Span) -> FeePart {
    let text = &lexed.text;
    let Some(fee) = text.rfind_any(lead, &["费用", "费"]) else {
        return if text.has_any(lead, &["减半", "减收", "实收", "实际收取"]) && !text.has(lead, "负担")
        {
            FeePart::Halved
        } else {
            FeePart::Other
        };
    };
    let after = Span::new(fee.end, lead.end);
    let halved = text.rfind_any(lead, &["减半收取", "减半后"]).is_some_and(|word| word.start > fee.start);
    if (halved || text.has(lead, "剩余案件")) && !text.has_any(after, &["负担", "承担"]) {
        return FeePart::Halved;
    }
    let other = [
        "负担", "承担", "合计", "共计", "退还", "退回", "返还", "总计", "自负", "分担", "给付", "支付",
        "交纳", "缴纳",
    ];
    let prepaid =
        text.has_any(Span::new(lead.start, fee.start), &["预交案件", "多预交", "已交", "应交", "已预交案件"]);
    if text.has_any(after, &other) || prepaid || text.has_any(lead, &["合计", "共计", "两项"]) {
        FeePart::Other
    } else {
        FeePart::Fee
    }
}

fn cost(lexed: &Lexed, lead: Span, amount_fen: Option<Fen>, end: usize) -> Cost {
    let text = &lexed.text;
    let kind = if text.has_any(lead, &["受理费", "诉讼费", "反诉费", "上诉费"]) {
        CostKind::AcceptanceFee
    } else if text.has(lead, "保全") {
        CostKind::PreservationFee
    } else if text.has(lead, "公告费") {
        CostKind::AnnouncementFee
    } else if text.has_any(lead, &["鉴定费", "评估费", "审计费", "测量费", "测绘费", "检测费"])
    {
        CostKind::AppraisalFee
    } else {
        CostKind::Other
    };
    let place = text.trimmed(Span::new(lead.start, end), &['，', '、', '。', '；']);
    Cost { kind, amount_fen, borne_by: Vec::new(), span: place }
}

/// `受理费元1250`, `受理费220，`: the yuan misplaced or forgotten.
fn misspelt(lexed: &Lexed, span: Span) -> Option<Cost> {
    let text = &lexed.text;
    let fee = text.find_any(span, &["受理费", "诉讼费", "保全费", "反诉费"])?;
    let at = fee.end + usize::from(text.at(fee.end) == '元');
    let number = number_at(text, at).filter(|n| text.at(n.span.end) != '%');
    let fen = number.and_then(|n| n.scaled(2)).map(Fen);
    Some(cost(lexed, Span::new(span.start, fee.end), fen, number.map_or(fee.end, |n| n.span.end)))
}

fn bearers(lexed: &Lexed, parties: &Parties, span: Span) -> Vec<Bearer> {
    let text = &lexed.text;
    let mut bearers: Vec<Bearer> = Vec::new();
    let mut before = span.start;
    for verb in text.all(span, &["负担", "承担", "自负"]) {
        let clause = text.between(verb.start, Span::new(before, verb.start), &['，', '；', '。', '（']);
        let clause = text.trimmed(clause, &['、', '，', '；']);
        let mut at = text.rfind_any(clause, &["由"]).map_or(clause.start, |by| by.end);
        if parties.list_at(text, at, verb.start).is_none() {
            at = clause.start;
        }
        let Some(list) = parties.list_at(text, at, verb.start) else { continue };
        let mut amounts: Vec<Fen> = Vec::new();
        let mut end = verb.end;
        // `负担300元、120元`: amounts that follow one another without other words.
        for sum in lexed.sums(Span::new(verb.end, span.end)) {
            if sum.span.start > end + 3 || !amounts.is_empty() && !matches!(text.at(end), '、' | '和') {
                break;
            }
            amounts.push(sum.fen);
            end = sum.span.end;
        }
        before = end;
        bearers.push(Bearer { names: parties.names(text, &list), amounts, at: verb.start });
    }
    bearers
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `318 乙某165 甲某200`: each fee with its bearers.
    fn check(words: &str, wanted: &[&str]) {
        let lexed = Lexed::new(words);
        let parties = Parties::find(&lexed, Span::default(), lexed.text.whole());
        let found = costs(&lexed, &parties, lexed.text.whole());
        let yuan = |fen: Option<Fen>| fen.map_or("?".to_owned(), |fen| (fen.0 / 100).to_string());
        let shown = |cost: &Cost| {
            let borne: String =
                cost.borne_by.iter().map(|b| format!(" {}{}", b.party, yuan(b.amount_fen))).collect();
            format!("{}{borne}", yuan(cost.amount_fen))
        };
        assert_eq!(found.costs.iter().map(shown).collect::<Vec<_>>(), wanted, "{words}");
    }

    #[test]
    fn fees_and_bearers_are_read() {
        check("案件受理费50元，由被告甲某负担", &["50 甲某50"]);
        check("案件受理费100元，减半收取50元，由被告甲某负担", &["50 甲某50"]);
        check(
            "案件受理费318元，财产保全费47元，合计365元（原告乙某已预交），由原告乙某负担165元，被告甲某负担200元",
            &["318 乙某165 甲某200", "47 乙某165 甲某200"],
        );
        check("案件受理费50元，由被告甲某、丙某共同负担", &["50 甲某? 丙某?"]);
        check("反诉案件受理费220，由被告甲某负担", &["220 甲某220"]);
    }

    #[test]
    fn each_fee_has_its_own_bearers() {
        check(
            "本案受理费1000元，由被告甲某负担，保全费520元，由原告乙某负担",
            &["1000 甲某1000", "520 乙某520"],
        );
        check("案件受理费1000元、保全费520元，均由被告甲某负担", &["1000 甲某1000", "520 甲某520"]);
        check("鉴定费3000元，由原告乙某负担1000元、被告甲某负担2000元", &["3000 乙某1000 甲某2000"]);
        check(
            "案件受理费1000元、保全费520元，由原告乙某分别负担300元、120元，被告甲某分别负担700元、400元",
            &["1000 乙某300 甲某700", "520 乙某120 甲某400"],
        );
    }
}
