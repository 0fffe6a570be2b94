//! What makes an operative part hard to enforce, with the sentence that tells the officer what to ask or correct.

use crate::items::Sentence;
use crate::lexing::Lexed;
use crate::parties::{Meaning, Parties};
use crate::reading::{Claim, ClaimKind, Cost, Doubt, DoubtCode, Interest, RateBasis, Reading};
use crate::text::Span;
use values::Fen;

/// Every doubt about a reading, in the order of the text.
pub(crate) fn doubts(reading: &Reading) -> Vec<Doubt> {
    let mut doubts = reading.doubts.clone();
    for claim in &reading.claims {
        claim_doubts(claim, &mut doubts);
        for interest in &claim.interest {
            interest_doubts(claim, interest, &mut doubts);
        }
    }
    costs_doubts(reading, &mut doubts);

    doubts.sort_by_key(|doubt| (doubt.span.start, doubt.span.end));
    doubts.dedup();
    doubts
}

/// Words that could not be placed.
pub(crate) fn unread(lexed: &Lexed, sentence: &Sentence) -> Doubt {
    let words: String = lexed.text.words(sentence.span).chars().take(40).collect();
    Doubt {
        code: DoubtCode::Unread,
        message: format!(
            "“{words}”未能识别为给付、行为或责任，请承办人核对原文，必要时向审判部门征询执行内容。"
        ),
        item: sentence.ordinal.clone(),
        span: sentence.span,
    }
}

/// Words of interest from which no base, rate or days could be read.
pub(crate) fn interest_unread(lexed: &Lexed, sentence: &Sentence, words: Span) -> Doubt {
    let noun = lexed.text.words(words);
    Doubt {
        code: DoubtCode::RateMissing,
        message: format!(
            "“{noun}”未能读出计算标准和起止日，请对照原文录入；原文没有写明的，请征询审判部门明确。"
        ),
        item: sentence.ordinal.clone(),
        span: words,
    }
}

/// Parts that do not add up to the total named.
pub(crate) fn arithmetic(parts: &[Fen], total: Fen, item: Option<String>, span: Span) -> Doubt {
    let sum = Fen(parts.iter().fold(0_i64, |sum, part| sum.saturating_add(part.0)));
    Doubt {
        code: DoubtCode::Arithmetic,
        message: format!(
            "各项金额相加为{sum}元，与主文所写合计{total}元不符，请核对并向审判部门征询是否补正。"
        ),
        item,
        span,
    }
}

/// A name that cannot be told: it fits several parties, or none of those in the head.
pub(crate) fn unclear_name(claim: &Claim, name: &str, parties: &Parties) -> Option<Doubt> {
    let message = match parties.meaning(name) {
        Meaning::Full | Meaning::One(_) => return None,
        Meaning::Unclear(several) => {
            format!("主文所写“{name}”可能指{}，请对照裁判文书首部确定是哪一个当事人。", several.join("或者"))
        }
        Meaning::Stranger => format!("主文所写“{name}”不在首部所列当事人之中，请核对姓名或者名称。"),
    };
    Some(doubt(claim, DoubtCode::PartyUnclear, claim.span, &message))
}

fn doubt(claim: &Claim, code: DoubtCode, span: Span, message: &str) -> Doubt {
    Doubt { code, message: message.to_owned(), item: claim.item.clone(), span }
}

fn claim_doubts(claim: &Claim, doubts: &mut Vec<Doubt>) {
    let mut say = |code, message: &str| doubts.push(doubt(claim, code, claim.span, message));
    if claim.kind == ClaimKind::Money && claim.amount_fen.is_none() {
        match &claim.foreign {
            Some(foreign) => say(
                DoubtCode::AmountMissing,
                &format!(
                    "该项以{}计付，主文未写明折合人民币的汇率和日期，请征询审判部门或由双方确认折算办法。",
                    foreign.currency
                ),
            ),
            None => say(
                DoubtCode::AmountMissing,
                "该给付未写明金额，也没有可以计算的办法，请征询审判部门明确数额。",
            ),
        }
    }
    let generic = |names: &[String]| {
        names.is_empty() || names.iter().any(|n| n == "原告" || n == "被告" || n == "第三人")
    };
    match (generic(&claim.debtors), generic(&claim.creditor)) {
        (false, false) => {}
        (true, false) => {
            say(DoubtCode::PartyUnclear, "义务人不能从主文确定，请对照裁判文书首部填写被执行人。")
        }
        (false, true) => {
            say(DoubtCode::PartyUnclear, "权利人不能从主文确定，请对照裁判文书首部填写申请执行人。")
        }
        (true, true) => {
            say(DoubtCode::PartyUnclear, "权利人和义务人都不能从主文确定，请对照裁判文书首部填写。")
        }
    }
    if claim.performance.is_none() {
        say(
            DoubtCode::PeriodMissing,
            "该义务未写明履行期限，起算迟延履行利息前请征询审判部门或以执行通知限定期限。",
        );
    }
    if let Some(act) = &claim.act {
        let vague = ["相关", "有关", "等物品", "若干", "适当", "必要的", "相应的"]
            .iter()
            .any(|word| act.contains(word));
        let bare = act.chars().count() < 5;
        if vague || bare {
            say(
                DoubtCode::ObjectUnclear,
                "交付的标的或者行为的内容不具体，请征询审判部门明确名称、数量、位置或标准。",
            );
        }
    }
}

fn interest_doubts(claim: &Claim, interest: &Interest, doubts: &mut Vec<Doubt>) {
    let mut say = |code, message: &str| doubts.push(doubt(claim, code, interest.span, message));
    if interest.base_fen.is_none() {
        say(
            DoubtCode::BaseMissing,
            "利息的计算基数不是确定的数额，请由申请执行人列明计算基数及变动，并经对方核对。",
        );
    }
    match (&interest.rate, interest.rate_basis) {
        (_, Some(RateBasis::Contract)) => {
            say(DoubtCode::RateMissing, "利率只写按合同约定，请申请执行人提交合同，并录入约定的利率。");
        }
        (None, _) => say(DoubtCode::RateMissing, "利息未写明利率或计算标准，请征询审判部门明确。"),
        _ => {}
    }
    match (interest.from, interest.until) {
        (Some(_), Some(_)) => {}
        (None, Some(_)) => say(DoubtCode::DateMissing, "利息未写明起算日，请征询审判部门明确。"),
        (Some(_), None) => {
            say(DoubtCode::DateMissing, "利息未写明截止日或截止日是需要另行查明的事件，请核对并填写。")
        }
        (None, None) => say(DoubtCode::DateMissing, "利息未写明起止日，请征询审判部门明确。"),
    }
}

/// What all bearers of a fee bear together; none where a share is left open.
fn shares(cost: &Cost) -> Option<i64> {
    cost.borne_by.iter().try_fold(0_i64, |sum, born| sum.checked_add(born.amount_fen?.0))
}

/// Shares of the costs that do not add up to the fees.
fn costs_doubts(reading: &Reading, doubts: &mut Vec<Doubt>) {
    let mut rest = reading.costs.as_slice();
    while let Some(first) = rest.first() {
        // Fees distributed together carry the same shares; a fee whose own shares add up stands alone.
        let alone = shares(first).is_some_and(|shares| Some(shares) == first.amount_fen.map(|fee| fee.0));
        let same = rest.iter().take_while(|cost| cost.borne_by == first.borne_by).count();
        let together = if alone { 1 } else { same };
        let (group, after) = rest.split_at(together);
        rest = after;
        let fees: Option<i64> = group.iter().try_fold(0_i64, |sum, cost| sum.checked_add(cost.amount_fen?.0));
        if let (Some(fees), Some(shares), true) = (fees, shares(first), first.borne_by.len() >= 2)
            && fees != shares
        {
            doubts.push(Doubt {
                code: DoubtCode::Arithmetic,
                message: format!(
                    "各方负担的诉讼费用相加为{}元，与应收的{}元不符，请核对并向审判部门征询是否补正。",
                    Fen(shares),
                    Fen(fees)
                ),
                item: None,
                span: Span::new(first.span.start, group.last().map_or(first.span.end, |cost| cost.span.end)),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::DoubtCode::{self, *};

    fn check(words: &str, wanted: &[DoubtCode]) {
        let codes: Vec<_> = crate::read(words).doubts.iter().map(|d| d.code).collect();
        assert_eq!(codes, wanted, "{words}");
    }

    #[test]
    fn a_definite_part_raises_no_doubt() {
        check(
            "一、被告甲某于本判决生效之日起十日内偿还原告乙某借款5000元及利息（以5000元为基数，自2020年1月1日起按年利率6%计算至实际清偿之日止）；二、驳回原告乙某的其他诉讼请求。案件受理费50元，由原告乙某负担20元，被告甲某负担30元。",
            &[],
        );
    }

    #[test]
    fn every_gap_is_named() {
        check("被告甲某偿还原告乙某借款5000元", &[PeriodMissing]);
        check("被告甲某于本判决生效之日起十日内偿还原告乙某借款5000元及利息", &[RateMissing, DateMissing]);
        check("被告甲某于本判决生效之日起十日内支付原告乙某货款5元、运费3元，合计9元", &[Arithmetic]);
        check(
            "被告甲某于本判决生效之日起十日内偿还原告乙某借款5000元，并赔偿逾期付款期间的利息",
            &[RateMissing],
        );
        check("被告于本判决生效之日起十日内支付原告货款5元", &[PartyUnclear]);
        check("案件受理费50元，由原告乙某负担20元，被告甲某负担40元", &[Arithmetic]);
    }
}
