//! Property and control of a case: what was asked and answered, what was found, what is held.

pub(crate) mod assets;
pub(crate) mod checks;
pub(crate) mod inquiries;
pub(crate) mod measures;
pub(crate) mod show;

use app::cases::open::CaseView;
use assets::{AssetLine, assets};
use checks::Checks;
use docket::directory::Directory;
use inquiries::{Inquiries, TraceLine, traces};
use measures::{MeasureLine, measures};
use values::Fen;

/// Lines that stand open; what is beyond them is folded.
const OPEN_LINES: usize = 8;

/// Property and control of a case.
pub(crate) struct Property {
    pub(crate) checks: Checks,
    pub(crate) inquiries: Inquiries,
    pub(crate) traces: Vec<TraceLine>,
    pub(crate) assets: Folded<AssetLine>,
    /// Measures that hold, wait or are ordered.
    pub(crate) measures: Folded<MeasureLine>,
    /// Measures that have ended.
    pub(crate) ended: Vec<MeasureLine>,
    pub(crate) held: String,
    /// What was ordered and may yet be confirmed; empty where nothing was.
    pub(crate) ordered: String,
    pub(crate) limit: String,
    /// How much more may be held, or by how much the limit is passed.
    pub(crate) room: String,
    pub(crate) is_over: bool,
    pub(crate) forecast_months: u32,
}

/// Lines of which the first stand open.
pub(crate) struct Folded<T> {
    pub(crate) open: Vec<T>,
    pub(crate) folded: Vec<T>,
}

impl<T> Folded<T> {
    /// The first lines open, the others folded; a single line is not worth a fold.
    pub(crate) fn new(mut lines: Vec<T>) -> Folded<T> {
        let open = if lines.len() <= OPEN_LINES + 1 { lines.len() } else { OPEN_LINES };
        let folded = lines.split_off(open);
        Folded { open: lines, folded }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.open.len() + self.folded.len()
    }
}

impl Property {
    pub(crate) fn new(view: &CaseView, directory: &Directory, forecast_months: u32) -> Property {
        let (case, today) = (&view.case, view.today);
        let (ended, running): (Vec<MeasureLine>, Vec<MeasureLine>) =
            measures(case, today).into_iter().partition(|line| line.has_ended);
        let (held, committed) = (case.held(today), case.committed(today));
        let room = case.room(today, forecast_months);
        let ordered = committed - held;
        Property {
            checks: Checks::new(view, directory),
            inquiries: Inquiries::new(case, today),
            traces: traces(case, None),
            assets: Folded::new(assets(case, today)),
            measures: Folded::new(running),
            ended,
            held: held.to_string(),
            ordered: if ordered.is_positive() { ordered.to_string() } else { String::new() },
            limit: case.control_limit(today, forecast_months).to_string(),
            room: if room < Fen::ZERO { -room } else { room }.to_string(),
            is_over: room < Fen::ZERO,
            forecast_months,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_line_is_not_folded_away() {
        for (lines, open, folded) in [(0, 0, 0), (8, 8, 0), (9, 9, 0), (10, 8, 2)] {
            let lines = Folded::new((0..lines).collect::<Vec<_>>());
            assert_eq!((lines.open.len(), lines.folded.len()), (open, folded));
            assert_eq!(lines.count(), open + folded);
        }
    }
}
