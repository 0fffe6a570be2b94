//! Indicators, and the cases behind their numbers.

pub(crate) mod cases;
pub(crate) mod list;

use crate::api::request::{Answers, Parameter, ParameterKind};
use app::App;
use app::indicators::Selection;
use store::read::indicators::{Level, Of};
use values::Day;

/// Where the endpoints belong in the document.
const TAG: &str = "质效指标";

const LEVELS: [(&str, &str); 4] =
    [("court", "全院"), ("team", "一个团队"), ("handler", "一名承办人"), ("cause", "一种案由")];

/// Whose cases over which days.
pub(crate) const SELECTION: [Parameter; 6] = [
    Parameter { name: "level", kind: ParameterKind::Words(&LEVELS), meaning: "统计范围，默认 court" },
    Parameter {
        name: "unit", kind: ParameterKind::Text(100), meaning: "团队代号、承办人用户名或者案由"
    },
    Parameter {
        name: "kind",
        kind: ParameterKind::Text(12),
        meaning: "案件类型代字，如 执、执恢、执保，默认全部",
    },
    Parameter {
        name: "class",
        kind: ParameterKind::Text(20),
        meaning: "案件类别代码，livelihood 为全部涉民生案件，默认全部",
    },
    Parameter { name: "from", kind: ParameterKind::Day, meaning: "首日，默认当年一月一日" },
    Parameter { name: "until", kind: ParameterKind::Day, meaning: "末日，默认当日" },
];

/// The selection that a checked query asks of a court.
pub(crate) fn selection(app: &App, asked: &Answers) -> Selection {
    let until: Day = asked.get("until").unwrap_or_else(|| app.today());
    let year_begins = Day::new(until.year(), 1, 1).expect("a year begins");
    let level = match asked.get::<String>("level").as_deref() {
        Some("team") => Level::Team,
        Some("handler") => Level::Handler,
        Some("cause") => Level::Cause,
        _ => Level::Court,
    };
    let unit = asked.get("unit").unwrap_or_default();
    Selection {
        of: Of { level, unit },
        kind: asked.get("kind").unwrap_or_default(),
        class: asked.get("class").unwrap_or_default(),
        from: asked.get("from").unwrap_or(year_begins),
        until,
    }
}
