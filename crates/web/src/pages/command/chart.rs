//! Charts drawn on the server, each beside the table of its numbers.

use std::fmt::Write as _;

/// One bar with its words.
pub(crate) struct Bar {
    /// Under the bar.
    pub(crate) label: String,
    /// Above it, as it is written; empty where there is nothing to say.
    pub(crate) written: String,
    /// How high, in any unit; none where there is no value.
    pub(crate) value: Option<i64>,
}

const WIDTH: i64 = 720;
const HEIGHT: i64 = 200;
/// Room for the words over the highest bar.
const TOP: i64 = 24;
/// Where the bars stand.
const GROUND: i64 = 172;

/// Bars side by side, from nothing upwards. The text of the labels is of our own making and needs no escape.
pub(crate) fn bars(bars: &[Bar]) -> String {
    let highest = bars.iter().filter_map(|bar| bar.value).max().unwrap_or(0).max(1);
    let count = i64::try_from(bars.len()).unwrap_or(i64::MAX).max(1);
    let (step, wide) = (WIDTH / count, WIDTH * 3 / (count * 5));
    let mut svg = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"逐月走势，数值见下表\">\
         <line class=\"base\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{GROUND}\" y2=\"{GROUND}\"/>"
    );
    for (place, bar) in (0..).zip(bars) {
        let middle = step * place + step / 2;
        if let Some(value) = bar.value {
            let share = i128::from(GROUND - TOP) * i128::from(value.max(0)) / i128::from(highest);
            let high = i64::try_from(share).unwrap_or(0);
            let (left, top) = (middle - wide / 2, GROUND - high);
            let _ = write!(
                svg,
                "<rect class=\"bar\" x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{high}\" rx=\"2\"/>\
                 <text class=\"written\" x=\"{middle}\" y=\"{}\">{}</text>",
                top - 6,
                bar.written
            );
        }
        let _ = write!(svg, "<text class=\"label\" x=\"{middle}\" y=\"{}\">{}</text>", HEIGHT - 9, bar.label);
    }
    svg.push_str("</svg>");
    svg
}

/// One lying bar, as long as its share of the highest value; the number stands beside it in the page.
pub(crate) fn level(value: i64, highest: i64) -> String {
    let share = i128::from(value.max(0)) * 1_000 / i128::from(highest.max(1));
    format!(
        "<svg class=\"level\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect class=\"bar\" width=\"{share}\" height=\"10\"/></svg>"
    )
}

/// Two values side by side under one label.
pub(crate) struct Pair {
    /// Under the bars.
    pub(crate) label: String,
    /// The values, in the order of the names.
    pub(crate) values: [i64; 2],
}

/// The height of pairs, and where they begin and stand: room for words that are read from afar.
const PAIRS_HEIGHT: i64 = 260;
const PAIRS_TOP: i64 = 62;
const PAIRS_GROUND: i64 = 222;

/// Pairs of bars, each with its number above it and the names of the two beside them; the text is of our own making.
pub(crate) fn pairs(pairs: &[Pair], names: [&str; 2]) -> String {
    let highest = pairs.iter().flat_map(|pair| pair.values).max().unwrap_or(0).max(1);
    let count = i64::try_from(pairs.len()).unwrap_or(i64::MAX).max(1);
    let (step, wide) = (WIDTH / count, WIDTH * 2 / (count * 5));
    let mut svg = format!(
        "<svg class=\"chart pairs\" viewBox=\"0 0 {WIDTH} {PAIRS_HEIGHT}\" role=\"img\" aria-label=\"{}、{}\">\
         <text class=\"name first\" x=\"{}\" y=\"24\">■ {}</text><text class=\"name second\" x=\"{WIDTH}\" y=\"24\">■ {}</text>\
         <line class=\"base\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{PAIRS_GROUND}\" y2=\"{PAIRS_GROUND}\"/>",
        names[0],
        names[1],
        WIDTH - 110,
        names[0],
        names[1],
    );
    for (place, pair) in (0..).zip(pairs) {
        let middle = step * place + step / 2;
        for ((value, left), class) in
            pair.values.into_iter().zip([middle - wide, middle]).zip(["bar first", "bar second"])
        {
            let share = i128::from(PAIRS_GROUND - PAIRS_TOP) * i128::from(value.max(0)) / i128::from(highest);
            let high = i64::try_from(share).unwrap_or(0);
            let top = PAIRS_GROUND - high;
            let _ = write!(
                svg,
                "<rect class=\"{class}\" x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{high}\"/>\
                 <text class=\"written\" x=\"{}\" y=\"{}\">{value}</text>",
                left + wide / 2,
                top - 7,
            );
        }
        let _ = write!(
            svg,
            "<text class=\"label\" x=\"{middle}\" y=\"{}\">{}</text>",
            PAIRS_HEIGHT - 6,
            pair.label
        );
    }
    svg.push_str("</svg>");
    svg
}

/// Two numbers under one label, each with the span in which it lies.
pub(crate) struct SpanPair {
    /// Under the bars; empty where the label is left out.
    pub(crate) label: String,
    /// Low, middle and high of each, in the order of the names.
    pub(crate) values: [[i64; 3]; 2],
}

/// Pairs of bars up to the middle, each with a line from the low to the high; the text is of our own making.
pub(crate) fn spans(pairs: &[SpanPair], names: [&str; 2]) -> String {
    let highest =
        pairs.iter().flat_map(|pair| pair.values).map(|[_, _, high]| high).max().unwrap_or(0).max(1);
    let count = i64::try_from(pairs.len()).unwrap_or(i64::MAX).max(1);
    let (step, wide) = (WIDTH / count, (WIDTH * 3 / (count * 10)).min(30));
    let height = |value: i64| {
        let share = i128::from(PAIRS_GROUND - PAIRS_TOP) * i128::from(value.max(0)) / i128::from(highest);
        PAIRS_GROUND - i64::try_from(share).unwrap_or(0)
    };
    let mut svg = format!(
        "<svg class=\"chart spans\" viewBox=\"0 0 {WIDTH} {PAIRS_HEIGHT}\" role=\"img\" aria-label=\"{}、{}，数值见下表\">\
         <text class=\"name first\" x=\"{}\" y=\"24\">■ {}</text><text class=\"name second\" x=\"{WIDTH}\" y=\"24\">■ {}</text>\
         <line class=\"base\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{PAIRS_GROUND}\" y2=\"{PAIRS_GROUND}\"/>",
        names[0],
        names[1],
        WIDTH - 80,
        names[0],
        names[1],
    );
    for (place, pair) in (0..).zip(pairs) {
        let middle = step * place + step / 2;
        let both = pair.values.into_iter().zip([middle - wide - 1, middle + 1]).zip(["first", "second"]);
        for (([low, value, high], left), class) in both {
            let (top, centre) = (height(value), left + wide / 2);
            let _ = write!(
                svg,
                "<rect class=\"bar {class}\" x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{}\"/>\
                 <line class=\"reach\" x1=\"{centre}\" x2=\"{centre}\" y1=\"{}\" y2=\"{}\"/>",
                PAIRS_GROUND - top,
                height(high),
                height(low),
            );
            if count <= 14 {
                let _ = write!(
                    svg,
                    "<text class=\"written\" x=\"{centre}\" y=\"{}\">{value}</text>",
                    height(high) - 6
                );
            }
        }
        let _ = write!(
            svg,
            "<text class=\"label\" x=\"{middle}\" y=\"{}\">{}</text>",
            PAIRS_GROUND + 22,
            pair.label
        );
    }
    svg.push_str("</svg>");
    svg
}
