//! Rates of interest.

use super::number::{Number, number_at};
use crate::reading::RateBasis;
use crate::text::{Span, Text};

/// A rate in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    /// Per cent with its sign, or the multiple.
    pub(crate) rate: String,
    pub(crate) basis: RateBasis,
    pub(crate) span: Span,
}

impl Rate {
    /// Whether the rate is a number of its own, not a reference to somebody's table.
    pub(crate) fn is_number(&self) -> bool {
        matches!(self.basis, RateBasis::Year | RateBasis::Month | RateBasis::Day)
    }
}

/// Signs that end the stretch in which a word says what a rate is measured by.
const STOP: [char; 7] = ['，', ',', '；', '。', '（', '）', '\n'];

/// Every rate in the text, in order, without overlaps.
pub(crate) fn rates(text: &Text) -> Vec<Rate> {
    let mut rates: Vec<Rate> = Vec::new();
    let mut position = 0;
    while position < text.whole().end {
        match numeric_at(text, position).or_else(|| referring_at(text, position)) {
            Some(rate) => {
                position = rate.span.end.max(position + 1);
                rates.push(rate);
            }
            None => position += 1,
        }
    }
    rates
}

/// `24%`, `18‰`, `万分之五`, `2分`.
fn numeric_at(text: &Text, position: usize) -> Option<Rate> {
    if let Some(rate) = fraction_at(text, position) {
        return Some(rate);
    }
    let before = text.before(position);
    if before.is_ascii_digit() || before == '.' || text.before(position) == '第' {
        return None;
    }
    let number = number_at(text, position)?;
    let end = number.span.end;
    match text.at(end) {
        '%' => numeric(text, number, 0, Span::new(position, end + 1)),
        '‰' => numeric(text, number, 1, Span::new(position, end + 1)),
        '分' if text.starts(end, "分之") => None,
        // 月息2分 is two per cent a month, 年息1分 ten per cent a year; 厘 is a tenth of it.
        '分' | '厘' => {
            let word = text.ends_any(
                position,
                &["月息", "月利率", "月利", "月利息", "年息", "年利率", "月息为", "月利率为"],
            )?;
            let yearly = text.at(position - word) == '年';
            let mut value = if text.at(end) == '厘' { divided(number, 1) } else { number };
            let mut after = end + 1;
            if let Some(small) =
                number_at(text, after).filter(|n| text.at(end) == '分' && text.at(n.span.end) == '厘')
            {
                value = Number {
                    digits: value.digits * 10 + small.digits,
                    decimals: value.decimals + 1,
                    ..value
                };
                after = small.span.end + 1;
            }
            if yearly {
                value = Number { digits: value.digits * 10, ..value };
            }
            let basis = if yearly { RateBasis::Year } else { RateBasis::Month };
            Some(Rate {
                rate: format!("{}%", value.plain_divided(0)),
                basis,
                span: Span::new(position, after),
            })
        }
        _ => None,
    }
}

fn divided(number: Number, power: u32) -> Number {
    Number { decimals: number.decimals + power, ..number }
}

/// `百分之`, `千分之`, `万分之` and a number.
fn fraction_at(text: &Text, position: usize) -> Option<Rate> {
    let (_, power) =
        [("百分之", 0), ("千分之", 1), ("万分之", 2)].into_iter().find(|(w, _)| text.starts(position, w))?;
    let number = number_at(text, position + 3)?;
    numeric(text, number, power, Span::new(position, number.span.end))
}

fn numeric(text: &Text, number: Number, power: u32, span: Span) -> Option<Rate> {
    let thousandths = power > 0;
    let basis = basis_after(text, span.end)
        .or_else(|| basis_before(text, span.start))
        .unwrap_or(if thousandths { RateBasis::Day } else { RateBasis::Year });
    Some(Rate { rate: format!("{}%", number.plain_divided(power)), basis, span })
}

/// `24%/年`, `2%的月利率`, `每日`.
fn basis_after(text: &Text, position: usize) -> Option<RateBasis> {
    let at = match text.at(position) {
        '/' | '的' | '每' => position + 1,
        _ => return None,
    };
    match text.at(at) {
        '年' => Some(RateBasis::Year),
        '月' => Some(RateBasis::Month),
        '日' | '天'
            if text.at(position) != '的'
                || text.starts_any(at, &["日利率", "日息", "日违约金"]).is_some() =>
        {
            Some(RateBasis::Day)
        }
        _ => None,
    }
}

/// The nearest word before that says year, month or day: first in the same stretch, for days also in the sentence.
fn basis_before(text: &Text, position: usize) -> Option<RateBasis> {
    let floor = position.saturating_sub(60);
    let mut start = position;
    while start > floor && !STOP.contains(&text.at(start - 1)) {
        start -= 1;
    }
    let words: [(&str, RateBasis); 27] = [
        ("年利率", RateBasis::Year),
        ("年息", RateBasis::Year),
        ("年化", RateBasis::Year),
        ("年利", RateBasis::Year),
        ("年率", RateBasis::Year),
        ("每年", RateBasis::Year),
        ("按年", RateBasis::Year),
        ("照年", RateBasis::Year),
        ("以年", RateBasis::Year),
        ("月利率", RateBasis::Month),
        ("月息", RateBasis::Month),
        ("月利", RateBasis::Month),
        ("每月", RateBasis::Month),
        ("按月", RateBasis::Month),
        ("照月", RateBasis::Month),
        ("以月", RateBasis::Month),
        ("日利率", RateBasis::Day),
        ("日息", RateBasis::Day),
        ("每日", RateBasis::Day),
        ("每天", RateBasis::Day),
        ("按日", RateBasis::Day),
        ("照日", RateBasis::Day),
        ("以日", RateBasis::Day),
        ("逾期一日", RateBasis::Day),
        ("逾期一天", RateBasis::Day),
        ("元日", RateBasis::Day),
        ("的日", RateBasis::Day),
    ];
    let patterns: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    let basis_of =
        |place: Span| words.iter().find(|(word, _)| text.uniform(place) == *word).map(|(_, basis)| *basis);
    if let Some(place) = text.rfind_any(Span::new(start, position), &patterns) {
        return basis_of(place);
    }
    if text.before(position) == '日' && !text.before(position - 1).is_ascii_digit() {
        return Some(RateBasis::Day);
    }
    text.rfind_any(Span::new(floor, position), &["每日", "每天", "按日", "逾期一日", "逾期一天"])
        .map(|_| RateBasis::Day)
}

/// `贷款市场报价利率的四倍`, `中国人民银行同期同类贷款基准利率`, `按合同约定`.
fn referring_at(text: &Text, position: usize) -> Option<Rate> {
    let (basis, mut span) = table_at(text, position)?;
    let mut rate = None;
    if let Some((multiple, start)) = multiple_before(text, position) {
        (rate, span.start) = (Some(multiple), start);
    }
    let mut at = span.end;
    // An explanation in brackets, `（LPR）`, and the words that lead to the multiple.
    if text.at(at) == '（'
        && let Some(close) = text.partner(at).filter(|close| close - at < 30)
    {
        let inside = Span::new(at + 1, close);
        let numeric = text.has(inside, "%") && !text.has_any(inside, &["LPR", "利率", "Lpr"]);
        if numeric || text.has_any(inside, &["LPR", "Lpr", "lpr", "以下简称"]) {
            at = close + 1;
        }
    }
    let words =
        ["的", "标准", "基础上", "上", "再", "水平", "计算", "档次", "为基准", "为基础", "利率", "按", "，"];
    let mut tries = 0;
    let mut reach = at;
    while rate.is_none() && tries < 6 {
        if let Some((multiple, end)) = multiple_after(text, reach) {
            rate = Some(multiple);
            at = end;
            break;
        }
        match text.starts_any(reach, &words) {
            Some(length) => reach += length,
            None => break,
        }
        tries += 1;
    }
    span.end = at.max(span.end);
    Some(Rate { rate: rate.unwrap_or_else(|| "1".to_owned()), basis, span })
}

/// The table referred to, where its name begins at the position.
fn table_at(text: &Text, position: usize) -> Option<(RateBasis, Span)> {
    if let Some(length) = text.starts_any(
        position,
        &[
            "贷款市场报价利率",
            "贷款市场报价",
            "贷款市场利率报价",
            "市场报价利率",
            "LPR",
            "lpr",
            "Lpr",
            "贷款基础利率",
        ],
    ) {
        return Some((RateBasis::Lpr, Span::new(position, position + length)));
    }
    let bank = text
        .starts_any(
            position,
            &[
                "中国人民银行",
                "人民银行",
                "央行",
                "银行同",
                "银行公布",
                "银行同期",
                "银行贷款",
                "银行利率",
                "同期同类",
                "同期同档",
                "同期贷款",
                "同期银行",
                "同期人民银行",
                "同期存款",
                "同类贷款",
                "贷款基准利率",
                "存款基准利率",
                "贷款利率",
                "存款利率",
                "金融机构",
            ],
        )
        .filter(|_| {
            text.before(position) != '的' || text.ends_any(position, &["约定的", "合同的"]).is_none()
        });
    if bank.is_some() {
        return bank_table(text, position);
    }
    contract(text, position)
}

/// The benchmark rates of the People's Bank: from its name to `利率`, within one stretch.
fn bank_table(text: &Text, position: usize) -> Option<(RateBasis, Span)> {
    let mut end = position;
    while end < position + 45 && !STOP.contains(&text.at(end)) && text.at(end) != '\0' {
        end += 1;
    }
    // The name of the table may be broken by a comma: `中国人民银行公布的，同期同类…` is not worth a rule.
    let stretch = Span::new(position, end);
    if text.find_any(stretch, &["贷款市场报价", "LPR", "市场报价利率"]).is_some() {
        return None;
    }
    let word =
        text.find_any(stretch, &["基准利率", "贷款利率", "存款利率", "贷款利息", "存款利息", "利率"])?;
    let named = Span::new(position, word.end);
    // `贷款利率5.0025%` states a number; `贷款利率为…` too.
    if number_at(text, word.end).is_some_and(|n| text.at(n.span.end) == '%')
        && !text.has_any(named, &["银行", "央行"])
    {
        return None;
    }
    let short =
        word.start == position || text.starts_any(position, &["同类贷款", "贷款利率", "存款利率"]).is_some();
    if short
        && text
            .rfind_any(Span::new(position.saturating_sub(12), position), &["合同", "协议", "约定"])
            .is_some()
    {
        return None;
    }
    let basis = if text.has(named, "存款") { RateBasis::PbocDeposit } else { RateBasis::PbocLoan };
    Some((basis, named))
}

/// `按合同约定的利率`, `按照《借款合同》约定的标准`, `双方约定利率`.
fn contract(text: &Text, position: usize) -> Option<(RateBasis, Span)> {
    let word = text
        .starts_any(position, &["合同", "协议", "双方", "原约定", "约定的", "条款", "承诺", "当事人约定"])?;
    // The title of the contract stands in quotation marks between 按 and 约定.
    let lead = Span::new(position.saturating_sub(45), position);
    let by = text.rfind_any(lead, &["按", "依", "根据", "遵照"])?;
    let between = Span::new(by.end, position);
    if text.has_any(between, &["，", "；", "。", "利率", "元", "按"]) {
        return None;
    }
    let mut end = position + word;
    while end < position + 30 && !['，', '；', '。', '\n', '\0'].contains(&text.at(end)) {
        end += 1;
    }
    let stretch = Span::new(position, end);
    if text.has_any(stretch, &["成立时", "签订时", "市场报价", "LPR", "起诉时"]) {
        return None;
    }
    let agreed = text.find_any(stretch, &["约定", "利率", "载明", "规定", "标准"])?;
    let noun = text.find_any(
        Span::new(agreed.start, end),
        &[
            "贷款利率",
            "罚息利率",
            "利率",
            "标准",
            "计息方式",
            "方式",
            "利息",
            "计算",
            "支付",
            "计付",
            "计收",
            "履行",
        ],
    );
    let close = match noun {
        Some(noun) if text.has_any(noun, &["利率", "标准", "方式"]) => noun.end,
        _ => agreed.end,
    };
    Some((RateBasis::Contract, Span::new(position, close)))
}

/// `四倍` right before the name of a table.
fn multiple_before(text: &Text, position: usize) -> Option<(String, usize)> {
    let floor = position.saturating_sub(24);
    let mut start = position;
    while start > floor && !STOP.contains(&text.at(start - 1)) {
        start -= 1;
    }
    let place = text.rfind_any(Span::new(start, position), &["倍"])?;
    (start..place.start).find_map(|at| {
        let number = number_at(text, at).filter(|n| n.span.end == place.start)?;
        Some((number.plain_divided(0), at))
    })
}

/// `四倍`, `1.3倍`, `上浮50%`, `下浮10%`, `的130%` at the position: the multiple and where it ends.
fn multiple_after(text: &Text, position: usize) -> Option<(String, usize)> {
    let up = text.starts_any(position, &["上浮", "加收", "加计", "上调", "加付", "增加", "提高"]);
    let down = text.starts_any(position, &["下浮", "下调"]);
    if let Some(length) = up.or(down) {
        let mut at = position + length;
        at += text.starts_any(at, &["比例为", "至", "了"]).unwrap_or(0);
        let (number, end) = percent_at(text, at)?;
        let whole = 100 * 10_i128.checked_pow(number.decimals)?;
        let digits = if up.is_some() { whole + number.digits } else { whole - number.digits };
        return Some((Number { digits, ..number }.plain_divided(2), end));
    }
    if let Some((number, end)) = percent_at(text, position) {
        return Some((number.plain_divided(2), end)).filter(|_| text.before(position) == '的');
    }
    let number = number_at(text, position)?;
    (text.at(number.span.end) == '倍').then(|| (number.plain_divided(0), number.span.end + 1))
}

/// `50%`, `百分之五十`.
fn percent_at(text: &Text, position: usize) -> Option<(Number, usize)> {
    if text.starts(position, "百分之") {
        let number = number_at(text, position + 3)?;
        return Some((number, number.span.end));
    }
    let number = number_at(text, position)?;
    (text.at(number.span.end) == '%').then_some((number, number.span.end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, rate: &str, basis: RateBasis) {
        let found = rates(&Text::new(words));
        let found: Vec<_> = found.iter().map(|r| (r.rate.as_str(), r.basis)).collect();
        assert_eq!(found, [(rate, basis)], "{words}");
    }

    #[test]
    fn rates_in_numbers_are_read_with_their_measure() {
        use RateBasis::{Day, Month, Year};
        for (words, rate, basis) in [
            ("按年利率24%计算", "24%", Year),
            ("年利率为20%", "20%", Year),
            ("按照年11.76%标准", "11.76%", Year),
            ("24%/年", "24%", Year),
            ("按年利率5．0025%", "5.0025%", Year),
            ("以月利率1.45%", "1.45%", Month),
            ("按2%的月利率", "2%", Month),
            ("按月利率20‰计算", "2%", Month),
            ("按月息2分", "2%", Month),
            ("月息1.5分", "1.5%", Month),
            ("月息2分5厘", "2.5%", Month),
            ("年息1分", "10%", Year),
            ("按日万分之五计算", "0.05%", Day),
            ("按每日万分之五点一的标准", "0.051%", Day),
            ("日千分之一", "0.1%", Day),
            ("每日按已付房款的万分之零点五", "0.005%", Day),
            ("年利率百分之六", "6%", Year),
        ] {
            check(words, rate, basis);
        }
    }

    #[test]
    fn rates_by_reference_are_read_with_their_multiple() {
        use RateBasis::{Contract, Lpr, PbocDeposit, PbocLoan};
        for (words, rate, basis) in [
            ("按全国银行间同业拆借中心公布的一年期贷款市场报价利率计算", "1", Lpr),
            ("按照一年期贷款市场报价利率的四倍计算", "4", Lpr),
            ("按四倍LPR计算", "4", Lpr),
            ("按贷款市场报价利率（LPR）的1.3倍", "1.3", Lpr),
            ("以贷款市场报价利率为基础上浮50%", "1.5", Lpr),
            ("按照中国人民银行同期同类贷款利率计算", "1", PbocLoan),
            ("按中国人民银行公布的同期同档贷款基准利率的1.3倍", "1.3", PbocLoan),
            ("按照银行同期贷款利率的四倍计算", "4", PbocLoan),
            ("按中国人民银行同期贷款利率的130%", "1.3", PbocLoan),
            ("按同期银行贷款利率计算", "1", PbocLoan),
            ("按中国人民银行同期同类存款利率四倍", "4", PbocDeposit),
            ("按合同约定的利率计算", "1", Contract),
            ("按照合同约定的贷款利率上浮50%计算", "1.5", Contract),
            ("按照《借款合同》约定的标准计算", "1", Contract),
            ("按双方借款合同所约定的利率计算", "1", Contract),
            ("按照合同约定计算", "1", Contract),
        ] {
            check(words, rate, basis);
        }
    }
}
