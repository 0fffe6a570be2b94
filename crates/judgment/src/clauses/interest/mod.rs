//! Running interest: bases, rates, first and last days, and which of them belong together.

mod grouping;
mod slots;

use super::sums::{Part, Placed};
use crate::lexing::Lexed;
use crate::reading::{From, RateBasis, Until};
use crate::text::Span;
use values::Fen;

/// One segment of running interest as the sentence gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) base: Base,
    pub(crate) rate: Option<(String, RateBasis)>,
    pub(crate) from: Option<From>,
    pub(crate) until: Option<Until>,
    pub(crate) cap: Option<Fen>,
    pub(crate) span: Span,
}

/// What interest is computed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    /// A sum named with the interest.
    Sum(Fen),
    /// Something whose sum changes: 以未付款为基数.
    Changing,
    /// All sums named before: 上述款项.
    All,
    /// The sum of the claim.
    OfTheClaim,
}

/// The nouns of running interest.
pub(crate) const NOUNS: [&str; 18] = [
    "利息",
    "罚息",
    "复利",
    "违约金",
    "滞纳金",
    "占用费",
    "资金占用",
    "利率",
    "逾期付款损失",
    "利息损失",
    "逾期损失",
    "计息",
    "损失",
    "占有使用费",
    "孳息",
    "LPR",
    "迟延金",
    "收益",
];

/// The terms of running interest in a sentence.
pub(crate) fn terms(lexed: &Lexed, span: Span, placed: &[Placed], periods: &[Span]) -> Vec<Term> {
    let text = &lexed.text;
    if !text.has_any(span, &NOUNS) {
        return Vec::new();
    }
    let slots = slots::slots(lexed, span, placed, periods);
    let daily = placed.iter().any(|p| matches!(p.part, Part::Instalment(_)));
    let mut terms = grouping::grouped(lexed, span, &slots);
    let has_rate = terms.iter().any(|t| t.rate.is_some());
    if !has_rate && (daily || !interest_without_sum(lexed, span)) {
        terms.clear();
    }
    if terms.is_empty() && !daily {
        return bare(lexed, span).into_iter().collect();
    }
    let limit = placed.iter().find(|p| {
        p.part == Part::Limit
            && text.has_any(
                Span::new(p.sum.span.start.saturating_sub(20), p.sum.span.end + 4),
                &["超过", "为限", "超出"],
            )
    });
    if let (Some(limit), Some(last)) = (limit, terms.last_mut()) {
        last.cap = Some(limit.sum.fen);
    }
    terms
}

/// Words of interest without a sum of their own in a sentence that gave no term: something was ordered that is not
/// read.
pub(crate) fn unplaced(lexed: &Lexed, span: Span) -> Option<Span> {
    let text = &lexed.text;
    let about = ["为基数", "利息", "罚息", "复利", "违约金", "滞纳金", "利息损失", "资金占用费"];
    text.all(span, &about).into_iter().find(|word| {
        let clause = text.between(word.start, span, &['，', '；', '。']);
        let told = lexed.sums(Span::new(word.end, clause.end)).next().is_some();
        let aside =
            text.has_any(clause, &["已付", "已支付", "已结清", "不计", "免除", "放弃", "抵扣", "无息"]);
        !told && !aside && text.bracket_around(word.start, span).is_none()
    })
}

/// `及利息` without anything more.
fn bare(lexed: &Lexed, span: Span) -> Option<Term> {
    let text = &lexed.text;
    let word = text
        .all(
            span,
            &[
                "及利息",
                "及相应利息",
                "和利息",
                "及逾期利息",
                "并支付利息",
                "及相应的利息",
                "及其利息",
                "、利息",
                "及罚息",
            ],
        )
        .into_iter()
        .find(|word| {
            let clause = text.between(word.end, Span::new(word.end, span.end), &['，', '；', '。', '、']);
            let near = Span::new(clause.start, (clause.end + 1).min(span.end));
            let ends = word.end >= span.end || "，；。、\n".contains(text.at(word.end));
            ends && lexed.sums(near).next().is_none() && text.bracket_around(word.start, span).is_none()
        })?;
    Some(Term { base: Base::OfTheClaim, rate: None, from: None, until: None, cap: None, span: word })
}

/// Whether a noun of interest stands without a sum of its own behind it.
fn interest_without_sum(lexed: &Lexed, span: Span) -> bool {
    let text = &lexed.text;
    text.all(span, &["利息", "罚息", "复利", "违约金", "滞纳金", "利息损失"]).into_iter().any(|noun| {
        let rest = Span::new(noun.end, span.end);
        let clause = text.between(noun.end, rest, &['，', '；', '。', '、']);
        lexed.sums(Span::new(noun.end, clause.end)).next().is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clauses::{performance, sums};

    fn check(words: &str, wanted: &[(&str, &str, &str, &str)]) {
        let lexed = Lexed::new(words);
        let span = lexed.text.whole();
        let placed = sums::placed(&lexed, span);
        let periods: Vec<_> = performance::periods(&lexed, span).iter().map(|p| p.span).collect();
        let found: Vec<_> = terms(&lexed, span, &placed, &periods)
            .into_iter()
            .map(|t| {
                let base = match t.base {
                    Base::Sum(fen) => fen.plain().trim_end_matches(".00").to_owned(),
                    other => format!("{other:?}"),
                };
                let show = |json: serde_json::Result<String>| json.unwrap().trim_matches('"').to_owned();
                let rate = t.rate.map_or("-".to_owned(), |(rate, basis)| format!("{rate} {basis:?}"));
                (base, rate, show(serde_json::to_string(&t.from)), show(serde_json::to_string(&t.until)))
            })
            .collect();
        let found: Vec<_> =
            found.iter().map(|(a, b, c, d)| (a.as_str(), b.as_str(), c.as_str(), d.as_str())).collect();
        assert_eq!(found, wanted, "{words}");
    }

    #[test]
    fn one_segment_is_read_in_every_order() {
        let year = "24% Year";
        check(
            "及利息（以5000元为基数，从2015年7月14日起按年利率24%计至清偿之日止）",
            &[("5000", year, "2015-07-14", "payment")],
        );
        check(
            "支付利息（按年利率24%计算，自2015年7月14日起至本判决确定的给付之日止）",
            &[("OfTheClaim", year, "2015-07-14", "due")],
        );
        check(
            "支付自2015年7月14日以5000元作为本金，以年利率24%支付利息至付清之日止的利息",
            &[("5000", year, "2015-07-14", "payment")],
        );
        check(
            "以未付租金为基数自起诉之日起按日万分之五支付违约金至实际付清之日",
            &[("Changing", "0.05% Day", "filing", "payment")],
        );
        check(
            "及利息损失（自2023年8月16日起按贷款市场报价利率的1.5倍计算至款清之日止）",
            &[("OfTheClaim", "1.5 Lpr", "2023-08-16", "payment")],
        );
        check(
            "截至2019年3月13日的利息7元，之后的利息按合同约定的利率计算至付清之日止",
            &[("OfTheClaim", "1 Contract", "2019-03-14", "payment")],
        );
    }

    #[test]
    fn segments_share_what_is_said_once() {
        check(
            "其中6万元借款本金的利息，自2011年10月2日算至还清之日止；其中4万元借款本金的利息，自2011年10月13日算至还清之日止；均按年利率6%计算",
            &[("60000", "6% Year", "2011-10-02", "payment"), ("40000", "6% Year", "2011-10-13", "payment")],
        );
        check(
            "支付利息（按年利率6%，以本金100元为基数自2017年8月18日起算至还清之日止；以本金200元为基数自2017年9月2日起算至还清之日止）",
            &[("100", "6% Year", "2017-08-18", "payment"), ("200", "6% Year", "2017-09-02", "payment")],
        );
    }

    #[test]
    fn days_without_a_year_and_a_rate_told_last_hold_for_every_segment() {
        check(
            "及利息（自2013年8月7日起至8月15日止，以500元本金为基数；自8月16日起至次年1月31日止，以300元本金为基数；自2014年2月1日起至付清之日止，以200元本金为基数，按银行同期贷款利率的四倍计算）",
            &[
                ("500", "4 PbocLoan", "2013-08-07", "2013-08-15"),
                ("300", "4 PbocLoan", "2013-08-16", "2014-01-31"),
                ("200", "4 PbocLoan", "2014-02-01", "payment"),
            ],
        );
        check(
            "及利息（自2020年3月5日起至同月20日止以500元为基数，自2020年3月21日起至付清之日止以300元为基数，均按年利率6%计算）",
            &[("500", "6% Year", "2020-03-05", "2020-03-20"), ("300", "6% Year", "2020-03-21", "payment")],
        );
    }

    #[test]
    fn segments_divide_where_the_benchmark_rate_ended() {
        let wanted =
            [("100", "1 PbocLoan", "2019-01-01", "2019-08-19"), ("100", "1 Lpr", "2019-08-20", "payment")];
        for words in [
            "利息【以100元为基数，自2019年1月1日起至付清之日止，2019年8月19日之前按中国人民银行同期贷款利率，2019年8月20日之后按同期LPR计算】",
            "利息以100元为基数，自2019年1月1日起至2019年8月19日止按中国人民银行同期同类贷款基准利率计算，自2019年8月20日起至实际清偿之日止按一年期贷款市场报价利率计算",
            "利息（以100元为基数，自2019年1月1日起至付清之日止，2019年8月19日前按中国人民银行同期贷款利率，2019年8月20日起按贷款市场报价利率计算）",
            "利息，以100元为基数，自2019年1月1日起按中国人民银行同期贷款利率计算至2019年8月19日，自2019年8月20日起按同期贷款市场报价利率计算至付清之日止",
            "利息以100元为基数，自2019年1月1日起按中国人民银行同期贷款利率，自2019年8月20日起按贷款市场报价利率，计算至付清之日止",
        ] {
            check(words, &wanted);
        }
    }

    #[test]
    fn a_later_rate_holds_for_every_base() {
        check(
            "利息（其中800元的利息自2018年1月1日起算，400元的利息自2019年1月1日起算，2019年8月19日之前按中国人民银行同期贷款利率计算，2019年8月20日之后按同期LPR计算，均计至实际清偿之日止）",
            &[
                ("800", "1 PbocLoan", "2018-01-01", "2019-08-19"),
                ("400", "1 PbocLoan", "2019-01-01", "2019-08-19"),
                ("800", "1 Lpr", "2019-08-20", "payment"),
                ("400", "1 Lpr", "2019-08-20", "payment"),
            ],
        );
    }

    #[test]
    fn what_is_no_running_interest_is_left_alone() {
        check("支付自2015年1月1日起至2016年12月31日止的物业费5元、违约金3元", &[]);
        check("支付违约金6元（2015年10月1日起至2016年5月27日止，每日按房款350元的万分之一计算）", &[]);
        check("违约金自2011年6月30日按每日10元的标准支付至2012年10月18日止", &[]);
        check("赔偿损失1000元的60%计款600元", &[]);
    }
}
