//! Charts drawn on the server, each beside the table of its numbers.

use std::fmt::Write as _;

/// One bar with its words.
pub(crate) struct Bar {
    /// Under the bar.
    pub(crate) label: String,
    /// Above it, as it is written; empty where there is nothing to say.
    pub(crate) written: String,
    /// How high, in any unit; none where there is no value.
    pub(crate) value: Option<f64>,
}

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 200.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 28.0;

/// Bars side by side, from nothing upwards. The text of the labels is of our own making and needs no escape.
pub(crate) fn bars(bars: &[Bar]) -> String {
    let highest = bars.iter().filter_map(|bar| bar.value).fold(0.0, f64::max);
    let step = WIDTH / bars.len().max(1) as f64;
    let mut svg = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"逐月走势，数值见下表\">\
         <line class=\"base\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{0}\" y2=\"{0}\"/>",
        HEIGHT - BOTTOM
    );
    for (place, bar) in bars.iter().enumerate() {
        let middle = step * (place as f64 + 0.5);
        if let Some(value) = bar.value {
            let share = if highest > 0.0 { (value / highest).max(0.0) } else { 0.0 };
            let high = (HEIGHT - TOP - BOTTOM) * share;
            let top = HEIGHT - BOTTOM - high;
            let _ = write!(
                svg,
                "<rect class=\"bar\" x=\"{:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{high:.1}\" rx=\"2\"/>\
                 <text class=\"written\" x=\"{middle:.1}\" y=\"{:.1}\">{}</text>",
                middle - step * 0.3,
                step * 0.6,
                top - 6.0,
                bar.written
            );
        }
        let _ = write!(
            svg,
            "<text class=\"label\" x=\"{middle:.1}\" y=\"{:.1}\">{}</text>",
            HEIGHT - 9.0,
            bar.label
        );
    }
    svg.push_str("</svg>");
    svg
}
