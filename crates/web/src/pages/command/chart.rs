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
