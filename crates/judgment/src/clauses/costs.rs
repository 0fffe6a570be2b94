//! Court fees and who bears them.

use crate::lexing::{Lexed, Sum, number_at};
use crate::parties::Parties;
use crate::reading::{BornBy, Cost, CostKind};
use crate::text::Span;
use values::Fen;

/// The fees in a sentence. A sentence that only goes on about fees named before may give none.
pub(crate) fn costs(lexed: &Lexed, parties: &Parties, span: Span) -> Vec<Cost> {
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
    let total: Vec<BornBy> =
        bearers(lexed, parties, span, costs.len() == 1, costs.first().and_then(|c| c.amount_fen));
    for cost in &mut costs {
        cost.borne_by.clone_from(&total);
    }
    costs
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

fn bearers(lexed: &Lexed, parties: &Parties, span: Span, only: bool, fee: Option<Fen>) -> Vec<BornBy> {
    let text = &lexed.text;
    let mut bearers: Vec<BornBy> = Vec::new();
    for verb in text.all(span, &["负担", "承担", "自负"]) {
        let clause = text.between(verb.start, Span::new(span.start, verb.start), &['，', '；', '。', '（']);
        let mut at = text.rfind_any(clause, &["由"]).map_or(clause.start, |by| by.end);
        if parties.list_at(text, at, verb.start).is_none() {
            at = clause.start;
        }
        let Some(list) = parties.list_at(text, at, verb.start) else { continue };
        let names = parties.names(text, &list);
        let amount = lexed
            .sums(Span::new(verb.end, (verb.end + 20).min(span.end)))
            .find(|s| s.span.start <= verb.end + 3)
            .map(|s| s.fen);
        let amount = amount.or(fee.filter(|_| only)).filter(|_| names.len() == 1);
        bearers.extend(names.into_iter().map(|party| BornBy { party, amount_fen: amount }));
    }
    bearers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, fees: &[i64], bearers: &[(&str, Option<i64>)]) {
        let lexed = Lexed::new(words);
        let parties = Parties::collect(&lexed, lexed.text.whole());
        let found = costs(&lexed, &parties, lexed.text.whole());
        assert_eq!(
            found.iter().filter_map(|c| c.amount_fen).map(|f| f.0 / 100).collect::<Vec<_>>(),
            fees,
            "{words}"
        );
        let borne: Vec<_> = found.first().map_or(Vec::new(), |c| c.borne_by.clone());
        let borne: Vec<_> =
            borne.iter().map(|b| (b.party.as_str(), b.amount_fen.map(|f| f.0 / 100))).collect();
        assert_eq!(borne, bearers, "{words}");
    }

    #[test]
    fn fees_and_bearers_are_read() {
        check("案件受理费50元，由被告甲某负担", &[50], &[("甲某", Some(50))]);
        check("案件受理费100元，减半收取50元，由被告甲某负担", &[50], &[("甲某", Some(50))]);
        check(
            "案件受理费318元，财产保全费47元，合计365元（原告乙某已预交），由原告乙某负担165元，被告甲某负担200元",
            &[318, 47],
            &[("乙某", Some(165)), ("甲某", Some(200))],
        );
        check("案件受理费50元，由被告甲某、丙某共同负担", &[50], &[("甲某", None), ("丙某", None)]);
        check("反诉案件受理费220，由被告甲某负担", &[220], &[("甲某", Some(220))]);
    }
}
